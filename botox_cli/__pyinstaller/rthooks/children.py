"""Runs when a frozen program starts: puts LD_LIBRARY_PATH back, so that a pager loads the machine's libraries."""

import os

original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)  # PyInstaller keeps there what was set before
if original is not None:
    os.environ["LD_LIBRARY_PATH"] = original
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
