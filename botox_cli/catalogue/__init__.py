"""What is known. `load` is the only door to it."""

from collections.abc import Sequence

from botox_cli.catalogue import cache, locating
from botox_cli.catalogue.model import Catalogue

__all__ = ["load"]


def load(files: Sequence[str] = (), *, only: bool = False) -> Catalogue:
    """The bundled catalogue, with the entries of further files (else of BOTOX_DATA) added.

    With `only`, the further files stand alone. A catalogue that was read before comes from the cache.

    Raises:
        CatalogueError: files hold no valid catalogue; it lists every problem.
        InputError: a file is missing or is no readable regular file.
    """
    further = locating.named(files)
    paths = further if only and further else (*locating.bundled(), *further)
    found = [locating.inspect(path) for path in paths]
    name = cache.key(found)
    catalogue = cache.load(name)
    if catalogue is None:
        from botox_cli.catalogue.compiling import compile_files  # loads yaml

        catalogue = compile_files(found)
        cache.store(name, catalogue)
    return catalogue
