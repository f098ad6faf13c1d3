// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/neighbours.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "engine/values/date.hpp"
#include "engine/values/version.hpp"

namespace rung::mutation {

namespace {

/// Beyond this neither neighbour could overflow.
constexpr std::int64_t most = 4'000'000'000'000'000'000;

std::optional<std::int64_t> to_number(std::string_view digits) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failed != std::errc{} || end != digits.data() + digits.size() || number > most) return std::nullopt;
  return number;
}

/// With `decimals` digits behind the point, and `_` between thousands where wanted.
std::string spelled(std::int64_t number, std::size_t decimals, bool grouped) {
  std::string digits = std::to_string(number < 0 ? -number : number);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  const std::string fraction = digits.substr(digits.size() - decimals);
  digits.resize(digits.size() - decimals);
  if (grouped) {
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, '_');
  }
  return (number < 0 ? "-" : "") + digits + (decimals > 0 ? "." + fraction : "");
}

}  // namespace

std::vector<std::string> neighbours_of_number(std::string_view written) {
  std::string digits(written);
  digits.erase(std::remove(digits.begin(), digits.end(), '_'), digits.end());
  const bool grouped = digits.size() < written.size();
  std::size_t decimals = 0;
  if (const std::size_t point = digits.find('.'); point != std::string::npos) {
    decimals = digits.size() - point - 1;
    digits.erase(point, 1);
  }
  const std::optional<std::int64_t> number = to_number(digits);
  if (!number) return {};
  return {spelled(*number + 1, decimals, grouped), spelled(*number - 1, decimals, grouped)};
}

std::vector<std::string> neighbours_of_date(std::int32_t days) {
  std::vector<std::string> dates;
  if (days < last_date) dates.push_back(format_date(days + 1));
  if (days > first_date) dates.push_back(format_date(days - 1));
  return dates;
}

std::vector<std::string> neighbours_of_version(std::string_view written) {
  const std::size_t begin = written.empty() || written[0] != 'v' ? 0 : 1;
  const std::size_t end = std::min(written.find_first_not_of("0123456789.", begin), written.size());
  const std::string_view release = written.substr(begin, end - begin);
  if (release.find('.') == std::string_view::npos || !version_key(written)) return {};
  std::vector<std::int64_t> numbers;
  for (std::size_t at = 0; at <= release.size();) {
    const std::size_t dot = std::min(release.find('.', at), release.size());
    const std::optional<std::int64_t> number = to_number(release.substr(at, dot - at));
    if (!number) return {};
    numbers.push_back(*number);
    at = dot + 1;
  }
  const auto joined = [&](const std::vector<std::int64_t>& all) {
    std::string text(written.substr(0, begin));
    for (std::size_t i = 0; i < all.size(); ++i) text += (i > 0 ? "." : "") + std::to_string(all[i]);
    return text.append(written.substr(end));
  };
  std::vector<std::int64_t> next = numbers;
  if (next.size() < 3) next.push_back(0);
  ++next.back();
  std::vector<std::string> versions = {joined(next)};
  const auto positive = std::find_if(numbers.rbegin(), numbers.rend(), [](std::int64_t number) { return number > 0; });
  if (positive != numbers.rend()) {
    --*positive;
    versions.push_back(joined(numbers));
  }
  return versions;
}

}  // namespace rung::mutation
