// Pieces: words as the vocabulary of the deep model has them, equal to the training program.
#include <cmath>

#include "base/json.h"
#include "doctest/doctest.h"
#include "ml/text/word_pieces.h"
#include "unit/text_fixture.h"

using namespace cairn;
using namespace cairn::ml::text;

namespace {

WordPieces small() {
  auto read = WordPieces::read("[UNK]\n[CLS]\n[SEP]\nso\ncool\n##s\nun\n##able\n##a\n##b\na\nb\n");
  REQUIRE(read.ok());
  return std::move(read).value();
}

}  // namespace

TEST_CASE("pieces: words and pieces of the shipped vocabulary are those of the training program") {
  const Result<Json> golden = parse_json(testing::read_model_file("deep/golden.json"), 1u << 20);
  REQUIRE(golden.ok());
  const auto pieces = WordPieces::read(testing::read_model_file("deep/vocabulary.txt"));
  REQUIRE(pieces.ok());
  const Json* texts = get_array(golden.value(), "texts");
  REQUIRE(texts != nullptr);
  CHECK(texts->size() >= 40);
  for (const Json& row : *texts) {
    const std::string text = get_string(row, "text").value();
    CAPTURE(text);
    const std::vector<Word> words = words_of(text);
    Json letters = Json::array();
    for (const Word& word : words) letters.push_back(word.letters);
    CHECK(to_text(letters) == to_text(row["words"]));
    CHECK(to_text(Json(pieces.value().of_words(words, 256).ids)) == to_text(row["ids"]));
  }
}

TEST_CASE("pieces: the longest first, from the left; what does not fit is unknown") {
  const WordPieces pieces = small();
  CHECK(pieces.of_word("unable") == std::vector<std::int32_t>{6, 7});
  CHECK(pieces.of_word("abab") == std::vector<std::int32_t>{10, 9, 8, 9});
  CHECK(pieces.of_word("unx") == std::vector<std::int32_t>{0});
  CHECK(pieces.of_word(std::string(61, 'a')) == std::vector<std::int32_t>{10});  // drawn out: one letter
}

TEST_CASE("pieces: a drawn-out word is the one that the vocabulary has") {
  const WordPieces pieces = small();
  CHECK(pieces.of_word("sooo") == pieces.of_word("so"));
  CHECK(pieces.of_word("coool") == pieces.of_word("cool"));
}

TEST_CASE("pieces: what is too long keeps its start and its end") {
  const WordPieces pieces = small();
  const std::vector<Word> words = words_of("so a b a b cool");
  const Pieces whole = pieces.of_words(words, 8);
  CHECK_FALSE(whole.shortened);
  CHECK(whole.ids == std::vector<std::int32_t>{1, 3, 10, 11, 10, 11, 4, 2});
  CHECK(whole.words == std::vector<std::int32_t>{-1, 0, 1, 2, 3, 4, 5, -1});
  const Pieces cut = pieces.of_words(words, 5);
  CHECK(cut.shortened);
  CHECK(cut.ids == std::vector<std::int32_t>{1, 3, 10, 4, 2});
  CHECK(cut.words == std::vector<std::int32_t>{-1, 0, 1, 5, -1});
  CHECK(pieces.of_words({}, 256).ids == std::vector<std::int32_t>{1, 2});
}

TEST_CASE("pieces: a vocabulary that cannot be read says where") {
  CHECK(WordPieces::read("[UNK]\n[CLS]\n").error().where == "[SEP]");
  CHECK(WordPieces::read("[UNK]\n\n[CLS]\n[SEP]\n").error().where == "line 2");
  CHECK(WordPieces::read("[UNK]\na\na\n").error().where == "line 3");
  CHECK(WordPieces::read("[UNK]\n\xFF\n").error().where == "line 2");
  CHECK(WordPieces::read("").error().where == "[UNK]");
}
