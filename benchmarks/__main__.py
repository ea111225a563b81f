"""`python -m benchmarks`: measure whole runs of `botox` against their floors, and the same on larger catalogues."""

import os
import sys
import tempfile
from argparse import Namespace
from pathlib import Path

from benchmarks import cases, measuring, writing
from benchmarks.arguments import Parser, positive
from benchmarks.report import report
from benchmarks.stage import BenchmarkError, Stage

README = Path(__file__).with_name("README.md")

ROUNDS, QUICK_ROUNDS = 8, 2

SIZES, QUICK_SIZES = (500, 5_000), (50, 200)


def main() -> int:
    """Measure, and write what was asked for; 1 if a command failed."""
    wished = _arguments()
    load = os.getloadavg()[0]
    try:
        with tempfile.TemporaryDirectory(prefix="botox-benchmarks-") as folder:
            stage = Stage(Path(folder))
            _tell("preparing catalogues")
            sizes = QUICK_SIZES if wished.quick else SIZES
            chosen = [*cases.paths(stage), *cases.scale(stage, sizes)]
            measured = measuring.measure(stage, chosen, wished.rounds, _tell)
        _tell("")
        found = report(chosen, measured, rounds=wished.rounds, load=load)
        writing.show(found)
        if wished.json:
            writing.write_json(found, wished.json)
        if wished.write_readme:
            writing.write_readme(found, README)
    except (BenchmarkError, OSError) as error:
        _tell("")
        print(f"benchmarks: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _arguments() -> Namespace:
    parser = Parser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=positive, metavar="N", help=f"how many rounds; {ROUNDS} without it")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures, those of each run too")
    parser.add_argument("--write-readme", action="store_true", help="put the table into benchmarks/README.md")
    parser.add_argument(
        "--quick", action="store_true", help="two rounds and small catalogues: to try it out, not to judge by"
    )
    wished = parser.parse_args()
    if wished.quick and wished.write_readme:
        parser.error("--quick with --write-readme, expected a whole run for the README")
    if wished.json and (wished.json.is_dir() or not wished.json.parent.is_dir()):
        parser.error(f"--json {str(wished.json)!r}, expected a file in a folder that exists")
    wished.rounds = wished.rounds or (QUICK_ROUNDS if wished.quick else ROUNDS)
    return wished


def _tell(words: str) -> None:
    """Say on stderr how far it is; on a terminal in place of what was said before."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)
    elif words:
        print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
