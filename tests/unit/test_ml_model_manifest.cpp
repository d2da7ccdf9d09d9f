// The list of models: the shipped one can be read, and one that does not say what it must is refused.
#include "doctest/doctest.h"
#include "ml/model_manifest.h"
#include "unit/text_fixture.h"

using namespace cairn;
using namespace cairn::ml;

TEST_CASE("manifest: the shipped models, their heads and encoders") {
  const auto read = read_model_manifest(testing::read_model_file("manifest.json"));
  REQUIRE_MESSAGE(read.ok(), read.error().where);
  const ModelManifest& manifest = read.value();
  const Model* fast = manifest.find("fast");
  const Model* irony = manifest.find("irony");
  REQUIRE(fast != nullptr);
  REQUIRE(irony != nullptr);
  CHECK(manifest.encoder_of(*fast) == nullptr);
  REQUIRE(manifest.encoder_of(*irony) != nullptr);
  CHECK(manifest.encoder_of(*irony)->features == 768);
  CHECK(irony->needs == std::vector<std::string>{"deep"});
  CHECK(irony->heads.size() == 2);
  CHECK(irony->heads[0].sure > 0.5);
  CHECK(manifest.find("slow") == nullptr);
  const Model* plants = manifest.find("plants");
  REQUIRE(plants != nullptr);
  REQUIRE(manifest.encoder_of(*plants) != nullptr);
  CHECK(plants->encoder->side == 224);
  CHECK(plants->encoder->cells == 49);
  CHECK(plants->encoder->vocabulary.empty());
  CHECK(plants->heads[0].labels.size() == 102);
}

TEST_CASE("manifest: what is missing or wrong is named") {
  const auto error = [](const char* json) { return read_model_manifest(json).error(); };
  CHECK(error("{").code == ErrorCode::kCorrupt);
  CHECK(error(R"({"schema":2,"models":[]})").code == ErrorCode::kTooNew);
  CHECK(error(R"({"models":[]})").code == ErrorCode::kCorrupt);
  CHECK(error(R"({"schema":1,"models":[{}]})").where == "model 1");
  CHECK(error(R"({"schema":1,"models":[{"id":"a","version":1,"files":[{}],"heads":[]}]})").where == "a, files");
  CHECK(error(R"({"schema":1,"models":[{"id":"a","version":1,"files":[],"heads":[{"question":"q"}]}]})").where ==
        "a, heads");
  CHECK(error(R"({"schema":1,"models":[{"id":"a","version":1,"files":[],"heads":[],"needs":["b"]}]})").where ==
        "a, needs b");
  CHECK(error(R"({"schema":1,"models":[{"id":"a","version":1,"files":[],"heads":[],"encoder":{"pieces":0}}]})").where ==
        "a, encoder");
  CHECK(error(R"({"schema":1,"models":[{"id":"a","version":1,"files":[],"heads":[],"encoder":{"model":"m",
    "features":9,"vocabulary":"v","pieces":7,"side":224,"cells":49}}]})")
            .where == "a, encoder");  // of texts or of photos, not both
  CHECK(error(R"({"schema":1,"models":[{"id":"a","version":1,"files":[],"heads":[]},
                                       {"id":"a","version":1,"files":[],"heads":[]}]})")
            .where == "a twice");
}
