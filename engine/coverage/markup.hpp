// SPDX-License-Identifier: Apache-2.0
// Text from rules and tests inside HTML and XML, where it must neither end what it stands in nor hide anything.
#pragma once

#include <string>
#include <string_view>

namespace rung {

/// For element content and quoted attributes. Tabs stay; all else that nobody sees is written out, as `\u{202E}`.
std::string escape_markup(std::string_view text);

}  // namespace rung
