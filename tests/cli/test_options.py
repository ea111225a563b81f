"""The options of every command: formats, fields, citations, files."""

import csv
import json
import shlex
from pathlib import Path

import pytest
from support import Botox

from botox_cli.commands.arguments import completion_of
from botox_cli.presentation.labels import NOT_HERE
from botox_cli.render.formats import ANSWER_FORMATS

OWN = "terms:\n  zz-word: {name: Zz word, lay: A word of my own.}\n"


@pytest.mark.parametrize("form", ["json", "csv", "plain"])
def test_a_short_flag_is_its_format(small: Botox, form: str) -> None:
    assert small("uses", f"--{form}") == small("uses", "-f", form) == small("uses", "--format", form)


def test_a_format_may_be_named_twice(small: Botox) -> None:
    assert small("uses", "--json", "-f", "json") == small("uses", "--json")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--json", "--csv"), "two formats, json and csv, expected one"),
        (("--csv", "--plain"), "two formats, plain and csv, expected one"),
        (("-f", "md", "--json"), "two formats, md and json, expected one"),
    ],
    ids=["flags", "other-flags", "option-and-flag"],
)
def test_two_formats_are_wrong_usage(small: Botox, words: tuple[str, ...], message: str) -> None:
    assert small("uses", *words) == (2, "", f"botox: {message}\n")


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("uses --evidence 'no effect'", "uses --evidence no-effect"),
        ("uses --evidence No_Effect", "uses --evidence no-effect"),
        ("uses --status 'Off label'", "uses --status off-label"),
        ("uses --group Wrinkles", "uses --group wrinkles"),
        ("uses --sort NAME", "uses --sort name"),
        ("risks --kind 'Boxed warning'", "risks --kind boxed-warning"),
        ("risks --kind Contraindications", "risks --kind contraindication"),
        ("claims --verdict 'partly true'", "claims --verdict partly"),
        ("claims --verdict 'No support found'", "claims --verdict unsupported"),
        ("list -f JSON", "list -f json"),
    ],
)
def test_what_an_answer_shows_may_be_typed(botox: Botox, shown: str, value: str) -> None:
    assert botox(*shlex.split(shown)) == botox(*shlex.split(value))
    assert botox(*shlex.split(shown))[0] == 0


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "uses --status aproved",
            "'--status': 'aproved' is not one of approved, off-label, refused, withdrawn; did you mean 'approved'?",
        ),
        (
            "claims --verdict 'partly tru'",
            (
                "'--verdict': 'partly tru' is not one of supported, partly, contradicted, unsupported, opinion; "
                "did you mean 'partly'?"
            ),
        ),
        ("uses --purpose zzz", "'--purpose': 'zzz' is not one of aesthetic, therapeutic"),
        ("data schema filess", "'[answers|files]': 'filess' is not one of answers, files; did you mean 'files'?"),
    ],
    ids=["near", "near-what-is-shown", "far", "argument"],
)
def test_a_word_that_is_none_is_told_with_those_that_are(botox: Botox, line: str, message: str) -> None:
    command = line.partition(" -")[0].removesuffix(" filess")

    assert botox(*shlex.split(line)) == (2, "", f"botox: invalid value for {message}; try: botox {command} --help\n")


def test_fields_are_shown_in_the_order_that_they_are_named(small: Botox) -> None:
    assert small("uses", "--fields", "status, id", "--plain") == (
        0,
        f"approved, US, EU\tbrow-lines\n{NOT_HERE}\tthick-neck\n{NOT_HERE}\tcramp\n",
        "",
    )


def test_fields_are_the_header_of_separated_records(small: Botox) -> None:
    header, *_ = csv.reader(small("uses", "--fields", "name,id", "--csv")[1].splitlines())

    assert header == ["name", "id", "sources"]


def test_fields_of_json_are_those_of_the_items(small: Botox) -> None:
    items = json.loads(small("uses", "--fields", "id,approved-in", "--json")[1])["items"]

    assert items == [
        {"id": "brow-lines", "approved_in": ["US", "EU"]},
        {"id": "thick-neck", "approved_in": []},
        {"id": "cramp", "approved_in": []},
    ]


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_a_field_that_is_none_is_told_with_those_that_are(small: Botox, form: str) -> None:
    message = "no field 'price' in this answer, expected some of id, name, status, finding, onset, lasts, kind, "

    code, out, err = small("uses", "--fields", "id,price", "-f", form)

    assert (code, out, err.startswith(f"botox: {message}")) == (2, "", True)


