#include <doctest/doctest.h>

#include "apps/roadmap/application.h"
#include "ui/data_panel_rig.h"
#include "ui/data_words.h"
#include "ui/harness.h"

using namespace cairn;
using test::DataPanelRig;
using ui::Role;

namespace {

using Lines = std::map<std::string, std::string>;

std::size_t count_named(const DataPanelRig& rig, std::string_view name) {
  std::size_t count = 0;
  for (const ui::Node& node : rig.semantics.nodes())
    if (node.name == name) ++count;
  return count;
}

std::string backup_of_two_lines() {
  DataPanelRig other;
  other.write("a", "from the backup");
  other.write("b", "only there");
  return other.exported();
}

}  // namespace

TEST_CASE("an empty panel says where the data is and offers what makes sense") {
  DataPanelRig rig;
  CHECK(rig.find(Role::kHeading, "Data") != nullptr);
  CHECK(rig.shows("In this browser, on this device"));
  CHECK(rig.shows("Never"));
  CHECK(rig.shows("0 changes"));
  CHECK(rig.shows("4.1 KB of 1.1 GB allowed"));
  CHECK_FALSE(rig.enabled(Role::kButton, "Export everything"));
  CHECK_FALSE(rig.enabled(Role::kButton, "Wipe everything"));
  CHECK(rig.enabled(Role::kFile, "Choose a backup file"));
  CHECK_FALSE(rig.panel.last_backup_at().has_value());
}

TEST_CASE("exporting hands over one file and remembers when and up to where") {
  DataPanelRig rig;
  rig.clock.set(*parse_instant("2026-11-24T09:12:33.000Z"));
  rig.write("a", "one");
  rig.write("b", "two");
  CHECK(rig.shows("No backup yet"));
  rig.click("Export everything");
  REQUIRE(rig.files.saved().size() == 1);
  CHECK(rig.files.saved()[0].name == "cairn-backup-2026-11-24.json");
  CHECK(rig.files.saved()[0].mime == "application/json");
  CHECK(read_backup(rig.files.saved()[0].bytes).ok());
  CHECK(rig.said("Exported cairn-backup-2026-11-24.json"));
  CHECK(rig.shows("Up to date"));
  CHECK(rig.shows("Tue 24 Nov, today"));
  CHECK(rig.disk->meta["last_backup_seq"] == "2");

  rig.write("c", "three");
  rig.clock.advance_days(3);
  rig.frame();
  CHECK(rig.shows("1 change since"));
  CHECK(rig.shows("Tue 24 Nov, 3 days ago"));
}

TEST_CASE("the last backup is known again after a restart") {
  auto disk = std::make_shared<fake::FakeDisk>();
  {
    DataPanelRig rig(disk);
    rig.write("a", "one");
    rig.exported();
  }
  DataPanelRig again(disk);
  CHECK(again.panel.last_backup_at().has_value());
  CHECK(again.shows("Up to date"));
}

TEST_CASE("an export that fails says why and leaves the last backup as it was") {
  DataPanelRig rig;
  rig.write("a", "one");
  rig.files.fail_next(
      {ErrorCode::kUnavailable, "The browser blocked the download. Allow downloads, then try again.", {}});
  rig.click("Export everything");
  CHECK(rig.shows("The browser blocked the download."));
  CHECK(rig.said("The backup was not exported."));
  CHECK(rig.shows("No backup yet"));
  CHECK(rig.enabled(Role::kButton, "Export everything"));

  rig.files.fail_next({ErrorCode::kCancelled, "Cancelled.", {}});
  rig.click("Export everything");
  CHECK_FALSE(rig.shows("The backup was not exported"));
}

TEST_CASE("an export waits for what is being saved") {
  DataPanelRig rig(nullptr, fake::Completion::kOnPump);
  for (int i = 0; i < 6; ++i) {
    rig.storage.pump();
    rig.frame();
  }
  REQUIRE(rig.session.writable());
  REQUIRE(rig.session.commit("lines.write", {rig.app.set("a", "one")}).ok());
  rig.panel.start_backup();
  rig.frame();
  CHECK(rig.files.saved().empty());
  CHECK(rig.shows("Reading what is stored"));
  for (int i = 0; i < 6; ++i) {
    rig.storage.pump();
    rig.frame();
  }
  REQUIRE(rig.files.saved().size() == 1);
  const auto backup = read_backup(rig.files.saved()[0].bytes);
  REQUIRE(backup.ok());
  CHECK(backup.value().records.size() == 1);
}

