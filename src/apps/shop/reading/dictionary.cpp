#include "apps/shop/reading/dictionary.h"

#include <cstring>

#include "base/text_hash.h"

namespace cairn::shop::reading {
namespace {

constexpr std::size_t kFirstPlaces = 64;

std::uint64_t pair_hash(std::uint32_t first, std::uint32_t second) {
  return mixed_bits((std::uint64_t{first} << 32) + second + 0x9E3779B97F4A7C15u);
}

bool is_full(std::size_t used, std::size_t places) { return used * 2 >= places; }

}  // namespace

std::uint32_t Dictionary::number_of(std::string_view name) {
  if (is_full(names_.size(), places_.size())) grow();
  const auto hash = static_cast<std::uint32_t>(hash_of(name));
  const std::size_t mask = places_.size() - 1;
  std::size_t at = hash & mask;
  for (; places_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t number = places_[at] - 1;
    if (hashes_[number] == hash && names_[number] == name) return number;
  }
  names_.emplace_back(name);
  hashes_.push_back(hash);
  places_[at] = static_cast<std::uint32_t>(names_.size());
  return places_[at] - 1;
}

void Dictionary::grow() {
  places_.assign(places_.empty() ? kFirstPlaces : places_.size() * 2, 0);
  const std::size_t mask = places_.size() - 1;
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    std::size_t at = hashes_[i] & mask;
    while (places_[at] != 0) at = (at + 1) & mask;
    places_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

void PairCounts::add(std::uint32_t first, std::uint32_t second) {
  if (is_full(entries_.size(), places_.size())) grow();
  const std::size_t mask = places_.size() - 1;
  std::size_t at = static_cast<std::size_t>(pair_hash(first, second)) & mask;
  for (; places_[at] != 0; at = (at + 1) & mask) {
    Entry& entry = entries_[places_[at] - 1];
    if (entry.first != first || entry.second != second) continue;
    ++entry.count;
    return;
  }
  entries_.push_back({first, second, 1});
  places_[at] = static_cast<std::uint32_t>(entries_.size());
}

void PairCounts::grow() {
  places_.assign(places_.empty() ? kFirstPlaces : places_.size() * 2, 0);
  const std::size_t mask = places_.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t at = static_cast<std::size_t>(pair_hash(entries_[i].first, entries_[i].second)) & mask;
    while (places_[at] != 0) at = (at + 1) & mask;
    places_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

bool SeenHashes::add(std::uint64_t hash) {
  if (is_full(size_, places_.size())) grow();
  if (hash == 0) hash = 1;
  const std::size_t mask = places_.size() - 1;
  std::size_t at = static_cast<std::size_t>(hash) & mask;
  for (; places_[at] != 0; at = (at + 1) & mask)
    if (places_[at] == hash) return false;
  places_[at] = hash;
  ++size_;
  return true;
}

void SeenHashes::grow() {
  const std::vector<std::uint64_t> before = std::move(places_);
  places_.assign(before.empty() ? kFirstPlaces : before.size() * 2, 0);
  const std::size_t mask = places_.size() - 1;
  for (const std::uint64_t hash : before) {
    if (hash == 0) continue;
    std::size_t at = static_cast<std::size_t>(hash) & mask;
    while (places_[at] != 0) at = (at + 1) & mask;
    places_[at] = hash;
  }
}

}  // namespace cairn::shop::reading
