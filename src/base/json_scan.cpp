#include "base/json_scan.h"

#include <algorithm>

namespace cairn {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

JsonScan::JsonScan(std::string_view container) : text_(container) {
  pass_space();
  if (at_ >= text_.size() || (text_[at_] != '[' && text_[at_] != '{')) {
    over_ = true;
    return;
  }
  is_object_ = text_[at_] == '{';
  ++at_;
}

void JsonScan::pass_space() {
  while (at_ < text_.size() && is_space(text_[at_])) ++at_;
}

bool JsonScan::pass_string() {
  for (++at_; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '"') {
      ++at_;
      return true;
    }
    if (c == '\n') return false;
    if (c == '\\') ++at_;
  }
  at_ = std::min(at_, text_.size());
  return false;
}

bool JsonScan::pass_value() {
  std::size_t depth = 0;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == '"') {
      if (!pass_string()) return false;
      if (depth == 0) return true;
      continue;
    }
    if (c == '[' || c == '{') {
      ++depth;
    } else if (c == ']' || c == '}') {
      if (depth == 0) return true;
      if (--depth == 0) {
        ++at_;
        return true;
      }
    } else if (depth == 0 && (c == ',' || is_space(c))) {
      return true;
    }
    ++at_;
  }
  return depth == 0;
}

// After a broken item: the next line that begins like this one did, in the same column, is the next item.
void JsonScan::resume(std::size_t item_start) {
  const std::size_t before = item_start == 0 ? std::string_view::npos : text_.rfind('\n', item_start - 1);
  const std::size_t line_start = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view lead =
      text_.substr(line_start, item_start - line_start + 1);  // indentation and first character
  const bool alone = std::all_of(lead.begin(), lead.end() - 1, is_space);
  std::size_t line = text_.find('\n', item_start);
  while (line != std::string_view::npos) {
    const std::string_view rest = text_.substr(line + 1);
    if (alone && rest.substr(0, lead.size()) == lead) {
      at_ = line + 1;
      return;
    }
    line = text_.find('\n', line + 1);
  }
  at_ = text_.size();
}

std::optional<JsonItem> JsonScan::next() {
  if (over_) return {};
  while (true) {
    pass_space();
    if (at_ < text_.size() && text_[at_] == ',') {
      ++at_;
      continue;
    }
    break;
  }
  if (at_ >= text_.size() || text_[at_] == ']' || text_[at_] == '}') {
    over_ = true;
    closed_ = at_ < text_.size() && text_[at_] == (is_object_ ? '}' : ']');
    return {};
  }
  JsonItem item;
  const std::size_t start = at_;
  bool sound = true;
  std::size_t value = at_;
  if (is_object_) {
    value = std::string_view::npos;
    sound = text_[at_] == '"' && pass_string();
    if (sound) {
      item.key = text_.substr(start + 1, at_ - start - 2);
      pass_space();
      sound = at_ < text_.size() && text_[at_] == ':';
    }
    if (sound) {
      ++at_;
      pass_space();
      value = at_;
    }
  }
  sound = sound && pass_value() && at_ > value && value != std::string_view::npos;
  if (sound) {
    item.text = item.value = text_.substr(value, at_ - value);
    return item;
  }
  item.broken = true;
  constexpr int kMaxRunaways = 50;  // each costs a walk to the end
  if (at_ >= text_.size()) ++runaways_;
  if (runaways_ > kMaxRunaways)
    at_ = text_.size();
  else
    resume(start);
  std::string_view text = text_.substr(start, at_ - start);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  item.text = text;
  if (value != std::string_view::npos && value < text_.size()) item.value = text_.substr(value);
  return item;
}

std::optional<std::string_view> json_member(std::string_view object, std::string_view name) {
  if (json_first(object) != '{') return {};
  JsonScan scan(object);
  while (const auto item = scan.next())
    if (item->key == name && !item->value.empty()) return item->value;
  return {};
}

char json_first(std::string_view text) {
  for (const char c : text)
    if (!is_space(c)) return c;
  return '\0';
}

std::size_t LineCount::line_of(std::string_view part) {
  const auto place = static_cast<std::size_t>(part.data() - whole_.data());
  if (place < at_) {
    at_ = 0;
    line_ = 1;
  }
  line_ += static_cast<std::size_t>(
      std::count(whole_.begin() + static_cast<std::ptrdiff_t>(at_),
                 whole_.begin() + static_cast<std::ptrdiff_t>(std::min(place, whole_.size())), '\n'));
  at_ = place;
  return line_;
}

}  // namespace cairn
