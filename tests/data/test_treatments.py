"""The real data: what the catalogue must hold, how far it was checked, and how plain its words are."""

import re
from collections.abc import Iterator
from statistics import mean
from urllib.parse import urlsplit

import pytest
import textstat

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, entry_type
from botox_cli.catalogue.model.uses import Treatment
from botox_cli.queries.citations import all_citations, shares
from botox_cli.queries.lookup import find
from botox_cli.queries.search import search
from botox_cli.queries.uses import Conditions, select

FDA_INDICATIONS = [
    ("strabismus", "botox", "12", "1989-12-29"),
    ("blepharospasm", "botox", "12", "1989-12"),
    ("cervical-dystonia", "botox", "adult", "2000-12-21"),
    ("glabellar-lines", "botox-cosmetic", "adult", "2002-04-12"),
    ("axillary-hyperhidrosis", "botox", "adult", "2004-07"),
    ("upper-limb-spasticity", "botox", "adult", "2010-03-09"),
    ("chronic-migraine", "botox", "adult", "2010-10-15"),
    ("neurogenic-bladder", "botox", "adult", "2011-08-24"),
    ("overactive-bladder", "botox", "adult", "2013-01-18"),
    ("lateral-canthal-lines", "botox-cosmetic", "adult", "2013-09-11"),
    ("lower-limb-spasticity", "botox", "adult", "2016-01"),
    ("forehead-lines", "botox-cosmetic", "adult", "2017-10"),
    ("upper-limb-spasticity", "botox", "child", "2019-06-20"),
    ("lower-limb-spasticity", "botox", "child", "2019-10"),
    ("neurogenic-bladder", "botox", "child", "2021-02"),
    ("platysma-bands", "botox-cosmetic", "adult", "2024-10-18"),
]
"""Every FDA indication of BOTOX and BOTOX Cosmetic: use, product, population (see `approval`), day of the approval.

Of 2016 and 2017 sources name two days each, that of the approval and that of its announcement.
"""

NAMED_USES = [
    ("wrinkles around the eyes", "lateral-canthal-lines"),
    ("wrinkles of the forehead", "forehead-lines"),
    ("wrinkles between the brows", "glabellar-lines"),
    ("facial symmetry", "facial-asymmetry"),
    ("brow lift", "brow-lift"),
    ("platysmal bands in the neck", "platysma-bands"),
    ("neck bands", "platysma-bands"),
    ("excessive sweating", "axillary-hyperhidrosis"),
    ("hyperhidrosis", "axillary-hyperhidrosis"),
    ("chronic migraines", "chronic-migraine"),
    ("migraine", "chronic-migraine"),
    ("jawline slimming", "masseter-slimming"),
    ("nose job", "nasal-tip-droop"),
]
"""Words for uses in the text `sculpting-perfection` (see `said_in` of claims), each with the id of the use."""

HEADINGS = [
    ("Facial Symmetry Enhancement", "facial-asymmetry"),
    ("Brow Lift", "brow-lift"),
    ("Neck Rejuvenation", "platysma-bands"),
    ("Excessive Sweating", "axillary-hyperhidrosis"),
    ("Migraine Relief", "chronic-migraine"),
    ("Jawline Slimming", "masseter-slimming"),
    ("Non-Surgical Nose Job", "nasal-tip-droop"),
]

NAMED_BENEFITS = [
    ("Minimally Invasive", "minimally-invasive"),
    ("no downtime", "minimally-invasive"),
    ("Quick and Convenient", "quick-and-convenient"),
    ("Customizable", "customizable"),
    ("Temporary but Repeatable", "temporary-but-repeatable"),
]

NAMED_PROCEDURES = [
    ("rhinoplasty", "rhinoplasty"),
    ("aesthetic nasal surgery", "rhinoplasty"),
    ("breast lift", "mastopexy"),
    ("breast reduction", "reduction-mammaplasty"),
    ("breast enlargement", "breast-augmentation"),
    ("blepharoplasty", "blepharoplasty"),
    ("aesthetic eyelid surgery", "blepharoplasty"),
    ("scoop ears", "otoplasty"),
    ("facial rejuvenation", "rhytidectomy"),
    ("face lift", "rhytidectomy"),
    ("forehead lift", "brow-lift-surgery"),
    ("eyebrow lift", "brow-lift-surgery"),
    ("neck lift", "neck-lift"),
    ("skin cancers", "skin-cancer-excision"),
    ("burns", "burn-skin-grafting"),
    ("filling", "hyaluronic-acid-filler"),
    ("Botox", "botulinum-toxin-injection"),
]
"""Words for procedures in the text `is-botox-considered-plastic-surgery`, each with the id of the procedure."""

