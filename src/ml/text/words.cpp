#include "ml/text/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/text.h"
#include "ml/text/feelings.h"

namespace cairn::ml::text {
namespace {

struct Character {
  char32_t value = 0;
  std::size_t begin = 0, end = 0;  // bytes of the text
};
using Characters = std::vector<Character>;

// Base letters of U+00C0..U+024F and U+1E00..U+1EFF; '.' stays as it is, '*' is spelt out in fold_latin().
constexpr std::string_view kLatin =
    "aaaaaa*ceeeeiiii.nooooo.*uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.yaaaaaaccccccccdd"
    "*.eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll..*.nnnnnn...oooooo*.rrrrrrssssss"
    "sstttt..uuuuuuuuuuuuwwyyyzzzzzz.................................oo.............u"
    "u............................aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................";
static_assert(kLatin.size() == 0x250 - 0xC0);
constexpr std::string_view kLatinAdditional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo"
    "oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......"
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu"
    "uuyyyyyyyy......";
static_assert(kLatinAdditional.size() == 0x100);

constexpr std::array<std::pair<std::string_view, char32_t>, 10> kEntities = {{{"&amp;", U'&'},
                                                                              {"&lt;", U'<'},
                                                                              {"&gt;", U'>'},
                                                                              {"&quot;", U'"'},
                                                                              {"&#39;", U'\''},
                                                                              {"&apos;", U'\''},
                                                                              {"&nbsp;", U' '},
                                                                              {"<br />", U' '},
                                                                              {"<br/>", U' '},
                                                                              {"<br>", U' '}}};

bool within(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_space(char32_t c) {
  return within(c, 0x09, 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || within(c, 0x2000, 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

// Control characters, joiners, variation selectors, skin tones, combining marks.
bool is_dropped(char32_t c) {
  return c < 0x20 || within(c, 0x7F, 0x9F) || within(c, 0x200B, 0x200F) || c == 0xFEFF || within(c, 0xFE00, 0xFE0F) ||
         within(c, 0x1F3FB, 0x1F3FF) || within(c, 0x300, 0x36F) || c == 0x2060 || c == kReplacementCharacter;
}

bool is_upper(char32_t c) { return within(c, 'A', 'Z'); }
bool is_letter(char32_t c) { return is_upper(c) || within(c, 'a', 'z'); }
bool is_digit(char32_t c) { return within(c, '0', '9'); }
bool is_name(char32_t c) { return is_letter(c) || is_digit(c) || c == '_'; }  // what a mention is made of

bool is_mark(char32_t c) {
  if (c < 0x80) return within(c, 0x21, 0x2F) || within(c, 0x3A, 0x40) || within(c, 0x5B, 0x60) || within(c, 0x7B, 0x7E);
  return (within(c, 0xA1, 0xBF) && c != 0xAA && c != 0xB5 && c != 0xBA) || c == 0xD7 || c == 0xF7 ||
         within(c, 0x2010, 0x2027) || within(c, 0x2030, 0x205E) || within(c, 0x20A0, 0x20CF) ||
         within(c, 0x2100, 0x2BFF) || within(c, 0x3001, 0x3004) || within(c, 0x3008, 0x3020) ||
         within(c, 0xFF01, 0xFF0F) || within(c, 0xFF1A, 0xFF20) || within(c, 0x1F000, 0x1FAFF);
}

bool is_cjk(char32_t c) {
  return within(c, 0x3040, 0x30FF) || within(c, 0x3400, 0x4DBF) || within(c, 0x4E00, 0x9FFF) ||
         within(c, 0xAC00, 0xD7AF) || within(c, 0xF900, 0xFAFF) || within(c, 0x20000, 0x2FA1F);
}

char32_t same_as(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0xB4:
    case 0x60:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return '"';
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    default:
      return c;
  }
}

char32_t fold_latin(char32_t c, char base) {
  if (base == '.') return c;
  if (base != '*') return static_cast<unsigned char>(base);
  switch (c) {
    case 0xC6:
      return 0xE6;
    case 0xD8:
      return 0xF8;
    case 0x152:
      return 0x153;
    default:
      return c + 1;  // the lower case of U+0110 and U+0141
  }
}

char32_t fold(char32_t c) {
  if (c < 0x80) return is_upper(c) ? c + 0x20 : c;
  if (within(c, 0xC0, 0x24F)) return fold_latin(c, kLatin[c - 0xC0]);
  if (within(c, 0x1E00, 0x1EFF)) return fold_latin(c, kLatinAdditional[c - 0x1E00]);
  if (within(c, 0x391, 0x3A9) || within(c, 0x410, 0x42F)) return c + 0x20;
  if (within(c, 0x400, 0x40F)) return c + 0x50;
  return c;
}

void take(char32_t c, std::size_t begin, std::size_t end, Characters& out) {
  if (is_space(c)) {
    out.push_back({U' ', begin, end});
  } else if (c == 0x2026) {
    for (int i = 0; i < 3; i++) out.push_back({U'.', begin, end});
  } else if (!is_dropped(c)) {
    out.push_back({same_as(c), begin, end});
  }
}

Characters characters_of(std::string_view text) {
  Characters out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] == '&' || text[at] == '<') {
      const auto* entity = std::find_if(kEntities.begin(), kEntities.end(),
                                        [&](const auto& e) { return text.substr(at, e.first.size()) == e.first; });
      if (entity != kEntities.end()) {
        take(entity->second, at, at + entity->first.size(), out);
        at += entity->first.size();
        continue;
      }
    }
    const CodePoint point = next_code_point(text, at);
    if (point.valid) take(point.value, at, at + point.size, out);
    at += point.size;
  }
  return out;
}

// Cuts one chunk without spaces into words.
class Cutter {
 public:
  Cutter(const Character* chunk, std::size_t size, std::vector<Word>& out, std::size_t& marks)
      : chunk_(chunk), size_(size), out_(out), marks_(marks) {
    low_.reserve(size);
    for (std::size_t i = 0; i < size; i++) {
      const char32_t c = chunk[i].value;
      low_ += c < 0x80 ? static_cast<char>(is_upper(c) ? c + 0x20 : c) : '\x7F';
    }
  }

