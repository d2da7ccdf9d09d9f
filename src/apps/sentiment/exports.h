#pragma once
// What leaves the analyser as files: judged texts as a table or JSON, and a report of one page to print. From plain
// values; knows neither the state nor how the texts were judged.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/sentiment/tone.h"
#include "base/csv.h"
#include "base/date.h"

namespace cairn::sentiment {

struct ToldTone {
  std::array<double, kTones> probabilities{};
  bool sure = false;  // else the likeliest tone is not likely enough to be said
};
Tone likeliest(const ToldTone& told);
std::string_view told_words(const ToldTone& told);  // "Positive", "Not sure"

struct ExportedText {
  std::string text;
  std::optional<Instant> time;
  std::string author, source, id, file_label;  // as the file had them; may be empty
  std::optional<double> rating;
  std::size_t copies = 0;                     // further rows with the same text
  std::string language;                       // in words; may be empty
  std::vector<std::optional<ToldTone>> told;  // for each model; none: it has not read it
  std::optional<Tone> own;                    // what the person says
  std::optional<double> irony, sarcasm;       // probabilities
  std::string emotion;                        // may be empty
};

enum class TextsFormat { kCsv, kJson };

// A row at a time, so that a page stays alive. The table (RFC 4180, with names of columns) is guarded against
// spreadsheets (base/csv.h). The JSON is an object with "schema": 1, "kind": "cairn.sentiment.texts", "collection" and
// "texts", an object a text on a line of its own, without the fields that are empty. Probabilities have four decimals.
class TextsExport {
 public:
  static constexpr int kSchema = 1;

  TextsExport(TextsFormat format, std::string_view collection, std::vector<std::string> models);
  void add(const ExportedText& text);
  std::string finish();

 private:
  void add_csv(const ExportedText& text);
  void add_json(const ExportedText& text);

  TextsFormat format_;
  std::vector<std::string> models_;
  CsvWriter csv_;
  std::string json_;
  bool first_ = true;
};

// ---- The report

struct ReportShare {
  std::size_t count = 0;
  double share = 0, low = 0, high = 0;  // 0..1; the interval that the caveats speak of
};

struct ReportBucket {
  std::string label;
  std::array<std::size_t, kTones> counts{};
};

struct ReportTopic {
  std::string term;
  std::size_t here = 0, elsewhere = 0;  // texts of the tone, and of the others, that have it
};

struct ReportQuote {
  std::string text, about;  // who, where, when, in words; may be empty
};

struct ReportFigures {
  std::size_t texts = 0;  // with a label that they were measured on
  double accuracy = 0, accuracy_low = 0, accuracy_high = 0;
  double macro_f1 = 0, macro_f1_low = 0, macro_f1_high = 0;
};

struct Report {
  std::string collection, date;      // of the report, in words
  std::string model, model_version;  // as they are shown
  std::size_t texts = 0, not_sure = 0, copies = 0, own_labels = 0;
  std::array<ReportShare, kTones> shares;
  std::vector<ReportBucket> trend;  // in order of time
  std::vector<ReportTopic> negative_topics, positive_topics;
  std::vector<ReportBucket> sources;
  std::vector<ReportQuote> negative_quotes, positive_quotes;
  std::optional<ReportFigures> figures;
  std::vector<std::string> caveats;
};

// What the page has room for. Further buckets of the trend are added to their neighbours, further sources become one
// line; of the others the first ones are shown.
inline constexpr std::size_t kReportTopics = 6, kReportQuotes = 3, kReportSources = 5, kReportBuckets = 36,
                             kReportCaveats = 4, kReportQuoteCharacters = 180, kReportNameCharacters = 60,
                             kReportCaveatCharacters = 240;

// One HTML file that prints on one sheet of A4: no script, no address that is fetched, no inline style.
std::string report_html(const Report& report);

}  // namespace cairn::sentiment
