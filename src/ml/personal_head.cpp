#include "ml/personal_head.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "ml/dense_head.h"
#include "ml/exact_math.h"

namespace cairn::ml {
namespace {

constexpr double kLeastProbability = 1e-13;
constexpr std::uint64_t kSeed = 1;  // of the shuffled order
// Strength 2 needs about 20 rounds to get there; a change below it moves no probability by more than 1e-8 or so.
constexpr double kClose = 1e-9;
constexpr std::size_t kMostRounds = 200;
constexpr double kInnerClose = 1e-13;
constexpr int kMostInner = 30;

bool is_finite(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x); });
}

// In four sums, so that a processor can work on them at a time; always the same four.
template <class Weight>
double product(const Weight* weights, const float* features, std::size_t count) {
  double sums[4] = {0, 0, 0, 0};
  const std::size_t whole = count / 4 * 4;
  for (std::size_t j = 0; j < whole; j += 4)
    for (std::size_t part = 0; part < 4; ++part)
      sums[part] += static_cast<double>(weights[j + part]) * features[j + part];
  for (std::size_t j = whole; j < count; ++j) sums[0] += static_cast<double>(weights[j]) * features[j];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

// Of float numbers the sum cannot overflow, so it is finite if they all are.
double squares(const float* features, std::size_t count) { return product(features, features, count); }

// What divides by the length; nothing stays nothing.
double scale_of(double squares) { return squares > 0 ? 1 / std::sqrt(squares) : 0; }

void add(std::vector<double>& weights, std::size_t label, double factor, const std::vector<float>& features) {
  double* row = weights.data() + label * features.size();
  for (std::size_t j = 0; j < features.size(); ++j) row[j] += factor * features[j];
}

std::uint64_t hash_of(std::string_view key) {  // FNV-1a by G. Fowler, L. C. Noll and K.-P. Vo, and a last mix
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return (hash ^ (hash >> 32)) * 0xBF58476D1CE4E5B9u;
}

std::size_t likeliest(const std::vector<double>& values) {
  return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
}

// The logits u of a row with  u = logits without its pull + reach * (target - softmax(u)).  Newton's method; the
// matrix is the identity plus reach * (diag(p) - p p'), inverted by Sherman and Morrison. `u` is where it starts. A
// reach of 1 and less keeps the matrix below 1.5, so that every step gets nearer.
void balance(const std::vector<double>& without, const std::vector<double>& target, double reach,
             std::vector<double>& u) {
  std::vector<double> missing(u.size());
  for (int i = 0; i < kMostInner; ++i) {
    const std::vector<double> p = softmax(u);
    double crossed = 0, own = 0;
    for (std::size_t k = 0; k < u.size(); ++k) {
      missing[k] = without[k] + reach * (target[k] - p[k]) - u[k];
      crossed += p[k] * missing[k] / (1 + reach * p[k]);
      own += p[k] * p[k] / (1 + reach * p[k]);
    }
    const double shared = reach * crossed / (1 - reach * own);
    double most = 0;
    for (std::size_t k = 0; k < u.size(); ++k) {
      const double move = (missing[k] + shared * p[k]) / (1 + reach * p[k]);
      u[k] += move;
      most = std::max(most, std::abs(move));
    }
    if (most < kInnerClose) return;
  }
}

}  // namespace

std::vector<double> base_logits(const std::vector<double>& probabilities) {
  std::vector<double> out;
  out.reserve(probabilities.size());
  for (const double p : probabilities) out.push_back(log(std::max(p, kLeastProbability)));
  return out;
}

std::vector<double> probabilities(const PersonalHead& head, const float* features, const std::vector<double>& base) {
  std::vector<double> logits = base;
  if (head.weights.empty()) return softmax(logits);
  const double scale = scale_of(squares(features, head.features));
  for (std::size_t k = 0; k < head.labels; ++k)
    logits[k] += scale * product(head.weights.data() + k * head.features, features, head.features) + head.bias[k];
  return softmax(logits);
}

PersonalData::PersonalData(std::size_t features, std::size_t labels, std::vector<Lesson> lessons,
                           std::vector<Anchor> anchors)
    : features_(features), labels_(labels) {
  const auto fits = [&](const auto& row) {
    return row.features.size() == features && row.base.size() == labels &&
           std::isfinite(squares(row.features.data(), features)) && is_finite(row.base);
  };
  std::unordered_set<std::string> taught;
  for (Lesson& lesson : lessons) {
    if (!fits(lesson) || lesson.label >= labels) {
      ++left_out_;
      continue;
    }
    taught.insert(lesson.key);
    lessons_.push_back(std::move(lesson));
  }
  // By all they have, so that no order of theirs matters even if two have one key.
  std::sort(lessons_.begin(), lessons_.end(), [](const Lesson& a, const Lesson& b) {
    return std::tie(a.key, a.label, a.base, a.features) < std::tie(b.key, b.label, b.base, b.features);
  });
  for (Anchor& anchor : anchors) {
    if (!fits(anchor)) {
      ++left_out_;
      continue;
    }
    if (taught.count(anchor.key) > 0) continue;
    anchors_.push_back(std::move(anchor));
  }
  std::sort(anchors_.begin(), anchors_.end(), [](const Anchor& a, const Anchor& b) {
    const std::uint64_t hash_a = hash_of(a.key), hash_b = hash_of(b.key);
    return std::tie(hash_a, a.key, a.base, a.features) < std::tie(hash_b, b.key, b.base, b.features);
  });
}

