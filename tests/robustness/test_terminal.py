"""The command line on a real terminal: width, colours, formats, the pager, and hints on stderr."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT

from botox_cli.render.formats import ANSWER_FORMATS

Shown = tuple[int, str, str]
Terminal = Callable[..., Shown]


ESCAPE = "\x1b["


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """Run one command line on a terminal; the exit code, what the terminal shows, and stderr come back.

    It has 24 rows, and 80 columns unless told otherwise. Stderr goes to a file, not to the terminal.
    `redirect` may send a stream elsewhere, as a shell does by "2>&-". Variables are added to the environment.
    """

    def shown(*words: str, columns: int = 80, redirect: str = "", **variables: str) -> Shown:
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        own = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **variables}
        with (tmp_path / "stderr").open("w+b") as stderr:
            command = ["sh", "-c", f'exec "$@" {redirect}', "sh", sys.executable, "-m", "botox_cli", *words]
            running = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=stderr, env=own, cwd=tmp_path)
            os.close(follower)
            out = read_all(leader)
            code = running.wait(timeout=30)
        err = (tmp_path / "stderr").read_text(encoding="utf-8")
        return code, out.decode().replace("\r\n", "\n"), err

    return shown


def read_all(leader: int) -> bytes:
    """Read what is written to a terminal until its other end closes.

    `leader` is the file descriptor of this end, which is closed then.
    """
    pieces = []
    try:
        while piece := os.read(leader, 65536):
            pieces.append(piece)
    except OSError:  # so Linux says that the other end has closed
        pass
    finally:
        os.close(leader)
    return b"".join(pieces)


URGENT_AT_20 = """\
Get help now: call
your local emergency
number if:
"""


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_urgent_fits_a_small_screen_in_ascii(terminal: Terminal, locale: str) -> None:
    code, out, err = terminal("urgent", "--no-pager", columns=20, LC_ALL=locale)

    assert (code, err) == (0, "")
    assert out.startswith(URGENT_AT_20)
    assert out.endswith("Information, not\nmedical advice. Data\nreviewed 2026-11-28.\n")
    assert out.isascii()
    assert out.count("\n") <= 24
    assert max(map(len, out.splitlines())) <= 20


def test_urgent_waits_for_no_pager(terminal: Terminal) -> None:
    assert terminal("urgent", columns=20) == terminal("urgent", "--no-pager", columns=20)


@pytest.mark.parametrize("variable", ["BOTOX_FORMAT=json", "BOTOX_FORMAT=wrong"])
def test_urgent_is_the_same_on_every_terminal(terminal: Terminal, variable: str) -> None:
    assert terminal("urgent", **dict([variable.split("=")])) == terminal("urgent")


def test_urgent_begins_with_a_label_in_reverse_video(terminal: Terminal) -> None:
    _, out, _ = terminal("urgent")

    assert re.match(r" ?\x1b\[1;38;5;231;48;5;160m ! \x1b\[0m", out)
    assert out.count("\n") < 24  # it stays on a screen of 24 rows


def test_urgent_without_colour_says_the_same(terminal: Terminal) -> None:
    coloured, plain = terminal("urgent")[1], terminal("urgent", NO_COLOR="1")[1]

    assert ESCAPE not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_urgent_on_a_dumb_terminal_is_folded(terminal: Terminal) -> None:
    assert terminal("urgent", TERM="dumb")[1].startswith("Get help now: call your local emergency number if:\n")


@pytest.mark.parametrize("name", ["uses", "products", "compare botox dysport", "timeline"])
def test_a_table_that_has_no_room_becomes_a_list(terminal: Terminal, name: str) -> None:
    listed = terminal(*name.split(), "-f", "list", "--no-pager", columns=20)

    assert terminal(*name.split(), "--no-pager", columns=20) == listed
    assert terminal(*name.split(), "-f", "table", "--no-pager", columns=20) == listed


@pytest.mark.parametrize(
    "name", ["show dysport", "show chronic-migraine", "classify", "checklist crows feet", "benefits"]
)
def test_nothing_is_cut_on_a_small_screen(terminal: Terminal, name: str) -> None:
    _, out, _ = terminal(*name.split(), "--no-pager", columns=20)

    assert out.count("…") == 0


def test_a_terminal_gets_a_table_in_colour(terminal: Terminal) -> None:
    code, out, _ = terminal("uses", "--full")

    assert code == 0
    assert f"{ESCAPE}1mBunny lines{ESCAPE}0m" in out
    assert re.search(rf"{re.escape(ESCAPE)}38;5;\d+m●{re.escape(ESCAPE)}0m approved", out)


@pytest.mark.parametrize(
    ("options", "variables"),
    [((), {"NO_COLOR": "1"}), (("--color", "never"), {}), (("--color", "never"), {"FORCE_COLOR": "1"})],
    ids=["variable", "option", "option-first"],
)
def test_a_terminal_without_colours_gets_the_same_words(
    terminal: Terminal, options: tuple[str, ...], variables: dict[str, str]
) -> None:
    _, coloured, _ = terminal("uses", "--limit", "3", "--no-pager")
    _, out, _ = terminal("uses", "--limit", "3", "--no-pager", *options, **variables)

    assert out == re.sub(r"\x1b\[[0-9;]*m", "", coloured)


def test_an_empty_no_color_asks_for_nothing(terminal: Terminal) -> None:
    assert terminal("uses", "--limit", "1", NO_COLOR="") == terminal("uses", "--limit", "1")


def test_colours_that_are_asked_for_are_stronger_than_no_color(terminal: Terminal) -> None:
    assert terminal("list", "--color", "always", NO_COLOR="1") == terminal("list")


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
@pytest.mark.parametrize("form", ["", "table"])
def test_a_dumb_terminal_gets_a_list(terminal: Terminal, form: str, term: str) -> None:
    listed = terminal("uses", "--limit", "2", "-f", "list")

    assert terminal("uses", "--limit", "2", TERM=term, BOTOX_FORMAT=form) == listed
    assert terminal("uses", "--limit", "2", "-f", form or "table", TERM=term) == listed


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
@pytest.mark.parametrize("words", ["uses", "uses --help", "urgent", "--help"])
def test_a_dumb_terminal_gets_neither_codes_nor_a_pager(terminal: Terminal, words: str, term: str) -> None:
    _, out, _ = terminal(*words.split(), TERM=term, PAGER="head -n 1")

    assert ESCAPE not in out
    assert out.count("\n") > 1


@pytest.mark.parametrize(
    "words", ["uses", "show botox", "urgent", "claims", "uses --full", "sources bruxism", "classify"]
)
def test_no_answer_is_in_italics(terminal: Terminal, words: str) -> None:
    """No code asks for italics, since GNU screen and some other terminals show them as reverse video."""
    _, out, _ = terminal(*words.split(), PAGER="cat")

    assert [code for code in re.findall(r"\x1b\[([0-9;]*)m", out) if "3" in code.split(";")] == []


@pytest.mark.parametrize("redirect", ["2>&-", "2>/dev/full", "0<&- 2>&-"])
def test_an_answer_stands_once_where_no_hint_can_be_given(terminal: Terminal, redirect: str) -> None:
    code, out, _ = terminal("uses", "--limit", "1")

    assert terminal("uses", "--limit", "1", redirect=redirect) == (code, out, "")


@pytest.mark.parametrize("words", ["uses", "show botox", "search brow", "urgent", "sources bruxism"])
def test_an_answer_needs_no_keyboard(terminal: Terminal, words: str) -> None:
    assert terminal(*words.split(), redirect="0<&-") == terminal(*words.split(), PAGER="cat")


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_botox_format_is_the_format_of_a_terminal(terminal: Terminal, form: str) -> None:
    assert terminal("products", "--no-pager", BOTOX_FORMAT=form) == terminal("products", "--no-pager", "-f", form)


def test_a_format_that_is_named_is_stronger_than_botox_format(terminal: Terminal) -> None:
    assert terminal("list", "--csv", BOTOX_FORMAT="json") == terminal("list", "--csv")


def test_an_unknown_botox_format_is_wrong_usage(terminal: Terminal) -> None:
    message = f"botox: BOTOX_FORMAT is 'pdf', expected one of {', '.join(ANSWER_FORMATS)}\n"

    assert terminal("uses", BOTOX_FORMAT="pdf") == (2, "", message)


def test_hints_go_to_stderr(terminal: Terminal) -> None:
    _, out, err = terminal("uses", "--limit", "1")

    assert err == "One in full: botox show bunny-lines\nApproved only: botox uses --status approved\n"
    assert "botox show" not in out


def test_a_search_says_what_to_type_to_see_more(terminal: Terminal) -> None:
    small = ("--data", str(ROOT / "tests" / "small.yaml"), "--only")

    assert terminal("search", "it's a brow", "qqqq", "--limit", "1", *small)[2] == (
        "In full: botox show brow-lines\nAll: botox search 'it'\"'\"'s a brow' qqqq --limit 2\n"
    )


@pytest.mark.parametrize("words", [("botox", "vs", "Azzalure?"), ("difference between dysport and botox, dysport",)])
def test_a_search_for_several_products_tells_how_to_compare_them(terminal: Terminal, words: tuple[str, ...]) -> None:
    pair = "botox dysport" if words[0] == "botox" else "dysport botox"

    assert f"Side by side: botox compare {pair}\n" in terminal("search", *words)[2]
    assert "Side by side" not in terminal("search", "dysport", "dysport", "bruxism")[2]


def test_the_sources_of_an_entry_point_to_the_first_of_them(terminal: Terminal) -> None:
    assert terminal("sources", "bruxism")[2] == "One document: botox show ondo-2018\n"


def test_quiet_drops_the_hints_and_nothing_else(terminal: Terminal) -> None:
    code, out, _ = terminal("uses", "--limit", "1")

    assert terminal("uses", "--limit", "1", "-q") == (code, out, "")


def test_a_file_that_is_written_gets_no_hints(terminal: Terminal) -> None:
    assert terminal("uses", "-o", "out.csv") == (0, "", "")


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_help_fits_its_terminal(terminal: Terminal, columns: int) -> None:
    code, out, err = terminal("--help", columns=columns)

    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= max(columns, 26)  # an option is never broken


def test_a_long_answer_goes_through_the_pager(terminal: Terminal) -> None:
    _, out, _ = terminal("list", "terms", PAGER="head -n 2")

    assert out.count("\n") == 2


@pytest.mark.parametrize(
    ("words", "pager"),
    [
        (("list", "terms", "--no-pager"), "head -n 2"),
        (("show", "antitoxin"), "head -n 2"),
        (("list", "terms"), ""),
        (("list", "terms"), "cat"),
    ],
    ids=["option", "short", "none", "cat"],
)
def test_an_answer_goes_without_a_pager(terminal: Terminal, words: tuple[str, ...], pager: str) -> None:
    _, out, _ = terminal(*words, PAGER=pager)

    assert "Information, not medical advice." in out.splitlines()[-1]


@pytest.mark.parametrize("words", ["uses", "show botox", "classify", "timeline", "urgent", "--help", "sources bruxism"])
def test_a_terminal_gets_ascii_where_it_is_asked_for(terminal: Terminal, words: str) -> None:
    answer = terminal(*words.split(), BOTOX_ASCII="1", PAGER="cat")

    assert answer == terminal(*words.split(), LC_ALL="C", PAGER="cat")
    assert answer[1].isascii()


@pytest.mark.parametrize("form", ["json", "csv", "tsv"])
@pytest.mark.parametrize("pager", ["cat", "tail -n 10000"], ids=["alone", "paged"])
def test_data_is_the_same_on_a_terminal_of_few_letters(terminal: Terminal, form: str, pager: str) -> None:
    words = ("list", "words", "-f", form)

    assert terminal(*words, LC_ALL="C", PAGER=pager) == terminal(*words, "--no-pager")


def test_help_has_no_bold_letters_where_colour_is_off(terminal: Terminal) -> None:
    assert terminal("uses", "--help", CLICOLOR="0") == terminal("uses", "--help", NO_COLOR="1")


@pytest.mark.parametrize(
    ("value", "same"),
    [("JSON", "-f json"), (" md ", "-f md"), ("", "")],
)
def test_format_of_the_variable_is_that_of_the_option(terminal: Terminal, value: str, same: str) -> None:
    assert terminal("list", "-q", "--no-pager", BOTOX_FORMAT=value) == terminal(
        "list", "-q", "--no-pager", *same.split()
    )


@pytest.mark.parametrize("words", ["list -f csv", "list --csv", "urgent"])
def test_format_of_the_variable_is_the_weakest_wish(terminal: Terminal, words: str) -> None:
    shown = terminal(*words.split(), "-q", "--no-pager", BOTOX_FORMAT="md" if "list" in words else "PDF")

    assert shown == terminal(*words.split(), "-q", "--no-pager")


def test_unknown_format_in_the_variable_is_wrong_usage(terminal: Terminal) -> None:
    _, _, long = terminal("list", BOTOX_FORMAT="jsno" + "x" * 1_000)

    assert len(long) < 200
    assert terminal("list", BOTOX_FORMAT="jsn") == (
        2,
        "",
        f"botox: BOTOX_FORMAT is 'jsn', expected one of {', '.join(ANSWER_FORMATS)}; did you mean 'json'?\n",
    )
