# SPDX-License-Identifier: Apache-2.0
# Runs rung and compares all that it prints with a golden file; UPDATE_GOLDEN=1 in the environment rewrites the file.
# The SHA-256 of the rule set stands as sha256:… in the file, so that a reworded rule changes only what it changes.
set(ENV{NO_COLOR} 1)
set(ENV{COLUMNS} 80)
execute_process(COMMAND ${RUNG} ${ARGUMENTS} OUTPUT_VARIABLE printed ERROR_VARIABLE complaint RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "rung ended with ${code}:\n${printed}${complaint}")
endif()
string(REGEX REPLACE "sha256:[0-9a-f]+" "sha256:…" printed "${printed}")

if(DEFINED ENV{UPDATE_GOLDEN})
  file(WRITE ${GOLDEN} "${printed}")
  return()
endif()
if(NOT EXISTS ${GOLDEN})
  message(FATAL_ERROR "there is no ${GOLDEN}; UPDATE_GOLDEN=1 writes it. rung printed:\n${printed}")
endif()
file(READ ${GOLDEN} expected)
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "${GOLDEN} expects:\n${expected}\nrung printed:\n${printed}")
endif()
