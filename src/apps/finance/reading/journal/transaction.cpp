#include "apps/finance/reading/journal/transaction.h"

#include <algorithm>
#include <utility>

#include "apps/finance/reading/facts.h"
#include "apps/finance/reading/journal/accounts.h"
#include "base/money.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kMaxAccountBytes = 500;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void skip_spaces(std::string_view& text) {
  while (!text.empty() && (text[0] == ' ' || text[0] == '\t')) text.remove_prefix(1);
}

// Digits at the start, at most four; -1: none.
int take_digits(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && size < 5 && is_digit(text[size])) ++size;
  if (size == 0 || size > 4) return -1;
  const int value = digits_at(text, 0, size);
  text.remove_prefix(size);
  return value;
}

bool take_status(std::string_view& text, bool& pending) {
  if (text.empty() || (text[0] != '*' && text[0] != '!')) return false;
  pending = text[0] == '!';
  text.remove_prefix(1);
  skip_spaces(text);
  return true;
}

// An account ends before two spaces or a tab.
std::string_view take_account(std::string_view& text) {
  std::size_t end = text.size();
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\t' || (text[i] == ' ' && i + 1 < text.size() && (text[i + 1] == ' ' || text[i + 1] == '\t'))) {
      end = i;
      break;
    }
  const std::string_view account = trim(text.substr(0, end));
  text.remove_prefix(end);
  skip_spaces(text);
  return account;
}

// "@ 1.10 USD" for one unit, "@@ 11 USD" for all.
std::string read_cost(std::string_view& text, const JournalStyle& style, JournalPosting& out) {
  text.remove_prefix(1);
  const bool whole = !text.empty() && text[0] == '@';
  if (whole) text.remove_prefix(1);
  ReadJournalAmount price = read_journal_amount(text, style);
  if (!price.fault.empty()) return price.fault;
  text = price.rest;
  JournalAmount cost = price.amount;
  const Millionths quantity = out.amount->quantity;
  if (whole) {
    if (cost.quantity < 0) cost.quantity = -cost.quantity;
    if (quantity < 0) cost.quantity = -cost.quantity;
  } else {
    const std::optional<Millionths> all = product(quantity, cost.quantity);
    if (!all) return "The cost " + quoted(text) + " is too large.";
    cost.quantity = *all;
  }
  out.cost = std::move(cost);
  return {};
}

// "= 100 EUR", "== 100 EUR", "=* 100 EUR".
std::string read_assertion(std::string_view& text, const JournalStyle& style, JournalPosting& out) {
  while (!text.empty() && (text[0] == '=' || text[0] == '*')) {
    out.asserted_with_subaccounts = out.asserted_with_subaccounts || text[0] == '*';
    text.remove_prefix(1);
  }
  ReadJournalAmount read = read_journal_amount(text, style);
  if (!read.fault.empty()) return read.fault;
  text = read.rest;
  if (!text.empty() && text[0] == '@') text = {};  // the price of a balance changes nothing in it
  out.asserted = std::move(read.amount);
  return {};
}

struct Sum {
  std::string commodity;
  Millionths amount = 0;
  int places = 0;
  bool priced = false;  // by a cost, which is rounded
};

// The sums of all that has an amount; false: too large.
bool add_up(const JournalTransaction& transaction, std::vector<Sum>& sums) {
  for (const JournalPosting& posting : transaction.postings) {
    if (!posting.amount || posting.is_virtual) continue;
    const JournalAmount& weight = posting.weight();
    auto sum = std::find_if(sums.begin(), sums.end(), [&](const Sum& s) { return s.commodity == weight.commodity; });
    if (sum == sums.end()) {
      if (sums.size() >= 100) return false;
      sum = sums.insert(sums.end(), Sum{.commodity = weight.commodity});
    }
    if (__builtin_add_overflow(sum->amount, weight.quantity, &sum->amount)) return false;
    if (posting.cost)
      sum->priced = true;
    else
      sum->places = std::max(sum->places, weight.places);
  }
  return true;
}

// Costs are products, so they need only agree to the decimals that are written.
bool is_zero(const Sum& sum) {
  if (!sum.priced) return sum.amount == 0;
  Millionths unit = kMillionths;
  for (int i = 0; i < (sum.places == 0 ? 2 : sum.places); ++i) unit /= 10;
  return sum.amount <= unit / 2 && sum.amount >= -unit / 2;
}

std::string plain_words(const Sum& sum) {
  const bool currency = !currency_code(sum.commodity).empty();
  return currency || sum.commodity.empty() ? money_words(sum.amount, sum.commodity)
                                           : money_words(sum.amount, "") + ' ' + quoted(sum.commodity);
}

// Puts in what the posting without an amount has to be: one amount of each commodity.
void fill_in(JournalTransaction& transaction, std::size_t place, const std::vector<Sum>& sums) {
  const JournalPosting model = transaction.postings[place];
  bool first = true;
  for (const Sum& sum : sums) {
    if (is_zero(sum)) continue;
    JournalPosting posting = model;
    posting.amount = JournalAmount{.quantity = -sum.amount, .commodity = sum.commodity, .places = sum.places};
    if (first)
      transaction.postings[place] = std::move(posting);
    else
      transaction.postings.push_back(std::move(posting));
    first = false;
  }
  if (first)
    transaction.postings[place].amount =
        JournalAmount{.quantity = 0, .commodity = sums.empty() ? std::string() : sums.front().commodity};
}

}  // namespace

