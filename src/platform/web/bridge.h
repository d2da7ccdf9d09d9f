#pragma once
// The C++ end of the bridge. A call goes out with a slot number and comes back exactly once, into an inbox that is
// drained at the start of a tick: no callback enters a frame. A slot is index and generation, so what arrives for a
// call that was given up is dropped. Knows nothing of what the operations mean.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/pending.h"

namespace cairn::web {

class Bridge {
 public:
  // `args` and the answer are JSON; an answer of bytes is JSON's binary value. Errors carry the code that the page
  // gave.
  Pending<Json> call(std::string_view op, const Json& args);
  void notify(std::string_view op, std::string_view args);  // no answer is wanted

  // From the page, at any time.
  void complete(std::uint32_t slot, bool ok, std::string text);
  void complete_bytes(std::uint32_t slot, std::string_view bytes);
  void progress(std::uint32_t slot, double fraction);

  void drain();  // at the start of a tick

 private:
  struct Slot {
    std::uint16_t generation = 1;
    bool in_use = false;
    Promise<Json> promise;
  };
  struct Arrival {
    std::uint32_t slot = 0;
    bool ok = false;
    bool binary = false;
    std::string text;                 // JSON
    std::vector<std::uint8_t> bytes;  // where it is binary
  };
  Slot* find(std::uint32_t slot);
  void release(std::uint32_t slot);

  std::vector<Slot> slots_;
  std::vector<Arrival> inbox_;
};

}  // namespace cairn::web
