"""The search on the first page of a site: its data, and its script."""

import msgspec


class SearchEntry(msgspec.Struct, frozen=True, array_like=True):
    """An entry in the data of the search: its name, its kind, its file, and further words to find it by.

    `kind` is the number of the kind in `SearchData.kinds`, from 0; `file` is the file name without ending.
    """

    name: str
    kind: int
    file: str
    words: str


class Danger(msgspec.Struct, frozen=True, array_like=True):
    """A sign of danger: its number in `SearchData.entries`, from 0, the words of its names, the words of its meaning.

    The words are written as `fold` writes them, with spaces between them.
    """

    entry: int
    names: str
    means: str


class SearchData(msgspec.Struct, frozen=True):
    """The data of the search: kinds of entries, entries, signs of danger, common words."""

    kinds: tuple[tuple[str, str], ...]
    """The kinds as name and folder, those that people ask for most first, documents last."""
    leading: int
    """How many kinds, from the first on, lead: their entries also come before others that match a little better."""
    entries: tuple[SearchEntry, ...]
    dangers: tuple[Danger, ...]
    usual: tuple[str, ...]
    """Common words that are ignored (stop words), unless nothing else was typed."""


def write_script(known: SearchData) -> bytes:
    """The script with all data inside it, since browsers do not let a page on a disk read other files."""
    return b"const INDEX = %b;\n%b" % (msgspec.json.encode(known), SEARCH.encode())


SEARCH = """\
// The search of the first page, over the names and words of the entries above; nothing leaves the page.
"use strict";
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\\u0300-\\u036f'\\u2018\\u2019`\\u00b4]/g, "")
  .replace(/[^\\p{L}\\p{N}]+/gu, " ").trim();
const { kinds, leading, entries, dangers } = INDEX;
const usual = new Set(INDEX.usual);
const known = entries.map(([name, kind, file, words]) => ({ name, kind: kinds[kind][0], leads: kind < leading,
  isDocument: kinds[kind][1] === "sources", path: `${kinds[kind][1]}/${file}.html`, title: plain(name),
  words: ` ${plain(`${name} ${words}`)} ` }));
const signs = dangers.map(([at, names, means]) => ({ entry: known[at], names: ` ${names} `, means: ` ${means} ` }));
const words = [...new Set([...known, ...signs.map((sign) => ({ words: sign.names + sign.means }))]
  .flatMap((one) => one.words.trim().split(" ")))];
const form = document.getElementById("search");
const asked = document.getElementById("asked");
const list = document.getElementById("found");
const count = document.getElementById("count");

const LEADS = 1.5; // what being of a kind that is asked for most is worth among the grades of `fit`
const BEST = 10; // more than any grade
const SLIP = 4; // letters that a word has at least whose slip is looked for
const MOST = 20;

// Whether a word is one slip away from the beginning of another: a letter too many, missing, wrong, or exchanged.
function isSlip(word, other) {
  let at = 0;
  while (at < word.length && word[at] === other[at]) at += 1;
  const rest = word.slice(at);
  const told = other.slice(at);
  return told.startsWith(rest.slice(1)) || told.slice(1).startsWith(rest) || told.slice(1).startsWith(rest.slice(1))
    || (rest.length > 1 && told.startsWith(rest[1] + rest[0] + rest.slice(2)));
}

// What a typed word may begin: itself and its stem; if nothing begins so, words that it is a slip of.
function readings(word) {
  const stem = word.length > 5 ? word.replace(/(?:ing|ed|es|e|s)$/, "") : word;
  if (words.some((other) => other.startsWith(stem))) return [word, stem];
  if (word.length < SLIP) return [word];
  const near = words.filter((other) => isSlip(word, other));
  const whole = near.filter((other) => Math.abs(other.length - word.length) < 2);
  return whole.length ? whole : near.length ? near : [word];
}

const begins = (text, read) => read.some((word) => text.includes(` ${word}`));
const holds = (text, read) => read.some((word) => text.includes(word.length < SLIP ? ` ${word} ` : ` ${word}`));

// How well an entry fits that has the words that are asked for.
function fit(entry, texts, reads) {
  const title = ` ${entry.title}`;
  const grade = texts.some((text) => entry.title === text) ? 5
    : texts.some((text) => entry.title.startsWith(text)) ? 4
      : texts.some((text) => entry.words.includes(` ${text} `)) ? 3
        : reads.every((read) => begins(title, read)) ? 2 : 1;
  return grade + (entry.leads ? LEADS : 0);
}

// Signs of danger that a word of their names, or two of what they mean, are asked for; the likeliest first.
function findSigns(reads) {
  const told = signs.map((sign) => [sign.entry, reads.reduce((sum, read) =>
    sum + (holds(sign.names, read) ? 2 : holds(sign.means, read) ? 1 : 0), 0)]).filter(([, sum]) => sum > 1);
  const most = Math.max(0, ...told.map(([, sum]) => sum));
  return told.filter(([, sum]) => sum * 2 >= most).sort((one, other) => other[1] - one[1]).map(([entry]) => entry);
}

// The signs of danger, then the entries that have all words; if none of a leading kind has,
// all that have some of them. Documents are last.
function find(text) {
  const typed = text.split(" ").filter(Boolean);
  const telling = typed.filter((word) => !usual.has(word));
  const reads = (telling.length ? telling : typed).map(readings);
  const urgent = telling.length ? findSigns(reads) : [];
  const texts = [text, reads.map(([word]) => word).join(" ")];
  const told = known.map((entry, at) => [entry, reads.filter((read) => begins(entry.words, read)).length, at])
    .filter(([entry, had]) => had && !urgent.includes(entry));
  const isWhole = told.some(([entry, had]) => had === reads.length && entry.leads);
  const others = told.filter(([, had]) => !isWhole || had === reads.length)
    .map(([entry, had, at]) => [entry, had * BEST + fit(entry, texts, reads), at])
    .sort((one, other) => one[0].isDocument - other[0].isDocument || other[1] - one[1] || one[2] - other[2]);
  return { found: [...urgent, ...others.map(([entry]) => entry)], isWhole: isWhole || reads.length < 2 };
}

function link(path, text) {
  const made = document.createElement("a");
  made.href = path;
  made.textContent = text;
  return made;
}

function item(entry) {
  const made = document.createElement("li");
  const kind = document.createElement("span");
  kind.textContent = entry.kind;
  made.append(link(entry.path, entry.name), kind);
  return made;
}

function show() {
  const text = plain(asked.value);
  const { found, isWhole } = text ? find(text) : { found: [], isWhole: true };
  list.replaceChildren(...found.slice(0, MOST).map(item));
  const some = isWhole ? "" : " by all or some of these words";
  const none = ["nothing found by these words: fewer letters or other words; ", link("a-z.html", "A to Z")];
  count.replaceChildren(...(!text ? [] : found.length ? [`${found.length} found${some}`] : none));
}

// What was typed stands in the address, so that it is there again on the way back.
function keep() {
  history.replaceState(null, "", asked.value ? `#q=${encodeURIComponent(asked.value)}` : "#");
}

function restore() {
  const kept = new URLSearchParams(location.hash.slice(1)).get("q");
  if (kept !== null) asked.value = kept;
  show();
}

form.hidden = false;
asked.addEventListener("input", () => { show(); keep(); });
addEventListener("hashchange", restore);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const first = list.querySelector("a");
  if (first) location.href = first.href;
});
restore();
"""
