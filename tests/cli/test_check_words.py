"""What ``check`` and ``run`` say where nothing speaks of a claim: no store is named that was not asked."""

from __future__ import annotations

from cli_place import UNKNOWN, Place

pytest_plugins = ["cli_place"]


def said(done: dict[str, object]) -> set[str]:
    return {verdict["explanation"] for article in done["articles"] for verdict in article["verdicts"]}  # type: ignore[attr-defined, index]


def test_given_evidence_is_no_store(place: Place) -> None:
    done = place.call("check", UNKNOWN, "--evidence", "It rained.", "--no-model", "--format", "json")
    assert said(done.json) == {"Nothing in the given evidence speaks of this."}


def test_a_store_that_was_asked_is_named(place: Place) -> None:
    place.write("a.md", UNKNOWN)
    assert said(place.run("a.md", "--format", "json").json) == {"Nothing in the reference store speaks of this."}


def test_without_a_store_that_is_said(place: Place) -> None:
    (place.folder / "factcheck.toml").unlink()
    (place.folder / "desk.db").unlink()
    place.write("a.md", UNKNOWN)
    done = place.run("a.md", "--format", "json")
    assert said(done.json) == {"There is no reference store that could speak of this."}
