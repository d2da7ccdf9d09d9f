#include "ml/forecast/nelder_mead.h"

#include <algorithm>
#include <cstddef>

namespace cairn::forecast {
namespace {

constexpr double kEqual = 1e-8;  // of the best value: by how little the worst one may differ at the end

struct Corner {
  Variables at;
  double value = 0;
};

class Simplex {
 public:
  Simplex(const std::function<double(const Variables&)>& function, const Variables& start, const Variables& step)
      : function_(function), center_(start.size()) {
    corners_.push_back({start, function(start)});
    for (std::size_t axis = 0; axis < start.size(); ++axis) {
      Variables at = start;
      at[axis] += step[axis];
      const double value = function(at);
      corners_.push_back({std::move(at), value});
    }
    sort();
  }

  bool flat() const { return worst().value - best().value <= kEqual * (best().value + 1e-300); }
  const Corner& best() const { return corners_.front(); }

  void advance() {
    find_center();
    Corner reflected = along(-1);
    if (reflected.value < best().value) {
      Corner expanded = along(-2);
      worst() = expanded.value < reflected.value ? std::move(expanded) : std::move(reflected);
    } else if (reflected.value < corners_[corners_.size() - 2].value) {
      worst() = std::move(reflected);
    } else {
      contract(reflected.value);
    }
    sort();
  }

 private:
  Corner& worst() { return corners_.back(); }
  const Corner& worst() const { return corners_.back(); }

  void sort() {
    std::stable_sort(corners_.begin(), corners_.end(),
                     [](const Corner& a, const Corner& b) { return a.value < b.value; });
  }

  // Of all corners but the worst.
  void find_center() {
    std::fill(center_.begin(), center_.end(), 0.0);
    for (std::size_t corner = 0; corner + 1 < corners_.size(); ++corner)
      for (std::size_t axis = 0; axis < center_.size(); ++axis) center_[axis] += corners_[corner].at[axis];
    for (double& axis : center_) axis /= static_cast<double>(corners_.size() - 1);
  }

  // From the centre so far towards the worst corner.
  Corner along(double share) const {
    Corner corner{center_, 0};
    for (std::size_t axis = 0; axis < center_.size(); ++axis)
      corner.at[axis] += share * (worst().at[axis] - center_[axis]);
    corner.value = function_(corner.at);
    return corner;
  }

  void contract(double reflected) {
    Corner nearer = along(reflected < worst().value ? -0.5 : 0.5);
    if (nearer.value < std::min(reflected, worst().value)) {
      worst() = std::move(nearer);
      return;
    }
    for (std::size_t corner = 1; corner < corners_.size(); ++corner) {
      for (std::size_t axis = 0; axis < center_.size(); ++axis)
        corners_[corner].at[axis] = best().at[axis] + (corners_[corner].at[axis] - best().at[axis]) / 2;
      corners_[corner].value = function_(corners_[corner].at);
    }
  }

  const std::function<double(const Variables&)>& function_;
  Variables center_;
  std::vector<Corner> corners_;  // the best one first
};

}  // namespace

Variables minimise(const std::function<double(const Variables&)>& function, const Variables& start,
                   const Variables& step, int most_steps) {
  Simplex simplex(function, start, step);
  for (int done = 0; done < most_steps && !simplex.flat(); ++done) simplex.advance();
  return simplex.best().at;
}

}  // namespace cairn::forecast
