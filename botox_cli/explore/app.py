"""The full-screen program: what keys and the mouse do, where its parts are at each window size, and how it ends."""

import asyncio
import gc
import os
import signal
from contextlib import suppress
from typing import ClassVar, Literal, NamedTuple

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Key, Resize
from textual.screen import Screen
from textual.widgets._input import Input  # the package loads no other widget for it

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Region
from botox_cli.explore.drawing import Look
from botox_cli.explore.help import help_page
from botox_cli.explore.listing import (
    CHOICES,
    FILTER_TITLES,
    FilterName,
    Filters,
    Listing,
    Names,
    count_choices,
    count_words,
    find_entries,
    is_same,
    list_products,
    list_uses,
)
from botox_cli.explore.map_pane import MapPane, MapView
from botox_cli.explore.pages import Pages, ReaderPage, line_of
from botox_cli.explore.reader import NO_KEY, PageView, Reader, key_spans
from botox_cli.explore.small import TooSmall, is_too_small
from botox_cli.explore.style import CSS
from botox_cli.explore.widgets import Bar, EntryList, Menu, Query, Span
from botox_cli.render.drawing.marks import Piece
from botox_cli.render.screen import Head
from botox_cli.render.view import Line, mark_local
from botox_cli.text import fold, spell_out

STACKED_COLUMNS = 72
"""In windows with fewer columns, the page is under the list, not beside it."""

LIST_COLUMNS, MAP_PANE_COLUMNS = 30, 50
"""The least width of the list, and the width that the map needs, in columns."""

MAP_COLUMNS = 120
"""In windows with at least so many columns, the map is beside the page."""

PROMPT = "search: a name, a word, a muscle, a drug, or a question"

PROMPT_WITH = "a drug or an illness, then Enter: what the sources say of it"

NO_USE = "No use meets these filters"

CLEAR = "Nothing is recorded here that does: that is neither yes nor no. 0 clears them."

FILTER_KEYS: dict[str, FilterName] = {"r": "region", "s": "status", "v": "evidence", "g": "group"}

END_SIGNALS = tuple(getattr(signal, one) for one in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, one))

FOOT: tuple[tuple[str, str, str], ...] = (
    ("/", "search", "search"),
    ("enter", "open", "open"),
    ("a", "what to ask", "checklist"),
    ("m", "map", "map"),
    ("!", "emergency", "urgent"),
    ("?", "keys", "help"),
    ("q", "quit", "quit"),
    ("c", "compare", "mark"),
    ("w", "risks", "risks"),
    ("o", "sources", "sources"),
    ("f", "in full", "full"),
    ("p", "products", "products"),
    ("t", "timeline", "timeline"),
    ("x", "with a drug", "ask_with"),
    ("y", "copy the command", "copy"),
)
"""The keys in the bar at the foot of the window, the most important first: key, words, action."""


class Start(NamedTuple):
    """What the full screen shows first: an entry, the words in the search line, and filters."""

    entry: Entry | Source | None = None
    query: str = ""
    filters: Filters = Filters()


