"""Review boxes: what is ticked comes back, what is damaged is refused with its line."""

import re
from dataclasses import fields
from datetime import date

import pytest
from report_sample import REPORT, VERDICTS

from factcheck.errors import ArticleError
from factcheck.records import ArticleReport, Report
from factcheck.report.annotated import AnnotatedReport, Answer, Decision, digest_of
from factcheck.report.boxes import read_boxes
from factcheck.report.markdown import render_markdown

FRESH = render_markdown(REPORT)
WRONG = VERDICTS[2].id


def ticked(answer: str, id_: str = WRONG, note: str = "") -> str:
    head, box = FRESH.split(f"review {id_} -->", 1)
    box = box.replace(f"- [ ] {answer}", f"- [x] {answer}", 1).replace("- note:", f"- note: {note}".rstrip(), 1)
    return f"{head}review {id_} -->{box}"


def annotated(**more: object) -> Report:
    plain = REPORT.articles[0]
    return Report(
        REPORT.made_with,
        (AnnotatedReport(**{f.name: getattr(plain, f.name) for f in fields(ArticleReport)}, **more),),  # type: ignore[arg-type]
        REPORT.errors,
    )


def test_a_fresh_report_holds_no_answer():
    assert read_boxes(FRESH, "r.md") == ()


@pytest.mark.parametrize("answer", Answer)
def test_a_tick_and_its_note_come_back(answer: Answer):
    (box,) = read_boxes(ticked(answer, note="supported: see table 2"), "r.md")
    assert (box.id, box.answer, box.note) == (WRONG, answer, "supported: see table 2")
    assert (box.label, box.evidence) == (VERDICTS[2].label, digest_of(VERDICTS[2]))
    assert box.passages == (17, 18)
    assert box.figures == 2
    assert box.date == "2023-12-26"


def test_a_capital_tick_and_windows_line_ends_are_fine():
    text = ticked("agree").replace("[x]", "[X]").replace("\n", "\r\n")
    assert [box.answer for box in read_boxes(text, "r.md")] == [Answer.AGREE]


def test_hostile_words_of_the_article_come_back_as_they_were():
    (box,) = read_boxes(ticked("agree", VERDICTS[4].id), "r.md")
    assert "@someone" in box.claim
    assert "]]>" in box.claim


DAMAGE = {
    "two ticks": (ticked("agree").replace("- [x] agree\n- [ ] wrong", "- [x] agree\n- [x] wrong"), "both"),
    "another tick": (ticked("agree").replace("[x]", "[y]"), "no tick"),
    "a line is gone": (ticked("agree").replace("- [x] agree\n- [ ] wrong\n", "- [x] agree\n"), "wrong"),
    "a note without a tick": (FRESH.replace("- note:", "- note: hm", 1), "no box is ticked"),
    "the note's line is gone": (re.sub(r"(\[x\] agree\n.*\n.*\n)- note:\n", r"\1", ticked("agree")), "note:"),
    "the id is gone": (FRESH.replace(f"review {WRONG}", "review"), "id"),
    "the comment above is gone": (re.sub(r"<!-- factcheck: about .*-->\n", "", ticked("agree")), "comment above"),
    "the comment above is cut": (ticked("agree").replace('"claim"', '"cla'), "cannot be read"),
    "the review comment is gone": (FRESH.replace(f"<!-- factcheck: review {WRONG} -->\n", ""), "missing"),
    "two answers": (ticked("agree") + ticked("wrong"), "another answer"),
    "no boxes": ("# An article\n", "no review boxes"),
}


@pytest.mark.parametrize(("text", "says"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_refused(text: str, says: str):
    with pytest.raises(ArticleError, match=says):
        read_boxes(text, "r.md")


def test_the_line_of_the_damage_is_named():
    text = ticked("wrong").replace("- [x]", "- [yes]")
    line = text[: text.index("- [yes]")].count("\n") + 1
    with pytest.raises(ArticleError, match=rf"r\.md, line {line}: “yes” is no tick"):
        read_boxes(text, "r.md")


def test_a_decision_in_force_is_shown_and_ticked():
    report = annotated(decisions=(Decision(WRONG, Answer.WRONG, "the table counts arrivals", date(2026, 11, 23)),))
    text = render_markdown(report)
    assert "- Reviewed: wrong (2026-11-23): the table counts arrivals" in text
    (box,) = read_boxes(text, "r.md")
    assert (box.answer, box.note) == (Answer.WRONG, "the table counts arrivals")


def test_another_verdict_or_passage_gives_another_digest():
    assert len({digest_of(verdict) for verdict in VERDICTS}) == 4  # two have no evidence and the same label
