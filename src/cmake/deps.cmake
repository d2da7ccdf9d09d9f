# Third-party code: header-only libraries from system packages, Dear ImGui and md4c compiled from fetched source.
# Their warnings are not ours to fix: headers are SYSTEM, sources compile with -w.

find_program(CAIRN_NODE NAMES node nodejs REQUIRED)

# Sources, fonts, icons.h and the roadmap in one file; every step is a no-op when up to date.
execute_process(
  COMMAND "${CAIRN_NODE}" "${CMAKE_SOURCE_DIR}/src/tools/prepare.mjs"
  WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
  RESULT_VARIABLE prepare_status)
if(NOT prepare_status EQUAL 0)
  message(FATAL_ERROR "Preparing the build failed; the reason stands above. To repeat it: node src/tools/prepare.mjs")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
  "${CMAKE_SOURCE_DIR}/src/ui/icons.txt" "${CMAKE_SOURCE_DIR}/package-lock.json")
set(CAIRN_GENERATED_DIR "${CMAKE_SOURCE_DIR}/build/generated")
set(CAIRN_FONT_DIR "${CMAKE_SOURCE_DIR}/build/fonts")

function(cairn_source_folder variable default)
  set(folder "$ENV{${variable}}")
  if(NOT folder)
    set(folder "${default}")
  endif()
  set(${variable} "${folder}" CACHE PATH "Folder of the unpacked source")
endfunction()

cairn_source_folder(CAIRN_IMGUI_DIR "${CMAKE_SOURCE_DIR}/build/deps/imgui")
cairn_source_folder(CAIRN_MD4C_DIR "${CMAKE_SOURCE_DIR}/build/deps/md4c")
if(NOT EXISTS "${CAIRN_IMGUI_DIR}/imgui.h")
  message(FATAL_ERROR "No Dear ImGui in ${CAIRN_IMGUI_DIR}. Run: node src/tools/deps.mjs, or set CAIRN_IMGUI_DIR.")
endif()
if(NOT EXISTS "${CAIRN_MD4C_DIR}/src/md4c.h")
  message(FATAL_ERROR "No md4c in ${CAIRN_MD4C_DIR}. Run: node src/tools/deps.mjs, or set CAIRN_MD4C_DIR.")
endif()

# Header-only libraries are copied into the build folder: pointing a cross compiler at /usr/include would mix in the
# host's C library.
function(cairn_header_package name probe package)
  find_path(${name}_INCLUDE "${probe}" PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH)
  if(NOT ${name}_INCLUDE)
    message(FATAL_ERROR "${probe} was not found. Install the package ${package}.")
  endif()
  get_filename_component(folder "${probe}" DIRECTORY)
  file(COPY "${${name}_INCLUDE}/${folder}" DESTINATION "${CMAKE_BINARY_DIR}/include_${name}")
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE "${CMAKE_BINARY_DIR}/include_${name}")
endfunction()

cairn_header_package(nlohmann nlohmann/json.hpp nlohmann-json3-dev)
if(CAIRN_TESTS)
  cairn_header_package(doctest doctest/doctest.h doctest-dev)
  target_compile_definitions(doctest INTERFACE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS
    DOCTEST_CONFIG_SUPER_FAST_ASSERTS DOCTEST_CONFIG_NO_POSIX_SIGNALS)
endif()

add_library(md4c STATIC "${CAIRN_MD4C_DIR}/src/md4c.c" "${CAIRN_MD4C_DIR}/src/entity.c")
target_include_directories(md4c SYSTEM PUBLIC "${CAIRN_MD4C_DIR}/src")
target_compile_definitions(md4c PUBLIC MD4C_USE_UTF8)
target_compile_options(md4c PRIVATE -w)
target_link_libraries(md4c PRIVATE cairn_language)

set(imgui_sources imgui.cpp imgui_draw.cpp imgui_tables.cpp imgui_widgets.cpp)
list(TRANSFORM imgui_sources PREPEND "${CAIRN_IMGUI_DIR}/")
set(imgui_drawing ${imgui_sources})
list(FILTER imgui_drawing EXCLUDE REGEX "/imgui_tables\\.cpp$")
add_library(imgui STATIC ${imgui_drawing} "${CMAKE_SOURCE_DIR}/src/ui/imgui_without_tables.cpp")
# Its configuration header is ours, below src/. Users bring that path themselves: as a SYSTEM path it would silence the
# warnings in our own headers.
target_include_directories(imgui SYSTEM PUBLIC "${CAIRN_IMGUI_DIR}")
target_include_directories(imgui PRIVATE "${CMAKE_SOURCE_DIR}/src")
if(EXISTS "${CMAKE_SOURCE_DIR}/src/ui/imconfig_cairn.h")
  target_compile_definitions(imgui PUBLIC "IMGUI_USER_CONFIG=\"ui/imconfig_cairn.h\"")
endif()
target_compile_options(imgui PRIVATE -w)
target_link_libraries(imgui PRIVATE cairn_language)
