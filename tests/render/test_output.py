"""Where an answer goes and in which format."""

import io
import os
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from support import FOR_PEOPLE

from botox_cli.errors import UsageError
from botox_cli.render.formats import ANSWER_FORMATS, FORMATS
from botox_cli.render.output import choose, render, write
from botox_cli.render.settings import Settings
from botox_cli.render.view import Line, Text, View

Viewed = Callable[..., View]


@contextmanager
def surroundings(variables: dict[str, str]) -> Iterator[None]:
    """Set some variables of the environment for the block, beside those that are set; then all are as before."""
    with mock.patch.dict(os.environ, variables):
        yield


@pytest.mark.parametrize(
    ("settings", "on_terminal", "variables", "form"),
    [
        pytest.param(Settings(), True, {}, "table", id="terminal"),
        pytest.param(Settings(), True, {"TERM": "dumb"}, "list", id="dumb-terminal"),
        pytest.param(Settings(format="table"), True, {"TERM": "dumb"}, "list", id="table-on-dumb-terminal"),
        pytest.param(Settings(output="x.json"), False, {}, "json", id="suffix"),
        pytest.param(Settings(output="x.JSON"), False, {}, "json", id="suffix-in-capitals"),
        pytest.param(Settings(output="x.htm"), False, {}, "html", id="other-suffix"),
        pytest.param(Settings(format="csv", output="x.json"), False, {}, "csv", id="option-before-suffix"),
        pytest.param(Settings(output="x.txt"), False, {}, "plain", id="suffix-of-text"),
        pytest.param(Settings(output="x.markdown"), False, {}, "md", id="long-suffix"),
        pytest.param(Settings(output="json"), False, {}, "plain", id="no-suffix"),
        pytest.param(Settings(), False, {}, "plain", id="pipe"),
        pytest.param(Settings(format="table"), False, {"TERM": "dumb"}, "table", id="table-in-a-pipe"),
    ],
)
def test_the_format_is_the_nearest_wish(
    table_view: View, settings: Settings, on_terminal: bool, variables: dict[str, str], form: str
) -> None:
    with surroundings(variables):
        assert choose(table_view, settings, on_terminal=on_terminal) == form


def test_a_file_of_another_program_is_not_written(table_view: View) -> None:
    endings = [f".{end}" for form in FORMATS.values() for end in form.suffixes]

    with pytest.raises(UsageError) as caught:
        choose(table_view, Settings(output="x.xlsx"), on_terminal=False)

    assert str(caught.value) == (
        f"-o 'x.xlsx', expected a name that ends with {', '.join(endings)} or .txt, or a format by -f"
    )


@pytest.mark.parametrize("name", ["card_view", "tree_view"])
def test_a_pipe_gets_labelled_lines_of_what_is_no_table(request: pytest.FixtureRequest, name: str) -> None:
    assert choose(request.getfixturevalue(name), Settings(), on_terminal=False) == "list"


@pytest.mark.parametrize(("on_terminal", "form"), [(True, "table"), (False, "list")], ids=["terminal", "pipe"])
def test_a_folded_answer_is_a_list_in_a_pipe(viewed: Viewed, on_terminal: bool, form: str) -> None:
    view = viewed(Text(lines=(Line(text="All of it."),)), folded=("Help.",))

    assert choose(view, Settings(), on_terminal=on_terminal) == form


def test_a_folded_answer_in_a_pipe_is_its_few_lines(viewed: Viewed) -> None:
    view = viewed(Text(lines=(Line(text="All of it."),)), folded=("Help.",))

    assert render(view, Settings(), on_terminal=False) == (
        "Help.\nInformation, not medical advice. Data reviewed 2026-11-21.\n"
    )


