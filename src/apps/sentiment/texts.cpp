#include "apps/sentiment/texts.h"

#include <array>
#include <utility>

#include "base/json.h"
#include "base/text.h"

namespace cairn::sentiment {
namespace {

constexpr std::size_t kMaxChunkBytes = 64u << 20;
constexpr std::size_t kFields = 9;

Error corrupt() {
  return {ErrorCode::kCorrupt,
          "Some texts of this collection are not what was kept. Read the file again, then remove this collection.",
          "texts"};
}

bool read_row(const Json& json, reading::ReadText& out) {
  if (!json.is_array() || json.size() != kFields) return false;
  constexpr std::array<std::size_t, 5> kWords{0, 2, 3, 4, 5};
  for (const std::size_t at : kWords)
    if (!json[at].is_string()) return false;
  if (!json[1].is_null() && !json[1].is_number_integer()) return false;
  if (!json[6].is_null() && !json[6].is_number()) return false;
  if (!json[7].is_number_unsigned() || json[7].get<unsigned>() > 2 || !json[8].is_number_unsigned()) return false;
  out.text = json[0].get_ref<const std::string&>();
  if (trim(out.text).empty() || out.text.size() > reading::kMaxTextCharacters * 4) return false;
  if (!json[1].is_null()) out.time = Instant{json[1].get<std::int64_t>()};
  out.author = json[2].get_ref<const std::string&>();
  out.source = json[3].get_ref<const std::string&>();
  out.id = json[4].get_ref<const std::string&>();
  out.label = json[5].get_ref<const std::string&>();
  if (!json[6].is_null()) out.rating = json[6].get<double>();
  out.language = static_cast<reading::Language>(json[7].get<unsigned>());
  out.copies = json[8].get<std::size_t>();
  return true;
}

}  // namespace

std::string collection_prefix(std::string_view collection) {
  return std::string(kAllPrefix) + std::string(collection) + "/";
}

std::string texts_prefix(std::string_view collection) { return collection_prefix(collection) + "texts/"; }

std::string verdicts_prefix(std::string_view collection, std::string_view judge) {
  return collection_prefix(collection) + "verdicts/" + std::string(judge) + "/";
}

std::string chunk_key(std::string_view prefix, std::size_t chunk) {
  constexpr std::size_t kDigits = 5;
  std::string number = std::to_string(chunk);
  return std::string(prefix) + std::string(kDigits - number.size(), '0') + number;
}

std::string_view collection_of(std::string_view key) {
  if (key.substr(0, kAllPrefix.size()) != kAllPrefix) return {};
  key.remove_prefix(kAllPrefix.size());
  const std::size_t slash = key.find('/');
  return slash == std::string_view::npos ? std::string_view() : key.substr(0, slash);
}

std::string encode_texts(const reading::ReadText* first, std::size_t count) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < count; ++i) {
    const reading::ReadText& t = first[i];
    rows.push_back(Json::array({t.text, t.time ? Json(t.time->ms) : Json(), t.author, t.source, t.id, t.label,
                                t.rating ? Json(*t.rating) : Json(), static_cast<unsigned>(t.language), t.copies}));
  }
  return to_text(rows);
}

Result<std::vector<reading::ReadText>> decode_texts(std::string_view text) {
  const Result<Json> json = parse_json(text, kMaxChunkBytes);
  if (!json.ok() || !json.value().is_array() || json.value().size() > kChunkRows) return corrupt();
  std::vector<reading::ReadText> texts(json.value().size());
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (!read_row(json.value()[i], texts[i])) return corrupt();
  return texts;
}

}  // namespace cairn::sentiment
