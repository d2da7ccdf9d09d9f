#pragma once
// A quiz of the species: which are asked, as what, and when again (ml/memory/fsrs.h). Pure functions of the state and
// the pages; the same for the same seed.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "apps/plants/model.h"
#include "apps/plants/species.h"
#include "ml/memory/fsrs.h"

namespace cairn::plants {

inline constexpr std::size_t kNewADay = 5;
inline constexpr std::size_t kOptions = 4;  // of a question that is not about two

// ---- Which

// Those that were asked before and are to be asked by `today`: longest due first, then those asked longest ago.
std::vector<int> due(const State& state, Date today);
// Those that were never asked: first what the person has seen, the last first; then the pages that the person opened,
// in the order given. Each once.
std::vector<int> not_begun(const State& state, const std::vector<int>& opened);
// How many were asked for the first time on that day. One whose answers were all wrong until that day counts too: cards
// do not say when they were begun.
std::size_t begun_on(const State& state, Date today, int utc_offset_minutes);
// What is due, then as many new ones as `today` has room for, then what was asked today and is to be asked once more:
// between two questions about a plant come those about the others.
std::vector<int> to_ask(const State& state, const std::vector<int>& opened, Date today, int utc_offset_minutes,
                        std::size_t new_a_day = kNewADay);

// ---- As what

enum class QuestionKind : std::uint8_t {
  kPhoto,        // of the journal: which plant is it?
  kDescription,  // of flower and leaves: which plant is it?
  kFamily,       // of the plant `prompt`: which family is it of?
  kLookAlike,    // how it differs from one that looks like it: which of the two is it?
};

struct Question {
  int species = 0;  // whose card the answer is for
  QuestionKind kind{};
  std::string prompt;        // kPhoto: the photo's id; kFamily: a name; else a text in which names are hidden
  std::vector<int> options;  // species, each once; kFamily: those whose families are offered, each family once
  int right = 0;             // one of the options
  friend bool operator==(const Question&, const Question&) = default;
};

// Of one of the kinds that there is material for. Wrong options are those that look like it, before others of its
// family, before others of a colour that it has, before any. Nothing: no page, or nothing to choose from.
std::optional<Question> question_about(int species, const State& state, const std::vector<Species>& pages,
                                       std::uint64_t seed);
// The same of this kind; nothing too where there is no material for it.
std::optional<Question> question_of_kind(QuestionKind kind, int species, const State& state,
                                         const std::vector<Species>& pages, std::uint64_t seed);

// ---- When again

// The card after an answer at `now`, on the local day `today`. A wrong one (kAgain) is asked again on the same day, so
// that a round goes on until everything was known once; others on the day on which the recall will have fallen to 0.9,
// at the earliest on the next.
Card after_answer(const std::optional<Card>& card, memory::Rating rating, Instant now, Date today);

}  // namespace cairn::plants
