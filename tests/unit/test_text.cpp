#include <doctest/doctest.h>

#include <string>

#include "base/ids.h"
#include "base/random.h"
#include "base/text.h"

using namespace cairn;

TEST_CASE("every code point survives writing and reading") {
  bool all_right = true;
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value == 0xD800) value = 0xE000;
    std::string text;
    append_utf8(text, value);
    const CodePoint point = next_code_point(text, 0);
    all_right = all_right && point.valid && point.value == value && point.size == text.size();
  }
  CHECK(all_right);
}

TEST_CASE("ill-formed sequences are found and replaced") {
  for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "a\xE2\x82", "\xC3("}) {
    CAPTURE(bad);
    CHECK_FALSE(is_valid_utf8(bad));
    CHECK(is_valid_utf8(to_valid_utf8(bad)));
  }
  CHECK(to_valid_utf8("a\xE2\x82z") == "a\xEF\xBF\xBDz");  // one replacement for a cut sequence
  CHECK(to_valid_utf8("\xC3(") == "\xEF\xBF\xBD(");
  CHECK(to_valid_utf8("grüße €") == "grüße €");
  std::string surrogate;
  append_utf8(surrogate, 0xD800);
  CHECK(surrogate == "\xEF\xBF\xBD");
}

TEST_CASE("cutting never splits a code point") {
  const std::string text = "aé€😀";  // 1 + 2 + 3 + 4 bytes
  const std::size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
  for (std::size_t max = 0; max < 12; ++max) {
    CAPTURE(max);
    CHECK(truncate_utf8(text, max).size() == expected[max]);
  }
  CHECK(count_code_points(text) == 4);
  CHECK(clamp_to_code_point(text, 8) == 6);
  CHECK(clamp_to_code_point(text, 99) == 10);
  CHECK(clamp_to_code_point("\x80\x80\x80\x80\x80", 3) == 3);
}

TEST_CASE("random bytes: cleaning is idempotent and cutting keeps validity") {
  Random random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random.index(24), ' ');
    for (char& byte : bytes) byte = static_cast<char>(random.index(256));
    const std::string clean = to_valid_utf8(bytes);
    CHECK(is_valid_utf8(clean));
    CHECK(to_valid_utf8(clean) == clean);
    CHECK(is_valid_utf8(truncate_utf8(clean, random.index(clean.size() + 1))));
    CHECK(clamp_to_code_point(bytes, random.index(30)) <= bytes.size());
  }
}

TEST_CASE("trimming and lower case are for ASCII") {
  CHECK(trim("  a b\t\r\n") == "a b");
  CHECK(trim(" \n ").empty());
  CHECK(to_lower_ascii("AbC-É") == "abc-É");
}

TEST_CASE("ids are 13 characters that sort like their numbers") {
  CHECK(make_id(0) == "0000000000000");
  CHECK(make_id(UINT64_MAX) == "fzzzzzzzzzzzz");
  CHECK(make_id(33) == "0000000000011");
  Random random(8);
  for (int round = 0; round < 500; ++round) {
    const std::uint64_t a = random.next_u64();
    const std::uint64_t b = random.next_u64();
    CHECK((make_id(a) < make_id(b)) == (a < b));
    CHECK(is_id(make_id(a)));
  }
  for (const char* bad : {"", "0000", "00000000000000", "000000000000i", "g000000000000", "00000000 0000"}) {
    CHECK_FALSE(is_id(bad));
  }
}
