#include "apps/sentiment/desk/exporting.h"

#include <algorithm>
#include <utility>

namespace cairn::sentiment::desk {
namespace {

constexpr std::size_t kRowsInASlice = 500;

std::vector<Shown> models_of(const OpenCollection& open) {
  std::vector<Shown> models;
  for (const Shown shown : kAllShown)
    if (const Run* run = open.run(shown); run != nullptr && run->done() > 0) models.push_back(shown);
  return models;
}

std::vector<std::string> names_of(const std::vector<Shown>& models) {
  std::vector<std::string> names;
  names.reserve(models.size());
  for (const Shown shown : models) names.emplace_back(name_of(shown));
  return names;
}

std::string language_words(reading::Language language) {
  if (language == reading::Language::kEnglish) return "English";
  return language == reading::Language::kOther ? "other" : "";
}

}  // namespace

Exporting::Exporting(TextsFormat format, std::string collection, const OpenCollection& open)
    : format_(format),
      collection_(std::move(collection)),
      rows_(open.lens().shown()),
      models_(models_of(open)),
      texts_(format, collection_, names_of(models_)) {}

double Exporting::share() const {
  return rows_.empty() ? 1 : static_cast<double>(at_) / static_cast<double>(rows_.size());
}

bool Exporting::tend(const OpenCollection& open, const Shelf& shelf) {
  for (std::size_t most = kRowsInASlice; most > 0 && at_ < rows_.size(); --most, ++at_) {
    const std::size_t row = rows_[at_];
    const reading::ReadText& text = open.texts()[row];
    ExportedText out;
    out.text = text.text;
    out.time = text.time;
    out.author = text.author;
    out.source = text.source;
    out.id = text.id;
    out.file_label = text.label;
    out.rating = text.rating;
    out.copies = text.copies;
    out.language = language_words(text.language);
    if (open.own()[row] >= 0) out.own = static_cast<Tone>(open.own()[row]);
    for (const Shown shown : models_) {
      const Run* run = open.run(shown);
      if (run == nullptr || row >= run->done()) {
        out.told.emplace_back();
        continue;
      }
      const Verdict& verdict = run->verdicts()[row];
      ToldTone told;
      told.probabilities = verdict.tones(open.scale());
      told.sure = sentiment::told(told.probabilities, open.threshold(shown, shelf)).sure;
      out.told.emplace_back(told);
      if (const auto irony = verdict.irony()) out.irony = irony;
      if (const auto sarcasm = verdict.sarcasm()) out.sarcasm = sarcasm;
      if (const auto emotions = verdict.emotions()) {
        const auto likeliest = std::max_element(emotions->begin(), emotions->end());
        if (*likeliest >= shelf.sure("emotion"))
          out.emotion = kEmotions[static_cast<std::size_t>(likeliest - emotions->begin())];
      }
    }
    texts_.add(out);
  }
  return at_ == rows_.size();
}

}  // namespace cairn::sentiment::desk
