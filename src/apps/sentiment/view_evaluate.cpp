// How good a model is on a collection whose tones are known, from its file or from the person; or two of them, one
// against the other.

#include <algorithm>
#include <cstdio>

#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/plot.h"
#include "ui/table.h"

namespace cairn::sentiment::desk {
namespace {

constexpr std::size_t kFewTexts = 10;
constexpr std::size_t kManyTexts = 50;
constexpr double kTooGood = 0.995;  // an accuracy that texts of its own training would give
constexpr std::uint64_t kSeed = 5;
constexpr float kTwoColumns_px = 640;

std::string decimals(double value, int places) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", places, value);
  return text;
}
std::string tenths_of_percent(double share) { return decimals(share * 100, 1) + " %"; }
std::string interval_words(const ml::Interval& interval) {
  return tenths_of_percent(interval.value) + " (" + decimals(interval.low * 100, 1) + " to " +
         decimals(interval.high * 100, 1) + ")";
}
std::string signed_interval(const ml::Interval& interval) {
  const auto one = [](double value) {
    return std::string(value < 0 ? "\xE2\x88\x92" : "+") + decimals(std::abs(value) * 100, 1);
  };
  return one(interval.value) + " points (" + one(interval.low) + " to " + one(interval.high) + ")";
}

std::vector<std::string> label_names(Scale scale) {
  if (scale == Scale::kTwo) return {"Negative", "Positive"};
  return {"Negative", "Neutral", "Positive"};
}

std::optional<Tone> truth_of(const OpenCollection& open, std::size_t row, bool own) {
  if (!own) return open.file_tones().of(open.texts()[row]);
  if (open.own()[row] < 0) return {};
  return static_cast<Tone>(open.own()[row]);
}

// Rows whose tone is known and that fit the scale. A taught judge is not measured on the rows that taught it.
std::vector<std::uint32_t> known_rows(const Desk& desk) {
  const OpenCollection& open = *desk.open;
  const bool taught = !desk.evaluate_own && (desk.first == Shown::kTaught || desk.second == Shown::kTaught);
  std::vector<std::uint32_t> rows;
  for (std::size_t row = 0; row < open.texts().size(); ++row) {
    if (taught && open.own()[row] >= 0) continue;
    const auto truth = truth_of(open, row, desk.evaluate_own);
    if (truth && (open.scale() == Scale::kThree || *truth != Tone::kNeutral))
      rows.push_back(static_cast<std::uint32_t>(row));
  }
  return rows;
}

bool judged_all(const OpenCollection& open, Shown shown, const std::vector<std::uint32_t>& rows) {
  const Run* run = open.run(shown);
  return run != nullptr && !rows.empty() && run->done() > rows.back();
}

Contender contender_of(const Page& page, Shown shown, const std::vector<std::uint32_t>& rows) {
  const OpenCollection& open = *page.desk.open;
  Contender contender{std::string(name_of(shown)), {}, open.threshold(shown, page.desk.shelf)};
  for (const std::uint32_t row : rows)
    contender.probabilities.push_back(label_probabilities(open.run(shown)->verdicts()[row], open.scale()));
  return contender;
}

void begin(Page& page, const std::vector<std::uint32_t>& rows) {
  Desk& desk = page.desk;
  const OpenCollection& open = *desk.open;
  std::vector<std::size_t> truths;
  for (const std::uint32_t row : rows) {
    const Tone tone = *truth_of(open, row, desk.evaluate_own);
    truths.push_back(open.scale() == Scale::kTwo ? (tone == Tone::kPositive ? 1u : 0u)
                                                 : static_cast<std::size_t>(tone));
  }
  std::vector<Contender> contenders{contender_of(page, desk.first, rows)};
  if (desk.second) contenders.push_back(contender_of(page, *desk.second, rows));
  desk.evaluation =
      std::make_unique<Evaluation>(std::move(truths), label_names(open.scale()).size(), std::move(contenders), kSeed);
  desk.evaluation_of = open.id() + (desk.evaluate_own ? " own" : " file");
  desk.evaluation_scale = open.scale();
}

void draw_figures(Page& page, const Evaluation& evaluation) {
  ui::Ui& ui = page.ui;
  const auto& all = evaluation.contenders();
  ui::Table table{.name = "Figures", .columns = {{"Figure", 3}}, .rows = {}};
  for (const ContenderFigures& one : all) table.columns.push_back({one.name, 3, 1});
  const auto row = [&](std::string name, auto value) {
    std::vector<std::string> cells{std::move(name)};
    for (const ContenderFigures& one : all) cells.push_back(value(one));
    table.rows.push_back(std::move(cells));
  };
  const bool done = evaluation.done();
  row("Accuracy", [&](const ContenderFigures& one) {
    return done ? interval_words(one.accuracy) : tenths_of_percent(one.figures.accuracy);
  });
  row("Macro F1", [&](const ContenderFigures& one) {
    return done ? interval_words(one.macro_f1) : tenths_of_percent(one.figures.macro_f1);
  });
  row("Macro recall", [](const ContenderFigures& one) { return tenths_of_percent(one.figures.macro_recall); });
  if (evaluation.labels() == 2)
    row("Area under ROC",
        [](const ContenderFigures& one) { return one.figures.auc ? decimals(*one.figures.auc, 3) : ""; });
  row("Calibration error", [](const ContenderFigures& one) { return decimals(one.figures.calibration_error, 3); });
  row("Says a tone", [](const ContenderFigures& one) {
    return tenths_of_percent(one.figures.coverage) + ", from " + percent(one.sure) + " on";
  });
  row("Right where it does",
      [](const ContenderFigures& one) { return tenths_of_percent(one.figures.answered_accuracy); });
  ui::table(ui, table);
  const bool too_good =
      std::any_of(all.begin(), all.end(), [](const auto& one) { return one.figures.accuracy > kTooGood; });
  if (evaluation.texts() >= kManyTexts && too_good) {
    ui.gap(ui::space::k8);
    ui::notice(ui, ui::NoticeLook::kWarn, "Too good to be true",
               "These texts may be among those that the model was trained on. Measure it on others.");
  }
  ui.gap(ui::space::k8);
  ui.muted(done ? "In brackets: 95 % of 1,000 resamples of the texts (bootstrap)."
                : "Resampling for intervals: " + percent(evaluation.share()));
}

void draw_pair(Page& page, const Evaluation& evaluation) {
  if (!evaluation.pair()) return;
  ui::Ui& ui = page.ui;
  const PairFigures& pair = *evaluation.pair();
  const std::string& a = evaluation.contenders()[0].name;
  const std::string& b = evaluation.contenders()[1].name;
  const ui::Container region(ui, ui::Role::kRegion, "One against the other", "pair");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  ui.heading(2, "One against the other");
  ui.gap(ui::space::k8);
  const bool differ = pair.mcnemar.p < 0.05;
  const bool second = pair.mcnemar.only_second > pair.mcnemar.only_first;
  ui.text(ui::Type::kBody, differ ? (second ? b : a) + " is better on these texts, by more than chance would do."
                                  : "These texts do not tell which of the two is better.");
  ui.gap(ui::space::k8);
  ui::Table table{.name = "Comparison", .columns = {{"Figure", 3}, {"Value", 4, 1}}, .rows = {}};
  table.rows.push_back({"Only " + a + " right", with_commas(pair.mcnemar.only_first)});
  table.rows.push_back({"Only " + b + " right", with_commas(pair.mcnemar.only_second)});
  table.rows.push_back({pair.mcnemar.exact ? "McNemar's test, exact" : "McNemar's test",
                        pair.mcnemar.p < 0.001 ? "p below 0.001" : "p = " + decimals(pair.mcnemar.p, 3)});
  if (evaluation.done()) {
    table.rows.push_back({"Accuracy of " + b + " less that of " + a, signed_interval(pair.accuracy_difference)});
    table.rows.push_back({"Macro F1 of " + b + " less that of " + a, signed_interval(pair.macro_f1_difference)});
  }
  if (pair.kappa) table.rows.push_back({"Agreement of the two (Cohen's kappa)", decimals(*pair.kappa, 2)});
  ui::table(ui, table);
}

void draw_confusion(Page& page, const ContenderFigures& one, const std::vector<std::string>& labels) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, "confusion of " + one.name);
  ui.heading(3, ui::Type::kBodyStrong, one.name + ": what it said of what was true");
  ui.gap(ui::space::k4);
  ui::Table table{.name = "Confusion of " + one.name, .columns = {{"True", 2}}, .rows = {}};
  for (const std::string& label : labels) table.columns.push_back({"Said " + to_lower_ascii(label), 2, 1});
  table.columns.push_back({"Found", 1.4f, 1});
  for (std::size_t truth = 0; truth < labels.size(); ++truth) {
    std::vector<std::string> cells{labels[truth]};
    for (const std::size_t count : one.figures.confusion[truth]) cells.push_back(with_commas(count));
    cells.push_back(percent(one.figures.labels[truth].recall));
    table.rows.push_back(std::move(cells));
  }
  std::vector<std::string> last{"Right of those"};
  for (std::size_t k = 0; k < labels.size(); ++k) last.push_back(percent(one.figures.labels[k].precision));
  table.rows.push_back(std::move(last));
  ui::table(ui, table);
}

