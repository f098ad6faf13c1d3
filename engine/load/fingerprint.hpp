// SPDX-License-Identifier: Apache-2.0
// What identifies a rule set's texts: one hash, equal on every machine that holds the same files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rung {

struct FingerprintFile {
  std::string name;  ///< below the root, with `/`
  std::string_view text;
};

/// SHA-256 in hex over, for each file, its name, NUL, the length of its text in decimal, NUL, its text; CRLF counts as
/// LF. The length keeps two rule sets apart whose texts join to the same bytes.
std::string fingerprint(const std::vector<FingerprintFile>& files);

/// SHA-256 in hex over the text of one file; CRLF counts as LF.
std::string fingerprint_of_text(std::string_view text);

}  // namespace rung
