#include "apps/finance/reading/mt940/details.h"

#include <array>
#include <utility>

#include "apps/finance/reading/facts.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kFullLine = 65, kFullPart = 27;  // characters
constexpr std::size_t kMostBytes = 8'000;              // of one field; the standard has 390 characters

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Parts of a text that was broken after 27 characters: a full part goes on without a space.
void add_part(std::string& text, std::size_t& last_size, std::string_view part) {
  if (!text.empty() && last_size < kFullPart && !part.empty()) text += ' ';
  text += part;
  last_size = count_code_points(part);
}

// The words of SEPA within the purpose: "EREF+...SVWZ+...". Each goes on to the next one.
constexpr std::array<std::string_view, 13> kSepaWords = {"EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "COAM+", "OAMT+",
                                                         "SVWZ+", "ABWA+", "ABWE+", "IBAN+", "BIC+",  "PURP+"};

std::size_t sepa_word_at(std::string_view text, std::size_t at) {
  for (const std::string_view word : kSepaWords)
    if (text.substr(at, word.size()) == word) return word.size();
  return 0;
}

// What follows that word, or nothing.
std::string sepa_value(std::string_view text, std::string_view word) {
  const std::size_t found = text.find(word);
  if (found == std::string_view::npos) return {};
  const std::size_t begin = found + word.size();
  std::size_t end = begin;
  while (end < text.size() && sepa_word_at(text, end) == 0) ++end;
  return tidy(text.substr(begin, end - begin));
}

struct Numbered {
  std::string booking, purpose, bank, account, iban, name;
  std::size_t purpose_size = kFullPart, name_size = kFullPart;
};

void take_numbered(Numbered& out, int code, std::string_view value) {
  if (code == 0) out.booking = tidy(value);
  if ((code >= 20 && code <= 29) || (code >= 60 && code <= 63)) {
    // A word of SEPA begins at the start of a part, whatever came before.
    if (sepa_word_at(value, 0) > 0) out.purpose_size = 0;
    add_part(out.purpose, out.purpose_size, value);
  }
  if (code == 31) out.account = tidy(value);
  if (code == 38) out.iban = tidy(value);
  if (code == 32 || code == 33) add_part(out.name, out.name_size, value);
}

// "166?00GUTSCHRIFT?20...": three digits, a sign that parts, and two digits. The sign is any that is no letter or
// digit.
bool is_numbered(std::string_view text) {
  if (digits_at(text, 0, 3) < 0 || text.size() < 6 || digits_at(text, 4, 2) < 0) return false;
  const char mark = text[3];
  return mark > ' ' && mark <= '~' && !is_digit(mark) && (mark < 'A' || mark > 'Z') && (mark < 'a' || mark > 'z') &&
         std::string_view(".,-+:/").find(mark) == std::string_view::npos;
}

MtDetails read_numbered(std::string_view text) {
  const char mark = text[3];
  Numbered found;
  for (std::size_t at = 3; at < text.size();) {
    const int code = digits_at(text, at + 1, 2);
    std::size_t end = at + 3;  // a mark without a number is a letter of the text
    while (end < text.size() && !(text[end] == mark && digits_at(text, end + 1, 2) >= 0)) ++end;
    if (end > text.size()) break;
    take_numbered(found, code, text.substr(at + 3, end - at - 3));
    at = end;
  }
  MtDetails out;
  out.name = tidy(found.name);
  out.account = found.iban.empty() ? found.account : found.iban;
  if (out.name.empty()) out.name = sepa_value(found.purpose, "ABWA+");
  if (out.name.empty()) out.name = sepa_value(found.purpose, "ABWE+");
  out.purpose = sepa_value(found.purpose, "SVWZ+");
  if (out.purpose.empty()) out.purpose = tidy(found.purpose);
  if (out.purpose.empty()) out.purpose = found.booking;
  return out;
}

constexpr std::array<std::string_view, 24> kSlashWords = {
    "TRTP", "IBAN", "BIC",  "NAME", "REMI", "EREF", "KREF", "MARF", "CSID", "PREF", "ORDP", "BENM",
    "ID",   "ADDR", "PURP", "ISDT", "RTRN", "CNTP", "ULTB", "ULTD", "ULTC", "OCMT", "CHGS", "EXCH"};

// The word of "/WORD/" at that place, or nothing.
std::string_view slash_word_at(std::string_view text, std::size_t at) {
  if (text[at] != '/') return {};
  for (const std::string_view word : kSlashWords)
    if (text.substr(at + 1, word.size()) == word && text.substr(at + 1 + word.size(), 1) == "/") return word;
  return {};
}

std::string without_slashes(std::string_view text) {
  text = trim(text);
  while (!text.empty() && (text.back() == '/' || text.back() == ' ')) text.remove_suffix(1);
  while (!text.empty() && (text.front() == '/' || text.front() == ' ')) text.remove_prefix(1);
  return tidy(text);
}

