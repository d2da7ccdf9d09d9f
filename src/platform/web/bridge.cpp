#include "platform/web/bridge.h"

#include <array>
#include <utility>

extern "C" {
void cairn_host_call(std::uint32_t slot, const char* op, std::size_t op_length, const char* args,
                     std::size_t args_length);
void cairn_host_cancel(std::uint32_t slot);
}

namespace cairn::web {
namespace {

constexpr std::uint32_t kIndexBits = 16;
constexpr std::size_t kMaxAnswer = 512u << 20;

ErrorCode code_from(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, ErrorCode>, 10> kCodes{{
      {"invalid", ErrorCode::kInvalid},
      {"not_found", ErrorCode::kNotFound},
      {"conflict", ErrorCode::kConflict},
      {"corrupt", ErrorCode::kCorrupt},
      {"too_new", ErrorCode::kTooNew},
      {"foreign", ErrorCode::kForeign},
      {"too_large", ErrorCode::kTooLarge},
      {"storage_full", ErrorCode::kStorageFull},
      {"unavailable", ErrorCode::kUnavailable},
      {"cancelled", ErrorCode::kCancelled},
  }};
  for (const auto& [text, code] : kCodes)
    if (text == name) return code;
  return ErrorCode::kInternal;
}

}  // namespace

Pending<Json> Bridge::call(std::string_view op, const Json& args) {
  std::size_t index = 0;
  while (index < slots_.size() && slots_[index].in_use) ++index;
  if (index == slots_.size()) slots_.emplace_back();
  Slot& slot = slots_[index];
  slot.in_use = true;
  slot.promise = Promise<Json>();
  const std::uint32_t number =
      (static_cast<std::uint32_t>(slot.generation) << kIndexBits) | static_cast<std::uint32_t>(index);
  slot.promise.on_cancel([this, number] {
    release(number);
    cairn_host_cancel(number);
  });
  Pending<Json> pending = slot.promise.pending();
  const std::string text = to_text(args);
  cairn_host_call(number, op.data(), op.size(), text.data(), text.size());
  return pending;
}

void Bridge::notify(std::string_view op, std::string_view args) {
  cairn_host_call(0, op.data(), op.size(), args.data(), args.size());
}

void Bridge::complete(std::uint32_t slot, bool ok, std::string text) {
  inbox_.push_back({slot, ok, false, std::move(text), {}});
}

void Bridge::complete_bytes(std::uint32_t slot, std::string_view bytes) {
  const auto* const first = reinterpret_cast<const std::uint8_t*>(bytes.data());
  inbox_.push_back({slot, true, true, {}, {first, first + bytes.size()}});
}

void Bridge::progress(std::uint32_t slot, double fraction) {
  if (Slot* found = find(slot)) found->promise.progress(fraction);
}

void Bridge::drain() {
  std::vector<Arrival> arrivals;
  arrivals.swap(inbox_);
  for (Arrival& arrival : arrivals) {
    Slot* slot = find(arrival.slot);
    if (!slot) continue;
    Promise<Json> promise = slot->promise;
    release(arrival.slot);
    if (arrival.binary) {
      promise.complete(Json::binary(std::move(arrival.bytes)));
      continue;
    }
    Result<Json> parsed = parse_json(arrival.text, kMaxAnswer);
    if (!parsed.ok() || arrival.ok) {
      promise.complete(std::move(parsed));
      continue;
    }
    promise.complete(Error{code_from(get_string(parsed.value(), "code").value_or("")),
                           get_string(parsed.value(), "message").value_or("The browser gave no reason."),
                           get_string(parsed.value(), "where").value_or("")});
  }
}

Bridge::Slot* Bridge::find(std::uint32_t slot) {
  const std::size_t index = slot & ((1u << kIndexBits) - 1);
  if (index >= slots_.size()) return nullptr;
  Slot& found = slots_[index];
  return found.in_use && found.generation == slot >> kIndexBits ? &found : nullptr;
}

void Bridge::release(std::uint32_t slot) {
  Slot* found = find(slot);
  if (!found) return;
  found->in_use = false;
  found->generation = static_cast<std::uint16_t>(found->generation + 1);
  if (found->generation == 0) found->generation = 1;  // slot number 0 means "no answer wanted"
}

}  // namespace cairn::web
