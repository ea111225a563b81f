"""`botox data …`: for those who keep the catalogue, and for files of one's own."""

from typing import Annotated, Literal

import typer

from botox_cli import catalogue
from botox_cli.commands.options import BotoxCommand, BotoxMenu, opened
from botox_cli.commands.wording import counted
from botox_cli.errors import Problem
from botox_cli.queries.differences import Difference, differences
from botox_cli.render.items import Change, DataFile, Fault
from botox_cli.render.views import Column, Line, Mark, Row, Table, Text, View
from botox_cli.text import printable

INVALID = 65

app = typer.Typer(
    name="data",
    cls=BotoxMenu,
    help="For those who keep the catalogue, and for files of one's own.",
    add_completion=False,
    rich_markup_mode=None,
)

CHECK_HELP = "Tell every problem and warning of the data files, each with its place; exit 65 for problems."
CHECK_EXAMPLES = """\
botox data check
botox data check my.yaml
botox data check my.yaml --json"""

PATH_HELP = "Which files the catalogue is read from, which file it is compiled into, and which edition it is."
PATH_EXAMPLES = """\
botox data path
botox data path --data my.yaml
botox data path --json"""

DIFF_HELP = "Which facts were added, removed or changed between two editions, with their citations."
DIFF_EXAMPLES = """\
botox data diff old.yaml new.yaml
botox data diff old.yaml new.yaml --csv
botox data diff old.yaml new.yaml -o changes.html"""

SCHEMA_HELP = "Print the JSON Schema of the answers, or of the data files for an editor."
SCHEMA_EXAMPLES = """\
botox data schema
botox data schema files
botox data schema files -o schema.json"""


@app.callback()
def data() -> None:
    """Nothing of its own: each command of `botox data` answers."""


@app.command(cls=BotoxCommand, help=CHECK_HELP, epilog=CHECK_EXAMPLES)
def check(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="files to check with it")] = None,
) -> View:
    """The answer to `botox data check`."""
    checked = catalogue.check((*(files or ()), *ctx.obj.files), only=ctx.obj.only)
    count = len(checked.problems)
    read = Line(
        mark=Mark(role="approved", word="no problems"),
        text=f"{checked.entries} entries in {counted(len(checked.files), 'file')}",
    )
    blocks = [_faults("problem", checked.problems) if count else Text(lines=(read,))]
    return View(
        command="data check",
        blocks=(*blocks, *([_faults("warning", checked.warnings)] if checked.warnings else ())),
        items=(
            *(Fault(level="error", **problem._asdict()) for problem in checked.problems),
            *(Fault(level="warning", **problem._asdict()) for problem in checked.warnings),
        ),
        summary={
            "files": checked.files,
            "entries": checked.entries,
            "problems": count,
            "warnings": len(checked.warnings),
        },
        edition=checked.edition,
        exit_code=INVALID if count else 0,
    )


def _faults(kind: str, found: tuple[Problem, ...]) -> Text:
    return Text(heading=counted(len(found), kind), lines=tuple(Line(text=str(problem)) for problem in found))


@app.command(cls=BotoxCommand, help=PATH_HELP, epilog=PATH_EXAMPLES)
def path(ctx: typer.Context) -> View:
    """The answer to `botox data path`."""
    edition = opened(ctx).edition
    found = catalogue.paths(ctx.obj.files, only=ctx.obj.only)
    items = (
        *(DataFile(role="data", path=name) for name in found.files),
        *(DataFile(role="compiled", path=name) for name in (found.compiled,) if name),
    )
    columns = (Column(key="role", title="what", role="id"), Column(key="path", title="where"))
    rows = tuple(Row(cells=(item.role, printable(item.path))) for item in items)
    return View(
        command="data path",
        title="Where the catalogue is",
        blocks=(
            Table(columns=columns, rows=rows),
            Text(lines=(Line(text=f"edition {edition.version}, sha256 {edition.sha256}"),)),
        ),
        items=items,
        edition=edition,
    )


@app.command(cls=BotoxCommand, help=DIFF_HELP, epilog=DIFF_EXAMPLES)
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="a data file, or a folder of them")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="the one to compare it with")],
) -> View:
    """The answer to `botox data diff`."""
    editions = [catalogue.load_file(name) for name in (old, new)]
    found = tuple(map(_change, differences(*editions)))
    columns = (
        Column(key="path", title="fact", role="id"),
        Column(key="change", title="change"),
        Column(key="before", title="before", role="quiet"),
        Column(key="after", title="after", role="quiet"),
    )
    rows = tuple(Row(cells=(item.path, item.change, item.before, item.after)) for item in found)
    return View(
        command="data diff",
        title="What changed",
        note=f"{len(found)} facts",
        blocks=(Table(columns=columns, rows=rows),),
        items=found,
        summary={"old": editions[0].edition, "new": editions[1].edition},
        edition=editions[1].edition,
    )


@app.command(cls=BotoxCommand, help=SCHEMA_HELP, epilog=SCHEMA_EXAMPLES)
def schema(
    ctx: typer.Context,
    of: Annotated[
        Literal["answers", "files"],
        typer.Argument(metavar="[answers|files]", help="of the JSON answers, or of the YAML files"),
    ] = "answers",
) -> View:
    """The answer to `botox data schema`."""
    from botox_cli.render.file_schema import of_data_files
    from botox_cli.render.schema import of_answers

    raw = of_answers() if of == "answers" else of_data_files()
    return View(command="data schema", raw=raw, blocks=(Text(lines=()),), items=(), edition=opened(ctx).edition)


def _change(found: Difference) -> Change:
    kind: Literal["added", "removed", "changed"] = (
        "added" if found.before is None else "removed" if found.after is None else "changed"
    )
    return Change(change=kind, path=found.path, before=found.before or "", after=found.after or "")
