#include "apps/roadmap/search.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "base/text.h"

namespace cairn::roadmap {
namespace {

// Points of one word of the query, by how it was found. A literal find always beats a forgiving one.
constexpr double kWhole = 100;
constexpr double kPrefix = 75;  // up to kPrefix + kPrefixShare the more of the word was typed
constexpr double kPrefixShare = 10;
constexpr double kInside = 50;
constexpr double kOneWrong = 30;
constexpr double kScattered = 20;
constexpr double kEarly = 8;    // found at the beginning of the text
constexpr double kPhrase = 10;  // all the words stand side by side, in order

constexpr std::size_t kMinInside = 3;
constexpr std::size_t kMinOneWrong = 5;
constexpr std::size_t kMinScattered = 3;
// Initials are for names; in a long text some three neighbours begin with any three letters.
constexpr std::size_t kMaxInitialsText = 80;
// Forgiving finds join only while there are few literal ones: who types "rest" has not mistyped "nest".
constexpr std::size_t kFewResults = 5;
constexpr std::size_t kTitleBytes = 120;
// In a long text it hardly tells where a word stands; weights fade over this many bytes.
constexpr double kEarlyBytes = 200;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

struct Hit {
  double points = 0;
  std::size_t at = 0;
};

// The word as it was typed: whole, at the start of a word, or inside one.
std::optional<Hit> find_literally(std::string_view word, std::string_view text) {
  // A number means itself: "week 1" is not after week 12.
  const bool is_number = std::all_of(word.begin(), word.end(), is_digit);
  std::optional<Hit> best;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool starts = at == 0 || text[at - 1] == ' ';
    if (starts && (end == text.size() || text[end] == ' ')) return Hit{kWhole, at};
    if (is_number) continue;
    double points = 0;
    if (starts) {
      const std::size_t word_end = std::min(text.find(' ', end), text.size());
      points = kPrefix + kPrefixShare * static_cast<double>(word.size()) / static_cast<double>(word_end - at);
    } else if (word.size() >= kMinInside) {
      points = kInside;
    }
    if (points > (best ? best->points : 0.0)) best = Hit{points, at};
  }
  return best;
}

// Equal but for one letter that is wrong, missing, too many, or swapped with its neighbour; `candidate` may go on.
bool differs_by_one(std::string_view word, std::string_view candidate) {
  const auto [in_word, in_candidate] = std::mismatch(word.begin(), word.end(), candidate.begin(), candidate.end());
  const std::string_view w = word.substr(static_cast<std::size_t>(in_word - word.begin()));
  const std::string_view c = candidate.substr(static_cast<std::size_t>(in_candidate - candidate.begin()));
  const auto starts = [](std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
  };
  if (w.empty()) return true;
  if (starts(c, w.substr(1))) return true;  // one too many
  if (c.empty()) return false;
  if (starts(c.substr(1), w) || starts(c.substr(1), w.substr(1))) return true;  // one missing, one wrong
  return w.size() > 1 && c.size() > 1 && w[0] == c[1] && w[1] == c[0] && starts(c.substr(2), w.substr(2));
}

// "kbrnts" for "kubernetes": what is left out are vowels and the second of two equal letters.
bool abbreviates(std::string_view word, std::string_view candidate) {
  if (candidate.size() <= word.size() || candidate.size() > 2 * word.size() || word[0] != candidate[0]) return false;
  std::size_t taken = 1;
  for (std::size_t i = 1; i < candidate.size(); ++i) {
    if (taken < word.size() && word[taken] == candidate[i])
      ++taken;
    else if (!is_vowel(candidate[i]) && candidate[i] != candidate[i - 1])
      return false;
  }
  return taken == word.size();
}

// "nodejs" for "node js": the same letters without the spaces, from the start of a word on.
bool joins_words(std::string_view word, std::string_view text) {
  std::size_t taken = 0;
  for (std::size_t i = 0; i < text.size() && taken < word.size(); ++i) {
    if (text[i] == ' ') continue;
    if (text[i] != word[taken]) return false;
    ++taken;
  }
  return taken == word.size();
}

// "gtw" for "go to week": the first letters of neighbouring words.
bool are_initials(std::string_view word, std::string_view text) {
  for (const char letter : word) {
    if (text.empty() || text[0] != letter) return false;
    text.remove_prefix(std::min(std::min(text.find(' '), text.size()) + 1, text.size()));
  }
  return true;
}

// Cheap and never wrong about a "no": one slip leaves one of the first two letters in place, or moves it by one.
bool may_differ_by_one(std::string_view word, std::string_view candidate) {
  if (candidate.size() + 1 < word.size() || candidate.size() < 2) return false;
  return candidate[0] == word[0] || candidate[1] == word[1] || candidate[0] == word[1] || candidate[1] == word[0];
}

std::optional<Hit> find_forgivingly(std::string_view word, std::string_view text) {
  if (std::all_of(word.begin(), word.end(), is_digit)) return std::nullopt;
  const std::size_t letters = count_code_points(word);
  if (letters < kMinScattered) return std::nullopt;
  const bool may_be_wrong = letters >= kMinOneWrong;
  std::optional<Hit> best;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view candidate = text.substr(at, end - at);
    if (may_be_wrong && may_differ_by_one(word, candidate) && differs_by_one(word, candidate))
      return Hit{kOneWrong, at};
    if (!best && !candidate.empty() && candidate[0] == word[0] &&
        (abbreviates(word, candidate) || joins_words(word, text.substr(at)) ||
         (text.size() <= kMaxInitialsText && are_initials(word, text.substr(at)))))
      best = Hit{kScattered, at};
    at = end + 1;
  }
  return best;
}

