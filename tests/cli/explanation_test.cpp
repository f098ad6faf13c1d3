// SPDX-License-Identifier: Apache-2.0
#include "cli/report/explanation.hpp"

#include "cli/write/text_layout.hpp"
#include "tests/catch.hpp"

namespace rung::cli {
namespace {

struct Sample {
  Sources sources;
  Heading heading;
  Explanation explanation;

  Sample() {
    const std::uint32_t source = sources.add("rules/a.rung", "require no_conflict {\n  check no s in subscriptions where live(s)\n}\n");
    heading.package = "office365_cn";
    heading.rules = "sha256:00";
    heading.as_of = "2026-11-22";
    heading.detail = Detail::full;
    Decision& decision = explanation.decision;
    decision.subject = "sub-1";
    decision.from = "business";
    decision.to = "proplus";
    decision.outcome = OutcomeKind::ineligible;
    decision.reasons = {{"no_conflict", "Conflict", "sub-2 is live.", "Cancel sub-2.", Culprit{"s", "sub-2", "subscriptions[1]"}, {}}};
    decision.missing = {{"customer.seats", "", {"seats"}}};
    const Range rule{source, 30, 63};
    const ExplainedNode status{"s.status", "active", rule, "subscriptions[1].status", {4, 13}, false, {}};
    const ExplainedNode absent{"s.seller", "(unknown)", rule, "subscriptions[1].seller", {}, false, {}};
    const ExplainedNode element{"s = sub-2", "", rule, "", {}, true, {{"live(s)", "true", rule, "", {}, false, {status, absent}}}};
    explanation.parts = {{"path", "", "true", rule, {}},
                         {"no_conflict", "Conflict", "false", {source, 8, 19},
                          {{"no s in subscriptions where live(s)", "false", rule, "", {}, false, {element}}}},
                         {"seats", "Seats", "unknown", rule, {}}};
  }
  ExplanationContext context() const { return {heading, sources, "contoso.yaml", 11}; }
};

TEST_CASE("an explanation is a tree of values, with the places of rules and facts") {
  const Sample sample;
  CHECK(render_tree(sample.explanation, sample.context(), {}) ==
        "sub-1: business → proplus  ✗ ineligible\n"
        "contoso.yaml · office365_cn · as of 2026-11-22\n"
        "\n"
        "✓ path  rules/a.rung:2:9\n"
        "\n"
        "✗ no_conflict  (Conflict)  rules/a.rung:1:9\n"
        "  sub-2 is live.\n"
        "  → Cancel sub-2.\n"
        "  └─ no s in subscriptions where live(s) = false\n"
        "     └─ s = sub-2\n"
        "        └─ live(s) = true\n"
        "           ├─ s.status = active  ← subscriptions[1].status at 14:13\n"
        "           └─ s.seller = (unknown)  ← subscriptions[1].seller, not known\n"
        "\n"
        "? seats  (Seats)  rules/a.rung:2:9\n"
        "\n"
        "needs customer.seats  (for seats)\n");
}

TEST_CASE("a tree keeps to the width of the terminal") {
  Sample sample;
  ExplainedNode* node = &sample.explanation.parts[1].nodes[0];
  for (int depth = 0; depth < 12; ++depth) {
    node->text = "s.offer.services & (target.services - source.services) is not empty and something else";
    node->path = "subscriptions[1].offer";
    if (node->children.empty()) node->children.push_back(*node);
    node = &node->children[0];
  }
  const std::string text = render_tree(sample.explanation, sample.context(), {});
  std::size_t start = 0;
  for (std::size_t end; (end = text.find('\n', start)) != std::string::npos; start = end + 1)
    CHECK(display_width(text.substr(start, end - start)) <= 80);
}

TEST_CASE("the same as JSON") {
  const Sample sample;
  const std::string text = render_json(sample.explanation, sample.context());
  for (const char* part : {"\"snapshot\": \"contoso.yaml\"", "\"outcome\": \"ineligible\"", "\"name\": \"no_conflict\"",
                           "\"state\": \"unknown\"", "\"element\": \"s = sub-2\"", "\"expression\": \"live(s)\"",
                           "\"path\": \"subscriptions[1].status\",\n                      \"line\": 14,\n                      \"column\": 13",
                           "\"file\": \"rules/a.rung\""}) {
    INFO(part);
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
  }
}

}  // namespace
}  // namespace rung::cli