@pytest.mark.parametrize(
    ("settings", "on_terminal", "variables", "is_coloured"),
    [
        pytest.param(Settings(format="table"), True, {}, True, id="terminal"),
        pytest.param(Settings(format="table"), False, {}, False, id="pipe"),
        pytest.param(Settings(format="table"), True, {"NO_COLOR": "1"}, False, id="no-color"),
        pytest.param(Settings(format="table"), True, {"NO_COLOR": ""}, True, id="no-color-empty"),
        pytest.param(Settings(format="table"), False, {"FORCE_COLOR": "1"}, True, id="force-color"),
        pytest.param(Settings(format="table"), False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="both"),
        pytest.param(Settings(format="table", colour="always"), False, {"NO_COLOR": "1"}, True, id="always"),
        pytest.param(Settings(format="table", colour="never"), True, {"FORCE_COLOR": "1"}, False, id="never"),
        pytest.param(Settings(format="table"), False, {"FORCE_COLOR": "0"}, False, id="force-color-0"),
        pytest.param(Settings(format="table"), True, {"FORCE_COLOR": "0"}, True, id="force-color-0-on-terminal"),
        pytest.param(Settings(format="table"), True, {"CLICOLOR": "0"}, False, id="clicolor-0"),
        pytest.param(Settings(format="table"), True, {"CLICOLOR": "1"}, True, id="clicolor-1"),
        pytest.param(Settings(format="table"), True, {"CLICOLOR": ""}, True, id="clicolor-empty"),
        pytest.param(Settings(format="table"), False, {"CLICOLOR": "1"}, False, id="clicolor-in-a-pipe"),
        pytest.param(Settings(format="table"), False, {"CLICOLOR_FORCE": "1"}, True, id="clicolor-force"),
        pytest.param(Settings(format="table"), False, {"CLICOLOR_FORCE": "0"}, False, id="clicolor-force-0"),
        pytest.param(
            Settings(format="table"), False, {"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True, id="force-before"
        ),
        pytest.param(Settings(format="table"), True, {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, False, id="no-before"),
        pytest.param(Settings(format="table", colour="always"), True, {"CLICOLOR": "0"}, True, id="always-before"),
        pytest.param(Settings(format="table", output="x.txt"), False, {"FORCE_COLOR": "1"}, False, id="file"),
        pytest.param(Settings(format="table", output="x.txt"), False, {"CLICOLOR_FORCE": "1"}, False, id="file-force"),
        pytest.param(Settings(format="table", output="x.txt", colour="always"), False, {}, True, id="file-always"),
        pytest.param(Settings(format="table", output="-"), False, {"FORCE_COLOR": "1"}, True, id="stdout"),
    ],
)
def test_colours_are_for_terminals_and_for_those_who_ask(
    table_view: View, settings: Settings, on_terminal: bool, variables: dict[str, str], is_coloured: bool
) -> None:
    with surroundings({"COLUMNS": "100", **variables}):
        out = render(table_view, settings, on_terminal=on_terminal)

    assert isinstance(out, str)
    assert ("\x1b[" in out) is is_coloured


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_byte_order_mark_is_written_for_those_who_ask(table_view: View, form: str) -> None:
    without = render(table_view, Settings(format=form), on_terminal=False)

    assert isinstance(without, str)
    assert render(table_view, Settings(format=form, bom=True), on_terminal=False) == "\ufeff" + without


@pytest.mark.parametrize(
    ("settings", "form"),
    [
        (Settings(format="json", bom=True), "json"),
        (Settings(output="x.md", bom=True), "md"),
        (Settings(bom=True), "plain"),
    ],
    ids=["json", "md", "pipe"],
)
def test_a_byte_order_mark_elsewhere_is_wrong_usage(table_view: View, settings: Settings, form: str) -> None:
    with pytest.raises(UsageError) as caught:
        render(table_view, settings, on_terminal=False)

    assert str(caught.value) == f"--bom with {form}, expected csv or tsv; try: --csv --bom"


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_a_file_is_drawn_in_all_letters_whatever_the_locale(
    monkeypatch: pytest.MonkeyPatch, viewed: Viewed, form: str
) -> None:
    view = viewed(Text(lines=(Line(text="3–4 é 毒"),)))
    expected = render(view, Settings(format=form, output="x.txt"), on_terminal=False)

    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr("sys.stdout", None)

    assert render(view, Settings(format=form, output="x.txt"), on_terminal=False) == expected


@pytest.mark.parametrize(
    ("columns", "widest"), [("60", 60), ("100", 100), ("0", 100), ("-5", 100), ("wide", 100), ("", 100)]
)
def test_a_table_in_a_pipe_is_as_wide_as_is_wished(
    monkeypatch: pytest.MonkeyPatch, viewed: Viewed, columns: str, widest: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    view = viewed(Text(lines=(Line(text="word " * 100),)))

    out = render(view, Settings(format="table"), on_terminal=False)

    assert widest - 10 < max(map(len, out.splitlines())) <= widest


def test_raw_content_is_the_answer_in_every_format(viewed: Viewed) -> None:
    view = viewed(Text(lines=()), raw={"type": "object"})

    assert render(view, Settings(format="csv"), on_terminal=False) == b'{\n  "type": "object"\n}\n'


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_references_are_shown_when_asked_for(card_view: View, form: str) -> None:
    without = render(card_view, Settings(format=form), on_terminal=False)
    cited = render(card_view, Settings(format=form, cite=True), on_terminal=False)

    assert isinstance(without, str)
    assert isinstance(cited, str)
    assert (without.count("Journal"), cited.count("Journal")) == (0, 1)


@pytest.mark.parametrize(
    ("encoding", "written"), [("utf-8", "3–4 é ✓\n"), ("latin-1", "3-4 é +\n"), ("ascii", "3-4 e +\n")]
)
def test_a_stream_gets_the_letters_that_it_knows(encoding: str, written: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)

    write("3–4 é ✓\n", stream)

    assert stream.buffer.getvalue() == written.encode(encoding)


@pytest.mark.parametrize("variable", ["LC_ALL", "LC_CTYPE", "LANG"])
@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_plain_locale_gets_ascii(monkeypatch: pytest.MonkeyPatch, variable: str, locale: str) -> None:
    monkeypatch.delenv("LC_ALL")
    monkeypatch.delenv("LC_CTYPE", raising=False)
    monkeypatch.delenv("LANG", raising=False)
    monkeypatch.setenv(variable, locale)
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")

    write("3–4 é", stream)

    assert stream.buffer.getvalue() == b"3-4 e"


@pytest.mark.parametrize("locale", ["ja_JP.UTF-8", "zh_CN.UTF-8", "ko_KR.UTF-8", "zh_TW"])
@pytest.mark.parametrize("line", ["uses", "show crows feet", "classify", "timeline", "compare botox dysport"])
def test_screen_has_no_letter_that_may_be_wide_in_east_asian_terminals(
    botox: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, locale: str, line: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)

    out = botox(*line.split(), "-f", "table")[1]

    assert {letter for letter in out if unicodedata.east_asian_width(letter) == "A"} == set()


def test_own_letters_are_kept_in_east_asian_terminals(
    botox: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("uses:\n  bruxism: {notes: [每三个月一次]}\n", encoding="utf-8")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    assert "每三个月一次" in botox("show", "bruxism", "-f", "table", "--data", str(own))[1]


@pytest.mark.parametrize("form", ["json", "csv", "list"])
def test_a_stream_of_letters_alone_gets_the_answer(
    botox: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    expected = botox("list", "words", "-f", form)
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)

    code = botox("list", "words", "-f", form)[0]

    assert (code, stream.getvalue()[:20]) == (0, expected[1][:20])
