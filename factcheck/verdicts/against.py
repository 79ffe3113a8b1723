"""What counts against a claim: a figure that differs denies only where every slot lines up and nothing better aligned
agrees, and not where the passage, read as written, leaves the claim open.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from factcheck.figures.units import convert
from factcheck.records import Figure, Kind, Role
from factcheck.verdicts.exchanged import counts_exchanged
from factcheck.verdicts.match import Match, agrees
from factcheck.verdicts.means import is_average
from factcheck.verdicts.numbered import counts_another_way
from factcheck.verdicts.otherwise import (
    SAME_WORDS,
    is_part,
    is_total,
    left_open,
    of_another_item,
    outdone,
    said_otherwise,
    says_never,
)
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.sides import (
    DOUBT,
    DOUBTFUL,
    LIKE,
    RIVAL,
    SLOTS,
    SURELY_SAME,
    USUAL,
    may_support_any,
    of_a_part,
    posterior,
)
from factcheck.verdicts.timing import at_another_time
from factcheck.verdicts.totals import names_parts, together

REFUTE, REFUTE_ASKED, REFUTE_DATE = 0.75, 0.8, 0.85
"""Sameness that a difference needs to deny, by rules alone, where the model was asked, and of dates where it was; two
sentences that share no word tell of no date of one event.
"""
NEAR = {"too-close", "less-precise"}
"""Why a figure that is nearly the claimed one neither agrees nor differs."""
FAR = 3
"""How many times greater or smaller a figure may be that denies by its slots alone."""
OTHER_WORDS = 0.94
"""The model's entailment from which on an item of a list is what a claim calls by other words."""
SURE_PERIODS = {"equal", "unknown", "unknown-claim"}
APART = 0.5
"""How far below the differing figure a rival beside may lie."""


def may_refute(claim: Setting, match: Match, matches: tuple[Match, ...]) -> bool:
    """Every slot lines up, and no other figure of the same passage is a likelier counterpart or agrees."""
    matches = tuple(each for each in matches if not (agrees(each) and counts_exchanged(claim, each)))
    period = match.alignment.period
    in_time = period in SURE_PERIODS or (period == "within" and (says_never(claim) or _slipped(match)))
    if match.alignment.gate is not None or not in_time or of_a_part(claim, match):
        return False
    named = match.told is not None and match.told >= OTHER_WORDS and not is_part(match) and not is_average(claim)
    if of_another_item(claim, match) and not named:
        return False
    if counts_another_way(claim, match):
        return False
    if said_otherwise(claim, match) or outdone(claim, match) or left_open(claim, match.setting) or _apart(claim, match):
        return False
    if _only_by_slots(match, matches):
        return True
    features = match.alignment.features
    told = match.told or 0.0
    if _slipped(match) and told >= SLIPPED_TOLD and match.sameness >= SLIPPED and not features["contrasted"]:
        return not any(agrees(m) and m.alignment.gate is None for m in matches)
    if match.sameness < _least_to_deny(claim, match):
        return False
    loose = features["exchanged"] or features["qualified"] or features["clause_covered"] < SAME_WORDS
    unlike = match.told is not None and told < LIKE
    if unlike or features["names_missing"] or features["contrasted"] or match.alignment.thin:
        return False
    turned = (
        match.comparison.reason == "direction-differs" and told < TURNED and not _turned_round(claim, match, matches)
    )
    if loose and (told < SURELY_SAME or turned):
        return False  # that the model denies it may be for the words that differ
    if any(m.comparison.reason in NEAR and m.alignment.gate is None and m.sameness >= DOUBTFUL for m in matches):
        return False
    meant = [m for m in matches if agrees(m) and not m.alignment.features["contrasted"] and _meant(m)]
    elsewhere = [m for m in meant if m.reading is not match.reading]
    if any(posterior(m.sameness, m.chance) >= DOUBT or m.sameness >= DOUBTFUL for m in elsewhere):
        return may_support_any(claim, matches)
    if any(m.chance <= STRIKING and m.reading is match.reading and _may_be_meant(claim, m) for m in meant):
        return False
    beside = [
        m
        for m in matches
        if m.reading is match.reading and m is not match and m.alignment.gate is None and not outdone(claim, m)
    ]
    rival = max(RIVAL, match.sameness - APART)
    return not any((agrees(m) and m.sameness >= rival) or m.sameness > match.sameness + 0.1 for m in beside)


def _least_to_deny(claim: Setting, match: Match) -> float:
    """The sameness that a difference needs: more for a date, since any event has another, and little is said of it."""
    if match.told is None:
        return REFUTE
    if claim.figure.kind is not Kind.DATE:
        return REFUTE_ASKED
    shared = match.alignment.features["clause_covered"] > 0
    return REFUTE_DATE if shared else 1.0


def _turned_round(claim: Setting, match: Match, matches: tuple[Match, ...]) -> bool:
    """Whether the evidence has the claim's level after as the one before: "from 5 to 2 billion", "from 2 to 5"."""
    change = claim.figure.change
    if change is None or change.role is not Role.AFTER:
        return False
    roles = [m.setting.figure.change for m in matches if m.reading is match.reading and agrees(m)]
    return any(role is not None and role.role is Role.BEFORE for role in roles)


SLIPPED, SLIPPED_TOLD = 0.5, 0.3
"""Sameness, and the model's entailment, from which on a figure denies whose digits agree and whose unit or scale does
not: by chance they would seldom agree.
"""


