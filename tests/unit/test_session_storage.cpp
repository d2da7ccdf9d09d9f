// What a session makes of the log it finds: snapshots, damage, newer records, kills.
#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "base/checksum.h"
#include "toy_application.h"

using namespace cairn;
using namespace cairn::test;

namespace {

using Numbers = std::map<std::string, std::int64_t>;

// A disk with `count` records; record i sets key<i mod 10> to i.
std::shared_ptr<fake::FakeDisk> disk_with(int count) {
  const auto disk = new_disk();
  Tab tab(disk);
  for (int i = 1; i <= count; ++i) {
    REQUIRE(tab.set("key" + std::to_string(i % 10), i));
    tab.session.tick();
  }
  tab.settle();
  return disk;
}

std::string with_schema(const std::string& text, int schema) {
  Json json = parse_json(text, kMaxRecordBytes).value();
  json.erase("checksum");
  json["schema"] = schema;
  json["checksum"] = to_hex(crc32c(to_text(json)));
  return to_text(json);
}

}  // namespace

TEST_CASE("a snapshot is stored every 256 records, and the state comes from it") {
  const auto disk = disk_with(600);
  REQUIRE(disk->snapshot);
  CHECK(disk->snapshot->seq == 512);
  const Numbers before = Tab(disk).toy.numbers();
  disk->log.erase(disk->log.begin(), disk->log.begin() + 300);  // the load does not need these
  Tab tab(disk);
  CHECK(tab.toy.numbers() == before);
  CHECK(tab.session.quarantined().empty());
  CHECK(tab.session.seq() == 600);
  int undone = 0;
  while (tab.session.can_undo()) {
    REQUIRE(tab.session.undo());
    ++undone;
  }
  CHECK(undone == 288);  // 88 after the snapshot and 200 before it
}

TEST_CASE("a snapshot is taken of what is stored, not of what is on its way") {
  const auto disk = new_disk();
  Tab tab(disk, fake::Completion::kOnPump);
  for (int i = 1; i <= 300; ++i) REQUIRE(tab.set("a", i));
  tab.storage.pump(280);
  tab.session.tick();
  CHECK_FALSE(disk->snapshot);
  tab.settle();
  REQUIRE(disk->snapshot);
  CHECK(disk->snapshot->seq == 300);
}

TEST_CASE("a snapshot that cannot be stored hurts nobody") {
  const auto disk = new_disk();
  Tab tab(disk, fake::Completion::kOnPump);
  for (int i = 1; i <= 256; ++i) REQUIRE(tab.set("a", i));
  tab.storage.pump();
  tab.storage.fail_next({ErrorCode::kStorageFull, "Full.", {}});
  tab.settle();
  CHECK_FALSE(disk->snapshot);
  CHECK(tab.session.save_state() == SaveState::kSaved);
  CHECK(tab.session.save_error() == nullptr);
  for (int i = 1; i <= 256; ++i) REQUIRE(tab.set("a", i));
  tab.settle();
  REQUIRE(disk->snapshot);
  CHECK(disk->snapshot->seq == 512);
}

TEST_CASE("a broken snapshot is replaced by the whole log") {
  const Numbers expected = Tab(disk_with(300)).toy.numbers();
  const auto check = [&](const std::function<void(fake::FakeDisk&)>& damage) {
    const auto disk = disk_with(300);
    REQUIRE(disk->snapshot);
    damage(*disk);
    Tab tab(disk);
    CHECK(tab.session.loaded());
    CHECK(tab.session.writable());
    CHECK(tab.toy.numbers() == expected);
    CHECK(tab.session.quarantined().empty());
    REQUIRE(disk->snapshot);
    CHECK(disk->snapshot->seq == 300);  // a sound one again
  };
  check([](fake::FakeDisk& disk) { disk.snapshot->text[40] ^= 1; });
  check([](fake::FakeDisk& disk) { disk.snapshot->text.resize(20); });
  check([](fake::FakeDisk& disk) { disk.snapshot->text.clear(); });
  check([](fake::FakeDisk& disk) { disk.snapshot->seq = 200; });
  check([](fake::FakeDisk& disk) {  // an application refuses what has a right checksum
    std::string& text = disk.snapshot->text;
    text.replace(text.find("\"states\":{\"toy\":{"), 17, "\"states\":{\"toy\":{\"x\":\"y\",");
    text.replace(0, 8, to_hex(crc32c(std::string_view(text).substr(9))));
  });
}

