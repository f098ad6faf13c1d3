// SPDX-License-Identifier: Apache-2.0
// The one file that knows yaml-cpp: its events into the log. What it lets pass and YAML forbids is caught here.
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <memory>
#include <optional>
#include <streambuf>
#include <utility>

#include "engine/facts/yaml_log.hpp"
#include "engine/facts/yaml_tags.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

/// The commonest of yaml-cpp's messages as an operator would put them; the others as they are.
std::string in_our_words(const std::string& message) {
  constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"illegal map value", "`:` where no value can start; is one missing on the line above, or does a text with `: ` need quotes"},
      {"end of map not found", "something behind a value, or an indentation that fits nothing above it"},
      {"end of sequence not found", "something behind an element, or an indentation that fits nothing above it"},
      {"end of sequence flow not found", "`[` that is not closed, or a `,` that is missing"},
      {"end of map flow not found", "`{` that is not closed, or a `,` that is missing"},
      {"illegal block entry", "`- ` where no list can start"},
      {"illegal flow end", "`]` or `}` that closes nothing"},
      {"illegal tab when looking for indentation", "a tab in the indentation; use blanks"},
      {"illegal EOF in scalar", "a quote that is not closed"},
      {"illegal document indicator in scalar", "a quote that is not closed before `---` or `...`"},
      {"unknown token", "a character that no plain text may start with; put the text in quotes"},
      {"the referenced anchor is not defined", "an alias of an anchor that was not given before"}};
  for (const auto& [theirs, ours] : words) {
    if (message == theirs) return std::string(ours);
  }
  return message;
}

/// Thrown through yaml-cpp to leave a document whose errors are in the log already.
struct Abandoned {};

class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* first = const_cast<char*>(text.data());  // std::streambuf asks for it; nothing writes
    setg(first, first, first + text.size());
  }
};

class LogWriter : public YAML::EventHandler {
 public:
  LogWriter(std::string_view text, YamlLimits limits) : text_(text), limits_(limits) {}

