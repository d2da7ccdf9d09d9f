// The measure for size and first frame: Dear ImGui's own demo window with its default font on a WebGL2 canvas, and
// nothing of Cairn. Draws frames until the demo has laid itself out, marks the first one, then stops.
#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include "imgui.h"
#include "imgui_impl_opengl3.h"

extern "C" void bare_mark_frame(int frame);

namespace {

constexpr int kFrames = 3;  // Windows of unknown size are hidden in their first frame.
int frames_drawn = 0;

EM_BOOL draw_frame(double, void*) {
  double width = 0.0;
  double height = 0.0;
  emscripten_get_element_css_size("#canvas", &width, &height);
  const double scale = emscripten_get_device_pixel_ratio();
  const int pixel_width = static_cast<int>(width * scale);
  const int pixel_height = static_cast<int>(height * scale);
  emscripten_set_canvas_element_size("#canvas", pixel_width, pixel_height);

  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
  io.DisplayFramebufferScale = ImVec2(static_cast<float>(scale), static_cast<float>(scale));
  io.DeltaTime = 1.0F / 60.0F;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ImGui::ShowDemoWindow();
  ImGui::Render();
  glViewport(0, 0, pixel_width, pixel_height);
  glClearColor(0.1F, 0.1F, 0.1F, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  bare_mark_frame(++frames_drawn);
  return frames_drawn < kFrames ? EM_TRUE : EM_FALSE;
}

}  // namespace

int main() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = EM_FALSE;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context("#canvas", &attributes);
  if (context <= 0) return 1;
  emscripten_webgl_make_context_current(context);
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui_ImplOpenGL3_Init("#version 300 es");
  emscripten_request_animation_frame_loop(draw_frame, nullptr);
  return 0;
}
