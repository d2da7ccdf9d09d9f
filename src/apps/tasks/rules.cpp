// What a task must be, field by field.

#include <algorithm>

#include "apps/tasks/commands.h"
#include "apps/tasks/repeat.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

Error invalid(std::string message, const char* where) { return {ErrorCode::kInvalid, std::move(message), where}; }

constexpr int kMaxWork_minutes = 24 * 60;
constexpr int kMaxOffset_minutes = 24 * 60;

bool is_day(Date day) { return day >= to_date({1900, 1, 1}) && day <= to_date({2199, 12, 31}); }

Status check_when(const std::optional<When>& when, const char* where) {
  if (!when) return Done{};
  if (!is_day(when->day)) return invalid("Choose a day between the years 1900 and 2199.", where);
  if (when->minute && (*when->minute < 0 || *when->minute >= 24 * 60))
    return invalid("A time of day is between 00:00 and 23:59.", where);
  return Done{};
}

bool sorted_unique(const std::vector<std::string>& names) {
  return std::adjacent_find(names.begin(), names.end(), [](const auto& a, const auto& b) { return a >= b; }) ==
         names.end();
}

}  // namespace

std::string fitting_words(std::string_view text, std::size_t max_bytes) {
  std::string count = std::to_string(count_code_points(truncate_utf8(text, max_bytes)));
  for (std::size_t at = count.size(); at > 3; at -= 3) count.insert(at - 3, ",");
  return "its first " + count + " characters fit";
}

std::string clean_title(std::string_view text) {
  std::string line = to_valid_utf8(trim(text));
  for (char& c : line)
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7F) c = ' ';
  return std::string(trim(line));
}

std::optional<std::string> clean_tag(std::string_view text) {
  std::string tag;
  for (const char c : to_valid_utf8(trim(text)))
    if (static_cast<unsigned char>(c) > ' ' && c != 0x7F && c != ',') tag += c;
  while (!tag.empty() && tag.front() == '#') tag.erase(0, 1);
  if (tag.empty()) return {};
  return tag;
}

std::string clean_project(std::string_view text) {
  std::string out;
  const std::string whole = clean_title(text);
  for (std::size_t at = 0; at <= whole.size();) {
    const std::size_t dot = std::min(whole.find('.', at), whole.size());
    const std::string_view part = trim(std::string_view(whole).substr(at, dot - at));
    if (!part.empty()) out += (out.empty() ? "" : ".") + std::string(part);
    at = dot + 1;
  }
  return out;
}

Status check_task(const Task& task) {
  if (task.title.empty()) return invalid("Give the task a title.", "title");
  if (task.title.size() > kMaxTitleBytes)
    return invalid("This title is too long: " + fitting_words(task.title, kMaxTitleBytes) +
                       ". Shorten it; the note has room for more.",
                   "title");
  if (task.note.size() > kMaxNoteBytes)
    return invalid("This note is too long: " + fitting_words(task.note, kMaxNoteBytes) + ".", "note");
  if (task.project.size() > kMaxNameBytes)
    return invalid("This name of a project is too long: " + fitting_words(task.project, kMaxNameBytes) + ".",
                   "project");
  if (task.tags.size() > kMaxTags) return invalid("A task can have 50 tags at most.", "tags");
  for (const std::string& tag : task.tags) {
    if (tag.empty()) return invalid("A tag needs at least one letter or figure.", "tags");
    if (tag.size() > kMaxNameBytes)
      return invalid("A tag is too long: " + fitting_words(tag, kMaxNameBytes) + ".", "tags");
  }
  if (!sorted_unique(task.tags)) return invalid("A task has each tag once.", "tags");
  if (task.waits_for.size() > kMaxWaitsFor) return invalid("A task can wait for 200 others at most.", "waits_for");
  if (!sorted_unique(task.waits_for)) return invalid("A task waits for another one once.", "waits_for");
  if (Status status = check_when(task.due, "due"); !status.ok()) return status.error();
  if (Status status = check_when(task.defer, "defer"); !status.ok()) return status.error();
  if (task.estimate_minutes < 0 || task.estimate_minutes > kMaxEstimate_minutes)
    return invalid("An estimate is between 1 minute and 1,000 hours.", "estimate");
  if (task.repeat)
    if (std::optional<Error> wrong = check_repeat(*task.repeat)) return *wrong;
  if ((task.status == TaskStatus::kOpen) == task.closed_at.has_value())
    return invalid("A task has the time at which it was closed, exactly when it is closed.", "closed");
  return Done{};
}

Status check_work(const Work& work) {
  if (work.task.empty()) return invalid("Time worked belongs to a task.", "task");
  if (work.minutes < 1 || work.minutes > kMaxWork_minutes)
    return invalid("Give a time between 1 minute and 24 hours.", "minutes");
  if (work.utc_offset_minutes < -kMaxOffset_minutes || work.utc_offset_minutes > kMaxOffset_minutes)
    return invalid("A place is at most 24 hours away from UTC.", "offset");
  return Done{};
}

}  // namespace cairn::tasks
