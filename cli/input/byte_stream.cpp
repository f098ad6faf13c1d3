// SPDX-License-Identifier: Apache-2.0
#include "cli/input/byte_stream.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace rung::cli {
namespace {

constexpr std::size_t compressed_at_once = std::size_t{1} << 17;

bool is_at_hand(int descriptor) {
  pollfd waiting{descriptor, POLLIN, 0};
  return ::poll(&waiting, 1, 0) != 0;
}

/// Of a file: its size and when it was written last. Of anything else: nothing.
FileState state_of(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return {};
  return {status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

}  // namespace

ByteStream::~ByteStream() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

bool ByteStream::open(const std::string& path) {
  descriptor_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) failure_ = std::generic_category().message(errno);
  if (descriptor_ >= 0) opened_ = state_of(descriptor_);
  return descriptor_ >= 0;
}

bool ByteStream::would_wait() const {
  return taken_ == compressed_.size() && !more_at_hand_ && !ended_ && !is_at_hand(descriptor_);
}

/// Until there are bytes; false where nobody is to wait any more.
bool ByteStream::wait() {
  if (!before_waiting_()) return false;
  while (true) {
    pollfd waiting[] = {{descriptor_, POLLIN, 0}, {interrupted_, POLLIN, 0}};
    if (::poll(waiting, 2, -1) < 0 && errno != EINTR) return true;  // reading will say what is wrong
    if (waiting[1].revents != 0) return false;
    if (waiting[0].revents != 0) return true;
  }
}

std::size_t ByteStream::read_plain(std::string& buffer, std::size_t most) {
  if (ended_ || !failure_.empty()) return 0;
  if (!is_at_hand(descriptor_) && !wait()) {
    ended_ = left_ = true;
    return 0;
  }
  const std::size_t size = buffer.size();
  buffer.resize(size + most);
  ssize_t count = -1;
  do count = ::read(descriptor_, buffer.data() + size, most);
  while (count < 0 && errno == EINTR);
  if (count < 0) failure_ = std::generic_category().message(errno);
  if (count == 0) {
    ended_ = true;
    // What is left of a file that somebody writes anew may look whole.
    if (state_of(descriptor_) != opened_) failure_ = "it changed while it was read";
  }
  buffer.resize(size + static_cast<std::size_t>(count > 0 ? count : 0));
  bytes_read_ += buffer.size() - size;
  if (digest_) digest_->add(std::string_view(buffer).substr(size));
  return buffer.size() - size;
}

void ByteStream::read_rest() {
  for (std::string unread; digest_ && read_plain(unread, compressed_at_once) > 0; unread.clear()) continue;
}

void ByteStream::look_at_first_bytes() {
  looked_ = true;
  while (compressed_.size() < Decompression::mark_size && read_plain(compressed_, compressed_at_once) > 0) continue;
  decompression_ = Decompression::of(compressed_);
}

std::size_t ByteStream::append_to(std::string& buffer, std::size_t most) {
  if (!looked_) look_at_first_bytes();
  if (decompression_) return read_compressed(buffer, most);
  if (taken_ < compressed_.size()) {
    const std::size_t count = std::min(most, compressed_.size() - taken_);
    buffer.append(compressed_, taken_, count);
    taken_ += count;
    if (taken_ == compressed_.size()) compressed_ = {}, taken_ = 0;
    return count;
  }
  return read_plain(buffer, most);
}

std::size_t ByteStream::read_compressed(std::string& buffer, std::size_t most) {
  const std::size_t size = buffer.size();
  while (failure_.empty() && buffer.size() == size) {
    if (taken_ == compressed_.size() && !more_at_hand_) {
      compressed_.clear();
      taken_ = 0;
      const bool more = read_plain(compressed_, compressed_at_once) > 0;
      if (!more && !left_ && failure_.empty() && !decompression_->is_complete()) failure_ = "compressed data that breaks off";
      if (!more) break;
    }
    std::string_view rest = std::string_view(compressed_).substr(taken_);
    decompression_->advance(rest, buffer, most);
    taken_ = compressed_.size() - rest.size();
    more_at_hand_ = buffer.size() - size == most;
    failure_ = decompression_->failure();
  }
  return buffer.size() - size;
}

}  // namespace rung::cli
