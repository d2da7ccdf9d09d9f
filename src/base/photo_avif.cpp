#include <algorithm>
#include <utility>

#include "base/photo_kinds.h"

namespace cairn::photo {
namespace {

struct FileBox {
  std::string_view name;
  std::size_t begin = 0, end = 0;  // of its content
};

// The box at `at`, which must end by `until`; nullopt if it is none, or if its head is not among the bytes.
std::optional<FileBox> box_at(const Source& source, std::size_t at, std::size_t until) {
  const auto size = source.big(at, 4);
  const std::string_view name = source.part(at + 4, 4);
  if (!size || name.size() < 4 || at >= until) return std::nullopt;
  std::size_t length = *size, head = 8;
  if (length == 1) {  // 64 bits follow, of which the upper 32 can only be 0 in a file that a page can hold
    const auto above = source.big(at + 8, 4), below = source.big(at + 12, 4);
    if (!above || !below || *above != 0) return std::nullopt;
    length = *below;
    head = 16;
  } else if (length == 0) {  // to the end
    length = until - at;
  }
  if (length < head || length > until - at) return std::nullopt;
  return FileBox{name, at + head, at + length};
}

// The first box of that name from `at` on.
std::optional<FileBox> find_box(const Source& source, std::string_view name, std::size_t at, std::size_t until) {
  while (const auto box = box_at(source, at, until)) {
    if (box->name == name) return box;
    at = box->end;
  }
  return std::nullopt;
}

// A photo may be stored in tiles and with a small copy: the largest of all sizes is the photo's.
std::optional<std::pair<std::int64_t, std::int64_t>> largest_size(const Source& source, const FileBox& properties) {
  std::optional<std::pair<std::int64_t, std::int64_t>> largest;
  std::size_t at = properties.begin;
  while (const auto box = box_at(source, at, properties.end)) {
    at = box->end;
    if (box->name != "ispe" || box->end - box->begin < 12) continue;
    const auto width = source.big(box->begin + 4, 4), height = source.big(box->begin + 8, 4);
    if (!width || !height) break;
    const std::int64_t wide = *width, high = *height;
    // In doubles, which two numbers of 32 bits cannot overflow.
    if (!largest || static_cast<double>(wide) * static_cast<double>(high) >
                        static_cast<double>(largest->first) * static_cast<double>(largest->second))
      largest = {wide, high};
  }
  return largest;
}

}  // namespace

Answer read_avif(const Source& source) {
  std::size_t at = 0;
  while (at < source.file_bytes) {
    const auto box = box_at(source, at, source.file_bytes);
    if (!box) {
      if (source.bytes.size() < source.file_bytes && source.bytes.size() - std::min(at, source.bytes.size()) < 16)
        return read_on(source, "AVIF", at, std::min<std::size_t>(16, source.file_bytes - at));
      return cut_off("AVIF", at);
    }
    at = box->end;
    if (box->name != "meta") continue;
    if (box->end > source.bytes.size()) return read_on(source, "AVIF", box->begin, box->end - box->begin);
    const auto properties = find_box(source, "iprp", box->begin + 4, box->end);  // 4: version and flags
    const auto container = properties ? find_box(source, "ipco", properties->begin, properties->end) : std::nullopt;
    const auto size = container ? largest_size(source, *container) : std::nullopt;
    if (!size) break;
    return checked(PhotoKind::kAvif, "AVIF", size->first, size->second, {});
  }
  return broken("AVIF", "does not say how large its picture is. Copy or download it again.", at);
}

}  // namespace cairn::photo
