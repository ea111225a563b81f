"""Uses of a synthetic catalogue: as many rows, citations and letters as real ones have on the average."""

from collections.abc import Iterator, Mapping

from benchmarks.synthetic.lots import REGIONS, Lots, Tree

GROUPS = ("wrinkles", "brow", "neck", "jaw", "sweating", "headache", "eyes", "movement", "bladder", "pain", "other")

OWN_SOURCES = 7
SHARED_SOURCES = 5
"""A use cites about 12 sources; each is cited by 1.7 uses on the average."""


def uses(lots: Lots, count: int, units: Mapping[str, str]) -> Iterator[Tree]:
    """So many uses, which together cite all sources; `units` has the unit of each product."""
    for number in range(count):
        own = lots.sources[number * OWN_SOURCES : (number + 1) * OWN_SOURCES]
        yield _Drawn(lots, own, units).use(lots.topics[number % len(lots.topics)])


class _Drawn:
    """One use in the making: what its rows may cite and which products they are about."""

    def __init__(self, lots: Lots, own: list[str], units: Mapping[str, str]) -> None:
        self._lots = lots
        self._count = lots.draw.randint
        self._uncited = list(own)
        self._sources = [*own, *lots.draw.sample(lots.sources, SHARED_SOURCES)]
        self._units = units
        self._products = lots.draw.sample(sorted(units), 2)

    def use(self, topic: str) -> Tree:
        """The whole entry."""
        draw, prose = self._lots.draw, self._lots.prose
        entry: Tree = {
            **self._lots.named(topic, aliases=self._count(4, 9)),
            "group": draw.choice(GROUPS),
            "purpose": draw.choice(("aesthetic", "therapeutic")),
            "areas": [" ".join(prose.words(2))],
            "targets": [" ".join(prose.words(2)) for _ in range(self._count(1, 3))],
            "lay": prose.text(260, topic),
            "clinical": prose.text(120, topic),
            "treatments": [self._treatment(number) for number in range(self._count(1, 4))],
            "timing": [self._timing() for _ in range(self._count(0, 2))],
            "evidence": [self._evidence(topic) for _ in range(self._count(2, 5))],
            "risks": [self._risk() for _ in range(self._count(1, 6))],
            "alternatives": [" ".join(prose.words(2)) for _ in range(self._count(1, 4))],
            "icd10": [f"{draw.choice('GHKLNR')}{self._count(10, 99)}.{self._count(0, 9)}"],
            "reviewed": "2026-11-21",
        }
        entry["evidence"][0]["cites"] += [self._lots.cite(name) for name in self._uncited]
        return {name: value for name, value in entry.items() if value}

    def _treatment(self, number: int) -> Tree:
        product = self._product()
        status = self._lots.draw.choice(("approved", "off-label"))
        return {
            "product": product,
            "region": REGIONS[number],
            "population": "adults",
            "status": status,
            **({"approved": self._lots.day()} if status == "approved" else {}),
            "doses": [self._dose(self._units[product]) for _ in range(self._count(0, 2))],
            **({"repeat": self._repeat()} if self._lots.is_so(0.25) else {}),
            **self._note(0.6),
            "cites": self._cites(),
        }

    def _dose(self, unit: str) -> Tree:
        return {
            "basis": self._lots.draw.choice(("label", "trial")),
            "total": self._lots.range(5, 400, unit),
            "sites": self._lots.range(1, 30, "sites"),
            "by_muscle": [
                {"muscle": " ".join(self._lots.prose.words(2)), "amount": self._lots.range(2, 50, unit)}
                for _ in range(self._count(0, 1))
            ],
            "cites": self._cites(),
        }

    def _repeat(self) -> Tree:
        return {"interval": self._lots.range(8, 24, "weeks"), "cites": self._cites()}

    def _timing(self) -> Tree:
        return {
            "product": self._product(),
            "onset": self._lots.range(1, 14, "days"),
            "lasts": self._lots.range(2, 9, "months"),
            **self._note(0.5),
            "cites": self._cites(),
        }

    def _evidence(self, topic: str) -> Tree:
        return {
            "finding": self._lots.draw.choice(("works", "works", "mixed", "mixed", "no-effect", "not-studied")),
            "text": self._lots.prose.text(110, topic),
            "results": [self._result() for _ in range(int(self._lots.is_so(0.46)))],
            "cites": self._cites(),
        }

    def _result(self) -> Tree:
        return {
            "endpoint": " ".join(self._lots.prose.words(4)),
            "time": self._lots.range(2, 24, "weeks"),
            "product": self._product(),
            **self._compared(),
        }

    def _risk(self) -> Tree:
        reaction = {"reaction": " ".join(self._lots.prose.words(3)), "product": self._product()}
        rates = self._compared() if self._lots.is_so(0.7) else {}
        return {**reaction, **rates, **self._note(0.4), "cites": self._cites()}

    def _compared(self) -> Tree:
        """Rates on toxin and on placebo."""
        return {
            "toxin": {"percent": self._count(1, 90), "n": self._count(10, 700)},
            "control": {"percent": self._count(0, 60), "n": self._count(10, 700)},
            "comparator": "placebo",
            "trial": " ".join(self._lots.prose.words(3)),
        }

    def _note(self, share: float) -> Tree:
        return {"note": self._lots.prose.text(60, self._lots.prose.words(1)[0])} if self._lots.is_so(share) else {}

    def _product(self) -> str:
        return self._lots.draw.choice(self._products)

    def _cites(self) -> list[Tree]:
        """A citation of a source that was not cited yet, while there is one."""
        if self._uncited and self._lots.is_so(0.7):
            return [self._lots.cite(self._uncited.pop(0))]
        return self._lots.cites(self._sources)
