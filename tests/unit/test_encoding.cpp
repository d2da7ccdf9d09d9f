// Text out of bytes: encodings, damage, and the same result however it is sliced.
#include "base/encoding.h"

#include <doctest/doctest.h>

#include "base/random.h"
#include "base/text.h"

namespace cairn {
namespace {

TextDecoder decoded(std::string bytes, std::size_t slice = 1'000'000) {
  TextDecoder decoder(std::move(bytes));
  double before = 0;
  while (!decoder.advance(slice)) {
    CHECK(decoder.share_done() >= before);
    before = decoder.share_done();
  }
  CHECK(decoder.share_done() == 1);
  return decoder;
}

TEST_CASE("encodings: each kind is recognised") {
  TextDecoder plain = decoded("caf\xC3\xA9");
  CHECK(plain.encoding() == Encoding::kUtf8);
  CHECK(plain.take() == "caf\xC3\xA9");
  CHECK(decoded("\xEF\xBB\xBFhi").take() == "hi");
  TextDecoder little = decoded(std::string("\xFF\xFEh\0i\0=\xD8\x00\xDE", 10));
  CHECK(little.encoding() == Encoding::kUtf16LittleEndian);
  CHECK(little.take() == "hi\xF0\x9F\x98\x80");
  TextDecoder big = decoded(std::string("\xFE\xFF\0h\xD8=\xDE\0", 8));
  CHECK(big.encoding() == Encoding::kUtf16BigEndian);
  CHECK(big.take() == "h\xF0\x9F\x98\x80");
  TextDecoder western = decoded("caf\xE9 \x93ok\x94 \x80");
  CHECK(western.encoding() == Encoding::kWindows1252);
  CHECK(western.damaged() == 0);
  CHECK(western.take() == "caf\xC3\xA9 \xE2\x80\x9Cok\xE2\x80\x9D \xE2\x82\xAC");
}

TEST_CASE("encodings: damage is counted and placed, what is no text is told") {
  TextDecoder mixed = decoded("\xC3\xA9\nx\xFFy\n\xFF");
  CHECK(mixed.encoding() == Encoding::kUtf8);
  CHECK(mixed.damaged() == 2);
  CHECK(mixed.damaged_line() == 2);
  CHECK(mixed.take() == "\xC3\xA9\nx\xEF\xBF\xBDy\n\xEF\xBF\xBD");
  CHECK(decoded("a\nb\x81").damaged_line() == 2);
  CHECK(decoded(std::string("\xFF\xFE\x00\xD8h", 5)).damaged() == 2);
  CHECK_FALSE(decoded(std::string("PK\x03\x04\0", 5)).is_text());
  CHECK_FALSE(decoded(std::string("\xFF\xFE\x01\0", 4)).is_text());
  CHECK(decoded("").take().empty());
}

TEST_CASE("encodings: slices change nothing, and what comes out is UTF-8") {
  Random random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = random.chance(0.3) ? "\xFF\xFE" : random.chance(0.3) ? "\xEF\xBB\xBF" : "";
    for (std::size_t n = random.index(30); n > 0; --n)
      bytes += random.chance(0.5) ? static_cast<char>(random.below(256)) : static_cast<char>('a' + random.below(26));
    TextDecoder whole = decoded(bytes), sliced = decoded(bytes, 1 + random.index(5));
    CHECK(whole.encoding() == sliced.encoding());
    CHECK(whole.damaged() == sliced.damaged());
    CHECK(whole.is_text() == sliced.is_text());
    const std::string text = whole.take();
    CHECK(is_valid_utf8(text));
    CHECK(text == sliced.take());
  }
}

}  // namespace
}  // namespace cairn
