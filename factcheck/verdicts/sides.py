"""What counts for a claim and what against it: how alike a pair of figures must be, and what stands in the way.

An agreement needs less the more seldom the figure would agree by chance. A difference counts only where every slot
lines up and nothing better aligned agrees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from factcheck.figures.units import convert
from factcheck.records import Figure, Kind, Role
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.exchanged import counts_exchanged, parties_exchanged
from factcheck.verdicts.in_terms import COMPLEMENT
from factcheck.verdicts.match import Match, agrees, chance, differs, refuses
from factcheck.verdicts.means import is_average
from factcheck.verdicts.numbered import counts_another_way, of_another_number
from factcheck.verdicts.otherwise import (
    SAME_WORDS,
    holds_what_moved,
    is_part,
    is_total,
    left_open,
    of_another_item,
    only_proposed,
    only_to_come,
    outdone,
    said_otherwise,
    says_ever,
    says_it_closer,
    says_more,
    says_never,
)
from factcheck.verdicts.qualifiers import parts_of
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.timing import at_another_time
from factcheck.verdicts.totals import names_parts, together

SUPPORT_LONG, SUPPORT_USUAL, SUPPORT_EASY = 0.25, 0.4, 0.65
ASKED_LONG, ASKED_USUAL, ASKED_EASY = 0.25, 0.25, 0.5
"""Sameness that an agreement needs by rules alone, and where the model was asked, by how seldom it would agree by
chance (``LONG``, ``USUAL``, more often).
"""
LONG, USUAL = 0.001, 0.05
BORNE_LONG, BORNE_USUAL, BORNE_EASY = 0.3, 0.5, 0.6
"""How surely the evidence must bear an agreeing figure out where the model has read both texts as written."""
BORNE_OUT, DOUBTED = 0.65, 0.1
"""The same from which on, and below which, one figure among several does or does not stand by that reading alone."""
OPPOSED = 0.94
"""The model's contradiction of two texts with one figure in the same words from which on it bears nothing out."""
NARROW = {"day", "month", "span", "week", "quarter"}
REFUTE, REFUTE_ASKED, REFUTE_DATE = 0.75, 0.8, 0.85
"""Sameness that a difference needs to deny, by rules alone, where the model was asked, and of dates where it was; two
sentences that share no word tell of no date of one event.
"""
RIVAL, APART = 0.05, 0.5
"""Sameness from which on a figure beside is a rival, and how far below the differing one it may lie."""
DOUBT = 0.7
"""The chance that an agreeing figure elsewhere measures the same, from which on a denial is not sure."""
DOUBTFUL = 0.5
"""The sameness of an agreeing figure of another passage from which on a denial is not sure, whatever the chance."""
NEAR = {"too-close", "less-precise"}
"""Why a figure that is nearly the claimed one neither agrees nor differs."""
DERIVED_PRIOR = 0.8
TOLD = 0.15
"""The model's entailment of a marked pair without which, where it was asked, an agreement bears nothing out."""
SLOTS, FAR = 0.1, 3
"""Sameness from which on a figure may deny by its slots alone, and how many times greater or smaller it may be."""
SURELY_SAME = 0.7
"""The model's entailment of a marked pair that makes up for words which differ."""
OTHER_WORDS = 0.94
"""The model's entailment from which on an item of a list is what a claim calls by other words."""
LIKE = 0.42
"""The model's entailment of a marked pair without which, where it was asked, nothing is denied."""
RARE, CELL_RARE, CELL_LIKE, PART = 0.002, 0.02, 0.1, 0.5
"""For a cell of the claim's entity and time: how seldom a value would agree by chance, and the least entailment."""
SURE_PERIODS = {"equal", "unknown", "unknown-claim"}


def posterior(sameness: float, easy: float) -> float:
    """The chance that two agreeing figures measure the same, by Bayes:

    Others agree only as often as chance lets them.
    """
    return sameness / (sameness + (1 - sameness) * easy)


