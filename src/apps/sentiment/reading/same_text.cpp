#include "apps/sentiment/reading/same_text.h"

#include <algorithm>
#include <cstddef>

#include "base/fold.h"
#include "base/text.h"

namespace cairn::sentiment::reading {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Bytes of the link that begins there; 0: none does.
std::size_t link_size(std::string_view rest) {
  const std::string start = to_lower_ascii(rest.substr(0, 8));
  const auto begins = [&](std::string_view with) { return std::string_view(start).substr(0, with.size()) == with; };
  if (!begins("http://") && !begins("https://") && !begins("www.")) return 0;
  return static_cast<std::size_t>(std::find_if(rest.begin(), rest.end(), is_space) - rest.begin());
}

}  // namespace

std::string same_text_key(std::string_view text) {
  std::string words, symbols;
  words.reserve(text.size());
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t size = in_word ? 0 : link_size(text.substr(at)); size > 0) {
      at += size;
      words += ' ';
      continue;
    }
    const CodePoint point = next_code_point(text, at);
    in_word = (point.value >= '0' && point.value <= '9') || (point.value >= 'A' && point.value <= 'Z') ||
              (point.value >= 'a' && point.value <= 'z') || point.value >= 0x80;
    // fold() parts words at these; weather signs, hearts and old smileys are among them.
    if (point.value >= 0x2600 && point.value <= 0x27BF) symbols += text.substr(at, point.size);
    words += text.substr(at, point.size);
    at += point.size;
  }
  std::string key = fold(words) + symbols;
  return key.empty() ? std::string(trim(text)) : key;
}

bool is_retweet(std::string_view text) {
  text = trim(text);
  if (text.substr(0, 4) != "RT @") return false;
  const std::size_t end = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_", 4);
  return end != std::string_view::npos && end > 4 && text[end] == ':';
}

}  // namespace cairn::sentiment::reading
