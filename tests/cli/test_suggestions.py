"""Which command is meant by a word that is none: the one that is only a slip away, if there is one."""

import pytest

from botox_cli.cli.app import ALIASES, COMMAND_TEXTS
from botox_cli.cli.suggestions import slip_of, suggest_command

KNOWN = (*COMMAND_TEXTS, *ALIASES)


@pytest.mark.parametrize(
    ("words", "command"),
    [
        pytest.param(["serach"], "search", id="swapped"),
        pytest.param(["claim"], "claims", id="left-out"),
        pytest.param(["use", "--json"], "uses", id="with-an-option"),
        pytest.param(["--json", "use"], "uses", id="after-an-option"),
        pytest.param(["hlep"], "help", id="help"),
        pytest.param(["side-efects"], "side-effects", id="alias"),
        pytest.param(["serach", "brow"], None, id="two-words"),
        pytest.param(["serach brow"], None, id="two-words-in-one"),
        pytest.param(["qqqq"], None, id="near-to-none"),
        pytest.param(["migraine"], None, id="entry"),
        pytest.param([], None, id="nothing"),
        pytest.param(["--json"], None, id="options-alone"),
    ],
)
def test_one_word_alone_is_a_slip_of_a_command(words: list[str], command: str | None) -> None:
    assert slip_of(words, KNOWN) == command


def test_a_word_that_names_an_entry_is_no_slip() -> None:
    assert (suggest_command("dysport", ["dysports"]), slip_of(["dysport"], ["dysports"])) == ("dysports", None)


def test_without_a_catalogue_a_slip_is_one_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTOX_DATA", "no-such-file.yaml")

    assert slip_of(["serach"], KNOWN) == "search"


@pytest.mark.parametrize(
    ("word", "command"),
    [
        ("serach", "search"),
        ("SHOW", "show"),
        ("shw", "show"),
        ("risk", "risks"),
        ("product", "products"),
        ("compair", "compare"),
        ("side-effect", "side-effects"),
        ("lift", None),
        ("text", None),
        ("check", None),
        ("clams", "claims"),
        ("rick", None),
        ("qqqq", None),
        ("", None),
    ],
)
def test_a_command_that_is_a_slip_away_is_near(word: str, command: str | None) -> None:
    assert suggest_command(word, KNOWN) == command
