// SPDX-License-Identifier: Apache-2.0
// Opens pages in a headless Chromium, which reaches no network, and tells what became of them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/holds.hpp"
#include "tests/rules/child.hpp"

namespace rung::test {

struct Opened {
  std::string dom;                    ///< the document as it stands once its script has run
  std::vector<std::string> console;   ///< what it said there, refusals of its policy included
  std::vector<std::string> requests;  ///< what it asked the network for
};

class Browser {
 public:
  Browser() : folder_(temporary("browser")) { std::filesystem::create_directories(folder_); }
  ~Browser() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;

  /// `fragment`: what stands behind `#` in the address, with it; may be empty.
  Opened open(const std::string& page, const std::string& fragment = {}) const {
    std::ofstream(path("page.html"), std::ios::binary) << page;
    return visit("page.html", fragment);
  }

  /// Opens the page in a frame; `actions`, statements of JavaScript, see it as `page`, its window as `view`. Returns what
  /// they return, as text; markup in it is as HTML writes it.
  std::string use(const std::string& page, const std::string& actions) const {
    std::ofstream(path("page.html"), std::ios::binary) << page;
    std::ofstream(path("around.html"), std::ios::binary)
        << "<!DOCTYPE html><iframe src=\"page.html\"></iframe><pre></pre><script>addEventListener('load', () => {\n"
           "const view = document.querySelector('iframe').contentWindow, page = view.document;\n"
           "document.querySelector('pre').textContent = (() => {"
        << actions << "})();\n});</script>";
    const std::string dom = visit("around.html", {}).dom;
    const std::size_t begin = dom.find("<pre>") + 5;
    return dom.substr(begin, dom.find("</pre>") - begin);
  }

 private:
  Opened visit(const std::string& name, const std::string& fragment) const {
    const Printed printed =
        run("timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking "
            "--no-first-run --allow-file-access-from-files --host-resolver-rules='MAP * ~NOTFOUND' --enable-logging=stderr --v=0 "
            "--user-data-dir=" +
            quoted(path("profile")) + " --log-net-log=" + quoted(path("requests")) + " --dump-dom " +
            quoted("file://" + path(name) + fragment) + " 2>" + quoted(path("said")));
    INFO("chromium is needed for this test: ./dev test installs it\n" << read("said"));
    REQUIRE(printed.code == 0);
    REQUIRE(printed.output.find("</html>") != std::string::npos);
    return {printed.output, lines_with("said", ":CONSOLE:"), lines_with("requests", "\"network_isolation_key\":\"file://")};
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(path(name), std::ios::binary).rdbuf();
    return text.str();
  }
  std::vector<std::string> lines_with(const std::string& name, const std::string& part) const {
    std::vector<std::string> found;
    std::ifstream lines(path(name), std::ios::binary);
    for (std::string line; std::getline(lines, line);)
      if (line.find(part) != std::string::npos) found.push_back(line);
    return found;
  }

  std::filesystem::path folder_;
};

/// The start tags of all elements of a kind, with what stands in them, in order; elements of one kind must not be nested.
inline std::vector<std::string> elements(const std::string& html, const std::string& name) {
  std::vector<std::string> found;
  const std::string open = "<" + name, close = "</" + name + ">";
  for (std::size_t at = 0; (at = html.find(open, at)) != std::string::npos;) {
    const char behind = html[at + open.size()];
    const std::size_t end = html.find(close, at);
    if ((behind == ' ' || behind == '>') && end != std::string::npos) found.push_back(html.substr(at, end - at));
    at += open.size();
  }
  return found;
}

/// The section of that id.
inline std::string section_of(const std::string& html, const std::string& id) {
  const std::size_t at = html.find("<section id=\"" + id + "\"");
  return at == std::string::npos ? std::string() : html.substr(at, html.find("</section>", at) - at);
}

/// The rows of a section's table, those that are hidden left out.
inline std::vector<std::string> shown_rows(const std::string& html, const std::string& id) {
  const std::string section = section_of(html, id);
  std::vector<std::string> rows = elements(section.substr(std::min(section.find("<tbody"), section.size())), "tr");
  rows.erase(std::remove_if(rows.begin(), rows.end(), [](const std::string& row) { return row.rfind("<tr hidden", 0) == 0; }),
             rows.end());
  return rows;
}

}  // namespace rung::test
