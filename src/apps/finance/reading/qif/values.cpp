#include "apps/finance/reading/qif/values.h"
#include "apps/finance/reading/text_lines.h"

#include <algorithm>

#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kMaxDayBytes = 40;

struct Hints {
  std::size_t day_first = 0, month_first = 0, either_date = 0, point = 0, comma = 0, either_sign = 0;
};

void hint_of_date(std::string_view text, Hints& hints) {
  const DateHint hint = date_hint(qif_day_text(text));
  if (hint == DateHint::kDayFirst) ++hints.day_first;
  if (hint == DateHint::kMonthFirst) ++hints.month_first;
  if (hint == DateHint::kEither) ++hints.either_date;
}

void hint_of_amount(std::string_view text, Hints& hints) {
  const DecimalHint hint = decimal_hint(text);
  if (hint == DecimalHint::kPoint) ++hints.point;
  if (hint == DecimalHint::kComma) ++hints.comma;
  if (hint == DecimalHint::kEither) ++hints.either_sign;
}

}  // namespace

std::string qif_day_text(std::string_view text) {
  std::string out;
  text = trim(truncate_utf8(text, kMaxDayBytes));
  const bool words = std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c >= 'a'; });
  if (words) return std::string(text);
  for (const char c : text) {
    if (c == ' ') continue;
    out += c == '\'' ? '/' : c;
  }
  // "1.12'21" and "1-12'21": the mark before the year as the other one.
  const std::size_t first = out.find_first_of("/.-");
  const std::size_t last = out.find_last_of('/');
  if (first != std::string::npos && last != std::string::npos && text.find('\'') != std::string_view::npos)
    out[last] = out[first];
  return out;
}

ReadDate read_qif_day(std::string_view text, DateOrder order) { return read_cell_day(qif_day_text(text), order); }

QifPlan propose_qif(std::string_view text) {
  Hints hints;
  TextLines lines(text);
  bool entries = true;
  for (std::string_view line; lines.next(line);) {
    if (line.empty()) continue;
    if (line[0] == '!') {
      const std::string type = to_lower_ascii(trim(line));
      // In lists the same letters mean other things.
      entries = type.substr(0, 6) == "!type:" && type.find("cat") != 6 && type.find("class") != 6 &&
                type.find("security") != 6 && type.find("prices") != 6 && type.find("memorized") != 6 &&
                type.find("tag") != 6;
    }
    if (!entries) continue;
    if (line[0] == 'D') hint_of_date(line.substr(1), hints);
    if (line[0] == 'T' || line[0] == 'U' || line[0] == '$') hint_of_amount(line.substr(1), hints);
  }
  QifPlan plan;
  plan.date_order = hints.month_first > hints.day_first ? DateOrder::kMonthFirst : DateOrder::kDayFirst;
  plan.date_order_unsure = hints.either_date > 0 && hints.day_first == hints.month_first;
  plan.decimal_sign = hints.comma > hints.point ? DecimalSign::kComma : DecimalSign::kPoint;
  plan.decimal_sign_unsure = hints.either_sign > 0 && hints.point == hints.comma;
  return plan;
}

}  // namespace cairn::finance::reading
