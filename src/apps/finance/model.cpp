#include "apps/finance/model.h"

#include "base/checksum.h"

namespace cairn::finance {
namespace {

constexpr char kPlaceMark = '.';

struct Apply {
  State& state;
  void operator()(const AccountChanged& e) const { apply_to(state.accounts, e); }
  void operator()(const ImportChanged& e) const { apply_to(state.imports, e); }
  void operator()(const EntryChanged& e) const { apply_to(state.entries, e); }
  void operator()(const FilingChanged& e) const { apply_to(state.filings, e); }
  void operator()(const MappingChanged& e) const { apply_to(state.mappings, e); }
  void operator()(const ReconciliationChanged& e) const { apply_to(state.reconciliations, e); }
  void operator()(const CategoryChanged& e) const { apply_to(state.categories, e); }
  void operator()(const ScheduleChanged& e) const { apply_to(state.schedules, e); }
};

}  // namespace

std::string mapping_key(std::string_view header_signature) { return to_hex(crc32c(header_signature)); }

std::string entry_key(std::string_view import, std::size_t place) {
  return std::string(import) + kPlaceMark + std::to_string(place);
}

std::string_view import_of(std::string_view entry_key) {
  const std::size_t mark = entry_key.find(kPlaceMark);
  return mark == std::string_view::npos ? std::string_view() : entry_key.substr(0, mark);
}

void apply(State& state, const Event& event) { std::visit(Apply{state}, event); }

Event invert(const Event& event) { return inverted(event); }

Events changes_between(const State& from, const State& to) {
  Events out;
  add_differences(from.accounts, to.accounts, out);
  add_differences(from.imports, to.imports, out);
  add_differences(from.entries, to.entries, out);
  add_differences(from.filings, to.filings, out);
  add_differences(from.mappings, to.mappings, out);
  add_differences(from.reconciliations, to.reconciliations, out);
  add_differences(from.categories, to.categories, out);
  add_differences(from.schedules, to.schedules, out);
  return out;
}

Events changes_to_merge(const State& mine, const State& theirs) {
  Events out;
  add_missing(mine.accounts, theirs.accounts, out);
  add_missing(mine.imports, theirs.imports, out);
  add_missing(mine.entries, theirs.entries, out);
  add_missing(mine.filings, theirs.filings, out);
  add_missing(mine.mappings, theirs.mappings, out);
  add_missing(mine.reconciliations, theirs.reconciliations, out);
  add_missing(mine.categories, theirs.categories, out);
  add_missing(mine.schedules, theirs.schedules, out);
  return out;
}

}  // namespace cairn::finance
