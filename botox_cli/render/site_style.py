"""What a site has beside its pages: the style of what stands around them, and the script of the search."""

SITE_STYLE = """
nav ul, nav ol { list-style: none; padding: 0; margin: 0.3rem 0; display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; }
.menu { border-bottom: 1px solid var(--rule); padding-bottom: 0.3rem; } .menu a, .crumbs a { text-decoration: none;
  display: inline-block; padding: 0.2rem 0; } .menu a:hover, .crumbs a:hover { text-decoration: underline; }
.menu [aria-current] { color: var(--ink); font-weight: 600; border-bottom: 3px solid var(--fill); }
.crumbs li + li::before { content: "/ "; color: var(--quiet); } .neighbours { margin-top: 1rem; }
#search { margin: 1.5rem 0 0.5rem; } #search label { display: block; font-weight: 600; margin-bottom: 0.3rem; }
#asked { font: inherit; font-size: 1.2rem; width: 100%; padding: 0.6rem; color: inherit; background: var(--back);
  border: 2px solid var(--fill); border-radius: 4px; }
.found { list-style: none; padding: 0; } .found li { padding: 0.35rem 0; border-bottom: 1px solid var(--rule); }
.found span { color: var(--quiet); margin-left: 0.6rem; }
dl.names { columns: 14rem; } .names div { break-inside: avoid; padding: 0.1rem 0; } .names dd:empty { display: none; }
dl.names dt, dl.names dd { display: inline; margin: 0 0.4rem 0 0; } dl.names dd { color: var(--quiet); }
tbody th a, dt a, .items a, .list a { font-weight: 600; }
details { margin: 0.5rem 0; } summary { cursor: pointer; }
"""

SEARCH = """\
// The search of the first page, over the names and words of the entries above; nothing leaves the page.
"use strict";
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\\u0300-\\u036f'\\u2019]/g, "")
  .replace(/[^\\p{L}\\p{N}]+/gu, " ").trim();
const { kinds, entries } = INDEX;
const known = entries.map(([name, kind, file, words]) => ({ name, kind: kinds[kind][0],
  path: `${kinds[kind][1]}/${file}.html`, title: plain(name), words: ` ${plain(`${name} ${words}`)} ` }));
const form = document.getElementById("search");
const asked = document.getElementById("asked");
const list = document.getElementById("found");
const count = document.getElementById("count");

// How well an entry fits; 0 for not at all: every word that is asked for begins a word of it.
function rank(entry, text, words) {
  if (!words.every((word) => entry.words.includes(` ${word}`))) return 0;
  if (entry.title === text) return 5;
  if (entry.title.startsWith(text)) return 4;
  if (entry.words.includes(` ${text} `)) return 3;
  return words.every((word) => ` ${entry.title}`.includes(` ${word}`)) ? 2 : 1;
}

function show() {
  const text = plain(asked.value);
  const words = text.split(" ").filter(Boolean);
  const found = words.length ? known.map((entry, at) => [rank(entry, text, words), at, entry])
    .filter(([fit]) => fit).sort((one, other) => other[0] - one[0] || one[1] - other[1]) : [];
  list.replaceChildren(...found.slice(0, 20).map(([, , entry]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const kind = document.createElement("span");
    link.href = entry.path;
    link.textContent = entry.name;
    kind.textContent = entry.kind;
    item.append(link, kind);
    return item;
  }));
  count.textContent = !words.length ? "" : found.length ? `${found.length} found` : "nothing found by these words";
}

form.hidden = false;
asked.addEventListener("input", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const first = list.querySelector("a");
  if (first) location.href = first.href;
});
show();
"""
