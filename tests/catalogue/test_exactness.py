"""What blurs a fact is refused, what is better mended is warned of; and the bundled catalogue has neither."""

from collections.abc import Callable
from pathlib import Path

import pytest

from botox_cli.catalogue import check
from botox_cli.catalogue.model.catalogue import Catalogue

Refusal = Callable[..., list[str]]
Spoiling = Callable[[str, str], list[str]]

USE = "uses.brow-lines"
RESULT = f"{USE}.evidence[0].results[0]"
RISK = f"{USE}.risks[0]"
PRODUCT = "products.toxin-one"
EITHER = "expected one: `serotype: A`, B or not named, where the source names no product"

CONTRAINDICATIONS = """\
    contraindications:
      - risk: spread
        cites: [{source: leaflet, at: "4", checked: primary}]
"""

UNREAD = 'cites: [{source: paper, at: "3", checked: unverified}]'


def test_the_small_catalogue_has_neither_problem_nor_warning(warnings: Refusal, whole: str) -> None:
    assert warnings(whole) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            '{source: leaflet, at: "6", checked: unverified}',
            '{source: leaflet, at: "6", checked: secondary}',
            f"59:17: {RISK}.cites[0]: secondary without via on a label, expected where it was read (via), or primary",
            id="secondary-without-via",
        ),
        pytest.param(
            "product: toxin-one\n        region",
            "product: toxin-one\n        serotype: A\n        region",
            f"21:9: {USE}.treatments[0]: a product and a serotype, {EITHER}",
            id="product-and-serotype",
        ),
        pytest.param(
            "  - product: toxin-one\n        lasts",
            "  - lasts",
            f"38:9: {USE}.timing[0]: neither a product nor a serotype, {EITHER}",
            id="neither-product-nor-serotype",
        ),
        pytest.param(
            "  - product: toxin-one\n        region",
            "  - serotype: A\n        region",
            f"21:9: {USE}.treatments[0]: a dose without a product, expected the product that its unit belongs to",
            id="doses-of-an-unnamed-toxin",
        ),
        pytest.param(
            "  - product: toxin-one\n        lasts",
            "  - serotype: A\n        at_dose: {low: 4, unit: onabotulinumtoxinA U}\n        lasts",
            f"38:9: {USE}.timing[0]: a dose without a product, expected the product that its unit belongs to",
            id="at-dose-of-an-unnamed-toxin",
        ),
        pytest.param(
            "  - reaction: headache\n",
            "  - reaction: headache after 20 units\n        serotype: A\n",
            f"56:9: {RISK}.reaction: '20 units' of a toxin that is not named, expected no units without a product",
            id="units-in-words-of-an-unnamed-toxin",
        ),
        pytest.param(
            "at_dose: {low: 20, high: 20, unit: onabotulinumtoxinA U}",
            "at_dose: {low: 20, high: 20, unit: sites}",
            f"50:13: {RESULT}.at_dose: 'sites', expected the unit of a toxin",
            id="at-dose-that-is-none",
        ),
        pytest.param(
            "at_dose: {low: 20, high: 20, unit: onabotulinumtoxinA U}",
            "at_dose: {low: 20, high: 20, unit: abobotulinumtoxinA U}",
            f"50:13: {RESULT}.at_dose: 'abobotulinumtoxinA U', expected the unit of toxin-one (onabotulinumtoxinA U)",
            id="at-dose-in-another-unit",
        ),
        pytest.param(
            "control: {percent: 2.5, n: 132}",
            "control: {value: 2.5, unit: mm, n: 132}",
            f"46:13: {RESULT}: a pair in two units, expected both in one",
            id="pair-of-share-and-mean",
        ),
        pytest.param(
            "toxin: {percent: 80, n: 405}\n            control: {percent: 2.5, n: 132}",
            "toxin: {value: 80, unit: mm, n: 405}\n            control: {value: 2.5, unit: cm, n: 132}",
            f"46:13: {RESULT}: a pair in two units, expected both in one",
            id="pair-of-two-means",
        ),
        pytest.param(
            "control: {percent: 2.5, n: 132}\n            comparator: placebo",
            "comparator: no comparator",
            f"46:13: {RESULT}: a lone figure as headline, expected a pair: toxin and control",
            id="lone-headline",
        ),
        pytest.param(
            "  - reaction: headache\n        toxin: {percent: 9, n: 405}\n        comparator: no comparator",
            "  - reaction: headache\n        headline: true\n        toxin: {percent: 9, n: 405}\n"
            "        control: {percent: 8, n: 130}\n        comparator: placebo",
            f"56:9: {RISK}: a headline that nobody read, expected one that was read",
            id="unread-headline-of-a-risk",
        ),
        pytest.param(
            'cites: [{source: paper, at: "3", checked: primary}]',
            UNREAD,
            f"46:13: {RESULT}: a headline that nobody read, expected one that was read",
            id="unread-headline-of-a-result",
        ),
        pytest.param(
            "  - reaction: headache\n",
            "  - reaction: headache with the higher dose\n",
            f"56:9: {RISK}.reaction: 'higher dose' in words, expected the dose as at_dose, in its product's unit",
            id="dose-in-words",
        ),
        pytest.param(
            "short: no lines seen",
            "short: no lines seen by the investigator",
            f"47:13: {RESULT}.short: 33 letters, expected at most 28",
            id="short-of-a-result",
        ),
        pytest.param(
            "    group: wrinkles\n",
            "    short: Lines between the brows\n    group: wrinkles\n",
            f"14:5: {USE}.short: 23 letters, expected at most 20",
            id="short-of-a-use",
        ),
    ],
)
def test_what_blurs_a_fact_is_refused(spoiled: Spoiling, old: str, new: str, problem: str) -> None:
    assert spoiled(old, new) == [f"own.yaml:{problem}"]


