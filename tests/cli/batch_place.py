"""What the tests of ``batch`` share: archives and the lines that come of them. Imported: PYTEST_DONT_REWRITE."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cli_place import Called, Place

KEPT = "of them kept from before"


def archive(place: Place, name: str, *rows: dict[str, Any] | str) -> Path:
    """An archive with these lines; a text is a line as it is."""
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    return place.write(name, "".join(f"{line}\n" for line in lines))


def batch(place: Place, *arguments: object, workers: int = 1) -> Called:
    """``factcheck batch … --output out.jsonl``, without the model and with so many workers."""
    return place.call("batch", *arguments, "--output", "out.jsonl", "--no-model", "--workers", workers)


def output(place: Place) -> bytes:
    return (place.folder / "out.jsonl").read_bytes()


def reports(place: Place) -> list[Any]:
    """The report of each line."""
    return [json.loads(line) for line in output(place).splitlines()]


def paths(place: Place) -> list[str]:
    """The path that each line speaks of, be it an article or an error."""
    return [(report["articles"] or report["errors"])[0]["path"] for report in reports(place)]


def compact(report: Any) -> bytes:
    """A report as a line."""
    return json.dumps(report, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