ui::Series series_of(std::string label, const ml::Curve& curve, ui::Color color, bool dashed) {
  ui::Series series{.label = std::move(label), .points = {}, .color = color, .dashed = dashed};
  for (const ml::CurvePoint& point : curve.points)
    series.points.push_back({static_cast<float>(point.x), static_cast<float>(point.y)});
  return series;
}

// One label against the others, by both models.
void draw_curves(Page& page, const Evaluation& evaluation, const std::vector<std::string>& labels, bool roc) {
  ui::Ui& ui = page.ui;
  const std::size_t label = std::min<std::size_t>(static_cast<std::size_t>(page.desk.curve_label), labels.size() - 1);
  ui::LineChart chart;
  const std::string name = to_lower_ascii(labels[label]);
  chart.name = roc ? "ROC curve: " + name : "Precision and recall: " + name;
  chart.x.title = roc ? "Share of the others that are called " + name : "Recall: share of the " + name + " ones found";
  chart.y.title = roc ? "Found, over false alarms" : "Precision, over recall";
  chart.height = 220;
  const ui::Palette& c = ui.colors();
  for (std::size_t i = 0; i < evaluation.contenders().size(); ++i) {
    const ContenderFigures& one = evaluation.contenders()[i];
    const auto& curve = roc ? one.curves[label].roc : one.curves[label].precision_recall;
    if (!curve) continue;
    const std::string words = one.name + " " + decimals(curve->area, 3);
    chart.series.push_back(series_of(words, *curve, i == 0 ? c.accent : c.info, i == 1));
    chart.summary += (chart.summary.empty() ? "" : "; ") + one.name + ", area " + decimals(curve->area, 3);
  }
  if (chart.series.empty()) return;
  ui::line_chart(ui, chart);
}

