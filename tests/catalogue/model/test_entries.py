"""What every kind of entry says of itself."""

from typing import ClassVar

import pytest

from botox_cli.catalogue.model.entries import Entry


def test_kind_without_words_is_refused_by_name() -> None:
    with pytest.raises(TypeError) as caught:

        class Device(Entry, frozen=True, kw_only=True):
            kind: ClassVar[str] = "device"
            table_words: ClassVar[str] = "What a nerve is stimulated with."

    assert str(caught.value) == "no words for the kind 'device', expected 'list_words' in the class Device"
