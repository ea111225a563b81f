"""`botox sources`: the documents that facts come from, and how far each citation was checked."""

import json
import re
from pathlib import Path

import pytest
from support import Botox

from botox_cli.catalogue.model.catalogue import Catalogue

FOOTER = "\nInformation, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.\n"

LEVELS = """\
How far each citation was checked:
primary: {} of {} ({}): read in the document itself
secondary: {} of {} ({}): read where it is reported or reprinted
unverified: {} of {} ({}): named, not read: shown as such everywhere
"""

OF_BENEFIT = f"""\
Sources of Quick: 2 documents: 1 cited, 1 that only carried a fact; 1 citation

fact: benefit: Quick
checked: secondary
document: society
place: 2
seen in: paper
title: What surgery is

{LEVELS.format(0, 1, "0 %", 1, 1, "100 %", 0, 1, "0 %")}{FOOTER}"""

OF_TERM = f"""\
Sources of Toxin: 0 documents, 0 citations

{LEVELS.format(0, 0, "none", 0, 0, "none", 0, 0, "none")}{FOOTER}"""

ON_SMPC = f"""\
What rests on Summary of Uno: 5 citations

fact: treatment: EU Uno, adults
checked: secondary
document: smpc
seen in: leaflet
title: Summary of Uno
group: Brow lines

fact: licence: EU Uno
checked: secondary
document: smpc
seen in: leaflet
title: Summary of Uno
group: Toxin One

fact: licence: UK
checked: unverified
document: smpc
title: Summary of Uno
group: Toxin Two

fact: fact: storage
checked: unverified
document: smpc
title: Summary of Uno
group: Toxin Two

fact: risk: Disease of nerve and muscle
checked: unverified
document: smpc
title: Summary of Uno
group: Disease of nerve and muscle

{LEVELS.format(0, 5, "0 %", 2, 5, "40 %", 3, 5, "60 %")}{FOOTER}"""

OF_BROW_LINES = """\
treatment: EU Uno, adults\tsecondary\tsmpc\t\tleaflet\tSummary of Uno
treatment: US Toxin One, adults\tprimary\tleaflet\t1\t\tLeaflet of Toxin One
label dose: US Toxin One, adults\tprimary\tleaflet\t2.3\t\tLeaflet of Toxin One
repeat: US Toxin One, adults\tunverified\tleaflet\t2.1\t\tLeaflet of Toxin One
treatment: UK Toxin Two, adults\tprimary\tpaper\t\t\tA paper
dose studied: UK Toxin Two, adults, both sides\tprimary\tpaper\t\t\tA paper
timing: Toxin One\tprimary\tpaper\t\t\tA paper
evidence: works, Academy, Level A\tprimary\tpaper\t3\t\tA paper
evidence: mixed: One series\tunverified\tpaper\t4\t\tA paper
risk: drooping lid\tprimary\tleaflet\t6\t\tLeaflet of Toxin One
risk: headache\tprimary\tleaflet\t6\t\tLeaflet of Toxin One
"""

ALL = """\
leaflet\tLeaflet of Toxin One\tMaker\t2023-11\t17 primary, 1 unverified, carried 2 facts
paper\tA paper\tJournal\t2003\t9 primary, 3 unverified, carried 1 fact
smpc\tSummary of Uno\tAgency\tundated\t2 secondary, 3 unverified
society\tWhat surgery is\tSociety\tundated\t8 primary, 1 secondary
"""


def test_each_cited_fact_of_an_entry_is_a_record_in_its_order(small: Botox) -> None:
    assert small("sources", "brow-lines") == (0, OF_BROW_LINES, "")


@pytest.mark.parametrize(
    ("name", "text"),
    [("quick", OF_BENEFIT), ("toxin", OF_TERM), ("smpc", ON_SMPC)],
    ids=["benefit", "nothing-cited", "document"],
)
def test_level_document_place_and_route_of_each_fact_are_told_and_their_share(
    small: Botox, name: str, text: str
) -> None:
    assert small("sources", name, "-f", "list", "--full") == (0, text, "")


def test_of_a_document_it_has_what_was_seen_in_it_too(small: Botox) -> None:
    items = json.loads(small("sources", "leaflet", "--json")[1])["items"]

    assert {(item["source"], item["via"]) for item in items} == {("leaflet", None), ("smpc", "leaflet")}


