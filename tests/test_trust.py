"""Trust: what the program may do to the machine it runs on, and who may tell it to. Neither is anything but answers."""

import json
import runpy
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

Botox = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parent.parent

CONTRACT = runpy.run_path(str(ROOT / "tests/test_contract.py"))
"""What every command is held to; here are wanted its table of command lines and its list of commands."""

SMALL = str(ROOT / "tests/commands/small.yaml")

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
    ("data", "path", "--clear-cache", "--data", SMALL, "--only"),
    ("list", "terms", "--data", SMALL, "--only"),
)

LINES = [*((*words, *way) for words in CONTRACT["ANSWERS"].values() for way in WAYS), *OTHER_LINES]

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
"""The variables by which shells ask for words that begin so."""

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
"""What may name a program elsewhere, and what this program reads."""

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
from botox_cli.cli import run

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
"""Does what the file jobs.json lists, one thing after the other, and tells what the interpreter was asked to do."""

REACHES = (
    "import socket; socket.socket()",
    "import socket; socket.create_connection(('127.0.0.1', 9))",
    "import socket; socket.getaddrinfo('localhost', 80)",
    "import urllib.request; urllib.request.urlopen('http://localhost')",
    "import http.client; http.client.HTTPConnection('localhost').request('GET', '/')",
    "import subprocess; subprocess.run(['true'])",
    "os.system('true')",
    "os.popen('true')",
    "os.fork()",
    "os.execv('/bin/true', ['true'])",
    "os.posix_spawn('/bin/true', ['true'], {})",
    "os.kill(os.getpid(), 0)",
    "import pty; pty.spawn('true')",
    "import ctypes; ctypes.CDLL(None)",
    "import webbrowser; webbrowser.GenericBrowser('true').open('http://localhost')",
    "import pickle; pickle.loads(pickle.dumps(print))",
)

CHANGES = (
    "open('here', 'w').close()",
    "open('here', 'a').close()",
    "open('here', 'r+').close()",
    "import pathlib; pathlib.Path('here').write_text('text')",
    "os.close(os.open('here', os.O_WRONLY | os.O_CREAT))",
    "os.truncate('here', 0)",
    "os.chmod('here', 0o600)",
    "os.utime('here')",
    "os.rename('here', 'there')",
    "os.replace('there', 'here')",
    "os.link('here', 'there')",
    "os.symlink('here', 'linked')",
    "os.remove('there')",
    "os.mkdir('folder')",
    "os.rmdir('folder')",
    "import sqlite3; sqlite3.connect('base').close()",
)


class Seen(NamedTuple):
    """What a watched process did, by what it was told to do, and the folder that it did it in."""

    codes: dict[str, int | None]
    reached: dict[str, list[str]]
    changed: dict[str, list[str]]
    folder: Path


def label(job: dict[str, Any]) -> str:
    """What a thing to do is called."""
    return str(job.get("text") or shlex.join(("botox", *job["words"], *job.get("variables", {}).values())))


