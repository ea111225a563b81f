"""The rows of the list in the full screen: uses that pass the filters, products, or what a search finds."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from botox_cli.catalogue.model.catalogue import Catalogue, Owner, names_of
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import REGIONS, STATUSES, Finding, Region
from botox_cli.presentation.screens.use import FINDING_WORDS
from botox_cli.presentation.screens.uses import approval_marks
from botox_cli.queries import products as product_queries
from botox_cli.queries.uses import GROUPS, Conditions, select
from botox_cli.text import fold, spell_out

if TYPE_CHECKING:
    from botox_cli.queries.search import Answer

FilterName = Literal["region", "status", "evidence", "group"]

CHOICES: dict[FilterName, tuple[str, ...]] = {
    "region": REGIONS,
    "status": STATUSES,
    "evidence": get_args(Finding),
    "group": GROUPS,
}
"""The choices of each filter, without `all`."""

FILTER_TITLES: dict[FilterName, str] = {"region": "region", "status": "status", "evidence": "works?", "group": "group"}

MOST_HITS = 16
"""The most entries that a search takes from names, and the most that it takes from texts."""

WHOLE_LETTERS = 3
"""A query with fewer letters than this is looked up only in names; any other query is looked up in texts, too."""

NAMED_REASONS = ("name", "alias", "id")
"""What the reason of a search hit begins with if the hit was found in a name, an alias or the id of an entry."""

_KINDS_THAT_ANSWER = ("faq", "claim", "red-flag")
"""The kinds whose entries answer a question by themselves."""


class Filters(NamedTuple):
    """The conditions that listed uses must meet; None if a filter is not set."""

    region: Region | None = None
    status: str | None = None
    evidence: str | None = None
    group: str | None = None

    @property
    def conditions(self) -> Conditions:
        """The filters as conditions for `queries.uses.select`."""
        return Conditions(region=self.region, status=self.status, evidence=self.evidence, group=self.group)

    def with_choice(self, name: FilterName, choice: str | None) -> "Filters":
        """A copy of the filters with `choice` for the filter `name`; None removes that filter."""
        return Filters(**{**self._asdict(), name: choice})

    def options(self) -> tuple[str, ...]:
        """The options of `botox uses` that give the same list, as words: `--region`, `US`."""
        return tuple(word for name, value in self._asdict().items() if value for word in (f"--{name}", value))


class Listed(NamedTuple):
    """A row of the list: the heading of a group, the answer to a question, or an entry."""

    name: str
    entry: Entry | Source | None = None
    stand: str = ""
    """What must follow the name, such as `: wrong`; empty for most kinds.

    It is the verdict of a claim, the basis of advice, or the urgency of a sign of danger.
    """
    is_answer: bool = False
    is_emergency: bool = False

    @property
    def can_be_chosen(self) -> bool:
        """Whether the row is an entry or an answer, not a heading."""
        return self.is_answer or self.entry is not None


class Listing(NamedTuple):
    """The rows of the list, the row chosen at first, how many uses (or products) are listed, a search's answer.

    Rows are numbered from 0.
    """

    rows: tuple[Listed, ...]
    chosen: int = 0
    uses: int = 0
    answer: "Answer | None" = None


class Names:
    """All names of a catalogue, read once, to match words that are still being typed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._all: list[tuple[str, list[str], Owner]] = []

    def match_names(self, folded: str) -> list[Entry | Source]:
        """At most `MOST_HITS` entries with a name that has all words of `folded`; of the last, the beginning is enough.

        Uses come first, then products, then risks, then others; local entries come last. Documents are not among them.
        There are none if `folded`, the typed text as `fold` makes it, is empty.
        """
        *whole, last = folded.split() or [""]
        owners: dict[Owner, bool] = {}
        for name, words, owner in self._read() if last else ():
            is_new = last in name and owner not in owners
            if is_new and any(word.startswith(last) for word in words) and all(word in words for word in whole):
                owners[owner] = not name.startswith(folded)
        order = {"uses": 0, "products": 1, "risks": 2}
        ranked = sorted(owners, key=lambda owner: (order.get(owner[0], 3), owners[owner]))[:MOST_HITS]
        found: list[Entry | Source] = [getattr(self._catalogue, section)[id_] for section, id_ in ranked]
        return sorted(found, key=lambda entry: entry.is_local)

    def _read(self) -> list[tuple[str, list[str], Owner]]:
        if not self._all:
            names = self._catalogue.names_from("")
            self._all = [(name, name.split(), owner) for name, owner in names if owner[0] != "sources"]
        return self._all


