// SPDX-License-Identifier: Apache-2.0
// The pages of docs/lints/, built in: `--explain` shows them, and SARIF carries them.
#pragma once

#include <string_view>

namespace rung::cli {

/// Markdown; empty where there is no such lint.
std::string_view lint_page(std::string_view code);

}  // namespace rung::cli
