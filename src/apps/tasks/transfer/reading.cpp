#include "apps/tasks/transfer/reading.h"

#include <algorithm>
#include <utility>

#include "apps/tasks/commands.h"
#include "base/ids.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::size_t kMaxKeyBytes = 80;

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; }

bool has_space(std::string_view text) { return text.find_first_of(" \t\n\r\f\v") != std::string_view::npos; }

bool is_day(Date day) { return day >= to_date({1900, 1, 1}) && day <= to_date({2199, 12, 31}); }

Instant midnight_of(Date day, int utc_offset_minutes) {
  return {(std::int64_t{day.days} * 24 * 60 - utc_offset_minutes) * kMinute_ms};
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line(trim(text));
  for (char& c : line)
    if (is_control(c)) c = ' ';
  if (!line.empty() && (line.front() == ' ' || line.back() == ' ')) return std::string(trim(line));
  return line;
}

std::string clean_note(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r') {
      if (i + 1 >= text.size() || text[i + 1] != '\n') out += '\n';
    } else if (!is_control(c) || c == '\n' || c == '\t') {
      out += c;
    }
  }
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  return out;
}

std::string project_path(std::string_view text) {
  std::string out;
  const std::string whole = one_line(text);
  for (std::size_t at = 0; at <= whole.size();) {
    const std::size_t dot = std::min(whole.find('.', at), whole.size());
    const std::string_view part = trim(std::string_view(whole).substr(at, dot - at));
    if (!part.empty()) {
      if (!out.empty()) out += '.';
      out += part;
    }
    at = dot + 1;
  }
  return out;
}

std::string project_part(std::string_view text) {
  std::string out = one_line(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] != '.') continue;
    out[i] = i + 1 == out.size() || out[i + 1] == ' ' ? ' ' : '-';  // "Dr. Smith" as "Dr Smith", "v1.2" as "v1-2"
  }
  std::string single;
  for (const char c : out)
    if (c != ' ' || (!single.empty() && single.back() != ' ')) single += c;
  return std::string(trim(single));
}

std::string_view bare_tag(std::string_view text) {
  text = trim(text);
  while (!text.empty() && (text.front() == '#' || text.front() == '@' || text.front() == '+')) text.remove_prefix(1);
  return trim(text);
}

std::string tag_name(std::string_view text) {
  text = bare_tag(text);
  std::string out;
  for (const char c : text) {
    const bool gap = is_control(c) || c == ' ' || c == ',';
    if (!gap) out += c;
    if (gap && !out.empty() && out.back() != '-') out += '-';
  }
  while (!out.empty() && out.back() == '-' && text.back() != '-') out.pop_back();
  return out;
}

void sort_unique(std::vector<std::string>& names) {
  if (names.size() < 2) return;
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 0xCBF29CE484222325u ^ seed;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15u;
}

std::string origin_of(std::string_view program, std::string_view id) {
  std::string clean = one_line(id);
  if (clean.size() > kMaxKeyBytes || has_space(clean)) clean = make_id(hash_of(clean));
  return std::string(program) + "/" + clean;
}

Error too_many_rows() {
  return {ErrorCode::kTooLarge,
          "The file holds more than 100,000 rows. Split it, and import the parts one after the other.",
          {}};
}

void Reading::refuse(std::size_t line, std::string_view text, std::string problem) {
  ++import_.rows.read;
  ++import_.rows.refused;
  import_.problems.push_back({line, std::string(truncate_utf8(text, kMaxProblemText_bytes)), std::move(problem)});
}

ImportedTask* Reading::task_of(const std::string& key) {
  const auto found = keys_.find(key);
  return found == keys_.end() ? nullptr : &import_.tasks[found->second];
}

// One that is written differently here is told, once for a file.
std::string Reading::tag_of(const std::string& raw) {
  std::string tag = tag_name(raw);
  const bool differs = !tag.empty() && bare_tag(raw) != tag;
  if (differs && renamed_tags_.insert(raw).second)
    remark(0, "",
           "The tag \"" + std::string(truncate_utf8(one_line(raw), 60)) + "\" comes in as #" +
               std::string(truncate_utf8(tag, 60)) + ": a tag is one word.");
  return tag;
}