def _slipped(match: Match) -> bool:
    """Whether scale or unit are all that differs, of a number that seldom agrees by chance: 75 million, 75 billion."""
    return match.comparison.reason in _SLIPS and match.chance <= USUAL


ANOTHER_ORDER = 1_000
_BY_VALUE = {"value-differs", "bound-violated"}


def _of_another_order(claim: Figure, match: Match) -> bool:
    """Whether the two values are too unlike to be of one thing, but for a slip of the scale: 8.7 million, and 250."""
    told = match.comparison.figures[0] if match.comparison.figures else None
    if told is None or not told.value or not match.claimed or match.comparison.reason not in _BY_VALUE:
        return False
    seen = told.value
    if claim.unit and told.unit and claim.unit != told.unit:
        seen = convert(seen, told.unit, claim.unit) or seen
    return not Fraction(1, ANOTHER_ORDER) <= abs(Fraction(seen) / Fraction(match.claimed)) <= ANOTHER_ORDER


def _apart(claim: Setting, match: Match) -> bool:
    """Whether two values are of another order, of a part and of the whole, or of what is and of what will be."""
    if _of_another_order(claim.figure, match) or (
        not _slipped(match) and at_another_time(claim.text, match.setting.clause, match.setting.text)
    ):
        return True
    told = match.setting.text if match.setting.item is None else match.setting.stated
    if claim.figure.kind is not Kind.DURATION and together(claim.text) and not together(told):
        return True  # a part is not the whole; how long "they sang together" is no sum
    more = together(told) and not together(claim.text) and ((match.told or 0.0) < SURELY_SAME or names_parts(told))
    return more or is_total(claim, match.setting)


DISPUTED, DISPUTED_TOLD = 0.75, 0.7
"""Sameness, and the model's entailment, from which on another value elsewhere makes an agreement doubtful."""
DISPUTED_WORDS = 0.75
"""How much of the claim's clause a source must say for its other value to make an agreement doubtful by words alone."""


def may_dispute(claim: Setting, match: Match, supporting: Sequence[Match]) -> bool:
    """Whether another value elsewhere is of the very same thing, as far as the model or its own words can tell; it need
    not deny. What speaks against it must not be true of what supports the claim ("the greatest depth" in both).
    """
    alignment = match.alignment
    if alignment.gate is not None or alignment.period not in SURE_PERIODS:
        return False
    if match.reading.passage.observation is not None or outdone(claim, match) or left_open(claim, match.setting):
        return False
    if of_another_item(claim, match) or alignment.features["contrasted"] or _of_another_order(claim.figure, match):
        return False
    if said_otherwise(claim, match) and not any(said_otherwise(claim, other) for other in supporting):
        return False
    if alignment.features["clause_covered"] >= DISPUTED_WORDS and alignment.sameness(None) >= DISPUTED:
        return True
    return (match.told or 0.0) >= DISPUTED_TOLD and match.sameness >= DISPUTED


MEANT, SURELY_OTHER, TURNED = 0.1, 0.04, 0.9
"""The model's entailment below which an agreeing figure is none of the claim's, unless the rules find them alike, and
below which it is none whatever they find; and that from which on two opposite changes, told in other words, are one.
"""
STRIKING = 0.005
"""The chance of agreeing from which on a figure of the same passage that agrees is hardly another one."""


def _meant(match: Match) -> bool:
    """Whether an agreeing figure may be the claim's, by the model or by the rules."""
    if match.told is None or match.told >= MEANT:
        return True
    return match.told >= SURELY_OTHER and match.alignment.sameness(None) >= DOUBT


def _may_be_meant(claim: Setting, match: Match) -> bool:
    """Whether nothing but the model's doubt speaks against a figure that agrees."""
    return match.alignment.gate is None and not match.alignment.features["contrasted"] and not outdone(claim, match)


OPEN = 0.9
"""The model's neutral answer to passage and claim as written from which on another figure denies nothing."""


_SLIPS = {"scale-differs", "unit-differs"}
"""Where the digits agree, so that the model sees one figure and arithmetic two: "€3 million", "$3 million"."""


def may_leave_open(match: Match) -> bool:
    """Whether a passage, which is no cell of a table and has not been read as written, may leave the claim open."""
    unread = match.scores.written is None and match.reading.passage.observation is None
    return unread and match.comparison.reason not in _SLIPS


def is_open(claim: Setting, match: Match) -> bool:
    """Whether a passage, read as written, neither says nor excludes what the claim says: its other figure is of
    something else. A sentence of several figures may be left open by what it says of the others.
    """
    written = match.scores.written
    if written is None or claim.several or match.comparison.reason in _SLIPS:
        return False
    return written.neutral >= OPEN


def _only_by_slots(match: Match, matches: tuple[Match, ...]) -> bool:
    """Who, what and when line up, and it is the one figure that does, not far from the claimed one."""
    features = match.alignment.features
    if not match.alignment.slots or features["contrasted"] or features["qualified"] or match.sameness < SLOTS:
        return False
    rivals = [m for m in matches if m is not match and m.alignment.gate is None and (m.alignment.slots or agrees(m))]
    alone = sum(s.figure.kind is match.setting.figure.kind for s in match.reading.settings) == 1
    mine, theirs = match.comparison.figures[0].value if match.comparison.figures else None, match.claimed
    near = (
        mine is not None
        and theirs is not None
        and theirs != 0
        and Fraction(1, FAR) <= Fraction(mine) / Fraction(theirs) <= FAR
    )
    return alone and near and not rivals
