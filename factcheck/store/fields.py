"""Which column of a table is which field: by the headers that data desks use, or as the user maps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_SOURCE = {
    "title": ("title", "source title", "headline", "document"),
    "publisher": ("publisher", "source", "organisation", "organization", "outlet"),
    "url": ("url", "link", "source url", "uri"),
    "published": ("published", "publication date", "date published", "date"),
    "retrieved": ("retrieved", "accessed", "access date"),
    "licence": ("licence", "license"),
    "tier": ("tier",),
}
_OBSERVATION = {
    "entity": ("entity", "country", "country name", "location", "region", "area", "reference area", "geography", "geo"),
    "measure": ("measure", "indicator", "indicator name", "variable", "series", "series name", "metric", "statistic"),
    "period": ("period", "time period", "year", "time", "quarter", "month", "day", "date"),
    "value": ("value", "obs value", "observation value", "amount"),
    "unit": ("unit", "units", "unit measure", "unit of measure"),
}
_PASSAGE = {
    "text": ("text", "passage", "content", "body", "paragraph"),
    "heading": ("heading", "section"),
}

FIELDS = (*_PASSAGE, *_OBSERVATION, *_SOURCE)
"""Every field that a column can be mapped to."""

SERIES = ("entity", "measure", "period", "value")
"""What an observation cannot do without."""


def plain_header(header: str) -> str:
    """A header in lower case, with spaces for dashes and underscores."""
    return " ".join(header.strip().casefold().replace("_", " ").replace("-", " ").split())


def find_columns(headers: Iterable[str], mapping: Mapping[str, str], given: Iterable[str] = ()) -> dict[str, str]:
    """Field → column. ``mapping`` (column → field) goes first; ``given`` are the fields that the user sets.

    >>> find_columns(["Country", "Indicator", "Year", "Value"], {})
    {'entity': 'Country', 'measure': 'Indicator', 'period': 'Year', 'value': 'Value'}
    >>> find_columns(["text", "date", "note"], {"note": "heading"})
    {'heading': 'note', 'text': 'text', 'published': 'date'}
    """
    headers = list(headers)
    found = {field: column for column, field in mapping.items() if column in headers}
    taken = set(found.values())
    plain = {plain_header(header): header for header in reversed(headers) if header not in taken}
    series = _match(_OBSERVATION, plain, found)
    if all(field in series or field in found or field in given for field in SERIES):
        found |= series
        return (
            found | _match(_SOURCE, plain, found) | _match({"text": ("text",), "heading": ("heading",)}, plain, found)
        )
    found |= _match(_PASSAGE, plain, found)
    return found | _match(_SOURCE, plain, found)


def _match(names: Mapping[str, tuple[str, ...]], plain: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    taken = set(found.values())
    matched: dict[str, str] = {}
    for field, aliases in names.items():
        if field in found:
            continue
        column = next((plain[alias] for alias in aliases if alias in plain and plain[alias] not in taken), None)
        if column is not None:
            matched[field] = column
            taken.add(column)
    return matched
