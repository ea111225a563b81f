"""The entries of a synthetic catalogue, as the trees that its files hold, in the proportions of the bundled one."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from benchmarks.synthetic.lots import REGIONS, Lots, Tree, key
from benchmarks.synthetic.uses import OWN_SOURCES, uses

PER_100_USES = {
    "procedures": 92,
    "products": 11,
    "risks": 115,
    "red_flags": 16,
    "aftercare": 37,
    "questions": 58,
    "claims": 53,
    "events": 141,
    "statistics": 63,
    "terms": 133,
    "faqs": 42,
}
"""How many entries the bundled catalogue has to 100 uses, of November 2026."""

TOXINS = (
    "abobotulinumtoxinA",
    "incobotulinumtoxinA",
    "letibotulinumtoxinA",
    "onabotulinumtoxinA",
    "prabotulinumtoxinA",
)

SEED = 7


class Synthetic(NamedTuple):
    """A catalogue as trees by section and id; and what to ask it: the id of a use, a word that some entries share."""

    sections: dict[str, dict[str, Tree]]
    use: str
    topic: str


def make(count: int, seed: int = SEED) -> Synthetic:
    """A catalogue of so many uses, all else in proportion; the same arguments give the same catalogue."""
    lots = Lots(count, sources=count * OWN_SOURCES, seed=seed)
    counts = {section: max(count * share // 100, 2) for section, share in PER_100_USES.items()}
    products = _by_id(_product(lots) for _ in range(counts.pop("products")))
    units = {name: product["unit"] for name, product in products.items()}
    sections = {
        "sources": {name: _source(lots) for name in sorted(lots.sources)},
        "products": products,
        "uses": _by_id(uses(lots, count, units)),
        **{section: _by_id(SHAPES[section](lots) for _ in range(number)) for section, number in counts.items()},
    }
    middle = list(sections["uses"])[count // 2]
    return Synthetic(sections, use=middle, topic=middle.partition("-")[0])


def _by_id(entries: Iterable[Tree]) -> dict[str, Tree]:
    return dict(sorted((key(entry), entry) for entry in entries))


def _source(lots: Lots) -> Tree:
    return {
        "title": lots.prose.sentence(9, lots.topic()).removesuffix("."),
        "publisher": " ".join(lots.prose.words(3)).capitalize(),
        "authors": " ".join(lots.prose.words(2)).capitalize(),
        "category": lots.draw.choice(("journal", "label", "society", "guideline")),
        "date": lots.day(),
        "url": f"https://example.org/{'/'.join(lots.prose.words(4))}",
    }


def _product(lots: Lots) -> Tree:
    toxin = lots.draw.choice(TOXINS)
    topic = lots.topic()
    return {
        **lots.named(topic, aliases=3),
        "toxin": toxin,
        "unit": f"{toxin} U",
        "serotype": "A",
        "maker": " ".join(lots.prose.words(2)).capitalize(),
        "lay": lots.prose.text(300, topic),
        "licences": [
            {"region": region, "status": "licensed", "day": lots.day(), "cites": lots.cites()} for region in REGIONS[:4]
        ],
        "vials": [{"size": lots.range(20, 500, f"{toxin} U"), "cites": lots.cites()} for _ in range(2)],
        "facts": _facts(lots, topic, 20),
        "reviewed": "2026-11-21",
    }


def _procedure(lots: Lots) -> Tree:
    topic = lots.topic()
    return {
        **lots.named(topic, aliases=3),
        "branch": lots.draw.choice(("reconstructive", "aesthetic")),
        "technique": lots.draw.choice(("surgical", "minimally-invasive")),
        "family": lots.draw.choice(("face", "breast", "body", "skin")),
        "lay": lots.prose.text(90, topic),
        "conditions": [lots.prose.name(3) for _ in range(2)],
        "cites": lots.cites(),
    }


def _risk(lots: Lots) -> Tree:
    topic = lots.topic()
    return {
        **lots.named(topic, aliases=5),
        "category": lots.draw.choice(("warning", "contraindication", "interaction", "precaution", "side-effect")),
        "lay": lots.prose.text(250, topic),
        "agents": [" ".join(lots.prose.words(2))],
        "facts": _facts(lots, topic, 3),
        "rates": [_rate(lots) for _ in range(2)],
        "cites": lots.cites(),
    }


def _rate(lots: Lots) -> Tree:
    return {
        "reaction": " ".join(lots.prose.words(3)),
        "toxin": {"percent": lots.draw.randint(1, 30), "n": lots.draw.randint(20, 500)},
        "comparator": "no comparator",
        "cites": lots.cites(),
    }


def _facts(lots: Lots, topic: str, count: int) -> list[Tree]:
    return [
        {"about": " ".join(lots.prose.words(2)), "text": lots.prose.text(110, topic), "cites": lots.cites()}
        for _ in range(count)
    ]


def _red_flag(lots: Lots) -> Tree:
    topic = lots.topic()
    return {
        **lots.named(topic, aliases=4),
        "order": lots.draw.randint(1, 99),
        "means": lots.prose.text(110, topic),
        "action": lots.prose.text(100, topic),
        "urgency": lots.draw.choice(("emergency", "soon", "contact-injector")),
        "cites": lots.cites(),
    }


def _aftercare(lots: Lots) -> Tree:
    topic = lots.topic()
    return {
        **lots.named(topic, aliases=4),
        "phase": lots.draw.choice(("before", "after")),
        "lay": lots.prose.text(100, topic),
        "basis": lots.draw.choice(("label", "trial", "expert-habit")),
        "because": lots.prose.text(120, topic),
        "cites": lots.cites(),
    }


def _question(lots: Lots) -> Tree:
    topic = lots.topic()
    part = lots.draw.choice(("ask", "tell", "check"))
    return {**lots.named(topic, aliases=1), "part": part, "because": lots.prose.text(110, topic), "cites": lots.cites()}


def _claim(lots: Lots) -> Tree:
    topic = lots.topic()
    return {
        **lots.named(topic, aliases=0),
        "said_in": "common-belief",
        "verdict": lots.draw.choice(("supported", "partly", "contradicted")),
        "because": lots.prose.text(200, topic),
        "cites": lots.cites(),
    }


def _event(lots: Lots) -> Tree:
    topic = lots.topic()
    return {
        **lots.named(topic, aliases=0),
        "day": lots.day(),
        "lay": lots.prose.text(120, topic),
        "cites": lots.cites(),
    }


def _statistic(lots: Lots) -> Tree:
    return {
        **lots.named(lots.topic(), aliases=0),
        "series": "-".join(lots.prose.words(2)),
        "region": lots.draw.choice(REGIONS),
        "year": str(lots.draw.randint(1997, 2025)),
        "amount": lots.range(100, 5_000_000, "procedures"),
        "cites": lots.cites(),
    }


def _term(lots: Lots) -> Tree:
    topic = lots.topic()
    return {**lots.named(topic, aliases=1), "lay": lots.prose.text(100, topic)}


def _faq(lots: Lots) -> Tree:
    topic = lots.topic()
    return {**lots.named(topic, aliases=3), "lay": lots.prose.text(200, topic), "facts": _facts(lots, topic, 3)}


SHAPES: dict[str, Callable[[Lots], Tree]] = {
    "procedures": _procedure,
    "risks": _risk,
    "red_flags": _red_flag,
    "aftercare": _aftercare,
    "questions": _question,
    "claims": _claim,
    "events": _event,
    "statistics": _statistic,
    "terms": _term,
    "faqs": _faq,
}
