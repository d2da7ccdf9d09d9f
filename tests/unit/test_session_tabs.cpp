// Two tabs on one log: one writes, the other follows, takes over, and never loses what either has said.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "toy_application.h"

using namespace cairn;
using namespace cairn::test;

namespace {
void settle_both(Tab& a, Tab& b) {
  for (int round = 0; round < 3; ++round) {
    a.settle();
    b.settle();
  }
}
}  // namespace

TEST_CASE("the second tab follows and may not write") {
  const auto disk = new_disk();
  Tab first(disk);
  Tab second(disk);
  CHECK(first.session.writable());
  CHECK(second.session.role() == StorageRole::kFollower);
  CHECK_FALSE(second.session.writable());
  REQUIRE(first.set("a", 1));
  settle_both(first, second);
  CHECK(second.toy.numbers() == first.toy.numbers());
  CHECK(second.session.seq() == 1);
  CHECK_FALSE(second.session.can_undo());
  CHECK(second.session.undo_kind() == "toy.gesture");
  const Status refused = second.set("b", 2);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kConflict);
  CHECK(second.toy.numbers().count("b") == 0);
}

TEST_CASE("a tab that takes over reads what the other has saved before it writes") {
  const auto disk = new_disk();
  Tab first(disk, fake::Completion::kOnPump);
  Tab second(disk, fake::Completion::kOnPump);
  REQUIRE(first.set("a", 1));
  second.storage.request_writer();
  CHECK(second.session.role() == StorageRole::kFollower);  // the first has something on its way
  first.settle();
  CHECK(second.session.role() == StorageRole::kWriter);
  CHECK_FALSE(second.session.writable());  // not before the tail has been read
  CHECK(second.set("b", 2).error().code == ErrorCode::kConflict);
  second.settle();
  REQUIRE(second.session.writable());
  CHECK(second.toy.numbers().at("a") == 1);
  REQUIRE(second.set("b", 2));
  settle_both(first, second);
  CHECK(first.toy.numbers() == second.toy.numbers());
  CHECK_FALSE(first.session.writable());
  REQUIRE(second.session.undo());
  REQUIRE(second.session.undo());  // also what the first tab did
  settle_both(first, second);
  CHECK(first.toy.numbers().empty());
}

TEST_CASE("when the writer is closed or killed the follower takes over") {
  const auto disk = new_disk();
  auto first = std::make_unique<Tab>(disk, fake::Completion::kOnPump);
  Tab second(disk, fake::Completion::kOnPump);
  REQUIRE(first->set("a", 1));
  REQUIRE(first->set("a", 2));
  first->storage.tear(1);
  second.settle();
  REQUIRE(second.session.writable());
  CHECK(second.toy.numbers().at("a") == 1);
  REQUIRE(second.set("b", 1));
  second.settle();
  CHECK(disk->log.size() == 2);
}

TEST_CASE("a role that is lost before a gesture is stored keeps the gesture") {
  const auto disk = new_disk();
  Tab first(disk, fake::Completion::kOnPump);
  Tab second(disk, fake::Completion::kOnPump);
  REQUIRE(first.set("a", 1));
  disk->writer = &second.storage;  // taken away without asking
  first.settle();
  CHECK(first.session.save_state() == SaveState::kFailed);
  CHECK(first.toy.numbers().at("a") == 1);
  first.session.retry();
  first.settle();
  CHECK(first.session.save_state() == SaveState::kFailed);
  disk->writer = &first.storage;
  first.settle();
  CHECK(first.session.save_state() == SaveState::kSaved);
  CHECK(first.session.writable());
  CHECK(disk->log.size() == 1);
}

TEST_CASE("gestures that another tab has overtaken are told and kept aside") {
  const auto disk = new_disk();
  Tab first(disk, fake::Completion::kOnPump);
  Tab second(disk, fake::Completion::kOnPump);
  REQUIRE(first.set("a", 1));
  REQUIRE(first.set("a", 2));
  disk->writer = &second.storage;
  second.settle();
  REQUIRE(second.set("b", 5));
  second.settle();
  first.settle();
  CHECK(first.toy.numbers() == second.toy.numbers());
  CHECK(first.session.save_state() == SaveState::kSaved);
  REQUIRE(first.session.save_error() != nullptr);
  CHECK(first.session.save_error()->code == ErrorCode::kConflict);
  CHECK(first.session.save_error()->message.find("2 changes made here") == 0);
  CHECK(first.session.quarantined().size() == 2);
  first.session.retry();
  CHECK(first.session.save_error() == nullptr);
  disk->writer = &first.storage;
  first.settle();
  CHECK(disk->quarantine.size() == 2);
}

TEST_CASE("a wipe in one tab reaches the other, even when new records follow at once") {
  const auto disk = new_disk();
  Tab first(disk);
  Tab second(disk);
  REQUIRE(first.set("a", 1));
  settle_both(first, second);
  first.session.wipe();
  first.settle();
  REQUIRE(first.set("b", 2));
  settle_both(first, second);
  CHECK(second.toy.numbers() == first.toy.numbers());
  CHECK(second.toy.numbers().count("a") == 0);
  CHECK(second.session.seq() == 1);
}

TEST_CASE("a sample in a follower does not hide what the writer did meanwhile") {
  const auto disk = new_disk();
  Tab first(disk);
  Tab second(disk);
  REQUIRE(second.session.enter_sample({{"toy", {{"sample", 1}}}}));
  REQUIRE(first.set("a", 1));
  settle_both(first, second);
  CHECK(second.toy.numbers().count("sample") == 1);
  CHECK(second.toy.numbers().count("a") == 0);
  second.session.leave_sample();
  second.settle();
  CHECK(second.toy.numbers() == first.toy.numbers());
}

TEST_CASE("random tabs that write, hand over, follow and die converge") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const auto disk = new_disk();
    std::vector<std::unique_ptr<Tab>> tabs;
    for (int i = 0; i < 3; ++i) tabs.push_back(std::make_unique<Tab>(disk, fake::Completion::kOnPump));
    for (int step = 0; step < 200; ++step) {
      auto& tab = tabs[random.index(tabs.size())];
      const double choice = random.unit();
      if (choice < 0.5) {
        const Status status = tab->session.commit("toy.gesture", random_changes(random, tab->toy));
        CHECK(status.ok() == tab->session.writable());
      } else if (choice < 0.6) {
        (void)tab->session.undo();
      } else if (choice < 0.7) {
        tab->storage.request_writer();
      } else if (choice < 0.72) {
        tab->storage.tear(random.index(3));
        tab = std::make_unique<Tab>(disk, fake::Completion::kOnPump);
      }
      auto& other = tabs[random.index(tabs.size())];
      other->storage.pump(random.index(4));
      other->session.tick();
    }
    for (int round = 0; round < 4; ++round) {
      for (auto& tab : tabs) tab->settle();
    }
    Tab fresh(disk);
    for (auto& tab : tabs) {
      CHECK(tab->toy.numbers() == fresh.toy.numbers());
      CHECK(tab->session.save_state() == SaveState::kSaved);
      CHECK(tab->session.quarantined().empty());
      CHECK(tab->session.undo_kind() == fresh.session.undo_kind());
      CHECK(tab->session.redo_kind() == fresh.session.redo_kind());
    }
  }
}
