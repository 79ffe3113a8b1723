"""Does one date allow another? By the periods that they name, or by the words where a text tells no more."""

from __future__ import annotations

import re

from factcheck.records import Comparison, Figure, Outcome


def _when(figure: Figure) -> str:
    """The words of a date alone: "on Tuesday night" is "tuesday"."""
    words = figure.text.lower().replace("’", "'").replace("'s", "").translate(_APART).split()
    kept = [word for word in words if word not in _AROUND_DATES]
    return " ".join(kept)


_COUNTS_FROM = re.compile(
    r"\b(?:last|next|this|past|ago|earlier|yesterday|today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?:ever )?since\b", re.IGNORECASE)
_APART = str.maketrans(",-–", "   ")
_AROUND_DATES = frozenset("on in at the of early late night evening morning afternoon since until by from".split())


def compare_dates(claimed: Figure, evidence: Figure) -> Comparison:
    """Compare two dates by their periods; where a side has none, by their words."""
    mine, theirs = claimed.period, evidence.period
    alone = (mine is None) != (theirs is None)  # then words that count from some day tell nothing
    loose = alone and _COUNTS_FROM.search(claimed.text) is not None
    if (
        claimed.kind is evidence.kind
        and None in {mine, theirs}
        and _when(claimed) == _when(evidence) != ""
        and not loose
    ):
        return Comparison(Outcome.AGREES, "date", f"both say {evidence.text}", (evidence,))
    if claimed.kind is not evidence.kind or mine is None or theirs is None:
        return Comparison(
            Outcome.INCOMPARABLE, "other-unit", f"“{claimed.text}” and “{evidence.text}” cannot be compared"
        )
    if _SINCE.match(claimed.text) and not _SINCE.match(evidence.text) and theirs.start > mine.start:
        return Comparison(Outcome.INCOMPARABLE, "less-precise", "")  # what happened later does not tell when it began
    if mine.contains(theirs):
        exact = (mine.start, mine.end) == (theirs.start, theirs.end)
        working = f"both say {evidence.text}" if exact else f"{evidence.text} lies within {claimed.text}"
        return Comparison(Outcome.AGREES, "date", working, (evidence,))
    if not mine.overlaps(theirs):
        return Comparison(
            Outcome.DIFFERS,
            "date-differs",
            f"the reference says {evidence.text}, the article {claimed.text}",
            (evidence,),
        )
    return Comparison(
        Outcome.INCOMPARABLE,
        "less-precise",
        f"the reference says {evidence.text}, the article {claimed.text}",
        (evidence,),
    )
