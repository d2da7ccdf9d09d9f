#pragma once
// Where a model stands on its way to being asked.

#include <cstdint>

namespace cairn {

enum class ModelStand : std::uint8_t {
  kUnknown,   // being looked up
  kAbsent,    // to be fetched
  kFetching,  // on its way
  kReading,   // on this device, not yet in memory
  kReady,
  kStopped,  // running it ended the page: it runs again when that is allowed
  kFailed    // and why is known
};

}  // namespace cairn
