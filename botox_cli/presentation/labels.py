"""Words that several commands share: statuses, findings, times, rates, doses."""

from collections.abc import Iterator
from typing import get_args

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.uses import WEAK_DESIGNS, Evidence, Result, Timing, Treatment, Use
from botox_cli.catalogue.model.values import STATUSES, Arm, Citation, Finding, Range, SideEffect
from botox_cli.presentation.toxins import toxin_name
from botox_cli.render.drawing.marks import VALUE_MEANINGS, name_mark
from botox_cli.render.view import Cell, Mark, Role
from botox_cli.text import spell_out

NOT_HERE = "not in this catalogue"

UNKNOWN = Mark(role="unknown", word=NOT_HERE)

FINDINGS = {finding: name_mark(VALUE_MEANINGS[finding]) for finding in get_args(Finding)}
"""The words for each finding of the evidence, the same as the name of its mark."""

DOSES = {"label": "Label dose", "trial": "Dose studied", "expert": "Dose told by experts"}
"""The label of a dose, by what the dose rests on."""

DESIGNS: dict[str, str] = {
    "randomised": "randomised trials",
    "controlled": "compared, not by lot",
    "uncontrolled": "without a comparison group",
    "case-report": "single cases",
    "systematic-review": "systematic review",
    "review": "review",
    "guideline": "guideline",
    "expert": "expert opinion",
}

VERDICTS: dict[str, str] = {
    "contradicted": "contradicted",
    "partly": "partly true",
    "unsupported": "no support found",
    "supported": "supported",
    "opinion": "opinion",
}
"""The words for each verdict, in the order of the table of `botox claims`, what is wrong first; not of its screen."""


def status_mark(status: str | None) -> Mark:
    """The mark of a regulatory status; for None, a mark that says `not in this catalogue`.

    Any other text keeps its word and gets the role `unknown`.
    """
    if status is None:
        return UNKNOWN
    role: Role = status if status in STATUSES else "unknown"
    return Mark(role=role, word=status)


def status_cell(use: Use) -> Cell:
    """A cell: the status of Botox for a use, regions that approved Botox, and in brackets those of other toxins."""
    others = use.other_toxins_approved_in
    return (status_mark(use.status), *use.approved_in, *((f"(other toxins {' '.join(others)})",) if others else ()))


def leading_cites(use: Use) -> Iterator[Citation]:
    """The citations of the first treatment and of the first evidence of a use, if it has them."""
    for treatment in use.treatments[:1]:
        yield from treatment.cites
    for evidence in use.evidence[:1]:
        yield from evidence.cites


def finding_mark(finding: str | None) -> Mark:
    """The mark of a finding of the evidence; for None, a mark that says `not in this catalogue`."""
    if finding is None:
        return UNKNOWN
    return Mark(role=finding, word=FINDINGS[finding])  # type: ignore[arg-type]


def evidence_mark(row: Evidence) -> Mark:
    """The mark of the finding of one row of evidence.

    `works` with a design in `WEAK_DESIGNS` gets the role `mixed` and names the design: `better, single cases`.
    """
    mark = finding_mark(row.finding)
    if row.finding == "works" and row.design in WEAK_DESIGNS:
        return Mark(role="mixed", word=f"better, {DESIGNS[row.design]}")
    return mark


def verdict_mark(verdict: str) -> Mark:
    """The mark of a verdict on a claim or a benefit."""
    return Mark(role=verdict, word=VERDICTS[verdict])  # type: ignore[arg-type]


def shown_as(value: str) -> tuple[str, ...]:
    """The words that answers show for a finding, a verdict or a kind of risk; users may type them in its place.

    The value itself may be among them, and a word may occur twice. Any other value gives only itself.
    """
    from botox_cli.queries.risks import CATEGORIES

    heading = (category_title(value),) if value in CATEGORIES else ()
    return (FINDINGS.get(value, value), VERDICTS.get(value, value), *heading)


def time_cell(use: Use, name: str) -> Cell:
    """The time `name` (`onset`, `lasts`) of the first timing that has it; else a mark that says why there is none.

    The mark is the finding if it is `no-effect` or `not-studied`; else it says `not in this catalogue`.
    """
    for row in leading_timing(use, name):
        value: Range = getattr(row, name)
        return value
    if use.finding in ("no-effect", "not-studied"):
        return finding_mark(use.finding)
    return UNKNOWN


def leading_timing(use: Use, name: str) -> tuple[Timing, ...]:
    """The first timing of a use that has the time `name` (`onset`, `lasts`), in a tuple; empty if none has it."""
    return tuple(row for row in use.timing if getattr(row, name) is not None)[:1]


