"""The least that a typer program takes."""

import typer


def main() -> None:
    """Say hello."""
    print("hello")


if __name__ == "__main__":
    typer.run(main)
