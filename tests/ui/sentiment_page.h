#pragma once
// The analyser with the shipped models on the device: the fast one as it is, the deep one with an encoder that the test
// plays.

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include "ui/harness.h"

namespace cairn::test {

inline std::string model_file(std::string_view path) {
  std::ifstream file(std::string(CAIRN_MODELS_DIR) + "/" + std::string(path), std::ios::binary);
  REQUIRE_MESSAGE(file.good(), "models/" << path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void add_model(Harness& app, const char* id, std::int64_t bytes, bool here, bool needs_deep = false) {
  ModelState state;
  state.id = id;
  state.bytes = bytes;
  state.fetch_bytes = needs_deep ? bytes + 26'000'000 : bytes;
  if (needs_deep) state.needs.emplace_back("deep");
  if (here) {
    state.here_bytes = state.bytes;
    state.fetch_here_bytes = state.fetch_bytes;
  }
  app.models.add(std::move(state));
}

// Each piece stirs its own features, so that other words give other answers.
inline Features played(const Pieces& pieces) {
  Features features(768, 0.0F);
  for (const std::int32_t piece : pieces) features[static_cast<std::size_t>(piece) % features.size()] += 0.5F;
  return features;
}

inline void add_sentiment_models(Harness& app, bool fast_here, bool deep_here) {
  add_model(app, "fast", 1'451'200, fast_here);
  add_model(app, "deep", 26'000'000, deep_here);
  add_model(app, "irony", 197'384, deep_here, true);
  add_model(app, "emotion", 98'952, deep_here, true);
  for (const char* path : {"manifest.json", "fast/model.bin", "deep/vocabulary.txt", "deep/two.head", "deep/three.head",
                           "irony/irony.head", "irony/sarcasm.head", "emotion/emotion.head"})
    app.models.files()[path] = model_file(path);
  app.inference.answer(played);
}

// As many ticks as the page would give it while there is work.
inline void work(Harness& app, int ticks = 60) {
  for (int i = 0; i < ticks; ++i) app.frame();
}

// So many rows: every third negative, neutral, positive, over so many days, of three authors.
inline std::string csv_of(int rows) {
  constexpr const char* kTexts[] = {"I hate it, a terrible waste of money", "The parcel arrives on Tuesday at noon",
                                    "I love it, wonderful and great in every way"};
  constexpr const char* kLabels[] = {"negative", "neutral", "positive"};
  std::string csv = "text,created_at,author,label\n";
  for (int i = 0; i < rows; ++i)
    csv += "\"" + std::string(kTexts[i % 3]) + " number " + std::to_string(i) + " of them\",2026-0" +
           std::to_string(1 + i / 28 % 9) + "-" + (i % 28 < 9 ? "0" : "") + std::to_string(1 + i % 28) + ",name" +
           std::to_string(i % 3) + "," + kLabels[i % 3] + "\n";
  return csv;
}

inline void import(Harness& app, std::string_view name, std::string_view bytes) {
  app.go("#/sentiment/texts");
  work(app, 5);
  app.drop_file("Choose a file", name, bytes);
  work(app, 5);
  app.click("Read the file");
  work(app, 200);
}

// Opens it: the page has gone there by itself.
inline void import_and_keep(Harness& app, int rows) {
  import(app, "posts.csv", csv_of(rows));
  app.click_one("Keep ");
  work(app, 120);
}

}  // namespace cairn::test
