#include "apps/finance/filing/entry_words.h"

#include <algorithm>

#include "base/fold.h"

namespace cairn::finance::filing {
namespace {

constexpr std::size_t kLeastCut = 4, kLeastWord = 2;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void add_words(std::string_view text, std::vector<std::string>& words) {
  const std::string folded = fold(text);  // words between single spaces
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    std::string word = folded.substr(begin, end - begin);
    begin = end + 1;
    if (word.size() < kLeastWord || std::any_of(word.begin(), word.end(), is_digit)) continue;
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
  }
}

}  // namespace

std::vector<std::string> entry_words(std::string_view payee, std::string_view memo) {
  std::vector<std::string> words;
  add_words(payee, words);
  add_words(memo, words);
  return words;
}

bool one_cut(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return a.size() >= kLeastCut && b.substr(0, a.size()) == a;
}

}  // namespace cairn::finance::filing
