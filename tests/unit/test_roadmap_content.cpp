#include <doctest/doctest.h>

#include <string>

#include "apps/roadmap/content.h"

using namespace cairn;
using namespace cairn::roadmap;

namespace {

Json resource(const std::string& id, const char* status) {
  return {{"id", id},
          {"title", "A book"},
          {"named_as", ""},
          {"part", "All"},
          {"url", "https://example.org/"},
          {"cost", "Free"},
          {"note", ""},
          {"checked", "2026-06-15"},
          {"status", status},
          {"alternative", Json()}};
}

Json week(int number) {
  const std::string id = "w" + std::to_string(number);
  const Json item{{"id", id + ".a"}, {"text", "Do it"}, {"minutes", 60}};
  return {{"week", number},
          {"phase", 1},
          {"month", 1},
          {"title", "Title"},
          {"subject", "Subject"},
          {"summary", "Summary"},
          {"app", "tasks"},
          {"effort_hours", 20},
          {"needs", number > 1 ? Json::array({number - 1}) : Json::array()},
          {"topics", Json::array({item})},
          {"resources", Json::array({resource(id + ".r", "free")})},
          {"project", {{"title", "Project"}, {"brief", "Brief"}}},
          {"steps", Json::array({item})},
          {"goals", Json::array({{{"id", id + ".g"}, {"text", "Goal"}, {"bar", "Bar"}}})},
          {"milestone", Json()}};
}

Json whole() {
  const Json phase{{"phase", 1},     {"weeks", Json::array({1, 36})}, {"title", "Phase"}, {"focus", "Focus"},
                   {"app", "tasks"}, {"project", "Project"}};
  const Json app{{"id", "tasks"}, {"title", "Tasks"}, {"text", "A tracker"}};
  const Json setup{{"id", "setup.a"}, {"text", "Install"}, {"resource", resource("setup.r", "free")}};
  Json content{{"roadmap",
                {{"title", "Roadmap"},
                 {"summary", "Summary"},
                 {"principles", Json::array({"Build"})},
                 {"phases", Json::array({phase})},
                 {"apps", Json::array({app})},
                 {"setup", Json::array({setup})},
                 {"stack", Json::array()},
                 {"help", Json::array()}}},
               {"weeks", Json::array()}};
  for (int number = 1; number <= kWeekCount; ++number) content["weeks"].push_back(week(number));
  return content;
}

Result<Content> read(const Json& json) { return read_content(to_text(json)); }

std::string where_of(const Json& json) {
  const Result<Content> content = read(json);
  REQUIRE(!content.ok());
  CHECK(content.error().code == ErrorCode::kCorrupt);
  return content.error().where;
}

}  // namespace

TEST_CASE("content is read whole") {
  Json json = whole();
  json["weeks"][6]["resources"][0]["status"] = "gone";
  json["weeks"][6]["resources"][0]["alternative"] = {{"title", "B"}, {"url", "https://example.org/b"}, {"why", "Free"}};
  json["weeks"][7]["milestone"] = {{"id", "m1"}, {"title", "Deployed"}, {"text", "It runs"}};
  const Result<Content> read_result = read(json);
  REQUIRE(read_result.ok());
  const Content& content = read_result.value();
  REQUIRE(content.weeks.size() == kWeekCount);
  CHECK(content.week(7).number == 7);
  CHECK(content.week(7).needs == std::vector<int>{6});
  CHECK(content.week(7).topics.front().minutes == 60);
  CHECK(content.week(7).resources.front().status == ResourceStatus::kGone);
  REQUIRE(content.week(7).resources.front().alternative);
  CHECK(content.week(7).resources.front().alternative->title == "B");
  CHECK(!content.week(6).resources.front().alternative);
  REQUIRE(content.week(8).milestone);
  CHECK(content.week(8).milestone->title == "Deployed");
  CHECK(content.phase_of(36).title == "Phase");
  REQUIRE(content.setup.front().resource);
  CHECK(content.app("tasks")->title == "Tasks");
  CHECK(content.app("other") == nullptr);
}

TEST_CASE("a missing or wrong field is named with its week") {
  for (const char* field : {"title", "phase", "needs", "topics", "resources", "project", "steps", "goals", "app"}) {
    CAPTURE(field);
    Json without = whole();
    without["weeks"][11].erase(field);
    CHECK(where_of(without) == std::string("weeks[11].") + field);
  }
  Json later = whole();
  later["weeks"][3]["needs"] = Json::array({4});
  CHECK(where_of(later) == "weeks[3].needs");
  Json status = whole();
  status["weeks"][3]["resources"][0]["status"] = "lost";
  CHECK(where_of(status) == "weeks[3].resources[0].status");
  Json order = whole();
  order["weeks"][3]["week"] = 9;
  CHECK(where_of(order) == "weeks[3].week");
}

TEST_CASE("all 36 weeks and the overview must be there") {
  Json short_one = whole();
  short_one["weeks"].erase(35);
  CHECK(where_of(short_one) == "content.weeks");
  Json bare = whole();
  bare.erase("roadmap");
  CHECK(where_of(bare) == "content.roadmap");
  Json phases = whole();
  phases["roadmap"]["phases"] = Json::array();
  CHECK(where_of(phases) == "roadmap.phases");
  CHECK(!read_content("not json").ok());
  CHECK(!read_content("[]").ok());
}
