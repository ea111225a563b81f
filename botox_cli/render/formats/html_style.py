"""The style (CSS) of HTML pages: for phones, wide windows, dark mode, high contrast, forced colours and paper."""

COLOURS = """
:root { color-scheme: light dark; --ink: #1d1d1f; --paper: #fdfdfb; --quiet: #57575e; --rule: #d8d8d2; --id: #005f80;
  --good: #11703c; --middle: #7d5200; --bad: #b3261e; --fill: #005f80; --other: #8b8b92; --back: #efefea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e4; --paper: #1b1b1d; --quiet: #adadb3; --rule: #3f3f44;
  --id: #6fcbec; --good: #5fd18f; --middle: #e5b95c; --bad: #ff8a80; --fill: #5cc3e8; --other: #85858c;
  --back: #2a2a2d; } }
@media (prefers-contrast: more) { :root { --ink: #000; --paper: #fff; --quiet: #333; --rule: #666; --id: #003e55;
  --good: #004d23; --middle: #553800; --bad: #8a0f09; --fill: #003e55; --other: #555; } }
@media (prefers-contrast: more) and (prefers-color-scheme: dark) { :root { --ink: #fff; --paper: #000; --quiet: #ddd;
  --rule: #aaa; --id: #a5e2f7; --good: #9ceabb; --middle: #ffdd94; --bad: #ffbcb5; --fill: #a5e2f7; --other: #bbb; } }
"""

WORDS = """
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 62rem;
  margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
h3 { font-size: 1.05rem; margin: 1rem 0 0.2rem; } p { margin: 0.5rem 0; }
h1 + .quiet, h2 + .quiet { margin-top: 0; }
a { color: var(--id); } main:focus { outline: none; }
.skip { position: absolute; left: -100vw; background: var(--paper); padding: 0.5rem 1rem; }
.skip:focus { left: 0.5rem; top: 0.5rem; z-index: 1; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet, footer { color: var(--quiet); } .detail { margin-left: 1.5rem; }
.id { color: var(--id); } .good { color: var(--good); } .middle { color: var(--middle); } .bad { color: var(--bad); }
ul.tasks { list-style: none; padding-left: 0; } .tasks label { display: flex; gap: 0.6rem; align-items: flex-start; }
.tasks input { flex: none; margin: 0.35rem 0 0; } sup { line-height: 1; } sup a { text-decoration: none; }
ol.sources { padding-left: 2.5rem; } .sources li:target { background: var(--back); }
dl { display: grid; grid-template-columns: fit-content(45%) minmax(0, 1fr); gap: 0.2rem 1rem; } dt { font-weight: 600; }
dd { margin: 0; } dl.entries { display: block; } .entries dd { margin: 0 0 0.6rem; }
.items { list-style: none; padding: 0; } .items li { font-weight: 600; }
.alarm { border: 3px solid var(--bad); padding: 0.4rem 0.8rem; margin: 1rem 0; break-inside: avoid; }
.alarm h1, .alarm h2 { margin: 0.3rem 0; color: var(--bad); }
"""

TABLES = """
table { border-collapse: collapse; width: 100%; }
.scroll { position: relative; overflow-x: auto; overflow-wrap: normal; }
tbody th[scope="rowgroup"] { padding-top: 1rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid var(--rule); }
thead th { color: var(--quiet); font-weight: normal; vertical-align: bottom; } tr:target { background: var(--back); }
@media not all and (max-width: 40rem) { .even, .pairs { table-layout: fixed; } .even th:first-child { width: 22%; }
  .pairs th:first-child { width: 32%; } .pairs th:nth-child(4) { width: 19%; } }
.keep { white-space: nowrap; } table.series th { width: 40%; } table.lanes th { width: 7rem; }
table.lanes th, table.lanes td { padding: 0 0.5rem 0 0; vertical-align: bottom; border: 0; }
.regions { display: inline-grid; grid-template-columns: repeat(7, 2rem); }
@media (max-width: 40rem) { body { margin-top: 1rem; }
  table.cards, .cards tbody, .cards tr, .cards th, .cards td { display: block; width: auto; }
  .cards thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .cards tr { border-bottom: 1px solid var(--rule); padding: 0.4rem 0; }
  .cards th, .cards td { border: 0; padding: 0; overflow-wrap: anywhere; }
  .cards tbody th[scope="rowgroup"] { font-size: 1.05rem; color: var(--quiet); }
  .cards td[data-label] { display: flow-root; padding-left: 7rem; } .cards td:empty, .cards td.none { display: none; }
  .cards td[data-label]::before { content: attr(data-label); color: var(--quiet); float: left; width: 6.5rem;
    margin-left: -7rem; }
  .cards .regions { display: none; }
  .cards .said { position: static; width: auto; height: auto; clip-path: none; white-space: normal; }
  dl { display: block; } dd { margin: 0 0 0.6rem; } }
"""

