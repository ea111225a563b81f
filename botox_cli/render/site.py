"""The pages of a site: each answer as HTML and as JSON, with links; on the first, a search for entries by name."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any
from zlib import crc32

import msgspec

from botox_cli.render.formats import html, svg
from botox_cli.render.formats import json as json_format
from botox_cli.render.formats.html_style import LEAFLET, LEAFLET_MARGIN, STYLE
from botox_cli.render.screen import Section
from botox_cli.render.site_search import SearchData, write_script
from botox_cli.render.site_style import SITE_STYLE
from botox_cli.render.transform import compact, without_citations
from botox_cli.render.view import Line, Part, View

SITE_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"

SEARCH_POLICY = f"{SITE_POLICY}; script-src 'self'"
"""The content security policy of the first page, the only one with a script."""

SITE_NAME = "botox"
"""The name of the site: the title of its first page, and the end of the titles of all others."""

SUBJECT = ": what it is used for, whether it works, what can go wrong"
"""What follows the name of the site in the title of the first page."""

LICENCE = (
    "Texts: CC BY 4.0, the authors of botox. BOTOX is a registered trade mark; this site is independent of its maker."
)

LEAFLET_STYLE = "leaflet"
"""The name, without ending, of the style file that only leaflets load; its margins of paper are not for other pages."""

_NO_NAMES = {
    "index",
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}
"""The names that a file of an entry may not have: that of the list of its kind, and devices of Windows."""

_LONGEST = 80


class MenuLink(Part, frozen=True, kw_only=True):
    """A link to a page of the site, as in the menu that every page has: its path without `.html`, and its name."""

    path: str
    name: str


class Page(Part, frozen=True, kw_only=True):
    """A page of the site: an answer, its path, and the links around it."""

    path: str
    """The path in the site, without an ending: `uses/crows-feet`."""
    view: View
    about: str = ""
    """What follows its title, if other pages have the same title."""
    crumbs: tuple[MenuLink, ...] = ()
    """The pages above this page, from the first page of the site down."""
    previous: MenuLink | None = None
    next: MenuLink | None = None
    beside: tuple[MenuLink, ...] = ()
    """Links to pages about the same thing."""


class Site(Part, frozen=True, kw_only=True):
    """What all pages of a site share."""

    menu: tuple[MenuLink, ...]
    paths: Mapping[str, str]
    """The path of the page of each entry, by the id of the entry."""
    edition: str
    """The line that says which edition of the data the site shows."""


def file_name(id_: str) -> str:
    """The name of the file for an id, without ending: the id, or a unique name if it is reserved or very long."""
    if id_ in _NO_NAMES:
        return f"{id_}-"
    return id_ if len(id_) <= _LONGEST else f"{id_[:_LONGEST]}--{crc32(id_.encode()):08x}"


def write_page(page: Page, site: Site) -> Iterator[tuple[str, bytes]]:
    """The files of a page, HTML and JSON, as paths in the site and bytes."""
    frame = _frame(page, site, f"{page.path}.json")
    yield f"{page.path}.html", html.write(for_pages(page.view), frame).encode(errors="backslashreplace")
    yield f"{page.path}.json", _data(page.view)


def write_front(page: Page, site: Site, known: SearchData) -> Iterator[tuple[str, bytes]]:
    """The files of the first page, which has the search: HTML, JSON, the script, and the style files of all pages.

    They are paths in the site and bytes; the page is `index.html`. `known` is the data of the search.
    """
    frame = _frame(page, site, "index.json", policy=SEARCH_POLICY)
    search = (
        '<form id="search" role="search" hidden><label for="asked">Find a use, a product, a risk, a word</label> '
        '<input id="asked" type="search" autocomplete="off"></form>'
        '<p id="count" class="quiet" role="status"></p><ul id="found" class="found"></ul>'
    )
    script = '<script src="search.js" defer></script>\n'
    frame = frame._replace(inside=search, blocks_before=2, below=f"{frame.below}{script}")
    yield "index.html", html.write(for_pages(page.view), frame).encode(errors="backslashreplace")
    yield "index.json", _data(page.view)
    yield "search.js", write_script(known)
    yield "style.css", f"{STYLE}{svg.STYLE}{SITE_STYLE}".encode()
    yield f"{LEAFLET_STYLE}.css", f"{LEAFLET}@page {{ margin: {LEAFLET_MARGIN}; }}\n".encode()


def _data(view: View) -> bytes:
    """The answer as JSON on one line; indented, it would be about twice as long."""
    return msgspec.json.format(json_format.write(view), indent=-1) + b"\n"


def _frame(page: Page, site: Site, data: str, policy: str = SITE_POLICY) -> html.Frame:
    here = page.path
    links = _Links(site.paths, here)
    style = f'<link rel="stylesheet" href="{relative(LEAFLET_STYLE, here, ".css")}">\n' if page.view.sheet else ""
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<link rel="stylesheet" href="{relative("style.css", here, "")}">\n{style}'
        f'<link rel="alternate" type="application/json" href="{relative(data, here, "")}">'
    )
    beside = [*page.beside, MenuLink(path=data, name="as JSON")]
    return html.Frame(
        links=links,
        head=head,
        above=f"{_menu(site.menu, page)}{_crumbs(page)}",
        below=f"{_neighbours(page)}{_neighbour_links(beside, here)}",
        footer=(site.edition, LICENCE),
        sources=links,
        suffix=_suffix(page),
    )


def _suffix(page: Page) -> str:
    if page.path == "index":
        return SUBJECT
    return escape(f"{f', {page.about}' if page.about else ''} · {SITE_NAME}")


def relative(path: str, here: str, ending: str = ".html") -> str:
    """The relative link from the page `here` to another path of the site; paths that end in `.json` get no `ending`."""
    return f"{'../' * here.count('/')}{path}{'' if path.endswith('.json') else ending}"


class _Links(Mapping[str, str]):
    """The links from one page to the pages of entries, by id; the page itself has no link."""

    def __init__(self, paths: Mapping[str, str], here: str) -> None:
        self._paths = paths
        self._here = here

    def __getitem__(self, id_: str) -> str:
        path = self._paths[id_]
        if path == self._here:
            raise KeyError(id_)
        return relative(path, self._here)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _menu(menu: Sequence[MenuLink], page: Page) -> str:
    top = {crumb.path for crumb in page.crumbs} | {page.path}
    items = "".join(
        f'<li><a href="{escape(relative(one.path, page.path))}"{_mark_here(one, page, top)}>{escape(one.name)}</a></li>'
        for one in menu
    )
    return f'<nav class="menu" aria-label="Site"><ul>{items}</ul></nav>\n'


def _mark_here(one: MenuLink, page: Page, top: set[str]) -> str:
    if one.path == page.path:
        return ' aria-current="page"'
    return ' aria-current="true"' if one.path in top and one.path != "index" else ""


def _crumbs(page: Page) -> str:
    if not page.crumbs:
        return ""
    items = "".join(f"<li>{_link(crumb, page.path)}</li>" for crumb in page.crumbs)
    return f'<nav class="crumbs" aria-label="Breadcrumb"><ol>{items}</ol></nav>\n'


def _link(one: MenuLink, here: str) -> str:
    return f'<a href="{escape(relative(one.path, here))}">{escape(one.name)}</a>'


def _neighbours(page: Page) -> str:
    links = [f"<li>Previous: {_link(page.previous, page.path)}</li>"] if page.previous else []
    links += [f"<li>Next: {_link(page.next, page.path)}</li>"] if page.next else []
    return f'<nav class="neighbours" aria-label="Neighbours"><ul>{"".join(links)}</ul></nav>\n' if links else ""


def _neighbour_links(beside: Sequence[MenuLink], here: str) -> str:
    items = "".join(f"<li>{_link(one, here)}</li>" for one in beside)
    return f'<nav class="neighbours" aria-label="The same elsewhere"><ul>{items}</ul></nav>\n'


def for_pages(view: View) -> View:
    """The view as a page of the site shows it: with sources only if `View.cite`.

    Sections lose their `more`; `: --full` at the end of a line becomes `below`.
    """
    if view.screen_references is not None:
        view = msgspec.structs.replace(view, references=view.screen_references)
    view = compact(view) if view.cite else without_citations(view)
    return msgspec.structs.replace(view, screen=tuple(map(_for_pages, view.screen)))


def _for_pages(part: Any) -> Any:
    if type(part) is tuple:
        return tuple(map(_for_pages, part))
    if not isinstance(part, Part):
        return part
    changed: dict[str, Any] = {}
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if isinstance(value, tuple | Part):
            changed[name] = _for_pages(value)
    if isinstance(part, Section) and part.more:
        changed["more"] = ""
    if isinstance(part, Line) and part.text.endswith(": --full"):
        changed["text"] = f"{part.text.removesuffix(': --full')} below"
    return msgspec.structs.replace(part, **changed) if changed else part
