"""The widgets of the full screen: rows that scroll, the list, bars that can be clicked, menus, the search line."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, Key, Paste
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets._input import Input  # the package loads no other widget for it

from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Region
from botox_cli.explore.drawing import Look, paragraph
from botox_cli.explore.listing import Listed, Listing
from botox_cli.presentation.screens.uses import approval_marks
from botox_cli.queries.products import licensed_in
from botox_cli.render.drawing.marks import VALUE_MEANINGS, Ink, Meaning, Piece, draw_mark
from botox_cli.render.drawing.pieces import DrawnRow, measure_row, pad, split_words, wrap
from botox_cli.render.view import mark_local
from botox_cli.text import remove_invisible

CHOICE_COLUMNS = 6
"""The width, in columns, of the marks right of a name in the list: approval, number of regions, what studies found."""

LONGEST_QUERY = 500
"""The most letters that the search line takes."""

_WHERE: tuple[Meaning, ...] = ("approved", "other-toxin", "refused", "off-label")
"""If no region is chosen, a use gets the first of these marks that it has in any region, else `absent`."""


class RowsView(ScrollView):
    """Base class of widgets that show drawn rows, which scroll with the arrow keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", show=False),
        Binding("down,j", "scroll_down", show=False),
        Binding("pageup,b", "page_up", show=False),
        Binding("pagedown,space", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]

    can_focus = True
    ALLOW_SELECT = False

    def __init__(self, look: Look, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.look = look
        self.rows: tuple[DrawnRow, ...] = ()
        self.addresses: tuple[str, ...] = ()
        """The web addresses in the rows, which become links."""
        self._laid_columns = 0
        """The width for which the rows were drawn, in columns; until `on_resize` runs, the widget may have another."""

    def on_resize(self) -> None:
        """Draw the rows again if the width has changed."""
        if self.size.width != self._laid_columns:
            self.lay_out()
        self.call_after_refresh(self.keep_in_sight)

    def on_hide(self) -> None:
        """Have the rows drawn again when the widget is shown next, since changes until then are not drawn."""
        self._laid_columns = 0

    def lay_out(self) -> None:
        """Draw the rows in the width of the widget; for subclasses to define."""

    def keep_in_sight(self) -> None:
        """Show which rows are visible; a subclass may first scroll to a row that must be visible."""
        self.tell_place()

    def show_rows(self, rows: Sequence[DrawnRow], *, is_kept: bool = False) -> None:
        """Show these rows in place of those before, from the first on; with `is_kept`, stay as far down as before."""
        self.rows = tuple(rows)
        self._laid_columns = self.size.width
        self.virtual_size = Size(self.size.width, len(rows))
        if not is_kept:
            self.scroll_to(0, 0, animate=False, immediate=True)
        self.refresh()
        self.tell_place()

    def tell_place(self) -> None:
        """Show at the lower edge which rows are visible; nothing if all are."""
        seen, total = self.size.height, len(self.rows)
        first = round(self.scroll_y)
        is_whole = not seen or total <= seen
        words = "" if is_whole else f"{first + 1}-{min(first + seen, total)} of {total}"
        owner = self.parent if isinstance(self.parent, Widget) and self.parent.has_class("pane") else self
        owner.border_subtitle = words

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Update the position at the lower edge after scrolling."""
        super().watch_scroll_y(old_value, new_value)
        self.tell_place()

    def render_line(self, y: int) -> Strip:
        """Row `y` of the widget, counted from 0 at its upper edge, as a strip; empty below the last row."""
        at = y + round(self.scroll_y)
        row = self.rows[at] if at < len(self.rows) else ()
        return self.look.strip(row, self.size.width, addresses=self.addresses)


class EntryList(RowsView):
    """The rows of a listing, one of which is chosen."""

    class Chosen(Message):
        """The user chose another row."""

    class Opened(Message):
        """The user opened the chosen row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown,space", "move(10)", show=False),
        Binding("home", "move(-100000)", show=False),
        Binding("end", "move(100000)", show=False),
        Binding("enter,right,l", "open", show=False),
    ]

    def __init__(self, look: Look, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(look, id=id)
        self.listing = Listing(())
        self.cursor = 0
        self.region_shown: Region | None = None
        self.marked_id = ""
        self._owners: list[int] = []

    @property
    def chosen_row(self) -> Listed | None:
        """The chosen row; None if it is a heading or the list is empty."""
        rows = self.listing.rows
        return rows[self.cursor] if self.cursor < len(rows) and rows[self.cursor].can_be_chosen else None

    def show_listing(self, listing: Listing, *, region: Region | None, cursor: int | None = None) -> None:
        """Show the rows of a listing; row number `cursor`, from 0, is chosen, with None row `listing.chosen`.

        The marks of uses are for `region`; if it is None, for all regions together.
        """
        self.listing, self.region_shown = listing, region
        self.cursor = listing.chosen if cursor is None else cursor
        self.lay_out()

    def lay_out(self) -> None:
        """Draw the rows in the width of the list and keep the chosen one visible."""
        if not self.size.width:
            return
        rows: list[DrawnRow] = []
        self._owners = []
        for number, listed in enumerate(self.listing.rows):
            drawn = self._draw(listed)
            rows += drawn
            self._owners += [number] * len(drawn)
        self.show_rows(rows, is_kept=True)
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Scroll so that the chosen row is visible and, if it is the first of its group, the heading above it."""
        if self.cursor not in self._owners:
            return
        first = self._owners.index(self.cursor)
        last = first + self._owners.count(self.cursor)
        head = first - 1 if first and not self.listing.rows[self._owners[first - 1]].can_be_chosen else first
        top, height = round(self.scroll_y), self.size.height
        if head < top:
            top = head
        elif last > top + height:
            top = last - height
        self.scroll_to(0, top, animate=False, immediate=True)
        self.refresh()
        self.tell_place()

    def action_move(self, rows: int) -> None:
        """Choose the row so many rows down (up if negative), but not beyond an end; headings do not count."""
        ways = [at for at, listed in enumerate(self.listing.rows) if listed.can_be_chosen]
        if not ways:
            return
        now = ways.index(self.cursor) if self.cursor in ways else 0
        self.choose(ways[min(max(now + rows, 0), len(ways) - 1)])

    def action_open(self) -> None:
        """Open the chosen row."""
        if self.chosen_row:
            self.post_message(self.Opened())

    def choose(self, at: int) -> None:
        """Choose the row with this number, from 0; nothing if it is a heading or chosen already."""
        if at != self.cursor and self.listing.rows[at].can_be_chosen:
            self.cursor = at
            self.keep_in_sight()
            self.post_message(self.Chosen())

    def on_click(self, event: Click) -> None:
        """Choose the row under the mouse; open it with the second click."""
        at = event.get_content_offset(self)
        line = at.y + round(self.scroll_y) if at else -1
        if 0 <= line < len(self._owners):
            self.choose(self._owners[line])
            if event.chain > 1:
                self.action_open()

    def render_line(self, y: int) -> Strip:
        """Row `y` of the widget, counted from 0 at its upper edge, as a strip.

        The first row of the chosen entry begins with `›`; all its rows are reversed if the list has the focus, else
        bold.
        """
        at = y + round(self.scroll_y)
        if at >= len(self.rows):
            return Strip.blank(self.size.width, Style.null())
        is_chosen = self._owners[at] == self.cursor and self.listing.rows[self.cursor].can_be_chosen
        over = (Style(reverse=True, dim=False) if self.has_focus else Style(bold=True)) if is_chosen else None
        row = self.rows[at]
        is_first = at == 0 or self._owners[at - 1] != self._owners[at]
        if is_chosen and is_first:
            row = ((">" if self.look.is_ascii else "›", "plain"), *_without_first(row))
        return self.look.strip(row, self.size.width, over)

    def _draw(self, listed: Listed) -> list[DrawnRow]:
        width, measure = self.size.width, self.look.measure
        if not listed.can_be_chosen:
            return [((self.look.spell(f" {listed.name}"), "quiet"),)]
        is_marked = listed.entry is not None and f"{listed.entry.kind} {listed.entry.id}" == self.marked_id
        prefix: Piece = (" +" if is_marked else "  ", "strong")
        if listed.is_answer:
            mark: DrawnRow = (draw_mark("emergency", is_ascii=self.look.is_ascii),) if listed.is_emergency else ()
            words = split_words(self.look.spell(listed.name), "strong")
            rows = wrap([*((mark,) if mark else ()), *words], width - 2, measure)
            return [(prefix, *row) for row in rows]
        assert listed.entry is not None  # noqa: S101 - what can be chosen and is no answer is an entry
        marks = self._marks(listed)
        taken = CHOICE_COLUMNS if marks else 0
        is_strong = bool(marks) and marks[0][1] == "yes"
        ink: Ink = "strong" if is_strong else "plain"
        name = self.look.spell(mark_local(listed.entry, listed.name) + listed.stand)
        first, *others = wrap(split_words(name, ink), width - taken - 3, measure) or ((),)
        row = (
            (*pad((prefix, *first), width - taken - 1, measure), (" ", "plain"), *marks) if marks else (prefix, *first)
        )
        return [row, *((("   ", "plain"), *other) for other in others)]

    def _marks(self, listed: Listed) -> DrawnRow:
        """The marks of a row: for a use, approval and finding; for a product, licence and number of regions; else none.

        If no region is chosen, the number of regions stands behind the mark of an approval.
        """
        entry = listed.entry
        if isinstance(entry, Use):
            found = approval_marks(entry)
            meaning: Meaning = (
                found.get(self.region_shown, "absent")
                if self.region_shown
                else next((one for one in _WHERE if one in found.values()), "absent")
            )
            count = sum(one == meaning for one in found.values())
            is_counted = not self.region_shown and meaning in ("approved", "other-toxin")
            finding = draw_mark(VALUE_MEANINGS[entry.finding], is_ascii=self.look.is_ascii)
            mark = draw_mark(meaning, is_ascii=self.look.is_ascii)
            return (mark, (f" {count} " if is_counted else "   ", "plain"), finding)
        if isinstance(entry, Product):
            count = len(licensed_in(entry))
            mark = draw_mark("approved" if count else "absent", is_ascii=self.look.is_ascii)
            return (mark, (f" {count}" if count else "", "plain"))
        return ()


def _without_first(row: DrawnRow) -> DrawnRow:
    """A row without the space that it begins with."""
    (text, ink), *rest = row or ((" ", "plain"),)
    return ((text[1:], ink), *rest)


class Span(NamedTuple):
    """Some words of a bar, and the action that a click on them runs; empty if a click does nothing."""

    pieces: DrawnRow
    action: str = ""


class Bar(Widget):
    """A row of words that can be clicked; what matters most is first, and words that do not fit are left out."""

    ALLOW_SELECT = False

    def __init__(self, look: Look, *, id: str, gap: int = 2) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.look = look
        self.gap = gap
        self._spans: tuple[Span, ...] = ()
        self._message = ""
        self._places: list[tuple[int, int, str]] = []

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Show these words in place of what the bar shows, a message included."""
        self._spans, self._message = tuple(spans), ""
        self.styles.height = 1
        self.refresh()

    def show_message(self, text: str) -> None:
        """Show a sentence in place of the words, in as many rows as it needs."""
        self._message = text
        self.styles.height = max(len(self._rows()), 1)
        self.refresh()

    def on_resize(self) -> None:
        """Give the message as many rows as it needs in the new width."""
        if self._message:
            self.show_message(self._message)

    def _rows(self) -> tuple[DrawnRow, ...]:
        return paragraph(self._message, "strong", self.look.surface(max(self.size.width - 2, 20)))

    def render_line(self, y: int) -> Strip:
        """Row `y` of the bar, counted from 0, as a strip: of the message if there is one, else as many words as fit."""
        width = self.size.width
        if self._message:
            rows = self._rows()
            return self.look.strip(((" ", "plain"), *rows[y]) if y < len(rows) else (), width)
        row: list[Piece] = [(" ", "plain")]
        used, self._places = 1, []
        for span in self._spans:
            taken = measure_row(span.pieces, self.look.measure)
            if used + taken > width - 1:
                break
            row += [*span.pieces, (" " * self.gap, "plain")]
            self._places.append((used, used + taken, span.action))
            used += taken + self.gap
        return self.look.strip(tuple(row), width)

    async def on_click(self, event: Click) -> None:
        """Run the action of the words under the mouse; nothing while a message is shown."""
        action = next((action for start, end, action in self._places if start <= event.x < end), "")
        if action and not self._message:
            is_main = self.screen is self.app.screen_stack[0]
            await self.app.run_action(action, default_namespace=self.app if is_main else self.screen)

    def column_of(self, action: str) -> int:
        """The column, from 0, in which the words with an action begin in the bar as last drawn; 0 if there are none."""
        return next((start for start, _, one in self._places if one == action), 0)


class Sentence(RowsView):
    """A widget that shows one sentence."""

    text = ""

    def lay_out(self) -> None:
        """Wrap the sentence at words in the width of the widget."""
        self.show_rows(paragraph(self.text, "plain", self.look.surface(max(self.size.width, 10))))


class Menu(RowsView):
    """The choices of a filter, each with how many uses or products it would leave; the current one is reversed."""

    class Picked(Message):
        """A choice of a filter was clicked or stepped to.

        `subject` is the name of the filter, `at` the number of the choice, where 0 is `all`.
        """

        def __init__(self, subject: str, at: int) -> None:
            super().__init__()
            self.subject, self.at = subject, at

    class Left(Message):
        """The user left the menu: with the new choice (`is_kept`), or with the one from before."""

        def __init__(self, *, is_kept: bool) -> None:
            super().__init__()
            self.is_kept = is_kept

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
        Binding("enter,space", "leave(True)", show=False),
        Binding("escape", "leave(False)", show=False),
    ]

    subject = ""
    """The name of the filter whose choices are shown."""
    at = 0

    def action_step(self, rows: int) -> None:
        """Take the choice that is `rows` further down (up if negative); after the last comes the first."""
        self.post_message(self.Picked(self.subject, (self.at + rows) % len(self.rows)))

    def action_leave(self, is_kept: bool) -> None:  # noqa: FBT001 - as a key names it
        """Leave the menu; with `is_kept`, keep the new choice."""
        self.post_message(self.Left(is_kept=is_kept))

    def on_blur(self) -> None:
        """Close the menu when it loses the focus."""
        self.display = False

    def show_choices(self, subject: str, choices: Sequence[tuple[str, int]], at: int, column: int) -> None:
        """Show the menu of the filter `subject`: its choices, each with its count of entries.

        `at` is the number of the current choice, from 0. The menu begins in `column`, or further left if it needs room.
        """
        told = [(self.look.spell(choice), f"{count:,}") for choice, count in choices]
        width = max(self.look.measure(choice) for choice, _ in told)
        digits = max(len(count) for _, count in told)
        self.subject, self.at = subject, at
        self.styles.width = width + digits + 6
        self.styles.height = min(len(choices) + 2, self.app.size.height - 3)
        self.styles.offset = (max(min(column, self.app.size.width - width - digits - 6), 0), 1)
        self.rows = tuple(
            ((" ", "plain"), *pad(((one, "plain"),), width, self.look.measure), ("  " + count.rjust(digits), "quiet"))
            for one, count in told
        )
        self.virtual_size = Size(width + digits + 4, len(choices))
        self.display = True
        top = max(at - (self.app.size.height - 6), 0)
        self.scroll_to(0, top, animate=False, immediate=True)
        self.refresh()

    def tell_place(self) -> None:
        """Show no position, since a menu is short."""

    def render_line(self, y: int) -> Strip:
        """Row `y` of the menu, counted from 0 at its upper edge, as a strip; the current choice is reversed."""
        at = y + round(self.scroll_y)
        row = self.rows[at] if at < len(self.rows) else ()
        return self.look.strip(row, self.size.width, Style(reverse=True, dim=False) if at == self.at else None)

    def on_click(self, event: Click) -> None:
        """Take the choice under the mouse, and leave the menu."""
        at = event.get_content_offset(self)
        if at and at.y + round(self.scroll_y) < len(self.rows):
            self.post_message(self.Picked(self.subject, at.y + round(self.scroll_y)))
            self.action_leave(is_kept=True)


