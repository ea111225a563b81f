"""What completion offers at TAB when it is asked through variables, as the scripts of the shells ask."""

from collections.abc import Callable
from pathlib import Path

import pytest

Answer = tuple[int, str, str]
Ask = Callable[..., Answer]


@pytest.fixture
def ask(botox: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask for completion as the script of a shell does; the exit code, the offers, one a line, and stderr come back.

    `typed` has one word a line, as all scripts send them; the last word is the one to complete.
    `shell` asks, bash if it is not given. Further variables are set too and replace those of the script.
    """

    def answer(typed: str, *, shell: str = "bash", **variables: str) -> Answer:
        words = typed.split("\n")
        asked = {"_BOTOX_COMPLETE": f"complete_{shell}", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
        for name, value in (asked | variables).items():
            monkeypatch.setenv(name, value)
        return botox()

    return answer


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("botox\nclassi", "classify\n"),
        ("botox\nCLASSI", "classify\n"),
        ("botox\nshow\nFrey’s_sy", "freys-syndrome\n"),
        ("botox\nshow\nfrey-", "frey-syndrome\n"),
        ("botox\nhelp\nclassi", "classify\n"),
        ("botox\nuses\n--region\nu", "US\nUK\n"),
        ("botox\nuses\n--group\n=\nwri", "wrinkles\n"),
        ("botox\nuses\n--purpose\n=", "aesthetic\ntherapeutic\n"),
        ("botox\nuses\n--purpose\n=\naesthetic\n--group\n=\nwri", "wrinkles\n"),
        ("botox\nuses\n--group=WRI", "--group=wrinkles\n"),
        ("botox\n--install-completion\nz", "zsh\n"),
    ],
)
def test_words_that_fit_are_offered(ask: Ask, typed: str, offered: str) -> None:
    assert ask(typed) == (0, offered, "")


@pytest.mark.parametrize(
    "typed",
    [
        "botox\nxyz\nfo",
        "botox\nshwo\nfo",
        "botox\n--json\nuses\nbr",
        "botox\nuses\n--bogus\nbr",
        "botox\nuses\n--age\nold\n--group\nzz",
        "botox\nshow\nno-such-thing",
        "botox\nuses\n--data\nmi",
    ],
)
def test_line_without_a_word_that_fits_is_answered_by_silence(ask: Ask, typed: str) -> None:
    assert ask(typed) == (0, "", "")


@pytest.mark.parametrize(
    "variables",
    [
        {"BOTOX_FORMAT": "nonsense"},
        {"BOTOX_REGION": "nowhere"},
        {"COLUMNS": "²"},
        {"NO_COLOR": "1", "FORCE_COLOR": "1"},
        {"BOTOX_DEBUG": "1"},
    ],
    ids=str,
)
def test_variables_of_answers_change_nothing(ask: Ask, variables: dict[str, str]) -> None:
    assert ask("botox\nshow\nglabellar-li", **variables) == (0, "glabellar-lines\n", "")


@pytest.mark.parametrize(
    "variables",
    [
        {"COMP_CWORD": "z"},
        {"COMP_CWORD": ""},
        {"COMP_CWORD": "-1"},
        {"COMP_CWORD": "0"},
        {"COMP_CWORD": "9" * 5000},
        {"_BOTOX_COMPLETE": "nonsense"},
        {"_BOTOX_COMPLETE": "source_nonsense"},
    ],
    ids=lambda variables: str(variables)[:40],
)
def test_nonsense_of_a_script_is_answered_by_silence(ask: Ask, variables: dict[str, str]) -> None:
    code, out, err = ask("botox\nshow\nglabellar-li", **variables)

    assert (code != 0, out, err) == (True, "", "")


def test_no_words_are_answered_by_silence(botox: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_BOTOX_COMPLETE", "complete_bash")

    assert botox() == (1, "", "")


def test_broken_user_file_is_answered_by_silence(ask: Ask) -> None:
    assert ask("botox\nshow\nglabellar-li", BOTOX_DATA="/no/such.yaml") == (0, "", "")


def test_name_that_a_shell_would_read_otherwise_is_not_offered(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("terms:\n  zz-word: {name: zz $HOME * & co, aliases: [zz wort, zz 毒素], lay: A word.}\n", "utf-8")

    assert ask("botox\nshow\nzz", BOTOX_DATA=str(path)) == (0, "zz-word\nzz-wort\nzz-毒素\n", "")


@pytest.mark.parametrize(
    ("shell", "offered"), [("zsh", "compadd -U -- glabellar-lines\n"), ("fish", "glabellar-lines\n")]
)
def test_script_of_an_earlier_version_is_answered(
    botox: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, shell: str, offered: str
) -> None:
    monkeypatch.setenv("_BOTOX_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "botox show glabellar-li")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")

    assert botox() == (0, offered, "")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "is-args")
    assert botox()[0] == 0


def test_powershell_gets_what_it_parts(botox: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_BOTOX_COMPLETE", "complete_powershell")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "botox show glabellar-li")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "glabellar-li")

    assert botox() == (0, "glabellar-lines::: \n", "")
