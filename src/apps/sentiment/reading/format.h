#pragma once
// What kind of file a text is, and how its rows lie in it.

#include <optional>
#include <string_view>

#include "base/result.h"

namespace cairn::sentiment::reading {

enum class Format {
  kCsv,           // commas or semicolons
  kTsv,           // tabs
  kJson,          // a list of objects or texts, by itself or in an object
  kJsonLines,     // an object a line
  kPlainLines,    // a text a line
  kXArchive,      // tweets.js of an archive of X
  kRedditCsv,     // comments.csv or posts.csv of a request for one's data
  kRedditThread,  // a thread as Reddit's JSON, with its replies
  kYouTubeCsv,    // comments of Takeout
  kYouTubeApi,    // commentThreads or comments of the Data API
};
std::string_view format_name(Format format);  // "JSON Lines"
// Where its texts come from, if the format says so: "X", "Reddit", "YouTube"; else empty.
std::string_view format_source(Format format);

struct Shape {
  Format format = Format::kPlainLines;
  char separator = ',';   // of a table
  bool header = false;    // of a table: the first row names its columns
  std::string_view list;  // of JSON but lines: from where its list, or its whole, begins
};

// `text` is UTF-8 and outlives the shape. kInvalid: nothing in it; kForeign: a JSON text without a list of records.
Result<Shape> find_shape(std::string_view file_name, std::string_view text);

// As a person says it is: a table or lines. The header is guessed.
Shape table_shape(std::string_view text, Format format);

}  // namespace cairn::sentiment::reading
