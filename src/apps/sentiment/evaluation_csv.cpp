#include <string_view>

#include "apps/sentiment/evaluation.h"
#include "base/csv.h"
#include "base/json.h"

namespace cairn::sentiment {
namespace {

// As JSON writes it: as short as it can be without losing a digit, the same everywhere.
std::string words_of(double value) { return to_text(Json(value)); }

class Table {
 public:
  explicit Table(const std::vector<std::string>& labels) : labels_(labels) {
    csv_.row({"Model", "Figure", "Label", "Value", "Low", "High"});
  }

  void number(std::string_view model, std::string_view figure, double value) { line(model, figure, "", value); }
  void count(std::string_view model, std::string_view figure, std::size_t value) {
    start(model, figure, "").plain(std::to_string(value)).plain("").plain("").end_row();
  }
  void interval(std::string_view model, std::string_view figure, const ml::Interval& value) {
    start(model, figure, "").plain(words_of(value.value)).plain(words_of(value.low)).plain(words_of(value.high));
    csv_.end_row();
  }
  void of_label(std::string_view model, std::string_view figure, std::size_t label, double value) {
    line(model, figure, label_name(label), value);
  }
  void cell_of(std::string_view model, std::string_view figure, std::size_t row, std::size_t column,
               std::size_t value) {
    const std::string names = label_name(row) + " / " + label_name(column);
    start(model, figure, names).plain(std::to_string(value)).plain("").plain("").end_row();
  }
  std::string finish() { return csv_.finish(); }

 private:
  std::string label_name(std::size_t label) const {
    return label < labels_.size() ? labels_[label] : std::to_string(label);
  }
  CsvWriter& start(std::string_view model, std::string_view figure, std::string_view label) {
    return csv_.cell(model).cell(figure).cell(label);
  }
  void line(std::string_view model, std::string_view figure, std::string_view label, double value) {
    start(model, figure, label).plain(words_of(value)).plain("").plain("").end_row();
  }

  const std::vector<std::string>& labels_;
  CsvWriter csv_;
};

void add_contender(Table& table, const ContenderFigures& one) {
  const std::string& name = one.name;
  table.count(name, "Texts", one.figures.count);
  table.interval(name, "Accuracy", one.accuracy);
  table.interval(name, "Macro F1", one.macro_f1);
  table.number(name, "Macro recall", one.figures.macro_recall);
  table.number(name, "Calibration error", one.figures.calibration_error);
  table.number(name, "Sure from", one.sure);
  table.number(name, "Share that is sure", one.figures.coverage);
  table.number(name, "Accuracy where sure", one.figures.answered_accuracy);
  for (std::size_t k = 0; k < one.figures.labels.size(); ++k) {
    const ml::LabelFigures& label = one.figures.labels[k];
    table.of_label(name, "Texts", k, static_cast<double>(label.count));
    table.of_label(name, "Precision", k, label.precision);
    table.of_label(name, "Recall", k, label.recall);
    table.of_label(name, "F1", k, label.f1);
    if (one.curves[k].roc) table.of_label(name, "Area under ROC", k, one.curves[k].roc->area);
    if (one.curves[k].precision_recall)
      table.of_label(name, "Average precision", k, one.curves[k].precision_recall->area);
  }
  for (std::size_t truth = 0; truth < one.figures.confusion.size(); ++truth)
    for (std::size_t told = 0; told < one.figures.confusion[truth].size(); ++told)
      table.cell_of(name, "Label / told", truth, told, one.figures.confusion[truth][told]);
}

void add_pair(Table& table, const std::string& names, const PairFigures& pair) {
  table.interval(names, "Accuracy, second less first", pair.accuracy_difference);
  table.interval(names, "Macro F1, second less first", pair.macro_f1_difference);
  table.count(names, "Only the first is right", pair.mcnemar.only_first);
  table.count(names, "Only the second is right", pair.mcnemar.only_second);
  table.number(names, pair.mcnemar.exact ? "McNemar p, exact" : "McNemar p, chi-square", pair.mcnemar.p);
  if (pair.kappa) table.number(names, "Cohen's kappa between the two", *pair.kappa);
  for (std::size_t first = 0; first < pair.agreement.size(); ++first)
    for (std::size_t second = 0; second < pair.agreement[first].size(); ++second)
      table.cell_of(names, "First says / second says", first, second, pair.agreement[first][second]);
}

}  // namespace

std::string evaluation_csv(const Evaluation& evaluation, const std::vector<std::string>& label_names) {
  Table table(label_names);
  for (const ContenderFigures& one : evaluation.contenders()) add_contender(table, one);
  if (evaluation.pair()) {
    const auto& both = evaluation.contenders();
    add_pair(table, both[0].name + " / " + both[1].name, *evaluation.pair());
  }
  return table.finish();
}

}  // namespace cairn::sentiment