def test_json_has_the_path_of_each_fact_as_in_the_data_files(small: Botox) -> None:
    answer = json.loads(small("sources", "brow-lines", "--json")[1])

    assert answer["summary"] == {
        "of": "brow-lines",
        "documents": 3,
        "cited": 3,
        "citations": 11,
        "levels": {"primary": 8, "secondary": 1, "unverified": 2},
    }
    assert answer["items"][0] == {
        "entry": "brow-lines",
        "fact": {"path": "treatments[0]", "words": "treatment: EU Uno, adults"},
        "checked": "secondary",
        "source": "smpc",
        "title": "Summary of Uno",
        "at": None,
        "via": "leaflet",
    }
    assert answer["items"][2]["fact"]["path"] == "treatments[1].doses[0]"


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_fact_level_and_document_are_shown_at_every_width(
    botox: Botox, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    answer = json.loads(botox("sources", "brow-lift", "--json")[1])
    items, levels = answer["items"], answer["summary"]["levels"]

    out = botox("sources", "brow-lift", "-f", "table", "--full")[1]

    assert [item["source"] for item in items if item["source"] not in out] == []
    assert len({out.count(f" {level}") - count for level, count in levels.items()}) == 1  # a table has a legend, too
    assert [word for item in items for word in item["fact"]["words"].split() if word not in out] == []


def test_alone_it_tells_how_often_each_document_is_cited_and_carried_a_fact(small: Botox) -> None:
    assert small("sources") == (0, ALL, "")


def test_alone_it_counts_every_citation(small: Botox) -> None:
    answer = json.loads(small("sources", "--json")[1])

    assert answer["summary"] == {
        "of": None,
        "documents": 4,
        "cited": 4,
        "citations": 44,
        "levels": {"primary": 34, "secondary": 3, "unverified": 7},
        "second_readings": {"read": 1, "entries": 29, "last": "2026-11-28"},
    }
    assert [item["id"] for item in answer["items"]] == ["leaflet", "paper", "smpc", "society"]


@pytest.mark.slow
def test_documents_are_counted_in_one_way(botox: Botox, catalogue: Catalogue) -> None:
    documents = f"{len(catalogue.sources):,} documents"
    answer = json.loads(botox("sources", "--json")[1])

    assert botox("sources", "-f", "list")[1].startswith(f"All sources: {documents}: ")
    assert botox("list", "sources", "-f", "list")[1].startswith(f"Sources: {documents}\n")
    assert f", {documents}." in botox("--full")[1]
    assert answer["summary"]["documents"] == answer["count"] == len(catalogue.sources)


def test_the_levels_of_the_real_catalogue_add_up(botox: Botox) -> None:
    summary = json.loads(botox("sources", "--json")[1])["summary"]

    assert sum(summary["levels"].values()) == summary["citations"]


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("bruxism", "risk: change of the smile, BOTOX"),
        ("facial-asymmetry", "timing: type A, product not named, people with synkinesis around the eye"),
        ("bruxism", "dose studied: US BOTOX, adults, both masseter and both temporalis muscles, one session"),
    ],
)
def test_a_fact_is_told_with_what_tells_it_from_its_like(botox: Botox, name: str, fact: str) -> None:
    assert fact in [line.split("\t")[0] for line in botox("sources", name, "--plain")[1].splitlines()]


def test_the_documents_of_an_entry_become_csl(small: Botox) -> None:
    code, out, err = small("sources", "brow-lines", "-f", "csl")
    items = json.loads(out)

    assert (code, err) == (0, "")
    assert [item["id"] for item in items] == ["smpc", "leaflet", "paper", "botox.1-of-the-tests"]
    assert items[2] == {
        "id": "paper",
        "type": "document",
        "title": "A paper",
        "author": [{"literal": "Doe"}, {"literal": "others"}],
        "publisher": "Journal",
        "issued": {"date-parts": [[2003]]},
        "DOI": "10.1000/1",
        "note": "checked: read in the document itself, named, not read",
    }


HAYTON = ("Hayton, M. J.", "Santini, A. J. A.", "Hughes, P. J.", "Frostick, S. P.", "Trail, I. A.", "Stanley, J. K.")
"""The authors of one article, as BibTeX has them."""


def test_the_documents_of_an_answer_become_bibtex(botox: Botox) -> None:
    code, out, err = botox("show", "hayton-2005", "-f", "bibtex")

    assert (code, err) == (0, "")
    told = [line for line in out.splitlines() if re.match("@|  (author|journal|volume|number|pages|year|doi)", line)]
    assert told[:8] == [
        "@article{hayton-2005,",
        f"  author = {{{' and '.join(HAYTON)}}},",
        "  journal = {The Journal of Bone and Joint Surgery (American)},",
        "  volume = {87},",
        "  number = {3},",
        "  pages = {503--507},",
        "  year = {2005},",
        "  doi = {10.2106/JBJS.D.01896},",
    ]


@pytest.mark.parametrize("form", ["csl", "bibtex"])
def test_all_documents_and_the_catalogue_can_be_cited(botox: Botox, catalogue: Catalogue, form: str) -> None:
    out = botox("sources", "-f", form)[1]

    entries = json.loads(out) if form == "csl" else re.findall(r"^@\w+\{", out, flags=re.MULTILINE)
    assert len(entries) == len(catalogue.sources) + 1
    assert catalogue.edition.version in out


def test_an_answer_without_documents_has_none_to_cite(botox: Botox) -> None:
    assert botox("data", "path", "-f", "bibtex") == (
        1,
        "",
        "botox: no document behind the answer of 'data path'; try: botox sources chronic-migraine\n",
    )


def test_a_name_that_ends_with_bib_is_bibtex(botox: Botox, tmp_path: Path) -> None:
    assert botox("sources", "chronic-migraine", "-o", str(tmp_path / "x.bib"), "-q")[0] == 0

    assert (tmp_path / "x.bib").read_text(encoding="utf-8").startswith("@")


def test_what_tex_takes_for_commands_is_spelled_out(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    title, rest = r"100% {of} $5 \\input_x & #1", 'publisher: "A and B", category: book, authors: [Zz A-B]'
    text = f'sources:\n  zz: {{title: "{title}", {rest}}}\n'
    own.write_text(text, encoding="utf-8")

    out = botox("show", "zz", "--data", str(own), "-f", "bibtex")[1]

    assert r"title = {{100\% \{of\} \$5 \textbackslash{}input\_x \& \#1}}" in out
    assert "publisher = {{A and B}}" in out
    assert "author = {Zz, A.-B.}" in out
    assert "keywords = {local}" in out
