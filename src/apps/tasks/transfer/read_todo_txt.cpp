// todo.txt (https://github.com/todotxt/todo.txt): one task a line. Also the keys due:, t:, rec:, pri:, id:, p: of the
// programs around it, and dep:, at:, est:, which Cairn writes.

#include <utility>

#include "apps/tasks/transfer/dates.h"
#include "apps/tasks/transfer/readers.h"
#include "apps/tasks/transfer/words.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

bool is_priority(std::string_view word) {  // "(A)"
  return word.size() == 3 && word[0] == '(' && word[2] == ')' && word[1] >= 'A' && word[1] <= 'Z';
}

class LineReader {
 public:
  explicit LineReader(Reading& reading)
      : reading_(reading), rules_{reading.today(), reading.context().utc_offset_minutes, DayOrder::kUnknown} {}

  void read(std::size_t line, std::string_view text) {
    Draft draft;
    draft.line = line;
    draft.text = text;
    problem_.clear();
    title_.clear();
    rest_ = text;
    read_start(draft);
    while (!rest_.empty()) {
      const std::string_view word = take_word();
      if (!read_word(word, draft)) keep(word);
    }
    if (at_minute_ && draft.task.due) draft.task.due->minute = at_minute_;
    if (at_minute_ && !draft.task.due) keep("at:" + when_text({{}, at_minute_}).substr(11));
    at_minute_.reset();
    draft.task.title = trim(title_).empty() ? std::string(text) : title_;  // a line of marks alone is its own title
    if (!problem_.empty()) return reading_.refuse(line, text, problem_);
    reading_.add(std::move(draft));
  }

 private:
  std::string_view peek_word() const { return rest_.substr(0, rest_.find(' ')); }
  std::string_view take_word() {
    const std::string_view word = peek_word();
    rest_.remove_prefix(std::min(rest_.size(), word.size() + 1));
    return word;
  }
  std::optional<Date> take_date() {
    const auto date = parse_date(peek_word());
    if (date) take_word();
    return date;
  }
  void keep(std::string_view word) {
    if (!title_.empty()) title_ += ' ';
    title_ += word;
  }
  Instant midnight_of(Date day) const {
    return {(std::int64_t{day.days} * 24 * 60 - rules_.utc_offset_minutes) * 60'000};
  }

  void read_start(Draft& draft) {
    Task& task = draft.task;
    if (peek_word() == "x" && rest_.size() > 2) {
      take_word();
      task.status = RowStanding::kDone;
    }
    if (is_priority(peek_word())) set_priority(take_word()[1], draft);
    const auto first = take_date();
    const auto second = first ? take_date() : std::nullopt;
    const auto created = task.status == RowStanding::kDone ? second : first;
    if (task.status == RowStanding::kDone && first) task.closed_at = Instant{midnight_of(*first).ms + 12 * 60 * 60'000};
    if (task.status == RowStanding::kOpen && second) keep(to_iso(*second));
    if (!created) return;
    task.created_at = midnight_of(*created);
    draft.created = Created::kDay;
  }

  static void set_priority(char letter, Draft& draft) {
    draft.task.priority = letter == 'A' ? Priority::kHigh : letter == 'B' ? Priority::kMedium : Priority::kLow;
    if (letter > 'C')
      draft.remarks.push_back("The priority " + std::string(1, letter) + " comes in as low: there are three here.");
  }

  bool read_word(std::string_view word, Draft& draft) {
    Task& task = draft.task;
    if (word.size() > 1 && word.front() == '+') {
      if (task.project.empty())
        task.project = project_path(word.substr(1));
      else if (project_path(word.substr(1)) != task.project)
        task.tags.push_back(tag_name(word));
      return true;
    }
    if (word.size() > 1 && word.front() == '@') {
      std::string tag = tag_name(word);
      if (tag.empty()) return false;
      task.tags.push_back(std::move(tag));
      return true;
    }
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == word.size()) return false;
    return read_key(word.substr(0, colon), word.substr(colon + 1), draft);
  }

  bool read_key(std::string_view key, std::string_view value, Draft& draft) {
    Task& task = draft.task;
    if ((key == "due" || key == "t" || key == "threshold") && !looks_like_day(value))
      return false;  // words of the title
    if (key == "due") {
      task.due = day_of(value, "due");
    } else if (key == "t" || key == "threshold") {
      task.defer = day_of(value, "t");
    } else if (key == "at" && read_time(value)) {
      at_minute_ = read_time(value);
    } else if (key == "pri" && value.size() == 1 && value[0] >= 'A' && value[0] <= 'Z') {
      set_priority(value[0], draft);
    } else if (key == "rec") {
      read_repetition(value, draft);
    } else if (key == "est" && read_minutes(value, 1)) {
      task.estimate_minutes = *read_minutes(value, 1);
    } else if (key == "id") {
      draft.key = std::string(value);
    } else if (key == "p") {
      task.parent = std::string(value);
    } else if (key == "dep") {
      for (const std::string_view id : split(value, ",")) task.waits_for.emplace_back(id);
    } else if (key == "status" && (value == "dropped" || value == "cancelled") && task.status == RowStanding::kDone) {
      task.status = RowStanding::kDropped;
    } else {
      return false;
    }
    return true;
  }

  bool looks_like_day(std::string_view value) const {
    return (value.front() >= '0' && value.front() <= '9') || read_when(value, rules_).has_value();
  }

  std::optional<When> day_of(std::string_view value, const std::string& key) {
    if (const auto exact = when_of(value)) return exact;
    const auto read = read_when(value, rules_);
    if (!read && problem_.empty())
      problem_ = "The value of " + key + ": is no day: " + std::string(truncate_utf8(value, 60)) + ". Write it like " +
                 key + ":2026-12-24.";
    return read ? std::optional<When>(read->when) : std::nullopt;
  }

  // "rec:+1w" counts from the day it was due, "rec:1w" from the day it was done.
  static void read_repetition(std::string_view value, Draft& draft) {
    const bool strict = value.front() == '+';
    auto repeat =
        value == "1b" || value == "+1b" ? read_period("weekdays") : read_period(strict ? value.substr(1) : value);
    if (repeat) {
      repeat->after_completion = !strict;
      draft.task.repeat = repeat;
      return;
    }
    draft.note_line("rec:" + std::string(value));
    draft.remarks.push_back("Its rule rec:" + std::string(truncate_utf8(value, 60)) +
                            " has no counterpart. It stands in the note.");
  }

  Reading& reading_;
  DateRules rules_;
  std::string_view rest_;
  std::string title_, problem_;
  std::optional<int> at_minute_;
};

}  // namespace

Status read_todo_txt(std::string_view text, Reading& reading) {
  LineReader reader(reading);
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view row = trim(text.substr(at, end - at));
    at = end + 1;
    if (row.empty()) continue;
    if (row.front() == '#' && (row.size() == 1 || row[1] == ' ' || row[1] == '#'))
      reading.ignore();  // a comment, in the manner of some programs
    else
      reader.read(line, row);
    if (reading.full()) return too_many_rows();
  }
  return Done{};
}

}  // namespace cairn::tasks::transfer