  void run() {
    std::size_t at = 0;
    while (at < size_) at = next(at);
  }

 private:
  std::size_t next(std::size_t at) {
    if (is_link(at)) {
      add("[link]", at, size_);
      return size_;
    }
    if (const auto [size, feeling] = emoticon(at); size > 0) {
      add(std::string(feeling), at, at + size);
      return at + size;
    }
    const char32_t c = value(at);
    if (const std::string_view feeling = feeling_of(c); !feeling.empty()) {
      add_mark(std::string(feeling), at);
      return at + 1;
    }
    const bool name_follows = at + 1 < size_ && is_name(value(at + 1));
    if (c == '@' && name_follows && (at == 0 || !is_name(value(at - 1)))) return mention(at);
    if (c == '#' && at + 1 < size_ && is_letter(value(at + 1))) return hashtag(at);
    if (is_mark(c) || is_cjk(c)) {
      std::string letters;
      append_utf8(letters, c);
      add_mark(std::move(letters), at);
      return at + 1;
    }
    return letters(at);
  }

  char32_t value(std::size_t at) const { return chunk_[at].value; }

  bool is_link(std::size_t at) const {
    const std::string_view rest = std::string_view(low_).substr(at);
    return rest.substr(0, 7) == "http://" || rest.substr(0, 8) == "https://" || rest.substr(0, 4) == "www.";
  }

  // The longest emoticon here, if it stands at the start or the end of the chunk; one that begins or ends with a letter
  // or a digit only if the chunk is nothing else ("xd", but not "fixd").
  std::pair<std::size_t, std::string_view> emoticon(std::size_t at) const {
    for (std::size_t size = std::min(kLongestEmoticon, size_ - at); size > 1; size--) {
      if (at != 0 && at + size != size_) continue;
      const std::string_view shape = std::string_view(low_).substr(at, size);
      const std::string_view feeling = feeling_of_emoticon(shape);
      if (feeling.empty()) continue;
      const auto lettered = [](char c) { return is_letter(static_cast<unsigned char>(c)); };
      const auto numbered = [](char c) { return is_digit(static_cast<unsigned char>(c)); };
      const bool bare =
          !lettered(shape.front()) && !lettered(shape.back()) && (!numbered(shape.back()) || shape == "<3");
      if (bare || (at == 0 && size == size_)) return {size, feeling};
    }
    return {0, {}};
  }

