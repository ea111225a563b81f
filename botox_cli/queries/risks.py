"""Which risks concern a use or a product, and which mention a drug or a condition."""

from collections.abc import Mapping
from typing import NamedTuple

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.safety import Risk
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Region
from botox_cli.queries.lookup import LONGEST_NAME
from botox_cli.text import fold

CATEGORIES = ("boxed-warning", "contraindication", "warning", "interaction", "precaution", "side-effect")
"""The categories of risks in the order in which they are shown: what can kill or forbids treatment first."""


class RiskWishes(NamedTuple):
    """The category of risks that is asked for (None: all), and the region whose facts come first (None: no region)."""

    kind: str | None = None
    region: Region | None = None

    @property
    def has_rates(self) -> bool:
        """Whether the rates of side effects are asked for: no kind of risk is named, or side effects are."""
        return self.kind in (None, "side-effect")


class Match(NamedTuple):
    """A risk that mentions what was asked for, and where it does: `names it: ...`, `lists it: ...`, `in its text`."""

    risk: Risk
    reason: str


def sort_risks(risks: Mapping[str, Risk], category: str | None = None) -> tuple[Risk, ...]:
    """All risks of a mapping by id, or those of one category, sorted as `CATEGORIES` orders them.

    In each category bundled risks come before local ones; then they are sorted by name.
    """
    chosen = [risk for risk in risks.values() if category in (None, risk.category)]
    return tuple(sorted(chosen, key=lambda risk: (CATEGORIES.index(risk.category), risk.is_local, fold(risk.name))))


def select_for(catalogue: Catalogue, entry: Use | Product, category: str | None = None) -> tuple[Risk, ...]:
    """The risks of a use or a product; a risk without `uses` is of all uses, one without `products` of all products.

    A use has a risk of certain products only if one of them is in its treatments. The order is that of `sort_risks`.
    """
    if isinstance(entry, Product):
        return tuple(
            risk for risk in sort_risks(catalogue.risks, category) if not risk.products or entry.id in risk.products
        )
    products = {row.product for row in entry.treatments}
    return tuple(
        risk
        for risk in sort_risks(catalogue.risks, category)
        if (not risk.uses or entry.id in risk.uses) and (not risk.products or products & set(risk.products))
    )


def find_mentions(catalogue: Catalogue, text: str, category: str | None = None) -> tuple[Match, ...]:
    """The risks that mention a drug, a class of drugs or a condition: bundled before local, in each the closest first.

    All words of `text` must stand side by side, in its order. Closest is an equal id, name or alias; then an equal
    agent; then the text inside a name, alias or agent; then inside the texts of the risk.
    """
    wanted = fold(text)
    found = [
        (rank, Match(risk, reason))
        for risk in sort_risks(catalogue.risks, category)
        if (hit := _hit(risk, wanted)) is not None
        for rank, reason in (hit,)
    ]
    return tuple(match for _, match in sorted(found, key=lambda pair: (pair[1].risk.is_local, pair[0])))


def suggest_name(catalogue: Catalogue, text: str) -> str | None:
    """The name, alias or agent of a risk that is most similar to a text; None if none is similar.

    A text of more than `LONGEST_NAME` letters gives None, too.
    """
    if len(text) > LONGEST_NAME:
        return None
    from difflib import get_close_matches  # only after a miss

    known = {fold(name): name for risk in catalogue.risks.values() for name in _names(risk)}
    found = get_close_matches(fold(text), known, n=1, cutoff=0.75)
    return known[found[0]] if found else None


def _hit(risk: Risk, wanted: str) -> tuple[int, str] | None:
    for rank, (reason, names) in enumerate(
        (("names it", (risk.id, risk.name, *risk.aliases)), ("lists it", risk.agents))
    ):
        for name in names:
            if fold(name) == wanted:
                return rank, f"{reason}: {name}"
    for name in _names(risk):
        if _has_words(name, wanted):
            return 2, f"lists it: {name}"
    told = " ".join((risk.lay, risk.clinical or "", *(fact.text for fact in risk.facts)))
    return (3, "in its text") if _has_words(told, wanted) else None


def _names(risk: Risk) -> tuple[str, ...]:
    return (risk.name, *risk.aliases, *risk.agents)


def _has_words(text: str, wanted: str) -> bool:
    return f" {wanted} " in f" {fold(text)} "
