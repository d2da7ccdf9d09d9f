// What is to be learnt and built in a week: topics, resources, the project's steps.

#include <algorithm>
#include <cmath>

#include "apps/roadmap/view_week.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr float kBox_px = 18;
constexpr float kResourceIndent_px = 28;

std::string count_words(Count count) { return std::to_string(count.done) + " of " + std::to_string(count.total); }

void set_tick(WeekPage& page, const std::string& id, bool on) { tell(page.out, page.out.submit(SetTick{id, on}), {}); }

// A check box beside a link: the title opens the resource, the box says that it was worked through. Its id: the link is
// its label.
ui::Id tick_box(WeekPage& page, const std::string& id, std::string_view name) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const bool on = is_ticked(page.context.state, id);
  const ui::Id widget = ui.id("tick");
  const float box = std::round(kBox_px * std::max(1.0f, ui.scale()));
  const float line_px = ui.style(ui::Type::kBodyStrong).line_px;
  const ui::Rect mark{ui.x(), ui.y() + std::round((line_px - box) / 2), box, box};
  const float reach = ui.env().touch || ui.phone() ? 13 : 4;
  ui.fill(mark, on ? c.accent : c.surface, 5);
  if (on)
    ui.paint_icon({mark.center_x(), mark.center_y()}, box - 4, c.on_accent, icon::kCheck);
  else
    ui.outline(mark, ui.hovered(widget) ? c.accent : c.faint, 5, 1.5f);
  ui.focus_ring(widget, mark, 5);
  ui::Node node;
  node.id = widget;
  node.role = ui::Role::kCheckbox;
  node.name = name;
  node.checked = on ? ui::Tri::kTrue : ui::Tri::kFalse;
  node.disabled = !page.context.writable;
  node.description = page.context.read_only_because();
  ui.semantics().leaf(std::move(node), mark.inset(-reach));
  const ui::Event& event = ui.event();
  if (event.id != widget || !page.context.writable) return widget;
  if (event.kind == ui::EventKind::kCommit && (event.value == "true") != on) set_tick(page, id, !on);
  if (event.kind == ui::EventKind::kClick) set_tick(page, id, !on);
  return widget;
}

void status_badge(ui::Ui& ui, ResourceStatus status) {
  const ui::Palette& c = ui.colors();
  switch (status) {
    case ResourceStatus::kFree:
      ui::badge(ui, "Free", c.good, c.accent_soft);
      break;
    case ResourceStatus::kPaid:
      ui::badge(ui, "Paid", c.warn, c.warn_soft);
      break;
    case ResourceStatus::kChanged:
      ui::badge(ui, "Changed", c.info, c.info_soft);
      break;
    case ResourceStatus::kGone:
      ui::badge(ui, "Gone", c.bad, c.bad_soft);
      break;
  }
}

// "checked 15 Jun 2026 · Free tier, 512 MB": the badge before it already says the status.
std::string fine_print(const Resource& resource) {
  std::string words = resource_status_words(resource);
  const std::size_t at = words.find("checked");
  words = at == std::string::npos ? std::string() : words.substr(at);
  if (!words.empty()) words[0] = 'C';
  const bool says_more = !resource.cost.empty() && resource.cost != "Free" && resource.cost != "Paid";
  if (says_more) words = resource.cost + (words.empty() ? "" : " · ") + words;
  if (resource.status != ResourceStatus::kFree && !resource.named_as.empty() && resource.named_as != resource.title)
    words += std::string(words.empty() ? "" : " · ") + "Named as \xE2\x80\x9C" + resource.named_as + "\xE2\x80\x9D";
  return words;
}

void draw_alternative(ui::Ui& ui, const Alternative& alternative) {
  ui.gap(ui::space::k4);
  {
    const ui::Row row(ui, 6, ui.style(ui::Type::kBody).line_px);
    ui.icon(icon::kArrowRight, std::round(15 * ui.scale()), ui.colors().accent);
    ui.text(ui::Type::kSmallStrong, "Use instead");
    ui::link(ui, alternative.title, alternative.url);
  }
  ui.muted(alternative.why);
}

void draw_resource(WeekPage& page, const Resource& resource) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, resource.id);
  const ui::Container item(ui, ui::Role::kListItem, {}, "item");
  const ui::Id box = tick_box(page, resource.id, resource.title);
  const float indent = std::round(kResourceIndent_px * std::max(1.0f, ui.scale()));
  ui.flow().x += indent;
  ui.flow().w -= indent;
  const ui::Id label = ui::link(ui, resource.title, resource.url, ui::Type::kBodyStrong);
  ui.semantics().last(box)->target = label;
  if (!resource.part.empty()) ui.text(ui::Type::kBody, resource.part);
  ui.gap(ui::space::k4);
  {
    const ui::Row row(ui, ui::space::k8, ui.style(ui::Type::kSmall).line_px + 4);
    status_badge(ui, resource.status);
    ui.muted(fine_print(resource));
  }
  if (!resource.note.empty()) {
    ui.gap(ui::space::k4);
    ui.muted(resource.note);
  }
  if (resource.alternative) draw_alternative(ui, *resource.alternative);
  ui.flow().x -= indent;
  ui.flow().w += indent;
}

