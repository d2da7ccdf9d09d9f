#include "apps/tasks/quick_add.h"

#include <algorithm>

#include "apps/tasks/commands.h"
#include "apps/tasks/near_names.h"
#include "apps/tasks/phrases.h"
#include "apps/tasks/quick_add_claims.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

std::string capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string priority_words(Priority priority) {
  constexpr const char* kWords[] = {"No priority", "Low priority", "Medium priority", "High priority"};
  return kWords[static_cast<std::size_t>(priority)];
}

constexpr int kMinutesPerDay = 24 * 60;

class Draft {
 public:
  Draft(std::string_view text, const QuickAddContext& context) : text_(text), context_(context) {}

  QuickAdd make() {
    const Line line = read_line(text_, context_.literal);
    words_ = &line.words;
    if (line.note_begin != std::string_view::npos) take_note(line.note_begin);
    const std::string_view head = line.words.text();
    if (head.size() > kMaxQuickAddBytes) {
      hint(0, head.size(), "This line is too long to look for dates and tags in it.");
      result_.task.title = title_of(head, {}, line.backslashes);
      return std::move(result_);
    }
    claims_ = claims_of(line, context_.today);
    taken_.assign(claims_.size(), false);
    for (std::size_t i = 0; i < claims_.size(); ++i) consider(i);
    choose_due();
    finish(head, line);
    return std::move(result_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t begin_of(const Claim& claim) const { return (*words_)[claim.first].begin; }
  std::size_t end_of(const Claim& claim) const { return (*words_)[claim.first + claim.words - 1].end; }
  std::string text_of(const Claim& claim) const {
    return std::string(text_.substr(begin_of(claim), end_of(claim) - begin_of(claim)));
  }

  void hint(std::size_t begin, std::size_t end, std::string words) {
    result_.hints.push_back({begin, end, std::move(words)});
  }
  void stop(std::size_t begin, std::size_t end, std::string words) {
    hint(begin, end, std::move(words));
    result_.hints.back().stops = true;
  }
  void hint(const Claim& claim, std::string words) { hint(begin_of(claim), end_of(claim), std::move(words)); }
  // The claim is not taken; its words are left in the title.
  void leave(const Claim& claim, std::string words) {
    hint(claim, std::move(words));
    result_.hints.back().is_left = true;
  }

  void take_note(std::size_t begin) {
    const std::string_view note = trim(text_.substr(begin + 2));
    if (note.empty()) {  // the person is about to write it
      result_.spans.push_back({begin, begin + 2, SpanKind::kNote, "Note"});
      return;
    }
    if (note.size() > kMaxNoteBytes)
      stop(begin, text_.size(), "This note is too long: " + fitting_words(note, kMaxNoteBytes) + ".");
    result_.task.note = std::string(note);
    result_.spans.push_back({begin, text_.size(), SpanKind::kNote, "Note"});
  }

  // The last of its kind is taken; the one before goes back into the title.
  void replace(std::size_t& chosen, std::size_t i, const char* what) {
    if (chosen != kNone) {
      taken_[chosen] = false;
      leave(claims_[chosen], "There is a later " + std::string(what) + ", “" + text_of(claims_[i]) + "”; “" +
                                 text_of(claims_[chosen]) + "” stays in the title.");
    }
    chosen = i;
    taken_[i] = true;
  }

  void consider(std::size_t i) {
    const Claim& claim = claims_[i];
    if (!claim.problem.empty()) return leave(claim, claim.problem);
    switch (claim.kind) {
      case SpanKind::kTag:
        return take_tag(i);
      case SpanKind::kProject:
        return take_project(i);
      case SpanKind::kPriority:
        return replace(priority_, i, "priority");
      case SpanKind::kEstimate:
        return replace(estimate_, i, "estimate");
      case SpanKind::kDefer:
        return replace(defer_, i, "day to wait for");
      case SpanKind::kRepeat:
        return replace(repeat_, i, "repeat");
      case SpanKind::kDue:
      case SpanKind::kNote:
        return;
    }
  }

  void take_tag(std::size_t i) {
    Claim& claim = claims_[i];
    if (claim.name.empty() || claim.name.find_first_of(" \t\n\v\f\r") != std::string::npos)
      return leave(claim, "A tag is one word, without spaces.");
    if (claim.name.size() > kMaxNameBytes)
      return leave(claim, "This tag is too long: " + fitting_words(claim.name, kMaxNameBytes) + ".");
    if (context_.index) claim.name = tag_spelling(*context_.index, claim.name);
    std::vector<std::string>& tags = result_.task.tags;
    const auto place = std::lower_bound(tags.begin(), tags.end(), claim.name);
    const bool is_new = place == tags.end() || *place != claim.name;
    if (is_new && tags.size() >= kMaxTags) return leave(claim, "A task has at most 50 tags.");
    if (is_new) tags.insert(place, claim.name);
    taken_[i] = true;
    if (context_.index) add_remark(claim, near_tag_words(*context_.index, claim.name));
  }

  static void add_remark(Claim& claim, const std::string& words) {
    if (!claim.remark.empty() && !words.empty()) claim.remark += ' ';
    claim.remark += words;
  }

  void take_project(std::size_t i) {
    Claim& claim = claims_[i];
    if (!is_project_path(claim.name) || trim(claim.name).size() != claim.name.size())
      return leave(claim, "A project has a name on both sides of every dot.");
    if (claim.name.size() > kMaxNameBytes)
      return leave(claim, "This name of a project is too long: " + fitting_words(claim.name, kMaxNameBytes) + ".");
    if (context_.index) claim.name = project_spelling(*context_.index, claim.name);
    replace(project_, i, "project");
    if (context_.index) add_remark(claim, near_project_words(*context_.index, claim.name));
  }

  // Which days and times count: the last with a preposition, else the last. A time of its own joins a day that has
  // none, or the repeat.
  void choose_due() {
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      const Claim& claim = claims_[i];
      if (claim.kind != SpanKind::kDue || !claim.problem.empty()) continue;
      const bool is_time = !claim.is_no_date && !claim.when.day;
      if (is_time) {
        replace(time_, i, "time");
      } else if (day_ != kNone && claims_[day_].has_prefix && !claim.has_prefix) {
        leave(claim, "“" + text_of(claims_[day_]) + "” is the due date; “" + text_of(claim) + "” stays in the title.");
      } else {
        replace(day_, i, "due date");
      }
    }
    const bool has_minute = (day_ != kNone && (claims_[day_].when.minute || claims_[day_].is_no_date)) ||
                            (day_ == kNone && repeat_ != kNone && claims_[repeat_].repeat.minute);
    if (time_ != kNone && has_minute) {
      taken_[time_] = false;
      leave(claims_[time_], "A time was said twice; “" + text_of(claims_[time_]) + "” stays in the title.");
      time_ = kNone;
    }
    if (day_ != kNone) {
      due_from_day();
    } else if (repeat_ != kNone) {
      due_from_repeat();
    } else if (time_ != kNone) {
      result_.task.due = moment_of(claims_[time_].when, context_.today);
    }
    if (repeat_ != kNone) keep_repeat();
  }

  void due_from_day() {
    const Claim& day = claims_[day_];
    if (day.is_no_date) return;
    When due = moment_of(day.when, context_.today);
    if (time_ != kNone) due.minute = claims_[time_].when.minute;
    if (!due.minute && repeat_ != kNone) due.minute = claims_[repeat_].repeat.minute;
    result_.task.due = due;
  }

  void due_from_repeat() {
    const RepeatMatch& match = claims_[repeat_].repeat;
    const auto minute = time_ != kNone ? claims_[time_].when.minute : match.minute;
    const Today& today = context_.today;
    auto first = first_occurrence(match.repeat, match.start.value_or(today.day));
    if (!match.start && first == today.day && minute && *minute < today.minute)
      first = first_occurrence(match.repeat, add_days(today.day, 1));
    if (first) result_.task.due = When{*first, minute};
  }

  void keep_repeat() {
    const Repeat& repeat = claims_[repeat_].repeat.repeat;
    const bool no_date = day_ != kNone && claims_[day_].is_no_date;
    const auto& due = result_.task.due;
    if (repeat.until && !no_date && (!due || due->day > *repeat.until)) {
      leave(claims_[repeat_], "It would end before its first day.");
      taken_[repeat_] = false;
      if (day_ == kNone) result_.task.due.reset();
      if (day_ == kNone && time_ != kNone) result_.task.due = moment_of(claims_[time_].when, context_.today);
      return;
    }
    result_.task.repeat = due ? pinned(repeat, due->day) : repeat;
  }

  // "fri 3pm-4pm" says also how long it takes, where nothing else does.
  void estimate_from_span() {
    const auto& due = result_.task.due;
    if (estimate_ != kNone || !due || !due->minute) return;
    for (const std::size_t i : {day_, time_, repeat_}) {
      if (i == kNone) continue;
      const Claim& claim = claims_[i];
      const auto& end = claim.kind == SpanKind::kRepeat ? claim.repeat.end_minute : claim.when.end_minute;
      if (!end || *end == *due->minute) continue;
      result_.task.estimate_minutes = (*end - *due->minute + kMinutesPerDay) % kMinutesPerDay;
      spanned_ = i;
      return;
    }
  }

  std::string takes_words(std::size_t i) const {
    return i == spanned_ ? ", takes " + format_minutes(result_.task.estimate_minutes) : std::string();
  }

  std::string meaning(std::size_t i) const {
    const Claim& claim = claims_[i];
    const Task& task = result_.task;
    switch (claim.kind) {
      case SpanKind::kTag:
        return "Tag " + claim.name;
      case SpanKind::kProject:
        return "In " + claim.name;
      case SpanKind::kPriority:
        return priority_words(claim.priority);
      case SpanKind::kEstimate:
        return "Takes " + format_minutes(claim.minutes);
      case SpanKind::kDue:
        if (claim.is_no_date || !task.due) return "No due date";
        return "Due " + when_in_sentence(*task.due, context_.today) + takes_words(i);
      case SpanKind::kDefer:
        return "Deferred until " + when_in_sentence(*task.defer, context_.today);
      case SpanKind::kRepeat: {
        std::string words = capital(repeat_words(*task.repeat));
        if (day_ == kNone && task.due) words += ", first " + when_in_sentence(*task.due, context_.today);
        words += takes_words(i);
        return words;
      }
      case SpanKind::kNote:
        break;
    }
    return {};
  }

  bool said_before(std::size_t i) const {
    for (std::size_t k = 0; k < i; ++k)
      if (taken_[k] && claims_[k].kind == SpanKind::kTag && claims_[k].name == claims_[i].name) return true;
    return false;
  }

  void finish(std::string_view head, const Line& line) {
    Task& task = result_.task;
    if (priority_ != kNone) task.priority = claims_[priority_].priority;
    if (estimate_ != kNone) task.estimate_minutes = claims_[estimate_].minutes;
    if (project_ != kNone) task.project = claims_[project_].name;
    estimate_from_span();
    if (defer_ != kNone) task.defer = moment_of(claims_[defer_].when, context_.today);
    std::vector<Cut> cuts;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      if (!taken_[i]) continue;
      const Claim& claim = claims_[i];
      const bool again = claim.kind == SpanKind::kTag && said_before(i);
      if (!again) result_.spans.push_back({begin_of(claim), end_of(claim), claim.kind, meaning(i)});
      if (!claim.remark.empty()) hint(claim, claim.remark);
      cuts.push_back({begin_of(claim), (*words_)[claim.first + claim.words - 1].full_end});
    }
    if (day_ != kNone && is_overdue(task, context_.today))
      hint(claims_[day_], "That is past already: the task will be overdue.");
    std::sort(result_.spans.begin(), result_.spans.end(),
              [](const QuickAddSpan& a, const QuickAddSpan& b) { return a.begin < b.begin; });
    task.title = title_of(head, cuts, line.backslashes);
    if (task.title.size() > kMaxTitleBytes)
      stop(0, head.size(),
           "This title is too long: " + fitting_words(task.title, kMaxTitleBytes) +
               ". Write the rest behind //, as a note.");
    if (task.title.empty() && !result_.spans.empty())
      stop(0, text_.size(), "What is to be done? The title is missing.");
    if (day_ == kNone && repeat_ == kNone)
      for (const DaySlip& slip : day_slips(task.title))
        hint(0, 0, "“" + slip.word + "” is no day and stays in the title. Did you mean " + slip.day + "?");
    std::stable_sort(result_.hints.begin(), result_.hints.end(),
                     [](const QuickAddHint& a, const QuickAddHint& b) { return a.begin < b.begin; });
  }

  std::string_view text_;
  const QuickAddContext& context_;
  const Words* words_ = nullptr;
  QuickAdd result_;
  std::vector<Claim> claims_;
  std::vector<bool> taken_;
  std::size_t priority_ = kNone, estimate_ = kNone, project_ = kNone, defer_ = kNone, repeat_ = kNone;
  std::size_t day_ = kNone, time_ = kNone;
  std::size_t spanned_ = kNone;  // the claim that says from when until when
};

}  // namespace

QuickAdd parse_quick_add(std::string_view line, const QuickAddContext& context) { return Draft(line, context).make(); }

}  // namespace cairn::tasks
