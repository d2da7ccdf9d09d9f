# Test programs. Paths to the tree reach them as definitions; under Emscripten they read the real file system of Node.

# Under Emscripten: a program for Node.
function(cairn_node_program name)
  if(NOT EMSCRIPTEN)
    return()
  endif()
  set_target_properties(${name} PROPERTIES SUFFIX ".cjs" CAIRN_TOOL ON)
  # Compiled at once, from the file: the oldest supported Emscripten would fetch() a path, which Node refuses.
  target_link_options(${name} PRIVATE -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1
    -sASSERTIONS=1 -sWASM_ASYNC_COMPILATION=0 "${CAIRN_STACK_OPTION}=1048576")
endfunction()

# It holds doctest's own code, which comes with the first reading of its header only.
set_source_files_properties("${CMAKE_SOURCE_DIR}/src/cmake/doctest_main.cpp" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)

function(cairn_test_program name label)
  set(sources ${ARGN})
  list(FILTER sources INCLUDE REGEX "/main\\.cpp$")
  if(NOT sources)
    list(APPEND ARGN "${CMAKE_SOURCE_DIR}/src/cmake/doctest_main.cpp")
  endif()
  add_executable(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE cairn_settings cairn_fake cairn_core doctest)
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  target_compile_definitions(${name} PRIVATE
    "CAIRN_ASSETS_DIR=\"${CMAKE_SOURCE_DIR}/assets\""
    "CAIRN_MODELS_DIR=\"${CMAKE_SOURCE_DIR}/models\""
    "CAIRN_FIXTURES_DIR=\"${CMAKE_SOURCE_DIR}/tests/fixtures\""
    "CAIRN_ROADMAP_JSON=\"${CAIRN_GENERATED_DIR}/roadmap.json\""
    "CAIRN_SPECIES_JSON=\"${CAIRN_GENERATED_DIR}/species.json\""
    "CAIRN_FONT_DIR=\"${CAIRN_FONT_DIR}\"")
  cairn_node_program(${name})
  if(EMSCRIPTEN)
    add_test(NAME ${name} COMMAND "${CAIRN_NODE}" "$<TARGET_FILE:${name}>")
  else()
    add_test(NAME ${name} COMMAND ${name})
  endif()
  set_tests_properties(${name} PROPERTIES LABELS ${label})
endfunction()

file(GLOB_RECURSE unit_tests CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/unit/*.cpp")
if(unit_tests)
  cairn_test_program(cairn_unit_tests unit ${unit_tests})
  cairn_precompile(cairn_unit_tests ${CAIRN_STANDARD_HEADERS} <doctest/doctest.h> src/base/json.h src/base/random.h)
endif()

file(GLOB_RECURSE ui_tests CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/ui/*.cpp")
if(ui_tests AND NOT EMSCRIPTEN)
  cairn_test_program(cairn_ui_tests ui ${ui_tests})
  target_link_libraries(cairn_ui_tests PRIVATE cairn_ui)
  cairn_precompile(cairn_ui_tests <doctest/doctest.h> tests/ui/harness.h)
endif()

add_test(NAME layers COMMAND "${CAIRN_NODE}" "${CMAKE_SOURCE_DIR}/src/tools/check_layers.mjs")
set_tests_properties(layers PROPERTIES LABELS layers)

# How well the learned priority does on simulated people, and how long it takes; `npm run evaluate -- tasks` runs it.
add_executable(cairn_evaluate_tasks EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/bench/evaluate_tasks.cpp")
target_link_libraries(cairn_evaluate_tasks PRIVATE cairn_settings cairn_core)
cairn_node_program(cairn_evaluate_tasks)

# How quick the fast model of tone is.
add_executable(cairn_bench_fast_model EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/bench/fast_model.cpp")
target_link_libraries(cairn_bench_fast_model PRIVATE cairn_settings cairn_core)
cairn_node_program(cairn_bench_fast_model)

# How good the shipped models of tone are; `npm run evaluate -- sentiment` runs it.
add_executable(cairn_evaluate_sentiment EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/bench/evaluate_sentiment.cpp")
target_link_libraries(cairn_evaluate_sentiment PRIVATE cairn_settings cairn_core)
cairn_node_program(cairn_evaluate_sentiment)
# How good the shipped model of plants is; `npm run evaluate -- plants` runs it.
add_executable(cairn_evaluate_plants EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/bench/evaluate_plants.cpp")
target_link_libraries(cairn_evaluate_plants PRIVATE cairn_settings cairn_core)
cairn_node_program(cairn_evaluate_plants)
# How good the shop's recommendations are; `npm run evaluate -- shop` runs it.
add_executable(cairn_evaluate_shop EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/bench/evaluate_shop.cpp")
target_link_libraries(cairn_evaluate_shop PRIVATE cairn_settings cairn_core)
cairn_node_program(cairn_evaluate_shop)
# How good forecasts are; `npm run evaluate -- finance` runs it.
add_executable(cairn_evaluate_forecast EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/bench/evaluate_forecast.cpp")
target_link_libraries(cairn_evaluate_forecast PRIVATE cairn_settings cairn_core)
cairn_node_program(cairn_evaluate_forecast)
# How often suggested categories are right; `npm run evaluate -- categories` runs it.
add_executable(cairn_evaluate_categories EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/bench/evaluate_categories.cpp")
target_link_libraries(cairn_evaluate_categories PRIVATE cairn_settings cairn_core)
cairn_node_program(cairn_evaluate_categories)
# What files of banks become; tests/banks asks it.
add_executable(cairn_read_statements EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/banks/read_statements.cpp")
target_link_libraries(cairn_read_statements PRIVATE cairn_settings cairn_core)
