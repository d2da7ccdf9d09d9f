#include "apps/tasks/view_found.h"

#include <algorithm>

namespace cairn::tasks {
namespace {

bool let_through(const Page& page, const Filter& filter, const Entry& entry) {
  return matches(filter, entry, page.index(), page.today(), page.context.utc_offset_minutes);
}

}  // namespace

std::vector<std::uint32_t> listed(Page& page) {
  std::vector<std::uint32_t> found;
  for (const ListLine& line : arranged(page).lines)
    if (!line.heading) found.push_back(line.entry);
  return found;
}

std::vector<std::uint32_t> hidden_for_now(const Page& page) {
  std::vector<std::uint32_t> found;
  Result<Filter> filter = parse_filter(page.view.query, page.today());
  if (!filter || !filter.value().without_deferred) return found;
  filter.value().without_deferred = false;
  const auto& entries = page.index().entries();
  for (std::uint32_t at = 0; at < entries.size(); ++at) {
    if (entries[at].task->status == TaskStatus::kOpen && is_deferred(entries[at], page.today()) &&
        let_through(page, filter.value(), entries[at]))
      found.push_back(at);
  }
  std::stable_sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
    const When& one = *deferral_of(entries[a]);
    const When& other = *deferral_of(entries[b]);
    if (one.day != other.day) return one.day < other.day;
    return one.minute.value_or(0) < other.minute.value_or(0);
  });
  return found;
}

std::vector<std::uint32_t> done_lately(const Page& page, int days) {
  std::vector<std::uint32_t> found;
  Result<Filter> filter = parse_filter(page.view.query, page.today());
  if (!filter) return found;
  filter.value().only_open = false;
  const auto& entries = page.index().entries();
  for (std::uint32_t at = 0; at < entries.size(); ++at) {
    const Task& task = *entries[at].task;
    if (task.status != TaskStatus::kDone) continue;
    const Date day = local_date(*task.closed_at, task.closed_utc_offset_minutes);
    if (days_between(day, page.today().day) < days && let_through(page, filter.value(), entries[at]))
      found.push_back(at);
  }
  std::sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
    return *entries[a].task->closed_at > *entries[b].task->closed_at;
  });
  return found;
}

}  // namespace cairn::tasks