def time_words(catalogue: Catalogue, timing: Timing) -> str:
    """A timing in words: `starts after 1–2 days, fullest within 4 weeks, lasts 3–4 months`.

    Then come the share that still responded and the dose with its product. What is not recorded is left out. The
    population and the note are never in it.
    """
    parts = (
        f"starts {_moment(timing.onset)}" if timing.onset else "",
        f"fullest {_moment(timing.peak)}" if timing.peak else "",
        f"lasts {timing.lasts}" if timing.lasts else "",
        _response_words(timing),
        _dose(catalogue, timing),
    )
    return ", ".join(filter(None, parts))


def _response_words(timing: Timing) -> str:
    """The share of people who still responded at the end of the time `lasts`; empty if it is not recorded.

    The share of the comparator and the numbers of people follow, if they are recorded.
    """
    if timing.still_responding is None:
        return ""
    control = timing.still_responding_control
    against = f" against {_arm(control)}" if control else ""
    people = f" ({_people(timing.still_responding, control)})" if timing.still_responding.n else ""
    return f"then {_arm(timing.still_responding)} still responded{against}{people}"


def _moment(time: Range) -> str:
    """A time, counted from the injection, as words for when something happens: `after 1–2 days`, `within 4 weeks`."""
    return f"within {str(time).removeprefix('up to ')}" if time.low is None else f"after {time}"


def category_title(category: str) -> str:
    """A kind of risk as a heading, in the plural but for the boxed warning: `Boxed warning`, `Contraindications`."""
    return spell_out(category).capitalize() + ("" if category == "boxed-warning" else "s")


def group_title(group: str) -> str:
    """A group of uses as a heading: a capital first letter, no hyphens."""
    return spell_out(group).capitalize()


def count_noun(number: int, noun: str) -> str:
    """A number with its noun, which gets an `s` unless the number is 1: `1 group`, `1,200 groups`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def result_words(catalogue: Catalogue, result: Result) -> str:
    """A result in words: outcome, time, population and dose; then the figures of toxin and comparator.

    Numbers of people and the trial come last. What is not recorded is left out.
    """
    after = f" at {result.time}" if result.time else ""
    of = f" ({people})" if (people := _frame(result.population, _dose(catalogue, result))) else ""
    return f"{result.endpoint}{after}{of}: {_arm_words(result.toxin, result.control, result.comparator, result.trial)}"


def effect_words(catalogue: Catalogue, effect: SideEffect) -> str:
    """A side effect in words: reaction, population, and dose or else product; then rates and note.

    What the source does not give is left out.
    """
    of = _frame(effect.population, _dose(catalogue, effect) or toxin_name(catalogue, effect))
    reaction = f"{effect.reaction} ({of})" if of else effect.reaction
    if effect.toxin is None:
        return reaction + (f": {effect.note}" if effect.note else "")
    rates = _arm_words(effect.toxin, effect.control, effect.comparator or "", effect.trial)
    return with_note(f"{reaction}: {rates}", effect.note)


def _frame(*parts: str | None) -> str:
    """The texts with commas between them, such as population and dose of a figure; None and empty ones are left out."""
    return ", ".join(filter(None, parts))


def _dose(catalogue: Catalogue, row: Timing | Result | SideEffect) -> str:
    """The dose at which a time, result or side effect was seen, with its product; empty if no dose is recorded."""
    return f"at {row.at_dose} of {toxin_name(catalogue, row)}" if row.at_dose else ""


def with_note(text: str, note: str | None) -> str:
    """A text and its note with a full stop between them; the text itself ends without one.

    If the text or the note is missing or empty, the other alone.
    """
    return ". ".join(filter(None, (text, note)))


def licensed_name(catalogue: Catalogue, row: Treatment) -> str:
    """The region of a treatment, and its brand or else the words of `toxin_name`: `US BOTOX Cosmetic`."""
    return f"{row.region} {row.brand or toxin_name(catalogue, row)}"


def _arm_words(toxin: Arm, control: Arm | None, comparator: str, trial: str | None) -> str:
    compared = f"{comparator} {_arm(control)}" if control is not None else comparator
    people = _people(toxin, control)
    return ", ".join(filter(None, (_arm(toxin), compared))) + (
        f" ({'; '.join(filter(None, (people, trial)))})" if people or trial else ""
    )


def _arm(arm: Arm) -> str:
    if arm.percent is not None:
        return f"{'about ' if arm.percent in range(1, 100) else ''}{arm.percent:g} in 100"
    if arm.value is not None:
        return (
            f"{arm.value:g} {arm.unit or ''}".replace("-", "−", 1).strip()
            if arm.value < 0
            else f"{arm.value:g} {arm.unit or ''}".strip()
        )
    return f"{arm.count} of {arm.n}" if arm.n is not None else f"{arm.count} people, of how many is not said"


def _people(toxin: Arm, control: Arm | None) -> str:
    if toxin.n is None:
        return ""
    return f"n {toxin.n} and {control.n}" if control is not None and control.n is not None else f"n {toxin.n}"
