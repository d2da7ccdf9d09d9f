// A text that is typed or pasted, judged as it is typed, with reasons.

#include <algorithm>

#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/table.h"

namespace cairn::sentiment::desk {
namespace {

constexpr float kTwoColumns_px = 560;
constexpr float kLines = 5;

struct Example {
  std::string_view name, text;
};
constexpr std::array<Example, 3> kExamples{
    {{"A review in two minds",
      "The screen is gorgeous and the battery lasts two days. But the charger broke after a week, and support never "
      "answered. I would not buy it again."},
     {"A post with irony", "Great, my flight is delayed again. Thanks a lot."},
     {"Negation", "I have no complaints at all. Nothing broke, nothing failed."}}};

double threshold_of(const Page& page, Judge judge) {
  const Thresholds thresholds = page.desk.shelf.thresholds(judge);
  return page.desk.attempt.scale == Scale::kTwo ? thresholds.two : thresholds.three;
}

Told told_by(const Page& page, Judge judge, const Verdict& verdict) {
  return told(verdict.tones(page.desk.attempt.scale), threshold_of(page, judge));
}

void draw_input(Page& page) {
  ui::Ui& ui = page.ui;
  TryText& attempt = page.desk.attempt;
  ui::FieldOptions options{.placeholder = "Type or paste a review, a post, a headline\xE2\x80\xA6"};
  options.height = kLines * ui.style(ui::Type::kBody).line_px + 20;
  const auto field = ui::text_area(ui, "Text to judge", attempt.text, options);
  if (field.changed) page.desk.attempt_cut = attempt.text.size() > kMaxTryBytes;
  if (attempt.text.size() > kMaxTryBytes) attempt.text = std::string(truncate_utf8(attempt.text, kMaxTryBytes));
  if (field.changed) attempt.tend(page.desk.shelf, page.context.inference, page.context.now);
  ui.gap(ui::space::k12);
  const ui::Row row(ui, ui::space::k12, ui.control_h());
  const std::vector<std::string> scales{"Posts and news", "Reviews"};
  if (const auto chosen = ui::segmented(ui, "Judged as", scales, static_cast<int>(attempt.scale))) {
    attempt.scale = static_cast<Scale>(*chosen);
    attempt.tend(page.desk.shelf, page.context.inference, page.context.now);
  }
  if (!ui.phone()) ui.muted(scale_words(attempt.scale));
  if (attempt.has_text() && ui::button(ui, "Clear", {.look = ui::ButtonLook::kQuiet, .icon = icon::kX})) {
    attempt.text.clear();
    attempt.tend(page.desk.shelf, page.context.inference, page.context.now);
    ui.request_settle();
  }
}

// What stands between a reader and trusting the answer.
void draw_caveats(Page& page) {
  ui::Ui& ui = page.ui;
  if (page.desk.attempt_cut) {
    ui.gap(ui::space::k8);
    ui::notice(ui, ui::NoticeLook::kWarn, "The text was too long",
               "Its first 20,000 letters are kept here. Read longer ones in as a file, under Texts.");
  }
  if (reading::language_of(page.desk.attempt.text) != reading::Language::kOther) return;
  ui.gap(ui::space::k8);
  ui::notice(ui, ui::NoticeLook::kWarn, "This does not look like English",
             "The models were trained on English: what they say of other languages is not to be relied on.");
}

void draw_examples(Page& page) {
  ui::Ui& ui = page.ui;
  ui.gap(ui::space::k16);
  ui.muted("Or begin with one of these:");
  ui.gap(ui::space::k8);
  const ui::Row row(ui);
  for (const Example& example : kExamples)
    if (ui::button(ui, example.name, {.width = full_on_phone(ui)})) {
      page.desk.attempt.text = example.text;
      page.desk.attempt.tend(page.desk.shelf, page.context.inference, page.context.now);
      ui.request_settle();
    }
}

void draw_opinion(Page& page, Judge judge) {
  ui::Ui& ui = page.ui;
  const TryText& attempt = page.desk.attempt;
  const Opinion* opinion = attempt.opinion(judge);
  if (!attempt.has_text()) {
    ui.muted("Nothing to judge yet");
    return;
  }
  if (judge == Judge::kDeep && !attempt.error().empty()) {
    ui::notice(ui, ui::NoticeLook::kBad, "It could not be judged", attempt.error());
    ui.gap(ui::space::k8);
    if (ui::button(ui, "Judge it again", {.icon = icon::kRotateCcw})) page.desk.attempt.retry();
    return;
  }
  if (opinion == nullptr) {
    ui.muted("Reading\xE2\x80\xA6");
    return;
  }
  const Told said = told_by(page, judge, opinion->whole);
  tone_badge(ui, said);
  ui.gap(ui::space::k12);
  tone_bar(ui, name_of(judge), opinion->whole.tones(attempt.scale), attempt.scale);
  if (!said.sure) {
    ui.gap(ui::space::k4);
    ui.muted("Below " + percent(threshold_of(page, judge)) + " it says \xE2\x80\x9CNot sure\xE2\x80\x9D.");
  }
  if (opinion->shortened) {
    ui.gap(ui::space::k4);
    ui.muted("The text is longer than Deep reads: it sees the beginning and the end.");
  }
}

void draw_opinions(Page& page) {
  ui::Ui& ui = page.ui;
  ui::Columns columns(ui, {1, 1}, ui::space::k16, kTwoColumns_px);
  for (const Judge judge : kAllJudges) {
    columns.next();
    const std::string name(name_of(judge));
    const ui::Ui::Scope scope(ui, "opinion of " + name);
    const ui::Container region(ui, ui::Role::kRegion, name, "opinion");
    const ui::Card card(ui);
    ui.heading(2, ui::Type::kBodyStrong, name);
    ui.gap(ui::space::k8);
    if (draw_judge_offer(page, judge)) draw_opinion(page, judge);
  }
}

// Whose reasons are shown: the deep one's, unless only the fast one is here or was chosen.
Judge reasoning_judge(Page& page) {
  const bool deep = page.desk.attempt.opinion(Judge::kDeep) != nullptr;
  const bool fast = page.desk.attempt.opinion(Judge::kFast) != nullptr;
  if (deep && fast) return static_cast<Judge>(page.desk.reasons_of);
  return deep ? Judge::kDeep : Judge::kFast;
}

void draw_reasons(Page& page) {
  ui::Ui& ui = page.ui;
  const TryText& attempt = page.desk.attempt;
  const Judge judge = reasoning_judge(page);
  const Opinion* opinion = attempt.opinion(judge);
  if (opinion == nullptr) return;
  const ui::Ui::Scope scope(ui, "reasons");
  const ui::Container region(ui, ui::Role::kRegion, "Why", "why");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  ui.heading(2, "Why");
  ui.gap(ui::space::k8);
  if (attempt.opinion(Judge::kDeep) != nullptr && attempt.opinion(Judge::kFast) != nullptr) {
    if (const auto chosen = ui::segmented(ui, "Reasons of", {"Fast", "Deep"}, static_cast<int>(judge)))
      page.desk.reasons_of = *chosen;
    ui.gap(ui::space::k12);
  }
  weighted_text(ui, attempt.text, opinion->weights);
  ui.gap(ui::space::k8);
  if (!opinion->weighed)
    ui.muted("Asking what each word adds\xE2\x80\xA6");
  else if (judge == Judge::kFast)
    ui.muted("What each word adds to the judgement, exactly: Fast adds up its words and pairs of words.");
  else
    ui.muted("What the judgement loses when a word is left out: the model was asked again without each word.");
  ui.gap(ui::space::k16);
  if (opinion->weighed) weight_lists(ui, attempt.text, opinion->weights);
}

void draw_sentences(Page& page) {
  ui::Ui& ui = page.ui;
  const TryText& attempt = page.desk.attempt;
  if (attempt.sentences().size() < 2) return;
  std::vector<Judge> judges;
  for (const Judge judge : kAllJudges)
    if (attempt.opinion(judge) != nullptr) judges.push_back(judge);
  if (judges.empty()) return;
  const ui::Ui::Scope scope(ui, "sentences");
  const ui::Container region(ui, ui::Role::kRegion, "Sentence by sentence", "sentences");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  ui.heading(2, "Sentence by sentence");
  ui.gap(ui::space::k8);
  ui::Table table{.name = "Sentences and their tones", .columns = {{"Sentence", 5}}, .rows = {}};
  for (const Judge judge : judges) table.columns.push_back({std::string(name_of(judge)), 2});
  for (std::size_t i = 0; i < attempt.sentences().size(); ++i) {
    const Span span = attempt.sentences()[i];
    std::vector<std::string> row{attempt.text.substr(span.begin, span.end - span.begin)};
    for (const Judge judge : judges) {
      const auto& verdicts = attempt.opinion(judge)->sentences;
      if (i >= verdicts.size() || !verdicts[i]) {
        row.emplace_back();
        continue;
      }
      const Told said = told_by(page, judge, *verdicts[i]);
      row.push_back(said_words(said) + " " + percent(said.probability));
    }
    table.rows.push_back(std::move(row));
  }
  ui::table(ui, table);
  if (attempt.sentences().size() == kMostSentences) {
    ui.gap(ui::space::k8);
    ui.muted("The first " + std::to_string(kMostSentences) + " sentences are judged one by one.");
  }
}

void draw_share(ui::Ui& ui, std::string_view name, double share, bool sure) {
  const ui::Ui::Scope scope(ui, name);
  ui.text(ui::Type::kSmallStrong, std::string(name) + ": " + percent(share) + (sure ? ", likely" : ""));
  ui.gap(ui::space::k4);
  ui::progress_bar(ui, name, share, sure ? ui.colors().warn : ui.colors().faint);
  ui.gap(ui::space::k12);
}

void draw_beside(Page& page) {
  ui::Ui& ui = page.ui;
  const Opinion* opinion = page.desk.attempt.opinion(Judge::kDeep);
  if (opinion == nullptr) return;
  const Verdict& whole = opinion->whole;
  const Shelf& shelf = page.desk.shelf;
  if (!whole.irony() && !whole.emotions()) return;
  const ui::Ui::Scope scope(ui, "beside");
  const ui::Container region(ui, ui::Role::kRegion, "Irony and emotion", "beside");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  ui.heading(2, "Irony and emotion");
  ui.gap(ui::space::k12);
  ui::Columns columns(ui, {1, 1}, ui::space::k24, kTwoColumns_px);
  columns.next();
  if (const auto irony = whole.irony()) draw_share(ui, "Ironic, as a post", *irony, *irony >= shelf.sure("irony"));
  if (const auto sarcasm = whole.sarcasm())
    draw_share(ui, "Sarcastic, as a headline", *sarcasm, *sarcasm >= shelf.sure("sarcasm"));
  if (whole.irony())
    ui.muted("Learned from tweets and headlines, half of them ironic: in plain texts it sees too much.");
  columns.next();
  if (const auto emotions = whole.emotions())
    for (std::size_t i = 0; i < kEmotions.size(); ++i) {
      std::string name(kEmotions[i]);
      name[0] = static_cast<char>(name[0] - 'a' + 'A');
      draw_share(ui, name, (*emotions)[i], (*emotions)[i] >= shelf.sure("emotion"));
    }
}

}  // namespace

void draw_try(Page& page) {
  ui::Ui& ui = page.ui;
  draw_input(page);
  const TryText& attempt = page.desk.attempt;
  if (!attempt.has_text())
    draw_examples(page);
  else
    draw_caveats(page);
  ui.gap(ui::space::k16);
  draw_opinions(page);
  ui.gap(ui::space::k8);
  ui::link(ui, "What the models were trained on, and how good they are", "#/data", ui::Type::kSmall);
  if (!attempt.has_text()) return;
  const auto part = [&](void (*draw)(Page&)) {
    const float before = ui.y();
    ui.gap(ui::space::k16);
    const float top = ui.y();
    draw(page);
    if (ui.y() == top) ui.gap(before - top);
  };
  part(draw_reasons);
  part(draw_sentences);
  part(draw_beside);
}

}  // namespace cairn::sentiment::desk
