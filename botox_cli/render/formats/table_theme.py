"""The style of each ink, as the library `rich` names styles; words and glyphs say the same without colour."""

from botox_cli.render.drawing.marks import Ink

INK_STYLES: dict[Ink, str] = {
    "plain": "",
    "quiet": "dim",
    "strong": "bold",
    "heading": "bold",
    "toxin": "color(31)",
    "placebo": "",
    "yes": "color(31)",
    "caution": "color(136)",
    "no": "color(160)",
    "emergency": "bold color(231) on color(160)",
    "lit": "bold reverse",
}
"""The style of each ink; its colours can be read on white and on black."""
