"""What counts for a claim: how alike a pair of figures must be, and what stands in the way. What counts against it
stands in ``against``.

An agreement needs less the more seldom the figure would agree by chance.
"""

from __future__ import annotations

import re

from factcheck.records import Role
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.exchanged import counts_exchanged, parties_exchanged
from factcheck.verdicts.in_terms import COMPLEMENT
from factcheck.verdicts.match import Match, agrees, chance, differs, refuses
from factcheck.verdicts.numbered import of_another_number
from factcheck.verdicts.otherwise import (
    holds_what_moved,
    is_part,
    left_open,
    of_another_item,
    only_proposed,
    only_to_come,
    outdone,
    says_ever,
    says_it_closer,
    says_more,
    says_never,
)
from factcheck.verdicts.qualifiers import parts_of
from factcheck.verdicts.setting import Setting

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
RIVAL = 0.05
"""Sameness from which on a figure beside is a rival."""
DOUBT = 0.7
"""The chance that an agreeing figure elsewhere measures the same, from which on a denial is not sure."""
DOUBTFUL = 0.5
"""The sameness of an agreeing figure of another passage from which on a denial is not sure, whatever the chance."""
DERIVED_PRIOR = 0.8
TOLD = 0.15
"""The model's entailment of a marked pair without which, where it was asked, an agreement bears nothing out."""
SLOTS = 0.1
"""Sameness from which on a figure counts by its slots alone."""
SURELY_SAME = 0.7
"""The model's entailment of a marked pair that makes up for words which differ."""
LIKE = 0.42
"""The model's entailment of a marked pair without which, where it was asked, nothing is denied."""
RARE, CELL_RARE, CELL_LIKE, PART = 0.002, 0.02, 0.1, 0.5
"""For a cell of the claim's entity and time: how seldom a value would agree by chance, and the least entailment."""


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
    if match.alignment.features["contrasted"] or refused(match) or of_a_part(claim, match):
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


def of_a_part(claim: Setting, match: Match) -> bool:
    """A cell of a part, such as women or the young, for a claim about all or the reverse, and the model is not sure."""
    if match.reading.passage.observation is None:
        return False
    told = match.told or 0.0
    return told < PART and parts_of(claim.text) != parts_of(match.setting.text)


def refused(match: Match) -> bool:
    """Whether the model takes the evidence for the opposite of what the claim says, the figure being the same."""
    said = match.marked
    return said is not None and not match.signed and match.comparison.reason != COMPLEMENT and refuses(said)


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


def best_by_passage(matches: list[Match]) -> list[Match]:
    """The first match of each passage, in order."""
    best: dict[int, Match] = {}
    for match in matches:
        best.setdefault(match.reading.passage.id, match)
    return list(best.values())
