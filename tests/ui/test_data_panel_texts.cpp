// Texts beside the log, on their way into a backup and back: they are there before the change that speaks of them.
#include <doctest/doctest.h>

#include "ui/data_panel_rig.h"

using namespace cairn;
using test::DataPanelRig;
using ui::Role;

namespace {

using Texts = std::map<std::string, std::string, std::less<>>;
using Lines = std::map<std::string, std::string>;

const Texts kTheirs{{"toy/1/texts/00000", "first"}, {"toy/1/texts/00001", "second"}};

// With a line that speaks of them.
std::string backup_with(const Texts& texts) {
  DataPanelRig other;
  other.write("a", "about the texts");
  other.disk->blobs = texts;
  return other.exported();
}

void settle(DataPanelRig& rig) {
  for (int i = 0; i < 8; ++i) {
    rig.storage.pump();
    rig.frame();
  }
}

}  // namespace

TEST_CASE("an export holds the texts, and nothing that can be computed again") {
  DataPanelRig rig;
  rig.write("a", "one");
  rig.disk->blobs = {{"toy/1/judged/00000", "again"}, {"toy/1/texts/00000", "first"}, {"toy/2/texts/00000", "other"}};
  const auto backup = read_backup(rig.exported());
  REQUIRE(backup.ok());
  REQUIRE(backup.value().blobs.size() == 2);
  CHECK(backup.value().blobs[0].key == "toy/1/texts/00000");
  CHECK(backup.value().blobs[1].text == "other");
  CHECK(backup.value().records.size() == 1);
}

TEST_CASE("what lies beside the log is named with what is stored, as it is now") {
  DataPanelRig rig;
  CHECK_FALSE(rig.shows("With them"));
  rig.disk->blobs = kTheirs;
  rig.write("a", "about the texts");
  rig.frame();
  CHECK(rig.shows("With them"));
  CHECK(rig.shows("2 blobs"));
  rig.disk->blobs.erase(rig.disk->blobs.begin());
  rig.write("b", "about fewer");
  rig.frame();
  CHECK(rig.shows("1 blobs"));
}

TEST_CASE("an export holds the photos and their small pictures, each once") {
  DataPanelRig rig;
  rig.write("a", "one");
  rig.clock.set(*parse_instant("2026-11-24T09:12:33.000Z"));
  rig.disk->blobs = {{"p/photos/a", "large"}, {"p/photos/ab", "larger"}, {"p/thumbs/a", "small"}, {"p/thumbs/ab", "s"}};
  const auto backup = read_backup(rig.exported());
  REQUIRE(backup.ok());
  Texts held;
  for (const Blob& blob : backup.value().blobs) CHECK(held.emplace(blob.key, blob.text).second);
  CHECK(held == rig.disk->blobs);
  CHECK(rig.said("Exported cairn-backup-2026-11-24.json"));
}

TEST_CASE("photos that a file cannot hold are left out, and it says how many") {
  DataPanelRig rig;
  rig.write("a", "one");
  rig.clock.set(*parse_instant("2026-11-24T09:12:33.000Z"));
  rig.disk->blobs = {{"p/photos/a", std::string(400, 'a')},
                     {"p/photos/b", std::string(400, 'b')},
                     {"p/photos/c", "c"},
                     {"p/thumbs/a", "small"},
                     {"p/thumbs/b", "small"}};
  rig.panel.set_most_bytes(600);
  const auto backup = read_backup(rig.exported());
  REQUIRE(backup.ok());
  REQUIRE(backup.value().blobs.size() == 3);
  CHECK(backup.value().blobs[0].key == "p/photos/a");
  CHECK(rig.said("Exported cairn-backup-2026-11-24.json, without 2 photos"));
  rig.frame();
  CHECK(rig.shows("Not everything is in the file"));
  CHECK(rig.shows("2 photos are not in it"));
}

TEST_CASE("an export that cannot read the texts is none") {
  DataPanelRig rig(nullptr, fake::Completion::kOnPump);
  settle(rig);
  rig.write("a", "one");
  settle(rig);
  rig.disk->blobs = kTheirs;
  rig.panel.start_backup();
  rig.storage.pump();  // log, records set aside and keys
  rig.frame();
  REQUIRE(rig.storage.waiting() == 1);
  rig.storage.fail_next({ErrorCode::kUnavailable, "The storage did not answer.", {}});
  settle(rig);
  CHECK(rig.files.saved().empty());
  CHECK(rig.shows("The texts and photos could not be read. The storage did not answer."));
}

