"""What tests share: where things are, how the command line is called, what it gives."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from botox_cli.cli.app import COMMAND_TEXTS, command
from botox_cli.render.formats import FORMATS

ROOT = Path(__file__).parent.parent

DATA = ROOT / "data"

SMALL = str(ROOT / "tests/small.yaml")
"""A catalogue of a few entries, every answer of which can be foreseen."""

FOR_PEOPLE = tuple(name for name, each in FORMATS.items() if each.reader == "people")
"""The formats that people read."""

IN_WORDS = tuple(name for name in FOR_PEOPLE if name != "table")
"""Those of them that say in words what the table draws."""

FROM_SHELL = "from botox_cli.cli.app import main; main()"
"""The program as a shell starts it, for a process of its own."""


class Answer(NamedTuple):
    """What one run of the command line gave."""

    code: int
    out: str
    err: str


Botox = Callable[..., Answer]
"""Runs one command line in this process."""

ANSWERS = {
    "uses": ("uses",),
    "uses-few": ("uses", "sweat", "--sort", "name"),
    "show-use": ("show", "chronic-migraine"),
    "show-product": ("show", "dysport"),
    "show-risk": ("show", "gentamicin"),
    "show-source": ("show", "fda-glabellar-2002"),
    "search": ("search", "sweaty", "hands"),
    "benefits": ("benefits",),
    "benefits-use": ("benefits", "chronic-migraine"),
    "classify": ("classify",),
    "classify-name": ("classify", "rhinoplasty"),
    "products": ("products",),
    "risks": ("risks",),
    "risks-use": ("risks", "chronic-migraine"),
    "risks-product": ("risks", "myobloc"),
    "risks-with": ("risks", "--with", "gentamicin"),
    "urgent": ("urgent",),
    "leaflet": ("leaflet", "crow's feet", "--region", "uk", "--product", "dysport"),
    "checklist": ("checklist", "crow's feet"),
    "compare-products": ("compare", "botox", "dysport"),
    "compare-uses": ("compare", "glabellar-lines", "brow-lift"),
    "claims": ("claims",),
    "timeline": ("timeline",),
    "sources": ("sources",),
    "sources-use": ("sources", "chronic-migraine"),
    "sources-document": ("sources", "asps-scope"),
    "list": ("list",),
    "map": ("map",),
    "map-use": ("map", "crows", "feet"),
    "explore": ("explore",),
    "explore-use": ("explore", "crows", "feet"),
    "list-terms": ("list", "terms"),
    "list-words": ("list", "words"),
    "data-path": ("data", "path"),
}
"""One command line for each kind of answer that the commands give."""


def leaves() -> Iterator[tuple[str, Any]]:
    """Every command that answers, with its whole name; those of a group each for itself."""
    for name in COMMAND_TEXTS:
        if name != "help":
            found = command(name)
            parts = getattr(found, "commands", None) or {"": found}
            yield from ((f"{name} {part}".strip(), leaf) for part, leaf in parts.items())


LEAVES = dict(leaves())
"""Every command that answers, by its whole name."""
