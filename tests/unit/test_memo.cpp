#include <doctest/doctest.h>

#include <string>

#include "base/memo.h"

namespace cairn {
namespace {

TEST_CASE("memo: a value is made once for each key that follows another") {
  Memo<int, std::string> memo;
  int made = 0;
  const auto of = [&](int key) {
    return memo.of(key, [&] {
      ++made;
      return std::to_string(key);
    });
  };
  CHECK(of(3) == "3");
  CHECK(of(3) == "3");
  CHECK(made == 1);
  CHECK(of(4) == "4");
  CHECK(of(3) == "3");
  CHECK(made == 3);
}

}  // namespace
}  // namespace cairn
