"""The colour of each meaning, in the names of rich; words and glyphs say the same without it."""

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
