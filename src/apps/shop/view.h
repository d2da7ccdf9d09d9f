#pragma once
// The shop's screens. They and all that they work with are a part that is fetched when it is first needed; what stands
// here is what the rest of the program knows of them.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "apps/shop/commands.h"
#include "apps/shop/model.h"
#include "base/door.h"
#include "core/part_loader.h"
#include "core/ports.h"
#include "ui/app_out.h"
#include "ui/route.h"
#include "ui/ui.h"

namespace cairn::shop {

namespace desk {
struct Held;
}

struct ViewContext {
  const State& state;
  Storage& storage;
  Photos& photos;
  std::uint64_t version = 0;  // of the state
  const ui::Route* route = nullptr;
  Instant now;
  int utc_offset_minutes = 0;
  bool loaded = true;    // the state is there
  bool writable = true;  // false: another tab writes; controls that change say why they are off
  bool in_sample = false;
  std::string_view read_only_because() const { return writable ? "" : "Cairn is open for writing in another tab"; }
};

using Out = ui::AppOut<State, Command, Context, Events>;

enum class Screen : std::uint8_t {
  kDashboard,
  kCustomers,
  kTogether,
  kProducts,
  kProduct,
  kStore,
  kItem,
  kCart,
  kRecommend,
  kLines,
  kFiles,
  kNone
};

struct View {
  std::unique_ptr<desk::Held, void (*)(desk::Held*)> held{nullptr, nullptr};  // made when the part is here
  std::optional<std::int64_t> wait_ms;                                        // until it is to be tended again
  bool has_more = false;                                                      // there is work that waits for nothing
  bool unhurried = false;                                                     // and it is to be drawn now and then only
};

Screen screen_of(std::string_view argument);      // of the address "#/shop/<argument>"
std::string title_of(std::string_view argument);  // of the page

CAIRN_DOOR void tend_shop(View& view, const ViewContext& context, Out& out, Here<Part::kShop> here);
CAIRN_DOOR void draw_shop(ui::Ui& ui, const ViewContext& context, View& view, Out& out, Here<Part::kShop> here);

}  // namespace cairn::shop
