#pragma once
// Words and marks of a text, as the fast model counts them. The rules are those of models/fast/train/tokens.py, which
// made the model; models/fast/golden.json holds the two to each other. In short: words are lower case without marks on
// letters, "don't" is "do" and "n't" as in the Penn Treebank, three equal letters or more are two, numbers of three
// digits or more are "000", links are "http", mentions "@user", cashtags "$cash"; smileys, emoji and punctuation count,
// tags and the rest part words. Knows no language's words but the clitics of English.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::ml::text {

struct Token {
  std::size_t begin = 0, end = 0;  // bytes of the text that it stands for
  std::size_t at = 0, size = 0;    // its letters, within Tokens::letters
};

struct Tokens {
  std::vector<Token> list;
  std::string letters;  // of all tokens, one after the other

  std::string_view word(std::size_t index) const {
    return std::string_view(letters).substr(list[index].at, list[index].size);
  }
};

// Replaces what `tokens` held, keeping its memory. Any bytes will do: ill-formed UTF-8 parts words.
void tokenise(std::string_view text, Tokens& tokens);

}  // namespace cairn::ml::text
