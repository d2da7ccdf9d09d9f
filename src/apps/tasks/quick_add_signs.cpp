// What stands behind a sign (#tag, @Project, !high, ~45m, >mon), and how other programs write the same (+tag, p1,
// due:fri).

#include <algorithm>

#include "apps/tasks/phrase_match.h"
#include "apps/tasks/phrases.h"
#include "apps/tasks/quick_add_claims.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kMostDurationWords = 4;  // "~2 h 5 min"
constexpr std::size_t kMostDayWords = 12;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool has_letter(std::string_view text) { return std::any_of(text.begin(), text.end(), is_letter); }

// Letters and figures, nothing else.
bool is_plain_word(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

std::string in_quotes(std::string_view text) { return "“" + std::string(text) + "”"; }

Claim claim_of(SpanKind kind) {
  Claim claim;
  claim.kind = kind;
  claim.words = 1;
  return claim;
}

std::optional<Priority> priority_of(std::string_view word) {
  if (is_one_of(word, {"1", "high", "h"})) return Priority::kHigh;
  if (is_one_of(word, {"2", "medium", "med", "m"})) return Priority::kMedium;
  if (is_one_of(word, {"3", "low", "l"})) return Priority::kLow;
  return {};
}

struct Alias {
  std::string_view key;
  SpanKind kind;
};
constexpr Alias kAliases[] = {
    {"due", SpanKind::kDue},           {"defer", SpanKind::kDefer},       {"wait", SpanKind::kDefer},
    {"start", SpanKind::kDefer},       {"project", SpanKind::kProject},   {"proj", SpanKind::kProject},
    {"tag", SpanKind::kTag},           {"priority", SpanKind::kPriority}, {"pri", SpanKind::kPriority},
    {"estimate", SpanKind::kEstimate}, {"est", SpanKind::kEstimate}};

class Signs {
 public:
  Signs(const Words& words, std::size_t i, bool ends_behind, const Today& today)
      : words_(words), i_(i), ends_behind_(ends_behind), today_(today), word_(words.lower(i)) {}

  Claim claim() const {
    if (word_.size() < 2) return {};
    switch (word_[0]) {
      case '#':
        return name(SpanKind::kTag, raw(1));
      case '@':
        return name(SpanKind::kProject, raw(1));
      case '+':
        return plus();
      case '!':
        return priority();
      case '~':
        return estimate();
      case '>':
        return day(SpanKind::kDefer, 1);
      default:
        break;
    }
    Claim claim = todoist_priority();
    return claim.words > 0 ? claim : alias();
  }

 private:
  std::string_view raw(std::size_t from) const { return words_[i_].raw(words_.text()).substr(from); }

  static Claim name(SpanKind kind, std::string_view name) {
    if (!has_letter(name) || name.find_first_of("#@\"") != std::string_view::npos) return {};
    Claim claim = claim_of(kind);
    claim.name = std::string(name);
    return claim;
  }

  // A project in todo.txt, a tag in Taskwarrior. A tag it is: of these a task has several, as of those there.
  Claim plus() const {
    if (!is_letter(word_[1])) return {};
    Claim claim = name(SpanKind::kTag, raw(1));
    claim.remark = in_quotes(raw(0)) + " is taken as a tag. Write @" + std::string(raw(1)) + " for a project.";
    return claim;
  }

  Claim priority() const {
    Claim claim = claim_of(SpanKind::kPriority);
    if (const auto priority = priority_of(word_.substr(1)))
      claim.priority = *priority;
    else if (is_plain_word(word_.substr(1)))
      claim.problem = in_quotes(raw(0)) + " is no priority: write !high, !medium, !low, or !1 to !3.";
    else
      return {};
    return claim;
  }

  // At an end of what is said: "Read p3 of the book" keeps its words.
  Claim todoist_priority() const {
    if (raw(0)[0] != 'p' || word_.size() != 2 || word_[1] < '1' || word_[1] > '4') return {};
    if (!ends_behind_ && i_ != 0) return {};
    Claim claim = claim_of(SpanKind::kPriority);
    claim.priority = priority_of(word_.substr(1)).value_or(Priority::kNone);
    return claim;
  }

  Claim estimate() const {
    std::size_t most = 1;
    while (most < kMostDurationWords && i_ + most < words_.size() && !words_[i_ + most].literal &&
           words_.tail(i_ + most - 1).empty())
      ++most;
    Claim claim = claim_of(SpanKind::kEstimate);
    for (std::size_t count = most; count > 0; --count) {
      std::string text = words_[i_].lower.substr(1);
      for (std::size_t k = 1; k < count; ++k) text += " " + words_[i_ + k].lower;
      const char last = text.empty() ? '\0' : text.back();
      // "~1h 30 apples": a number with a space before it belongs to what follows.
      const bool closed = count == 1 ? has_letter(text) || text.find(':') != std::string::npos : is_letter(last);
      const bool is_duration = closed && text[0] >= '0' && text[0] <= '9';
      if (!is_duration) continue;
      const Result<int> minutes = parse_duration(text);
      if (!minutes && count > 1) continue;
      if (minutes)
        claim.minutes = minutes.value();
      else
        claim.problem = minutes.error().message;
      claim.words = count;
      return claim;
    }
    // "~5 people" means about five; "~/notes" is a folder.
    if (!is_letter(word_[1]) || !is_plain_word(word_.substr(1))) return {};
    claim.problem = in_quotes(raw(0)) + " is no estimate: write ~45m, ~2h or ~1h30m.";
    return claim;
  }

  Claim day(SpanKind kind, std::size_t sign_bytes) const {
    const Words rest = words_.behind_sign(i_, kMostDayWords, sign_bytes);
    Claim claim = claim_of(kind);
    claim.when = match_when(rest, 0, today_);
    if (claim.when.words == 0 && sign_bytes > 1) claim.when = match_ahead(rest, 0, today_);  // wait:3d, not >3d
    if (kind == SpanKind::kDefer && claim.when.end_minute) claim.when.problem = kSpanHasNoPlace;
    claim.words = claim.when.words;
    claim.problem = claim.when.problem;
    return claim;
  }

  // "due:fri", "project:Home", "pri:H". What the name says is known: a value that is not gets a hint.
  Claim alias() const {
    const std::size_t colon = word_.find(':');
    if (colon == std::string_view::npos || colon + 1 == word_.size()) return {};
    const auto* known = std::find_if(std::begin(kAliases), std::end(kAliases),
                                     [&](const Alias& one) { return one.key == word_.substr(0, colon); });
    if (known == std::end(kAliases)) return {};
    const std::string_view value = raw(colon + 1);
    Claim claim = claim_of(known->kind);
    switch (known->kind) {
      case SpanKind::kDue:
      case SpanKind::kDefer:
        if (Claim day_claim = day(known->kind, colon + 1); day_claim.words > 0) {
          day_claim.has_prefix = known->kind == SpanKind::kDue;
          return day_claim;
        }
        claim.problem =
            in_quotes(value) + " is no day that is known here. Write for example fri, 24 dec, 2026-12-24 or 3d.";
        return claim;
      case SpanKind::kPriority:
        if (const auto priority = priority_of(word_.substr(colon + 1)))
          claim.priority = *priority;
        else
          claim.problem = in_quotes(value) + " is no priority: write high, medium or low.";
        return claim;
      case SpanKind::kEstimate:
        if (const Result<int> minutes = parse_duration(value))
          claim.minutes = minutes.value();
        else
          claim.problem = minutes.error().message;
        return claim;
      case SpanKind::kTag:
      case SpanKind::kProject:
        claim = name(known->kind, value);
        if (claim.words > 0) return claim;
        claim = claim_of(known->kind);
        claim.problem = in_quotes(raw(0)) + " is not taken. Write " + (known->kind == SpanKind::kTag ? "#" : "@") +
                        " and the name, in quotes where it has spaces.";
        return claim;
      case SpanKind::kRepeat:
      case SpanKind::kNote:
        break;
    }
    return {};
  }

  const Words& words_;
  std::size_t i_;
  bool ends_behind_;
  const Today& today_;
  std::string_view word_;
};

}  // namespace

Claim sign_claim(const Words& words, std::size_t i, bool ends_behind, const Today& today) {
  return Signs(words, i, ends_behind, today).claim();
}

}  // namespace cairn::tasks
