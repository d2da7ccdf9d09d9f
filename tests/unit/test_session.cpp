#include <doctest/doctest.h>

#include <string>

#include "toy_application.h"

using namespace cairn;
using namespace cairn::test;

TEST_CASE("a gesture is applied at once and saved when storage says so") {
  Tab tab(new_disk(), fake::Completion::kOnPump);
  REQUIRE(tab.session.loaded());
  REQUIRE(tab.session.writable());
  const auto version = tab.session.version();
  REQUIRE(tab.set("a", 1));
  CHECK(tab.toy.numbers().at("a") == 1);
  CHECK(tab.session.seq() == 1);
  CHECK(tab.session.version() > version);
  CHECK(tab.session.save_state() == SaveState::kSaving);
  CHECK(tab.storage.disk().log.empty());
  tab.settle();
  CHECK(tab.session.save_state() == SaveState::kSaved);
  REQUIRE(tab.storage.disk().log.size() == 1);
  const auto record = decode_record(tab.storage.disk().log[0].text);
  REQUIRE(record);
  CHECK(record.value().kind == "toy.gesture");
  CHECK(record.value().at == tab.clock.now());
  CHECK(tab.session.record_count() == 1);
}

TEST_CASE("nothing can be done before the log is read") {
  fake::FakeStorage storage(fake::Completion::kOnPump);
  fake::FakeClock clock;
  ToyApplication toy;
  Session session(storage, clock, {&toy});
  session.start();
  session.tick();
  CHECK_FALSE(session.loaded());
  CHECK(session.commit("toy.gesture", {toy.set("a", 1)}).error().code == ErrorCode::kUnavailable);
  CHECK(session.enter_sample({}).error().code == ErrorCode::kUnavailable);
  CHECK(toy.numbers().empty());
}

TEST_CASE("a gesture that breaks a rule changes nothing") {
  Tab tab(new_disk());
  Change bad = tab.toy.set("a", 1);
  bad.data["after"] = "three";
  CHECK(tab.session.commit("toy.gesture", {tab.toy.set("b", 2), bad}).error().where == "after");
  CHECK_FALSE(tab.session.commit("toy.gesture", {{"shop.set", {}}}));
  CHECK(tab.session.commit("toy.gesture", {}));
  CHECK(tab.toy.numbers().empty());
  CHECK(tab.session.seq() == 0);
  CHECK(tab.storage.disk().log.empty());
}

TEST_CASE("undo and redo name their gesture and survive a reload") {
  const auto disk = new_disk();
  {
    Tab tab(disk);
    REQUIRE(tab.set("a", 1));
    REQUIRE(tab.session.commit("toy.rename", {tab.toy.set("a", 2), tab.toy.set("b", 3)}));
    CHECK(tab.session.undo_kind() == "toy.rename");
    CHECK(tab.session.redo_kind().empty());
    CHECK_FALSE(tab.session.redo());
    REQUIRE(tab.session.undo());
    CHECK(tab.toy.numbers() == std::map<std::string, std::int64_t>{{"a", 1}});
    tab.settle();
  }
  Tab tab(disk);
  CHECK(tab.session.undo_kind() == "toy.gesture");
  CHECK(tab.session.redo_kind() == "toy.rename");
  REQUIRE(tab.session.redo());
  CHECK(tab.toy.numbers() == std::map<std::string, std::int64_t>{{"a", 2}, {"b", 3}});
  REQUIRE(tab.session.undo());
  REQUIRE(tab.session.undo());
  CHECK(tab.toy.numbers().empty());
  CHECK_FALSE(tab.session.can_undo());
  CHECK(tab.session.undo().error().code == ErrorCode::kNotFound);
  CHECK(tab.session.seq() == 6);
}

