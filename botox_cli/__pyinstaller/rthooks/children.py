"""Run at the start of a frozen program: a pager finds the libraries of the machine, not those that are frozen in."""

import os

original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)  # PyInstaller keeps there what was set before
if original is not None:
    os.environ["LD_LIBRARY_PATH"] = original
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