TEST_CASE("changes that cannot be saved are named as missing from the export") {
  DataPanelRig rig;
  rig.write("a", "one");
  rig.storage.fail_next({ErrorCode::kStorageFull, "The browser has no space left.", {}});
  rig.write("b", "two");
  rig.frame();
  REQUIRE(rig.session.save_state() == SaveState::kFailed);
  rig.click("Export everything");
  CHECK(rig.said("without the changes that are not saved yet"));
}

TEST_CASE("a backup imports into an empty state with one button") {
  const std::string bytes = backup_of_two_lines();
  DataPanelRig rig;
  rig.choose_file("mine.json", bytes);
  CHECK(rig.shows("mine.json"));
  CHECK(rig.shows("2 changes"));
  CHECK(rig.shows("Adds 2 lines"));
  CHECK(rig.find(Role::kButton, "Merge into mine") == nullptr);
  CHECK(rig.session.record_count() == 0);  // nothing happens before the button
  rig.click("Import");
  CHECK(rig.app.lines() == Lines{{"a", "from the backup"}, {"b", "only there"}});
  CHECK(rig.session.record_count() == 1);
  REQUIRE(!rig.toasts.empty());
  CHECK(rig.toasts.back().offer_undo);
  CHECK(rig.replaced == 1);
}

TEST_CASE("merging and replacing say what they would do, are one gesture each, and can be undone") {
  const std::string bytes = backup_of_two_lines();
  DataPanelRig rig;
  rig.write("a", "mine");
  rig.write("c", "also mine");
  const Lines before = rig.app.lines();

  rig.choose_file("backup.json", bytes);
  CHECK(rig.shows("Adds 1 line"));
  CHECK(rig.shows("Changes 1 line"));
  CHECK(rig.shows("Removes 1 line"));

  SUBCASE("merge") {
    rig.click("Merge into mine");
    CHECK(rig.app.lines() == Lines{{"a", "mine"}, {"b", "only there"}, {"c", "also mine"}});
    CHECK(rig.session.undo_kind() == "data.merge");
  }
  SUBCASE("replace") {
    rig.click("Replace mine");
    CHECK(rig.app.lines() == Lines{{"a", "from the backup"}, {"b", "only there"}});
    CHECK(rig.session.undo_kind() == "data.replace");
  }
  CHECK(rig.session.record_count() == 3);
  REQUIRE(rig.session.undo().ok());
  CHECK(rig.app.lines() == before);
}

TEST_CASE("cancelling an import changes nothing, and a preview follows the state") {
  const std::string bytes = backup_of_two_lines();
  DataPanelRig rig;
  rig.write("a", "mine");
  rig.choose_file("backup.json", bytes);
  rig.write("b", "only there");
  CHECK_FALSE(rig.enabled(Role::kButton, "Merge into mine"));
  CHECK(rig.shows("it is all here already"));
  rig.write("a", "from the backup");
  CHECK(rig.shows("There is nothing to import."));
  rig.click("Close");
  CHECK(rig.enabled(Role::kFile, "Choose a backup file"));
  CHECK(rig.session.record_count() == 3);
}

TEST_CASE("a file that is no sound backup is refused as a whole") {
  DataPanelRig rig;
  rig.write("a", "mine");
  const std::string good = rig.exported();

  rig.choose_file("cut.json", good.substr(0, good.size() / 2));
  CHECK(rig.shows("This file cannot be imported"));
  CHECK(rig.shows("The file is cut short at line"));
  CHECK(rig.shows("Nothing was changed."));

  rig.choose_file("holiday.json", "{\"photos\": 12}");
  CHECK(rig.shows("not a Cairn backup"));

  std::string edited = good;
  edited.replace(edited.find("mine"), 4, "MINE");
  rig.choose_file("edited.json", edited);
  CHECK(rig.shows("The backup is damaged at record 1"));

  CHECK(rig.session.record_count() == 1);
  CHECK(rig.app.lines() == Lines{{"a", "mine"}});
}

