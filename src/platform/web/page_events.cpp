#include "platform/web/page_events.h"

#include <utility>

namespace cairn::web {
namespace {

float number(const Json& json, const char* key) { return static_cast<float>(get_number(json, key).value_or(0)); }

ui::EventKind kind_of_event(const std::string& kind) {
  if (kind == "click") return ui::EventKind::kClick;
  if (kind == "input") return ui::EventKind::kInput;
  if (kind == "commit") return ui::EventKind::kCommit;
  if (kind == "key") return ui::EventKind::kKey;
  if (kind == "scroll") return ui::EventKind::kScroll;
  if (kind == "pointer") return ui::EventKind::kPointer;
  if (kind == "file") return ui::EventKind::kFile;
  if (kind == "photos") return ui::EventKind::kPhotos;
  if (kind == "dismiss") return ui::EventKind::kDismiss;
  if (kind == "drag") return ui::EventKind::kDrag;
  if (kind == "drop") return ui::EventKind::kDrop;
  return ui::EventKind::kNone;
}

ui::Color system_color(const Json& json, const char* key) {
  return ui::rgb(static_cast<std::uint32_t>(get_int(json, key).value_or(0)) & 0xFFFFFFu);
}

std::vector<ChosenPhoto> photos_from(const Json& json) {
  std::vector<ChosenPhoto> photos;
  if (const Json* list = get_array(json, "list"))
    for (const Json& photo : *list)
      photos.push_back({static_cast<int>(get_int(photo, "n").value_or(0)), get_string(photo, "name").value_or(""),
                        get_int(photo, "bytes").value_or(0)});
  return photos;
}

}  // namespace

ui::Environment environment_from(const Json& json) {
  ui::Environment env;
  env.width_px = number(json, "w");
  env.height_px = number(json, "h");
  env.dpr = number(json, "dpr");
  env.inset_top_px = number(json, "top");
  env.inset_bottom_px = number(json, "bottom");
  env.dark = get_bool(json, "dark").value_or(false);
  env.touch = get_bool(json, "touch").value_or(false);
  env.reduced_motion = get_bool(json, "reduced_motion").value_or(false);
  env.more_contrast = get_bool(json, "more_contrast").value_or(false);
  if (const auto system = json.find("system"); system != json.end() && system->is_object())
    env.forced_colors = ui::SystemColors{system_color(*system, "canvas"), system_color(*system, "canvas_text"),
                                         system_color(*system, "link_text"), system_color(*system, "gray_text")};
  env.mac = get_bool(json, "mac").value_or(false);
  env.online = get_bool(json, "online").value_or(true);
  return env;
}

void widget_event(const std::string& kind, const Json& json, std::string_view bytes, ui::Shell& shell) {
  const auto id = static_cast<ui::Id>(get_int(json, "i").value_or(0));
  ui::Pointer& pointer = shell.pointer();
  if (kind == "hover") {
    pointer.hovered = id;
  } else if (kind == "press") {
    pointer.pressed = id;
  } else if (kind == "focus") {
    pointer.focused = id;
    pointer.focus_visible = get_bool(json, "visible").value_or(false);
  } else if (kind == "files_over") {
    pointer.files_over = id;
  } else if (kind_of_event(kind) != ui::EventKind::kNone) {
    ui::Event event;
    event.kind = kind_of_event(kind);
    event.id = id;
    event.value = get_string(json, "v").value_or("");
    event.bytes = bytes;
    event.key = get_string(json, "key").value_or("");
    event.ctrl = get_bool(json, "ctrl").value_or(false);
    event.shift = get_bool(json, "shift").value_or(false);
    event.alt = get_bool(json, "alt").value_or(false);
    event.x = number(json, "x");
    event.y = number(json, "y");
    event.target = static_cast<ui::Id>(get_int(json, "t").value_or(0));
    if (event.kind == ui::EventKind::kPhotos) event.photos = photos_from(json);
    if (event.kind == ui::EventKind::kPointer || event.kind == ui::EventKind::kDrag) pointer.at = {event.x, event.y};
    if (event.kind == ui::EventKind::kDrag) {
      pointer.dragged = id;
      pointer.over = event.target;
    } else if (event.kind == ui::EventKind::kDrop) {
      pointer.dragged = pointer.over = 0;
    }
    shell.push(std::move(event));
  }
}

}  // namespace cairn::web
