"""What the program may do to the machine it runs on, and who may tell it to.

It answers, and writes only the files that it is told to write.
"""

import json
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from support import ANSWERS, FROM_SHELL, LEAVES, SMALL, Botox

WAYS = (("-f", "table"), ("-o", "out.html"))

OTHER_LINES = (
    (),
    ("--help",),
    ("--version",),
    ("help", "uses"),
    ("data", "--help"),
    ("data", "check", SMALL, "--only"),
    ("data", "check", "tagged.yaml", "--only"),
    ("data", "diff", SMALL, SMALL),
    ("data", "schema"),
    ("data", "schema", "files"),
    ("uses", "--data", "missing.yaml"),
    ("uses", "--bogus"),
    ("show", "no such thing"),
    ("no such command",),
    ("data", "path", "--data", SMALL, "--only"),
    ("data", "export", "--to", "out-data", "--data", SMALL, "--only"),
    ("site", "--to", "out-site", "--data", SMALL, "--only"),
    ("sources", "chronic-migraine", "-f", "csl"),
    ("list", "terms", "--data", SMALL, "--only"),
)

LINES = [*((*words, *way) for words in ANSWERS.values() for way in WAYS), *OTHER_LINES]

TOLD = r"out\.html|out-data|out-site|\.botox-(?:output-)?[0-9a-f]{8}\.part(?:\.old)?"
"""A pattern of the names of files that `LINES` write, and of their names while they are not whole."""

COMPLETIONS = tuple(
    {
        "_BOTOX_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": "botox show glab",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_CWORD": "2",
        "COMP_WORDS": "botox show glab",
    }
    for shell in ("bash", "zsh", "fish")
)
"""For each shell, the variables by which it asks for words that begin with `glab` after `botox show`."""

VARIABLES = (
    "BASH_ENV",
    "BOTOX_DEBUG",
    "BOTOX_FORMAT",
    "BROWSER",
    "COLUMNS",
    "EDITOR",
    "ENV",
    "GIT_PAGER",
    "LESS",
    "LESSCLOSE",
    "LESSOPEN",
    "LINES",
    "MANPAGER",
    "PAGER",
    "SHELL",
    "TERM",
    "VISUAL",
)
"""Variables of the environment that may name a program elsewhere, or that this program reads."""

TAGGED = """\
terms:
  onset: !!python/object/apply:os.system ["touch caught"]
  peak: !!python/object/new:subprocess.Popen [["touch", "caught"]]
  wane: !!python/object/apply:builtins.open [caught, w]
  wear: !!python/module:caught
"""

WATCHER = """
import io, json, os, sys
from contextlib import redirect_stderr, redirect_stdout
from botox_cli.cli.app import run

REACHING = (
    "ctypes.", "ftplib.", "http.", "imaplib.", "os.exec", "os.fork", "os.kill", "os.posix_spawn", "os.spawn",
    "os.startfile", "os.system", "pickle.", "poplib.", "pty.", "smtplib.", "socket.", "subprocess.", "urllib.",
    "webbrowser.",
)
CHANGING = {
    "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.removexattr", "os.rename", "os.rmdir",
    "os.setxattr", "os.symlink", "os.truncate", "os.utime",
}
TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
reached, changed = [], []

def watch(event, args):
    if event.startswith(REACHING):
        reached.append(event)
        raise PermissionError(event)
    if event in CHANGING or (event == "open" and args[2] & TO_WRITE and not isinstance(args[0], int)):
        names = args[:2] if event in ("os.link", "os.rename", "os.symlink") else args[:1]
        changed.extend(os.path.abspath(os.fsdecode(name)) for name in names)
    if event == "sqlite3.connect" and args[0] != ":memory:" and "mode=ro" not in str(args[0]):
        changed.append(os.path.abspath(args[0]))

def attempt(text):
    try:
        exec(text)
    except PermissionError:
        pass

def do(job):
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    os.environ.update(job.get("variables", {}))
    with redirect_stdout(out), redirect_stderr(err):
        code = run(job["words"]) if "words" in job else attempt(job["text"])
    for name in job.get("variables", {}):
        del os.environ[name]
    seen = {"code": code, "out": out.tell(), "reached": reached[:], "changed": changed[:]}
    reached.clear()
    changed.clear()
    return seen

jobs = json.load(open("jobs.json"))
sys.addaudithook(watch)
seen = [do(job) for job in jobs]
print(json.dumps(seen))
"""
"""A Python text that does the jobs of the file jobs.json, one after the other, and prints what each did.

For each job it tells the exit code, what it tried to reach outside the process, and which files it changed.
"""

ATTEMPTS = {
    "import socket; socket.socket()": "reached",
    "import subprocess; subprocess.run(['true'])": "reached",
    "import pickle; pickle.loads(pickle.dumps(print))": "reached",
    "open('here', 'w').close()": "changed",
    "os.replace('here', 'there')": "changed",
    "os.mkdir('folder')": "changed",
    "import sqlite3; sqlite3.connect('base').close()": "changed",
}
"""By a Python text that does what no command may do, the field of `Seen` that must have it."""


class Seen(NamedTuple):
    """What a watched process did, by the label of each job; `folder` is where it did it.

    `codes` are exit codes, `reached` events that were refused, `changed` paths. Jobs without such events or paths are
    left out.
    """

    codes: dict[str, int | None]
    reached: dict[str, list[str]]
    changed: dict[str, list[str]]
    folder: Path


