"""`botox site`: writes the whole catalogue as web pages into a folder that holds nothing else."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from types import SimpleNamespace
from typing import Annotated, Any

import typer
from msgspec.structs import replace

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, entry_type
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import REGIONS, STATUSES
from botox_cli.commands.arguments import open_catalogue
from botox_cli.errors import BotoxError
from botox_cli.presentation.labels import count_noun
from botox_cli.queries.citations import FactCitation, all_facts
from botox_cli.queries.danger_words import danger_words
from botox_cli.queries.search.stop_words import AROUND, STOP_WORDS
from botox_cli.render.folder import write_folder
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import EntryRow
from botox_cli.render.site import MenuLink, Page, Site, file_name, write_front, write_page
from botox_cli.render.site_search import Danger, SearchData, SearchEntry
from botox_cli.render.view import Line, Text, View, footer, mark_local
from botox_cli.text import make_printable, spell_out

HELP = "The whole catalogue as web pages that work from a disk and on any server, each with its JSON beside it."

EXAMPLES = """\
botox site --to public
botox site --to public --only --data my.yaml
botox site --to public --only --data my.yaml --json"""

HOME = MenuLink(path="index", name="botox")

MENU = (
    HOME,
    MenuLink(path="uses/index", name="Uses"),
    MenuLink(path="products/index", name="Products"),
    MenuLink(path="risks/index", name="Risks"),
    MenuLink(path="urgent", name="Get help now"),
    MenuLink(path="faqs/index", name="Questions"),
    MenuLink(path="claims/index", name="Claims"),
    MenuLink(path="classify", name="Plastic surgery?"),
    MenuLink(path="benefits", name="Benefits"),
    MenuLink(path="timeline", name="History"),
    MenuLink(path="map", name="Map"),
    MenuLink(path="terms/index", name="Terms"),
    MenuLink(path="sources/index", name="Sources"),
)
"""The links in the menu of every page; those to kinds without entries are left out."""

A_TO_Z = MenuLink(path="a-z", name="All names from A to Z")

SECTION_TITLES = {
    "procedures": "Procedures of plastic surgery",
    "positions": "Who calls it what",
    "rules": "Rules of the classification",
    "identifiers": "Codes and numbers",
    "words": "Words of the field",
    "red_flags": "Signs that need help",
    "aftercare": "Before and after a visit",
    "questions": "What to ask and tell",
    "faqs": "Questions and answers",
}
"""By section, the title of its list, if it is not the name of the section."""

WITH_ALIASES = ("uses", "products")
"""The kinds of entries whose aliases, too, are in the list from A to Z."""

ASKED_FOR = ("uses", "products", "risks", "terms", "faqs", "red_flags")
"""The kinds of entries that people search for most: for these, the search of the site knows more aliases."""

LEADING_SECTIONS = ("uses", "products", "risks", "faqs")
"""The kinds of entries that the search of the site shows first."""

WORDS_LETTERS = 120
"""To how many letters the joined aliases of an entry of `ASKED_FOR` are cut for the search of the site."""

FEW_LETTERS = 40
"""To how many letters the joined aliases of an entry of any other kind are cut for the search of the site."""


def site(
    ctx: typer.Context,
    to: Annotated[str, typer.Option("--to", metavar="DIR", help="a folder that is new, empty, or of an earlier run")],
) -> View:
    """Write the catalogue as web pages into the folder `to`; the answer says how many files were written.

    Raises:
        UsageError: the name is empty, or the folder is the one where the command runs, or one above it.
        OutputError: the folder has files that others wrote or changed, or cannot be written.
    """
    catalogue = open_catalogue(ctx)
    writer = _SiteWriter(
        catalogue, ctx.obj._replace(known=catalogue, wants_screen=True, draws_tables=True, region=None)
    )
    written = write_folder(writer.files(), to)
    name = make_printable(to)
    told = f"{count_noun(written.files, 'file')}, {written.size_bytes / 1e6:.1f} MB"
    return View(
        command="site",
        blocks=(Text(heading=f"Wrote {name}", lines=(Line(text=told), Line(text=f"begin with {name}/index.html"))),),
        items=(),
        summary={"folder": to, "files": written.files, "bytes": written.size_bytes},
        edition=catalogue.edition,
    )


class _SiteWriter:
    """Builds the pages one after the other from the answers of other commands, called with the `Request` in `asked`."""

    def __init__(self, catalogue: Catalogue, asked: Any) -> None:
        self._catalogue = catalogue
        self._asked = asked
        self._sections = [name for name in SECTIONS if entry_type(name).is_named and getattr(catalogue, name)]
        self._paths = {
            entry.id: f"{name.replace('_', '-')}/{file_name(entry.id)}"
            for name in self._sections
            for entry in getattr(catalogue, name).values()
        }
        self._single = tuple(self._single_pages())
        has_page = {"index", *self._sections, *(page.path for page in self._single)}
        menu = tuple(one for one in MENU if one.path.split("/", maxsplit=1)[0].replace("-", "_") in has_page)
        self._site = Site(menu=menu, paths=self._paths, edition=_edition(catalogue))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file of the site, as its path inside the folder and its bytes."""
        yield from write_front(self._front(), self._site, self._search())
        for page in self._pages():
            yield from write_page(page, self._site)

    def _ask(self, function: Callable[..., View], *words: Any, **options: Any) -> View:
        """Call the function of a command with these words and options; return its answer as a screen, with sources."""
        return replace(function(SimpleNamespace(obj=self._asked), *words, **options), cite=True)

    def _pages(self) -> Iterator[Page]:
        yield from self._single
        yield self._names()
        for section in self._sections:
            yield from self._lists(section)
            if section == "sources":
                yield from self._documents()
            else:
                yield from self._entries(section)
        yield from self._comparisons()
        yield from self._leaflets()

    def _front(self) -> Page:
        from botox_cli.commands.overview import overview
        from botox_cli.presentation.screens.site import URGENT, front_screen

        parts = [
            EntryRow(
                id=f"list of {section}",
                name=section_title(section),
                text=f"{len(getattr(self._catalogue, section)):,}",
            )
            for section in self._sections
        ]
        self._paths.update({f"list of {section}": f"{section.replace('_', '-')}/index" for section in self._sections})
        self._paths |= {A_TO_Z.name: A_TO_Z.path, URGENT: "urgent"}
        parts.append(EntryRow(id=A_TO_Z.name, name=A_TO_Z.name))
        uses = sorted((mark_local(use), use.id) for use in self._catalogue.uses.values())
        screen = front_screen(self._catalogue, parts, [EntryRow(id=id_, name=name) for name, id_ in uses])
        return Page(path="index", view=replace(self._ask(overview), screen=screen, cite=False))

    def _search(self) -> SearchData:
        """The data for the search on the first page: the entries of `LEADING_SECTIONS` come first, documents last."""
        leading = [name for name in LEADING_SECTIONS if name in self._sections]
        others = [name for name in self._sections if name not in (*LEADING_SECTIONS, "sources")]
        sections = [*leading, *others, *(name for name in self._sections if name == "sources")]
        kinds = tuple((spell_out(entry_type(name).kind), name.replace("_", "-")) for name in sections)
        found: list[SearchEntry] = []
        places: dict[str, int] = {}
        for number, section in enumerate(sections):
            for entry in getattr(self._catalogue, section).values():
                words = (*getattr(entry, "aliases", ()), *getattr(entry, "agents", ()))
                told = " ".join(words)[: WORDS_LETTERS if section in ASKED_FOR else FEW_LETTERS]
                places[entry.id] = len(found)
                found.append(SearchEntry(mark_local(entry), number, file_name(entry.id), told))
        dangers = tuple(
            Danger(places[id_], " ".join(words.names), " ".join(words.means))
            for id_, words in danger_words(self._catalogue).items()
        )
        usual = tuple(sorted(STOP_WORDS | AROUND | {region.lower() for region in REGIONS}))
        return SearchData(kinds, len(leading), tuple(found), dangers, usual)

    def _single_pages(self) -> Iterator[Page]:
        """The pages of the commands whose answer is one page: benefits, classify, map, timeline, urgent.

        A page is left out if the catalogue has nothing for it.
        """
        from botox_cli.commands.benefits import benefits
        from botox_cli.commands.classify import classify
        from botox_cli.commands.map import map_
        from botox_cli.commands.timeline import timeline
        from botox_cli.commands.urgent import urgent

        asked: tuple[tuple[str, Callable[..., View]], ...] = (
            ("benefits", benefits),
            ("classify", classify),
            ("map", map_),
            ("timeline", timeline),
            ("urgent", urgent),
        )
        for path, function in asked:
            try:
                view = self._ask(function)
            except BotoxError:  # a catalogue of a user's files alone may have nothing of it
                continue
            yield Page(path=path, view=replace(view, cite=path != "map"), crumbs=(HOME,))

    def _names(self) -> Page:
        """The page with the names, from A to Z, of all entries that have pages, except documents.

        The aliases of the kinds in `WITH_ALIASES` are among the names.
        """
        from botox_cli.presentation.screens.site import names_screen

        names = [
            (name, spell_out(entry.kind), entry.id, entry.is_local)
            for section in self._sections
            if section != "sources"
            for entry in getattr(self._catalogue, section).values()
            for name in (entry.name, *(entry.aliases if section in WITH_ALIASES else ()))
        ]
        view = self._view("list", names_screen(A_TO_Z.name, names), ())
        return Page(path=A_TO_Z.path, view=view, crumbs=(HOME,))

    def _lists(self, section: str) -> Iterator[Page]:
        """The page with the list of a kind; for uses also pages by region and by status, for documents by letter.

        A page by region or status is left out if it would have no uses.
        """
        from botox_cli.commands.claims import claims
        from botox_cli.commands.list import list_
        from botox_cli.commands.products import products
        from botox_cli.commands.risks import risks
        from botox_cli.commands.uses import uses

        own: dict[str, Callable[..., View]] = {"uses": uses, "products": products, "risks": risks, "claims": claims}
        folder = section.replace("_", "-")
        index = MenuLink(path=f"{folder}/index", name=section_title(section))
        if section == "sources":
            yield from self._letters(index)
            return
        view = replace(self._ask(own[section]) if section in own else self._ask(list_, folder), cite=False)
        if section != "uses":
            yield Page(path=index.path, view=view, crumbs=(HOME,))
            return
        filters: tuple[tuple[MenuLink, dict[str, Any]], ...] = (
            *((MenuLink(path=f"uses/region/{one.lower()}", name=f"in {one}"), {"region": one}) for one in REGIONS),
            *((MenuLink(path=f"uses/status/{one}", name=one), {"status": one}) for one in STATUSES),
        )
        pages = []
        for menu, options in filters:
            try:
                found = replace(self._ask(uses, **options), cite=False)
            except BotoxError:
                continue
            if found.items:
                pages.append(Page(path=menu.path, view=found, about=menu.name, crumbs=(HOME, index)))
        beside = tuple(menu for menu, _ in filters if menu.path in {page.path for page in pages})
        yield Page(path=index.path, view=view, crumbs=(HOME,), beside=beside)
        yield from (replace(page, beside=beside) for page in pages)

    def _letters(self, index: MenuLink) -> Iterator[Page]:
        """The page about all documents, and for each letter a page with the documents whose titles begin with it.

        `index` is the link to the first page. Titles that begin with no letter of a to z share one page.
        """
        from botox_cli.commands.sources import sources
        from botox_cli.presentation.screens.site import documents_by_letter, list_screen

        letters = documents_by_letter(self._catalogue.sources.values())
        menus = {letter: MenuLink(path=f"sources/by-letter/{letter}", name=letter.upper()) for letter in letters}
        yield Page(
            path=index.path,
            view=replace(self._ask(sources), items=()),
            crumbs=(HOME,),
            beside=tuple(menus.values()),
        )
        for letter, found in letters.items():
            rows = [
                EntryRow(id=one.id, name=mark_local(one), text=", ".join(filter(None, (one.publisher, one.date))))
                for one in found
            ]
            title = f"Documents: {letter.upper() if len(letter) == 1 else 'other'}"
            view = self._view("sources", list_screen(title, count_noun(len(found), "document"), rows), tuple(found))
            yield Page(path=menus[letter].path, view=view, crumbs=(HOME, index), beside=tuple(menus.values()))

    def _entries(self, section: str) -> Iterator[Page]:
        """A page for each entry of a kind: its screen, and below that everything that is recorded about it."""
        entries = tuple(getattr(self._catalogue, section).values())
        folder = section.replace("_", "-")
        crumbs = (HOME, MenuLink(path=f"{folder}/index", name=section_title(section)))
        menus = {entry.id: MenuLink(path=self._paths[entry.id], name=mark_local(entry)) for entry in entries}
        for entry in entries:
            before, after = _neighbours(entry, entries)
            beside = (
                (MenuLink(path=f"leaflets/{file_name(entry.id)}", name="as a leaflet"),) if section == "uses" else ()
            )
            yield Page(
                path=self._paths[entry.id],
                view=self._entry(entry),
                crumbs=crumbs,
                previous=menus[before.id] if before else None,
                next=menus[after.id] if after else None,
                beside=beside,
            )

    def _entry(self, entry: Entry) -> View:
        from botox_cli.commands.show import show
        from botox_cli.presentation.cards import card
        from botox_cli.presentation.screens.entry import entry_screen

        numbers = ReferenceNumbers()
        screen = entry_screen(self._catalogue, entry, numbers, region=None, clinical=False)
        whole = card(self._catalogue, entry, numbers)
        if screen and not whole.fields:
            blocks: tuple[Any, ...] = screen
        elif screen:
            blocks = (*screen, replace(whole, title="All that is recorded here", asides=(), lead=()))
        else:
            blocks = (whole,)
        view = self._ask(show, [entry.id])
        return replace(view, screen=blocks, screen_references=numbers.references(), sources=self._catalogue.sources)

    def _documents(self) -> Iterator[Page]:
        """A page for each document, with every fact that cites it or was read in it."""
        from botox_cli.commands.sources import resting_on
        from botox_cli.presentation.fact_labels import fact_words
        from botox_cli.presentation.screens.site import source_screen
        from botox_cli.presentation.screens.sources import FactGroup, ToldFact

        found: dict[str, list[FactCitation]] = {}
        for fact in all_facts(self._catalogue):
            for id_ in dict.fromkeys(filter(None, (fact.cite.source, fact.cite.via))):
                found.setdefault(id_, []).append(fact)
        crumbs = (HOME, MenuLink(path="sources/index", name=section_title("sources")))
        for source in self._catalogue.sources.values():
            facts = tuple(found.get(source.id, ()))
            groups: dict[str, FactGroup] = {}
            for fact in facts:
                entry: Any = fact.steps[0]
                id_ = getattr(entry, "id", "classification")
                name = mark_local(entry) if isinstance(entry, Entry | Source) else getattr(entry, "name", id_)
                told = ToldFact(fact_words(self._catalogue, fact.steps), fact.cite)
                earlier = groups[id_].facts if id_ in groups else ()
                groups[id_] = FactGroup(str(name), (*earlier, told), getattr(entry, "origin", None) is not None)
            view = resting_on(self._catalogue, source, facts, wants_screen=False)
            screen = source_screen(source, tuple(groups.items()))
            yield Page(
                path=self._paths[source.id],
                view=replace(view, screen=screen, screen_references=(), title=""),
                crumbs=crumbs,
            )

    def _comparisons(self) -> Iterator[Page]:
        """A page for each pair of products, side by side; then, if there is any pair, a page that lists all pairs.

        A pair that `botox compare` refuses is left out.
        """
        from botox_cli.commands.compare import compare

        products = tuple(self._catalogue.products.values())
        crumbs = (HOME, MenuLink(path="products/index", name=section_title("products")))
        rows = []
        for one, other in combinations(products, 2):
            path = f"compare/{file_name(f'{one.id}-{other.id}')}"
            try:
                view = self._ask(compare, [one.id, other.id])
            except BotoxError:  # names of a user's file may not be told apart
                continue
            self._paths[f"compare {one.id} {other.id}"] = path
            rows.append(EntryRow(id=f"compare {one.id} {other.id}", name=f"{mark_local(one)} and {mark_local(other)}"))
            yield Page(path=path, view=view, crumbs=(*crumbs, MenuLink(path="compare/index", name="Two products")))
        if rows:
            from botox_cli.presentation.screens.site import list_screen

            view = self._view("compare", list_screen("Two products side by side", "", rows), ())
            yield Page(path="compare/index", view=view, crumbs=crumbs)

    def _leaflets(self) -> Iterator[Page]:
        from botox_cli.commands.leaflet import leaflet

        for use in self._catalogue.uses.values():
            crumbs = (
                HOME,
                MenuLink(path="uses/index", name=section_title("uses")),
                MenuLink(path=self._paths[use.id], name=mark_local(use)),
            )
            yield Page(
                path=f"leaflets/{file_name(use.id)}",
                about="leaflet",
                # laid out for the shorter paper, it fits on both
                view=replace(self._ask(leaflet, [use.id], paper="letter"), cite=False),
                crumbs=crumbs,
            )

    def _view(self, command: str, screen: Any, items: Sequence[Any]) -> View:
        return View(
            command=command,
            blocks=(),
            screen=screen,
            items=tuple(items),
            sources=self._catalogue.sources,
            edition=self._catalogue.edition,
        )


def _neighbours(entry: Entry, entries: Iterable[Entry]) -> tuple[Entry | None, Entry | None]:
    """The entries before and after `entry` in `entries`, None at an end; for a use, within its group."""
    own = [one for one in entries if not isinstance(entry, Use) or getattr(one, "group", "") == entry.group]
    at = next(number for number, one in enumerate(own) if one.id == entry.id)
    return (own[at - 1] if at else None, own[at + 1] if at + 1 < len(own) else None)


def _edition(catalogue: Catalogue) -> str:
    return f"botox catalogue {catalogue.edition.version}. {footer(catalogue.edition)}"


def section_title(section: str) -> str:
    """The title of the list of a section: `Signs that need help`, `Uses`."""
    return SECTION_TITLES.get(section, section.replace("_", " ").capitalize())
