// What recommenders learn and say: on examples that can be followed by hand, and on made-up customers with tastes.
#include <cmath>

#include "base/checksum.h"
#include "doctest/doctest.h"
#include "factors_fixture.h"
#include "ml/factors/als.h"
#include "ml/factors/blend_training.h"
#include "ml/factors/item_neighbours.h"

namespace cairn::factors {
namespace {

// Four customers, four items: 0 and 1 are bought together, 2 by one, 3 by nobody.
Interactions small() {
  return {4, 4, {{0, {0, 10}}, {0, {1, 10}}, {1, {1, 3}}, {1, {0, 40}}, {1, {0, 3}}, {2, {0, 1}}, {2, {2, 1}}}};
}

Sales sales() { return made_up_sales(300, 12, 40, 300, 7); }
constexpr std::int32_t kSplit = 260 * kDay_minutes;

void check_reasons(const Recommender& recommender, const std::vector<Trial>& trials) {
  Random random(5);
  std::vector<double> scores;
  for (std::size_t n = 0; n < 60; ++n) {
    const Trial& trial = trials[random.index(trials.size())];
    for (const Purpose purpose : {Purpose::kAll, Purpose::kNew}) {
      recommender.score(trial.history, purpose, scores);
      REQUIRE(scores.size() == recommender.items());
      const auto item = static_cast<std::uint32_t>(random.index(scores.size()));
      const Reasons reasons = recommender.reasons(trial.history, purpose, item);
      double sum = reasons.everybody;
      for (const Share& share : reasons.bought) {
        sum += share.part;
        CHECK(std::any_of(trial.history.begin(), trial.history.end(),
                          [&](const Bought& bought) { return bought.item == share.item; }));
      }
      CHECK(sum == doctest::Approx(scores[item]).epsilon(1e-9));
      CHECK(reasons.score == doctest::Approx(scores[item]).epsilon(1e-9));
    }
  }
}

double ndcg(const Recommender& recommender, const std::vector<Trial>& trials, const Interactions& data) {
  Ranking ranking;
  const Demand demand = demand_of(data);
  for (const Trial& trial : trials) judge(recommender, trial, Purpose::kAll, demand.ever, data.customers(), ranking);
  return mean_interval(ranking.ndcg, 1).value;
}

TEST_CASE("factors: a history is in order, and goes item by item") {
  const Interactions data = small();
  CHECK(data.customers() == 4);
  CHECK(data.size() == 7);
  CHECK(data.oldest_days() == 40.0f);
  CHECK(data.of(3).empty());
  const HistoryView history = data.of(1);
  REQUIRE(history.size() == 3);
  CHECK(history[0] == Bought{0, 40});
  CHECK(history[1] == Bought{0, 3});
  ItemHistory item;
  Items items(history);
  REQUIRE(items.next(item));
  CHECK((item.item == 0 && item.bought.size() == 2));
  REQUIRE(items.next(item));
  CHECK((item.item == 1 && item.bought.size() == 1));
  CHECK_FALSE(items.next(item));
}

TEST_CASE("factors: demand counts customers, not orders") {
  const Demand demand = demand_of(small());
  CHECK(demand.ever == std::vector<float>{3, 2, 1, 0});
  CHECK(demand.fortnight == std::vector<float>{3, 2, 1, 0});
  CHECK(demand.week == std::vector<float>{2, 1, 1, 0});
  // Customer 1 had bought before and found item 1 three days ago: 0.5^(3 / 10).
  CHECK(demand.discovered[1] == doctest::Approx(0.8123).epsilon(1e-4));
  CHECK(demand.discovered[0] == 0.0f);
  CHECK(demand.trend[0] == doctest::Approx(std::sqrt(3 / (3 * 14.0 / 40 + 1))).epsilon(1e-6));
  CHECK(demand.trend[3] == 0.0f);
}

TEST_CASE("factors: the best are the highest, of equals the first, without what is bought or unknown") {
  const std::vector<double> scores{1, 5, 3, 5, 9, 0};
  const std::vector<float> known{1, 1, 1, 1, 0, 1};
  const History bought{{2, 0}, {3, 0}};
  CHECK(best(scores, bought, Purpose::kAll, known, 3) == std::vector<std::uint32_t>{1, 3, 2});
  CHECK(best(scores, bought, Purpose::kNew, known, 3) == std::vector<std::uint32_t>{1, 0, 5});
  CHECK(best(scores, bought, Purpose::kNew, known, 0).empty());
}

TEST_CASE("factors: neighbours are shrunk cosines") {
  const Interactions data = small();
  NeighbourTraining training(data, {.shrinkage = 1, .least_customers = 1});
  while (!training.advance(1)) CHECK(training.share_done() <= 1);
  const ItemLinks links = training.take();
  // 3 bought item 0, 2 bought item 1, 2 both: 2 / sqrt(6) * 2 / 3.
  CHECK(links.weight(0, 1) == doctest::Approx(2 / std::sqrt(6.0) * 2 / 3).epsilon(1e-6));
  CHECK(links.weight(1, 0) == links.weight(0, 1));
  CHECK(links.weight(0, 2) == doctest::Approx(1 / std::sqrt(3.0) / 2).epsilon(1e-6));
  CHECK(links.weight(1, 2) == 0.0f);
  CHECK(links.weight(0, 0) == 0.0f);
  const LinkedItems neighbours(links, 0);
  std::vector<double> scores;
  neighbours.score(data.of(2), Purpose::kAll, scores);
  CHECK(scores[1] == doctest::Approx(static_cast<double>(links.weight(0, 1))));
}

TEST_CASE("factors: EASE is its closed form") {
  const Interactions data = small();
  EaseTraining training(data, {.ridge = 2, .half_life_days = 0, .least_customers = 1});
  while (!training.advance(1)) CHECK(training.share_done() <= 1);
  const ItemLinks links = training.take();
  // X^T X + 2 I = [[5, 2, 1], [2, 4, 0], [1, 0, 3]]; its inverse by cofactors, over the determinant 44.
  const double p[3][3] = {{12, -6, -4}, {-6, 14, 2}, {-4, 2, 16}};
  for (std::uint32_t i = 0; i < 3; ++i)
    for (std::uint32_t j = 0; j < 3; ++j)
      CHECK(static_cast<double>(links.weight(i, j)) == doctest::Approx(i == j ? 0 : -p[i][j] / p[j][j]).epsilon(1e-5));
}

TEST_CASE("factors: of an item's links the strongest stay") {
  const std::vector<Link> links{{0, 0.1f}, {1, -0.5f}, {2, 0.5f}, {3, 0.2f}};
  CHECK(strongest(links, 2) == std::vector<Link>{{1, -0.5f}, {2, 0.5f}});
  CHECK(strongest(links, 1) == std::vector<Link>{{1, -0.5f}});
  CHECK(strongest(links, 9) == links);
}

TEST_CASE("factors: every method beats popularity on customers with tastes, and its reasons add up") {
  const Sales all = sales();
  const Interactions data = before(all, kSplit);
  const std::vector<Trial> trials = trials_after(all, data, kSplit);
  REQUIRE(trials.size() > 200);
  const Demand demand = demand_of(data);
  const Popularity popularity(demand.ever);
  const double plain = ndcg(popularity, trials, data);
  check_reasons(popularity, trials);
  const PersonalHistory personal(demand.month);
  CHECK(ndcg(personal, trials, data) > 1.5 * plain);
  check_reasons(personal, trials);

  NeighbourTraining neighbours(data, {});
  while (!neighbours.advance(50)) {
  }
  const LinkedItems near(neighbours.take(), 0);
  CHECK(ndcg(near, trials, data) > 1.5 * plain);
  check_reasons(near, trials);

  EaseTraining ease(data, {.ridge = 20});
  while (!ease.advance(50)) {
  }
  const LinkedItems eased(ease.take(), 180);
  CHECK(ndcg(eased, trials, data) > 1.5 * plain);
  check_reasons(eased, trials);

  AlsTraining als(data, {.factors = 8, .rounds = 6});
  double share = 0;
  while (!als.advance(5)) {
    CHECK(als.share_done() >= share);
    share = als.share_done();
  }
  CHECK(als.share_done() == 1);
  const std::unique_ptr<Als> factors = als.take();
  CHECK(ndcg(*factors, trials, data) > 1.5 * plain);
  check_reasons(*factors, trials);
}

TEST_CASE("factors: the blend chooses its weights by the last month, and is better than its parts") {
  const Sales all = sales();
  BlendTraining training(all, kSplit, {.ridge = 20});
  double share = 0;
  std::size_t slices = 0;
  while (!training.advance(3)) {
    CHECK(training.share_done() >= share - 0.5);  // a search may end early, never late
    CHECK(training.share_done() <= 1);
    share = training.share_done();
    ++slices;
  }
  CHECK(slices > 20);
  CHECK(training.trials() > 100);
  const std::unique_ptr<Blend> blend = training.take();
  CHECK_FALSE(blend->weights(Purpose::kAll) == kUsualForAll);
  const Interactions data = before(all, kSplit);
  const std::vector<Trial> trials = trials_after(all, data, kSplit);
  CHECK(ndcg(*blend, trials, data) > ndcg(PersonalHistory(demand_of(data).month), trials, data));
  check_reasons(*blend, trials);

  BlendTraining again(all, kSplit, {.ridge = 20});
  while (!again.advance(1000)) {
  }
  const std::unique_ptr<Blend> other = again.take();
  CHECK(other->weights(Purpose::kAll) == blend->weights(Purpose::kAll));
  CHECK(other->weights(Purpose::kNew) == blend->weights(Purpose::kNew));
  std::vector<double> a, b;
  blend->score(trials[0].history, Purpose::kAll, a);
  other->score(trials[0].history, Purpose::kAll, b);
  CHECK(a == b);
}

TEST_CASE("factors: with little to choose by, the usual weights stand") {
  const Sales few = made_up_sales(20, 2, 10, 100, 1);
  BlendTraining training(few, 100 * kDay_minutes);
  while (!training.advance(100)) {
  }
  CHECK(training.trials() == 0);
  CHECK(training.take()->weights(Purpose::kAll) == kUsualForAll);
  const Sales none{0, 0, {}};
  BlendTraining nothing(none, 0);
  while (!nothing.advance(100)) {
  }
  std::vector<double> scores{1};
  nothing.take()->score({}, Purpose::kAll, scores);
  CHECK(scores.empty());
}

TEST_CASE("factors: what is not in the history changes nothing but what everybody's purchases say") {
  const Sales all = sales();
  BlendTraining training(all, kSplit, {.ridge = 20});
  while (!training.advance(1000)) {
  }
  const std::unique_ptr<Blend> blend = training.take();
  std::vector<double> scores;
  blend->score({}, Purpose::kAll, scores);
  for (std::uint32_t item = 0; item < scores.size(); ++item)
    CHECK(scores[item] == doctest::Approx(blend->everybody(item, blend->weights(Purpose::kAll))));
}

// The same on every platform: this number was made natively, and WebAssembly must find it too.
TEST_CASE("factors: training gives the same bits everywhere") {
  const Sales all = sales();
  BlendTraining training(all, kSplit, {.ridge = 20});
  while (!training.advance(100)) {
  }
  const std::unique_ptr<Blend> blend = training.take();
  const Interactions data = before(all, kSplit);
  std::string bytes;
  std::vector<double> scores;
  for (std::size_t customer = 0; customer < 50; ++customer) {
    blend->score(data.of(customer), Purpose::kNew, scores);
    bytes.append(reinterpret_cast<const char*>(scores.data()), scores.size() * sizeof(double));
  }
  CHECK(crc32c(bytes) == 2592725407u);
}

}  // namespace
}  // namespace cairn::factors
