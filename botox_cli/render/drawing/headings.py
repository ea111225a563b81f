"""The head of a section: its title, a line, and a few words (the aside) at the right edge."""

from botox_cli.render.drawing.pieces import DrawnRow, Measure, measure_row, spell, spell_letters, split_words, wrap

LEAST_LINE_CELLS = 2


def draw_heading(
    title: str, *, aside: DrawnRow = (), columns: int, is_ascii: bool, measure: Measure
) -> tuple[DrawnRow, ...]:
    """Draw a title, a line, and a few words (`aside`) at the right edge.

    An aside that has no room is left out. A title that leaves no room for a line stands alone, wrapped if need be.
    """
    words = spell(title, is_ascii=is_ascii)
    glyph = "-" if is_ascii else "─"
    spelled: DrawnRow = tuple((spell_letters(text, is_ascii=is_ascii), ink) for text, ink in aside)
    room = columns - measure(words) - 1
    taken = measure_row(spelled, measure) + 1 if spelled else 0
    if room - taken < LEAST_LINE_CELLS * measure(glyph):
        spelled, taken = (), 0
    cells = (room - taken) // measure(glyph)
    if cells < LEAST_LINE_CELLS:
        return wrap(split_words(words, "heading"), columns, measure)
    line: DrawnRow = ((words, "heading"), (" ", "plain"), (glyph * cells, "quiet"))
    if not spelled:
        return (line,)
    spaces = columns - measure_row(line, measure) - taken + 1
    return ((*line, (" " * spaces, "plain"), *spelled),)
