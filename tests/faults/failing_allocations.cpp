// SPDX-License-Identifier: Apache-2.0
// Preloaded: from main on, each allocation in turn is made to fail in a copy of the process, which then runs to its end while
// the original waits, and goes on as if nothing had been. So one run tries them all, none of them from the start.
//
// FAULTS_RESULTS: the file that standard output is. FAULTS_ERRORS: a file for what a copy says. FAULTS_REPORT: a line for each
// copy is appended here: which allocation, how it ended, and what it said. FAULTS_ALL_BEHIND: each that comes later fails too.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
}

namespace {

constexpr unsigned longest_run = 20;  // seconds

bool counting = false, in_copy = false, all_fail = false;
unsigned allocations = 0;

int open_file(const char* variable, int flags) {
  const char* const path = std::getenv(variable);
  const int descriptor = path == nullptr ? -1 : ::open(path, flags, 0600);
  if (descriptor < 0) ::_exit(99);
  return descriptor;
}

/// The copy writes files of its own, where what the original had written stands already.
void redirect() {
  const int before = open_file("FAULTS_RESULTS", O_RDONLY), results = open_file("FAULTS_COPIED", O_RDWR | O_CREAT | O_TRUNC);
  char buffer[4096];
  for (ssize_t count = 0; (count = ::read(before, buffer, sizeof buffer)) > 0;)
    if (::write(results, buffer, static_cast<std::size_t>(count)) != count) ::_exit(99);
  ::close(before);
  const int errors = open_file("FAULTS_ERRORS", O_RDWR | O_CREAT | O_TRUNC);
  ::dup2(results, STDOUT_FILENO);
  ::dup2(errors, STDERR_FILENO);
  ::close(results);
  ::close(errors);
}

std::size_t first_bytes(const char* variable, char* text, std::size_t most) {
  const int descriptor = open_file(variable, O_RDONLY);
  const ssize_t count = ::read(descriptor, text, most);
  ::close(descriptor);
  return count < 0 ? 0 : static_cast<std::size_t>(count);
}

/// Whether the copy's results are those of a run in which nothing fails.
bool is_complete() {
  char expected[1 << 16], found[1 << 16];
  const std::size_t size = first_bytes("FAULTS_EXPECTED", expected, sizeof expected);
  return first_bytes("FAULTS_COPIED", found, sizeof found) == size && std::memcmp(expected, found, size) == 0;
}

void report(int status) {
  char said[200], line[400];
  const std::size_t size = first_bytes("FAULTS_ERRORS", said, sizeof said);
  for (std::size_t i = 0; i < size; ++i)
    if (said[i] == '\n') said[i] = ' ';
  const int length = std::snprintf(line, sizeof line, "%u %s %d %s %.*s\n", allocations, WIFEXITED(status) ? "exit" : "signal",
                                   WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status), is_complete() ? "complete" : "partial",
                                   static_cast<int>(size), said);
  const int descriptor = open_file("FAULTS_REPORT", O_WRONLY | O_CREAT | O_APPEND);
  if (::write(descriptor, line, static_cast<std::size_t>(length)) != length) ::_exit(99);
  ::close(descriptor);
}

/// Whether this allocation is to fail.
bool fails() {
  if (!counting) return false;
  if (in_copy) return all_fail;
  counting = false;  // what happens in here is none of the program's
  ++allocations;
  const pid_t child = ::fork();
  if (child < 0) ::_exit(99);
  if (child == 0) {
    redirect();
    ::alarm(longest_run);
    in_copy = true;
    all_fail = std::getenv("FAULTS_ALL_BEHIND") != nullptr;
    counting = true;
    errno = ENOMEM;
    return true;
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  report(status);
  counting = true;
  return false;
}

using Main = int (*)(int, char**, char**);
Main main_of_program = nullptr;

int counted_main(int argc, char** argv, char** environment) {
  counting = true;
  const int code = main_of_program(argc, argv, environment);
  counting = false;  // an allocation of the library's own clearing up has nobody to tell
  return code;
}

}  // namespace

extern "C" {

void* malloc(std::size_t size) noexcept { return fails() ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) noexcept { return fails() ? nullptr : __libc_calloc(count, size); }
void* realloc(void* block, std::size_t size) noexcept { return fails() ? nullptr : __libc_realloc(block, size); }
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  return fails() ? nullptr : __libc_memalign(alignment, size);
}
int posix_memalign(void** block, std::size_t alignment, std::size_t size) noexcept {
  *block = fails() ? nullptr : __libc_memalign(alignment, size);
  return *block == nullptr ? ENOMEM : 0;
}

int __libc_start_main(Main program, int argc, char** argv, void (*first)(), void (*last)(), void (*loader)(), void* stack) {
  using Start = int (*)(Main, int, char**, void (*)(), void (*)(), void (*)(), void*);
  main_of_program = program;
  const auto start = reinterpret_cast<Start>(::dlsym(RTLD_NEXT, "__libc_start_main"));
  return start(counted_main, argc, argv, first, last, loader, stack);
}
}
