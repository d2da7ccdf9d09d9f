// How the order is made: how good it is on the person's own history, and their word on it.

#include <algorithm>
#include <cmath>

#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/table.h"

namespace cairn::tasks {
namespace {

std::string percent(double share) { return std::to_string(static_cast<int>(std::lround(share * 100))) + " %"; }

std::string figure_words(const ml::Estimate& estimate) {
  return percent(estimate.mean) + " \xC2\xB1 " + percent(1.96 * estimate.error);
}

void set_ranking(Page& page, Ranking ranking, std::string words) {
  Settings settings = page.context.state.settings;
  settings.ranking = ranking;
  tell(page.out, page.out.submit(ChangeSettings{settings}), std::move(words));
}

void draw_standing(Page& page) {
  ui::Ui& ui = page.ui;
  const Assessment& assessment = page.context.learning.assessment;
  const Ranking ranking = page.context.state.settings.ranking;
  const std::string_view off = page.context.read_only_because();
  const ui::Container region(ui, ui::Role::kRegion, "The order in force", "standing");
  const ui::Card card(ui);
  const bool learned = learned_is_in_force(ranking, assessment);
  ui.heading(2, learned ? "In force: the learned order" : "In force: urgency");
  ui.gap(ui::space::k8);
  const bool waits = ranking == Ranking::kLearned && !learned;
  ui.text(ui::Type::kBody, words(assessment) + (waits ? " Then the learned order is in force again." : ""));
  ui.gap(ui::space::k12);
  if (assessment.standing == Standing::kTooFew) {
    const double share = static_cast<double>(assessment.choices) / std::max(1, assessment.choices + assessment.missing);
    ui::progress_bar(ui, "Lessons until it can be judged", share);
    ui.gap(ui::space::k12);
  }
  const ui::Row row(ui);
  if (ranking != Ranking::kLearned) {
    const bool better = assessment.standing == Standing::kBetter;
    const bool too_few = assessment.standing == Standing::kTooFew;
    const std::string_view why = !off.empty() ? off : too_few ? "It cannot be judged yet" : std::string_view();
    if (ui::button(ui, "Use the learned order",
                   {.look = better ? ui::ButtonLook::kPrimary : ui::ButtonLook::kPlain,
                    .icon = icon::kBrain,
                    .disabled_because = why}))
      set_ranking(page, Ranking::kLearned, "The learned order is in force");
    if (ranking == Ranking::kUndecided && better && ui::button(ui, "Stay with urgency", {.disabled_because = off}))
      set_ranking(page, Ranking::kUrgency, "Urgency stays in force");
  } else if (ui::button(ui, "Go back to urgency", {.icon = icon::kRotateCcw, .disabled_because = off})) {
    set_ranking(page, Ranking::kUrgency, "Urgency is in force");
  }
}

void draw_figures(Page& page) {
  const Assessment& assessment = page.context.learning.assessment;
  if (assessment.standing == Standing::kTooFew) return;
  ui::Ui& ui = page.ui;
  ui.gap(ui::space::k24);
  const ui::Container region(ui, ui::Role::kRegion, "On your own history", "figures");
  const ui::Card card(ui);
  ui.heading(2, "On your own history");
  ui.gap(ui::space::k4);
  ui.muted(
      "How often the task that you did stood above one that you did not do, on choices that the order had not seen: "
      "ranking AUC, with its 95 % margin. Chance is 50 %.");
  ui.gap(ui::space::k12);
  ui::Table table{.name = "Ranking AUC on your own history",
                  .columns = {{"Order", 3}, {"Above the others", 2, 1}},
                  .rows = {{"Learned from you", figure_words(assessment.learned)},
                           {"Urgency", figure_words(assessment.urgency)},
                           {"Due date", figure_words(assessment.due)}}};
  ui::table(ui, table);
  ui.gap(ui::space::k8);
  ui.muted("From " + counted(assessment.choices, "choice", "choices") +
           "; the later ones were foretold by what came before.");
}

struct Habit {
  std::string what;
  double weight;
};

// What was learned most, in words of one line each.
std::vector<Habit> habits_of(const Model& model) {
  std::vector<Habit> habits;
  for (const auto& [name, effect] : model.projects) habits.push_back({"Project " + name, effect.always});
  for (const auto& [name, effect] : model.tags) habits.push_back({"Tag #" + name, effect.always});
  std::sort(habits.begin(), habits.end(), [](const Habit& a, const Habit& b) {
    if (std::abs(a.weight) != std::abs(b.weight)) return std::abs(a.weight) > std::abs(b.weight);
    return a.what < b.what;
  });
  constexpr std::size_t kMostHabits = 8;
  if (habits.size() > kMostHabits) habits.resize(kMostHabits);
  return habits;
}

void draw_habits(Page& page) {
  ui::Ui& ui = page.ui;
  const Model& model = page.context.derived.model;
  if (model.lessons == 0) return;
  const std::vector<Habit> habits = habits_of(model);
  if (habits.empty()) return;
  ui.gap(ui::space::k24);
  const ui::Container region(ui, ui::Role::kRegion, "What was learned", "habits");
  const ui::Card card(ui);
  ui.heading(2, "What was learned");
  ui.gap(ui::space::k4);
  ui.muted(
      "Points that a project or a tag adds to the score at any time of day. The account of a task (open it, then "
      "\xE2\x80\x9CWhy here\xE2\x80\x9D) has everything that counts for it.");
  ui.gap(ui::space::k12);
  ui::Table table{.name = "What was learned", .columns = {{"About", 3}, {"Points", 1, 1}}, .rows = {}};
  for (const Habit& habit : habits) table.rows.push_back({habit.what, score_words(habit.weight)});
  ui::table(ui, table);
}

void draw_forgetting(Page& page) {
  ui::Ui& ui = page.ui;
  const std::size_t lessons = page.context.state.choices.size();
  ui.gap(ui::space::k24);
  const ui::Container region(ui, ui::Role::kRegion, "What it learns from", "forgetting");
  const ui::Card card(ui);
  ui.heading(2, "What it learns from");
  ui.gap(ui::space::k8);
  ui.text(ui::Type::kBody,
          "When you complete a task, Cairn keeps how it stood then, beside up to eight others that you could have done "
          "instead: due date, age, estimate, priority, project, tags, and what waits for it. No titles, no notes. All "
          "of it "
          "stays on this device.");
  ui.gap(ui::space::k8);
  ui.muted(lessons == 0 ? std::string("Nothing is kept yet.")
                        : counted(static_cast<std::int64_t>(lessons), "choice is", "choices are") + " kept.");
  ui.gap(ui::space::k12);
  const std::string_view off = !page.context.writable ? page.context.read_only_because()
                               : lessons == 0         ? std::string_view("There is nothing to forget")
                                                      : std::string_view();
  const ui::Row row(ui);
  std::vector<std::string> last_month;
  const std::int64_t month_ms = 30ll * 86'400'000;
  for (const auto& [id, choice] : page.context.state.choices)
    if (page.context.now.ms - choice.at.ms > month_ms) last_month.push_back(id);
  if (ui::button(ui, "Forget everything",
                 {.look = ui::ButtonLook::kDanger, .icon = icon::kTrash2, .disabled_because = off}))
    tell(page.out, page.out.submit(Forget{{}, true}), "Forgotten: the order is as if it had never learned");
  if (!last_month.empty() && last_month.size() < lessons &&
      ui::button(ui, "Forget what is older than 30 days", {.disabled_because = off}))
    tell(page.out, page.out.submit(Forget{last_month, false}),
         "Forgotten: " + counted(static_cast<std::int64_t>(last_month.size()), "choice", "choices"));
}

void draw_settings(Page& page) {
  ui::Ui& ui = page.ui;
  ui.gap(ui::space::k24);
  const ui::Container region(ui, ui::Role::kRegion, "Settings of the tasks", "settings");
  const ui::Card card(ui);
  ui.heading(2, "Settings");
  ui.gap(ui::space::k8);
  Settings settings = page.context.state.settings;
  constexpr int kMinutes[] = {15, 25, 45, 60, 90};
  std::vector<std::string> lengths;
  int chosen = -1;
  for (int i = 0; i < 5; ++i) {
    lengths.push_back(format_minutes(kMinutes[i]));
    if (kMinutes[i] == settings.focus_minutes) chosen = i;
  }
  if (const auto length = ui::select(ui, "A stretch of focus", lengths, chosen, 220)) {
    settings.focus_minutes = kMinutes[*length];
    tell(page.out, page.out.submit(ChangeSettings{settings}),
         "A stretch of focus takes " + lengths[static_cast<std::size_t>(*length)]);
  }
  ui.gap(ui::space::k8);
  const ui::CheckOptions options{.disabled_because = page.context.read_only_because()};
  if (const auto on = ui::checkbox(ui, "A quotation of the day below the list", settings.quotes, options)) {
    settings.quotes = *on;
    tell(page.out, page.out.submit(ChangeSettings{settings}), *on ? "Quotations are shown" : "No more quotations");
  }
}

}  // namespace

void draw_learning(Page& page) {
  ui::Ui& ui = page.ui;
  ui.heading(2, ui::Type::kSection, "How the order is made");
  ui.gap(ui::space::k4);
  ui.text(ui::Type::kBody,
          "It begins with urgency as Taskwarrior publishes it. What you really do next teaches it more, as soon as "
          "there is "
          "enough to show that it helps. You decide whether it is used.");
  ui.gap(ui::space::k16);
  draw_standing(page);
  draw_figures(page);
  draw_habits(page);
  draw_forgetting(page);
  draw_settings(page);
}

}  // namespace cairn::tasks
