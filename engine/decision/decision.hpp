// SPDX-License-Identifier: Apache-2.0
// A decision as somebody reads it: what every evaluator produces and every renderer prints.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/check/checked_rules.hpp"

namespace rung {

enum class OutcomeKind : std::uint8_t { eligible, ineligible, undetermined, no_path };
std::string_view spell(OutcomeKind outcome);

/// A fact's value in JSON's types; a decimal or anything else without one is its printed text.
using FactValue = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;

/// A field of the snapshot that a failing check mentions; no value where it is unknown or absent.
struct Fact {
  std::string path;
  std::optional<FactValue> value;
  bool absent = false;
  std::uint32_t line = 0, column = 0;  ///< 0 where the document does not say it (left out, defaults, the request)
  bool operator==(const Fact&) const = default;
};

struct Culprit {
  std::string variable, key, path;  ///< key: as printed; empty where the element has none
  bool operator==(const Culprit&) const = default;
};

struct Reason {
  std::string require, code, message;
  std::optional<std::string> remedy;
  std::optional<Culprit> culprit;
  std::vector<Fact> facts;
  bool operator==(const Reason&) const = default;
};

/// A fact that a decision waits for, or an arithmetic overflow.
struct Missing {
  std::string path;      ///< of the field; empty for an overflow
  std::string overflow;  ///< FILE:LINE:COLUMN of the expression; empty for a field
  std::vector<std::string> needed_by;  ///< preconditions by name in order, `path` for the path's own `when`
  bool operator==(const Missing&) const = default;
};

struct AdviceSaid {
  std::string advise, message;
  std::vector<Missing> missing;  ///< what its `when` waits for; empty where that is true
  bool operator==(const AdviceSaid&) const = default;
};

struct EffectChange {
  std::string path;
  std::optional<FactValue> before, after;  ///< none: unknown or absent
  bool operator==(const EffectChange&) const = default;
};

struct Decision {
  std::string subject;  ///< its key, else its path
  Action action{};
  std::string from, to;  ///< entries' names; empty where the subject's entry is unknown; an unlisted `from` as written
  OutcomeKind outcome{};
  std::vector<Reason> reasons;
  std::vector<Missing> missing;
  std::vector<AdviceSaid> advice;
  std::vector<EffectChange> effect;  ///< under --effects, of eligible decisions
  bool operator==(const Decision&) const = default;
};

/// How much of a decision is built.
enum class Detail : std::uint8_t { codes, texts, full };

/// Which decisions of a snapshot are wanted.
struct Query {
  std::optional<std::string> subject;     ///< by key (else path)
  std::optional<std::uint32_t> target;    ///< entry of the subject's catalog
  bool extend = false;                    ///< extends too: at least one --request was given
  std::size_t language = 0;               ///< index into PackageRules::languages
  Detail detail = Detail::texts;
  bool effects = false;
};

}  // namespace rung
