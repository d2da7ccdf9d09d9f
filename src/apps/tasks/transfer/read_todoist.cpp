// Todoist's "Export as template" (CSV): rows of type task, note, section and meta; INDENT makes parts of a task, labels
// stand in the content as @label. https://todoist.com/help/articles/import-or-export-a-project-as-a-csv-file

#include <array>
#include <utility>

#include "apps/tasks/transfer/csv_columns.h"
#include "apps/tasks/transfer/dates.h"
#include "apps/tasks/transfer/readers.h"
#include "apps/tasks/transfer/words.h"
#include "base/csv.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

constexpr std::size_t kMaxIndent = 50;

// "Work [2203306141].csv" as "Work": the file is named after the project, in backups with its id.
std::string project_of_file(std::string_view name) {
  if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string_view::npos)
    name.remove_prefix(slash + 1);
  if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos) name = name.substr(0, dot);
  if (const std::size_t bracket = name.find('['); bracket != std::string_view::npos && bracket > 0)
    name = name.substr(0, bracket);
  if (const std::size_t bracket = name.rfind(" (");
      bracket != std::string_view::npos && !name.empty() && name.back() == ')')
    name = name.substr(0, bracket);  // "Work (1).csv", a second download
  const std::string project = project_part(name);
  const std::string lower = to_lower_ascii(project);
  return lower == "inbox" || lower == "todoist" || lower == "template" ? std::string() : project;
}

class TodoistReader {
 public:
  TodoistReader(std::string project, Reading& reading)
      : reading_(reading),
        project_(std::move(project)),
        rules_{reading.today(), reading.context().utc_offset_minutes, DayOrder::kUnknown} {}

