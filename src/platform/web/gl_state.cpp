// What Dear ImGui's renderer asks of WebGL. It saves and restores the whole state around every frame, as it must in a
// program that draws other things too; each question makes the browser wait for its graphics process.
// Nothing else draws in this context, so questions about bindings are answered here with the
// state that the renderer may leave behind, and only facts about the context itself are really asked.

#include <GLES3/gl3.h>

// Takes the place of glGetIntegerv in the renderer (a definition in src/cmake/web.cmake).
extern "C" void cairn_gl_get_integerv(GLenum name, GLint* values) {
  switch (name) {
    case GL_MAJOR_VERSION:
    case GL_MINOR_VERSION:
    case GL_MAX_TEXTURE_SIZE:
    case GL_NUM_EXTENSIONS:
      glGetIntegerv(name, values);
      return;
    case GL_ACTIVE_TEXTURE:
      *values = GL_TEXTURE0;
      return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA:
      *values = GL_ONE;
      return;
    case GL_BLEND_DST_RGB:
    case GL_BLEND_DST_ALPHA:
      *values = GL_ZERO;
      return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA:
      *values = GL_FUNC_ADD;
      return;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:
      values[0] = values[1] = values[2] = values[3] = 0;
      return;
    default:
      *values = 0;
      return;  // no program, texture, buffer, array or sampler is bound
  }
}
