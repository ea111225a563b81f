"""The card of a product: toxin and maker, licences, vials, composition, storage, contraindications, other facts."""

from collections.abc import Iterator

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.products import Composition, Licence, Product, Storage
from botox_cli.presentation.labels import NOT_HERE
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Card, Field, Line, Mark, Role, mark_local


def product_card(catalogue: Catalogue, product: Product, numbers: ReferenceNumbers) -> Card:
    """The card of a product: toxin, maker and licences, then its other facts; without the notes of a user's files.

    Parts without a fact are left out, but for the licences, which say `not in this catalogue`. `numbers` gets
    the citations of the card.
    """
    licences = tuple(_licence(row, numbers) for row in product.licences) or (Line(text=NOT_HERE),)
    fields = [
        Field(key="toxin", label="Toxin", lines=(Line(text=f"{product.toxin}, serotype {product.serotype}"),)),
        Field(key="maker", label="Maker", lines=(Line(text=product.maker),)),
        Field(key="licences", label="Licences", lines=licences),
    ]
    if product.brands:
        named = "; ".join(f"{region} {', '.join(names)}" for region, names in product.brands.items())
        fields.append(Field(key="brands", label="Elsewhere", lines=(Line(text=named),)))
    parts = (
        ("vials", "Vials", _vials(product, numbers)),
        ("composition", "Composition", _composition(product, numbers)),
        ("storage", "Storage", _storage(product, numbers)),
        ("contraindications", "Contraindications", _contraindications(catalogue, product, numbers)),
    )
    fields += [Field(key=key, label=label, lines=lines) for key, label, found in parts if (lines := tuple(found))]
    fields += [
        Field(key=about.replace(" ", "-"), label=about.capitalize(), lines=lines)
        for about, lines in _facts(product, numbers).items()
    ]
    return Card(
        id=product.id,
        title=mark_local(product),
        is_local=product.is_local,
        asides=(("Also called", ", ".join(product.aliases[:4])), ("Doses", f"counted in {product.unit}")),
        lead=(Line(text=product.lay),),
        fields=tuple(fields),
    )


def _licence(row: Licence, numbers: ReferenceNumbers) -> Line:
    role: Role = "approved" if row.status == "licensed" else "refused"
    parts = (f"{row.region} {row.brand}" if row.brand else row.region, row.day, row.holder, row.number)
    text = ", ".join(filter(None, parts)) + (f" ({row.note})" if row.note else "")
    return Line(mark=Mark(role=role, word=row.status), text=text, refs=numbers.number(row.cites))


def _vials(product: Product, numbers: ReferenceNumbers) -> Iterator[Line]:
    for vial in product.vials:
        with_ = f" with {', '.join(vial.excipients)}" if vial.excipients else ""
        note = f" ({vial.note})" if vial.note else ""
        yield Line(
            text=f"{vial.brand + ' ' if vial.brand else ''}{vial.size}{with_}{note}", refs=numbers.number(vial.cites)
        )


def _composition(product: Product, numbers: ReferenceNumbers) -> Iterator[Line]:
    """A line for each row of the composition: region and brand, then what its document says is in the vial."""
    for row in product.composition:
        told = (
            row.form,
            f"albumin: {row.albumin}" if row.albumin else None,
            f"lactose: {row.lactose}" if row.lactose else None,
            f"cow's milk protein: {row.milk_protein}" if row.milk_protein else None,
            f"{row.complexing} complexing proteins".replace("none", "no") if row.complexing else None,
            f"{row.complex_size} with them" if row.complex_size else None,
            *row.excipients,
        )
        yield _row(_origin_words(row), ", ".join(filter(None, told)), row.note, numbers.number(row.cites))


def _storage(product: Product, numbers: ReferenceNumbers) -> Iterator[Line]:
    for row in product.storage:
        told = (str(row.temperature) if row.temperature else None, str(row.time) if row.time else None)
        head = ", ".join(filter(None, (row.state, _origin_words(row))))
        yield _row(head, ", ".join(filter(None, told)), row.note, numbers.number(row.cites))


def _contraindications(catalogue: Catalogue, product: Product, numbers: ReferenceNumbers) -> Iterator[Line]:
    for row in product.contraindications:
        name = catalogue.risks[row.risk].name if row.risk in catalogue.risks else row.risk
        uses = ", ".join(catalogue.uses[use].name if use in catalogue.uses else use for use in row.uses)
        text = f"{name} (for: {uses})" if uses else name
        yield _row(row.region or "", text, row.note, numbers.number(row.cites))


def _origin_words(row: Composition | Storage) -> str:
    return " ".join(filter(None, (row.region, row.brand)))


def _row(head: str, text: str, note: str | None, refs: tuple[int, ...]) -> Line:
    words = ": ".join(filter(None, (head, text)))
    return Line(text=f"{words} ({note})" if note and words else note or words, refs=refs)


def _facts(product: Product, numbers: ReferenceNumbers) -> dict[str, tuple[Line, ...]]:
    facts: dict[str, tuple[Line, ...]] = {}
    for fact in product.facts:
        facts[fact.about] = (*facts.get(fact.about, ()), Line(text=fact.text, refs=numbers.number(fact.cites)))
    return facts