DRAWINGS = """
.mark { font-style: normal; } .m-yes { color: var(--id); } .m-no, .m-emergency { color: var(--bad); font-weight: 600; }
.m-caution { color: var(--middle); } .m-quiet { color: var(--quiet); }
.m-emergency { color: var(--paper); background: var(--bad); padding: 0 0.4em; }
.drawn { display: flex; align-items: center; gap: 0.5rem; } .drawn .bar { flex: 1 1 3rem; min-width: 2rem; }
.drawn .number { flex: none; min-width: 5.4rem; font-variant-numeric: tabular-nums; }
.bar { display: block; height: 0.75rem; } .bar .back { fill: var(--back); } .toxin { fill: var(--fill); }
.placebo { fill: var(--other); } .perhaps { fill: var(--fill); opacity: 0.5; } .again { fill: var(--middle); }
td .year { width: 5rem; height: 0.5rem; margin-top: 0.2rem; }
.strip { font-size: 0.9rem; letter-spacing: 0.15em; overflow-wrap: anywhere; margin: 0; line-height: 1.3; }
.legend { list-style: none; padding: 0; margin: 0.2rem 0 0; display: flex; flex-wrap: wrap; gap: 0 1.2rem; }
.effect, .lane { display: block; width: 100%; max-width: 44rem; overflow: visible; } .effect { height: 2.7rem; }
.lane { height: 1.8rem; } .effect text, .lane text { font: 0.8rem system-ui, sans-serif; fill: var(--quiet); }
.lane rect { fill: var(--fill); }
@media (forced-colors: active) { .bar .back { fill: Canvas; stroke: CanvasText; } .toxin,
  .lane rect { fill: CanvasText; }
  .placebo, .perhaps { fill: GrayText; } .again { fill: Highlight; } .alarm { border-color: CanvasText; }
  .m-emergency { border: 1px solid CanvasText; } }
"""

PRINT = """
@page { margin: 13mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print { :root, :root:root { color-scheme: light; --ink: #000; --paper: #fff; --quiet: #333; --rule: #aaa;
    --id: #000; --good: #000; --middle: #000; --bad: #000; --fill: #000; --other: #999; --back: #fff; }
  body { max-width: none; margin: 0; padding: 0; font-size: 9.5pt; line-height: 1.35; }
  h1 { font-size: 16pt; margin: 0 0 4pt; } h2 { font-size: 12pt; margin: 9pt 0 3pt; }
  h3 { font-size: 10pt; margin: 5pt 0 1pt; }
  h1, h2, h3, thead, .quiet { break-after: avoid; } tr, li, dt, .alarm, svg { break-inside: avoid; }
  dd, dt { break-before: auto; } dt { break-after: avoid; } p { margin: 3pt 0; orphans: 3; widows: 3; }
  .part { break-inside: avoid; } .scroll { overflow: visible; } .skip, nav, .screen { display: none; }
  th, td { padding: 1.5pt 6pt 1.5pt 0; } tbody th[scope="rowgroup"] { padding-top: 5pt; } dl { gap: 1pt 8pt; }
  .entries dd { margin: 0 0 3pt; } a { color: inherit; text-decoration: none; } .tasks li { margin: 1pt 0; }
  .sources { font-size: 8.5pt; } .sources a[href^="http"]::after { content: " <" attr(href) ">";
    overflow-wrap: anywhere; }
  .bar .back { stroke: #999; stroke-width: 0.5px; } .bar, .effect, .lane { print-color-adjust: exact; }
  .perhaps { fill: #777; opacity: 1; } .alarm { border: 2pt solid #000; }
  .m-emergency { color: #000; background: none; border: 1pt solid #000; } }
"""

