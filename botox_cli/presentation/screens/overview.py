"""The screen of `botox` alone: how many uses are approved and work, what to type, and what to do in an emergency."""

from collections import Counter
from collections.abc import Sequence

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.presentation.screens.use import FINDING_WORDS
from botox_cli.render.drawing.marks import VALUE_MEANINGS, Meaning
from botox_cli.render.screen import Alarm, ByWidth, Counts, EntryRow, Head, ScreenBlock, Section
from botox_cli.render.view import Line

EMERGENCY_TEXT = "Trouble breathing, swallowing or speaking after an injection?"


def overview_screen(catalogue: Catalogue, asks: Sequence[tuple[str, str]]) -> tuple[ScreenBlock, ...]:
    """How many uses are approved, how many have each finding (`works` and others); what to type; the emergency line.

    `asks` has commands, each with what it is for. On a narrow screen the first has a row of its own, as the longest.
    """
    labels = tuple((command, Line(text=text)) for command, text in asks)
    longest = tuple(EntryRow(id="", name=command, text=text) for command, text in asks[:1])
    return (
        Head(title="botox", aside=f"a cited reference · offline · reviewed {catalogue.edition.reviewed_to}"),
        Section(drawing=_count_approvals(catalogue)),
        Section(drawing=_count_findings(catalogue)),
        ByWidth(
            wide=(Section(title="Ask", labels=labels),),
            compact=(Section(title="Ask", entries=longest, labels=labels[1:]),),
        ),
        Alarm(label="botox urgent", lines=(Line(text=EMERGENCY_TEXT),)),
    )


def _count_approvals(catalogue: Catalogue) -> Counts:
    uses = catalogue.uses.values()
    of_botox = sum(bool(use.approved_in) for use in uses)
    others = sum(bool(use.other_toxins_approved_in) and not use.approved_in for use in uses)
    counts: tuple[tuple[Meaning, str, int], ...] = (
        ("approved", "approved for Botox", of_botox),
        ("other-toxin", "for other toxins only", others),
        ("absent", "without a recorded approval", len(uses) - of_botox - others),
    )
    return Counts(label=f"{len(uses)} uses", counts=tuple(count for count in counts if count[2]))


def _count_findings(catalogue: Catalogue) -> Counts:
    found: Counter[str | None] = Counter(use.finding for use in catalogue.uses.values())
    counts = ((VALUE_MEANINGS[finding], words, found[finding]) for finding, words in FINDING_WORDS.items())
    return Counts(label="works?", counts=tuple(count for count in counts if count[2]))
