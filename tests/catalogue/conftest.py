"""A small valid catalogue as text, and fixtures that give the errors or warnings for a text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from botox_cli.catalogue.files import read
from botox_cli.catalogue.loader import check_files, load_files
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.errors import CatalogueError

WHOLE = """\
edition: 2026.11.21

classification:
  question: Is it surgery?
  answer: No.
  because: Nothing is cut.
  marked: injection
  cites: [{source: paper, checked: primary}]

uses:
  brow-lines:
    name: Brow lines
    aliases: [elevens]
    group: wrinkles
    purpose: aesthetic
    areas: [upper face]
    targets: [procerus]
    lay: Lines between the brows.
    clinical: Glabellar lines.
    treatments:
      - product: toxin-one
        region: US
        population: adults
        status: approved
        ages: {low: 18, unit: years}
        approved: 2002-04-12
        doses:
          - basis: label
            total: {low: 20, high: 20, unit: onabotulinumtoxinA U}
            by_muscle:
              - {muscle: procerus, amount: {low: 4, high: 4, unit: onabotulinumtoxinA U}}
            cites: [{source: leaflet, at: "2.3", checked: primary}]
        repeat:
          interval: {low: 3, unit: months}
          cites: [{source: leaflet, at: "2.1", checked: primary}]
        cites: [{source: leaflet, at: "1", checked: primary}]
    timing:
      - product: toxin-one
        lasts: {low: 3, high: 4, unit: months}
        cites: [{source: paper, checked: secondary, via: leaflet}]
    evidence:
      - finding: works
        design: randomised
        text: One trial.
        results:
          - endpoint: no lines
            short: no lines seen
            headline: true
            product: toxin-one
            at_dose: {low: 20, high: 20, unit: onabotulinumtoxinA U}
            toxin: {percent: 80, n: 405}
            control: {percent: 2.5, n: 132}
            comparator: placebo
        cites: [{source: paper, at: "3", checked: primary}]
    risks:
      - reaction: headache
        toxin: {percent: 9, n: 405}
        comparator: no comparator
        cites: [{source: leaflet, at: "6", checked: unverified}]
    reviewed: 2026-11-21

procedures:
  injection:
    name: Toxin injection
    branch: aesthetic
    technique: minimally-invasive
    family: injectables
    lay: A needle.
    conditions: [frowning]
    cites: [{source: paper, at: "1", checked: primary}]

positions:
  the-board:
    name: The board
    short: Board
    class: non-surgical
    calls_it: no operation
    says: It counts it as none.
    cites: [{source: paper, at: "9", checked: primary}]

products:
  toxin-one:
    name: Toxin One
    family: Botox
    toxin: onabotulinumtoxinA
    unit: onabotulinumtoxinA U
    serotype: A
    maker: Maker
    brands: {UK: [Toxin Uno]}
    lay: A toxin.
    vials:
      - size: {low: 50, high: 50, unit: onabotulinumtoxinA U}
        cites: [{source: leaflet, at: "16", checked: primary}]
    composition:
      - albumin: human
        complex_size: {low: 900, high: 900, unit: kDa}
        cites: [{source: leaflet, at: "11", checked: primary}]
    storage:
      - state: unopened
        temperature: {low: 2, high: 8, unit: °C}
        cites: [{source: leaflet, at: "16.2", checked: primary}]
    contraindications:
      - risk: spread
        cites: [{source: leaflet, at: "4", checked: primary}]
    reviewed: 2026-10

risks:
  spread:
    name: Spread of effect
    category: warning
    lay: It may spread.
    products: [toxin-one]
    uses: [brow-lines]
    cites: [{source: leaflet, at: "5", checked: primary}]

claims:
  it-is-lovely:
    name: It is lovely
    said_in: common-belief
    verdict: opinion
    because: Tastes differ.

events:
  first-licence:
    name: First licence
    day: 1989-12-29
    about: approval
    lay: A regulator licensed it.
    cites: [{source: leaflet, at: "8", checked: primary}]

terms:
  onset:
    name: Onset
    lay: When it starts.
    search_notes: [A definition by a society was looked for and not found.]

sources:
  leaflet:
    title: Leaflet
    publisher: Maker
    category: label
    url: https://example.org/leaflet
  paper:
    title: Paper
    publisher: Journal
    category: journal
    date: 2003-05
"""


@pytest.fixture(scope="session")
def whole() -> str:
    """The text of a small catalogue without a fault."""
    return WHOLE


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Catalogue]:
    """A function from texts to their catalogue; the working directory becomes an empty folder.

    It writes the first text as `own.yaml` and each keyword argument as the file of its name, and loads these files.
    """
    monkeypatch.chdir(tmp_path)

    def compile_texts(own: str | bytes, **further: str) -> Catalogue:
        texts = {"own": own, **further}
        for name, text in texts.items():
            Path(f"{name}.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
        return load_files([read(Path(f"{name}.yaml")) for name in texts])

    return compile_texts


@pytest.fixture
def small(compiled: Callable[..., Catalogue], whole: str) -> Catalogue:
    """The small catalogue, loaded."""
    return compiled(whole)


@pytest.fixture
def refusal(compiled: Callable[..., Catalogue]) -> Callable[..., list[str]]:
    """A function from texts, given as to `compiled`, to the lines of the error that they hold no valid catalogue.

    The test fails if there is no error.
    """

    def lines(own: str | bytes, **further: str) -> list[str]:
        with pytest.raises(CatalogueError) as caught:
            compiled(own, **further)
        return str(caught.value).splitlines()

    return lines


@pytest.fixture
def warnings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """A function from the text of one file to the lines of its warnings."""
    monkeypatch.chdir(tmp_path)

    def lines(own: str) -> list[str]:
        Path("own.yaml").write_text(own, encoding="utf-8")
        return list(map(str, check_files([read(Path("own.yaml"))]).warnings))

    return lines


@pytest.fixture
def spoiled(refusal: Callable[..., list[str]], whole: str) -> Callable[[str, str], list[str]]:
    """A function that puts `new` in place of `old` in the small catalogue and returns the lines of the error.

    The test fails if `old` is not in it exactly once, or if there is no error.
    """

    def lines(old: str, new: str) -> list[str]:
        assert whole.count(old) == 1, f"{old!r} stands {whole.count(old)} times in the small catalogue"
        return refusal(whole.replace(old, new))

    return lines
