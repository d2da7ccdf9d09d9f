#include "apps/tasks/near_names.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "base/fold.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kFewCharacters = 2;   // a slip of these would be another name
constexpr std::size_t kManyCharacters = 6;  // from here on two slips are likely

std::u32string characters_of(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = next_code_point(text, at);
    out += point.value;
    at += point.size;
  }
  return out;
}

// Optimal string alignment. Source: R. A. Wagner, R. Lowrance, "An Extension of the String-to-String Correction
// Problem", J. ACM 22 (1975).
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::u32string figures_of(const std::u32string& text) {
  std::u32string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  return out;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  return distance(characters_of(a), characters_of(b));
}

std::string near_name(const std::vector<Index::Counted>& names, std::string_view name) {
  const std::u32string wanted = characters_of(fold(name));
  if (wanted.size() <= kFewCharacters) return {};
  const std::size_t most = wanted.size() >= kManyCharacters ? 2 : 1;
  const std::u32string figures = figures_of(wanted);
  const auto dots = std::count(name.begin(), name.end(), '.');
  const Index::Counted* best = nullptr;
  std::size_t best_distance = most + 1;
  for (const Index::Counted& one : names) {
    if (one.name == name || one.name.size() > 4 * (name.size() + most)) continue;
    const std::u32string folded = characters_of(fold(one.name));
    const bool alike = folded.size() <= wanted.size() + most && wanted.size() <= folded.size() + most &&
                       folded.size() > kFewCharacters && figures_of(folded) == figures &&
                       std::count(one.name.begin(), one.name.end(), '.') == dots;
    if (!alike) continue;
    const std::size_t apart = distance(wanted, folded);
    const bool nearer = apart < best_distance || (best && apart == best_distance && one.open > best->open);
    if (!nearer) continue;
    best = &one;
    best_distance = apart;
  }
  return best ? best->name : std::string();
}

std::vector<Index::Counted> projects_and_above(const Index& index) {
  std::map<std::string, Index::Counted> all;
  for (const Index::Counted& one : index.projects()) {
    for (std::size_t dot = one.name.find('.');; dot = one.name.find('.', dot + 1)) {
      const std::string name = one.name.substr(0, dot);
      Index::Counted& counted = all[name];
      counted.name = name;
      counted.open += one.open;
      counted.all += one.all;
      if (dot == std::string::npos) break;
    }
  }
  std::vector<Index::Counted> list;
  list.reserve(all.size());
  for (auto& [name, counted] : all) list.push_back(std::move(counted));
  return list;
}

std::vector<DaySlip> day_slips(std::string_view title) {
  constexpr std::size_t kLeastLetters = 6;
  constexpr std::string_view kDays[] = {"tomorrow",  "tonight",  "yesterday", "monday",   "tuesday",
                                        "wednesday", "thursday", "friday",    "saturday", "sunday"};
  std::vector<DaySlip> slips;
  for (std::size_t begin = 0; begin < title.size();) {
    const std::size_t end = std::min(title.find(' ', begin), title.size());
    const std::string word = to_lower_ascii(title.substr(begin, end - begin));
    // One slip leaves one of the ends as it is; asked first, for thousands of lines are read in this way.
    const auto may_be = [&word](std::string_view day) {
      return word.size() + 1 >= day.size() && word.size() <= day.size() + 1 &&
             (word.front() == day.front() || word.back() == day.back());
    };
    if (word.size() >= kLeastLetters)
      for (const std::string_view day : kDays)
        if (may_be(day) && edit_distance(word, day) == 1)
          slips.push_back({std::string(title.substr(begin, end - begin)), std::string(day)});
    begin = end + 1;
  }
  return slips;
}

}  // namespace cairn::tasks
