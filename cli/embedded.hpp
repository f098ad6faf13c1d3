// SPDX-License-Identifier: Apache-2.0
// Text files that travel inside the executable; cmake/Embed.cmake puts them there.
#pragma once

#include <span>
#include <string_view>

namespace rung::cli {

struct EmbeddedFile {
  std::string_view name, text;  ///< name: the path below the folder that they were taken from
};
using EmbeddedFiles = std::span<const EmbeddedFile>;

/// What `rung init` writes.
EmbeddedFiles first_rules();
/// `L010.md`
EmbeddedFiles embedded_lint_pages();

/// The frame of HTML reports, their style and their script.
EmbeddedFiles page_files();

/// What stands around the tables of completion scripts.
EmbeddedFiles completion_scripts();

/// Sections of rung(1) that no command's help says.
EmbeddedFiles manual_sections();

}  // namespace rung::cli
