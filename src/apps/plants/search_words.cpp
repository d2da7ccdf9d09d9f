#include "apps/plants/search_words.h"

#include <algorithm>

#include "base/fold.h"
#include "base/text.h"

namespace cairn::plants {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

// Without the marks between the numbers of days. Only after a year, so that "2-3" stays two numbers.
std::string with_days_joined(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t count = digits_at(text, at);
    if (count == 0) {
      out += text[at++];
      continue;
    }
    out += text.substr(at, count);
    at += count;
    for (int parts = 0; count == 4 && parts < 2 && at < text.size() && text[at] == '-'; ++parts) {
      const std::size_t more = digits_at(text, at + 1);
      if (more == 0 || more > 2) break;
      out += text.substr(at + 1, more);
      at += 1 + more;
    }
  }
  return out;
}

// How many bytes `count` characters take; all of them where there are fewer.
std::size_t bytes_of(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count > 0) {
    ++at;
    while (at < text.size() && continues(text[at])) ++at;
    --count;
  }
  return at;
}

}  // namespace

std::vector<std::string> search_words(std::string_view text) {
  const std::string folded = fold(with_days_joined(text));
  std::vector<std::string> words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::vector<std::string> words_of_day(Date day) {
  const std::string iso = to_iso(day);
  const CivilDate civil = to_civil(day);
  const std::string year = iso.substr(0, iso.size() - 6), month = iso.substr(iso.size() - 5, 2),
                    number = iso.substr(iso.size() - 2);
  std::vector<std::string> words{year + month + number, year + month, year, fold(month_name(civil.month)),
                                 std::to_string(civil.day)};
  return words;
}

bool differ_by_one_letter(std::string_view a, std::string_view b) {
  // What is left between the same start and the same end.
  std::size_t start = 0;
  while (start < a.size() && start < b.size() && a[start] == b[start]) ++start;
  if (start == a.size() && start == b.size()) return false;
  start = std::min(clamp_to_code_point(a, start), clamp_to_code_point(b, start));
  std::size_t end = 0;
  while (end < a.size() - start && end < b.size() - start && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
  while (end > 0 && continues(a[a.size() - end])) --end;
  const std::string_view in_a = a.substr(start, a.size() - start - end), in_b = b.substr(start, b.size() - start - end);
  const std::size_t one = count_code_points(in_a), other = count_code_points(in_b);
  if (one <= 1 && other <= 1) return true;
  if (one != 2 || other != 2) return false;
  const std::size_t first = bytes_of(in_a, 1);
  return in_b == std::string(in_a.substr(first)) + std::string(in_a.substr(0, first));
}

bool starts_but_for_one_letter(std::string_view typed, std::string_view whole) {
  const std::size_t letters = count_code_points(typed);
  for (std::size_t count = letters > 0 ? letters - 1 : 0; count <= letters + 1; ++count)
    if (differ_by_one_letter(typed, whole.substr(0, bytes_of(whole, count)))) return true;
  return false;
}

}  // namespace cairn::plants
