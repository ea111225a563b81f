"""Files that are refused before a word of them is read, and characters that would never be seen."""

from collections.abc import Callable

import pytest

from botox_cli.catalogue.files import MAX_BYTES
from botox_cli.catalogue.yaml_reader import ParsedYaml

Refusal = Callable[..., list[str]]

TERM = "terms:\n  onset:\n    name: {}\n    lay: When it starts.\n"


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf"], ids=["no-byte", "blank", "byte-order-mark-alone"])
def test_an_empty_file_is_refused(refusal: Refusal, data: bytes) -> None:
    assert refusal(data) == ["own.yaml: an empty file, expected sections such as uses or sources"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(b"\x00\x01\x02", "1:1: character U+0000, expected text without control characters", id="binary"),
        pytest.param(b"\x7fELF\x02", "1:1: character U+007F, expected text without control characters", id="program"),
        pytest.param(b"\x89PNG\r\n", "1:1: byte 0x89, expected UTF-8 text", id="picture"),
        pytest.param("\ufeffterms: {}\n".encode("utf-16-le"), "1:1: byte 0xff, expected UTF-8 text", id="utf-16"),
        pytest.param(TERM.format("début").encode("latin-1"), "3:12: byte 0xe9, expected UTF-8 text", id="latin-1"),
    ],
)
def test_what_is_no_utf_8_text_is_refused(refusal: Refusal, data: bytes, problem: str) -> None:
    assert refusal(data) == [f"own.yaml:{problem}"]


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x07",
        "\x08",
        "\x1b",
        "\x7f",
        "\x9b",
        "\u061c",
        "\u200e",
        "\u200f",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069",
    ],
    ids=ascii,
)
def test_control_and_direction_characters_are_refused(refusal: Refusal, character: str) -> None:
    expected = f"own.yaml:3:13: character U+{ord(character):04X}, expected text without control characters"

    assert refusal(TERM.format(f"On{character}set")) == [expected]


@pytest.mark.parametrize(
    ("escape", "code"),
    [(r"\0", "U+0000"), (r"\e", "U+001B"), (r"\x9b", "U+009B"), (r"\u202e", "U+202E"), (r"\U00002066", "U+2066")],
)
def test_a_hidden_character_that_is_written_as_an_escape_is_refused(refusal: Refusal, escape: str, code: str) -> None:
    assert refusal(TERM.format(f'"On{escape}set"')) == [
        f"own.yaml:3:11: terms.onset.name: character {code}, expected text without control characters"
    ]


@pytest.mark.parametrize("escape", [r"\0", r"\e", r"\x9b", r"\u202e", r"\U00002066"])
def test_a_hidden_character_of_a_key_is_refused_and_never_shown(refusal: Refusal, escape: str) -> None:
    lines = refusal(f'terms:\n  "on{escape}set": {{name: Onset, lay: When it starts.}}\n')

    assert [line for line in lines if not line.isprintable()] == []


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    reading = ParsedYaml(b"#" * (MAX_BYTES + 1))

    assert reading.faults == [((0, 0), (), "more than 32 MiB, expected a smaller catalogue")]
