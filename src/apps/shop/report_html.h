#pragma once
// A report of the shop for printing: figures, the trend and the tables that the dashboard shows, on one sheet. It takes
// words as they are to be read, and knows nothing of orders.

#include <cstddef>
#include <string>
#include <vector>

namespace cairn::shop::desk {

struct Report {
  struct Figure {
    std::string name, value, beside;  // beside: what it is compared with
  };
  struct Line {  // of the trend: one day, week or month
    std::string label;
    double value = 0;
  };
  struct Table {
    std::string title;
    std::vector<std::string> heads;
    std::vector<bool> right;  // by column: aligned at the right, as numbers are
    std::vector<std::vector<std::string>> rows;
  };

  std::string title;
  std::string days;                  // "4 Sep to 2 Dec 2011"
  std::vector<std::string> choices;  // "Only: France"
  std::string made_on;               // a day, in words
  std::vector<Figure> figures;
  std::vector<Line> trend;              // in order of time; values that are no numbers are left out
  std::string trend_title, trend_unit;  // "Revenue by day", "GBP"
  std::vector<Table> tables;
  std::vector<std::string> notes;
};

// What the page has room for: of more, the first ones are shown, and of longer texts the beginning.
inline constexpr std::size_t kReportFigures = 6, kReportTables = 4, kReportRows = 10, kReportColumns = 6,
                             kReportChoices = 8, kReportNotes = 6;
inline constexpr std::size_t kReportNameCharacters = 60, kReportNumberCharacters = 24, kReportNoteCharacters = 240;

// One HTML file that prints on one sheet of A4, in black and white too: no script, no address that is fetched, no
// style attribute, no ground that must be printed.
std::string report_html(const Report& report);

}  // namespace cairn::shop::desk
