# SPDX-License-Identifier: Apache-2.0
# Text files that travel inside the executable, kept as files of their own where people read and test them.

# embed_files(TARGET FUNCTION ROOT FILES…): `EmbeddedFiles rung::cli::FUNCTION()` gives the files below ROOT, in this
# order, each by its name and text. A file's change configures again.
function(embed_files target function root)
  set(entries "")
  foreach(name IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${root}/${name})
    file(READ ${root}/${name} text)
    string(APPEND entries "      {\"${name}\", R\"embedded(${text})embedded\"},\n")
  endforeach()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT "// Made from the files below ${root}.
#include \"cli/embedded.hpp\"

namespace rung::cli {

EmbeddedFiles @function@() {
  static constexpr EmbeddedFile files[] = {
@entries@  };
  return files;
}

}  // namespace rung::cli
")
  target_sources(${target} PRIVATE ${source})
endfunction()
