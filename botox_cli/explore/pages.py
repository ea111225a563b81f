"""The pages of the full screen: the screens of the commands, each with the command line that prints it."""

from collections.abc import Callable, Iterable, Sequence
from shlex import join
from typing import TYPE_CHECKING, Any, NamedTuple

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Citation, Region
from botox_cli.explore.listing import Filters
from botox_cli.presentation.screens.entry import entry_screen
from botox_cli.render.drawing.outlines import Outline
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Alarm, DrawnMap, Head, Labels, MarkedItem, ScreenBlock, Section
from botox_cli.render.view import Card, Line, mark_local
from botox_cli.text import quote_text

if TYPE_CHECKING:
    from botox_cli.queries.search import Answer

PART_NAMES = {
    "Approved": "approved",
    "Does it work?": "works?",
    "How long?": "time",
    "What can go wrong?": "risks",
    "Label dose": "dose",
    "Licensed": "licensed",
    "In the vial": "vial",
    "Who must not have it": "not for",
    "What it is": "what",
    "Approved for": "approved",
    "What can go wrong": "risks",
    "Status": "status",
    "Works?": "works?",
    "Starts": "starts",
    "Lasts": "lasts",
    "Dose": "dose",
    "Risks": "risks",
}
"""The parts of a page to which number keys lead: their headings, and their short names in the row of parts."""


class ReaderPage(NamedTuple):
    """A page: its name, the command that prints it, a function that makes its blocks when it is shown, and its entry.

    The entry is the one that the page is about; None if it is about no single one.
    """

    title: str
    command: tuple[str, ...]
    blocks: Callable[[], Sequence[ScreenBlock]]
    entry: Entry | Source | None = None
    addresses: tuple[str, ...] = ()
    """The web addresses on the page, which become links."""


class MapPage(NamedTuple):
    """A drawing with its name, and for each map sign the ids of the uses there."""

    name: str
    outline: Outline
    uses: dict[str, set[str]]


class _NoNumbers(ReferenceNumbers):
    """Gives no numbers to citations: the pages have no list of sources, as on a terminal without `--cite`."""

    def number(self, cites: Iterable[Citation]) -> tuple[int, ...]:  # noqa: ARG002 - no citation is looked at
        """An empty tuple, whatever is cited."""
        return ()


