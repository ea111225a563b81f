"""What to type in place of a command that does not exist."""

import shlex

import pytest

from botox_cli.cli import ALIASES, COMMANDS
from botox_cli.commands.unknown import instead, near

KNOWN = (*COMMANDS, *ALIASES)


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["chronic-migraine"], "botox show chronic-migraine"),
        (["crows", "feet"], "botox show lateral-canthal-lines"),
        (["Crow’s", "FEET"], "botox show lateral-canthal-lines"),
        (["dysport", "please"], "botox show dysport"),
        (["brow", "lift"], "botox show brow-lift"),
        (["Vistabel"], "botox show botox-cosmetic"),
        (["burn", "scar"], "botox show burn-contracture-release"),
        (["sweaty", "palms", "please"], "botox search sweaty palms please"),
        (["qqqq"], "botox search qqqq"),
        (["a b", "c;d"], "botox search 'a b' 'c;d'"),
    ],
    ids=["id", "alias", "any-spelling", "first-word", "name", "brand", "condition", "words", "word", "shell-signs"],
)
def test_the_card_of_an_entry_else_a_search(words: list[str], command: str) -> None:
    assert instead(words, KNOWN) == f"try: {command}"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["serach", "x"], "did you mean 'search'? try: botox search x"),
        (["claim"], "did you mean 'claims'? try: botox claims"),
        (["use", "crow's feet", "--json"], "did you mean 'uses'? try: botox uses 'crow'\"'\"'s feet' --json"),
        (["hlep", "uses"], "did you mean 'help'? try: botox help uses"),
    ],
    ids=["swapped", "left-out", "arguments-and-options", "help"],
)
def test_a_near_command_comes_before_a_search(words: list[str], message: str) -> None:
    assert instead(words, KNOWN) == message


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
        ("qqqq", None),
        ("", None),
    ],
)
def test_a_command_that_is_a_slip_away_is_near(word: str, command: str | None) -> None:
    assert near(word, KNOWN) == command


def test_without_a_catalogue_it_is_the_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTOX_DATA", "no-such-file.yaml")

    assert instead(["chronic-migraine"], KNOWN) == "try: botox --help"


@pytest.mark.parametrize("words", [["it's"], ["$HOME"], ["a b", "c"]], ids=repr)
def test_words_are_quoted_so_that_they_can_be_pasted(words: list[str]) -> None:
    assert shlex.split(instead(words, KNOWN).removeprefix("try: "))[2:] == words
