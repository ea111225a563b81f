"""Phrases that are looked for in what people type; a pattern is compiled only where a line holds a cue of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Phrases(NamedTuple):
    """A pattern of words, and parts of words of which every line that it finds holds one."""

    cues: tuple[str, ...]
    pattern: str

    def find(self, line: str) -> Iterator[re.Match[str]]:
        """Where the phrases stand in a folded line."""
        return re.finditer(self.pattern, line) if any(cue in line for cue in self.cues) else iter(())

    def is_in(self, line: str) -> bool:
        """Whether one of the phrases stands in a folded line."""
        return next(self.find(line), None) is not None


def near(one: str, other: str, apart: int = 3) -> str:
    """A pattern that finds both patterns in either order, with at most `apart` words between them."""
    between = rf"(?: \S+){{0,{apart}}} "
    return rf"(?:\b{one}\b{between}\b{other}\b|\b{other}\b{between}\b{one}\b)"
