#include "ml/text/tokens.h"

#include <algorithm>

#include "base/fold.h"
#include "base/text.h"

namespace cairn::ml::text {
namespace {

constexpr std::size_t kTagLetters = 30;  // a longer "tag" is none: somebody wrote "<" and ">"

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_name(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

bool is_word_point(char32_t c) {
  if (c < 0x80) return is_letter(static_cast<char>(c)) || is_digit(static_cast<char>(c));
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return false;
  return c < 0x2000 || (c >= 0x2C00 && c < 0x2E00) || (c >= 0x3040 && c < 0xD800) || (c >= 0xF900 && c < 0xFE00) ||
         (c >= 0x10000 && c < 0x1F000) || (c >= 0x20000 && c < 0x30000);
}

// Arrows, symbols and emoji, without the tones of skin.
bool is_sign(char32_t c) {
  return (c >= 0x2190 && c < 0x2C00) || (c >= 0x1F000 && c <= 0x1F3FA) || (c >= 0x1F400 && c < 0x20000);
}

bool is_one_of(char c, std::string_view all) { return all.find(c) != std::string_view::npos; }

class Scanner {
 public:
  Scanner(std::string_view text, Tokens& tokens) : text_(text), tokens_(tokens) {}

  void run() {
    while (at_ < text_.size()) {
      if (const std::size_t size = match(); size > 0) {
        at_ += size;
        end_ = at_;
      } else {
        at_ += size_at(at_);
      }
    }
  }

 private:
  char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  std::size_t size_at(std::size_t at) const {  // of the code point there
    return static_cast<unsigned char>(text_[at]) < 0x80 ? 1 : next_code_point(text_, at).size;
  }
  bool word_at(std::size_t at) const {
    if (at >= text_.size()) return false;
    const char c = text_[at];
    if (static_cast<unsigned char>(c) < 0x80) return is_letter(c) || is_digit(c);
    return is_word_point(next_code_point(text_, at).value);
  }
  std::size_t apostrophe(std::size_t at) const {  // its bytes, 0: none
    if (at >= text_.size()) return 0;
    if (text_[at] == '\'') return 1;
    return text_.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0;
  }

  void emit(std::string_view word, std::size_t begin, std::size_t end) {
    tokens_.list.push_back({begin, end, tokens_.letters.size(), word.size()});
    tokens_.letters += word;
  }

  // Bytes of what starts here, its tokens written; 0: nothing does. The order of the questions matters.
  std::size_t match() {
    const char c = peek(0);
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) return match_beyond_ascii();
    if (is_letter(c) || is_digit(c)) {
      const std::size_t size = lower(c) == 'h' || lower(c) == 'w' ? link() : 0;
      return size > 0 ? size : word();
    }
    std::size_t size = 0;
    switch (c) {
      case '<':
        if (size = tag(); size > 0) return size;
        return heart();
      case '&':
        if (size = entity(); size > 0) return size;
        break;
      case '@':
        return mention();
      case '$':
        if (size = cash(); size > 0) return size;
        break;
      case '-':
        return bracket();
      case '\'':
        return clitic(1);
      case ':':
      case ';':
      case '=':
        if (size = face(); size > 0) return size;
        break;
      default:
        break;
    }
    return is_one_of(c, "!?.,:;()\"/*$%&+#") ? mark(c, 1) : 0;
  }

  std::size_t match_beyond_ascii() {
    const CodePoint point = next_code_point(text_, at_);
    if (is_word_point(point.value)) return word();
    if (point.value == 0x2019) return clitic(point.size);
    if (point.value == 0x2026) return mark('.', point.size);
    if (!is_sign(point.value)) return 0;
    emit(text_.substr(at_, point.size), at_, at_ + point.size);
    return point.size;
  }

  // Three equal letters or more become two; digits stay.
  void append_shortened(std::string_view letters) {
    const auto is_third = [&](std::size_t i) { return letters[i] == letters[i - 1] && letters[i] == letters[i - 2]; };
    std::size_t long_at = 2;
    while (long_at < letters.size() && static_cast<unsigned char>(letters[long_at]) < 0x80 && !is_third(long_at))
      ++long_at;
    if (long_at >= letters.size()) {
      word_ = letters;
      return;
    }
    word_.clear();
    std::string_view last;
    int run = 0;
    for (std::size_t i = 0; i < letters.size();) {
      const std::string_view one = letters.substr(i, next_code_point(letters, i).size);
      run = one == last ? run + 1 : 1;
      last = one;
      if (run <= 2 || is_digit(one[0])) word_ += one;
      i += one.size();
    }
  }

  // The letters of a run of word points and apostrophes go to word_.
  void write_word(std::string_view run) {
    folded_.clear();
    bool plain = true;
    for (std::size_t i = 0; i < run.size(); ++i) {
      if (static_cast<unsigned char>(run[i]) >= 0x80) {
        plain = false;
        break;
      }
      folded_ += lower(run[i]);
    }
    if (!plain) {
      folded_.clear();
      for (std::size_t i = 0, from = 0;;) {
        const bool over = i >= run.size();
        const std::size_t mark = over ? 0 : (run[i] == '\'' ? 1 : (run.substr(i, 3) == "\xE2\x80\x99" ? 3 : 0));
        if (over || mark > 0) {
          folded_ += fold(run.substr(from, i - from));
          if (over) break;
          folded_ += '\'';
          i += mark;
          from = i;
        } else {
          ++i;
        }
      }
    }
    append_shortened(folded_);
  }

  // A run of letters and digits, with apostrophes between them: a word, or a word and its clitic.
  std::size_t word() {
    std::size_t end = at_;
    std::size_t last_mark = at_;    // where the last apostrophe stands
    std::size_t before_mark = at_;  // where the letter before it stands
    for (std::size_t letter = at_;;) {
      while (word_at(end)) {
        letter = end;
        end += size_at(end);
      }
      const std::size_t mark = apostrophe(end);
      if (mark == 0 || !word_at(end + mark)) break;
      last_mark = end;
      before_mark = letter;
      end += mark;
    }
    write_word(text_.substr(at_, end - at_));
    const std::string_view whole = word_;
    const std::size_t cut = whole.rfind('\'');
    if (cut != std::string_view::npos && cut > 0) {
      const std::string_view tail = whole.substr(cut + 1);
      if (tail == "t" && whole[cut - 1] == 'n') {
        if (cut > 1) emit(whole.substr(0, cut - 1), at_, before_mark);
        emit("n't", cut > 1 ? before_mark : at_, end);
        return end - at_;
      }
      if (tail == "s" || tail == "re" || tail == "ve" || tail == "ll" || tail == "d" || tail == "m") {
        emit(whole.substr(0, cut), at_, last_mark);
        emit(whole.substr(cut), last_mark, end);
        return end - at_;
      }
    }
    if (whole.size() > 2 && std::all_of(whole.begin(), whole.end(), is_digit)) {
      emit("000", at_, end);
    } else if (!whole.empty()) {
      emit(whole, at_, end);
    }
    return end - at_;
  }

  std::size_t link() {
    std::string start;
    for (std::size_t i = 0; i < 8; ++i) start += lower(peek(i));
    std::size_t size = 0;
    if (start == "https://")
      size = 8;
    else if (start.substr(0, 7) == "http://")
      size = 7;
    else if (start.substr(0, 4) == "www.")
      size = 4;
    if (size == 0) return 0;
    while (peek(size) >= '!' && peek(size) <= '~') ++size;
    emit("http", at_, at_ + size);
    return size;
  }

  std::size_t tag() const {
    std::size_t size = peek(1) == '/' ? 2 : 1;
    if (!is_letter(peek(size))) return 0;
    ++size;
    for (std::size_t letters = 0; letters <= kTagLetters; ++letters, ++size) {
      const char c = peek(size);
      if (c == '>') return size + 1;
      if (c < ' ' || c > '~' || c == '<') return 0;
    }
    return 0;
  }

  std::size_t heart() {
    std::size_t size = 1;
    while (peek(size) == '3') ++size;
    if (size == 1 || word_at(at_ + size)) return 0;
    emit("<3", at_, at_ + size);
    return size;
  }

  std::size_t entity() {
    for (const std::string_view name : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&nbsp;"}) {
      if (text_.substr(at_, name.size()) != name) continue;
      if (name == "&amp;") emit("&", at_, at_ + name.size());
      return name.size();
    }
    return 0;
  }

  std::size_t mention() {
    std::size_t size = 1;
    while (is_name(peek(size))) ++size;
    if (size == 1) return 0;
    emit("@user", at_, at_ + size);
    return size;
  }

  std::size_t cash() {
    if (!is_letter(peek(1))) return 0;
    std::size_t size = 2;
    while (is_letter(peek(size)) || peek(size) == '.') ++size;
    emit("$cash", at_, at_ + size);
    return size;
  }

  // ":-)" and its kin: eyes, perhaps a nose, a mouth. The mouths that mean the same are one.
  std::size_t face() {
    for (const std::size_t nose : {std::size_t{1}, std::size_t{0}}) {
      if (nose == 1 && !is_one_of(peek(1), "-'^o")) continue;
      const std::size_t size = nose + 2;
      char mouth = peek(nose + 1);
      if (mouth == '\0' || !is_one_of(mouth, ")(][DPp/\\|*3") || word_at(at_ + size)) continue;
      if (is_one_of(mouth, "]3*D")) mouth = ')';
      if (mouth == '[') mouth = '(';
      if (mouth == 'p') mouth = 'P';
      if (is_one_of(mouth, "\\|")) mouth = '/';
      const char shown[] = {peek(0) == ';' ? ';' : ':', mouth};
      emit({shown, 2}, at_, at_ + size);
      return size;
    }
    return 0;
  }

  std::size_t bracket() {  // "-lrb-", as tree banks write "("
    const bool left = lower(peek(1)) == 'l';
    if ((!left && lower(peek(1)) != 'r') || lower(peek(2)) != 'r' || lower(peek(3)) != 'b' || peek(4) != '-') return 0;
    emit(left ? "(" : ")", at_, at_ + 5);
    return 5;
  }

  std::size_t clitic(std::size_t mark) {
    for (const std::string_view name : {"s", "re", "ve", "ll", "d", "m", "t"}) {
      const std::size_t size = mark + name.size();
      if (at_ + size > text_.size() || to_lower_ascii(text_.substr(at_ + mark, name.size())) != name) continue;
      if (word_at(at_ + size)) continue;
      emit("'" + std::string(name), at_, at_ + size);
      return size;
    }
    return 0;
  }

  // "!!!" is one token of two marks.
  std::size_t mark(char c, std::size_t size) {
    if (is_one_of(c, "!?.") && !tokens_.list.empty() && end_ == at_) {
      Token& before = tokens_.list.back();
      if (tokens_.letters[before.at] == c) {
        if (before.size == 1) tokens_.letters += c;
        before.size = 2;
        before.end = at_ + size;
        return size;
      }
    }
    emit({&c, 1}, at_, at_ + size);
    return size;
  }

  std::string_view text_;
  Tokens& tokens_;
  std::string folded_, word_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;  // of the last match
};

}  // namespace

void tokenise(std::string_view text, Tokens& tokens) {
  tokens.list.clear();
  tokens.letters.clear();
  Scanner(text, tokens).run();
}

}  // namespace cairn::ml::text
