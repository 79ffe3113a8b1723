"""Reviews: ticks and notes from the report into the store, shown while they hold, out as pairs that ``eval`` reads."""

from __future__ import annotations

import json

import pytest
from cli_place import ALSO_WRONG, REFERENCES, RIGHT, UNKNOWN, WRONG, Place

from factcheck.cli.review import labelled_pairs
from factcheck.store.reviews import Review

pytest_plugins = ["cli_place"]


def report(place: Place, text: str = WRONG) -> str:
    place.write("a.md", text)
    place.run("a.md", "--format", "markdown", "--output", "r.md")
    return (place.folder / "r.md").read_text()


def tick(place: Place, figure: str, answer: str, note: str = "") -> None:
    """Tick a box of the report as a reviewer does."""
    text = (place.folder / "r.md").read_text()
    head, rest = text.split(f"</a>{figure}\n", 1)
    rest = rest.replace(f"- [ ] {answer}", f"- [x] {answer}", 1).replace("- note:", f"- note: {note}".rstrip(), 1)
    place.write("r.md", f"{head}</a>{figure}\n{rest}")


def review_of(place: Place, figure: str) -> dict[str, str] | None:
    verdicts = place.run("a.md", "--format", "json").json["articles"][0]["verdicts"]
    (found,) = [v["review"] for v in verdicts if v["figure"]["text"] == figure]
    return found


def test_a_decision_is_kept_and_shown(place: Place) -> None:
    report(place)
    tick(place, "62,300", "wrong", "supported: the annual report says so")
    done = place.call("review", "apply", "r.md")
    assert (done.code, done.out) == (0, "1 decision: 1 added, 0 changed, 0 unchanged, 0 not kept\n")
    found = review_of(place, "62,300")
    assert found is not None
    assert (found["answer"], found["note"]) == ("wrong", "supported: the annual report says so")
    for name in ("markdown", "html", "rich", "junit"):
        assert "the annual report says so" in place.run("a.md", "--format", name).out
    assert "note: supported: the annual report says so" in place.call("review", "list").out


def test_a_contradiction_that_a_reviewer_set_aside_fails_no_run(place: Place) -> None:
    report(place)
    assert place.run("a.md").code == 1
    tick(place, "62,300", "wrong")
    place.call("review", "apply", "r.md")
    done = place.run("a.md")
    assert done.code == 0
    assert "1 finding set aside by reviewers" in done.err


def test_a_contradiction_that_a_reviewer_agrees_with_fails_still(place: Place) -> None:
    report(place)
    tick(place, "62,300", "agree")
    place.call("review", "apply", "r.md")
    assert place.run("a.md").code == 1


def test_applying_the_next_report_changes_nothing(place: Place) -> None:
    report(place)
    tick(place, "62,300", "wrong", "a note")
    place.call("review", "apply", "r.md")
    report(place)
    assert "1 unchanged" in place.call("review", "apply", "r.md").out


def test_a_decision_survives_moved_lines_and_expires_with_the_sentence(place: Place) -> None:
    report(place)
    tick(place, "62,300", "wrong")
    place.call("review", "apply", "r.md")
    place.write("a.md", f"A new beginning.\n\n{WRONG}")
    assert review_of(place, "62,300") is not None
    place.write("a.md", WRONG.replace("port", "harbour port"))
    assert review_of(place, "62,300") is None


def test_a_decision_expires_with_its_evidence(place: Place) -> None:
    report(place)
    tick(place, "62,300", "wrong")
    place.call("review", "apply", "r.md")
    place.call("store", "add", f"{RIGHT} This includes transit.", "--title", "Annual report", "--store", "desk.db")
    assert review_of(place, "62,300") is None
    assert place.run("a.md").code == 1


