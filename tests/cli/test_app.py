"""The command line as a whole: help, version, aliases, questions without a command, and the exit code of each fault."""

import json
import os
import signal
import subprocess
import sys

import pytest
from support import ROOT, Botox

from botox_cli import __version__
from botox_cli.cli.app import ALIASES, COMMAND_TEXTS

PYTHON = (sys.executable, "-m", "botox_cli")

ALIASED = {
    "info": ("dysport", "--section", "maker"),
    "find": ("sweaty", "hands"),
    "vs": ("botox", "dysport"),
    "side-effects": ("--with", "gentamicin"),
    "emergency": (),
}

VERSION = f"botox {__version__}\nBOTOX is a registered trade mark; this program is independent of its maker.\n"


@pytest.mark.parametrize("name", [name for name in COMMAND_TEXTS if name != "help"])
def test_help_of_a_command_is_the_same_however_it_is_asked_for(botox: Botox, name: str) -> None:
    code, out, err = botox(name, "--help")

    assert (code, err) == (0, "")
    assert f"\nUsage\n  botox {name} [OPTIONS]" in out
    assert botox("help", name) == botox(name, "-h") == (0, out, "")


def test_help_is_the_same_however_it_is_asked_for(botox: Botox) -> None:
    code, out, err = botox("--help")

    assert (code, err) == (0, "")
    assert "\nUsage\n  botox [OPTIONS] COMMAND" in out
    assert botox("help") == botox("-h") == (0, out, "")


def test_help_of_help_is_the_help_of_all(botox: Botox) -> None:
    assert botox("help", "help") == botox("help", "--help") == botox("--help")


@pytest.mark.parametrize(("name", "gist"), COMMAND_TEXTS.items(), ids=COMMAND_TEXTS)
def test_help_tells_what_each_command_answers(botox: Botox, name: str, gist: str) -> None:
    _, out, _ = botox("--help")

    (line,) = [line for line in out.splitlines() if line.split()[:1] == [name]]
    assert line.endswith(f" {gist}")


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        (("--json", "uses"), "botox uses --json"),
        (("-f", "csv", "uses", "sweat"), "botox uses sweat -f csv"),
        (("--data", "my file.yaml", "vs", "botox", "dysport"), "botox vs botox dysport --data 'my file.yaml'"),
    ],
    ids=["flag", "value", "alias"],
)
def test_an_option_before_its_command_is_told_to_stand_after_it(
    botox: Botox, words: tuple[str, ...], moved: str
) -> None:
    expected = f"botox: {words[0]!r} before the command, expected options after it; try: {moved}\n"

    assert botox(*words) == (2, "", expected)


def test_options_alone_are_those_of_the_overview(botox: Botox) -> None:
    assert botox("-f", "list") == botox("-q") == botox()
    assert json.loads(botox("--json")[1])["command"] == "overview"
    assert botox("--no-such") == (2, "", "botox: no such option: --no-such; try: botox --help\n")


def test_help_of_a_part_of_a_command_can_be_asked_for(botox: Botox) -> None:
    assert botox("help", "data", "check") == botox("data", "check", "--help")


def test_version_tells_the_version_and_whose_the_trade_mark_is(botox: Botox) -> None:
    assert botox("--version") == (0, VERSION, "")


def test_the_module_is_the_command(process: Botox) -> None:
    assert process("--version") == (0, VERSION, "")


def test_every_alias_is_tried() -> None:
    assert set(ALIASED) == set(ALIASES)


@pytest.mark.parametrize(("alias", "words"), ALIASED.items(), ids=ALIASED)
def test_an_alias_answers_as_its_command(botox: Botox, alias: str, words: tuple[str, ...]) -> None:
    assert botox(alias, *words) == botox(ALIASES[alias], *words)


