# The page's program (cairn_web) and the bare Dear ImGui page the benchmark compares against (bare_imgui).

# Names that changed over Emscripten's versions.
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
  set(CAIRN_STACK_OPTION -sTOTAL_STACK)
else()
  set(CAIRN_STACK_OPTION -sSTACK_SIZE)
endif()

set(CAIRN_WEB_LINK_OPTIONS
  -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
  -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=33554432 "${CAIRN_STACK_OPTION}=1048576"
  -sDYNAMIC_EXECUTION=0 -sFILESYSTEM=0 -sMALLOC=emmalloc
  -sEXIT_RUNTIME=0 -fno-exceptions
  $<$<CONFIG:Debug>:-sASSERTIONS=1> $<$<CONFIG:Debug>:-g2> $<$<NOT:$<CONFIG:Debug>>:-sASSERTIONS=0>)

add_library(imgui_gl STATIC "${CAIRN_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
target_include_directories(imgui_gl SYSTEM PUBLIC "${CAIRN_IMGUI_DIR}/backends")
target_include_directories(imgui_gl PRIVATE "${CMAKE_SOURCE_DIR}/src")
target_compile_definitions(imgui_gl PUBLIC IMGUI_IMPL_OPENGL_ES3
  PRIVATE glGetIntegerv=cairn_gl_get_integerv)  # src/platform/web/gl_state.cpp says why
target_compile_options(imgui_gl PRIVATE -w)
target_link_libraries(imgui_gl PUBLIC imgui PRIVATE cairn_language)

# The one list of what JavaScript may call: src/platform/web/exports.txt, a symbol a line.
set(exports_file "${CMAKE_SOURCE_DIR}/src/platform/web/exports.txt")
set(CAIRN_WEB_EXPORTS _main _malloc _free)
if(EXISTS "${exports_file}")
  file(STRINGS "${exports_file}" CAIRN_WEB_EXPORTS REGEX "^_")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${exports_file}")
endif()
string(JOIN "," exports ${CAIRN_WEB_EXPORTS})

file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/platform/web/*.cpp")
set(bridge "${CMAKE_SOURCE_DIR}/web/bridge.lib.js")
if(web_sources)
  add_executable(cairn_web ${web_sources})
  target_link_libraries(cairn_web PRIVATE cairn_settings cairn_ui imgui_gl)
  target_link_options(cairn_web PRIVATE ${CAIRN_WEB_LINK_OPTIONS} -sEXPORT_NAME=createCairn
    "-sEXPORTED_FUNCTIONS=${exports}")
  if(EXISTS "${bridge}")
    target_link_options(cairn_web PRIVATE --js-library "${bridge}")
    set_target_properties(cairn_web PROPERTIES LINK_DEPENDS "${bridge}")
  endif()
  set_target_properties(cairn_web PROPERTIES OUTPUT_NAME cairn SUFFIX ".js")
  # Divided into what is loaded first and the parts that are fetched apart, and once more through Binaryen: that is smaller
  # than what the linker leaves. Both tools come with Emscripten. A quick build stays in one piece.
  find_program(CAIRN_WASM_OPT wasm-opt REQUIRED)
  find_program(CAIRN_WASM_SPLIT wasm-split REQUIRED)
  set(split_script "${CMAKE_SOURCE_DIR}/src/tools/split_program.mjs")
  file(GLOB split_inputs CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/parts.json" "${split_script}"
    "${CMAKE_SOURCE_DIR}/src/tools/lib/call_graph.mjs" "${CMAKE_SOURCE_DIR}/src/tools/lib/wasm_names.mjs")
  if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_link_options(cairn_web PRIVATE --profiling-funcs)  # keeps the names by which it is divided
    set_property(TARGET cairn_web APPEND PROPERTY LINK_DEPENDS ${split_inputs})
    add_custom_command(TARGET cairn_web POST_BUILD VERBATIM
      COMMAND "${CAIRN_NODE}" "${split_script}" "$<TARGET_FILE_DIR:cairn_web>/cairn.wasm" "${CAIRN_WASM_OPT}"
        "${CAIRN_WASM_SPLIT}")
  endif()
endif()

# The demo window needs an ImGui of its own: ours is compiled without it.
if(EXISTS "${CMAKE_SOURCE_DIR}/tests/bench/bare_imgui.cpp")
  add_executable(bare_imgui EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/bench/bare_imgui.cpp" ${imgui_sources}
    "${CAIRN_IMGUI_DIR}/imgui_demo.cpp" "${CAIRN_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
  target_include_directories(bare_imgui SYSTEM PRIVATE "${CAIRN_IMGUI_DIR}" "${CAIRN_IMGUI_DIR}/backends")
  target_compile_definitions(bare_imgui PRIVATE IMGUI_IMPL_OPENGL_ES3)
  target_compile_options(bare_imgui PRIVATE -w)
  target_link_libraries(bare_imgui PRIVATE cairn_language)
  target_link_options(bare_imgui PRIVATE ${CAIRN_WEB_LINK_OPTIONS} -sEXPORT_NAME=createBare
    --js-library "${CMAKE_SOURCE_DIR}/tests/bench/bare_imgui.lib.js")
  set_target_properties(bare_imgui PROPERTIES SUFFIX ".js"
    LINK_DEPENDS "${CMAKE_SOURCE_DIR}/tests/bench/bare_imgui.lib.js")
endif()
