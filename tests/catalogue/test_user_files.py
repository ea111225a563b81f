"""What user files may not do to the bundled names, and how a long list of warnings is cut."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support import Botox


@pytest.fixture
def checked(botox: Botox, tmp_path: Path) -> Callable[[str], list[str]]:
    """A function from the text of a user file to the lines of the error, without the name of the file."""

    def lines(text: str) -> list[str]:
        path = tmp_path / "own.yaml"
        path.write_text(text, encoding="utf-8")
        return botox("list", "terms", "--data", str(path))[2].replace(f"botox: {path}:", "").splitlines()

    return lines


@pytest.mark.parametrize("name", ["tr\u043euble breathing", "trouble\u200bbreathing", "Tr0uble breathing"])
def test_a_name_that_looks_like_a_bundled_one_is_refused(checked: Callable[[str], list[str]], name: str) -> None:
    lines = checked(f"terms:\n  zz: {{name: {name}, lay: x.}}\n")

    shown = name.replace("\u200b", "\\u200b")
    message = f"terms.zz: '{shown}' looks like 'trouble breathing', red_flags.trouble-breathing"
    assert lines == [f"2:3: {message}; expected a name of its own"]


@pytest.mark.parametrize("name", ["\u200b", "\u2060\u200b", "\u0301"])
def test_a_name_of_nothing_visible_is_refused(checked: Callable[[str], list[str]], name: str) -> None:
    lines = checked(f'terms:\n  zz: {{name: "{name}", lay: x.}}\n')

    assert lines == ["2:14: terms.zz.name: no value, expected one (leave out a field that has none)"]


@pytest.mark.parametrize("letter", ["\u3164", "\u2800", "\U000e0041", "\ufffe"])
def test_a_letter_without_a_shape_is_refused(checked: Callable[[str], list[str]], letter: str) -> None:
    lines = checked(f'terms:\n  zz: {{name: "Zz\\U{ord(letter):08x}", lay: x.}}\n')

    expected = f"character U+{ord(letter):04X}, expected text without control characters"
    assert lines == [f"2:14: terms.zz.name: {expected}"]


def test_a_field_origin_of_a_citation_is_refused(checked: Callable[[str], list[str]]) -> None:
    fields = "said_in: common-belief, verdict: partly, because: x."
    cites = "cites: [{source: aan-2016, checked: primary, origin: local}]"

    (line,) = checked(f"claims:\n  zz: {{name: Zz, {fields}, {cites}}}\n")

    assert "claims.zz.cites[0].origin: a field origin, expected none" in line


def test_no_more_than_a_thousand_warnings_are_told(botox: Botox, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    entries = "".join(f"  z{at:04}: {{title: T, publisher: P, category: news}}\n" for at in range(1500))

    path.write_text(f"sources:\n{entries}", encoding="utf-8")

    lines = botox("data", "check", str(path), "--only")[1].splitlines()

    assert "1,001 warnings:" in lines
    assert lines[-3].endswith("more than 1,000 faults; the rest is not told")


def test_line_ends_become_blanks(botox: Botox, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text('terms: {zz: {name: Zz, lay: "One.\\n\\n\\tTwo  three."}}\n', encoding="utf-8")

    assert botox("show", "zz", "--plain", "--data", str(path))[1] == "zz\tabout\tOne. Two three.\tlocal\n"
