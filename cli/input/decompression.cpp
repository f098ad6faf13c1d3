// SPDX-License-Identifier: Apache-2.0
#include "cli/input/decompression.hpp"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <new>

namespace rung::cli {
namespace {

constexpr std::string_view gzip_mark = "\x1F\x8B", zstd_mark = "\x28\xB5\x2F\xFD";

/// One member after another, as gzip files may be put together.
class Gzip final : public Decompression {
 public:
  Gzip() {
    constexpr int largest_window_of_gzip = 15 + 16;
    if (::inflateInit2(&stream_, largest_window_of_gzip) != Z_OK) throw std::bad_alloc();
  }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  ~Gzip() override { ::inflateEnd(&stream_); }

  void advance(std::string_view& compressed, std::string& plain, std::size_t most) override {
    if (complete_ && !compressed.empty()) {
      ::inflateReset(&stream_);
      complete_ = false;
    }
    const std::size_t size = plain.size();
    plain.resize(size + most);
    constexpr std::size_t most_at_once = std::numeric_limits<uInt>::max();
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
    stream_.avail_in = static_cast<uInt>(std::min(compressed.size(), most_at_once));
    stream_.next_out = reinterpret_cast<Bytef*>(plain.data() + size);
    stream_.avail_out = static_cast<uInt>(std::min(most, most_at_once));
    const int result = ::inflate(&stream_, Z_NO_FLUSH);
    compressed.remove_prefix(static_cast<std::size_t>(reinterpret_cast<const char*>(stream_.next_in) - compressed.data()));
    plain.resize(static_cast<std::size_t>(reinterpret_cast<char*>(stream_.next_out) - plain.data()));
    complete_ = result == Z_STREAM_END;
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
      failure_ = fmt::format("broken gzip data: {}", stream_.msg != nullptr ? stream_.msg : "no gzip data behind the first");
  }
  bool is_complete() const override { return complete_; }

 private:
  z_stream stream_{};
  bool complete_ = false;
};

/// One frame after another.
class Zstandard final : public Decompression {
 public:
  Zstandard() : stream_(::ZSTD_createDStream()) {
    if (stream_ == nullptr) throw std::bad_alloc();
  }
  Zstandard(const Zstandard&) = delete;
  Zstandard& operator=(const Zstandard&) = delete;
  ~Zstandard() override { ::ZSTD_freeDStream(stream_); }

  void advance(std::string_view& compressed, std::string& plain, std::size_t most) override {
    // A frame's end may have filled all the room there was: asked again, it would be about to read another frame.
    if (compressed.empty() && complete_) return;
    const std::size_t size = plain.size();
    plain.resize(size + most);
    ZSTD_inBuffer in{compressed.data(), compressed.size(), 0};
    ZSTD_outBuffer out{plain.data() + size, most, 0};
    const std::size_t left = ::ZSTD_decompressStream(stream_, &out, &in);
    compressed.remove_prefix(in.pos);
    plain.resize(size + out.pos);
    if (::ZSTD_isError(left) != 0) failure_ = fmt::format("broken Zstandard data: {}", ::ZSTD_getErrorName(left));
    complete_ = left == 0;
  }
  bool is_complete() const override { return complete_; }

 private:
  ZSTD_DStream* stream_;
  bool complete_ = false;
};

bool starts_with(std::string_view text, std::string_view mark) { return text.substr(0, mark.size()) == mark; }

}  // namespace

std::unique_ptr<Decompression> Decompression::of(std::string_view first_bytes) {
  if (starts_with(first_bytes, gzip_mark)) return std::make_unique<Gzip>();
  if (starts_with(first_bytes, zstd_mark)) return std::make_unique<Zstandard>();
  return nullptr;
}

}  // namespace rung::cli
