"""What holds for every command, whatever it answers: formats, JSON, options, help and examples."""

import csv
import json
import re
import shlex
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from support import ANSWERS, LEAVES, Answer, Botox

from botox_cli.cli.app import COMMAND_TEXTS
from botox_cli.render.formats import ANSWER_FORMATS, FORMATS

DISCLAIMER = "Information, not medical advice."

PROSE_SIGNS = set("–—−’‘“”°≥≤×±…µ½")
"""Signs beyond ASCII that belong to words and numbers; all other signs that are no letters are decoration."""

COMMON = (
    "-f --format",
    "--json",
    "--csv",
    "--plain",
    "--fields",
    "--bom",
    "-o --output",
    "--cite",
    "--data",
    "--only",
    "--color",
    "--no-pager",
    "-q --quiet",
)

answers = pytest.mark.parametrize("words", ANSWERS.values(), ids=ANSWERS)


@pytest.fixture(scope="session")
def told() -> dict[tuple[str, ...], Answer]:
    """By command line, the answers that this test process already has; `ask` fills it."""
    return {}


@pytest.fixture
def ask(botox: Botox, told: dict[tuple[str, ...], Answer]) -> Botox:
    """A function that runs a command line the first time, and later returns the answer that it gave."""

    def answer(*words: str) -> Answer:
        if words not in told:
            told[words] = botox(*words)
        return told[words]

    return answer


EXAMPLES = [example for leaf in LEAVES.values() for example in (leaf.epilog or "").splitlines()]

WRITE_ALL = ("botox site", "botox data export", "botox data check")
"""The first words of examples that write or check the whole catalogue, which takes seconds."""

FILES = {
    "my.yaml": "terms:\n  zz-word: {name: Zz word, lay: A word of my own.}\n",
    "old.yaml": "terms:\n  zz-word: {name: Zz word, lay: What it was.}\n",
    "new.yaml": "terms:\n  zz-word: {name: Zz word, lay: What it became.}\n",
}
"""By name, the texts of the files that the examples of the help name."""


def options(leaf: Any) -> dict[str, tuple[str, ...]]:
    """The options of a command, by the name that the program gives each, with all spellings: `-f`, `--format`."""
    params = leaf.get_params(leaf.make_context("botox", [], resilient_parsing=True))
    return {str(param.name): tuple(param.opts) for param in params if param.param_type_name == "option"}


@pytest.mark.parametrize("name", LEAVES)
def test_options_are_in_small_letters(name: str) -> None:
    spellings = [spelling for opts in options(LEAVES[name]).values() for spelling in opts]

    assert [spelling for spelling in spellings if spelling != spelling.lower()] == []


class Page(HTMLParser):
    """The tags of a page with their attributes, and the tags that are still open; a wrong end tag is an error."""

    VOID = ("meta", "input", "br", "hr", "img", "link")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def test_every_command_is_held_to_the_contract() -> None:
    assert {words[0] for words in ANSWERS.values()} == set(COMMAND_TEXTS) - {
        "help",
        "site",
    }, (  # a site writes a folder
        "expected a line in ANSWERS of tests/support.py for each command"
    )


@answers
def test_every_command_answers_in_every_format_and_says_once_to_people_that_it_is_no_advice(
    ask: Botox, words: tuple[str, ...]
) -> None:
    told = {form: ask(*words, "-f", form) for form in ANSWER_FORMATS}

    assert {form: (code, err) for form, (code, _, err) in told.items()} == dict.fromkeys(told, (0, ""))
    assert [form for form, (_, out, _) in told.items() if not out.strip() or not out.endswith("\n")] == []
    for_people = {form: FORMATS[form].reader != "records" for form in told}
    assert {form: out.count(DISCLAIMER) for form, (_, out, _) in told.items()} == for_people, "by `reader` in FORMATS"