enum class Strictness { kLiteral, kForgiving };

std::optional<double> score_of(const std::vector<std::string_view>& words, std::string_view query,
                               std::string_view text, Strictness strictness) {
  if (words.empty()) return 0.0;
  double sum = 0;
  for (const std::string_view word : words) {
    std::optional<Hit> hit = find_literally(word, text);
    if (!hit && strictness == Strictness::kForgiving) hit = find_forgivingly(word, text);
    if (!hit) return std::nullopt;
    const double at = std::min(static_cast<double>(hit->at), kEarlyBytes);
    sum += hit->points + kEarly * (1 - at / kEarlyBytes);
  }
  double score = sum / static_cast<double>(words.size());
  if (words.size() > 1 && text.find(query) != std::string_view::npos) score += kPhrase;
  return score;
}

// Of two entries that match as well, the larger thing goes first.
double weight_of(FoundKind kind) {
  switch (kind) {
    case FoundKind::kWeek:
      return 12;
    case FoundKind::kMilestone:
      return 8;
    case FoundKind::kNote:
      return 6;
    case FoundKind::kEvidence:
      return 6;
    case FoundKind::kTopic:
      return 4;
    case FoundKind::kGoal:
      return 3;
    case FoundKind::kStep:
      return 2;
    case FoundKind::kResource:
      return 2;
  }
  return 0;
}

std::string week_words(int week) { return "Week " + std::to_string(week); }

// The first line that says something, without the marks of Markdown at its start.
std::string first_line(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t start = line.find_first_not_of("#>*-+`~|= \t");
    if (start == std::string_view::npos) continue;
    line.remove_prefix(start);
    for (const std::string_view box : {"[ ] ", "[x] ", "[X] "})
      if (line.substr(0, box.size()) == box) line.remove_prefix(box.size());
    const std::string_view shown = truncate_utf8(line, kTitleBytes);
    return std::string(shown) + (shown.size() < line.size() ? "…" : "");
  }
  return "Note";
}

}  // namespace

std::optional<double> match_score(std::string_view folded_query, std::string_view folded_text) {
  return score_of(words_of(folded_query), folded_query, folded_text, Strictness::kForgiving);
}