def follows(claim: Setting, derived: Derivation) -> float:
    """The chance that a calculation that agrees is what the claim means: its slots, and how many were tried."""
    easy = min(1.0, chance(claim.figure, claim.figure) * derived.tried)
    return posterior(derived.sureness * DERIVED_PRIOR, easy)


def may_support(claim: Setting, match: Match, matches: tuple[Match, ...]) -> bool:
    """Nothing in the words stands in the way, and the two are alike: by both texts as written or by the marked view."""
    if _stopped(claim, match):
        return False
    read = _read(claim, match)
    return _is_alike(match, matches) if read is None else read


def _stopped(claim: Setting, match: Match) -> bool:
    """Whether the words of the two sentences keep an agreeing figure from bearing the claim out."""
    if match.alignment.features["contrasted"] or refused(match) or _of_a_part(claim, match):
        return True
    if outdone(claim, match) or left_open(claim, match.setting) or holds_what_moved(claim, match.setting):
        return True
    if says_more(claim, match.setting) and not _states(match):
        return True
    if says_it_closer(claim, match.setting) or only_proposed(claim, match.setting):
        return True
    if only_to_come(claim, match.setting):
        return True
    if of_another_number(claim, match.setting):
        return True
    if counts_exchanged(claim, match) or parties_exchanged(claim.text, match.setting.text):
        return True
    if claim.negated != match.setting.negated and match.told is not None and match.told < NEGATED:
        return True
    written = match.scores.written
    of_all = claim.quantifier in {"all", "none"} and not _TELLS_OF_ALL.search(match.setting.text)
    if of_all and written is not None and written.entailment < OF_ALL:
        return True  # that it has 12 does not say what all 12 did
    if says_never(claim) and not says_ever(match.setting):
        return True  # that there are 212 today does not say that there were never more than 300
    if of_another_item(claim, match) and ((match.told or 0.0) < LIKE or is_part(match)):
        return True
    loose = match.comparison.reason == COMPLEMENT and match.alignment.features["exchanged"]
    return bool(loose) and (match.told or 0.0) < SURELY_SAME


def _is_alike(match: Match, matches: tuple[Match, ...]) -> bool:
    """Alike enough for how easily it would agree by chance, and no likelier counterpart in the same passage says
    otherwise.
    """
    if match.sameness < _least(match):
        return _same_cell(match, matches)
    if match.told is not None and match.told < TOLD and not (match.alignment.leans or match.alignment.slots):
        return _same_cell(match, matches)
    if match.chance <= LONG:
        return True
    beside = [m for m in matches if m.reading is match.reading and differs(m) and m.alignment.gate is None]
    if match.alignment.features["head"] == 1:
        beside = [m for m in beside if m.alignment.features["head"] > 0]  # "10,500 athletes" are not the 32 sports
    return not any(m.sameness > match.sameness + RIVAL for m in beside)


def _read(claim: Setting, match: Match) -> bool | None:
    """What the two texts as written say of an agreeing figure, or None where that is left to the marked view.

    A sentence with one plain figure stands or falls with it. Where there are several, or the figure is a level in a
    change, one of all or none, or an item of a list, a passage may bear out this one alone: then only a clear word
    counts.
    """
    if match.borne is None:
        return None
    if not _is_plain(claim, match):
        written = match.scores.written
        doubted = match.borne < DOUBTED or (match.alike and written is not None and written.contradiction >= OPPOSED)
        return True if match.borne >= BORNE_OUT else False if doubted else None
    least = BORNE_LONG if match.chance <= LONG else BORNE_USUAL if match.chance <= USUAL else BORNE_EASY
    if match.borne >= least:
        return True
    return None if _lines_up(match) and match.borne >= DOUBTED else False


def _lines_up(match: Match) -> bool:
    """Whether who, what and a narrow time line up by their own words, of a figure that would seldom agree by chance."""
    period = match.setting.period
    return match.alignment.slots and match.chance <= USUAL and period is not None and period.grain in NARROW


