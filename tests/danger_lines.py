"""The lines by which danger is told from its like: those that the weights are counted from, and those kept apart."""

from pathlib import Path

from botox_cli.queries.search.danger import fold_line
from botox_cli.queries.search.danger_model import weigh

ROOT = Path(__file__).resolve().parents[1]

LEARNED = ROOT / "data" / "danger-lines.tsv"
UNSEEN = ROOT / "tests" / "queries" / "search" / "danger_unseen.tsv"
"""Nothing is ever counted from these: they tell how lines are read that nobody has seen."""


def labelled(path: Path) -> list[tuple[str, str]]:
    """Each line with its label: the id of a sign, `danger`, or `calm`."""
    rows = path.read_text(encoding="utf-8").splitlines()
    return [(label, line) for label, _, line in (row.partition("\t") for row in rows)]


def told_weights(path: Path) -> str:
    """The text of the weights that are counted from a file of labelled lines."""
    found = weigh((label, fold_line(line)) for label, line in labelled(path))
    return "".join(sorted(f"{feature}\t{weight:g}\t{sign}\n" for feature, weight, sign in found))