def test_generated_family_is_refused(spoiled: Spoiling) -> None:
    assert spoiled(
        "product: toxin-one\n        region", "product: toxin-one\n        family: Botox\n        region"
    ) == [f"own.yaml:22:9: {USE}.treatments[0].family: a field family, expected none: its product tells it"]


def test_evidence_that_nothing_was_studied_needs_no_citation(compiled: Callable[..., Catalogue], whole: str) -> None:
    row = "- finding: not-studied\n        text: Nobody did.\n"

    catalogue = compiled(whole.replace("- finding: works", f"{row}      - finding: works"))

    assert catalogue.uses["brow-lines"].evidence[0].cites == ()


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        pytest.param(
            "https://example.org/leaflet",
            "https://example.org/",
            "142:5: sources.leaflet.url: 'https://example.org/', expected the address of the document, not a home page",
            id="home-page",
        ),
        pytest.param(
            "publisher: Journal",
            "publisher: journal not named",
            "145:5: sources.paper.publisher: 'journal not named', expected who publishes it",
            id="publisher",
        ),
        pytest.param(
            "text: One trial.",
            "text: One trial. No later trial was found.",
            f"44:9: {USE}.evidence[0].text: a citation on 'No later trial was found',"
            " expected it as one of search_notes, uncited",
            id="search-told-as-a-fact",
        ),
        pytest.param(
            "name: Brow lines",
            "name: Lines between the brows",
            f"11:3: {USE}: a name of 23 letters without short, expected at most 20",
            id="long-name",
        ),
        pytest.param(
            "cites: [{source: paper, checked: secondary, via: leaflet}]",
            "cites: [{source: paper, checked: unverified}]",
            f"38:9: {USE}.timing[0]: leads on a screen and nobody read it, expected a fact that was read first",
            id="leads-unread",
        ),
        pytest.param(
            "            headline: true\n",
            "",
            f"11:3: {USE}: results without a headline, expected one that leads, or in search_notes why none is fit",
            id="no-headline",
        ),
        pytest.param(
            "endpoint: no lines\n            short: no lines seen\n",
            "endpoint: no lines seen by the investigator\n",
            f"46:13: {RESULT}: a headline without short, expected one",
            id="long-endpoint",
        ),
        pytest.param(
            "        design: randomised\n",
            "",
            f"42:9: {USE}.evidence[0]: no design, expected how the evidence was made",
            id="design",
        ),
        pytest.param(
            "    about: approval\n",
            "",
            "124:3: events.first-licence: no about, expected what the event is about",
            id="about",
        ),
        pytest.param(
            "    class: non-surgical\n",
            "",
            "73:3: positions.the-board: no class, expected what it counts Botox as",
            id="class",
        ),
        pytest.param(
            "    composition:\n      - albumin: human\n        complex_size: {low: 900, high: 900, unit: kDa}\n"
            '        cites: [{source: leaflet, at: "11", checked: primary}]\n',
            "",
            f"82:3: {PRODUCT}: no composition, expected it, or in search_notes what was looked for",
            id="composition",
        ),
        pytest.param(
            "    storage:\n      - state: unopened\n        temperature: {low: 2, high: 8, unit: °C}\n"
            '        cites: [{source: leaflet, at: "16.2", checked: primary}]\n',
            "",
            f"82:3: {PRODUCT}: no storage, expected it, or in search_notes what was looked for",
            id="storage",
        ),
        pytest.param(
            CONTRAINDICATIONS,
            "",
            f"82:3: {PRODUCT}: no contraindications, expected it, or in search_notes what was looked for",
            id="contraindications",
        ),
    ],
)
def test_what_is_better_mended_is_warned_of(warnings: Refusal, whole: str, old: str, new: str, warning: str) -> None:
    assert whole.count(old) == 1

    assert warnings(whole.replace(old, new)) == [f"own.yaml:{warning}"]


