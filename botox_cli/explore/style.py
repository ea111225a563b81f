"""The style sheet (CSS) of the full screen: borders, sizes, what is hidden in a narrow window; it sets no colours."""

CSS = """
* { background: ansi_default; color: ansi_default; scrollbar-size: 0 0; }
Screen { layers: base over; overflow: hidden; layout: vertical; }
Bar { height: 1; width: 1fr; }
#line { height: 1; }
#ask { width: 3; }
Query { width: 1fr; border: none; height: 1; padding: 0; }
Query:focus { border: none; }
Query > .input--cursor { background: ansi_default; color: ansi_default; text-style: reverse; }
Query > .input--selection { background: ansi_default; color: ansi_default; text-style: reverse; }
#panes { height: 1fr; layout: horizontal; }
.pane { border: round ansi_default; height: 1fr; width: 1fr; }
.pane:focus, .pane:focus-within { border: heavy ansi_default; }
.-ascii .pane, .-ascii .pane:focus-within { border: ascii ansi_default; }
.pane > PageView { height: 1fr; width: 1fr; }
#list { width: 34; height: 1fr; }
#mapped { display: none; }
#tabs { height: 1; }
#map { height: 1fr; width: 1fr; }
Menu { layer: over; position: absolute; display: none; border: round ansi_default; }
.-ascii Menu { border: ascii ansi_default; }
#small { height: 1fr; padding: 1 2; }
.-stacked #panes { layout: vertical; }
.-stacked #list { width: 1fr; height: 2fr; }
.-stacked #paged, .-stacked #mapped { height: 3fr; }
.-map #paged { display: none; }
.-map #mapped { display: block; }
.-wide #paged { display: block; }
.-wide #mapped { display: block; width: 50; }
#reader { height: 1fr; }
"""