TEST_CASE("wiping asks for the word, and an export brings everything back") {
  DataPanelRig rig;
  rig.write("a", "one");
  rig.write("b", "two");
  const Json before = rig.session.snapshot();
  rig.click("Wipe everything");
  REQUIRE(rig.find(Role::kDialog, "Wipe everything") != nullptr);
  CHECK(rig.shows("This removes 2 changes from this browser"));
  CHECK_FALSE(rig.enabled(Role::kButton, "Wipe now"));
  rig.click("Export a backup first");
  REQUIRE(rig.files.saved().size() == 1);
  rig.type("Type wipe to confirm", "wip");
  CHECK_FALSE(rig.enabled(Role::kButton, "Wipe now"));
  rig.type("Type wipe to confirm", " Wipe ");
  rig.click("Wipe now");

  CHECK(rig.disk->log.empty());
  CHECK(rig.disk->meta.empty());
  CHECK(rig.app.lines().empty());
  CHECK(rig.find(Role::kDialog, "Wipe everything") == nullptr);
  CHECK(rig.visited == std::vector<std::string>{"#/today"});
  CHECK(rig.shows("Never"));
  CHECK_FALSE(rig.panel.last_backup_at().has_value());

  rig.choose_file("back.json", rig.files.saved()[0].bytes);
  rig.click("Import");
  CHECK(rig.session.snapshot() == before);
}

