#pragma once
// Words in the cells of banks' tables: which way the money goes, and whether an entry is booked.

#include <cstdint>
#include <string>
#include <string_view>

#include "apps/finance/reading/table/values.h"

namespace cairn::finance::reading {

// "Af", "Bij", "D", "CR", "Soll", "outflow", "-", in English, German, Dutch, French, Spanish, Italian, Czech, Polish
// and Hungarian. Only whole cells.
Way way_of(std::string_view cell);

enum class Standing : std::uint8_t {
  kBooked,
  kPending,
  kDropped,  // declined, reverted, cancelled: it does not change the account
};
// Of a cell that says nothing else: kBooked.
Standing standing_of(std::string_view cell);

// "AUTOPAY PAYMENT - THANK YOU", "Pagamento recebido": what the bill of a card is paid with.
bool pays_a_card(std::string_view cell);

// Latin-2 and Windows-1250 that were read as Windows-1252 as they were meant: "èástka" is "částka".
std::string as_latin2(std::string_view text);
// Whether the word is in a list whose words are parted by single spaces; `rank` says which one it is.
bool is_in_list(std::string_view word, std::string_view list, std::size_t* rank = nullptr);

}  // namespace cairn::finance::reading
