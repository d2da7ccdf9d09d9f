#include "apps/finance/duplicates.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

#include "apps/finance/filing/entry_words.h"

namespace cairn::finance {
namespace {

std::vector<std::string> sorted_words(std::string_view text) {
  std::vector<std::string> words = filing::entry_words(text, {});
  std::sort(words.begin(), words.end());
  return words;
}

std::string words_text(const Booking& booking) { return booking.payee + ' ' + booking.memo; }

struct Old {
  const LedgerEntry* entry = nullptr;
  std::string_view format;
  bool taken = false;
};

class Search {
 public:
  Search(const std::vector<Booking>& fresh, std::string_view format, const State& state, const Ledger& ledger,
         std::string_view account)
      : fresh_(fresh), format_(format), found_(fresh.size()) {
    const Ledger::AccountLine* line = ledger.find_account(account);
    if (line == nullptr) return;
    for (const std::uint32_t place : line->entries) {
      const LedgerEntry& entry = ledger.entries()[place];
      const auto import = state.imports.find(std::string(import_of(entry.key)));
      by_amount_[entry.amount].push_back(
          {&entry, import == state.imports.end() ? std::string_view() : std::string_view(import->second.format)});
    }
  }

  std::vector<Known> run() {
    for (const Likeness likeness : {Likeness::kReference, Likeness::kEntry, Likeness::kDay, Likeness::kNearDay})
      for (std::size_t place = 0; place < fresh_.size(); ++place)
        if (!found_[place]) look(place, likeness);
    std::vector<Known> known;
    for (std::optional<Known>& one : found_)
      if (one) known.push_back(std::move(*one));
    return known;
  }

 private:
  void look(std::size_t place, Likeness likeness) {
    const auto olds = by_amount_.find(fresh_[place].amount);
    if (olds == by_amount_.end()) return;
    Old* nearest = nullptr;
    for (Old& old : olds->second)
      if (!old.taken && is_like(fresh_[place], old, likeness) &&
          (nearest == nullptr || away(fresh_[place], *old.entry) < away(fresh_[place], *nearest->entry)))
        nearest = &old;
    if (nearest == nullptr) return;
    nearest->taken = true;
    const bool certain = likeness == Likeness::kReference || likeness == Likeness::kEntry ||
                         (likeness == Likeness::kDay && nearest->format != format_);
    found_[place] = Known{place, nearest->entry->key, likeness, certain};
  }

  // In days, by whichever of its two days is nearer.
  static int away(const Booking& fresh, const LedgerEntry& old) {
    int least = std::abs(days_between(fresh.day, old.day));
    if (fresh.value_day) least = std::min(least, std::abs(days_between(*fresh.value_day, old.day)));
    if (old.booking != nullptr && old.booking->value_day)
      least = std::min(least, std::abs(days_between(fresh.day, *old.booking->value_day)));
    return least;
  }

  bool is_like(const Booking& fresh, const Old& old, Likeness likeness) const {
    const LedgerEntry& entry = *old.entry;
    const std::string_view reference = entry.booking == nullptr ? std::string_view() : entry.booking->reference;
    const bool both_have_one = !fresh.reference.empty() && !reference.empty();
    if (likeness == Likeness::kReference)
      return both_have_one && fresh.reference == reference && away(fresh, entry) <= kLongest;
    if (both_have_one && old.format == format_ && fresh.reference != reference) return false;
    const int days = away(fresh, entry);
    if (likeness == Likeness::kDay) return days == 0;
    if (likeness == Likeness::kEntry ? days != 0 : days > kNearDays) return false;
    return alike(words_text(fresh), std::string(entry.payee) + ' ' + std::string(entry.memo));
  }

  // Some banks count their ids anew every year.
  static constexpr int kLongest = 60;

  const std::vector<Booking>& fresh_;
  std::string_view format_;
  std::map<Minor, std::vector<Old>> by_amount_;
  std::vector<std::optional<Known>> found_;
};

}  // namespace

bool alike(std::string_view one, std::string_view other) {
  const std::vector<std::string> a = sorted_words(one), b = sorted_words(other);
  if (a.empty() && b.empty()) return true;
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return !both.empty() && 2 * both.size() >= std::min(a.size(), b.size());
}

std::vector<Known> find_known(const std::vector<Booking>& fresh, std::string_view format, const State& state,
                              const Ledger& ledger, std::string_view account) {
  return Search(fresh, format, state, ledger, account).run();
}

}  // namespace cairn::finance
