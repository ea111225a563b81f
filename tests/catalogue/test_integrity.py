"""What is refused although every entry is well formed: names, references, order, citations, days and addresses."""

from collections.abc import Callable

import pytest

from botox_cli.catalogue import integrity
from botox_cli.catalogue.model.catalogue import Catalogue

Refusal = Callable[..., list[str]]
Spoiling = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param("  onset:", "  spread:", "132:3: terms.spread: 'spread' also names risks.spread", id="id"),
        pytest.param(
            "name: Onset", "name: Toxin ONE", "132:3: terms.onset: 'Toxin ONE' also names products.toxin-one", id="name"
        ),
        pytest.param(
            "name: Onset\n",
            "name: Onset\n    aliases: [Brow-lines]\n",
            "132:3: terms.onset: 'Brow-lines' also names uses.brow-lines",
            id="alias",
        ),
        pytest.param(
            "name: Onset", "name: Élevens", "132:3: terms.onset: 'Élevens' also names uses.brow-lines", id="accent"
        ),
        pytest.param(
            "name: Onset",
            "name: frowning",
            "132:3: terms.onset: 'frowning' also names procedures.injection",
            id="condition",
        ),
        pytest.param(
            "name: Onset",
            "name: toxin uno",
            "132:3: terms.onset: 'toxin uno' also names products.toxin-one",
            id="brand",
        ),
        pytest.param("  onset:", "  paper:", "143:3: sources.paper: 'paper' also names terms.paper", id="source"),
    ],
)
def test_a_name_that_two_entries_share_is_refused(spoiled: Spoiling, old: str, new: str, problem: str) -> None:
    assert spoiled(old, new) == [f"own.yaml:{problem}, expected a name of its own"]


@pytest.mark.parametrize(
    ("aliases", "repeated"),
    [
        pytest.param("[brow lines]", "brow lines", id="name"),
        pytest.param("[BROW-LINES]", "BROW-LINES", id="id"),
        pytest.param("[elevens, Elevens]", "Elevens", id="alias"),
    ],
)
def test_an_alias_that_repeats_a_name_of_its_entry_is_refused(spoiled: Spoiling, aliases: str, repeated: str) -> None:
    assert spoiled("aliases: [elevens]", f"aliases: {aliases}") == [
        f"own.yaml:13:5: uses.brow-lines.aliases: alias {repeated!r} repeats a name of the entry, expected another"
    ]


def test_the_title_of_a_source_may_be_the_name_of_an_entry(compiled: Callable[..., Catalogue], whole: str) -> None:
    catalogue = compiled(whole.replace("title: Paper", "title: Onset"))

    assert catalogue.sources["paper"].title == catalogue.terms["onset"].name


def test_entries_that_are_not_in_alphabetical_order_are_warned_of(warnings: Refusal) -> None:
    text = "terms:\n" + "".join(f"  {key}: {{name: The {key}, lay: A word.}}\n" for key in ("b", "c", "a", "d"))

    assert warnings(text) == ["own.yaml:4:3: terms.a: 'a' after 'c', expected alphabetical order"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            'source: leaflet, at: "2.3"',
            'source: leaflets, at: "2.3"',
            "32:22: uses.brow-lines.treatments[0].doses[0].cites[0].source: no source 'leaflets',"
            " expected an id of sources; did you mean 'leaflet'?",
            id="source",
        ),
        pytest.param(
            "via: leaflet",
            "via: qqq",
            "40:53: uses.brow-lines.timing[0].cites[0].via: no source 'qqq', expected an id of sources",
            id="via",
        ),
        pytest.param(
            "product: toxin-one\n        region",
            "product: toxin-two\n        region",
            "21:9: uses.brow-lines.treatments[0].product: no product 'toxin-two',"
            " expected an id of products; did you mean 'toxin-one'?",
            id="product-of-a-treatment",
        ),
        pytest.param(
            "products: [toxin-one]",
            "products: [qqq]",
            "112:5: risks.spread.products: no product 'qqq', expected an id of products",
            id="products-of-a-risk",
        ),
        pytest.param(
            "risk: spread",
            "risk: spreads",
            "103:9: products.toxin-one.contraindications[0].risk: no risk 'spreads',"
            " expected an id of risks; did you mean 'spread'?",
            id="risk-of-a-contraindication",
        ),
        pytest.param(
            "uses: [brow-lines]",
            "uses: [brow-line]",
            "113:5: risks.spread.uses: no use 'brow-line', expected an id of uses; did you mean 'brow-lines'?",
            id="uses-of-a-risk",
        ),
        pytest.param(
            "marked: injection",
            "marked: qqq",
            "7:3: classification.marked: no procedure 'qqq', expected an id of procedures",
            id="procedure",
        ),
    ],
)
def test_an_id_that_the_catalogue_has_not_is_refused(spoiled: Spoiling, old: str, new: str, problem: str) -> None:
    assert spoiled(old, new) == [f"own.yaml:{problem}"]


