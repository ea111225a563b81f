"""A real browser, and the pages of the real command line in it; where one of both is missing, all of it is skipped."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

BROWSER = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running browser."""
    driver = pytest.importorskip("playwright.sync_api", reason="no driver of browsers: pip install '.[browser]'")
    if BROWSER is None:
        pytest.skip("no browser at hand: apt-get install chromium-headless-shell")
    with driver.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Open a file in a window of its own; what the page says to the console or asks of others is a fault."""
    faults: list[str] = []
    contexts = []

    def open_(path: Path, *, width: int = 1000, scheme: str = "light") -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def saved(botox: Callable[..., Any], tmp_path: Path) -> Callable[[str], Path]:
    """Write the page of a command line to a file."""

    def save(line: str) -> Path:
        path = tmp_path / "page.html"
        assert botox(*line.split(), "-o", str(path), "-f", "html")[0] == 0
        return path

    return save


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small catalogue."""
    from botox_cli.cli.app import run

    folder = tmp_path_factory.mktemp("small") / "site"
    small = Path(__file__).parent.parent / "small.yaml"
    assert run(["site", "--to", str(folder), "--data", str(small), "--only"]) == 0
    return folder


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the bundled catalogue."""
    from botox_cli.cli.app import run

    folder = tmp_path_factory.mktemp("whole") / "site"
    assert run(["site", "--to", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def barriers() -> Callable[[Any], list[str]]:
    """What axe-core finds on a page that is serious or critical."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-core: pip install '.[browser]'")

    def listed(page: Any) -> list[str]:
        found = axe.Axe().run(page, options={"preload": False}).response["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")]

    return listed