  void start(YamlLog& log) {
    log_ = &log;
    log = YamlLog{std::move(log.nodes), std::move(log.texts), {}, false, false, 0};
    log.nodes.clear();
    log.texts.clear();
    open_.clear();
    anchors_.clear();
    in_document_ = false;
    last_scalar_ = nowhere;
  }
  bool in_document() const { return in_document_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    log_->begin = offset(mark);
    // yaml-cpp skips it without counting it, and all places would be wrong.
    if (documents_ == 0 && text_.substr(0, 3) == "\xEF\xBB\xBF") {
      fail("S100", "not valid YAML: a second byte order mark", 0);
      throw Abandoned{};
    }
    if (documents_++ > 0 && !starts_document(log_->begin)) {
      fail("S100", "not valid YAML: expected the document's end, or `---` before another", log_->begin);
      throw Abandoned{};
    }
    in_document_ = true;
  }
  void OnDocumentEnd() override {
    in_document_ = false;
    if (last_scalar_ != nowhere && has_open_quote(last_scalar_)) fail("S100", "not valid YAML: a quote that is not closed", last_scalar_);
    const YamlNode* root = log_->nodes.empty() ? nullptr : log_->nodes.data();
    log_->implicit_null = root && root->kind == YamlNode::Kind::null && root->length == 0;
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode node = node_at(YamlNode::Kind::null, mark);
    if (lacks_colon(node.at)) fail("S100", "not valid YAML: expected `:` behind the key " + last_key(), node.at);
    const std::string_view written = null_at(node.at);
    put_text(node, written);
    if (written.empty()) node.at = place_of_nothing(node.at);
    add(node, anchor);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode node = node_at(YamlNode::Kind::alias, mark);
    node.target = anchor < anchors_.size() ? anchors_[anchor] : 0;
    for (const Open& container : open_) {
      if (container.node != node.target) continue;
      fail("S112", "this alias stands inside what it stands for: it would repeat beyond any --max-alias-events", node.at);
      throw Abandoned{};
    }
    add(node, 0);
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    YamlNode node = node_at(YamlNode::Kind::scalar, mark, value.size());
    node.plain = tag == "?";
    last_scalar_ = node.at;
    put_text(node, value);
    switch (meaning_of_scalar_tag(tag, value)) {
      case TagMeaning::nothing: break;
      case TagMeaning::null: node.kind = YamlNode::Kind::null; break;
      case TagMeaning::unknown: node.kind = YamlNode::Kind::unknown; break;
      case TagMeaning::wrong: wrong_tag(tag, node); break;
    }
    add(node, anchor);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    begin(YamlNode::Kind::list, mark, tag, anchor, false);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override {
    begin(YamlNode::Kind::map, mark, tag, anchor, style == YAML::EmitterStyle::Block);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapEnd() override { end(); }

  void fail(std::string code, std::string message, std::size_t at) {
    log_->errors.push_back({std::move(code), std::move(message), at, false});
  }

  static std::size_t offset(const YAML::Mark& mark) { return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos); }

 private:
  struct Open {
    std::uint32_t node = 0, children = 0, last_child = 0;
    bool map = false, block = false;
  };

  YamlNode node_at(YamlNode::Kind kind, const YAML::Mark& mark, std::size_t length = 0) {
    YamlNode node;
    node.kind = kind;
    node.at = offset(mark);
    if (node.at + length > log_->begin && node.at + length - log_->begin > limits_.bytes) {
      fail("S131", "longer than " + std::to_string(limits_.bytes) + " bytes (--max-snapshot-bytes)", log_->begin);
      throw Abandoned{};
    }
    return node;
  }
  void put_text(YamlNode& node, std::string_view text) {
    node.begin = static_cast<std::uint32_t>(log_->texts.size());
    node.length = static_cast<std::uint32_t>(text.size());
    log_->texts += text;
  }
  void add(YamlNode node, YAML::anchor_t anchor) {
    const auto index = static_cast<std::uint32_t>(log_->nodes.size());
    node.next = index + 1;
    log_->nodes.push_back(node);
    if (!open_.empty()) {
      ++open_.back().children;
      open_.back().last_child = index;
    }
    if (anchor == 0) return;
    if (anchors_.size() <= anchor) anchors_.resize(anchor + 1, 0);
    anchors_[anchor] = index;
  }
  void begin(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, bool block) {
    YamlNode node = node_at(kind, mark);
    const TagMeaning meaning = meaning_of_collection_tag(tag, kind == YamlNode::Kind::map);
    if (meaning == TagMeaning::wrong) wrong_tag(tag, node);
    if (meaning == TagMeaning::unknown) node.kind = YamlNode::Kind::unknown;
    if (open_.size() >= limits_.depth) {
      fail("S130", "nested deeper than " + std::to_string(limits_.depth) + " levels (--max-depth)", node.at);
      throw Abandoned{};
    }
    add(node, anchor);
    open_.push_back({static_cast<std::uint32_t>(log_->nodes.size() - 1), 0, 0, kind == YamlNode::Kind::map, block});
  }
  void end() {
    YamlNode& node = log_->nodes[open_.back().node];
    open_.pop_back();
    node.next = static_cast<std::uint32_t>(log_->nodes.size());
    const bool empty = &node == &log_->nodes.back();
    if (node.kind == YamlNode::Kind::unknown && !empty) unknown_with_value(node);
  }
  void unknown_with_value(YamlNode& node) {
    fail("S113", "`!unknown` stands alone, without a value", node.at);
    spoil(node);
  }
  void wrong_tag(const std::string& tag, YamlNode& node) {
    if (tag == "!unknown") return unknown_with_value(node);
    fail("S110", "the tag " + shown_tag(tag) + " does not describe this value, or means nothing here; only !unknown does",
         node.at);
    spoil(node);
  }
  void spoil(YamlNode& node) const {
    node.kind = YamlNode::Kind::broken;
    node.target = static_cast<std::uint32_t>(log_->errors.size() - 1);
  }

  /// yaml-cpp takes a text whose quote is open for closed where the end comes right behind a line break.
  bool has_open_quote(std::size_t at) const {
    // Its anchor and its tag stand before it.
    while (at < text_.size() && (text_[at] == '&' || text_[at] == '!' || text_[at] == '#')) {
      at = std::min(text_.find_first_of(text_[at] == '#' ? "\n" : " \t\r\n", at), text_.size());
      at = std::min(text_.find_first_not_of(" \t\r\n", at), text_.size());
    }
    if (at == text_.size() || (text_[at] != '"' && text_[at] != '\'')) return false;
    const char quote = text_[at];
    while (++at < text_.size()) {
      if (quote == '"' && text_[at] == '\\') {
        ++at;
      } else if (text_[at] == quote) {
        if (quote == '"' || text_.substr(at + 1, 1) != "'") return false;
        ++at;
      }
    }
    return true;
  }

  /// yaml-cpp reads a line `status active` in a mapping as a key of that name, and puts the null behind it on its own place.
  bool lacks_colon(std::size_t at) const {
    return awaits_value() && open_.back().block && last_child().kind == YamlNode::Kind::scalar && last_child().at == at;
  }
  bool awaits_value() const { return !open_.empty() && open_.back().map && open_.back().children % 2 == 1; }
  const YamlNode& last_child() const { return log_->nodes[open_.back().last_child]; }

  /// The null that is written at a place; empty where there is nothing at all, and the place is the next token's.
  std::string_view null_at(std::size_t at) const {
    const std::string_view rest = text_.substr(std::min(at, text_.size()));
    for (const std::string_view written : {"~", "null", "Null", "NULL"}) {
      if (rest.substr(0, written.size()) != written) continue;
      const char behind = rest.size() > written.size() ? rest[written.size()] : ' ';
      const std::string_view delimiters = awaits_value() ? " \t\r\n,]}" : " \t\r\n,]}:";
      if (delimiters.find(behind) != delimiters.npos) return rest.substr(0, written.size());
    }
    return {};
  }

  /// Where a value that is left out would stand: people look at its key or its dash, not at what comes next.
  std::size_t place_of_nothing(std::size_t next) const {
    if (awaits_value()) return last_child().at;
    if (open_.empty() || open_.back().map || next == 0) return next;
    const std::size_t before = text_.find_last_not_of(" \t\r\n", next - 1);
    return before != text_.npos && text_[before] == '-' ? before : next;
  }

  std::string last_key() const { return "`" + neutralise(log_->text(last_child())) + "`"; }

  /// yaml-cpp takes what stands behind a finished root for another document; only `---`, or a line `...` before, starts one.
  bool starts_document(std::size_t at) const {
    if (text_.substr(at, 3) == "---" && (at + 3 >= text_.size() || std::string_view(" \t\r\n").find(text_[at + 3]) != text_.npos)) return true;
    while (at > 0) {
      const std::size_t line_break = text_.rfind('\n', at - 1);
      const std::size_t start = line_break == text_.npos ? 0 : line_break + 1;
      const std::string_view line = text_.substr(start, at - start);
      if (line.substr(0, 3) == "...") return true;
      const std::size_t first = line.find_first_not_of(" \t\r");
      if (first != line.npos && line[first] != '#' && line[first] != '%') return false;
      if (start == 0) return false;
      at = start - 1;
    }
    return false;
  }

  std::string_view text_;
  static constexpr std::size_t nowhere = std::string_view::npos;
  std::size_t last_scalar_ = nowhere;
  YamlLimits limits_;
  YamlLog* log_ = nullptr;
  std::vector<Open> open_;              ///< the containers around the next node
  std::vector<std::uint32_t> anchors_;  ///< nodes by yaml-cpp's number
  std::uint32_t documents_ = 0;
  bool in_document_ = false;
};

}  // namespace

