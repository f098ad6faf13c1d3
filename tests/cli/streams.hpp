// SPDX-License-Identifier: Apache-2.0
// Streams whose contents a test can look at.
#pragma once

#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>

#include "cli/report/report.hpp"

namespace rung::cli {

/// An output into a temporary file.
class KeptOutput {
 public:
  KeptOutput() : file_(std::tmpfile()), output_(::fileno(file_.get())) {}
  Output& output() { return output_; }
  std::string text() {
    output_.flush();
    std::string result(static_cast<std::size_t>(::lseek(::fileno(file_.get()), 0, SEEK_END)), '\0');
    const auto read = ::pread(::fileno(file_.get()), result.data(), result.size(), 0);
    result.resize(read < 0 ? 0 : static_cast<std::size_t>(read));
    return result;
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  Output output_;
};

struct KeptStreams {
  KeptOutput results, remarks;
  ReportStreams streams(Terminal terminal = {}) { return {results.output(), remarks.output(), terminal, terminal}; }
};

}  // namespace rung::cli
