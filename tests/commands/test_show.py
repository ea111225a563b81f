"""`botox show`: anything in the catalogue, in full or in part."""

import json

import pytest
from support import Botox

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, entry_type

FOOTER = "\nInformation, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.\n"

RISKS = f"""\
Brow lines
Risks: drooping lid: about 3 in 100, placebo 0 in 100 (n 405 and 130) [1]
Risks: headache: Often mild. [1]

source 1: Leaflet of Toxin One, Maker, 2023-11, at 6 (primary)
{FOOTER}"""


def test_a_section_has_its_lines_and_their_sources_alone(small: Botox) -> None:
    assert small("show", "brow-lines", "--section", "risks") == (0, RISKS, "")


@pytest.mark.parametrize("name", ["brands", "Brands", "Elsewhere", "ELSEWHERE"])
def test_a_section_may_be_named_by_its_key_or_what_people_read(small: Botox, name: str) -> None:
    expected = f"Toxin One\nElsewhere: UK Uno; EU Uno\n{FOOTER}"

    assert small("show", "toxin-one", "--section", name) == (0, expected, "")


def test_a_section_that_is_none_is_told_with_those_that_are(small: Botox) -> None:
    message = (
        "no section 'price' in 'Brow lines', expected one of status, evidence, timing, dose, risks, alternatives, "
        "icd10, boxed-warning"
    )

    assert small("show", "brow-lines", "--section", "price") == (1, "", f"botox: {message}\n")


def test_the_text_for_professionals_is_shown_when_it_is_asked_for(small: Botox) -> None:
    lay = small("show", "brow-lines")[1]
    clinical = small("show", "brow-lines", "--clinical")[1]

    assert clinical == lay.replace("Lines between the brows.", "Glabellar rhytides.")


@pytest.mark.parametrize("entry", ["uses", "products", "risks", "terms"])
def test_json_has_the_entry_in_full_whatever_is_shown_of_it(botox: Botox, catalogue: Catalogue, entry: str) -> None:
    first = next(iter(getattr(catalogue, entry)))
    listed = json.loads(botox("list", entry, "--json")[1])["items"][0]

    assert json.loads(botox("show", first, "--json")[1])["items"] == [listed]


@pytest.mark.parametrize("section", [section for section in SECTIONS if entry_type(section).is_named])
def test_every_kind_of_entry_has_a_card(botox: Botox, catalogue: Catalogue, section: str) -> None:
    entry = next(iter(getattr(catalogue, section).values()), None)
    assert entry, f"expected an entry of {section} in data/"

    code, out, err = botox("show", entry.id, "--full")

    assert (code, err) == (0, "")
    assert out.startswith(entry.name)


@pytest.mark.parametrize(
    "words",
    [("Crow's", "feet"), ("crows-feet",), ("CROW’S FEET",), ("lateral_canthal_lines",)],
    ids=" ".join,
)
def test_a_name_is_found_however_it_is_typed(botox: Botox, words: tuple[str, ...]) -> None:
    assert botox("show", *words) == botox("show", "lateral-canthal-lines")


def test_a_name_of_several_entries_opens_the_best_and_names_the_others(small: Botox) -> None:
    code, out, err = small("show", "brow", "-f", "table")

    assert (code, out.splitlines()[0].split("  ")[0].strip(), err) == (0, "Brow lines", "")
    assert "May also mean" in out
    assert json.loads(small("show", "brow", "--json")[1])["summary"]["may_also_mean"] == ["your-brow"]


@pytest.mark.parametrize("form", [("-f", "list"), ("-f", "table", "--full"), ("-f", "md"), ("-f", "html")])
def test_a_claim_that_may_be_meant_is_named_with_its_verdict(botox: Botox, form: tuple[str, ...]) -> None:
    out = " ".join(botox("show", "excessive", "sweating", *form)[1].split())

    assert "by blocking the sweat glands (claim: partly true)" in out


def test_a_group_is_its_uses_and_a_kind_its_entries(botox: Botox) -> None:
    assert botox("show", "wrinkles") == botox("uses", "--group", "wrinkles")
    assert botox("show", "gut and pelvis") == botox("uses", "--group", "gut-and-pelvis")
    assert botox("show", "red flags") == botox("list", "red-flags")


def test_a_word_of_the_lexicon_opens_what_it_is_looked_up_in(botox: Botox) -> None:
    assert json.loads(botox("show", "eliquis", "--json")[1])["items"][0]["id"] in (
        "blood-thinners",
        "tell-about-blood-thinners",
    )


def test_in_columns_each_line_of_a_card_begins_with_the_id_of_its_entry(small: Botox) -> None:
    records = small("show", "elevens", "--csv")[1].splitlines()

    assert (records[0], {record.partition(",")[0] for record in records[1:]}) == (
        "id,kind,fact,product,serotype,region,population,field,value,low,high,unit,count,n,sources",
        {"brow-lines"},
    )
