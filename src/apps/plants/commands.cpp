#include "apps/plants/commands.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/text.h"
#include "core/changed_codec.h"

namespace cairn::plants {
namespace {

constexpr int kMinutesOfDay = 24 * 60;
constexpr int kMillion = 1'000'000;

struct Kind {
  std::string_view kind, words;
};
// In the order of Command's alternatives.
constexpr std::array<Kind, 6> kKinds{{{"plants.add", "keeping an observation"},
                                      {"plants.edit", "changing an observation"},
                                      {"plants.remove", "removing from the journal"},
                                      {"plants.import", "adding observations"},
                                      {"plants.review", "an answer of the quiz"},
                                      {"plants.forget", "forgetting what was learned"}}};

Error invalid(std::string message, std::string where) {
  return {ErrorCode::kInvalid, std::move(message), std::move(where)};
}
Error no_such_observation() {
  return {ErrorCode::kNotFound, "This observation does not exist any more.", "observation"};
}

std::string one_line(std::string_view text) {
  std::string line = to_valid_utf8(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return std::string(trim(line));
}

Status check_length(std::string_view what, std::string_view text, std::size_t most, const char* where) {
  if (text.size() <= most) return Done{};
  return invalid("The " + std::string(what) + " is too long: its first " +
                     std::to_string(count_code_points(truncate_utf8(text, most))) + " characters fit.",
                 where);
}

bool lies_within(int value, int most) { return value >= -most && value <= most; }

void clean(Observation& observation) {
  observation.name = one_line(observation.name);
  observation.place = one_line(observation.place);
  observation.notes = std::string(trim(to_valid_utf8(observation.notes)));
  if (observation.species != 0) observation.name.clear();
}

struct Decide {
  const State& state;
  const Context& context;

  Result<Events> operator()(const AddObservation& add) const {
    return (*this)(AddObservations{{{add.id, add.observation}}});
  }

  Result<Events> operator()(const AddObservations& add) const {
    Events out;
    std::set<std::string_view> ids;
    for (const auto& [id, observation] : add.observations) {
      if (id.empty() || id.size() > kMaxKeyBytes) return invalid("An observation has no such name.", "id");
      if (state.observations.count(id) != 0 || !ids.insert(id).second)
        return invalid("This observation is there already.", "id");
      Observation kept = observation;
      clean(kept);
      kept.added_at = context.now;
      if (Status status = check_observation(kept); !status.ok()) return status.error();
      out.push_back(ObservationChanged{id, std::nullopt, std::move(kept)});
    }
    return out;
  }

  Result<Events> operator()(const EditObservation& edit) const {
    const auto found = state.observations.find(edit.id);
    if (found == state.observations.end()) return no_such_observation();
    Observation after = found->second;
    if (edit.species) after.species = *edit.species;
    if (edit.name) after.name = *edit.name;
    if (edit.day) after.day = *edit.day;
    if (edit.minute) after.minute = *edit.minute;
    if (edit.place) after.place = *edit.place;
    if (edit.position) after.position = *edit.position;
    if (edit.notes) after.notes = *edit.notes;
    if (edit.photos) after.photos = *edit.photos;
    clean(after);
    if (Status status = check_observation(after); !status.ok()) return status.error();
    if (after == found->second) return Events();
    return Events{ObservationChanged{edit.id, found->second, std::move(after)}};
  }

  Result<Events> operator()(const RemoveObservations& remove) const {
    Events out;
    std::set<std::string_view> ids;
    for (const std::string& id : remove.ids) {
      const auto found = state.observations.find(id);
      if (found == state.observations.end()) return no_such_observation();
      if (!ids.insert(id).second) continue;
      out.push_back(ObservationChanged{id, found->second, std::nullopt});
    }
    return out;
  }

  Result<Events> operator()(const ReviewCard& review) const {
    if (review.species < 1 || review.species > kSpecies) return invalid("There is no such species.", "species");
    if (Status status = check_card(review.card); !status.ok()) return status.error();
    const std::string key = card_key(review.species);
    const auto found = state.cards.find(key);
    const std::optional<Card> before = found == state.cards.end() ? std::nullopt : std::optional<Card>(found->second);
    return Events{CardChanged{key, before, review.card}};
  }

  Result<Events> operator()(const ForgetCards&) const {
    if (state.cards.empty()) return invalid("There is nothing to forget.", "cards");
    Events out;
    for (const auto& [key, card] : state.cards) out.push_back(CardChanged{key, card, std::nullopt});
    return out;
  }
};

}  // namespace

Status check_observation(const Observation& o) {
  if (o.species < 0 || o.species > kSpecies) return invalid("There is no such species.", "species");
  if (Status s = check_length("name", o.name, kMaxNameBytes, "name"); !s.ok()) return s;
  if (Status s = check_length("place", o.place, kMaxPlaceBytes, "place"); !s.ok()) return s;
  if (Status s = check_length("note", o.notes, kMaxNotesBytes, "notes"); !s.ok()) return s;
  if (!parse_date(to_iso(o.day))) return invalid("A day lies in the years 1900 to 2199.", "day");
  if (o.minute && (*o.minute < 0 || *o.minute >= kMinutesOfDay)) return invalid("The day has no such time.", "minute");
  if (o.position) {
    if (!lies_within(o.position->latitude_e6, 90 * kMillion))
      return invalid("A latitude lies between -90 and 90 degrees.", "position");
    if (!lies_within(o.position->longitude_e6, 180 * kMillion))
      return invalid("A longitude lies between -180 and 180 degrees.", "position");
  }
  if (o.told.species < 0 || o.told.species > kSpecies || o.told.permille < 0 || o.told.permille > 1000)
    return invalid("What the model said cannot be read.", "told");
  if (o.told.species == 0 && (o.told.permille != 0 || o.told.sure))
    return invalid("What the model said names no species.", "told");
  if (o.photos.size() > kMaxPhotos)
    return invalid("An observation holds at most " + std::to_string(kMaxPhotos) + " photos.", "photos");
  for (const std::string& id : o.photos)
    if (id.empty() || id.size() > kMaxPhotoIdBytes) return invalid("A photo has no such name.", "photos");
  return Done{};
}

Status check_card(const Card& card) {
  const bool sound = card.stability_ms >= 1 && card.difficulty_e3 >= 1000 && card.difficulty_e3 <= 10'000 &&
                     card.reviews >= 1 && card.lapses >= 0 && card.lapses <= card.reviews &&
                     parse_date(to_iso(card.due)) && parse_instant(to_iso(card.reviewed_at));
  if (!sound) return invalid("What was learned cannot be read.", "card");
  return Done{};
}

Result<Events> decide(const State& state, const Command& command, const Context& context) {
  return std::visit(Decide{state, context}, command);
}

std::string_view kind_of(const Command& command) { return kKinds[command.index()].kind; }

std::string_view words_for(std::string_view gesture_kind) {
  for (const Kind& kind : kKinds)
    if (kind.kind == gesture_kind) return kind.words;
  return "change";
}

}  // namespace cairn::plants
