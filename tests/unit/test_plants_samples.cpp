#include "apps/plants/samples.h"
#include "doctest/doctest.h"

using namespace cairn;
using namespace cairn::plants;

TEST_CASE("plants: the list of sample photos says whose they are, also where no author is known") {
  const auto read = read_samples(
      R"({"samples":[{"id":"a","name":"A rose","species":74,"author":null,"licence":"CC0 1.0","licence_url":"https://x.org","source":"s","path":"samples/a.jpg"}]})");
  REQUIRE(read.ok());
  REQUIRE(read.value().size() == 1);
  CHECK(read.value()[0].name == "A rose");
  CHECK(read.value()[0].path == "samples/a.jpg");
  CHECK(read.value()[0].author.empty());
  CHECK(read.value()[0].licence == "CC0 1.0");
}

TEST_CASE("plants: a list of sample photos that lacks something is refused") {
  for (const char* text : {"", "[]", "{}", R"({"samples":{}})", R"({"samples":[1]})", R"({"samples":[{"name":"a"}]})",
                           R"({"samples":[{"name":"a","path":"p"}]})", R"({"samples":[{"path":"p","licence":"l"}]})"})
    CHECK(read_samples(text).error().code == ErrorCode::kCorrupt);
}
