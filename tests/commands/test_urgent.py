"""`botox urgent`: in a pipe a few lines with the signs of an emergency; all signs with `--full`, and in JSON."""

import json
import re
from pathlib import Path

import pytest
from support import Botox

FOOTER = "Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.\n"

FOLDED = """\
Get help now: call your local emergency number if:
- trouble breathing
Say: botulinum toxin, which product, which day.
More: botox urgent --full
Information, not medical advice. Not the bundled data: files of your
own, reviewed 2026-11-21.
"""

WHOLE = f"""\
Get help now: call your local emergency number.
Say: botulinum toxin, which product, which day.

Trouble breathing:
The toxin may have spread.
Call your local emergency number. [1]

Fever:
It may be an infection.
Call the clinic. [1]

source 1: Leaflet of Toxin One, Maker, 2023-11 (primary)

{FOOTER}"""


@pytest.mark.parametrize("words", [("urgent",), ("emergency",), ("urgent", "-q")], ids=" ".join)
def test_it_names_the_signs_that_are_an_emergency(small: Botox, words: tuple[str, ...]) -> None:
    assert small(*words) == (0, FOLDED, "")


@pytest.mark.parametrize("options", [("--full",), ("--full", "-f", "list")], ids=" ".join)
def test_all_of_it_has_all_signs_the_first_first(small: Botox, options: tuple[str, ...]) -> None:
    assert small("urgent", "--cite", *options) == (0, WHOLE, "")


def test_json_has_the_signs_in_their_order(small: Botox) -> None:
    answer = json.loads(small("urgent", "--json")[1])

    assert [(item["order"], item["id"]) for item in answer["items"]] == [(1, "no-breath"), (2, "fever")]
    assert answer["summary"] == {
        "first": "Get help now: call your local emergency number if:",
        "say": "Say: botulinum toxin, which product, which day.",
        "signs": [],
    }


def test_the_sign_that_is_told_of_comes_first(botox: Botox) -> None:
    answer = json.loads(botox("urgent", "i", "see", "double", "--json")[1])

    assert answer["summary"]["signs"] == [answer["items"][0]["id"]] == ["double-or-blurred-vision"]


def test_the_other_signs_are_told_in_their_order_all_the_same(botox: Botox) -> None:
    told, every = (json.loads(botox("urgent", *words, "--json")[1])["items"] for words in (["see double"], []))

    assert [item["id"] for item in told[1:]] == [item["id"] for item in every if item["id"] != told[0]["id"]]


def test_in_a_pipe_the_sign_that_is_told_of_is_the_first_line(botox: Botox) -> None:
    _, out, _ = botox("urgent", "trouble", "swallowing")

    assert out.splitlines()[0].startswith("Trouble swallowing: ")


@pytest.mark.parametrize("words", [("qqqq",), ("brow", "lines"), ("",)], ids=" ".join)
def test_words_that_tell_of_no_sign_leave_all_as_it_is(small: Botox, words: tuple[str, ...]) -> None:
    assert small("urgent", *words) == small("urgent")


@pytest.mark.parametrize("columns", ["20", "40", "200"])
def test_the_folded_lines_fit_the_width_and_are_ascii(
    botox: Botox, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    code, out, err = botox("urgent")

    assert (code, err, out.isascii()) == (0, "", True)
    assert out.count("\n") <= 24
    assert max(map(len, out.splitlines())) <= int(columns)


def test_it_names_no_number_of_one_country(botox: Botox) -> None:
    for form in ("plain", "list"):
        _, out, _ = botox("urgent", "-f", form)

        assert re.findall(r"\b(?:000|10[5-8]|11[0-9]|12[0-9]|19[0-9]|911|99[0-9])\b", out.replace("NHS 111", "")) == []
        assert "your local emergency number" in out


def test_a_file_without_signs_leaves_the_bundled_ones(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("terms:\n  onset: {name: Onset, lay: When it starts.}\n", encoding="utf-8")

    message = "no red flags in these data files; the bundled signs are told"
    assert botox("urgent", "--data", str(own), "--only") == (0, botox("urgent")[1], f"botox: {message}\n")


def test_with_its_sources_it_is_told_in_full(small: Botox) -> None:
    assert small("urgent", "--cite") == small("urgent", "--cite", "--full", "-f", "list")
