# Our libraries, one per side of the line that includes may not cross:
#   cairn_core  base, core, ml, apps without views   (no ImGui, no Emscripten)
#   cairn_fake  ports for tests                  (platform/fake)
#   cairn_ui    ui, the views of apps, shell     (adds ImGui and md4c)

function(cairn_library name)
  if(NOT ARGN)
    file(APPEND "${CMAKE_BINARY_DIR}/empty_${name}.cpp" "")
    set(ARGN "${CMAKE_BINARY_DIR}/empty_${name}.cpp")
  endif()
  add_library(${name} STATIC ${ARGN})
  target_link_libraries(${name} PUBLIC cairn_settings)
  cairn_precompile(${name} ${CAIRN_STANDARD_HEADERS})
endfunction()

file(GLOB_RECURSE core_sources CONFIGURE_DEPENDS
  "${CMAKE_SOURCE_DIR}/src/base/*.cpp" "${CMAKE_SOURCE_DIR}/src/core/*.cpp" "${CMAKE_SOURCE_DIR}/src/ml/*.cpp"
  "${CMAKE_SOURCE_DIR}/src/apps/*.cpp")
set(view_sources ${core_sources})
list(FILTER view_sources INCLUDE REGEX "/src/apps/.*/view[^/]*\\.cpp$")
list(FILTER core_sources EXCLUDE REGEX "/src/apps/.*/view[^/]*\\.cpp$")
# What learns, and what ranks thousands of tasks: built for speed. The applications besides, their screens and the shell:
# for size. Between them base and ui, and what turns thousands of tasks into records.
function(cairn_objects name property)
  add_library(${name} OBJECT ${ARGN})
  target_link_libraries(${name} PRIVATE cairn_settings nlohmann)
  set_target_properties(${name} PROPERTIES ${property} ON)
  cairn_precompile(${name} ${CAIRN_STANDARD_HEADERS})
endfunction()

set(fast_sources ${core_sources})
list(FILTER fast_sources INCLUDE REGEX
  "/src/(ml/.*|base/(radix_sort|checksum|checked_base64|base64|text_hash|column_names|amounts|written_dates|months|currency|money)|apps/plants/(search|search_index|photos)|apps/shop/(catalogue|combine|lines_codec|figures/.*|reading/.*)|apps/finance/(bookings|ledger|duplicates|transfers|taking|filing/.*|reading/.*)|apps/tasks/(urgency|features|lessons|learner|arrange|filter_match))\\.cpp$")
list(REMOVE_ITEM core_sources ${fast_sources})
set(small_sources ${core_sources})
list(FILTER small_sources INCLUDE REGEX "/src/(core|apps)/")
list(FILTER small_sources EXCLUDE REGEX "/src/(core/log|apps/tasks/codec_entities)\\.cpp$")
list(REMOVE_ITEM core_sources ${small_sources})
cairn_objects(cairn_fast CAIRN_SPEED ${fast_sources})
if(EMSCRIPTEN)  # four numbers at once: what trains takes a third of the time (decisions/0015)
  set_source_files_properties("${CMAKE_SOURCE_DIR}/src/ml/factors/tile_kernel.cpp" PROPERTIES COMPILE_OPTIONS -msimd128)
endif()
cairn_objects(cairn_small CAIRN_SMALL ${small_sources})
cairn_precompile(cairn_small src/base/json.h src/core/changed.h)
cairn_library(cairn_core ${core_sources} $<TARGET_OBJECTS:cairn_fast> $<TARGET_OBJECTS:cairn_small>)
target_link_libraries(cairn_core PUBLIC nlohmann)
if(NOT EMSCRIPTEN)  # nobody downloads it, and much of what the tests do is done in base
  set_target_properties(cairn_core PROPERTIES CAIRN_SPEED ON)
endif()

file(GLOB_RECURSE fake_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/platform/fake/*.cpp")
cairn_library(cairn_fake ${fake_sources})
target_link_libraries(cairn_fake PUBLIC cairn_core)

file(GLOB_RECURSE ui_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/ui/*.cpp")
list(FILTER ui_sources EXCLUDE REGEX "/imgui_without_tables\\.cpp$")  # a part of imgui itself, deps.cmake
file(GLOB_RECURSE shell_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/shell/*.cpp")
cairn_objects(cairn_views CAIRN_SMALL ${shell_sources} ${view_sources})
target_link_libraries(cairn_views PRIVATE imgui)
cairn_precompile(cairn_views src/ui/ui.h src/ui/widgets.h src/ui/layout.h)
target_include_directories(cairn_views PRIVATE "${CAIRN_GENERATED_DIR}")
cairn_library(cairn_ui ${ui_sources} $<TARGET_OBJECTS:cairn_views>)
target_link_libraries(cairn_ui PUBLIC cairn_core imgui PRIVATE md4c)
target_include_directories(cairn_ui PUBLIC "${CAIRN_GENERATED_DIR}")
