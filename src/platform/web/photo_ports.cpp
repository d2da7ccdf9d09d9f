#include "platform/web/photo_ports.h"

#include <cstdint>
#include <cstring>
#include <string>

#include "base/base64.h"

namespace cairn::web {
namespace {

Json args_of(const PhotoSource& source, int side) {
  Json args{{"side", side}};
  if (source.number != 0)
    args["number"] = source.number;
  else
    args["jpeg"] = std::string(source.jpeg);
  return args;
}

Result<std::string> to_bytes(const Json& json) {
  if (!json.is_binary()) return Error{ErrorCode::kInternal, "The page answered without bytes.", "photos"};
  const auto& bytes = json.get_binary();
  return std::string(bytes.begin(), bytes.end());
}

// Width and height as 32-bit numbers, then the pixels.
Result<PhotoPixels> to_pixels(const Json& json) {
  constexpr std::size_t kHead = 2 * sizeof(std::uint32_t);
  const Error odd{ErrorCode::kInternal, "The page answered with something else than a photo.", "photos.open"};
  if (!json.is_binary() || json.get_binary().size() < kHead) return odd;
  const auto& bytes = json.get_binary();
  std::uint32_t width = 0, height = 0;
  std::memcpy(&width, bytes.data(), sizeof width);
  std::memcpy(&height, bytes.data() + sizeof width, sizeof height);
  if (width == 0 || height == 0 || std::uint64_t{4} * width * height != bytes.size() - kHead) return odd;
  PhotoPixels pixels{static_cast<int>(width), static_cast<int>(height), {}};
  pixels.rgba.assign(reinterpret_cast<const char*>(bytes.data()) + kHead, bytes.size() - kHead);
  return pixels;
}

Result<ChosenPhoto> to_chosen(const Json& json) {
  const auto number = get_int(json, "n"), bytes = get_int(json, "bytes");
  const auto name = get_string(json, "name");
  if (!number || !bytes || !name)
    return Error{ErrorCode::kInternal, "The page answered without a photo.", "photos.fetch"};
  return ChosenPhoto{static_cast<int>(*number), *name, *bytes};
}

Result<std::string> to_jpeg(const Json& json) {
  if (auto jpeg = get_string(json, "jpeg")) return std::move(*jpeg);
  return Error{ErrorCode::kInternal, "The page answered without a photo.", "photos.jpeg"};
}

}  // namespace

Pending<std::string> WebPhotos::beginning(int number, std::size_t bytes) {
  return conversions_.add<std::string>(bridge_.call("photos.beginning", {{"number", number}, {"bytes", bytes}}),
                                       to_bytes);
}

Pending<PhotoPixels> WebPhotos::open(const PhotoSource& source, int side) {
  return conversions_.add<PhotoPixels>(bridge_.call("photos.open", args_of(source, side)), to_pixels);
}

Pending<std::string> WebPhotos::jpeg(const PhotoSource& source, int side, double quality) {
  Json args = args_of(source, side);
  args["quality"] = quality;
  return conversions_.add<std::string>(bridge_.call("photos.jpeg", args), to_jpeg);
}

Pending<Done> WebPhotos::save_png(std::string_view name, int width, int height, std::string_view rgb) {
  return conversions_.add<Done>(
      bridge_.call("photos.save_png",
                   {{"name", std::string(name)}, {"width", width}, {"height", height}, {"rgb", to_base64(rgb)}}),
      [](const Json&) { return Status(Done{}); });
}

Pending<ChosenPhoto> WebPhotos::fetch(std::string_view path, std::string_view name) {
  return conversions_.add<ChosenPhoto>(
      bridge_.call("photos.fetch", {{"path", std::string(path)}, {"name", std::string(name)}}), to_chosen);
}

void WebPhotos::release(int number) { bridge_.notify("photos.release", to_text({{"number", number}})); }

Pending<std::string> WebAssets::read(std::string_view name) {
  return conversions_.add<std::string>(bridge_.call("assets.read", {{"name", std::string(name)}}), to_bytes);
}

}  // namespace cairn::web
