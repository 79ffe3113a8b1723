"""A level before or after a change, told as a level: "shrank from X to 37 percent" is "stood at X percent".

The time of the one and of the other is known by rule (``timing.at_its_end``); a small model is led astray by the
change, which says nothing of what the level was.
"""

from __future__ import annotations

import re

from factcheck.figures import find_figures
from factcheck.figures.change_words import is_change
from factcheck.figures.masking import MASK
from factcheck.records import Direction, Figure, Kind, Role
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.times import time_in_words

_MARK = re.compile(rf"[$€£¥]?{MASK}\b(?:\s?(?:%|percent(?:age points)?|per cent)|\s+(?:million|billion|trillion)\b)?")
_AGAINST = re.compile(rf"(?<=, )(?P<own>{_MARK.pattern})\s+(?:more|fewer|less|higher|lower)\s+than\s+(?:in\s+)?")
"""An amount against an earlier time, as in "X fewer than a decade ago"."""
_VERB = r"(?:(?:was|were|been|being)\s+)?(?P<verb>[A-Za-z'’-]+(?:\s+(?:back|up|down|\w+ly))?)\s+"
_UNIT = re.compile(r"^[$€£¥]?[\d.,\s]*\d")


def as_level(text: str, figure: Figure) -> str:
    """A marked text in which ``figure``, which is marked, is the level before or after a change, without the change.

    >>> from factcheck.records import Change, Direction
    >>> before = Figure("41", 0, 2, Kind.NUMBER, change=Change(Direction.FELL, Role.BEFORE))
    >>> as_level("Forest cover shrank from X to 37 percent of the land.", before)
    'Forest cover stood at X percent of the land.'
    """
    role = figure.change.role if figure.change is not None else None
    mark = _MARK.search(text)
    if role is Role.AMOUNT and figure.change is not None and figure.change.direction is not Direction.NONE:
        return _AGAINST.sub(rf"{'up' if figure.change.direction is Direction.ROSE else 'down'} by \g<own> from ", text)
    if role not in {Role.BEFORE, Role.AFTER} or mark is None:
        return text
    own, start, end = mark.group(), mark.start(), mark.end()
    others = [other for other in find_figures(text).figures if other.kind is not Kind.DATE]
    behind = next((other for other in others if other.start > end and text[end : other.start].strip() in _JOINTS), None)
    ahead = next((other for other in others if other.end < start and text[other.end : start].strip() in _JOINTS), None)
    lead = text[: ahead.start if ahead is not None else start]
    verb = re.search(_VERB + r"(?:from|to)\s+$", lead)
    if verb is None or not is_change(verb["verb"].split()[0].lower()):
        return text
    last = behind.end if behind is not None else end
    partner = behind or ahead
    unit = _UNIT.sub("", partner.text) if partner is not None and own.endswith(MASK) else ""
    return f"{text[: verb.start()]}stood at {own}{unit}{text[last:]}"


def at_its_time(text: str, setting: Setting) -> str:
    """A text that was told as a level, with the level's own time in place of that of the change; without it, if it is
    not known.

    "The school had X pupils between 2010 and 2020", the level before, is of 2010.
    """
    dates = [figure for figure in find_figures(text).figures if figure.kind is Kind.DATE and figure.period is not None]
    if len(dates) != 1 or dates[0].period == setting.period:
        return text
    role = setting.figure.change.role if setting.figure.change is not None else None
    if setting.period is None and role is not Role.BEFORE:
        return text
    lead = _LEAD.sub("", text[: dates[0].start])
    when = "" if setting.period is None else time_in_words(setting.period)
    told = (lead.rstrip() + when + text[dates[0].end :]).strip()
    return told[:1].upper() + told[1:]


_LEAD = re.compile(r"\b(?:in|on|at|during|for|by)\s+(?:the\s+)?$", re.IGNORECASE)
_JOINTS = frozenset({"to", "from", ", from", ", up from", ", down from"})