  bool read_header(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string name = to_lower_ascii(trim(cells[i]));
      for (std::size_t k = 0; k < kNames.size(); ++k)
        if (name == kNames[k]) at_[k] = i;
      if (name == "due_date") at_[kDate] = i;
    }
    columns_ = cells.size();
    return at_[kType] != kNowhere && at_[kContent] != kNowhere;
  }

  void read(const CsvRow& row) {
    if (row.fault != CsvRow::Fault::kNone)
      return reading_.refuse(row.line, row.text, "Its quotation marks do not close. Write one inside a cell twice.");
    const std::string type = to_lower_ascii(trim(cell(row, kType)));
    const std::string_view content = trim(cell(row, kContent));
    if (type.empty() && content.empty()) return reading_.ignore();
    if (type == "section") {
      section_ = project_part(content);
      forget_parents();
      return reading_.ignore();
    }
    if (type == "meta") return reading_.ignore();
    if (std::string surplus = surplus_problem(row, columns_); !surplus.empty())
      return reading_.refuse(row.line, row.text, std::move(surplus));
    if (type == "note") return read_note(row, content);
    if (type == "task") return read_task(row, content);
    reading_.refuse(row.line, row.text, "Its type is none of task, section, note and meta.");
  }

 private:
  enum : std::size_t {
    kType,
    kContent,
    kDescription,
    kPriority,
    kIndent,
    kResponsible,
    kDate,
    kDuration,
    kDurationUnit,
    kDeadline,
    kLabels,
    kNameCount
  };
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  static constexpr std::array<std::string_view, kNameCount> kNames = {
      "type", "content",  "description",   "priority", "indent", "responsible",
      "date", "duration", "duration_unit", "deadline", "labels"};

  std::string_view cell(const CsvRow& row, std::size_t which) const {
    return at_[which] < row.cells.size() ? std::string_view(row.cells[at_[which]]) : std::string_view();
  }
  void forget_parents() {
    parents_.clear();
    last_.clear();
  }

  void read_note(const CsvRow& row, std::string_view content) {
    ImportedTask* task = last_.empty() ? nullptr : reading_.task_of(last_);
    if (!task)
      return reading_.refuse(row.line, row.text,
                             "This comment follows no task. Put it below the task that it belongs to.");
    reading_.append_note(*task, content);
    reading_.attach();
  }

  // "Buy milk @errand @shop": labels at the end or in the middle leave the title.
  static void read_labels(std::string_view content, Task& task) {
    std::string title;
    for (std::size_t at = 0; at < content.size();) {
      const std::size_t end = std::min(content.find(' ', at), content.size());
      const std::string_view word = content.substr(at, end - at);
      const bool label = word.size() > 1 && word.front() == '@' && word.find('@', 1) == std::string_view::npos;
      if (label) {
        if (std::string tag = tag_name(word); !tag.empty()) task.tags.push_back(std::move(tag));
      } else {
        if (!title.empty() || end == at) title += ' ';
        title += word;
      }
      at = end + 1;
    }
    task.title = trim(title).empty() ? std::string(content) : title;
  }

  void read_task(const CsvRow& row, std::string_view content) {
    Draft draft;
    draft.line = row.line;
    draft.text = row.text;
    Task& task = draft.task;
    if (content.substr(0, 2) == "* ") content.remove_prefix(2);  // a task that cannot be ticked
    read_labels(content, task);
    for (std::string& tag : read_tags(cell(row, kLabels), false)) task.tags.push_back(std::move(tag));
    task.note = std::string(cell(row, kDescription));
    task.project = project_;
    if (!section_.empty()) task.project += (project_.empty() ? "" : ".") + section_;
    if (!read_numbers(row, draft)) return;
    read_dates(row, draft);
    if (const std::string_view person = trim(cell(row, kResponsible)); !person.empty())
      draft.note_line("Responsible: " + std::string(person));
    const std::size_t level = level_;
    const ImportedTask* added = reading_.add(std::move(draft));
    last_ = added ? added->key : std::string();
    parents_.resize(level - 1);
    parents_.push_back(last_);
  }

  bool read_numbers(const CsvRow& row, Draft& draft) {
    const std::string_view priority = trim(cell(row, kPriority));
    draft.task.priority = priority == "1"   ? Priority::kHigh
                          : priority == "2" ? Priority::kMedium
                          : priority == "3" ? Priority::kLow
                                            : Priority::kNone;
    if (!priority.empty() && (priority.size() != 1 || priority[0] < '1' || priority[0] > '4'))
      draft.remarks.push_back("The priority \"" + std::string(truncate_utf8(priority, 60)) +
                              "\" is none of 1 to 4. It comes in without one.");
    const std::string_view indent = trim(cell(row, kIndent));
    const auto level = indent.empty() ? std::optional<int>(1) : small_number(indent);
    if (!level || *level < 0 || static_cast<std::size_t>(*level) > kMaxIndent) {
      reading_.refuse(row.line, row.text, "Its indent is not a number between 1 and 50.");
      return false;
    }
    level_ = static_cast<std::size_t>(std::max(*level, 1));
    if (level_ > parents_.size() + 1) {
      draft.remarks.emplace_back("It is indented deeper than the task above allows. It becomes a part of that one.");
      level_ = parents_.size() + 1;
    }
    if (level_ > 1) draft.task.parent = parents_[level_ - 2];
    const std::string_view duration = trim(cell(row, kDuration));
    if (duration.empty() || duration == "None") return true;
    const std::string_view unit = trim(cell(row, kDurationUnit));
    if (const auto minutes = read_minutes(duration, unit == "day" ? 8 * 60 : 1)) {
      draft.task.estimate_minutes = *minutes;
    } else {
      draft.note_line("Duration: " + std::string(duration) + " " + std::string(unit));
    }
    return true;
  }

  void read_dates(const CsvRow& row, Draft& draft) {
    const std::string_view date = trim(cell(row, kDate));
    if (!date.empty() && date != "None") read_date(date, draft);
    const std::string_view deadline = trim(cell(row, kDeadline));
    if (deadline.empty() || deadline == "None") return;
    const auto read = read_when(deadline, rules_);
    if (read && !draft.task.due) {
      draft.task.due = read->when;
      return;
    }
    draft.note_line("Deadline: " + (read ? when_text(read->when) : std::string(deadline)));
    draft.remarks.emplace_back(
        read ? "It has a date and a deadline. The date becomes its due day, the deadline stands in the note."
             : "Its deadline could not be read. It stands in the note.");
  }

  void read_date(std::string_view date, Draft& draft) {
    if (const auto when = read_when(date, rules_)) {
      draft.task.due = when->when;
      if (when->relative || when->ambiguous)
        draft.remarks.push_back("The date \"" + std::string(date) + "\" was read as " + when_text(when->when) + ".");
      return;
    }
    if (const auto repeat = read_repeat(date, rules_)) {
      draft.task.repeat = repeat->repeat;
      draft.task.due = repeat->first;
      return;
    }
    draft.note_line("Date: " + std::string(date));
    draft.remarks.push_back("The date \"" + std::string(truncate_utf8(date, 60)) +
                            "\" could not be read. It stands in the note.");
  }

  Reading& reading_;
  std::string project_, section_, last_;
  DateRules rules_;
  std::size_t columns_ = 0;
  std::array<std::size_t, kNameCount> at_ = [] {
    std::array<std::size_t, kNameCount> nowhere{};
    nowhere.fill(kNowhere);
    return nowhere;
  }();
  std::vector<std::string> parents_;  // keys of the tasks above, by level; empty where one was refused
  std::size_t level_ = 1;
};

}  // namespace

Status read_todoist(std::string_view file_name, std::string_view text, Reading& reading) {
  TodoistReader todoist(project_of_file(file_name), reading);
  CsvReader rows(text, csv_separator_of(text));
  CsvRow row;
  if (!rows.next(row) || !todoist.read_header(row.cells))
    return Error{ErrorCode::kForeign, "The first row must name the columns TYPE and CONTENT, as Todoist's CSV does.",
                 "line 1"};
  reading.ignore();
  while (rows.next(row)) {
    todoist.read(row);
    if (reading.full()) return too_many_rows();
  }
  return Done{};
}

}  // namespace cairn::tasks::transfer
