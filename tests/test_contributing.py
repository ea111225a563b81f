"""What CONTRIBUTING.md names is there, and the entries that it explains are ones that `data check` takes."""

import re
from pathlib import Path

import pytest
from support import ROOT

from botox_cli.catalogue import check

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
USE, PRODUCT, SOURCE = re.findall(r"^```yaml\n(.*?)^```", CONTRIBUTING, flags=re.DOTALL | re.MULTILINE)

REST_OF_PRODUCT = """\
  my-toxin:
    name: My toxin
    toxin: onabotulinumtoxinA
    unit: onabotulinumtoxinA U
    serotype: A
    maker: A maker
    lay: A toxin.
    reviewed: 2026-11-28
"""


PATH = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|yaml|json|csv|txt|md|cff)")

FOLDERS = ("", "botox_cli", "botox_cli/catalogue", "botox_cli/presentation", "botox_cli/render", "tests")
"""The folders that a path in CONTRIBUTING.md may be in, from the root of the project."""


def test_every_path_that_is_named_is_there() -> None:
    prose = re.sub(r"^```.*?^```", "", CONTRIBUTING, flags=re.DOTALL | re.MULTILINE)
    spans = [span for span in re.findall(r"`([^`\n]+)`", prose) if PATH.fullmatch(span)]
    named = {*spans, *re.findall(r"(?<![\w/])tests/[\w./]+\w", CONTRIBUTING)}
    written = [path for path in named if "NAME" not in path and path != "data/catalogue.sqlite"]

    assert [path for path in written if not any((ROOT / folder / path).exists() for folder in FOLDERS)] == []


@pytest.mark.parametrize(
    "entry",
    [
        USE.replace("  glabellar-lines:", "  my-lines:")
        .replace("name: Frown", "name: My")
        .replace("elevens, 11s", "my 11s"),
        PRODUCT.replace("  botox:\n", REST_OF_PRODUCT),
    ],
    ids=["use", "product"],
)
def test_an_explained_entry_has_neither_problems_nor_warnings(tmp_path: Path, entry: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(entry, encoding="utf-8")

    checked = check([str(own)])

    assert (checked.problems, checked.warnings) == ((), ())


def test_an_explained_source_is_one_that_is_taken(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(f"sources:\n{SOURCE.replace('hayton-2005', 'my-paper')}", encoding="utf-8")

    checked = check([str(own)])

    assert checked.problems == ()
    assert ["nothing cites" in warning.message for warning in checked.warnings] == [True]
