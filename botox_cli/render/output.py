"""Decides where an answer goes and in which format.

Only this module writes to stdout and stderr, apart from the pager and the full screen.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from msgspec.structs import replace

from botox_cli.errors import OutputError, UsageError, reason
from botox_cli.render.environment import is_ascii_wished, is_dumb, may_draw_marks_wide
from botox_cli.render.formats import FORMATS, Format
from botox_cli.render.settings import Depth, Settings, colour_from_env
from botox_cli.render.transform import compact, with_origin, without_citations
from botox_cli.render.view import View
from botox_cli.text import MAX_QUOTED_PATH, make_printable, quote_text

NARROW_COLUMNS = 20
SUFFIXES = {suffix: form.name for form in FORMATS.values() for suffix in form.suffixes} | {"txt": None}
"""The format for each ending (without dot) of an output file's name; None means the same format as for a pipe."""

LETTER_BY_NUMBER = "U+"
"""The beginning of the code point that replaces a letter if ASCII has no similar one: `U+4E2D`."""

BYTE_ORDER_MARK = "\ufeff"

DEFAULT_COLUMNS = 100
"""The width of a table that is written to a file or pipe, in columns, unless COLUMNS sets another."""


def show(view: View, settings: Settings) -> None:
    """Write an answer to the file, the pager or stdout, as the settings say.

    Unless `quiet` is set, `View.hints` follow on stderr if stdout is a terminal, and the name of a file that is written
    if stderr is one.

    Raises:
        UsageError, NotFoundError: as in `render`.
        OutputError: the output cannot be written.
        BrokenPipeError: the program that reads the output has ended.
    """
    on_terminal = _is_on_terminal(settings)
    rendered = render(view, settings, on_terminal=on_terminal)
    if settings.output is not None and settings.output != "-":
        from botox_cli.interrupts import cleaning_up
        from botox_cli.render.atomic_write import save

        with cleaning_up():
            save(rendered, settings.output)
        if not settings.quiet and sys.stderr is not None and sys.stderr.isatty():
            tell(f"botox: wrote {make_printable(settings.output)}\n")
        return
    if not on_terminal and isinstance(rendered, bytes):
        answer(rendered)
        return
    text = rendered if isinstance(rendered, str) else rendered.decode()
    is_data = _is_for_programs(view, settings, on_terminal=on_terminal)
    is_shown = on_terminal and settings.pager and not view.folded and _page(text, settings, is_data=is_data)
    if not is_shown:
        answer(text.encode(errors="backslashreplace") if is_data else text)
    if on_terminal and not settings.quiet:
        tell("".join(f"{words}: {command}\n" for words, command in view.hints))


def _page(text: str, settings: Settings, *, is_data: bool) -> bool:
    """Show the text in a pager if it fills the terminal; return whether it was shown.

    With `is_data` it is in UTF-8, else its letters are replaced as by `_spell`.
    """
    from botox_cli.render import pager  # only on a terminal

    if not pager.is_needed(text):
        return False
    encoding = "utf-8" if is_data else _encoding(sys.stdout)
    spelled = text if is_data else _spell(text, sys.stdout)
    return pager.page(spelled, encoding=encoding, keeps_colour=settings.colour == "always")


def _is_for_programs(view: View, settings: Settings, *, on_terminal: bool) -> bool:
    """Whether an answer is data: written in UTF-8 whatever the locale says, since replaced letters would change it.

    `plain`, `md` and `html` are data only if an option names them and no terminal shows the answer. `table` and `list`
    are never data; all other formats and `View.raw` always are.
    """
    if view.raw is not None:
        return True
    form = FORMATS[choose(view, settings, on_terminal=on_terminal)]
    if form.name == "plain" or form.reader == "people":
        return form.name not in ("table", "list") and settings.format is not None and not on_terminal
    return True


def answer(text: str | bytes) -> None:
    """Write text (as by `write`) or bytes (as they are) to stdout.

    Raises:
        OutputError: there is no stdout, or it cannot be written to.
        BrokenPipeError: the program that reads the output has ended.
    """
    if sys.stdout is None:
        raise OutputError("stdout is closed, expected a terminal, a pipe or a file")
    try:
        if isinstance(text, str):
            write(text, sys.stdout)
        elif hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()
            sys.stdout.buffer.write(text)
            sys.stdout.buffer.flush()
        else:  # a stream of letters alone, as notebooks have it
            sys.stdout.write(text.decode())
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        leave_quietly(sys.stdout)
        raise OutputError(
            f"cannot write to stdout: {reason(error)}; expected room for {len(text):,} letters"
        ) from error


def tell(text: str) -> None:
    """Write text to stderr as `write` does; raise nothing if that fails, since the exit code reports errors, too."""
    if sys.stderr is None:
        return
    try:
        write(text, sys.stderr)
    except OSError:
        leave_quietly(sys.stderr)


