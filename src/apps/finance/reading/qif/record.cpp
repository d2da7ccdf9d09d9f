#include "apps/finance/reading/qif/record.h"
#include "apps/finance/reading/facts.h"

#include <algorithm>

#include "apps/finance/reading/qif/values.h"
#include "apps/finance/reading/table/problems.h"
#include "apps/finance/reading/table/row.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

std::string words(TableReason reason, Field field, std::string_view cell) {
  TableBlame blame;
  blame.reason = reason;
  blame.field = field;
  blame.cell = std::string(truncate_utf8(cell, kMaxStartBytes));
  return words_of(blame);
}

bool fail(QifOutcome& out, std::string text) {
  out.fault = QifFault::kProblem;
  out.words = std::move(text);
  return false;
}

bool read_day(const QifRecord& record, const QifPlan& plan, QifOutcome& out) {
  const std::string_view text = trim(record.text_of('D'));
  const ReadDate day = read_qif_day(text, plan.date_order);
  switch (day.fault) {
    case DateFault::kNone:
      out.entry.booked = Date{day.day};
      return true;
    case DateFault::kEmpty:
      return fail(out, "The entry has no date: its line that begins with D is missing or empty. It was left out.");
    case DateFault::kOtherOrder:
      return fail(out, words(TableReason::kOtherDateOrder, Field::kBooked, text));
    case DateFault::kNoSuchDay:
      return fail(out, words(TableReason::kNoSuchDay, Field::kBooked, text));
    case DateFault::kNotADate:
      break;
  }
  return fail(out, words(TableReason::kUnreadDate, Field::kBooked, text));
}

// False: `text` says why.
bool read_money(std::string_view text, const QifPlan& plan, Millionths& value, std::string& why) {
  text = trim(text);
  const CellMoney money = read_cell_money(text, plan.decimal_sign);
  value = money.value;
  if (money.fault == NumberFault::kNone && !money.too_fine) return true;
  TableReason reason = TableReason::kUnreadAmount;
  if (money.fault == NumberFault::kNone) reason = TableReason::kTooManyDecimals;
  if (money.fault == NumberFault::kOtherSign) reason = TableReason::kOtherDecimals;
  if (money.fault == NumberFault::kTooLarge) reason = TableReason::kHugeAmount;
  why = words(reason, Field::kAmount, text);
  return false;
}

// T, or U, which is the same for larger amounts.
bool read_amount(const QifRecord& record, const QifPlan& plan, QifOutcome& out) {
  const std::string_view large = trim(record.text_of('U'));
  const std::string_view text = large.empty() ? trim(record.text_of('T')) : large;
  if (text.empty())
    return fail(out, "The entry has no amount: its line that begins with T is missing or empty. It was left out.");
  std::string why;
  return read_money(text, plan, out.entry.amount, why) || fail(out, why);
}

// Without the class behind the slash.
std::string category_of(std::string_view text, QifOutcome& out) {
  text = trim(text);
  const std::size_t from = text.empty() || text[0] != '[' ? 0 : std::min(text.find(']'), text.size());
  const std::size_t slash = text.find('/', from);
  if (slash != std::string_view::npos && slash + 1 < text.size()) out.has_class = true;
  return tidy(text.substr(0, slash));
}

// Hundredths of a percent of an amount; false where that is no whole number.
bool share_of(Millionths amount, std::string_view percent, Millionths& part) {
  percent = trim(percent);
  if (!percent.empty() && percent.back() == '%') percent.remove_suffix(1);
  const ReadNumber read = read_number(percent, DecimalSign::kPoint, 2);
  constexpr std::int64_t kWhole = 10'000, kMost = 1'000'000'000'000;
  if (read.fault != NumberFault::kNone || read.rounded || read.value < 0 || read.value > kWhole) return false;
  if (amount > kMost || amount < -kMost || amount * read.value % kWhole != 0) return false;
  part = amount * read.value / kWhole;
  return true;
}

void read_splits(const QifRecord& record, const QifPlan& plan, QifOutcome& out) {
  Millionths sum = 0;
  bool sound = true, told = true;
  std::vector<Part> parts;
  for (const QifRecord::Line& line : record.lines) {
    if (line.letter == 'S') {
      sound = sound && told;
      told = false;
      parts.push_back({category_of(line.text, out), {}, 0});
    } else if (!parts.empty() && line.letter == 'E') {
      parts.back().memo = joined(parts.back().memo, tidy(line.text));
    } else if (!parts.empty() && !told && (line.letter == '$' || line.letter == '%')) {
      std::string why;
      told = line.letter == '$' ? read_money(line.text, plan, parts.back().amount, why)
                                : share_of(out.entry.amount, line.text, parts.back().amount);
      if (told) sum += parts.back().amount;
    }
  }
  if (parts.empty()) return;
  if (!sound || !told || sum != out.entry.amount) {
    out.fault = QifFault::kSplitsOff;
    return;
  }
  out.entry.parts = std::move(parts);
}

