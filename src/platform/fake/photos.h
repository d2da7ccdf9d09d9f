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
  struct Saved {
    std::string name;
    int width = 0, height = 0;
    std::string rgb;
  };

  Pending<std::string> beginning(int number, std::size_t bytes) override;
  Pending<PhotoPixels> open(const PhotoSource& source, int side) override;
  Pending<std::string> jpeg(const PhotoSource& source, int side, double quality) override;
  Pending<ChosenPhoto> fetch(std::string_view path, std::string_view name) override;
  Pending<Done> save_png(std::string_view name, int width, int height, std::string_view rgb) override;
  void release(int number) override { chosen_.erase(number); }

  ChosenPhoto choose(std::string name, Photo photo);  // what the page would tell of it
  void add(std::string path, Photo photo) { coming_[std::move(path)] = std::move(photo); }  // that comes with the page
  void fail_next(Error error) { failure_ = std::move(error); }
  void keep_waiting() { keeps_waiting_ = true; }  // what is opened from now on
  void finish();                                  // all of it
  std::size_t held() const { return chosen_.size(); }
  int opened() const { return opened_; }
  const std::vector<Saved>& saved() const { return saved_; }

 private:
  const Photo* find(const PhotoSource& source) const;

  std::map<int, Photo> chosen_;
  std::map<std::string, Photo, std::less<>> coming_;
  std::map<std::string, Photo, std::less<>> kept_;  // by what jpeg() answered
  int last_ = 0, opened_ = 0;
  bool keeps_waiting_ = false;
  std::vector<std::pair<Promise<PhotoPixels>, PhotoPixels>> waiting_;
  std::optional<Error> failure_;
  std::vector<Saved> saved_;
};

}  // namespace cairn::fake
