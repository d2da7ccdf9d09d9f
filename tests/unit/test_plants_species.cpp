// The species pages as the program reads them. Their content is held by src/tools/check_species.mjs.
#include <string>

#include "apps/plants/model.h"
#include "apps/plants/species.h"
#include "doctest/doctest.h"

using namespace cairn;
using namespace cairn::plants;

namespace {

std::string page(int id, const std::string& more = "") {
  return R"({"id":)" + std::to_string(id) + R"(,"common":"Plant )" + std::to_string(id) + R"(","latin":"Planta )" +
         std::to_string(id) +
         R"(","height_cm":[10,20],"months":[5,6],"look_alikes":[{"id":2,"tell":"t"},{"name":"weed","tell":"u"}])" +
         more + "}";
}

std::string pages(int count, const std::string& more = "") {
  std::string out = R"({"schema":1,"species":[)";
  for (int id = 1; id <= count; ++id) out += (id > 1 ? "," : "") + page(id, id == 7 ? more : "");
  return out + "]}";
}

}  // namespace

TEST_CASE("species: pages are read in order, with what is looked for in them") {
  const auto read = read_species(pages(kSpecies, R"(,"also":["daisy"],"toxicity":"toxic")"));
  REQUIRE(read.ok());
  REQUIRE(read.value().size() == kSpecies);
  const Species& seventh = read.value()[6];
  CHECK(seventh.id == 7);
  CHECK(seventh.common == "Plant 7");
  CHECK(seventh.also == std::vector<std::string>{"daisy"});
  CHECK(seventh.toxicity == "toxic");
  CHECK(seventh.height_most_cm == 20);
  CHECK(seventh.months == std::vector<int>{5, 6});
  REQUIRE(seventh.look_alikes.size() == 2);
  CHECK(seventh.look_alikes[0].species == 2);
  CHECK(seventh.look_alikes[1].name == "weed");
}

TEST_CASE("species: what did not arrive whole is refused, and says where") {
  for (const std::string& text :
       {std::string(), std::string("{}"), pages(kSpecies - 1), pages(kSpecies).substr(0, 900)})
    CHECK(read_species(text).error().code == ErrorCode::kCorrupt);
  for (const char* more : {R"(,"months":[13])", R"(,"height_cm":[1])", R"(,"look_alikes":[{"tell":"x"}])", R"(,"id":8)",
                           R"(,"common":"")"})
    CHECK_MESSAGE(read_species(pages(kSpecies, more)).error().where == "species 7", more);
}
