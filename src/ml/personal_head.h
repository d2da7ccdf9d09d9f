#pragma once
// What a person teaches: a small correction to a shipped model that stays as it is. With x the features of a text,
// divided by their length, and `base` the logarithms of the shipped probabilities,
//
//     logits = base + W x + b,
//
// fitted to the lessons by the multinomial logistic loss, plus kStrength / 2 of the sum of squares of W and b (a ridge:
// T. Hastie, R. Tibshirani and J. Friedman, "The Elements of Statistical Learning", 2009, sections 4.4 and 18.3.2). So
// without lessons it is the shipped model, and it moves only as far as lessons pull. The problem is strictly convex:
// there is one answer. It is found in its dual, a lesson at a time (H.-F. Yu, F.-L. Huang and C.-J. Lin, "Dual
// coordinate descent methods for logistic regression and maximum entropy models", 2011), in a shuffled order, since a
// fixed one is slow where features have much in common (R. Sun and Y. Ye, "Worst-case complexity of cyclic coordinate
// descent", 2021).
//
// People correct what is wrong and pass over what is right. Taught by corrections alone, a model learns that it is
// always wrong. *Anchors* speak for what was passed over: texts that nobody labelled, with the shipped probabilities as
// what is true of them (Z. Li and D. Hoiem, "Learning without forgetting", 2016). A correction brings kAnchors of them
// along, less the lessons that agree with the shipped model. src/decisions/0013 has what was measured.
//
// The division by the length knows nothing of the other lessons, training is a pure function of the set of lessons and
// anchors, and the arithmetic is the same on every platform: forgetting a lesson is training without it, to the last
// bit.

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/random.h"

namespace cairn::ml {

struct Lesson {
  std::string key;              // of the text, one lesson a key
  std::vector<float> features;  // of any scale
  std::vector<double> base;     // base_logits() of what the shipped model says of it
  std::size_t label = 0;        // what the person says
};

// A text that nobody labelled.
struct Anchor {
  std::string key;
  std::vector<float> features;
  std::vector<double> base;
};

struct PersonalHead {
  std::size_t features = 0, labels = 0;
  std::vector<double> weights;           // [labels][features]; empty: nothing was taught
  std::vector<double> bias;              // [labels]
  std::size_t lessons = 0, anchors = 0;  // that it was made of
  friend bool operator==(const PersonalHead&, const PersonalHead&) = default;
};

inline constexpr double kStrength = 2;             // of the ridge
inline constexpr std::size_t kAnchors = 3;         // a correction
inline constexpr std::size_t kMostLessons = 2000;  // that training was made for; it takes more, and longer

// The natural logarithm of probabilities; one below 1e-13 counts as that.
std::vector<double> base_logits(const std::vector<double>& probabilities);

// `features` has head.features numbers; `base` head.labels. Of an empty head: the shipped probabilities.
std::vector<double> probabilities(const PersonalHead& head, const float* features, const std::vector<double>& base);

// Lessons and anchors, put in order and ready to be trained on, once or leaving some out.
class PersonalData {
 public:
  // What has another number of features or labels, or something that is no finite number, is left out. Of the anchors
  // those with a lesson's key are left out too; in which order the others are taken depends on their keys alone.
  PersonalData(std::size_t features, std::size_t labels, std::vector<Lesson> lessons, std::vector<Anchor> anchors);

  std::size_t features() const { return features_; }
  std::size_t labels() const { return labels_; }
  const std::vector<Lesson>& lessons() const { return lessons_; }  // by key
  const std::vector<Anchor>& anchors() const { return anchors_; }  // in the order in which they are taken
  std::size_t left_out() const { return left_out_; }
  bool is_correction(std::size_t lesson) const;  // the shipped model says something else

 private:
  std::size_t features_, labels_, left_out_ = 0;
  std::vector<Lesson> lessons_;
  std::vector<Anchor> anchors_;
};

// How many anchors a training on lessons of which so many are corrections takes, if there are as many.
std::size_t anchors_wanted(std::size_t lessons, std::size_t corrections);

// Works in slices, so that a page stays alive.
class PersonalTraining {
 public:
  // `left_out`: for each lesson of the data whether to train as if it were not there; empty: none.
  explicit PersonalTraining(std::shared_ptr<const PersonalData> data, const std::vector<bool>& left_out = {});

  // A step looks at one lesson or anchor: of 768 features and three labels some 5 microseconds as WebAssembly. It takes
  // about 20 rounds over all of them. True once trained.
  bool advance(std::size_t most_steps);
  bool done() const { return done_; }
  std::size_t steps() const { return steps_; }  // that were made
  // Once done.
  const PersonalHead& head() const { return head_; }

 private:
  struct Row {
    const std::vector<float>* features;
    const std::vector<double>* base;
    std::vector<double> target;  // probabilities
    std::vector<double> pull;    // target less what the head says: the dual variables
    double scale = 0;            // 1 / length of the features
    double reach = 0;            // how far a pull of 1 moves the logit of its own text
  };
  double step(Row& row);  // the largest change of a pull
  void finish();

  std::shared_ptr<const PersonalData> data_;
  std::vector<Row> rows_;
  std::vector<std::size_t> order_;
  std::size_t at_ = 0, steps_ = 0, rounds_ = 0;
  double most_ = 0;  // change of a pull in this round
  bool done_ = false;
  Random random_;
  PersonalHead head_;
};

}  // namespace cairn::ml
