"""`botox claims`: what people say about Botox, and whether it is true."""

from typing import TYPE_CHECKING, Annotated

import typer

from botox_cli.catalogue.model.background import Claim
from botox_cli.catalogue.model.values import Verdict
from botox_cli.commands.arguments import one_of, open_catalogue
from botox_cli.errors import NotFoundError
from botox_cli.presentation.labels import VERDICTS, verdict_mark
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Column, Row, Table, View
from botox_cli.text import fold

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "What is said about Botox, and whether it is so."

EXAMPLES = """\
botox claims
botox claims --verdict contradicted
botox claims migraine"""

COLUMNS = (
    Column(key="id", title="id", role="id"),
    Column(key="verdict", title="verdict"),
    Column(key="claim", title="what is said", role="strong"),
    Column(key="because", title="what holds", role="quiet"),
)

SAID_IN = {
    "is-botox-considered-plastic-surgery": "Said in “Is Botox considered plastic surgery?”",
    "sculpting-perfection": "Said in “Sculpting Perfection: Botox in Plastic Surgery”",
    "common-belief": "Commonly said",
}


def claims(
    ctx: typer.Context,
    text: Annotated[list[str] | None, typer.Argument(metavar="[TEXT]...", help="only claims that mention it")] = None,
    verdict: Annotated[Verdict | None, typer.Option(metavar="WORD", help=one_of(Verdict), case_sensitive=False)] = None,
) -> View:
    """The answer to `botox claims`: the claims with this verdict and all words of `text`; without conditions, all.

    The words are looked for in id, name, aliases and reason, also inside longer words. The claims stand by where they
    are said, in the table and for programs; on the screen by verdict.

    Raises:
        NotFoundError: no claim meets the conditions.
    """
    catalogue = open_catalogue(ctx)
    words = fold(" ".join(text or ())).split()
    found = tuple(
        claim
        for claim in catalogue.claims.values()
        if verdict in (None, claim.verdict) and all(word in _claim_text(claim) for word in words)
    )
    if not found:
        raise NotFoundError(f"no claim like that in this catalogue; `botox claims` lists all {len(catalogue.claims)}")
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    found = tuple(sorted(found, key=_place))
    rows = tuple(_row(claim, numbers) for claim in found)
    screen: tuple[ScreenBlock, ...] = ()
    if ctx.obj.draws_tables:
        from botox_cli.presentation.screens.claims import claims_screen

        screen = claims_screen(found, len(catalogue.claims), screen_numbers)
    return View(
        command="claims",
        screen=screen,
        title="What is said about Botox",
        note=f"{len(found)} of {len(catalogue.claims)}" if len(found) < len(catalogue.claims) else str(len(found)),
        blocks=(Table(columns=COLUMNS, rows=rows),),
        items=found,
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        hints=(("One with its sources", f"botox show {found[0].id}"),),
        edition=catalogue.edition,
    )


def _row(claim: Claim, numbers: ReferenceNumbers) -> Row:
    cells = (claim.id, verdict_mark(claim.verdict), claim.name, claim.because)
    group = SAID_IN[claim.said_in]
    return Row(cells=cells, group=group, refs=numbers.number(claim.cites), is_local=claim.is_local)


def _place(claim: Claim) -> tuple[int, bool, int, str]:
    """A key to sort claims: by where they are said, bundled before local, by verdict (what is wrong first), by name."""
    said_in, verdict = list(SAID_IN).index(claim.said_in), list(VERDICTS).index(claim.verdict)
    return said_in, claim.is_local, verdict, fold(claim.name)


def _claim_text(claim: Claim) -> str:
    return fold(f"{claim.id} {claim.name} {' '.join(claim.aliases)} {claim.because}")
