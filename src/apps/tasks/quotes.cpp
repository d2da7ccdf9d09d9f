#include "apps/tasks/quotes.h"

#include <cassert>
#include <cstdint>
#include <optional>
#include <unordered_set>
#include <utility>

#include "base/json.h"
#include "base/random.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

constexpr std::uint64_t kSeed = 0x51'756F'7465'73;
constexpr const char* kOwnTranslation = "our translation";

Error corrupt(const std::string& message, const std::string& where) {
  return {ErrorCode::kCorrupt, "The quotes that ship with the program cannot be read: " + message + ".", where};
}

std::optional<std::string> problem_of(const std::string& value, std::size_t max_bytes) {
  if (value.empty() || trim(value).size() != value.size()) return "a text is empty or has spaces around it";
  if (value.size() > max_bytes) return "a text is longer than " + std::to_string(max_bytes) + " bytes";
  if (!is_valid_utf8(value)) return "a text is not UTF-8";
  for (const char c : value)
    if (static_cast<unsigned char>(c) < ' ') return "a text has a line break or another control character";
  return std::nullopt;
}

Result<std::string> read_field(const Json& object, const char* key, std::size_t max_bytes, const std::string& path) {
  std::optional<std::string> value = get_string(object, key);
  if (!value) return corrupt("a text is missing", path + "." + key);
  if (const auto problem = problem_of(*value, max_bytes)) return corrupt(*problem, path + "." + key);
  return std::move(*value);
}

Result<Quote> read_quote(const Json& json, const std::string& path) {
  struct Field {
    const char* key;
    std::string Quote::*member;
    std::size_t max_bytes;
  };
  constexpr Field kFields[] = {{"text", &Quote::text, kMaxQuoteBytes},
                               {"author", &Quote::author, kMaxQuoteFieldBytes},
                               {"work", &Quote::work, kMaxQuoteFieldBytes},
                               {"year", &Quote::year, kMaxQuoteFieldBytes},
                               {"translator", &Quote::translator, kMaxQuoteFieldBytes}};
  if (!json.is_object()) return corrupt("a quote is no object", path);
  Quote quote;
  for (const Field& field : kFields) {
    if (field.member == &Quote::translator && !json.contains(field.key)) continue;
    Result<std::string> value = read_field(json, field.key, field.max_bytes, path);
    if (!value.ok()) return value.error();
    quote.*field.member = std::move(value).value();
  }
  return quote;
}

}  // namespace

Quotes::Quotes(std::vector<Quote> quotes) : quotes_(std::move(quotes)) {
  assert(!quotes_.empty());
  Random random(kSeed);
  random.shuffle(quotes_);
  for (std::size_t i = 1; i < quotes_.size(); ++i) {
    for (std::size_t j = i; j < quotes_.size(); ++j) {
      if (quotes_[j].author == quotes_[i - 1].author) continue;
      std::swap(quotes_[i], quotes_[j]);
      break;
    }
  }
}

Result<Quotes> read_quotes(std::string_view json_text) {
  const Result<Json> parsed = parse_json(json_text, kMaxQuotesBytes);
  if (!parsed.ok()) return parsed.error();
  if (get_string(parsed.value(), "format") != "cairn-quotes") return corrupt("it is another kind of file", "format");
  const Json* list = get_array(parsed.value(), "quotes");
  if (list == nullptr || list->empty()) return corrupt("there are none", "quotes");
  if (list->size() > kMaxQuotes)
    return Error{ErrorCode::kTooLarge, "There are more than " + std::to_string(kMaxQuotes) + " quotes.", "quotes"};
  std::vector<Quote> quotes;
  std::unordered_set<std::string> texts;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string path = "quotes[" + std::to_string(i) + "]";
    Result<Quote> quote = read_quote((*list)[i], path);
    if (!quote.ok()) return quote.error();
    if (!texts.insert(quote.value().text).second) return corrupt("a quote comes twice", path + ".text");
    quotes.push_back(std::move(quote).value());
  }
  return Quotes(std::move(quotes));
}

std::size_t place_of(const Quotes& quotes, Date day) {
  const auto size = static_cast<std::int64_t>(quotes.size());
  const std::int64_t rest = day.days % size;
  return static_cast<std::size_t>(rest < 0 ? rest + size : rest);
}

const Quote& quote_of(const Quotes& quotes, Date day) { return quotes.at(place_of(quotes, day)); }

std::size_t next_place(const Quotes& quotes, std::size_t place) { return (place + 1) % quotes.size(); }

std::string source_of(const Quote& quote) {
  std::string source = quote.author + ", " + quote.work + " (" + quote.year + ")";
  if (quote.translator.empty()) return source;
  if (quote.translator == kOwnTranslation || quote.author == "The Bible") return source + ", " + quote.translator;
  return source + ", translated by " + quote.translator;
}

}  // namespace cairn::tasks