bool PersonalData::is_correction(std::size_t lesson) const {
  return likeliest(lessons_[lesson].base) != lessons_[lesson].label;
}

std::size_t anchors_wanted(std::size_t lessons, std::size_t corrections) {
  const std::size_t agreed = lessons - std::min(corrections, lessons);
  return kAnchors * corrections - std::min(kAnchors * corrections, agreed);
}

PersonalTraining::PersonalTraining(std::shared_ptr<const PersonalData> data, const std::vector<bool>& left_out)
    : data_(std::move(data)), random_(kSeed) {
  const std::size_t labels = data_->labels();
  const auto take = [&](const std::vector<float>& features, const std::vector<double>& base,
                        std::vector<double> target) {
    const double scale = scale_of(squares(features.data(), features.size()));
    rows_.push_back({&features, &base, std::move(target), std::vector<double>(labels, 0.0), scale,
                     ((scale > 0 ? 1 : 0) + 1) / kStrength});
  };
  std::size_t corrections = 0;
  for (std::size_t i = 0; i < data_->lessons().size(); ++i) {
    if (i < left_out.size() && left_out[i]) continue;
    const Lesson& lesson = data_->lessons()[i];
    std::vector<double> target(labels, 0.0);
    target[lesson.label] = 1;
    take(lesson.features, lesson.base, std::move(target));
    if (data_->is_correction(i)) ++corrections;
  }
  head_.lessons = rows_.size();
  head_.anchors = std::min(anchors_wanted(rows_.size(), corrections), data_->anchors().size());
  for (std::size_t i = 0; i < head_.anchors; ++i) {
    const Anchor& anchor = data_->anchors()[i];
    take(anchor.features, anchor.base, softmax(anchor.base));
  }
  head_.features = data_->features();
  head_.labels = labels;
  done_ = rows_.empty();
  if (done_) return;
  head_.weights.assign(labels * head_.features, 0.0);
  head_.bias.assign(labels, 0.0);
  order_.resize(rows_.size());
  std::iota(order_.begin(), order_.end(), std::size_t{0});
}

double PersonalTraining::step(Row& row) {
  const std::size_t labels = head_.labels;
  std::vector<double> u(labels), without(labels);
  for (std::size_t k = 0; k < labels; ++k) {
    const double* weights = head_.weights.data() + k * head_.features;
    u[k] = (*row.base)[k] + row.scale * product(weights, row.features->data(), head_.features) + head_.bias[k];
    without[k] = u[k] - row.reach * row.pull[k];
  }
  balance(without, row.target, row.reach, u);
  const std::vector<double> p = softmax(u);
  double most = 0;
  for (std::size_t k = 0; k < labels; ++k) {
    const double pull = row.target[k] - p[k], change = pull - row.pull[k];
    row.pull[k] = pull;
    add(head_.weights, k, row.scale * change / kStrength, *row.features);
    head_.bias[k] += change / kStrength;
    most = std::max(most, std::abs(change));
  }
  return most;
}

// Once more from the pulls, in order: the small errors of many changes do not stay.
void PersonalTraining::finish() {
  std::fill(head_.weights.begin(), head_.weights.end(), 0.0);
  std::fill(head_.bias.begin(), head_.bias.end(), 0.0);
  for (const Row& row : rows_)
    for (std::size_t k = 0; k < head_.labels; ++k) {
      add(head_.weights, k, row.scale * row.pull[k] / kStrength, *row.features);
      head_.bias[k] += row.pull[k] / kStrength;
    }
  done_ = true;
}

bool PersonalTraining::advance(std::size_t most_steps) {
  for (; most_steps > 0 && !done_; --most_steps) {
    if (at_ == 0) random_.shuffle(order_);
    most_ = std::max(most_, step(rows_[order_[at_]]));
    ++steps_;
    if (++at_ < order_.size()) continue;
    at_ = 0;
    if (++rounds_ >= kMostRounds || most_ < kClose) finish();
    most_ = 0;
  }
  return done_;
}

}  // namespace cairn::ml
