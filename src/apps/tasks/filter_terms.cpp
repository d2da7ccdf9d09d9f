// One word of a filter becomes a term.

#include <algorithm>

#include "apps/tasks/filter_parts.h"
#include "apps/tasks/phrases.h"
#include "base/fold.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

Error invalid(std::string message) { return {ErrorCode::kInvalid, std::move(message), {}}; }

void say(FilterTerm& term, std::string words) {
  term.denied = "not " + words;
  term.words = std::move(words);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_white(char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; }

// --- Words that are searched for ---

Result<FilterTerm> text_term(std::string_view text) {
  text = trim(text);
  if (text.empty()) return invalid("There is nothing between the quotation marks to search for.");
  FilterTerm term;
  term.field = FilterField::kText;
  term.needle = to_lower_ascii(text);
  term.folded = fold(text);
  prepare_search(term);
  term.text = quoted_for_filter(text);
  term.words = "with “" + std::string(text) + "”";
  term.denied = "without “" + std::string(text) + "”";
  return term;
}

// --- Names ---

FilterTerm has_term(FilterHas has, bool absent, std::string text) {
  static constexpr std::array<const char*, 7> kWith = {"with a note", "with subtasks", "with a due day", "estimated",
                                                       "with tags",   "in a project",  "repeating"};
  static constexpr std::array<const char*, 7> kWithout = {"without a note", "without subtasks", "without a due day",
                                                          "not estimated",  "without tags",     "not in a project",
                                                          "not repeating"};
  FilterTerm term;
  term.field = FilterField::kHas;
  term.has = has;
  term.absent = absent;
  term.text = std::move(text);
  term.words = kWith[static_cast<std::size_t>(has)];
  term.denied = kWithout[static_cast<std::size_t>(has)];
  if (absent) std::swap(term.words, term.denied);
  return term;
}

Result<FilterTerm> tag_term(std::string_view name, bool quoted) {
  name = trim(name);
  if (!quoted && to_lower_ascii(name) == "none") return has_term(FilterHas::kTags, true, "tag:none");
  while (!name.empty() && name.front() == '#') name.remove_prefix(1);
  if (name.empty()) return invalid("Write a tag, such as #home.");
  if (std::any_of(name.begin(), name.end(), is_white) || name.find(',') != std::string_view::npos)
    return invalid("A tag has neither white space nor commas in it: for two tags write #home #garden.");
  FilterTerm term;
  term.field = FilterField::kTag;
  term.needle = lower_name(name);
  term.text = "#" + quoted_for_filter_value(name);
  say(term, "tagged " + std::string(name));
  return term;
}

// As a project is named: parts without white space around them, none of them empty.
std::string clean_project(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t dot = std::min(text.find('.'), text.size());
    const std::string_view part = trim(text.substr(0, dot));
    if (!part.empty()) out += (out.empty() ? "" : ".") + std::string(part);
    text.remove_prefix(std::min(dot + 1, text.size()));
  }
  return out;
}

Result<FilterTerm> project_term(std::string_view text, bool quoted) {
  if (!quoted && to_lower_ascii(trim(text)) == "none") return make_is_term(FilterIs::kInbox);
  const std::string name = clean_project(text);
  if (name.empty()) return invalid("Write a project, such as @Home or @\"Home office\".");
  FilterTerm term;
  term.field = FilterField::kProject;
  term.needle = lower_name(name);
  term.text = "@" + quoted_for_filter_value(name);
  say(term, "in " + name + " or below");
  return term;
}

// --- Values ---

// "“opne” is no state of a task. Did you mean is:open? Possible are open, done, …"
Error unknown_value(std::string_view key, std::string_view value, std::string_view what,
                    const std::vector<FilterWord>& words) {
  const std::string possible = "Possible are " + list_of(words) + ".";
  if (value.empty()) return invalid("Write " + std::string(what) + " behind " + std::string(key) + " " + possible);
  std::string message = said(value) + " is not " + std::string(what) + ". ";
  if (const std::string_view near = nearest_word(words, value); !near.empty())
    message += "Did you mean " + std::string(key) + std::string(near) + "? ";
  return invalid(message + possible);
}

