"""The card of a product: what it is, where it is licensed, its vials, what is particular to it."""

from collections.abc import Iterator

from botox_cli.catalogue.model.products import Licence, Product
from botox_cli.commands.wording import NOT_HERE
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.views import Card, Field, Line, Mark, Role, marked


def product_card(product: Product, numbers: ReferenceNumbers) -> Card:
    """A product in full."""
    licences = tuple(_licence(row, numbers) for row in product.licences) or (Line(text=NOT_HERE),)
    fields = [
        Field(key="toxin", label="Toxin", lines=(Line(text=f"{product.toxin}, serotype {product.serotype}"),)),
        Field(key="maker", label="Maker", lines=(Line(text=product.maker),)),
        Field(key="licences", label="Licences", lines=licences),
    ]
    if product.brands:
        named = "; ".join(f"{region} {', '.join(names)}" for region, names in product.brands.items())
        fields.append(Field(key="brands", label="Elsewhere", lines=(Line(text=named),)))
    if product.vials:
        fields.append(Field(key="vials", label="Vials", lines=tuple(_vials(product, numbers))))
    fields += [
        Field(key=about.replace(" ", "-"), label=about.capitalize(), lines=lines)
        for about, lines in _facts(product, numbers).items()
    ]
    return Card(
        id=product.id,
        title=marked(product),
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


def _facts(product: Product, numbers: ReferenceNumbers) -> dict[str, tuple[Line, ...]]:
    facts: dict[str, tuple[Line, ...]] = {}
    for fact in product.facts:
        facts[fact.about] = (*facts.get(fact.about, ()), Line(text=fact.text, refs=numbers.number(fact.cites)))
    return facts
