"""Where an answer goes and in which format: the one place that writes to stdout, stderr and files."""

import os
import shlex
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from botox_cli.errors import OutputError, UsageError
from botox_cli.render import paging
from botox_cli.render.settings import FORMATS, Format, Settings
from botox_cli.render.shaping import choose_fields, uncited
from botox_cli.render.views import View

NARROW_COLUMNS = 20
SUFFIXES: dict[str, Format] = {"json": "json", "csv": "csv", "tsv": "tsv", "md": "md", "html": "html", "htm": "html"}
"""Which format the name of an output file asks for."""

DEFAULT_COLUMNS = 100
"""The width of a table that is written where there is no terminal."""


def show(view: View, settings: Settings) -> None:
    """Write an answer where it is to go.

    Raises:
        OutputError: the output file cannot be written.
        BrokenPipeError: whoever read the output has left.
    """
    stream = sys.stdout
    on_terminal = settings.output is None and stream.isatty()
    text = render(view, settings, on_terminal=on_terminal)
    if settings.output == "":
        raise UsageError("-o with an empty name, expected the name of a file, or - for stdout")
    if settings.output is not None and settings.output != "-":
        save(text, Path(settings.output))
        return
    if on_terminal and settings.pager and paging.is_needed(text):
        paging.page(text)
    else:
        write(text, stream)
    if on_terminal and not settings.quiet:
        for words, command in view.hints:
            write(f"{words}: {command}\n", sys.stderr)


def render(view: View, settings: Settings, *, on_terminal: bool) -> str:
    """An answer as the text that is written; the writer of its format alone is loaded."""
    if view.raw is not None:
        from botox_cli.render import machine

        return machine.document(view.raw)
    form = choose(view, settings, on_terminal=on_terminal)
    if form == "json":
        from botox_cli.render import machine

        return machine.write(view, settings.fields)
    if settings.fields:
        view = choose_fields(view, settings.fields)
    if form in ("csv", "tsv", "plain"):
        from botox_cli.render import delimited

        dialects = {"csv": "excel", "tsv": "excel-tab"}
        return delimited.write_separated(view, dialects[form]) if form in dialects else delimited.write_plain(view)
    if not (settings.cite or view.cite):
        view = uncited(view)
    return _for_people(view, form, settings, on_terminal=on_terminal)


def _for_people(view: View, form: Format, settings: Settings, *, on_terminal: bool) -> str:
    if form == "md":
        from botox_cli.render import markdown

        return markdown.write(view)
    if form == "html":
        from botox_cli.render import html

        return html.write(view)
    columns = _columns(on_terminal=on_terminal)
    if form == "table":
        from botox_cli.render import terminal

        colour = _has_colour(settings, on_terminal=on_terminal)
        if not terminal.too_narrow(view, columns):
            return terminal.write(view, terminal.Screen(columns, colour, _has_unicode()))
    from botox_cli.render import listing

    is_folded = view.folded and settings.format is None and settings.output is None
    return listing.write_folded(view, columns) if is_folded else listing.write(view)


def choose(view: View, settings: Settings, *, on_terminal: bool) -> Format:
    """The format that was asked for, else the one that fits where the answer goes."""
    if settings.format:
        return "list" if settings.format == "table" and _is_dumb() and on_terminal else settings.format
    suffix = Path(settings.output or "").suffix.removeprefix(".").lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if view.folded:
        return "list"
    if on_terminal:
        wished = os.environ.get("BOTOX_FORMAT")
        if wished:
            return _known(wished)
        return "list" if _is_dumb() else "table"
    return "plain" if view.is_table else "list"


def write(text: str, stream: TextIO) -> None:
    """Write text so that no letter is lost where the stream knows fewer letters."""
    encoding = "ascii" if _is_c_locale() else stream.encoding or "ascii"
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        from botox_cli.render.transliteration import plain_letters

        text = plain_letters(text, encoding)
    stream.write(text)
    stream.flush()


def save(text: str, path: Path) -> None:
    """Write a file whole: beside its place first, then moved into it.

    Raises:
        OutputError: the file cannot be written; what stood there is left as it was.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.is_dir():
            raise OutputError(f"{str(path)!r} is a folder, expected the name of a file")
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        why = (error.strerror or str(error)).lower()
        raise OutputError(f"cannot write {str(path)!r}: {why}; expected a writable place") from error


def command_line(*words: str) -> str:
    """A command as it can be pasted into a shell."""
    return shlex.join(("botox", *words))


def _known(name: str) -> Format:
    for known in FORMATS:
        if name == known:
            return known
    raise UsageError(f"BOTOX_FORMAT is {name!r}, expected one of {', '.join(FORMATS)}")


def _columns(*, on_terminal: bool) -> int:
    from shutil import get_terminal_size

    wished = os.environ.get("COLUMNS", "")
    if on_terminal or wished.isdecimal():
        return max(get_terminal_size((DEFAULT_COLUMNS, 24)).columns, NARROW_COLUMNS)
    return DEFAULT_COLUMNS


def _has_colour(settings: Settings, *, on_terminal: bool) -> bool:
    if settings.colour != "auto":
        return settings.colour == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return on_terminal or bool(os.environ.get("FORCE_COLOR"))


def _has_unicode() -> bool:
    return not _is_c_locale() and (sys.stdout.encoding or "ascii").lower().startswith("utf")


def _is_c_locale() -> bool:
    wished = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""
    return wished in ("C", "POSIX")


def _is_dumb() -> bool:
    return os.environ.get("TERM") == "dumb"
