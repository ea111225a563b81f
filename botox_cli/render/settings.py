"""What the command line says about how an answer is to be written."""

from typing import Literal, NamedTuple

from botox_cli.errors import UsageError

Format = Literal["table", "list", "plain", "json", "csv", "tsv", "md", "html", "bibtex", "csl"]

FORMATS: tuple[Format, ...] = ("table", "list", "plain", "json", "csv", "tsv", "md", "html")
"""Those of every answer."""

CITATION_FORMATS: tuple[Format, ...] = ("bibtex", "csl")
"""Those of the documents behind an answer."""

Colour = Literal["auto", "always", "never"]

Depth = Literal["standard", "256"]
"""How many colours a terminal has."""


class Settings(NamedTuple):
    """The wishes of one command line; None where it leaves the choice to the program."""

    format: Format | None = None
    output: str | None = None
    fields: tuple[str, ...] = ()
    cite: bool = False
    full: bool = False
    """Whether all rows are wanted, not one screen."""
    ids: bool = False
    colour: Colour = "auto"
    quiet: bool = False
    pager: bool = True


def one_format(named: Format | None, **flags: bool) -> Format | None:
    """The one format that `-f` and the short flags agree on.

    Raises:
        UsageError: two of them disagree.
    """
    flagged = (form for form in FORMATS if flags.get(form))
    wishes = tuple(dict.fromkeys((*([named] if named else []), *flagged)))
    if len(wishes) > 1:
        raise UsageError(f"two formats, {wishes[0]} and {wishes[1]}, expected one")
    return wishes[0] if wishes else None
