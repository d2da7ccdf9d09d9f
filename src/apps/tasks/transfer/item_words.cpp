// The marks in an item of a list: #tag, @Project, !high, ~45m; days that say what they are ("due: 2026-12-01",
// "[due:: 2026-12-01]", "@due(2026-12-01)"); the signs of Obsidian's Tasks. Days as words ("fri") stay words here: of a
// file nobody knows in which week they were written.

#include <algorithm>

#include "apps/tasks/phrases.h"
#include "apps/tasks/transfer/item_words.h"
#include "apps/tasks/transfer/words.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

enum class Mark { kDue, kDefer, kDone, kDropped, kCreated, kRepeat, kPriority, kProject, kEstimate };

struct Sign {
  std::string_view text;
  Mark mark;
  Priority priority = Priority::kNone;
};
constexpr Sign kSigns[] = {{"\xF0\x9F\x93\x85", Mark::kDue},     // calendar
                           {"\xF0\x9F\x93\x86", Mark::kDue},     // tear-off calendar
                           {"\xE2\x8F\xB3", Mark::kDefer},       // hourglass: scheduled
                           {"\xF0\x9F\x9B\xAB", Mark::kDefer},   // departure: start
                           {"\xE2\x9C\x85", Mark::kDone},        // check mark
                           {"\xE2\x9D\x8C", Mark::kDropped},     // cross mark
                           {"\xE2\x9E\x95", Mark::kCreated},     // plus
                           {"\xF0\x9F\x94\x81", Mark::kRepeat},  // repeat
                           {"\xF0\x9F\x94\xBA", Mark::kPriority, Priority::kHigh},
                           {"\xE2\x8F\xAB", Mark::kPriority, Priority::kHigh},
                           {"\xF0\x9F\x94\xBC", Mark::kPriority, Priority::kMedium},
                           {"\xF0\x9F\x94\xBD", Mark::kPriority, Priority::kLow},
                           {"\xE2\x8F\xAC", Mark::kPriority, Priority::kLow}};

struct Key {
  std::string_view name;
  Mark mark;
};
constexpr Key kKeys[] = {{"due", Mark::kDue},         {"deadline", Mark::kDue},      {"scheduled", Mark::kDefer},
                         {"start", Mark::kDefer},     {"defer", Mark::kDefer},       {"completion", Mark::kDone},
                         {"done", Mark::kDone},       {"cancelled", Mark::kDropped}, {"created", Mark::kCreated},
                         {"repeat", Mark::kRepeat},   {"priority", Mark::kPriority}, {"pri", Mark::kPriority},
                         {"project", Mark::kProject}, {"estimate", Mark::kEstimate}, {"est", Mark::kEstimate}};

std::optional<Mark> mark_named(std::string_view name) {
  const std::string lower = to_lower_ascii(name);
  for (const Key& key : kKeys)
    if (key.name == lower) return key.mark;
  return {};
}

bool is_day(Mark mark) { return mark <= Mark::kCreated; }

std::optional<Priority> plain_priority(std::string_view text) {
  const std::string word = to_lower_ascii(text);
  for (const std::string_view known : {"highest", "high", "h", "1", "medium", "m", "2", "low", "lowest", "l", "3"})
    if (word == known) return read_priority(word);
  return {};
}

struct Found {
  std::size_t at = std::string_view::npos;
  const Sign* sign = nullptr;
};

