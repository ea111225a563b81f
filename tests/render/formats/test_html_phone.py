"""Pages of HTML on a phone, in a real browser: the page never scrolls sideways, though a table in it may."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path

import pytest

from botox_cli.catalogue.model.catalogue import Catalogue

BROWSER = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no browser at hand: apt-get install chromium-headless-shell")

PHONE_PIXELS = 375

LINES = (
    *("", "uses", "uses --full", "products", "products --full", "risks", "risks --full", "risks frown lines", "urgent"),
    *("risks --with warfarin", "classify", "classify --full", "classify rhinoplasty", "claims", "claims --full"),
    *("benefits", "timeline", "timeline --full", "sources", "sources dysport", "sources dysport --full", "list"),
    *("list terms", "list questions", "list statistics", "list statistics --full", "checklist chronic migraine"),
    *("compare botox dysport", "compare botox dysport --full", "compare crows-feet frown-lines", "search botox"),
    *("show cervical-dystonia --cite", "show botox --cite", "show human-albumin", "show crows feet --full"),
)

SCRIPT = """
addEventListener("load", () => {
  const widths = {};
  for (const frame of document.querySelectorAll("iframe"))
    widths[frame.title] = frame.contentDocument.documentElement.scrollWidth;
  document.body.innerHTML = "<pre></pre>";
  document.querySelector("pre").textContent = JSON.stringify(widths);
});
"""
"""JavaScript that replaces a loaded page with JSON: how wide each frame has to be, in pixels, by its title."""


def test_no_page_is_wider_than_a_phone(
    botox: Callable[..., tuple[int, str, str]], catalogue: Catalogue, tmp_path: Path
) -> None:
    lines = (*LINES, *(f"show {use}" for use in list(catalogue.uses)[::4]))
    pages = {line: botox(*line.split(), "-f", "html")[1] for line in lines}

    wide = {line: width for line, width in measure(pages, tmp_path).items() if width > PHONE_PIXELS}
    assert wide == {}


def measure(pages: dict[str, str], folder: Path) -> dict[str, int]:
    """How wide a browser makes each page, in pixels, in a frame as wide as a phone.

    `pages` is HTML by a name, and the widths come back by the same names; `folder` is for a file that this writes.
    """
    frames = (
        f'<iframe width="{PHONE_PIXELS}" style="border: 0" title="{escape(line)}" srcdoc="{escape(page)}"></iframe>'
        for line, page in pages.items()
    )
    path = folder / "pages.html"
    path.write_text(f"<!DOCTYPE html><body>{''.join(frames)}<script>{SCRIPT}</script>", encoding="utf-8")
    command = [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", path.as_uri()]
    shown = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stdout
    (found,) = re.findall(r"<pre>(.*?)</pre>", shown, re.DOTALL)
    widths: dict[str, int] = json.loads(unescape(found))
    assert widths.keys() == pages.keys()
    return widths
