#include "apps/shop/reading/problems.h"

#include <array>

#include "base/text.h"

namespace cairn::shop::reading {
namespace {

constexpr std::size_t kMaxCellBytes = 60;

constexpr std::array<std::string_view, kReasons> kTitles = {"",
                                                            "A quotation mark is never closed",
                                                            "There is text after a quoted cell",
                                                            "There are more cells than columns",
                                                            "An entry does not end",
                                                            "An entry is not sound JSON",
                                                            "There is no date",
                                                            "The date is not understood",
                                                            "The date has its day and month the other way round",
                                                            "The time is not understood",
                                                            "There is no product",
                                                            "There is no quantity",
                                                            "The quantity is not a number",
                                                            "The quantity is 0",
                                                            "The quantity is too large",
                                                            "There is no price",
                                                            "An amount is not a number",
                                                            "A number has the other decimal sign",
                                                            "An amount is too large",
                                                            "The price is 0",
                                                            "The price is negative",
                                                            "The discount is more than the price",
                                                            "The currency is not known",
                                                            "There are too many different countries",
                                                            "It is a test of the shop",
                                                            "It was not paid",
                                                            "The month of the date has no such day"};

std::string quoted(std::string_view cell) {
  cell = trim(cell);
  const std::string_view start = truncate_utf8(cell, kMaxCellBytes);
  return '"' + std::string(start) + (start.size() < cell.size() ? "...\"" : "\"");
}

std::string lower_title(Field field) { return to_lower_ascii(field_title(field)); }

}  // namespace

std::string_view reason_title(Reason reason) { return kTitles[static_cast<std::size_t>(reason)]; }

std::string words_of(const Blame& blame) {
  const std::string cell = quoted(blame.cell);
  switch (blame.reason) {
    case Reason::kOpenQuote:
      return "A quotation mark opens here and is never closed. Add the one that is missing.";
    case Reason::kTextAfterQuote:
      return "There is text after a quoted cell. A quotation mark inside a cell is written twice.";
    case Reason::kTooManyCells:
      return "The row has " + std::string(blame.more) + ". A text with the separator in it needs quotes around it.";
    case Reason::kBrokenEntry:
      return "This entry does not end: a bracket or a quotation mark is missing.";
    case Reason::kUnreadEntry:
      return std::string(blame.more);
    case Reason::kNoDate:
      return "There is no date. Fill it in, or choose another column for the date.";
    case Reason::kUnreadDate:
      return cell + " is not understood as a day of the calendar. Write it as 2010-12-31, of the years 1970 to 2199.";
    case Reason::kNoSuchDay:
      return cell + " is no day of the calendar: its month is shorter. Correct the row.";
    case Reason::kOtherDateOrder:
      return "The date " + cell +
             " does not fit the order of day and month that was chosen for this file. Choose the other order, or "
             "correct the row.";
    case Reason::kUnreadTime:
      return "The time " + cell + " is not understood. Write it as 18:30.";
    case Reason::kNoProduct:
      return "There is neither a code nor a name of a product.";
    case Reason::kNoQuantity:
      return "There is no quantity. Fill it in, or choose no column for the quantity if every row is one piece.";
    case Reason::kUnreadQuantity:
      return "The quantity " + cell + " is not a number. Write it in digits.";
    case Reason::kZeroQuantity:
      return "The quantity is 0, so nothing was sold.";
    case Reason::kHugeQuantity:
      return "The quantity " + cell + " is more than 2,000,000, which is taken for a slip.";
    case Reason::kNoAmount:
      return "There is no price and no total, so nothing says what was paid.";
    case Reason::kUnreadAmount:
      return "The " + lower_title(blame.field) + " " + cell + " is not a number. Write it in digits.";
    case Reason::kOtherDecimals:
      return "The " + lower_title(blame.field) + " " + cell +
             " does not fit the decimal sign that was chosen for this file. Choose the other sign, or correct the row.";
    case Reason::kHugeAmount:
      return "The " + lower_title(blame.field) + " " + cell +
             " makes an amount of more than 100,000,000, which is "
             "taken for a slip.";
    case Reason::kZeroPrice:
      return "The price is 0: something given for free or a correction of the stock, not a sale.";
    case Reason::kNegativePrice:
      return "The price is negative and the quantity is not. If this is a discount or a return, give it a negative "
             "quantity, or a type that says so.";
    case Reason::kHugeDiscount:
      return "The discount " + cell + " is more than the price.";
    case Reason::kUnreadCurrency:
      return "The currency " + cell + " is not known. Write its code, such as EUR.";
    case Reason::kTooManyCountries:
      return "There are more different countries than can be kept. Is it the right column?";
    case Reason::kTest:
      return "The code " + cell + " is one of the shop's own tests, not a sale.";
    case Reason::kNotPaid:
      return "The status " + cell + " says that it was not paid, so it is no sale.";
    case Reason::kNone:
    case Reason::kCount:
      break;
  }
  return {};
}

}  // namespace cairn::shop::reading
