"""`botox sources`: where facts come from, and how many were checked how far."""

import json
from collections.abc import Callable

import pytest

Asked = Callable[..., tuple[int, str, str]]

FOOTER = "\nInformation, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.\n"

OF_FLAP = f"""\
Sources of Skin flap: 1 document, 1 citation

id: society
document: What surgery is
publisher: Society
date: undated
cited: 1 primary

How far each citation was checked:
primary: 1 of 1 (100 %): read in the document itself
secondary: 0 of 1 (0 %): read where it is reported or reprinted
unverified: 0 of 1 (0 %): named, not read: shown as such everywhere
{FOOTER}"""

OF_TERM = f"""\
Sources of Toxin: 0 documents, 0 citations

How far each citation was checked:
primary: 0 of 0 (none): read in the document itself
secondary: 0 of 0 (none): read where it is reported or reprinted
unverified: 0 of 0 (none): named, not read: shown as such everywhere
{FOOTER}"""


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "brow-lines",
            [
                "leaflet\tLeaflet of Toxin One\tMaker\t2023-11\t4 primary, 1 unverified",
                "paper\tA paper\tJournal\t2003\t4 primary, 1 unverified",
                "smpc\tSummary of Uno\tAgency\tundated\t1 secondary",
            ],
        ),
        ("quick", ["society\tWhat surgery is\tSociety\tundated\t1 secondary"]),
        ("toxin", []),
    ],
    ids=["use", "benefit", "term"],
)
def test_the_documents_of_an_entry_are_records(small: Asked, name: str, lines: list[str]) -> None:
    assert small("sources", name) == (0, "".join(f"{line}\n" for line in lines), "")


def test_of_a_document_it_has_what_was_seen_in_it_too(small: Asked) -> None:
    _, out, _ = small("sources", "leaflet")

    assert [line.split("\t")[0] for line in out.splitlines()] == ["leaflet", "smpc"]


@pytest.mark.parametrize(("name", "text"), [("flap", OF_FLAP), ("toxin", OF_TERM)], ids=["one", "none"])
def test_the_share_at_each_level_stands_below(small: Asked, name: str, text: str) -> None:
    assert small("sources", name, "-f", "list") == (0, text, "")


def test_alone_it_counts_every_citation(small: Asked) -> None:
    answer = json.loads(small("sources", "--json")[1])

    assert answer["summary"] == {
        "of": None,
        "citations": 42,
        "levels": {"primary": 32, "secondary": 3, "unverified": 7},
    }
    assert [item["id"] for item in answer["items"]] == ["leaflet", "paper", "smpc", "society"]


def test_the_levels_of_the_real_catalogue_add_up(botox: Asked) -> None:
    summary = json.loads(botox("sources", "--json")[1])["summary"]

    assert sum(summary["levels"].values()) == summary["citations"]
