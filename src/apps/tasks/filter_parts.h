#pragma once
// What the parser of filters is made of: words with their quotes, the vocabulary, terms. For filter_*.cpp only.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/filter.h"
#include "base/result.h"

namespace cairn::tasks {

// --- Words of the text (filter_lex.cpp) ---

enum class FilterTokenKind { kWord, kMinus, kOpen, kClose, kOr };

struct FilterToken {
  FilterTokenKind kind = FilterTokenKind::kWord;
  std::size_t begin = 0, end = 0;             // bytes of the filter
  std::string text;                           // without quotes and backslashes
  std::size_t quoted_at = std::string::npos;  // where in `text` the first quoted part begins
};

// One word, parenthesis or sign from `at` on, which is no white space. `closed`: false where a quotation is not closed.
FilterToken next_filter_token(std::string_view text, std::size_t at, bool& closed);
std::size_t skip_filter_space(std::string_view text, std::size_t at);

// What other programs write, and the line that adds tasks takes as well.
bool is_plus_tag(std::string_view text);       // "+home": a letter stands behind the sign
bool is_priority_mark(std::string_view text);  // "p1" to "p4", the last for none

// `text` as one word: in quotes where it needs them.
std::string quoted_for_filter(std::string_view text);
// The same where it stands behind a key or a sign: `due:<7d`, `@Home`.
std::string quoted_for_filter_value(std::string_view text);

// --- Vocabulary (filter_vocabulary.cpp) ---

struct FilterWord {
  std::string_view name, detail;
};
enum class FilterKey { kTag, kProject, kPriority, kDue, kDefer, kCreated, kDone, kAge, kEstimate, kIs, kHas };

const std::vector<FilterWord>& filter_keys();        // in the order of FilterKey
const std::vector<FilterWord>& filter_is_words();    // in the order of FilterIs
const std::vector<FilterWord>& filter_has_words();   // in the order of FilterHas
const std::vector<FilterWord>& filter_priorities();  // in the order of Priority
// What is usually written behind a key; for tags and projects nothing.
const std::vector<FilterWord>& usual_filter_values(FilterKey key);

std::optional<FilterKey> filter_key_named(std::string_view lower);
std::optional<std::size_t> place_of(const std::vector<FilterWord>& words, std::string_view lower);
// The word that was probably meant, or empty.
std::string_view nearest_word(const std::vector<FilterWord>& words, std::string_view lower);
std::string list_of(const std::vector<FilterWord>& words);  // "open, done or dropped"
// A piece of what was typed, in quotes, cut to a readable length.
std::string said(std::string_view text);

// --- Terms (filter_terms.cpp, filter_dates.cpp) ---

// How a value is compared: the sign in front of it.
enum class FilterSign { kEqual, kBelow, kAtMost, kAbove, kAtLeast };
FilterSign take_sign(std::string_view& value);
std::string_view sign_text(FilterSign sign);
// `low`..`high` (a value, a period) made into the range that the sign says.
void set_range(FilterTerm& term, FilterSign sign, std::int32_t low, std::int32_t high);

// Errors come without `where`.
Result<FilterTerm> make_filter_term(const FilterToken& token, const Today& today);
Result<FilterTerm> make_day_term(FilterKey key, std::string_view value, const Today& today);
FilterTerm make_is_term(FilterIs is);

// Lower case of the letters that fold() knows, nothing else changed; for names.
std::string lower_name(std::string_view text);

// --- Days in words (filter_day_words.cpp) ---

std::string ahead_words(FilterSign sign, const std::string& distance);  // "within 7 days"
std::string back_words(FilterSign sign, const std::string& distance);   // "within the last 7 days"
std::string age_words(FilterSign sign, const std::string& distance);    // "at most 7 days old"
std::string day_words(Date day, Date today, const char* on);            // "yesterday", "on Thu 24 Dec"
// "before Thu 24 Dec"; `with_on`: the same day as it stands alone, "on Thu 24 Dec".
std::string dated_words(FilterSign sign, const std::string& plain, const std::string& with_on);

// --- Searching (filter_match.cpp) ---

void prepare_search(FilterTerm& term);  // from its needle

}  // namespace cairn::tasks