Result<FilterTerm> priority_term(std::string_view key, std::string_view value) {
  const std::string lower = to_lower_ascii(trim(value));
  std::string_view rest = lower;
  const FilterSign sign = take_sign(rest);
  std::string_view name = rest == "1" ? "high" : rest == "2" ? "medium" : rest == "3" ? "low" : rest;
  if (name == "h") name = "high";
  if (name == "m") name = "medium";
  if (name == "l") name = "low";
  const auto place = place_of(filter_priorities(), name);
  if (!place) return unknown_value(key, rest, "a priority", filter_priorities());
  FilterTerm term;
  term.field = FilterField::kPriority;
  const auto priority = static_cast<std::int32_t>(*place);
  set_range(term, sign, priority, priority);
  term.text = sign == FilterSign::kEqual ? "!" + std::string(name)
                                         : "priority:" + std::string(sign_text(sign)) + std::string(name);
  const std::string level = priority == 0 ? "no priority" : std::string(name) + " priority";
  const char* const kBehind[] = {"", "", " or lower", "", " or higher"};
  const char* const kBefore[] = {"with ", "below ", "with ", "above ", "with "};
  say(term, kBefore[static_cast<std::size_t>(sign)] + level + kBehind[static_cast<std::size_t>(sign)]);
  return term;
}

Result<FilterTerm> estimate_term(std::string_view value) {
  const std::string lower = to_lower_ascii(trim(value));
  std::string_view rest = lower;
  const FilterSign sign = take_sign(rest);
  FilterTerm term;
  term.field = FilterField::kEstimate;
  if (rest == "none" || rest == "any") {
    if (sign != FilterSign::kEqual) return invalid(said(rest) + " stands alone: estimate:" + std::string(rest) + ".");
    term.absent = rest == "none";
    if (!term.absent) set_range(term, FilterSign::kAtLeast, 1, 1);
    term.text = "estimate:" + std::string(rest);
    term.words = term.absent ? "not estimated" : "estimated";
    term.denied = term.absent ? "estimated" : "not estimated";
    return term;
  }
  if (rest.empty()) return invalid("Write a time behind estimate:, such as estimate:<=30m, or none or any.");
  const Result<int> minutes = parse_duration(rest);
  if (!minutes) return invalid(said(rest) + " is not understood as an estimate. " + minutes.error().message);
  set_range(term, sign, minutes.value(), minutes.value());
  const char* const kHow[] = {"at ", "under ", "at most ", "over ", "at least "};
  const std::string length = duration_words(minutes.value());
  term.text = "estimate:" + std::string(sign_text(sign)) + length;
  say(term, "estimated " + std::string(kHow[static_cast<std::size_t>(sign)]) + length);
  return term;
}

Result<FilterTerm> keyed_term(FilterKey key, std::string_view value, bool quoted, const Today& today) {
  const std::string lower = to_lower_ascii(trim(value));
  switch (key) {
    case FilterKey::kTag:
      return tag_term(value, quoted);
    case FilterKey::kProject:
      return project_term(value, quoted);
    case FilterKey::kPriority:
      return priority_term("priority:", value);
    case FilterKey::kEstimate:
      return estimate_term(value);
    case FilterKey::kIs:
      if (const auto place = place_of(filter_is_words(), lower)) return make_is_term(static_cast<FilterIs>(*place));
      return unknown_value("is:", lower, "a state of a task", filter_is_words());
    case FilterKey::kHas:
      if (const auto place = place_of(filter_has_words(), lower))
        return has_term(static_cast<FilterHas>(*place), false, "has:" + lower);
      return unknown_value("has:", lower, "something that a task has", filter_has_words());
    case FilterKey::kDue:
    case FilterKey::kDefer:
    case FilterKey::kCreated:
    case FilterKey::kDone:
    case FilterKey::kAge:
      break;
  }
  return make_day_term(key, value, today);
}

// "due<7d" and "~<30m" as they are written here; empty: it is neither.
std::string missing_colon(std::string_view text, const Today& today) {
  const std::size_t sign = text.find_first_of("<>=~");
  if (sign == std::string_view::npos || sign + 1 >= text.size()) return {};
  const bool tilde = text[0] == '~';
  const auto key = tilde ? FilterKey::kEstimate : filter_key_named(to_lower_ascii(text.substr(0, sign)));
  if (!key || (!tilde && text[sign] == '~')) return {};
  const std::string_view value = text.substr(tilde ? 1 : sign);
  if (!keyed_term(*key, value, false, today)) return {};
  return std::string(tilde ? "estimate" : text.substr(0, sign)) + ":" + std::string(value);
}

