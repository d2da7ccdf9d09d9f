#include <doctest/doctest.h>

#include <string>

#include "ui/harness.h"

namespace cairn::test {
namespace {

using ui::Role;

const roadmap::Week& week(int number) { return real_content().week(number); }

std::size_t records(Harness& app) { return app.shell().session().record_count(); }

TEST_CASE("week page: says what the week is about, and leads to its neighbours") {
  Harness app;
  app.go("#/week/7");
  CHECK(app.find(Role::kHeading, "Week 7: " + week(7).title) != nullptr);
  CHECK(app.shows("Phase 1 · Foundations"));
  CHECK(app.shows(week(7).subject));
  CHECK(app.shows(week(7).summary));
  CHECK(app.shows("Planned "));
  app.follow("Week 8");
  CHECK(app.page.hash == "#/week/8");
  app.follow("Week 7");
  CHECK(app.page.hash == "#/week/7");
  app.go("#/week/1");
  CHECK(app.find(Role::kLink, "Week 0") == nullptr);
  app.go("#/week/36");
  CHECK(app.find(Role::kLink, "Week 37") == nullptr);
}

TEST_CASE("week page: every topic, resource, step and goal of all 36 weeks stands on it") {
  Harness app;
  for (int number = 1; number <= roadmap::kWeekCount; ++number) {
    CAPTURE(number);
    app.go("#/week/" + std::to_string(number));
    for (const auto& topic : week(number).topics) CHECK(app.find(Role::kCheckbox, topic.text) != nullptr);
    for (const auto& step : week(number).steps) CHECK(app.find(Role::kCheckbox, step.text) != nullptr);
    for (const auto& goal : week(number).goals) {
      const ui::Node* box = app.find(Role::kCheckbox, goal.text);
      REQUIRE(box != nullptr);
      CHECK(box->detail == "Reached when: " + goal.bar);
    }
    for (const auto& resource : week(number).resources) {
      CHECK(app.find(Role::kCheckbox, resource.title) != nullptr);
      const ui::Node* link = app.find(Role::kLink, resource.title);
      REQUIRE(link != nullptr);
      CHECK(link->new_tab);
      if (resource.status != roadmap::ResourceStatus::kFree) {
        REQUIRE(resource.alternative);
        CHECK(app.find(Role::kLink, resource.alternative->title) != nullptr);
      }
    }
    if (week(number).milestone) CHECK(app.shows("Milestone: " + week(number).milestone->title));
  }
}

TEST_CASE("week page: ticking is a gesture, and Undo takes it back") {
  Harness app;
  app.go("#/week/1");
  const auto& topic = week(1).topics.front();
  const auto& resource = week(1).resources.front();
  app.set(topic.text, true);
  app.set(resource.title, true);
  CHECK(app.state().ticks.count(topic.id) == 1);
  CHECK(app.state().ticks.count(resource.id) == 1);
  CHECK(app.find(Role::kCheckbox, topic.text)->checked == ui::Tri::kTrue);
  app.key("z", true);
  CHECK(app.state().ticks.count(resource.id) == 0);
  app.set(topic.text, false);
  CHECK(app.state().ticks.empty());
}

TEST_CASE("week page: a note is written, previewed, edited and removed") {
  Harness app;
  app.go("#/week/1");
  app.click("Write a note");
  app.type("New note", "# Found\n\nA **list** of [places](https://example.org)\n\n- one\n- two");
  REQUIRE(app.state().notes.size() == 1);
  CHECK(app.shows("Saved"));
  app.click("Preview");
  CHECK(app.find(Role::kHeading, "Found") != nullptr);
  const ui::Node* paragraph = app.find(Role::kText, "A list of places");
  REQUIRE(paragraph != nullptr);
  CHECK(paragraph->runs.size() == 4);
  CHECK(paragraph->runs[1].strong);
  CHECK(paragraph->runs[3].href == "https://example.org");
  app.click("Done");
  CHECK(app.find(Role::kTextarea, "New note") == nullptr);
  CHECK(app.find(Role::kHeading, "Found")->level == 3);
  app.click_one("Edit note");
  app.type("Note", "Shorter");
  app.click("Done");
  REQUIRE(app.state().notes.size() == 1);
  CHECK(app.state().notes.begin()->second.text == "Shorter");
  app.click_one("Remove note");
  CHECK(app.state().notes.empty());
  app.click("Undo");
  CHECK(app.state().notes.size() == 1);
}

// What a reader of the tree gets: the pieces with what lies between them.
std::string joined(const ui::Node& node) {
  std::string out;
  for (const ui::TextRun& run : node.runs) out += (run.space ? " " : "") + run.text;
  return out;
}

TEST_CASE("week page: a note says the same in pieces as in whole, on however many lines") {
  for (const float width : {320.0f, 480.0f, 1280.0f}) {
    Harness app;
    app.resize(width, 800);
    app.go("#/week/5");
    app.click("Write a note");
    app.type("New note",
             "One **two three** four `five six`, seven *eight*nine [ten eleven twelve thirteen fourteen fifteen "
             "sixteen](https://example.org/a/long/way) end  \nafter a break and on and on until the line is full "
             "\xF0\x9F\xAA\xA8 and another one begins");
    app.click("Done");
    const std::string wanted =
        "One two three four five six, seven eightnine ten eleven twelve thirteen fourteen fifteen sixteen end\nafter a "
        "break and on and on until the line is full \xF0\x9F\xAA\xA8 and another one begins";
    const ui::Node* paragraph = app.find(Role::kText, wanted);
    REQUIRE(paragraph != nullptr);
    CHECK(joined(*paragraph) == wanted);
    int turns = 0;
    for (const ui::TextRun& run : paragraph->runs) turns += run.turn ? 1 : 0;
    // With the one that is written there are as many new lines as the paragraph is high.
    CHECK(turns + 2 == static_cast<int>(paragraph->rect.h / paragraph->line_px + 0.5f));
    if (width < 400) CHECK(turns > 3);
  }
}

TEST_CASE("lines are counted in the page's units") {
  const std::string text = "a\xC3\xA9 \xF0\x9F\xAA\xA8 b c\nd";
  const std::string_view view = text;
  const auto at = [&](std::string_view word) { return view.substr(view.find(word), word.size()); };
  const std::vector<ui::Ui::WrappedLine> lines{{at("a\xC3\xA9")}, {at("\xF0\x9F\xAA\xA8 b")}, {at("c")}, {at("d")}};
  // Before the stone: a, é, space. Before c: the stone counts two, then space, b, space. d stands after its own break.
  CHECK(ui::Ui::turns_of(text, lines) == std::vector<std::uint32_t>{3, 8});
}

void type_without_leaving(Harness& app, std::string_view field, std::string_view text) {
  const ui::Node* node = app.find(Role::kTextarea, field);
  REQUIRE(node != nullptr);
  app.shell().pointer().focused = node->id;
  app.shell().push({.kind = ui::EventKind::kInput, .id = node->id, .value = std::string(text)});
  app.frame();
}

TEST_CASE("week page: a draft is saved after a pause, as one note, and when the page is left") {
  Harness app;
  app.go("#/week/2");
  app.click("Write a note");
  type_without_leaving(app, "New note", "half a");
  CHECK(app.state().notes.empty());
  app.clock.advance_ms(2500);
  app.frame();
  REQUIRE(app.state().notes.size() == 1);
  type_without_leaving(app, "New note", "half a thought, now whole");
  app.clock.advance_ms(2500);
  app.frame();
  REQUIRE(app.state().notes.size() == 1);
  CHECK(app.state().notes.begin()->second.text == "half a thought, now whole");
  type_without_leaving(app, "New note", "half a thought, now whole. And more");
  app.go("#/today");
  CHECK(app.state().notes.begin()->second.text == "half a thought, now whole. And more");
  CHECK(app.state().notes.begin()->second.week == 2);
}

TEST_CASE("week page: an empty note is never kept, and an untouched one writes nothing") {
  Harness app;
  app.go("#/week/1");
  const std::size_t before = records(app);
  app.click("Write a note");
  app.type("New note", "   ");
  app.click("Done");
  CHECK(app.state().notes.empty());
  CHECK(records(app) == before);
}

TEST_CASE("week page: beyond twenty notes there is more to show") {
  Harness app;
  app.go("#/week/1");
  for (int i = 0; i < 23; ++i) {
    app.click("Write a note");
    app.type("New note", "note number " + std::to_string(i));
    app.click("Done");
    app.clock.advance_ms(1000);
  }
  REQUIRE(app.state().notes.size() == 23);
  CHECK(app.shows("note number 22"));
  CHECK_FALSE(app.find(Role::kText, "note number 0") != nullptr);
  app.click("Show 3 more");
  CHECK(app.find(Role::kText, "note number 0") != nullptr);
}

TEST_CASE("week page: evidence is declared with a link, refused with a broken one") {
  Harness app;
  app.go("#/week/1");
  app.click_one("Add evidence");
  app.type("What it shows", "Version one");
  app.type("Link", "javascript:alert(1)");
  app.click("Save evidence");
  CHECK(app.state().evidence.empty());
  CHECK(app.find(Role::kTextbox, "Link")->invalid);
  app.type("Link", "https://example.org/v1");
  app.click("Save evidence");
  REQUIRE(app.state().evidence.size() == 1);
  CHECK(app.state().evidence.begin()->second.goal_id == week(1).goals.front().id);
  CHECK(app.find(Role::kLink, "Version one")->href == "https://example.org/v1");
  CHECK(app.shows("Declared"));
  app.click_one("Edit evidence");
  app.type("What it shows", "Version two");
  app.click("Save evidence");
  CHECK(app.state().evidence.begin()->second.title == "Version two");
  app.click_one("Remove evidence");
  CHECK(app.state().evidence.empty());
}

TEST_CASE("week page: time is added, edited, removed, and timed") {
  Harness app;
  app.go("#/week/3");
  app.click("Add time");
  app.type("Minutes", "many");
  app.click("Save time");
  CHECK(app.find(Role::kTextbox, "Minutes")->invalid);
  app.type("Minutes", "95");
  app.choose("Learning");
  app.type("What you did", "Read about flexbox");
  app.click("Save time");
  REQUIRE(app.state().time.size() == 1);
  CHECK(app.state().time.begin()->second.minutes == 95);
  CHECK(app.state().time.begin()->second.activity == roadmap::Activity::kLearning);
  CHECK(app.shows("1 h 35 min"));
  app.click_one("Edit time");
  app.type("Minutes", "60");
  app.click("Save changes");
  CHECK(app.state().time.begin()->second.minutes == 60);
  app.click_one("Remove time");
  CHECK(app.state().time.empty());
  app.click("Build");
  REQUIRE(app.state().timer);
  app.clock.advance_ms(25 * 60'000);
  app.frame();
  CHECK(app.shows("Building · 25 min"));
  app.click("Stop and log");
  CHECK_FALSE(app.state().timer);
  REQUIRE(app.state().time.size() == 1);
  CHECK(app.state().time.begin()->second.minutes == 25);
}

TEST_CASE("week page: skipping and deferring ask for a reason; a week can be reopened") {
  Harness app;
  app.go("#/week/4");
  app.click("Skip");
  app.click("Skip week");
  CHECK(app.state().weeks.empty());
  CHECK(app.find(Role::kTextbox, "Reason")->invalid);
  app.type("Reason", "I know React already");
  app.click("Skip week");
  REQUIRE(app.state().weeks.count(4) == 1);
  CHECK(app.state().weeks.at(4).status == roadmap::WeekStatus::kSkipped);
  CHECK(app.shows("I know React already"));
  app.click("Reopen week");
  CHECK(app.state().weeks.empty());
  app.click("Defer");
  app.type("Reason", "After the holidays");
  app.click("Defer week");
  CHECK(app.state().weeks.at(4).status == roadmap::WeekStatus::kDeferred);
}

TEST_CASE("week page: a finished week offers a ten-minute start on the next one") {
  Harness app;
  app.go("#/week/1");
  app.click("Mark week done");
  CHECK(app.state().weeks.at(1).status == roadmap::WeekStatus::kDone);
  CHECK(app.find(Role::kHeading, "A ten-minute start on week 2") != nullptr);
  CHECK(app.shows(week(2).topics.front().text));
  CHECK(app.find(Role::kLink, "Open week 2")->href == "#/week/2");
  app.click("Start the timer");
  CHECK(app.page.hash == "#/week/2");
  REQUIRE(app.state().timer);
  CHECK(app.state().timer->week == 2);
}

TEST_CASE("week page: says which application it builds") {
  Harness app;
  for (const int number : {1, 9, 17, 25, 33}) {
    app.go("#/week/" + std::to_string(number));
    CHECK(app.find(Role::kHeading, "What you are building") != nullptr);
    CHECK(app.shows(real_content().phase_of(number).project));
  }
}

}  // namespace
}  // namespace cairn::test
