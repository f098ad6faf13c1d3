// SPDX-License-Identifier: Apache-2.0
#include "cli/input/byte_stream.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace rung::cli {
namespace {

bool is_at_hand(int descriptor) {
  pollfd waiting{descriptor, POLLIN, 0};
  return ::poll(&waiting, 1, 0) != 0;
}

}  // namespace

ByteStream::~ByteStream() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

bool ByteStream::open(const std::string& path) {
  descriptor_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) failure_ = std::generic_category().message(errno);
  return descriptor_ >= 0;
}

std::size_t ByteStream::append_to(std::string& buffer, std::size_t most) {
  if (ended_ || !failure_.empty()) return 0;
  if (!is_at_hand(descriptor_)) before_waiting_();
  const std::size_t size = buffer.size();
  buffer.resize(size + most);
  ssize_t count = -1;
  do count = ::read(descriptor_, buffer.data() + size, most);
  while (count < 0 && errno == EINTR);
  if (count < 0) failure_ = std::generic_category().message(errno);
  if (count == 0) ended_ = true;
  buffer.resize(size + static_cast<std::size_t>(count > 0 ? count : 0));
  return buffer.size() - size;
}

}  // namespace rung::cli