@answers
def test_json_is_one_object_of_these_keys(ask: Botox, words: tuple[str, ...]) -> None:
    _, out, _ = ask(*words, "-f", "json")

    answer = json.loads(out)

    assert list(answer) == [
        "$schema",
        "schema",
        "command",
        "catalogue",
        "license",
        "disclaimer",
        "summary",
        "count",
        "items",
    ]
    assert list(answer["catalogue"]) == ["origin", "version", "sha256", "reviewed_from", "reviewed_to"]
    assert (answer["schema"], answer["disclaimer"]) == (1, DISCLAIMER)
    assert " ".join(words).startswith(answer["command"])
    assert answer["count"] == len(answer["items"])


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "table"])
@pytest.mark.parametrize("name", ["uses", "show-use", "classify", "urgent"])
def test_no_format_but_the_table_has_escapes(
    botox: Botox, monkeypatch: pytest.MonkeyPatch, name: str, form: str
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")

    _, out, _ = botox(*ANSWERS[name], "-f", form, "--color", "always", "--cite")

    assert re.findall(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", out) == []


@answers
def test_a_list_has_no_decoration(ask: Botox, words: tuple[str, ...]) -> None:
    _, out, _ = ask(*words, "-f", "list", "--cite")

    assert {sign for sign in out if not sign.isascii() and not sign.isalpha()} <= PROSE_SIGNS


@pytest.mark.parametrize(("form", "dialect"), [("csv", "excel"), ("tsv", "excel-tab")], ids=["csv", "tsv"])
@answers
def test_separated_records_have_the_fields_of_their_header(
    ask: Botox, words: tuple[str, ...], form: str, dialect: str
) -> None:
    _, out, _ = ask(*words, "-f", form)

    header, *records = csv.reader(out.splitlines(keepends=True), dialect=dialect, strict=True)

    assert [name for name in header if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []
    assert header[-1] == "sources"
    assert len(set(header)) == len(header)
    assert {len(record) for record in records} == {len(header)}


@answers
def test_plain_records_have_one_line_and_as_many_fields(ask: Botox, words: tuple[str, ...]) -> None:
    _, plain, _ = ask(*words, "-f", "plain")

    assert len({line.count("\t") for line in plain.splitlines()}) == 1


@answers
def test_a_page_is_whole_and_can_be_read_aloud(ask: Botox, words: tuple[str, ...]) -> None:
    _, out, _ = ask(*words, "-f", "html", "--cite")

    page = Page(out)

    assert page.open == []
    assert page.named("html") == [{"lang": "en"}]
    assert len(page.named("h1")) >= 1
    assert [cell for cell in page.named("th") if cell.get("scope") not in ("col", "row", "rowgroup")] == []


@answers
def test_a_page_links_to_no_place_that_it_lacks(ask: Botox, words: tuple[str, ...]) -> None:
    _, out, _ = ask(*words, "-f", "html", "--cite")

    page = Page(out)
    targets = {str(link["href"]) for link in page.named("a")}

    assert {target for target in targets if target.startswith("#")} <= {f"#{attrs.get('id')}" for _, attrs in page.tags}
    assert len(page.named("li")) == len(re.findall("<li", out))


@pytest.mark.parametrize("name", ["uses", "search", "risks-with", "compare-products"])
def test_an_answer_is_the_same_when_asked_again(botox: Botox, name: str) -> None:
    assert botox(*ANSWERS[name], "--json") == botox(*ANSWERS[name], "--json")


@pytest.mark.parametrize("leaf", LEAVES.values(), ids=LEAVES)
def test_every_command_has_the_common_options(leaf: Any) -> None:
    assert [name for name in COMMON if tuple(name.split()) not in options(leaf).values()] == []


def test_an_option_is_spelled_the_same_on_every_command() -> None:
    spellings = {(name, opts) for leaf in LEAVES.values() for name, opts in options(leaf).items()}
    names = [name for name, _ in spellings]

    assert {spelled for spelled in spellings if names.count(spelled[0]) > 1} == set()


def test_a_spelling_means_one_option() -> None:
    meanings = {
        (spelling, name) for leaf in LEAVES.values() for name, opts in options(leaf).items() for spelling in opts
    }
    spellings = [spelling for spelling, _ in meanings]

    assert {meaning for meaning in meanings if spellings.count(meaning[0]) > 1} == set()


@pytest.mark.parametrize(("name", "leaf"), LEAVES.items(), ids=LEAVES)
def test_help_ends_with_examples_that_can_be_copied(botox: Botox, name: str, leaf: Any) -> None:
    _, out, _ = botox(*name.split(), "--help")

    _, _, examples = out.partition("\nExamples\n")

    assert [line.strip() for line in examples.splitlines()] == leaf.epilog.splitlines()
    assert len(leaf.epilog.splitlines()) == 3, f"three examples are expected in EXAMPLES of {name!r}"
    assert [line for line in leaf.epilog.splitlines() if not line.startswith(f"botox {name}")] == []


@pytest.mark.parametrize(
    "example",
    [pytest.param(one, marks=[pytest.mark.slow] if one.startswith(WRITE_ALL) else []) for one in EXAMPLES],
)
def test_an_example_of_the_help_is_answered(
    botox: Botox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    code, out, err = botox(*shlex.split(example)[1:])

    assert (code, err) == (0, "")
    assert out or len(list(tmp_path.iterdir())) > len(FILES)


@pytest.mark.parametrize("name", ["", "data", *LEAVES])
def test_help_is_no_wider_than_the_terminal(botox: Botox, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    lines = botox(*name.split(), "--help")[1].splitlines()

    assert [line for line in lines if len(line) > 80] == []
