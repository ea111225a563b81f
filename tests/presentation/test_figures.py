"""Figures below a heading with their dose, time, people and trial: what differs for a figure stands beside it."""

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.presentation.figures import (
    NOT_TOLD,
    Figure,
    arm_value,
    choose,
    leading_setting,
    result_figures,
    risk_figures,
    to_bar,
)


def chosen(catalogue: Catalogue) -> list[tuple[str, tuple[Figure, ...]]]:
    """The figures that the screen of each use shows, with the id of the use: those of results, then those of risks.

    So each use stands twice, with no figures where it has none.
    """
    return [
        (use.id, choose(figures).figures)
        for use in catalogue.uses.values()
        for figures in (result_figures(use), risk_figures(use.risks))
    ]


def test_what_differs_from_the_heading_stands_beside_a_figure(catalogue: Catalogue) -> None:
    lent = []
    for use, figures in chosen(catalogue):
        heading = leading_setting(catalogue, figures)
        for figure in figures:
            bar = to_bar(catalogue, figure, heading)
            own = leading_setting(catalogue, [figure])
            note = bar.note if bar else ""
            lent += [
                (use, field)
                for field, text, common in zip(own._fields, own, heading, strict=True)
                if text != common and (text not in note or (not text and NOT_TOLD[field] not in note))
                if text or own.toxin == heading.toxin
            ]

    assert any(figures for _, figures in chosen(catalogue))
    assert lent == []


def test_first_figure_has_no_note(catalogue: Catalogue) -> None:
    for _, figures in chosen(catalogue):
        if figures and arm_value(figures[0].row.toxin) is not None:  # type: ignore[arg-type]
            bar = to_bar(catalogue, figures[0], leading_setting(catalogue, figures))
            assert bar is not None
            assert bar.note == ""
