#include "apps/plants/quiz.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

#include "apps/plants/hidden_names.h"
#include "base/random.h"

namespace cairn::plants {
namespace {

constexpr int kThousand = 1000;
constexpr double kMsPerDay = 86'400'000;
constexpr std::string_view kHidden = "…", kTheOther = "the other";

const Species* page_of(const std::vector<Species>& pages, int species) {
  for (const Species& page : pages)
    if (page.id == species) return &page;
  return nullptr;
}

bool has_look_alike(const Species& page, int species) {
  return std::any_of(page.look_alikes.begin(), page.look_alikes.end(),
                     [species](const LookAlike& one) { return one.species == species; });
}

bool shares_colour(const Species& a, const Species& b) {
  return std::any_of(a.colours.begin(), a.colours.end(), [&b](const std::string& colour) {
    return std::find(b.colours.begin(), b.colours.end(), colour) != b.colours.end();
  });
}

// How likely it is to be taken for the other: 0 most.
int strangeness(const Species& page, const Species& other) {
  if (has_look_alike(page, other.id) || has_look_alike(other, page.id)) return 0;
  if (page.family == other.family) return 1;
  return shares_colour(page, other) ? 2 : 3;
}

class Asking {
 public:
  Asking(const Species& page, const State& state, const std::vector<Species>& pages, std::uint64_t seed)
      : page_(page), state_(state), pages_(pages), random_(seed ^ static_cast<std::uint64_t>(page.id) << 32) {}

  std::optional<Question> ask(QuestionKind kind) {
    switch (kind) {
      case QuestionKind::kPhoto:
        return about_photo();
      case QuestionKind::kDescription:
        return about_description();
      case QuestionKind::kFamily:
        return about_family();
      case QuestionKind::kLookAlike:
        return about_look_alike();
    }
    return std::nullopt;
  }

  std::optional<Question> ask_any() {
    std::array<QuestionKind, 4> kinds{QuestionKind::kPhoto, QuestionKind::kDescription, QuestionKind::kFamily,
                                      QuestionKind::kLookAlike};
    random_.shuffle(kinds);
    for (const QuestionKind kind : kinds)
      if (auto question = ask(kind)) return question;
    return std::nullopt;
  }

 private:
  // Chance alone decides within each degree.
  std::vector<const Species*> others_likest_first() {
    std::vector<const Species*> others;
    for (const Species& other : pages_)
      if (other.id != page_.id) others.push_back(&other);
    random_.shuffle(others);
    std::stable_sort(others.begin(), others.end(), [this](const Species* a, const Species* b) {
      return strangeness(page_, *a) < strangeness(page_, *b);
    });
    return others;
  }

  std::optional<Question> finish(QuestionKind kind, std::string prompt, std::vector<int> options, int right) {
    if (options.size() < 2) return std::nullopt;
    random_.shuffle(options);
    return Question{page_.id, kind, std::move(prompt), std::move(options), right};
  }

  std::optional<Question> about_name(QuestionKind kind, std::string prompt) {
    std::vector<int> options{page_.id};
    for (const Species* other : others_likest_first())
      if (options.size() < kOptions) options.push_back(other->id);
    return finish(kind, std::move(prompt), std::move(options), page_.id);
  }

  std::optional<Question> about_photo() {
    std::vector<const std::string*> photos;
    for (const auto& [id, observation] : state_.observations)
      if (observation.species == page_.id)
        for (const std::string& photo : observation.photos) photos.push_back(&photo);
    if (photos.empty()) return std::nullopt;
    return about_name(QuestionKind::kPhoto, *photos[random_.index(photos.size())]);
  }

  std::optional<Question> about_description() {
    std::string text = page_.flower;
    if (!text.empty() && !page_.leaves.empty()) text += ' ';
    text += page_.leaves;
    if (text.empty()) return std::nullopt;
    return about_name(QuestionKind::kDescription, with_names_hidden(text, page_, Hide::kNamesAndKind, kHidden));
  }

  std::optional<Question> about_family() {
    if (page_.family.empty() || page_.rank == "family") return std::nullopt;  // then its name says it
    std::vector<int> options{page_.id};
    std::set<std::string> families{page_.family};
    for (const Species* other : others_likest_first())
      if (options.size() < kOptions && !other->family.empty() && families.insert(other->family).second)
        options.push_back(other->id);
    return finish(QuestionKind::kFamily, page_.common, std::move(options), page_.id);
  }

  // A page tells how the others differ from its own plant. Best is one that describes this plant, on another page.
  std::optional<Question> about_look_alike() {
    struct Tell {
      const Species *described, *other;
      const std::string* text;
    };
    std::vector<Tell> tells;
    for (const Species& other : pages_)
      if (other.id != page_.id)
        for (const LookAlike& one : other.look_alikes)
          if (one.species == page_.id && !one.tell.empty()) tells.push_back({&page_, &other, &one.tell});
    if (tells.empty())
      for (const LookAlike& one : page_.look_alikes)
        if (const Species* described = page_of(pages_, one.species);
            described && described != &page_ && !one.tell.empty())
          tells.push_back({described, &page_, &one.tell});
    if (tells.empty()) return std::nullopt;
    const Tell& tell = tells[random_.index(tells.size())];
    const std::string hidden = with_names_hidden(*tell.text, *tell.described, Hide::kNamesAndKind, kHidden);
    return finish(QuestionKind::kLookAlike, with_names_hidden(hidden, *tell.other, Hide::kNames, kTheOther),
                  {tell.described->id, tell.other->id}, tell.described->id);
  }

