#pragma once
// A small application for the core's own tests: numbers by name. And a tab: clock, storage, state and session together.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "core/session.h"
#include "platform/fake/clock.h"
#include "platform/fake/storage.h"

namespace cairn::test {

class ToyApplication final : public Application {
 public:
  explicit ToyApplication(std::string name = "toy") : name_(std::move(name)) {}

  std::string_view name() const override { return name_; }

  Result<std::unique_ptr<Step>> read(const Change& change) const override {
    if (change.kind != name_ + ".set") return Error{ErrorCode::kInvalid, "Unknown kind of change.", change.kind};
    const auto key = get_string(change.data, "key");
    if (!key || key->empty()) return Error{ErrorCode::kInvalid, "A key is missing.", "key"};
    for (const char* field : {"before", "after"}) {
      if (!change.data.contains(field)) return Error{ErrorCode::kInvalid, "A value is missing.", field};
      const Json& value = change.data[field];
      if (!value.is_null() && !value.is_number_integer()) return Error{ErrorCode::kInvalid, "Not a number.", field};
    }
    return std::unique_ptr<Step>(std::make_unique<Set>(*key, get_int(change.data, "after")));
  }

  void apply(Step& step) override {
    const Set& set = static_cast<Set&>(step);
    if (set.after) {
      numbers_[set.key] = *set.after;
    } else {
      numbers_.erase(set.key);
    }
  }

  Json snapshot() const override { return Json(numbers_); }

  Status restore(const Json& snapshot) override {
    if (!snapshot.is_object()) return Error{ErrorCode::kInvalid, "Not an object.", {}};
    std::map<std::string, std::int64_t> numbers;
    for (const auto& [key, value] : snapshot.items()) {
      if (!value.is_number_integer()) return Error{ErrorCode::kInvalid, "Not a number.", key};
      numbers[key] = value.get<std::int64_t>();
    }
    numbers_ = std::move(numbers);
    return Done{};
  }

  void clear() override { numbers_.clear(); }

  Result<std::vector<Change>> changes_to(const Json&) const override { return std::vector<Change>(); }
  Result<std::vector<Change>> changes_to_merge(const Json&) const override { return std::vector<Change>(); }

  // The change that sets `key` to `after` (nothing: removes it) from the present state.
  Change set(const std::string& key, std::optional<std::int64_t> after) const {
    const auto found = numbers_.find(key);
    const Json before = found == numbers_.end() ? Json() : Json(found->second);
    return {name_ + ".set", {{"key", key}, {"before", before}, {"after", after ? Json(*after) : Json()}}};
  }

  const std::map<std::string, std::int64_t>& numbers() const { return numbers_; }

 private:
  struct Set final : Step {
    Set(std::string the_key, std::optional<std::int64_t> value) : key(std::move(the_key)), after(value) {}
    std::string key;
    std::optional<std::int64_t> after;
  };

  std::string name_;
  std::map<std::string, std::int64_t> numbers_;
};

struct Tab {
  fake::FakeStorage storage;
  fake::FakeClock clock;
  ToyApplication toy;
  Session session{storage, clock, {&toy}};

  explicit Tab(std::shared_ptr<fake::FakeDisk> disk, fake::Completion completion = fake::Completion::kAtOnce)
      : storage(std::move(disk), completion) {
    session.start();
    settle();
  }

  // Lets everything that is on its way arrive.
  void settle() {
    for (int round = 0; round < 8; ++round) {
      storage.pump();
      session.tick();
    }
  }

  Status set(const std::string& key, std::optional<std::int64_t> value) {
    clock.advance_ms(1000);
    return session.commit("toy.gesture", {toy.set(key, value)});
  }
};

inline std::shared_ptr<fake::FakeDisk> new_disk() { return std::make_shared<fake::FakeDisk>(); }

// A gesture of one to three changes on different keys.
inline std::vector<Change> random_changes(Random& random, const ToyApplication& toy) {
  std::vector<Change> changes;
  const auto first = random.below(8);
  const auto count = 1 + random.below(3);
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string key = "key" + std::to_string((first + i) % 8);
    if (random.chance(0.3) && toy.numbers().count(key) != 0) {
      changes.push_back(toy.set(key, std::nullopt));
    } else {
      changes.push_back(toy.set(key, random.between(-1000, 1000)));
    }
  }
  return changes;
}

}  // namespace cairn::test