DENIED_HOSTS = re.compile(
    r"(^|\.)(quora|reddit|realself|answers|wikihow|brainly|justanswer|chegg|pinterest|facebook|instagram|tiktok|youtube"
    r"|ehow|alibaba|aliexpress|ebay|amazon|botoxsarasotafl|acibadem|acibademhealthpoint|groupon)\."
    r"|medspa\.com$|medispa|laserclinic|aestheticclinic"
)
"""Hosts that no source may be on: shops, clinics that advertise, and places where anyone answers."""

LAY_SECTIONS = [name for name in SECTIONS if "lay" in entry_type(name).__struct_fields__]

ANY_SIGN = "ill-after-doubtful-product"
"""The id of a sign of danger that has no words of its own: any of the other signs may tell of it."""

GRADE = 8.0

DOSE = re.compile(r"\d\s*(U|units?)\b")


def lay_texts(catalogue: Catalogue, section: str) -> dict[str, str]:
    return {entry.id: entry.lay for entry in getattr(catalogue, section).values()}


def treatments(catalogue: Catalogue) -> Iterator[tuple[str, Treatment]]:
    for use in catalogue.uses.values():
        yield from ((f"{use.id} {row.product} {row.region} {row.population}", row) for row in use.treatments)


def approval(catalogue: Catalogue, use: str, product: str, population: str) -> Treatment:
    """The one approved US treatment of a use with a product for a population; the test fails if there is not one.

    `population` is a part of the treatment's own; `child` is any that does not begin with `adult`.
    """
    rows = [
        row
        for row in catalogue.uses[use].treatments
        if (row.product, row.region, row.status) == (product, "US", "approved") and population in row.population
    ]
    found = [row for row in rows if not row.population.startswith("adult")] if population == "child" else rows
    assert len(found) == 1, [row.population for row in rows]
    return found[0]


@pytest.mark.parametrize(("section", "least"), [("uses", 60), ("products", 9), ("procedures", 70), ("claims", 42)])
def test_the_catalogue_is_at_least_so_large(catalogue: Catalogue, section: str, least: int) -> None:
    assert len(getattr(catalogue, section)) >= least


@pytest.mark.parametrize(("text", "least"), [("is-botox-considered-plastic-surgery", 23), ("sculpting-perfection", 19)])
def test_the_statements_of_a_text_are_claims(catalogue: Catalogue, text: str, least: int) -> None:
    assert len([claim for claim in catalogue.claims.values() if claim.said_in == text]) >= least


@pytest.mark.parametrize(("words", "use"), NAMED_USES, ids=[words for words, _ in NAMED_USES])
def test_a_use_of_the_text_is_listed_under_its_words(catalogue: Catalogue, words: str, use: str) -> None:
    listed = select(catalogue.uses.values(), Conditions(text=words))
    ranked = [hit.entry.id for hit in search(catalogue, words, 12).hits]

    assert use in [found.id for found in listed] or ranked.index(use) < 3


@pytest.mark.parametrize(("heading", "use"), HEADINGS, ids=[heading for heading, _ in HEADINGS])
def test_a_search_for_a_heading_of_the_text_finds_its_use_before_others(
    catalogue: Catalogue, heading: str, use: str
) -> None:
    found = [hit.entry.id for hit in search(catalogue, heading, 12).hits if hit.entry.id in catalogue.uses]

    assert found[:1] == [use]


@pytest.mark.parametrize("words", ["{}", "I have {} since my injection"])
def test_a_search_for_a_sign_of_danger_by_any_of_its_names_has_a_sign_of_danger_first(
    catalogue: Catalogue, words: str
) -> None:
    flags = [flag for flag in catalogue.red_flags.values() if flag.urgency == "emergency" and flag.id != ANY_SIGN]
    names = [name for flag in flags for name in (flag.name, *flag.aliases)]

    first = {name: search(catalogue, words.format(name), 1) for name in names}

    assert [
        name for name, answer in first.items() if not answer.danger or answer.hits[0].entry.id not in answer.danger
    ] == []


@pytest.mark.parametrize(("words", "benefit"), NAMED_BENEFITS, ids=[words for words, _ in NAMED_BENEFITS])
def test_a_benefit_of_the_text_is_found_by_its_words(catalogue: Catalogue, words: str, benefit: str) -> None:
    assert find(catalogue, words, ("benefits",)).id == benefit


