// The parts of `npm run evaluate -- sentiment` that the core does: labels, pieces, heads, figures. As wasm in Node,
// with the runtime beside it, it is the path that the page takes.
//   labels FILE.tsv                                             the labels of a file, as JSON
//   pieces FILE.tsv VOCABULARY MOST OUT                         per text its number of ids and the ids, int32
//   heads FILE.tsv HEAD FEATURES_FILE FEATURES SURE LABEL...    figures, as JSON
//   logits HEAD FEATURES_FILE FEATURES LABELS                   the logits of every text, as JSON
//   fast-logits FILE.tsv MODEL                                  for each text the logit of positive, as JSON
//   fast FILE.tsv MODEL LABEL...                                figures and the time, as JSON
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "apps/sentiment/labelled_texts.h"
#include "base/json.h"
#include "ml/classification.h"
#include "ml/dense_head.h"
#include "ml/text/fast_scorer.h"
#include "ml/text/word_pieces.h"

namespace {

using namespace cairn;

constexpr int kFailed = 2;

int fail(const Error& error) {
  std::fprintf(stderr, "%s%s%s\n", error.where.empty() ? "" : error.where.c_str(), error.where.empty() ? "" : ": ",
               error.message.c_str());
  return kFailed;
}

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void print(const ml::ClassificationFigures& figures, const std::vector<std::string>& labels, double sure, Json more) {
  more["n"] = figures.count;
  more["accuracy"] = figures.accuracy;
  more["macro_f1"] = figures.macro_f1;
  more["macro_recall"] = figures.macro_recall;
  if (figures.auc) more["auc"] = *figures.auc;
  more["ece"] = figures.calibration_error;
  more["threshold"] = sure;
  more["coverage"] = figures.coverage;
  more["answered_accuracy"] = figures.answered_accuracy;
  for (std::size_t k = 0; k < labels.size(); k++) {
    more["labels"][labels[k]] = {{"n", figures.labels[k].count},
                                 {"precision", figures.labels[k].precision},
                                 {"recall", figures.labels[k].recall},
                                 {"f1", figures.labels[k].f1}};
  }
  more["confusion"] = figures.confusion;
  std::printf("%s\n", to_text(more).c_str());
}

int labels(const char* path) {
  const auto found = sentiment::labels_of(read_file(path));
  if (!found.ok()) return fail(found.error());
  std::printf("%s\n", to_text(Json(found.value())).c_str());
  return 0;
}

int pieces(const char* path, const char* vocabulary, std::size_t most, const char* out) {
  const std::string file = read_file(path);
  const auto names = sentiment::labels_of(file);
  if (!names.ok()) return fail(names.error());
  const auto texts = sentiment::read_labelled_texts(file, names.value());
  if (!texts.ok()) return fail(texts.error());
  const auto cutter = ml::text::WordPieces::read(read_file(vocabulary));
  if (!cutter.ok()) return fail(cutter.error());
  std::vector<std::int32_t> all;
  for (const std::string& text : texts.value().texts) {
    const ml::text::Pieces cut = cutter.value().of_words(ml::text::words_of(text), most);
    all.push_back(static_cast<std::int32_t>(cut.ids.size()));
    all.insert(all.end(), cut.ids.begin(), cut.ids.end());
  }
  std::ofstream(out, std::ios::binary)
      .write(reinterpret_cast<const char*>(all.data()), static_cast<std::streamsize>(all.size() * sizeof all[0]));
  return 0;
}

int heads(const char* path, const char* head_path, const char* features_path, std::size_t features, double sure,
          const std::vector<std::string>& names) {
  const auto texts = sentiment::read_labelled_texts(read_file(path), names);
  if (!texts.ok()) return fail(texts.error());
  const auto head = ml::read_dense_head(read_file(head_path), features, names.size());
  if (!head.ok()) return fail(head.error());
  const std::string bytes = read_file(features_path);
  if (bytes.size() != texts.value().texts.size() * features * sizeof(float))
    return fail({ErrorCode::kCorrupt, "The features are of another number of texts.", features_path});
  std::vector<float> row(features);
  std::vector<ml::Judgement> judgements;
  for (std::size_t i = 0; i < texts.value().texts.size(); i++) {
    std::memcpy(row.data(), bytes.data() + i * features * sizeof(float), features * sizeof(float));
    judgements.push_back({ml::softmax(ml::logits(head.value(), row.data())), texts.value().labels[i]});
  }
  print(ml::classification_figures(judgements, names.size(), sure), names, sure, Json::object());
  return 0;
}

int logits(const char* head_path, const char* features_path, std::size_t features, std::size_t labels) {
  const auto head = ml::read_dense_head(read_file(head_path), features, labels);
  if (!head.ok()) return fail(head.error());
  const std::string bytes = read_file(features_path);
  std::vector<float> row(features);
  Json all = Json::array();
  for (std::size_t at = 0; at + features * sizeof(float) <= bytes.size(); at += features * sizeof(float)) {
    std::memcpy(row.data(), bytes.data() + at, features * sizeof(float));
    all.push_back(ml::logits(head.value(), row.data()));
  }
  std::printf("%s\n", to_text(all).c_str());
  return 0;
}

int fast(const char* path, const char* model_path, const std::vector<std::string>& names) {
  const auto texts = sentiment::read_labelled_texts(read_file(path), names);
  if (!texts.ok()) return fail(texts.error());
  const auto model = ml::text::read_fast_model(read_file(model_path));
  if (!model.ok()) return fail(model.error());
  ml::text::FastScorer scorer(model.value());
  std::vector<ml::Judgement> judgements;
  const auto before = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < texts.value().texts.size(); i++) {
    const auto scores = scorer.score(texts.value().texts[i]);
    judgements.push_back({names.size() == 2 ? std::vector<double>{1 - scores.positive, scores.positive}
                                            : std::vector<double>(scores.three.begin(), scores.three.end()),
                          texts.value().labels[i]});
  }
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - before;
  const double sure = names.size() == 2 ? model.value().sure_two : model.value().sure_three;
  Json more = Json::object();
  more["ms_per_text"] = took.count() / static_cast<double>(judgements.size());
  print(ml::classification_figures(judgements, names.size(), sure), names, sure, more);
  return 0;
}

