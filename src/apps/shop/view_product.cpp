// A product's own page: what is kept of it, its picture, its stock, how it sells, and what its lines count as.

#include <algorithm>

#include "apps/shop/view_page.h"
#include "base/fold.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::shop::desk {
namespace {

constexpr float kPicture_px = 200, kEmptyPicture_px = 120;

void fill_form(Page& page, const CatalogueProduct* product) {
  ProductForm& form = page.desk.product_form;
  const std::string key = product == nullptr ? "" : product->key;
  Product fresh;
  fresh.currency = page.main_currency();
  const Product& is = product == nullptr ? fresh : product->product;
  const bool other = !form.filled || form.of != key;
  // What was changed elsewhere, by undo for one, is taken over unless something is being typed.
  if (other || (product != nullptr && !(form.seen == is) && !form.touched())) form.fill(key, is);
  form.seen.picture = is.picture;
  form.seen.archived = is.archived;
}

// That a new one would be taken for: with its key, or without a code with its name.
const CatalogueProduct* same_product(const Page& page, const std::string& key, const Product& typed) {
  const Catalogue& catalogue = page.desk.products.catalogue();
  if (const CatalogueProduct* same = catalogue.find(key)) return same;
  if (!typed.code.empty()) return nullptr;
  const std::string name = fold(typed.name);
  for (const CatalogueProduct& product : catalogue.all())
    if (fold(product.product.name) == name) return &product;
  return nullptr;
}

void save(Page& page, const CatalogueProduct* product) {
  ProductForm& form = page.desk.product_form;
  page.ui.request_settle();  // errors stand beside fields above
  const std::optional<Product> typed = form.read(page.today());
  if (!typed) return;
  if (product == nullptr) {
    const std::string key = product_key({clean_name(typed->code), clean_name(typed->name)});
    if (const CatalogueProduct* same = same_product(page, key, *typed); same != nullptr) {
      const bool by_code = !typed->code.empty();
      return form.blame({ErrorCode::kInvalid,
                         "There is a product with this " + std::string(by_code ? "code" : "name") +
                             " already: " + in_quotation_marks(same->product.name) +
                             ". Open it under Products, or give this one another.",
                         by_code ? "code" : "name"});
    }
    const Status status = page.out.submit(AddProduct{*typed});
    if (!status.ok()) return form.blame(status.error());
    page.out.actions.push_back(ui::Toast{in_quotation_marks(clean_name(typed->name)) + " added", true});
    page.out.actions.push_back(ui::Navigate{product_href(key), true});
    form = {};
    return;
  }
  const Status status = page.out.submit(ChangeProduct{product->key, *typed});
  if (!status.ok()) return form.blame(status.error());
  page.out.actions.push_back(ui::Toast{in_quotation_marks(clean_name(typed->name)) + " saved", true});
  form = {};
}

void draw_fields(Page& page, const CatalogueProduct* product) {
  ui::Ui& ui = page.ui;
  ProductForm& form = page.desk.product_form;
  const std::string_view off = page.off();
  const ui::Container group(ui, ui::Role::kForm, "Product");
  bool submitted = ui::text_field(ui, "Name", form.name, {.error = form.name_error, .disabled_because = off}).submitted;
  ui.gap(ui::space::k12);
  {
    ui::Columns columns(ui, {1, 1}, ui::space::k12, 360);
    columns.next();
    submitted |= ui::text_field(ui, "Code", form.code,
                                {.error = form.code_error,
                                 .hint = product == nullptr ? "SKU or article number, if it has one" : "",
                                 .disabled_because = off})
                     .submitted;
    columns.next();
    if (columns.stacked()) ui.gap(ui::space::k12);
    submitted |= ui::text_field(ui, "Tags", form.tags,
                                {.placeholder = "kitchen, gift", .error = form.tags_error, .disabled_because = off})
                     .submitted;
  }
  ui.gap(ui::space::k12);
  {
    ui::Columns columns(ui, {1, 1}, ui::space::k12, 360);
    columns.next();
    submitted |=
        ui::text_field(ui, "Price", form.price, {.error = form.price_error, .disabled_because = off}).submitted;
    columns.next();
    if (columns.stacked()) ui.gap(ui::space::k12);
    submitted |= ui::text_field(ui, "Currency", form.currency,
                                {.placeholder = "EUR", .error = form.currency_error, .disabled_because = off})
                     .submitted;
  }
  ui.gap(ui::space::k12);
  submitted |= ui::text_field(ui, "Pieces in stock", form.stock,
                              {.error = form.stock_error,
                               .hint = "Counted at the end of today. What later orders sell is taken off it.",
                               .disabled_because = off})
                   .submitted;
  ui.gap(ui::space::k16);
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  if (ui::button(ui, product == nullptr ? "Add the product" : "Save",
                 {.look = ui::ButtonLook::kPrimary, .disabled_because = off, .width = full_on_phone(ui)}) ||
      submitted)
    return save(page, product);
  if (product == nullptr || !form.touched()) return;
  if (ui::button(ui, "Discard", {.look = ui::ButtonLook::kQuiet, .says = "Discard what was typed"})) {
    form = {};
    ui.request_settle();
  }
  ui.text(ui::Type::kSmall, "Not saved yet", {.color = ui.colors().warn});
}

void draw_own_picture(Page& page, const CatalogueProduct& product) {
  ui::Ui& ui = page.ui;
  const float side = std::min(product.product.picture.empty() ? kEmptyPicture_px : kPicture_px, ui.width());
  draw_picture(page, product, ui.place(side, side), "Picture of " + product.product.name);
  ui.gap(ui::space::k8);
  if (!product.product.picture.empty())
    if (const std::string* failure = page.desk.showcase.failure(product.product.picture)) ui.muted(*failure);
  if (page.desk.showcase.taking_for() == product.key) ui.muted("Keeping the picture\xE2\x80\xA6");
  if (!page.desk.picture_error.empty() && page.desk.picture_error_of == product.key)
    ui::notice(ui, ui::NoticeLook::kBad, "The picture was not kept", page.desk.picture_error);
  const ui::Row row(ui);
  std::vector<ChosenPhoto> files =
      ui::photos_button(ui, product.product.picture.empty() ? "Add a picture" : "Another picture",
                        {.icon = icon::kImages, .disabled_because = page.off(), .width = full_on_phone(ui)});
  for (std::size_t i = 1; i < files.size(); ++i) page.context.photos.release(files[i].number);
  if (!files.empty()) {
    page.desk.picture_error.clear();
    page.desk.showcase.take(std::move(files[0]), product.key, page.out.fresh_id(), page.context.photos);
    ui.request_settle();
  }
  if (product.product.picture.empty()) return;
  if (!ui::button(ui, "Take it off", {.look = ui::ButtonLook::kQuiet, .disabled_because = page.off()})) return;
  Product without = product.product;
  without.picture.clear();
  tell(page.out, page.out.submit(ChangeProduct{product.key, without}), "Picture taken off");
}

void draw_kind(Page& page, const CatalogueProduct& product) {
  ui::Ui& ui = page.ui;
  std::vector<std::string> names{"As its file says"};
  for (std::size_t kind = 0; kind < kLineKinds; ++kind)
    if (static_cast<LineKind>(kind) != LineKind::kReturn) names.emplace_back(kind_words(static_cast<LineKind>(kind)));
  const auto& counted_as = page.context.state.counted_as;
  const auto found = counted_as.find(product.key);
  // Returns are not among what can be chosen: goods that came back are returns by themselves.
  const auto option_of = [](LineKind kind) {
    const int number = static_cast<int>(kind);
    return kind == LineKind::kGoods ? 1 : number;
  };
  const int now = found == counted_as.end() ? 0 : option_of(found->second.kind);
  const auto chosen =
      ui::select(ui, "Its order lines count as", names, now, std::min(280.0f, ui.width()), true, page.off());
  if (!chosen) return;
  std::optional<LineKind> kind;
  if (*chosen == 1) kind = LineKind::kGoods;
  if (*chosen > 1) kind = static_cast<LineKind>(*chosen);
  tell(page.out, page.out.submit(CountProduct{product.key, kind}),
       in_quotation_marks(product.product.name) + " counts as " +
           (kind ? std::string(kind_words(*kind)) : std::string("its file says")));
}

void draw_sales(Page& page, const CatalogueProduct& product) {
  ui::Ui& ui = page.ui;
  const ui::Card card(ui);
  ui.heading(2, ui::Type::kLead, "How it sells");
  ui.gap(ui::space::k8);
  const figures::Movement* movement = page.desk.products.movement(product);
  if (movement == nullptr || !product.first_sold) {
    ui.muted(!product.in_orders                 ? "It is in none of your orders."
             : product.kind != LineKind::kGoods ? "Its lines do not count as goods."
                                                : "It is in your orders, but was never sold.");
  } else {
    ui.text(ui::Type::kBody,
            sold_words(movement) + ", after " + quantity_words(movement->units_before) + " in the eight weeks before.");
    ui.muted("First sold " + format_date(*product.first_sold, page.today()) + ", last sold " +
             format_date(*product.last_sold, page.today()) + ".");
  }
  if (const std::optional<figures::Left> left = page.desk.products.left(product)) {
    ui.gap(ui::space::k8);
    ui.text(ui::Type::kBody,
            left_words(*left) + (lasting_words(*left).empty() ? "" : ", " + lasting_words(*left)) + ".",
            {.color = is_running_out(left) ? ui.colors().warn : ui.colors().ink});
    const std::int64_t sold = product.product.stock->pieces - left->pieces;
    ui.muted("Counted " + format_date(product.product.stock->counted_on, page.today()) + ": " +
             quantity_words(product.product.stock->pieces) +
             (sold == 0 ? "." : "; " + quantity_words(sold) + " sold since."));
  }
  if (!product.in_orders) return;
  ui.gap(ui::space::k8);
  if (ui::button(ui, "See its lines", {.icon = icon::kReceipt, .width = full_on_phone(ui)})) {
    page.desk.choice = {.currency = page.desk.choice.currency};
    page.desk.choice.products = {product.item};
    page.desk.period = Period::kAll;
    page.out.actions.push_back(ui::Navigate{chosen_href(page, "lines")});
  }
  ui.gap(ui::space::k12);
  draw_kind(page, product);
}

void draw_ending(Page& page, const CatalogueProduct& product) {
  ui::Ui& ui = page.ui;
  const ui::Row row(ui);
  const std::string name = in_quotation_marks(product.product.name);
  const bool archived = product.product.archived;
  // A second click must not meet another button: what comes and goes stands last.
  if (ui::button(ui, archived ? "Sell it again" : "Archive",
                 {.icon = archived ? icon::kUndo2 : icon::kFolder,
                  .disabled_because = page.off(),
                  .description = archived ? "" : "It is not in the store any more; its orders stay",
                  .width = full_on_phone(ui)}))
    tell(page.out, page.out.submit(ArchiveProduct{product.key, product.product, !archived}),
         name + (archived ? " is sold again" : " archived"));
  if (is_sold(product))
    ui::button_link(ui, "See it in the store", item_href(product.key),
                    {.icon = icon::kStore, .width = full_on_phone(ui)});
}

void draw_removing(Page& page, const CatalogueProduct& product) {
  ui::Ui& ui = page.ui;
  if (!product.kept) return;
  ui.gap(ui::space::k12);
  const std::string name = in_quotation_marks(product.product.name);
  if (!ui::button(ui, product.in_orders ? "As the orders have it" : "Remove",
                  {.look = ui::ButtonLook::kQuiet,
                   .icon = product.in_orders ? icon::kRotateCcw : icon::kTrash2,
                   .disabled_because = page.off(),
                   .width = full_on_phone(ui)}))
    return;
  tell(page.out, page.out.submit(RemoveProduct{product.key}),
       product.in_orders ? name + " is as the orders have it" : name + " removed");
  page.desk.product_form = {};
  if (!product.in_orders) page.out.actions.push_back(ui::Navigate{"#/shop/products", true});
}

}  // namespace

