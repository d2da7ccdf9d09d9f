#include "apps/tasks/account.h"

#include <algorithm>
#include <array>

namespace cairn::tasks {
namespace {

double size_of(double value) { return value < 0 ? -value : value; }

std::string count_of(int count, const std::string& one, const std::string& many) {
  return count == 1 ? "1 " + one : std::to_string(count) + " " + many;
}

std::string due_words(const Seen& seen) {
  if (!seen.due_days) return "No due date";
  const int days = *seen.due_days;
  if (days == 0) return "Due today";
  if (days == 1) return "Due tomorrow";
  if (days > 1) return "Due in " + std::to_string(days) + " days";
  return "Overdue by " + count_of(-days, "day", "days");
}

std::string age_words(int days) {
  return days <= 0 ? "Created today" : "Created " + count_of(days, "day", "days") + " ago";
}

std::string estimate_words(int minutes) { return minutes <= 0 ? "Not estimated" : "Takes " + format_minutes(minutes); }

std::string priority_words(Priority priority) {
  switch (priority) {
    case Priority::kHigh:
      return "High priority";
    case Priority::kMedium:
      return "Medium priority";
    case Priority::kLow:
      return "Low priority";
    case Priority::kNone:
      break;
  }
  return "No priority";
}

std::string slot_words(std::size_t slot) {
  static constexpr std::array<const char*, kDayParts> kParts{"morning", "afternoon", "evening", "night"};
  const std::string kind = kind_of_slot(slot) == 0 ? "weekday" : "weekend";
  return " on a " + kind + " " + kParts[part_of_slot(slot)];
}

class Writer {
 public:
  Writer(const Model& model, const Seen& seen, const Today& moment)
      : model_(model), seen_(seen), urgency_(urgency_of(seen)), slot_(slot_of(moment)) {}

  Account write() && {
    term(due_words(seen_), UrgencyTerm::kDue, model_.due[due_bucket(seen_.due_days)]);
    timed(priority_words(seen_.priority), UrgencyTerm::kPriority,
          model_.priority[static_cast<std::size_t>(seen_.priority)]);
    const std::string blocks = count_of(seen_.blocks, "task waits", "tasks wait") + " for it";
    term(blocks, UrgencyTerm::kBlocking, model_.blocks[blocks_bucket(seen_.blocks)]);
    term("Waits for another task", UrgencyTerm::kBlocked, flag(Flag::kBlocked, seen_.blocked));
    term("Started", UrgencyTerm::kActive, flag(Flag::kStarted, seen_.started));
    term(age_words(seen_.age_days), UrgencyTerm::kAge, model_.age[age_bucket(seen_.age_days)]);
    term("Has a note", UrgencyTerm::kNote, flag(Flag::kNoted, seen_.noted));
    line("Part of a larger task", 0, flag(Flag::kSubtask, seen_.is_subtask));
    const Effect& estimate = model_.estimate[estimate_bucket(seen_.estimate_minutes)];
    line(estimate_words(seen_.estimate_minutes), 0, estimate.always);
    line(estimate_words(seen_.estimate_minutes) + slot_words(slot_), 0, estimate.at[slot_]);
    write_project();
    write_tags();
    std::stable_sort(account_.lines.begin(), account_.lines.end(),
                     [](const AccountLine& a, const AccountLine& b) { return size_of(a.sum()) > size_of(b.sum()); });
    return std::move(account_);
  }

 private:
  void line(std::string what, double urgency, double learned) {
    if (urgency == 0 && learned == 0) return;
    account_.total += urgency + learned;
    account_.lines.push_back({std::move(what), urgency, learned});
  }

  void term(std::string what, UrgencyTerm term, double learned) {
    const double value = urgency_.of(term);
    line(std::move(what), value, learned_of_urgency(model_, value) + learned);
  }

  void timed(const std::string& what, UrgencyTerm of, const Effect& effect) {
    term(what, of, effect.always);
    line(what + slot_words(slot_), 0, effect.at[slot_]);
  }

  double flag(Flag flag, bool set) const { return set ? model_.flags[static_cast<std::size_t>(flag)] : 0; }

  // The project's own effect and its parents' as one: what a person sees is one project.
  void write_project() {
    if (seen_.project.empty()) return;
    Effect sum;
    for (const std::string_view part : with_parents(seen_.project)) {
      const auto found = model_.projects.find(std::string(part));
      if (found == model_.projects.end()) continue;
      sum.always += found->second.always;
      sum.at[slot_] += found->second.at[slot_];
    }
    timed("Project " + seen_.project, UrgencyTerm::kProject, sum);
  }

  void write_tags() {
    static const Effect kUnknown;
    const auto effect = [this](const std::string& tag) {
      const auto found = model_.tags.find(tag);
      return found == model_.tags.end() ? kUnknown : found->second;
    };
    if (seen_.tags.size() == 1) {
      timed("Tag " + seen_.tags[0], UrgencyTerm::kTags, effect(seen_.tags[0]));
      return;
    }
    term(std::to_string(seen_.tags.size()) + " tags", UrgencyTerm::kTags, 0);
    for (const std::string& tag : seen_.tags) {
      line("Tag " + tag, 0, effect(tag).always);
      line("Tag " + tag + slot_words(slot_), 0, effect(tag).at[slot_]);
    }
  }

  const Model& model_;
  const Seen& seen_;
  Urgency urgency_;
  std::size_t slot_;
  Account account_;
};

int floor_of(double value) {
  const int whole = static_cast<int>(value);
  return static_cast<double>(whole) > value ? whole - 1 : whole;
}

}  // namespace

Account explain(const Model& model, const Seen& seen, const Today& moment) {
  return Writer(model, seen, moment).write();
}

ShownAccount shown(const Account& account) {
  ShownAccount result;
  result.total_tenths = floor_of(account.total * 10 + 0.5);
  result.lines.resize(account.lines.size());
  struct Part {
    int* tenths;
    double rest;
  };
  std::vector<Part> parts;
  int left = result.total_tenths;
  const auto add = [&parts, &left](int& tenths, double value) {
    tenths = floor_of(value * 10);
    left -= tenths;
    parts.push_back({&tenths, value * 10 - tenths});
  };
  for (std::size_t i = 0; i < account.lines.size(); ++i) {
    add(result.lines[i].urgency_tenths, account.lines[i].urgency);
    add(result.lines[i].learned_tenths, account.lines[i].learned);
  }
  // What the floors lack goes to the parts that lost most, one tenth each. A whole number of tenths loses nothing, and
  // stays: there are never more tenths to give than parts that lost something.
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.rest > b.rest; });
  for (std::size_t i = 0; left > 0 && i < parts.size(); ++i, --left) ++*parts[i].tenths;
  return result;
}

std::string format_tenths(int tenths) {
  const int size = tenths < 0 ? -tenths : tenths;
  return (tenths < 0 ? "\u2212" : "") + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

std::string ordinal(int number) {
  const int last = number % 10;
  const bool teen = number / 10 % 10 == 1;
  const char* ending = teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
  return std::to_string(number) + ending;
}

std::string words(const Counterfactual& counterfactual) {
  std::string text = counterfactual.change;
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + ": from " + ordinal(counterfactual.before) + " to " + ordinal(counterfactual.after) + ".";
}

}  // namespace cairn::tasks
