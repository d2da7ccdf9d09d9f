// How good recommendations are on a file of orders, by the shipped code, as one line of JSON:
//   FILE DAY METHOD all|new
//   FILE sales   customer, item and minute of every product in an order, a line each: for blend_reference.py
// Everything before DAY (2011-11-10) is learned from; what the same customers bought from then on is what counts.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "apps/shop/purchases.h"
#include "apps/shop/reading/reading.h"
#include "base/date.h"
#include "base/json.h"
#include "ml/factors/methods.h"

namespace {

using namespace cairn;

constexpr int kFailed = 2;
constexpr std::size_t kRows = 5000, kUnits = 100;
constexpr std::uint64_t kSeed = 1;

int fail(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  return kFailed;
}

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

Result<shop::Lines> read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{ErrorCode::kNotFound, path + " cannot be read.", {}};
  shop::reading::Reading reading(path, {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
  const auto run = [&](auto phase) {
    while (reading.phase() == phase) reading.advance(kRows);
  };
  run(shop::reading::Phase::kDecoding);
  run(shop::reading::Phase::kLooking);
  if (reading.phase() == shop::reading::Phase::kRefused) return reading.refusal();
  if (Status status = reading.start(reading.plan()); !status.ok()) return status.error();
  run(shop::reading::Phase::kReading);
  return reading.take_lines();
}

Json interval(const std::vector<double>& values) {
  const ml::Interval found = factors::mean_interval(values, kSeed);
  return {{"value", found.value}, {"low", found.low}, {"high", found.high}};
}

Json weights(const factors::BlendWeights& w) {
  return {{"personal", w.personal},
          {"similar", w.similar},
          {"fortnight", w.fortnight},
          {"week", w.week},
          {"discovered", w.discovered}};
}

struct Figures {
  factors::Ranking ranking;
  Json json;
};

Figures judge_all(const factors::Recommender& recommender, const std::vector<factors::Trial>& trials,
                  factors::Purpose purpose, const factors::Demand& demand, std::size_t customers) {
  Figures figures;
  for (const factors::Trial& trial : trials)
    factors::judge(recommender, trial, purpose, demand.ever, customers, figures.ranking);
  figures.json = {{"hr_at_10", interval(figures.ranking.hit)},
                  {"ndcg_at_10", interval(figures.ranking.ndcg)},
                  {"recall_at_10", interval(figures.ranking.recall)},
                  {"novelty_bits", interval(figures.ranking.novelty)},
                  {"coverage", factors::coverage(figures.ranking, demand.ever)}};
  return figures;
}

int evaluate(const std::string& path, Date day, factors::Method method, factors::Purpose purpose) {
  const double begun = seconds();
  Result<shop::Lines> lines = read(path);
  if (!lines.ok()) return fail(lines.error().message);
  const double read_s = seconds() - begun;
  const factors::Sales sales = shop::sales_of(lines.value());
  const std::int32_t split = day.days * factors::kDay_minutes;
  const factors::Interactions data = factors::before(sales, split);
  const factors::Demand demand = factors::demand_of(data);
  std::size_t customers = 0, items = 0;
  for (std::size_t customer = 0; customer < data.customers(); ++customer)
    if (!data.of(customer).empty()) ++customers;
  for (const float ever : demand.ever)
    if (ever > 0) ++items;
  std::vector<factors::Trial> trials = factors::trials_after(sales, data, split);
  if (purpose == factors::Purpose::kNew) trials = factors::only_new(trials);
  if (trials.empty()) return fail("No customer who ordered before " + to_iso(day) + " did so again from then on.");

  const double training = seconds();
  factors::MethodTraining trainer(method, sales, split, data, demand);
  std::size_t slices = 0;
  double longest = 0;
  for (bool done = false; !done; ++slices) {
    const double slice = seconds();
    done = trainer.advance(kUnits);
    longest = std::max(longest, seconds() - slice);
  }
  const double train_s = seconds() - training;
  Json chosen;
  if (trainer.blend() != nullptr) chosen = {{"customers", trainer.blend()->trials()}};
  const std::unique_ptr<factors::Recommender> recommender = trainer.take();
  if (const auto* blend = trainer.blend() != nullptr ? static_cast<const factors::Blend*>(recommender.get()) : nullptr)
    chosen["weights"] = weights(blend->weights(purpose));
  const Figures figures = judge_all(*recommender, trials, purpose, demand, customers);
  Json out{{"method", std::string(factors::method_id(method))},
           {"only_new", purpose == factors::Purpose::kNew},
           {"split", to_iso(day)},
           {"customers_before", customers},
           {"items_before", items},
           {"customers_tested", trials.size()},
           {"figures", figures.json},
           {"train_s", train_s},
           {"read_s", read_s},
           {"longest_slice_ms", longest * 1000}};
  if (!chosen.is_null()) out["chosen_by"] = std::move(chosen);
  // What anybody could do without learning, on the same customers, and how much better this is.
  Json against = Json::object();
  for (const factors::Method plain : {factors::Method::kPopularity, factors::Method::kPersonal}) {
    factors::MethodTraining simple(plain, sales, split, data, demand);
    const std::unique_ptr<factors::Recommender> other = simple.take();
    const Figures theirs = judge_all(*other, trials, purpose, demand, customers);
    against[std::string(factors::method_id(plain))] = {
        {"hr_at_10", interval(factors::differences(figures.ranking.hit, theirs.ranking.hit))},
        {"ndcg_at_10", interval(factors::differences(figures.ranking.ndcg, theirs.ranking.ndcg))}};
  }
  out["better_by"] = std::move(against);
  std::printf("%s\n", to_text(out).c_str());
  return 0;
}

int print_sales(const std::string& path) {
  const Result<shop::Lines> lines = read(path);
  if (!lines.ok()) return fail(lines.error().message);
  for (const factors::Sale& sale : shop::sales_of(lines.value()).all)
    std::printf("%u %u %d\n", sale.customer, sale.item, sale.minute);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 3 && std::string(arguments[2]) == "sales") return print_sales(arguments[1]);
  if (count != 5) return fail("usage: FILE DAY METHOD all|new");
  const std::optional<Date> day = parse_date(arguments[2]);
  if (!day) return fail(std::string(arguments[2]) + " is not a day like 2011-11-10.");
  const std::optional<factors::Method> method = factors::method_of_id(arguments[3]);
  if (!method) {
    std::string known;
    for (std::size_t i = 0; i < factors::kMethods; ++i)
      known += (i == 0 ? "" : ", ") + std::string(factors::method_id(static_cast<factors::Method>(i)));
    return fail("There is no method " + std::string(arguments[3]) + ". Methods: " + known + ".");
  }
  const bool only_new = std::string(arguments[4]) == "new";
  return evaluate(arguments[1], *day, *method, only_new ? factors::Purpose::kNew : factors::Purpose::kAll);
}
