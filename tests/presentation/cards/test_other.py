"""The cards of all kinds but uses and products: a line for each field that an entry has."""

import pytest
from support import Botox

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.presentation.cards import card
from botox_cli.render.references import ReferenceNumbers

CARDS = {
    "strong-antibiotics": """\
Strong antibiotics
Kind: risk, interaction
They may make it stronger. [1]
Drugs, conditions: gentamicin, kanamycin
Facts: US label: With caution. [1]

source 1: Leaflet of Toxin One, Maker, 2023-11, at 7 (primary)
""",
    "injections-2022": """\
Injections of 2022
Kind: statistic
Series: society, 2022
Region: US
Year: 2022
Amount: 8,736,591 procedures [1]

source 1: What surgery is, Society (primary)
""",
    "what-does-it-cost": """\
What does it cost?
Kind: faq
It depends.
Prices: a visit: 400 USD (US, 2023). The mean fee. [1]

source 1: What surgery is, Society (primary)
""",
    "sausages": """\
Bad sausages
Kind: event
People fell ill. [1]
Day: 1793
About: science

source 1: Doe et al.: A paper, Journal, 2003 (unverified)
""",
    "leaflet": """\
Leaflet of Toxin One
Kind: source, label
Publisher: Maker
Date: 2023-11
Url: https://example.org/leaflet
""",
    "toxin": """\
Toxin
Also called: poison
Kind: term
A poison that a living thing makes. This one stops nerves.
""",
    "it-is-surgery": """\
It is surgery
Kind: claim
Said in: is-botox-considered-plastic-surgery
Verdict: contradicted
Because: Nothing is cut. [1]

source 1: What surgery is, Society (primary)
""",
    "no-wine": """\
No wine
Kind: aftercare
Some say to drink none. [1]
Phase: before
Basis: no-evidence-found
Because: Nobody has tried it.
Uses: cramp

source 1: Doe et al.: A paper, Journal, 2003 (primary)
""",
}


@pytest.mark.parametrize(("name", "text"), CARDS.items(), ids=CARDS)
def test_a_card_has_every_field_and_its_sources(small: Botox, name: str, text: str) -> None:
    footer = "\nInformation, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.\n"

    assert small("show", name, "--full") == (0, text + footer, "")


@pytest.mark.parametrize("section", [section for section in SECTIONS if section not in ("uses", "products")])
def test_every_card_of_a_kind_can_be_made_and_says_something(catalogue: Catalogue, section: str) -> None:
    cards = [card(catalogue, entry, ReferenceNumbers()) for entry in getattr(catalogue, section).values()]

    assert [made.title for made in cards if not (made.lead or made.fields)] == []


@pytest.mark.parametrize("section", [section for section in SECTIONS if section not in ("uses", "products", "sources")])
def test_no_card_shows_a_value_as_code(catalogue: Catalogue, section: str) -> None:
    texts = [
        line.text
        for entry in getattr(catalogue, section).values()
        for field in card(catalogue, entry, ReferenceNumbers()).fields
        for line in field.lines
    ]

    assert [text for text in texts if "cites=" in text or "Range(" in text or text == "None"] == []
