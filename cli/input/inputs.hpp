// SPDX-License-Identifier: Apache-2.0
// From SNAPSHOT arguments to the files they stand for, and how each is to be read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rung::cli {

enum class InputFormat : std::uint8_t { by_name, yaml, json, ndjson };

struct Input {
  std::string path;  ///< `-`: standard input
  std::string name;  ///< as shown: the path as given, valid UTF-8
  InputFormat format = InputFormat::by_name;  ///< by_name: what the text itself looks like
};

struct Inputs {
  std::vector<Input> found;
  std::vector<std::string> failures;  ///< why an argument stands for nothing that can be read
};

/// An input that has been read, and what was found there.
struct ReadInput {
  std::string name;         ///< as shown
  std::uint64_t bytes = 0;  ///< as they lie there
  std::string sha256;       ///< of those, in hex
  std::string failure;      ///< why it could not be opened or read on: then the rest is of what was read until then
};

/// `asked` overrides what names say. Behind a format's own, names may end in `.gz` or `.zst`.
Inputs expand_inputs(const std::vector<std::string>& arguments, InputFormat asked);

/// Appends the arguments that a file lists, one in each line that is not empty; `-`: standard input. Throws CannotRun where it cannot be read.
void add_files_from(const std::string& list, std::vector<std::string>& arguments);

}  // namespace rung::cli