TEST_CASE("changes to one key in one gesture are undone backwards") {
  Tab tab(new_disk());
  Change first = tab.toy.set("a", 1);
  Change second = first;
  second.data["before"] = 1;
  second.data["after"] = 2;
  REQUIRE(tab.session.commit("toy.gesture", {first, second}));
  CHECK(tab.toy.numbers().at("a") == 2);
  REQUIRE(tab.session.undo());
  CHECK(tab.toy.numbers().empty());
}

TEST_CASE("several gestures may be on their way, in order") {
  Tab tab(new_disk(), fake::Completion::kOnPump);
  for (int i = 1; i <= 5; ++i) REQUIRE(tab.set("a", i));
  CHECK(tab.storage.waiting() == 5);
  tab.storage.pump(2);
  tab.session.tick();
  CHECK(tab.session.save_state() == SaveState::kSaving);
  CHECK(tab.session.record_count() == 2);
  tab.settle();
  CHECK(tab.session.save_state() == SaveState::kSaved);
  CHECK(tab.storage.disk().log.size() == 5);
}

TEST_CASE("a full disk keeps the gestures visible until retry succeeds") {
  Tab tab(new_disk(), fake::Completion::kOnPump);
  tab.storage.fail_next({ErrorCode::kStorageFull, "The browser has no room left.", {}});
  for (int i = 1; i <= 3; ++i) REQUIRE(tab.set("a", i));
  tab.settle();
  CHECK(tab.session.save_state() == SaveState::kFailed);
  REQUIRE(tab.session.save_error() != nullptr);
  CHECK(tab.session.save_error()->code == ErrorCode::kStorageFull);
  CHECK(tab.toy.numbers().at("a") == 3);
  REQUIRE(tab.set("b", 4));  // work goes on
  tab.settle();
  CHECK(tab.session.save_state() == SaveState::kFailed);
  CHECK(tab.storage.disk().log.empty());
  tab.session.retry();
  CHECK(tab.session.save_state() == SaveState::kSaving);
  tab.settle();
  CHECK(tab.session.save_state() == SaveState::kSaved);
  CHECK(tab.session.save_error() == nullptr);
  CHECK(tab.storage.disk().log.size() == 4);
}

TEST_CASE("an append that got through though it reported a failure is not written twice") {
  Tab tab(new_disk(), fake::Completion::kOnPump);
  tab.storage.fail_next_after_effect({ErrorCode::kUnavailable, "No answer in time.", {}});
  for (int i = 1; i <= 3; ++i) REQUIRE(tab.set("a", i));
  tab.settle();
  tab.session.retry();
  tab.settle();
  CHECK(tab.session.save_state() == SaveState::kSaved);
  CHECK(tab.storage.disk().log.size() == 3);
  CHECK(tab.session.quarantined().empty());
  CHECK(tab.toy.numbers().at("a") == 3);
}

TEST_CASE("a load that fails can be tried again") {
  fake::FakeStorage storage;
  fake::FakeClock clock;
  ToyApplication toy;
  Session session(storage, clock, {&toy});
  storage.fail_next({ErrorCode::kUnavailable, "The browser did not answer.", {}});
  session.start();
  session.tick();
  REQUIRE(session.load_error() != nullptr);
  CHECK_FALSE(session.loaded());
  CHECK(session.commit("toy.gesture", {toy.set("a", 1)}).error().code == ErrorCode::kUnavailable);
  session.retry();
  session.tick();
  CHECK(session.load_error() == nullptr);
  CHECK(session.writable());
}

