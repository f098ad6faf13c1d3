// SPDX-License-Identifier: Apache-2.0
// How the page looks, in light and dark, wide and narrow, and on paper.
#include "engine/coverage/html.hpp"

namespace rung {

std::string_view page_style() {
  return R"css(:root {
  color-scheme: light dark;
  --paper: #fbfbf9; --card: #ffffff; --ink: #1f2328; --faint: #5d6570; --rule: #d9dcd6;
  --good: #1a6b3c; --good-back: #e7f4ea; --some: #7a5200; --some-back: #fdf3d8; --bad: #a8231c; --bad-back: #fdeae8;
  --link: #1c5a99;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --card: #1b1f23; --ink: #e4e7ea; --faint: #9aa4ae; --rule: #343a41;
    --good: #74cf93; --good-back: #17301f; --some: #e8be5c; --some-back: #352a10; --bad: #ff9389; --bad-back: #3c1b19;
    --link: #82b9f0;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.3rem; margin: 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0; overflow-wrap: anywhere; }
h2 + p { margin: 0 0 .75rem; color: var(--faint); }
h3 { font-size: 1.05rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
h3 small { font-weight: normal; color: var(--faint); }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.sum { margin: .25rem 0 0; display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem .75rem; }
.sum strong { font-size: 2.6rem; line-height: 1.15; }
.sum span { color: var(--faint); }
.good { color: var(--good); } .some { color: var(--some); } .bad { color: var(--bad); } .none { color: var(--faint); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.scroll { overflow-x: auto; margin: 1rem 0; background: var(--card); border: 1px solid var(--rule); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .6rem .75rem .2rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem; border-top: 1px solid var(--rule); }
thead th { color: var(--faint); font-weight: normal; font-size: .875rem; border-top: 0; vertical-align: bottom; }
tbody th { font-weight: 500; }
tr.total th, tr.total td { font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.kinds .wide { width: 45%; vertical-align: middle; }
.bar { display: block; height: .6rem; border-radius: .3rem; background: var(--bad-back); box-shadow: inset 0 0 0 1px var(--rule); overflow: hidden; }
.bar i { display: block; height: 100%; background: var(--good); }
td.good, td.bad { min-width: 7rem; }
td.none, td.signs, td.some { white-space: nowrap; }
td small, li small { color: var(--faint); }
q { quotes: "“" "”"; overflow-wrap: break-word; }
code { font: .875em/1.5 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; }
.missing { background: var(--card); border: 1px solid var(--rule); border-left: 3px solid var(--bad); border-radius: 8px; margin: .5rem 0; }
.missing summary { padding: .5rem .75rem; font-weight: 600; cursor: pointer; overflow-wrap: anywhere; }
.missing small { color: var(--bad); font-weight: normal; }
.missing ul { list-style: none; margin: 0; padding: 0 .75rem .6rem; }
.missing li { display: grid; grid-template-columns: 5rem minmax(0, 1fr); margin: .15rem 0; overflow-wrap: anywhere; }
.source { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; overflow: hidden; padding: .4rem 0; }
div.line, .line summary { display: grid; grid-template-columns: 3.2rem 4.2rem minmax(0, 1fr); }
.line summary { list-style: none; cursor: pointer; }
.line summary::-webkit-details-marker { display: none; }
.line summary:hover { filter: brightness(.97); }
.line code { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; padding-right: .5rem; }
.line li code { padding: 0; }
.n { color: var(--faint); text-align: right; padding-right: .75rem; font-size: .8rem; font-variant-numeric: tabular-nums; user-select: none; }
.state { font-size: .8rem; font-variant-numeric: tabular-nums; user-select: none; }
.met summary { background: var(--good-back); } .met .state { color: var(--good); }
.partly summary { background: var(--some-back); } .partly .state { color: var(--some); }
.missed summary { background: var(--bad-back); } .missed .state { color: var(--bad); }
.line ul { list-style: none; margin: 0; padding: .4rem .75rem .6rem 7.4rem; border-bottom: 1px solid var(--rule); font-size: .9rem; }
.line li { margin: .15rem 0; overflow-wrap: anywhere; padding-left: 1.3rem; text-indent: -1.3rem; }
.gap { text-decoration: underline wavy var(--bad); text-decoration-skip-ink: none; text-underline-offset: 3px; }
.line:target summary { box-shadow: inset 3px 0 0 var(--link); }
@media (max-width: 40rem) {
  main { padding: 1rem .6rem 3rem; }
  div.line, .line summary { grid-template-columns: 2.2rem 3.4rem minmax(0, 1fr); }
  .n { padding-right: .4rem; }
  .line ul { padding-left: 1rem; }
  .kinds .wide { display: none; }
  .missing li { display: block; }
  th, td { padding: .35rem .5rem; }
}
@media print { .source, .scroll { break-inside: auto; } .line summary { cursor: auto; } }
)css";
}

}  // namespace rung
