#pragma once
// The kept photos of the journal that the screens want to show, on their way from beside the log to pixels. One at a
// time, in the order in which they were wanted; what nobody wants any more is dropped.

#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "core/ports.h"
#include "ml/vision/image.h"

namespace cairn::plants::desk {

class AlbumWatcher {
 public:
  virtual ~AlbumWatcher() = default;
  virtual void opened(std::string_view key, const vision::Image& photo) = 0;
};

class Album {
 public:
  void begin_pass() { wanted_.clear(); }                               // before the screens say what they want
  void want(std::string_view key);                                     // of a blob, photos.h
  void tend(Photos& photos, Storage& storage, AlbumWatcher& watcher);  // every tick
  bool busy() const { return !reading_.empty() || !opening_.empty() || !wanted_.empty(); }
  const std::string* failure(std::string_view key) const;  // why it cannot be shown; null: it can, or is not here yet
  void forget_failures() { failures_.clear(); }

 private:
  void fail(const Error& error);

  std::deque<std::string> wanted_;
  std::string key_;  // of what is on its way
  Pending<std::vector<Blob>> reading_;
  Pending<PhotoPixels> opening_;
  std::map<std::string, std::string, std::less<>> failures_;  // by key
};

}  // namespace cairn::plants::desk
