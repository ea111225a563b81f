"""The style that a site adds to that of all HTML pages: menus and links around an answer, and the search."""

SITE_STYLE = """
nav ul, nav ol { list-style: none; padding: 0; margin: 0.3rem 0; display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; }
.menu { border-bottom: 1px solid var(--rule); padding-bottom: 0.3rem; } .menu a, .crumbs a { text-decoration: none;
  display: inline-block; padding: 0.2rem 0; } .menu a:hover, .crumbs a:hover { text-decoration: underline; }
.menu [aria-current] { color: var(--ink); font-weight: 600; border-bottom: 3px solid var(--fill); }
.crumbs li + li::before { content: "/ "; color: var(--quiet); } .neighbours { margin-top: 1rem; }
#search { margin: 1.5rem 0 0.5rem; } #search label { display: block; font-weight: 600; margin-bottom: 0.3rem; }
#asked { font: inherit; font-size: 1.2rem; width: 100%; padding: 0.6rem; color: inherit; background: var(--back);
  border: 2px solid var(--fill); border-radius: 4px; }
main:has(#count:not(:empty)) > .alarm { position: sticky; top: 0; z-index: 1; background: var(--paper); }
html:has(#count:not(:empty)) { scroll-padding-top: 9rem; }
.found { list-style: none; padding: 0; } .found li { padding: 0.35rem 0; border-bottom: 1px solid var(--rule); }
.found span { color: var(--quiet); margin-left: 0.6rem; }
dl.names { columns: 14rem; } .names div { break-inside: avoid; padding: 0.1rem 0; } .names dd:empty { display: none; }
dl.names dt, dl.names dd { display: inline; margin: 0 0.4rem 0 0; } dl.names dd { color: var(--quiet); }
tbody th a, dt a, .items a, .list a { font-weight: 600; }
details { margin: 0.5rem 0; } summary { cursor: pointer; }
"""
