"""The card of a use: the most important facts of each field first, then all others in the same order of fields."""

from collections.abc import Iterator
from itertools import islice

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.uses import BOTOX, Dose, Evidence, MuscleDose, Repeat, Timing, Treatment, Use
from botox_cli.catalogue.model.values import SideEffect
from botox_cli.presentation.labels import (
    DOSES,
    NOT_HERE,
    effect_words,
    evidence_mark,
    finding_mark,
    licensed_name,
    result_words,
    status_mark,
    time_words,
    with_note,
)
from botox_cli.presentation.toxins import UNITS_WARNING, toxin_name
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Card, Field, Line, mark_local

ADULT_YEARS = 18
LEADING_RESULTS = 2
LEADING_RISKS = 4


def use_card(catalogue: Catalogue, use: Use, numbers: ReferenceNumbers, *, clinical: bool) -> Card:
    """The card of a use: its main facts, then all others; without the notes of a user's files.

    With `clinical`, its text is the one for professionals, else the one for lay readers. `numbers` gets the citations
    of the card.
    """
    writer = _UseWriter(catalogue, use, numbers)
    return Card(
        id=use.id,
        title=mark_local(use),
        is_local=use.is_local,
        asides=(
            ("Also called", ", ".join(use.aliases[:4])),
            ("Purpose, area, targets", "; ".join((use.purpose, ", ".join(use.areas), ", ".join(use.targets)))),
            ("On the map", "; ".join(_places(catalogue, use))),
        ),
        lead=(Line(text=use.clinical if clinical else use.lay),),
        fields=(*writer.lead_fields(), *writer.rest()),
    )


def _places(catalogue: Catalogue, use: Use) -> Iterator[str]:
    """A text for each place of the use on the map: drawing, map sign and name, as `face 2, between the brows`.

    A place that is not in the catalogue is left out.
    """
    for id_ in use.map:
        if place := catalogue.places.get(id_):
            yield f"{place.drawing} {place.sign}, {place.name}"


