#include "apps/shop/figures/baskets.h"

#include <algorithm>
#include <utility>

#include "apps/shop/figures/counting.h"
#include "ml/exact_math.h"

namespace cairn::shop::figures {
namespace {

constexpr std::uint32_t kNone = 0xFFFF'FFFF;

// A step is to meet one product in one basket, a nanosecond or two; what else is done is counted in such steps.
constexpr std::int64_t kUnit_steps = 22'000;
constexpr std::size_t kMost_units = 1'000'000;  // at once, so that their steps have a number
constexpr std::int64_t kLine_steps = 5, kTurn_steps = 5, kJudge_steps = 10;

// Of the whole work, for share_done().
constexpr double kReading_share = 0.1, kTurning_share = 0.1;

double share_of(double done, double all) { return all > 0 ? done / all : 0; }

}  // namespace

Baskets::Baskets(const Lines& lines, std::span<const std::uint8_t> counts)
    : lines_(lines),
      counts_(counts.begin(), counts.end()),
      orders_with_(lines.products.size(), 0),
      last_order_(lines.products.size(), kNone),
      kept_(lines.products.size()) {}

bool Baskets::advance(std::size_t units) {
  std::int64_t budget = static_cast<std::int64_t>(std::min(units, kMost_units)) * kUnit_steps;
  if (step_ == Step::kReading) read(budget);
  if (step_ == Step::kTurning) turn(budget);
  if (step_ == Step::kCounting) count(budget);
  return done();
}

double Baskets::share_done() const {
  switch (step_) {
    case Step::kReading:
      return kReading_share * share_of(static_cast<double>(line_), static_cast<double>(lines_.size()));
    case Step::kTurning:
      return kReading_share + kTurning_share * share_of(static_cast<double>(basket_), orders_);
    case Step::kCounting: {
      const double before = kReading_share + kTurning_share;
      return before + (1 - before) * share_of(static_cast<double>(met_), static_cast<double>(to_meet_));
    }
    case Step::kDone:
      return 1;
  }
  return 1;
}

void Baskets::read(std::int64_t& budget) {
  std::uint32_t order = line_ == 0 ? kNone : lines_.order[line_ - 1];
  for (; line_ < lines_.size() && budget > 0; ++line_, budget -= kLine_steps) {
    // The lines of an order stand together.
    if (std::exchange(order, lines_.order[line_]) != lines_.order[line_]) close_basket();
    const std::uint32_t product = lines_.product[line_];
    if (product == kNoProduct || !is_bought(lines_, line_) || (!counts_.empty() && counts_[line_] == 0)) continue;
    if (std::exchange(last_order_[product], order) == order) continue;
    ++orders_with_[product];
    in_baskets_.push_back(product);
  }
  if (line_ < lines_.size() || budget <= 0) return;
  close_basket();
  begin_turning();
}

// Where products were read since the last basket's end.
void Baskets::close_basket() {
  const auto end = static_cast<std::uint32_t>(in_baskets_.size());
  if (end > (basket_ends_.empty() ? 0 : basket_ends_.back())) basket_ends_.push_back(end);
}

void Baskets::begin_turning() {
  step_ = Step::kTurning;
  counts_ = {};
  last_order_ = {};
  orders_ = static_cast<std::uint32_t>(basket_ends_.size());
  std::uint32_t from = 0;
  for (const std::uint32_t orders : orders_with_) {
    with_from_.push_back(from);
    if (orders >= kFewestTogether) from += orders;
  }
  with_end_ = with_from_;
  with_product_.resize(from);
  x_log_x_.reserve(std::size_t{orders_} + 1);
  x_log_x_.push_back(0);
}

// Takes rare products out of baskets, and baskets that are left with one product; notes the others with their products.
void Baskets::turn(std::int64_t& budget) {
  for (; basket_ < orders_ && budget > 0; ++basket_) {
    const auto count = static_cast<double>(basket_ + 1);
    x_log_x_.push_back(count * ml::log(count));
    const std::size_t from = turned_ == 0 ? 0 : basket_ends_[turned_ - 1];
    const std::size_t end = basket_ends_[basket_];
    std::size_t to = from;
    for (std::size_t i = turned_from_; i < end; ++i)
      if (orders_with_[in_baskets_[i]] >= kFewestTogether) in_baskets_[to++] = in_baskets_[i];
    budget -= kTurn_steps * static_cast<std::int64_t>(1 + end - turned_from_);
    turned_from_ = end;
    if (to - from < 2) continue;
    for (std::size_t i = from; i < to; ++i)
      with_product_[with_end_[in_baskets_[i]]++] = static_cast<std::uint32_t>(turned_);
    const auto left = static_cast<std::int64_t>(to - from);
    to_meet_ += left * left;
    basket_ends_[turned_++] = static_cast<std::uint32_t>(to);
  }
  if (basket_ < orders_ || budget <= 0) return;
  step_ = Step::kCounting;
  together_.assign(orders_with_.size(), 0);
}

void Baskets::count(std::int64_t& budget) {
  while (product_ < orders_with_.size() && budget > 0) {
    const std::size_t from = with_from_[product_], end = with_end_[product_];
    for (; from + at_ < end && budget > 0; ++at_) {
      const std::size_t basket = with_product_[from + at_];
      const std::size_t first = basket == 0 ? 0 : basket_ends_[basket - 1], last = basket_ends_[basket];
      for (std::size_t i = first; i < last; ++i)
        if (together_[in_baskets_[i]]++ == 0) touched_.push_back(in_baskets_[i]);
      met_ += static_cast<std::int64_t>(last - first);
      budget -= static_cast<std::int64_t>(last - first);
    }
    if (from + at_ < end) return;
    budget -= 1 + judge(product_);
    ++product_;
    at_ = 0;
  }
  if (product_ == orders_with_.size()) step_ = Step::kDone;
}

std::int64_t Baskets::judge(std::uint32_t product) {
  const std::uint32_t mine = orders_with_[product];
  std::vector<Kept> found;
  for (const std::uint32_t other : touched_) {
    const std::uint32_t together = std::exchange(together_[other], 0);
    if (other == product || together < kFewestTogether) continue;
    const std::uint32_t theirs = orders_with_[other];
    if (std::uint64_t{together} * orders_ <= std::uint64_t{mine} * theirs) continue;  // not more than by chance
    found.push_back({other, together, g2(together, mine, theirs)});
  }
  const auto steps = kJudge_steps * static_cast<std::int64_t>(touched_.size());
  touched_.clear();
  const std::size_t most = std::min(found.size(), kMost_pairs_a_product);
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(most);
  std::partial_sort(found.begin(), end, found.end(), stronger);
  kept_[product].assign(found.begin(), end);
  return steps;
}

// Twice the sum of k ln(k / expected) over the table of orders with both, with one, with the other and with neither; as
// sums of x ln x. Which product is which does not change a bit of it.
double Baskets::g2(std::uint32_t together, std::uint32_t orders_a, std::uint32_t orders_b) const {
  const std::uint32_t only_a = orders_a - together, only_b = orders_b - together;
  const std::uint32_t neither = orders_ - only_a - orders_b;
  const double cells = (x_log_x_[together] + x_log_x_[neither]) + (x_log_x_[only_a] + x_log_x_[only_b]);
  const double margins =
      (x_log_x_[orders_a] + x_log_x_[orders_ - orders_a]) + (x_log_x_[orders_b] + x_log_x_[orders_ - orders_b]);
  // Rounding may leave it a little below.
  return std::max(0.0, 2 * (cells - margins + x_log_x_[orders_]));
}

bool Baskets::stronger(const Kept& left, const Kept& right) {
  return left.g2 != right.g2 ? left.g2 > right.g2 : left.other < right.other;
}

Pair Baskets::pair(std::uint32_t product, const Kept& kept) const {
  const double together = kept.together, all = orders_;
  const double mine = orders_with_[product], theirs = orders_with_[kept.other];
  return {.a = product,
          .b = kept.other,
          .together = kept.together,
          .orders_a = orders_with_[product],
          .orders_b = orders_with_[kept.other],
          .support = together / all,
          .lift = together * all / (mine * theirs),
          .confidence_ab = together / mine,
          .confidence_ba = together / theirs,
          .g2 = kept.g2};
}

std::vector<Pair> Baskets::strongest(std::size_t most) const {
  struct Found {
    std::uint32_t product;
    Kept kept;
  };
  std::vector<Found> found;
  for (std::uint32_t product = 0; product < kept_.size(); ++product)
    for (const Kept& kept : kept_[product])
      found.push_back({std::min(product, kept.other), {std::max(product, kept.other), kept.together, kept.g2}});
  // A pair is there once or twice, so twice as many hold as many as are asked for.
  const std::size_t enough = found.size() / 2 < most ? found.size() : 2 * most;
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(enough);
  std::partial_sort(found.begin(), end, found.end(), [](const Found& left, const Found& right) {
    if (left.kept.g2 != right.kept.g2) return left.kept.g2 > right.kept.g2;
    return std::pair(left.product, left.kept.other) < std::pair(right.product, right.kept.other);
  });
  std::vector<Pair> out;
  for (std::size_t i = 0; i < enough && out.size() < most; ++i) {
    if (!out.empty() && out.back().a == found[i].product && out.back().b == found[i].kept.other) continue;
    out.push_back(pair(found[i].product, found[i].kept));
  }
  return out;
}

std::vector<Pair> Baskets::with(std::uint32_t product, std::size_t most) const {
  std::vector<Pair> out;
  if (product >= kept_.size()) return out;
  for (const Kept& kept : kept_[product]) {
    if (out.size() == most) break;
    out.push_back(pair(product, kept));
  }
  return out;
}

}  // namespace cairn::shop::figures
