#pragma once
// The language of filters: which tasks are shown. Text in, a compiled filter out. Must not know the screen or the
// clock.
//
//   milk  "next step"        in the title (folded: without case, accents, punctuation) or in the note (without ASCII
//   case) #home  tag:home          tagged so
//   @Home  @"Home office"  project:Home.Garden     in the project or below it
//   project:none  tag:none   in the inbox, without tags
//   !high !medium !low !none  !1 !2 !3  priority:>=medium
//   +home  p1 p2 p3 p4  status:done     in the words of other programs: #home, !high to !none, is:done. -home is no tag
//                                       left out: it leaves out the word, as -#home leaves out the tag
//   due:today  due:fri  due:<7d  due:<=2w  due:<=2026-12-24  due:"24 dec"  due:week  due:"next month"  due:none due:any
//   defer:…                  the day until which it is out of sight, likewise
//   created:…  done:…        likewise, looking back: "<7d" is less than 7 days ago, "mon" the last Monday, today
//   included age:>30d                 days since it was created estimate:<=30m  estimate:none  estimate:any
//   is:open|done|dropped|closed|any  is:blocked|blocking|deferred|overdue|started|actionable|today
//   is:repeating|subtask|inbox       has:note|parts|due|estimate|tags|project|repeat
//   -term  not term          left out; terms side by side must all hold, `or` or `|` either; parentheses
//
// Names and keys are compared without case. Days are those of phrases.h; a period (week, month, year, weekend, with
// this, next or last) is all of its days, weeks from Monday to Sunday. "<" and "<=" of a day or a distance have no
// other end: due:<7d holds the overdue ones too. A comparison never holds for a task that has no such day or estimate.
// blocked, blocking, deferred, overdue, started, actionable and today are said of open tasks only. today: due today or
// before, or started. A part is blocked and deferred, also to defer:, with what it is part of (index.h).
//
// What is not said:
// - Without a term about the status (is:open, done, dropped, closed or any; done:) only open tasks are meant.
// - Open tasks that are deferred are left out unless the filter speaks of it (is:deferred, is:actionable, defer:), says
//   is:any, or searches for words.
// Both look at the whole filter, wherever in it the term stands, so that `not (a or b)` is `not a` and `not b`.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/index.h"
#include "apps/tasks/model.h"
#include "base/result.h"

namespace cairn::tasks {

inline constexpr std::size_t kMaxFilterBytes = 500;
inline constexpr std::size_t kMaxFilterTerms = 64;
inline constexpr int kMaxFilterDepth = 16;  // of parentheses
inline constexpr std::size_t kMaxFilterProposals = 8;

enum class FilterField { kText, kTag, kProject, kPriority, kDue, kDefer, kCreated, kClosed, kEstimate, kIs, kHas };
enum class FilterIs {
  kOpen,
  kDone,
  kDropped,
  kClosed,
  kAny,
  kBlocked,
  kBlocking,
  kDeferred,
  kOverdue,
  kStarted,
  kActionable,
  kToday,
  kRepeating,
  kSubtask,
  kInbox,
};
enum class FilterHas { kNote, kParts, kDue, kEstimate, kTags, kProject, kRepeat };

// One term, with everything worked out that does not depend on the task.
struct FilterTerm {
  FilterField field = FilterField::kText;
  FilterIs is = FilterIs::kAny;
  FilterHas has = FilterHas::kNote;
  bool absent = false;              // days and the estimate: there is none; low and high mean nothing then
  std::int32_t low = 0, high = 0;   // both included: days since 1970, minutes, or priorities
  std::string needle;               // text: in lower ASCII, for the note; tag, project: in lower case
  std::string folded;               // text: for the title; empty: nothing but signs, the title is looked at as it is
  std::vector<std::uint8_t> skips;  // text: of a search in the note, see filter_match.cpp
  std::string text;                 // the term as it can be read back: "due:<7d"
  std::string words, denied;        // "due in less than 7 days", "not due in less than 7 days"
  friend bool operator==(const FilterTerm&, const FilterTerm&) = default;
};

enum class FilterNodeKind : std::uint8_t { kAll, kAny, kNot, kTerm };

// Trees lie in a row: a node, then its parts. No part of kAll is kAll, none of kAny is kAny, none of kNot is kNot.
struct FilterNode {
  FilterNodeKind kind = FilterNodeKind::kAll;
  std::uint16_t size = 1;  // nodes, itself included
  std::uint16_t term = 0;  // kTerm: place in Filter::terms
  friend bool operator==(const FilterNode&, const FilterNode&) = default;
};

// Compiled for the day of parse_filter: on another day it is to be parsed again.
struct Filter {
  std::vector<FilterNode> nodes;  // empty: no terms
  std::vector<FilterTerm> terms;  // in the order of the text
  bool only_open = true;          // no term speaks of the status
  bool without_deferred = true;   // no term asks for what is out of sight
  friend bool operator==(const Filter&, const Filter&) = default;
};

// kInvalid or kTooLarge. The message says which word it is about, what is possible there and, where one is near, what
// may have been meant. `where` is the word as it was typed.
Result<Filter> parse_filter(std::string_view text, const Today& today);

// Allocates nothing. `index` is the one that the entry is from.
bool matches(const Filter& filter, const Entry& entry, const Index& index, const Today& today, int utc_offset_minutes);

// "open, in Home or below, due within 7 days, not tagged errands". Of an empty filter: "open".
std::string filter_words(const Filter& filter);
// The usual way to type it; parse_filter makes the same filter of it on the same day. Now and then longer than what was
// typed, and then perhaps longer than kMaxFilterBytes.
std::string filter_text(const Filter& filter);

// "Nothing is tagged bils. Did you mean #bills?" of the first tag or project in it that is not there while one that is
// near it is; else empty.
std::string filter_offer(const Filter& filter, const Index& index);

struct FilterProposal {
  std::string text;    // the word that is proposed: "due:", "is:blocked", "#errands"
  std::string detail;  // "open tasks past their due day", "12 open"
  std::string value;   // the whole new text; behind a finished word a space
};
// For the last word, which is being typed: keys, their values, names of tags and projects. At most kMaxFilterProposals,
// the likeliest first. Nothing where nothing is being typed that could go on: a search word, a closed quotation.
std::vector<FilterProposal> complete_filter(std::string_view text, const Index& index);

}  // namespace cairn::tasks