def test_a_report_that_is_older_than_its_evidence_is_not_kept(place: Place) -> None:
    report(place)
    tick(place, "62,300", "wrong")
    passages = json.loads(place.call("store", "list", "passages", "--store", "desk.db", "--format", "json").out)
    place.call("store", "remove", *(row["id"] for row in passages), "--store", "desk.db")
    done = place.call("review", "apply", "r.md")
    assert "0 added, 0 changed, 0 unchanged, 1 not kept" in done.out
    assert "r.md:" in done.err


def test_a_damaged_report_is_refused_with_its_line_and_nothing_is_kept(place: Place) -> None:
    text = report(place, WRONG + "\n" + ALSO_WRONG)
    tick(place, "62,300", "wrong")
    half = (place.folder / "r.md").read_text()
    place.write("r.md", half.replace("- [x] wrong\n", "- [x] wrong\n- [x] not checkable\n"))
    done = place.call("review", "apply", "r.md")
    assert done.code == 3
    assert done.err.startswith("factcheck: r.md, line ")
    assert done.err.count("\n") == 1
    assert json.loads(place.call("review", "list", "--format", "json").out) == []
    assert text


@pytest.mark.parametrize("data", [b"# no report\n", b"\xff\xfe\x00"])
def test_what_is_no_report(data: bytes, place: Place) -> None:
    (place.folder / "r.md").write_bytes(data)
    assert place.call("review", "apply", "r.md").code == 3
    assert place.call("review", "apply", "missing.md").code == 3


def test_export_gives_pairs_that_eval_reads(place: Place) -> None:
    report(place, f"{RIGHT}\n{WRONG}\n{UNKNOWN}")
    for figure, answer in (("52,300", "agree"), ("62,300", "agree"), ("17", "not checkable")):
        tick(place, figure, answer)
    text = (place.folder / "r.md").read_text()
    place.write("r.md", text)
    place.call("review", "apply", "r.md")
    done = place.call("review", "export", "pairs.jsonl")
    assert "2 pairs, 1 sentence left out" in done.err  # the date of the first sentence has no answer yet
    pairs = [json.loads(line) for line in (place.folder / "pairs.jsonl").read_text().splitlines()]
    assert {(pair["claim"], pair["label"]) for pair in pairs} == {
        (WRONG.strip(), "contradicted"),
        (UNKNOWN.strip(), "unverified"),
    }
    assert REFERENCES[0] in next(pair["evidence"] for pair in pairs if pair["label"] == "contradicted")
    measured = place.call("eval", "pairs.jsonl", "--no-model", "--format", "json").json
    assert (measured["n"], measured["accuracy"]) == (2, 1.0)


def decided(answer: str, label: str = "contradicted", note: str = "", figures: int = 1, verdict: str = "v") -> Review:
    from datetime import date

    return Review(verdict, "e", answer, note, date(2026, 11, 23), label, "A claim.", "5", figures, None, ("A text.",))


@pytest.mark.parametrize(
    ("reviews", "label"),
    [
        ([decided("agree")], "contradicted"),
        ([decided("not checkable")], "unverified"),
        ([decided("wrong")], None),  # which of the other two is right was not said
        ([decided("wrong", note="supported: see the table")], "supported"),
        ([decided("wrong", note="Unverified, says the table")], "unverified"),
        ([decided("wrong", note="contradicted")], None),  # the note says what the verdict said
        ([decided("agree", "supported", figures=2)], None),  # the other figure was not reviewed
        (
            [decided("agree", "supported", figures=2), decided("agree", "supported", figures=2, verdict="w")],
            "supported",
        ),
        (
            [decided("agree", "supported", figures=2), decided("agree", "unverified", figures=2, verdict="w")],
            "unverified",
        ),
        ([decided("agree", figures=3)], "contradicted"),  # whatever the others are
        ([decided("wrong", note="supported"), decided("agree")], "contradicted"),  # the later counts
    ],
)
def test_labels_of_pairs(reviews: list[Review], label: str | None) -> None:
    pairs, left_out = labelled_pairs(reviews)
    assert [pair["label"] for pair in pairs] == ([label] if label else [])
    assert left_out == (0 if label else 1)
