"""`botox benefits`: alone, the benefits that people claim and whether each is true; with a use, what improves."""

import json

from support import Botox

from botox_cli.presentation.labels import NOT_HERE

FOOTER = "\nInformation, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.\n"

GENERAL = f"""\
Benefits that are claimed for Botox: 1, each checked

Quick
Said: It is done in minutes.
Holds?: partly true [1]
Holds?: A visit takes longer.

source 1: What surgery is, Society, at 2, seen in A paper (secondary)
{FOOTER}"""

OF_BROW_LINES = f"""\
Brow lines: what improves

Brow lines
works
Academy, Level A: works: Two trials. [1]
Academy, Level A: no lines at 30 days (at 20 onabotulinumtoxinA U of Toxin One): about 80 in 100, placebo 2.5 in 100 \
(n 405 and 132; first trial) [1]
Evidence: mixed: One series. [2]

source 1: Doe et al.: A paper, Journal, 2003, at 3 (primary)
source 2: Doe et al.: A paper, Journal, 2003, at 4 (unverified)
{FOOTER}"""

OF_THICK_NECK = f"""\
Thick neck: what improves

Thick neck
{NOT_HERE}
Evidence: {NOT_HERE}
{FOOTER}"""


def test_each_general_benefit_has_what_is_said_and_its_verdict(small: Botox) -> None:
    assert small("benefits", "--full") == (0, GENERAL, "")


def test_a_use_has_what_improves_by_how_much_against_what(small: Botox) -> None:
    assert small("benefits", "elevens", "--full") == (0, OF_BROW_LINES, "")


def test_a_use_without_evidence_says_so(small: Botox) -> None:
    assert small("benefits", "thick", "neck", "--full") == (0, OF_THICK_NECK, "")


def test_json_of_a_use_is_its_evidence(small: Botox) -> None:
    answer = json.loads(small("benefits", "cramp", "--json")[1])

    assert answer["summary"] == {"use": "cramp", "finding": "no-effect"}
    assert answer["items"] == [
        {
            "finding": "no-effect",
            "design": "randomised",
            "text": "No better than placebo.",
            "cites": [{"source": "paper", "checked": "primary"}],
        }
    ]


def test_json_of_a_use_without_evidence_says_so(small: Botox) -> None:
    answer = json.loads(small("benefits", "thick-neck", "--json")[1])

    assert (answer["summary"], answer["items"]) == ({"use": "thick-neck", "finding": "not-in-this-catalogue"}, [])


def test_only_a_use_has_benefits(small: Botox) -> None:
    code, out, err = small("benefits", "toxin-one")

    assert (code, out, err.partition(";")[0].partition(" (")[0]) == (
        1,
        "",
        "botox: 'toxin-one' is a product, expected a use",
    )
