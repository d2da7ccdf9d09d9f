// Tables: Cairn's own, and those of others by the words of their header.

#include <algorithm>
#include <utility>

#include "apps/tasks/transfer/csv_columns.h"
#include "apps/tasks/transfer/dates.h"
#include "apps/tasks/transfer/readers.h"
#include "apps/tasks/transfer/rrule.h"
#include "apps/tasks/transfer/words.h"
#include "base/csv.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

std::string problem_of(CsvRow::Fault fault) {
  if (fault == CsvRow::Fault::kOpenQuote)
    return "A quotation mark opens a cell and never closes it. Close it, or write it twice where it belongs to the "
           "text.";
  return "Text follows a closing quotation mark. Write a quotation mark inside a cell twice.";
}

class TableReader {
 public:
  TableReader(Header header, Reading& reading, DayOrder order)
      : header_(std::move(header)),
        reading_(reading),
        rules_{reading.today(), reading.context().utc_offset_minutes, order} {}

  void read(const CsvRow& row) {
    if (row.fault != CsvRow::Fault::kNone) return reading_.refuse(row.line, row.text, problem_of(row.fault));
    if (is_blank(row)) return reading_.ignore();
    if (std::string surplus = surplus_problem(row, header_.unknown.size()); !surplus.empty())
      return reading_.refuse(row.line, row.text, std::move(surplus));
    Draft draft;
    draft.line = row.line;
    draft.text = row.text;
    problem_.clear();
    read_words(row, draft);
    read_status(row, draft);
    read_times(row, draft);
    read_rest(row, draft);
    read_links(row, draft);
    if (!problem_.empty()) return reading_.refuse(row.line, row.text, problem_);
    reading_.add(std::move(draft));
  }

 private:
  static bool is_blank(const CsvRow& row) {
    for (const std::string& cell : row.cells)
      if (!trim(cell).empty()) return false;
    return true;
  }

  std::string_view cell(const CsvRow& row, Column column) const {
    const std::size_t place = header_.at[static_cast<std::size_t>(column)];
    if (place >= row.cells.size()) return {};
    return header_.own ? without_formula_guard(row.cells[place]) : std::string_view(row.cells[place]);
  }
  void wrong(std::string words) {
    if (problem_.empty()) problem_ = std::move(words);
  }

  void read_words(const CsvRow& row, Draft& draft) {
    Task& task = draft.task;
    task.title = std::string(cell(row, Column::kTitle));
    task.note = std::string(cell(row, Column::kNote));
    task.project = std::string(cell(row, Column::kProject));
    if (const std::string_view section = trim(cell(row, Column::kSection)); !section.empty())
      task.project += (task.project.empty() ? "" : ".") + project_part(section);
    task.tags = read_tags(cell(row, Column::kTags), header_.own);
    if (header_.own) return;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {  // what no field holds is not lost
      if (i >= header_.unknown.size() || header_.unknown[i].empty() || trim(row.cells[i]).empty()) continue;
      draft.note_line(header_.unknown[i] + ": " + std::string(trim(row.cells[i])));
    }
  }

  void read_status(const CsvRow& row, Draft& draft) {
    const std::string_view status = trim(cell(row, Column::kStatus));
    const std::string_view priority = trim(cell(row, Column::kPriority));
    if (header_.ticktick) {
      draft.task.status = status == "1" || status == "2" ? RowStanding::kDone : RowStanding::kOpen;
      draft.task.priority = priority == "5"   ? Priority::kHigh
                            : priority == "3" ? Priority::kMedium
                            : priority == "1" ? Priority::kLow
                                              : Priority::kNone;
      return;
    }
    if (const auto read = read_standing(status)) {
      draft.task.status = read->standing;
      if (read->started) draft.task.started_at = reading_.context().now;
    } else if (const auto when = read_when(status, rules_); when && !when->relative) {
      draft.task.status = RowStanding::kDone;  // a column "Completed" that holds the day
      draft.task.closed_at = instant_of(when->when);
    } else {
      unknown(draft, "status", status);
    }
    if (const auto read = read_priority(priority)) {
      draft.task.priority = *read;
    } else {
      unknown(draft, "priority", priority);
    }
  }

  // The word stays with the task as it is.
  static void unknown(Draft& draft, const std::string& field, std::string_view value) {
    draft.note_line(field + ": " + std::string(value));
    draft.remarks.push_back("The " + field + " \"" + std::string(truncate_utf8(value, 60)) +
                            "\" is not known. It stands in the note.");
  }

