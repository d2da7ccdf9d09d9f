#include "apps/finance/reading/open.h"

#include "apps/finance/reading/qif/qif.h"
#include "apps/finance/reading/table/reader.h"

namespace cairn::finance::reading {

std::string_view format_name(Format format) {
  switch (format) {
    case Format::kTable:
      return "Table";
    case Format::kOfx:
      return "OFX";
    case Format::kQif:
      return "QIF";
    case Format::kMt940:
      return "MT940";
    case Format::kCamt:
      return "CAMT";
    case Format::kJournal:
      break;
  }
  return "Journal";
}

std::unique_ptr<StatementReader> open_statements(Format format, std::string_view text) {
  switch (format) {
    case Format::kTable:
      return open_table(text);
    case Format::kOfx:
      return open_ofx(text);
    case Format::kQif:
      return open_qif(text, propose_qif(text));
    case Format::kMt940:
      return open_mt940(text);
    case Format::kCamt:
      return open_camt(text);
    case Format::kJournal:
      break;
  }
  return open_journal(text);
}

}  // namespace cairn::finance::reading
