#pragma once
// Photos, and texts of our own, over the bridge. Operation names are those of web/ops.js.

#include "core/ports.h"
#include "platform/web/bridge.h"
#include "platform/web/conversions.h"

namespace cairn::web {

class WebPhotos final : public Photos {
 public:
  explicit WebPhotos(Bridge& bridge) : bridge_(bridge) {}
  Pending<std::string> beginning(int number, std::size_t bytes) override;
  Pending<PhotoPixels> open(const PhotoSource& source, int side) override;
  Pending<std::string> jpeg(const PhotoSource& source, int side, double quality) override;
  Pending<ChosenPhoto> fetch(std::string_view path, std::string_view name) override;
  Pending<Done> save_png(std::string_view name, int width, int height, std::string_view rgb) override;
  void release(int number) override;
  void pump() { conversions_.pump(); }

 private:
  Bridge& bridge_;
  Conversions conversions_;
};

class WebAssets final : public Assets {
 public:
  explicit WebAssets(Bridge& bridge) : bridge_(bridge) {}
  Pending<std::string> read(std::string_view name) override;
  void pump() { conversions_.pump(); }

 private:
  Bridge& bridge_;
  Conversions conversions_;
};

}  // namespace cairn::web
