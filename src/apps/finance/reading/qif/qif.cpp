#include "apps/finance/reading/qif/qif.h"
#include "apps/finance/reading/facts.h"
#include "apps/finance/reading/line_reader.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "apps/finance/reading/qif/record.h"
#include "apps/finance/reading/qif/values.h"
#include "base/numbers.h"
#include "base/phrases.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

enum class Section : std::uint8_t { kNone, kEntries, kInvestments, kAccounts, kPassedOver, kUnknown };

struct Heading {
  std::string_view name;
  Section section;
  std::string_view what;  // of those passed over
};
constexpr std::array<Heading, 19> kHeadings = {{{"bank", Section::kEntries, {}},
                                                {"cash", Section::kEntries, {}},
                                                {"ccard", Section::kEntries, {}},
                                                {"oth a", Section::kEntries, {}},
                                                {"oth l", Section::kEntries, {}},
                                                {"otha", Section::kEntries, {}},
                                                {"othl", Section::kEntries, {}},
                                                {"invst", Section::kInvestments, {}},
                                                {"port", Section::kInvestments, {}},
                                                {"401(k)/403(b)", Section::kInvestments, {}},
                                                {"mutual", Section::kInvestments, {}},
                                                {"cat", Section::kPassedOver, "categories"},
                                                {"class", Section::kPassedOver, "classes"},
                                                {"tag", Section::kPassedOver, "tags"},
                                                {"memorized", Section::kPassedOver, "memorised entries"},
                                                {"security", Section::kPassedOver, "securities"},
                                                {"prices", Section::kPassedOver, "prices"},
                                                {"budget", Section::kPassedOver, "budgets"},
                                                {"invitem", Section::kPassedOver, "items of invoices"}}};
constexpr std::string_view kAccountTypes = "|bank|cash|ccard|oth a|oth l|otha|othl|invst|mutual|401(k)/403(b)|";

class QifReader final : public LineReader {
 public:
  QifReader(std::string_view text, const QifPlan& plan) : LineReader(text, Format::kQif), plan_(plan) {}

 private:
  void take_line(std::string_view line) override {
    const std::string_view text = trim(line);
    if (text.empty()) return;
    if (text[0] == '!') return take_heading(text);
    if (section_ == Section::kNone && text[0] == '#') return;  // a comment
    if (text[0] == '^' && (text.size() == 1 || section_ != Section::kPassedOver)) return end_record();
    if (record_.lines.empty()) {
      record_.first_line = lines_.number();
      record_.start = truncate_utf8(text, kMaxStartBytes);
    }
    if (record_.lines.size() == kMaxQifLines)
      record_.too_long = true;
    else
      record_.lines.push_back({text[0], text.substr(1)});
  }

  void take_heading(std::string_view text) {
    end_record();  // the ^ before it may be missing
    const std::string name = to_lower_ascii(text);
    if (name == "!account") {
      section_ = Section::kAccounts;
      return;
    }
    if (name.substr(0, 8) == "!option:" || name.substr(0, 7) == "!clear:") {
      section_ = Section::kNone;
      return;
    }
    const std::string_view type = name.substr(0, 6) == "!type:" ? trim(std::string_view(name).substr(6)) : "";
    const auto found =
        std::find_if(kHeadings.begin(), kHeadings.end(), [&](const Heading& heading) { return heading.name == type; });
    section_ = found == kHeadings.end() ? Section::kUnknown : found->section;
    passed_over_ = section_ == Section::kPassedOver ? found->what : std::string_view();
    if (section_ != Section::kUnknown) return;
    problem(
        lines_.number(),
        "The heading " + quoted(text) +
            " is not one that QIF has for accounts (Bank, Cash, CCard, Oth A, Oth L, Invst), so the lines up to the "
            "next heading were left out.",
        text);
  }

  void end_record() {
    if (record_.lines.empty()) return;
    switch (section_) {
      case Section::kNone:
        take_unheaded();
        break;
      case Section::kEntries:
        take_outcome(read_qif_entry(record_, plan_, account_));
        break;
      case Section::kInvestments:
        take_outcome(read_qif_investment(record_, plan_, account_));
        break;
      case Section::kAccounts:
        take_account();
        break;
      case Section::kPassedOver:
        ++lists_[std::string(passed_over_)];
        break;
      case Section::kUnknown:
        break;  // told with its heading
    }
    record_.clear();
  }

  // Entries without any heading, as some banks write them.
  void take_unheaded() {
    if (record_.has('D') || record_.has('T')) return take_outcome(read_qif_entry(record_, plan_, account_));
    problem(record_.first_line,
            "These lines stand before any heading such as !Type:Bank, and have neither a date nor an "
            "amount. They were left out.",
            record_.start);
  }