def test_a_use_that_a_sign_of_danger_leaves_out_is_one_of_the_catalogue(spoiled: Spoiling) -> None:
    sign = "name: Fever, order: 1, means: It burns., action: Call., urgency: soon, except_uses: [qqq]"
    cites = "cites: [{source: paper, checked: primary}]"

    assert spoiled("\nsources:\n", f"\nred_flags:\n  fever: {{{sign}, {cites}}}\n\nsources:\n") == [
        "own.yaml:138:82: red_flags.fever.except_uses: no use 'qqq', expected an id of uses"
    ]


@pytest.mark.parametrize(
    ("cites", "problem"),
    [
        pytest.param(
            '[{source: leaflet, at: "1", checked: primary}]', "21:9: uses.brow-lines.treatments[0]", id="treatment"
        ),
        pytest.param(
            '[{source: leaflet, at: "2.3", checked: primary}]',
            "28:13: uses.brow-lines.treatments[0].doses[0]",
            id="dose",
        ),
        pytest.param(
            '[{source: leaflet, at: "2.1", checked: primary}]',
            "33:9: uses.brow-lines.treatments[0].repeat",
            id="repeat",
        ),
        pytest.param(
            "[{source: paper, checked: secondary, via: leaflet}]", "38:9: uses.brow-lines.timing[0]", id="timing"
        ),
        pytest.param(
            '[{source: paper, at: "3", checked: primary}]', "42:9: uses.brow-lines.evidence[0]", id="evidence"
        ),
        pytest.param('[{source: leaflet, at: "6", checked: unverified}]', "56:9: uses.brow-lines.risks[0]", id="rate"),
        pytest.param('[{source: paper, at: "1", checked: primary}]', "63:3: procedures.injection", id="procedure"),
        pytest.param('[{source: leaflet, at: "16", checked: primary}]', "92:9: products.toxin-one.vials[0]", id="vial"),
        pytest.param('[{source: leaflet, at: "5", checked: primary}]', "108:3: risks.spread", id="risk"),
        pytest.param("[{source: paper, checked: primary}]", "3:1: classification", id="classification"),
    ],
)
def test_a_fact_without_citation_is_refused(spoiled: Spoiling, cites: str, problem: str) -> None:
    assert spoiled(cites, "[]") == [f"own.yaml:{problem}: no citation, expected at least one"]


@pytest.mark.parametrize("verdict", ["supported", "partly", "contradicted", "unsupported"])
def test_a_claim_needs_a_citation_unless_it_is_an_opinion(spoiled: Spoiling, verdict: str) -> None:
    assert spoiled("verdict: opinion", f"verdict: {verdict}") == [
        "own.yaml:117:3: claims.it-is-lovely: no citation, expected at least one"
    ]


UNUSED = "  zebra: {title: Zebra, publisher: Zoo, category: book}\n"


def test_a_source_that_nothing_cites_is_warned_of(warnings: Refusal, whole: str) -> None:
    assert warnings(whole + UNUSED) == [
        "own.yaml:148:3: sources.zebra: a source that nothing cites, expected a citation or no source"
    ]


def test_nothing_is_said_of_unused_sources_where_an_entry_cannot_be_read(
    warnings: Refusal, refusal: Refusal, whole: str
) -> None:
    text = whole.replace("serotype: A", "serotype: C") + UNUSED

    assert refusal(text) == ["own.yaml:87:5: products.toxin-one.serotype: 'C', expected one of A, B"]
    assert warnings(text) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "2002-04-12", "2002-02-30", "26:9: uses.brow-lines.treatments[0].approved: '2002-02-30'", id="approved"
        ),
        pytest.param("reviewed: 2026-11-21", "reviewed: soon", "60:5: uses.brow-lines.reviewed: 'soon'", id="reviewed"),
        pytest.param(
            "reviewed: 2026-10",
            "reviewed: 2026-10\n    reread: never",
            "106:5: products.toxin-one.reread: 'never'",
            id="reread",
        ),
        pytest.param("date: 2003-05", "date: 05/2003", "147:5: sources.paper.date: '05/2003'", id="date"),
    ],
)
def test_a_day_that_is_not_in_the_calendar_is_refused(spoiled: Spoiling, old: str, new: str, problem: str) -> None:
    assert spoiled(old, new) == [f"own.yaml:{problem}, expected a day as YYYY-MM-DD, YYYY-MM or YYYY"]