def list_uses(catalogue: Catalogue, filters: Filters) -> Listing:
    """The uses that pass the filters, under a heading for each group.

    In a group, local uses come last, and uses approved for Botox before others; then by finding, best first, and name.
    """
    found = select(catalogue.uses.values(), filters.conditions)
    return _listing(_group_rows(_sort_uses(found)), len(found))


def list_products(catalogue: Catalogue, region: Region | None) -> Listing:
    """The products, local ones last; with a region, only products that are licensed there."""
    found = product_queries.select(catalogue.products.values(), None, region)
    ordered = sorted(found, key=lambda product: product.is_local)
    rows = (Listed("products"), *(Listed(product.name, product) for product in ordered))
    return _listing(rows, len(found))


def find_entries(catalogue: Catalogue, names: "Names", text: str, filters: Filters) -> Listing:
    """The rows that a search finds: its answer, uses that pass the filters, entries that answer, other entries.

    The entries that answer are those of `_KINDS_THAT_ANSWER`; if the best is one of them, they come before the uses. A
    warning for signs of danger comes before everything. If the last word is unfinished, it finds names with a word that
    begins with it. Uses that are found by their name or a whole alias come before other uses. `text` is what was typed.
    """
    from botox_cli.queries.search import search  # only where something is typed

    answer = search(catalogue, text, MOST_HITS)
    folded = fold(text)
    begun = names.match_names(folded)
    hits = [hit.entry for hit in answer.hits if hit.entry.kind != "source"] if len(folded) >= WHOLE_LETTERS else []
    is_found = answer.verdict == "answered" or bool(answer.danger)
    first, second = (hits, begun) if is_found else (begun, hits)
    entries = list({(entry.kind, entry.id): entry for entry in (*first, *second)}.values())
    if len(folded) >= WHOLE_LETTERS and not any(isinstance(entry, Use) for entry in entries):
        entries += select(catalogue.uses.values(), Conditions(text=text))
    uses = sorted((entry for entry in entries if isinstance(entry, Use)), key=lambda use: _how_named(use, folded))
    if filters != Filters():
        allowed = {use.id for use in select(catalogue.uses.values(), filters.conditions)}
        uses = [use for use in uses if use.id in allowed]
    others = [entry for entry in entries if not isinstance(entry, Use)]
    told = [entry for entry in others if entry.kind in _KINDS_THAT_ANSWER]
    rest = [entry for entry in others if entry.kind not in _KINDS_THAT_ANSWER]
    heads = [_head("uses", uses), _head("answers", told)]
    if is_found and hits and hits[0].kind in _KINDS_THAT_ANSWER:
        heads.reverse()
    rows = (*_answer_rows(answer, has_entries=bool(entries)), *heads[0], *heads[1], *_by_kind(rest))
    leading = uses if entries and isinstance(entries[0], Use) else entries
    return Listing(rows, _first_choice(rows, answer, begun, leading), len(uses), answer)


def count_words(shown: int, total: int, filters: Filters, *, is_of_products: bool) -> str:
    """How many entries are listed, in words: `9 of 90 uses`; `total` is the second number.

    In a region: `9 licensed in the US`, or of uses `9 with a row for the US`. If a status is chosen, uses are told as
    without a region.
    """
    region = filters.region
    the = "the " if region in ("US", "UK", "EU") else ""
    if is_of_products:
        return f"{shown} licensed in {the}{region}" if region else f"{shown} of {total} products"
    if region and not filters.status:
        return f"{shown} with a row for {the}{region}"
    return f"{shown} of {total} uses"


def count_choices(catalogue: Catalogue, filters: Filters, name: FilterName) -> dict[str | None, int]:
    """How many uses each choice of the filter `name` would leave, with the other filters as they are.

    The keys are the choices; the key None is for no choice.
    """
    uses = catalogue.uses.values()
    counts: dict[str | None, int] = {}
    for choice in (None, *CHOICES[name]):
        counts[choice] = len(select(uses, filters.with_choice(name, choice).conditions))
    return counts


def _how_named(use: Use, folded: str) -> int:
    """A sort key for how a use fits the typed words, `folded`: 0 is best, 2 is worst.

    It is 0 if its name has all words (of the last, the beginning is enough) or if an alias is equal to `folded`. It is
    1 if an alias begins with `folded`.
    """
    *whole, last = folded.split() or [""]
    own = [fold(name).split() for name in (use.name, use.short) if name]
    names = [fold(name) for name in names_of(use)]
    is_held = any(set(whole) <= set(words) and any(word.startswith(last) for word in words) for words in own)
    if is_held or folded in names:
        return 0
    return 1 if any(name.startswith(folded) for name in names) else 2


