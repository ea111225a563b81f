"""A floor of the benchmarks: a typer program that prints a table with rich, in colours, here that of `botox uses`.

It reads a file with a line for each row of the table, and a tab between cells.
"""

from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

STYLES = ("bold", "cyan", "", "yellow", "dim")


def main(file: Path) -> None:
    """Print the lines of a file as a table."""
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for _ in range(max(map(len, lines))):
        table.add_column()
    for cells in lines:
        table.add_row(*(Text(cell, STYLES[number % len(STYLES)]) for number, cell in enumerate(cells)))
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
