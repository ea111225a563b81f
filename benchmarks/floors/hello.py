"""A floor of the benchmarks: a typer program that does as little as possible."""

import typer


def main() -> None:
    """Say hello."""
    print("hello")


if __name__ == "__main__":
    typer.run(main)
