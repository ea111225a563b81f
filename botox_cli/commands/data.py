"""`botox data …`: for those who keep the catalogue, and for files of one's own."""

from typing import Annotated

import typer

from botox_cli import catalogue
from botox_cli.commands.options import BotoxCommand
from botox_cli.errors import Problem
from botox_cli.render.views import Line, Mark, Text, View

app = typer.Typer(
    name="data",
    help="Check data files.",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=False,
)

CHECK_EXAMPLES = """\
botox data check
botox data check aftercare.yaml
botox data check --only mine.yaml --json"""


@app.callback()
def data() -> None:
    """For those who keep the catalogue, and for files of one's own."""


@app.command(cls=BotoxCommand, epilog=CHECK_EXAMPLES)
def check(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="Files to check with it.")] = None,
) -> View:
    """Tell every problem of the data files, each with its place; exit code 65 if there are any."""
    checked = catalogue.check((*(files or ()), *ctx.obj.files), only=ctx.obj.only)
    count = len(checked.problems)
    lines = tuple(Line(text=str(problem)) for problem in checked.problems)
    entries = Line(
        mark=Mark(role="approved", word="no problems"), text=f"{checked.entries} entries in {len(checked.files)} files"
    )
    return View(
        command="data check",
        blocks=(Text(heading=f"{count} problems" if count else "", lines=lines or (entries,)),),
        items=tuple(_item(problem) for problem in checked.problems),
        summary={"files": checked.files, "entries": checked.entries, "problems": count},
        edition=checked.edition,
        exit_code=65 if count else 0,
    )


def _item(problem: Problem) -> dict[str, object]:
    return problem._asdict()
