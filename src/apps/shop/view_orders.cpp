// The files of orders: what was read, adding and removing, and the beginning where there is nothing yet.

#include <algorithm>

#include "apps/shop/sample.h"
#include "apps/shop/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::shop::desk {
namespace {

void draw_adding(Page& page, bool first) {
  ui::Ui& ui = page.ui;
  const ui::Row row(ui);
  auto file = ui::file_button(ui, first ? "Choose a file of orders" : "Add a file of orders", kFilesOfOrders,
                              {.look = ui::ButtonLook::kPrimary,
                               .icon = icon::kUpload,
                               .disabled_because = page.off(),
                               .width = full_on_phone(ui)});
  if (file) take_file(page, std::move(*file));
  if (!first) return;
  if (ui::button(ui, "Look around in a made-up shop",
                 {.icon = icon::kStore, .disabled_because = page.off(), .width = full_on_phone(ui)})) {
    page.desk.importing =
        std::make_unique<Importing>(sample_shop(local_date(page.context.now, page.context.utc_offset_minutes)),
                                    "Made-up shop", page.out.fresh_id());
    ui.request_settle();
  }
}

void draw_name(Page& page, const std::string& id, const Import& import) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  if (desk.renamed != id) {
    ui.text(ui::Type::kBodyStrong, import.name);
    return;
  }
  const auto field =
      ui::text_field(ui, "Name of these orders", desk.new_name,
                     {.error = desk.name_error, .width = std::min(360.0f, ui.width()), .autofocus = true});
  const ui::Row row(ui);
  const bool save = ui::button(ui, "Save the name", {.look = ui::ButtonLook::kPrimary}) || field.submitted;
  if (ui::button(ui, "Cancel")) desk.renamed.clear();
  if (!save) return;
  const Status status = page.out.submit(RenameImport{id, desk.new_name});
  desk.name_error = status.ok() ? "" : status.error().message;
  if (status.ok()) desk.renamed.clear();
}

std::string import_words(const Import& import) {
  std::string words = counted(static_cast<std::size_t>(import.lines), "order line", "order lines") + ", " +
                      range_words({import.first, import.last});
  if (import.set_aside > 0)
    words += "; " + counted(static_cast<std::size_t>(import.set_aside), "row", "rows") + " set aside";
  return words;
}

void draw_import(Page& page, const std::string& id, const Import& import) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, id);
  const ui::Card card(ui);
  draw_name(page, id, import);
  if (!import.origin.empty() && import.origin != import.name) ui.muted("From " + import.origin);
  if (import.made_up) ui.muted("Made up, to look around in");
  ui.gap(ui::space::k4);
  ui.text(ui::Type::kSmall, import_words(import));
  const auto trouble = page.desk.orders.troubles().find(id);
  if (trouble != page.desk.orders.troubles().end()) {
    ui.gap(ui::space::k8);
    ui::notice(ui, ui::NoticeLook::kBad, "These orders are in no figure", trouble->second);
  }
  ui.gap(ui::space::k8);
  const ui::Row row(ui);
  const std::vector<std::string> none;
  if (page.desk.renamed != id && ui::button(ui, "Rename",
                                            {.look = ui::ButtonLook::kQuiet,
                                             .icon = icon::kPencil,
                                             .disabled_because = page.off(),
                                             .says = "Rename " + import.name})) {
    page.desk.renamed = id;
    page.desk.new_name = import.name;
    page.desk.name_error.clear();
    ui.request_settle();
  }
  if (ui::button(ui, "Remove",
                 {.look = ui::ButtonLook::kQuiet,
                  .icon = icon::kTrash2,
                  .disabled_because = page.off(),
                  .says = "Remove " + import.name}))
    tell(page.out, page.out.submit(RemoveImport{id, import.made_up ? page.desk.orders.only_made_up() : none}),
         in_quotation_marks(import.name) + " removed");
}

}  // namespace

void take_file(Page& page, ui::ChosenFile file) {
  page.desk.importing = std::make_unique<Importing>(std::move(file.name), std::move(file.bytes), page.out.fresh_id());
  std::string& name = page.desk.importing->name;
  const std::string first = name;
  const auto taken = [&] {
    const auto& imports = page.context.state.imports;
    return std::any_of(imports.begin(), imports.end(), [&](const auto& import) { return import.second.name == name; });
  };
  for (int number = 2; taken(); ++number) name = first + " " + std::to_string(number);
  page.ui.request_settle();
}

void draw_start(Page& page) {
  ui::Ui& ui = page.ui;
  ui::empty_state(
      ui, icon::kStore, "What your shop sells, to whom, and what goes with what",
      "Give it an export of your orders: Shopify, WooCommerce, Square, Stripe, or any table with a line for "
      "each thing sold. It is read on this device and stays there.");
  ui.gap(ui::space::k16);
  draw_adding(page, true);
}

void draw_orders(Page& page) {
  ui::Ui& ui = page.ui;
  if (page.context.state.imports.empty()) return draw_start(page);
  draw_adding(page, false);
  ui.gap(ui::space::k16);
  if (page.desk.orders.replaced() > 0) {
    ui::notice(ui, ui::NoticeLook::kInfo, "Files that overlap",
               counted(page.desk.orders.replaced(), "order is", "orders are") +
                   " in more than one file. Each counts once, as the file has it that was added last.");
    ui.gap(ui::space::k12);
  }
  const ui::Container list(ui, ui::Role::kList, "Files of orders");
  for (const auto& [id, import] : page.context.state.imports) {
    const ui::Container item(ui, ui::Role::kListItem, import.name, id);
    draw_import(page, id, import);
    ui.gap(ui::space::k12);
  }
}

}  // namespace cairn::shop::desk
