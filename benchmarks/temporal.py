"""Measure dates and durations against public suites: recognizers-datetime, ctparse-en, duckling-duration.

    python benchmarks/temporal.py ../shared/data/figures [--errors]

Notes on scope and conventions
- Out of scope: times of day, time ranges, sets ("every Monday"), time zones, what the suite itself leaves
  "not resolved", and ctparse items whose value holds a time or a part of the day.
- Dates without a year have two answers in recognizers-datetime (past and future); either counts.
- ``same`` counts identical intervals only. ``by convention`` adds the cases below, where the suite's convention is not
  what a fact-checker needs; each rule is counted by name.
    inclusive      the suite ends "2014 to 2018" on 2014-01-01..2018-01-01; the year 2018 belongs to it for a reader
    calendar       "two years ago" is one day for the suite, a calendar year (month) for us; ours holds the suite's day
    bound          "since", "before", "by": the suite has one open end; ours is the named date and a bound
    part           early, mid, late, end, earlier, later: the suite takes halves here and thirds there; ours shares half
    order          08/10/2017: the day or the month may stand first; we mark it ambiguous and read the month first
- ctparse-en is a booking tool: "Friday" is always the coming one, "11.9." a date. News prose reads a bare weekday
  backwards and 11.9 as a number; such items count as wrong here.
- A duration counts if its length is the same after conversion (a month 30 days, a year 365).
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.figures.temporal import find_temporal
from factcheck.records import Bound, Figure, Kind, Period

DAY = timedelta(days=1)
SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 30 * 86400, "quarter": 90 * 86400,
    "year": 365 * 86400, "decade": 3650 * 86400, "century": 36500 * 86400,
}  # fmt: skip
PART_WORDS = re.compile(r"\b(?:start|beginning|middle|mid|end|early|late|earlier|later)\b", re.IGNORECASE)
Interval = tuple[date | None, date | None]


def load(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def agreement(figure: Figure, expected: Interval, modifier: str | None) -> str | None:
    """ "same", the name of the convention by which the two agree, or None."""
    period, (start, end) = figure.period, expected
    if period is None:
        return None
    if start and end:
        if (period.start, period.end) == (start, end):
            return "same"
        return by_convention(figure, period, start, end)
    edges = {period.start, period.end, period.end - DAY}
    if start and figure.bound in {Bound.AT_LEAST, Bound.MORE_THAN} and start in edges:
        return "bound"
    if end and figure.bound in {Bound.AT_MOST, Bound.LESS_THAN} and end in edges:
        return "bound"
    if modifier and "-" in modifier and figure.bound is not Bound.EQUAL:
        return "part"
    return None


def by_convention(figure: Figure, period: Period, start: date, end: date) -> str | None:
    over = (period.end - end).days
    if period.start == start and period.grain == "span" and over in {1, 28, 29, 30, 31, 90, 91, 92, 365, 366}:
        return "inclusive"
    one_day = (end - start).days == 1
    if one_day and period.grain in {"month", "year"} and period.start <= start < period.end:
        return "calendar"
    if one_day and figure.ambiguous and (start.month, start.day) == (period.start.day, period.start.month):
        return "order"
    shared = (min(period.end, end) - max(period.start, start)).days
    whole = (max(period.end, end) - min(period.start, start)).days
    if PART_WORDS.search(figure.text) and shared * 2 >= whole:
        return "part"
    return None


def length(figure: Figure) -> tuple[Decimal, Decimal] | None:
    if figure.unit not in SECONDS:
        return None
    low = figure.value if figure.value is not None else figure.low
    high = figure.value if figure.value is not None else figure.high
    return (low * SECONDS[figure.unit], high * SECONDS[figure.unit]) if low is not None and high is not None else None


def same_length(figure: Figure, seconds: Decimal) -> bool:
    ours = length(figure)
    if ours is None:
        return False
    if figure.vague:
        return ours[0] <= seconds <= ours[1]
    return abs(ours[0] - seconds) <= seconds / 200


def recognizers(
    item: dict[str, Any],
) -> Iterator[tuple[dict[str, Any], list[tuple[Interval, str | None]] | Decimal | None]]:
    """Each expected entity with its intervals, its length, or None where it is out of scope."""
    for entity in item["expected"]:
        native = entity["native"] or {}
        kind = str(native.get("type"))
        values = (native.get("resolution") or {}).get("values") or []
        if kind == "datetimeV2.duration":
            yield entity, Decimal(values[0]["value"])
        elif kind in {"datetimeV2.date", "datetimeV2.daterange"}:
            wanted: list[tuple[Interval, str | None]] = []
            for value in values:
                if value.get("value") == "not resolved":
                    continue
                start, end = day(value.get("start")), day(value.get("end"))
                if value.get("value"):
                    start = day(value["value"])
                    end = start + DAY if start else None
                wanted.append(((start, end), value.get("Mod")))
            yield entity, wanted or None
        else:
            yield entity, None


def ctparse(
    item: dict[str, Any],
) -> Iterator[tuple[dict[str, Any], list[tuple[Interval, str | None]] | Decimal | None]]:
    """Dates, ranges and nights; None where a time or a part of the day is in the value."""
    moment = r"(\d{4}-\d\d-\d\d) X:X \(X/X\)"
    for entity in item["expected"]:
        native = entity["native"]
        if found := re.fullmatch(rf"Time\[\]\{{{moment}\}}", native):
            start = day(found[1])
            yield entity, [((start, start + DAY if start else None), None)]
        elif found := re.fullmatch(rf"Interval\[\]\{{{moment} - {moment}\}}", native):
            start, end = day(found[1]), day(found[2])
            yield entity, [((start, end + DAY if end else None), None)]
        elif found := re.fullmatch(r"Duration\[\]\{(\d+) nights\}", native):
            yield entity, Decimal(found[1]) * 86400
        else:
            yield entity, None


def measure_dates(name: str, path: Path, read: Any, errors: bool) -> None:
    tally: Counter[str] = Counter()
    times: list[float] = []
    for item in load(path):
        text, reference = item["text"], day(item.get("reference_date"))
        began = time.perf_counter()
        figures = find_temporal(text, reference=reference)
        times.append(time.perf_counter() - began)
        claimed: set[int] = set()
        for entity, wanted in read(item):
            near = [f for f in figures if f.start < entity["end"] and entity["start"] < f.end]
            claimed.update(f.start for f in near)
            if wanted is None:
                tally["out of scope"] += 1
                continue
            tally["items"] += 1
            if isinstance(wanted, Decimal):
                verdict = "same" if any(same_length(f, wanted) for f in near) else None
            else:
                verdicts = [
                    agreement(f, interval, mod) for f in near if f.kind is Kind.DATE for interval, mod in wanted
                ]
                verdict = next((v for v in sorted(filter(None, verdicts), key=lambda v: v != "same")), None)
            tally[verdict or "wrong"] += 1
            if verdict is None and errors:
                print(f"  {reference} {text!r}\n      {entity['surface']!r} wanted {show(wanted)}")
                print(f"      got {show_all(near)}")
        for figure in figures:
            if figure.kind in {Kind.DATE, Kind.DURATION} and figure.start not in claimed:
                tally["not expected"] += 1
                if errors:
                    print(f"  {text!r}\n      not expected: {show_all([figure])}")
    items = tally["items"]
    agreed = items - tally["wrong"]
    print(f"{name}: {items} items in scope ({tally['out of scope']} out), same {tally['same'] / items:.1%}, ", end="")
    print(f"with conventions {agreed / items:.1%}, not expected {tally['not expected']}, ", end="")
    print(f"median {statistics.median(times) * 1000:.2f} ms a text")
    print("   ", {k: v for k, v in sorted(tally.items()) if k not in {"items", "out of scope", "not expected"}})


def measure_durations(path: Path, errors: bool) -> None:
    right = wanted = given = 0
    for item in load(path):
        figures = [f for f in find_temporal(item["text"]) if f.kind is Kind.DURATION]
        expected = [Decimal(str(e["value"])) * SECONDS[e["unit"]] for e in item["expected"]]
        hits = sum(any(same_length(f, seconds) for f in figures) for seconds in expected)
        right, wanted, given = right + hits, wanted + len(expected), given + len(figures)
        if errors and (hits < len(expected) or len(figures) > len(expected)):
            print(f"  {item['text']!r} wanted {expected} got {show_all(figures)}")
    precision, recall = right / max(given, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"duckling-duration: {wanted} durations, precision {precision:.3f}, recall {recall:.3f}, value F1 {f1:.3f}")


def show(wanted: list[tuple[Interval, str | None]] | Decimal) -> str:
    if isinstance(wanted, Decimal):
        return f"{wanted} s"
    return " | ".join(f"{a}..{b} {mod or ''}".strip() for (a, b), mod in wanted)


def show_all(figures: list[Figure]) -> str:
    return (
        "; ".join(
            f"{f.text!r} {f.kind} {f.value if f.value is not None else ''} {f.unit or ''} "
            + (f"{f.period.start}..{f.period.end} {f.period.grain} {f.bound}" if f.period else "")
            for f in figures
        )
        or "nothing"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the suites")
    parser.add_argument("--errors", action="store_true", help="print what is not agreed on")
    parser.add_argument("--only", choices=["recognizers", "ctparse", "duckling"], help="one suite")
    options = parser.parse_args()
    if options.only in {None, "recognizers"}:
        measure_dates(
            "recognizers-datetime", options.folder / "recognizers-datetime.jsonl", recognizers, options.errors
        )
    if options.only in {None, "ctparse"}:
        measure_dates("ctparse-en", options.folder / "ctparse-en.jsonl", ctparse, options.errors)
    if options.only in {None, "duckling"}:
        measure_durations(options.folder / "duckling-duration.jsonl", options.errors)


if __name__ == "__main__":
    main()
