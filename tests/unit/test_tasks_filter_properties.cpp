#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "apps/tasks/filter.h"
#include "base/fold.h"
#include "base/random.h"
#include "base/text.h"
#include "tasks_random.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::testing;

namespace {

constexpr int kOffset_minutes = -300;
const Today kToday{to_date({2026, 11, 25}), 10 * 60};

// A term as it is typed, and what it is to mean, said as plainly as possible.
struct Plain {
  std::string text;
  std::function<bool(const Entry&)> holds;
  bool about_status = false, about_sight = false;
};

std::string naive_lower(std::string text) { return to_lower_ascii(text); }

bool compares(const std::string& sign, std::int64_t a, std::int64_t b) {
  if (sign == "<") return a < b;
  if (sign == "<=") return a <= b;
  if (sign == ">") return a > b;
  if (sign == ">=") return a >= b;
  return a == b;
}

std::string any_sign(Random& random) {
  static const std::vector<std::string> kSigns = {"", "<", "<=", ">", ">="};
  return kSigns[random.index(kSigns.size())];
}

Plain plain_status(Random& random) {
  const auto is = [](const char* text, auto holds) {
    return Plain{text, [holds](const Entry& e) { return holds(*e.task); }, true, false};
  };
  switch (random.below(5)) {
    case 0:
      return is("is:open", [](const Task& t) { return t.status == TaskStatus::kOpen; });
    case 1:
      return is("is:done", [](const Task& t) { return t.status == TaskStatus::kDone; });
    case 2:
      return is("is:closed", [](const Task& t) { return t.status != TaskStatus::kOpen; });
    case 3:
      return is("done:any", [](const Task& t) { return t.closed_at.has_value(); });
    default: {
      Plain any = is("is:any", [](const Task&) { return true; });
      any.about_sight = true;
      return any;
    }
  }
}

Plain plain_day(Random& random) {
  const std::string sign = any_sign(random);
  const auto days = static_cast<int>(random.below(20));
  const std::string distance = sign + std::to_string(days) + "d";
  switch (random.below(5)) {
    case 0:
      return {"due:" + distance, [=](const Entry& e) {
                return e.task->due && compares(sign, days_between(kToday.day, e.task->due->day), days);
              }};
    case 1:
      return {"defer:" + distance,
              [=](const Entry& e) {
                return deferral_of(e) && compares(sign, days_between(kToday.day, deferral_of(e)->day), days);
              },
              false, true};
    case 2:
      return {(random.chance(0.5) ? "age:" : "created:") + distance, [=](const Entry& e) {
                return compares(sign, days_between(local_date(e.task->created_at, kOffset_minutes), kToday.day), days);
              }};
    case 3:
      return {"done:" + distance,
              [=](const Entry& e) {
                return e.task->closed_at &&
                       compares(
                           sign,
                           days_between(local_date(*e.task->closed_at, e.task->closed_utc_offset_minutes), kToday.day),
                           days);
              },
              true, false};
    default: {
      const Date date = add_days(kToday.day, days - 10);
      return {"due:" + sign + to_iso(date),
              [=](const Entry& e) { return e.task->due && compares(sign, e.task->due->day.days, date.days); }};
    }
  }
}

Plain plain_words(Random& random) {
  static const std::vector<std::string> kNeedles = {"rent", "PAY", "title", "a", "b&", "1", "äö", "✓", "done"};
  const std::string needle = kNeedles[random.index(kNeedles.size())];
  return {"\"" + needle + "\"",
          [=](const Entry& e) {
            const std::string folded = fold(needle);
            const bool in_title = folded.empty() ? e.task->title.find(needle) != std::string::npos
                                                 : fold(e.task->title).find(folded) != std::string::npos;
            return in_title || naive_lower(e.task->note).find(naive_lower(needle)) != std::string::npos;
          },
          false, true};
}

Plain plain_name(Random& random) {
  static const std::vector<std::string> kTags = {"phone", "Errands", "loud", "added", "nothing"};
  static const std::vector<std::string> kProjects = {"home", "Home.Garden", "work", "work.deep", "nowhere"};
  if (random.chance(0.5)) {
    const std::string tag = kTags[random.index(kTags.size())];
    return {"#" + tag, [=](const Entry& e) {
              return std::any_of(e.task->tags.begin(), e.task->tags.end(),
                                 [&](const std::string& one) { return naive_lower(one) == naive_lower(tag); });
            }};
  }
  const std::string project = kProjects[random.index(kProjects.size())];
  return {"@" + project, [=](const Entry& e) {
            return (naive_lower(e.task->project) + ".").substr(0, project.size() + 1) == naive_lower(project) + ".";
          }};
}

Plain plain_other(Random& random) {
  static const std::vector<std::string> kPriorities = {"none", "low", "medium", "high"};
  switch (random.below(9)) {
    case 0: {
      const std::string sign = any_sign(random);
      const std::size_t priority = random.index(4);
      return {"priority:" + sign + kPriorities[priority], [=](const Entry& e) {
                return compares(sign, static_cast<std::int64_t>(e.task->priority), static_cast<std::int64_t>(priority));
              }};
    }
    case 1: {
      const std::string sign = any_sign(random);
      const auto minutes = static_cast<int>(random.between(1, 300));
      return {"estimate:" + sign + std::to_string(minutes) + "m", [=](const Entry& e) {
                return e.task->estimate_minutes > 0 && compares(sign, e.task->estimate_minutes, minutes);
              }};
    }
    case 2:
      return {"is:deferred", [](const Entry& e) { return !e.task->closed_at && is_deferred(e, kToday); }, false, true};
    case 3:
      return {"is:blocked", [](const Entry& e) { return !e.task->closed_at && e.blocked; }};
    case 4:
      return {"is:overdue", [](const Entry& e) { return !e.task->closed_at && is_overdue(*e.task, kToday); }};
    case 5:
      return {"is:actionable", [](const Entry& e) { return is_actionable(e, kToday); }, false, true};
    case 6:
      return {"has:repeat", [](const Entry& e) { return e.task->repeat.has_value(); }};
    case 7:
      return {"due:none", [](const Entry& e) { return !e.task->due; }};
    default:
      return {"tag:none", [](const Entry& e) { return e.task->tags.empty(); }};
  }
}

Plain any_term(Random& random) {
  switch (random.below(6)) {
    case 0:
      return plain_status(random);
    case 1:
    case 2:
      return plain_day(random);
    case 3:
      return plain_words(random);
    case 4:
      return plain_name(random);
    default:
      return plain_other(random);
  }
}

// A random expression, in one of the ways to type it. What is joined is in parentheses, so that the text says what the
// function does without knowing what binds how.
Plain any_expression(Random& random, int depth) {
  if (depth == 0 || random.chance(0.3)) return any_term(random);
  const Plain a = any_expression(random, depth - 1);
  if (random.chance(0.25)) {
    const char* const deny = random.chance(0.5) ? "-" : "not ";
    return {deny + a.text, [a](const Entry& e) { return !a.holds(e); }, a.about_status, a.about_sight};
  }
  const Plain b = any_expression(random, depth - 1);
  const bool status = a.about_status || b.about_status;
  const bool sight = a.about_sight || b.about_sight;
  if (random.chance(0.5)) {
    const char* const joint = random.chance(0.5) ? " " : " and ";
    return {"(" + a.text + joint + b.text + ")", [a, b](const Entry& e) { return a.holds(e) && b.holds(e); }, status,
            sight};
  }
  const char* const joint = random.chance(0.5) ? " or " : "|";
  return {"(" + a.text + joint + b.text + ")", [a, b](const Entry& e) { return a.holds(e) || b.holds(e); }, status,
          sight};
}

bool naive(const Plain& plain, const Entry& entry) {
  const bool open = entry.task->status == TaskStatus::kOpen;
  if (!plain.about_status && !open) return false;
  if (!plain.about_sight && open && is_deferred(entry, kToday)) return false;
  return plain.holds(entry);
}

std::vector<bool> passing(std::string_view text, const Index& index) {
  const Result<Filter> filter = parse_filter(text, kToday);
  REQUIRE_MESSAGE(filter.ok(), text << ": " << filter.error().message);
  std::vector<bool> list;
  for (const Entry& entry : index.entries())
    list.push_back(matches(filter.value(), entry, index, kToday, kOffset_minutes));
  return list;
}

}  // namespace

