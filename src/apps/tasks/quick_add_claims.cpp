#include "apps/tasks/quick_add_claims.h"

#include <algorithm>

namespace cairn::tasks {
namespace {

// Between two days or times these make a span of time, which is no due date.
bool joins(std::string_view word) {
  return is_one_of(word, {"-", "–", "—", "to", "till", "until", "through", "thru", "and", "or", "&", "/"});
}
bool is_article(std::string_view word) {
  return is_one_of(word,
                   {"the", "a", "an", "my", "our", "your", "his", "her", "their", "its", "each", "last", "previous"});
}
// "Letters from Monday": of which day something is, not when it is due.
bool looks_back(std::string_view word) { return is_one_of(word, {"from", "since", "until", "till", "between", "of"}); }
// "Black Friday", "Good Friday", "Easter Monday".
bool names_a_feast(std::string_view word) {
  return is_one_of(word,
                   {"black", "good", "easter", "cyber", "ash", "palm", "giving", "casual", "whit", "super", "holy"});
}
bool takes_a_person(std::string_view word) {
  return is_one_of(word, {"with",  "for",    "to",    "from",  "call",    "ask",   "tell",  "meet",  "email",
                          "mail",  "text",   "pay",   "visit", "see",     "and",   "help",  "thank", "invite",
                          "uncle", "remind", "phone", "ring",  "message", "write", "about", "by"});
}

// Reads the claims from the last word to the first: whether "sat" is at the end of what is said depends on what the
// words behind it are.
class Claims {
 public:
  Claims(const Line& line, const Today& today) : words_(line.words), today_(today), at_(line.words.size()) {
    for (const Claim& claim : line.quoted) at_[claim.first] = claim;
    for (std::size_t i = words_.size(); i-- > 0;)
      if (!words_[i].literal) at_[i] = claim_at(i);
  }

  std::vector<Claim> in_order() const {
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < at_.size();) {
      if (at_[i].words == 0) {
        ++i;
        continue;
      }
      claims.push_back(at_[i]);
      i += at_[i].words;
    }
    return claims;
  }

 private:
  bool ends_at(std::size_t i) const { return i >= at_.size() || at_[i].words > 0; }
  // The word before, whether or not it is to be taken literally.
  std::string_view before(std::size_t i, std::size_t count = 1) const {
    return i >= count ? std::string_view(words_[i - count].lower) : std::string_view();
  }

  Claim claim_at(std::size_t i) const {
    Claim claim = sign_claim(words_, i, ends_at(i + 1), today_);
    if (claim.words == 0) claim = repeat_at(i);
    if (claim.words == 0) claim = due_at(i);
    claim.first = i;
    return claim;
  }

  Claim repeat_at(std::size_t i) const {
    Claim claim;
    claim.kind = SpanKind::kRepeat;
    claim.repeat = match_repeat(words_, i, today_);
    claim.words = claim.repeat.words;
    claim.problem = claim.repeat.problem;
    const bool fits =
        claim.repeat.certainty == Certainty::kSure || (ends_at(i + claim.words) && !is_article(before(i)));
    return fits ? claim : Claim();
  }

  Claim due_at(std::size_t i) const {
    Claim claim;
    claim.kind = SpanKind::kDue;
    const std::string_view word = words_.lower(i);
    if (word == "no" && words_.lower(i + 1) == "date" && ends_at(i + 2)) {
      claim.words = 2;
      claim.is_no_date = true;
      return claim;
    }
    if (is_one_of(word, {"on", "by", "due", "for"}) && words_.tail(i).empty()) {
      std::size_t prefix = word == "due" && is_one_of(words_.lower(i + 1), {"on", "by"}) ? 2 : 1;
      if (words_.lower(i + prefix) == "the" && !month_named(words_.lower(i + prefix + 1)) &&
          match_date(words_, i + prefix + 1, today_.day).words > 1)
        ++prefix;  // by the 24th of December
      claim.when = match_when(words_, i + prefix, today_);
      if (claim.when.words > 0 && fits_behind(word, i, prefix, claim.when)) {
        claim.words = prefix + claim.when.words;
        claim.has_prefix = word != "for";
        claim.problem = claim.when.problem;
        return claim;
      }
      claim.when = {};
      if (word != "due") return {};
    }
    claim.when = match_when(words_, i, today_);
    if (claim.when.words == 0 || !stands_alone(i, claim.when)) return {};
    claim.words = claim.when.words;
    claim.problem = claim.when.problem;
    return claim;
  }

  bool fits_behind(std::string_view prefix, std::size_t i, std::size_t size, const PhraseMatch& when) const {
    if (spans_time(i + size, when)) return false;
    if (when.is_month_day) return prefix != "for" && ends_at(i + size + when.words);  // "on the 5th floor"
    if (prefix == "for") return when.certainty == Certainty::kSure && !is_person(i + size);
    if (prefix == "on" && !when.day && when.problem.empty()) return false;  // on 15:00
    const bool round_the_clock = words_.lower(i + size) == "24/7";
    if (round_the_clock && prefix == "on") return false;
    if (is_person(i + size)) return ends_at(i + size + when.words) && words_.lower(i) == "due";
    return when.certainty != Certainty::kAtEnd || !is_shouted(i + size) || ends_at(i + size + when.words);
  }

  bool is_person(std::size_t i) const { return words_.lower(i) == "tom"; }
  bool is_shouted(std::size_t i) const {  // SAT, SUN
    const std::string_view raw = words_[i].raw(words_.text());
    return raw.size() > 1 && raw[1] >= 'A' && raw[1] <= 'Z';
  }

  // "mon to fri", "15:00 - 16:00": neither end is a due date.
  bool spans_time(std::size_t i, const PhraseMatch& when) const {
    const std::size_t next = i + when.words;
    const auto like = [&](std::size_t at) {
      if (at >= words_.size()) return false;
      if (weekday_named(words_[at].lower) || is_one_of(words_[at].lower, {"yesterday", "today", "tomorrow"}))
        return true;
      return match_time(words_, at).words > 0 || match_date(words_, at, today_.day).words > 0;
    };
    if (joins(words_.lower(next)) && like(next + 1)) return true;
    return i >= 2 && joins(words_[i - 1].lower) && like(i - 2);
  }

  bool stands_alone(std::size_t i, const PhraseMatch& when) const {
    const std::string_view previous = before(i);
    if (when.certainty == Certainty::kWithPreposition) return false;
    if (looks_back(previous) || spans_time(i, when)) return false;
    if (when.day && is_article(previous)) return false;
    if (when.is_weekday && names_a_feast(previous)) return false;
    if (words_.lower(i) == "today" && previous == "usa") return false;
    if (is_person(i) && (words_[i].raw(words_.text())[0] == 'T' || takes_a_person(previous))) return false;
    if (when.certainty == Certainty::kSure) return true;
    return ends_at(i + when.words) && !(when.is_weekday && is_shouted(i)) && !is_article(previous);
  }

  const Words& words_;
  const Today& today_;
  std::vector<Claim> at_;  // by first word
};

}  // namespace

std::vector<Claim> claims_of(const Line& line, const Today& today) { return Claims(line, today).in_order(); }

}  // namespace cairn::tasks
