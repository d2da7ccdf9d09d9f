#include <doctest/doctest.h>

#include <string>

#include "base/checksum.h"

using namespace cairn;

TEST_CASE("CRC-32C gives the values of RFC 3720, appendix B.4") {
  std::string ascending;
  for (int i = 0; i < 32; ++i) ascending.push_back(static_cast<char>(i));
  CHECK(crc32c("123456789") == 0xE3069283u);
  CHECK(crc32c(std::string(32, '\0')) == 0x8A9136AAu);
  CHECK(crc32c(std::string(32, '\xFF')) == 0x62A8AB43u);
  CHECK(crc32c(ascending) == 0x46DD794Eu);
  CHECK(crc32c("") == 0u);
}

TEST_CASE("a checksum can be taken in parts") {
  const std::string text = "The quick brown fox jumps over the lazy dog";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    CHECK(crc32c(text.substr(cut), crc32c(text.substr(0, cut))) == crc32c(text));
  }
}

TEST_CASE("hexadecimal has eight lower-case digits") {
  CHECK(to_hex(0) == "00000000");
  CHECK(to_hex(0x1C291CA3) == "1c291ca3");
}
