"""Phrases that are looked for in what people type; a pattern is compiled only for a line that has one of its cues."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Phrases(NamedTuple):
    """A pattern of words, and its cues: parts of words, one of which is in every line where the pattern is found."""

    cues: tuple[str, ...]
    pattern: str

    def find(self, line: str) -> Iterator[re.Match[str]]:
        """The matches of the pattern in a folded line."""
        return re.finditer(self.pattern, line) if any(cue in line for cue in self.cues) else iter(())

    def is_in(self, line: str) -> bool:
        """Whether the pattern is found in a folded line."""
        return next(self.find(line), None) is not None


def near(one: str, other: str, apart: int = 3) -> str:
    """A pattern for `one` and `other`, both patterns of whole words, in either order, at most `apart` words apart.

    `apart` 0 means side by side.
    """
    between = rf"(?: \S+){{0,{apart}}} "
    return rf"(?:\b{one}\b{between}\b{other}\b|\b{other}\b{between}\b{one}\b)"