void draw_product(Page& page) {
  ui::Ui& ui = page.ui;
  const std::string& key = page.context.route->query;
  const CatalogueProduct* product = key.empty() ? nullptr : page.desk.products.catalogue().find(key);
  ui::link(ui, "All products", "#/shop/products");
  ui.gap(ui::space::k12);
  if (!key.empty() && product == nullptr)
    return ui::empty_state(
        ui, icon::kPackage, "There is no such product",
        "It may have been removed, or its orders were. What was removed just now comes back with Undo.");
  fill_form(page, product);
  ui.heading(2, ui::Type::kSection, product == nullptr ? "New product" : product->product.name);
  if (product != nullptr)  // always one line: what follows stays where it is
    ui.muted(product->product.archived           ? "Archived: it is not in the store."
             : product->kind != LineKind::kGoods ? "Not in the store: its lines do not count as goods."
                                                 : "In the store.");
  ui.gap(ui::space::k12);
  if (product == nullptr) {
    ui.muted("For what is in no order yet. Products of your orders are in the catalogue by themselves.");
    ui.gap(ui::space::k12);
    return draw_fields(page, nullptr);
  }
  {
    ui::Columns columns(ui, {1.3f, 1}, ui::space::k24, 640);
    columns.next();
    draw_fields(page, product);
    ui.gap(ui::space::k24);
    draw_ending(page, *product);
    draw_removing(page, *product);
    columns.next();
    if (columns.stacked()) ui.gap(ui::space::k24);
    draw_own_picture(page, *product);
    ui.gap(ui::space::k16);
    draw_sales(page, *product);
  }
}

}  // namespace cairn::shop::desk
