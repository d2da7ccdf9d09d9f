// Reference values: the package fsrs 4.1.2 (FSRS-5) with its default parameters, without fuzzing.
#include <cmath>
#include <vector>

#include "base/random.h"
#include "doctest/doctest.h"
#include "ml/memory/fsrs.h"

using namespace cairn;
using namespace cairn::memory;

namespace {

constexpr Rating kRatings[] = {Rating::kAgain, Rating::kHard, Rating::kGood, Rating::kEasy};

struct Review {
  double days;  // since the one before
  int rating;
  double stability, difficulty;
  double interval;  // whole days, at least 1
};

Memory any_memory(Random& random) { return {std::exp(-4 + 12 * random.unit()), 1 + 9 * random.unit()}; }

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::abs(b); }

}  // namespace

TEST_CASE("memories of whole histories are those of the published package") {
  const std::vector<std::vector<Review>> histories = {{{0, 3, 3.173, 5.282434422, 3},
                                                       {3, 3, 10.73892585, 5.272967931, 11},
                                                       {10, 3, 32.61522229, 5.263544986, 33},
                                                       {30, 3, 90.26561259, 5.254165386, 90},
                                                       {90, 2, 125.5099364, 6.011377279, 126},
                                                       {60, 1, 5.714359846, 7.287044249, 6},
                                                       {1, 3, 7.372452447, 7.268356553, 7},
                                                       {5, 3, 15.02388834, 7.24975482, 15},
                                                       {20, 4, 94.12738644, 6.787018394, 94},
                                                       {200, 4, 757.9240609, 6.251669256, 758}},
                                                      {{0, 1, 0.40255, 7.1949, 1},
                                                       {0.25, 3, 0.5666983025, 7.176636167, 1},
                                                       {0.25, 3, 0.7977815577, 7.158456348, 1},
                                                       {2, 2, 1.598655066, 7.599326969, 2},
                                                       {3, 1, 0.7402104558, 8.35471734, 1},
                                                       {1, 1, 0.3664489583, 8.862611248, 1},
                                                       {4, 2, 0.9557199483, 9.020387248, 1},
                                                       {9, 4, 16.13014797, 8.835498887, 16}},
                                                      {{0, 4, 15.69105, 3.224501589, 16},
                                                       {16, 4, 150.2835611, 2.13012146, 150},
                                                       {90, 4, 839.3326921, 1, 839},
                                                       {400, 4, 3689.052272, 1, 3689},
                                                       {2000, 1, 22.96279021, 3.917597027, 23},
                                                       {30, 3, 94.38656393, 3.914408788, 94}},
                                                      {{0, 2, 1.18385, 6.488305268, 1},
                                                       {0.5, 1, 0.5931426184, 7.607711323, 1},
                                                       {1, 1, 0.3249395093, 8.360354641, 1},
                                                       {1, 1, 0.2288931875, 8.866401541, 1},
                                                       {1, 1, 0.1625926039, 9.206646991, 1},
                                                       {1, 3, 0.9160311201, 9.179129122, 1},
                                                       {0.01, 4, 2.161608918, 9.019150575, 2},
                                                       {7, 2, 3.371256767, 9.150922224, 3}}};
  for (const std::vector<Review>& history : histories) {
    Memory memory;
    for (std::size_t i = 0; i < history.size(); ++i) {
      CAPTURE(i);
      const Review& review = history[i];
      const auto rating = static_cast<Rating>(review.rating);
      memory = i == 0 ? first(rating) : after(memory, review.days, rating);
      CHECK(near(memory.stability, review.stability));
      CHECK(near(memory.difficulty, review.difficulty));
      CHECK(std::fmax(1, std::round(interval_days(memory, kUsualRecall))) == review.interval);
    }
  }
}

TEST_CASE("recall is 1 at once, 0.9 after as many days as the stability, and falls") {
  Random random(1);
  for (int i = 0; i < 2000; ++i) {
    const Memory memory = any_memory(random);
    CHECK(recall(memory, 0) == 1);
    CHECK(recall(memory, -5) == 1);
    CHECK(near(recall(memory, memory.stability), 0.9));
    const double days = 1000 * random.unit();
    CHECK(recall(memory, days + 1) < recall(memory, days));
    CHECK(recall(memory, days) > 0);
    CHECK(recall({memory.stability * 1.5, memory.difficulty}, days + 1) > recall(memory, days + 1));
  }
}

