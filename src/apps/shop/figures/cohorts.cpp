#include "apps/shop/figures/cohorts.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

#include "apps/shop/figures/crossfilter.h"

namespace cairn::shop::figures {
namespace {

constexpr int kFirst_year = 1970, kYear_months = 12;
constexpr std::uint32_t kNone = 0xFFFF'FFFF;
constexpr Month kNever{std::numeric_limits<std::int32_t>::min()};

struct Person {
  Month first = kNever;   // with an order of all lines
  Month latest = kNever;  // in which it was counted in a cell
  std::uint32_t last_order = kNone;
  std::int64_t orders = 0;  // that are looked at, as is what follows
  Date first_day, second_day;
};

// Of every line.
std::vector<Month> months_of(const Lines& lines) {
  std::vector<Month> out;
  out.reserve(lines.size());
  Date day;
  Month month = month_of(day);
  for (const std::int32_t minute : lines.minute) {
    // Lines are sorted, so the day is mostly that of the line before.
    const Date now = day_of(minute);
    if (std::exchange(day, now) != now) month = month_of(now);
    out.push_back(month);
  }
  return out;
}

std::vector<Person> people_of(const Lines& lines, const Counting& counting, const std::vector<Month>& months) {
  std::vector<Person> people(lines.customers.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines.customer[i] == kNobody || !is_bought(lines, i)) continue;
    Person& person = people[lines.customer[i]];
    if (person.first == kNever) person.first = months[i];
    if (!counting.has(lines, i) || std::exchange(person.last_order, lines.order[i]) == lines.order[i]) continue;
    ++person.orders;
    if (person.orders == 1) person.first_day = day_of(lines.minute[i]);
    if (person.orders == 2) person.second_day = day_of(lines.minute[i]);
  }
  return people;
}

Repeats repeats_of(const std::vector<Person>& people) {
  Repeats out;
  std::vector<int> days;
  for (const Person& person : people) {
    if (person.orders >= 1) ++out.customers;
    if (person.orders >= 2) days.push_back(days_between(person.first_day, person.second_day));
  }
  if (days.empty()) return out;
  out.again = static_cast<std::int64_t>(days.size());
  std::sort(days.begin(), days.end());
  out.days_to_second = (days[(days.size() - 1) / 2] + days[days.size() / 2]) / 2.0;
  return out;
}

// With their customers and empty cells.
std::vector<Cohort> empty_cohorts(const std::vector<Person>& people, Month last, bool last_partial) {
  std::vector<Month> firsts;
  for (const Person& person : people)
    if (person.orders > 0) firsts.push_back(person.first);
  std::sort(firsts.begin(), firsts.end());
  std::vector<Cohort> out;
  for (const Month first : firsts) {
    if (out.empty() || out.back().month != first) {
      out.push_back({first, 0, std::vector<Cell>(static_cast<std::size_t>(last.months - first.months) + 1)});
      out.back().cells.back().partial = last_partial;
    }
    ++out.back().customers;
  }
  return out;
}

// The place of the cohort of each person, or kNone.
std::vector<std::uint32_t> places_of(const std::vector<Person>& people, const std::vector<Cohort>& cohorts) {
  std::vector<std::uint32_t> out(people.size(), kNone);
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (people[i].orders == 0) continue;
    const auto at = std::lower_bound(cohorts.begin(), cohorts.end(), people[i].first,
                                     [](const Cohort& cohort, Month month) { return cohort.month < month; });
    out[i] = static_cast<std::uint32_t>(at - cohorts.begin());
  }
  return out;
}

std::vector<Retention> retention_of(const std::vector<Cohort>& cohorts) {
  std::vector<Retention> out;
  for (const Cohort& cohort : cohorts) {
    out.resize(std::max(out.size(), cohort.cells.size()));
    for (std::size_t later = 0; later < cohort.cells.size(); ++later) {
      if (cohort.cells[later].partial) continue;
      out[later].retained += cohort.cells[later].customers;
      out[later].could += cohort.customers;
    }
  }
  while (!out.empty() && out.back().could == 0) out.pop_back();
  return out;
}

}  // namespace

Month month_of(Date day) {
  const CivilDate civil = to_civil(day);
  return {(civil.year - kFirst_year) * kYear_months + civil.month - 1};
}

Date first_day_of(Month month) {
  const int years = (month.months >= 0 ? month.months : month.months - (kYear_months - 1)) / kYear_months;
  return to_date({kFirst_year + years, month.months - years * kYear_months + 1, 1});
}

Cohorts cohorts_of(const Lines& lines, const Counting& counting) {
  Cohorts out;
  if (lines.size() == 0) return out;
  const std::vector<Month> months = months_of(lines);
  std::vector<Person> people = people_of(lines, counting, months);
  const bool last_partial = month_of(add_days(day_of(lines.minute.back()), 1)) == months.back();
  out.repeats = repeats_of(people);
  out.by_month = empty_cohorts(people, months.back(), last_partial);
  const std::vector<std::uint32_t> places = places_of(people, out.by_month);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::uint32_t customer = lines.customer[i];
    if (customer == kNobody || places[customer] == kNone || !counting.has(lines, i)) continue;
    Person& person = people[customer];
    if (months[i] < person.first) continue;  // what came back of an order before all lines
    Cohort& cohort = out.by_month[places[customer]];
    Cell& cell = cohort.cells[static_cast<std::size_t>(months[i].months - cohort.month.months)];
    if (is_revenue(lines.kind[i])) cell.revenue += lines.amount[i];
    if (is_bought(lines, i) && std::exchange(person.latest, months[i]) != months[i]) ++cell.customers;
  }
  out.by_later = retention_of(out.by_month);
  return out;
}

}  // namespace cairn::shop::figures
