#pragma once
// Where the elements of a list and the members of an object begin and end in a JSON text, without building it: gives
// every record its line, parses one at a time, and finds the sound ones around a broken one. Does not judge what is
// inside an element; parse_json() does.

#include <optional>
#include <string>
#include <string_view>

namespace cairn {

struct JsonItem {
  std::string_view key;    // of a member, without quotes and with its escapes; empty in a list
  std::string_view text;   // of the value; of a broken item: all of it, up to where reading goes on
  std::string_view value;  // the value; of a broken item from where it begins up to the end of all; empty: none
  bool broken = false;     // it does not end, or a string in it does not
};

// Walks over the direct items of a list or an object.
class JsonScan {
 public:
  // `container` begins with [ or {, white space before it.
  explicit JsonScan(std::string_view container);

  std::optional<JsonItem> next();
  bool closed() const { return closed_; }  // after the last item: the container was closed

 private:
  void pass_space();
  bool pass_string();  // at its opening quote; false: it ends with its line or the text
  bool pass_value();
  void resume(std::size_t item_start);

  std::string_view text_;
  std::size_t at_ = 0;
  int runaways_ = 0;  // items that took the rest of the text along
  bool is_object_ = false, closed_ = false, over_ = false;
};

// The member of an object that has this name, also one that is broken: its sound parts may be had. Nothing: there is
// none, or it is not an object.
std::optional<std::string_view> json_member(std::string_view object, std::string_view name);

char json_first(std::string_view text);  // the first character that is not white space; 0: none

// Lines of places in one text, asked for in rising order.
class LineCount {
 public:
  explicit LineCount(std::string_view whole) : whole_(whole) {}
  std::size_t line_of(std::string_view part);  // `part` lies in the text

 private:
  std::string_view whole_;
  std::size_t at_ = 0, line_ = 1;
};

}  // namespace cairn
