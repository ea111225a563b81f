"""A table as `botox` drew it, taken apart again: what the floor script prints is what the program printed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from benchmarks.stage import BenchmarkError

_TITLE = re.compile(r"\S+(?: \S+)*")


def cells(drawing: str) -> Iterator[tuple[str, ...]]:
    """The titles of a drawn table, then its rows; the heading of a group is a row of one cell.

    Raises:
        BenchmarkError: the text holds no line of titles.
    """
    lines = iter(drawing.splitlines())
    header = next((line for line in lines if line.startswith("id ")), None)
    if header is None:
        raise BenchmarkError("no table in the answer of `botox uses`, expected titles that begin with 'id'")
    titles = list(_TITLE.finditer(header))
    yield tuple(title[0] for title in titles)
    yield from _rows([*lines, ""], [title.start() for title in titles])


def _rows(lines: Sequence[str], starts: Sequence[int]) -> Iterator[tuple[str, ...]]:
    ends = [*starts[1:], None]
    row: list[str] = []
    for line, following in pairwise(lines):
        parts = [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
        if line.startswith(" ") and not parts[0]:  # a long cell goes on
            row = [" ".join(filter(None, pair)) for pair in zip(row, parts, strict=True)]
            continue
        if row:
            yield tuple(row)
        row = parts if line.startswith(" ") else []
        if line and following.startswith(" ") and not row:
            yield (line,)
    if row:
        yield tuple(row)
