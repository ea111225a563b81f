"""The screen of `botox data export`: the leading tables with what each is about, and how many more there are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from botox_cli.presentation.screens.export import LEADING_TABLES
from botox_cli.queries.tables import specs

SMALL = str(Path(__file__).parent.parent.parent / "small.yaml")


def test_tables_that_lead_are_there() -> None:
    assert set(LEADING_TABLES) <= set(specs())


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_export_tells_on_one_screen_what_it_wrote(
    botox: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, columns: int
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(columns))

    code, out, err = botox("data", "export", "--to", "data", "--data", SMALL, "--only", "-f", "table")
    lines = out.splitlines()

    assert (code, err) == (0, "")
    assert len(lines) < 40
    assert max(map(len, lines)) <= columns
    assert all(f" {about}" in out for about in LEADING_TABLES.values())
    assert f"+ {len(specs()) - len(LEADING_TABLES)} more tables: --full" in out