class Query(Input):
    """The search line; the arrow keys choose in the list below it."""

    class Moved(Message):
        """The user moved so many rows down in the list (up if negative)."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    class Left(Message):
        """The user pressed a key to leave the search line: Enter or Tab (`is_done`), or Esc."""

        def __init__(self, *, is_done: bool) -> None:
            super().__init__()
            self.is_done = is_done

    class Emergency(Message):
        """The user typed `!` in the empty search line."""

    def validate_value(self, value: str) -> str:
        """The text without invisible letters, with spaces for control characters, cut after `LONGEST_QUERY` letters."""
        text = remove_invisible(value)
        return "".join(letter if letter.isprintable() else " " for letter in text)[:LONGEST_QUERY]

    def on_key(self, event: Key) -> None:
        """Handle the keys that choose in the list or leave the search line, and `!` in an empty line."""
        if message := self._message_of(event):
            event.stop()
            event.prevent_default()
            self.post_message(message)

    def takes(self, event: Key) -> bool:
        """Whether the search line handles a key itself: it is a letter, or one of the keys of `on_key`."""
        return event.is_printable or self._message_of(event) is not None

    def _message_of(self, event: Key) -> Message | None:
        acts: dict[str, Callable[[], Message]] = {
            "down": lambda: self.Moved(1),
            "up": lambda: self.Moved(-1),
            "pagedown": lambda: self.Moved(10),
            "pageup": lambda: self.Moved(-10),
            "enter": lambda: self.Left(is_done=True),
            "tab": lambda: self.Left(is_done=True),
            "escape": lambda: self.Left(is_done=False),
        }
        act = acts.get(event.key) or (self.Emergency if event.character == "!" and not self.value else None)
        return act() if act else None

    def on_paste(self, event: Paste) -> None:
        """Change a pasted text to one line, with single spaces, before it is inserted."""
        event.text = " ".join(event.text.split())
