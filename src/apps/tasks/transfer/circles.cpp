#include "apps/tasks/transfer/circles.h"

#include <utility>

namespace cairn::tasks::transfer {

void Ways::name(std::size_t place, std::string_view id) {
  if (place >= places_.size()) places_.resize(place + 1);
  places_[place].has_name = true;
  by_id_.emplace(id, place);
}

void Ways::lead(std::size_t from, std::string_view to) {
  if (const auto found = by_id_.find(to); found != by_id_.end()) places_[from].next.push_back(found->second);
}

std::vector<std::size_t> Ways::closing_rows() {
  for (std::size_t i = 0; i < rows_; ++i)
    if (places_[i].has_name && places_[i].met == Met::kNo) walk(i);
  return std::move(closing_);
}

void Ways::walk(std::size_t start) {
  std::vector<Step> way = {{start, 0}};
  places_[start].met = Met::kOnTheWay;
  while (!way.empty()) {
    Step& step = way.back();
    Place& place = places_[step.place];
    if (step.next == place.next.size()) {
      place.met = Met::kDone;
      way.pop_back();
      continue;
    }
    const std::size_t to = place.next[step.next++];
    if (places_[to].met == Met::kNo) {
      places_[to].met = Met::kOnTheWay;
      way.push_back({to, 0});
    } else if (places_[to].met == Met::kOnTheWay) {
      close_circle(way, to);
    }
  }
}

// What came after the row on the way was of the state, and is met again.
void Ways::close_circle(std::vector<Step>& way, std::size_t first) {
  std::size_t last = way.size();
  for (std::size_t i = way.size(); i-- > 0;) {
    if (way[i].place < rows_) {
      last = i;
      break;
    }
    if (way[i].place == first) break;
  }
  if (last == way.size()) return;  // all of it was there before
  for (; way.size() > last + 1; way.pop_back()) places_[way.back().place].met = Met::kNo;
  Place& row = places_[way.back().place];
  row.met = Met::kDone;
  row.next.clear();
  closing_.push_back(way.back().place);
  way.pop_back();
}

}  // namespace cairn::tasks::transfer
