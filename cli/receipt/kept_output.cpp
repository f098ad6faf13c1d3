// SPDX-License-Identifier: Apache-2.0
#include "cli/receipt/kept_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "cli/exit.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

constexpr std::size_t shown_before = 40, shown_behind = 80;  // bytes of a line
constexpr std::size_t at_once = std::size_t{1} << 18;

bool goes_on_a_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Adds to a stretch of a line what it has room for.
void append(std::string& stretch, std::string_view text) {
  const std::size_t room = shown_before + shown_behind - std::min(stretch.size(), shown_before + shown_behind);
  stretch += text.substr(0, room);
}

/// Its line alone, and no half characters.
void trim(std::string& stretch) {
  stretch.resize(std::min(stretch.find('\n'), stretch.size()));
  while (!stretch.empty() && goes_on_a_character(stretch.front())) stretch.erase(0, 1);
  if (const std::optional<std::size_t> broken = first_invalid_utf8(stretch); broken && *broken + 4 > stretch.size()) stretch.resize(*broken);
}

}  // namespace

KeptOutput::KeptOutput(const std::string& path) : path_(path) {
  std::error_code error;
  const bool is_file = std::filesystem::is_regular_file(path, error);
  errno = 0;
  if (is_file) file_.open(path, std::ios::binary);
  if (!is_file || !file_)
    throw CannotRun(fmt::format("cannot read `{}`: {}", neutralise(path),
                                error ? error.message() : errno != 0 ? std::generic_category().message(errno) : "it is no regular file"));
}

std::string KeptOutput::read(std::size_t most) {
  std::string text(most, '\0');
  file_.read(text.data(), static_cast<std::streamsize>(most));
  if (file_.bad()) throw CannotRun(fmt::format("cannot read `{}`: {}", neutralise(path_), std::generic_category().message(EIO)));
  text.resize(static_cast<std::size_t>(file_.gcount()));
  digest_.add(text);
  return text;
}

void KeptOutput::pass_over(std::string_view same) {
  line_ += static_cast<std::uint64_t>(std::count(same.begin(), same.end(), '\n'));
  if (const std::size_t last = same.rfind('\n'); last != same.npos) {
    same.remove_prefix(last + 1);
    before_.clear();
    column_ = 1;
  }
  column_ += static_cast<std::uint64_t>(std::count_if(same.begin(), same.end(), [](char byte) { return !goes_on_a_character(byte); }));
  before_ += same.substr(same.size() - std::min(same.size(), shown_before));
  before_.erase(0, before_.size() - std::min(before_.size(), shown_before));
}

void KeptOutput::take(std::string_view now) {
  if (difference_) return append(difference_->now, now);
  const std::string then = read(now.size());
  std::size_t same = static_cast<std::size_t>(std::mismatch(then.begin(), then.end(), now.begin(), now.end()).first - then.begin());
  if (same == now.size()) return pass_over(now);
  while (same > 0 && same < then.size() && goes_on_a_character(then[same])) --same;
  pass_over(now.substr(0, same));
  difference_ = {line_, column_, before_, before_};
  append(difference_->then, std::string_view(then).substr(same));
  append(difference_->now, now.substr(same));
}

void KeptOutput::finish() {
  for (std::string then = read(at_once); !then.empty(); then = read(at_once)) {
    if (!difference_) difference_ = {line_, column_, before_, before_};
    append(difference_->then, then);
  }
  if (!difference_) return;
  trim(difference_->then);
  trim(difference_->now);
}

}  // namespace rung::cli
