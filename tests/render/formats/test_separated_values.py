"""The formats `plain`, `csv` and `tsv`: one record a line, nothing cut, and what is written can be read."""

import csv
from collections.abc import Callable
from io import StringIO
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from botox_cli.render.formats.separated_values import is_risky, write_csv, write_plain, write_tsv
from botox_cli.render.view import Card, Column, Field, Line, Row, Table, Text, View

Form = Literal["csv", "tsv"]

Viewed = Callable[..., View]

BEGINNINGS = [
    *"=+-@＝＋－＠﹦﹢﹣﹫",
    "'",
    "'=",
    "''-",
    "\n",
    "\t@",
    "\r=",
    " =",
    "\u00a0+",
    "\u200b-",
    "\ufeff@",
    "\u3000＝",
    "' =",
]
"""Beginnings of a cell that a spreadsheet may take for a formula, and some that only look so."""

TEXTS = st.text() | st.builds("{}{}".format, st.sampled_from(BEGINNINGS), st.text())
WIDTH = 3
RECORDS = st.lists(st.tuples(*[TEXTS] * WIDTH), min_size=1, max_size=5)

DIALECTS = {"csv": "excel", "tsv": "excel-tab"}
WRITERS = {"csv": write_csv, "tsv": write_tsv}
FORMS = pytest.mark.parametrize("form", ["csv", "tsv"])


def table(records: list[tuple[str, ...]]) -> Table:
    columns = tuple(Column(key=f"column-{number}", title=f"{number}") for number in range(WIDTH))
    return Table(columns=columns, rows=tuple(Row(cells=record) for record in records))


def read(text: str, dialect: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline=""), dialect=dialect, strict=True))


def plain_cell(cell: str) -> str:
    """A cell without the one apostrophe that is put before what looks like a formula; any other cell as it is."""
    return cell[1:] if cell.startswith("'") and is_risky(cell) else cell


CSV = """\
id,full_name,status,group,sources
one,Number one,"approved, US, EU",A,leaflet paper
two,Number [two] :pill:,not here at all,B,
"""

CARD_CSV = """\
id,field,text,sources
A *card*,about,What it is.,paper
A *card*,status,off-label: in the US,leaflet
A *card*,status,more of it,
A *card*,to-do,Ask.,
A *card*,to-do,Tell.,
"""

TREE_CSV = """\
path,note,sources
Root > Branch,a note,
Root > Branch > Leaf,this,
Root > Bare leaf,,
"""


def test_a_table_is_a_header_and_its_rows_with_group_and_sources(table_view: View) -> None:
    assert write_csv(table_view) == CSV.replace("\n", "\r\n")


def test_lines_of_tsv_end_as_on_unix(table_view: View) -> None:
    assert write_tsv(table_view) == (
        "id\tfull_name\tstatus\tgroup\tsources\n"
        "one\tNumber one\tapproved, US, EU\tA\tleaflet paper\n"
        "two\tNumber [two] :pill:\tnot here at all\tB\t\n"
    )


@given(records=RECORDS)
def test_tsv_has_one_line_a_row_and_one_tab_between_fields(viewed: Viewed, records: list[tuple[str, ...]]) -> None:
    out = write_tsv(viewed(table(records)))

    assert [line.count("\t") for line in out.split("\n")] == [WIDTH] * (len(records) + 1) + [0]
    assert len(out.splitlines()) == len(records) + 1


def test_tabs_part_the_fields_of_tsv(table_view: View) -> None:
    assert read(write_tsv(table_view), "excel-tab") == read(CSV, "excel")


def test_a_card_is_a_record_a_line(card_view: View) -> None:
    assert write_csv(card_view) == CARD_CSV.replace("\n", "\r\n")


def test_a_tree_is_a_record_a_leaf(tree_view: View) -> None:
    assert write_csv(tree_view) == TREE_CSV.replace("\n", "\r\n")


def test_plain_has_no_header_and_no_quotes(table_view: View) -> None:
    assert write_plain(table_view) == (
        "one\tNumber one\tapproved, US, EU\tA\ntwo\tNumber [two] :pill:\tnot here at all\tB\n"
    )


def test_the_records_are_those_of_the_main_block(viewed: Viewed) -> None:
    above = Text(heading="Mind", lines=(Line(text="the units."),))

    view = viewed(above, table([("a", "b", "c")]))

    assert write_plain(view) == "a\tb\tc\n"


def test_a_table_without_rows_is_its_header(viewed: Viewed) -> None:
    view = viewed(table([]))

    assert (write_csv(view), write_plain(view)) == ("column_0,column_1,column_2,sources\r\n", "")


@given(records=RECORDS)
@example(records=[("'=1", "=1", "''=1")])
@example(records=[("\t=1", "'\t=1", "\tx")])
def test_what_is_written_reads_back_the_same(viewed: Viewed, records: list[tuple[str, ...]]) -> None:
    _, *rows = read(write_csv(viewed(table(records))), "excel")

    assert [tuple(map(plain_cell, row[:-1])) for row in rows] == records


@given(records=RECORDS)
def test_what_is_written_as_tsv_reads_back_with_its_words(viewed: Viewed, records: list[tuple[str, ...]]) -> None:
    _, *rows = read(write_tsv(viewed(table(records))), "excel-tab")

    assert [tuple(map(plain_cell, row[:-1])) for row in rows] == [
        tuple(" ".join(cell.split()) for cell in record) for record in records
    ]


@FORMS
@given(records=RECORDS)
def test_no_cell_begins_as_a_formula(viewed: Viewed, form: Form, records: list[tuple[str, ...]]) -> None:
    rows = read(WRITERS[form](viewed(table(records))), DIALECTS[form])

    assert [cell for row in rows for cell in row if is_risky(cell) and not cell.startswith("'")] == []


@FORMS
@pytest.mark.parametrize(
    "text", [f"{beginning}1+1" for beginning in BEGINNINGS if beginning != "'"] + ["\tx", "\x00=1"], ids=ascii
)
def test_a_cell_that_may_be_a_formula_has_an_apostrophe(viewed: Viewed, form: Form, text: str) -> None:
    (_, row) = read(WRITERS[form](viewed(table([(text, "3–4", "−8 = 2")]))), DIALECTS[form])

    bare = text if form == "csv" else " ".join(text.split())
    assert row[0] == (f"'{bare}" if is_risky(bare) else bare)
    assert row[1:3] == ["3–4", "−8 = 2"]
    assert is_risky(text)


@given(records=RECORDS)
def test_plain_has_one_line_a_row_and_one_tab_between_fields(viewed: Viewed, records: list[tuple[str, ...]]) -> None:
    out = write_plain(viewed(table(records)))

    assert [line.count("\t") for line in out.split("\n")] == [WIDTH - 1] * len(records) + [0]
    assert len(out.splitlines()) == len(records)


@given(records=RECORDS)
def test_plain_keeps_every_word(viewed: Viewed, records: list[tuple[str, ...]]) -> None:
    out = write_plain(viewed(table(records)))

    assert [field.split() for line in out[:-1].split("\n") for field in line.split("\t")] == [
        cell.split() for record in records for cell in record
    ]


@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_a_card_keeps_every_line(viewed: Viewed, texts: list[str]) -> None:
    lines = tuple(Line(text=text) for text in texts)
    card = Card(title="t", fields=(Field(key="k", label="k", lines=lines),))

    _, *rows = read(write_csv(viewed(card)), "excel")

    assert [plain_cell(row[2]) for row in rows] == texts