QUESTIONS = [
    pytest.param(("how", "long", "does", "it", "last"), id="question"),
    pytest.param(("how long does it last?",), id="in-quotes"),
    pytest.param(("crows", "feet"), id="name"),
    pytest.param(("chronic-migraine",), id="id"),
    pytest.param(("migraine",), id="alias"),
    pytest.param(("dysport", "--json"), id="name-and-option"),
    pytest.param(("sweaty", "hands", "--limit", "2", "-f", "list"), id="words-and-options"),
    pytest.param(("frobnicate",), id="nothing-there"),
    pytest.param(("serach", "brow", "lift"), id="several-words-are-no-slip"),
    pytest.param(("it's",), id="quote"),
    pytest.param(("a;b",), id="shell-sign"),
    pytest.param(("",), id="nothing"),
    pytest.param(("\x1b[31m\u202e",), id="signs-of-terminals"),
    pytest.param(("timeline", "of", "botox"), id="more-than-a-command-takes"),
]


@pytest.mark.parametrize("words", QUESTIONS)
def test_what_begins_with_no_command_is_a_search(botox: Botox, words: tuple[str, ...]) -> None:
    assert botox(*words) == botox("search", *words)


@pytest.mark.parametrize("words", [("how", "long", "does", "it", "last"), ("frobnicate",)], ids=" ".join)
def test_a_question_is_a_search_in_a_process_of_its_own(process: Botox, words: tuple[str, ...]) -> None:
    assert process(*words) == process("search", *words)


@pytest.mark.parametrize(
    ("words", "command"),
    [
        pytest.param(("serach",), "search", id="swapped"),
        pytest.param(("claim",), "claims", id="left-out"),
        pytest.param(("use", "--json"), "uses --json", id="with-an-option"),
        pytest.param(("hlep",), "help", id="help"),
    ],
)
def test_one_word_that_is_a_slip_of_a_command_is_told(botox: Botox, words: tuple[str, ...], command: str) -> None:
    name = command.split(maxsplit=1)[0]
    message = f"no command {words[0]!r}; did you mean {name!r}? try: botox {command}"

    assert botox(*words) == (2, "", f"botox: {message}\n")


@pytest.mark.parametrize(
    ("words", "best"),
    [
        pytest.param("help i cant breathe", "trouble-breathing", id="help"),
        pytest.param("show i cant breathe", "trouble-breathing", id="show"),
        pytest.param("claims i cant breathe", "trouble-breathing", id="claims"),
        pytest.param("risks my tongue is swelling", "allergy-signs", id="risks"),
        pytest.param("uses i see double", "double-or-blurred-vision", id="uses"),
        pytest.param("compare i cant swallow", "trouble-swallowing", id="compare"),
        pytest.param("classify weak all over", "weak-all-over", id="classify"),
        pytest.param("data i cant swallow", "trouble-swallowing", id="data"),
        pytest.param("timeline i cant swallow", "trouble-swallowing", id="timeline"),
        pytest.param("urgent trouble swallowing", "trouble-swallowing", id="urgent"),
        pytest.param("emergency trouble swallowing", "trouble-swallowing", id="alias-of-urgent"),
        pytest.param("i cant breathe", "trouble-breathing", id="no-command"),
    ],
)
def test_danger_is_answered_whatever_the_line_begins_with(botox: Botox, words: str, best: str) -> None:
    code, out, err = botox(*words.split(), "--json")

    assert (code, json.loads(out)["items"][0]["id"], err) == (0, best, "")


