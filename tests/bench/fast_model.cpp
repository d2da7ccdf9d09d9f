// How quick the fast model of tone is, on reviews made of its own golden texts. Prints one JSON object:
// {"texts": N, "tokens": mean tokens a text, "per_second": texts a second}. Natively and as WebAssembly under Node.
//
//   bench_fast_model MODEL GOLDEN

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/random.h"
#include "ml/text/fast_scorer.h"

namespace {

using namespace cairn;  // NOLINT(google-build-using-namespace): a program, not a header

constexpr std::size_t kTexts = 2000, kTokens = 265;  // a review of IMDB has 265 tokens on average

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Words of all golden texts in random order: other n-grams in every text, most of them unknown, some known.
std::vector<std::string> make_texts(const Json& golden) {
  std::vector<std::string> words;
  for (const Json& row : golden["texts"]) {
    for (const Json& token : row["tokens"]) words.push_back(token.get<std::string>());
  }
  Random random(3);
  std::vector<std::string> texts(kTexts);
  for (std::string& text : texts) {
    for (std::size_t i = 0; i < kTokens; ++i) text += words[random.index(words.size())] + " ";
  }
  return texts;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: bench_fast_model MODEL GOLDEN\n", stderr);
    return 2;
  }
  const Result<ml::text::FastModel> model = ml::text::read_fast_model(read_file(arguments[1]));
  const Result<Json> golden = parse_json(read_file(arguments[2]), 1u << 20);
  if (!model || !golden) {
    std::fprintf(stderr, "%s\n", (model ? golden.error() : model.error()).message.c_str());
    return 1;
  }
  const std::vector<std::string> texts = make_texts(golden.value());
  ml::text::FastScorer scorer(model.value());
  std::size_t tokens = 0;
  double sum = 0;  // used, so that nothing is left out
  double best = 1e9;
  for (int round = 0; round < 5; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (const std::string& text : texts) {
      const ml::text::FastScores scores = scorer.score(text);
      tokens += scores.tokens;
      sum += scores.logit;
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    best = std::min(best, taken.count());
  }
  std::printf("{\"texts\":%zu,\"tokens\":%.0f,\"per_second\":%.0f,\"sum\":%.3f}\n", kTexts,
              static_cast<double>(tokens) / (5 * kTexts), kTexts / best, sum);
  return 0;
}
