#include "base/base64.h"

#include <string>

#include "base/random.h"
#include "doctest/doctest.h"

using namespace cairn;

TEST_CASE("base64: the test vectors of RFC 4648, section 10") {
  CHECK(to_base64("") == "");
  CHECK(to_base64("f") == "Zg==");
  CHECK(to_base64("fo") == "Zm8=");
  CHECK(to_base64("foo") == "Zm9v");
  CHECK(to_base64("foob") == "Zm9vYg==");
  CHECK(to_base64("fooba") == "Zm9vYmE=");
  CHECK(to_base64("foobar") == "Zm9vYmFy");
}

TEST_CASE("base64: bytes above 127 and zeros") { CHECK(to_base64(std::string("\xff\xfe\x00\x80", 4)) == "//4AgA=="); }

TEST_CASE("base64: back to bytes, the vectors of RFC 4648") {
  for (const char* bytes : {"", "f", "fo", "foo", "foob", "fooba", "foobar"})
    CHECK(from_base64(to_base64(bytes)) == bytes);
  CHECK(from_base64("//4AgA==") == std::string("\xff\xfe\x00\x80", 4));
}

TEST_CASE("base64: whatever to_base64 does not write is refused") {
  for (const char* text :
       {"Z",     "Zg",     "Zg=",  "Zm8",  "Zg==Zg==", "=",       "==",   "====", "Z===", "Zg==\n", " Zg==",
        "Zm 9v", "Zm9v\n", "Zh==", "Zm9=", "Zm-_",     "Zm9\xC3", "Z=g=", "Zg=A", "A=AA", "=AAA"})
    CHECK_MESSAGE(!from_base64(text), text);
  CHECK(!from_base64(std::string_view("Zm9\0", 4)));
}

TEST_CASE("base64: random bytes come back, and every readable text is the one that is written") {
  Random random(64);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random.index(70), '\0');
    for (char& c : bytes) c = static_cast<char>(random.below(256));
    const std::string text = to_base64(bytes);
    REQUIRE(from_base64(text) == bytes);
    if (text.empty()) continue;
    std::string changed = text;
    changed[random.index(changed.size())] = static_cast<char>(random.below(128));
    if (const auto read = from_base64(changed)) CHECK(to_base64(*read) == changed);
  }
}
