"""The screen of `botox data export`: the main tables with their numbers of rows, and how to use them."""

from collections.abc import Sequence
from typing import Protocol

from botox_cli.render.drawing.grids import Grid, GridColumn, GridRow
from botox_cli.render.screen import Head, ScreenBlock, Section
from botox_cli.render.view import Line

LEADING_TABLES = {
    "uses": "a condition or a concern",
    "approvals": "a use in a region",
    "treatments": "use, product, region, population",
    "doses": "a dose, in its product's units",
    "timings": "start, peak and end of an effect",
    "evidence": "a finding, and how it was made",
    "results": "toxin and comparator, measured",
    "rates": "how often something went wrong",
    "risks": "what can go wrong",
    "interactions": "a drug or class that meddles",
    "products": "a licensed toxin",
    "licences": "where and since when it is sold",
    "claims": "what is said, and whether it is so",
    "sources": "a document",
    "citations": "which fact rests on which document",
    "entries": "all words, to search in",
}
"""The tables that most people look for, and what a row of each is."""


class WrittenFile(Protocol):
    """A file that `botox data export` wrote: a table or another file."""

    @property
    def file(self) -> str:
        """The name of the file in the folder."""

    @property
    def rows(self) -> int | None:
        """How many rows the csv file has; None for other files, Parquet also."""


def export_screen(folder: str, note: str, items: Sequence[WrittenFile]) -> tuple[ScreenBlock, ...]:
    """The main tables (`LEADING_TABLES`) with their numbers of rows, then how to open them.

    `items` are all files that were written to `folder`; each of the main tables must be among them. `note` stands
    beside the title.
    """
    by_name = {item.file.removesuffix(".csv"): item for item in items if item.rows is not None}
    shown = [(name, by_name[name], about) for name, about in LEADING_TABLES.items()]
    most = max(len(f"{item.rows:,}") for _, item, _ in shown)
    columns = (
        GridColumn(key="table", title="table"),
        GridColumn(key="rows", title="rows"),
        GridColumn(key="about", title="a row is", spare=1),
    )
    rows = tuple(
        GridRow(id="", cells=(name, f"{item.rows:,}".rjust(most), about), is_strong=True) for name, item, about in shown
    )
    lines = (
        Line(text=f"{folder}/README.md has all tables, {folder}/datapackage.json what each column means."),
        Line(text=f"{folder}/botox.sqlite has them with keys and a search: datasette {folder}/botox.sqlite"),
        Line(text=f'pandas: pd.read_csv("{folder}/approvals.csv").groupby(["region", "status"]).size()'),
    )
    more = f"+ {len(by_name) - len(shown)} more tables: --full"
    return (
        Head(title=f"The catalogue as tables, in {folder}", aside=note),
        Grid(columns=columns, rows=rows),
        Section(title="To open them", lines=lines, more=more),
    )
