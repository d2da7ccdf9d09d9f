// What a person teaches: against the definition, and what must hold of any lessons.
#include "ml/personal_head.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "ml/dense_head.h"
#include "ml/exact_math.h"
#include "ml/personal_trial.h"

namespace cairn::ml {
namespace {

constexpr std::size_t kFeatures = 24, kLabels = 3;

std::vector<double> random_base(Random& random) {
  std::vector<double> logits;
  for (std::size_t k = 0; k < kLabels; ++k) logits.push_back(4 * random.unit() - 2);
  return base_logits(softmax(logits));
}

std::vector<float> random_features(Random& random) {
  std::vector<float> out;
  for (std::size_t j = 0; j < kFeatures; ++j) out.push_back(static_cast<float>(2 * random.unit() - 0.6));
  return out;
}

// Labels that depend on the features, so that there is something to learn.
Lesson random_lesson(Random& random, std::size_t number) {
  Lesson lesson{"row " + std::to_string(number), random_features(random), random_base(random), 0};
  if (lesson.features[0] > 0.2F) lesson.label = lesson.features[1] > 0 ? 2 : 1;
  if (random.chance(0.1)) lesson.label = random.index(kLabels);
  return lesson;
}

std::vector<Lesson> random_lessons(std::uint64_t seed, std::size_t count) {
  Random random(seed);
  std::vector<Lesson> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(random_lesson(random, i));
  return out;
}

std::vector<Anchor> random_anchors(std::uint64_t seed, std::size_t count) {
  Random random(seed);
  std::vector<Anchor> out;
  for (std::size_t i = 0; i < count; ++i)
    out.push_back({"other " + std::to_string(i), random_features(random), random_base(random)});
  return out;
}

PersonalHead trained(std::vector<Lesson> lessons, std::vector<Anchor> anchors = {}, std::size_t slice = 1'000'000) {
  PersonalTraining training(std::make_shared<PersonalData>(kFeatures, kLabels, std::move(lessons), std::move(anchors)));
  while (!training.advance(slice)) {
  }
  return training.head();
}

double length_of(const std::vector<float>& features) {
  double sum = 0;
  for (const float x : features) sum += static_cast<double>(x) * x;
  return std::sqrt(sum);
}

TEST_CASE("personal head: without lessons it is the shipped model") {
  const PersonalHead head = trained({}, random_anchors(1, 20));
  CHECK(head.weights.empty());
  Random random(2);
  for (const std::vector<double>& shipped :
       {std::vector<double>{0.2, 0.5, 0.3}, {1, 0, 0}, {0, 1e-300, 1}, {1e-9, 1 - 2e-9, 1e-9}}) {
    const std::vector<float> features = random_features(random);
    const std::vector<double> after = probabilities(head, features.data(), base_logits(shipped));
    for (std::size_t k = 0; k < kLabels; ++k) CHECK(std::abs(after[k] - shipped[k]) <= 1e-12);
  }
}

TEST_CASE("personal head: the fit has no slope left") {
  const std::vector<Lesson> lessons = random_lessons(3, 60);
  const PersonalHead head = trained(lessons);
  CHECK(head.lessons == 60);
  CHECK(head.anchors == 0);
  std::vector<double> slope(kLabels * kFeatures), bias_slope(kLabels);
  for (std::size_t i = 0; i < slope.size(); ++i) slope[i] = kStrength * head.weights[i];
  for (std::size_t k = 0; k < kLabels; ++k) bias_slope[k] = kStrength * head.bias[k];
  for (const Lesson& lesson : lessons) {
    const std::vector<double> p = probabilities(head, lesson.features.data(), lesson.base);
    const double length = length_of(lesson.features);
    for (std::size_t k = 0; k < kLabels; ++k) {
      const double error = p[k] - (k == lesson.label ? 1 : 0);
      bias_slope[k] += error;
      for (std::size_t j = 0; j < kFeatures; ++j) slope[k * kFeatures + j] += error * lesson.features[j] / length;
    }
  }
  for (const double s : slope) CHECK(std::abs(s) < 1e-5);
  for (const double s : bias_slope) CHECK(std::abs(s) < 1e-5);
}

TEST_CASE("personal head: neither the order of lessons and anchors nor the size of slices matters, to the bit") {
  std::vector<Lesson> lessons = random_lessons(4, 40);
  std::vector<Anchor> anchors = random_anchors(5, 90);
  const PersonalHead head = trained(lessons, anchors);
  CHECK(head.anchors > 0);
  Random random(6);
  for (int round = 0; round < 5; ++round) {
    random.shuffle(lessons);
    random.shuffle(anchors);
    CHECK(trained(lessons, anchors, 1 + random.index(50)) == head);
  }
}

TEST_CASE("personal head: forgetting a lesson is training without it, to the bit") {
  const std::vector<Lesson> lessons = random_lessons(7, 30);
  const std::vector<Anchor> anchors = random_anchors(8, 90);
  const auto data = std::make_shared<PersonalData>(kFeatures, kLabels, lessons, anchors);
  for (std::size_t gone = 0; gone < lessons.size(); gone += 7) {
    std::vector<Lesson> rest;
    std::vector<bool> left_out(lessons.size(), false);
    for (std::size_t i = 0; i < lessons.size(); ++i)
      if (data->lessons()[i].key == lessons[gone].key) left_out[i] = true;
    for (std::size_t i = 0; i < lessons.size(); ++i)
      if (i != gone) rest.push_back(lessons[i]);
    PersonalTraining without(data, left_out);
    while (!without.advance(100)) {
    }
    CHECK(without.head() == trained(rest, anchors));
  }
}

TEST_CASE("personal head: a lesson makes its own answer likelier, and no lesson moves a logit further than 1") {
  Random random(9);
  for (int round = 0; round < 50; ++round) {
    const Lesson lesson = random_lesson(random, 0);
    const PersonalHead head = trained({lesson});
    const std::vector<double> before = softmax(lesson.base);
    const std::vector<double> after = probabilities(head, lesson.features.data(), lesson.base);
    CHECK(after[lesson.label] > before[lesson.label]);
    const std::vector<float> other = random_features(random);
    const std::vector<double> base = random_base(random);
    const std::vector<double> moved = probabilities(head, other.data(), base);
    for (std::size_t a = 0; a < kLabels; ++a)
      for (std::size_t b = 0; b < kLabels; ++b)
        CHECK(std::abs(log(moved[a] / moved[b]) - (base[a] - base[b])) <= 2.0000001);
  }
}

TEST_CASE("personal head: the scale of features does not matter, but for rounding") {
  std::vector<Lesson> lessons = random_lessons(10, 30);
  const PersonalHead head = trained(lessons);
  for (Lesson& lesson : lessons)
    for (float& x : lesson.features) x *= 37;
  const PersonalHead scaled = trained(lessons);
  for (std::size_t i = 0; i < head.weights.size(); ++i) CHECK(std::abs(head.weights[i] - scaled.weights[i]) < 1e-5);
}

TEST_CASE("personal head: anchors are wanted for corrections that nothing else outweighs") {
  CHECK(anchors_wanted(0, 0) == 0);
  CHECK(anchors_wanted(10, 0) == 0);
  CHECK(anchors_wanted(10, 10) == 30);
  CHECK(anchors_wanted(10, 5) == 10);
  CHECK(anchors_wanted(100, 25) == 0);
  CHECK(anchors_wanted(100, 26) == 4);
}

TEST_CASE("personal head: taught by corrections alone, anchors keep what was right") {
  // The shipped model is right of all, less the texts whose first feature is high: these are positive.
  Random random(11);
  const std::vector<double> shipped = base_logits({0.2, 0.6, 0.2});
  std::vector<Lesson> lessons;
  std::vector<Anchor> anchors;
  std::vector<std::vector<float>> right, wrong;
  for (std::size_t i = 0; i < 600; ++i) {
    std::vector<float> features = random_features(random);
    const bool is_wrong = i % 5 == 0;
    features[0] = is_wrong ? 3.0F : -1.0F;
    if (i < 300 && is_wrong)
      lessons.push_back({std::to_string(i), features, shipped, 2});
    else if (i < 300)
      anchors.push_back({std::to_string(i), features, shipped});
    else
      (is_wrong ? wrong : right).push_back(features);
  }
  const auto share_of = [&](const PersonalHead& head, const std::vector<std::vector<float>>& texts, std::size_t label) {
    double hits = 0;
    for (const auto& features : texts) {
      const std::vector<double> p = probabilities(head, features.data(), shipped);
      if (static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin()) == label) ++hits;
    }
    return hits / static_cast<double>(texts.size());
  };
  const PersonalHead alone = trained(lessons), held = trained(lessons, anchors);
  CHECK(held.anchors == 180);
  CHECK(share_of(alone, right, 1) < 0.5);
  CHECK(share_of(held, right, 1) > 0.95);
  CHECK(share_of(held, wrong, 2) > 0.95);
}

TEST_CASE("personal head: what does not fit is left out, and an anchor is no lesson's text") {
  std::vector<Lesson> lessons = random_lessons(12, 6);
  lessons[0].label = kLabels;
  lessons[1].features.pop_back();
  lessons[2].base.push_back(0);
  lessons[3].features[4] = std::nanf("");
  lessons[4].base[0] = HUGE_VAL;
  std::vector<Anchor> anchors = random_anchors(13, 3);
  anchors[0].key = lessons[5].key;
  anchors[1].features.clear();
  const PersonalData data(kFeatures, kLabels, lessons, anchors);
  CHECK(data.left_out() == 6);
  REQUIRE(data.lessons().size() == 1);
  CHECK(data.lessons()[0].key == lessons[5].key);
  REQUIRE(data.anchors().size() == 1);
  CHECK(data.anchors()[0].key == anchors[2].key);
}

TEST_CASE("personal head: features without any length teach the bias alone") {
  Lesson lesson{"a", std::vector<float>(kFeatures, 0.0F), base_logits({0.5, 0.25, 0.25}), 2};
  const PersonalHead head = trained({lesson});
  CHECK(std::all_of(head.weights.begin(), head.weights.end(), [](double w) { return w == 0; }));
  CHECK(head.bias[2] > 0);
}

TEST_CASE("personal head: the same bits on every platform") {
  const PersonalHead head = trained(random_lessons(14, 50), random_anchors(15, 60));
  std::uint64_t sum = 0;
  for (const double weight : head.weights) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &weight, sizeof bits);
    sum = sum * 0x100000001B3u + bits;
  }
  CHECK(sum == 4851928128330133079u);
}

