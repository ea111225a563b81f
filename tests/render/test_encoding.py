"""Letters that a stream does not know become others that it knows."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.render.encoding import plain_letters
from botox_cli.render.view import words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("plain?", "plain?"),
        ("3–4 months", "3-4 months"),
        ("≥ 18, ≤ 65", ">= 18, <= 65"),
        ("5 µg at 2–8 °C", "5 ug at 2-8 degC"),
        ("crow’s “feet”", 'crow\'s "feet"'),
        ("Émile naïve Şişli", "Emile naive Sisli"),
        ("Łódź straße smørrebrød", "Lodz strasse smorrebrod"),
        ("● approved ○ off-label ✓ ▶", "* approved o off-label + >"),
        ("½ ﬁ ²", "1/2 fi 2"),
        ("10⁵ cells, 10⁻³ mL", "10^5 cells, 10^-3 mL"),
        ("日", "U+65E5"),
        ("no\u00a0break", "no break"),
    ],
)
def test_ascii_gets_the_nearest_letters(text: str, plain: str) -> None:
    assert plain_letters(text, "ascii") == plain


@pytest.mark.parametrize(
    ("encoding", "plain"),
    [("utf-8", "é – € ●"), ("latin-1", "é - EUR  *"), ("cp1252", "é – € *"), ("no-such-encoding", "e - EUR  *")],
)
def test_letters_that_an_encoding_has_stay(encoding: str, plain: str) -> None:
    assert plain_letters("é – € ●", encoding) == plain


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437", "iso8859-9"])
@given(text=st.text())
def test_every_text_can_be_written_and_gains_no_question_mark(encoding: str, text: str) -> None:
    plain = plain_letters(text, encoding)

    assert plain.encode(encoding).count(b"?") <= normalize("NFKD", text).count("?")
    assert plain_letters(plain, encoding) == plain


@given(text=st.text(st.characters(codec="ascii")))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain_letters(text, "ascii") == text


def test_every_letter_of_the_catalogue_has_another(catalogue: Catalogue) -> None:
    names = [
        words(entry.name)
        for section in ("uses", "products", "risks", "claims")
        for entry in getattr(catalogue, section).values()
    ]
    texts = [source.title + source.publisher + source.byline for source in catalogue.sources.values()]

    plain = [plain_letters(text, "ascii") for text in names + texts]

    assert [text for text in plain if "U+" in text] == []