TEST_CASE("a snapshot of another log is not believed") {
  const auto other = disk_with(256);
  const auto disk = new_disk();
  {
    Tab tab(disk);
    for (int i = 1; i <= 256; ++i) REQUIRE(tab.set("mine", i));
  }
  REQUIRE(other->snapshot);
  disk->snapshot = other->snapshot;
  CHECK(Tab(disk).toy.numbers() == Numbers{{"mine", 256}});
}

TEST_CASE("a bad record is set aside, and everything sound is loaded") {
  const auto disk = disk_with(10);
  const std::string bad_text = disk->log[4].text.substr(0, 50);
  disk->log[4].text = bad_text;           // record 5: cut short
  disk->log[7].text = disk->log[6].text;  // record 8 says that it is 7
  {
    Tab tab(disk);
    CHECK(tab.toy.numbers() ==
          Numbers{
              {"key0", 10}, {"key1", 1}, {"key2", 2}, {"key3", 3}, {"key4", 4}, {"key6", 6}, {"key7", 7}, {"key9", 9}});
    REQUIRE(tab.session.quarantined().size() == 2);
    CHECK(tab.session.quarantined()[0].seq == 5);
    CHECK(tab.session.quarantined()[0].text == bad_text);
    CHECK_FALSE(tab.session.quarantined()[0].reason.empty());
    CHECK(tab.session.quarantined()[1].seq == 8);
    CHECK(tab.session.writable());
    REQUIRE(tab.set("key1", 11));
    tab.settle();
    CHECK(disk->log.back().seq == 11);
  }
  CHECK(disk->quarantine.size() == 2);
  Tab again(disk);
  CHECK(again.session.quarantined().size() == 2);
  CHECK(disk->quarantine.size() == 2);  // not stored twice
}

TEST_CASE("the last record may be the bad one") {
  const auto disk = disk_with(3);
  disk->log.back().text.back() = '!';
  Tab tab(disk);
  CHECK(tab.toy.numbers() == Numbers{{"key1", 1}, {"key2", 2}});
  REQUIRE(tab.set("key3", 33));
  tab.settle();
  CHECK(tab.session.save_state() == SaveState::kSaved);
  CHECK(Tab(disk).toy.numbers().at("key3") == 33);
}

TEST_CASE("a record that an application refuses is set aside") {
  const auto disk = disk_with(2);
  Record record;
  record.seq = 3;
  record.kind = "toy.gesture";
  record.changes = {{"toy.explode", {{"key", "x"}}}};
  disk->log.push_back({3, encode_record(record)});
  Tab tab(disk);
  REQUIRE(tab.session.quarantined().size() == 1);
  CHECK(tab.session.quarantined()[0].reason == "Unknown kind of change. (toy.explode)");
  CHECK(tab.session.load_error() == nullptr);
}

TEST_CASE("a gap in the log is told") {
  const auto disk = disk_with(10);
  disk->log.erase(disk->log.begin() + 3, disk->log.begin() + 5);
  disk->log.erase(disk->log.begin());
  Tab tab(disk);
  REQUIRE(tab.session.quarantined().size() == 2);
  CHECK(tab.session.quarantined()[0].seq == 1);
  CHECK(tab.session.quarantined()[1].seq == 4);
  CHECK(tab.session.quarantined()[1].reason.find("Records 4 to 5 are missing") == 0);
  CHECK(tab.session.writable());
  CHECK(tab.session.seq() == 10);
}

