// Words: what the deep model reads of a text, and where it stands.
#include "base/random.h"
#include "base/text.h"
#include "doctest/doctest.h"
#include "ml/text/words.h"

using namespace cairn;
using namespace cairn::ml::text;

namespace {

std::string joined(std::string_view text) {
  std::string out;
  for (const Word& word : words_of(text)) out += (out.empty() ? "" : " ") + word.letters;
  return out;
}

}  // namespace

TEST_CASE("words: letters without case and marks, marks one by one") {
  CHECK(joined("I don't like it.") == "i don ' t like it .");
  CHECK(joined("CAFÉ naïve Æsop Đ") == "cafe naive æsop đ");
  CHECK(joined("映画 ok") == "映 画 ok");
  CHECK(joined("") == "");
  CHECK(joined(" \t\n") == "");
}

TEST_CASE("words: a feeling is a word, whoever expresses it") {
  CHECK(joined("great 😍") == "great [love]");
  CHECK(joined("great❤️") == "great [love]");
  CHECK(joined("thanks:(") == "thanks [sad]");
  CHECK(joined("so happy :) <3") == "so happy [joy] [love]");
  CHECK(joined("xd fixd") == "[laugh] fixd");
  CHECK(joined("👍🏽") == "[good]");  // the tone of the skin says nothing
}

TEST_CASE("words: mentions, links and hashtags") {
  CHECK(joined("@user thanks, see https://example.org/a?b:) now") == "[user] thanks , see [link] now");
  CHECK(joined("mail me@example.org") == "mail me @ example . org");
  CHECK(joined("#NotAmused2day #first_world #HTMLPage") == "# not amused 2 day # first world # html page");
}

TEST_CASE("words: of the same in a row three stay") {
  CHECK(joined("sooooo") == "sooo");
  CHECK(joined("no!!!!!!") == "no ! ! !");
  CHECK(joined("😂😂😂😂😂") == "[laugh] [laugh] [laugh]");
  const std::vector<Word> words = words_of("no!!!!!!");
  CHECK(words.back().end == 8);  // the last mark stands for those that were left out
}

TEST_CASE("words: entities and line breaks are read as what they stand for") {
  CHECK(joined("fish &amp; chips<br />good") == "fish & chips good");
  CHECK(joined("&amp;lt;") == "& lt ;");
}

TEST_CASE("words: each stands where the text has it") {
  const std::string text = "Très bon &amp; “cheap” 😍 #NotBad @you";
  for (const Word& word : words_of(text)) {
    REQUIRE(word.begin < word.end);
    REQUIRE(word.end <= text.size());
  }
  const std::vector<Word> words = words_of(text);
  CHECK(text.substr(words[0].begin, words[0].end - words[0].begin) == "Très");
  CHECK(text.substr(words[2].begin, words[2].end - words[2].begin) == "&amp;");
  CHECK(text.substr(words.back().begin, words.back().end - words.back().begin) == "@you");
}

TEST_CASE("words: any bytes will do, and the places stay in order") {
  Random random(11);
  const std::string_view alphabet = "aZ9 \t#@_:)(<3&;!.\xF0\x9F\x98\x82\xE2\x80\xA6\xC3\xA9\xFF\x80";
  for (int round = 0; round < 2000; round++) {
    std::string text;
    const std::size_t size = random.index(40);
    for (std::size_t i = 0; i < size; i++) text += alphabet[random.index(alphabet.size())];
    CAPTURE(text);
    std::size_t before = 0;
    for (const Word& word : words_of(text)) {
      CHECK(!word.letters.empty());
      CHECK(is_valid_utf8(word.letters));
      CHECK(word.begin >= before);
      CHECK(word.end > word.begin);
      before = word.begin;
    }
  }
}

TEST_CASE("words: squeezed keeps what is not in a row") {
  CHECK(squeezed("aaabbbab", 2) == "aabbab");
  CHECK(squeezed("ééé", 1) == "é");
  CHECK(squeezed("", 3).empty());
}
