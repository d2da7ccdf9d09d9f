#include <doctest/doctest.h>

#include <string>

#include "base/script.h"
#include "base/text.h"

using namespace cairn;

TEST_CASE("text that a row of glyphs shows rightly needs no shaping") {
  for (const char* text : {"", "plain", "Grüße, naïve café", "Привет", "Ελληνικά", "你好", "こんにちは", "안녕하세요",
                           "12:30 – 40 %", "🪨🙂", "→ ✓ …"})
    CHECK_MESSAGE(!needs_shaping(text), text);
}

TEST_CASE("text that joins, stacks, turns or melts needs shaping") {
  for (const char* text : {"مرحبا", "שלום", "week 3: مرحبا", "नमस्ते", "สวัสดี", "မြန်မာ", "ខ្មែរ", "👨‍👩‍👧",
                           "🇩🇪", "👍🏽", "e\xCC\x81", "1️⃣", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"})
    CHECK_MESSAGE(needs_shaping(text), text);
}

TEST_CASE("ill-formed text asks for nothing and ends") {
  CHECK_FALSE(needs_shaping("\xCC"));
  CHECK_FALSE(needs_shaping("\xFF\xFE\xD9"));
  CHECK_FALSE(needs_shaping(std::string("\xE0\xA4", 2)));
}

TEST_CASE("the first and the last code point of every range are found, their neighbours by the table alone") {
  const auto one = [](char32_t c) {
    std::string text;
    append_utf8(text, c);
    return needs_shaping(text);
  };
  CHECK_FALSE(one(0x02FF));
  CHECK(one(0x0300));
  CHECK(one(0x036F));
  CHECK_FALSE(one(0x0370));
  CHECK_FALSE(one(0x058F));
  CHECK(one(0x0590));
  CHECK_FALSE(one(0x200B));
  CHECK(one(0x200D));
  CHECK_FALSE(one(0x2010));
  CHECK(one(0xFE0F));
  CHECK_FALSE(one(0xFE10));
  CHECK(one(0x1F1FF));
  CHECK_FALSE(one(0x1F200));
}
