#include "apps/finance/reading/file_kind.h"
#include "apps/finance/reading/text_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "apps/finance/reading/qif/values.h"
#include "apps/finance/reading/table/shape.h"
#include "apps/finance/reading/table/values.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kLookedAt = 1 << 18;

struct Magic {
  std::string_view start, words;
};
constexpr std::string_view kSheet =
    "This is a spreadsheet or an archive (Excel, OpenDocument or zip). Unpack it, or open it and save it as CSV.";
constexpr std::string_view kPicture =
    "This is a picture. Download the transactions from your bank as CSV, OFX or CAMT.";
constexpr std::array<Magic, 15> kMagics = {
    {{std::string_view("PK\x03\x04", 4), kSheet},
     {std::string_view("PK\x05\x06", 4), kSheet},
     {"\xD0\xCF\x11\xE0", "This is an old Excel workbook. Open it with a spreadsheet and save it as CSV."},
     {"%PDF-",
      "This is a PDF document, whose amounts cannot be read with certainty. Download the same statement from "
      "your bank as CSV, OFX or CAMT."},
     {std::string_view("SQLite format 3\0", 16),
      "This is a database of another program. Export its transactions as CSV or QIF."},
     {"\x1F\x8B", "This file is packed with gzip. Unpack it first."},
     {"Rar!", "This is a packed archive. Unpack it first."},
     {"7z\xBC\xAF", "This is a packed archive. Unpack it first."},
     {"\x89PNG", kPicture},
     {"\xFF\xD8\xFF", kPicture},
     {"GIF8", kPicture},
     {"BM6", kPicture},
     {"II*", kPicture},
     {"RIFF", "This is a picture, a sound or a video. Download the transactions from your bank as CSV, OFX or CAMT."},
     {"{\\rtf",
      "This is a document of a word processor. Download the transactions from your bank as CSV, OFX or CAMT."}}};

bool begins(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }
bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool is_ofx(std::string_view upper_start) {
  return begins(upper_start, "OFXHEADER") || has(upper_start, "<OFX>") || has(upper_start, "<?OFX ") ||
         has(upper_start, "OFXHEADER:");
}

bool is_camt(std::string_view start) {
  return has(start, "urn:iso:std:iso:20022:tech:xsd:camt.05") || has(start, "BkToCstmrStmt") ||
         has(start, "BkToCstmrAcctRpt") || has(start, "BkToCstmrDbtCdtNtfctn");
}

// Tags of SWIFT at the beginnings of lines.
bool is_mt940(std::string_view text) {
  if (begins(text, "{1:F01") || begins(text, "{1:F21")) return true;
  TextLines lines(text);
  std::size_t tags = 0;
  for (std::string_view line; lines.next(line);) {
    line = trim(line);
    for (const std::string_view tag : {":20:", ":25:", ":28C:", ":28:", ":60F:", ":60M:", ":61:", ":62F:", ":940:"})
      if (begins(line, tag)) ++tags;
    if (tags >= 3) return true;
  }
  return false;
}

bool is_qif(std::string_view text) {
  TextLines lines(text);
  std::size_t looked_at = 0, days = 0, ends = 0, amounts = 0;
  for (std::string_view line; lines.next(line) && looked_at < 2000; ++looked_at) {
    line = trim(line);
    const std::string start = to_lower_ascii(line.substr(0, 8));
    if (begins(start, "!type:") || begins(start, "!account") || begins(start, "!option:") || begins(start, "!clear:"))
      return true;
    if (line.size() > 1 && line[0] == 'D' && is_day(qif_day_text(line.substr(1)))) ++days;
    if (line.size() > 1 && (line[0] == 'T' || line[0] == 'U') && is_money(line.substr(1))) ++amounts;
    if (line == "^") ++ends;
  }
  return days > 0 && amounts > 0 && ends > 0;
}

bool is_space(char c) { return c == ' ' || c == '\t'; }

