"""What the variables of the environment say about a terminal."""

import pytest

from botox_cli.render.environment import is_ascii_wished, is_dumb


@pytest.mark.parametrize(
    ("term", "is_so"), [(None, True), ("", True), ("dumb", True), ("unknown", True), ("vt100", False), ("xterm", False)]
)
def test_a_terminal_that_nobody_has_named_is_dumb(
    monkeypatch: pytest.MonkeyPatch, term: str | None, is_so: bool
) -> None:
    monkeypatch.delenv("TERM")
    if term is not None:
        monkeypatch.setenv("TERM", term)

    assert is_dumb() is is_so


def test_a_terminal_of_windows_is_not_dumb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.name", "nt")

    assert not is_dumb()


@pytest.mark.parametrize(("wish", "is_so"), [("1", True), ("yes", True), ("0", False), ("", False)])
def test_ascii_can_be_asked_for(monkeypatch: pytest.MonkeyPatch, wish: str, is_so: bool) -> None:
    monkeypatch.setenv("BOTOX_ASCII", wish)

    assert is_ascii_wished() is is_so


@pytest.mark.parametrize(
    ("locale", "is_so"), [("C", True), ("POSIX", True), ("C.UTF-8", False), ("tr_TR.UTF-8", False)]
)
def test_a_plain_locale_asks_for_ascii(monkeypatch: pytest.MonkeyPatch, locale: str, is_so: bool) -> None:
    monkeypatch.setenv("LC_ALL", locale)

    assert is_ascii_wished() is is_so