JournalDay read_journal_day(std::string_view text, int year) {
  JournalDay out;
  const std::string_view written = text.substr(0, text.find_first_of(" \t=;)]"));
  const std::string no_date = "The text " + quoted(written) + " is not a date such as 2024-01-31.";
  int numbers[3] = {-1, -1, -1};
  int count = 0;
  char mark = 0;
  while (count < 3) {
    numbers[count] = take_digits(text);
    if (numbers[count] < 0) break;
    ++count;
    if (count == 3 || text.empty() || std::string_view("-/.").find(text[0]) == std::string_view::npos) break;
    if (mark == 0) mark = text[0];
    if (text[0] != mark) break;
    text.remove_prefix(1);
  }
  out.rest = text;
  if (count < 2 || (!text.empty() && std::string_view(" \t=;)]").find(text[0]) == std::string_view::npos)) {
    out.fault = no_date;
  } else if (count == 2 && year == 0) {
    out.fault = "The date " + quoted(written) + " has no year, and no line such as \"Y2024\" says one.";
  } else {
    const ReadDay day = count == 3 ? day_of(numbers[0], numbers[1], numbers[2], written)
                                   : day_of(year, numbers[0], numbers[1], written);
    out.day = day.day;
    out.fault = day.fault;
  }
  return out;
}

std::string read_journal_head(std::string_view text, int year, JournalTransaction& out) {
  out.head = text;
  JournalDay day = read_journal_day(text, year);
  if (!day.fault.empty()) return day.fault;
  out.day = day.day;
  text = day.rest;
  if (!text.empty() && text[0] == '=') {
    day = read_journal_day(text.substr(1), to_civil(out.day).year);
    if (!day.fault.empty()) return day.fault;
    out.second_day = day.day;
    text = day.rest;
  }
  skip_spaces(text);
  take_status(text, out.pending);
  if (!text.empty() && text[0] == '(') {
    const std::size_t end = text.find(')');
    if (end != std::string_view::npos) {
      out.code = tidy(text.substr(1, end - 1));
      text.remove_prefix(end + 1);
      skip_spaces(text);
    }
  }
  const std::size_t comment = text.find(';');
  if (comment != std::string_view::npos) {
    out.comment = tidy(text.substr(comment + 1));
    text = text.substr(0, comment);
  }
  const std::size_t bar = text.find('|');
  out.payee = tidy(text.substr(0, bar));
  if (bar != std::string_view::npos) out.note = tidy(text.substr(bar + 1));
  return {};
}

std::string read_journal_posting(std::string_view text, const JournalStyle& style, int year, JournalPosting& out) {
  skip_spaces(text);
  take_status(text, out.pending);
  const std::size_t comment = text.find(';');
  if (comment != std::string_view::npos) {
    out.comment = tidy(text.substr(comment + 1));
    text = text.substr(0, comment);
  }
  if (const std::string_view date = tag_value(out.comment, "date"); !date.empty()) {
    const JournalDay day = read_journal_day(date, year);
    if (!day.fault.empty()) return day.fault;
    out.day = day.day;
  }
  text = trim(text);
  std::string_view account = take_account(text);
  if (account.size() > 1 &&
      ((account.front() == '(' && account.back() == ')') || (account.front() == '[' && account.back() == ']'))) {
    out.is_virtual = true;
    account = trim(account.substr(1, account.size() - 2));
  }
  if (account.empty()) return "A posting has no account.";
  if (account.size() > kMaxAccountBytes) return "The name of the account " + quoted(account) + " is too long.";
  out.account = account;
  if (text.empty()) return {};
  if (text[0] == '(') return "The amount " + quoted(text) + " is to be calculated; such amounts are not read.";
  // Only what the balance is then: the amount has to follow from the other postings, and the balance is checked.
  if (text[0] == '=') return read_assertion(text, style, out);
  ReadJournalAmount read = read_journal_amount(text, style);
  if (!read.fault.empty()) return read.fault;
  out.amount = std::move(read.amount);
  text = read.rest;
  while (!text.empty()) {
    std::string fault;
    if (text[0] == '@')
      fault = read_cost(text, style, out);
    else if (text[0] == '=')
      fault = read_assertion(text, style, out);
    else
      fault = "The text " + quoted(text) + " behind an amount is not read.";
    if (!fault.empty()) return fault;
  }
  return {};
}

std::string balance(JournalTransaction& transaction) {
  std::optional<std::size_t> empty;
  for (std::size_t i = 0; i < transaction.postings.size(); ++i) {
    if (transaction.postings[i].amount || transaction.postings[i].is_virtual) continue;
    if (empty) return "More than one posting of this transaction has no amount.";
    empty = i;
  }
  std::vector<Sum> sums;
  if (!add_up(transaction, sums)) return "The amounts of this transaction are too many or too large.";
  if (empty) {
    fill_in(transaction, *empty, sums);
    return {};
  }
  sums.erase(std::remove_if(sums.begin(), sums.end(), is_zero), sums.end());
  // Two commodities without a price stand for an exchange of one into the other.
  const bool exchange =
      sums.size() == 2 && !sums[0].priced && !sums[1].priced && (sums[0].amount < 0) != (sums[1].amount < 0);
  if (sums.empty() || exchange) return {};
  std::string words;
  for (const Sum& sum : sums) words += (words.empty() ? "" : " and ") + plain_words(sum);
  return "This transaction does not balance: its postings add up to " + words + ", not to 0.";
}

}  // namespace cairn::finance::reading
