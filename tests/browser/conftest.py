"""What tests in a real browser share: its window, and pages that the command line writes.

A test is skipped where what it needs is missing: the browser, Playwright that drives it, or axe-core.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

SMALL = Path(__file__).parent.parent / "small.yaml"

NAMED = ("name", "title", "publisher", "brand", "maker")
"""The keys of a data file before whose values `wide_site` puts a long word."""

LONG_WORD = "W" * 90

ALL_RULES: dict[str, Any] = {}

RULES_OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""Options for axe-core to check only the two rules about colours: in the dark, a page differs in nothing else."""

BROWSER = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running browser, the same for all tests; a test is skipped without Playwright or a browser."""
    driver = pytest.importorskip("playwright.sync_api", reason="no driver of browsers: pip install '.[browser]'")
    if BROWSER is None:
        pytest.skip("no browser at hand: apt-get install chromium-headless-shell")
    with driver.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(chromium: Any) -> Iterator[tuple[Any, list[str]]]:
    """The one window that all tests share, and the list of its faults, which grows as pages are opened.

    A fault is a text on the console, an error of a script, or the address of a request for anything but a local file.
    """
    faults: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))
    yield page, faults
    page.close()


@pytest.fixture
def opened(window: tuple[Any, list[str]]) -> Iterator[Callable[..., Any]]:
    """Open a file in the shared window, in place of the page before, and give back the window.

    The window is 1000 x 800 pixels unless `width` or `height` says otherwise. At first its colours are light.
    The test fails at its end if a page had a fault (see `window`).
    """
    page, faults = window
    faults.clear()
    page.emulate_media(media="null", color_scheme="light")

    def open_(path: Path, *, width: int = 1000, height: int = 800) -> Any:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(path.as_uri())
        return page

    yield open_
    assert faults == []


@pytest.fixture
def saved(botox: Callable[..., Any], tmp_path: Path) -> Callable[[str], Path]:
    """Write the HTML page of a command line, such as "uses --full", to a file, and give back its path.

    The words are parted at spaces. Each call overwrites the page before.
    """

    def save(line: str) -> Path:
        path = tmp_path / "page.html"
        assert botox(*line.split(), "-o", str(path), "-f", "html")[0] == 0
        return path

    return save


@pytest.fixture(scope="session")
def build_site(chromium: Any) -> Callable[..., Path]:
    """Write the site into `folder / "site"` and give back that path; the words are options of `botox site`.

    Without a browser nothing is written, and the test is skipped.
    """
    from botox_cli.cli.app import run

    assert chromium is not None

    def built(folder: Path, *words: str) -> Path:
        assert run(["site", "--to", str(folder / "site"), *words]) == 0
        return folder / "site"

    return built


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., Path]) -> Path:
    """The folder with the site of the catalogue `tests/small.yaml`."""
    return build_site(tmp_path_factory.mktemp("small"), "--data", str(SMALL), "--only")


@pytest.fixture(scope="session")
def wide_site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., Path]) -> Path:
    """The folder with the site of `tests/small.yaml`, with 90 letters W before the value of each key in `NAMED`."""
    folder = tmp_path_factory.mktemp("wide")
    named = re.compile(rf"((?:^|[{{ ])(?:{'|'.join(NAMED)}): )(\"?)(?=\S)", re.MULTILINE)
    own = named.sub(lambda found: f"{found[1]}{found[2]}{LONG_WORD}", SMALL.read_text(encoding="utf-8"))
    (folder / "own.yaml").write_text(own, encoding="utf-8")
    return build_site(folder, "--data", str(folder / "own.yaml"), "--only")


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., Path]) -> Path:
    """The folder with the site of the bundled catalogue."""
    return build_site(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="session")
def barriers() -> Callable[[Any], list[str]]:
    """List what keeps disabled people out of an open page: the serious and critical faults that axe-core finds.

    It checks all rules in light colours, then those about colours in dark, and leaves the page dark.
    Each fault is "RULE: HTML of the first element"; without a fault the list is empty.
    """
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-core: pip install '.[browser]'")

    def listed(page: Any) -> list[str]:
        found = []
        for scheme, rules in (("light", ALL_RULES), ("dark", RULES_OF_COLOURS)):
            page.emulate_media(color_scheme=scheme)
            told = axe.Axe().run(page, options={"preload": False, "resultTypes": ["violations"], **rules})
            found += told.response["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")]

    return listed
