// Figures of recommendations, by hand.
#include <cmath>

#include "doctest/doctest.h"
#include "ml/factors/ranking.h"
#include "ml/factors/sales.h"

namespace cairn::factors {
namespace {

TEST_CASE("ranking: hits, NDCG and recall of one customer") {
  const Hits hits = hits_of({7, 3, 9}, {3, 9, 11, 12});
  CHECK(hits.hit);
  const double gained = 1 / std::log2(3.0) + 1 / std::log2(4.0);
  const double ideal = 1 + 1 / std::log2(3.0) + 1 / std::log2(4.0) + 1 / std::log2(5.0);
  CHECK(hits.ndcg == doctest::Approx(gained / ideal).epsilon(1e-12));
  CHECK(hits.recall == 0.5);
  const Hits none = hits_of({1, 2}, {3});
  CHECK_FALSE(none.hit);
  CHECK((none.ndcg == 0 && none.recall == 0));
  CHECK(hits_of({5}, {5}).ndcg == doctest::Approx(1));
  CHECK(hits_of({}, {}).ndcg == 0);
}

TEST_CASE("ranking: what is past the tenth place does not count, nor in the ideal") {
  std::vector<std::uint32_t> top(12), later(40);
  for (std::uint32_t i = 0; i < 12; ++i) top[i] = i;
  for (std::uint32_t i = 0; i < 40; ++i) later[i] = i;
  CHECK(hits_of(top, later).ndcg == doctest::Approx(1));
  CHECK(hits_of(top, later).recall == 0.25);
  CHECK_FALSE(hits_of(top, {10, 11}).hit);
}

TEST_CASE("ranking: only what is new counts where new items are asked for") {
  const std::vector<Trial> trials{{{{1, 5}, {4, 2}}, {1, 2, 4}}, {{{1, 5}}, {1}}};
  const std::vector<Trial> fresh = only_new(trials);
  REQUIRE(fresh.size() == 1);
  CHECK(fresh[0].later == std::vector<std::uint32_t>{2});
}

TEST_CASE("ranking: a split knows only what came before, and tries who comes back") {
  const Sales sales{3, 4, {{0, 0, 100}, {1, 1, 150}, {0, 2, 200}, {2, 3, 210}, {0, 2, 220}, {1, 0, 300}}};
  const Interactions history = before(sales, 200);
  CHECK(history.size() == 2);
  CHECK(history.of(0)[0].age_days == doctest::Approx(100.0 / kDay_minutes));
  const std::vector<Trial> trials = trials_after(sales, history, 200);
  REQUIRE(trials.size() == 2);
  CHECK(trials[0].later == std::vector<std::uint32_t>{2});
  CHECK(trials[1].later == std::vector<std::uint32_t>{0});
  CHECK(trials_after(sales, history, 200, 300).size() == 1);
}

TEST_CASE("ranking: novelty is the surprise of the items, and coverage their share of the shop") {
  const std::vector<float> known{8, 4, 2, 0};
  Ranking ranking;
  judge(Popularity(known), {{}, {1}}, Purpose::kAll, known, 8, ranking);
  CHECK(ranking.hit[0] == 1);
  CHECK(ranking.novelty[0] == doctest::Approx((0 + 1 + 2) / 3.0));
  CHECK(coverage(ranking, known) == 1);
  CHECK(coverage({}, known) == 0);
}

TEST_CASE("ranking: the interval holds the mean, and narrows with more customers") {
  std::vector<double> few, many;
  for (int i = 0; i < 40; ++i) few.push_back(i % 4 == 0 ? 1 : 0);
  for (int i = 0; i < 4000; ++i) many.push_back(i % 4 == 0 ? 1 : 0);
  const ml::Interval wide = mean_interval(few, 1), narrow = mean_interval(many, 1);
  CHECK(wide.value == 0.25);
  CHECK((wide.low < 0.25 && wide.high > 0.25));
  // 1.96 standard errors of a share: 0.0134.
  CHECK(narrow.high - narrow.low == doctest::Approx(2 * 0.0134).epsilon(0.15));
  CHECK(narrow.high - narrow.low < (wide.high - wide.low) / 5);
  CHECK(mean_interval(few, 1) == wide);
  CHECK(mean_interval({}, 1).value == 0);
  CHECK(differences({3, 1}, {1, 1}) == std::vector<double>{2, 0});
}

}  // namespace
}  // namespace cairn::factors
