"""`botox urgent`: all signs of danger with what to do, described ones first.

A pipe gets only the described signs with what to do, and the names of all emergencies.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from botox_cli.catalogue.last_resort import CALL, SAY
from botox_cli.catalogue.model.safety import RedFlag
from botox_cli.commands.arguments import open_anyway
from botox_cli.queries.search.danger import signs_of_danger
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Line, Text, View, mark_local

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "Signs after an injection that need help now, and what to do."

EXAMPLES = """\
botox urgent
botox urgent trouble swallowing
botox urgent --json"""

FIRST = f"Get help now: {CALL} if:"
MORE = "More: botox urgent --full"


def urgent(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]...", help="what is wrong; that sign is told first")
    ] = None,
) -> View:
    """The answer to `botox urgent`: all signs of danger with what to do; first those that `words` describe.

    If data files cannot be read or have no signs, it has the bundled signs or, if these fail too, the names of signs.
    `View.problem` then says why.
    """
    catalogue, fault = open_anyway(ctx)
    told = signs_of_danger(" ".join(words or ()))
    flags = sorted(catalogue.red_flags.values(), key=lambda flag: (flag.id not in told, flag.is_local, flag.order))
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    now = [flag for flag in flags if flag.urgency == "emergency"]
    blocks = [
        Text(lines=(Line(text=FIRST.removesuffix(" if:") + ".", role="warning"), Line(text=SAY))),
        *(Text(heading=mark_local(flag), lines=_lines(flag, numbers)) for flag in flags),
    ]
    screen: tuple[ScreenBlock, ...] = ()
    if ctx.obj.draws_tables:
        from botox_cli.presentation.screens.urgent import urgent_screen  # only for people

        screen = urgent_screen(catalogue, flags, screen_numbers, told)
    return View(
        command="urgent",
        blocks=tuple(blocks),
        screen=screen,
        items=tuple(flags),
        summary={"first": FIRST, "say": SAY, "signs": [flag.id for flag in flags if flag.id in told]},
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        folded=(
            *(f"{mark_local(flag)}: {flag.action}" for flag in flags if flag.id in told),
            FIRST,
            *(f"- {mark_local(flag).lower()}" for flag in now),
            SAY,
            MORE,
        ),
        edition=catalogue.edition,
        problem=fault,
    )


def _lines(flag: RedFlag, numbers: ReferenceNumbers) -> tuple[Line, ...]:
    refs = numbers.number(flag.cites)
    return (
        Line(text=flag.means, is_local=flag.is_local),
        Line(text=flag.action, role="warning", refs=refs, is_local=flag.is_local),
    )
