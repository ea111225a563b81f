"""Words by which pages find the signs of danger."""

import pytest

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.queries.danger_words import danger_words


@pytest.mark.parametrize(
    ("sign", "word"),
    [
        ("trouble-breathing", "breathe"),
        ("trouble-breathing", "cant"),
        ("trouble-swallowing", "choking"),
        ("slurred-speech", "slurred"),
        ("double-or-blurred-vision", "double"),
        ("allergy-signs", "throat"),
        ("cannot-pass-urine", "urine"),
    ],
)
def test_words_of_a_sign_are_those_of_its_names(catalogue: Catalogue, sign: str, word: str) -> None:
    assert word in danger_words(catalogue)[sign].names


def test_words_of_uses_and_around_words_are_none(catalogue: Catalogue) -> None:
    words = {word for sign in danger_words(catalogue).values() for word in (*sign.names, *sign.means)}

    assert words & {"after", "botox", "bladder", "eye", "the", "toxin"} == set()


def test_every_sign_has_words(catalogue: Catalogue) -> None:
    assert [sign for sign, words in danger_words(catalogue).items() if not words.names] == []