TEST_CASE("a sample lives in memory only and leaves no trace") {
  Tab tab(new_disk());
  REQUIRE(tab.set("mine", 1));
  tab.settle();
  REQUIRE(tab.session.enter_sample({{"toy", {{"theirs", 5}}}}));
  CHECK(tab.session.in_sample());
  CHECK(tab.toy.numbers() == std::map<std::string, std::int64_t>{{"theirs", 5}});
  CHECK_FALSE(tab.session.can_undo());
  REQUIRE(tab.set("theirs", 6));
  REQUIRE(tab.session.can_undo());
  REQUIRE(tab.session.undo());
  CHECK(tab.toy.numbers().at("theirs") == 5);
  REQUIRE(tab.session.redo());
  REQUIRE(tab.session.enter_sample({{"toy", {{"other", 7}}}}));  // another sample instead
  const auto version = tab.session.version();
  REQUIRE(tab.set("other", 8));
  CHECK(tab.session.version() > version);
  tab.settle();
  tab.session.leave_sample();
  CHECK(tab.toy.numbers() == std::map<std::string, std::int64_t>{{"mine", 1}});
  CHECK(tab.session.undo_kind() == "toy.gesture");
  CHECK(tab.storage.disk().log.size() == 1);
  REQUIRE(tab.set("mine", 2));
  tab.settle();
  CHECK(tab.storage.disk().log.size() == 2);
}

TEST_CASE("a sample that cannot be read leaves the learner's state") {
  Tab tab(new_disk());
  REQUIRE(tab.set("mine", 1));
  CHECK_FALSE(tab.session.enter_sample({{"toy", "nonsense"}}));
  CHECK_FALSE(tab.session.in_sample());
  CHECK(tab.toy.numbers().at("mine") == 1);
}

TEST_CASE("gestures on their way are saved while a sample is shown") {
  Tab tab(new_disk(), fake::Completion::kOnPump);
  REQUIRE(tab.set("mine", 1));
  REQUIRE(tab.session.enter_sample({}));
  tab.settle();
  CHECK(tab.storage.disk().log.size() == 1);
  CHECK(tab.session.save_state() == SaveState::kSaved);
}

TEST_CASE("wiping leaves nothing, and a failed wipe changes nothing") {
  const auto disk = new_disk();
  Tab tab(disk);
  REQUIRE(tab.set("a", 1));
  tab.storage.fail_next({ErrorCode::kUnavailable, "The browser refused.", {}});
  tab.session.wipe();
  tab.settle();
  CHECK(tab.toy.numbers().at("a") == 1);
  REQUIRE(tab.session.save_error() != nullptr);
  tab.session.retry();
  CHECK(tab.session.save_error() == nullptr);
  REQUIRE(tab.session.enter_sample({}));
  tab.session.wipe();
  tab.settle();
  CHECK_FALSE(tab.session.in_sample());
  CHECK(tab.toy.numbers().empty());
  CHECK(tab.session.seq() == 0);
  CHECK_FALSE(tab.session.can_undo());
  CHECK(disk->log.empty());
  REQUIRE(tab.set("b", 2));
  tab.settle();
  CHECK(disk->log.size() == 1);
}

TEST_CASE("random gestures: replay equals live, undoing all empties, redoing all restores") {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const auto disk = new_disk();
    Tab live(disk);
    for (int step = 0; step < 120; ++step) {
      const double choice = random.unit();
      if (choice < 0.2) {
        (void)live.session.undo();
      } else if (choice < 0.35) {
        (void)live.session.redo();
      } else {
        REQUIRE(live.session.commit("toy.gesture", random_changes(random, live.toy)));
      }
      if (random.chance(0.3)) live.session.tick();
    }
    live.settle();
    Tab replayed(disk);
    CHECK(replayed.toy.numbers() == live.toy.numbers());
    CHECK(replayed.session.seq() == live.session.seq());
    CHECK(replayed.session.undo_kind() == live.session.undo_kind());
    CHECK(replayed.session.redo_kind() == live.session.redo_kind());

    while (live.session.can_redo()) REQUIRE(live.session.redo());
    const auto full = live.toy.numbers();
    while (live.session.can_undo()) REQUIRE(live.session.undo());
    CHECK(live.toy.numbers().empty());
    while (live.session.can_redo()) REQUIRE(live.session.redo());
    CHECK(live.toy.numbers() == full);
    live.settle();
    CHECK(Tab(disk).toy.numbers() == full);
  }
}