@pytest.mark.parametrize(
    "words",
    ["list of side effects", "help does it hurt", "help my brow droops", "urgent is it bad"],
)
def test_a_question_that_begins_with_a_command_is_answered(botox: Botox, words: str) -> None:
    code, out, err = botox(*words.split())

    assert (code, out == "", err) == (0, False, "")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        pytest.param(("--no-such",), "no such option: --no-such; try: botox --help", id="option-of-none"),
        pytest.param(("uses", "--no-such"), "no such option: --no-such; try: botox uses --help", id="option"),
        pytest.param(("vs", "--no-such"), "no such option: --no-such; try: botox compare --help", id="option-of-alias"),
        pytest.param(("data", "check", "-x"), "no such option: -x; try: botox data check --help", id="option-of-part"),
        pytest.param(("uses", "-f"), "option '-f' requires an argument; try: botox uses --help", id="value-missing"),
        pytest.param(("show",), "missing argument 'NAME...'; try: botox show --help", id="argument-missing"),
        pytest.param(("data",), "missing command; try: botox data --help", id="part-missing"),
        pytest.param(("uses", "--json", "--csv"), "two formats, json and csv, expected one", id="formats"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(botox: Botox, words: tuple[str, ...], line: str) -> None:
    assert botox(*words) == (2, "", f"botox: {line}\n")


@pytest.mark.parametrize(
    "words",
    [
        ("uses", "-f", "pdf"),
        ("uses", "--age", "x"),
        ("uses", "--age", "-1"),
        ("uses", "--limit", "0"),
        ("uses", "--region", "mars"),
        ("uses", "--color", "blue"),
        ("uses", "--fields", "nope"),
        ("uses", "--fields", "nope", "--json"),
        ("uses", "-o", ""),
        ("compare", "botox"),
        ("compare", "botox", "chronic-migraine"),
        ("uses", "--\x1b[31m"),
        ("uses", "--sort", "colour\nof"),
    ],
    ids=" ".join,
)
def test_a_wrong_value_is_one_line_and_exit_code_2(botox: Botox, words: tuple[str, ...]) -> None:
    code, out, err = botox(*words)

    assert (code, out) == (2, "")
    assert err.startswith("botox: ")
    assert (err.count("\n"), err[-1], err[:-1].isprintable()) == (1, "\n", True)


@pytest.mark.parametrize(
    "words",
    [
        ("show", "no such thing"),
        ("uses", "no", "such", "thing"),
        ("products", "qqqq"),
        ("claims", "no such thing"),
        ("list", "nothing"),
        ("risks", "--with", "qqqq"),
        ("sources", "qqqq"),
        ("classify", "qqqq"),
        ("benefits", "qqqq"),
        ("checklist", "qqqq"),
        ("compare", "qqqq", "botox"),
        ("show", "dysport", "--section", "qqqq"),
        ("show", "\x1b[31mred\u202e"),
    ],
    ids=" ".join,
)
def test_nothing_there_is_one_line_and_exit_code_1(botox: Botox, words: tuple[str, ...]) -> None:
    code, out, err = botox(*words)

    assert (code, out) == (1, "")
    assert err.startswith("botox: ")
    assert (err.count("\n"), err[-1], err[:-1].isprintable()) == (1, "\n", True)


@pytest.mark.parametrize("words", [("search", "qqqq", "xxxx"), ("qqqq", "xxxx"), ("help", "nope")], ids=" ".join)
def test_a_question_that_nothing_answers_is_told_so_with_exit_code_1(botox: Botox, words: tuple[str, ...]) -> None:
    code, out, err = botox(*words, "-f", "list")

    assert (code, out.partition(":")[0], err) == (1, "Not in this catalogue", "")


def test_a_fault_of_the_program_is_one_line_and_exit_code_70(botox: Botox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("botox_cli.render.output.show", lambda *_: 1 // 0)

    fault = "ZeroDivisionError: integer division or modulo by zero"
    assert botox("uses") == (70, "", f"botox: a fault of the program, {fault}; BOTOX_DEBUG=1 shows where\n")


def test_a_fault_of_the_program_can_be_looked_at(botox: Botox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("botox_cli.render.output.show", lambda *_: 1 // 0)
    monkeypatch.setenv("BOTOX_DEBUG", "1")

    with pytest.raises(ZeroDivisionError):
        botox("uses")


def test_an_interrupt_while_nobody_reads_on_ends_the_process_silently(interruptible: None) -> None:  # noqa: ARG001
    read, write = os.pipe()
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    waiting = subprocess.Popen([*PYTHON, "sources", "--json"], stdout=write, stderr=subprocess.PIPE, env=own)
    os.close(write)
    os.read(read, 1)  # it writes, and more than a pipe holds

    waiting.send_signal(signal.SIGINT)
    _, err = waiting.communicate(timeout=30)
    os.close(read)

    assert (waiting.returncode, err) == (-signal.SIGINT, b"")
