// What the rest of the program asks of the identifier's screens before their part is here.

#include "apps/plants/view.h"

namespace cairn::plants {
namespace {

constexpr std::string_view kSpeciesPrefix = "species/", kJournalPrefix = "journal/";

}  // namespace

Screen screen_of(std::string_view argument) {
  if (argument.empty()) return Screen::kIdentify;
  if (argument == "sees") return Screen::kSees;
  if (argument == "learn") return Screen::kLearn;
  if (argument == "journal") return Screen::kJournal;
  if (argument.rfind(kJournalPrefix, 0) == 0) return Screen::kObservation;
  if (argument == "species") return Screen::kSpeciesList;
  if (argument.rfind(kSpeciesPrefix, 0) == 0 && species_of_card(argument.substr(kSpeciesPrefix.size())))
    return Screen::kSpeciesPage;
  return Screen::kNone;
}

int species_of_address(std::string_view argument) {
  if (screen_of(argument) != Screen::kSpeciesPage) return 0;
  return *species_of_card(argument.substr(kSpeciesPrefix.size()));
}

std::string title_of(std::string_view argument) {
  switch (screen_of(argument)) {
    case Screen::kSpeciesList:
    case Screen::kSpeciesPage:
      return "Plants: species";
    case Screen::kJournal:
    case Screen::kObservation:
      return "Plants: journal";
    case Screen::kSees:
      return "Plants: how it sees";
    case Screen::kLearn:
      return "Plants: learn";
    case Screen::kIdentify:
    case Screen::kNone:
      break;
  }
  return "Plants";
}

std::string species_href(int species) { return "#/plants/" + std::string(kSpeciesPrefix) + std::to_string(species); }

std::string_view observation_of_address(std::string_view argument) {
  return screen_of(argument) == Screen::kObservation ? argument.substr(kJournalPrefix.size()) : std::string_view();
}

std::string observation_href(std::string_view id) {
  return "#/plants/" + std::string(kJournalPrefix) + std::string(id);
}

}  // namespace cairn::plants
