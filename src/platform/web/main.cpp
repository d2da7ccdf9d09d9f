// The program on the page: a WebGL 2 context, Dear ImGui on it, and the shell. Everything arrives as events; a tick
// draws one frame when something happened.

#include <emscripten/html5.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include "apps/roadmap/content.h"
#include "platform/web/bridge.h"
#include "platform/web/glyphs.h"
#include "platform/web/model_ports.h"
#include "platform/web/page_events.h"
#include "platform/web/photo_ports.h"
#include "platform/web/ports.h"
#include "shell/shell.h"
#include "ui/draw_print.h"

extern "C" void cairn_host_attach();

namespace cairn::web {
namespace {

class Program {
 public:
  void event(std::string_view header, std::string_view bytes);
  int tick();
  int attend();
  Bridge& bridge() { return bridge_; }

 private:
  void start();
  void take_in();
  void ask_for_more();
  bool make_context();
  void render();
  void fail(std::string_view title, std::string_view message);

  Bridge bridge_;
  WebStorage storage_{bridge_};
  WebFiles files_{bridge_};
  WebProfiles profiles_{bridge_};
  WebParts parts_{bridge_};
  WebModels models_{bridge_};
  WebInference inference_{bridge_};
  WebPhotos photos_{bridge_};
  WebAssets assets_{bridge_};
  WebClock clock_;
  WebPage page_{bridge_};
  ui::FontFiles fonts_;
  std::string content_;
  std::string hash_;
  ui::Environment environment_;
  std::unique_ptr<ui::Shell> shell_;
  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context_ = 0;
  bool context_lost_ = false;
  std::optional<std::uint64_t> on_screen_;  // the picture that is there; none: it is to be drawn whatever it is
  bool shown_ = false;
  bool dark_ = false;
  bool theme_told_ = false;
  bool single_keys_ = true;
};

bool Program::make_context() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = EM_FALSE;
  attributes.depth = EM_FALSE;
  attributes.stencil = EM_FALSE;
  attributes.antialias = EM_FALSE;  // Dear ImGui smooths its own edges
  attributes.enableExtensionsByDefault = EM_FALSE;
  context_ = emscripten_webgl_create_context("#canvas", &attributes);
  return context_ > 0 && emscripten_webgl_make_context_current(context_) == EMSCRIPTEN_RESULT_SUCCESS;
}

void Program::fail(std::string_view title, std::string_view message) {
  bridge_.notify("page.failed", to_text({{"title", std::string(title)}, {"message", std::string(message)}}));
}

void Program::start() {
  Result<roadmap::Content> content = roadmap::read_content(content_);
  if (!content.ok()) {
    fail("The roadmap could not be read", content.error().message + " (" + content.error().where + ")");
    return;
  }
  if (!make_context()) {
    fail("Cairn cannot draw in this browser",
         "This browser offers no WebGL 2, with which Cairn draws its pages. Another browser, or switching hardware "
         "acceleration on in the settings, may help.");
    return;
  }
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  ImGui::GetStyle().AntiAliasedLinesUseTex = false;
  ImGui_ImplOpenGL3_Init("#version 300 es");
  const ui::Fonts fonts = ui::load_fonts(std::move(fonts_), browser_glyphs());
  shell_ = std::make_unique<ui::Shell>(
      ui::ShellPorts{storage_, files_, profiles_, parts_, models_, inference_, photos_, assets_, clock_, page_},
      std::move(content).value(), fonts);
  shell_->set_environment(environment_);
  shell_->set_route(hash_);
  shell_->start();
  content_.clear();
  content_.shrink_to_fit();
}

void Program::event(std::string_view header, std::string_view bytes) {
  const Result<Json> parsed = parse_json(header, 64u << 20);
  if (!parsed.ok()) return;  // our own page wrote it; an unreadable one cannot be answered
  const Json& json = parsed.value();
  const std::string kind = get_string(json, "e").value_or("");
  if (kind == "font") {
    const std::string name = get_string(json, "name").value_or("");
    std::string& target = name == "regular"    ? fonts_.regular
                          : name == "semibold" ? fonts_.semibold
                          : name == "mono"     ? fonts_.mono
                                               : fonts_.icons;
    target = bytes;
  } else if (kind == "content") {
    content_ = bytes;
  } else if (kind == "parts") {
    if (const Json* sizes = get_object(json, "sizes")) parts_.set_sizes(*sizes);
  } else if (kind == "bytes") {
    bridge_.complete_bytes(static_cast<std::uint32_t>(get_int(json, "slot").value_or(0)), bytes);
  } else if (kind == "models") {
    models_.set_changed();
  } else if (kind == "quotes") {
    if (shell_) shell_->set_quotes(bytes);
  } else if (kind == "start") {
    start();
  } else if (kind == "env") {
    environment_ = environment_from(json);
    clock_.set_utc_offset(static_cast<int>(get_int(json, "offset").value_or(0)));
    on_screen_.reset();  // a canvas of another size is empty
    if (shell_) shell_->set_environment(environment_);
  } else if (kind == "route") {
    hash_ = get_string(json, "hash").value_or("");
    if (shell_) shell_->set_route(hash_);
  } else if (kind == "role") {
    storage_.set_role(get_string(json, "role") == "writer" ? StorageRole::kWriter : StorageRole::kFollower);
  } else if (kind == "moved") {
    storage_.set_moved();
  } else if (kind == "context") {
    context_lost_ = get_bool(json, "lost").value_or(false);
    on_screen_.reset();
    if (!context_lost_ && shell_) {
      // Everything that lived in the graphics memory is gone: forget it and let the renderer make it again.
      for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->BackendUserData = nullptr;
        texture->SetStatus(ImTextureStatus_WantCreate);
      }
      ImGui_ImplOpenGL3_Shutdown();
      ImGui_ImplOpenGL3_Init("#version 300 es");
    }
  } else if (!shell_) {
    return;
  } else if (kind == "hidden") {
    (void)shell_->tick();  // what was typed last is still waiting for its pass
    shell_->leave();
  } else if (kind == "update") {
    shell_->set_update_available(get_bool(json, "available").value_or(false));
  } else if (kind == "installable") {
    shell_->set_installable(get_bool(json, "installable").value_or(false));
  } else {
    widget_event(kind, json, bytes, *shell_);
  }
}

