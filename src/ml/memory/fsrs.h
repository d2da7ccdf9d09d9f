#pragma once
// When to ask again, so that what was learnt is asked just before it would be forgotten: FSRS-5, the free spaced
// repetition scheduler, with its published default parameters. Sources: J. Ye, J. Su and Y. Cao, "A Stochastic Shortest
// Path Algorithm for Optimizing Spaced Repetition Scheduling", KDD 2022; open-spaced-repetition, "The Algorithm",
// FSRS-5. Pure functions of a memory and the days that passed; knows no cards, clocks or queues. The same bits on every
// platform (ml/exact_math.h).

namespace cairn::memory {

// How well it was known, as the person says after having seen the answer.
enum class Rating { kAgain = 1, kHard = 2, kGood = 3, kEasy = 4 };

struct Memory {
  double stability = 0;   // days until it is recalled with a probability of 0.9; kLeastStability..kMostStability
  double difficulty = 0;  // 1..10
  friend bool operator==(const Memory&, const Memory&) = default;
};

inline constexpr double kLeastStability = 0.01, kMostStability = 36'500;
inline constexpr double kLeastDifficulty = 1, kMostDifficulty = 10;
inline constexpr double kUsualRecall = 0.9;

// After the first time that it was asked:
//     S0(G) = w[G - 1],  D0(G) = w[4] - e^(w[5] (G - 1)) + 1.
Memory first(Rating rating);

// After it was asked again `days` later (below 0 counts as 0). With R the recall at that time, on the same day (less
// than one day later):
//     S' = S e^(w[17] (G - 3 + w[18]));
// later, if it was recalled (hard and easy have a factor of their own, h and e):
//     S' = S (1 + e^w[8] (11 - D) S^-w[9] (e^(w[10] (1 - R)) - 1) h e),
// and if it was not:
//     S' = min(w[11] D^-w[12] ((S + 1)^w[13] - 1) e^(w[14] (1 - R)), S / e^(w[17] w[18])).
// The difficulty moves less the higher it is, and a little towards that of what is easy:
//     D' = w[7] D0(4) + (1 - w[7]) (D - w[6] (G - 3) (10 - D) / 9).
// Both stay within their ranges.
Memory after(Memory memory, double days, Rating rating);

// Probability of recalling it `days` after it was last asked (below 0 counts as 0):
//     R = (1 + 19/81 days / S)^-0.5.
double recall(Memory memory, double days);

// Days until the recall has fallen to `wanted_recall`, which is taken to be within 0.5..0.99: not rounded, may be below
// one.
double interval_days(Memory memory, double wanted_recall);

}  // namespace cairn::memory
