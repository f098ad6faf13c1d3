// SPDX-License-Identifier: Apache-2.0
// A small rule set of any size, and snapshots for it, for tests of how the engine runs.
#pragma once

#include <memory>
#include <string>

#include "engine/compile/compile.hpp"
#include "engine/compile/program.hpp"
#include "engine/facts/read.hpp"
#include "tests/conformance/rule_set.hpp"

/// `entries` plans, each with a path to all others; `statements` stand behind them.
inline std::string shop_rules(int entries, const std::string& statements) {
  std::string text =
      "package shop { title \"Shop\" languages en }\n"
      "enum service { mail, files, chat }\n"
      "catalog plan { services : set of service  rank : int }\n"
      "record item { key id : text  plan : plan  seats : int  tags : list of text }\n"
      "snapshot { items : list of item  owner : text }\n"
      "subject item in items at plan\n";
  for (int i = 0; i < entries; ++i)
    text += "plan p" + std::to_string(i) + " { services = { " + (i % 2 == 0 ? "mail" : "files, chat") + " } rank = " +
            std::to_string(i) + " }\n";
  return text + "upgrade * -> *\n" + statements;
}

inline std::string shop_snapshot(int items) {
  std::string text = "owner: o\nitems:\n";
  for (int i = 0; i < items; ++i)
    text += "  - {id: i" + std::to_string(i) + ", plan: p" + std::to_string(i % 3) + ", seats: " + std::to_string(i) +
            ", tags: [a, b]}\n";
  return text;
}

struct Shop {
  Shop(int entries, const std::string& statements)
      : set(rung::conformance::check_rules({{"shop.rung", shop_rules(entries, statements)}})),
        program(rung::compile(set->rules, {})), facts(set->rules.schema, program->layout, program->pool), reader(set->rules.schema, program->layout, {}) {}

  void read(const std::string& text) {
    reader.read_yaml(text, facts, [](std::uint32_t, const std::vector<rung::SnapshotError>& errors) { return errors.empty(); });
  }

  std::unique_ptr<rung::conformance::RuleSet> set;
  rung::ProgramPointer program;
  rung::Facts facts;
  rung::SnapshotReader reader;
};
