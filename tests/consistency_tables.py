"""Read the tables of inconsistencies, ``fixtures/cases/consistency-*.md``: prose, then one table a file.

The columns are ``article | date | found``. `` // `` parts paragraphs and `` /// `` the files of one run; a paragraph
that begins with ``# `` is a heading, and a first paragraph of ``name: words; name: words`` is front matter. ``found``
holds the figures that do not fit, parted by ``; ``; an empty cell says that nothing of any kind may be found. The
reason is the file's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).resolve().parent.parent / "fixtures" / "cases"
COLUMNS = ("article", "date", "found")
_PIPE = re.compile(r"(?<!\\)\|")
_FRONT = re.compile(r"(?:title|summary|description): ")


@dataclass(frozen=True)
class Row:
    """One row: the texts of the files, the article's date, and the figures that cannot all be right."""

    reason: str
    line: int
    texts: tuple[str, ...]
    date: str | None
    found: tuple[str, ...]

    @property
    def name(self) -> str:
        """For the test's name."""
        return f"{self.reason}-{self.line}"


def rows_of(path: Path) -> list[Row]:
    """The rows of one table. Raises ``ValueError`` naming file and line where it is malformed."""
    rows = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not text.startswith("|") or set(text) <= set("|- "):
            continue
        cells = tuple(cell.strip().replace("\\|", "|") for cell in _PIPE.split(text.rstrip())[1:-1])
        if len(cells) != len(COLUMNS):
            raise ValueError(f"{path.name}:{number}: expected {len(COLUMNS)} cells, found {len(cells)}")
        if cells != COLUMNS:
            texts = tuple(_as_markdown(part) for part in cells[0].split(" /// "))
            found = tuple(part.strip() for part in cells[2].split(";") if part.strip())
            rows.append(Row(path.stem.removeprefix("consistency-"), number, texts, cells[1] or None, found))
    return rows


def all_rows() -> list[Row]:
    """The rows of every table, in order."""
    return [row for path in sorted(CASES.glob("consistency-*.md")) for row in rows_of(path)]


def _as_markdown(text: str) -> str:
    paragraphs = text.split(" // ")
    if _FRONT.match(paragraphs[0]):
        fields = re.split(r"; (?=\w+: )", paragraphs[0])
        paragraphs[0] = "\n".join(["---", *fields, "---"])
    return "\n\n".join(paragraphs) + "\n"
