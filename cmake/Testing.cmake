# SPDX-License-Identifier: Apache-2.0
# Tests are Catch2 executables, one a topic, that run in the source tree's root.
find_package(Catch2 REQUIRED)
if(Catch2_VERSION VERSION_LESS 3)
  add_library(rung_catch STATIC ${PROJECT_SOURCE_DIR}/tests/catch_main.cpp)
  target_link_libraries(rung_catch PUBLIC Catch2::Catch2)
  set(RUNG_CATCH_ARGUMENTS --warn NoTests)
else()
  add_library(rung_catch INTERFACE)
  target_link_libraries(rung_catch INTERFACE Catch2::Catch2WithMain)
  set(RUNG_CATCH_ARGUMENTS)
endif()

# Where compiling little is all that counts, what most of a test's compilation is spent on is compiled once.
if(CMAKE_UNITY_BUILD AND NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
  add_library(rung_test_headers OBJECT ${PROJECT_SOURCE_DIR}/tests/headers.cpp)
  target_include_directories(rung_test_headers PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(rung_test_headers PRIVATE rung_catch rung_options)
  target_precompile_headers(rung_test_headers PRIVATE ${PROJECT_SOURCE_DIR}/tests/catch.hpp
    <filesystem> <fstream> <functional> <map> <optional> <sstream> <string> <variant> <vector>)
endif()

# rung_test(NAME SOURCES… [LIBRARIES…]): the executable test_NAME, registered with ctest as NAME. Tests include
# "tests/catch.hpp", have no main of their own, and fail where no test case is found.
function(rung_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
  add_executable(test_${name} ${arg_SOURCES})
  target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(test_${name} PRIVATE ${arg_LIBRARIES} rung_catch rung_options)
  if(TARGET rung_test_headers)
    target_precompile_headers(test_${name} REUSE_FROM rung_test_headers)
  endif()
  add_test(NAME ${name} COMMAND test_${name} ${RUNG_CATCH_ARGUMENTS} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT 300)
endfunction()

# Random cases are chosen by RapidCheck: the same in every run, unless RC_PARAMS is set otherwise by hand.
find_path(RAPIDCHECK_INCLUDE rapidcheck.h REQUIRED)
find_library(RAPIDCHECK_LIBRARY rapidcheck REQUIRED)
add_library(rung_rapidcheck INTERFACE)
target_include_directories(rung_rapidcheck SYSTEM INTERFACE ${RAPIDCHECK_INCLUDE})
target_link_libraries(rung_rapidcheck INTERFACE ${RAPIDCHECK_LIBRARY})

# rung_property_test(NAME SOURCES… [LIBRARIES…]): as rung_test, of properties.
function(rung_property_test name)
  rung_test(${name} ${ARGN})
  target_link_libraries(test_${name} PRIVATE rung_rapidcheck)
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "RC_PARAMS=seed=20260101 max_success=100")
endfunction()
