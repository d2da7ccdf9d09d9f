#pragma once
// What every reader of a bank's file needs: problems and notes in words, texts of a bounded length, days and amounts.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "apps/finance/reading/statement.h"
#include "base/date.h"

namespace cairn::finance::reading {

// In quotation marks, on one line, at most about 60 bytes of it.
std::string quoted(std::string_view text);
// "1 entry", "3 entries".
std::string counted(std::size_t count, std::string_view one, std::string_view many);
// Runs of white space and control characters as one space, none at the ends; at most kMaxTextBytes.
std::string tidy(std::string_view text);
// Both with one space between them, at most kMaxTextBytes; one that the other holds is not repeated.
std::string joined(std::string_view first, std::string_view second);

inline constexpr std::size_t kMaxProblems = 10'000;  // of one file; one more says that there are others

void add_problem(Contents& contents, std::size_t line, std::string reason, std::string_view piece);
// Why the whole file is not taken; it stands last.
void refuse(Contents& contents, std::size_t line, std::string reason, std::string_view piece);
void add_note(Contents& contents, std::string note);  // once, however often it is said

// A day or an amount that was read, or why not: `fault` is a sentence that names the text.
struct ReadDay {
  Date day;
  std::string fault;
};
struct ReadMoney {
  Millionths value = 0;
  std::string fault;
};

// Years 1900..2199. `written` is what the sentence quotes.
ReadDay day_of(int year, int month, int day, std::string_view written);
// So many digits at `at` as a number; -1: something else stands there.
int digits_at(std::string_view text, std::size_t at, std::size_t count);
// "2024-01-05", also with a time behind it: the day as it is written, whatever the zone.
ReadDay iso_day(std::string_view text);

// "-1234.5", "+12,50": a sign, digits, at most one decimal mark, which is one of `marks`. Nothing else; six decimals at
// most, further ones only where they are zeros.
ReadMoney money_of(std::string_view text, std::string_view marks);

// "-1,234.56 EUR", for sentences. All decimals that are not zeros are shown.
std::string money_words(Millionths amount, std::string_view currency);

// ISO 4217 of a code or a sign; also codes that no list of today has, such as "DEM". Empty: none.
std::string currency_code(std::string_view text);

// Where a slice of so many bytes ends, also where there is no end to it.
inline std::size_t end_of_slice(std::size_t at, std::size_t most_bytes) {
  return most_bytes > static_cast<std::size_t>(-1) - at ? static_cast<std::size_t>(-1) : at + most_bytes;
}

// Not an id but a word that says there is none: "NONREF", "NOTPROVIDED".
bool is_no_reference(std::string_view text);

}  // namespace cairn::finance::reading
