// Photos to try it with, for who has no flower at hand.

#include <algorithm>

#include "apps/plants/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

void draw_credit(ui::Ui& ui, const Sample& sample) {
  const ui::Ui::Scope scope(ui, sample.path);
  const ui::Row row(ui, ui::space::k8);
  ui.text(ui::Type::kSmall, sample.name + (sample.author.empty() ? "" : " by " + sample.author));
  if (sample.licence_url.empty())
    ui.text(ui::Type::kSmall, sample.licence);
  else
    ui::link(ui, sample.licence, sample.licence_url, ui::Type::kSmall);
  if (sample.source.rfind("https://", 0) == 0)
    ui::link(ui, "Source", sample.source, ui::Type::kSmall);
  else if (!sample.source.empty())
    ui.text(ui::Type::kSmall, sample.source);
}

}  // namespace

void draw_samples(Page& page) {
  ui::Ui& ui = page.ui;
  Desk::Trying& trying = page.desk.trying;
  if (!trying.error.empty()) {
    ui::notice(ui, ui::NoticeLook::kBad, "The sample photos are not here", trying.error);
    ui.gap(ui::space::k12);
  }
  if (trying.samples.empty()) return;
  const ui::Container region(ui, ui::Role::kRegion, "Photos to try", "samples");
  ui.heading(2, ui::Type::kBodyStrong, "No flower at hand? Try one of these");
  ui.gap(ui::space::k8);
  {
    const ui::Row row(ui, ui::space::k8, ui.control_h());
    for (const Sample& sample : trying.samples) {
      const ui::Ui::Scope scope(ui, sample.path);
      if (!ui::button(ui, sample.name, {.icon = icon::kImages})) continue;
      trying.error.clear();
      trying.fetching = page.context.photos.fetch(sample.path, sample.name);
    }
  }
  ui.gap(ui::space::k4);
  if (!ui::disclosure(ui, "Where these photos are from", false)) return;
  for (const Sample& sample : trying.samples) draw_credit(ui, sample);
}

}  // namespace cairn::plants::desk
