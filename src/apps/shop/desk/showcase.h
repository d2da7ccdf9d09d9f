#pragma once
// Pictures of products: on their way from beside the log to the screen, and from a chosen file to beside the log.

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/ports.h"

namespace cairn::shop::desk {

class ShowcaseWatcher {
 public:
  virtual ~ShowcaseWatcher() = default;
  virtual void opened(std::string_view id, const PhotoPixels& picture) = 0;
};

class Showcase {
 public:
  void begin_pass() { wanted_.clear(); }  // before the screens say what they want
  void want(std::string_view id);
  const std::string* failure(std::string_view id) const;  // why it cannot be shown; null: it can, or is not here yet
  void forget_failures() { failures_.clear(); }

  // A file for a product. The product speaks of the picture only once it is kept.
  void take(ChosenPhoto file, std::string product, std::string id, Photos& photos);
  const std::string& taking_for() const { return product_; }  // empty: nothing is being taken
  struct Taken {
    std::string product, id, error;  // of the three the id or the error is not empty
  };
  std::optional<Taken> taken();  // once

  void tend(Photos& photos, Storage& storage, ShowcaseWatcher& watcher);                   // every tick
  bool wants() const { return !wanted_.empty() && reading_.empty() && opening_.empty(); }  // the next tick begins it

 private:
  void show(Photos& photos, Storage& storage, ShowcaseWatcher& watcher);
  void check_header(Photos& photos);
  void end_taking(std::string error, Photos& photos);

  std::deque<std::string> wanted_;
  std::string shown_;  // the id of what is on its way
  Pending<std::vector<Blob>> reading_;
  Pending<PhotoPixels> opening_;
  std::map<std::string, std::string, std::less<>> failures_;  // by id

  ChosenPhoto file_;  // number 0: none
  std::string product_, id_;
  Pending<std::string> beginning_;
  Pending<std::string> jpeg_;
  Pending<Done> writing_;
  std::optional<Taken> taken_;
};

}  // namespace cairn::shop::desk
