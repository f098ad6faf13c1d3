// SPDX-License-Identifier: Apache-2.0
#include "cli/fleet/interruption.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <system_error>

namespace rung::cli {
namespace {

constexpr std::array<int, 3> signals = {SIGINT, SIGTERM, SIGHUP};
constexpr std::array<std::string_view, 3> names = {"SIGINT", "SIGTERM", "SIGHUP"};

// A handler can reach nothing else.
std::atomic<int> happened_signal{0};
std::atomic<int> wake_descriptor{-1};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void take_note(int signal) {
  const int error = errno;
  happened_signal = signal;
  const char byte = 0;
  if (::write(wake_descriptor, &byte, 1) < 0) errno = 0;  // the pipe is full: who waits is awake
  errno = error;
}

}  // namespace

Interruption::Interruption() {
  if (::pipe2(pipe_, O_CLOEXEC | O_NONBLOCK) != 0) throw std::system_error(errno, std::generic_category(), "cannot make a pipe");
  happened_signal = 0;
  wake_descriptor = pipe_[1];
  struct sigaction action {};
  action.sa_handler = take_note;
  action.sa_flags = SA_RESETHAND;
  ::sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < signals.size(); ++i) {
    ::sigaction(signals[i], nullptr, &before_[i]);
    // Who has us ignore a signal means it: `nohup`, say.
    if (before_[i].sa_handler != SIG_IGN) ::sigaction(signals[i], &action, nullptr);
  }
}

Interruption::~Interruption() {
  for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &before_[i], nullptr);
  wake_descriptor = -1;
  ::close(pipe_[0]);
  ::close(pipe_[1]);
}

bool Interruption::happened() const { return happened_signal != 0; }

std::string_view Interruption::signal() const {
  for (std::size_t i = 0; i < signals.size(); ++i)
    if (happened_signal == signals[i]) return names[i];
  return {};
}

}  // namespace rung::cli
