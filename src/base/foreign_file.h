#pragma once
// Names files that are taken for photos but that no browser opens as one, by how they begin, and says what to do.

#include <string>
#include <string_view>

namespace cairn {

// A sentence or two for people, never empty. `bytes` are the start of a file that is none of the photos that
// photo_header.h reads; not empty.
std::string what_else_it_is(std::string_view bytes);

// The same for the brand of an ISO base media file ("ftyp"): HEIC, videos, RAW.
std::string what_else_brand_is(std::string_view brand);

}  // namespace cairn
