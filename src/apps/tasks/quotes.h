#pragma once
// Short quotations that ship with the program (assets/quotes.json): one a day. All in the public domain; where the
// words are a translation the translator is named, or "our translation". Knows nothing of tasks, the clock or the file
// system: the file arrives as bytes.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace cairn::tasks {

inline constexpr std::size_t kMaxQuotesBytes = std::size_t{1} << 18;
inline constexpr std::size_t kMaxQuotes = 2000;
inline constexpr std::size_t kMaxQuoteBytes = 400;       // of the text
inline constexpr std::size_t kMaxQuoteFieldBytes = 120;  // of every other field

struct Quote {
  std::string text;  // " / " parts lines of verse
  std::string author;
  std::string work;        // with the place in it: "Walden, Conclusion"
  std::string year;        // of the work: "1854", "about 175", "29 BC"
  std::string translator;  // empty: the author's own words
  friend bool operator==(const Quote&, const Quote&) = default;
};

// At least one, in the order in which the days take them: shuffled the same way on every device, no author twice in a
// row where that can be had.
class Quotes {
 public:
  explicit Quotes(std::vector<Quote> quotes);  // not empty
  std::size_t size() const { return quotes_.size(); }
  const Quote& at(std::size_t place) const { return quotes_[place % quotes_.size()]; }

 private:
  std::vector<Quote> quotes_;
};

// Errors: kTooLarge; kCorrupt with the place ("quotes[12].author") where a field is missing, empty or too long, a text
// comes twice, or there is no quote at all.
Result<Quotes> read_quotes(std::string_view json_text);

std::size_t place_of(const Quotes& quotes, Date day);             // 0..size - 1; each place once in every size days
const Quote& quote_of(const Quotes& quotes, Date day);            // at that place
std::size_t next_place(const Quotes& quotes, std::size_t place);  // "another one", round and round

// "Henry David Thoreau, Walden, Conclusion (1854)", with "translated by George Long" or "our translation" at its end.
std::string source_of(const Quote& quote);

}  // namespace cairn::tasks
