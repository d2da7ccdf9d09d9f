// Why a task stands where it does: the lines that add up to its score, and what would move it.

#include <algorithm>

#include "apps/tasks/account.h"
#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/table.h"

namespace cairn::tasks {
namespace {

// The scores of what is ranked, in the order of the index, and where this task is among them.
struct Ranked {
  std::vector<double> scores;
  std::size_t at = 0;
};

Ranked ranked_with(const Derived& derived, std::size_t entry) {
  Ranked ranked;
  ranked.scores.reserve(derived.ranked);
  for (std::size_t i = 0; i < derived.ranks.size(); ++i) {
    if (derived.ranks[i] == 0) continue;
    if (i == entry) ranked.at = ranked.scores.size();
    ranked.scores.push_back(derived.scores[i]);
  }
  return ranked;
}

ui::Table table_of(const Account& account, bool learned) {
  const ShownAccount figures = shown(account);
  ui::Table table{.name = "Account of the score", .columns = {{"Because", 5}}, .rows = {}};
  if (learned) {
    table.columns.push_back({"Urgency", 2, 1});
    table.columns.push_back({"Learned", 2, 1});
  }
  table.columns.push_back({"Points", 2, 1});
  for (std::size_t i = 0; i < account.lines.size(); ++i) {
    const ShownAccount::Line& line = figures.lines[i];
    std::vector<std::string> row{account.lines[i].what};
    if (learned) {
      row.push_back(format_tenths(line.urgency_tenths));
      row.push_back(format_tenths(line.learned_tenths));
    }
    row.push_back(format_tenths(line.urgency_tenths + line.learned_tenths));
    table.rows.push_back(std::move(row));
  }
  std::vector<std::string> sum{"Score"};
  if (learned) {
    int urgency = 0;
    int more = 0;
    for (const ShownAccount::Line& line : figures.lines) {
      urgency += line.urgency_tenths;
      more += line.learned_tenths;
    }
    sum.push_back(format_tenths(urgency));
    sum.push_back(format_tenths(more));
  }
  sum.push_back(format_tenths(figures.total_tenths));
  table.rows.push_back(std::move(sum));
  return table;
}

}  // namespace

void draw_account(Page& page, const Entry& entry) {
  ui::Ui& ui = page.ui;
  const Derived& derived = page.context.derived;
  if (entry.task->status != TaskStatus::kOpen) return;
  const auto at = static_cast<std::size_t>(&entry - derived.index.entries().data());
  ui.gap(ui::space::k16);
  ui.divider();
  ui.gap(ui::space::k8);
  const std::uint32_t rank = derived.ranks[at];
  const std::string place = rank > 0 ? ordinal(static_cast<int>(rank)) + " of " + std::to_string(derived.ranked)
                            : entry.waits_with ? "Not ranked: it waits with what it is part of"
                            : entry.blocked    ? "Not ranked: it waits for another task"
                                               : "Not ranked: it is out of sight until its day";
  if (!ui::disclosure(ui, "Why here", false, place + " \xC2\xB7 score " + score_words(derived.scores[at]))) return;
  const Seen now = seen(entry, page.today(), page.context.utc_offset_minutes);
  const Account account = explain(derived.model, now, page.today());
  ui.gap(ui::space::k8);
  ui::table(ui, table_of(account, derived.model.lessons > 0));
  ui.gap(ui::space::k8);
  if (rank > 0) {
    const Ranked ranked = ranked_with(derived, at);
    if (const auto other = counterfactual(derived.model, now, page.today(), ranked.scores, ranked.at))
      ui.text(ui::Type::kBody, words(*other));
  }
  ui.muted(derived.model.lessons > 0
               ? "Learned from " + counted(derived.model.lessons, "choice", "choices") + " of yours, on top of urgency."
               : std::string("By urgency alone, as Taskwarrior publishes it. Nothing learned is in it."));
  ui::link(ui, "How the order is made", "#/tasks/order", ui::Type::kSmall);
}

}  // namespace cairn::tasks
