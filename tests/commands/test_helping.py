"""The page of help: titles in a margin, options in pairs, blank lines where they fit, one column where it is narrow."""

import pytest

from botox_cli.commands.helping import Group, page

GROUPS = (
    Group("Usage", [("botox x [OPTIONS]", "")]),
    Group("Options", [("NAME", "its name"), ("--long WORD", "a or b")]),
    Group("Output", [("-f FORMAT", "a format"), ("--json", "as JSON"), ("--csv", "as CSV"), ("-q", "quiet")], True),
    Group("Nothing", []),
    Group("Examples", [("botox x", ""), ("botox x --long a", "")]),
)

WIDE = """\
What it does.

Usage    botox x [OPTIONS]

Options  NAME         its name
         --long WORD  a or b

Output   -f FORMAT  a format
         --json     as JSON  --csv  as CSV
         -q         quiet

Examples botox x
         botox x --long a"""

NARROW = """\
What it does.

Usage
  botox x [OPTIONS]

Options
  NAME  its name
  --long WORD  a or
      b

Output
  -f FORMAT  a
      format
  --json  as JSON
  --csv  as CSV
  -q  quiet

Examples
  botox x
  botox x --long a"""


@pytest.mark.parametrize(("columns", "expected"), [(80, WIDE), (200, WIDE), (20, NARROW)])
def test_a_page_fits_its_width(monkeypatch: pytest.MonkeyPatch, columns: int, expected: str) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    assert page("What it does.", GROUPS) == expected


def test_what_is_too_wide_for_pairs_stands_in_one_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    records = [("-f", "a format"), ("--one", "a text of some length"), ("--two", "another text of some length")]

    assert page("What it does.", [Group("Output", records, is_paired=True)]).splitlines() == [
        "What it does.",
        "",
        "Output   -f     a format",
        "         --one  a text of some length",
        "         --two  another text of some length",
    ]


def test_blank_lines_go_where_the_screen_has_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    many = Group("Options", [(f"--option-{number}", "text") for number in range(21)])

    lines = page("What it does.", [many, Group("Examples", [("botox x", "")])]).splitlines()

    assert len(lines) == 23
    assert "" not in lines
