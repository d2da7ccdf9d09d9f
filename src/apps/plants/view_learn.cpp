// The quiz: what is due today, a question at a time, and when each comes again.

#include <algorithm>
#include <utility>

#include "apps/plants/photos.h"
#include "apps/plants/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

constexpr float kPhotoH_px = 300;
constexpr std::string_view kAnswerKeys = "1 2 3 4";  // of the options, in their order

std::vector<int> pages_to_learn(const Desk& desk) {
  if (!desk.learn_all) return desk.opened;
  std::vector<int> all;
  for (const Species& species : desk.species) all.push_back(species.id);
  return all;
}

std::vector<int> left_to_ask(const Page& page) {
  return to_ask(page.context.state, pages_to_learn(page.desk), today(page), page.context.utc_offset_minutes);
}

void next_question(Page& page) {
  Desk::Quiz& quiz = page.desk.quiz;
  quiz.question.reset();
  quiz.chosen = 0;
  for (const int species : left_to_ask(page)) {
    const auto seed = static_cast<std::uint64_t>(page.context.now.ms) + static_cast<std::uint64_t>(species);
    quiz.question = question_about(species, page.context.state, page.desk.species, seed);
    if (quiz.question) {
      quiz.just_asked = true;
      return;
    }
  }
}

void answer(Page& page, memory::Rating rating) {
  Desk::Quiz& quiz = page.desk.quiz;
  const auto found = page.context.state.cards.find(card_key(quiz.question->species));
  const std::optional<Card> before =
      found == page.context.state.cards.end() ? std::nullopt : std::optional<Card>(found->second);
  const Card after = after_answer(before, rating, page.context.now, today(page));
  const Status status = page.out.submit(ReviewCard{quiz.question->species, after});
  if (!status.ok()) return tell(page.out, status, "");
  ++quiz.asked;
  if (rating != memory::Rating::kAgain) ++quiz.known;
  quiz.answered = true;
  page.ui.request_settle();
}

std::string option_words(const Page& page, const Question& question, int option) {
  const Species* species = page.species(option);
  if (species == nullptr) return std::to_string(option);
  return question.kind == QuestionKind::kFamily ? species->family_common + " (" + species->family + ")"
                                                : species->common;
}

void draw_prompt(Page& page, const Question& question) {
  ui::Ui& ui = page.ui;
  switch (question.kind) {
    case QuestionKind::kPhoto: {
      ui.heading(2, ui::Type::kBodyStrong, "Which plant is this?");
      ui.gap(ui::space::k12);
      const ui::Rect rect = ui.place(std::min(ui.width(), 480.0f), kPhotoH_px);
      draw_kept(page, photo_key(question.prompt), "The photo that is asked about", rect, ui::Pictures::Fit::kFill);
      return;
    }
    case QuestionKind::kDescription:
      ui.heading(2, ui::Type::kBodyStrong, "Which plant is described?");
      break;
    case QuestionKind::kFamily:
      ui.heading(2, ui::Type::kBodyStrong, "Of which family is it?");
      break;
    case QuestionKind::kLookAlike:
      ui.heading(2, ui::Type::kBodyStrong, "Which of the two is it?");
      break;
  }
  ui.gap(ui::space::k8);
  ui.text(ui::Type::kLead, question.prompt);
}

std::string again_words(const Page& page, memory::Rating rating) {
  const Question& question = *page.desk.quiz.question;
  const auto found = page.context.state.cards.find(card_key(question.species));
  const std::optional<Card> before =
      found == page.context.state.cards.end() ? std::nullopt : std::optional<Card>(found->second);
  const int days = days_between(today(page), after_answer(before, rating, page.context.now, today(page)).due);
  return days == 0 ? "today" : "in " + counted(static_cast<std::size_t>(days), "day", "days");
}

void draw_verdict(Page& page, const Question& question) {
  ui::Ui& ui = page.ui;
  const bool right = page.desk.quiz.chosen == question.right;
  ui.gap(ui::space::k16);
  const bool family = question.kind == QuestionKind::kFamily;
  const std::string verdict =
      right ? "Right" : (family ? "It is of the " : "It is ") + option_words(page, question, question.right);
  ui::notice(ui, right ? ui::NoticeLook::kGood : ui::NoticeLook::kBad, verdict,
             right                          ? "How well did you know it?"
             : left_to_ask(page).size() > 1 ? "It is asked once more, after the others."
                                            : "It is asked once more.");
  const bool just_chosen = std::exchange(page.desk.quiz.just_chosen, false);
  if (just_chosen) ui.semantics().announce(verdict, ui::Urgency::kPolite);
  ui.gap(ui::space::k8);
  ui::link(ui, "About " + name_of(page, question.right), species_href(question.right));
  if (!right && !family) {
    ui.gap(ui::space::k4);
    ui::link(ui, "About " + name_of(page, page.desk.quiz.chosen), species_href(page.desk.quiz.chosen));
  }
  ui.gap(ui::space::k12);
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  if (!right) {
    if (ui::button(ui, "Next",
                   {.look = ui::ButtonLook::kPrimary, .icon = icon::kArrowRight, .width = full_on_phone(ui)}))
      answer(page, memory::Rating::kAgain);
    if (just_chosen) ui.semantics().focus(ui.id("Next"));
    return;
  }
  struct Way {
    const char* word;
    memory::Rating rating;
  };
  for (const Way& way :
       {Way{"Hard", memory::Rating::kHard}, Way{"Good", memory::Rating::kGood}, Way{"Easy", memory::Rating::kEasy}}) {
    const std::string words = std::string(way.word) + ": " + again_words(page, way.rating);
    const bool usual = way.rating == memory::Rating::kGood;
    if (ui::button(ui, words,
                   {.look = usual ? ui::ButtonLook::kPrimary : ui::ButtonLook::kPlain,
                    .width = full_on_phone(ui),
                    .key = way.word}))
      answer(page, way.rating);
    if (usual && just_chosen) ui.semantics().focus(ui.id(way.word));
  }
}

