#include "apps/tasks/urgency.h"
#include "doctest/doctest.h"

using namespace cairn::tasks;

namespace {

double due_term(int due_days) {
  Seen seen;
  seen.due_days = due_days;
  return urgency_of(seen).of(UrgencyTerm::kDue);
}

constexpr double kGrid = 1.0 / (1 << 20);

}  // namespace

TEST_CASE("a task of which nothing is known has no urgency") { CHECK(urgency_of({}).total() == 0); }

TEST_CASE("urgency by due date runs from two weeks ahead to a week overdue, as Taskwarrior publishes it") {
  struct Row {
    int due_days;
    double urgency;
  };
  const Row rows[] = {{-100, 12},
                      {-8, 12},
                      {-7, 12},
                      {-6, 12 * (20 * 0.8 / 21 + 0.2)},
                      {0, 8.8},
                      {7, 5.6},
                      {13, 12 * (0.8 / 21 + 0.2)},
                      {14, 2.4},
                      {400, 2.4}};
  for (const Row& row : rows) {
    CAPTURE(row.due_days);
    CHECK(due_term(row.due_days) == doctest::Approx(row.urgency).epsilon(1e-6));
  }
  for (int days = -30; days < 60; ++days) CHECK(due_term(days) >= due_term(days + 1));
}

TEST_CASE("urgency of everything else has the published coefficients") {
  struct Row {
    const char* what;
    Seen seen;
    double urgency;
  };
  std::vector<Row> rows;
  const auto add = [&rows](const char* what, double urgency, auto edit) {
    Row row{what, {}, urgency};
    edit(row.seen);
    rows.push_back(row);
  };
  add("high", 6, [](Seen& s) { s.priority = Priority::kHigh; });
  add("medium", 3.9, [](Seen& s) { s.priority = Priority::kMedium; });
  add("low", 1.8, [](Seen& s) { s.priority = Priority::kLow; });
  add("blocking one", 8, [](Seen& s) { s.blocks = 1; });
  add("blocking many", 8, [](Seen& s) { s.blocks = 40; });
  add("blocked", -5, [](Seen& s) { s.blocked = true; });
  add("active", 4, [](Seen& s) { s.started = true; });
  add("a year old", 2, [](Seen& s) { s.age_days = 365; });
  add("older", 2, [](Seen& s) { s.age_days = 4000; });
  add("73 days old", 0.4, [](Seen& s) { s.age_days = 73; });
  add("from the future", 0, [](Seen& s) { s.age_days = -3; });
  add("a project", 1, [](Seen& s) { s.project = "Home"; });
  add("one tag", 0.8, [](Seen& s) { s.tags = {"a"}; });
  add("two tags", 0.9, [](Seen& s) { s.tags = {"a", "b"}; });
  add("three tags", 1, [](Seen& s) { s.tags = {"a", "b", "c"}; });
  add("four tags", 1, [](Seen& s) { s.tags = {"a", "b", "c", "d"}; });
  add("a note", 0.8, [](Seen& s) { s.noted = true; });
  add("estimates and parts do not count", 0, [](Seen& s) {
    s.estimate_minutes = 90;
    s.is_subtask = true;
  });
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(urgency_of(row.seen).total() == doctest::Approx(row.urgency).epsilon(1e-6));
  }
}

TEST_CASE("urgency is the sum of its terms, all on the grid of scores") {
  Seen seen;
  seen.due_days = 5;
  seen.age_days = 11;
  seen.priority = Priority::kMedium;
  seen.tags = {"a"};
  const Urgency urgency = urgency_of(seen);
  double sum = 0;
  for (std::size_t i = kUrgencyTerms; i-- > 0;) {
    CHECK(urgency.terms[i] / kGrid == static_cast<double>(static_cast<std::int64_t>(urgency.terms[i] / kGrid)));
    sum += urgency.terms[i];
  }
  CHECK(sum == urgency.total());  // exact in the other order too
}

TEST_CASE("what is put on the grid moves by half a step at most, and stays within bounds") {
  for (const double value : {0.1, -0.1, 3.9, 1.0 / 3, -2.0 / 7, 0.0}) {
    const double error = on_grid(value) - value;
    CHECK((error <= kGrid / 2 && error >= -kGrid / 2));
    CHECK(on_grid(-value) == -on_grid(value));
  }
  CHECK(on_grid(1e300) == 1e6);
  CHECK(on_grid(-1e300) == -1e6);
}