class Pages(NamedTuple):
    """Makes the pages of one catalogue."""

    catalogue: Catalogue
    region: Region | None = None
    """The region whose facts come first."""
    files: tuple[str, ...] = ()
    """The options that name users' files (`--data FILE`, `--only`), to add to command lines."""

    def command(self, *words: str, has_region: bool = True) -> tuple[str, ...]:
        """The command `botox` with these words, the region unless `has_region` is false, and the options in `files`."""
        region = ("--region", self.region) if self.region and has_region else ()
        return ("botox", *words, *region, *self.files)

    def first_drawing(self) -> str:
        """The id of the drawing that is shown first: the one with the most places; the catalogue must have drawings."""
        from botox_cli.queries.body_map import map_uses  # only where a map is seen

        return map_uses(self.catalogue).drawings[0].id

    def map(self, drawing: str) -> MapPage:
        """The drawing with the id `drawing`, its map signs and its uses, as `botox map` shows them."""
        from botox_cli.presentation.screens.body_map import map_screen  # only where a map is seen
        from botox_cli.queries.body_map import map_uses

        found = map_uses(self.catalogue, drawing)
        blocks = map_screen(found, _NoNumbers(), first=self.region)
        block = next(one for one in blocks if isinstance(one, DrawnMap))
        uses = {one.place.sign: {use.id for use in one.uses} for one in found.places}
        return MapPage(block.name.lower(), block.outline, uses)

    def entry(self, entry: Entry | Source) -> ReaderPage:
        """The page of an entry on one screen, as `botox show` prints it."""

        def blocks() -> Sequence[ScreenBlock]:
            return entry_screen(self.catalogue, entry, _NoNumbers(), region=self.region, clinical=False)

        return ReaderPage(mark_local(entry), self.command("show", entry.id), blocks, entry)

    def full(self, entry: Entry | Source) -> ReaderPage:
        """The page of an entry in full, as `botox show --full` prints it."""

        def blocks() -> Sequence[ScreenBlock]:
            from botox_cli.presentation.cards import card  # the long form, which few ask for

            return card_blocks(card(self.catalogue, entry, _NoNumbers()))

        return ReaderPage(f"{mark_local(entry)}, in full", self.command("show", entry.id, "--full"), blocks, entry)

    def answer(self, answer: "Answer", asked: str) -> ReaderPage:
        """The page that answers the search for `asked`: signs of danger first; if nothing answers it, it says so."""

        def blocks() -> Sequence[ScreenBlock]:
            from botox_cli.presentation.screens.search import search_screen  # only where something is typed

            return search_screen(self.catalogue, answer, asked, _NoNumbers())

        words = ("search", "--", *asked.split()) if asked.lstrip().startswith("-") else ("search", *asked.split())
        return ReaderPage("GET HELP NOW" if answer.danger else "Answer", self.command(*words, has_region=False), blocks)

    def urgent(self) -> ReaderPage:
        """The page of signs that need help now: those of this catalogue, or if it has none, the bundled signs."""

        def blocks() -> Sequence[ScreenBlock]:
            from botox_cli.catalogue import load_bundled
            from botox_cli.presentation.screens.urgent import urgent_screen  # only where it is asked for

            known = self.catalogue if self.catalogue.red_flags else load_bundled()
            flags = sorted(known.red_flags.values(), key=lambda flag: (flag.is_local, flag.order))
            return urgent_screen(known, flags, _NoNumbers())

        return ReaderPage("Emergency", self.command("urgent", has_region=False), blocks)

    def risks(self, entry: Use | Product) -> ReaderPage:
        """The page on all that can go wrong with a use or a product."""

        def blocks() -> Sequence[ScreenBlock]:
            from botox_cli.presentation.screens.risks import product_risks_screen, use_risks_screen
            from botox_cli.queries.risks import RiskWishes, select_for

            found, wishes = select_for(self.catalogue, entry), RiskWishes(None, self.region)
            if isinstance(entry, Use):
                return use_risks_screen(self.catalogue, entry, found, _NoNumbers(), wishes)
            return product_risks_screen(self.catalogue, entry, found, _NoNumbers(), wishes)

        return ReaderPage(f"Risks: {mark_local(entry)}", self.command("risks", entry.id), blocks, entry)

    def checklist(self, use: Use) -> ReaderPage:
        """The page with the consultation sheet of a use, as `botox checklist` prints it."""

        def blocks() -> Sequence[ScreenBlock]:
            from botox_cli.presentation.screens.checklist import checklist_screen
            from botox_cli.queries.checklist import sheet

            return checklist_screen(self.catalogue, use, sheet(self.catalogue, use), _NoNumbers(), region=self.region)

        return ReaderPage(f"What to ask: {mark_local(use)}", self.command("checklist", use.id), blocks, use)

    def risks_with(self, text: str) -> ReaderPage:
        """The page on what sources say about a drug or an illness; if nothing, it says that this is no all-clear."""

        def blocks() -> Sequence[ScreenBlock]:
            from botox_cli.presentation.screens.risks import spoken_risks_screen
            from botox_cli.queries.risks import find_mentions, suggest_name

            title = f"What the sources say of {quote_text(text)}"
            matches = find_mentions(self.catalogue, text)
            if matches:
                return spoken_risks_screen(title, matches, self.catalogue, _NoNumbers(), region=self.region)
            meant = suggest_name(self.catalogue, text)
            tried = (Line(text=f"Did you mean {meant}?"),) if meant else ()
            nothing = "No risk in this catalogue names it: that says nothing about whether it matters."
            return (Head(title=title, lead=(Line(text=nothing), *tried)),)

        return ReaderPage(f"Risks with {text}", self.command("risks", "--with", text), blocks)

    def compare(self, entries: Sequence[Entry | Source]) -> ReaderPage:
        """The page with uses or products side by side; all entries are of one of these kinds."""

        def blocks() -> Sequence[ScreenBlock]:
            from botox_cli.presentation.screens.compare import compare_products, compare_uses

            products = [entry for entry in entries if isinstance(entry, Product)]
            if products:
                return compare_products(self.catalogue, products, _NoNumbers(), region=self.region)
            uses = [entry for entry in entries if isinstance(entry, Use)]
            return compare_uses(self.catalogue, uses, _NoNumbers(), region=self.region)

        title = " and ".join(mark_local(entry) for entry in entries)
        return ReaderPage(title, self.command("compare", *(entry.id for entry in entries)), blocks)

    def timeline(self) -> ReaderPage:
        """The page with the history of the toxin; if the catalogue has no events, it says so."""

        def blocks() -> Sequence[ScreenBlock]:
            from botox_cli.presentation.screens.timeline import timeline_screen

            events = sorted(self.catalogue.events.values(), key=lambda event: event.day)
            if not events:
                return (Head(title="No events in this catalogue"),)
            return timeline_screen(events, len(events), _NoNumbers(), about=None, region=self.region)

        return ReaderPage("Timeline", self.command("timeline"), blocks)

    def sources(self, entry: Entry | Source) -> ReaderPage:
        """The page with the documents that an entry cites: how far each was checked, what rests on it, its address.

        If the entry is itself a document, it is the page of that document.
        """

        def blocks() -> Sequence[ScreenBlock]:
            return tuple(_source_blocks(self.catalogue, entry))

        command = self.command("sources", entry.id, has_region=False)
        return ReaderPage(f"Sources: {mark_local(entry)}", command, blocks, entry, _addresses(self.catalogue, entry))

    def uses(self, filters: Filters) -> tuple[str, ...]:
        """The command that prints the list of uses with these filters, as words: `botox`, `uses`, `--region`, `US`."""
        return ("botox", "uses", *filters.options(), *self.files)

    def products(self, region: Region | None) -> tuple[str, ...]:
        """The command that prints the list of products (licensed in `region`, if it is given), as words."""
        return ("botox", "products", *(("--region", region) if region else ()), *self.files)