// Once it is answered the options are no buttons any more: which is right, which was chosen.
void draw_answered(Page& page, const Question& question) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  for (const int option : question.options) {
    const bool right = option == question.right, chosen = option == page.desk.quiz.chosen;
    const ui::Row row(ui, ui::space::k8);
    if (right || chosen)
      ui.icon(right ? icon::kCircleCheck : icon::kCircleX, 20, right ? c.good : c.bad);
    else
      ui.icon(icon::kCircle, 20, c.faint);
    ui.text(right ? ui::Type::kBodyStrong : ui::Type::kBody, option_words(page, question, option));
  }
}

void draw_options(Page& page, const Question& question) {
  ui::Ui& ui = page.ui;
  Desk::Quiz& quiz = page.desk.quiz;
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  int number = 0;
  for (const int option : question.options) {
    const std::string key = std::to_string(++number);
    const ui::Ui::Scope scope(ui, option);
    const bool pressed = ui::button(ui, option_words(page, question, option),
                                    {.disabled_because = off(page), .width = full_on_phone(ui), .key = "option"});
    if (number == 1 && std::exchange(quiz.just_asked, false)) ui.semantics().focus(ui.id("option"));
    if (!off(page).empty() || !(pressed || ui.hot_key(key, false))) continue;
    quiz.chosen = option;
    quiz.just_chosen = true;
    ui.request_settle();
  }
}

void draw_question(Page& page) {
  ui::Ui& ui = page.ui;
  const Question& question = *page.desk.quiz.question;
  const ui::Container region(ui, ui::Role::kRegion, "Question", "question");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  draw_prompt(page, question);
  ui.gap(ui::space::k16);
  if (page.desk.quiz.chosen != 0) {
    draw_answered(page, question);
    return draw_verdict(page, question);
  }
  draw_options(page, question);
  if (ui::Node* main = ui.semantics().last(ui::Role::kMain)) main->keys = kAnswerKeys;
  if (ui.env().touch) return;
  ui.gap(ui::space::k12);
  ui.muted(question.options.size() == 2 ? "Keys 1 and 2 choose."
                                        : "Keys 1 to " + std::to_string(question.options.size()) + " choose.");
}

void draw_start(Page& page) {
  ui::Ui& ui = page.ui;
  const std::size_t count = left_to_ask(page).size();
  if (page.desk.quiz.asked > 0) {
    ui::figure(ui, std::to_string(page.desk.quiz.known) + " of " + std::to_string(page.desk.quiz.asked),
               "known in this round");
    ui.gap(ui::space::k16);
  }
  if (count == 0) {
    ui::empty_state(ui, icon::kGraduationCap, "Nothing to repeat today",
                    "Plants of your journal, and of species pages that you open, come up here, each when you are about "
                    "to forget it.");
    if (!page.desk.learn_all && ui::button(ui, "Learn from all species pages",
                                           {.look = ui::ButtonLook::kPrimary, .width = full_on_phone(ui)})) {
      page.desk.learn_all = true;
      ui.request_settle();
    }
    return;
  }
  ui.heading(2, ui::Type::kSection, counted(count, "plant", "plants") + " to learn today");
  ui.gap(ui::space::k4);
  ui.muted("Each comes again when you are about to forget it, by the scheduler FSRS. New ones come in fives.");
  ui.gap(ui::space::k16);
  if (ui::button(ui, "Start",
                 {.look = ui::ButtonLook::kPrimary,
                  .icon = icon::kPlay,
                  .disabled_because = off(page),
                  .width = full_on_phone(ui)})) {
    page.desk.quiz = {};
    next_question(page);
    ui.request_settle();
  }
}

}  // namespace

void draw_learn(Page& page) {
  ui::Ui& ui = page.ui;
  if (!species_here(page)) return;
  Desk::Quiz& quiz = page.desk.quiz;
  if (quiz.answered) {  // what was answered is in the state now
    quiz.answered = false;
    next_question(page);
  }
  if (quiz.question)
    draw_question(page);
  else
    draw_start(page);
  if (page.context.state.cards.empty() || quiz.question) return;
  ui.gap(ui::space::k24);
  ui.muted(counted(page.context.state.cards.size(), "plant", "plants") + " asked so far.");
  if (ui::button(ui, "Forget what was learned",
                 {.look = ui::ButtonLook::kQuiet, .icon = icon::kRotateCcw, .disabled_because = off(page)}))
    tell(page.out, page.out.submit(ForgetCards{}), "Forgotten");
}

}  // namespace cairn::plants::desk