// A line that begins with a day, and below it lines that begin with spaces.
bool is_journal(std::string_view text) {
  TextLines lines(text);
  bool dated = false;
  std::size_t entries = 0, looked_at = 0, directives = 0;
  for (std::string_view line; lines.next(line) && looked_at < 5000; ++looked_at) {
    if (line.empty()) {
      dated = false;
      continue;
    }
    if (is_space(line[0])) {
      const std::string_view inside = trim(line);
      if (dated && !inside.empty() && inside[0] != ';') {
        ++entries;
        dated = false;
      }
      continue;
    }
    const std::string_view first = line.substr(0, line.find_first_of(" \t="));
    dated = first.size() >= 8 && first.size() <= 10 && first[0] >= '0' && first[0] <= '9' && looks_like_day(first);
    for (const std::string_view word : {"account ", "commodity ", "include ", "P ", "D ", "decimal-mark "})
      if (begins(line, word)) ++directives;
  }
  return entries > 0 || directives > 2;
}

Error foreign(std::string_view words) { return Error{ErrorCode::kForeign, std::string(words), {}}; }

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return out;
}

Result<Format> format_of_markup(std::string_view text) {
  const std::string start = upper(text.substr(0, kLookedAt));
  if (is_camt(text.substr(0, kLookedAt))) return Format::kCamt;
  if (has(start, "<HTML") || begins(start, "<!DOCTYPE HTML") || has(start, "<TABLE") || has(start, "<BODY"))
    return foreign(
        "This is a web page, perhaps the bank's own or its login page, and not a file of transactions. Use the bank's "
        "export or download and choose CSV, OFX or CAMT.");
  if (has(start, "URN:ISO:STD:ISO:20022"))
    return foreign(
        "This is an ISO 20022 message, but not an account statement: those are camt.052, camt.053 and camt.054. "
        "Payment "
        "orders (pain) have nothing that was booked.");
  if (has(start, "<?MSO-APPLICATION") || has(start, "SPREADSHEET"))
    return foreign("This is a spreadsheet as XML. Open it with a spreadsheet and save it as CSV.");
  return foreign("This is an XML file of a kind that is not known. Download the transactions as CSV, OFX or CAMT.");
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

Result<Format> format_by_name(std::string_view file_name, const Error& error) {
  const std::string name = to_lower_ascii(file_name);
  if (ends_with(name, ".ofx") || ends_with(name, ".qfx")) return Format::kOfx;
  if (ends_with(name, ".qif")) return Format::kQif;
  if (ends_with(name, ".mt940") || ends_with(name, ".sta") || ends_with(name, ".940")) return Format::kMt940;
  if (ends_with(name, ".journal") || ends_with(name, ".hledger") || ends_with(name, ".ledger")) return Format::kJournal;
  return error;
}

}  // namespace

std::string_view what_bytes_are(std::string_view bytes) {
  for (const Magic& magic : kMagics)
    if (begins(bytes, magic.start)) return magic.words;
  return {};
}

Result<Format> find_format(std::string_view file_name, std::string_view bytes, std::string_view text) {
  if (bytes.empty() || (trim(text).empty() && trim(bytes).empty()))
    return Error{ErrorCode::kInvalid, "The file is empty.", {}};
  if (const std::string_view words = what_bytes_are(bytes); !words.empty()) return foreign(words);
  text = trim(text.substr(0, kLookedAt));
  const bool control = text.substr(0, 4096).find('\0') != std::string_view::npos;
  if (text.empty() || control)
    return foreign(
        "This is not a text file. Download the transactions from your bank as CSV, OFX, QIF, MT940 or CAMT.");
  const std::string start = upper(text.substr(0, 4096));
  if (is_ofx(start)) return Format::kOfx;
  if (text[0] == '<') return format_of_markup(text);
  if (is_mt940(text)) return Format::kMt940;
  if (is_qif(text)) return Format::kQif;
  const Result<TableShape> shape = find_table_shape(text);
  if (is_journal(text)) return Format::kJournal;
  if (shape.ok()) return Format::kTable;
  if (text[0] == '{' || text[0] == '[')
    return foreign("This is a JSON file. Export the transactions as CSV, OFX or QIF.");
  return format_by_name(file_name, shape.error());
}

}  // namespace cairn::finance::reading
