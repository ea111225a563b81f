"""What PyInstaller asks this package when it freezes a program that uses it; no run of `botox` loads it."""

from pathlib import Path


def hook_dirs() -> list[str]:
    """The folder of the hooks, the only one; PyInstaller asks for it by the entry point `hook-dirs`."""
    return [str(Path(__file__).parent)]
