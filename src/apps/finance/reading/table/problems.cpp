#include "apps/finance/reading/table/problems.h"
#include "apps/finance/reading/facts.h"

#include <array>

#include "apps/finance/reading/table/values.h"
#include "base/date.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::array<std::string_view, kTableReasons> kTitles = {
    "",
    "A quotation mark is never closed",
    "There is text after a quoted cell",
    "There are more cells than columns",
    "There is no date",
    "The date is not understood",
    "The date has its day and month the other way round",
    "The month of the date has no such day",
    "It is not booked yet",
    "There is no amount",
    "An amount is not a number",
    "A number has the other decimal sign",
    "An amount is too large",
    "An amount has more than six decimals",
    "There is money in and money out in one row",
    "Nothing says whether money comes in or goes out",
    "The word for in or out is not known",
    "The sign and the word for in or out contradict each other",
    "The currency is not known",
    "There are too many accounts",
    "There are too many entries",
    "A split does not add up",
    "There is neither a day nor an amount",
    "Neither side is an account of your own"};

std::string lower_title(Field field) { return to_lower_ascii(field_title(field)); }

std::string words_of_date(const TableBlame& blame) {
  const std::string cell = quoted(blame.cell);
  switch (blame.reason) {
    case TableReason::kNoDate:
      return "There is no date. Choose another column for the booking date if the day stands there.";
    case TableReason::kOtherDateOrder:
      return "The date " + cell +
             " does not fit the order of day and month that was chosen for this file. Choose the other order, or "
             "correct the row.";
    case TableReason::kNoSuchDay:
      return "The date " + cell + " does not exist: its month is shorter. Correct the row.";
    case TableReason::kNotBookedYet:
      return "It is not booked yet: the bank writes " + cell +
             " and no day. It will be in a later file, once it is booked.";
    default:
      return "The date " + cell +
             " is not understood as a day of the calendar of the years 1970 to 2199. Write it as 2024-12-31.";
  }
}

std::string words_of_amount(const TableBlame& blame) {
  const std::string cell = quoted(blame.cell);
  const std::string what = "The " + lower_title(blame.field) + " " + cell;
  switch (blame.reason) {
    case TableReason::kNoAmount:
      return "There is no amount, so nothing was booked here. Choose another column if the amount stands there.";
    case TableReason::kOtherDecimals:
      return what +
             " does not fit the decimal sign that was chosen for this file. Choose the other sign, or correct the row.";
    case TableReason::kHugeAmount:
      return what + " is more than 100,000,000,000, which is taken for a slip.";
    case TableReason::kTooManyDecimals:
      return what + " has more than six decimals. Nothing is rounded, so the row was left out.";
    case TableReason::kBothWays:
      return "There is money in and money out in one row (" + cell +
             "). Make two rows of it, or choose other columns for them.";
    case TableReason::kNoWay:
      return "Nothing in the column for in or out says which way the money goes. Fill it in, or choose no column for "
             "it "
             "if the amounts have signs.";
    case TableReason::kUnknownWay:
      return "The word " + cell + " does not say whether money comes in or goes out. Say what it means, or correct it.";
    case TableReason::kOtherWay:
      return "The sign of the amount and the word " + cell +
             " beside it contradict each other, so nothing says which way the money goes. Correct the row.";
    default:
      return what + " is not a number. Write it in digits.";
  }
}

}  // namespace

std::string_view reason_title(TableReason reason) { return kTitles[static_cast<std::size_t>(reason)]; }

std::string words_of(const TableBlame& blame) {
  const std::string cell = quoted(blame.cell);
  switch (blame.reason) {
    case TableReason::kNone:
    case TableReason::kCount:
      return {};
    case TableReason::kOpenQuote:
      return "A quotation mark opens here and is never closed. Add the one that is missing.";
    case TableReason::kTextAfterQuote:
      return "There is text after a quoted cell. A quotation mark inside a cell is written twice.";
    case TableReason::kTooManyCells:
      return "The row has " + blame.more + ". A text with the separator in it needs quotes around it.";
    case TableReason::kUnreadCurrency:
      return "The currency " + cell + " is not known. Write its code, such as EUR.";
    case TableReason::kTooManyAccounts:
      return "The file has entries of more than 1,000 accounts. Is " + cell + " the number of an account?";
    case TableReason::kTooManyEntries:
      return "The file has more than 500,000 entries. Divide it into smaller files.";
    case TableReason::kBrokenSplit:
      return "The parts of this split do not add up to " + cell + ". Each was taken as an entry by itself.";
    case TableReason::kNeither:
      return "The row " + cell + " has neither a day nor an amount. If it is an entry, write them into it.";
    case TableReason::kNoOwnAccount:
      return "Neither side of it is an account of your own: " + cell + ".";
    default:
      break;
  }
  return blame.reason <= TableReason::kNotBookedYet ? words_of_date(blame) : words_of_amount(blame);
}

}  // namespace cairn::finance::reading
