"""A floor of the benchmarks: a typer program that only prints a file, here the bytes of a `botox` answer."""

from pathlib import Path

import typer


def main(file: Path) -> None:
    """Print a file."""
    print(file.read_text(encoding="utf-8"), end="")


if __name__ == "__main__":
    typer.run(main)
