# SPDX-License-Identifier: Apache-2.0
# How everything of ours is compiled; each target links rung_options PRIVATE.
add_library(rung_options INTERFACE)
target_include_directories(rung_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(rung_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these inside the standard library at -O2 (GCC bugs 105329, 105562).
  target_compile_options(rung_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(RUNG_FUZZ)
  # What the targets link has to be instrumented too, or the fuzzer is blind to it.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(RUNG_SANITIZE)
  add_compile_options(-fsanitize=${RUNG_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${RUNG_SANITIZE})
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# rung_library(NAME SOURCES… [PUBLIC libraries…] [PRIVATE libraries…])
function(rung_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC;PRIVATE")
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} $<BUILD_INTERFACE:rung_options>)
endfunction()