def leave_quietly(stream: TextIO | None) -> None:
    """Redirect a broken stream to the null device, so that Python's flush at the end does not fail."""
    if stream is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def render(view: View, settings: Settings, *, on_terminal: bool) -> str | bytes:
    """The answer in the chosen format, as text or (`json`, `csl`) as bytes; only the writer of that format is loaded.

    An answer with `View.raw` is in JSON whatever format was chosen.

    Raises:
        UsageError: `--bom` or `--fields` does not go with the format, or the answer has no such field, or two fields
            do not belong to the same records. Or the name of the output file has an unknown ending.
        NotFoundError: the format is one for bibliographies, and the answer has no documents.
    """
    form = FORMATS["json" if view.raw is not None else choose(view, settings, on_terminal=on_terminal)]
    if settings.bom and not form.takes_bom:
        raise UsageError(f"--bom with {form.name}, expected csv or tsv; try: --csv --bom")
    if view.raw is not None:
        from botox_cli.render.formats.json import document

        return document(view.raw)
    if form.reader != "people":
        return _for_programs(view, form, settings)
    if settings.fields:
        from botox_cli.render.fields import choose_fields  # only for those who ask for some

        view = choose_fields(view, settings.fields)
    if settings.fields or settings.full:
        view = replace(view, screen=())
    if view.screen and view.screen_references is not None:
        view = replace(view, references=view.screen_references)
    if view.screen and settings.ids:
        from botox_cli.render.ids import with_ids  # only for those who ask for them

        view = with_ids(view)
    view = with_origin(view)
    is_cited = settings.cite or (view.cite and not view.screen)
    if settings.cite and view.edition.license:
        from botox_cli.render.licences import citation

        view = replace(view, cite_as=f"Cite the catalogue as: {citation(view.edition)}")
    view = compact(view) if is_cited else without_citations(view)
    return _for_people(view, form, settings, on_terminal=on_terminal)


def _for_programs(view: View, form: Format, settings: Settings) -> str | bytes:
    if form.reader == "references":
        if settings.fields:
            raise UsageError(f"--fields with -f {form.name}, expected one of them: a reference has fields of its own")
        return form.load_writer()(view)
    cited = {"cite": True} if settings.cite and form.name == "plain" else {}
    written = form.load_writer()(view, settings.fields, **cited)
    return f"{BYTE_ORDER_MARK}{written}" if settings.bom and isinstance(written, str) else written


def _for_people(view: View, form: Format, settings: Settings, *, on_terminal: bool) -> str | bytes:
    if form.name not in ("table", "list"):
        return form.load_writer()(view)
    columns = _columns(on_terminal=on_terminal)
    if form.name == "table":
        colour = _has_colour(settings, on_terminal=on_terminal)
        drawn = _draw(view, columns, colour=colour, unicode=_is_file(settings) or _is_utf_8(sys.stdout))
        if drawn is not None:
            return drawn
    from botox_cli.render.formats import list as list_format

    is_plain_wish = settings.format is None and settings.output is None
    is_folded = view.folded and is_plain_wish and not (settings.cite or settings.full)
    if is_folded:
        return list_format.write_folded(view, columns)
    text = list_format.write(view)
    is_for_screen = on_terminal or form.name == "table"
    if not is_for_screen:
        return text
    return list_format.wrap_list(text if _is_file(settings) else _spell(text, sys.stdout), columns)


def _draw(view: View, columns: int, *, colour: bool, unicode: bool) -> str | None:
    """The answer in the format `table`; None if it has no room.

    It is in ASCII without `unicode`. It is in ASCII, too, if the terminal may draw marks two columns wide, unless
    letters without a similar ASCII letter occur.
    """
    from botox_cli.render.formats import table

    depth: Depth = "256" if "256color" in os.environ.get("TERM", "") or os.environ.get("COLORTERM") else "standard"
    screen = table.Screen(columns, colour, unicode, depth)
    if screen.unicode and may_draw_marks_wide():
        drawn = table.write(view, screen._replace(unicode=False))
        if drawn is None or LETTER_BY_NUMBER not in drawn:
            return drawn
    return table.write(view, screen)


def wants_format(settings: Settings) -> bool:
    """Whether BOTOX_FORMAT may choose the format: no option does, and the answer goes to a terminal."""
    return settings.format is None and _is_on_terminal(settings)


def wants_screen(settings: Settings) -> bool:
    """Whether the answer may be a screen for people: not in a format for programs, nor with `--full` or `--fields`.

    If no format is named, it may, also in a pipe; see `wants_drawn_tables`.

    Raises:
        UsageError: the name of the output file has an unknown ending, and no option names a format.
    """
    form = settings.format or _format_of_file(settings.output)
    is_for_programs = form is not None and FORMATS[form].reader != "people"
    return not (is_for_programs or settings.full or settings.fields)


