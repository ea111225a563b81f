"""The options that say how an answer is written."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from botox_cli.errors import UsageError
from botox_cli.render.formats import FORMATS

Colour = Literal["auto", "always", "never"]

Depth = Literal["standard", "256"]
"""How many colours a terminal has."""


class Settings(NamedTuple):
    """The output options of a command line; None leaves a choice to the program."""

    format: str | None = None
    output: str | None = None
    fields: tuple[str, ...] = ()
    cite: bool = False
    full: bool = False
    """Whether the whole answer is wanted, not the short form that fits a screen."""
    ids: bool = False
    bom: bool = False
    """Whether csv and tsv begin with a byte order mark, by which some spreadsheets recognise UTF-8."""
    colour: Colour = "auto"
    quiet: bool = False
    pager: bool = True


def colour_from_env() -> bool | None:
    """Whether environment variables switch colour on or off; None if they say nothing.

    NO_COLOR, if not empty, switches it off, whatever the others say. Then FORCE_COLOR and CLICOLOR_FORCE switch it on,
    unless they are empty or `0`. Last, CLICOLOR switches it off if it is `0`.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return False if os.environ.get("CLICOLOR") == "0" else None


def one_format(named: str | None, **flags: bool) -> str | None:
    """The one format that `-f` and flags such as `--json` name; None if none is named.

    `named` is the value of `-f`; `flags` says, by the name of a format, whether its flag is set.

    Raises:
        UsageError: two options name different formats.
    """
    flagged = (form for form in FORMATS if flags.get(form))
    wishes = tuple(dict.fromkeys((*([named] if named else []), *flagged)))
    if len(wishes) > 1:
        raise UsageError(f"two formats, {wishes[0]} and {wishes[1]}, expected one")
    return wishes[0] if wishes else None


def one_output(names: Sequence[str]) -> str | None:
    """The output file that `-o` names, with `~/` replaced by the home folder; None if `names` is empty.

    `names` has the value of each `-o` of the command line.

    Raises:
        UsageError: two different files are named, or the name is empty, or begins with `=` or `-`. The name `-`
            alone is allowed: it means stdout.
    """
    wishes = tuple(dict.fromkeys(names))
    if len(wishes) > 1:
        raise UsageError(f"-o twice, {wishes[0]!r} and {wishes[1]!r}, expected one file")
    for name in wishes:
        if not name:
            raise UsageError("-o with an empty name, expected the name of a file, or - for stdout")
        if name.startswith("-") and name != "-":
            expected = f"an option where the name of a file was expected; for a file of that name: -o ./{name}"
            raise UsageError(f"-o {name!r}, {expected}")
        if name.startswith("="):
            raise UsageError(f"-o {name!r}, expected no = before the name; try: -o {name.lstrip('=') or 'FILE'}")
        return _with_home(name)
    return None


def _with_home(name: str) -> str:
    """The name with `~/` replaced by the home folder, which shells do not do after `--output=`."""
    with suppress(RuntimeError):  # there is no home
        return f"{Path('~').expanduser()}{name[1:]}" if name.startswith("~/") else name
    return name