SearchIndex::SearchIndex(const Content& content) {
  const auto add = [this](FoundKind kind, int week, const std::string& id, const std::string& title,
                          const std::string& context, const std::string& words) {
    const std::string place = week > 0 ? " " + week_words(week) : std::string();
    content_.push_back({{kind, week, id, title, context, 0}, fold(words + place)});
  };
  const auto add_resource = [&add](int week, const Resource& r, const std::string& context) {
    const std::string other = r.alternative ? " " + r.alternative->title : std::string();
    add(FoundKind::kResource, week, r.id, r.title, context, r.title + " " + r.named_as + " " + r.part + other);
  };
  for (const Week& week : content.weeks) {
    const int n = week.number;
    const std::string context = week_words(n) + " · " + week.title;
    add(FoundKind::kWeek, n, "", week_words(n) + ": " + week.title, week.subject,
        week_words(n) + " " + week.title + " " + week.subject + " " + week.project_title + " " + week.summary + " " +
            week.project_brief);
    for (const Topic& topic : week.topics) add(FoundKind::kTopic, n, topic.id, topic.text, context, topic.text);
    for (const Resource& resource : week.resources) add_resource(n, resource, context);
    for (const Step& step : week.steps) add(FoundKind::kStep, n, step.id, step.text, context, step.text);
    for (const Goal& goal : week.goals)
      add(FoundKind::kGoal, n, goal.id, goal.text, context, goal.text + " " + goal.bar);
    if (const auto& m = week.milestone)
      add(FoundKind::kMilestone, n, m->id, m->title, context, m->title + " milestone " + m->text);
  }
  for (const SetupItem& item : content.setup) {
    add(FoundKind::kStep, 0, item.id, item.text, "Set-up", item.text + " set-up");
    if (item.resource) add_resource(0, *item.resource, "Set-up");
  }
  for (const Resource& resource : content.stack) add_resource(0, resource, "Tools and hosting");
  for (const Resource& resource : content.help) add_resource(0, resource, "Where to get help");
}

void SearchIndex::update(const State& state) {
  learner_.clear();
  learner_.reserve(state.notes.size() + state.evidence.size());
  for (const auto& [id, note] : state.notes) {
    const std::string context = week_words(note.week) + " · Your note";
    learner_.push_back({{FoundKind::kNote, note.week, id, first_line(note.text), context, 0},
                        fold(note.text + "\n" + week_words(note.week))});
  }
  for (const auto& [id, evidence] : state.evidence) {
    const std::string& title = evidence.title.empty() ? evidence.url : evidence.title;
    const std::string context = week_words(evidence.week) + " · Your evidence";
    learner_.push_back({{FoundKind::kEvidence, evidence.week, id, title, context, 0},
                        fold(evidence.title + " " + evidence.url + " " + week_words(evidence.week))});
  }
}

std::vector<Found> SearchIndex::find(std::string_view query, std::size_t limit) const {
  const std::string folded = fold(query);
  const std::vector<std::string_view> words = words_of(folded);
  if (words.empty() || limit == 0) return {};
  std::vector<std::pair<double, const Found*>> hits;
  const auto collect = [&](Strictness strictness) {
    hits.clear();
    for (const std::vector<Entry>* entries : {&content_, &learner_})
      for (const Entry& entry : *entries)
        if (const auto score = score_of(words, folded, entry.folded, strictness))
          hits.emplace_back(*score + weight_of(entry.found.kind), &entry.found);
  };
  collect(Strictness::kLiteral);
  if (hits.size() < kFewResults) collect(Strictness::kForgiving);
  std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Found> found;
  for (std::size_t i = 0; i < hits.size() && i < limit; ++i) {
    found.push_back(*hits[i].second);
    found.back().score = hits[i].first;
  }
  return found;
}

}  // namespace cairn::roadmap
