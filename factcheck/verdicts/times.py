"""Times as the model is shown them: a resolved date in place of a relative one, and one time in the same words.

Whether two dates are one is a matter of arithmetic (``align``); a small model does not know that the quarter that
ended on 30 September is the third, or that two years ago was 2019.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.figures import find_figures
from factcheck.figures.wording import period_in_words
from factcheck.records import Figure, Kind, Period
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting

_ADDED = re.compile(r" \(((?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4})\)")
"""What ``claims`` puts behind a relative date: "last year (2022)"."""
_LEADS = re.compile(r"\b(?:in|on|at|by|of|for|since|from|until|till|to|during|before|after|through|than|the)\s+$", re.I)
_OPEN = re.compile(r"(?:since|until|till|by|before|after|from|through|up to)\b", re.IGNORECASE)


@lru_cache(4_096)
def plain_times(text: str) -> str:
    """The text with each relative date that was resolved in brackets told by the resolved one alone.

    >>> plain_times("Two years ago (2019) the club had X members.")
    'In 2019 the club had X members.'
    >>> plain_times("It is twice last year (2022)'s record.")
    "It is twice 2022's record."
    """
    dates = [figure for figure in find_figures(text).figures if figure.kind is Kind.DATE]
    for added in reversed(list(_ADDED.finditer(text))):
        told = next(
            (f for f in dates if f.end == added.start() or (f.start < added.start() and f.end == added.end())), None
        )
        if told is None:
            continue
        led = _LEADS.search(text[: told.start]) or text.startswith(("'", "’"), added.end())
        day = added.group(1)[0].isdigit() and " " in added.group(1)
        lead = "" if led else "on " if day else "in "
        if told.start == 0:
            lead = lead.capitalize()
        text = text[: told.start] + lead + added.group(1) + text[added.end() :]
    return text


def time_in_words(period: Period) -> str:
    """A period as it ends a sentence: " in May 2019", " on 2 May 2019", or in brackets where it has no plain name."""
    words = period_in_words(period)
    if " to " in words:
        return f" ({words})"
    return f" {'on' if words[0].isdigit() and ' ' in words else 'in'} {words}"


def in_the_same_words(evidence: str, reading: Reading, setting: Setting, claim: Setting, text: str) -> str:
    """The evidence as it is shown, with the time of its figure in the words of the claim's ``text``, if it is one."""
    period = setting.period
    if period is None or claim.period is None or (period.start, period.end) != (claim.period.start, claim.period.end):
        return evidence
    theirs = _told([other.figure for other in reading.settings], period)
    mine = _told(list(find_figures(text).figures), period)
    if theirs is None or mine is None or theirs.text.lower() == mine.text.lower():
        return evidence
    return evidence.replace(theirs.text, mine.text) if evidence.count(theirs.text) == 1 else evidence


def _told(figures: list[Figure], period: Period) -> Figure | None:
    """The one date among figures that tells a period, if it tells it plainly."""
    found = [
        figure
        for figure in figures
        if figure.kind is Kind.DATE
        and figure.period is not None
        and (figure.period.start, figure.period.end) == (period.start, period.end)
    ]
    return found[0] if len(found) == 1 and not _OPEN.match(found[0].text) else None
