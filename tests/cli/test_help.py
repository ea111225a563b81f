"""The help page: headings, and words with their explanations in a column or, on a narrow screen, right behind them."""

import pytest
from support import Botox

from botox_cli.cli.help import CommandGroup, page

GROUPS = (
    CommandGroup("Usage", [("botox x [OPTIONS]", "")]),
    CommandGroup("Options", [("NAME", "its name"), ("--long WORD", "a or b")]),
    CommandGroup("Nothing", []),
    CommandGroup("Examples", [("botox x", ""), ("botox x --long a", "")]),
)

WIDE = """\
What it does.

Usage
  botox x [OPTIONS]

Options
  NAME         its name
  --long WORD  a or b

Examples
  botox x
  botox x --long a"""

NARROW = """\
What it does.

Usage
  botox x [OPTIONS]

Options
  NAME  its name
  --long WORD  a or
      b

Examples
  botox x
  botox x --long a"""


@pytest.mark.parametrize(("columns", "expected"), [(80, WIDE), (200, WIDE), (20, NARROW)])
def test_page_fits_its_width(monkeypatch: pytest.MonkeyPatch, columns: int, expected: str) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    assert page("What it does.", GROUPS) == expected


@pytest.mark.parametrize("name", ["FORCE_COLOR", "CLICOLOR_FORCE"])
def test_headings_are_bold_in_a_pipe_where_colour_is_forced(
    botox: Botox, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "1")

    assert "\x1b[1mUsage\x1b[0m" in botox("uses", "--help")[1]