void draw_calibration(Page& page, const Evaluation& evaluation) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Calibration", "calibration");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  ui.heading(2, "Calibration");
  ui.gap(ui::space::k4);
  ui.muted("When it says 80 %, is it right in 80 of 100? On the dotted line it is.");
  ui.gap(ui::space::k8);
  ui::LineChart chart;
  chart.name = "Calibration";
  chart.x.title = "How sure it is";
  chart.x.min = 0.3f;
  chart.y.title = "Share that is right, over how sure it is";
  chart.height = 220;
  const ui::Palette& c = ui.colors();
  chart.series.push_back({.label = "exact", .points = {{0.3f, 0.3f}, {1, 1}}, .color = c.faint, .dashed = true});
  for (std::size_t i = 0; i < evaluation.contenders().size(); ++i) {
    const ContenderFigures& one = evaluation.contenders()[i];
    ui::Series series{.label = one.name, .points = {}, .color = i == 0 ? c.accent : c.info, .dashed = i == 1};
    for (const ml::ReliabilityBin& bin : one.reliability)
      if (bin.count > 0)
        series.points.push_back({static_cast<float>(bin.confidence), static_cast<float>(bin.accuracy)});
    chart.summary += (chart.summary.empty() ? "Mean distance from exact: " : "; ") + one.name + " " +
                     decimals(one.figures.calibration_error, 3);
    chart.series.push_back(std::move(series));
  }
  ui::line_chart(ui, chart);
}

