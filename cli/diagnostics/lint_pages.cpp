// SPDX-License-Identifier: Apache-2.0
#include "cli/diagnostics/lint_pages.hpp"

#include "cli/embedded.hpp"

namespace rung::cli {

std::string_view lint_page(std::string_view code) {
  constexpr std::string_view extension = ".md";
  for (const EmbeddedFile& file : embedded_lint_pages()) {
    const std::string_view name = file.name;
    if (name.substr(0, code.size()) == code && name.substr(code.size()) == extension) return file.text;
  }
  return {};
}

}  // namespace rung::cli
