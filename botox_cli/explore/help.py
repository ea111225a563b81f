"""The page that explains the keys of the full screen."""

from botox_cli.explore.pages import ReaderPage
from botox_cli.render.drawing.marks import Meaning
from botox_cli.render.screen import Head, Labels, MarkedItem, ScreenBlock, Section
from botox_cli.render.view import Line

KEYS = {
    "Move": {
        "up, down, j, k": "another entry; in a page, scroll",
        "enter": "open the entry in the whole window; esc goes back",
        "tab": "from part to part: list, page, map",
        "1 to 9": "to a part of the page: approved, works?, time, risks, dose",
        "f": "the entry in full; o: its sources, with links; w: all its risks",
    },
    "Find": {
        "/": "search in your own words; esc clears, then leaves",
        "r, s, v, g": "filter by region, status, works?, group; with shift backwards; 0 clears",
        "m": "the map; there a sign chooses what is treated at that place; left, right: face, body",
        "b": "the other drawing of the map",
        "p": "products in place of uses, and back",
    },
    "More": {
        "!": "signs that need help now, and what to do",
        "a": "what to tell and to ask about a use, before an appointment",
        "c": "mark a use or product; c on a second one compares both",
        "x": "risks with a drug or an illness",
        "t": "the history of the toxin",
        "y": "copy the command that prints this page; Y: that of the list",
        "q": "quit; from the map first esc, since q is a sign there",
    },
}
"""By heading: keys, and what each of them does."""

MARKS: tuple[tuple[Meaning, str], ...] = (
    ("approved", "Botox is approved there; with a number: in so many regions"),
    ("other-toxin", "another toxin is approved there, Botox is not"),
    ("refused", "refused or withdrawn"),
    ("off-label", "used without approval"),
    ("absent", "nothing recorded here, neither yes nor no"),
    ("works", "works"),
    ("mixed", "results are mixed"),
    ("no-effect", "no effect was found"),
    ("no-study", "not studied"),
    ("secondary", "read where it is reported, not in the document itself"),
    ("unverified", "the document was not read"),
)


def help_page() -> ReaderPage:
    """The page with the keys, the main marks, and the commands that give the same content as lines."""

    def blocks() -> tuple[ScreenBlock, ...]:
        parts = [
            block
            for title, keys in KEYS.items()
            for block in (
                Section(title=title),
                Labels(rows=tuple((key, Line(text=words)) for key, words in keys.items())),
            )
        ]
        marks = Section(title="Marks", items=tuple(MarkedItem(mark=mark, text=words) for mark, words in MARKS))
        readers = (
            "Full screens are not read aloud well. The same stands in: botox uses -f list, botox show NAME -f list."
        )
        screen_reader = Section(title="Screen readers", lines=(Line(text=readers),))
        head = Head(title="Keys of botox explore", aside="nothing exists only here: y shows the command")
        return (head, *parts, marks, screen_reader)

    return ReaderPage("Keys", ("botox", "explore", "--help"), blocks)
