"""What an import reads before it is written: rows that may go in, and rows that may not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factcheck.records import Observation
from factcheck.store.identity import content_id, row_sum


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source as an import gives it. None for a field that the import says nothing about."""

    title: str
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    retrieved: date | None = None
    licence: str | None = None
    tier: int | None = None

    @property
    def id(self) -> int:
        """The id, from what makes a source itself: title, publisher, url and published."""
        published = self.published.isoformat() if self.published else None
        return content_id("source", self.title, self.publisher, self.url, published)


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """A passage as an import gives it; ``line`` is where it stands in the file."""

    source: SourceDraft
    text: str
    line: int
    position: int = 0
    heading: str | None = None
    observation: Observation | None = None

    def id_in(self, source: int) -> int:
        """The id: of an observation from whom, what, when and unit; of other passages from their words.

        An observation keeps its id when its value is corrected, so that the corrected one takes its place.
        """
        if self.observation is None:
            return content_id("passage", source, self.heading, self.text)
        it = self.observation
        return content_id("observation", source, it.entity, it.measure, it.period, it.unit)


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken, with its line (counted from 1) and the reason."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A cell or row that holds nothing, which is no fault."""

    line: int


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """A reviewer's decision as an export wrote it."""

    line: int
    fields: object


Draft = PassageDraft | ReviewDraft | Refused | Blank


def passage_sum(id_: int, source: int, text: str, heading: str | None, observation: Observation | None) -> int:
    """What a passage adds to the content sum. Position is left out: it orders a listing and says nothing."""
    it = observation
    fields = (it.entity, it.measure, it.period, str(it.value), it.unit) if it else ()
    return row_sum("passage", id_, source, text, heading, *fields)


def source_sum(id_: int, fields: tuple[str | int | None, ...]) -> int:
    """What a source adds to the content sum; ``fields`` are the columns of its row after the id."""
    return row_sum("source", id_, *fields)
