"""Where on the face and the body uses are treated: the places of the map, their signs, and the uses at each place."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.drawings import Drawing, Place
from botox_cli.catalogue.model.uses import Use
from botox_cli.errors import NotFoundError
from botox_cli.queries.lookup import find
from botox_cli.queries.uses import FINDING_ORDER
from botox_cli.text import fold, quote_text


class PlaceUses(NamedTuple):
    """A place of the map and the uses that are treated there.

    The uses are sorted: bundled before local, approved for Botox before others, then best finding first
    (`FINDING_ORDER`), then by name.
    """

    place: Place
    uses: tuple[Use, ...]


class BodyMap(NamedTuple):
    """The drawings to show, the places on them, which places were asked for, and the uses without a place."""

    drawings: tuple[Drawing, ...]
    places: tuple[PlaceUses, ...]
    """The places on these drawings that have uses, by their signs: 1 to 9, 0, then letters from top to bottom."""
    elsewhere: tuple[Use, ...]
    """All uses of the catalogue that have no place on any drawing, whatever was asked for; sorted as in `PlaceUses`."""
    lit: frozenset[str]
    """The ids of the places that were asked for; empty if a whole drawing or nothing was asked for."""

    @property
    def asked_for(self) -> tuple[PlaceUses, ...]:
        """The items of `places` that were asked for; all items if `lit` is empty."""
        return tuple(one for one in self.places if one.place.id in self.lit or not self.lit)


def map_uses(catalogue: Catalogue, asked: str = "") -> BodyMap:
    """The drawings with what `asked` names (a drawing, a place, its sign or a use); all drawings if it is empty.

    A drawing comes with all its places that have uses, also those that were not asked for. The drawing that has the
    most places in the catalogue comes first. Words of the name of a place or use are enough.

    Raises:
        NotFoundError: no place and no single use has this name, or the use has no place on the map.
    """
    named = drawing_named(catalogue, asked)
    lit = frozenset(places_named(catalogue, asked) if asked and not named else ())
    shown = {named.id} if named else {catalogue.places[id_].drawing for id_ in lit} or set(catalogue.drawings)
    drawings = sorted((catalogue.drawings[id_] for id_ in shown), key=_most_signs_first(catalogue))
    places = tuple(
        PlaceUses(place, tuple(sorted(uses, key=_rank)))
        for place, uses in _by_place(catalogue)
        if place.drawing in shown and uses
    )
    elsewhere = tuple(sorted((use for use in catalogue.uses.values() if not use.map), key=_rank))
    return BodyMap(tuple(drawings), places, elsewhere, lit)


def drawing_named(catalogue: Catalogue, asked: str) -> Drawing | None:
    """The drawing with this id or name, compared folded; None if there is none."""
    return next((one for one in catalogue.drawings.values() if fold(asked) in (fold(one.id), fold(one.name))), None)


def places_named(catalogue: Catalogue, asked: str) -> tuple[str, ...]:
    """The ids of the places that a text names; an empty text names all places.

    The first of these that exists: all places of the drawing of this name; the places with this sign, id or name; all
    places whose names have every word of the text; the places of the use of this name.

    Raises:
        NotFoundError: none of them exists, more than one use is meant, or the use has no place on the map.
    """
    folded = fold(asked)
    drawing = drawing_named(catalogue, asked)
    if drawing is not None:
        return tuple(place.id for place in catalogue.places.values() if place.drawing == drawing.id)
    exact = tuple(id_ for id_, place in catalogue.places.items() if _is_named(place, folded))
    words = set(folded.split())
    places = exact or tuple(id_ for id_, place in catalogue.places.items() if words <= set(fold(place.name).split()))
    if places:
        return places
    if len(folded) <= 1:
        signs = " ".join(sorted(place.sign for place in catalogue.places.values()))
        raise NotFoundError(f"no sign {quote_text(asked)} on the map, expected one of {signs}")
    use = find(catalogue, asked, ("uses",))
    if not isinstance(use, Use) or not use.map:
        raise NotFoundError(f"{use.name} has no place of its own on the map; try: botox show {use.id}")
    return use.map


def place_of_area(catalogue: Catalogue, area: str) -> str | None:
    """The id of the place with this sign, id or name; None if there is none.

    A longer text than a sign gives None, too, if the name of an area of any use contains it: it asks for that area.

    Raises:
        NotFoundError: the text is one letter or digit, and no place has this sign.
    """
    folded = fold(area)
    if len(folded) == 1:
        return places_named(catalogue, area)[0]
    if any(folded in fold(one) for use in catalogue.uses.values() for one in use.areas):
        return None
    return next((id_ for id_, place in catalogue.places.items() if _is_named(place, folded)), None)


def _is_named(place: Place, folded: str) -> bool:
    """Whether a folded text is the sign, the id or the name of a place."""
    return folded in (place.sign, fold(place.id), fold(place.name))


def _by_place(catalogue: Catalogue) -> Iterator[tuple[Place, list[Use]]]:
    """Every place of the catalogue with its uses, which may be none.

    Places with digits come first, from 1 to 9, then 0. Places with letters follow, from the top of a drawing down.
    """
    uses: dict[str, list[Use]] = {}
    for use in catalogue.uses.values():
        for id_ in use.map:
            uses.setdefault(id_, []).append(use)
    for place in sorted(catalogue.places.values(), key=_order):
        yield place, uses.get(place.id, [])


def _most_signs_first(catalogue: Catalogue) -> Callable[[Drawing], tuple[int, str]]:
    """Return a sort key for drawings: the one with the most places in the catalogue first; equal ones by id."""
    signs = Counter(place.drawing for place in catalogue.places.values())
    return lambda drawing: (-signs[drawing.id], drawing.id)


def _order(place: Place) -> tuple[bool, int, str]:
    if place.sign.isdigit():
        return False, (int(place.sign) - 1) % 10, place.id
    return True, min(y for _, y in place.at), place.id


def _rank(use: Use) -> tuple[bool, bool, int, str]:
    return use.is_local, not use.approved_in, FINDING_ORDER.index(use.finding), fold(use.short or use.name)