struct YamlStream::State {
  State(std::string_view whole, YamlLimits limits) : text(whole), buffer(whole), stream(&buffer), parser(stream), writer(whole, limits) {}
  std::string_view text;
  bool started = false;
  ViewBuffer buffer;
  std::istream stream;
  YAML::Parser parser;
  LogWriter writer;
};

YamlStream::YamlStream(std::string_view text, YamlLimits limits) : state_(std::make_unique<State>(text, limits)) {}
YamlStream::~YamlStream() = default;

namespace {

/// Where a line starts that is longer, with brackets in it; none where none does.
std::optional<std::size_t> find_endless_line(std::string_view text) {
  for (std::size_t at = 0; text.size() - at > most_line_bytes;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end - at > most_line_bytes && text.substr(at, end - at).find_first_of("[{") != text.npos) return at;
    at = std::min(end + 1, text.size());
  }
  return std::nullopt;
}

}  // namespace

bool YamlStream::next(YamlLog& log) {
  LogWriter& writer = state_->writer;
  writer.start(log);
  try {
    if (!std::exchange(state_->started, true)) {
      if (const auto at = find_endless_line(state_->text)) {
        writer.fail("S136", "a line of more than " + std::to_string(most_line_bytes >> 20) + " MiB with brackets in it; JSON of that size is read as JSON (--input json)", *at);
        throw Abandoned{};
      }
    }
    return state_->parser.HandleNextDocument(writer);
  } catch (const Abandoned&) {
  } catch (const YAML::DeepRecursion& error) {
    writer.fail("S130", "nested deeper than YAML can be read, about 500 levels (--max-depth)", LogWriter::offset(error.mark));
  } catch (const YAML::Exception& error) {
    writer.fail("S100", "not valid YAML: " + in_our_words(error.msg), LogWriter::offset(error.mark));
  }
  log.broken = true;
  return true;
}

}  // namespace rung