def wants_items_alone(settings: Settings) -> bool:
    """Whether only the items of the answer are written, without texts about them: in JSON without `--fields`.

    Raises:
        UsageError: the name of the output file has an unknown ending, and no option names a format.
    """
    form = settings.format or _format_of_file(settings.output)
    return form is not None and FORMATS[form].reader == "items" and not settings.fields


def wants_drawn_tables(settings: Settings) -> bool:
    """Whether tables may be drawn as a screen: as `wants_screen`, but not in a pipe or file without a named format.

    The ending of a file may name the format.

    Raises:
        UsageError: the name of the output file has an unknown ending, and no option names a format.
    """
    is_asked_for = settings.format is not None or _format_of_file(settings.output) is not None
    return wants_screen(settings) and (is_asked_for or _is_on_terminal(settings))


def wants_full_screen(settings: Settings) -> bool:
    """Whether a full screen can be shown: stdin, stdout and stderr are terminals that can do more than print lines.

    It cannot if an option names a format or a file, or is `--fields`, `--cite`, `--full`, `--ids` or `--bom`.
    """
    is_for_lines = settings.fields or settings.cite or settings.full or settings.ids or settings.bom
    if settings.format or is_for_lines or is_dumb() or not _is_on_terminal(settings):
        return False
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def has_colour_on_terminal(settings: Settings) -> bool:
    """Whether an answer may have colours if it goes to a terminal; whether it does is not checked.

    `--color` decides; without it, an answer for a file has none, and others have them unless a variable forbids it.
    """
    return _has_colour(settings, on_terminal=True)


def _is_file(settings: Settings) -> bool:
    return settings.output not in (None, "-")


def _is_on_terminal(settings: Settings) -> bool:
    return settings.output is None and sys.stdout is not None and sys.stdout.isatty()


def choose(view: View, settings: Settings, *, on_terminal: bool) -> str:
    """The name of the format that was asked for, else of the one that suits the terminal, file or pipe.

    A terminal that can only print lines gets `list` in place of `table`, even if `table` was asked for.

    Raises:
        UsageError: the name of the output file has an unknown ending, and no option names a format.
    """
    wished = _choose_format(view, settings, on_terminal=on_terminal)
    return "list" if wished == "table" and on_terminal and is_dumb() else wished


def _choose_format(view: View, settings: Settings, *, on_terminal: bool) -> str:
    if settings.format:
        return settings.format
    named = _format_of_file(settings.output)
    if named:
        return named
    if view.folded:
        return "table" if on_terminal else "list"
    if on_terminal:
        return "table"
    return "plain" if view.is_table else "list"


def _format_of_file(output: str | None) -> str | None:
    """The format that the ending of an output file's name asks for; None without a name or ending, or with `.txt`.

    Raises:
        UsageError: the ending is one that no format has, such as that of a spreadsheet.
    """
    suffix = Path(output or "").suffix.removeprefix(".").lower()
    if suffix and suffix not in SUFFIXES:
        *first, last = (f".{known}" for known in SUFFIXES)
        expected = f"a name that ends with {', '.join(first)} or {last}, or a format by -f"
        raise UsageError(f"-o {quote_text(output or '', MAX_QUOTED_PATH)}, expected {expected}")
    return SUFFIXES.get(suffix)


def write(text: str, stream: TextIO) -> None:
    """Write text and flush the stream; letters that it cannot encode become similar ones or `U+4E2D` (see `_spell`)."""
    stream.write(_spell(text, stream))
    stream.flush()


def _spell(text: str, stream: TextIO | None) -> str:
    """The text with letters that the stream cannot encode replaced by similar ones, or by `U+4E2D`.

    Where only ASCII is wanted (BOTOX_ASCII, the locales C and POSIX), all other letters are replaced.
    """
    encoding = _encoding(stream)
    try:
        text.encode(encoding)  # the stream itself may be content with less, such as a number for a letter
    except (UnicodeEncodeError, LookupError):
        from botox_cli.render.encoding import plain_letters

        return plain_letters(text, encoding)
    return text


def _encoding(stream: TextIO | None) -> str:
    """The encoding for a stream: `ascii` if the user wants that, else its own; UTF-8 if there is no stream."""
    if stream is None:
        return "utf-8"
    return "ascii" if is_ascii_wished() else stream.encoding or "ascii"


def _is_utf_8(stream: TextIO | None) -> bool:
    return _encoding(stream).lower() in ("utf-8", "utf8")


def _columns(*, on_terminal: bool) -> int:
    from shutil import get_terminal_size

    wished = os.environ.get("COLUMNS", "")
    if on_terminal or wished.isdecimal():
        return max(get_terminal_size((DEFAULT_COLUMNS, 24)).columns, NARROW_COLUMNS)
    return DEFAULT_COLUMNS


def _has_colour(settings: Settings, *, on_terminal: bool) -> bool:
    if settings.colour != "auto":
        return settings.colour == "always"
    if _is_file(settings):  # what variables say is about this screen
        return False
    wish = colour_from_env()
    return on_terminal if wish is None else wish