def label(job: dict[str, Any]) -> str:
    """The name of a job: its Python text, or its command line with the values of its variables."""
    return str(job.get("text") or shlex.join(("botox", *job["words"], *job.get("variables", {}).values())))


@pytest.fixture(scope="module")
def watched(script: Botox, tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[dict[str, Any]]], Seen]:
    """A function that does jobs one after the other in a watched process, with a folder and a home of its own."""

    def see(jobs: list[dict[str, Any]]) -> Seen:
        folder = tmp_path_factory.mktemp("watched")
        (folder / "tagged.yaml").write_text(TAGGED, encoding="utf-8")
        (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
        own = {"HOME": str(folder / "home")}
        code, out, err = script(WATCHER, folder=folder, **own)
        assert (code, err) == (0, "")
        seen = dict(zip(map(label, jobs), json.loads(out), strict=True))
        codes, reached, changed = (
            {name: one[key] for name, one in seen.items() if one[key] != []} for key in ("code", "reached", "changed")
        )
        return Seen(codes, reached, changed, folder)

    return see


@pytest.fixture(scope="module")
def answered(watched: Callable[..., Seen]) -> Seen:
    """What every command does in several formats, what wrong command lines do, and what completions do."""
    completed = [{"words": (), "variables": variables} for variables in COMPLETIONS]
    return watched([{"words": words} for words in LINES] + completed)


@pytest.mark.parametrize("name", LEAVES)
def test_every_command_is_watched(name: str) -> None:
    assert [words for words in LINES if words[: len(name.split())] == tuple(name.split())] != []


def test_every_command_that_is_watched_answers(answered: Seen) -> None:
    failed = {name: code for name, code in answered.codes.items() if code != 0}

    assert failed == {
        "botox data check tagged.yaml --only": 65,
        "botox uses --data missing.yaml": 66,
        "botox uses --bogus": 2,
        "botox show 'no such thing'": 1,
        "botox 'no such command'": 1,
    }
    assert len(answered.codes) == len(LINES) + len(COMPLETIONS)


def test_no_command_goes_on_the_network_or_starts_a_program(answered: Seen) -> None:
    assert answered.reached == {}


def test_no_command_changes_anything_but_the_file_it_is_told(answered: Seen) -> None:
    assert set(answered.changed) == {label({"words": words}) for words in LINES if {"-o", "--to"} & set(words)}
    paths = {path for paths in answered.changed.values() for path in paths}
    assert {path for path in paths if not re.search(rf"/(?:{TOLD})(?:/|$)", path)} == set()


def test_no_command_leaves_anything_but_the_file_it_is_told(answered: Seen) -> None:
    assert sorted(path.name for path in answered.folder.iterdir()) == [
        "jobs.json",
        "out-data",
        "out-site",
        "out.html",
        "tagged.yaml",
    ]


def test_the_watch_sees_whoever_reaches_out_or_changes_anything(watched: Callable[..., Seen]) -> None:
    attempted = watched([{"text": text} for text in ATTEMPTS])

    assert dict.fromkeys(attempted.reached, "reached") | dict.fromkeys(attempted.changed, "changed") == ATTEMPTS


@pytest.mark.parametrize("line", ["uses -f table", "search sweaty hands", "nope"])
def test_modules_where_it_works_are_not_loaded(script: Botox, tmp_path: Path, line: str) -> None:
    trapped = tmp_path / "trapped"
    trapped.mkdir()
    for name in {name.partition(".")[0] for name in sys.modules} | {"sitecustomize", "usercustomize"}:
        (trapped / f"{name}.py").write_text("open('caught', 'w')\n", encoding="utf-8")

    answer = script(FROM_SHELL, *line.split(), folder=trapped, HOME=str(trapped))

    assert answer == script(FROM_SHELL, *line.split(), folder=tmp_path)
    assert not (trapped / "caught").exists()


def test_a_tag_of_a_data_file_is_not_obeyed(script: Botox, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(TAGGED, encoding="utf-8")

    code, out, err = script(FROM_SHELL, "uses", "--data", "own.yaml", "--only", folder=tmp_path)

    assert (code, out) == (65, "")
    assert err.count("a tag (tag:yaml.org,2002:python/") == TAGGED.count("!!")
    assert [path.name for path in tmp_path.iterdir()] == ["own.yaml"]


@pytest.mark.parametrize("line", ["uses -f table --color always", "show chronic-migraine", "--help", "nope"])
def test_no_variable_is_run(script: Botox, tmp_path: Path, line: str) -> None:
    command = f"|touch {tmp_path}/caught; touch {tmp_path}/caught; $(touch {tmp_path}/caught) %s"

    answer = script(FROM_SHELL, *line.split(), folder=tmp_path, **dict.fromkeys(VARIABLES, command))

    assert answer == script(FROM_SHELL, *line.split(), folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_variable_that_names_data_files_is_not_run(script: Botox, tmp_path: Path) -> None:
    command = f"|touch {tmp_path}/caught"

    code, _, err = script(FROM_SHELL, "uses", folder=tmp_path, BOTOX_DATA=command)

    assert (code, err) == (66, f"botox: no data file {command!r}: no such file or directory; expected a YAML file\n")
    assert list(tmp_path.iterdir()) == []