  Instant instant_of(const When& when) const {
    return {(std::int64_t{when.day.days} * 24 * 60 + when.minute.value_or(0) - rules_.utc_offset_minutes) * 60'000};
  }

  std::optional<When> read_point(std::string_view text, const char* field, Draft& draft) {
    text = trim(text);
    if (text.empty()) return {};
    if (header_.own)
      if (const auto exact = when_of(text)) return exact;
    const auto read = read_when(text, rules_);
    if (!read) {
      wrong("The " + std::string(field) + " \"" + std::string(truncate_utf8(text, 60)) +
            "\" is no date that can be read. Write it like 2026-12-24 or 2026-12-24 15:00.");
      return {};
    }
    if (read->ambiguous)
      draft.remarks.push_back("The " + std::string(field) + " \"" + std::string(text) +
                              "\" was read as day, month, year: " + when_text(read->when) + ".");
    if (read->relative)
      draft.remarks.push_back("The " + std::string(field) + " \"" + std::string(text) + "\" was read as " +
                              when_text(read->when) + ".");
    return read->when;
  }

  std::optional<Instant> read_moment(std::string_view text, const char* field, Draft& draft) {
    text = trim(text);
    if (text.empty()) return {};
    if (const auto instant = read_instant(text, rules_.utc_offset_minutes)) return instant;
    const auto when = read_point(text, field, draft);
    return when ? std::optional<Instant>(instant_of(*when)) : std::nullopt;
  }

  void read_times(const CsvRow& row, Draft& draft) {
    Task& task = draft.task;
    const std::string_view due = trim(cell(row, Column::kDue));
    if (const auto repeat =
            header_.own || due.empty() || read_when(due, rules_) ? std::nullopt : read_repeat(due, rules_)) {
      task.due = repeat->first;  // "every friday" stands where the date should
      task.repeat = repeat->repeat;
    } else {
      task.due = read_point(due, "due date", draft);
    }
    task.defer = read_point(cell(row, Column::kDefer), "start date", draft);
    const std::string_view created = trim(cell(row, Column::kCreated));
    if (const auto instant = read_moment(created, "creation date", draft)) {
      task.created_at = *instant;
      draft.created = created.find_first_of("T:") == std::string_view::npos ? Created::kDay : Created::kInstant;
    }
    if (const auto instant = read_moment(cell(row, Column::kStarted), "start", draft)) task.started_at = instant;
    const std::string_view closed = trim(cell(row, Column::kClosed));
    if (closed.empty()) return;
    task.closed_at = read_moment(closed, "completion date", draft);
    if (header_.own && closed.size() == 29) {  // "2026-12-24T15:00:00.000+01:00": the offset is part of it
      const int hours = small_number(closed.substr(24, 2)).value_or(0),
                minutes = small_number(closed.substr(27, 2)).value_or(0);
      task.closed_utc_offset_minutes = (closed[23] == '-' ? -1 : 1) * std::min(hours * 60 + minutes, 24 * 60);
    }
    if (!header_.has(Column::kStatus)) task.status = RowStanding::kDone;
  }

  void read_rest(const CsvRow& row, Draft& draft) {
    Task& task = draft.task;
    if (const std::string_view estimate = trim(cell(row, Column::kEstimate)); !estimate.empty()) {
      if (const auto minutes = read_minutes(estimate, header_.estimate_unit_minutes)) {
        task.estimate_minutes = *minutes;
      } else {
        unknown(draft, "estimate", estimate);
      }
    }
    if (const std::string_view repeat = trim(cell(row, Column::kRepeat)); !repeat.empty())
      read_repetition(repeat, draft);
    task.origin = std::string(cell(row, Column::kOrigin));
    if (const std::string_view worked = trim(cell(row, Column::kWorked));
        header_.own && !worked.empty() && worked != "0")
      any_worked_ = true;
  }

  void read_repetition(std::string_view text, Draft& draft) {
    const std::string lower = to_lower_ascii(text);
    if (lower == "no" || lower == "none" || lower == "never" || lower == "false") return;
    draft.task.repeat = read_rrule(text);
    if (draft.task.repeat) return;
    if (const auto period = read_period(text)) {
      draft.task.repeat = period;
    } else if (const auto repeat = read_repeat(text, rules_)) {
      draft.task.repeat = repeat->repeat;
      if (!draft.task.due) draft.task.due = repeat->first;
    } else {
      unknown(draft, "repeat", text);
    }
  }

  void read_links(const CsvRow& row, Draft& draft) {
    Task& task = draft.task;
    const std::string_view id = trim(cell(row, Column::kId));
    draft.key = std::string(id);
    if (header_.own && id.size() > 80) wrong("Its id is too long: 80 characters at most.");
    if (!header_.own && !id.empty() && task.origin.empty()) task.origin = origin_of("csv", id);
    task.parent = std::string(trim(cell(row, Column::kParent)));
    task.series = std::string(trim(cell(row, Column::kSeries)));
    for (const std::string_view other : split(cell(row, Column::kWaitsFor), " ,;")) task.waits_for.emplace_back(other);
  }

 public:
  bool any_worked() const { return any_worked_; }

 private:
  Header header_;
  Reading& reading_;
  DateRules rules_;
  std::string problem_;
  bool any_worked_ = false;
};

}  // namespace

Status read_csv(std::string_view text, Reading& reading) {
  const char separator = csv_separator_of(text);
  FoundHeader found = find_header(text, separator);
  if (!found.found)
    return Error{ErrorCode::kForeign,
                 "No column of titles was found. The first row must name the columns, one of them Title, Task, Name or "
                 "Subject.",
                 "line 1"};
  reading.import().own = found.header.own;
  for (const std::string& name : found.header.unknown)
    if (!name.empty() && !found.header.own)
      reading.remark(0, "",
                     "The column \"" + std::string(truncate_utf8(name, 60)) +
                         "\" has no field. What it holds stands in the notes.");
  TableReader table(found.header, reading, order_in(text, separator, found));
  CsvReader rows(text, separator);
  CsvRow row;
  while (rows.next(row)) {
    if (row.line <= found.line) {
      reading.ignore();
      continue;
    }
    table.read(row);
    if (reading.full()) return too_many_rows();
  }
  if (table.any_worked())
    reading.remark(0, "", "The time worked is a sum in this table and was not read. A JSON file carries it.");
  return Done{};
}

}  // namespace cairn::tasks::transfer
