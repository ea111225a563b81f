"""The card of a use: what leads first, then every other row, each dose with its product and source."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from support import SMALL, Botox

from botox_cli.catalogue import load
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.presentation.cards.use import use_card
from botox_cli.presentation.labels import FINDINGS, NOT_HERE
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Card

FOOTER = "\nInformation, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.\n"

WHOLE = f"""\
Brow lines
Also called: elevens, lines that frown
Purpose, area, targets: aesthetic; upper face; corrugator supercilii, procerus
Lines between the brows.
Status: approved: EU Uno, adults, since 2003-07 [1]
Status: also approved in US
Works?: works: Two trials. (Academy, Level A) [2]
Works?: no lines at 30 days (at 20 onabotulinumtoxinA U of Toxin One): about 80 in 100, placebo 2.5 in 100 \
(n 405 and 132; first trial) [2]
Time: starts after 1–2 days, fullest after 30 days, lasts 3–4 months, then about 25 in 100 still responded against \
about 2 in 100 (n 403 and 128), at 20 onabotulinumtoxinA U of Toxin One [2]
Time: US Toxin One, adults: not again before 3 months [3]
Label dose: US Toxin One, adults: 20 onabotulinumtoxinA U, 4 onabotulinumtoxinA U a site, 5 sites; \
procerus 4 onabotulinumtoxinA U in 1 site [4]
Label dose: Units of different products are not the same units: they cannot be compared, added or converted.
Risks: drooping lid: about 3 in 100, placebo 0 in 100 (n 405 and 130) [4]
Risks: headache: Often mild. [4]
Instead: filler, no treatment
ICD-10-CM: L98.8
! Boxed warning: The toxin may spread. Help is needed then. [4]
All statuses: approved: US Toxin One, adults, since 2002-04-12: lines of the brow \
(Not for everyone.) [4]
All statuses: off-label: UK Toxin Two, adults [2]
All evidence: mixed: One series. [5]
Doses studied: UK Toxin Two, adults, both sides: 50–60 abobotulinumtoxinA U, at most 70 abobotulinumtoxinA U [2]

source 1: Summary of Uno, Agency, seen in Leaflet of Toxin One (secondary)
source 2: Doe et al.: A paper, Journal, 2003, at 3 (primary)
source 3: Leaflet of Toxin One, Maker, 2023-11, at 2.1 (unverified)
source 4: Leaflet of Toxin One, Maker, 2023-11, at 2.3, 6, boxed warning, 1 (primary)
source 5: Doe et al.: A paper, Journal, 2003, at 4 (unverified)
{FOOTER}"""

NO_EFFECT = f"""\
Writer's spasm
Also called: scrivener's palsy
Purpose, area, targets: therapeutic; hand; flexor
A hand that cramps.
Status: off-label: UK Toxin Two, adults [1]
Works?: {FINDINGS["no-effect"]}: No better than placebo. [1]
Time: {FINDINGS["no-effect"]}
Risks: {NOT_HERE}
! Boxed warning: The toxin may spread. Help is needed then. [2]

source 1: Doe et al.: A paper, Journal, 2003 (primary)
source 2: Leaflet of Toxin One, Maker, 2023-11, at boxed warning (primary)
{FOOTER}"""

NOTHING_KNOWN = f"""\
Thick neck
Purpose, area, targets: aesthetic; neck; trapezius
A neck that looks thick.
Status: {NOT_HERE}
Works?: {NOT_HERE}
Time: {NOT_HERE}
Risks: {NOT_HERE}
! Boxed warning: The toxin may spread. Help is needed then. [1]

source 1: Leaflet of Toxin One, Maker, 2023-11, at boxed warning (primary)
{FOOTER}"""


@pytest.mark.parametrize(
    ("use", "text"),
    [("brow-lines", WHOLE), ("cramp", NO_EFFECT), ("thick-neck", NOTHING_KNOWN)],
    ids=["all-rows", "no-effect", "no-rows"],
)
def test_a_card_has_every_row_and_says_what_is_unknown(small: Botox, use: str, text: str) -> None:
    listed = small("show", use, "--full", "-f", "list")[1].replace("\n\n", "\n")

    assert (0, listed, "") == (0, text.replace("\n\n", "\n"), "")


def test_a_dose_is_told_with_its_product_and_source_in_every_record(small: Botox) -> None:
    records = list(csv.DictReader(small("show", "brow-lines", "--csv")[1].splitlines()))

    doses = [record for record in records if record["unit"].endswith(" U")]
    assert len(doses) == 7
    assert [record for record in doses if not record["sources"]] == []
    assert [record for record in doses if not record["product"].startswith("toxin-")] == []


def test_a_rate_is_told_with_its_source_in_every_record(small: Botox) -> None:
    records = list(csv.DictReader(small("show", "brow-lines", "--csv")[1].splitlines()))

    rates = [record for record in records if record["field"] in ("toxin", "control")]
    assert len(rates) == 4
    assert [record for record in rates if not record["sources"]] == []


def card_of(catalogue: Catalogue, use: str) -> Card:
    return use_card(catalogue, catalogue.uses[use], ReferenceNumbers(), clinical=False)


def test_a_trial_dose_is_never_called_a_label_dose() -> None:
    card = card_of(load((str(Path(SMALL)),), only=True), "brow-lines")

    labels = {field.label: [line.text for line in field.lines] for field in card.fields if field.key == "dose"}
    assert list(labels) == ["Label dose", "Doses studied"]
    assert [text for text in labels["Label dose"] if "abobotulinumtoxinA" in text] == []


def test_a_card_has_every_row_of_its_use_once(catalogue: Catalogue) -> None:
    for use in catalogue.uses.values():
        fields = card_of(catalogue, use.id).fields
        shown = Counter(field.key for field in fields for line in field.lines if line.refs)

        assert shown["status"] == len(use.treatments), use.id
        assert shown["evidence"] == sum(1 + len(row.results) for row in use.evidence), use.id
        assert shown["timing"] == len(use.timing) + sum(row.repeat is not None for row in use.treatments), use.id
        assert shown["risks"] == len(use.risks), use.id


def test_every_use_shows_the_boxed_warning(catalogue: Catalogue) -> None:
    without = [
        use for use in catalogue.uses if "boxed-warning" not in [field.key for field in card_of(catalogue, use).fields]
    ]

    assert without == []


def test_every_treatment_dose_and_evidence_row_is_cited_where_it_is_shown(catalogue: Catalogue) -> None:
    texts = [
        (use, line.text)
        for use in catalogue.uses
        for field in card_of(catalogue, use).fields
        for line in field.lines
        if field.key in ("dose", "risks") and not line.refs and not line.is_detail
    ]

    assert {text for _, text in texts} <= {
        "Units of different products are not the same units: they cannot be compared, added or converted.",
        NOT_HERE,
    }