  std::size_t mention(std::size_t at) {
    std::size_t end = at + 1;
    while (end < size_ && is_name(value(end))) end++;
    add("[user]", at, end);
    return end;
  }

  enum class Kind { kLower, kUpper, kDigit };
  Kind kind(std::size_t at) const {
    return is_digit(value(at)) ? Kind::kDigit : is_upper(value(at)) ? Kind::kUpper : Kind::kLower;
  }

  // "#NotAmused2day": "#", "not", "amused", "2", "day".
  std::size_t hashtag(std::size_t at) {
    add_mark("#", at);
    std::size_t end = at + 1;
    while (end < size_ && is_name(value(end))) end++;
    std::size_t part = at + 1;
    for (std::size_t i = at + 1; i <= end; i++) {
      if (i < end && value(i) != '_') continue;
      tag_part(part, i);
      part = i + 1;
    }
    return end;
  }

  void tag_part(std::size_t start, std::size_t end) {
    for (std::size_t i = start + 1; i < end; i++) {
      const Kind before = kind(i - 1), here = kind(i);
      if (before == Kind::kUpper && here == Kind::kLower && i - 1 > start) {  // "HTMLPage": "html", "page"
        tag_word(start, i - 1);
        start = i - 1;
      } else if ((before == Kind::kLower && here == Kind::kUpper) ||
                 (before == Kind::kDigit) != (here == Kind::kDigit)) {
        tag_word(start, i);
        start = i;
      }
    }
    if (start < end) tag_word(start, end);
  }

  void tag_word(std::size_t start, std::size_t end) { add(squeezed(low_.substr(start, end - start), 3), start, end); }

  std::size_t letters(std::size_t at) {
    std::size_t end = at;
    std::string letters;
    while (end < size_ && !is_mark(value(end)) && !is_cjk(value(end))) append_utf8(letters, fold(value(end++)));
    add(squeezed(letters, 3), at, end);
    return end;
  }

  void add(std::string letters, std::size_t from, std::size_t to) {
    marks_ = 0;
    out_.push_back({std::move(letters), chunk_[from].begin, chunk_[to - 1].end});
  }

  // A mark; of one that stands in a row three stay.
  void add_mark(std::string letters, std::size_t at) {
    if (out_.empty() || out_.back().letters != letters) {
      add(std::move(letters), at, at + 1);
    } else if (++marks_ < 3) {
      out_.push_back({std::move(letters), chunk_[at].begin, chunk_[at].end});
    } else {
      out_.back().end = chunk_[at].end;
    }
  }

  const Character* chunk_;
  std::size_t size_;
  std::vector<Word>& out_;
  std::size_t& marks_;
  std::string low_;  // the ASCII of the chunk in lower case, a byte a character
};

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  const Characters characters = characters_of(text);
  std::vector<Word> out;
  std::size_t marks = 0;
  std::size_t at = 0;
  while (at < characters.size()) {
    std::size_t end = at;
    while (end < characters.size() && characters[end].value != U' ') end++;
    if (end > at) Cutter(characters.data() + at, end - at, out, marks).run();
    at = end + 1;
  }
  return out;
}

std::string squeezed(std::string_view letters, std::size_t most) {
  std::string out;
  char32_t before = 0;
  std::size_t run = 0;
  for (std::size_t at = 0; at < letters.size();) {
    const CodePoint point = next_code_point(letters, at);
    run = point.value == before ? run + 1 : 1;
    before = point.value;
    if (run <= most) out.append(letters.substr(at, point.size));
    at += point.size;
  }
  return out;
}

}  // namespace cairn::ml::text
