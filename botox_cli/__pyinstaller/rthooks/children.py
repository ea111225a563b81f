"""Runs when a frozen program starts: gives LD_LIBRARY_PATH its value from before, so that a pager finds its libraries.

PyInstaller changes the variable at the start, for the libraries of the program. If it had no value, it is deleted.
"""

import os

original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)  # PyInstaller keeps there what was set before
if original is not None:
    os.environ["LD_LIBRARY_PATH"] = original
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
