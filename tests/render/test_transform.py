"""Views changed before they are written: citations left out or numbered anew, sources as a column."""

from collections.abc import Callable

from botox_cli.render.fields import choose_fields
from botox_cli.render.transform import compact, with_sources, without_citations
from botox_cli.render.view import Card, Field, Line, Reference, Table, View

Viewed = Callable[..., View]


def numbers(view: View) -> list[tuple[int, ...]]:
    """The numbers of the sources of each row of tables, then of each line of cards; () where there are none."""
    rows = [row.refs for block in view.blocks if isinstance(block, Table) for row in block.rows]
    cards = [block for block in view.blocks if isinstance(block, Card)]
    lines = [line.refs for card in cards for line in (*card.lead, *(own for item in card.fields for own in item.lines))]
    return rows + lines


def test_a_view_without_references_cites_nothing(table_view: View, card_view: View) -> None:
    assert without_citations(table_view).references == ()
    assert numbers(without_citations(table_view)) == [(), ()]
    assert numbers(without_citations(card_view)) == [(), (), (), (), ()]


def test_a_view_without_references_has_all_else(card_view: View) -> None:
    bare = without_citations(card_view)

    assert [block.title for block in bare.blocks if isinstance(block, Card)] == ["A *card*"]
    assert fields_of(bare) == fields_of(card_view)


def fields_of(view: View) -> list[str]:
    """The keys of the fields of all cards in a view, in order."""
    return [field.key for block in view.blocks if isinstance(block, Card) for field in block.fields]


def test_sources_become_the_last_column(table_view: View) -> None:
    table = table_view.blocks[0]
    assert isinstance(table, Table)

    shown = with_sources(table)

    assert [column.title for column in shown.columns] == ["id", "name", "status", "sources"]
    assert [row.cells[-1] for row in shown.rows] == ["1,2", "none"]


def test_a_table_without_sources_has_no_column_for_them(table_view: View) -> None:
    table = without_citations(table_view).blocks[0]
    assert isinstance(table, Table)

    assert with_sources(table) is table


def test_references_that_nothing_cites_go_and_the_others_are_numbered_anew(card_view: View) -> None:
    tasks = compact(choose_fields(card_view, ["to-do"]))
    status = compact(choose_fields(card_view, ["status"]))

    assert (numbers(tasks), list(tasks.references)) == ([(), ()], [])
    assert (numbers(status), [reference.number for reference in status.references]) == ([(1,), ()], [1])


def cited(viewed: Viewed, references: tuple[Reference, ...], *refs: tuple[int, ...]) -> View:
    lines = tuple(Line(text="x", refs=own) for own in refs)
    return viewed(Card(title="c", fields=(Field(key="k", label="k", lines=lines),)), references=references)


def test_places_of_one_document_become_one_reference(viewed: Viewed, table_view: View) -> None:
    source = table_view.references[0].source
    places = tuple(
        Reference(number=number, source=source, at=at, checked="primary")
        for number, at in enumerate([("1",), (), ("2", "1")], 1)
    )

    view = compact(cited(viewed, places, (3,), (1, 2), (2,)))

    assert list(view.references) == [Reference(number=1, source=source, at=("2", "1"), checked="primary")]
    assert numbers(view) == [(1,), (1,), (1,)]


def test_a_document_that_was_checked_less_far_is_another_reference(viewed: Viewed, table_view: View) -> None:
    source = table_view.references[0].source
    references = (
        Reference(number=1, source=source, at=(), checked="unverified"),
        Reference(number=2, source=source, at=(), checked="primary"),
        Reference(number=3, source=source, at=(), checked="secondary", via=table_view.references[1].source),
    )

    view = compact(cited(viewed, references, (1, 2), (3,)))

    assert [(reference.number, reference.checked) for reference in view.references] == [
        (1, "unverified"),
        (2, "primary"),
        (3, "secondary"),
    ]


def test_references_are_numbered_in_the_order_that_they_are_met(card_view: View) -> None:
    view = compact(card_view)

    assert numbers(view) == [(1,), (2,), (), (), ()]
    assert [(reference.number, reference.source) for reference in view.references] == [(1, "paper"), (2, "leaflet")]


def test_compacting_twice_changes_nothing_more(card_view: View, table_view: View) -> None:
    assert compact(compact(card_view)) == compact(card_view)
    assert compact(compact(table_view)) == compact(table_view)
