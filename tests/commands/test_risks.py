"""`botox risks`: all risks, the gravest first; or those of a use, a product or a drug, with how often they happen."""

import json

import pytest
from support import Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.queries.risks import CATEGORIES

FOOTER = "\nInformation, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.\n"

BOXED = "spread\tSpread of effect\tThe toxin may spread\tBoxed warning\n"
BARRED = "nerve-disease\tDisease of nerve and muscle\tWeak muscles may get weaker\tContraindications\n"
INTERACTING = "strong-antibiotics\tStrong antibiotics\tThey may make it stronger\tInteractions\n"
EFFECT = "weak-hand\tWeak hand\tThe hand may be weak\tSide effects\n"

OF_BROW_LINES = f"""\
Risks: Brow lines

! Boxed warning
The toxin may spread. Help is needed then. [1]

Seen with Brow lines
Side effects: drooping lid: about 3 in 100, placebo 0 in 100 (n 405 and 130) [1]
Side effects: headache: Often mild. [1]

What holds for all
Contraindications: Disease of nerve and muscle: Weak muscles may get weaker [2]
Interactions: Strong antibiotics: They may make it stronger [1]

source 1: Leaflet of Toxin One, Maker, 2023-11, at boxed warning, 6, 7 (primary)
source 2: Summary of Uno, Agency (unverified)
{FOOTER}"""

OF_TOXIN_ONE = f"""\
Risks: Toxin One

! Boxed warning
The toxin may spread. Help is needed then. [1]

What holds for it
Interactions: Strong antibiotics: They may make it stronger [1]
Side effects: Weak hand: The hand may be weak [2]

source 1: Leaflet of Toxin One, Maker, 2023-11, at boxed warning, 7 (primary)
source 2: Doe et al.: A paper, Journal, 2003 (primary)
{FOOTER}"""

WITH_GENTAMICIN = f"""\
What the sources say of 'gentamicin': 1

Strong antibiotics
Kind: interaction, lists it: gentamicin
They may make it stronger. [1]
Drugs, conditions: gentamicin, kanamycin
Facts: US label: With caution. [1]

source 1: Leaflet of Toxin One, Maker, 2023-11, at 7 (primary)
{FOOTER}"""


NO_ALL_CLEAR = "that says nothing about whether it matters"


def test_alone_it_lists_all_and_the_gravest_first(small: Botox) -> None:
    assert small("risks") == (0, BOXED + BARRED + INTERACTING + EFFECT, "")


def test_a_kind_is_chosen_by_name(small: Botox) -> None:
    assert small("risks", "--kind", "Interaction") == (0, INTERACTING, "")


def test_of_a_use_it_has_the_rates_and_what_holds_for_its_products(small: Botox) -> None:
    assert small("risks", "brow", "lines", "--full") == (0, OF_BROW_LINES, "")


def test_of_a_product_it_has_what_does_not_belong_to_another(small: Botox) -> None:
    assert small("risks", "toxin-one", "--full") == (0, OF_TOXIN_ONE, "")


def test_a_risk_is_its_card(small: Botox) -> None:
    assert small("risks", "gentamicin", "--json")[0] == 1
    assert small("risks", "strong-antibiotics") == small("show", "strong-antibiotics")


def test_a_drug_is_found_where_it_is_listed(small: Botox) -> None:
    assert small("risks", "--with", "gentamicin", "--full") == (0, WITH_GENTAMICIN, "")


def test_words_after_the_option_belong_to_it_where_they_name_nothing(botox: Botox) -> None:
    assert botox("risks", "--with", "blood", "thinners") == botox("risks", "--with", "blood thinners")


def test_beside_a_product_only_what_holds_for_it_is_told(botox: Botox) -> None:
    answer = json.loads(botox("risks", "xeomin", "--with", "milk", "--json")[1])

    assert (answer["summary"]["of"], "cows-milk-protein-allergy" in answer["summary"]["reasons"]) == ("xeomin", False)
    assert "cows-milk-protein-allergy" in botox("risks", "dysport", "--with", "milk", "--json")[1]


