#pragma once
// Ways from task to task, and which rows of a file would close a circle of them.

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cairn::tasks::transfer {

// Places are the rows of a file, then the tasks of the state that matter. Ids must outlive it.
class Ways {
 public:
  explicit Ways(std::size_t rows) : rows_(rows), places_(rows) {}

  void name(std::size_t place, std::string_view id);  // a place without a name is passed over
  bool knows(std::string_view id) const { return by_id_.count(id) != 0; }
  void lead(std::size_t from, std::string_view to);  // to an id without a place: nothing

  // Of every circle the last row on the walk from the first row on; without them no way leads in a circle, except those
  // that the state has by itself. Call it once.
  std::vector<std::size_t> closing_rows();

 private:
  enum class Met { kNo, kOnTheWay, kDone };
  struct Place {
    std::vector<std::size_t> next;
    bool has_name = false;
    Met met = Met::kNo;
  };
  struct Step {
    std::size_t place, next;
  };
  void walk(std::size_t start);
  void close_circle(std::vector<Step>& way, std::size_t first);

  std::size_t rows_;
  std::vector<Place> places_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
  std::vector<std::size_t> closing_;
};

}  // namespace cairn::tasks::transfer
