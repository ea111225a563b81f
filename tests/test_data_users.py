"""The catalogue as others use it, with their own tools: pandas, Datasette, Frictionless, pyarrow, a citation processor.

The tools are heavy, so they are in an environment of their own. `.ci/run` makes it, and fails if a test was skipped.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Botox = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an export of the bundled catalogue."""
    folder = tmp_path_factory.mktemp("user")
    command = [sys.executable, "-m", "botox_cli", "data", "export", "--to", "botox-data"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    subprocess.run(command, check=True, cwd=folder, env=environment, capture_output=True)
    return folder / "botox-data"


def test_the_data_package_is_valid(exported: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="Frictionless is not installed")

    report = frictionless.validate(str(exported / "datapackage.json"))

    assert report.flatten(["title", "note"]) == []
    assert len(report.tasks) > 60


def test_approved_uses_by_region_in_pandas(
    exported: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    monkeypatch.chdir(exported.parent)
    (code,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "data.md").read_text(encoding="utf-8"), flags=re.DOTALL
    )

    exec(compile(code, "docs/data.md", "exec"), {})
    out = capsys.readouterr().out

    assert len(code.strip().splitlines()) <= 6
    assert re.search(r"^US +\d\d$", out, flags=re.MULTILINE)


def test_datasette_follows_keys_and_searches(exported: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="Datasette is not installed")
    import asyncio

    async def ask(path: str) -> str:
        answer = await app.Datasette([str(exported / "botox.sqlite")]).client.get(path)
        assert answer.status_code == 200
        return str(answer.text)

    found = json.loads(asyncio.run(ask("/botox/entries.json?_search=sweaty+hands&_shape=array")))
    page = asyncio.run(ask("/botox/treatments?use=chronic-migraine"))

    assert "palmar-hyperhidrosis" in [row["id"] for row in found]
    assert re.search(r'<a href="/botox/products/botox">BOTOX</a>', page)


def test_a_citation_processor_renders_every_document(botox: Botox) -> None:
    source = pytest.importorskip("citeproc.source.json", reason="citeproc-py is not installed")
    import citeproc

    items = json.loads(botox("sources", "hayton-2005", "-f", "csl")[1])
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, source.CiteProcJSON(items), citeproc.formatter.plain)
    for item in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    told = [str(entry) for entry in bibliography.bibliography()]

    assert len(told) == len(items)
    assert any("Hayton" in entry and "87(3)" in entry.replace(" ", "") for entry in told)
