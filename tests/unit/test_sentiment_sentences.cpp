// Sentences: where a text is cut, and that nothing but white space and line breaks is lost.
#include <string>

#include "apps/sentiment/sentences.h"
#include "base/random.h"
#include "doctest/doctest.h"

using namespace cairn;
using namespace cairn::sentiment;

namespace {

std::vector<std::string> cut(std::string_view text) {
  std::vector<std::string> out;
  for (const Span& span : sentences_of(text)) out.emplace_back(text.substr(span.begin, span.end - span.begin));
  return out;
}
using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("sentences: marks that end one, and what closes behind them") {
  CHECK(cut("Good. Bad! Why? So\xE2\x80\xA6 yes") == Texts{"Good.", "Bad!", "Why?", "So\xE2\x80\xA6", "yes"});
  CHECK(cut("He said \"no.\" She left.") == Texts{"He said \"no.\"", "She left."});
  CHECK(cut("What?! Really...") == Texts{"What?!", "Really..."});
  CHECK(cut("no mark at all") == Texts{"no mark at all"});
  CHECK(cut(" \n ").empty());
  CHECK(cut("").empty());
}

TEST_CASE("sentences: abbreviations, initials, numbers and addresses are not cut") {
  CHECK(cut("Dr. Smith met J. Doe at 3.30 for $4.50. Fine.") ==
        Texts{"Dr. Smith met J. Doe at 3.30 for $4.50.", "Fine."});
  CHECK(cut("See example.org. It works, e.g. here.") == Texts{"See example.org.", "It works, e.g. here."});
  CHECK(cut("So did I. Then it rained.") == Texts{"So did I.", "Then it rained."});
}

TEST_CASE("sentences: empty lines and breaks of HTML end one, a single line break does not") {
  CHECK(cut("One\n\nTwo\nthree") == Texts{"One", "Two\nthree"});
  CHECK(cut("One<br /><br>Two") == Texts{"One", "Two"});
}

TEST_CASE("sentences: any bytes will do; spans are in order and not empty") {
  Random random(21);
  const std::string_view alphabet = "aB .!?\n\"')<br/>\xE2\x80\xA6\xFF";
  for (int round = 0; round < 3000; round++) {
    std::string text;
    const std::size_t size = random.index(30);
    for (std::size_t i = 0; i < size; i++) text += alphabet[random.index(alphabet.size())];
    CAPTURE(text);
    std::size_t before = 0;
    for (const Span& span : sentences_of(text)) {
      CHECK(span.begin >= before);
      CHECK(span.end > span.begin);
      CHECK(span.end <= text.size());
      before = span.end;
    }
  }
}
