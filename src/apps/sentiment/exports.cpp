#include "apps/sentiment/exports.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/json.h"
#include "base/text.h"

namespace cairn::sentiment {
namespace {

double four_decimals(double value) { return std::round(value * 10'000) / 10'000; }

std::string words_of(double value) { return to_text(Json(value)); }

std::string probability(const std::optional<double>& value) { return value ? words_of(four_decimals(*value)) : ""; }

void set(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

}  // namespace

Tone likeliest(const ToldTone& told) {
  const auto& p = told.probabilities;
  return static_cast<Tone>(std::max_element(p.begin(), p.end()) - p.begin());
}

std::string_view told_words(const ToldTone& told) {
  return told.sure ? kToneNames[static_cast<std::size_t>(likeliest(told))] : "Not sure";
}

TextsExport::TextsExport(TextsFormat format, std::string_view collection, std::vector<std::string> models)
    : format_(format), models_(std::move(models)) {
  if (format == TextsFormat::kJson) {
    json_ = "{\"schema\":" + std::to_string(kSchema) +
            ",\"kind\":\"cairn.sentiment.texts\",\"collection\":" + to_text(Json(collection)) + ",\"texts\":[";
    return;
  }
  for (const char* name : {"Text", "Time", "Author", "Source", "Id", "File label", "Rating", "Copies", "Language"})
    csv_.cell(name);
  for (const std::string& model : models_) {
    csv_.cell(model + ": told");
    for (const std::string_view tone : kToneNames) csv_.cell(model + ": " + to_lower_ascii(tone));
  }
  for (const char* name : {"Own label", "Irony", "Sarcasm", "Emotion"}) csv_.cell(name);
  csv_.end_row();
}

void TextsExport::add(const ExportedText& text) { format_ == TextsFormat::kCsv ? add_csv(text) : add_json(text); }

void TextsExport::add_csv(const ExportedText& text) {
  csv_.cell(to_valid_utf8(text.text)).plain(text.time ? to_iso(*text.time) : "");
  for (const std::string* cell : {&text.author, &text.source, &text.id, &text.file_label})
    csv_.cell(to_valid_utf8(*cell));
  csv_.plain(text.rating ? words_of(*text.rating) : "").plain(std::to_string(text.copies)).cell(text.language);
  for (std::size_t i = 0; i < models_.size(); ++i) {
    const std::optional<ToldTone> told = i < text.told.size() ? text.told[i] : std::nullopt;
    csv_.plain(told ? told_words(*told) : "");
    for (std::size_t tone = 0; tone < kTones; ++tone)
      csv_.plain(told ? words_of(four_decimals(told->probabilities[tone])) : "");
  }
  csv_.plain(text.own ? kToneNames[static_cast<std::size_t>(*text.own)] : "");
  csv_.plain(probability(text.irony)).plain(probability(text.sarcasm)).cell(text.emotion).end_row();
}

void TextsExport::add_json(const ExportedText& text) {
  Json row = {{"text", text.text}};
  if (text.time) row["time"] = to_iso(*text.time);
  set(row, "author", text.author);
  set(row, "source", text.source);
  set(row, "id", text.id);
  set(row, "label", text.file_label);
  if (text.rating) row["rating"] = *text.rating;
  if (text.copies > 0) row["copies"] = text.copies;
  set(row, "language", text.language);
  for (std::size_t i = 0; i < models_.size() && i < text.told.size(); ++i) {
    if (!text.told[i]) continue;
    Json& told = row["models"][models_[i]];
    told["told"] = to_lower_ascii(told_words(*text.told[i]));
    for (std::size_t tone = 0; tone < kTones; ++tone)
      told[to_lower_ascii(kToneNames[tone])] = four_decimals(text.told[i]->probabilities[tone]);
  }
  if (text.own) row["own_label"] = to_lower_ascii(kToneNames[static_cast<std::size_t>(*text.own)]);
  if (text.irony) row["irony"] = four_decimals(*text.irony);
  if (text.sarcasm) row["sarcasm"] = four_decimals(*text.sarcasm);
  set(row, "emotion", text.emotion);
  json_ += first_ ? "\n" : ",\n";
  json_ += to_text(row);
  first_ = false;
}

std::string TextsExport::finish() {
  if (format_ == TextsFormat::kCsv) return csv_.finish();
  return std::move(json_) + "\n]}\n";
}

}  // namespace cairn::sentiment