// "NL32INGB0000012345/INGBNL2A/ING TEST/AMSTERDAM": account, bank, name, town.
void read_counterparty(std::string_view value, MtDetails& out) {
  const std::size_t bank = value.find('/');
  if (bank == std::string_view::npos) return;
  out.account = tidy(value.substr(0, bank));
  const std::size_t name = value.find('/', bank + 1);
  if (name == std::string_view::npos) return;
  out.name = tidy(value.substr(name + 1, value.find('/', name + 1) - name - 1));
}

// "USTD//text" and "STRD/CUR/reference".
std::string remittance(std::string_view value) {
  for (const std::string_view start : {"USTD//", "STRD/CUR/", "STRD/ISO/"})
    if (value.substr(0, start.size()) == start) return without_slashes(value.substr(start.size()));
  return without_slashes(value);
}

void read_foreign(std::string_view value, MtDetails& out) {
  const std::string currency = currency_code(value.substr(0, 3));
  if (currency.empty()) return;
  value.remove_prefix(3);
  const ReadMoney money = money_of(value.substr(0, value.find('/')), ",");
  if (!money.fault.empty()) return;
  out.foreign_currency = currency;
  out.foreign_amount = money.value;
}

struct SlashText {
  MtDetails details;
  std::string_view side;  // ORDP or BENM, where the words are of one of them
  bool known = false;
};

void take_slash(SlashText& out, std::string_view word, std::string_view value, bool credit) {
  if (word == "ORDP" || word == "BENM" || word == "ULTD" || word == "ULTC" || word == "ULTB") out.side = word;
  if (word == "ORDP" || word == "BENM") out.known = true;
  const bool theirs = out.side.empty() || out.side == (credit ? "ORDP" : "BENM");
  if (word == "NAME" && theirs && out.details.name.empty()) out.details.name = without_slashes(value);
  if (word == "IBAN" && out.details.account.empty()) out.details.account = without_slashes(value);
  if (word == "ID" && theirs && out.details.account.empty()) out.details.account = without_slashes(value);
  if (word == "CNTP") read_counterparty(value, out.details);
  if (word == "REMI") out.details.purpose = remittance(value);
  if (word == "OCMT") read_foreign(value, out.details);
  if (word == "NAME" || word == "REMI" || word == "CNTP" || word == "IBAN") out.known = true;
}

// "/TRTP/SEPA OVERBOEKING/IBAN/NL../NAME/../REMI/../EREF/..".
bool read_slashes(std::string_view text, bool credit, MtDetails& out) {
  if (text.empty() || text[0] != '/') return false;
  SlashText found;
  std::string_view word;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const std::string_view next = at == text.size() ? std::string_view() : slash_word_at(text, at);
    if (at < text.size() && next.empty()) continue;
    if (!word.empty()) take_slash(found, word, text.substr(begin, at > begin ? at - begin : 0), credit);
    word = next;
    begin = at + next.size() + 2;
    at += next.empty() ? 0 : next.size();  // its last slash may begin the next word: "/ORDP//NAME/"
  }
  if (!found.known) return false;
  out = std::move(found.details);
  if (out.purpose.empty()) out.purpose = without_slashes(text);
  return true;
}

}  // namespace

void read_mt_foreign(std::string_view text, MtDetails& out) {
  constexpr std::string_view kWord = "/OCMT/";
  if (const std::size_t at = text.find(kWord); at != std::string_view::npos)
    read_foreign(text.substr(at + kWord.size()), out);
}

std::string join_wrapped(const std::vector<std::string_view>& lines) {
  std::string out;
  bool full = true;
  for (const std::string_view line : lines) {
    if (out.size() > kMostBytes) break;
    if (!full) out += ' ';
    out += line;
    full = count_code_points(line) >= kFullLine;
  }
  return tidy(out);
}

MtDetails read_mt_details(const std::vector<std::string_view>& lines, bool credit) {
  std::string whole;  // these forms are broken anywhere, even within a number
  for (const std::string_view line : lines)
    if (whole.size() < kMostBytes) whole += line;
  const std::string_view text = truncate_utf8(whole, kMostBytes);
  const std::string_view start = trim(text);
  if (is_numbered(start)) return read_numbered(start);
  MtDetails out;
  if (!read_slashes(start, credit, out)) out.purpose = join_wrapped(lines);
  return out;
}

MtDetails read_mt_coded_lines(const std::vector<std::string_view>& lines) {
  MtDetails out;
  std::string booking;
  std::size_t name_size = kFullPart, purpose_size = kFullPart;
  for (const std::string_view line : lines) {
    const int code = digits_at(line, 0, 2);
    if (code < 0 || out.purpose.size() > kMostBytes || out.name.size() > kMostBytes) continue;
    const std::string_view value = trim(line.substr(2));
    if (code >= 1 && code <= 14) add_part(out.purpose, purpose_size, value);
    if (code == 15 || code == 16) add_part(out.name, name_size, value);
    if (code == 17) booking = tidy(value);
    if (code == 34) out.account = tidy(value);
  }
  out.name = tidy(out.name);
  out.purpose = tidy(out.purpose.empty() ? booking : out.purpose);
  return out;
}

}  // namespace cairn::finance::reading