def test_an_empty_text_is_wrong_usage(botox: Botox) -> None:
    message = "--with an empty text, expected a drug or condition; try: botox risks --with gentamicin"

    assert botox("risks", "--with", " ") == (2, "", f"botox: {message}\n")


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("als", {"nerve-disease": "lists it: ALS"}),
        ("Myasthenia", {"nerve-disease": "lists it: myasthenia gravis"}),
        ("SPREAD of effect", {"spread": "names it: Spread of effect"}),
        ("caution", {"strong-antibiotics": "in its text"}),
        ("weak", {"nerve-disease": "in its text", "weak-hand": "lists it: Weak hand"}),
    ],
)
def test_each_hit_says_why_it_is_one(small: Botox, text: str, reasons: dict[str, str]) -> None:
    answer = json.loads(small("risks", "--with", text, "--json")[1])

    assert answer["summary"] == {"with": text, "reasons": reasons}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("--with insulin", f"no risk in this catalogue names 'insulin': {NO_ALL_CLEAR}; try: botox search insulin"),
        (
            "--with gentamycine",
            (
                f"no risk in this catalogue names 'gentamycine': {NO_ALL_CLEAR}; did you mean 'gentamicin'? "
                f"try: botox risks --with gentamicin"
            ),
        ),
        (
            "--with gentamicin --kind precaution",
            (
                f"no risk of kind 'precaution' in this catalogue names 'gentamicin': {NO_ALL_CLEAR}; "
                f"others do: botox risks --with gentamicin"
            ),
        ),
        (
            "toxin-one --with myasthenia",
            (
                f"no risk for 'toxin-one' in this catalogue names 'myasthenia': {NO_ALL_CLEAR}; "
                f"others do: botox risks --with myasthenia"
            ),
        ),
        ("--kind precaution", "no risk of kind 'precaution' in this catalogue; `botox risks` lists all"),
        (
            "toxin-one --kind precaution",
            "no risk of kind 'precaution' for 'toxin-one' in this catalogue; `botox risks` lists all",
        ),
    ],
    ids=["with", "with-a-slip", "with-of-a-kind", "with-of-one", "kind", "kind-of-one"],
)
def test_nothing_found_is_no_all_clear(small: Botox, options: str, message: str) -> None:
    assert small("risks", *options.split()) == (1, "", f"botox: {message}\n")


def test_json_of_a_use_has_its_rates_in_the_summary(small: Botox) -> None:
    answer = json.loads(small("risks", "brow-lines", "--json")[1])

    assert [rate["reaction"] for rate in answer["summary"]["rates"]] == ["drooping lid", "headache"]
    assert [item["id"] for item in answer["items"]] == ["spread", "nerve-disease", "strong-antibiotics"]


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_kind_of_risk_is_in_the_catalogue(botox: Botox, catalogue: Catalogue, category: str) -> None:
    items = json.loads(botox("risks", "--kind", category, "--json")[1])["items"]

    assert {item["category"] for item in items} == {category}
    assert len(items) == len([risk for risk in catalogue.risks.values() if risk.category == category])


def test_a_name_keeps_its_capitals_inside_a_sentence(botox: Botox) -> None:
    _, out, _ = botox("risks", "frey syndrome", "--full")

    assert "Seen with Frey syndrome" in out.splitlines()


@pytest.mark.parametrize("drug", ["gentamicin", "warfarin", "myasthenia gravis", "pregnancy", "cow's milk"])
def test_what_people_ask_of_is_in_the_catalogue(botox: Botox, drug: str) -> None:
    assert botox("risks", "--with", drug)[0] == 0


@pytest.mark.parametrize("text", ["muscle", "weakness", "allergy"])
def test_what_names_or_lists_it_comes_before_what_only_mentions_it(botox: Botox, text: str) -> None:
    reasons = list(json.loads(botox("risks", "--with", text, "--json")[1])["summary"]["reasons"].values())

    mentions = [reason == "in its text" for reason in reasons]
    assert (len(set(mentions)), mentions) == (2, sorted(mentions))