LEAFLET = """
.leaflet, .leaflet + footer { max-width: 50rem; margin: 0 auto; }
.leaflet h2 { font-size: 1.1rem; margin: 1.2rem 0 0.4rem; border-bottom: 2px solid var(--ink); }
.tiles { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 0.6rem; margin: 1rem 0; }
.tiles div { background: var(--back); border-left: 4px solid var(--fill); padding: 0.4rem 0.6rem; }
.tiles dt { font-weight: normal; } .tiles strong { font-size: 1.1rem; line-height: 1.25; display: block; }
.tiles dd { margin: 0; } .tiles small { color: var(--quiet); display: block; }
.beside { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 1.5rem; }
.beside > div:only-child { grid-column: 1 / -1; }
.signs { columns: 2; margin: 0.4rem 0; padding-left: 1.3rem; } .leaflet .alarm h2 { border: 0; margin: 0; }
.leaflet .tasks { columns: 2; column-gap: 1.5rem; margin: 0; } .leaflet .tasks li { break-inside: avoid; }
.blanks { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0.6rem 1rem; margin: 1.2rem 0; }
.blanks dt { font-weight: normal; color: var(--quiet); font-size: 0.9rem; }
.blanks dd { border-bottom: 1px solid var(--ink); height: 1.7rem; margin: 0; }
.leaflet .pairs, .leaflet .pairs tbody, .leaflet .pairs th, .leaflet .pairs td { display: block; width: auto;
  border: 0; padding: 0; }
.leaflet .pairs tr { display: grid; grid-template-columns: 1fr auto; gap: 0 0.6rem; margin-bottom: 0.5rem;
  break-inside: avoid; border: 0; padding: 0; }
.leaflet .pairs thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
.leaflet .pairs td { display: flow-root; padding-left: 5.2rem; grid-column: 1 / -1; }
.leaflet .pairs td::before { content: attr(data-label); float: left; width: 5rem; margin-left: -5.2rem;
  color: var(--quiet); }
.leaflet .pairs td:last-child { grid-area: 1 / 2; padding: 0; color: var(--quiet); font-size: 0.9em; }
.leaflet .pairs td:last-child::before { content: none; } .leaflet .pairs td:empty { display: none; }
.leaflet .pairs td:last-child::after { content: " people"; }
@media (max-width: 40rem) { .tiles, .blanks { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .beside { display: block; } .leaflet .tasks, .signs { columns: 1; } }
@media print {
  .leaflet, .leaflet + footer { max-width: none; }
  .leaflet { font-size: 8.6pt; line-height: 1.23; } .leaflet p { margin: 1pt 0; }
  .leaflet h2 { font-size: 10.5pt; margin: 5pt 0 2pt; border-bottom-width: 1pt; }
  .tiles { margin: 4pt 0; gap: 5pt; grid-template-columns: repeat(4, minmax(0, 1fr)); }
  .tiles div { border: 0.75pt solid #000; padding: 2pt 5pt; } .tiles strong { font-size: 11pt; }
  .leaflet .beside { display: grid; gap: 0 14pt; } .leaflet .tasks { columns: 3; column-gap: 10pt; }
  .leaflet .tasks label { gap: 4pt; } .leaflet .tasks li { margin: 0; }
  .leaflet .tasks input { margin: 1pt 0 0; width: 8pt; height: 8pt; }
  .leaflet .alarm { margin: 5pt 0; padding: 3pt 8pt; } .signs { columns: 3; margin: 1pt 0; padding-left: 10pt; }
  .blanks { gap: 2pt 12pt; margin: 5pt 0; grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .blanks dd { height: 15pt; } .blanks dt { font-size: 8pt; } .leaflet .pairs tr { margin-bottom: 2pt; }
  .leaflet + footer { font-size: 8pt; }
  .leaflet .pairs td { padding-left: 54pt; } .leaflet .pairs td::before { width: 52pt; margin-left: -54pt; }
  .leaflet th, .leaflet td { padding: 0.6pt 6pt 0.6pt 0; } .leaflet h1 { font-size: 15pt; margin: 0; }
  .leaflet .tasks { font-size: 8.2pt; } .leaflet.large .tasks { font-size: inherit; }
  .leaflet.letter { font-size: 8.2pt; line-height: 1.2; } .letter .blanks dd { height: 12pt; }
  .letter .tasks { font-size: 7.8pt; } .leaflet.letter h2 { margin-top: 3pt; }
  .leaflet.large { font-size: 16pt; line-height: 1.35; } .large h2 { font-size: 18pt; } .large h1 { font-size: 24pt; }
  .large .tiles strong { font-size: 18pt; } .large .tiles { grid-template-columns: 1fr 1fr; }
  .leaflet.large .beside { display: block; } .large .signs, .leaflet.large .tasks { columns: 1; }
  .large .blanks dd { height: 24pt; } .leaflet.large .tasks input { width: 14pt; height: 14pt; margin-top: 3pt; }
  .large .pairs td { padding-left: 90pt; } .large .pairs td::before { width: 86pt; margin-left: -90pt; }
  .leaflet.large .blanks dt, .leaflet.large + footer { font-size: 13pt; } .large .tiles small { font-size: 13pt; }
  .large .drawn .number { min-width: 110pt; } .large .regions { grid-template-columns: repeat(7, 28pt); }
}
"""

LEAFLET_MARGIN = "9mm 13mm"
"""The margins of a sheet to hand out, in CSS: above and below, then left and right."""

STYLE = f"{COLOURS}{WORDS}{TABLES}{DRAWINGS}{PRINT}"
"""The style of every page; pages with maps and sheets to hand out have a further style of their own."""