  const Species& page_;
  const State& state_;
  const std::vector<Species>& pages_;
  Random random_;
};

memory::Memory memory_of(const Card& card) {
  return {static_cast<double>(card.stability_ms) / kThousand, static_cast<double>(card.difficulty_e3) / kThousand};
}

int thousandths(double value) { return static_cast<int>(std::lround(value * kThousand)); }

int one_more(int count) { return count < std::numeric_limits<int>::max() ? count + 1 : count; }

}  // namespace

std::vector<int> due(const State& state, Date today) {
  std::vector<std::tuple<Date, Instant, int>> cards;
  for (const auto& [key, card] : state.cards)
    if (const auto species = species_of_card(key); species && card.due <= today)
      cards.emplace_back(card.due, card.reviewed_at, *species);
  std::sort(cards.begin(), cards.end());
  std::vector<int> out;
  out.reserve(cards.size());
  for (const auto& [day, reviewed_at, species] : cards) out.push_back(species);
  return out;
}

std::vector<int> not_begun(const State& state, const std::vector<int>& opened) {
  std::vector<std::tuple<Date, int, const std::string*, int>> seen;
  for (const auto& [id, o] : state.observations)
    if (o.species != 0) seen.emplace_back(o.day, o.minute.value_or(-1), &id, o.species);
  std::sort(seen.begin(), seen.end(), [](const auto& a, const auto& b) {
    const auto& [day_a, minute_a, id_a, species_a] = a;
    const auto& [day_b, minute_b, id_b, species_b] = b;
    if (day_a != day_b) return day_a > day_b;
    return minute_a != minute_b ? minute_a > minute_b : *id_a < *id_b;
  });
  std::vector<int> out;
  std::set<int> taken;
  const auto take = [&](int species) {
    const bool is_new = species >= 1 && species <= kSpecies && state.cards.count(card_key(species)) == 0;
    if (is_new && taken.insert(species).second) out.push_back(species);
  };
  for (const auto& one : seen) take(std::get<3>(one));
  for (const int species : opened) take(species);
  return out;
}

std::size_t begun_on(const State& state, Date today, int utc_offset_minutes) {
  std::size_t count = 0;
  for (const auto& [key, card] : state.cards)
    if (local_date(card.reviewed_at, utc_offset_minutes) == today && card.reviews - card.lapses <= 1) ++count;
  return count;
}

std::vector<int> to_ask(const State& state, const std::vector<int>& opened, Date today, int utc_offset_minutes,
                        std::size_t new_a_day) {
  std::vector<int> out = due(state, today);
  const auto again = std::stable_partition(out.begin(), out.end(), [&](int species) {
    return local_date(state.cards.at(card_key(species)).reviewed_at, utc_offset_minutes) != today;
  });
  const std::vector<int> once_more(again, out.end());
  out.erase(again, out.end());
  const std::size_t begun = begun_on(state, today, utc_offset_minutes);
  std::size_t room = new_a_day > begun ? new_a_day - begun : 0;
  for (const int species : not_begun(state, opened))
    if (room > 0) {
      out.push_back(species);
      --room;
    }
  out.insert(out.end(), once_more.begin(), once_more.end());
  return out;
}

std::optional<Question> question_about(int species, const State& state, const std::vector<Species>& pages,
                                       std::uint64_t seed) {
  const Species* page = page_of(pages, species);
  if (page == nullptr) return std::nullopt;
  return Asking(*page, state, pages, seed).ask_any();
}

std::optional<Question> question_of_kind(QuestionKind kind, int species, const State& state,
                                         const std::vector<Species>& pages, std::uint64_t seed) {
  const Species* page = page_of(pages, species);
  if (page == nullptr) return std::nullopt;
  return Asking(*page, state, pages, seed).ask(kind);
}

Card after_answer(const std::optional<Card>& card, memory::Rating rating, Instant now, Date today) {
  const double days = card ? static_cast<double>(now.ms - card->reviewed_at.ms) / kMsPerDay : 0;
  const memory::Memory memory = card ? memory::after(memory_of(*card), days, rating) : memory::first(rating);
  Card after = card.value_or(Card());
  after.stability_ms = std::max(thousandths(memory.stability), 1);
  after.difficulty_e3 = thousandths(memory.difficulty);
  after.reviewed_at = now;
  after.reviews = one_more(after.reviews);
  after.due = today;
  if (rating == memory::Rating::kAgain) {
    after.lapses = std::min(one_more(after.lapses), after.reviews);
    return after;
  }
  const double interval = std::round(memory::interval_days(memory, memory::kUsualRecall));
  const int wait = static_cast<int>(std::clamp(interval, 1.0, memory::kMostStability));
  const Date last = to_date({2199, 12, 31});  // that is kept (base/date.h)
  after.due = std::max(today, std::min(add_days(today, wait), last));
  return after;
}

}  // namespace cairn::plants
