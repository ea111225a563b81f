"""Widgets that show a page, in a pane beside the list or in the whole window; number keys lead to its parts."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message
from textual.screen import Screen

from botox_cli.explore.drawing import Look, PageRows, draw_page
from botox_cli.explore.pages import PART_NAMES, Pages, ReaderPage, line_of
from botox_cli.explore.widgets import Bar, RowsView, Span

MARGIN_COLUMNS = 1
"""The empty columns between the words of a page and its frame."""

NO_KEY = "Press / to search, ? for all keys"
"""The message for a letter that is no key here: words are searched for only if `/` was typed before them."""

READER_FOOT: tuple[tuple[str, str, str], ...] = (
    ("esc", "back", "screen.back"),
    ("↑ ↓", "scroll", ""),
    ("q", "quit", "app.quit"),
    ("!", "emergency", "app.urgent"),
    ("f", "in full", "screen.full"),
    ("o", "sources", "screen.sources"),
    ("a", "what to ask", "app.checklist"),
    ("y", "copy the command", "screen.copy"),
)


def key_spans(keys: Sequence[tuple[str, str, str]], look: Look) -> list[Span]:
    """The keys for a bar, each with its words; a click on them does the action of the key.

    `keys` has the key, the words and the action of each, in this order.
    """
    plain = {"↑ ↓": "up down"} if look.is_ascii else {}
    return [Span(((plain.get(key, key), "strong"), (f" {words}", "plain")), action) for key, words, action in keys]


class PageView(RowsView):
    """A page in a pane; a number key goes to a part."""

    class Laid(Message):
        """The page was drawn again, so that its parts may be at other rows."""

    page: ReaderPage | None = None
    parts: tuple[tuple[str, int], ...] = ()

    def show_page(self, page: ReaderPage, *, is_kept: bool = False) -> None:
        """Show a page from its first row on; with `is_kept`, stay as far down as before.

        If the pane has no width yet, the page is drawn when it gets one.
        """
        self.page, self.addresses = page, page.addresses
        if not self.size.width:
            return
        drawn: PageRows = draw_page(page.blocks(), self.look.surface(self.size.width - MARGIN_COLUMNS))
        self.parts = _numbered(drawn.parts)
        self.show_rows(drawn.rows, is_kept=is_kept)

    def lay_out(self) -> None:
        """Draw the page again in the width of the pane, as far down as before, and send `Laid`.

        Nothing happens if there is no page.
        """
        if self.page:
            self.show_page(self.page, is_kept=True)
            self.post_message(self.Laid())

    def go_to_part(self, number: int) -> None:
        """Scroll so that the part with this number (from 1) is at the top, or as near to the top as possible.

        Nothing happens if there is no such part.
        """
        if number <= len(self.parts):
            self.scroll_to(0, self.parts[number - 1][1], animate=False, immediate=True)
            self.refresh()

    def tabs(self) -> list[Span]:
        """The short names of the parts for a bar, each with its number; a click goes to the part."""
        return [
            Span(((f"{number}", "strong"), (f" {self.look.spell(name)}", "plain")), f"part({number})")
            for number, (name, _) in enumerate(self.parts, 1)
        ]


def _numbered(parts: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The first nine parts with a heading in `PART_NAMES`: short name and row of each; empty for fewer than two.

    `parts` has heading and row. Of parts with the same short name, the first counts.
    """
    known: dict[str, int] = {}
    for title, row in parts:
        if title in PART_NAMES:
            known.setdefault(PART_NAMES[title], row)
    return tuple(known.items())[:9] if len(known) > 1 else ()


class Reader(Screen[None]):
    """A page in the whole window, on top of the pages that led to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,left,h", "back", show=False),
        Binding("f", "full", show=False),
        Binding("o", "sources", show=False),
        Binding("y", "copy", show=False),
        *(Binding(str(number), f"part({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self, look: Look, pages: Pages, page: ReaderPage) -> None:
        super().__init__()
        self.look, self.pages = look, pages
        self._stack = [page]
        """The open pages; the last is the one that is shown. Never empty."""
        self._is_open = False
        """Whether the widgets exist: keys may act before they are made, or after the reader was left."""

    def compose(self) -> ComposeResult:
        """Create the title, the page and the bar of keys."""
        yield Bar(self.look, id="title")
        yield PageView(self.look, id="reader")
        yield Bar(self.look, id="foot")

    def on_mount(self) -> None:
        """Show the first page."""
        self._is_open = True
        self.query_one(PageView).focus()
        self.show()

    def on_page_view_laid(self) -> None:
        """Show the names of the parts of the page, after the page was drawn again."""
        self.show_parts()

    def open(self, page: ReaderPage) -> None:
        """Show `page` on top of the page that is shown, unless both have the same command."""
        if line_of(page.command) != line_of(self._stack[-1].command):
            self._stack.append(page)
            self.show()

    def show(self) -> None:
        """Show the page that was opened last."""
        if not self._is_open:
            return
        page, view = self._stack[-1], self.query_one(PageView)
        if view.page is not page:
            view.show_page(page)
        self.show_parts()

    def show_parts(self) -> None:
        """Show the name of the page, its parts and the keys."""
        if not self._is_open:
            return
        page, view = self._stack[-1], self.query_one(PageView)
        title = Span(((self.look.spell(page.title), "strong"),))
        self.query_one("#title", Bar).show_spans([title, *view.tabs()])
        keys = [key for key in READER_FOOT if page.entry is not None or key[0] not in ("f", "o", "a")]
        self.query_one("#foot", Bar).show_spans(key_spans(keys, self.look))

    def action_back(self) -> None:
        """Go back to the page before; from the first page, to the list."""
        if len(self._stack) == 1:
            self.leave()
        else:
            self._stack.pop()
            self.show()

    def leave(self) -> None:
        """Go back to the list."""
        if self._is_open and self.app.screen is self:
            self._is_open = False
            self.dismiss()

    def action_full(self) -> None:
        """Show the entry in full, or if it is shown in full, on one screen again; nothing if the page has no entry."""
        page = self._stack[-1]
        if page.entry is None:
            return
        full = self.pages.full(page.entry)
        if line_of(page.command) == line_of(full.command):
            full = self.pages.entry(page.entry)
        self._stack[-1] = full
        self.show()

    def action_sources(self) -> None:
        """Show the documents that the entry of the page cites; nothing if the page has no entry."""
        if (entry := self._stack[-1].entry) is not None:
            self.open(self.pages.sources(entry))

    def action_part(self, number: int) -> None:
        """Go to the part of the page with this number, from 1; nothing if there is no such part."""
        if self._is_open:
            self.query_one(PageView).go_to_part(number)

    def action_copy(self) -> None:
        """Copy the command that prints the page, and show a message."""
        line = line_of(self._stack[-1].command)
        self.app.copy_to_clipboard(line)
        self._tell(f"Copied: {line}")

    def on_key(self, event: Key) -> None:
        """Show the keys again in place of a message; for a letter that is no key here, show `NO_KEY`."""
        if event.is_printable and event.key not in self.active_bindings:
            self._tell(NO_KEY)
        elif event.key != "y":
            self.show()

    def _tell(self, words: str) -> None:
        if self._is_open:
            self.query_one("#foot", Bar).show_message(words)
