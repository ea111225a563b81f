"""The map pane of the full screen: the drawing of `botox map`, with the places of the chosen use highlighted."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Click, Key
from textual.message import Message

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.drawings import Place
from botox_cli.catalogue.model.uses import Use
from botox_cli.explore.drawing import DrawnSigns, Look, draw_signs, paragraph
from botox_cli.explore.pages import MapPage, Pages
from botox_cli.explore.widgets import RowsView
from botox_cli.render.drawing.pieces import DrawnRow, measure_row
from botox_cli.render.view import mark_local

NO_PLACE = "no place of its own: no one place, or deep inside"


class MapView(RowsView):
    """A drawing with signs; when it has the focus, typing a sign chooses what is there."""

    class Pressed(Message):
        """A sign of the map was typed or clicked."""

        def __init__(self, sign: str) -> None:
            super().__init__()
            self.sign = sign

    class Widened(Message):
        """The width of the pane has changed."""

    class Turned(Message):
        """The user asks for the next drawing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("left,right,space", "turn", show=False)]

    def __init__(self, look: Look, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(look, id=id)
        self._signs: dict[tuple[int, int], str] = {}
        self._margin = 0
        self.known_signs: frozenset[str] = frozenset()

    def lay_out(self) -> None:
        """Ask for a drawing that fits the width of the pane."""
        self.post_message(self.Widened())

    def show_signs(self, drawn: DrawnSigns, below: Sequence[DrawnRow], lit: Collection[str]) -> None:
        """Show a drawing and, below it, the rows `below`; scroll if signs in `lit` would be out of sight."""
        self._signs = drawn.signs
        margin = max((self.size.width - max(map(self._width, drawn.rows), default=0)) // 2, 0)
        self._margin = margin
        space: DrawnRow = ((" " * margin, "plain"),)
        own = (((" ", "plain"), *row) for row in below)
        self.show_rows((*((*space, *row) for row in drawn.rows), (), *own), is_kept=True)
        lines = [row for (row, _), sign in drawn.signs.items() if sign in lit]
        if lines and not all(round(self.scroll_y) <= line < round(self.scroll_y) + self.size.height for line in lines):
            self.scroll_to(0, max(min(lines) - self.size.height // 2, 0), animate=False, immediate=True)

    def _width(self, row: DrawnRow) -> int:
        return measure_row(row, self.look.measure)

    def action_turn(self) -> None:
        """Ask for the next drawing."""
        self.post_message(self.Turned())

    def on_key(self, event: Key) -> None:
        """Handle a key that is a sign of the map, before the program takes it for one of its own keys."""
        if event.character and self.takes(event):
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(event.character))

    def takes(self, event: Key) -> bool:
        """Whether a key is a sign of the map."""
        return event.character in self.known_signs

    def on_click(self, event: Click) -> None:
        """Choose the sign under the mouse or one column to the left or right of it; nothing if there is none."""
        at = event.get_content_offset(self)
        if at and (sign := self._signs.get((at.y + round(self.scroll_y), at.x - self._margin))):
            self.post_message(self.Pressed(sign))


class MapPane(Vertical):
    """A drawing of the map, and below it the chosen use with all its places, also those on other drawings."""

    def __init__(self, catalogue: Catalogue, pages: Pages, look: Look) -> None:
        super().__init__(id="mapped", classes="pane")
        self.catalogue, self._pages, self.look = catalogue, pages, look
        self._drawn: dict[str, MapPage] = {}
        self._drawing = ""
        """The id of the drawing that is shown; empty before one is shown."""
        self._use: Use | None = None
        self._listed: Collection[str] = ()

    def compose(self) -> ComposeResult:
        """Create the widget for the drawing."""
        yield MapView(self.look, id="map")

    @property
    def view(self) -> MapView:
        """The widget inside the pane that shows the drawing and takes keys."""
        return self.query_one(MapView)

    def show_use(self, use: Use | None, listed: Collection[str]) -> None:
        """Highlight the places of a use; None highlights nothing. If the shown drawing has no such place, show another.

        A sign is dim if no use there has an id in `listed`.
        """
        self._use, self._listed = use, listed
        places = self._places()
        if places and self._drawing not in {place.drawing for place in places}:
            self._drawing = places[0].drawing
        self.draw()

    def go_to(self, place: Place) -> None:
        """Show the drawing that a place is on."""
        self._drawing = place.drawing
        self.draw()

    def turn(self) -> None:
        """Show the next drawing, after the last the first, even if the chosen use has no place on it."""
        ids = list(self.catalogue.drawings)
        self._drawing = ids[(ids.index(self._drawing) + 1) % len(ids)] if self._drawing in ids else ids[0]
        self.draw()

    def _places(self) -> list[Place]:
        return [self.catalogue.places[id_] for id_ in self._use.map] if self._use else []

    def learn_signs(self) -> None:
        """Set the signs that the map takes as keys, since keys may arrive before the first drawing."""
        self.view.known_signs = frozenset(place.sign for place in self.catalogue.places.values())

    def draw(self) -> None:
        """Draw the map in the width of the pane; nothing if the pane is hidden or the catalogue has no drawings."""
        view = self.view
        if not view.size.width or not self.catalogue.drawings:
            return
        self._drawing = self._drawing or self._pages.first_drawing()
        shown = self._drawn.get(self._drawing) or self._pages.map(self._drawing)
        self._drawn[self._drawing] = shown
        places = [place for place in self._places() if place.drawing == self._drawing]
        lit = {place.sign for place in places}
        hits = {sign for sign, uses in shown.uses.items() if not uses.isdisjoint(self._listed)}
        surface = self.look.surface(view.size.width)
        below: list[DrawnRow] = []
        if self._use:
            below += paragraph(mark_local(self._use), "strong", surface)
            for place in self._places():
                below += paragraph(f"{place.sign}: {place.name}", "plain", surface)
            if not self._use.map:
                below += paragraph(NO_PLACE, "plain", surface)
        self.learn_signs()
        view.show_signs(draw_signs(shown.outline, lit, hits, surface), below, lit)
        self.border_title = f"{shown.name}: m, then a sign"