class _UseWriter:
    """Writes the fields of the card of one use, and numbers their citations on the way."""

    def __init__(self, catalogue: Catalogue, use: Use, numbers: ReferenceNumbers) -> None:
        self._catalogue = catalogue
        self._use = use
        self._numbers = numbers
        self._treatments = sorted(use.treatments, key=lambda row: (row.family != BOTOX, row.status != use.status))
        self._doses = [(row, dose) for row in use.treatments for dose in row.doses]

    def lead_fields(self) -> Iterator[Field]:
        """The first facts of the card: status, evidence, times, dose, risks, alternatives, ICD-10, boxed warnings.

        Status, evidence, times and risks are there even if nothing is recorded; other empty fields are left out. The
        boxed warnings are all those of the catalogue, also for other uses.
        """
        yield Field(key="status", label="Status", lines=tuple(self._leading_status()))
        yield Field(key="evidence", label="Works?", lines=tuple(self._leading_evidence()))
        yield Field(key="timing", label="Time", lines=tuple(self._leading_timing()))
        yield from self._leading_dose()
        risks = tuple(self._risk(row) for row in self._use.risks[:LEADING_RISKS])
        yield Field(key="risks", label="Risks", lines=risks or (Line(text=NOT_HERE),))
        if self._use.alternatives:
            yield Field(key="alternatives", label="Instead", lines=(Line(text=", ".join(self._use.alternatives)),))
        if self._use.icd10:
            yield Field(key="icd10", label="ICD-10-CM", lines=(Line(text=", ".join(self._use.icd10)),))
        for risk in self._catalogue.risks.values():
            if risk.category == "boxed-warning":
                refs = self._numbers.number(risk.cites)
                line = Line(text=mark_local(risk, risk.lay), role="warning", refs=refs, is_local=risk.is_local)
                yield Field(key="boxed-warning", label="! Boxed warning", lines=(line,), role="warning")

    def rest(self) -> Iterator[Field]:
        """The facts that `lead_fields` leaves out, in the same order of fields; a field without facts is left out."""
        parts = (
            ("status", "All statuses", [self._treatment(row) for row in self._treatments[1:]]),
            ("evidence", "All evidence", list(self._more_evidence())),
            ("timing", "All times", [*map(self._timing, self._use.timing[1:]), *islice(self._repeats(), 1, None)]),
            ("dose", "Label doses", list(self._all_doses("label"))),
            ("dose", "Doses studied", list(self._all_doses("trial"))),
            ("dose", "Doses told by experts", list(self._all_doses("expert"))),
            ("risks", "More risks", [self._risk(row) for row in self._use.risks[LEADING_RISKS:]]),
        )
        yield from (Field(key=key, label=label, lines=tuple(lines)) for key, label, lines in parts if lines)

    def _leading_status(self) -> Iterator[Line]:
        if not self._treatments:
            yield Line(text=NOT_HERE)
            return
        yield self._treatment(self._treatments[0])
        others = [region for region in self._use.approved_in if region != self._treatments[0].region]
        if others:
            yield Line(text=f"also approved in {', '.join(others)}")
        if self._use.other_toxins_approved_in:
            yield Line(text=f"other toxins approved in {', '.join(self._use.other_toxins_approved_in)}")

    def _treatment(self, row: Treatment) -> Line:
        ages = f"{row.ages.numbers()} {row.ages.unit} of age" if row.ages and not _says_ages(row) else ""
        since = f"since {row.approved}" if row.approved else ""
        words = ", ".join(filter(None, (licensed_name(self._catalogue, row), row.population, ages, since)))
        text = ": ".join(filter(None, (words, row.indication))) + (f" ({row.note})" if row.note else "")
        return Line(mark=status_mark(row.status), text=text, refs=self._numbers.number(row.cites))

    def _leading_evidence(self) -> Iterator[Line]:
        if not self._use.evidence:
            yield Line(mark=finding_mark(None))
            return
        yield from islice(self._evidence(self._use.evidence[0]), 1 + LEADING_RESULTS)

    def _more_evidence(self) -> Iterator[Line]:
        for number, row in enumerate(self._use.evidence):
            yield from islice(self._evidence(row), 0 if number else 1 + LEADING_RESULTS, None)

    def _evidence(self, row: Evidence) -> Iterator[Line]:
        graded = ", ".join(filter(None, (row.body, row.grade)))
        text = f"{row.text} ({graded})" if graded else row.text
        refs = self._numbers.number(row.cites)
        yield Line(mark=evidence_mark(row), text=text, refs=refs)
        for result in row.results:
            yield Line(text=result_words(self._catalogue, result), refs=refs, is_detail=True)

    def _leading_timing(self) -> Iterator[Line]:
        if not self._use.timing:
            is_void = self._use.finding in ("no-effect", "not-studied")
            yield Line(mark=finding_mark(self._use.finding if is_void else None))
        for row in self._use.timing[:1]:
            yield self._timing(row)
        yield from islice(self._repeats(), 1)

    def _timing(self, row: Timing) -> Line:
        several = len(self._use.timing) > 1
        product = toxin_name(self._catalogue, row) if several or row.product is None else ""
        head = ", ".join(filter(None, (product, row.population)))
        words = with_note(time_words(self._catalogue, row), row.note)
        return Line(text=": ".join(filter(None, (head, words))), refs=self._numbers.number(row.cites))

    def _repeats(self) -> Iterator[Line]:
        for row in self._use.treatments:
            if row.repeat:
                text = f"{licensed_name(self._catalogue, row)}, {row.population}: {_repeat_words(row.repeat)}"
                yield Line(text=text, refs=self._numbers.number(row.repeat.cites))

    def _leading_dose(self) -> Iterator[Field]:
        for row, dose in self._doses[:1]:
            label = DOSES[dose.basis]
            lines = (*self._dose(row, dose), Line(text=UNITS_WARNING, role="off-label"))
            yield Field(key="dose", label=label, lines=lines)

    def _all_doses(self, basis: str) -> Iterator[Line]:
        for row, dose in self._doses[1:]:
            if dose.basis == basis:
                yield from self._dose(row, dose)

    def _dose(self, row: Treatment, dose: Dose) -> Iterator[Line]:
        head = ", ".join(filter(None, (licensed_name(self._catalogue, row), row.population, dose.scope)))
        plain = [_muscle_words(part) for part in dose.by_muscle if not part.cites]
        text = ": ".join(filter(None, (head, "; ".join(filter(None, (_amounts(dose), *plain))))))
        yield Line(text=with_note(text, dose.note), refs=self._numbers.number(dose.cites))
        for part in dose.by_muscle:
            if part.cites:
                words = f"{licensed_name(self._catalogue, row)}, {_muscle_words(part)}"
                yield Line(text=words, refs=self._numbers.number(part.cites), is_detail=True)

    def _risk(self, row: SideEffect) -> Line:
        return Line(text=effect_words(self._catalogue, row), refs=self._numbers.number(row.cites))


def _says_ages(row: Treatment) -> bool:
    """Whether the population already says the ages: it starts with `adults`, and the lowest age is 18.

    The highest age is not looked at, since words such as `adults under 65` say it. False if no ages are recorded.
    """
    return row.population.startswith("adults") and row.ages is not None and row.ages.low == ADULT_YEARS


def _repeat_words(repeat: Repeat) -> str:
    again = f"not again before {str(repeat.interval).removeprefix('at least ')}" if repeat.interval else ""
    return with_note(again, repeat.note)


def _amounts(dose: Dose) -> str:
    per_site = f"{dose.per_site} a site" if dose.per_site else ""
    maximum = f"at most {str(dose.maximum).removeprefix('up to ')}" if dose.maximum else ""
    total, sites = (str(value) if value else "" for value in (dose.total, dose.sites))
    return ", ".join(filter(None, (total, per_site, sites, maximum)))


def _muscle_words(part: MuscleDose) -> str:
    return f"{part.muscle} {part.amount}" + (f" in {part.sites}" if part.sites else "")