TEST_CASE("an interval is when the wanted recall is reached, and shorter the more is wanted") {
  Random random(2);
  for (int i = 0; i < 2000; ++i) {
    const Memory memory = any_memory(random);
    const double wanted = 0.5 + 0.48 * random.unit();
    CHECK(near(recall(memory, interval_days(memory, wanted)), wanted));
    CHECK(interval_days(memory, wanted + 0.01) < interval_days(memory, wanted));
    CHECK(near(interval_days(memory, kUsualRecall), memory.stability));
    CHECK(interval_days(memory, 1.5) == interval_days(memory, 0.99));
    CHECK(interval_days(memory, -1) == interval_days(memory, 0.5));
  }
}

TEST_CASE("the better it was known the longer it lasts, and the easier it becomes") {
  for (int i = 1; i < 4; ++i) {
    CHECK(first(kRatings[i]).stability > first(kRatings[i - 1]).stability);
    CHECK(first(kRatings[i]).difficulty < first(kRatings[i - 1]).difficulty);
  }
  Random random(3);
  for (int i = 0; i < 5000; ++i) {
    const Memory memory = any_memory(random);
    const double days = random.chance(0.2) ? random.unit() : 1 + 400 * random.unit();
    for (int k = 1; k < 4; ++k) {
      const Memory worse = after(memory, days, kRatings[k - 1]), better = after(memory, days, kRatings[k]);
      // Equal where a bound holds both.
      CHECK(better.stability >= worse.stability);
      CHECK(better.difficulty <= worse.difficulty);
    }
    CHECK(after(memory, days, Rating::kAgain).stability <= memory.stability);
    if (days >= 1 && memory.stability < kMostStability)
      CHECK(after(memory, days, Rating::kHard).stability >= memory.stability);
  }
}

TEST_CASE("recalling what was nearly forgotten helps more, and what is hard grows less") {
  Random random(4);
  for (int i = 0; i < 2000; ++i) {
    Memory memory = any_memory(random);
    memory.stability = std::fmin(memory.stability, 500);
    const double days = 1 + 300 * random.unit();
    CHECK(after(memory, days + 10, Rating::kGood).stability > after(memory, days, Rating::kGood).stability);
    const Memory harder{memory.stability, std::fmin(10, memory.difficulty + 0.5)};
    CHECK(after(harder, days, Rating::kGood).stability <= after(memory, days, Rating::kGood).stability);
  }
}

TEST_CASE("no history leaves the ranges") {
  Random random(5);
  for (int i = 0; i < 300; ++i) {
    Memory memory = first(kRatings[random.index(4)]);
    const std::size_t mood = random.index(5);  // some always say the same
    for (int k = 0; k < 60; ++k) {
      const double days = random.chance(0.1) ? 1e9 * random.unit() : 100 * random.unit() - 5;
      memory = after(memory, days, kRatings[mood < 4 ? mood : random.index(4)]);
      CHECK(memory.stability >= kLeastStability);
      CHECK(memory.stability <= kMostStability);
      CHECK(memory.difficulty >= kLeastDifficulty);
      CHECK(memory.difficulty <= kMostDifficulty);
    }
  }
  CHECK(after({0, 0}, 3, Rating::kGood) == after({kLeastStability, kLeastDifficulty}, 3, Rating::kGood));
  CHECK(after({1e9, 99}, 3, Rating::kGood) == after({kMostStability, kMostDifficulty}, 3, Rating::kGood));
}

TEST_CASE("memories have the same bits everywhere") {
  Memory memory = first(Rating::kGood);
  for (int i = 1; i <= 40; ++i) memory = after(memory, i * 0.7, kRatings[i % 4]);
  CHECK(memory.stability == 0x1.f69a83913e8f9p+1);
  CHECK(memory.difficulty == 0x1.35233069123bfp+3);
}