NOTE = "    search_notes: [It was looked for and not found.]\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("            headline: true\n", "", id="headline"),
        pytest.param(CONTRAINDICATIONS, "", id="contraindications"),
    ],
)
def test_a_gap_that_search_notes_explain_is_not_warned_of(warnings: Refusal, whole: str, old: str, new: str) -> None:
    noted = whole.replace("    aliases: [elevens]\n", "    aliases: [elevens]\n" + NOTE)
    noted = noted.replace("    maker: Maker\n", "    maker: Maker\n" + NOTE)

    assert warnings(noted.replace(old, new)) == []


def test_gaps_of_the_files_of_users_are_not_warned_of(tmp_path: Path) -> None:
    event = "mine: {name: Mine, day: 2020, lay: It was., cites: [{source: fda-glabellar-2002, checked: primary}]}"
    own = tmp_path / "own.yaml"
    own.write_text(f"events:\n  {event}\n", encoding="utf-8")

    assert check([str(own)]).warnings == ()


def test_every_bundled_product_has_what_pictures_need(catalogue: Catalogue) -> None:
    products = catalogue.products.values()
    lacking = [one for one in products if not (one.composition and one.storage and one.contraindications)]

    assert [one.id for one in lacking if not one.search_notes] == []


def test_every_bundled_event_is_about_something_and_every_position_has_a_class(catalogue: Catalogue) -> None:
    assert [event.id for event in catalogue.events.values() if event.about is None] == []
    assert [position.id for position in catalogue.positions.values() if position.class_ is None] == []


def test_every_bundled_evidence_has_a_design(catalogue: Catalogue) -> None:
    uses = catalogue.uses.values()

    assert [use.id for use in uses if any(row.design is None for row in use.evidence)] == []


def test_every_bundled_use_with_results_leads_with_one_or_says_why_none(catalogue: Catalogue) -> None:
    open_ones = [use for use in catalogue.uses.values() if not use.search_notes]

    results = {use.id: [result for row in use.evidence for result in row.results] for use in open_ones}
    assert [id_ for id_, found in results.items() if found and not any(result.headline for result in found)] == []
