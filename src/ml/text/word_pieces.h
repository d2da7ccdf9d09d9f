#pragma once
// WordPiece (M. Schuster and K. Nakajima, "Japanese and Korean voice search", 2012; as in J. Devlin et al., "BERT",
// 2019, without its lower-casing, which words.h does): every word as the longest pieces of a vocabulary, from the left.
// Equal to models/deep/train/text.py.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "ml/text/words.h"

namespace cairn::ml::text {

inline constexpr std::size_t kLongestWord = 60;  // code points; a longer one is unknown

// A text as the model reads it: [CLS], the pieces, [SEP].
struct Pieces {
  std::vector<std::int32_t> ids;
  std::vector<std::int32_t> words;  // for each id the word it is of; -1 for [CLS] and [SEP]
  bool shortened = false;           // the middle was left out
};

class WordPieces {
 public:
  // One piece a line; those that go on a word begin with "##". Needs [UNK], [CLS] and [SEP].
  static Result<WordPieces> read(std::string_view vocabulary);

  // The ids of one word.
  std::vector<std::int32_t> of_word(const std::string& letters) const;
  // At most `most` ids (at least 3); what is too long keeps its start and its end, half each, as reviews say what they
  // think there.
  Pieces of_words(const std::vector<Word>& words, std::size_t most) const;

  std::size_t size() const { return ids_.size(); }

 private:
  const std::int32_t* find(const std::string& piece) const;

  std::unordered_map<std::string, std::int32_t> ids_;
  std::int32_t unknown_ = 0, first_ = 0, last_ = 0;
};

}  // namespace cairn::ml::text
