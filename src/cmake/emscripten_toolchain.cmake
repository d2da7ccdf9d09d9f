# Finds Emscripten through the emcc on PATH (or EMSCRIPTEN_ROOT_PATH) and hands over to its own toolchain file.

if(NOT EMSCRIPTEN_ROOT_PATH)
  find_program(CAIRN_EMCC emcc)
  if(NOT CAIRN_EMCC)
    message(FATAL_ERROR "emcc is not on PATH. Install Emscripten (Debian: apt-get install -y emscripten).")
  endif()
  file(REAL_PATH "${CAIRN_EMCC}" emcc_file)
  get_filename_component(EMSCRIPTEN_ROOT_PATH "${emcc_file}" DIRECTORY)
  if(NOT EXISTS "${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake")
    # emcc is a wrapper that lives elsewhere; Emscripten's own tool knows the place.
    execute_process(COMMAND em-config EMSCRIPTEN_ROOT OUTPUT_VARIABLE EMSCRIPTEN_ROOT_PATH
      OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
endif()
set(emscripten_toolchain "${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake")
if(NOT EXISTS "${emscripten_toolchain}")
  message(FATAL_ERROR "${EMSCRIPTEN_ROOT_PATH} holds no Emscripten toolchain file. Set EMSCRIPTEN_ROOT_PATH.")
endif()

# Debian's Emscripten links through Node modules that only Debian's own Node finds by itself.
set(node_path "$ENV{NODE_PATH}")
if(EXISTS /usr/share/nodejs AND NOT node_path MATCHES "/usr/share/nodejs")
  string(JOIN ":" node_path ${node_path} /usr/share/nodejs)
  set(ENV{NODE_PATH} "${node_path}")
endif()
if(node_path)
  set(CMAKE_C_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=${node_path}")
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_C_LINKER_LAUNCHER}")
endif()

include("${emscripten_toolchain}")
