#include "apps/shop/commands.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/numbers.h"
#include "base/text.h"
#include "core/changed_codec.h"

namespace cairn::shop {
namespace {

struct Kind {
  std::string_view kind, words;
};
// In the order of Command's alternatives.
constexpr std::array<Kind, 5> kKinds{{{"shop.import", "adding orders"},
                                      {"shop.rename", "renaming orders"},
                                      {"shop.remove", "removing orders"},
                                      {"shop.count", "counting a product as something else"},
                                      {"shop.forget", "forgetting how files are read"}}};

Error invalid(std::string message, std::string where) {
  return {ErrorCode::kInvalid, std::move(message), std::move(where)};
}
Error no_such_import() { return {ErrorCode::kNotFound, "These orders do not exist any more.", "import"}; }

template <class T>
std::optional<T> present(const std::map<std::string, T>& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? std::nullopt : std::optional<T>(found->second);
}

struct Decide {
  const State& state;
  const Context& context;

  Result<Events> operator()(const AddImport& add) const {
    if (add.id.empty() || add.id.size() > kMaxKeyBytes || state.imports.count(add.id) != 0)
      return invalid("These orders are there already.", "id");
    if (state.imports.size() >= kMaxImports)
      return invalid("There are " + with_commas(kMaxImports) +
                         " files of orders here, which is as many as fit. Remove some that a later file holds too.",
                     "id");
    Import import = add.import;
    import.name = clean_name(import.name);
    import.added_at = context.now;
    if (Status status = check_import(import); !status.ok()) return status.error();
    Events out{ImportChanged{add.id, std::nullopt, std::move(import)}};
    if (!add.mapping) return out;
    Mapping mapping = *add.mapping;
    std::sort(mapping.columns.begin(), mapping.columns.end());
    if (Status status = check_mapping(mapping); !status.ok()) return status.error();
    const std::optional<Mapping> before = present(state.mappings, add.mapping_key);
    if (before != mapping) out.push_back(MappingChanged{add.mapping_key, before, std::move(mapping)});
    return out;
  }

  Result<Events> operator()(const RenameImport& rename) const {
    const std::optional<Import> before = present(state.imports, rename.id);
    if (!before) return no_such_import();
    Import after = *before;
    after.name = clean_name(rename.name);
    if (Status status = check_import(after); !status.ok()) return status.error();
    if (after == *before) return Events();
    return Events{ImportChanged{rename.id, before, std::move(after)}};
  }

  Result<Events> operator()(const RemoveImport& remove) const {
    const std::optional<Import> before = present(state.imports, remove.id);
    if (!before) return no_such_import();
    return Events{ImportChanged{remove.id, before, std::nullopt}};
  }

  Result<Events> operator()(const CountProduct& count) const {
    if (count.product_key.empty() || count.product_key.size() > kMaxKeyBytes)
      return invalid("There is no such product.", "product");
    const std::optional<CountedAs> before = present(state.counted_as, count.product_key);
    const std::optional<CountedAs> after = count.kind ? std::optional<CountedAs>(CountedAs{*count.kind}) : std::nullopt;
    if (before == after) return Events();
    return Events{CountedAsChanged{count.product_key, before, after}};
  }

  Result<Events> operator()(const ForgetMappings&) const {
    if (state.mappings.empty()) return invalid("There is nothing to forget.", "mappings");
    Events out;
    for (const auto& [key, mapping] : state.mappings) out.push_back(MappingChanged{key, mapping, std::nullopt});
    return out;
  }
};

}  // namespace

std::string clean_name(std::string_view text) {
  std::string name = to_valid_utf8(text);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return std::string(trim(name));
}

Status check_import(const Import& import) {
  if (import.name.empty()) return invalid("Orders need a name.", "name");
  if (import.name.size() > kMaxNameBytes)
    return invalid("The name is too long: its first " +
                       std::to_string(count_code_points(truncate_utf8(import.name, kMaxNameBytes))) +
                       " characters fit.",
                   "name");
  if (import.origin.size() > kMaxOriginBytes) return invalid("The file's name is too long.", "origin");
  if (import.lines < 1 || import.lines > kMaxLines)
    return invalid("A file holds 1 to " + with_commas(static_cast<std::size_t>(kMaxLines)) + " order lines.", "lines");
  if (import.set_aside < 0) return invalid("The rows set aside cannot be read.", "set_aside");
  if (!parse_date(to_iso(import.first)) || !parse_date(to_iso(import.last)) || import.last < import.first)
    return invalid("The days of the orders lie in the years 1900 to 2199, in their order.", "first");
  return Done{};
}

Status check_mapping(const Mapping& mapping) {
  if (mapping.columns.size() > kMaxColumns) return invalid("So many columns mean nothing.", "columns");
  const auto fits = [](const std::string& text) { return text.size() <= kMaxColumnBytes; };
  for (const auto& [field, column] : mapping.columns)
    if (field.empty() || !fits(field) || !fits(column)) return invalid("A column has no such name.", "columns");
  if (!fits(mapping.date_order) || !fits(mapping.decimal_sign) || !fits(mapping.currency))
    return invalid("How the file is read cannot be read.", "columns");
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

}  // namespace cairn::shop
