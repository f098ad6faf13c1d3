// SPDX-License-Identifier: Apache-2.0
// Runs a shell command and keeps what it prints: for tests that use the executable as its users do.
#pragma once

#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

namespace rung::test {

struct Printed {
  int code = -1;  ///< the exit code; -1 where the command did not end by itself
  std::string output;
};

/// What the command writes to standard output; redirect with `2>&1` to have standard error too.
inline Printed run(const std::string& command) {
  Printed printed;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return printed;
  std::array<char, 65536> block{};
  while (const std::size_t size = std::fread(block.data(), 1, block.size(), pipe))
    printed.output.append(block.data(), size);
  const int status = ::pclose(pipe);
  // The low seven bits of a wait status name the signal, the next eight the exit code.
  if (status >= 0 && (status & 0x7f) == 0) printed.code = (status >> 8) & 0xff;
  return printed;
}

inline std::string quoted(const std::string& argument) {
  std::string text = "'";
  for (const char letter : argument) text += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return text + "'";
}

/// A path below the system's temporary folder that no other run of the tests uses.
inline std::filesystem::path temporary(const std::string& name) {
  return std::filesystem::temp_directory_path() / ("rung-" + std::to_string(::getpid()) + "-" + name);
}

}  // namespace rung::test
