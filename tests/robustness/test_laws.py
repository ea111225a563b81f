"""What holds for every command line: a known exit code, at most one line on stderr, and no control characters."""

import io
import os
import unicodedata
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import LEAVES, SMALL

from botox_cli.cli.app import ALIASES, COMMAND_TEXTS, run
from botox_cli.cli.emergency import is_emergency
from botox_cli.render.formats import ANSWER_FORMATS

FEW = settings(max_examples=max(settings().max_examples // 10, 1), deadline=None)
"""Settings for a test that runs for each command: a tenth of the usual number of examples, and no time limit."""

NAUGHTY = (
    *("", " ", "\t", "\n", "\r\n", "\x01", "\x1b[31m", "\x1b]0;x\x07", "\x7f", "\x9b31m", "\u202e", "\u2066", "\ufeff"),
    *("\u200b", "\u2028", "\udcff", "\U0010ffff", "e\u0301\u0301", "ﷺ", "🏳️‍🌈", "ı", "ß", "İ", "١٢"),
    *("-", "--", "-1", "-h", "--help", "--json", "-f", "-o", "=", "'", '"', "\\", "`", "$HOME", "$(x)", ";", "|", "&"),
    *("*", "?", "[", "]", "(", ")", "^", "{0}", "{a}", "%s", "%n", "[/]", "[bold]", ":smile:", "<b>", "&amp;", "//"),
    *(
        "0",
        "1e9",
        "NaN",
        "9" * 30,
        "null",
        "None",
        "true",
        ".",
        "..",
        "~",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "a*",
        '"a',
        "a:b",
    ),
)
"""Texts that may mean something to a terminal, a shell, a format or the full-text index."""

WORDS = ("botox", "crow's feet", "migraine", "glabellar-lines", "dysport", "terms", "risks", "warning", "US", "adults")
"""Words and names that the catalogue knows."""

PIECES = (
    st.sampled_from(NAUGHTY)
    | st.sampled_from(WORDS)
    | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5)
    | st.binary(max_size=4).map(lambda data: os.fsdecode(data.replace(b"\0", b"")))
)
"""Texts that a system can hand to a program: all characters but NUL, and bytes that are no UTF-8."""

TEXTS = PIECES | st.lists(PIECES, max_size=4).map("".join)

NEEDED = {
    "show": ("botox",),
    "search": ("botox",),
    "checklist": ("migraine",),
    "compare": ("botox", "dysport"),
    "data check": ("--data", SMALL, "--only"),
    "data diff": (SMALL, SMALL),
}
"""By command: the words that it needs beside the argument that is tried."""

FILES = {"data": (66,), "files": (66,), "old": (66,), "new": (66,), "output": (73,), "to": (73,)}
"""By name of an argument that names a file: the exit codes that are allowed beside 0, 1 and 2."""


class Place(NamedTuple):
    """Where texts can stand in a command line, behind the command.

    `before` and `after` are the words around them, `name` is the parameter that they are for, `most` how many it takes.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    name: str
    most: int


def places(command: str, *, free: bool) -> list[Place]:
    """The places where a command takes a text.

    If `free`, only those that take any text; if not, only those for a number or a known word. Flags have none.
    """
    leaf = LEAVES[command]
    params = leaf.get_params(leaf.make_context("botox", [], resilient_parsing=True))
    needed = NEEDED.get(command, ())
    found = []
    for param in params:
        if (param.type.name == "str") != free or getattr(param, "is_flag", False):
            continue
        if param.param_type_name == "argument":
            found += [Place((), needed, param.name, 3), Place(needed, (), param.name, 3)]
            found += [Place(("--",), (), param.name, 3)]
        else:
            found += [Place((spelling,), needed, param.name, 1) for spelling in param.opts]
    return found


def answered(words: tuple[str, ...]) -> tuple[int, str, str]:
    """Run one command line in this process, on streams of UTF-8; the exit code, stdout and stderr come back."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = run(words)
    return code, read(out), read(err)


def read(stream: io.TextIOWrapper) -> str:
    """All that was written to a stream, from its beginning."""
    stream.seek(0)
    return stream.read()


def check(words: tuple[str, ...], codes: tuple[int, ...]) -> None:
    """Fail if the exit code is not 0, 1, 2 or one of `codes`, or if stderr or stdout is not as it must be.

    Stderr has exactly one line from exit code 2 on, none or one with 1, and none with 0. In danger it may have one
    with 0 too. Stdout has no control characters but tabs and line ends. All files in the current folder are removed.
    """
    code, out, err = answered(words)
    for path in Path().iterdir():
        path.unlink() if path.is_file() else rmtree(path)

    assert code in (0, 1, 2, *codes), err
    assert (err.count("\n"), err[:7]) in ([(1, "botox: ")] if code or is_emergency(words) else []) + (
        [(0, "")] if code in (0, 1) else []
    ), err
    assert (err + "\n").partition("\n")[0].isprintable(), err
    assert [sign for sign in out if unicodedata.category(sign) == "Cc" and sign not in "\t\r\n"] == [], out


@pytest.fixture(scope="module", autouse=True)
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make an empty folder the current one for this module, since its command lines may write files of any name."""
    before = Path.cwd()
    os.chdir(tmp_path_factory.mktemp("laws"))
    yield
    os.chdir(before)


@pytest.mark.parametrize("name", LEAVES)
@FEW
@given(data=st.data())
def test_every_argument_of_a_command_takes_any_text(name: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places(name, free=data.draw(st.sampled_from([True, True, True, False])))))
    texts = data.draw(st.lists(TEXTS, min_size=1, max_size=place.most))
    if place.name == "output":
        texts = [text.replace("/", "") for text in texts]  # into this folder and no other
    own = ("--data", str(SMALL), "--only") if place.name == "to" else ()
    form = data.draw(st.just(()) | st.just(("--json",)) | st.sampled_from([("-f", form) for form in ANSWER_FORMATS]))
    is_option = any(text.startswith("-") for text in texts)

    check(
        (*name.split(), *form, *own, *place.before, *texts, *place.after),
        (66, 73) if is_option else FILES.get(place.name, ()),
    )


@settings(deadline=None)
@given(texts=st.lists(TEXTS | st.sampled_from([*COMMAND_TEXTS, *ALIASES]), max_size=3))
def test_every_command_line_takes_any_text(texts: list[str]) -> None:
    check(tuple(text.replace("/", "") for text in texts), (66, 73))
