// Does a task pass? Runs over all tasks at every change of the filter: nothing is allocated here.

#include <algorithm>

#include "apps/tasks/filter_parts.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::int64_t kDay_ms = 24 * 60 * kMinute_ms;

constexpr std::array<char, 256> make_lower_table() {
  std::array<char, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) table[i] = static_cast<char>(i >= 'A' && i <= 'Z' ? i + 32 : i);
  return table;
}
constexpr std::array<char, 256> kLower = make_lower_table();
constexpr unsigned char byte_of(char c) { return static_cast<unsigned char>(c); }

// --- Texts ---

// R. N. Horspool, "Practical fast searching in strings", Software: Practice and Experience 10 (1980): the byte under
// the end of the needle says how far it may be moved.
bool finds(std::string_view text, const FilterTerm& term) {
  const std::string& needle = term.needle;
  const std::size_t last = needle.size() - 1;
  const char end = needle[last];
  for (std::size_t at = last; at < text.size();) {
    const unsigned char byte = byte_of(text[at]);
    if (kLower[byte] == end) {
      std::size_t i = last;
      while (i > 0 && kLower[byte_of(text[at - last + i - 1])] == needle[i - 1]) --i;
      if (i == 0) return true;
    }
    at += term.skips[byte];
  }
  return false;
}

bool text_holds(const FilterTerm& term, const Entry& entry) {
  if (term.folded.empty() ? finds(entry.task->title, term) : entry.folded_title.find(term.folded) != std::string::npos)
    return true;
  return finds(entry.task->note, term);
}

char32_t lower_letter(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c == 0x178) return 0xFF;
  // Latin Extended-A: capital and small letters side by side, in two stretches the capital on the odd place.
  if ((c >= 0x100 && c <= 0x12F) || (c >= 0x132 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c | 1u;
  if (((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) && c % 2 == 1) return c + 1;
  if (c >= 0x391 && c <= 0x3AB && c != 0x3A2) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  return c;
}

// Bytes of `name` that are `lower` but for the case; npos: it does not begin so.
std::size_t begins_with(std::string_view name, std::string_view lower) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < lower.size();) {
    if (at >= name.size()) return std::string_view::npos;
    if (byte_of(name[at]) < 0x80 || name[at] == lower[i]) {
      if (kLower[byte_of(name[at])] != lower[i]) return std::string_view::npos;
      ++at;
      ++i;
      continue;
    }
    const std::size_t start = clamp_to_code_point(name, at);
    const CodePoint theirs = next_code_point(name, start);
    const CodePoint ours = next_code_point(lower, clamp_to_code_point(lower, i));
    if (!theirs.valid || lower_letter(theirs.value) != ours.value) return std::string_view::npos;
    at = start + theirs.size;
    i = clamp_to_code_point(lower, i) + ours.size;
  }
  return at;
}

bool project_holds(const FilterTerm& term, std::string_view project) {
  const std::size_t end = begins_with(project, term.needle);
  return end != std::string_view::npos && (end == project.size() || project[end] == '.');
}

bool tag_holds(const FilterTerm& term, const std::vector<std::string>& tags) {
  return std::any_of(tags.begin(), tags.end(),
                     [&](const std::string& tag) { return begins_with(tag, term.needle) == tag.size(); });
}

// --- Numbers and days ---

bool in_range(const FilterTerm& term, std::int32_t value) { return value >= term.low && value <= term.high; }

bool day_holds(const FilterTerm& term, const std::optional<When>& when) {
  if (term.absent || !when) return term.absent && !when;
  return in_range(term, when->day.days);
}

bool instant_holds(const FilterTerm& term, Instant instant, int utc_offset_minutes) {
  const std::int64_t local_ms = instant.ms + utc_offset_minutes * kMinute_ms;
  return local_ms >= term.low * kDay_ms && local_ms < (std::int64_t{term.high} + 1) * kDay_ms;
}

bool closed_holds(const FilterTerm& term, const Task& task) {
  if (term.absent || !task.closed_at) return term.absent && !task.closed_at;
  return instant_holds(term, *task.closed_at, task.closed_utc_offset_minutes);
}

bool estimate_holds(const FilterTerm& term, int minutes) {
  if (term.absent || minutes == 0) return term.absent && minutes == 0;
  return in_range(term, minutes);
}

// --- States ---