TEST_CASE("personal trial: every lesson is judged by a head that is trained without its part") {
  const std::vector<Lesson> lessons = random_lessons(16, 43);
  const std::vector<Anchor> anchors = random_anchors(17, 100);
  const auto data = std::make_shared<PersonalData>(kFeatures, kLabels, lessons, anchors);
  PersonalTrial trial(data, 5);
  while (!trial.advance(37)) {
  }
  REQUIRE(trial.rows().size() == 43);
  PersonalTrial at_once(data, 5);
  CHECK(at_once.advance(10'000'000));
  for (std::size_t i = 0; i < trial.rows().size(); ++i) {
    const TrialRow& row = trial.rows()[i];
    CHECK(row.key == data->lessons()[i].key);
    CHECK(row.shipped == softmax(data->lessons()[i].base));
    CHECK(row.taught == at_once.rows()[i].taught);
    // Another answer to this lesson alone does not change how it is judged: it was not seen.
    if (i % 11 != 0) continue;
    PersonalTrial alone(data, 5, 43);
    CHECK(alone.parts() == 43);
    while (!alone.advance(1'000'000)) {
    }
    std::vector<bool> left_out(43, false);
    left_out[i] = true;
    PersonalTraining without(data, left_out);
    while (!without.advance(1'000'000)) {
    }
    const Lesson& lesson = data->lessons()[i];
    CHECK(alone.rows()[i].taught == probabilities(without.head(), lesson.features.data(), lesson.base));
  }
}

TEST_CASE("personal trial: without lessons, or with one, there is nothing to learn from") {
  PersonalTrial none(std::make_shared<PersonalData>(kFeatures, kLabels, std::vector<Lesson>{}, std::vector<Anchor>{}),
                     1);
  CHECK(none.advance(1));
  CHECK(none.rows().empty());
  PersonalTrial one(std::make_shared<PersonalData>(kFeatures, kLabels, random_lessons(18, 1), std::vector<Anchor>{}),
                    1);
  CHECK(one.advance(1));
  REQUIRE(one.rows().size() == 1);
  CHECK(one.rows()[0].taught == one.rows()[0].shipped);
}

}  // namespace
}  // namespace cairn::ml
