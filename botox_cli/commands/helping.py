"""The help page of a command: one sentence, what can be typed in groups, examples; all on one screen."""

from collections.abc import Iterator, Sequence
from shutil import get_terminal_size
from textwrap import wrap
from typing import NamedTuple

SCREEN_LINES = 23  # of a terminal with 24, so that the prompt has the last
WIDEST = 80
NARROW = 60  # below it, titles and what is typed stand on lines of their own

Record = tuple[str, str]
"""What is typed, and what it does."""


class Group(NamedTuple):
    """Records under one title; those of `is_paired` stand two on a line where there is room."""

    title: str
    records: Sequence[Record]
    is_paired: bool = False


def page(sentence: str, groups: Sequence[Group]) -> str:
    """The page for the width of this terminal; parted by blank lines where the screen has room for them."""
    width = min(get_terminal_size().columns, WIDEST)
    filled = [group for group in groups if group.records]
    parts = [wrap(sentence, width), *(_group(group, width) for group in filled)]
    is_full = sum(map(len, parts)) + len(parts) - 1 > SCREEN_LINES
    return ("\n" if is_full else "\n\n").join("\n".join(part) for part in parts)


def _group(group: Group, width: int) -> list[str]:
    if width < NARROW:
        return [group.title, *(line for name, text in group.records for line in _stacked(name, text, width))]
    margin = 9
    lines = list(_paired(group.records, width - margin) if group.is_paired else _listed(group.records, width - margin))
    return [f"{title:<{margin}}{line}" for title, line in zip([group.title, *[""] * len(lines)], lines, strict=False)]


def _stacked(name: str, text: str, width: int) -> list[str]:
    return [f"  {line}" for line in _wrapped(f"{name}  {text}".rstrip(), width - 2, hang=4)]


def _listed(records: Sequence[Record], width: int) -> Iterator[str]:
    names = max((len(name) for name, text in records if text), default=0)
    for name, text in records:
        if not text:
            yield from _wrapped(name, width, hang=2)
            continue
        lines = _wrapped(text, width - names - 2)
        yield from (f"{start:<{names}}  {line}" for start, line in zip([name, *[""] * len(lines)], lines, strict=False))


def _paired(records: Sequence[Record], width: int) -> Iterator[str]:
    """The first record alone, the others two on a line; one on a line where that is too wide."""
    first, *others = records
    left, right = others[::2], [*others[1::2], ("", "")]
    names = [max(len(name) for name, _ in side) for side in ([first, *left], right)]
    texts = [max(len(text) for _, text in side) for side in (left, right)]
    if sum(names) + sum(texts) + len("  ") * 3 > width:
        yield from _listed(records, width)
        return
    yield f"{first[0]:<{names[0]}}  {first[1]}"
    for one, two in zip(left, right, strict=False):
        yield f"{one[0]:<{names[0]}}  {one[1]:<{texts[0]}}  {two[0]:<{names[1]}}  {two[1]}".rstrip()


def _wrapped(text: str, width: int, *, hang: int = 0) -> list[str]:
    return wrap(text, width, subsequent_indent=" " * hang, break_on_hyphens=False, break_long_words=False)
