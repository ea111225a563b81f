"""What tests share: where files are, how the command line is called, and what it gives."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from botox_cli.cli.app import COMMAND_TEXTS, command
from botox_cli.render.formats import FORMATS

ROOT = Path(__file__).parent.parent

DATA = ROOT / "data"

SMALL = str(ROOT / "tests/small.yaml")
"""The path of a user file with a few entries, over which every answer can be foreseen."""

FOR_PEOPLE = tuple(name for name, each in FORMATS.items() if each.reader == "people")
"""The names of the formats that people read."""

IN_WORDS = tuple(name for name in FOR_PEOPLE if name != "table")
"""The formats of `FOR_PEOPLE` without `table`: they say in words what the table draws."""

FROM_SHELL = "from botox_cli.cli.app import main; main()"
"""A Python text that starts the program as a shell does, for a process of its own."""


class Answer(NamedTuple):
    """What one run of the command line gave: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Botox = Callable[..., Answer]
"""A function that runs one command line, given as words, and returns an `Answer`."""

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
"""By a name for tests, one command line for each kind of answer that the commands give."""


def leaves() -> Iterator[tuple[str, Any]]:
    """Every command that answers, with its whole name, such as `data path`.

    Instead of a group come its commands; `help` is left out.
    """
    for name in COMMAND_TEXTS:
        if name != "help":
            found = command(name)
            parts = getattr(found, "commands", None) or {"": found}
            yield from ((f"{name} {part}".strip(), leaf) for part, leaf in parts.items())


LEAVES = dict(leaves())
"""Every command that answers, by its whole name."""