void draw_done(Page& page, const Evaluation& evaluation) {
  ui::Ui& ui = page.ui;
  const std::vector<std::string> labels = label_names(page.desk.evaluation_scale);
  const float pad = ui.phone() ? ui::space::k16 : ui::space::k24;
  {
    const ui::Container region(ui, ui::Role::kRegion, "Figures", "figures");
    const ui::Card card(ui, ui::CardLook::kPlain, pad);
    ui.heading(2, "Figures");
    ui.gap(ui::space::k4);
    ui.muted("On " + counted(evaluation.texts(), "text", "texts") + " whose tone is known.");
    ui.gap(ui::space::k8);
    draw_figures(page, evaluation);
  }
  ui.gap(ui::space::k16);
  draw_pair(page, evaluation);
  if (evaluation.pair()) ui.gap(ui::space::k16);
  {
    const ui::Container region(ui, ui::Role::kRegion, "Confusion", "confusion");
    const ui::Card card(ui, ui::CardLook::kPlain, pad);
    ui.heading(2, "Confusion");
    ui.gap(ui::space::k8);
    for (const ContenderFigures& one : evaluation.contenders()) {
      draw_confusion(page, one, labels);
      ui.gap(ui::space::k12);
    }
  }
  ui.gap(ui::space::k16);
  {
    const ui::Container region(ui, ui::Role::kRegion, "Curves", "curves");
    const ui::Card card(ui, ui::CardLook::kPlain, pad);
    ui.heading(2, "Over all thresholds");
    ui.gap(ui::space::k8);
    const int selected = std::min(page.desk.curve_label, static_cast<int>(labels.size()) - 1);
    if (const auto chosen = ui::segmented(ui, "Of texts that are", labels, selected)) page.desk.curve_label = *chosen;
    ui.gap(ui::space::k12);
    ui::Columns columns(ui, {1, 1}, ui::space::k24, kTwoColumns_px);
    columns.next();
    draw_curves(page, evaluation, labels, true);
    columns.next();
    draw_curves(page, evaluation, labels, false);
  }
  ui.gap(ui::space::k16);
  draw_calibration(page, evaluation);
  ui.gap(ui::space::k16);
  if (evaluation.done() && ui::button(ui, "Figures as CSV", {.icon = icon::kDownload, .width = full_on_phone(ui)}))
    page.out.actions.push_back(
        ui::SaveFile{"cairn-sentiment-evaluation.csv", "text/csv", evaluation_csv(evaluation, labels)});
}

