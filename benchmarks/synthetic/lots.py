"""What entries of all kinds are drawn from: names, topics, sources, ranges, citations."""

import random
from collections.abc import Sequence
from typing import Any

from benchmarks.synthetic.prose import Prose

Tree = dict[str, Any]

USES_PER_TOPIC = 8
"""So a search for a topic finds about as many entries, in any size, as one for migraine finds in the bundled one."""

REGIONS = ("US", "UK", "EU", "CA", "TR", "CN", "AU")

LEVELS = ("primary", "primary", "primary", "secondary", "unverified")


class Lots:
    """All that is drawn by lot for one catalogue; the same seed gives the same draws."""

    def __init__(self, uses: int, sources: int, seed: int) -> None:
        self.draw = random.Random(seed)
        self.prose = Prose(self.draw, uses)
        self.topics = self.prose.topics(max(uses // USES_PER_TOPIC, 1))
        self.sources = [self.prose.name(3).replace(" ", "-") for _ in range(sources)]

    def named(self, topic: str, aliases: int) -> Tree:
        """The name and aliases of a new entry, of which the first names its topic too."""
        name = self.prose.name(3, topic).capitalize()
        others = [self.prose.name(2, topic)] + [self.prose.name(3) for _ in range(aliases - 1)]
        return {"name": name, "aliases": others} if aliases else {"name": name}

    def topic(self) -> str:
        """What an entry is about."""
        return self.draw.choice(self.topics)

    def is_so(self, share: float) -> bool:
        """Whether something holds that holds in this share of cases."""
        return self.draw.random() < share

    def range(self, low: int, high: int, unit: str) -> Tree:
        """A range that lies between these numbers."""
        ends = sorted(self.draw.sample(range(low, high + 1), 2))
        return {"low": ends[0], "high": ends[1], "unit": unit}

    def day(self) -> str:
        """A day since 1989."""
        return f"{self.draw.randint(1989, 2025)}-{self.draw.randint(1, 12):02}-{self.draw.randint(1, 28):02}"

    def cites(self, sources: Sequence[str] = ()) -> list[Tree]:
        """One citation or two of these sources, or of any."""
        return [self.cite(name) for name in self.draw.sample(sources or self.sources, 2 if self.is_so(0.25) else 1)]

    def cite(self, source: str) -> Tree:
        """A citation of a source; a second-hand one names who reported it."""
        level = self.draw.choice(LEVELS)
        via = {"via": self.draw.choice(self.sources)} if level == "secondary" else {}
        return {"source": source, "checked": level, **via}


def key(entry: Tree) -> str:
    """The id of an entry: its name in the manner of ids."""
    return str(entry["name"]).lower().replace(" ", "-")
