#include "apps/plants/exchange/names.h"

#include <algorithm>

#include "base/fold.h"
#include "base/text.h"

namespace cairn::plants::exchange {
namespace {

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.emplace_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// Folded; the sign of a hybrid, which many write as the letter x, is left out.
std::string key_of(std::string_view name) {
  std::vector<std::string> words = words_of(fold(name));
  for (std::size_t i = 1; i + 1 < words.size();)
    if (words[i] == "x")
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    else
      ++i;
  return joined(words);
}

std::string in_order(std::string_view key) {
  std::vector<std::string> words = words_of(key);
  std::sort(words.begin(), words.end());
  return joined(words);
}

template <class Pages>
void add(Pages& pages, const std::string& key, int id) {
  std::vector<int>& ids = pages[key];
  if (ids.empty() || ids.back() != id) ids.push_back(id);
}

bool starts_author(std::string_view rest) {
  const auto first = static_cast<unsigned char>(rest[0]);
  return first == '(' || (first >= 'A' && first <= 'Z') || first >= 0xC3;
}

}  // namespace

SpeciesNames::SpeciesNames(const std::vector<Species>& species) {
  for (const Species& s : species) {
    std::vector<std::string> names{s.common, s.latin};
    names.insert(names.end(), s.synonyms.begin(), s.synonyms.end());
    names.insert(names.end(), s.also.begin(), s.also.end());
    for (const std::string& name : names) {
      const std::string key = key_of(name);
      if (key.empty()) continue;
      add(by_name_, key, s.id);
      add(by_words_, in_order(key), s.id);
    }
    for (const std::string& also : s.also) add(by_words_, in_order(key_of(s.latin + " " + also)), s.id);
    common_.emplace(fold(s.common), s.id);
    std::vector<std::string> latin{s.latin};
    latin.insert(latin.end(), s.synonyms.begin(), s.synonyms.end());
    for (const std::string& name : latin) {
      const std::string key = key_of(name);
      const bool one_word = key.find(' ') == std::string::npos;
      if (!key.empty() && one_word == (s.rank == "genus" || s.rank == "family")) add(latin_, key, s.id);
    }
  }
}

NameFound SpeciesNames::find(std::string_view name) const {
  const std::string key = key_of(name);
  if (key.empty()) return {};
  if (const auto found = by_name_.find(key); found != by_name_.end()) return {found->second, false};
  if (const auto found = by_words_.find(in_order(key)); found != by_words_.end()) return {found->second, false};
  return find_longer(name);
}

// The longest start of the name that is a Latin one.
NameFound SpeciesNames::find_longer(std::string_view name) const {
  name = trim(name);
  NameFound best;
  for (std::size_t at = name.find(' '); at != std::string_view::npos; at = name.find(' ', at + 1)) {
    const std::string_view rest = trim(name.substr(at));
    const auto found = latin_.find(key_of(name.substr(0, at)));
    if (found != latin_.end() && !rest.empty()) best = {found->second, !starts_author(rest)};
  }
  return best;
}

int SpeciesNames::with_common(std::string_view common) const {
  const auto found = common_.find(fold(common));
  return found == common_.end() ? 0 : found->second;
}

}  // namespace cairn::plants::exchange