TEST_CASE("random filters say of random tasks what a plain evaluation says") {
  Random random(20261125);
  std::size_t passed = 0, failed = 0;
  for (int round = 0; round < 12; ++round) {
    const State state = lived_state(random, 150);
    const Index index(state);
    REQUIRE(index.entries().size() > 5);
    for (int i = 0; i < 120; ++i) {
      const Plain plain = any_expression(random, 3);
      if (plain.text.size() > kMaxFilterBytes) continue;
      CAPTURE(plain.text);
      const std::vector<bool> list = passing(plain.text, index);
      for (std::size_t at = 0; at < list.size(); ++at) {
        const Entry& entry = index.entries()[at];
        CAPTURE(*entry.id);
        CHECK(list[at] == naive(plain, entry));
        ++(list[at] ? passed : failed);
      }
    }
  }
  CHECK(passed > 1000);  // both happen often
  CHECK(failed > 1000);
}

TEST_CASE("a note is searched whatever the case of its letters, at every place") {
  Random random(31);
  const auto letters = [&random](std::uint64_t count, const char* alphabet) {
    std::string text;
    for (std::uint64_t i = 0; i < count; ++i) text += alphabet[random.below(6)];
    return text;
  };
  int found = 0;
  for (int i = 0; i < 4000; ++i) {
    State state;
    state.tasks["a"].title = "Title";
    state.tasks["a"].note = letters(random.below(40), "abcABC");
    const std::string needle = letters(random.below(5) + 1, "abcABC");
    CAPTURE(state.tasks["a"].note);
    CAPTURE(needle);
    const bool expected = to_lower_ascii(state.tasks["a"].note).find(to_lower_ascii(needle)) != std::string::npos;
    CHECK(passing(needle, Index(state)).front() == expected);
    found += expected ? 1 : 0;
  }
  CHECK(found > 500);
  CHECK(found < 3500);
}

