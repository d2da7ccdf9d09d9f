#include "apps/plants/hidden_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/fold.h"
#include "base/text.h"

namespace cairn::plants {
namespace {

// Last words of names that are no kinds of plants, and that texts need.
constexpr std::array<std::string_view, 7> kNoKinds{"flower", "bells", "mist", "paradise", "quill", "balm", "apple"};

struct Word {
  std::string stem;
  std::size_t start = 0, end = 0;  // in the text
};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

// The same for one and for many: daisy and daisies, rose and roses, gladiolus and gladioli.
std::string stem_of(std::string word) {
  constexpr std::size_t kLong = 7;
  if (ends_with(word, "ies")) {
    word.replace(word.size() - 3, 3, "y");
  } else if (word.size() >= kLong && ends_with(word, "us")) {
    word.resize(word.size() - 2);
  } else if (word.size() >= kLong && ends_with(word, "i")) {
    word.pop_back();
  } else if (ends_with(word, "s") && !ends_with(word, "ss")) {
    word.pop_back();
  }
  return word;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = next_code_point(text, at);
    const std::string letter = fold(text.substr(at, point.size));
    if (letter.empty() || letter == "+" || letter == "#") {
      in_word = false;
    } else {
      if (!in_word) words.push_back({{}, at, at});
      words.back().end = at + point.size;
      in_word = true;
    }
    at += point.size;
  }
  for (Word& word : words) word.stem = stem_of(fold(text.substr(word.start, word.end - word.start)));
  return words;
}

using Name = std::vector<std::string>;  // stems

void add_name(std::vector<Name>& names, std::string_view text) {
  Name name;
  for (Word& word : words_of(text)) name.push_back(std::move(word.stem));
  if (!name.empty()) names.push_back(std::move(name));
}

// Longest first.
std::vector<Name> names_of(const Species& page, Hide what) {
  std::vector<Name> names;
  for (const std::string* name : {&page.common, &page.latin}) add_name(names, *name);
  for (const auto* list : {&page.also, &page.synonyms})
    for (const std::string& name : *list) add_name(names, name);
  add_name(names, std::string_view(page.latin).substr(0, page.latin.find(' ')));
  if (what == Hide::kNamesAndKind) {
    const std::string_view kind = std::string_view(page.common).substr(page.common.rfind(' ') + 1);
    if (std::find(kNoKinds.begin(), kNoKinds.end(), kind) == kNoKinds.end()) add_name(names, kind);
  }
  std::stable_sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.size() > b.size(); });
  return names;
}

// How many words the longest name takes that begins there.
std::size_t taken_by_name(const std::vector<Name>& names, const std::vector<Word>& words, std::size_t at) {
  for (const Name& name : names) {
    if (name.size() > words.size() - at) continue;
    const bool same = std::equal(name.begin(), name.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                                 [](const std::string& stem, const Word& word) { return stem == word.stem; });
    if (same) return name.size();
  }
  return 0;
}

}  // namespace

std::string with_names_hidden(std::string_view text, const Species& page, Hide what, std::string_view instead) {
  const std::vector<Name> names = names_of(page, what);
  const std::vector<Word> words = words_of(text);
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t taken = taken_by_name(names, words, at);
    if (taken == 0) {
      ++at;
      continue;
    }
    out += text.substr(copied, words[at].start - copied);
    out += instead;
    copied = words[at + taken - 1].end;
    at += taken;
  }
  return out + std::string(text.substr(copied));
}

}  // namespace cairn::plants