// What may be compared, and what is missing for it.
void draw_choice(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  OpenCollection& open = *desk.open;
  const ui::Container region(ui, ui::Role::kRegion, "What is measured", "choice");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  ui.heading(2, "What is measured");
  ui.gap(ui::space::k8);
  const std::size_t of_file = open.file_tones().count();
  const std::size_t of_person = open.own_count();
  const std::vector<std::string> truths{"The file (" + with_commas(of_file) + ")",
                                        "You (" + with_commas(of_person) + ")"};
  if (!desk.truth_chosen) desk.evaluate_own = of_file < kFewTexts;
  if (const auto chosen = ui::segmented(ui, "Tones said by", truths, desk.evaluate_own ? 1 : 0)) {
    desk.evaluate_own = *chosen == 1;
    desk.truth_chosen = true;
  }
  ui.gap(ui::space::k12);
  const std::vector<std::uint32_t> rows = known_rows(desk);
  if (rows.size() < kFewTexts) {
    ui.muted(desk.evaluate_own
                 ? "Judge at least 10 rows of the collection yourself, in its table."
                 : "The file says nothing of the tone of its texts, or in words that are not understood. A "
                   "column of labels (negative, neutral, positive) or of stars would.");
    return;
  }
  std::vector<std::string> names;
  std::vector<Shown> choices;
  for (const Shown shown : kAllShown)
    if (open.run(shown) != nullptr && !(shown == Shown::kTaught && desk.evaluate_own)) {
      names.emplace_back(name_of(shown));
      choices.push_back(shown);
    }
  if (choices.empty()) return draw_offers(page);
  const auto place_of = [&](Shown shown) {
    const auto found = std::find(choices.begin(), choices.end(), shown);
    return found == choices.end() ? 0 : static_cast<int>(found - choices.begin());
  };
  desk.first = choices[static_cast<std::size_t>(place_of(desk.first))];
  {
    const ui::Row row(ui, ui::space::k12);
    if (const auto chosen = ui::select(ui, "Model", names, place_of(desk.first), 180))
      desk.first = choices[static_cast<std::size_t>(*chosen)];
    std::vector<std::string> others{"None"};
    others.insert(others.end(), names.begin(), names.end());
    const int second = desk.second && std::find(choices.begin(), choices.end(), *desk.second) != choices.end()
                           ? place_of(*desk.second) + 1
                           : 0;
    if (second == 0) desk.second.reset();
    if (const auto chosen = ui::select(ui, "Against", others, second, 180)) {
      desk.second = *chosen == 0 ? std::nullopt : std::optional(choices[static_cast<std::size_t>(*chosen - 1)]);
    }
  }
  ui.gap(ui::space::k12);
  const bool same = desk.second && *desk.second == desk.first;
  std::optional<Shown> missing;
  if (!judged_all(open, desk.first, rows)) missing = desk.first;
  if (!missing && desk.second && !judged_all(open, *desk.second, rows)) missing = *desk.second;
  if (missing) {
    Run* run = open.run(*missing);
    const std::string name(name_of(*missing));
    if (run->running()) {
      ui::progress_bar(ui, "Judged by " + name,
                       static_cast<double>(run->done()) / static_cast<double>(open.texts().size()));
      ui.gap(ui::space::k4);
      ui.muted(name + " is judging: " + with_commas(run->done()) + " of " + with_commas(open.texts().size()));
    } else {
      ui.muted(name + " has not judged all rows whose tone is known.");
      ui.gap(ui::space::k8);
      if (ui::button(ui, "Judge all with " + name, {.icon = icon::kPlay, .width = full_on_phone(ui)})) {
        run->start();
        ui.request_settle();
      }
    }
    return;
  }
  if (ui::button(ui, "Measure",
                 {.look = ui::ButtonLook::kPrimary,
                  .icon = icon::kScale,
                  .disabled_because = same ? "Choose two different models, or none to compare with" : "",
                  .width = full_on_phone(ui)})) {
    begin(page, rows);
    ui.request_settle();
  }
}

}  // namespace

void draw_evaluate(Page& page) {
  ui::Ui& ui = page.ui;
  if (!choose_collection(page)) return;
  const Desk& desk = page.desk;
  const ui::Ui::Scope scope(ui, desk.open->id());
  draw_choice(page);
  if (!desk.evaluation || desk.evaluation->contenders().empty()) return;
  const std::string of = desk.open->id() + (desk.evaluate_own ? " own" : " file");
  if (desk.evaluation_of != of || desk.evaluation_scale != desk.open->scale()) return;
  ui.gap(ui::space::k16);
  draw_done(page, *desk.evaluation);
}

}  // namespace cairn::sentiment::desk
