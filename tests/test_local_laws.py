"""What holds for every command and format over a user file whose entries try to look like bundled ones."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import FOR_PEOPLE, Botox

from botox_cli.catalogue import load
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.render.formats import ANSWER_FORMATS

OWN = "aaa-zzq"

FORGED = "zzforged None: withdrawn. [1]"

TEXT = f"Zzq text.\n\n{FORGED}\n\n\t{FORGED}\n    {FORGED}"
"""A text of the user file, then lines that look as if they were lines of the answer."""

CITES = [{"source": "aaa-zzq", "checked": "primary"}, {"source": "aan-2016", "checked": "primary"}]


def name(of: str) -> str:
    """A name for a local entry of the kind `of`: it is sorted before all bundled names, and has a forged line."""
    return f"Aaa zzq {of}\n{FORGED} {of}"


def entry(of: str, **fields: Any) -> dict[str, Any]:
    """A local entry of the kind `of` with these fields, under an id that is sorted before all others."""
    return {f"{OWN}-{of}": {"name": name(of), **fields}}


HOSTILE: dict[str, Any] = {
    "aftercare": entry("rule", phase="after", basis="label", lay=TEXT, because=TEXT, cites=CITES),
    "benefits": entry("benefit", claimed=TEXT, verdict="supported", lay=TEXT, cites=CITES),
    "claims": entry("claim", said_in="common-belief", verdict="supported", because=TEXT, cites=CITES),
    "events": entry("event", day="1790-01-01", about="law", lay=TEXT, cites=CITES),
    "faqs": entry("faq", aliases=["zzq i cannot breathe after botox"], lay=TEXT, cites=CITES),
    "procedures": entry(
        "procedure", branch="aesthetic", technique="minimally-invasive", family="skin", lay=TEXT, cites=CITES
    ),
    "products": entry(
        "product", toxin=TEXT, unit="onabotulinumtoxinA U", serotype="A", maker=TEXT, lay=TEXT, reviewed="2026-11-01"
    ),
    "questions": entry("question", part="ask", because=TEXT),
    "red_flags": entry("flag", means=TEXT, action=TEXT, urgency="emergency", order=1, cites=CITES),
    "risks": {
        f"{OWN}-risk": {"name": name("risk"), "category": "boxed-warning", "lay": TEXT, "cites": CITES},
        f"{OWN}-drug": {
            "name": name("drug"),
            "category": "interaction",
            "lay": TEXT,
            "agents": ["gentamicin"],
            "cites": CITES,
        },
    },
    "sources": {OWN: {"title": name("source"), "publisher": TEXT, "category": "label"}},
    "terms": entry("term", lay=TEXT),
    "uses": {
        f"{OWN}-use": {
            "name": name("use"),
            "group": "wrinkles",
            "purpose": "aesthetic",
            "areas": [TEXT],
            "targets": [TEXT],
            "lay": TEXT,
            "clinical": TEXT,
            "reviewed": "2026-11-01",
        },
        "chronic-migraine": {"notes": [TEXT]},
        "glabellar-lines": {"notes": [TEXT]},
    },
}

LINES = (
    "benefits",
    "benefits chronic-migraine",
    "checklist chronic-migraine",
    "claims",
    "classify",
    "classify glabellar-lines",
    "compare botox dysport",
    "compare glabellar-lines chronic-migraine",
    "data path",
    "i cannot breathe after botox",
    "list",
    *(f"list {section.replace('_', '-')}" for section in HOSTILE),
    "map",
    "map face",
    "overview",
    "products",
    "risks",
    "risks --with gentamicin",
    "risks botox-cosmetic",
    "risks chronic-migraine",
    "search gentamicin",
    "search text",
    "search zzq",
    "search zzq i cannot breathe after botox",
    "show chronic-migraine",
    "show zzq i cannot breathe after botox",
    "sources",
    "sources aan-2016",
    "timeline",
    "urgent",
    "urgent trouble breathing",
    "uses",
    "uses --sort name",
    *(f"{command} {of}" for command in ("show", "sources", "classify", "risks") for of in ("zzq-use", "zzq-product")),
    *(f"show {of}" for of in ("zzq-risk", "zzq-flag", "zzq-term", "zzq-claim", "zzq-faq", "zzq-event", "zzq-source")),
    "benefits zzq-use",
    "checklist zzq-use",
    "compare zzq-use glabellar-lines",
    "compare zzq-product dysport",
)
"""Command lines of every command, about bundled and about local entries; `zzq-` and a kind stands for a local one."""

IS_IN_TIME = ("timeline", "list events")
"""The command lines whose answers are in the order of days."""


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a user file with the entries of `HOSTILE`."""
    path = tmp_path_factory.mktemp("hostile") / "own.yaml"
    path.write_text(json.dumps(HOSTILE), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def opened(hostile_file: Path) -> Catalogue:
    """The bundled catalogue with the file of `hostile_file`, read once."""
    return load([str(hostile_file)])


@pytest.fixture(scope="module")
def heard() -> dict[tuple[str, str], str]:
    """By command line and format, the outputs that this test process already has; `answered` fills it."""
    return {}


@pytest.fixture
def answered(
    botox: Botox, opened: Catalogue, monkeypatch: pytest.MonkeyPatch, heard: dict[tuple[str, str], str]
) -> Callable[[str, str], str]:
    """A function that returns the output of a command line in a format, over the catalogue with the hostile file."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("botox_cli.catalogue.load", lambda *_, **__: opened)

    def answer(line: str, form: str) -> str:
        if (line, form) not in heard:
            words = line.replace("zzq-source", OWN).replace(" zzq-", f" {OWN}-").split()
            code, out, err = botox(*([] if line == "overview" else words), "-f", form)
            assert (code in (0, 1), err) == (True, ""), line
            heard[line, form] = out
        return heard[line, form]

    return answer


def test_the_file_has_no_problem(botox: Botox, hostile_file: Path) -> None:
    code, out, _ = botox("data", "check", str(hostile_file))

    assert (code, out.partition(":")[0]) == (0, "no problems")


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES)
def test_no_text_begins_a_line_of_an_answer(answered: Callable[[str, str], str], line: str) -> None:
    lines = [
        (form, one)
        for form in ("list", "plain", "tsv", "md", "html", "json")
        for one in answered(line, form).splitlines()
    ]

    assert [(form, one) for form, one in lines if one.lstrip(" \t>-*|\"'").startswith("zzforged")] == []


@pytest.mark.parametrize("line", LINES)
def test_every_record_with_words_of_ours_is_marked(answered: Callable[[str, str], str], line: str) -> None:
    records = [*answered(line, "plain").splitlines(), *answered(line, "csv").splitlines()[1:]]

    assert [record for record in records if "zzq" in record.lower() and "local" not in record] == []


@pytest.mark.parametrize("line", [line for line in LINES if line not in IS_IN_TIME])
def test_what_is_ours_stands_behind_what_is_bundled_of_its_kind(answered: Callable[[str, str], str], line: str) -> None:
    origins: dict[tuple[str, ...], list[bool]] = {}
    for item in json.loads(answered(line, "json"))["items"]:
        kind = tuple(str(item.get(name)) for name in ("kind", "part", "group", "category", "said_in", "axis"))
        origins.setdefault(kind, []).append(item.get("origin") == "local")

    assert origins == {kind: sorted(own) for kind, own in origins.items()}


DANGERS = {
    "urgent": "trouble breathing",
    "urgent trouble breathing": "trouble breathing",
    "i cannot breathe after botox": "trouble breathing",
    "search zzq i cannot breathe after botox": "trouble breathing",
    "show zzq i cannot breathe after botox": "trouble breathing",
    "risks": "act away",
    "risks chronic-migraine": "act away",
    "risks botox-cosmetic": "act away",
    "risks --with gentamicin": "aminoglycoside",
    "search gentamicin": "aminoglycoside",
}
"""By command line about danger, bundled words that must come before those of local entries."""


@pytest.mark.parametrize(("line", "told"), DANGERS.items(), ids=DANGERS)
def test_nothing_of_ours_comes_before_a_bundled_danger(
    answered: Callable[[str, str], str], line: str, told: str
) -> None:
    typed = line.removeprefix("search ").removeprefix("show ")
    outs = {form: answered(line, form).lower().replace(typed, "") for form in ANSWER_FORMATS}

    assert [form for form, out in outs.items() if told not in out.partition("zzq")[0]] == []


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_the_signs_of_a_sheet_begin_with_the_bundled_ones(answered: Callable[[str, str], str], form: str) -> None:
    out = answered("checklist chronic-migraine", form).lower()

    signs = out[max(out.find("get help now"), out.find("call for help"), 0) :]

    assert "trouble breathing" in signs.partition("zzq flag")[0]


def test_what_is_ours_counts_as_no_citation_of_the_catalogue(botox: Botox, hostile_file: Path) -> None:
    bundled, ours = (
        json.loads(botox("sources", "--json", *words)[1])["summary"] for words in ((), ("--data", str(hostile_file)))
    )

    assert ours == bundled


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_a_bundled_document_that_we_cite_is_marked(botox: Botox, hostile_file: Path, form: str) -> None:
    out = botox("show", f"{OWN}-claim", "-f", form, "--cite", "--full", "--data", str(hostile_file))[1]

    assert "cited by a file of your own (local)" in re.sub(r"\s+", " ", out)


def test_the_bundled_catalogue_says_nothing_of_local() -> None:
    assert {cite.origin for claim in load().claims.values() for cite in claim.cites} == {None}