TEST_CASE("no snapshot hides a bad record before it is kept elsewhere") {
  const auto disk = disk_with(300);
  disk->snapshot.reset();
  disk->log[100].text = "?";
  Tab tab(disk, fake::Completion::kOnPump);
  CHECK(disk->quarantine.size() == 1);
  CHECK(disk->snapshot);
  CHECK(Tab(disk).session.quarantined().size() == 1);
}

TEST_CASE("a newer record stops the load and makes the session read-only") {
  const auto disk = disk_with(5);
  disk->log[3].text = with_schema(disk->log[3].text, kLogSchema + 1);
  Tab tab(disk);
  CHECK(tab.session.loaded());
  CHECK(tab.toy.numbers() == Numbers{{"key1", 1}, {"key2", 2}, {"key3", 3}});
  REQUIRE(tab.session.load_error() != nullptr);
  CHECK(tab.session.load_error()->code == ErrorCode::kTooNew);
  CHECK_FALSE(tab.session.writable());
  CHECK(tab.set("a", 1).error().code == ErrorCode::kTooNew);
  tab.session.retry();
  tab.settle();
  CHECK(tab.session.load_error() != nullptr);
  CHECK(disk->log.size() == 5);
  CHECK_FALSE(disk->snapshot);
}

TEST_CASE("a record of an application that this version lacks counts as newer") {
  const auto disk = disk_with(2);
  ToyApplication later("later");
  Record record;
  record.seq = 3;
  record.kind = "later.gesture";
  record.changes = {later.set("x", 1)};
  disk->log.push_back({3, encode_record(record)});
  Tab tab(disk);
  REQUIRE(tab.session.load_error() != nullptr);
  CHECK(tab.session.load_error()->code == ErrorCode::kTooNew);
}

TEST_CASE("random damage to the log never stops the load") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const auto disk = disk_with(40);
    for (int i = 0; i < 6; ++i) {
      std::string& text = disk->log[random.index(disk->log.size())].text;
      if (random.chance(0.5)) {
        text = text.substr(0, random.index(text.size() + 1));
      } else if (!text.empty()) {
        text[random.index(text.size())] = static_cast<char>(random.index(256));
      }
    }
    Tab tab(disk);
    CHECK(tab.session.loaded());
    CHECK(tab.session.load_error() == nullptr);
    REQUIRE(tab.set("after", 1));
    tab.settle();
    CHECK(tab.session.save_state() == SaveState::kSaved);
    CHECK(Tab(disk).toy.numbers() == tab.toy.numbers());
  }
}

TEST_CASE("a kill at any moment loses no acknowledged gesture") {
  Random random(99);
  const auto disk = new_disk();
  std::map<std::uint64_t, Json> state_after;  // by record number, as the killed tab showed it
  state_after[0] = Json::object();
  for (int life = 0; life < 250; ++life) {
    CAPTURE(life);
    Tab tab(disk, fake::Completion::kOnPump);
    REQUIRE(tab.session.writable());
    const std::uint64_t found = tab.session.seq();
    REQUIRE(state_after.count(found) == 1);
    CHECK(tab.toy.snapshot() == state_after[found]);
    for (std::uint64_t gestures = 1 + random.index(8); gestures > 0; --gestures) {
      if (random.chance(0.15)) {
        (void)tab.session.undo();
      } else {
        REQUIRE(tab.session.commit("toy.gesture", random_changes(random, tab.toy)));
      }
      state_after[tab.session.seq()] = tab.toy.snapshot();
      if (random.chance(0.4)) tab.storage.pump(random.index(4));
      if (random.chance(0.6)) tab.session.tick();
    }
    const std::uint64_t acknowledged = tab.session.record_count();
    tab.storage.tear(random.index(4));
    REQUIRE((disk->log.empty() ? 0 : disk->log.back().seq) >= acknowledged);
  }
  CHECK(disk->snapshot);
}
