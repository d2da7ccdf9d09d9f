#pragma once
// What is said of entries, as gestures change it.

#include <string>
#include <vector>

#include "apps/finance/model.h"

namespace cairn::finance {

// Nothing said: an empty one.
Filing said_of(const State& state, const std::string& key);

// From what is said of it to `after`; where that says nothing there is no filing.
void add_filing(const State& state, const std::string& key, const Filing& after, Events& out);

// Entries that go, with what was said of them. The other side of a transfer becomes an entry of its own, unless it goes
// as well.
class Forgetting {
 public:
  explicit Forgetting(const State& state) : state_(state) {}

  void entry(const std::string& key);
  void import(const std::string& id);  // all of its entries
  void finish(Events& out);

 private:
  const State& state_;
  std::vector<std::string> going_;
};

}  // namespace cairn::finance