TEST_CASE("an import writes the texts first, then the change") {
  const std::string bytes = backup_with(kTheirs);
  DataPanelRig rig(nullptr, fake::Completion::kOnPump);
  settle(rig);
  rig.choose_file("mine.json", bytes);
  CHECK_FALSE(rig.enabled(Role::kButton, "Import"));  // it is not known yet what is here
  settle(rig);
  CHECK(rig.shows("With 11 bytes of texts and photos."));
  rig.click("Import");
  CHECK(rig.shows("Saving texts and photos"));
  CHECK(rig.app.lines().empty());
  CHECK_FALSE(rig.enabled(Role::kButton, "Import"));
  CHECK_FALSE(rig.enabled(Role::kButton, "Cancel"));
  CHECK_FALSE(rig.enabled(Role::kButton, "Wipe everything"));
  settle(rig);
  CHECK(rig.disk->blobs == kTheirs);
  CHECK(rig.app.lines() == Lines{{"a", "about the texts"}});
  CHECK(rig.session.record_count() == 1);
  CHECK(rig.said("Backup imported"));
  CHECK(rig.toasts.back().offer_undo);
}

TEST_CASE("texts that cannot be kept leave everything as it was, and can be tried again") {
  const std::string bytes = backup_with(kTheirs);
  DataPanelRig rig;
  rig.disk->blob_room = 20;
  rig.choose_file("mine.json", bytes);
  rig.click("Import");
  CHECK(rig.shows("Nothing was imported"));
  CHECK(rig.shows("The browser has no room left."));
  CHECK(rig.app.lines().empty());
  CHECK(rig.session.record_count() == 0);
  CHECK(rig.disk->blobs.empty());
  CHECK(rig.toasts.empty());

  rig.disk->blob_room = 2000;
  rig.click("Import");
  CHECK(rig.disk->blobs == kTheirs);
  CHECK(rig.app.lines() == Lines{{"a", "about the texts"}});
}

TEST_CASE("where both have a text of a name, merging keeps ours and replacing takes theirs") {
  const std::string bytes = backup_with(kTheirs);
  DataPanelRig rig;
  rig.write("b", "mine");
  rig.disk->blobs = {{"toy/1/texts/00000", "mine"}, {"toy/9/texts/00000", "only mine"}};
  rig.choose_file("backup.json", bytes);
  CHECK(rig.shows("Either also brings the texts and photos that are not here: 6 bytes."));
  Texts expected{{"toy/1/texts/00000", "mine"}, {"toy/1/texts/00001", "second"}, {"toy/9/texts/00000", "only mine"}};
  SUBCASE("merge") { rig.click("Merge into mine"); }
  SUBCASE("replace") {
    rig.click("Replace mine");
    expected["toy/1/texts/00000"] = "first";
  }
  CHECK(rig.disk->blobs == expected);
  CHECK(rig.session.record_count() == 2);
}

TEST_CASE("texts that were lost come back from a backup whose changes are all here") {
  DataPanelRig rig;
  rig.write("a", "one");
  rig.disk->blobs = kTheirs;
  const std::string bytes = rig.exported();
  rig.disk->blobs.erase("toy/1/texts/00001");
  rig.choose_file("mine.json", bytes);
  CHECK(rig.shows("Every change in this backup is here already, but 6 bytes of its texts and photos are not."));
  rig.click("Import texts and photos");
  CHECK(rig.disk->blobs == kTheirs);
  CHECK(rig.session.record_count() == 1);
  CHECK(rig.said("Texts and photos are here again"));
  CHECK_FALSE(rig.toasts.back().offer_undo);

  rig.choose_file("mine.json", bytes);
  CHECK(rig.shows("There is nothing to import."));
}

TEST_CASE("a tab that lost the writing while the texts were saved imports nothing") {
  const std::string bytes = backup_with(kTheirs);
  DataPanelRig rig(nullptr, fake::Completion::kOnPump);
  settle(rig);
  rig.choose_file("mine.json", bytes);
  settle(rig);
  rig.click("Import");
  rig.storage.fail_next({ErrorCode::kConflict, "Cairn is open in another tab, which does the writing.", {}});
  settle(rig);
  CHECK(rig.shows("Cairn is open in another tab, which does the writing."));
  CHECK(rig.app.lines().empty());
  CHECK(rig.disk->blobs.empty());
}