def test_a_region_of_the_variable_that_is_none_is_told(botox: Botox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTOX_REGION", "xx")

    code, out, err = botox("show", "lateral-canthal-lines")

    assert (code, out) == (2, "")
    assert err == "botox: BOTOX_REGION is 'xx', expected one of US, UK, EU, CA, TR, CN, AU\n"


@pytest.mark.parametrize("none", ["", ",", " , "])
@pytest.mark.parametrize("form", ["table", "json"])
def test_an_empty_list_of_fields_is_told(small: Botox, none: str, form: str) -> None:
    message = f"no field in {none!r}, expected names of fields; try: --fields id,name"

    assert small("uses", "--fields", none, "-f", form) == (2, "", f"botox: {message}\n")


@pytest.mark.parametrize("words", [("uses",), ("show", "bruxism"), ("data", "check"), ("data", "path")])
def test_that_file_alone_needs_a_file(botox: Botox, words: tuple[str, ...]) -> None:
    message = "'--only' without a data file, expected one to read alone; try: botox uses --only --data my.yaml"

    assert botox(*words, "--only") == (2, "", f"botox: {message}\n")


@pytest.mark.parametrize("form", ["table", "list", "md", "html"])
def test_citations_are_shown_when_they_are_asked_for(small: Botox, form: str) -> None:
    without = small("uses", "-f", form)[1]
    cited = small("uses", "-f", form, "--cite")[1]

    assert (without.count("Summary of Uno"), cited.count("Summary of Uno")) == (0, 1)


def test_a_file_of_ones_own_is_added(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")

    assert botox("show", "zz word", "--data", str(own))[0] == 0
    assert botox("show", "dysport", f"--data={own}")[0] == 0


def test_a_file_of_ones_own_stands_alone(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")

    assert botox("list", "terms", "--data", str(own), "--only") == (0, "zz-word\tZz word\tA word of my own\n", "")
    assert botox("show", "dysport", "--data", str(own), "--only")[0] == 1


def test_data_may_be_given_several_times(botox: Botox, tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text(OWN, encoding="utf-8")
    two.write_text(OWN.replace("zz", "zy").replace("Zz", "Zy"), encoding="utf-8")

    _, out, _ = botox("list", "terms", "--data", str(one), "--data", str(two), "--only", "--fields", "id")

    assert sorted(out.splitlines()) == ["zy-word", "zz-word"]


def test_botox_data_names_files_as_a_path_does(botox: Botox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    monkeypatch.setenv("BOTOX_DATA", f":{own}:")

    assert botox("list", "terms", "--only") == (0, "zz-word\tZz word\tA word of my own\n", "")


def test_an_id_that_the_catalogue_has_cannot_be_added(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("terms:\n  botox: {name: My botox, lay: A word.}\n", encoding="utf-8")

    code, out, err = botox("list", "--data", str(own))

    assert (code, out) == (65, "")
    assert err.startswith(f"botox: {own}:2:3: terms.botox: ")


@pytest.mark.parametrize(
    ("sections", "beginning", "expected"),
    [(("uses",), "chronic-mig", "chronic-migraine"), (("products",), "dysp", "dysport"), ((), "gent", "gentamicin")],
    ids=["use", "product", "anything"],
)
def test_a_name_that_is_begun_is_completed(sections: tuple[str, ...], beginning: str, expected: str) -> None:
    found = completion_of(*sections)(beginning)

    assert [name for name in found if name.startswith(expected)] != []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("botox uses --product xeomin-c", ["xeomin-cosmetic"]),
        ("botox uses --area upper-f", ["upper-face"]),
        ("botox uses --group swea", ["sweating"]),
        ("botox list stat", ["statistics"]),
        ("botox risks --kind inter", ["interaction"]),
        ("botox show glabellar-li", ["glabellar-lines"]),
        ("botox class", ["classify"]),
        ("botox c", ["compare", "checklist", "claims", "classify"]),
        ("botox --v", ["--version"]),
        ("botox uses --product no-such-toxin", []),
    ],
)
def test_what_is_begun_in_a_shell_is_completed(process: Botox, line: str, expected: list[str]) -> None:
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}

    assert process(_BOTOX_COMPLETE="complete_bash", **asked)[1].split() == expected


def test_an_area_is_taken_as_it_is_completed(small: Botox) -> None:
    assert small("uses", "--area", "upper-face", "--plain") == small("uses", "--area", "upper face", "--plain")


def test_a_completion_is_silent_about_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTOX_DATA", "no-such-file.yaml")

    assert completion_of()("chron") == []
