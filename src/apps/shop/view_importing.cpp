// A file on its way to orders: what was found in it, which column means what, what would come in, how far it is.

#include <algorithm>
#include <array>

#include "apps/shop/lines_codec.h"
#include "apps/shop/view_page.h"
#include "base/csv.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/table.h"

namespace cairn::shop::desk {
namespace {

using reading::Field;
using reading::Phase;
using reading::Reading;

constexpr std::size_t kShownRows = 6;
constexpr std::size_t kShownProblems = 12;

void leave(Page& page) {
  // What it had kept so far is of no import.
  if (page.desk.importing->reading() == nullptr) page.desk.sweep.push_back(import_prefix(page.desk.importing->id()));
  page.desk.importing.reset();
  page.ui.request_settle();
}

void draw_cancel(Page& page) {
  if (ui::button(page.ui, "Cancel", {.width = full_on_phone(page.ui)})) leave(page);
}

void draw_working(Page& page, std::string_view what) {
  ui::Ui& ui = page.ui;
  Reading& file = *page.desk.importing->reading();
  const reading::Progress progress = file.progress();
  ui.text(ui::Type::kBody, what);
  ui.gap(ui::space::k8);
  ui::progress_bar(ui, what, progress.share);
  ui.gap(ui::space::k4);
  if (file.phase() == Phase::kReading || file.phase() == Phase::kStopped)
    ui.muted(counted(progress.rows, "row", "rows") + " read, " + share_words(progress.share) + " of the file");
  ui.gap(ui::space::k12);
  const ui::Row row(ui);
  if (file.phase() == Phase::kStopped) {
    if (ui::button(ui, "Go on", {.look = ui::ButtonLook::kPrimary, .icon = icon::kPlay, .width = full_on_phone(ui)})) {
      file.go_on();
      ui.request_settle();
    }
  } else if (ui::button(ui, "Pause", {.icon = icon::kPause, .width = full_on_phone(ui)})) {
    file.stop();
    ui.request_settle();
  }
  draw_cancel(page);
}

void draw_shape(Page& page, Reading& file) {
  ui::Ui& ui = page.ui;
  const reading::Shape& shape = file.shape();
  const bool table = shape.format == reading::Format::kTable;
  ui.muted("Recognised as " + std::string(reading::source_name(page.desk.importing->plan->source)) +
           (table ? ", a table." : ", JSON."));
  if (!file.encoding_note().empty()) {
    ui.gap(ui::space::k8);
    ui::notice(ui, ui::NoticeLook::kWarn, "About its letters", file.encoding_note());
  }
  if (!table) return;
  ui.gap(ui::space::k12);
  constexpr std::array<char, 4> kSeparators{',', ';', '\t', '|'};
  const auto at = std::find(kSeparators.begin(), kSeparators.end(), shape.separator);
  ui.text(ui::Type::kSmall, "Between cells stands");
  ui.gap(ui::space::k4);
  const auto chosen = ui::segmented(ui, "Between cells stands", {"Comma", "Semicolon", "Tab", "Bar"},
                                    static_cast<int>(at - kSeparators.begin()));
  const auto header = ui::checkbox(ui, "The first row names the columns", shape.header);
  if (chosen) (void)file.read_as(kSeparators[static_cast<std::size_t>(*chosen)]);  // it waits for a choice
  if (header) file.set_header(*header);
  if (!chosen && !header) return;
  page.desk.importing->proposed = false;
  page.desk.importing->plan = file.plan();
  ui.request_settle();
}

void draw_columns(Page& page, Reading& file, reading::Plan& plan) {
  ui::Ui& ui = page.ui;
  std::vector<std::string> names{"None"};
  for (const std::string& column : file.columns()) names.push_back(column.empty() ? "(no name)" : column);
  constexpr std::array<Field, 10> kFields{Field::kOrder,    Field::kDate,      Field::kCode,      Field::kName,
                                          Field::kQuantity, Field::kUnitPrice, Field::kLineTotal, Field::kCustomer,
                                          Field::kCountry,  Field::kCurrency};
  constexpr std::array<Field, 8> kMore{Field::kTime,     Field::kCustomerName,  Field::kLineDiscount, Field::kKind,
                                       Field::kShipping, Field::kOrderDiscount, Field::kCancelled,    Field::kRefunded};
  reading::Columns columns = plan.columns;
  const auto draw = [&](std::string_view name, const auto& fields) {
    ui::Grid grid(ui, name, 200, ui::space::k12, 4);
    for (const Field field : fields) {
      grid.next();
      const std::size_t at = columns[field];
      const int selected = at < file.columns().size() ? static_cast<int>(at) + 1 : 0;
      const auto chosen = ui::select(ui, reading::field_title(field), names, selected, ui.width());
      if (chosen) columns[field] = *chosen == 0 ? reading::kNoColumn : static_cast<std::size_t>(*chosen - 1);
    }
  };
  draw("columns", kFields);
  const bool used = std::any_of(kMore.begin(), kMore.end(), [&](Field field) { return columns.has(field); });
  ui.gap(ui::space::k8);
  if (ui::disclosure(ui, "More columns", false, used ? "some are in use" : "")) draw("more columns", kMore);
  if (columns == plan.columns) return;
  plan = file.with_columns(columns);
  ui.request_settle();
}

void draw_signs(Page& page, reading::Plan& plan) {
  ui::Ui& ui = page.ui;
  ui.gap(ui::space::k12);
  if (plan.date_order_unsure)
    ui::notice(ui, ui::NoticeLook::kWarn, "Which number is the day?",
               "Dates like 01/12/2010 can be read in two ways, and none in this file says which. Please choose.");
  if (plan.date_order_unsure || page.desk.importing->dates_asked) {
    page.desk.importing->dates_asked = true;
    ui.text(ui::Type::kSmall, "In dates of numbers");
    ui.gap(ui::space::k4);
    const auto chosen = ui::segmented(ui, "In dates of numbers", {"Day first", "Month first"},
                                      plan.date_order == DateOrder::kDayFirst ? 0 : 1);
    if (chosen) plan.date_order = *chosen == 0 ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
    ui.gap(ui::space::k12);
  }
  if (plan.decimal_sign_unsure)
    ui::notice(ui, ui::NoticeLook::kWarn, "Is 1,234 more than a thousand?",
               "Numbers like 1,234 can be read in two ways, and none in this file says which. Please choose.");
  ui.text(ui::Type::kSmall, "Decimal sign");
  ui.gap(ui::space::k4);
  const auto chosen = ui::segmented(ui, "Decimal sign", {"Point: 12.50", "Comma: 12,50"},
                                    plan.decimal_sign == DecimalSign::kPoint ? 0 : 1);
  if (chosen) plan.decimal_sign = *chosen == 0 ? DecimalSign::kPoint : DecimalSign::kComma;
  ui.gap(ui::space::k12);
  if (plan.columns.has(Field::kCurrency)) return;
  const auto field = ui::text_field(ui, "Currency where the file names none", plan.currency,
                                    {.hint = "Three letters or a sign, such as \xE2\x82\xAC; empty: none is named",
                                     .width = std::min(280.0f, ui.width())});
  if (field.changed)
    std::transform(plan.currency.begin(), plan.currency.end(), plan.currency.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
}

void draw_preview(Page& page, const Reading& file, const reading::Plan& plan) {
  ui::Ui& ui = page.ui;
  ui::Table table{.name = "What the first rows become",
                  .columns = {{"Order", 1.4f, 0, true},
                              {"When", 1.8f, 0, true},
                              {"Product", 3},
                              {"What", 1, 0, true},
                              {"Customer", 1.4f, 0, true},
                              {"Quantity", 1, 1},
                              {"Amount", 1.2f, 1}},
                  .rows = {}};
  for (const Reading::PreviewRow& row : file.preview(plan)) {
    if (table.rows.size() >= kShownRows) break;
    if (!row.problem.empty()) table.rows.push_back({"", "line " + with_commas(row.line), "Set aside: " + row.problem});
    for (const reading::ShownLine& line : row.lines)
      table.rows.push_back({line.order, minute_words(line.minute), line.name.empty() ? line.code : line.name,
                            std::string(kind_words(line.kind)), line.customer, quantity_words(line.quantity),
                            money(line.amount, line.currency, Cents::kAlways)});
  }
  ui::table(ui, table);
}

// Which column means what, and the rest of the plan.
void draw_choosing(Page& page) {
  ui::Ui& ui = page.ui;
  Importing& importing = *page.desk.importing;
  Reading& file = *importing.reading();
  if (!importing.plan) importing.plan = file.plan();
  draw_shape(page, file);
  if (file.phase() != Phase::kChoosing) return;
  reading::Plan& plan = *importing.plan;
  ui.gap(ui::space::k16);
  draw_columns(page, file, plan);
  draw_signs(page, plan);
  ui.gap(ui::space::k16);
  draw_preview(page, file, plan);
  ui.gap(ui::space::k16);
  if (!importing.name_error.empty()) {
    ui::notice(ui, ui::NoticeLook::kBad, "It cannot be read like this", importing.name_error);
    ui.gap(ui::space::k12);
  }
  const ui::Row row(ui);
  if (ui::button(ui, "Read the file",
                 {.look = ui::ButtonLook::kPrimary, .icon = icon::kArrowRight, .width = full_on_phone(ui)})) {
    const Status status = file.start(plan);
    importing.name_error = status.ok() ? "" : status.error().message;
    ui.request_settle();
  }
  draw_cancel(page);
}

// Every row that was set aside, with its line and reason.
std::string problems_csv(const Reading& file) {
  CsvWriter csv;
  csv.row({"line", "reason", "what it says", "begins"});
  auto said = file.problems().begin();  // of the first ones, in the same order
  for (const auto& [line, reason] : file.all_problems()) {
    csv.plain(std::to_string(line));
    csv.cell(reading::reason_title(static_cast<reading::Reason>(reason)));
    const bool known = said != file.problems().end() && said->line == line;
    csv.cell(known ? said->reason : std::string());
    csv.cell(known ? said->start : std::string());
    if (known) ++said;
    csv.end_row();
  }
  return csv.finish();
}

void draw_set_aside(Page& page, const Reading& file) {
  ui::Ui& ui = page.ui;
  const reading::Counts& counts = file.counts();
  if (counts.set_aside == 0) return;
  ui.gap(ui::space::k16);
  ui.heading(2, ui::Type::kLead, counted(counts.set_aside, "row", "rows") + " set aside");
  ui.gap(ui::space::k8);
  ui::Table reasons{.name = "Why rows were set aside", .columns = {{"Why", 5}, {"Rows", 1, 1}}, .rows = {}};
  for (std::size_t reason = 0; reason < counts.by_reason.size(); ++reason)
    if (counts.by_reason[reason] > 0)
      reasons.rows.push_back({std::string(reading::reason_title(static_cast<reading::Reason>(reason))),
                              with_commas(counts.by_reason[reason])});
  ui::table(ui, reasons);
  ui.gap(ui::space::k8);
  if (ui::disclosure(ui, "Row by row", false,
                     counts.set_aside > kShownProblems ? "the first " + with_commas(kShownProblems) : std::string())) {
    ui::Table rows{.name = "Rows set aside", .columns = {{"Line", 1, 1}, {"Why", 5}, {"Begins", 4}}, .rows = {}};
    for (const reading::Problem& problem : file.problems()) {
      if (rows.rows.size() == kShownProblems) break;
      rows.rows.push_back({with_commas(problem.line), problem.reason, problem.start});
    }
    ui::table(ui, rows);
  }
  ui.gap(ui::space::k8);
  if (ui::button(ui, "Save the list of rows set aside", {.icon = icon::kDownload, .width = full_on_phone(ui)}))
    page.out.actions.push_back(ui::SaveFile{"rows-set-aside.csv", "text/csv", problems_csv(file)});
}

// Orders that are here already count once: said before the file is added, not only after.
void draw_same_file(Page& page) {
  const Importing& importing = *page.desk.importing;
  for (const auto& [id, import] : page.context.state.imports) {
    if (import.origin.empty() || import.origin != importing.file_name()) continue;
    page.ui.gap(ui::space::k12);
    ui::notice(page.ui, ui::NoticeLook::kInfo, "A file of this name is here already",
               in_quotation_marks(import.name) +
                   " was read from it. Orders that are in both count once, as this file has them.");
    return;
  }
}

void draw_found(Page& page) {
  ui::Ui& ui = page.ui;
  Importing& importing = *page.desk.importing;
  Reading& file = *importing.reading();
  const reading::Counts& counts = file.counts();
  ui.text(ui::Type::kLead, counted(counts.lines, "order line", "order lines") + " of " +
                               counted(counts.rows, "row", "rows") + " in the file");
  if (counts.cut) {
    ui.gap(ui::space::k8);
    ui::notice(ui, ui::NoticeLook::kWarn, "Not all of it",
               "More than " + with_commas(reading::kMaxLines) +
                   " lines cannot be read at once. What comes after them was left out; put it into a file of its own.");
  }
  ui.gap(ui::space::k12);
  ui::Table sums{
      .name = "What it adds up to", .columns = {{"What", 2}, {"Lines", 1, 1}, {"Amount", 1.6f, 1}}, .rows = {}};
  for (const reading::CurrencyTotal& total : file.totals()) {
    for (std::size_t kind = 0; kind < kLineKinds; ++kind) {
      const reading::KindTotal& sum = total.kinds[kind];
      if (sum.lines == 0) continue;
      sums.rows.push_back({std::string(kind_words(static_cast<LineKind>(kind))), with_commas(sum.lines),
                           money(sum.amount, total.currency, Cents::kAlways)});
    }
  }
  ui::table(ui, sums);
  for (const std::string& note : file.notes()) {
    ui.gap(ui::space::k8);
    ui.muted(note);
  }
  const std::vector<reading::CurrencyTotal> totals = file.totals();
  if (counts.lines == 0) {
    ui.gap(ui::space::k12);
    ui::notice(ui, ui::NoticeLook::kWarn, "There is nothing to add",
               counts.rows == 0 ? "The file has a heading and no rows below it."
                                : "No row of the file became an order line; each says why below.");
  } else if (std::any_of(totals.begin(), totals.end(), [](const auto& total) { return total.currency.empty(); })) {
    ui.gap(ui::space::k8);
    ui.muted("Amounts without a currency are never added to those that have one.");
  }
  draw_set_aside(page, file);
  draw_same_file(page);
  ui.gap(ui::space::k16);
  ui::text_field(ui, "Name of these orders", importing.name,
                 {.error = importing.name_error, .width = std::min(360.0f, ui.width())});
  ui.gap(ui::space::k12);
  const ui::Row row(ui);
  if (ui::button(ui, "Add these orders",
                 {.look = ui::ButtonLook::kPrimary,
                  .icon = icon::kCheck,
                  .disabled_because = counts.lines == 0 ? "No row of the file became an order line" : page.off(),
                  .width = full_on_phone(ui)})) {
    Import import = importing.import();
    import.name = clean_name(importing.name);
    const bool named = !import.name.empty() && import.name.size() <= kMaxNameBytes;
    importing.name_error = named ? "" : check_import(import).error().message;
    if (named) importing.keep();
    ui.request_settle();
  }
  if (ui::button(ui, "Change how it is read", {.icon = icon::kUndo2, .width = full_on_phone(ui)})) {
    file.choose_again();
    importing.name_error.clear();
    ui.request_settle();
  }
  draw_cancel(page);
}

void draw_keeping(Page& page) {
  ui::Ui& ui = page.ui;
  Importing& importing = *page.desk.importing;
  if (importing.stand() == Importing::Stand::kFailed) {
    ui::notice(ui, ui::NoticeLook::kBad, "The orders could not be kept", importing.error());
    ui.gap(ui::space::k12);
    const ui::Row row(ui);
    if (ui::button(ui, "Try again", {.look = ui::ButtonLook::kPrimary, .width = full_on_phone(ui)})) {
      importing.retry();
      ui.request_settle();
    }
    draw_cancel(page);
    return;
  }
  ui.text(ui::Type::kBody, "Keeping the orders on this device");
  ui.gap(ui::space::k8);
  ui::progress_bar(ui, "Keeping the orders on this device", importing.share_kept());
  ui.gap(ui::space::k12);
  draw_cancel(page);
}

}  // namespace

void draw_importing(Page& page) {
  ui::Ui& ui = page.ui;
  Importing& importing = *page.desk.importing;
  const ui::Container region(ui, ui::Role::kRegion, "Adding orders");
  const ui::Card card(ui);
  ui.heading(2, importing.file_name().empty() ? importing.name : importing.file_name());
  ui.gap(ui::space::k8);
  if (importing.stand() != Importing::Stand::kReading) return draw_keeping(page);
  Reading& file = *importing.reading();
  switch (file.phase()) {
    case Phase::kDecoding:
    case Phase::kLooking:
      return draw_working(page, "Looking at the file");
    case Phase::kChoosing:
      return draw_choosing(page);
    case Phase::kReading:
    case Phase::kStopped:
      return draw_working(page, "Reading the orders");
    case Phase::kDone:
      return draw_found(page);
    case Phase::kRefused:
      break;
  }
  ui::notice(ui, ui::NoticeLook::kBad, "This file cannot be read", file.refusal().message);
  ui.gap(ui::space::k12);
  const ui::Row row(ui);
  auto other = ui::file_button(ui, "Choose another file", kFilesOfOrders,
                               {.look = ui::ButtonLook::kPrimary,
                                .icon = icon::kUpload,
                                .disabled_because = page.off(),
                                .width = full_on_phone(ui)});
  draw_cancel(page);
  if (other) take_file(page, std::move(*other));
}

}  // namespace cairn::shop::desk
