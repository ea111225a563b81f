"""The message that is shown instead of everything if the window is too small for the full screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from botox_cli.explore.drawing import Look
from botox_cli.explore.widgets import Sentence

LEAST_COLUMNS, LEAST_ROWS = 60, 20

TOO_SMALL = f"botox explore needs {LEAST_COLUMNS} columns and {LEAST_ROWS} rows. Make the window larger, or q to quit."


def is_too_small(columns: int, rows: int) -> bool:
    """Whether a window has fewer columns than `LEAST_COLUMNS` or fewer rows than `LEAST_ROWS`."""
    return columns < LEAST_COLUMNS or rows < LEAST_ROWS


class TooSmall(ModalScreen[None]):
    """The message that the window is too small; the screens under it stay as they were, focus included."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", show=False)]

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def compose(self) -> ComposeResult:
        """Create the message."""
        small = Sentence(self.look, id="small")
        small.text = TOO_SMALL
        yield small
