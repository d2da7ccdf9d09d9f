#include "apps/shop/model.h"

#include "base/checksum.h"
#include "base/text.h"

namespace cairn::shop {
namespace {

constexpr std::size_t kLongestKey = 60;

struct Apply {
  State& state;
  void operator()(const ImportChanged& e) const { apply_to(state.imports, e); }
  void operator()(const MappingChanged& e) const { apply_to(state.mappings, e); }
  void operator()(const CountedAsChanged& e) const { apply_to(state.counted_as, e); }
  void operator()(const ProductChanged& e) const { apply_to(state.products, e); }
  void operator()(const InCartChanged& e) const { apply_to(state.cart, e); }
};

}  // namespace

std::string mapping_key(std::string_view header_signature) { return to_hex(crc32c(header_signature)); }

std::string product_key(const ProductName& product) {
  const std::string& text = product.code.empty() ? product.name : product.code;
  if (text.size() <= kLongestKey) return text;
  return std::string(truncate_utf8(text, kLongestKey)) + "~" + to_hex(crc32c(text));
}

void apply(State& state, const Event& event) { std::visit(Apply{state}, event); }

Event invert(const Event& event) { return inverted(event); }

Events changes_between(const State& from, const State& to) {
  Events out;
  add_differences(from.imports, to.imports, out);
  add_differences(from.mappings, to.mappings, out);
  add_differences(from.counted_as, to.counted_as, out);
  add_differences(from.products, to.products, out);
  add_differences(from.cart, to.cart, out);
  return out;
}

Events changes_to_merge(const State& mine, const State& theirs) {
  Events out;
  add_missing(mine.imports, theirs.imports, out);
  add_missing(mine.mappings, theirs.mappings, out);
  add_missing(mine.counted_as, theirs.counted_as, out);
  add_missing(mine.products, theirs.products, out);
  add_missing(mine.cart, theirs.cart, out);
  return out;
}

}  // namespace cairn::shop
