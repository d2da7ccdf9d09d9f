// How often the suggested category is right, by the shipped code, as one line of JSON:
//   LEXICON FILE
// FILE is CSV with the columns date, description, amount, type (debit, credit), category, account, in the order of
// time. Every entry is suggested, then filed as the file has it, as a person does; `once`: only the first four fifths
// are learned. `raw`: the same with texts as banks write them: upper case, codes, cities, cut words.
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "apps/finance/filing/entry_words.h"
#include "apps/finance/filing/naming.h"
#include "apps/finance/filing/suggester.h"
#include "base/amounts.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/random.h"

namespace {

using namespace cairn;
using namespace cairn::finance::filing;

constexpr int kFailed = 2;
constexpr std::size_t kLabels = 50;

int fail(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  return kFailed;
}

struct Row {
  std::string text, category, account;
  finance::Minor amount = 0;
};

std::string whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Result<std::vector<Row>> read(const std::string& path) {
  const std::string text = whole(path);
  CsvReader reader(text, ',');
  std::vector<Row> rows;
  CsvRow row;
  reader.next(row);  // the names
  while (reader.next(row)) {
    if (row.cells.size() != 6)
      return Error{ErrorCode::kInvalid, path + " line " + std::to_string(row.line) + " has not six cells.", {}};
    const ReadNumber amount = read_number(row.cells[2], DecimalSign::kPoint, 2);
    rows.push_back({row.cells[1], row.cells[4], row.cells[5], row.cells[3] == "debit" ? -amount.value : amount.value});
  }
  if (rows.size() < 2 * kLabels) return Error{ErrorCode::kInvalid, path + " has too few rows.", {}};
  return rows;
}

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return text;
}

// As a card's statement has it. The same seed gives the same texts.
std::string as_bank_text(const std::string& merchant, Random& random) {
  static const char* const kFronts[] = {
      "", "", "POS PURCHASE ", "SQ *", "TST* ", "DEBIT CARD PURCHASE ", "VISA 4411 ", "POS DEB 0932 "};
  static const char* const kCities[] = {"SEATTLE WA", "BELLEVUE WA", "PORTLAND OR",
                                        "TACOMA WA",  "REDMOND WA",  "800-555-0142 CA"};
  std::string text = upper(merchant);
  if (random.chance(0.3)) {  // one word is cut
    const std::size_t space = text.rfind(' ');
    const std::size_t begin = space == std::string::npos ? 0 : space + 1, size = text.size() - begin;
    if (size > 5) text.resize(begin + 4 + random.index(size - 4));
  }
  if (random.chance(0.5)) text += " #" + std::to_string(100 + random.below(9'900));
  text += ' ' + std::string(kCities[random.index(std::size(kCities))]);
  if (random.chance(0.4)) text += ' ' + std::to_string(10'000'000 + random.below(89'999'999));
  if (random.chance(0.3)) {
    const std::uint64_t month = 1 + random.below(9), day = 10 + random.below(10);
    text += " 0" + std::to_string(month) + "/" + std::to_string(day);
  }
  text = kFronts[random.index(std::size(kFronts))] + text;
  return text.substr(0, 40);
}

struct Bin {
  double said = 0, right = 0, count = 0;
};

class Run {
 public:
  Run(const std::vector<Row>& rows, const Lexicon& lexicon)
      : rows_(rows), suggester_(&lexicon, naming_of(names(rows))) {
    for (const Row& row : rows) suggester_.see(entry_words(row.text, {}));
  }

  // Rows [begin, end): suggested, and learned where `learn`. The share that is right.
  double go(std::size_t begin, std::size_t end, bool learn) {
    double right = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const std::optional<Suggestion> found = suggester_.suggest(features(i));
      const bool good = found && found->category == rows_[i].category;
      right += good ? 1 : 0;
      if (found) {
        Bin& bin = bins_[std::min<std::size_t>(9, static_cast<std::size_t>(found->confidence * 10))];
        bin.said += found->confidence;
        bin.right += good ? 1 : 0;
        ++bin.count;
      }
      if (learn) file(i);
    }
    return right / static_cast<double>(end - begin);
  }
  void file(std::size_t i) { suggester_.learn(features(i), rows_[i].category); }

  // Expected calibration error: by how much confidence and what came true differ, weighted by count.
  double calibration() const {
    double sum = 0, count = 0;
    for (const Bin& bin : bins_) {
      sum += std::abs(bin.said - bin.right);
      count += bin.count;
    }
    return count > 0 ? sum / count : 0;
  }

 private:
  static std::vector<std::string> names(const std::vector<Row>& rows) {
    std::set<std::string> all;
    for (const Row& row : rows) all.insert(row.category);
    return {all.begin(), all.end()};
  }
  static Suggester::Naming naming_of(std::vector<std::string> names) {
    return [names = std::move(names)](const Lexicon::List& list) {
      const std::size_t at = category_meant(list, names);
      return at == names.size() ? std::string() : names[at];
    };
  }
  Features features(std::size_t i) const { return {entry_words(rows_[i].text, {}), rows_[i].amount, rows_[i].account}; }

  const std::vector<Row>& rows_;
  Suggester suggester_;
  Bin bins_[10];
};

Json judge(const std::vector<Row>& rows, const Lexicon& lexicon) {
  const std::size_t cut = rows.size() - rows.size() / 5;
  Run learning(rows, lexicon), once(rows, lexicon), labels(rows, lexicon);
  const double before = learning.go(0, cut, true);
  const double last = learning.go(cut, rows.size(), true);
  for (std::size_t i = 0; i < cut; ++i) once.file(i);
  const double fixed = once.go(cut, rows.size(), false);
  for (std::size_t i = 0; i < kLabels; ++i) labels.file(i);
  const double after = labels.go(kLabels, rows.size(), false);
  return {{"first_four_fifths", before},
          {"last_fifth", last},
          {"last_fifth_learned_once", fixed},
          {"after_50_labels", after},
          {"calibration_error", learning.calibration()}};
}

// What looking the text up does: the category it had most often, the latest of those as often.
double look_up(const std::vector<Row>& rows) {
  const std::size_t cut = rows.size() - rows.size() / 5;
  double right = 0;
  for (std::size_t i = cut; i < rows.size(); ++i) {
    std::map<std::string, int> counts;
    std::string best;
    for (std::size_t j = 0; j < i; ++j)
      if (rows[j].text == rows[i].text && ++counts[rows[j].category] >= counts[best]) best = rows[j].category;
    right += best == rows[i].category ? 1 : 0;
  }
  return right / static_cast<double>(rows.size() - cut);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return fail("usage: LEXICON FILE");
  const Result<Lexicon> lexicon = Lexicon::parse(whole(arguments[1]));
  if (!lexicon.ok()) return fail(lexicon.error().message + " " + lexicon.error().where);
  Result<std::vector<Row>> rows = read(arguments[2]);
  if (!rows.ok()) return fail(rows.error().message);
  Random random(1);
  std::vector<Row> raw = rows.value();
  for (Row& row : raw) row.text = as_bank_text(row.text, random);
  const Json out{{"rows", rows.value().size()},
                 {"terms_in_lexicon", lexicon.value().terms()},
                 {"clean", judge(rows.value(), lexicon.value())},
                 {"raw", judge(raw, lexicon.value())},
                 {"look_up_last_fifth", look_up(rows.value())},
                 {"example_of_raw", {raw[0].text, raw[1].text, raw[2].text, raw[3].text}}};
  std::printf("%s\n", to_text(out).c_str());
  return 0;
}
