"""Catalogues of any size in invented words, shaped like the bundled one; valid by `botox data check --only`."""

from benchmarks.synthetic.entries import Synthetic, make
from benchmarks.synthetic.writing import write

__all__ = ["Synthetic", "make", "write"]