@pytest.fixture(scope="module")
def watched(script: Botox, tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[dict[str, Any]]], Seen]:
    """Do things one after the other in a process that is watched, in a folder and with a home of its own."""

    def see(jobs: list[dict[str, Any]]) -> Seen:
        folder = tmp_path_factory.mktemp("watched")
        (folder / "tagged.yaml").write_text(TAGGED, encoding="utf-8")
        (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
        own = {"HOME": str(folder / "home"), "XDG_CACHE_HOME": str(folder / "cache")}
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
    """Every command in several formats, and what is no command; the first finds no cache."""
    completed = [{"words": (), "variables": variables} for variables in COMPLETIONS]
    return watched([{"words": words} for words in LINES] + completed)


@pytest.fixture(scope="module")
def attempted(watched: Callable[..., Seen]) -> Seen:
    """Everything that no command may do."""
    return watched([{"text": text} for text in REACHES + CHANGES])


@pytest.mark.parametrize("name", CONTRACT["LEAVES"])
def test_every_command_is_watched(name: str) -> None:
    assert [words for words in LINES if words[: len(name.split())] == tuple(name.split())] != []


def test_every_command_that_is_watched_answers(answered: Seen) -> None:
    failed = {name: code for name, code in answered.codes.items() if code != 0}

    assert failed == {
        "botox data check tagged.yaml --only": 65,
        "botox uses --data missing.yaml": 66,
        "botox uses --bogus": 2,
        "botox show 'no such thing'": 1,
        "botox 'no such command'": 2,
    }
    assert len(answered.codes) == len(LINES) + len(COMPLETIONS)


def test_no_command_goes_on_the_network_or_starts_a_program(answered: Seen) -> None:
    assert answered.reached == {}


def test_no_command_changes_anything_but_its_cache_and_the_file_it_is_told(answered: Seen) -> None:
    cache = str(answered.folder / "cache")
    elsewhere = {
        name: [path for path in paths if not path.startswith(cache)] for name, paths in answered.changed.items()
    }

    assert {name for name, paths in elsewhere.items() if paths} == {
        label({"words": words}) for words in LINES if "-o" in words
    }
    assert {path for paths in elsewhere.values() for path in paths if "out.html" not in Path(path).name} == set()


def test_no_command_leaves_anything_but_its_cache_and_the_file_it_is_told(answered: Seen) -> None:
    assert sorted(path.name for path in answered.folder.iterdir()) == ["cache", "jobs.json", "out.html", "tagged.yaml"]
    assert [path.name for path in (answered.folder / "cache").iterdir()] == ["botox"]
    assert [path.name for path in (answered.folder / "cache/botox").iterdir() if ".part" in path.name] == []


def test_the_watch_sees_whoever_goes_on_the_network_or_starts_a_program(attempted: Seen) -> None:
    assert tuple(attempted.reached) == REACHES


def test_the_watch_sees_whoever_changes_anything(attempted: Seen) -> None:
    assert tuple(attempted.changed) == CHANGES


@pytest.fixture(scope="module")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder full of modules with the names of those that the program loads; each leaves a trace when loaded."""
    folder = tmp_path_factory.mktemp("trapped")
    trap = "import os\nopen(os.environ['CAUGHT'], 'a').write(__name__)\n"
    names = {name.partition(".")[0] for name in sys.modules} | {"sitecustomize", "usercustomize"}
    for name in names:
        (folder / f"{name}.py").write_text(trap, encoding="utf-8")
    for name in ("botox_cli", "rich", "typer", "yaml"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(trap, encoding="utf-8")
    (folder / "data").mkdir()
    for name in ("data/treatments.yaml", "botox.yaml", ".botox.yaml", ".env", "pyproject.toml"):
        (folder / name).write_text(TAGGED, encoding="utf-8")
    (folder / "own.yaml").write_text("terms:\n  onset: {name: Onset, lay: When it starts.}\n", encoding="utf-8")
    return folder


FROM_SHELL = "from botox_cli.cli import main; main()"


@pytest.mark.parametrize("line", ["uses -f table", "search sweaty hands", "list --json", "nope"])
def test_a_folder_full_of_traps_changes_no_answer(script: Botox, trapped: Path, tmp_path: Path, line: str) -> None:
    caught = tmp_path / "caught"
    home = {"HOME": str(trapped), "CAUGHT": str(caught)}

    answer = script(FROM_SHELL, *line.split(), folder=trapped, **home)

    assert answer == script(FROM_SHELL, *line.split(), folder=tmp_path, **home)
    assert not caught.exists()


def test_modules_beside_a_data_file_are_not_loaded(script: Botox, trapped: Path, tmp_path: Path) -> None:
    caught = tmp_path / "caught"
    cold = {"CAUGHT": str(caught), "XDG_CACHE_HOME": str(tmp_path)}

    answer = script(FROM_SHELL, "list", "terms", "--only", "--data", f"{trapped}/own.yaml", folder=tmp_path, **cold)

    assert (answer, caught.exists()) == ((0, "onset\tOnset\tWhen it starts\n", ""), False)


def test_the_traps_catch_whoever_looks_for_modules_where_it_works(script: Botox, trapped: Path, tmp_path: Path) -> None:
    caught = tmp_path / "caught"

    script("import sys; sys.path.insert(0, ''); import botox_cli", folder=trapped, CAUGHT=str(caught))

    assert caught.read_text(encoding="utf-8") == "botox_cli"


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
