# SPDX-License-Identifier: Apache-2.0
# How everything of ours is compiled; each target links rung_options PRIVATE.
add_library(rung_options INTERFACE)
target_include_directories(rung_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(rung_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion)
if(NOT CMAKE_UNITY_BUILD)
  # Where sources are joined, names of one stand above another.
  target_compile_options(rung_options INTERFACE -Wshadow)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these inside the standard library at -O2 (GCC bugs 105329, 105562).
  target_compile_options(rung_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # Aggregates name what differs from empty; g++ warns only where nothing is said at all.
  target_compile_options(rung_options INTERFACE -Wno-missing-field-initializers)
endif()

# Hardening. The standard library checks its own preconditions in all but releases; releases are read-only where they can
# be, and stop where a stack or a buffer of known size would be overrun. tests/packaging/hardened.sh looks for it in what is built.
include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-fcf-protection RUNG_HAS_CF_PROTECTION)
add_compile_definitions($<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
add_compile_options(-fstack-protector-strong $<$<BOOL:${RUNG_HAS_CF_PROTECTION}>:-fcf-protection>)
# Needs optimisation; distributions set a level of their own first.
add_compile_options("$<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3>")
add_link_options(-Wl,-z,relro,-z,now,-z,noexecstack)
# All but modules ends up in executables, so that code need not be fit for shared libraries.
target_compile_options(rung_options INTERFACE $<$<NOT:$<STREQUAL:$<TARGET_PROPERTY:TYPE>,MODULE_LIBRARY>>:-fPIE>)
target_link_options(rung_options INTERFACE $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie>)

if(RUNG_FUZZ)
  # What the targets link has to be instrumented too, or the fuzzer is blind to it.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
string(COMPARE NOTEQUAL "${RUNG_SANITIZE}" "" RUNG_SANITIZED)
if(RUNG_SANITIZED)
  add_compile_options(-fsanitize=${RUNG_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${RUNG_SANITIZE})
endif()
if(RUNG_COVERAGE)
  add_compile_options(-fprofile-instr-generate -fcoverage-mapping)
  add_link_options(-fprofile-instr-generate)
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# rung_library(NAME SOURCES… [ALONE sources…] [PUBLIC libraries…] [PRIVATE libraries…]). ALONE names those of the sources that
# share names of their own with others, and are left out where CMAKE_UNITY_BUILD joins sources.
function(rung_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;ALONE;PUBLIC;PRIVATE")
  set_source_files_properties(${arg_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} $<BUILD_INTERFACE:rung_options>)
endfunction()