def _listing(rows: Sequence[Listed], uses: int) -> Listing:
    chosen = next((at for at, row in enumerate(rows) if row.can_be_chosen), 0)
    return Listing(tuple(rows), chosen, uses)


def _sort_uses(uses: Iterable[Use]) -> list[Use]:
    findings = list(FINDING_WORDS)

    def rank(use: Use) -> tuple[int, bool, bool, int, str]:
        is_approved = "approved" in approval_marks(use).values()
        name = fold(use.short or use.name)
        return GROUPS.index(use.group), use.is_local, not is_approved, findings.index(use.finding), name

    return sorted(uses, key=rank)


def _group_rows(uses: Sequence[Use]) -> list[Listed]:
    rows: list[Listed] = []
    for number, use in enumerate(uses):
        if number == 0 or uses[number - 1].group != use.group:
            rows.append(Listed(spell_out(use.group)))
        rows.append(_row(use))
    return rows


def _row(entry: Entry | Source) -> Listed:
    """The row of an entry: its name (of a use, the short one if it has one), and what `stand_of` puts behind it."""
    name = entry.short if isinstance(entry, Use) and entry.short else entry.name
    return Listed(name, entry, stand_of(entry))


def is_same(one: Entry | Source | None, other: Entry | Source | None) -> bool:
    """Whether both are the same entry, by kind and id, since one entry may be read twice, as two objects.

    False if one is None.
    """
    return one is not None and other is not None and (one.kind, one.id) == (other.kind, other.id)


def stand_of(entry: Entry | Source) -> str:
    """The words that must follow the name of an entry in the list, such as `: wrong`; empty for most kinds."""
    if entry.kind == "claim":
        from botox_cli.presentation.screens.claims import VERDICT_MARKS  # only where one is listed

        return f": {VERDICT_MARKS[entry.verdict].words}"  # type: ignore[union-attr]
    if entry.kind == "aftercare":
        from botox_cli.presentation.screens.entries import BASIS_WORDS  # only where one is listed

        return f": {BASIS_WORDS[entry.basis]}"  # type: ignore[union-attr]
    if entry.kind == "red-flag":
        from botox_cli.presentation.screens.risk import URGENCIES  # only where one is listed

        return f": {URGENCIES[entry.urgency]}"  # type: ignore[union-attr]
    return ""


def _head(title: str, entries: Sequence[Entry | Source]) -> tuple[Listed, ...]:
    return (Listed(title), *map(_row, entries)) if entries else ()


def _answer_rows(answer: "Answer", *, has_entries: bool) -> tuple[Listed, ...]:
    """The row that opens the answer: `GET HELP NOW`, `The answer`, `The closest answer` or `Not in this catalogue`.

    No row if nothing answers, but `has_entries` says that entries were found. A question about what the catalogue
    leaves out on purpose always gets a row.
    """
    if answer.danger:
        return (Listed("GET HELP NOW", is_answer=True, is_emergency=True),)
    if answer.verdict == "none" and has_entries and not answer.absences:
        return ()
    words = {"answered": "The answer", "closest": "The closest answer", "none": "Not in this catalogue"}
    return (Listed(words[answer.verdict], is_answer=True),)


def _by_kind(entries: Sequence[Entry | Source]) -> tuple[Listed, ...]:
    """Rows of entries under headings that name their kinds, in the order in which the kinds first occur."""
    kinds = dict.fromkeys(entry.kind for entry in entries)
    return tuple(
        row for kind in kinds for row in _head(spell_out(kind), [entry for entry in entries if entry.kind == kind])
    )


def _first_choice(
    rows: Sequence[Listed], answer: "Answer", begun: Sequence[Entry | Source], entries: Sequence[Entry | Source]
) -> int:
    """The number (from 0) of the row to choose first: for a question or danger, the top row; for a name, its entry.

    `begun` has the entries that were found by name, `entries` those that may be chosen, the best first.
    """
    first = next((at for at, row in enumerate(rows) if row.can_be_chosen), 0)
    if answer.danger or answer.question.intents or answer.absences:
        return first
    is_named = bool(answer.hits) and answer.hits[0].reason.startswith((*NAMED_REASONS, "in "))
    if answer.verdict == "answered" and not is_named:
        return first
    wanted = entries[0] if (answer.verdict == "answered" or begun) and entries else None
    return next((at for at, row in enumerate(rows) if is_same(row.entry, wanted)), first)