// What is open of the week as tasks of the tracker: whichever of the two is ticked, the other follows.
void draw_send_to_tasks(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const ViewContext& context = page.context;
  ui::SendToTasks send{{}, "Roadmap.Week " + std::to_string(page.week.number), {}};
  bool any_sent = false;
  const auto add = [&](const std::string& id, const std::string& title, int minutes) {
    const bool sent = context.sent && context.sent->count(id) > 0;
    any_sent = any_sent || sent;
    if (!sent && !is_ticked(context.state, id)) send.items.push_back({id, title, minutes});
  };
  for (const Topic& topic : page.week.topics) add(topic.id, topic.text, topic.minutes);
  for (const Step& step : page.week.steps) add(step.id, step.text, step.minutes);
  const auto planned = context.derived.plan.weeks.find(page.week.number);
  if (planned != context.derived.plan.weeks.end()) send.due = planned->second.last_day;
  ui.gap(ui::space::k12);
  const std::string why = !context.writable     ? std::string(context.read_only_because())
                          : context.in_sample   ? "A sample learner has no tasks"
                          : !send.items.empty() ? std::string()
                          : any_sent            ? "All that is open stands among your tasks"
                                                : "Everything is ticked";
  const std::string label =
      send.items.empty()
          ? "Send to Tasks"
          : "Send " + counted(static_cast<std::int64_t>(send.items.size()), "item", "items") + " to Tasks";
  if (ui::button(ui, label, {.icon = icon::kListTodo, .disabled_because = why, .key = "send"}))
    page.out.actions.push_back(std::move(send));
  ui.gap(4);
  ui.muted("Open topics and steps become tasks. Ticked there, they are ticked here.");
}

}  // namespace

void tick_row(WeekPage& page, const std::string& id, std::string_view text, int minutes) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, id);
  const ui::Container item(ui, ui::Role::kListItem, {}, "item");
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const float time_w = std::round(92 * ui.scale());
  ui::CheckOptions options{.strike_when_on = true, .disabled_because = page.context.read_only_because()};
  const std::string words = minutes > 0 ? format_minutes(minutes) : std::string();
  if (ui.phone())
    options.detail = words;
  else
    options.width = ui.width() - time_w;
  const float top = ui.y();
  const auto changed = ui::checkbox(ui, text, is_ticked(page.context.state, id), options);
  if (changed) set_tick(page, id, *changed);
  if (minutes <= 0 || ui.phone()) return;
  const float w = std::ceil(ui.text_width(small, words)) + 1;
  const float h = ui.y() - top;
  const ui::Rect rect{ui.x() + ui.width() - w, std::floor(top + (h - small.line_px) / 2), w, small.line_px};
  ui.label(rect, small, ui.colors().muted, words);
}

void draw_week_topics(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Topics");
  const ui::Card card(ui);
  section_title(ui, "Topics", count_words(page.context.derived.progress.week(page.week.number).topics));
  const ui::Container list(ui, ui::Role::kList, "Topics", "list");
  for (const Topic& topic : page.week.topics) tick_row(page, topic.id, topic.text, topic.minutes);
}

void draw_week_resources(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Resources");
  const ui::Card card(ui);
  section_title(ui, "Resources", count_words(page.context.derived.progress.week(page.week.number).resources));
  const ui::Container list(ui, ui::Role::kList, "Resources", "list");
  for (const Resource& resource : page.week.resources) {
    if (&resource != &page.week.resources.front()) {
      ui.gap(ui::space::k12);
      ui.divider();
      ui.gap(ui::space::k12);
    }
    draw_resource(page, resource);
  }
}

void draw_week_project(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Project");
  const ui::Card card(ui);
  section_title(ui, "Project", count_words(page.context.derived.progress.week(page.week.number).steps));
  ui.heading(3, page.week.project_title);
  ui.gap(ui::space::k4);
  ui.text(ui::Type::kBody, page.week.project_brief);
  ui.gap(ui::space::k12);
  ui.divider();
  ui.gap(ui::space::k8);
  {
    const ui::Container list(ui, ui::Role::kList, "Steps", "list");
    for (const Step& step : page.week.steps) tick_row(page, step.id, step.text, step.minutes);
  }
  draw_send_to_tasks(page);
}

}  // namespace cairn::roadmap
