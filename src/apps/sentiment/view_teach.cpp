// Teaching: what a person said of rows of a collection makes a head of their own, whose gain is measured on rows that
// it has not seen.

#include <algorithm>
#include <cstdio>

#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ml/comparison.h"
#include "ui/layout.h"
#include "ui/table.h"

namespace cairn::sentiment::desk {
namespace {

constexpr std::array<std::size_t, 3> kParts{3, 5, 10};

std::size_t right_of(const std::vector<ml::TrialRow>& rows, bool taught) {
  std::size_t right = 0;
  for (const ml::TrialRow& row : rows) {
    const std::vector<double>& p = taught ? row.taught : row.shipped;
    if (static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin()) == row.label) ++right;
  }
  return right;
}

ml::McNemar compare(const std::vector<ml::TrialRow>& rows) {
  std::vector<std::size_t> truths, shipped, taught;
  const auto told = [](const std::vector<double>& p) {
    return static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
  };
  for (const ml::TrialRow& row : rows) {
    truths.push_back(row.label);
    shipped.push_back(told(row.shipped));
    taught.push_back(told(row.taught));
  }
  return ml::mcnemar(truths, shipped, taught);
}

std::string verdict_words(const std::vector<ml::TrialRow>& rows) {
  const std::size_t before = right_of(rows, false);
  const std::size_t after = right_of(rows, true);
  const ml::McNemar test = compare(rows);
  const std::string chance =
      test.p < 0.05 ? "That is more than chance would do." : "That may be chance: judge more rows to know.";
  if (after > before) return counted(after - before, "row", "rows") + " more judged as you do. " + chance;
  if (after < before) return counted(before - after, "row", "rows") + " fewer judged as you do. " + chance;
  return "As many rows judged as you do as before.";
}

void draw_result(Page& page, const Teaching& teaching) {
  ui::Ui& ui = page.ui;
  const auto& rows = teaching.trial();
  const auto all = static_cast<double>(rows.size());
  {
    ui::Grid grid(ui, "figures", 150, ui::space::k16, 3);
    grid.next();
    {
      const ui::Ui::Scope scope(ui, "before");
      ui::figure(ui, percent(static_cast<double>(right_of(rows, false)) / all),
                 std::string(name_of(teaching.base())) + " as it is, on your rows");
    }
    grid.next();
    {
      const ui::Ui::Scope scope(ui, "after");
      ui::figure(ui, percent(static_cast<double>(right_of(rows, true)) / all),
                 "with what you taught, on rows it had not seen");
    }
  }
  ui.gap(ui::space::k8);
  ui.text(ui::Type::kBody, verdict_words(rows));
  ui.gap(ui::space::k4);
  const ml::McNemar test = compare(rows);
  char p[16];
  std::snprintf(p, sizeof p, "%.3f", test.p);
  ui.muted(
      counted(rows.size(), "row", "rows") + " in " + std::to_string(teaching.parts()) +
      " parts; each part judged by what the others teach. Only the shipped one right: " + with_commas(test.only_first) +
      ", only the taught one: " + with_commas(test.only_second) + " (McNemar's test, p = " + p + "). " +
      counted(teaching.corrections(), "of the rows corrects", "of the rows correct") + " the model.");
  // A judge that is asked only where the model was wrong looks better than it is.
  constexpr double kMostlyCorrections = 0.6;
  if (static_cast<double>(teaching.corrections()) < kMostlyCorrections * all) return;
  ui.gap(ui::space::k12);
  ui::notice(
      ui, ui::NoticeLook::kWarn, "You judged mostly rows that the model got wrong",
      "So it starts from less here than it is worth on all rows, and the gain looks larger than it is. Judge some "
      "that it got right as well.");
}

void draw_training(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  OpenCollection& open = *desk.open;
  const std::size_t have = lesson_rows_of(open.rows(desk.shelf)).size();
  const ui::Container region(ui, ui::Role::kRegion, "Teach", "teach");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  ui.heading(2, "A judge of your own");
  ui.gap(ui::space::k4);
  ui.muted(
      "Say in the table of a collection what its rows are, above all those that are judged wrongly. From that a small "
      "correction is learned here, on this device; the shipped model stays as it is.");
  ui.gap(ui::space::k12);
  ui.text(ui::Type::kBody, "You judged " + counted(have, "row", "rows") + " of this collection.");
  ui.gap(ui::space::k12);
  if (desk.teaching && desk.teaching->stand() == Teaching::Stand::kDone && desk.teaching->scale() == open.scale()) {
    draw_result(page, *desk.teaching);
    ui.gap(ui::space::k16);
    const ui::Row row(ui);
    if (ui::button(ui, "Judge the collection with it",
                   {.look = ui::ButtonLook::kPrimary, .icon = icon::kPlay, .width = full_on_phone(ui)})) {
      open.teach(desk.teaching->taught());
      open.shown = Shown::kTaught;
      open.chosen = true;
      page.out.actions.push_back(ui::Navigate{collection_href(open.id())});
    }
    if (ui::button(ui, "Learn again", {.icon = icon::kRotateCcw, .width = full_on_phone(ui)})) {
      desk.teaching.reset();
      ui.request_settle();
    }
    return;
  }
  if (desk.teaching && desk.teaching->stand() == Teaching::Stand::kFailed) {
    ui::notice(ui, ui::NoticeLook::kBad, "It could not be learned", desk.teaching->error());
    ui.gap(ui::space::k12);
  } else if (desk.teaching && desk.teaching->stand() != Teaching::Stand::kDone) {
    ui::progress_bar(ui, "Learned", desk.teaching->share());
    ui.gap(ui::space::k8);
    if (ui::button(ui, "Cancel")) {
      desk.teaching.reset();
      ui.request_settle();
    }
    return;
  }
  const Judge base = desk.shelf.ready(Judge::kDeep) ? static_cast<Judge>(desk.teach_base) : Judge::kFast;
  {
    const ui::Row row(ui, ui::space::k12, ui.control_h());
    if (desk.shelf.ready(Judge::kDeep) && desk.shelf.ready(Judge::kFast))
      if (const auto chosen = ui::segmented(ui, "On top of", {"Fast", "Deep"}, static_cast<int>(base)))
        desk.teach_base = *chosen;
    std::vector<std::string> names;
    names.reserve(kParts.size());
    for (const std::size_t parts : kParts) names.push_back(std::to_string(parts) + " parts");
    if (const auto chosen = ui::segmented(ui, "Cross-validation", names, desk.teach_parts)) desk.teach_parts = *chosen;
  }
  ui.gap(ui::space::k12);
  if (have < kLeastLessons) {
    ui.muted("Judge at least " + std::to_string(kLeastLessons) + " rows, right ones among them too.");
    ui.gap(ui::space::k12);
  }
  const std::string few = "Judge at least " + std::to_string(kLeastLessons) + " rows first";
  const bool ready = desk.shelf.ready(base);
  const std::string_view off = have < kLeastLessons ? std::string_view(few)
                               : !ready             ? std::string_view("Fetch a model first")
                                                    : std::string_view();
  const ui::Row row(ui);
  if (ui::button(ui, "Learn from my rows",
                 {.look = ui::ButtonLook::kPrimary,
                  .icon = icon::kGraduationCap,
                  .disabled_because = off,
                  .width = full_on_phone(ui)})) {
    desk.teaching = std::make_unique<Teaching>(base, open.rows_by(shown_of(base), desk.shelf),
                                               kParts[static_cast<std::size_t>(desk.teach_parts)]);
    ui.request_settle();
  }
  ui::button_link(ui, "Judge rows", collection_href(open.id()), {.icon = icon::kTable, .width = full_on_phone(ui)});
}

void draw_forget(Page& page) {
  ui::Ui& ui = page.ui;
  OpenCollection& open = *page.desk.open;
  if (open.own_count() == 0) return;
  ui.gap(ui::space::k16);
  const ui::Container region(ui, ui::Role::kRegion, "Forget", "forget");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  ui.heading(2, "Forget");
  ui.gap(ui::space::k4);
  ui.muted(
      "What is learned is made anew from the rows that you judged each time: a row that you take back leaves no trace "
      "in "
      "it. What was judged with it goes too.");
  ui.gap(ui::space::k12);
  if (ui::button(ui, "Take back all " + counted(open.own_count(), "row", "rows"),
                 {.icon = icon::kTrash2,
                  .disabled_because = page.context.read_only_because(),
                  .width = full_on_phone(ui),
                  .key = "take back"})) {
    const Status status = page.out.submit(ForgetTones{open.id()});
    tell(page.out, status, "What you said of these rows is forgotten");
    page.desk.teaching.reset();
  }
}

}  // namespace

void draw_teach(Page& page) {
  if (!choose_collection(page)) return;
  const ui::Ui::Scope scope(page.ui, page.desk.open->id());
  draw_training(page);
  draw_forget(page);
}

}  // namespace cairn::sentiment::desk
