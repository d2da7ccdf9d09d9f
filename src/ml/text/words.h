#pragma once
// The words of a text as the deep model reads them, equal to models/deep/train/text.py: a run of letters without case
// and marks, one punctuation mark, one CJK character, a mention, a link, or a feeling (feelings.h). HTML entities and
// line breaks are read as what they stand for; hashtags are cut into their words; of a letter in a row at most three
// stay (word_pieces.h looks further), of a mark in a row three. Knows no vocabulary.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::ml::text {

struct Word {
  std::string letters;    // "[user]" for a mention, "[link]" for a link, "[joy]"... for a feeling
  std::size_t begin = 0;  // bytes of the text it stands for
  std::size_t end = 0;
};

// Any bytes will do: ill-formed UTF-8 is dropped.
std::vector<Word> words_of(std::string_view text);

// At most so many of the same letter in a row.
std::string squeezed(std::string_view letters, std::size_t most);

}  // namespace cairn::ml::text
