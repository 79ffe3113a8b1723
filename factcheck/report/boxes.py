"""The review boxes of the Markdown report: written for a person to tick, and read back.

Above each box stands a comment with what the answer is about: the sentence, the verdict, the article's date, the
passages that were shown and how many figures the sentence has. Reading refuses a box that was damaged, with its line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.errors import ArticleError
from factcheck.records import ArticleReport, Label, Verdict
from factcheck.report.annotated import Answer, Decision, digest_of
from factcheck.report.safe import clean
from factcheck.report.words import figure_text

_HEAD = re.compile(r"<!-- factcheck: review ([0-9A-Za-z_-]+) -->")
_ABOUT = re.compile(r"<!-- factcheck: about (\{.*\}) -->")
_TICK = re.compile(r"[-*+] \[([^\]]*)\] (.*)")
_NOTE = re.compile(r"[-*+] note:(.*)")
_NO_ID = re.compile(r"[^0-9A-Za-z_-]")
_TICKED, _EMPTY = ("x", "X"), (" ", "")
_MARKUP = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&@`|"})
_NO_TAGS = str.maketrans({"<": "‹", ">": "›"})


@dataclass(frozen=True, slots=True)
class Box:
    """One answered box: the verdict's id, the answer and note, and what was shown beside it."""

    line: int
    id: str
    answer: Answer
    note: str
    evidence: str
    figure: str
    claim: str
    label: Label
    figures: int
    passages: tuple[int, ...]
    date: str | None


def write_box(report: ArticleReport, verdict: Verdict, decision: Decision | None) -> Iterator[str]:
    """The lines of a box. A decision in force is ticked already, so that applying the report changes nothing."""
    beside = [other for other in report.verdicts if other.claim.start == verdict.claim.start]
    about = {
        "figure": figure_text(report.article, verdict),
        "claim": clean(verdict.claim.text),
        "label": str(verdict.label),
        "evidence": digest_of(verdict),
        "passages": list(dict.fromkeys(evidence.passage.id for evidence in verdict.evidence)),
        "figures": len(beside),
        "date": report.article.date.isoformat() if report.article.date else None,
    }
    yield f"<!-- factcheck: about {json.dumps(about, ensure_ascii=False).translate(_MARKUP)} -->"
    yield f"<!-- factcheck: review {_NO_ID.sub('-', verdict.id)} -->"
    for answer in Answer:
        yield f"- [{'x' if decision and decision.answer is answer else ' '}] {answer}"
    yield f"- note: {_harmless(decision.note) if decision else ''}".rstrip()


def read_boxes(text: str, path: str) -> tuple[Box, ...]:
    """The answered boxes of a report, in order. A box without a tick and note is not answered, and left out.

    Raises ArticleError, with the line, for a file without boxes and for a box that was damaged or half edited: a line
    missing, two ticks, a tick that is no ``x``, a note without a tick, two answers about the same.
    """
    lines = text.splitlines()
    boxes: dict[tuple[str, str], Box] = {}
    seen = 0
    for number, line in enumerate(lines, start=1):
        if not line.startswith("<!-- factcheck: review"):
            if line.startswith("<!-- factcheck: about") and not _starts(lines, number):
                raise _damaged(path, number + 1, "the review comment under this line is missing")
            continue
        seen += 1
        box = _read_box(lines, number, path)
        if box is None:
            continue
        before = boxes.setdefault((box.id, box.evidence), box)
        if (before.answer, before.note) != (box.answer, box.note):
            raise _damaged(path, number, f"another answer about the same verdict stands on line {before.line}")
    if not seen:
        raise ArticleError(
            f"{path}: no review boxes in it", hint="give a report made with: factcheck run --format markdown"
        )
    return tuple(boxes.values())


def _harmless(note: str) -> str:
    """A note on one line, without tags: it stands in the report as it is, so that it can be edited."""
    return clean(note).translate(_NO_TAGS)


def _starts(lines: Sequence[str], index: int) -> bool:
    return index < len(lines) and lines[index].startswith("<!-- factcheck: review")


def _read_box(lines: Sequence[str], number: int, path: str) -> Box | None:
    head = _HEAD.fullmatch(lines[number - 1].rstrip())
    about = _ABOUT.fullmatch(lines[number - 2].rstrip()) if number > 1 else None
    if head is None:
        raise _damaged(path, number, "the id of the verdict cannot be read")
    if about is None:
        raise _damaged(path, number, "the comment above it, with what the box is about, is missing or damaged")
    ticked: list[Answer] = []
    for place, answer in enumerate(Answer, start=number + 1):
        found = _TICK.fullmatch(_line(lines, place).rstrip())
        if found is None or found[2].strip() != answer:
            raise _damaged(path, place, f"the line “- [ ] {answer}” should stand here")
        if found[1] not in (*_TICKED, *_EMPTY):
            raise _damaged(path, place, f"“{clean(found[1])}” is no tick; write [x]")
        ticked += [answer] if found[1] in _TICKED else []
    place = number + len(Answer) + 1
    found = _NOTE.fullmatch(_line(lines, place).rstrip())
    if found is None:
        raise _damaged(path, place, "the line “- note:” should stand here")
    note = _harmless(found[1])
    if len(ticked) > 1:
        raise _damaged(path, number + 1, f"both “{ticked[0]}” and “{ticked[1]}” are ticked; tick one")
    if not ticked:
        if note:
            raise _damaged(path, place, "a note, but no box is ticked; tick one")
        return None
    return _box(number, head[1], ticked[0], note, _about(about[1], number - 1, path))


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if number <= len(lines) else ""


def _about(written: str, number: int, path: str) -> dict[str, Any]:
    try:
        about: dict[str, Any] = json.loads(written)
    except ValueError:
        about = {}
    if not _fits(about):
        raise _damaged(path, number, "the comment with what the box is about cannot be read")
    return about


def _fits(about: dict[str, Any]) -> bool:
    kinds = {
        "figure": str,
        "claim": str,
        "evidence": str,
        "label": str,
        "figures": int,
        "passages": list,
        "date": str | None,
    }
    if not all(name in about and isinstance(about[name], kind) for name, kind in kinds.items()):
        return False
    if about["label"] not in list(Label) or not all(isinstance(id_, int) for id_ in about["passages"]):
        return False
    return about["date"] is None or re.fullmatch(r"\d{4}-[01]\d-[0-3]\d", about["date"]) is not None


def _box(number: int, id_: str, answer: Answer, note: str, about: dict[str, Any]) -> Box:
    return Box(
        line=number,
        id=id_,
        answer=answer,
        note=note,
        evidence=about["evidence"],
        figure=about["figure"],
        claim=about["claim"],
        label=Label(about["label"]),
        figures=about["figures"],
        passages=tuple(about["passages"]),
        date=about["date"],
    )


def _damaged(path: str, number: int, what: str) -> ArticleError:
    return ArticleError(f"{path}, line {number}: {what}", hint="mend the line, or make the report anew")