@pytest.mark.parametrize("day", ["2026", "0001", "2026-01", "2026-12", "2024-02-29", "1989-12-29"])
def test_a_year_a_month_and_a_day_are_days(day: str) -> None:
    assert integrity.is_day(day)


@pytest.mark.parametrize(
    "day",
    ["", "26", "202", "0000", "20261", "2026-", "2026-1", "2026-13", "2026-00", "2026-1-1", "20261121", "2026-W01",
     "2026-W01-1", "2023-02-29", "2026-04-31", "2026-11-21T", "2026/11/21", "２０２６", "+202", "abcd"],
)  # fmt: skip
def test_anything_else_is_no_day(day: str) -> None:
    assert not integrity.is_day(day)


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "javascript:alert(1)", "file:///etc/passwd"])
def test_an_address_that_is_not_of_the_web_is_refused(spoiled: Spoiling, address: str) -> None:
    assert spoiled("https://example.org/leaflet", address) == [
        f"own.yaml:142:5: sources.leaflet.url: {address!r}, expected an address that begins with https://"
    ]


@pytest.mark.parametrize(
    "address",
    [
        *("https://", "https:///page", "http://localhost/page", "https://a..b/page", "https://[::1/page"),
        *("https://user:word@example.org/", "https://user@example.org/", "https://example.org:port/"),
        *("https://example.org/a b", "https://example.org/a'\"b", "https://evil.org\\\\@example.org/"),
    ],
)
def test_an_address_without_a_plain_host_is_refused(spoiled: Spoiling, address: str) -> None:
    quoted_address = "'" + address.replace("'", "''") + "'"

    (line,) = spoiled("https://example.org/leaflet", quoted_address)

    assert line.startswith("own.yaml:142:5: sources.leaflet.url: ")
    assert ", expected an address " in line


@pytest.mark.parametrize("address", ["http://example.org", "https://a.example.org:8080/a_(b)?c=%20&d=1#e"])
def test_an_address_of_the_web_is_taken(compiled: Callable[..., Catalogue], whole: str, address: str) -> None:
    assert compiled(whole.replace("https://example.org/leaflet", address)).sources["leaflet"].url == address


def test_a_phrasing_of_no_entry_is_refused(refusal: Refusal, whole: str) -> None:
    phrasings = "\nphrasings:\n  brow-lines: {lines: [angry brow]}\n  brow-line: {lines: [cross brow]}\n"

    assert [problem.partition(": ")[2] for problem in refusal(whole + phrasings)] == [
        "phrasings.brow-line: no entry has the id 'brow-line', expected the id of the entry asked for"
    ]


def test_a_word_of_the_lexicon_that_nothing_holds_is_warned_of(warnings: Refusal, whole: str) -> None:
    known = "\nsynonyms:\n  forhead-wrinkle: {means: [elevens, brow lines], basis: lay}\n"
    unknown = known.replace("brow lines", "brow zebra")

    assert warnings(whole + known) == []
    assert [warning.partition(": ")[2] for warning in warnings(whole + unknown)] == [
        "synonyms.forhead-wrinkle.means: nothing here holds 'zebra', expected words of the catalogue"
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param('sign: "0"', 'sign: "00"', "sign: '00', expected one digit or one small letter", id="two-letters"),
        pytest.param('sign: "0"', 'sign: "A"', "sign: 'A', expected one digit or one small letter", id="capital"),
        pytest.param(
            '    sign: "0"\n    at: [[4, 4]]\n',
            '    sign: "0"\n    at: [[4, 4]]\n'
            '  jowl:\n    name: jowl\n    drawing: face\n    sign: "0"\n    at: [[2, 2]]\n',
            "places.jowl.sign: '0' also stands for 'chin', expected another",
            id="sign-of-another",
        ),
        pytest.param("at: [[4, 4]]", "at: [[4, 44]]", "at: [4, 44], expected a point of 8 x 8 dots", id="outside"),
        pytest.param("drawing: face", "drawing: fase", "drawing: no drawing 'fase'", id="no-drawing"),
        pytest.param('ascii: ["/"]', 'ascii: ["x"]', "'x' in the drawing, expected neither", id="letter-in-a-drawing"),
    ],
)
def test_a_sign_that_cannot_stand_on_the_map_is_refused(refusal: Refusal, old: str, new: str, problem: str) -> None:
    drawn = (
        "drawings:\n  face:\n    name: Face\n    description: A face.\n    width: 8\n    height: 8\n    halves: []\n"
        '    ascii: ["/"]\n'
        'places:\n  chin:\n    name: chin\n    drawing: face\n    sign: "0"\n    at: [[4, 4]]\n'
    )
    assert any(problem in told for told in refusal(drawn.replace(old, new)))
