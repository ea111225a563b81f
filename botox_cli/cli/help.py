"""The help page of a command: one sentence, then what can be typed under headings, examples last."""

import sys
from collections.abc import Iterator, Sequence
from shutil import get_terminal_size
from textwrap import wrap
from typing import NamedTuple

from botox_cli.render.environment import is_dumb
from botox_cli.render.settings import colour_from_env

WIDEST_COLUMNS = 90
LEAST_COLUMNS = 20
"""The least width of a help page, in columns; a narrower terminal breaks its lines."""

NARROW_COLUMNS = 60
"""On narrower terminals, the explanation follows right after the command or option, not in a second column."""

ALIGNED_COLUMNS = 16
"""In all groups whose commands or options are at most this wide, the explanations begin in one common column."""

INDENT = "  "
BOLD, RESET = "\x1b[1m", "\x1b[0m"

HelpRecord = tuple[str, str]
"""What is typed (a command, an option, an example), and what that does; the second is empty for an example."""


class CommandGroup(NamedTuple):
    """Commands, options or examples under one heading of a help page."""

    title: str
    records: Sequence[HelpRecord]


def page(sentence: str, groups: Sequence[CommandGroup]) -> str:
    """The help page as text: the sentence, then each group that has records.

    It is as wide as the terminal, but from 20 to 90 columns.
    """
    width = max(LEAST_COLUMNS, min(get_terminal_size().columns, WIDEST_COLUMNS))
    short = [names for group in groups if (names := _name_columns(group)) <= ALIGNED_COLUMNS]
    parts = [wrap(sentence, width), *(_group(group, max(short, default=0), width) for group in groups if group.records)]
    return "\n\n".join("\n".join(part) for part in parts)


def _group(group: CommandGroup, names: int, width: int) -> list[str]:
    lines = _stack_records(group, width) if width < NARROW_COLUMNS else _list_records(group, names, width)
    return [_heading(group.title), *(f"{INDENT}{line}" for line in lines)]


def _name_columns(group: CommandGroup) -> int:
    return max((len(name) for name, text in group.records if text), default=0)


def _heading(title: str) -> str:
    wished = colour_from_env()
    on_terminal = sys.stdout is not None and sys.stdout.isatty() and not is_dumb()
    return f"{BOLD}{title}{RESET}" if wished or (wished is None and on_terminal) else title


def _stack_records(group: CommandGroup, width: int) -> Iterator[str]:
    for name, text in group.records:
        yield from _wrap(f"{name}  {text}".rstrip(), width - len(INDENT), hang=4)


def _list_records(group: CommandGroup, names: int, width: int) -> Iterator[str]:
    """The lines of a group: each command or option with its explanation beside it, in all at most `width` columns.

    The explanations begin after at least `names` columns. An example, which has no explanation, has its lines alone.
    """
    names = max(names, _name_columns(group))
    for name, text in group.records:
        if not text:
            yield from _wrap(name, width - len(INDENT), hang=2)
            continue
        lines = _wrap(text, width - names - 2 * len(INDENT))
        yield from (f"{start:<{names}}  {line}" for start, line in zip([name, *[""] * len(lines)], lines, strict=False))


def _wrap(text: str, width: int, *, hang: int = 0) -> list[str]:
    return wrap(text, width, subsequent_indent=" " * hang, break_on_hyphens=False, break_long_words=False)
