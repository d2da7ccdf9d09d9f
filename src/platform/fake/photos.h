#pragma once
// Photos in memory. The test says which there are, what they show and what goes wrong.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/ports.h"

namespace cairn::fake {

class FakePhotos final : public Photos {
 public:
  struct Photo {
    std::string file;  // its bytes, or how they begin
    PhotoPixels pixels;
  };

  Pending<std::string> beginning(int number, std::size_t bytes) override;
  Pending<PhotoPixels> open(const PhotoSource& source, int side) override;
  Pending<std::string> jpeg(const PhotoSource& source, int side, double quality) override;
  void release(int number) override { chosen_.erase(number); }

  ChosenPhoto choose(std::string name, Photo photo);  // what the page would tell of it
  void fail_next(Error error) { failure_ = std::move(error); }
  void keep_waiting() { keeps_waiting_ = true; }  // what is opened from now on
  void finish();                                  // all of it
  std::size_t held() const { return chosen_.size(); }
  int opened() const { return opened_; }

 private:
  const Photo* find(const PhotoSource& source) const;

  std::map<int, Photo> chosen_;
  std::map<std::string, Photo, std::less<>> kept_;  // by what jpeg() answered
  int last_ = 0, opened_ = 0;
  bool keeps_waiting_ = false;
  std::vector<std::pair<Promise<PhotoPixels>, PhotoPixels>> waiting_;
  std::optional<Error> failure_;
};

}  // namespace cairn::fake