  void take_account() {
    account_ = tidy(record_.text_of('N'));
    const std::string type = to_lower_ascii(trim(record_.text_of('T')));
    if (type.empty() || kAccountTypes.find("|" + type + "|") != std::string_view::npos) return;
    const std::string note = "The account " + quoted(account_) + " has the type " + quoted(record_.text_of('T')) +
                             ", which QIF does not define. Its entries are read as the heading above them says.";
    if (std::find(contents_.notes.begin(), contents_.notes.end(), note) == contents_.notes.end() &&
        contents_.notes.size() < kMostNotes)
      contents_.notes.push_back(note);
  }

  void take_outcome(QifOutcome&& out) {
    if (out.has_class) ++classes_;
    if (out.fault == QifFault::kProblem) return problem(record_.first_line, out.words, record_.start);
    if (out.fault == QifFault::kNoCash) {
      ++no_cash_[out.words];
      return;
    }
    if (out.fault == QifFault::kSplitsOff && splits_off_++ == 0) first_split_ = record_.first_line;
    if (entries_ == kMaxEntries)
      return problem(record_.first_line, "The file has more than 500,000 entries. Divide it into smaller files.",
                     record_.start);
    Statement* statement = statement_of(out.entry.payee);
    if (statement == nullptr)
      return problem(record_.first_line,
                     "The file has entries of more than 1,000 accounts. Divide it into smaller files.", record_.start);
    ++entries_;
    statement->entries.push_back(std::move(out.entry));
  }

  // The account that the entry at hand is of. An opening balance names it where no !Account does.
  Statement* statement_of(const std::string& payee) {
    const bool opening = to_lower_ascii(payee) == "opening balance";
    const std::string named = opening && account_.empty() ? qif_transfer(record_.text_of('L')) : std::string();
    if (!named.empty()) account_ = named;
    const auto [found, added] = places_.emplace(account_, contents_.statements.size());
    if (added) {
      if (contents_.statements.size() == kMaxStatements) {
        places_.erase(found);
        return nullptr;
      }
      Statement statement;
      statement.line = record_.first_line;
      statement.name = account_;
      statement.currency = plan_.currency;
      contents_.statements.push_back(std::move(statement));
    }
    return &contents_.statements[found->second];
  }

  void problem(std::size_t line, std::string reason, std::string_view start) {
    contents_.problems.push_back({line, std::move(reason), std::string(truncate_utf8(start, kMaxStartBytes))});
  }

  void finish() override {
    end_record();
    for (const Heading& heading : kHeadings)
      if (const auto found = lists_.find(std::string(heading.what)); !heading.what.empty() && found != lists_.end())
        contents_.notes.push_back("The list of " + std::string(heading.what) + " (" + with_commas(found->second) +
                                  ") has no entries of an account and was passed over.");
    note_actions();
    if (classes_ > 0)
      contents_.notes.push_back(counted(classes_, "entry has", "entries have") +
                                " a class behind the category, which is not kept.");
    if (splits_off_ > 0)
      contents_.notes.push_back(counted(splits_off_, "entry has", "entries have") +
                                " parts that do not add up to the amount, the first at line " +
                                with_commas(first_split_) + ". The amount was taken, without the parts.");
    if (plan_.date_order_unsure && entries_ > 0)
      contents_.notes.push_back(std::string("No date of the file says whether the day or the month comes first; the ") +
                                (plan_.date_order == DateOrder::kDayFirst ? "day" : "month") +
                                " was taken for the first.");
    if (!contents_.statements.empty() || !contents_.problems.empty()) return;
    problem(1,
            "This QIF file has lists or settings and no entries of an account. Export the transactions of an account.",
            truncate_utf8(trim(text_), kMaxStartBytes));
  }

  void note_actions() {
    std::vector<std::pair<std::string, std::size_t>> actions(no_cash_.begin(), no_cash_.end());
    std::sort(actions.begin(), actions.end());
    for (const auto& [action, count] : actions)
      contents_.notes.push_back(counted(count, "entry", "entries") + " of the kind " + quoted(action) + " " +
                                (count == 1 ? "moves" : "move") + " securities and no cash of the account, and " +
                                (count == 1 ? "was" : "were") + " passed over.");
  }

  static constexpr std::size_t kMostNotes = 100;
  QifPlan plan_;
  QifRecord record_;
  Section section_ = Section::kNone;
  std::string_view passed_over_;
  std::string account_;
  std::unordered_map<std::string, std::size_t> places_, lists_, no_cash_;
  std::size_t entries_ = 0, classes_ = 0, splits_off_ = 0, first_split_ = 0;
};

}  // namespace

std::unique_ptr<StatementReader> open_qif(std::string_view text, const QifPlan& plan) {
  return std::make_unique<QifReader>(text, plan);
}

}  // namespace cairn::finance::reading
