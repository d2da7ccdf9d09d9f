#include "apps/tasks/transfer/csv_columns.h"

#include <algorithm>

#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

struct Name {
  std::string_view word;
  Column column;
};

// The first of a row is the best: where two columns claim one meaning, the earlier name here wins.
constexpr Name kNames[] = {{"title", Column::kTitle},
                           {"task name", Column::kTitle},
                           {"task", Column::kTitle},
                           {"name", Column::kTitle},
                           {"subject", Column::kTitle},
                           {"summary", Column::kTitle},
                           {"content", Column::kTitle},
                           {"todo", Column::kTitle},
                           {"to do", Column::kTitle},
                           {"item", Column::kTitle},
                           {"what", Column::kTitle},
                           {"note", Column::kNote},
                           {"notes", Column::kNote},
                           {"description", Column::kNote},
                           {"details", Column::kNote},
                           {"comment", Column::kNote},
                           {"comments", Column::kNote},
                           {"body", Column::kNote},
                           {"content", Column::kNote},
                           {"status", Column::kStatus},
                           {"done", Column::kStatus},
                           {"completed", Column::kStatus},
                           {"complete", Column::kStatus},
                           {"is completed", Column::kStatus},
                           {"is done", Column::kStatus},
                           {"state", Column::kStatus},
                           {"checked", Column::kStatus},
                           {"finished", Column::kStatus},
                           {"priority", Column::kPriority},
                           {"importance", Column::kPriority},
                           {"prio", Column::kPriority},
                           {"project", Column::kProject},
                           {"list name", Column::kProject},
                           {"list", Column::kProject},
                           {"project name", Column::kProject},
                           {"projects", Column::kProject},
                           {"folder", Column::kProject},
                           {"area", Column::kProject},
                           {"category", Column::kProject},
                           {"section", Column::kSection},
                           {"section/column", Column::kSection},
                           {"column name", Column::kSection},
                           {"tags", Column::kTags},
                           {"tag", Column::kTags},
                           {"labels", Column::kTags},
                           {"label", Column::kTags},
                           {"contexts", Column::kTags},
                           {"context", Column::kTags},
                           {"keywords", Column::kTags},
                           {"categories", Column::kTags},
                           {"due", Column::kDue},
                           {"due date", Column::kDue},
                           {"duedate", Column::kDue},
                           {"due on", Column::kDue},
                           {"due at", Column::kDue},
                           {"deadline", Column::kDue},
                           {"date", Column::kDue},
                           {"when", Column::kDue},
                           {"end date", Column::kDue},
                           {"defer", Column::kDefer},
                           {"defer date", Column::kDefer},
                           {"defer until", Column::kDefer},
                           {"start date", Column::kDefer},
                           {"wait", Column::kDefer},
                           {"hide until", Column::kDefer},
                           {"estimate minutes", Column::kEstimate},
                           {"estimate", Column::kEstimate},
                           {"estimated time", Column::kEstimate},
                           {"estimated duration", Column::kEstimate},
                           {"estimated minutes", Column::kEstimate},
                           {"time estimate", Column::kEstimate},
                           {"estimate hours", Column::kEstimate},
                           {"estimated hours", Column::kEstimate},
                           {"duration", Column::kEstimate},
                           {"effort", Column::kEstimate},
                           {"repeat", Column::kRepeat},
                           {"recurrence", Column::kRepeat},
                           {"recurring", Column::kRepeat},
                           {"recur", Column::kRepeat},
                           {"rrule", Column::kRepeat},
                           {"frequency", Column::kRepeat},
                           {"id", Column::kId},
                           {"task id", Column::kId},
                           {"taskid", Column::kId},
                           {"uuid", Column::kId},
                           {"uid", Column::kId},
                           {"parent", Column::kParent},
                           {"parent id", Column::kParent},
                           {"parentid", Column::kParent},
                           {"parent task", Column::kParent},
                           {"waits for", Column::kWaitsFor},
                           {"depends on", Column::kWaitsFor},
                           {"depends", Column::kWaitsFor},
                           {"dependencies", Column::kWaitsFor},
                           {"blocked by", Column::kWaitsFor},
                           {"series", Column::kSeries},
                           {"created", Column::kCreated},
                           {"created at", Column::kCreated},
                           {"created time", Column::kCreated},
                           {"created on", Column::kCreated},
                           {"creation date", Column::kCreated},
                           {"date created", Column::kCreated},
                           {"date added", Column::kCreated},
                           {"started", Column::kStarted},
                           {"closed", Column::kClosed},
                           {"completed at", Column::kClosed},
                           {"completed time", Column::kClosed},
                           {"completed on", Column::kClosed},
                           {"completion date", Column::kClosed},
                           {"date completed", Column::kClosed},
                           {"completed date", Column::kClosed},
                           {"done at", Column::kClosed},
                           {"done on", Column::kClosed},
                           {"origin", Column::kOrigin},
                           {"worked minutes", Column::kWorked}};

// "Due_Date" and "DUE DATE" as "due date"; what stands in brackets is a unit.
std::string plain_name(std::string_view cell) {
  std::string name = to_lower_ascii(trim(cell));
  for (char& c : name)
    if (c == '_' || c == '-') c = ' ';
  if (const std::size_t bracket = name.find_first_of("([?:"); bracket != std::string::npos && bracket > 0)
    name.resize(bracket);
  return std::string(trim(name));
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

const std::vector<std::string>& own_columns() {
  static const std::vector<std::string> kOwn = {
      "id",     "title", "status", "priority",  "project", "tags",    "due",     "defer",  "estimate_minutes",
      "repeat", "note",  "parent", "waits_for", "series",  "created", "started", "closed", "worked_minutes",
      "origin"};
  return kOwn;
}

Header read_header(const std::vector<std::string>& cells) {
  Header header;
  header.at.fill(kNoColumn);
  std::vector<std::string> names;
  names.reserve(cells.size());
  for (const std::string& cell : cells) names.push_back(plain_name(cell));
  std::vector<bool> taken(cells.size(), false);
  for (const Name& name : kNames) {
    std::size_t& place = header.at[static_cast<std::size_t>(name.column)];
    if (place != kNoColumn) continue;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (taken[i] || names[i] != name.word) continue;
      place = i;
      taken[i] = true;
      ++header.known;
      const std::string whole = to_lower_ascii(cells[i]);
      const bool hours = holds(whole, "hours") || holds(whole, "(h)") || holds(whole, "[h]");
      if (name.column == Column::kEstimate && hours) header.estimate_unit_minutes = 60;
      break;
    }
  }
  header.unknown.resize(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (!taken[i]) header.unknown[i] = std::string(trim(cells[i]));
  const auto has = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  header.own =
      has("id") && has("title") && has("waits for") && has("series") && has("origin") && has("estimate minutes");
  header.ticktick = has("is check list") && has("list name");
  if (header.ticktick) header.unknown.assign(cells.size(), {});  // its other columns are about its own screens
  return header;
}

bool is_todoist_header(const std::vector<std::string>& cells) {
  const auto has = [&](std::string_view name) {
    return std::any_of(cells.begin(), cells.end(),
                       [&](const std::string& cell) { return to_lower_ascii(trim(cell)) == name; });
  };
  return has("type") && has("content") && has("indent");
}

}  // namespace cairn::tasks::transfer