def line_of(command: Sequence[str]) -> str:
    """Words as one command line, quoted so that it can be pasted into a shell."""
    return join(command)


def card_blocks(card: Card) -> tuple[ScreenBlock, ...]:
    """A card as blocks of a screen: a head, then for each field a section, or an alarm if the field is a warning."""
    asides = " · ".join(text for _, text in card.asides)
    sections = (
        Alarm(label=field.label.lstrip("! "), lines=field.lines)
        if field.role == "warning"
        else Section(title=field.label, lines=field.lines)
        for field in card.fields
    )
    return (Head(title=card.title, aside=asides, lead=card.lead), *sections)


def _addresses(catalogue: Catalogue, entry: Entry | Source) -> tuple[str, ...]:
    """The web addresses of the documents that an entry cites, each once; if the entry is a document, its own address.

    Documents without an address that begins with `http` are left out.
    """
    from botox_cli.queries.citations import citations  # only where sources are asked for

    found = [entry] if isinstance(entry, Source) else [catalogue.sources[cite.source] for cite in citations(entry)]
    return tuple(dict.fromkeys(source.url for source in found if source.url and source.url.startswith("http")))


def _source_blocks(catalogue: Catalogue, entry: Entry | Source) -> Iterable[ScreenBlock]:
    from botox_cli.presentation.fact_labels import fact_words
    from botox_cli.presentation.figures import best_level
    from botox_cli.queries.citations import facts

    if isinstance(entry, Source):
        yield from entry_screen(catalogue, entry, _NoNumbers(), region=None, clinical=False)
        return
    by_document: dict[str, list[Any]] = {}
    for fact in sorted(facts(entry), key=lambda fact: fact.cite.origin is not None):
        by_document.setdefault(fact.cite.source, []).append(fact)
    count = f"{len(by_document)} document{'' if len(by_document) == 1 else 's'}"
    lead = () if by_document else (Line(text="It cites no document."),)
    yield Head(title=f"Sources of {mark_local(entry)}", aside=count, lead=lead)
    yield Labels(rows=(("Levels", Line(text="✓ read in the document   ~ read where it is reported   ? not read")),))
    for id_, found in by_document.items():
        source = catalogue.sources[id_]
        told = "; ".join(dict.fromkeys(fact_words(catalogue, fact.steps) for fact in found))
        address = (Line(text=source.url, role="quiet"),) if source.url else ()
        words = ", ".join(filter(None, (mark_local(source), source.publisher, source.date or "undated")))
        level = best_level(fact.cite for fact in found)
        yield Section(items=(MarkedItem(mark=level, text=words, below=(Line(text=told), *address)),))