class Explore(App[None]):
    """The full-screen program: a list of entries to filter and search, a page, a map."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    CSS = CSS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
        Binding("q", "quit", show=False),
        Binding("slash,ctrl+f", "search", show=False),
        Binding("escape", "leave", show=False),
        Binding("tab", "next_pane(1)", show=False),
        Binding("shift+tab", "next_pane(-1)", show=False),
        *(Binding(key, f"filter('{name}', 1)", show=False) for key, name in FILTER_KEYS.items()),
        *(Binding(key.upper(), f"filter('{name}', -1)", show=False) for key, name in FILTER_KEYS.items()),
        Binding("0", "clear_filters", show=False),
        *(Binding(str(number), f"part({number})", show=False) for number in range(1, 10)),
        Binding("m", "map", show=False),
        Binding("b", "turn_map", show=False),
        Binding("c", "mark", show=False),
        Binding("p", "products", show=False),
        Binding("t", "timeline", show=False),
        Binding("x", "ask_with", show=False),
        Binding("w", "risks", show=False),
        Binding("a", "checklist", show=False),
        Binding("f", "full", show=False),
        Binding("o", "sources", show=False),
        Binding("exclamation_mark", "urgent", show=False),
        Binding("question_mark,f1", "help", show=False),
        Binding("y", "copy", show=False),
        Binding("Y", "copy_list", show=False),
    ]

    def __init__(self, catalogue: Catalogue, pages: Pages, look: Look, start: Start) -> None:
        os.environ.pop("NO_COLOR", None)  # `look` knows it; the filter of Textual would draw black on black
        super().__init__()
        self.theme = "ansi-dark"  # the terminal's own colours; no colour of a theme is used
        self.animation_level = "none"
        self.catalogue, self._pages, self.look = catalogue, pages, look
        self._names = Names(catalogue)
        self.filters = start.filters
        self.start = start
        self.fault: Exception | None = None
        self.ended_by: int | None = None
        """The number of the signal that ended the program; None if none did."""
        self._has_products = isinstance(start.entry, Product)
        self._asks_with = False
        self._marked: Entry | Source | None = None
        self._menu: FilterName | None = None
        self._before_menu = start.filters
        self._is_waiting = False

    def compose(self) -> ComposeResult:
        """Create the widgets: filters, search line, panes, and the bar of keys."""
        yield Bar(self.look, id="chips", gap=2)
        with Horizontal(id="line"):
            yield Bar(self.look, id="ask", gap=1)
            yield Query(self.start.query, placeholder=PROMPT, compact=True, select_on_focus=False)
        with Horizontal(id="panes"):
            entries = EntryList(self.look, id="list")
            entries.add_class("pane")
            yield entries
            with Vertical(id="paged", classes="pane"):
                yield Bar(self.look, id="tabs", gap=1)
                yield PageView(self.look, id="page")
            yield MapPane(self.catalogue, self._pages, self.look)
        yield Bar(self.look, id="foot")
        yield Menu(self.look, id="menu")

    def on_load(self) -> None:
        """Let the signals of `END_SIGNALS` end the full screen cleanly; a signal that is ignored stays ignored."""
        loop = asyncio.get_running_loop()
        for number in END_SIGNALS:
            with suppress(NotImplementedError, RuntimeError, ValueError):  # not on Windows, not beside the main thread
                if signal.getsignal(number) != signal.SIG_IGN:  # as in a script's background
                    loop.add_signal_handler(number, self._end_by, number)

    def on_mount(self) -> None:
        """Show the first list."""
        self.app_resume_signal.subscribe(self, self._draw_anew)
        self.main.query_one(Query).cursor_blink = False
        entries = self.entries
        self.main.set_class(self.look.is_ascii, "-ascii")
        listing = self._make_listing()
        entries.listing, entries.region_shown, entries.cursor = listing, self.filters.region, self._cursor_of(listing)
        self.main.query_one("#ask", Bar).show_spans([Span((("/", "quiet"),), "search")])
        self.main.set_focus(entries)
        self._show_bars()
        self._show_chosen()

    def on_ready(self) -> None:
        """Turn on the garbage collector, which `__main__` turned off to make short runs faster."""
        gc.enable()

    def _end_by(self, number: int) -> None:
        self.ended_by = number
        self.exit()

    def _draw_anew(self, _app: App[object]) -> None:
        """Draw the whole screen again, after another program had the terminal."""
        self.screen.refresh(layout=True)

    def _handle_exception(self, error: Exception) -> None:
        """Keep the first exception for the caller, who reports it in one line; Textual would print a long traceback."""
        self.fault = self.fault or error
        super()._handle_exception(error)
        self._exit_renderables.clear()

    # what is shown

    @property
    def pages(self) -> Pages:
        """The maker of pages; its region is that of the filter or, if the filter is not set, that of `_pages`."""
        return self._pages._replace(region=self.filters.region or self._pages.region)

    @property
    def entries(self) -> EntryList:
        """The widget with the list."""
        return self.main.query_one(EntryList)

    @property
    def main(self) -> Screen[object]:
        """The main screen, which has the list."""
        return self.screen_stack[0]

    @property
    def map_pane(self) -> MapPane:
        """The widget with the map."""
        return self.main.query_one(MapPane)

    @property
    def page_view(self) -> PageView:
        """The widget with the page beside the list."""
        return self.main.query_one("#page", PageView)

    def on_resize(self, event: Resize) -> None:
        """Lay out everything again for the new size."""
        self._arrange(event.size.width, event.size.height)

    def _arrange(self, columns: int, rows: int) -> None:
        self._show_if_small(is_small=is_too_small(columns, rows))
        self.main.set_class(columns < STACKED_COLUMNS, "-stacked")
        self.main.set_class(columns >= MAP_COLUMNS, "-wide")
        self._share_width(columns)
        self.call_after_refresh(self._place_menu)

    def _show_if_small(self, *, is_small: bool) -> None:
        """Cover everything with the message that the window is too small, or remove that message."""
        if is_small and not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall(self.look))
        elif not is_small and isinstance(self.screen, TooSmall):
            self.pop_screen()

    def _share_width(self, columns: int) -> None:
        """Set the width of the list, in a window of so many columns: beside an open map, what the map leaves.

        If the window is too narrow for both, the list is hidden.
        """
        is_map = self.main.has_class("-map")
        self.entries.display = not (is_map and columns < LIST_COLUMNS + MAP_PANE_COLUMNS)
        if columns < STACKED_COLUMNS:
            self.entries.styles.width = "1fr"
        elif is_map and columns < MAP_COLUMNS:
            self.entries.styles.width = min(columns - MAP_PANE_COLUMNS, 46)
        else:
            self.entries.styles.width = min(max(columns * 27 // 100, 34), 46)

    def on_page_view_laid(self) -> None:
        """Show the names of the parts of the page, after the page was drawn again."""
        self._show_tabs()

    def on_map_view_widened(self) -> None:
        """Draw the map in its new width."""
        self.map_pane.draw()

    def _make_listing(self) -> Listing:
        query = self._query_text()
        if query and not self._asks_with:
            return find_entries(self.catalogue, self._names, query, self.filters)
        if self._has_products:
            return list_products(self.catalogue, self.filters.region)
        return list_uses(self.catalogue, self.filters)

    def _query_text(self) -> str:
        return " ".join(self.main.query_one(Query).value.split())

    def _cursor_of(self, listing: Listing, wanted: Entry | Source | None = None) -> int:
        """The number (from 0) of the row with `wanted`, or if that is None, with the entry of `start`.

        If no row has it, `listing.chosen`.
        """
        entry = wanted or self.start.entry
        places = (at for at, row in enumerate(listing.rows) if is_same(row.entry, entry))
        return next(places, listing.chosen)

    def update(self, *, keeps: bool = False) -> None:
        """List what the filters and the query ask for, and show the page of the chosen row.

        With `keeps`, the chosen entry stays chosen if it is listed; else `Listing.chosen` is.
        """
        chosen = self.entries.chosen_row
        listing = self._make_listing()
        wanted = chosen.entry if keeps and chosen else None
        cursor = self._cursor_of(listing, wanted) if wanted else listing.chosen
        self.entries.show_listing(listing, region=self.filters.region, cursor=cursor)
        self._show_bars()
        self._show_chosen()

    def _show_bars(self) -> None:
        shown, is_of_products = self.entries.listing.uses, self._lists_products
        total = len(self.catalogue.products if is_of_products else self.catalogue.uses)
        words = count_words(shown, total, self.filters, is_of_products=is_of_products)
        self.entries.border_title = words
        short = f"{shown} of {total}"
        self.main.query_one("#chips", Bar).show_spans(self._chips(short if words.startswith(short) else words))
        self._show_keys()

    @property
    def _lists_products(self) -> bool:
        return self._has_products and not (self._query_text() and not self._asks_with)

    def _chips(self, count: str) -> list[Span]:
        spans = [Span((("botox", "strong"),), "clear_filters")]
        for name in CHOICES:
            value = getattr(self.filters, name)
            if self._lists_products and name != "region":
                continue
            title = FILTER_TITLES[name]
            key = next(key for key, one in FILTER_KEYS.items() if one == name)
            words: Piece = (f" {value.replace('-', ' ')} ", "lit") if value else ("all", "plain")
            spans.append(Span(((key, "strong"), (f" {title} ", "quiet"), words), f"filter('{name}', 0)"))
        spans.append(Span(((count, "strong"),)))
        return spans

    def _show_keys(self) -> None:
        keys = FOOT
        if isinstance(self.main.focused, MapView):
            arrows = "left right" if self.look.is_ascii else "← →"
            keys = (
                ("esc", "back, then q quits", "leave"),
                ("a sign", "choose what is there", ""),
                (arrows, "face, body", "turn_map"),
            )
        elif isinstance(self.main.focused, Menu):
            return
        elif isinstance(self.main.focused, Query):
            keys = (("enter", "to the list", ""), ("esc", "clear" if self._query_text() else "back", ""))
            keys = (*keys, ("ctrl+c", "quit", "interrupt"))
        self.main.query_one("#foot", Bar).show_spans(key_spans(keys, self.look))

    def on_descendant_focus(self) -> None:
        """Show the keys that work in the part that has the focus."""
        if self.screen is self.main and not isinstance(self.main.focused, Menu):  # which says its own
            self._show_keys()
        self.entries.refresh()

    def _chosen_page(self) -> ReaderPage | None:
        chosen = self.entries.chosen_row
        if chosen is None:
            return None
        answer = self.entries.listing.answer
        if chosen.is_answer and answer:
            return self.pages.answer(answer, self._query_text())
        return self.pages.entry(chosen.entry) if chosen.entry is not None else None

    def _show_chosen(self, *, is_kept: bool = False) -> None:
        """Show the page of the chosen row, and its use on the map.

        If no row is chosen, say that no use meets the filters. With `is_kept`, the page stays as far down as before.
        """
        page, view = self._chosen_page(), self.page_view
        if page is None:
            view.parts = ()
            view.show_page(ReaderPage("", (), lambda: (Head(title=NO_USE, lead=(Line(text=CLEAR),)),)))
        else:
            view.show_page(page, is_kept=is_kept and view.page is not None)
        self._show_tabs()
        self._show_map()

    def _show_tabs(self) -> None:
        tabs = self.main.query_one("#tabs", Bar)
        tabs.show_spans(self.page_view.tabs())
        tabs.display = bool(self.page_view.parts)

    def _show_map(self) -> None:
        chosen = self.entries.chosen_row
        use = chosen.entry if chosen and isinstance(chosen.entry, Use) else None
        self.map_pane.show_use(use, {row.entry.id for row in self.entries.listing.rows if isinstance(row.entry, Use)})

    # what was done in a part

    def on_entry_list_chosen(self) -> None:
        """Show the page of the row that was chosen."""
        if not isinstance(self.main.focused, MapView):  # there the foot says what was chosen
            self._show_keys()
        self._show_chosen()

    def on_entry_list_opened(self) -> None:
        """Show the page of the chosen row in the whole window."""
        self.action_open()

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Search for the words in the search line, once for all letters that are typed before the search runs.

        There is no search if the line is for a drug or an illness.
        """
        if not self._is_waiting and self.entries.size.width:
            self._is_waiting = True
            self.call_later(self._search)

    def _search(self) -> None:
        self._is_waiting = False
        if not self._asks_with:
            self.update()

    def on_query_moved(self, message: Query.Moved) -> None:
        """Choose the row of the list that is `message.rows` further down (up if negative); the focus stays."""
        self.entries.action_move(message.rows)

    def on_query_emergency(self) -> None:
        """Show the emergency page, as `!` does everywhere."""
        self.action_urgent()

    def on_query_left(self, message: Query.Left) -> None:
        """Go to the list; but Esc in a search line with text only clears the text.

        If the line is for a drug or an illness, always go to the list. If text was typed there and the key was not Esc,
        also show the page with the risks.
        """
        query = self.main.query_one(Query)
        if self._asks_with:
            text = self._query_text()
            self._end_asking()
            self.main.set_focus(self.entries)
            if message.is_done and text:
                self.open(self.pages.risks_with(text))
            return
        if message.is_done or not query.value:
            self.main.set_focus(self.entries)
        else:
            query.value = ""

    def on_map_view_pressed(self, message: MapView.Pressed) -> None:
        """Choose the next listed use at the place of the pressed sign and show its name; if none is listed, say so."""
        place = next(one for one in self.catalogue.places.values() if one.sign == message.sign)
        rows = self.entries.listing.rows
        ways = [at for at, row in enumerate(rows) if isinstance(row.entry, Use) and place.id in row.entry.map]
        if not ways:
            self.tell(f"{message.sign} {place.name}: nothing in the list is there. Esc, then 0 clears filters.")
            self.map_pane.go_to(place)
            return
        at = next((way for way in ways if way > self.entries.cursor), ways[0])
        self.entries.choose(at)
        self.map_pane.go_to(place)
        use = rows[at].entry
        again = f"; {message.sign} again: the next of {len(ways)}" if len(ways) > 1 else ""
        self.tell(f"{message.sign}, {place.name}: {mark_local(use) if use else ''}{again}")

    def on_map_view_turned(self) -> None:
        """Show the next drawing of the map."""
        self.action_turn_map()

    def on_menu_picked(self, message: Menu.Picked) -> None:
        """Set a filter to the choice that was clicked or stepped to; nothing if another menu is open by now."""
        if message.subject == self._menu:  # not where the key for another menu has come in the meantime
            self._take(message.at)

    def on_menu_left(self, message: Menu.Left) -> None:
        """Go back to the list; unless the new choice is kept, set the filters as they were before the menu opened."""
        self._menu = None
        self.main.set_focus(self.entries)
        if not message.is_kept:
            self.filters = self._before_menu
            self.update(keeps=True)

    # what keys do

    def on_key(self, event: Key) -> None:
        """Pass on a key that came before search line and map were ready; for a letter that is no key, show `NO_KEY`."""
        if self.screen is not self.main:
            return
        part = self.main.focused
        if isinstance(part, Query | MapView) and part.takes(event):
            event.prevent_default()
            part.post_message(Key(event.key, event.character))
        elif event.is_printable and not isinstance(part, Menu) and event.key not in self.screen.active_bindings:
            self.tell(NO_KEY)

    def tell(self, words: str) -> None:
        """Show a message in place of the keys."""
        self.main.query_one("#foot", Bar).show_message(words)

    def open(self, page: ReaderPage) -> None:
        """Show a page in the whole window, on top of a page that is there already; not if the window is too small."""
        if isinstance(self.screen, Reader):
            self.screen.open(page)
        elif not isinstance(self.screen, TooSmall):
            self.push_screen(Reader(self.look, self.pages, page))

    @property
    def _is_reading(self) -> bool:
        return isinstance(self.screen, Reader)

    def action_filter(self, name: FilterName, step: Literal[-1, 0, 1]) -> None:
        """Open the menu of a filter; `step` takes the choice after (1) or before (-1) the current one; 0 keeps it.

        After the last choice comes `all`, the first. Nothing happens while a page fills the window; a list of products
        has only the filter of regions.
        """
        if self._is_reading or (self._lists_products and name != "region"):
            return
        if self._menu != name or not self.main.query_one(Menu).display:
            self._before_menu = self.filters
            self._menu = name
        choices = (None, *CHOICES[name])
        now = choices.index(getattr(self.filters, name))
        self._take((now + step) % len(choices))

    def _take(self, at: int) -> None:
        """Set the filter whose menu is open to its choice number `at` (0: all), and show this choice in the menu.

        Nothing happens if no menu is open.
        """
        name = self._menu
        if name is None:
            return
        self.filters = self.filters.with_choice(name, (None, *CHOICES[name])[at])
        self.update(keeps=True)
        self._show_menu(name, at)
        self.main.set_focus(self.main.query_one(Menu))
        is_any_row = name == "region" and not self.filters.status and not self._lists_products
        of_what = "with a row there" if is_any_row else "by the status of Botox" if name == "status" else ""
        counted = f" · number: {of_what}" if of_what else ""
        self.tell(f"up, down: another · enter: keep · esc: as before{counted}")

    def _show_menu(self, name: FilterName, at: int) -> None:
        choices = (None, *CHOICES[name])
        if self._lists_products:
            counts = {one: list_products(self.catalogue, one).uses for one in choices}  # type: ignore[arg-type]
        else:
            counts = count_choices(self.catalogue, self.filters, name)
        words = [(spell_out(choice) if choice else "all", counts[choice]) for choice in choices]
        column = self.main.query_one("#chips", Bar).column_of(f"filter('{name}', 0)")
        self.main.query_one(Menu).show_choices(name, words, at, column)

    def _place_menu(self) -> None:
        """Move an open menu below the name of its filter, after the name has moved."""
        menu = self.main.query_one(Menu)
        if self._menu is not None and menu.display:
            self._show_menu(self._menu, menu.at)

    def action_clear_filters(self) -> None:
        """Remove all filters, unless a page fills the window."""
        if not self._is_reading:
            self.filters = Filters()
            self.update(keeps=True)

    def _end_asking(self) -> None:
        """Make the line for a drug or an illness, if it is one, an empty search line."""
        if self._asks_with:
            query = self.main.query_one(Query)
            self._asks_with = False
            query.placeholder, query.value = PROMPT, ""

    def action_search(self) -> None:
        """Move the focus to the search line, for a search; a page that fills the window is closed."""
        self._end_asking()
        self._go_to_query()

    def _go_to_query(self) -> None:
        if isinstance(self.screen, Reader):
            self.screen.leave()
        self.main.set_focus(self.main.query_one(Query))

    def action_ask_with(self) -> None:
        """Empty the search line and let the user type a drug or an illness there, to see what the sources say of it."""
        query = self.main.query_one(Query)
        query.value = ""
        self._asks_with = True
        query.placeholder = PROMPT_WITH
        self._go_to_query()

    def action_leave(self) -> None:
        """Go back one step: from any other part to the list, then clear the query, then from products to uses.

        From another part, the map is closed, too.
        """
        query = self.main.query_one(Query)
        if self.entries.has_focus:
            if query.value:
                query.value = ""
            elif self._has_products:
                self.action_products()
        else:
            self.main.remove_class("-map")
            self._share_width(self.size.width)
            self.main.set_focus(self.entries)

    def action_next_pane(self, step: int) -> None:
        """Move the focus to the next part of the screen, or with a negative `step` to the one before.

        Nothing happens while a page fills the window.
        """
        if not self._is_reading:
            self.main.focus_next() if step > 0 else self.main.focus_previous()

    def action_open(self) -> None:
        """Show the page of the chosen row in the whole window, unless a page fills it already."""
        page = self._chosen_page()
        if page and not self._is_reading:
            self.open(page)

    def action_part(self, number: int) -> None:
        """Scroll to the part of the page with this number, from 1.

        Nothing happens if there is no such part, or while a page fills the window.
        """
        if not self._is_reading:
            self.page_view.go_to_part(number)

    def action_map(self) -> None:
        """Move the focus to the map, or from it to the list.

        On a narrow screen this opens the map in place of the page, or closes it. Nothing happens while a page fills the
        window.
        """
        if self._is_reading:
            return
        if isinstance(self.main.focused, MapView):
            self.action_leave()
            return
        self.main.add_class("-map")
        self._share_width(self.size.width)
        self.map_pane.learn_signs()
        self.main.set_focus(self.map_pane.view)

    def action_turn_map(self) -> None:
        """Show the next drawing of the map (face, body); open the map first if it is hidden.

        Nothing happens while a page fills the window, or if the catalogue has no drawings.
        """
        if self._is_reading or not self.catalogue.drawings:
            return
        if not self.map_pane.display:
            self.action_map()
        self.map_pane.turn()

    def action_mark(self) -> None:
        """Mark the chosen use or product to compare it, or unmark it; if another of its kind is marked, compare both.

        A mark on an entry of the other kind is removed. Other entries than uses and products get a message. Nothing
        happens while a page fills the window.
        """
        chosen = self.entries.chosen_row
        entry = chosen.entry if chosen else None
        if self._is_reading or entry is None:
            return
        if not isinstance(entry, Use | Product):
            self.tell("Only uses and products are compared.")
            return
        other = self._marked
        if other is None or type(other) is not type(entry):
            self._set_marked(entry)
            noun = "use" if isinstance(entry, Use) else "product"
            self.tell(f"Marked: {mark_local(entry)}. Go to another {noun} and press c: both side by side.")
        elif is_same(other, entry):
            self._set_marked(None)
            self._show_keys()
        else:
            self._set_marked(None)
            self.open(self.pages.compare((other, entry)))

    def _set_marked(self, entry: Entry | Source | None) -> None:
        self._marked = entry
        self.entries.marked_id = f"{entry.kind} {entry.id}" if entry is not None else ""
        self.entries.lay_out()

    def action_products(self) -> None:
        """List the products and empty the search line; if the products are listed already, list the uses.

        A page that fills the window is closed.
        """
        if isinstance(self.screen, Reader):
            self.screen.leave()
        self._has_products = not self._has_products
        query = self.main.query_one(Query)
        if query.value:
            self._has_products = True
            with self.prevent(Input.Changed):
                query.value = ""
        self.main.set_focus(self.entries)
        self.update()

    def action_timeline(self) -> None:
        """Show the history of the toxin."""
        self.open(self.pages.timeline())

    def action_risks(self) -> None:
        """Show all that can go wrong with the chosen use or product; nothing for other entries."""
        entry = self._entry()
        if isinstance(entry, Use | Product):
            self.open(self.pages.risks(entry))

    def action_checklist(self) -> None:
        """Show what to tell and to ask about the chosen use; if another entry is chosen, a message."""
        entry = self._entry()
        if isinstance(entry, Use):
            self.open(self.pages.checklist(entry))
        elif not self._is_reading:
            self.tell("What to ask is told of a use: choose one in the list, then a.")

    def action_full(self) -> None:
        """Show the chosen entry in full, as `--full` does, unless a page fills the window."""
        entry = self._entry()
        if entry is not None and not self._is_reading:
            self.open(self.pages.full(entry))

    def action_sources(self) -> None:
        """Show the documents that the chosen entry cites, unless a page fills the window."""
        entry = self._entry()
        if entry is not None and not self._is_reading:
            self.open(self.pages.sources(entry))

    def _entry(self) -> Entry | Source | None:
        chosen = self.entries.chosen_row
        return chosen.entry if chosen else None

    def action_urgent(self) -> None:
        """Show the signs that need help now."""
        self.open(self.pages.urgent())

    def action_help(self) -> None:
        """Show what every key does."""
        self.open(help_page())

    def action_copy(self) -> None:
        """Copy the command that prints the page, and show a message.

        Nothing happens while a page fills the window: there, the key calls `Reader.action_copy`.
        """
        page = self._chosen_page()
        if page and not self._is_reading:
            line = line_of(page.command)
            self.copy_to_clipboard(line)
            self.tell(f"Copied: {line} · Y: that of the list")

    def action_copy_list(self) -> None:
        """Copy the command that prints the list, and show a message; nothing happens while a page fills the window."""
        if self._is_reading:
            return
        if self._lists_products:
            command = self.pages.products(self.filters.region)
        elif (answer := self.entries.listing.answer) is not None:
            command = self.pages.answer(answer, self._query_text()).command
        else:
            command = self.pages.uses(self.filters)
        self.copy_to_clipboard(line_of(command))
        self.tell(f"Copied: {line_of(command)}")

    def action_interrupt(self) -> None:
        """End the program, and note that the signal of Ctrl-C ended it."""
        self._end_by(signal.SIGINT)


def explore(catalogue: Catalogue, pages: Pages, look: Look, start: Start) -> int | None:
    """Run the full screen until the user leaves it; return the number of the signal that ended it, or None.

    Raises:
        Exception: any error while it ran; the terminal is restored first.
    """
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)  # a full screen is as large as its window
    app = Explore(catalogue, pages, look, start)
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.ended_by


def start_with(catalogue: Catalogue, name: str, region: Region | None = None) -> Start:
    """Where to start: at the use or product with the id, name or alias `name`, else with a search for `name`.

    With an empty name, there is no search. `region` sets the filter of regions.
    """
    filters = Filters(region=region)
    section, id_ = catalogue.owner_of(fold(name)) or ("", "")
    if section in ("uses", "products"):
        return Start(entry=getattr(catalogue, section)[id_], filters=filters)
    return Start(query=name, filters=filters)