Error unknown_key(std::string_view key, std::string_view value, std::string_view whole) {
  std::string message = said(std::string(key) + ":") + " is not known here. ";
  const std::string lower = to_lower_ascii(key);
  if (const std::string_view near = nearest_word(filter_keys(), lower); !near.empty())
    message += "Did you mean " + std::string(near) + ":" + std::string(truncate_utf8(value, 40)) + "? ";
  message += "Possible are " + list_of(filter_keys()) + ".";
  if (whole.size() <= 60)
    message += " To search for the words, put them in quotation marks: " + quoted_for_filter(whole) + ".";
  return invalid(message);
}

}  // namespace

FilterSign take_sign(std::string_view& value) {
  static constexpr std::array<std::pair<std::string_view, FilterSign>, 5> kSigns = {{{"<=", FilterSign::kAtMost},
                                                                                     {">=", FilterSign::kAtLeast},
                                                                                     {"<", FilterSign::kBelow},
                                                                                     {">", FilterSign::kAbove},
                                                                                     {"=", FilterSign::kEqual}}};
  value = trim(value);
  for (const auto& [text, sign] : kSigns) {
    if (value.substr(0, text.size()) != text) continue;
    value = trim(value.substr(text.size()));
    return sign;
  }
  return FilterSign::kEqual;
}

std::string_view sign_text(FilterSign sign) {
  static constexpr std::array<std::string_view, 5> kTexts = {"", "<", "<=", ">", ">="};
  return kTexts[static_cast<std::size_t>(sign)];
}

void set_range(FilterTerm& term, FilterSign sign, std::int32_t low, std::int32_t high) {
  term.low = sign == FilterSign::kEqual || sign == FilterSign::kAtLeast ? low : INT32_MIN;
  term.high = sign == FilterSign::kEqual || sign == FilterSign::kAtMost ? high : INT32_MAX;
  if (sign == FilterSign::kBelow) term.high = low - 1;
  if (sign == FilterSign::kAbove) term.low = high + 1;
}

FilterTerm make_is_term(FilterIs is) {
  static constexpr std::array<std::pair<const char*, const char*>, 15> kWords = {{
      {"open", "not open"},
      {"done", "not done"},
      {"dropped", "not dropped"},
      {"closed", "not closed"},
      {"of any status", "of no status"},
      {"blocked", "not blocked"},
      {"blocking others", "not blocking others"},
      {"deferred", "not deferred"},
      {"overdue", "not overdue"},
      {"started", "not started"},
      {"that could be done now", "that could not be done now"},
      {"for today", "not for today"},
      {"repeating", "not repeating"},
      {"part of another task", "not part of another task"},
      {"in the inbox", "not in the inbox"},
  }};
  const auto place = static_cast<std::size_t>(is);
  FilterTerm term;
  term.field = FilterField::kIs;
  term.is = is;
  term.text = "is:" + std::string(filter_is_words()[place].name);
  term.words = kWords[place].first;
  term.denied = kWords[place].second;
  return term;
}

Result<FilterTerm> make_filter_term(const FilterToken& token, const Today& today) {
  const std::string_view text = token.text;
  const std::size_t plain = std::min(token.quoted_at, text.size());  // bytes before the first quotation
  if (plain > 0) {
    const std::string_view rest = text.substr(1);
    if (text[0] == '#') return tag_term(rest, true);
    if (text[0] == '@') return project_term(rest, true);
    if (text[0] == '!') return priority_term("!", rest);
    if (is_plus_tag(text)) return tag_term(rest, true);
    if (is_priority_mark(text) && plain == text.size())
      return priority_term("!", text[1] == '4' ? std::string_view("none") : rest);
  }
  const std::size_t colon = text.find(':');
  const bool keyed = colon != std::string_view::npos && colon > 0 && colon < plain &&
                     std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_letter);
  if (!keyed) {
    if (const std::string meant = missing_colon(text.substr(0, plain), today); !meant.empty())
      return invalid("Did you mean " + meant +
                     "? To search for the words, put them in quotation marks: " + quoted_for_filter(text) + ".");
    return text_term(text);
  }
  const std::string_view value = text.substr(colon + 1);
  const auto key = filter_key_named(to_lower_ascii(text.substr(0, colon)));
  if (!key) return unknown_key(text.substr(0, colon), value, text);
  return keyed_term(*key, value, token.quoted_at == colon + 1, today);
}

}  // namespace cairn::tasks
