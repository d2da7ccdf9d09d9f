// A file on its way to a collection: what was found in it, which column means what, what would come in, how far it is.

#include <algorithm>

#include "apps/sentiment/texts.h"
#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/table.h"

namespace cairn::sentiment::desk {
namespace {

using reading::Field;
using reading::Phase;
using reading::Reading;

constexpr std::size_t kShownRows = 8;
constexpr std::size_t kShownProblems = 12;
constexpr std::size_t kShownLetters = 160;

std::string shortened(std::string_view text) {
  std::string one_line(text);
  std::replace(one_line.begin(), one_line.end(), '\n', ' ');
  if (one_line.size() <= kShownLetters) return one_line;
  return std::string(truncate_utf8(one_line, kShownLetters)) + "\xE2\x80\xA6";
}

void leave(Page& page) {
  // What it had kept so far is of no collection.
  if (page.desk.importing->reading() == nullptr)
    page.desk.sweep.push_back(collection_prefix(page.desk.importing->id()));
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
    ui.muted(counted(progress.rows, "row", "rows") + " read, " + percent(progress.share) + " of the file");
  ui.gap(ui::space::k12);
  const ui::Row row(ui);
  if (file.phase() == Phase::kStopped) {
    if (ui::button(ui, "Go on", {.look = ui::ButtonLook::kPrimary, .icon = icon::kPlay, .width = full_on_phone(ui)})) {
      file.go_on();
      ui.request_settle();
    }
  } else if (file.phase() == Phase::kReading &&
             ui::button(ui, "Pause", {.icon = icon::kPause, .width = full_on_phone(ui)})) {
    file.stop();
    ui.request_settle();
  }
  draw_cancel(page);
}

void draw_columns_choice(Page& page, Reading& file, reading::Plan& plan) {
  ui::Ui& ui = page.ui;
  std::vector<std::string> names{"None"};
  for (const std::string& column : file.columns()) names.push_back(column.empty() ? "(no name)" : column);
  constexpr Field kFields[] = {Field::kText,   Field::kTime,  Field::kAuthor,
                               Field::kSource, Field::kLabel, Field::kRating};
  if (file.columns().size() > 1) {
    ui::Grid grid(ui, "columns", 180, ui::space::k12, 3);
    for (const Field field : kFields) {
      grid.next();
      const std::size_t at = plan.columns[field];
      const int selected = at < file.columns().size() ? static_cast<int>(at) + 1 : 0;
      const auto chosen =
          ui::select(ui, std::string(reading::field_name(field)) + " column", names, selected, ui.width());
      if (chosen) plan.columns[field] = *chosen == 0 ? reading::kNoColumn : static_cast<std::size_t>(*chosen - 1);
    }
  }
}

void draw_preview(Page& page, const Reading& file, const reading::Plan& plan) {
  ui::Ui& ui = page.ui;
  ui::Table table{.name = "The first rows", .columns = {{"Text", 6}}, .rows = {}};
  const auto has = [&](Field field) { return plan.columns[field] < file.columns().size(); };
  const bool wide = !ui.phone();
  if (has(Field::kTime) && wide) table.columns.push_back({"Time", 2});
  if (has(Field::kAuthor) && wide) table.columns.push_back({"Author", 2});
  if (has(Field::kLabel) && wide) table.columns.push_back({"Label", 1.5f});
  if (has(Field::kRating) && wide) table.columns.push_back({"Rating", 1, 1});
  for (const Reading::PreviewRow& row : file.preview(plan)) {
    if (table.rows.size() == kShownRows) break;
    std::vector<std::string> cells{row.problem.empty() ? shortened(row.text.text) : "Left out: " + row.problem};
    if (has(Field::kTime) && wide) cells.push_back(row.text.time ? to_iso(*row.text.time).substr(0, 16) : "");
    if (has(Field::kAuthor) && wide) cells.push_back(row.text.author);
    if (has(Field::kLabel) && wide) cells.push_back(row.text.label);
    if (has(Field::kRating) && wide)
      cells.push_back(row.text.rating ? std::to_string(*row.text.rating).substr(0, 4) : "");
    table.rows.push_back(std::move(cells));
  }
  ui::table(ui, table);
}

// Which column holds the texts, and the rest of the plan.
void draw_choosing(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  Reading& file = *desk.importing->reading();
  if (!desk.plan) desk.plan = file.plan();
  reading::Plan& plan = *desk.plan;
  const reading::Shape& shape = file.shape();
  ui.muted("Read as " + std::string(reading::format_name(shape.format)) + ".");
  if (!file.encoding_note().empty()) {
    ui.gap(ui::space::k8);
    ui::notice(ui, ui::NoticeLook::kWarn, "About its letters", file.encoding_note());
  }
  ui.gap(ui::space::k12);
  // What was recognised by itself stands beside the kinds that a person can name.
  constexpr std::array<reading::Format, 3> kKinds{reading::Format::kCsv, reading::Format::kTsv,
                                                  reading::Format::kPlainLines};
  std::vector<std::string> kinds;
  kinds.reserve(kKinds.size() + 1);
  for (const reading::Format kind : kKinds) kinds.emplace_back(reading::format_name(kind));
  const auto known = std::find(kKinds.begin(), kKinds.end(), shape.format);
  if (known == kKinds.end()) kinds.emplace_back(reading::format_name(shape.format));
  const int selected = static_cast<int>(known - kKinds.begin());
  const auto as = ui::select(ui, "Read it as", kinds, selected, std::min(280.0f, ui.width()));
  if (as && static_cast<std::size_t>(*as) < kKinds.size()) {
    (void)file.read_as(kKinds[static_cast<std::size_t>(*as)]);  // it waits for a choice, so it can be made
    desk.plan.reset();
    ui.request_settle();
    return;
  }
  const bool table = shape.format == reading::Format::kCsv || shape.format == reading::Format::kTsv;
  if (table) {
    if (const auto header = ui::checkbox(ui, "The first row names the columns", shape.header)) {
      file.set_header(*header);
      desk.plan.reset();
      ui.request_settle();
      return;
    }
  }
  ui.gap(ui::space::k8);
  draw_columns_choice(page, file, plan);
  ui.gap(ui::space::k12);
  if (const auto on = ui::checkbox(ui, "Leave out copies of the same text", plan.leave_out_copies))
    plan.leave_out_copies = *on;
  if (const auto on =
          ui::checkbox(ui, "Leave out retweets (\xE2\x80\x9CRT @\xE2\x80\xA6\xE2\x80\x9D)", plan.leave_out_retweets))
    plan.leave_out_retweets = *on;
  ui.gap(ui::space::k16);
  draw_preview(page, file, plan);
  ui.gap(ui::space::k16);
  const ui::Row row(ui);
  const bool has_text = plan.columns[Field::kText] < file.columns().size();
  if (ui::button(ui, "Read the file",
                 {.look = ui::ButtonLook::kPrimary,
                  .icon = icon::kArrowRight,
                  .disabled_because = has_text ? "" : "Choose the column that holds the texts",
                  .width = full_on_phone(ui)})) {
    (void)file.start(plan);  // the column is there
    ui.request_settle();
  }
  draw_cancel(page);
}

std::string found_words(const reading::Counts& counts) {
  std::string words = counted(counts.texts, "text", "texts") + " of " + counted(counts.rows, "row", "rows");
  std::vector<std::string> left;
  if (counts.copies > 0) left.push_back(counted(counts.copies, "copy", "copies") + " left out");
  if (counts.retweets > 0) left.push_back(counted(counts.retweets, "retweet", "retweets") + " left out");
  if (counts.problems > 0) left.push_back(counted(counts.problems, "row", "rows") + " could not be read");
  if (counts.unread_times > 0)
    left.push_back("the time of " + counted(counts.unread_times, "text", "texts") + " was not understood");
  for (const std::string& one : left) words += "; " + one;
  return words + ".";
}

void draw_problems(Page& page, const Reading& file) {
  ui::Ui& ui = page.ui;
  if (file.problems().empty()) return;
  ui.gap(ui::space::k12);
  if (!ui::disclosure(ui, "Rows that could not be read", file.counts().texts == 0, with_commas(file.counts().problems)))
    return;
  ui::Table table{
      .name = "Rows that could not be read", .columns = {{"Line", 1, 1}, {"Why", 5}, {"Begins", 4}}, .rows = {}};
  for (const reading::Problem& problem : file.problems()) {
    if (table.rows.size() == kShownProblems) break;
    table.rows.push_back({with_commas(problem.line), problem.reason, shortened(problem.start)});
  }
  ui::table(ui, table);
  if (file.counts().problems > kShownProblems) {
    ui.gap(ui::space::k8);
    ui.muted("And " + with_commas(file.counts().problems - kShownProblems) + " more.");
  }
}

void draw_done(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  Importing& importing = *desk.importing;
  Reading& file = *importing.reading();
  const reading::Counts& counts = file.counts();
  ui.text(ui::Type::kLead, found_words(counts));
  if (counts.cut) {
    ui.gap(ui::space::k8);
    ui::notice(ui, ui::NoticeLook::kWarn, "The file holds more than 100,000 texts",
               "The first 100,000 were read. Divide the file to read the rest as another collection.");
  }
  draw_problems(page, file);
  ui.gap(ui::space::k16);
  if (counts.texts > 0) {
    if (counts.not_english > 0) {
      const bool many = counts.not_english * 5 > counts.texts;
      if (many) {
        ui::notice(ui, ui::NoticeLook::kWarn, counted(counts.not_english, "text is", "texts are") + " not in English",
                   "The models were trained on English: what they say of other languages is not to be relied on.");
        ui.gap(ui::space::k8);
      }
      const std::string label =
          "Leave out " + counted(counts.not_english, "text that is", "texts that are") + " not in English";
      if (const auto on = ui::checkbox(ui, label, desk.only_english)) desk.only_english = *on;
      ui.gap(ui::space::k8);
    }
    ui::FieldOptions options{.error = importing.name_error, .width = std::min(420.0f, ui.width())};
    if (ui::text_field(ui, "Name of the collection", importing.name, options).changed) importing.name_error.clear();
    ui.gap(ui::space::k12);
    ui.text(ui::Type::kSmallStrong, "What kind of texts these are");
    ui.gap(ui::space::k4);
    const std::vector<std::string> scales{"Posts and news", "Reviews"};
    if (const auto chosen = ui::segmented(ui, "Judged as", scales, static_cast<int>(desk.incoming_scale)))
      desk.incoming_scale = static_cast<Scale>(*chosen);
    ui.gap(ui::space::k4);
    ui.muted(scale_words(desk.incoming_scale));
    ui.gap(ui::space::k16);
  }
  const std::size_t comes = counts.texts - (desk.only_english ? counts.not_english : 0);
  const ui::Row row(ui);
  const std::string_view off = !page.off().empty() ? page.off()
                               : comes == 0        ? std::string_view("There is no text to keep")
                                                   : std::string_view();
  if (ui::button(ui, "Keep " + counted(comes, "text", "texts"),
                 {.look = ui::ButtonLook::kPrimary,
                  .icon = icon::kCheck,
                  .disabled_because = off,
                  .width = full_on_phone(ui),
                  .key = "keep"})) {
    importing.name = clean_name(importing.name);
    Collection checked;
    checked.name = importing.name;
    checked.rows = 1;
    const Status status = check_collection(checked);
    importing.name_error = status.ok() ? std::string() : status.error().message;
    if (status.ok()) importing.keep(desk.only_english, desk.incoming_scale);
    ui.request_settle();
  }
  draw_cancel(page);
}

void draw_keeping(Page& page) {
  ui::Ui& ui = page.ui;
  Importing& importing = *page.desk.importing;
  if (importing.stand() == Importing::Stand::kFailed) {
    ui::notice(ui, ui::NoticeLook::kBad, "The texts could not be kept", importing.error());
    ui.gap(ui::space::k12);
    const ui::Row row(ui);
    if (ui::button(ui, "Try again", {.look = ui::ButtonLook::kPrimary, .width = full_on_phone(ui)})) {
      importing.retry();
      ui.request_settle();
    }
    draw_cancel(page);
    return;
  }
  ui.text(ui::Type::kBody, "Keeping " + counted(importing.rows(), "text", "texts") + " on this device");
  ui.gap(ui::space::k8);
  ui::progress_bar(ui, "Kept", importing.share_kept());
}

}  // namespace

void draw_importing(Page& page) {
  ui::Ui& ui = page.ui;
  const Importing& importing = *page.desk.importing;
  const ui::Ui::Scope scope(ui, "importing");
  const ui::Container region(ui, ui::Role::kRegion, "New collection", "importing");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  ui.heading(2, "New collection");
  ui.gap(ui::space::k8);
  if (importing.reading() == nullptr) return draw_keeping(page);
  switch (importing.reading()->phase()) {
    case Phase::kDecoding:
    case Phase::kLooking:
      return draw_working(page, "Looking at the file");
    case Phase::kChoosing:
      return draw_choosing(page);
    case Phase::kReading:
    case Phase::kStopped:
      return draw_working(page, "Reading the file");
    case Phase::kDone:
      return draw_done(page);
    case Phase::kRefused:
      ui::notice(ui, ui::NoticeLook::kBad, "This file could not be read", importing.reading()->refusal().message);
      ui.gap(ui::space::k12);
      if (ui::button(ui, "Choose another file", {.icon = icon::kRotateCcw, .width = full_on_phone(ui)})) leave(page);
      return;
  }
}

}  // namespace cairn::sentiment::desk