def _is_plain(claim: Setting, match: Match) -> bool:
    """Whether a sentence says one thing of one figure."""
    change, other = claim.figure.change, match.setting
    whole = claim.several or claim.quantifier or other.quantifier or other.item is not None or claim.since is not None
    return not whole and (change is None or change.role is Role.AMOUNT)


def _same_cell(match: Match, matches: tuple[Match, ...]) -> bool:
    """A cell of a table for whom and when the claim speaks of, with its value: chance would seldom bring that about.

    The words may all differ ("farmers harvested 5,395 kilograms of grain per hectare" is the cereal yield), but the
    model must see some likeness, and no other cell of the same entity and time may have the value too.
    """
    if match.reading.passage.observation is None or match.alignment.period != "equal" or not match.alignment.cell:
        return False
    told = match.told or 0.0
    shared = match.alignment.features["measure_covered"] > 0 or match.alignment.features["evidence_measure_covered"] > 0
    if match.chance > USUAL or match.bounded or told < (CELL_RARE if match.chance <= RARE else CELL_LIKE):
        return False
    others = [m for m in matches if m is not match and agrees(m) and m.alignment.cell and m.alignment.period == "equal"]
    return (shared or match.chance <= RARE) and all(m.sameness < match.sameness for m in others)


def _of_a_part(claim: Setting, match: Match) -> bool:
    """A cell of a part, such as women or the young, for a claim about all or the reverse, and the model is not sure."""
    if match.reading.passage.observation is None:
        return False
    told = match.told or 0.0
    return told < PART and parts_of(claim.text) != parts_of(match.setting.text)


def refused(match: Match) -> bool:
    """Whether the model takes the evidence for the opposite of what the claim says, the figure being the same."""
    said = match.marked
    return said is not None and not match.signed and match.comparison.reason != COMPLEMENT and refuses(said)


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


STATED = 0.8
"""The model's entailment as written from which on a sentence that says more than when is borne out."""
OF_ALL = 0.5
"""The same as written without which a count bears out nothing that is said of all of them."""
NEGATED = 0.5
"""The model's entailment without which a figure of a clause that denies bears out none of one that does not."""


def _states(match: Match) -> bool:
    written = match.scores.written
    return written is not None and written.entailment >= STATED


_TELLS_OF_ALL = re.compile(r"\b(?:all|every\w*|each|entire|whole|none|no|not|nobody|unanimous\w*)\b", re.IGNORECASE)


def may_support_any(claim: Setting, matches: tuple[Match, ...]) -> bool:
    """Whether something agrees well enough to stand against a denial, which a mere hint of it only makes doubtful."""
    return any(agrees(m) and may_support(claim, m, matches) for m in matches)


def _least(match: Match) -> float:
    """The sameness that an agreement needs: less for a long number, and less again where who, what and when line up."""
    easy, period = match.chance, match.setting.period
    rows = (SUPPORT_LONG, SUPPORT_USUAL, SUPPORT_EASY) if match.told is None else (ASKED_LONG, ASKED_USUAL, ASKED_EASY)
    least = rows[0] if easy <= LONG else rows[1] if easy <= USUAL else rows[2]
    sibling = match.bounded and match.reading.passage.observation is not None
    if match.alignment.period != "equal" or period is None or sibling:
        return least
    if match.alignment.slots and easy <= USUAL:
        return SLOTS if period.grain in NARROW else least / 2
    return least / 2 if easy <= LONG else least


def may_refute(claim: Setting, match: Match, matches: tuple[Match, ...]) -> bool:
    """Every slot lines up, and no other figure of the same passage is a likelier counterpart or agrees."""
    matches = tuple(each for each in matches if not (agrees(each) and counts_exchanged(claim, each)))
    period = match.alignment.period
    in_time = period in SURE_PERIODS or (period == "within" and (says_never(claim) or _slipped(match)))
    if match.alignment.gate is not None or not in_time or _of_a_part(claim, match):
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


def best_by_passage(matches: list[Match]) -> list[Match]:
    """The first match of each passage, in order."""
    best: dict[int, Match] = {}
    for match in matches:
        best.setdefault(match.reading.passage.id, match)
    return list(best.values())