// Cuts what is longer than the model holds, and says so.
bool Reading::fit(Draft& draft) {
  Task& task = draft.task;
  if (!import_.own) draft.task.note = clean_note(task.note);
  task.title = one_line(task.title);
  if (task.title.empty()) return false;
  if (task.title.size() > kMaxTitleBytes) {
    const std::string whole = std::move(task.title);
    const std::string_view start = truncate_utf8(whole, kMaxTitleBytes);
    task.title = std::string(trim(start));
    task.note = "\xE2\x80\xA6" + whole.substr(start.size()) + (task.note.empty() ? "" : "\n\n" + task.note);
    draft.remarks.push_back("The title is too long: " + fitting_words(whole, kMaxTitleBytes) +
                            ". The rest of it stands in the note.");
  }
  if (!draft.more.empty()) task.note += (task.note.empty() ? "" : "\n\n") + clean_note(draft.more);
  if (task.note.size() > kMaxNoteBytes) {
    draft.remarks.push_back("The note is too long: " + fitting_words(task.note, kMaxNoteBytes) + ". It was cut there.");
    task.note = std::string(truncate_utf8(task.note, kMaxNoteBytes));
  }
  task.project = project_path(task.project);
  if (task.project.size() > kMaxNameBytes) {
    draft.remarks.push_back("The project's name is too long: " + fitting_words(task.project, kMaxNameBytes) +
                            ". It was cut there.");
    task.project = project_path(truncate_utf8(task.project, kMaxNameBytes));
  }
  for (std::string& tag : task.tags) {
    const bool plain = !tag.empty() && tag.front() != '#' && std::none_of(tag.begin(), tag.end(), [](char c) {
      return is_control(c) || c == ' ' || c == ',';
    });
    if (!plain) tag = tag_of(tag);
    if (tag.size() <= kMaxNameBytes) continue;
    draft.remarks.push_back("A tag is too long: " + fitting_words(tag, kMaxNameBytes) + ". It was cut there.");
    tag = std::string(truncate_utf8(tag, kMaxNameBytes));
  }
  task.tags.erase(std::remove(task.tags.begin(), task.tags.end(), std::string()), task.tags.end());
  sort_unique(task.tags);
  sort_unique(task.waits_for);
  if (task.tags.size() > kMaxTags) {
    task.tags.resize(kMaxTags);
    draft.remarks.emplace_back("It has more than 50 tags. The first 50 by name were kept.");
  }
  if (task.waits_for.size() > kMaxWaitsFor) {
    task.waits_for.resize(kMaxWaitsFor);
    draft.remarks.emplace_back("It waits for more than 200 tasks. 200 of them were kept.");
  }
  if (task.estimate_minutes > kMaxEstimate_minutes) {
    task.estimate_minutes = kMaxEstimate_minutes;
    draft.remarks.emplace_back("The estimate is longer than 1,000 hours. 1,000 hours were taken.");
  }
  task.estimate_minutes = std::max(task.estimate_minutes, 0);
  if (task.origin.size() > kMaxTitleBytes) task.origin = origin_of("long", task.origin);
  for (std::optional<When>* when : {&task.due, &task.defer}) {
    if (!*when || is_day((*when)->day)) continue;
    when->reset();
    draft.remarks.emplace_back("One of its days is not between the years 1900 and 2199. It was left out.");
  }
  return true;
}

void Reading::fit_times(Draft& draft) {
  Task& task = draft.task;
  const auto order_ms = static_cast<std::int64_t>(import_.tasks.size());  // keeps the order of the file
  if (draft.created == Created::kDay) task.created_at.ms += order_ms;
  if (draft.created == Created::kUnknown)
    task.created_at.ms = context_.now.ms - static_cast<std::int64_t>(kMaxImportRows) + order_ms;
  if (task.status == RowStanding::kOpen) {
    task.closed_at.reset();
    task.closed_utc_offset_minutes = 0;
    return;
  }
  if (task.closed_at) {
    if (!import_.own) task.closed_utc_offset_minutes = context_.utc_offset_minutes;
    return;
  }
  ++closed_without_time_;
  task.closed_at = context_.now;
  if (task.due && task.due->day < today().day)
    task.closed_at = midnight_of(task.due->day, context_.utc_offset_minutes - 12 * 60);  // noon of that day
  if (draft.created != Created::kUnknown && *task.closed_at < task.created_at) task.closed_at = task.created_at;
  task.closed_utc_offset_minutes = context_.utc_offset_minutes;
}

// The same words in the same place give the same origin, so that a file that is imported twice is recognised. The
// second of two equal rows differs from the first by its number.
void Reading::give_origin(ImportedTask& imported) {
  const Task& task = imported.task;
  std::uint64_t hash = hash_of(task.title);
  hash = hash_of(task.project, hash);
  if (imported.created != Created::kUnknown)
    hash = hash_of(to_iso(local_date(task.created_at, context_.utc_offset_minutes)), hash);
  if (const ImportedTask* parent = task.parent.empty() ? nullptr : task_of(task.parent))
    hash = hash_of(parent->task.origin, hash);
  const int before = met_[hash]++;
  imported.task.origin = prefix_ + "/" + make_id(hash);
  if (before > 0) imported.task.origin += "-" + std::to_string(before + 1);
}

ImportedTask* Reading::add(Draft&& draft) {
  if (!fit(draft)) {
    refuse(draft.line, draft.text, "It has no title. Give the task one.");
    return nullptr;
  }
  const bool has_id = !draft.key.empty();
  if (!has_id) draft.key = "line " + std::to_string(draft.line);
  if (const auto taken = keys_.find(draft.key); taken != keys_.end()) {
    refuse(draft.line, draft.text,
           "Its id is that of line " + std::to_string(import_.tasks[taken->second].line) +
               " already. Give it another one, or none.");
    return nullptr;
  }
  fit_times(draft);
  ++import_.rows.read;
  ++import_.rows.tasks;
  for (std::string& words : draft.remarks) remark(draft.line, draft.task.title, std::move(words));
  keys_.emplace(draft.key, import_.tasks.size());
  import_.tasks.push_back({std::move(draft.key), draft.line,
                           std::string(truncate_utf8(draft.text, kMaxProblemText_bytes)), std::move(draft.task),
                           draft.created});
  ImportedTask& added = import_.tasks.back();
  if (added.task.origin.empty() && !prefix_.empty() && !(import_.own && has_id)) give_origin(added);
  return &added;
}

void Reading::append_note(ImportedTask& task, std::string_view words) {
  std::string& note = task.task.note;
  const std::string clean = clean_note(words);
  if (clean.empty()) return;
  if (note.size() + clean.size() + 2 > kMaxNoteBytes) {
    remark(task.line, task.task.title, "The note is full: a comment of it does not fit in. It was left out.");
    return;
  }
  note += (note.empty() ? "" : "\n") + clean;
}

void Reading::finish() {
  if (closed_without_time_ == 0) return;
  remark(0, "",
         std::to_string(closed_without_time_) +
             " closed without a day of it. Their due day is taken where it is past, else now.");
}

}  // namespace cairn::tasks::transfer