TEST_CASE("a whole learner survives export, wipe and import on the real screen") {
  test::Harness harness;
  roadmap::RoadmapApplication empty;
  const roadmap::State sample = roadmap::sample_state(test::real_content(), {20'781});
  auto changes = empty.changes_to(roadmap::state_to_json(sample));
  REQUIRE(changes.ok());
  REQUIRE(harness.shell().session().commit("roadmap.test", std::move(changes).value()).ok());
  harness.go("#/data");
  harness.click("Export everything");
  REQUIRE(harness.files.saved().size() == 1);
  const std::string bytes = harness.files.saved()[0].bytes;
  CHECK(harness.shows("Exported cairn-backup-"));

  harness.click("Wipe everything");
  harness.type("Type wipe to confirm", "wipe");
  harness.click("Wipe now");
  CHECK(harness.state() == roadmap::State{});
  CHECK(harness.page.hash == "#/today");
  CHECK(harness.disk->log.empty());

  harness.go("#/data");
  harness.drop_file("Choose a backup file", "backup.json", bytes);
  CHECK(harness.shows("notes"));
  harness.click("Import");
  CHECK(harness.state() == sample);
  harness.click("Undo");
  CHECK(harness.state() == roadmap::State{});
}

TEST_CASE("a wipe can be declined, and says when it fails") {
  DataPanelRig rig;
  rig.write("a", "one");
  rig.click("Wipe everything");
  rig.click("Keep my data");
  CHECK(rig.find(Role::kDialog, "Wipe everything") == nullptr);

  rig.click("Wipe everything");
  rig.type("Type wipe to confirm", "wipe");
  rig.storage.fail_next({ErrorCode::kUnavailable, "Another tab holds the storage. Close it, then try again.", {}});
  rig.click("Wipe now");
  CHECK(rig.shows("Another tab holds the storage."));
  CHECK(rig.app.lines().size() == 1);
  rig.click("Wipe now");
  CHECK(rig.app.lines().empty());
}

TEST_CASE("in a sample and beside a writing tab nothing of one's own can be changed") {
  auto disk = std::make_shared<fake::FakeDisk>();
  SUBCASE("sample") {
    DataPanelRig rig(disk);
    rig.write("a", "one");
    REQUIRE(rig.session.enter_sample({{"lines", Json{{"x", "sample"}}}}).ok());
    rig.frame();
    CHECK_FALSE(rig.enabled(Role::kButton, "Choose a backup file"));
    CHECK_FALSE(rig.enabled(Role::kButton, "Wipe everything"));
    CHECK(rig.shows("Leave it first"));
    const auto backup = read_backup(rig.exported());
    REQUIRE(backup.ok());
    CHECK(backup.value().records.size() == 1);
  }
  SUBCASE("follower") {
    fake::FakeStorage writer(disk);
    DataPanelRig rig(disk);
    CHECK_FALSE(rig.enabled(Role::kButton, "Choose a backup file"));
    CHECK_FALSE(rig.enabled(Role::kButton, "Wipe everything"));
    CHECK(rig.shows("Cairn is open for writing in another tab"));
  }
}

TEST_CASE("the browser's promise is asked for, and its answer is put in words") {
  auto disk = std::make_shared<fake::FakeDisk>();
  DataPanelRig rig(disk);
  CHECK(rig.shows("The browser may clear it"));
  rig.storage.fail_next({ErrorCode::kUnavailable, "The browser did not answer.", {}});
  rig.click("Ask the browser to keep it");
  CHECK(rig.shows("The browser did not promise"));
  rig.click("Ask again");
  CHECK(rig.shows("The browser keeps it"));
  CHECK(rig.said("The browser will keep your data"));
}

TEST_CASE("damaged records are counted, explained and handed out") {
  auto disk = std::make_shared<fake::FakeDisk>();
  {
    DataPanelRig rig(disk);
    rig.write("a", "one");
    rig.write("b", "two");
    rig.write("c", "three");
  }
  disk->snapshot.reset();
  disk->log[1].text = "{\"seq\":2,";
  DataPanelRig rig(disk);
  CHECK(rig.find(Role::kHeading, "Set aside") != nullptr);
  CHECK(rig.shows("One stored change could not be used."));
  rig.click("Download them");
  REQUIRE(rig.files.saved().size() == 1);
  const auto list = parse_json(rig.files.saved()[0].bytes, 1 << 20);
  REQUIRE(list.ok());
  REQUIRE(list.value().size() == 1);
  CHECK(get_string(list.value()[0], "text") == "{\"seq\":2,");
}

TEST_CASE("records of a newer version are shown as such and still exported") {
  auto disk = std::make_shared<fake::FakeDisk>();
  {
    DataPanelRig rig(disk);
    rig.write("a", "one");
  }
  Record newer;
  newer.seq = 2;
  newer.kind = "future.gesture";
  newer.schema = kLogSchema + 1;
  newer.changes = {{"future.thing", Json::object()}};
  disk->log.push_back({2, encode_record(newer)});
  DataPanelRig rig(disk);
  REQUIRE(rig.session.load_error() != nullptr);
  CHECK(rig.shows("Part of your data is from a newer version of Cairn"));
  CHECK_FALSE(rig.enabled(Role::kButton, "Choose a backup file"));
  CHECK(rig.exported().find("future.gesture") != std::string::npos);
}

TEST_CASE("on a phone everything fits the width") {
  const std::string bytes = backup_of_two_lines();
  DataPanelRig rig(nullptr, fake::Completion::kAtOnce, 390, 844);
  rig.write("a", "one");
  rig.choose_file("a-rather-long-name-of-a-backup-file-2026-11-24.json", bytes);
  for (const ui::Node& node : rig.semantics.nodes()) CHECK_MESSAGE(node.rect.w <= 390, node.name);
  CHECK(count_named(rig, "Merge into mine") == 1);
}

TEST_CASE("sizes, ages and lists are worded for people") {
  CHECK(ui::bytes_words(0) == "0 bytes");
  CHECK(ui::bytes_words(1) == "1 byte");
  CHECK(ui::bytes_words(999) == "999 bytes");
  CHECK(ui::bytes_words(1000) == "1 KB");
  CHECK(ui::bytes_words(1250) == "1.3 KB");
  CHECK(ui::bytes_words(9960) == "10 KB");
  CHECK(ui::bytes_words(999'499) == "999 KB");
  CHECK(ui::bytes_words(999'500) == "1 MB");
  CHECK(ui::bytes_words(2'100'000'000) == "2.1 GB");
  CHECK(ui::age_words(0) == "today");
  CHECK(ui::age_words(1) == "yesterday");
  CHECK(ui::age_words(12) == "12 days ago");
  CHECK(ui::joined({}).empty());
  CHECK(ui::joined({"a"}) == "a");
  CHECK(ui::joined({"a", "b", "c"}) == "a, b and c");
  CHECK(ui::count_plainly("lines.line", 1) == "1 line");
  CHECK(ui::count_plainly("lines.line", 2) == "2 lines");
}
