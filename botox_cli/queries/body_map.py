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
    """A place and its uses.

    The order: bundled before local, approved for Botox before others, best finding first (`FINDING_ORDER`), by name.
    """

    place: Place
    uses: tuple[Use, ...]


class BodyMap(NamedTuple):
    """The drawings to show, the places on them, and which of the places were asked for."""

    drawings: tuple[Drawing, ...]
    places: tuple[PlaceUses, ...]
    """The places on these drawings that have uses: first signs 1 to 9 and 0, then letters from top to bottom."""
    elsewhere: tuple[Use, ...]
    """The uses that have no place on any drawing."""
    lit: frozenset[str]
    """The ids of the places that were asked for; empty if all were."""

    @property
    def asked_for(self) -> tuple[PlaceUses, ...]:
        """The places that were asked for."""
        return tuple(one for one in self.places if one.place.id in self.lit or not self.lit)


def map_uses(catalogue: Catalogue, asked: str = "") -> BodyMap:
    """The drawings with what `asked` names (a drawing, a place, its sign or a use); all drawings if it is empty.

    A drawing comes with all its places that have uses, also those that were not asked for. The drawing with the most
    places comes first.

    Raises:
        NotFoundError: nothing has this name, or the use has no place on the map.
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
    """The ids of the places that a text names.

    The text is one of these: a drawing (which stands for all its places), a place or its sign, words of the names of
    places, a use.

    Raises:
        NotFoundError: the text names no place.
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

    None also if the text is part of an area of a use: then it asks for that area.

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
    """Every place with its uses: places with digits first, then those with letters, from the top of a drawing down."""
    uses: dict[str, list[Use]] = {}
    for use in catalogue.uses.values():
        for id_ in use.map:
            uses.setdefault(id_, []).append(use)
    for place in sorted(catalogue.places.values(), key=_order):
        yield place, uses.get(place.id, [])


def _most_signs_first(catalogue: Catalogue) -> Callable[[Drawing], tuple[int, str]]:
    """A sort key for drawings: the one with the most signs of the map first, then by id."""
    signs = Counter(place.drawing for place in catalogue.places.values())
    return lambda drawing: (-signs[drawing.id], drawing.id)


def _order(place: Place) -> tuple[bool, int, str]:
    if place.sign.isdigit():
        return False, (int(place.sign) - 1) % 10, place.id
    return True, min(y for _, y in place.at), place.id


def _rank(use: Use) -> tuple[bool, bool, int, str]:
    return use.is_local, not use.approved_in, FINDING_ORDER.index(use.finding), fold(use.short or use.name)
