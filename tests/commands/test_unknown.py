"""What to type in place of a command that does not exist."""

import shlex

import pytest

from botox_cli.commands.unknown import instead


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
    assert instead(words) == command


def test_without_a_catalogue_it_is_the_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTOX_DATA", "no-such-file.yaml")

    assert instead(["chronic-migraine"]) == "botox --help"


@pytest.mark.parametrize("words", [["it's"], ["$HOME"], ["a b", "c"]], ids=repr)
def test_words_are_quoted_so_that_they_can_be_pasted(words: list[str]) -> None:
    assert shlex.split(instead(words))[2:] == words
