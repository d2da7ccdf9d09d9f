#pragma once
// From the cells of a row to an observation: the same for tables and for GeoJSON.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "apps/plants/exchange/exchange.h"
#include "apps/plants/exchange/names.h"

namespace cairn::plants::exchange {

enum class Field : std::uint8_t {
  kId,
  kDay,
  kTime,
  kLatin,
  kCommon,
  kOwnName,
  kPlace,
  kLatitude,
  kLongitude,
  kNotes,
  kModelSaid,
  kModelSure,
  kRemarks,  // on the identification
};
inline constexpr std::size_t kFields = 13;

// Of a column or a property, by our words, those of Darwin Core, and some that others use.
std::optional<Field> field_of(std::string_view header);

struct Row {
  std::size_t line = 0;
  std::string_view text;  // as it stands in the file
  std::array<std::string, kFields> cells;
  std::string& operator[](Field field) { return cells[static_cast<std::size_t>(field)]; }
  const std::string& operator[](Field field) const { return cells[static_cast<std::size_t>(field)]; }
};

class Intake {
 public:
  Intake(const std::vector<Species>& species, const State& state) : names_(species), state_(state) {}

  void take(const Row& row);
  void set_aside(std::size_t line, std::string_view text, std::string problem);
  bool full() const { return rows_ > kMaxObservations; }
  ReadObservations finish() { return std::move(out_); }

 private:
  // What is wrong with it; empty: nothing.
  std::string understand(const Row& row, Observation& out) const;
  void identify(const Row& row, Observation& out, std::string& notes) const;
  void read_told_cells(const Row& row, Observation& out, std::string& notes) const;
  void keep(std::string_view id, Observation observation);

  SpeciesNames names_;
  const State& state_;
  ReadObservations out_;
  std::map<std::string, std::size_t, std::less<>> taken_;  // id -> index of out_.observations
  std::size_t rows_ = 0;
};

}  // namespace cairn::plants::exchange
