# Options, and the compile settings every target of ours shares (interface library cairn_settings).

option(CAIRN_TESTS "Build the tests" ON)
option(CAIRN_SANITIZE "Address and undefined behaviour sanitizers (native only)" OFF)
option(CAIRN_LTO "Optimise across files" OFF)
option(CAIRN_PRECOMPILE "Read once the headers that most files of a library include" OFF)

# Warnings are errors with the compilers the project is developed with; a newer one may know warnings nobody has seen
# yet, and shows them without breaking the build.
set(werror_default OFF)
if(EMSCRIPTEN)
  if(EMSCRIPTEN_VERSION VERSION_LESS 4)
    set(werror_default ON)
  endif()
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  set(werror_default ON)
elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 15)
  set(werror_default ON)
endif()
option(CAIRN_WERROR "Warnings in our code are errors" ${werror_default})

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

if(EMSCRIPTEN)
  # Measured on Dear ImGui's demo with -flto: -O3 319 kB, -O2 314 kB, -Os 244 kB, -Oz 236 kB of Brotli. -Oz gives up
  # loop optimisations for 3 %; -Os does not.
  # The flag is an option of targets, below, so that a target can ask for speed: Emscripten's -O2 after -Os undoes nothing.
  set(CMAKE_C_FLAGS_RELEASE "-DNDEBUG")
  set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG")
endif()

find_program(CAIRN_CCACHE ccache)
if(CAIRN_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER "${CAIRN_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CAIRN_CCACHE}")
endif()

# Language rules for all code, third-party included: exceptions and run-time types cost bytes on the wire.
add_library(cairn_language INTERFACE)
target_compile_options(cairn_language INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>
  -ffunction-sections -fdata-sections
  # The same arithmetic on every platform: no fused multiply-add where the source has none.
  -ffp-contract=off)
if(EMSCRIPTEN)
  # Copies as one instruction: what -Oz links for memcpy goes byte by byte, and photos are megabytes.
  target_compile_options(cairn_language INTERFACE -mbulk-memory)
  target_link_options(cairn_language INTERFACE -mbulk-memory)
  # The target property CAIRN_SPEED: for the few files that compute for milliseconds. -Os does not inline even a vector's
  # element: fitting a choice model took 3.3 times as long with it. CAIRN_SMALL: for the many that decide, read, write and
  # describe, a few of which run in a frame.
  target_compile_options(cairn_language INTERFACE
    $<$<CONFIG:Release>:$<IF:$<BOOL:$<TARGET_PROPERTY:CAIRN_SPEED>>,-O2,$<IF:$<BOOL:$<TARGET_PROPERTY:CAIRN_SMALL>>,-Oz,-Os>>>)
  # The property CAIRN_TOOL: a program that nobody downloads, and that is linked quickly.
  target_link_options(cairn_language INTERFACE
    $<$<CONFIG:Release>:$<IF:$<BOOL:$<TARGET_PROPERTY:CAIRN_TOOL>>,-O1,-Oz>>)
endif()
if(CAIRN_LTO)
  target_compile_options(cairn_language INTERFACE -flto)
  target_link_options(cairn_language INTERFACE -flto)
endif()
if(CAIRN_SANITIZE AND NOT EMSCRIPTEN)
  # vptr needs run-time types, which we do without.
  set(sanitizers -fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(cairn_language INTERFACE ${sanitizers})
  target_link_options(cairn_language INTERFACE ${sanitizers})
  # What computes for long computes for minutes in a debug build with sanitizers.
  target_compile_options(cairn_language INTERFACE $<$<AND:$<CONFIG:Debug>,$<BOOL:$<TARGET_PROPERTY:CAIRN_SPEED>>>:-O1>)
endif()

# The headers that most files of a target include, read once for all of them. Off where the page is built, so that a file
# which forgets an include of its own is found there (decisions/0017).
function(cairn_precompile target)
  if(CAIRN_PRECOMPILE)
    list(TRANSFORM ARGN PREPEND "${CMAKE_SOURCE_DIR}/" REGEX "^[a-z]")
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()
set(CAIRN_STANDARD_HEADERS <algorithm> <array> <cmath> <cstdint> <functional> <limits> <map> <memory> <optional> <set>
  <string> <string_view> <unordered_map> <utility> <variant> <vector>)

add_library(cairn_settings INTERFACE)
target_link_libraries(cairn_settings INTERFACE cairn_language)
target_include_directories(cairn_settings INTERFACE "${CMAKE_SOURCE_DIR}/src")
target_compile_options(cairn_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  $<$<BOOL:${CAIRN_WERROR}>:-Werror>
  $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor -Wold-style-cast>)
# GCC 12 takes std::string's operator+ for an overlapping copy when it optimises (GCC bug 105651, mended in 13).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # clang-tidy reads the same flags and does not know this one
  target_compile_options(cairn_settings INTERFACE -Wno-restrict -Wno-unknown-warning-option)
endif()

# Paths in messages and debug data are relative to the source tree, so builds in different folders are alike.
target_compile_options(cairn_settings INTERFACE "-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=")
