"""`python -m benchmarks.synthetic USES FOLDER`: write a synthetic catalogue to look at or to measure by hand."""

import sys
from pathlib import Path

from benchmarks.arguments import Parser, positive
from benchmarks.synthetic import make, write


def main() -> int:
    """Write the files, and print the options that make `botox` read them."""
    parser = Parser(prog="python -m benchmarks.synthetic", description=__doc__)
    parser.add_argument("uses", type=positive, metavar="USES", help="how many uses")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to write the files")
    wished = parser.parse_args()
    if wished.folder.exists() and not wished.folder.is_dir():
        parser.error(f"{str(wished.folder)!r} is no folder, expected a folder or a new name")
    files = write(make(wished.uses), wished.folder)
    print(" ".join(["--only", *(f"--data {file}" for file in files)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
