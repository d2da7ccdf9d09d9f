#pragma once
// What was learned, as it is kept beside the log: EASE's links and the weights of the blend. The rest follows from the
// orders. It is a cache: made again where it is not there, damaged, or of other orders.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports.h"
#include "ml/factors/blend.h"
#include "ml/factors/sales.h"

namespace cairn::shop {

inline constexpr std::string_view kLearnedPrefix = "shop-learned/";

// Of the sales and of how they are learned from: another one means that what is kept is of no use.
std::uint32_t fingerprint(const factors::Sales& sales);

std::vector<Blob> encode_learned(const factors::Blend& blend, std::uint32_t fingerprint);
// Nothing: it is not what encode_learned() wrote for this fingerprint.
std::unique_ptr<factors::Blend> decode_learned(const std::vector<Blob>& blobs, std::uint32_t fingerprint,
                                               const factors::Demand& demand);

}  // namespace cairn::shop
