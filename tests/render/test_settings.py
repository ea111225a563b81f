"""What options say about the output: one format and one file; two that differ are wrong usage."""

import pytest

from botox_cli.errors import UsageError
from botox_cli.render.settings import Settings, one_format, one_output


@pytest.mark.parametrize(
    ("named", "flags", "form"),
    [
        (None, {}, None),
        ("md", {}, "md"),
        (None, {"json": True}, "json"),
        ("csv", {"csv": True}, "csv"),
        (None, {"json": False, "plain": True}, "plain"),
    ],
    ids=["none", "named", "flag", "both-the-same", "one-of-the-flags"],
)
def test_one_wish_is_the_format(named: str | None, flags: dict[str, bool], form: str | None) -> None:
    assert one_format(named, **flags) == form


@pytest.mark.parametrize(
    ("named", "flags", "told"),
    [
        ("md", {"json": True}, "md and json"),
        (None, {"json": True, "csv": True}, "json and csv"),
        ("plain", {"plain": True, "csv": True}, "plain and csv"),
    ],
)
def test_two_wishes_are_wrong_usage(named: str | None, flags: dict[str, bool], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        one_format(named, **flags)

    assert str(caught.value) == f"two formats, {told}, expected one"


def test_without_wishes_the_program_chooses() -> None:
    assert Settings() == Settings(
        format=None, output=None, fields=(), cite=False, colour="auto", quiet=False, pager=True
    )


@pytest.mark.parametrize(
    ("names", "output"),
    [
        ((), None),
        (("-",), "-"),
        (("x.csv",), "x.csv"),
        (("x.csv", "x.csv"), "x.csv"),
        (("./-x.csv",), "./-x.csv"),
        (("~/x.csv",), "/home/me/x.csv"),
        (("~x.csv",), "~x.csv"),
    ],
    ids=["none", "stdout", "one", "the-same-twice", "hyphen", "home", "no-home"],
)
def test_one_name_is_the_output(monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], output: str | None) -> None:
    monkeypatch.setenv("HOME", "/home/me")

    assert one_output(names) == output


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("a.csv", "b.csv"), "-o twice, 'a.csv' and 'b.csv', expected one file"),
        (("",), "-o with an empty name, expected the name of a file, or - for stdout"),
        (
            ("--json",),
            "-o '--json', an option where the name of a file was expected; for a file of that name: -o ./--json",
        ),
        (("-q",), "-o '-q', an option where the name of a file was expected; for a file of that name: -o ./-q"),
        (("=x.csv",), "-o '=x.csv', expected no = before the name; try: -o x.csv"),
    ],
    ids=["two", "empty", "option", "flag", "equals"],
)
def test_a_name_that_is_none_is_wrong_usage(names: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        one_output(names)

    assert str(caught.value) == told
