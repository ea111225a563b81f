"""The least that a typer and rich program takes to print a table with groups and colours, here that of `botox uses`.

Reads tab-separated lines: the titles, then rows; a line of one cell is the heading of a group.
"""

from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

STYLES = {
    "● approved": "green",
    "○ off-label": "yellow",
    "× refused": "red",
    "× withdrawn": "red",
    "mixed": "yellow",
    "× no effect": "red",
    "not studied": "dim",
    "not here": "dim",
}


def main(file: Path) -> None:
    """Print the lines of a file as a table."""
    titles, *lines = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(titles[0])
    table.add_column(titles[1])
    for title in titles[2:]:
        table.add_column(title)
    for cells in lines:
        if len(cells) == 1:
            table.add_row()
            table.add_row(Text(cells[0], style="magenta"))
        else:
            table.add_row(Text(" " + cells[0], "cyan"), Text(cells[1], "bold"), *map(styled, cells[2:]))
    Console().print(table)


def styled(cell: str) -> Text:
    """A cell in the colour of its first words."""
    first, gap, rest = cell.partition("  ")
    return Text.assemble((first, STYLES.get(first, "")), gap + rest)


if __name__ == "__main__":
    typer.run(main)