bool is_holds(FilterIs is, const Entry& entry, const Today& today) {
  const Task& task = *entry.task;
  const bool open = task.status == TaskStatus::kOpen;
  switch (is) {
    case FilterIs::kOpen:
      return open;
    case FilterIs::kDone:
      return task.status == TaskStatus::kDone;
    case FilterIs::kDropped:
      return task.status == TaskStatus::kDropped;
    case FilterIs::kClosed:
      return !open;
    case FilterIs::kAny:
      return true;
    case FilterIs::kBlocked:
      return open && entry.blocked;
    case FilterIs::kBlocking:
      return open && entry.blocks > 0;
    case FilterIs::kDeferred:
      return open && is_deferred(entry, today);
    case FilterIs::kOverdue:
      return open && is_overdue(task, today);
    case FilterIs::kStarted:
      return open && task.started_at;
    case FilterIs::kActionable:
      return is_actionable(entry, today);
    case FilterIs::kToday:
      return open && ((task.due && task.due->day <= today.day) || task.started_at);
    case FilterIs::kRepeating:
      return task.repeat.has_value();
    case FilterIs::kSubtask:
      return !task.parent.empty();
    case FilterIs::kInbox:
      return task.project.empty();
  }
  return false;
}

bool has(FilterHas what, const Entry& entry) {
  const Task& task = *entry.task;
  switch (what) {
    case FilterHas::kNote:
      return !task.note.empty();
    case FilterHas::kParts:
      return entry.subtasks > 0;
    case FilterHas::kDue:
      return task.due.has_value();
    case FilterHas::kEstimate:
      return task.estimate_minutes > 0;
    case FilterHas::kTags:
      return !task.tags.empty();
    case FilterHas::kProject:
      return !task.project.empty();
    case FilterHas::kRepeat:
      return task.repeat.has_value();
  }
  return false;
}

struct Matcher {
  const Filter& filter;
  const Entry& entry;
  const Today& today;
  int utc_offset_minutes;

  bool term_holds(const FilterTerm& term) const {
    const Task& task = *entry.task;
    switch (term.field) {
      case FilterField::kText:
        return text_holds(term, entry);
      case FilterField::kTag:
        return tag_holds(term, task.tags);
      case FilterField::kProject:
        return project_holds(term, task.project);
      case FilterField::kPriority:
        return in_range(term, static_cast<std::int32_t>(task.priority));
      case FilterField::kDue:
        return day_holds(term, task.due);
      case FilterField::kDefer:
        return day_holds(term, deferral_of(entry));
      case FilterField::kCreated:
        return instant_holds(term, task.created_at, utc_offset_minutes);
      case FilterField::kClosed:
        return closed_holds(term, task);
      case FilterField::kEstimate:
        return estimate_holds(term, task.estimate_minutes);
      case FilterField::kIs:
        return is_holds(term.is, entry, today);
      case FilterField::kHas:
        return has(term.has, entry) != term.absent;
    }
    return false;
  }

  bool holds(const FilterNode* node) const {
    const FilterNode* const end = node + node->size;
    switch (node->kind) {
      case FilterNodeKind::kTerm:
        return term_holds(filter.terms[node->term]);
      case FilterNodeKind::kNot:
        return !holds(node + 1);
      case FilterNodeKind::kAll:
        for (const FilterNode* part = node + 1; part < end; part += part->size)
          if (!holds(part)) return false;
        return true;
      case FilterNodeKind::kAny:
        for (const FilterNode* part = node + 1; part < end; part += part->size)
          if (holds(part)) return true;
        return false;
    }
    return false;
  }
};

}  // namespace

void prepare_search(FilterTerm& term) {
  constexpr std::size_t kFarthest = 255;
  const std::size_t size = term.needle.size();
  term.skips.assign(256, static_cast<std::uint8_t>(std::min(size, kFarthest)));
  for (std::size_t i = 0; i + 1 < size; ++i) {
    const auto skip = static_cast<std::uint8_t>(std::min(size - 1 - i, kFarthest));
    const unsigned char byte = byte_of(term.needle[i]);
    term.skips[byte] = skip;
    if (byte >= 'a' && byte <= 'z') term.skips[byte - 32u] = skip;
  }
}

std::string lower_name(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = next_code_point(text, at);
    append_utf8(out, lower_letter(point.value));
    at += point.size;
  }
  return out;
}

bool matches(const Filter& filter, const Entry& entry, const Index& /*index*/, const Today& today,
             int utc_offset_minutes) {
  const bool open = entry.task->status == TaskStatus::kOpen;
  if (filter.only_open && !open) return false;
  if (filter.without_deferred && open && is_deferred(entry, today)) return false;
  if (filter.nodes.empty()) return true;
  return Matcher{filter, entry, today, utc_offset_minutes}.holds(filter.nodes.data());
}

}  // namespace cairn::tasks
