"""The screens of claims: how many hold, then each claim under its verdict, wrong claims first; and one claim alone."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from botox_cli.catalogue.model.background import Claim
from botox_cli.catalogue.model.values import Verdict
from botox_cli.presentation.figures import level_mark
from botox_cli.render.drawing.marks import VALUE_MEANINGS, Meaning
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Counts, Head, MarkedItem, ScreenBlock, Section
from botox_cli.render.view import Line, mark_local


class VerdictMark(NamedTuple):
    """The mark and the words of a verdict."""

    mark: Meaning
    words: str


VERDICT_MARKS: dict[Verdict, VerdictMark] = {
    "contradicted": VerdictMark(VALUE_MEANINGS["contradicted"], "wrong"),
    "unsupported": VerdictMark(VALUE_MEANINGS["unsupported"], "no support found"),
    "partly": VerdictMark(VALUE_MEANINGS["partly"], "partly true"),
    "supported": VerdictMark(VALUE_MEANINGS["supported"], "holds"),
    "opinion": VerdictMark(VALUE_MEANINGS["opinion"], "opinion"),
}
"""How each verdict is shown, in the order of the screen: wrong claims first."""

SAID_IN = {
    "is-botox-considered-plastic-surgery": "said in “Is Botox considered plastic surgery?”",
    "sculpting-perfection": "said in “Sculpting Perfection: Botox in Plastic Surgery”",
    "common-belief": "commonly said",
}

EXPLAINED: frozenset[Verdict] = frozenset({"contradicted", "unsupported"})
"""The verdicts whose claims have their reasons on the screen of all claims."""


def claims_screen(claims: Sequence[Claim], total: int, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """How many claims have each verdict; then the claims by verdict, each with its reason.

    `total` counts the claims of the catalogue. If all are shown, only those with a verdict in `EXPLAINED` have a
    reason.
    """
    is_whole = len(claims) == total
    found = {verdict: [claim for claim in claims if claim.verdict == verdict] for verdict in VERDICT_MARKS}
    counts = tuple((*VERDICT_MARKS[verdict], len(members)) for verdict, members in found.items() if members)
    head = Head(
        title="What is said about Botox",
        aside=f"{total} {'claim' if total == 1 else 'claims'}" if is_whole else f"{len(claims)} of {total} claims",
    )
    sections = (
        Section(
            title=VERDICT_MARKS[verdict].words.capitalize(),
            items=tuple(_rows(members, numbers, has_reasons=not is_whole or verdict in EXPLAINED)),
        )
        for verdict, members in found.items()
        if members
    )
    more = "why: botox show CLAIM, or all with their reasons: --full" if is_whole else ""
    return (head, Section(drawing=Counts(counts=counts)), *sections, *((Section(more=more),) if more else ()))


def claim_screen(claim: Claim, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """One claim: the verdict, then the reason."""
    mark, words = VERDICT_MARKS[claim.verdict]
    item = MarkedItem(mark=mark, says=words, text=words)
    lead = Line(text=f"{claim.because}{_level(claim)}", refs=numbers.number(claim.cites))
    return (
        Head(id=claim.id, title=mark_local(claim), aside=SAID_IN[claim.said_in], items=(item,)),
        Section(lines=(lead,)),
    )


def _rows(claims: Sequence[Claim], numbers: ReferenceNumbers, *, has_reasons: bool) -> Iterator[MarkedItem]:
    """A row for each claim, those of a user's files last; with `has_reasons`, the reason below the claim."""
    for claim in sorted(claims, key=lambda claim: claim.is_local):
        mark, words = VERDICT_MARKS[claim.verdict]
        refs = numbers.number(claim.cites)
        below = (Line(text=f"{claim.because}{_level(claim)}"),) if has_reasons else ()
        yield MarkedItem(mark=mark, says=words, text=mark_local(claim), id=claim.id, refs=refs, below=below)


def _level(claim: Claim) -> str:
    """The sign of the citation that was checked best: ` ~` if second hand, ` ?` if not read.

    Empty if it was read, or if there is no citation.
    """
    return level_mark(claim.cites) if claim.cites else ""
