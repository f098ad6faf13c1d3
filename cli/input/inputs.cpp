// SPDX-License-Identifier: Apache-2.0
#include "cli/input/inputs.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

#include "cli/exit.hpp"
#include "engine/load/names_in.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

namespace fs = std::filesystem;

InputFormat format_of(const fs::path& path) {
  const std::string extension = fold_case(path.extension().string());
  if (extension == ".gz" || extension == ".zst") return format_of(path.stem());
  if (extension == ".ndjson" || extension == ".jsonl") return InputFormat::ndjson;
  if (extension == ".json") return InputFormat::json;
  if (extension == ".yaml" || extension == ".yml") return InputFormat::yaml;
  return InputFormat::by_name;
}

Input input_of(const fs::path& path, InputFormat asked) {
  const std::string text = path.string();
  const std::string name = first_invalid_utf8(text) ? neutralise(text) : text;
  return {text, name, asked == InputFormat::by_name ? format_of(path) : asked};
}

void expand_directory(const fs::path& path, InputFormat asked, Inputs& inputs) {
  std::error_code error;
  std::vector<std::string> names = names_in(path, error);
  std::erase_if(names, [&](const std::string& name) {
    const InputFormat format = format_of(name);
    std::error_code ignored;
    return name.front() == '.' || (format != InputFormat::yaml && format != InputFormat::json) || fs::is_directory(path / name, ignored);
  });
  const std::string shown = neutralise(path.string());
  if (error) {
    inputs.failures.push_back(fmt::format("cannot open `{}`: {}", shown, error.message()));
  } else if (names.empty()) {
    inputs.failures.push_back(fmt::format("`{}` holds no snapshots (`*.yaml`, `*.yml`, `*.json`)", shown));
  }
  for (const std::string& name : names) inputs.found.push_back(input_of(path / name, asked));
}

}  // namespace

Inputs expand_inputs(const std::vector<std::string>& arguments, InputFormat asked) {
  Inputs inputs;
  for (const std::string& argument : arguments) {
    std::error_code error;
    if (argument != "-" && fs::is_directory(argument, error)) {
      expand_directory(argument, asked, inputs);
    } else {
      inputs.found.push_back(argument == "-" ? Input{"-", "-", asked} : input_of(argument, asked));
    }
  }
  return inputs;
}

namespace {

void add_lines(std::istream& lines, std::vector<std::string>& arguments) {
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) arguments.push_back(line);
  }
}

}  // namespace

void add_files_from(const std::string& list, std::vector<std::string>& arguments) {
  if (list == "-") return add_lines(std::cin, arguments);
  std::ifstream file(list);
  if (file) add_lines(file, arguments);
  if (!file.eof()) throw CannotRun(fmt::format("cannot read the list `{}`: {}", neutralise(list), std::generic_category().message(errno)));
}

}  // namespace rung::cli
