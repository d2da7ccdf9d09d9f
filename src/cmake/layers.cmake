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
endfunction()

file(GLOB_RECURSE core_sources CONFIGURE_DEPENDS
  "${CMAKE_SOURCE_DIR}/src/base/*.cpp" "${CMAKE_SOURCE_DIR}/src/core/*.cpp" "${CMAKE_SOURCE_DIR}/src/ml/*.cpp"
  "${CMAKE_SOURCE_DIR}/src/apps/*.cpp")
set(view_sources ${core_sources})
list(FILTER view_sources INCLUDE REGEX "/src/apps/.*/view[^/]*\\.cpp$")
list(FILTER core_sources EXCLUDE REGEX "/src/apps/.*/view[^/]*\\.cpp$")
# What learns, and what ranks thousands of tasks: built for speed, the rest for size.
set(fast_sources ${core_sources})
list(FILTER fast_sources INCLUDE REGEX "/src/(ml/[^/]*|base/radix_sort|apps/tasks/(urgency|features|lessons|learner|arrange|filter_match))\\.cpp$")
list(REMOVE_ITEM core_sources ${fast_sources})
add_library(cairn_fast OBJECT ${fast_sources})
target_link_libraries(cairn_fast PRIVATE cairn_settings)
set_target_properties(cairn_fast PROPERTIES CAIRN_SPEED ON)
cairn_library(cairn_core ${core_sources} $<TARGET_OBJECTS:cairn_fast>)
target_link_libraries(cairn_core PUBLIC nlohmann)

file(GLOB_RECURSE fake_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/platform/fake/*.cpp")
cairn_library(cairn_fake ${fake_sources})
target_link_libraries(cairn_fake PUBLIC cairn_core)

file(GLOB_RECURSE ui_sources CONFIGURE_DEPENDS
  "${CMAKE_SOURCE_DIR}/src/ui/*.cpp" "${CMAKE_SOURCE_DIR}/src/shell/*.cpp")
cairn_library(cairn_ui ${ui_sources} ${view_sources})
target_link_libraries(cairn_ui PUBLIC cairn_core imgui PRIVATE md4c)
target_include_directories(cairn_ui PUBLIC "${CAIRN_GENERATED_DIR}")
