#include "ui/model_words.h"

#include <algorithm>
#include <array>

#include "ui/data_words.h"

namespace cairn::ui {
namespace {

struct Words {
  std::string_view id, name, sentence;
};
constexpr std::array<Words, 5> kWords{{
    {"fast", "Fast", "Says at once whether a text is positive, neutral or negative, from its words and their order."},
    {"deep", "Deep",
     "Says the same after reading a text as a whole: slower and better. Its size includes what runs it."},
    {"irony", "Irony and sarcasm", "Adds to Deep whether a text is meant otherwise than it says."},
    {"emotion", "Emotion", "Adds to Deep whether a text speaks of anger, joy, optimism or sadness."},
    {"plants", "Plants", "Knows the flowers of 102 plants on photos, and says when it does not."},
}};

const Words* find(std::string_view id) {
  const auto found = std::find_if(kWords.begin(), kWords.end(), [id](const Words& words) { return words.id == id; });
  return found == kWords.end() ? nullptr : &*found;
}

std::string tenths(std::int64_t bytes) {
  const std::int64_t tenths = (bytes + 50'000) / 100'000;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

bool needs(const ModelState& model, std::string_view id) {
  return std::find(model.needs.begin(), model.needs.end(), id) != model.needs.end();
}

}  // namespace

std::string_view name_of_model(std::string_view id) {
  const Words* words = find(id);
  return words ? words->name : id;
}

std::string_view sentence_of_model(std::string_view id) {
  const Words* words = find(id);
  return words ? words->sentence : std::string_view();
}

std::string megabytes(std::int64_t bytes) { return bytes < 50'000 ? bytes_words(bytes) : tenths(bytes) + " MB"; }

std::string megabytes_of(std::int64_t bytes, std::int64_t total_bytes) {
  if (total_bytes < 50'000) return bytes_words(bytes) + " of " + bytes_words(total_bytes);
  return tenths(bytes) + " of " + tenths(total_bytes) + " MB";
}

std::string size_of_model(const ModelState& model, const ModelList& list) {
  std::string words = megabytes(model.bytes);
  for (const ModelState& other : list.models)
    if (needs(model, other.id))
      words += ", and needs " + std::string(name_of_model(other.id)) + " (" + megabytes(other.fetch_bytes) + ")";
  return words;
}

std::vector<std::string> dependents_of(std::string_view id, const ModelList& list) {
  std::vector<std::string> names;
  for (const ModelState& model : list.models)
    if (needs(model, id) && model.here_bytes > 0) names.emplace_back(name_of_model(model.id));
  return names;
}

}  // namespace cairn::ui
