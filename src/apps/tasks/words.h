#pragma once
// A line taken apart into words, and the few words (numbers, weekdays, months) that every phrase is made of. Knows
// English, no grammar.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace cairn::tasks {

// Parts between ASCII white space. Punctuation that ends a clause (, ; : .) is kept apart: "Fri," is "fri" and ",".
struct Word {
  std::size_t begin = 0, end = 0;  // bytes in the text, without the punctuation behind it
  std::size_t full_end = 0;        // with it
  std::string lower;               // ASCII lower case
  bool literal = false;            // to be taken as it stands: part of no phrase

  std::string_view raw(std::string_view text) const { return text.substr(begin, end - begin); }
  std::string_view tail(std::string_view text) const { return text.substr(end, full_end - end); }
};

class Words {
 public:
  explicit Words(std::string_view text);

  std::string_view text() const { return text_; }
  std::size_t size() const { return words_.size(); }
  const Word& operator[](std::size_t i) const { return words_[i]; }
  void make_literal(std::size_t i) { words_[i].literal = true; }
  // The words from i on, at most so many, without the first bytes of the first: ">fri 9:00" is read as "fri 9:00".
  Words behind_sign(std::size_t i, std::size_t most, std::size_t sign_bytes) const;

  // The word in lower case; empty beyond the end and where it is literal, so that it matches nothing.
  std::string_view lower(std::size_t i) const;
  std::string_view tail(std::size_t i) const;
  // A phrase may go on behind this word: nothing or a comma follows it.
  bool goes_on(std::size_t i) const;

 private:
  std::string_view text_;
  std::vector<Word> words_;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list);

std::optional<int> number_of(std::string_view digits);        // 1 to 5 ASCII digits and nothing else
std::optional<int> count_of(std::string_view word);           // digits, or "a", "one" to "twelve"
std::optional<int> ordinal_of(std::string_view word);         // "14th", "2nd", "second"; 1..31
std::optional<Weekday> weekday_named(std::string_view word);  // "fri", "friday", "thurs"
std::optional<int> month_named(std::string_view word);        // "dec", "december", "sept": 1..12
std::string weekday_name(Weekday weekday);                    // "Friday"

}  // namespace cairn::tasks
