"""`botox data …`: commands to check, find, compare and export data files, and to print their JSON Schema."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from botox_cli import catalogue
from botox_cli.commands.arguments import Subcommand, open_catalogue
from botox_cli.errors import Problem
from botox_cli.presentation.labels import count_noun
from botox_cli.queries.diff import Difference, differences
from botox_cli.render.items import Change, DataFile, Fault
from botox_cli.render.view import Column, Line, Mark, Row, Table, Text, View
from botox_cli.text import make_printable

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

INVALID = 65

HELP = "Check data files, compare editions: for those who keep the catalogue, and for files of one's own."

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


EXPORT_HELP = "Write the whole catalogue as tables: csv files, an SQLite database and a Frictionless data package."
EXPORT_EXAMPLES = """\
botox data export --to botox-data
botox data export --to botox-data --json
botox data export --to my-data --data my.yaml --only"""


def check(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="files to check with it")] = None,
) -> View:
    """The answer to `botox data check`: the problems and warnings of the data files, at most 1,000 of each.

    `files` are read as users' files, besides those of `--data`. If there are users' files, bundled files that are
    compiled already are not checked again. The view has the exit code 65 if there is a problem.

    Raises:
        InputError: a file is missing or cannot be read.
        UsageError: `--only` is given and there is no user file.
    """
    checked = catalogue.check((*(files or ()), *ctx.obj.files), only=ctx.obj.only)
    count = len(checked.problems)
    read = Line(
        mark=Mark(role="approved", word="no problems"),
        text=f"{checked.entries} entries in {count_noun(len(checked.files), 'file')}",
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
    return Text(heading=count_noun(len(found), kind), lines=tuple(Line(text=str(problem)) for problem in found))


def path(ctx: typer.Context) -> View:
    """The answer to `botox data path`: the data files that are read, the compiled file if there is one, the edition."""
    edition = open_catalogue(ctx).edition
    found = catalogue.paths(ctx.obj.files, only=ctx.obj.only)
    items = (
        *(DataFile(role="data", path=name) for name in found.files),
        *(DataFile(role="compiled", path=name) for name in (found.compiled,) if name),
    )
    columns = (Column(key="role", title="what", role="id"), Column(key="path", title="where"))
    rows = tuple(Row(cells=(item.role, make_printable(item.path))) for item in items)
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


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="a data file, or a folder of them")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="the one to compare it with")],
) -> View:
    """The answer to `botox data diff`: the facts that were added, removed or changed from `old` to `new`.

    `old` and `new` each name a data file or a folder of them; the bundled files are not read with them.

    Raises:
        CatalogueError: one of the two is not valid.
        InputError: a file is missing or cannot be read, or a folder has no data file.
    """
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


def export(
    ctx: typer.Context,
    to: Annotated[str, typer.Option("--to", metavar="DIR", help="the folder to write; made if need be")],
    parquet: Annotated[bool, typer.Option("--parquet", help="Parquet files, too")] = False,
) -> View:
    """Write the catalogue as tables into the folder `to`; the answer to `botox data export` lists the files.

    Raises:
        UsageError: Parquet is asked for, but pyarrow is missing; or `to` is empty, or is or holds the current folder.
        OutputError: the folder holds files that others wrote or changed, or cannot be written.
    """
    from botox_cli.queries.tables import tables
    from botox_cli.render.export import write

    known = open_catalogue(ctx)
    found = tables(known)
    items = write(found, known.edition, to, parquet=parquet)
    counted_rows = sum(len(table.rows) for table in found)
    columns = (
        Column(key="file", title="file", role="id"),
        Column(key="rows", title="rows"),
        Column(key="about", title="a row is", role="quiet", spare=1),
    )
    rows = tuple(Row(cells=(item.file, item.rows if item.rows is not None else "", item.about)) for item in items)
    note = f"{len(found)} tables, {counted_rows:,} rows"
    screen: tuple[ScreenBlock, ...] = ()
    if ctx.obj.draws_tables:
        from botox_cli.presentation.screens.export import export_screen

        screen = export_screen(make_printable(to), note, items)
    return View(
        command="data export",
        title=f"The catalogue as tables, in {make_printable(to)}",
        note=note,
        blocks=(Table(columns=columns, rows=rows),),
        screen=screen,
        items=items,
        summary={"folder": to, "tables": len(found), "rows": counted_rows},
        edition=known.edition,
    )


def schema(
    ctx: typer.Context,
    of: Annotated[
        Literal["answers", "files"],
        typer.Argument(metavar="[answers|files]", help="of the JSON answers, or of the YAML files"),
    ] = "answers",
) -> View:
    """The answer to `botox data schema`: the JSON Schema of the JSON answers, or of the data files, as raw text."""
    from botox_cli.render.file_schema import of_data_files
    from botox_cli.render.schema import of_answers

    raw = of_answers() if of == "answers" else of_data_files()
    return View(command="data schema", raw=raw, blocks=(Text(lines=()),), items=(), edition=open_catalogue(ctx).edition)


def _change(found: Difference) -> Change:
    kind: Literal["added", "removed", "changed"] = (
        "added" if found.before is None else "removed" if found.after is None else "changed"
    )
    return Change(change=kind, path=found.path, before=found.before or "", after=found.after or "")


COMMANDS = {
    "check": Subcommand(check, CHECK_HELP, CHECK_EXAMPLES),
    "path": Subcommand(path, PATH_HELP, PATH_EXAMPLES),
    "diff": Subcommand(diff, DIFF_HELP, DIFF_EXAMPLES),
    "export": Subcommand(export, EXPORT_HELP, EXPORT_EXAMPLES),
    "schema": Subcommand(schema, SCHEMA_HELP, SCHEMA_EXAMPLES),
}
"""The commands of the group `data`, by name."""