int fast_logits(const char* path, const char* model_path) {
  const std::string file = read_file(path);
  const auto names = sentiment::labels_of(file);
  if (!names.ok()) return fail(names.error());
  const auto texts = sentiment::read_labelled_texts(file, names.value());
  const auto model = ml::text::read_fast_model(read_file(model_path));
  if (!model.ok()) return fail(model.error());
  ml::text::FastScorer scorer(model.value());
  Json all = Json::array();
  for (const std::string& text : texts.value().texts) all.push_back(scorer.score(text).logit);
  std::printf("%s\n", to_text(all).c_str());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> all(arguments + 1, arguments + count);
  const auto from = [&](std::size_t first) {
    return std::vector<std::string>(all.begin() + static_cast<long>(first), all.end());
  };
  if (all.size() == 2 && all[0] == "labels") return labels(all[1].c_str());
  if (all.size() == 5 && all[0] == "pieces")
    return pieces(all[1].c_str(), all[2].c_str(), std::stoul(all[3]), all[4].c_str());
  if (all.size() == 5 && all[0] == "logits")
    return logits(all[1].c_str(), all[2].c_str(), std::stoul(all[3]), std::stoul(all[4]));
  if (all.size() >= 8 && all[0] == "heads")
    return heads(all[1].c_str(), all[2].c_str(), all[3].c_str(), std::stoul(all[4]), std::stod(all[5]), from(6));
  if (all.size() == 3 && all[0] == "fast-logits") return fast_logits(all[1].c_str(), all[2].c_str());
  if (all.size() >= 5 && all[0] == "fast") return fast(all[1].c_str(), all[2].c_str(), from(3));
  std::fputs(
      "usage: labels | pieces | heads | logits | fast-logits | fast, as the head of tests/bench/evaluate_sentiment.cpp "
      "says\n",
      stderr);
  return kFailed;
}
