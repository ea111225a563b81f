"""What the command line says about the format."""

from typing import get_args

import pytest

from botox_cli.errors import UsageError
from botox_cli.render.settings import CITATION_FORMATS, FORMATS, Format, Settings, one_format


def test_the_formats_are_those_of_the_type() -> None:
    assert get_args(Format) == (*FORMATS, *CITATION_FORMATS)


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
def test_one_wish_is_the_format(named: Format | None, flags: dict[str, bool], form: Format | None) -> None:
    assert one_format(named, **flags) == form


@pytest.mark.parametrize(
    ("named", "flags", "told"),
    [
        ("md", {"json": True}, "md and json"),
        (None, {"json": True, "csv": True}, "json and csv"),
        ("plain", {"plain": True, "csv": True}, "plain and csv"),
    ],
)
def test_two_wishes_are_wrong_usage(named: Format | None, flags: dict[str, bool], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        one_format(named, **flags)

    assert str(caught.value) == f"two formats, {told}, expected one"


def test_without_wishes_the_program_chooses() -> None:
    assert Settings() == Settings(
        format=None, output=None, fields=(), cite=False, colour="auto", quiet=False, pager=True
    )