@pytest.mark.parametrize(("words", "procedure"), NAMED_PROCEDURES, ids=[words for words, _ in NAMED_PROCEDURES])
def test_a_procedure_of_the_text_is_found_by_its_words(catalogue: Catalogue, words: str, procedure: str) -> None:
    assert find(catalogue, words, ("procedures",)).id == procedure


@pytest.mark.parametrize("family", ["tumours", "burns-and-scars", "congenital", "injury-and-hand", "face-and-nerve"])
def test_what_the_text_calls_reconstructive_has_procedures(catalogue: Catalogue, family: str) -> None:
    branches = {item.branch for item in catalogue.procedures.values() if item.family == family}

    assert branches == {"reconstructive"}


indications = pytest.mark.parametrize(
    ("use", "product", "population", "day"),
    FDA_INDICATIONS,
    ids=[f"{use}-{population}" for use, _, population, _ in FDA_INDICATIONS],
)


@indications
def test_an_fda_indication_has_its_day(catalogue: Catalogue, use: str, product: str, population: str, day: str) -> None:
    assert approval(catalogue, use, product, population).approved == day


@indications
def test_an_fda_indication_has_a_dose_of_its_label(
    catalogue: Catalogue, use: str, product: str, population: str, day: str
) -> None:
    doses = [dose for dose in approval(catalogue, use, product, population).doses if dose.basis == "label"]

    assert doses != [], day
    assert [dose for dose in doses if not dose.cites] == []


@indications
def test_an_fda_indication_says_when_it_may_be_repeated(
    catalogue: Catalogue, use: str, product: str, population: str, day: str
) -> None:
    repeat = approval(catalogue, use, product, population).repeat

    assert repeat is not None, day
    assert (repeat.interval or repeat.note) is not None


def test_botox_has_no_other_approval_in_the_us(catalogue: Catalogue) -> None:
    approved = [
        (use.id, row.product)
        for use in catalogue.uses.values()
        for row in use.treatments
        if (row.region, row.status) == ("US", "approved") and row.product in ("botox", "botox-cosmetic")
    ]

    assert sorted(approved) == sorted((use, product) for use, product, _, _ in FDA_INDICATIONS)


def test_the_dose_of_a_label_stands_where_the_label_holds(catalogue: Catalogue) -> None:
    labelled = {name: row.status for name, row in treatments(catalogue) for dose in row.doses if dose.basis == "label"}

    assert {name: status for name, status in labelled.items() if status not in ("approved", "withdrawn")} == {}


def test_the_dose_of_a_trial_is_not_that_of_a_label(catalogue: Catalogue) -> None:
    kinds = {
        name: {catalogue.sources[cite.source].category for cite in dose.cites}
        for name, row in treatments(catalogue)
        for dose in row.doses
        if dose.basis == "trial"
    }

    assert [name for name, categories in kinds.items() if categories <= {"label"}] == []


@pytest.mark.parametrize("section", LAY_SECTIONS)
def test_lay_texts_read_at_grade_8_or_below(catalogue: Catalogue, section: str) -> None:
    grades = {name: textstat.flesch_kincaid_grade(text) for name, text in lay_texts(catalogue, section).items()}

    above = {name: round(grade, 1) for name, grade in grades.items() if grade > GRADE}

    assert above == {}, f"on average {mean(grades.values()):.1f}"


@pytest.mark.parametrize("section", LAY_SECTIONS)
def test_lay_texts_give_no_advice_and_no_dose(catalogue: Catalogue, section: str) -> None:
    texts = lay_texts(catalogue, section)

    assert [name for name, text in texts.items() if "you should" in text.lower() or DOSE.search(text)] == []


def test_nine_in_ten_citations_were_read(catalogue: Catalogue) -> None:
    counts = shares(all_citations(catalogue))

    assert (counts["primary"] + counts["secondary"]) / sum(counts.values()) >= 0.9, counts


def test_more_citations_were_read_in_the_document_than_elsewhere(catalogue: Catalogue) -> None:
    counts = shares(all_citations(catalogue))

    assert counts["primary"] > counts["secondary"] > counts["unverified"]


def test_no_source_is_a_shop_a_clinic_or_a_place_where_anyone_answers(catalogue: Catalogue) -> None:
    hosts = {source.id: urlsplit(source.url or "").hostname or "" for source in catalogue.sources.values()}

    assert {name: host for name, host in hosts.items() if DENIED_HOSTS.search(host)} == {}


def test_a_document_has_one_entry(catalogue: Catalogue) -> None:
    dois = [source.doi.lower() for source in catalogue.sources.values() if source.doi]

    assert [doi for doi in dois if dois.count(doi) > 1] == []
