#include "apps/finance/reading/markup.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kMaxEntityBytes = 12;  // with "&" and ";"

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_name_char(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':' || (c & '\x80') != 0;
}

struct Entity {
  std::string_view name;
  char32_t value;
};
constexpr std::array<Entity, 6> kEntities = {
    {{"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}, {"nbsp", U' '}}};

// 0: not an entity.
char32_t entity_value(std::string_view name) {
  for (const Entity& known : kEntities)
    if (known.name == name) return known.value;
  if (name.size() < 2 || name[0] != '#') return 0;
  const bool hex = name[1] == 'x' || name[1] == 'X';
  name.remove_prefix(hex ? 2 : 1);
  if (name.empty()) return 0;
  char32_t value = 0;
  for (const char c : name) {
    char32_t digit = 99;
    if (c >= '0' && c <= '9') digit = static_cast<char32_t>(c - '0');
    if (c >= 'a' && c <= 'f') digit = static_cast<char32_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') digit = static_cast<char32_t>(c - 'A' + 10);
    if (digit >= (hex ? 16U : 10U) || value > 0x110000) return 0;
    value = value * (hex ? 16U : 10U) + digit;
  }
  return value == 0 ? kReplacementCharacter : value;
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string replace_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find('&'), text.size());
    out += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const std::size_t end = text.substr(0, kMaxEntityBytes).find(';');
    const char32_t value = end == std::string_view::npos ? 0 : entity_value(text.substr(1, end - 1));
    if (value == 0) {
      out += '&';
      text.remove_prefix(1);
    } else {
      append_utf8(out, value);
      text.remove_prefix(end + 1);
    }
  }
  return out;
}

std::string_view attribute(std::string_view attributes, std::string_view name) {
  for (std::size_t at = 0; at < attributes.size();) {
    while (at < attributes.size() && !is_name_char(attributes[at])) ++at;
    const std::size_t begin = at;
    while (at < attributes.size() && is_name_char(attributes[at])) ++at;
    const std::string_view found = local_name(attributes.substr(begin, at - begin));
    const std::size_t quote = attributes.find_first_of("\"'", at);
    if (quote == std::string_view::npos) return {};
    const std::size_t end = attributes.find(attributes[quote], quote + 1);
    if (end == std::string_view::npos) return {};
    if (found == name) return attributes.substr(quote + 1, end - quote - 1);
    at = end + 1;
  }
  return {};
}

void MarkupScanner::move_to(std::size_t at) {
  line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                               text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  at_ = at;
}

Mark MarkupScanner::broken(std::string reason) {
  broken_ = std::move(reason);
  Mark mark;
  mark.kind = MarkKind::kBroken;
  mark.line = line_;
  mark.text = broken_;
  return mark;
}

// A "<" in a text is only a tag where one can follow it and where ">" comes before the next "<".
bool MarkupScanner::at_tag(std::size_t at) const {
  if (at + 1 >= text_.size()) return false;
  const char next = text_[at + 1];
  if (next == '!' || next == '?') return true;
  if (!is_letter(next) && (next != '/' || at + 2 >= text_.size() || !is_letter(text_[at + 2]))) return false;
  const std::size_t stop = text_.find_first_of("<>", at + 1);
  return stop == std::string_view::npos || text_[stop] == '>';
}

bool MarkupScanner::skip_section(std::string_view begin, std::string_view end) {
  if (text_.substr(at_, begin.size()) != begin) return false;
  const std::size_t stop = text_.find(end, at_ + begin.size());
  if (stop == std::string_view::npos)
    broken("The file ends within a part that begins with " + std::string(begin) + ".");
  else
    move_to(stop + end.size());
  return true;
}

Mark MarkupScanner::read_text() {
  Mark mark;
  mark.kind = MarkKind::kText;
  mark.line = line_;
  std::size_t stop = at_;  // what stands here is text, whatever it is
  do {
    stop = text_.find('<', stop + 1);
  } while (stop != std::string_view::npos && !at_tag(stop));
  stop = std::min(stop, text_.size());
  mark.text = replace_entities(text_.substr(at_, stop - at_));
  move_to(stop);
  return mark;
}

Mark MarkupScanner::read_tag() {
  Mark mark;
  mark.line = line_;
  std::size_t at = at_ + 1;
  mark.kind = text_[at] == '/' ? MarkKind::kClose : MarkKind::kOpen;
  if (mark.kind == MarkKind::kClose) ++at;
  const std::size_t begin = at;
  while (at < text_.size() && is_name_char(text_[at])) ++at;
  mark.name = local_name(text_.substr(begin, at - begin));
  const std::size_t stop = text_.find('>', at);
  if (stop == std::string_view::npos) return broken("The file ends within a tag.");
  mark.attributes = text_.substr(at, stop - at);
  if (!mark.attributes.empty() && mark.attributes.back() == '/') {
    mark.attributes.remove_suffix(1);
    if (mark.kind == MarkKind::kOpen) mark.kind = MarkKind::kEmpty;
  }
  move_to(stop + 1);
  return mark;
}

Mark MarkupScanner::next() {
  constexpr std::string_view kData = "<![CDATA[";
  while (broken_.empty() && at_ < text_.size()) {
    if (text_[at_] != '<' || !at_tag(at_)) return read_text();
    if (skip_section("<!--", "-->") || skip_section("<?", "?>")) continue;
    if (text_.substr(at_, kData.size()) == kData) {
      Mark mark;
      mark.kind = MarkKind::kText;
      mark.line = line_;
      const std::size_t begin = at_ + kData.size();
      if (!skip_section(kData, "]]>") || !broken_.empty()) continue;
      mark.text = std::string(text_.substr(begin, at_ - 3 - begin));
      return mark;
    }
    if (text_[at_ + 1] != '!') return read_tag();
    const std::size_t stop = text_.find_first_of("[>", at_);
    if (stop != std::string_view::npos && text_[stop] == '[')
      return broken("The file declares its own markup (a DOCTYPE with a list in it); such files are not read.");
    if (!skip_section("<!", ">")) break;
  }
  if (!broken_.empty()) return broken(broken_);
  Mark mark;
  mark.line = line_;
  return mark;
}

}  // namespace cairn::finance::reading
