"""HTML: the headings, paragraphs, list items and table rows of a page, without its navigation and scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.store.cells import CellError, read_date
from factcheck.store.drafts import Draft, PassageDraft, Refused
from factcheck.store.formats.blocks import Headings, table_row
from factcheck.store.identity import clean
from factcheck.store.intake import Intake
from factcheck.store.paragraphs import shorten

_LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "svg",
        "head",
        "pre",
        "iframe",
    ]
)
_INLINE_TAGS = """
    a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time u var
    wbr
"""
_INLINE = frozenset(_INLINE_TAGS.split())
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])

_META = {
    "title": ('meta[property="og:title"]', "title"),
    "publisher": ('meta[property="og:site_name"]', 'meta[name="publisher"]'),
    "url": ('link[rel="canonical"]', 'meta[property="og:url"]'),
    "published": ('meta[property="article:published_time"]', 'meta[name="date"]', 'meta[name="dcterms.date"]'),
}


def read(intake: Intake) -> Iterator[Draft]:
    """The blocks of a page. Title, publisher, address and date come from its head, where they are plain."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(clean(intake.text))
    try:
        source = intake.source(_about(page))
    except CellError as problem:
        yield Refused(1, str(problem))
        return
    position = 0
    for heading, words in _blocks(page.body):
        for part in shorten(words):
            yield PassageDraft(source, part, 1, position, heading)
            position += 1


def _about(page: Any) -> dict[str, str]:
    found = {}
    for name, selectors in _META.items():
        nodes = filter(None, (page.css_first(selector) for selector in selectors))
        values = (node.attributes.get("content") or node.attributes.get("href") or node.text() for node in nodes)
        value = next((value.strip() for value in values if value and value.strip()), None)
        if value and (name != "published" or _is_date(value)):
            found[name] = value
    return found


def _is_date(value: str) -> bool:
    # A page that writes its date in an odd way is still worth having.
    try:
        read_date(value)
    except CellError:
        return False
    return True


Block = tuple[str | None, str]


def _blocks(body: Any) -> Iterator[Block]:
    """The headings above, and the words, of each block."""
    page = _Page()
    for node, entering in _walk(body):
        tag = node.tag
        if tag == "-text":
            page.words.append(node.text(deep=False))
        elif tag in {"td", "th", "tr", "table"}:
            yield from page.table_part(tag, entering)
        elif tag in {"br", "img"} or (page.in_row and tag not in _INLINE):
            page.words.append(" ")
        elif tag not in _INLINE:
            yield from page.block(int(tag[1]) if tag in _HEADINGS and not entering else None)
    yield from page.block()


class _Page:
    """What has been read of the block that the walk is in."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.in_row = False
        self._headings = Headings()
        self._header: list[str] = []
        self._cells: list[str] = []
        self._all_headers = True

    def _take(self) -> str:
        block = " ".join("".join(self.words).split())
        self.words.clear()
        return block

    def block(self, level: int | None = None) -> Iterator[Block]:
        """A block ends here; ``level`` if it was a heading."""
        block = self._take()
        if block and level is not None:
            self._headings.add(level, block)
        elif block:
            yield self._headings.joined, block

    def table_part(self, tag: str, entering: bool) -> Iterator[Block]:
        """A table, row or cell begins or ends."""
        if tag in {"td", "th"}:
            if not entering and self.in_row:
                self._cells.append(self._take())
                self._all_headers &= tag == "th"
            return
        if tag == "tr" and not entering:
            if self._all_headers and self._cells and not self._header:
                self._header = self._cells
            elif row := table_row(self._header, self._cells):
                yield self._headings.joined, row
        yield from self.block()
        self.in_row = tag == "tr" and entering
        self._cells, self._all_headers = [], True
        if tag == "table":
            self._header = []


def _walk(root: Any) -> Iterator[tuple[Any, bool]]:
    """Every node on the way in (True) and out (False), but for what is left out."""
    if root is None:
        return
    stack = [(root, True)]  # pages may nest deeper than calls can
    while stack:
        node, entering = stack.pop()
        if node.tag in _LEFT_OUT or node.tag == "-comment":
            continue
        yield node, entering
        if entering and node.tag != "-text":
            stack.append((node, False))
            stack += [(child, True) for child in reversed(list(node.iter(include_text=True)))]