void read_texts(const QifRecord& record, std::string_view own, QifOutcome& out) {
  Entry& entry = out.entry;
  entry.payee = tidy(record.text_of('P'));
  for (const QifRecord::Line& line : record.lines)
    if (line.letter == 'M') entry.memo = joined(entry.memo, tidy(line.text));
  const std::string number = tidy(record.text_of('N'));
  const bool digits =
      !number.empty() && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits)
    entry.check_number = number;
  else if (entry.memo.empty())
    entry.memo = number;
  const std::string_view label = trim(record.text_of('L'));
  const std::string other = qif_transfer(label);
  if (!other.empty()) {
    // An opening balance names its own account there.
    const bool opening = to_lower_ascii(entry.payee) == "opening balance";
    if (other != own && !opening) entry.own_account = other;
    category_of(label, out);
  } else if (label.substr(0, 2) != "--") {  // "--Split--"
    entry.category = category_of(label, out);
  }
}

enum class Cash : std::uint8_t { kSigned, kIn, kOut, kNone, kUnknown };
struct Action {
  std::string_view name;
  Cash cash;
};
constexpr Action kActions[] = {
    {"cash", Cash::kSigned},   {"div", Cash::kIn},        {"intinc", Cash::kIn},     {"miscinc", Cash::kIn},
    {"cglong", Cash::kIn},     {"cgshort", Cash::kIn},    {"cgmid", Cash::kIn},      {"rtrncap", Cash::kIn},
    {"xin", Cash::kIn},        {"contribx", Cash::kIn},   {"sell", Cash::kIn},       {"buy", Cash::kOut},
    {"xout", Cash::kOut},      {"withdrwx", Cash::kOut},  {"miscexp", Cash::kOut},   {"margint", Cash::kOut},
    {"buyx", Cash::kNone},     {"sellx", Cash::kNone},    {"divx", Cash::kNone},     {"intincx", Cash::kNone},
    {"miscincx", Cash::kNone}, {"miscexpx", Cash::kNone}, {"cglongx", Cash::kNone},  {"cgshortx", Cash::kNone},
    {"cgmidx", Cash::kNone},   {"rtrncapx", Cash::kNone}, {"margintx", Cash::kNone}, {"reinvdiv", Cash::kNone},
    {"reinvint", Cash::kNone}, {"reinvlg", Cash::kNone},  {"reinvsh", Cash::kNone},  {"reinvmd", Cash::kNone},
    {"shrsin", Cash::kNone},   {"shrsout", Cash::kNone},  {"stksplit", Cash::kNone}, {"reminder", Cash::kNone},
    {"grant", Cash::kNone},    {"vest", Cash::kNone},     {"expire", Cash::kNone},   {"exercise", Cash::kUnknown}};

Cash cash_of(std::string_view action) {
  const std::string name = to_lower_ascii(trim(action));
  for (const Action& known : kActions)
    if (known.name == name) return known.cash;
  return Cash::kUnknown;
}

}  // namespace

std::string_view QifRecord::text_of(char letter) const {
  for (const Line& line : lines) {
    if (line.letter == letter) return line.text;
    if (line.letter == 'S') break;
  }
  return {};
}

bool QifRecord::has(char letter) const {
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) { return line.letter == letter; });
}

std::string qif_transfer(std::string_view text) {
  text = trim(text);
  const std::size_t close = text.find(']');
  if (text.empty() || text[0] != '[' || close == std::string_view::npos) return {};
  return tidy(text.substr(1, close - 1));
}

QifOutcome read_qif_entry(const QifRecord& record, const QifPlan& plan, std::string_view own) {
  QifOutcome out;
  out.entry.line = record.first_line;
  if (record.too_long) {
    fail(out, "The entry has more than 2,000 lines; the ^ at its end may be missing. It was left out.");
    return out;
  }
  if (!read_day(record, plan, out) || !read_amount(record, plan, out)) return out;
  read_splits(record, plan, out);
  read_texts(record, own, out);
  return out;
}

QifOutcome read_qif_investment(const QifRecord& record, const QifPlan& plan, std::string_view own) {
  const std::string action = tidy(record.text_of('N'));
  const Cash cash = cash_of(action);
  QifOutcome out;
  if (cash == Cash::kNone) {
    out.fault = QifFault::kNoCash;
    out.words = action;
    return out;
  }
  if (cash == Cash::kUnknown) {
    fail(out, action.empty() ? std::string("The entry of an investment account does not say what was done: its line "
                                           "that begins with N is missing or empty. It was left out.")
                             : "The action " + quoted(action) +
                                   " of an investment account is not known, so nothing says which way money goes. It "
                                   "was left out.");
    return out;
  }
  out = read_qif_entry(record, plan, own);
  if (out.fault == QifFault::kProblem) return out;
  Entry& entry = out.entry;
  entry.parts.clear();
  out.fault = QifFault::kNone;
  entry.check_number.clear();
  const std::string what = joined(action, tidy(record.text_of('Y')));
  if (cash != Cash::kSigned) entry.memo = entry.memo == action ? what : joined(what, entry.memo);
  if (cash == Cash::kSigned && entry.memo == action) entry.memo.clear();
  if (cash == Cash::kOut && entry.amount > 0) entry.amount = -entry.amount;
  return out;
}

}  // namespace cairn::finance::reading
