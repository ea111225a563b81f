"""Names a fact of an entry in a few words: `treatment: US BOTOX Cosmetic, adults`, `risk: eyelid ptosis`."""

import re
from collections.abc import Callable
from typing import Any

from botox_cli.catalogue.model.background import Price
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.products import Composition, Contraindication, Licence, Storage, Vial
from botox_cli.catalogue.model.uses import Dose, Evidence, MuscleDose, Repeat, Timing, Treatment
from botox_cli.catalogue.model.values import Fact, SideEffect, Value
from botox_cli.presentation.labels import DOSES, FINDINGS, licensed_name
from botox_cli.presentation.toxins import toxin_name

Steps = tuple[Any, ...]
"""The path to a fact: first the entry, then a value in the entry, a value in that value, and so on; last the fact."""


def fact_words(catalogue: Catalogue, steps: tuple[Value, ...]) -> str:
    """Name the fact at the end of `steps`: kind, then what it is about, as `treatment: US BOTOX Cosmetic, adults`.

    An entry gives its kind and name. The short answer of the classification gives `answer` and its question.
    """
    words = FACT_WORDS.get(type(steps[-1]), _entry)
    return words(catalogue, steps)


def _treatment(catalogue: Catalogue, steps: Steps) -> str:
    return f"treatment: {_patient_words(catalogue, steps)}"


def _dose(catalogue: Catalogue, steps: Steps) -> str:
    dose: Dose = steps[2]
    kind = DOSES[dose.basis].lower()
    return ", ".join(filter(None, (f"{kind}: {_patient_words(catalogue, steps)}", dose.scope)))


def _muscle(catalogue: Catalogue, steps: Steps) -> str:
    return f"{_dose(catalogue, steps)}, {steps[3].muscle}"


def _repeat(catalogue: Catalogue, steps: Steps) -> str:
    return f"repeat: {_patient_words(catalogue, steps)}"


def _timing(catalogue: Catalogue, steps: Steps) -> str:
    timing: Timing = steps[-1]
    return _join("timing", toxin_name(catalogue, timing), timing.population)


def _evidence(catalogue: Catalogue, steps: Steps) -> str:
    """Words for a row of evidence: its finding, then the organisation that published it and its grade.

    If there is neither an organisation nor a grade, the first clause of the text follows the finding.
    """
    evidence: Evidence = steps[-1]
    graded = ", ".join(filter(None, (evidence.body, evidence.grade)))
    clause = re.split(r"[:;.](?:\s|$)", evidence.text, maxsplit=1)[0]
    return f"evidence: {FINDINGS[evidence.finding]}" + (f", {graded}" if graded else f": {clause}")


def _effect(catalogue: Catalogue, steps: Steps) -> str:
    effect: SideEffect = steps[-1]
    return _join("risk", effect.reaction, toxin_name(catalogue, effect), effect.population)


def _fact(catalogue: Catalogue, steps: Steps) -> str:
    return f"fact: {steps[-1].about}"


def _licence(catalogue: Catalogue, steps: Steps) -> str:
    licence: Licence = steps[-1]
    return f"licence: {licence.region} {licence.brand or ''}".rstrip()


def _vial(catalogue: Catalogue, steps: Steps) -> str:
    vial: Vial = steps[-1]
    return _join("vial", str(vial.size), vial.brand)


def _composition(catalogue: Catalogue, steps: Steps) -> str:
    row: Composition = steps[-1]
    return f"composition: {' '.join(filter(None, (row.region, row.brand or steps[0].name)))}"


def _storage(catalogue: Catalogue, steps: Steps) -> str:
    row: Storage = steps[-1]
    return _join("storage", row.state, row.region, row.brand)


def _contraindication(catalogue: Catalogue, steps: Steps) -> str:
    row: Contraindication = steps[-1]
    risk = catalogue.risks.get(row.risk)
    return _join("contraindication", risk.name if risk else row.risk, row.region)


def _price(catalogue: Catalogue, steps: Steps) -> str:
    price: Price = steps[-1]
    return _join("price", price.what, price.region, price.day)


def _entry(catalogue: Catalogue, steps: Steps) -> str:
    entry = steps[-1]
    return f"{getattr(entry, 'kind', 'answer').replace('-', ' ')}: {getattr(entry, 'name', '') or entry.question}"


def _patient_words(catalogue: Catalogue, steps: Steps) -> str:
    """The treatment `steps[1]`: its `licensed_name`, then its population: `US BOTOX Cosmetic, adults`."""
    row: Treatment = steps[1]
    return f"{licensed_name(catalogue, row)}, {row.population}"


def _join(kind: str, *words: str | None) -> str:
    return f"{kind}: {', '.join(filter(None, words))}"


FACT_WORDS: dict[type[Value], Callable[[Catalogue, Steps], str]] = {
    Treatment: _treatment,
    Dose: _dose,
    MuscleDose: _muscle,
    Repeat: _repeat,
    Timing: _timing,
    Evidence: _evidence,
    SideEffect: _effect,
    Fact: _fact,
    Licence: _licence,
    Vial: _vial,
    Composition: _composition,
    Storage: _storage,
    Contraindication: _contraindication,
    Price: _price,
}
"""By type of value: the function that names a fact of this type; other values, such as entries, get kind and name."""