TEST_CASE("what is written of a filter is read back as the same filter") {
  Random random(7);
  int read = 0;
  for (int i = 0; i < 3000; ++i) {
    const Plain plain = any_expression(random, 4);
    const Result<Filter> filter = parse_filter(plain.text, kToday);
    if (plain.text.size() > kMaxFilterBytes) {
      CHECK(!filter.ok());
      continue;
    }
    CAPTURE(plain.text);
    REQUIRE(filter.ok());
    const std::string text = filter_text(filter.value());
    if (text.size() > kMaxFilterBytes) continue;
    CAPTURE(text);
    const Result<Filter> again = parse_filter(text, kToday);
    REQUIRE(again.ok());
    CHECK(again.value() == filter.value());
    CHECK(filter_text(again.value()) == text);
    CHECK(filter_words(again.value()) == filter_words(filter.value()));
    ++read;
  }
  CHECK(read > 2500);
}

TEST_CASE("not of either is neither, not of both is one or the other") {
  Random random(99);
  const State state = lived_state(random, 300);
  const Index index(state);
  for (int i = 0; i < 500; ++i) {
    const std::string a = any_expression(random, 2).text;
    const std::string b = any_expression(random, 2).text;
    CAPTURE(a);
    CAPTURE(b);
    CHECK(passing("-(" + a + " or " + b + ")", index) == passing("-" + a + " -" + b, index));
    CHECK(passing("-(" + a + " " + b + ")", index) == passing("-" + a + " or -" + b, index));
    CHECK(passing("not not " + a, index) == passing(a, index));
    CHECK(passing(a + " " + b, index) == passing(b + " " + a, index));
  }
}

TEST_CASE("whatever bytes come, they are a filter or an error that says something") {
  Random random(4711);
  const State state = lived_state(random, 100);
  const Index index(state);
  static const std::vector<std::string> kPieces = {
      "is:", "due:", "<",           "<=",   "7d",   "\"", "(",    ")",     "|",    "-",    "or",       "not", "and",
      " ",   "#",    "@",           "!",    "high", ":",  "none", "week",  "next", "2026", "-12-",     "“",   "\\",
      "é",   "\xFF", "99999999999", "open", "age:", "1h", "a",    "done:", "31 ",  "feb",  "\xE2\x80", "=",   "."};
  int read = 0, refused = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    const bool bytes = random.chance(0.2);
    for (std::uint64_t n = random.below(bytes ? 600 : 12); n > 0; --n)
      text += bytes ? std::string(1, static_cast<char>(random.below(256))) : kPieces[random.index(kPieces.size())];
    const Result<Filter> filter = parse_filter(text, kToday);
    for (const FilterProposal& one : complete_filter(text, index)) CHECK(one.value.size() <= kMaxFilterBytes);
    CHECK(complete_filter(text, index).size() <= kMaxFilterProposals);
    if (!filter.ok()) {
      ++refused;
      CHECK(!filter.error().message.empty());
      CHECK(is_valid_utf8(filter.error().message));
      CHECK(filter.error().message.size() < 1000);
      continue;
    }
    ++read;
    for (const Entry& entry : index.entries()) (void)matches(filter.value(), entry, index, kToday, kOffset_minutes);
    CHECK(is_valid_utf8(filter_words(filter.value())));
    const std::string canonical = filter_text(filter.value());
    if (canonical.size() > kMaxFilterBytes) continue;
    CAPTURE(text);
    CAPTURE(canonical);
    const Result<Filter> again = parse_filter(canonical, kToday);
    REQUIRE(again.ok());
    CHECK(again.value() == filter.value());
  }
  CHECK(read > 1000);
  CHECK(refused > 1000);
}

TEST_CASE("every proposal can be typed") {
  Random random(12);
  const State state = lived_state(random, 300);
  const Index index(state);
  static const std::vector<std::string> kStarts = {
      "",     "is:",       "has:", "due:",     "defer:", "created:", "done:",   "closed:", "age:",       "estimate:",
      "!",    "priority:", "#",    "@",        "due:<",  "due:<=",   "defer:>", "done:<",  "created:>=", "priority:<=",
      "tag:", "project:h", "-is:", "milk or ", "(is:",   "o",        "d",       "ho"};
  int proposals = 0;
  for (const std::string& start : kStarts) {
    for (const FilterProposal& one : complete_filter(start, index)) {
      CAPTURE(start);
      CAPTURE(one.value);
      ++proposals;
      CHECK(!one.detail.empty());
      if (one.text.back() == ':') continue;
      const bool in_group = start[0] == '(';
      const Result<Filter> filter = parse_filter(one.value + (in_group ? ")" : ""), kToday);
      REQUIRE_MESSAGE(filter.ok(), filter.error().message);
      CHECK(one.value.back() == ' ');
    }
  }
  CHECK(proposals > 80);
}
