"""`botox search`: the answer to a question in people's own words, then other entries, each with why it was found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from botox_cli.catalogue.last_resort import CALL, SAY
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.commands.arguments import open_anyway, open_catalogue
from botox_cli.errors import NotFoundError
from botox_cli.presentation.labels import NOT_HERE
from botox_cli.queries.search import MAX_WORDS, Answer
from botox_cli.queries.search import search as ask
from botox_cli.queries.search.answers import answer_text
from botox_cli.queries.search.danger import signs_of_danger
from botox_cli.render.items import SearchHit
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Column, Line, Row, Table, Text, View
from botox_cli.text import quote_text

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "Answer a question in your own words: signs of danger first, then the answer, then what else there is."

EXAMPLES = """\
botox search sweaty hands
botox search how long does it last
botox search teeth grinding --limit 3"""

COLUMNS = (
    Column(key="id", title="id", role="id"),
    Column(key="name", title="name", role="strong"),
    Column(key="kind", title="kind", spare=1),
    Column(key="reason", title="found as", role="quiet", spare=2),
    Column(key="text", title="in short", spare=3),
)

EMERGENCY_LINE = f"GET HELP NOW: {CALL}. {SAY}"

NO_ANSWER = "Not in this catalogue: that is neither yes nor no."


def search(
    ctx: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="a question, or words, in any order")],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="at most so many entries, else 12")] = 12,
    as_typed: Annotated[bool, typer.Option("--as-typed", help="read no word as another one")] = False,
) -> View:
    """The answer to `botox search`: at most `limit` entries, first signs of danger, then the best for the question.

    With `as_typed`, no word is corrected. If nothing answers the question and it tells of no danger, the view says so
    and has the exit code of `NotFoundError`; it may still list entries. A text that tells of danger is answered even if
    data files cannot be read.
    """
    asked = " ".join(text)
    catalogue, fault = open_anyway(ctx) if signs_of_danger(asked) else (open_catalogue(ctx), "")
    answer = ask(catalogue, asked, limit, is_corrected=not as_typed)
    found = tuple(
        SearchHit(
            kind=hit.entry.kind,
            id=hit.entry.id,
            name=hit.entry.name,
            text=answer_text(hit.entry),
            reason=hit.reason,
            claim_verdict=getattr(hit.entry, "verdict", None),
            basis=getattr(hit.entry, "basis", None),
            origin=hit.entry.origin,
        )
        for hit in answer.hits
    )
    numbers = ReferenceNumbers()
    screen: tuple[ScreenBlock, ...] = ()
    if ctx.obj.draws_tables:
        from botox_cli.presentation.screens.search import search_screen  # only for people

        screen = search_screen(catalogue, answer, asked, numbers)
    rows = tuple(
        Row(cells=(hit.id, hit.name, hit.kind, hit.reason, _hit_text(hit)), is_local=hit.origin is not None)
        for hit in found
    )
    warnings = (EMERGENCY_LINE,) if answer.danger else (NO_ANSWER,) if answer.verdict == "none" else ()
    is_none = answer.verdict == "none" and not answer.danger
    says_on_stderr = is_none and not screen and not ctx.obj.wants_items_alone
    missing = " ".join(answer.question.unknown) or asked
    problems = (
        *([f"{quote_text(missing)} is {NOT_HERE}; try fewer or other words"] if says_on_stderr else []),
        *([f"a question of {len(asked.split()):,} words, its first {MAX_WORDS} were read"] if answer.is_cut else []),
    )
    return View(
        command="search",
        title=f"Found for {quote_text(asked)}",
        note=f"{len(found)} of {answer.total}" if len(found) < answer.total else str(answer.total),
        blocks=(
            *(Text(lines=(Line(text=warning, role="warning"),)) for warning in warnings),
            Table(columns=COLUMNS, rows=rows),
        ),
        items=found,
        screen=screen,
        screen_references=numbers.references(),
        sources=catalogue.sources,
        summary={
            "asked": asked,
            "verdict": answer.verdict,
            "urgent": bool(answer.danger),
            "signs": answer.danger,
            "total": answer.total,
            "unknown": answer.question.unknown,
            "read_as": answer.question.corrections,
            "left_out_on_purpose": [one.name for one in answer.absences],
            **({"words_read": MAX_WORDS} if answer.is_cut else {}),
        },
        hints=_hints(catalogue, text, answer),
        edition=catalogue.edition,
        marked=answer.question.beginnings,
        exit_code=NotFoundError.exit_code if is_none else 0,
        problem="; ".join(filter(None, (*problems, fault))),
    )


def _hit_text(hit: SearchHit) -> str:
    """The text of a hit; before it the verdict of a claim or benefit, or the basis of advice: `trial: ...`."""
    stand = hit.claim_verdict or hit.basis
    return f"{stand.replace('-', ' ')}: {hit.text}" if stand else hit.text


def _hints(catalogue: Catalogue, text: Sequence[str], answer: Answer) -> tuple[tuple[str, str], ...]:
    """What to type next, as pairs of words and command: signs of danger, the first hit, a comparison, all hits.

    Each is there only where it applies; the comparison is of products that `text`, the typed words, names. Without
    hits, the one hint is `botox list`.
    """
    from shlex import join  # only for people

    if not answer.hits:
        return (("Every kind of entry", "botox list"),)
    every = ("botox", "search", *text, "--limit", str(answer.total))
    if any(word.startswith("-") for word in text):
        every = ("botox", "search", "--limit", str(answer.total), "--", *text)
    named = filter(None, map(catalogue.owner_of, answer.question.text.split()))
    products = tuple(dict.fromkeys(id_ for section, id_ in named if section == "products"))
    return (
        *((("All signs of danger", "botox urgent"),) if answer.danger else ()),
        *((("In full", f"botox show {answer.hits[0].entry.id}"),) if answer.verdict != "none" else ()),
        *((("Side by side", f"botox compare {' '.join(products)}"),) if len(products) > 1 else ()),
        *((("All", join(every)),) if len(answer.hits) < answer.total and not answer.is_cut else ()),
    )
