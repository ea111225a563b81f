"""The colour of each meaning, in the names of rich; words and glyphs say the same without colour."""

from botox_cli.render.drawing.marks import Ink
from botox_cli.render.view import Role

STYLES: dict[Role, str] = {
    "plain": "",
    "id": "cyan",
    "strong": "bold",
    "group": "magenta",
    "quiet": "dim",
    "warning": "red",
    "approved": "green",
    "off-label": "yellow",
    "refused": "red",
    "withdrawn": "red",
    "works": "",
    "mixed": "yellow",
    "no-effect": "red",
    "not-studied": "dim",
    "unknown": "dim",
    "primary": "green",
    "secondary": "yellow",
    "unverified": "red",
    "supported": "green",
    "partly": "yellow",
    "contradicted": "red",
    "unsupported": "red",
    "opinion": "dim",
}

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
