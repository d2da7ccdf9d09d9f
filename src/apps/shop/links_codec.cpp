#include "apps/shop/links_codec.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "base/base64.h"
#include "base/checksum.h"
#include "base/packed.h"

namespace cairn::shop {
namespace {

constexpr std::int64_t kVersion = 1;  // of how it is learned; counted up when that changes
constexpr std::size_t kBlobBytes = 180'000;
constexpr std::size_t kMostItems = 16'000'000;

template <class Real>
void put_real(std::string& bytes, Real value) {
  std::array<char, sizeof(Real)> raw{};
  std::memcpy(raw.data(), &value, sizeof value);
  bytes.append(raw.data(), raw.size());
}

template <class Real>
bool take_real(std::string_view& bytes, Real& value) {
  if (bytes.size() < sizeof value) return false;
  std::memcpy(&value, bytes.data(), sizeof value);
  bytes.remove_prefix(sizeof value);
  return std::isfinite(static_cast<double>(value));
}

constexpr std::array<double factors::BlendWeights::*, 5> kWeights{
    &factors::BlendWeights::personal, &factors::BlendWeights::similar, &factors::BlendWeights::fortnight,
    &factors::BlendWeights::week, &factors::BlendWeights::discovered};
constexpr std::array<factors::Purpose, 2> kPurposes{factors::Purpose::kAll, factors::Purpose::kNew};

std::string number_of(std::size_t at) {
  std::string digits = std::to_string(at);
  digits.insert(0, 5 - std::min<std::size_t>(5, digits.size()), '0');
  return digits;
}

}  // namespace

std::uint32_t fingerprint(const factors::Sales& sales) {
  std::string head;
  put_number(head, kVersion);
  put_number(head, static_cast<std::int64_t>(sales.customers));
  put_number(head, static_cast<std::int64_t>(sales.items));
  std::uint32_t sum = crc32c(head);
  std::string bytes;
  for (const factors::Sale& sale : sales.all) {
    put_number(bytes, sale.customer);
    put_number(bytes, sale.item);
    put_number(bytes, sale.minute);
    if (bytes.size() < kBlobBytes) continue;
    sum = crc32c(bytes, sum);
    bytes.clear();
  }
  return crc32c(bytes, sum);
}

std::vector<Blob> encode_learned(const factors::Blend& blend, std::uint32_t fingerprint) {
  std::string bytes;
  put_number(bytes, kVersion);
  put_number(bytes, fingerprint);
  put_real(bytes, blend.half_life_days());
  for (const factors::Purpose purpose : kPurposes)
    for (const auto weight : kWeights) put_real(bytes, blend.weights(purpose).*weight);
  const factors::ItemLinks& links = blend.links();
  put_number(bytes, static_cast<std::int64_t>(links.items()));
  for (std::uint32_t item = 0; item < links.items(); ++item) {
    const auto from = links.from(item);
    put_number(bytes, static_cast<std::int64_t>(from.size()));
    std::int64_t before = 0;
    for (const factors::Link& link : from) {
      put_number(bytes, link.item - before);
      put_real(bytes, link.weight);
      before = link.item;
    }
  }
  const std::uint32_t sum = crc32c(bytes);
  put_real(bytes, sum);
  std::vector<Blob> blobs;
  for (std::size_t at = 0; at < bytes.size(); at += kBlobBytes)
    blobs.push_back({std::string(kLearnedPrefix) + number_of(blobs.size()),
                     to_base64(std::string_view(bytes).substr(at, kBlobBytes))});
  return blobs;
}

std::unique_ptr<factors::Blend> decode_learned(const std::vector<Blob>& blobs, std::uint32_t fingerprint,
                                               const factors::Demand& demand) {
  std::string all;
  for (const Blob& blob : blobs) {
    const std::optional<std::string> part = from_base64(blob.text);
    if (!part) return {};
    all += *part;
  }
  if (all.size() < sizeof(std::uint32_t)) return {};
  std::uint32_t sum = 0;
  std::string_view end = std::string_view(all).substr(all.size() - sizeof sum);
  if (!take_real(end, sum)) return {};
  all.resize(all.size() - sizeof sum);
  if (crc32c(all) != sum) return {};
  std::string_view bytes = all;
  if (take_number(bytes) != kVersion || take_number(bytes) != std::int64_t{fingerprint}) return {};
  double half_life = 0;
  if (!take_real(bytes, half_life)) return {};
  std::array<factors::BlendWeights, kPurposes.size()> weights;
  for (factors::BlendWeights& of : weights)
    for (const auto weight : kWeights)
      if (!take_real(bytes, of.*weight)) return {};
  const std::optional<std::int64_t> items = take_number(bytes);
  if (!items || *items < 0 || static_cast<std::size_t>(*items) != demand.ever.size() ||
      static_cast<std::size_t>(*items) > kMostItems)
    return {};
  std::vector<std::vector<factors::Link>> to(static_cast<std::size_t>(*items));
  for (std::uint32_t item = 0; item < to.size(); ++item) {
    const std::optional<std::int64_t> count = take_number(bytes);
    if (!count || *count < 0 || *count > *items) return {};
    std::int64_t other = 0;
    for (std::int64_t i = 0; i < *count; ++i) {
      const std::optional<std::int64_t> step = take_number(bytes);
      float weight = 0;
      if (!step || *step < 0 || *step > *items || !take_real(bytes, weight)) return {};
      other += *step;
      if (other >= *items) return {};
      to[static_cast<std::size_t>(other)].push_back({item, weight});
    }
  }
  if (!bytes.empty()) return {};
  auto blend = std::make_unique<factors::Blend>(factors::ItemLinks(to), demand, half_life);
  for (std::size_t i = 0; i < kPurposes.size(); ++i) blend->set_weights(kPurposes[i], weights[i]);
  return blend;
}

}  // namespace cairn::shop
