#pragma once
// The species pages: what we wrote about each plant that the model knows (assets/plants/species). Every fact may be
// wrong, and says where it is from.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::plants {

struct LookAlike {
  int species = 0;  // 1..kSpecies; 0: one without a page, `name`
  std::string name;
  std::string tell;  // how to tell it from the plant of the page
};

struct Species {
  int id = 0;  // 1..kSpecies
  std::string common, latin, family, family_common;
  std::vector<std::string> also, synonyms;
  std::string rank;  // "species", "genus", "hybrid", "family"
  std::string origin;
  std::vector<std::string> habit;
  int height_least_cm = 0, height_most_cm = 0;
  std::vector<int> months;  // in which it flowers, 1..12
  std::string season;
  std::vector<std::string> colours;
  std::string flower, leaves, grows_in, light, water, hardiness, care;
  std::string toxicity;  // "toxic", "harmful if eaten", "irritant", "edible parts", "none known", "not established"
  std::string toxicity_note, note;
  std::vector<LookAlike> look_alikes;
  std::vector<std::string> sources;
};

// All of them, ordered by id, 1..kSpecies; our own file, so kCorrupt means that it did not arrive whole.
Result<std::vector<Species>> read_species(std::string_view json);

}  // namespace cairn::plants
