"""The card of a product: its toxin, its licences, its vials, and what is particular to it."""

import pytest
from support import Botox

from botox_cli.catalogue.model.catalogue import Catalogue

FOOTER = "\nInformation, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.\n"

LICENSED = f"""\
Toxin One
Also called: first toxin
Doses: counted in onabotulinumtoxinA U
The first toxin.
Toxin: onabotulinumtoxinA, serotype A
Maker: Maker
Licences: licensed: US, 1989-12-29, Maker Inc., 103000 [1]
Licences: licensed: EU Uno (as Uno) [2]
Elsewhere: UK Uno; EU Uno
Vials: 50 onabotulinumtoxinA U with albumin, salt [1]
Composition: US: powder, albumin: human, lactose: none, with complexing proteins, 900 kDa with them, salt [1]
Storage: unopened: 2–8 °C, 36 months (In a refrigerator.) [1]
Contraindications: US: Disease of nerve and muscle [1]
Units: Its units are its own. [1]

source 1: Leaflet of Toxin One, Maker, 2023-11, at 16, 11, 4, 5 (primary)
source 2: Summary of Uno, Agency, seen in Leaflet of Toxin One (secondary)
{FOOTER}"""

REFUSED = f"""\
Toxin Two
Doses: counted in abobotulinumtoxinA U
The second toxin.
Toxin: abobotulinumtoxinA, serotype A
Maker: Other maker
Licences: refused: UK [1]
Storage: On a shelf. [1]

source 1: Summary of Uno, Agency (unverified)
{FOOTER}"""


@pytest.mark.parametrize(("product", "text"), [("toxin-one", LICENSED), ("toxin-two", REFUSED)])
def test_a_card_has_licences_vials_and_facts_each_with_its_source(small: Botox, product: str, text: str) -> None:
    _, out, _ = small("show", product, "--full")

    assert out.replace("\n\n", "\n") == text.replace("\n\n", "\n")


@pytest.mark.parametrize(
    "product", ["botox", "botox-cosmetic", "dysport", "xeomin", "jeuveau", "daxxify", "letybo", "myobloc", "relfydess"]
)
def test_every_product_says_what_its_units_are(botox: Botox, catalogue: Catalogue, product: str) -> None:
    _, out, _ = botox("show", product, "--full")

    assert f"Doses: counted in {catalogue.products[product].unit}" in out.splitlines()