Found find_sign(std::string_view words, std::size_t from) {
  Found found;
  for (const Sign& sign : kSigns)
    if (const std::size_t at = words.find(sign.text, from); at < found.at) found = {at, &sign};
  return found;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool looks_like_day(std::string_view text) {
  return text.size() >= 10 && text[4] == '-' && text[7] == '-' && text[0] >= '0' && text[0] <= '9';
}

class ItemWords {
 public:
  ItemWords(const DateRules& rules, Draft& draft) : rules_(rules), draft_(draft) {}

  // The signs stand after the words, each with what belongs to it up to the next one.
  void read(std::string_view words) {
    Found found = find_sign(words, 0);
    read_plain(words.substr(0, std::min(found.at, words.size())));
    while (found.sign) {
      const std::size_t start = found.at + found.sign->text.size();
      const Found next = find_sign(words, start);
      std::string_view value = words.substr(start, next.at == std::string_view::npos ? next.at : next.at - start);
      if (value.substr(0, 3) == "\xEF\xB8\x8F") value.remove_prefix(3);  // a variation selector
      read_sign(*found.sign, trim(value));
      found = next;
    }
    if (trim(draft_.task.title).empty()) draft_.task.title = std::string(words);
  }

 private:
  void read_plain(std::string_view text) {
    std::string& title = draft_.task.title;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      std::size_t taken = take_field(text.substr(at));
      if (taken == 0) taken = take_key(text.substr(at));
      if (taken == 0 && take_word(text.substr(at, end - at), text.substr(end))) taken = end - at;
      if (taken == 0) {
        if (!title.empty() || end == at) title += ' ';
        title += text.substr(at, end - at);
        taken = end - at;
      }
      at += taken + 1;
    }
  }

  bool take_word(std::string_view word, std::string_view rest) {
    if (word.size() < 2) return false;
    Task& task = draft_.task;
    const std::string_view value = word.substr(1);
    if (word[0] == '#' && !(word[1] >= '0' && word[1] <= '9') && word[1] != '#' && word[1] != '"') {
      std::string name = tag_name(word);
      if (name.empty()) return false;
      task.tags.push_back(std::move(name));
      return true;
    }
    if (word[0] == '!')
      if (const auto priority = plain_priority(value)) {
        task.priority = *priority;
        return true;
      }
    if (word[0] == '~' && word[1] >= '0' && word[1] <= '9')
      if (const auto minutes = parse_duration(value); minutes && is_letter(value.back())) {
        task.estimate_minutes = minutes.value();
        return true;
      }
    return word[0] == '@' && is_letter(word[1]) && take_at(value, rest);
  }

  // "@due(2026-12-01)", or a project where it ends the words: elsewhere it may be a person.
  bool take_at(std::string_view value, std::string_view rest) {
    const std::size_t open = value.find('(');
    if (open != std::string_view::npos) {
      const auto mark = mark_named(value.substr(0, open));
      return mark && is_day(*mark) && value.back() == ')' &&
             take_day(*mark, value.substr(open + 1, value.size() - open - 2));
    }
    if (value.find('@') != std::string_view::npos || !ends_words(rest) || has_project_) return false;
    draft_.task.project = project_path(value);
    has_project_ = true;
    return true;
  }

  // Nothing but marks of other kinds follows: of two projects the last is taken, as where one adds a task.
  static bool ends_words(std::string_view rest) {
    for (const std::string_view word : split(rest, " "))
      if (std::string_view("#!~[(").find(word[0]) == std::string_view::npos && word.find(':') == std::string_view::npos)
        return false;
    return true;
  }

  // "[due:: 2026-12-01]" or "(priority:: high)"; answers how many bytes it takes.
  std::size_t take_field(std::string_view text) {
    if (text.size() < 2 || (text[0] != '[' && text[0] != '(')) return 0;
    const std::size_t close = text.find(text[0] == '[' ? ']' : ')');
    const std::size_t colons = text.find("::");
    if (close == std::string_view::npos || colons > close) return 0;
    const auto mark = mark_named(trim(text.substr(1, colons - 1)));
    const bool known = mark && take(*mark, trim(text.substr(colons + 2, close - colons - 2)));
    return known ? close + 1 : 0;
  }

  // "due:2026-12-01", "due: 2026-12-01", "project:Home"; answers how many bytes it takes.
  std::size_t take_key(std::string_view text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::size_t colon = text.substr(0, end).find(':');
    if (colon == std::string_view::npos || colon == 0) return 0;
    const auto mark = mark_named(text.substr(0, colon));
    if (!mark) return 0;
    if (colon + 1 < end) {
      const std::string_view value = text.substr(colon + 1, end - colon - 1);
      const bool whole = is_day(*mark) || value.find(':') == std::string_view::npos;
      return whole && take(*mark, value) ? end : 0;
    }
    if (!is_day(*mark)) return 0;
    const std::size_t next = std::min(text.find_first_not_of(' ', end), text.size());
    const std::size_t next_end = std::min(text.find(' ', next), text.size());
    return take_day(*mark, text.substr(next, next_end - next)) ? next_end : 0;
  }

  bool take(Mark mark, std::string_view value) {
    Task& task = draft_.task;
    if (value.empty()) return false;
    if (is_day(mark)) return take_day(mark, value);
    if (mark == Mark::kPriority) {
      const auto priority = plain_priority(value);
      if (priority) task.priority = *priority;
      return priority.has_value();
    }
    if (mark == Mark::kEstimate) {
      const auto minutes = parse_duration(value);
      if (minutes) task.estimate_minutes = minutes.value();
      return minutes.ok();
    }
    if (mark == Mark::kProject) {
      task.project = project_path(value);
      return has_project_ = !task.project.empty();
    }
    take_repeat(value);
    return true;
  }

  // One that reads like a day and is none stays in the title, and that is said.
  bool take_day(Mark mark, std::string_view text) {
    const auto when = when_of(text);
    if (!when) {
      if (looks_like_day(text)) remark_day(text);
      return false;
    }
    set_day(mark, *when);
    return true;
  }

  void remark_day(std::string_view text) {
    draft_.remarks.push_back("The date \"" + std::string(truncate_utf8(text, 60)) +
                             "\" could not be read. It stands in the title.");
  }

  void set_day(Mark mark, const When& when) {
    Task& task = draft_.task;
    const Instant noon{(std::int64_t{when.day.days} * 24 * 60 + 12 * 60 - rules_.utc_offset_minutes) * 60'000};
    if (mark == Mark::kDue) {
      task.due = when;
    } else if (mark == Mark::kDefer) {
      task.defer = when;
    } else if (mark == Mark::kCreated) {
      task.created_at = {noon.ms - std::int64_t{12} * 60 * 60'000};
      draft_.created = Created::kDay;
    } else {
      task.closed_at = noon;
    }
  }

  void take_repeat(std::string_view value) {
    if (const auto repeat = read_repeat(value, rules_)) {
      draft_.task.repeat = repeat->repeat;
      return;
    }
    draft_.note_line("Repeats: " + std::string(value));
    draft_.remarks.push_back("Its recurrence \"" + std::string(truncate_utf8(value, 60)) +
                             "\" has no counterpart. It stands in the note.");
  }

  void read_sign(const Sign& sign, std::string_view value) {
    if (sign.mark == Mark::kPriority) {
      draft_.task.priority = sign.priority;
      if (!value.empty()) read_plain(value);
      return;
    }
    if (sign.mark == Mark::kRepeat) return take_repeat(value);
    const std::string_view day_text = value.substr(0, value.find(' '));
    const auto when = read_when(day_text, rules_);
    if (!when) {
      draft_.task.title += " " + std::string(sign.text) + " " + std::string(value);
      return remark_day(day_text);
    }
    if (day_text.size() < value.size()) read_plain(trim(value.substr(day_text.size())));
    set_day(sign.mark, when->when);
  }

  const DateRules& rules_;
  Draft& draft_;
  bool has_project_ = false;  // of its own, beside that of the headings
};

}  // namespace

void read_item_words(std::string_view words, const DateRules& rules, Draft& draft) {
  ItemWords(rules, draft).read(words);
}

}  // namespace cairn::tasks::transfer