void Program::take_in() {
  bridge_.drain();
  storage_.pump();
  files_.pump();
  profiles_.pump();
  parts_.pump();
  models_.pump();
  inference_.pump();
  photos_.pump();
  assets_.pump();
}

void Program::ask_for_more() {
  if (shell_->has_more()) bridge_.notify("page.attend", "{}");
}

int Program::attend() {
  if (!shell_) return 0;
  take_in();
  const int patience = shell_->attend();
  ask_for_more();
  return patience;
}

int Program::tick() {
  if (!shell_) return -1;
  take_in();
  const int wait = shell_->tick();
  ask_for_more();
  if (context_lost_ || !shell_->showing()) return wait;
  if (!theme_told_ || dark_ != shell_->dark()) {
    theme_told_ = true;
    dark_ = shell_->dark();
    page_.set_theme(dark_ ? "dark" : "light");
  }
  if (single_keys_ != shell_->single_keys()) {
    single_keys_ = shell_->single_keys();
    page_.set_single_keys(single_keys_);
  }
  render();
  const std::string patch = shell_->take_patch();
  if (!patch.empty()) bridge_.notify("page.mirror", patch);
  if (!shown_) {
    shown_ = true;
    bridge_.notify("page.shown", "{}");
  }
  return wait;
}

void Program::render() {
  ImDrawData* data = ImGui::GetDrawData();
  if (!data) return;
  const auto print = ui::draw_print(*data);
  if (print && print == on_screen_) return;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplOpenGL3_RenderDrawData(data);
  on_screen_ = print;
}

Program& program() {
  static Program instance;  // the page calls free functions; this is what they reach
  return instance;
}

}  // namespace
}  // namespace cairn::web

extern "C" {

void* cairn_alloc(std::size_t size) { return std::malloc(size > 0 ? size : 1); }

// `block` holds a JSON header and then bytes; it is ours from here on.
void cairn_event(char* block, std::size_t header_length, std::size_t total_length) {
  const std::string_view all(block, total_length);
  cairn::web::program().event(all.substr(0, header_length), all.substr(header_length));
  std::free(block);
}

void cairn_complete(std::uint32_t slot, int ok, char* block, std::size_t length) {
  cairn::web::program().bridge().complete(slot, ok != 0, std::string(block, length));
  std::free(block);
}

void cairn_progress(std::uint32_t slot, double fraction) { cairn::web::program().bridge().progress(slot, fraction); }

int cairn_attend() { return cairn::web::program().attend(); }

int cairn_tick() { return cairn::web::program().tick(); }

}  // extern "C"

int main() {
  cairn_host_attach();
  return 0;
}
