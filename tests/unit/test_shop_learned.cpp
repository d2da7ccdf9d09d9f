// What was learned, kept beside the log.
#include <doctest/doctest.h>

#include "apps/shop/desk/advice.h"
#include "apps/shop/links_codec.h"
#include "factors_fixture.h"
#include "ml/factors/blend_training.h"

namespace cairn::shop {
namespace {

struct Learned {
  factors::Sales sales = factors::made_up_sales(300, 12, 40, 300, 7);
  std::int32_t now = sales.all.back().minute + 1;
  factors::Demand demand = factors::demand_of(factors::before(sales, now));
  std::unique_ptr<factors::Blend> blend;
  Learned() {
    factors::BlendTraining training(sales, now);
    while (!training.advance(1000)) {
    }
    blend = training.take();
  }
};

TEST_CASE("shop: what was learned comes back to the last bit, for the same sales only") {
  const Learned learned;
  const std::uint32_t print = fingerprint(learned.sales);
  const std::vector<Blob> blobs = encode_learned(*learned.blend, print);
  for (const Blob& blob : blobs) CHECK(is_blob_key(blob.key));
  const std::unique_ptr<factors::Blend> back = decode_learned(blobs, print, learned.demand);
  REQUIRE(back != nullptr);
  std::vector<double> a, b;
  const factors::Interactions data = factors::before(learned.sales, learned.now);
  for (const factors::Purpose purpose : {factors::Purpose::kAll, factors::Purpose::kNew}) {
    CHECK(back->weights(purpose) == learned.blend->weights(purpose));
    for (std::size_t customer = 0; customer < 50; ++customer) {
      learned.blend->score(data.of(customer), purpose, a);
      back->score(data.of(customer), purpose, b);
      REQUIRE(a == b);
    }
  }
  CHECK(decode_learned(blobs, print + 1, learned.demand) == nullptr);
  CHECK(decode_learned({}, print, learned.demand) == nullptr);
  factors::Sales other = learned.sales;
  other.all[5].item = (other.all[5].item + 1) % static_cast<std::uint32_t>(other.items);
  CHECK(fingerprint(other) != print);
}

TEST_CASE("shop: what is kept and damaged is not taken for learned") {
  const Learned learned;
  const std::uint32_t print = fingerprint(learned.sales);
  const std::vector<Blob> blobs = encode_learned(*learned.blend, print);
  Random random(3);
  for (int round = 0; round < 300; ++round) {
    std::vector<Blob> changed = blobs;
    std::string& text = changed[random.index(changed.size())].text;
    char& letter = text[random.index(text.size())];
    if (random.chance(0.3))
      text.resize(random.index(text.size()));
    else
      letter = letter == 'A' ? 'B' : 'A';
    CHECK(decode_learned(changed, print, learned.demand) == nullptr);
  }
}

TEST_CASE("shop: advice without an order is advice to a history that never had it") {
  const Learned learned;
  desk::Asked asked{.customer = 3, .purpose = factors::Purpose::kAll, .left_out = {}};
  const desk::Advice whole = desk::advise(*learned.blend, learned.sales, learned.now, asked);
  REQUIRE(whole.orders.size() > 2);
  CHECK(whole.best.size() == factors::kTop);
  CHECK(whole.gone.empty());
  for (std::size_t i = 0; i < whole.best.size(); ++i) CHECK(whole.best[i].place_before == i);
  for (std::size_t i = 1; i < whole.orders.size(); ++i) CHECK(whole.orders[i].minute < whole.orders[i - 1].minute);
  asked.left_out = {whole.orders[0].minute};
  const desk::Advice without = desk::advise(*learned.blend, learned.sales, learned.now, asked);
  factors::History history;
  for (std::size_t i = 1; i < whole.orders.size(); ++i)
    for (const std::uint32_t item : whole.orders[i].items)
      history.push_back(
          {item, static_cast<float>((static_cast<double>(learned.now) - static_cast<double>(whole.orders[i].minute)) /
                                    factors::kDay_minutes)});
  factors::sort_history(history);
  std::vector<double> scores;
  learned.blend->score(history, factors::Purpose::kAll, scores);
  for (const desk::Recommended& one : without.best)
    CHECK(one.reasons.score == doctest::Approx(scores[one.item]).epsilon(1e-9));
  std::size_t still = 0;
  for (const desk::Recommended& one : without.best) still += one.place_before ? 1u : 0u;
  CHECK(still + without.gone.size() == factors::kTop);
}

}  // namespace
}  // namespace cairn::shop
