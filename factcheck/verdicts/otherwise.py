"""In which ways two sentences are told otherwise, so that one figure says nothing of the other: by their words alone.

One is for each and the other for all, one is of a part, one is only proposed, or is what somebody says of himself.
"""

from __future__ import annotations

import re

from factcheck.figures.lists import STOP
from factcheck.records import Bound, Direction, Figure, Kind, Role
from factcheck.verdicts.each import OF_EACH, YEARLY
from factcheck.verdicts.in_terms import as_rated
from factcheck.verdicts.match import Match
from factcheck.verdicts.qualifiers import NARROWER, parts_of, qualifiers
from factcheck.verdicts.setting import Setting

SAME_WORDS = 0.6
QUALIFIED_SAME = 0.85
"""The model's entailment from which on a figure may deny although a word narrows one of the two."""
NARROWED_SAME = 0.9
"""The same where the word is one that is known to narrow the evidence: "urban" may be what "in cities" says."""
_COMPARES = re.compile(
    r"\b(?:tops|topped|leads|led|most|least|fewest|first|record|outnumber\w*|overt(?:ook|aken|akes?)"
    r"|any other|(?:more|fewer|less|\w{3,}er)\b[^.;]*\bthan)\b"
    r"|(?!\b(?:west|east|rest|test|best|west|quest|guest|request|interest|forest|harvest|contest|protest|arrest|invest)\b)"
    r"\b\w{2,}est\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:unchanged|on hold|flat|steady|stagnant|stagnated|stable"
    r"|(?:kept|left|maintained|held|holds?)\b[^.;,]*\bat)\b",
    re.IGNORECASE,
)


def _moved(figure: Figure) -> bool:
    """Whether a figure is the level before or after a rise or a fall."""
    change = figure.change
    return change is not None and change.role is not Role.AMOUNT and change.direction is not Direction.NONE


_EXACTLY = re.compile(r"\b(?:exactly|precisely)\s+$", re.IGNORECASE)


def _times_a_year(side: Setting) -> bool:
    """Whether a figure is that of any one year, and of nothing else that there are several of: "each year"."""
    clause = side.stated.replace(side.figure.text, " ")
    return (side.figure.rate == "per year" or bool(YEARLY.search(clause))) and not OF_EACH.search(
        YEARLY.sub(" ", clause)
    )


_OF_A_YEAR = re.compile(
    r"\b(?:first|second|third|fourth|last|1st|2nd|3rd|4th)[- ](?:quarter|half)\b|\b(?:Q|H)[1-4]\b", re.I
)
"""A part of a year, whose figures say little of a time that is not told."""


def says_it_closer(claim: Setting, evidence: Setting) -> bool:
    """Whether a claim is exact where the evidence is not, or is of another stretch of time than the evidence."""
    figure, other = claim.figure, evidence.figure
    exact = _EXACTLY.search(claim.text[: figure.start]) or _EXACTLY.match(figure.text.split(" ")[0] + " ")
    if exact and other.bound is Bound.ABOUT:
        return True
    mine, theirs = claim.period, evidence.period
    spans = mine is not None and theirs is not None and mine.grain == theirs.grain == "span"
    return spans and mine != theirs and figure.kind is not Kind.DATE


def says_more(claim: Setting, evidence: Setting) -> bool:
    """Whether a sentence whose only figure is a date compares, or denies what the evidence tells of that time.

    That both speak of 2022 does not bear out who came first in it.
    """
    if claim.figure.kind is not Kind.DATE or claim.several:
        return False
    around = claim.text[: claim.figure.start] + claim.text[claim.figure.end :]  # "no later than" compares nothing
    return claim.negated != evidence.negated or bool(_COMPARES.search(around))


_EXCEPT = re.compile(r"\b(?:all but|except(?: for)?|bar|save for|other than)\s+$", re.IGNORECASE)
_ALL_BUT = re.compile(r"\ball but\s+\w+\s+of\b[^.;,]*$", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:averag\w*|mean|typical(?:ly)?)\b", re.IGNORECASE)
_TOOK = re.compile(r"\bwithin\b\s*\w*$", re.IGNORECASE)
_BY_WHAT = re.compile(
    r"\bby\s+(?:\w+\s+)?(area|size|population|value|volume|revenue|sales|weight|number)\b", re.IGNORECASE
)


def _by_what(side: Setting) -> str | None:
    """What a rank is by, where the text tells: "by area"."""
    told = _BY_WHAT.search(side.text)
    return told[1].lower() if told is not None else None


_UNTIL = re.compile(r"(?:until|till|through|up to)\b", re.IGNORECASE)


def _leaves_out(claim: Setting, evidence: Setting) -> bool:
    """Whether a count is of those that are left out of a whole ("all but three"), on one side or of another whole."""
    if claim.quantifier == "whole" != evidence.quantifier and _ALL_BUT.search(claim.text[: claim.figure.start]):
        return True
    if "but" not in {claim.quantifier, evidence.quantifier}:
        return any(_EXCEPT.search(side.text[: side.figure.start]) for side in (claim, evidence))
    told, other = (claim, evidence) if claim.quantifier == "but" else (evidence, claim)
    whole = told.figure.text.rsplit(" of ", 1)[-1]
    return other.quantifier != "but" and (
        bool(_EXCEPT.search(other.text[: other.figure.start])) or not re.search(rf"\b{re.escape(whole)}\b", other.text)
    )


_AND_ITS = re.compile(r"(?<!\d )\b[a-z]\w*\s+and\s+(?:its|their|his|her)\s+\w+[^.;,]{0,40}$", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
_TOTAL = re.compile(r"\btotal\b[^.;,]{1,40}\band\b", re.IGNORECASE)


def is_total(claim: Setting, evidence: Setting) -> bool:
    """Whether the evidence tells of several together ("damage to farms and roads", "the museum and its park")."""
    more = _TOTAL.search(_BRACKETED.sub(" ", evidence.clause)) or _AND_ITS.search(
        evidence.text[: evidence.figure.start]
    )
    return more is not None and not _TOTAL.search(claim.text) and not _AND_ITS.search(claim.text)


_PROPOSED = re.compile(
    r"\b(?:put forward|propos(?:e[sd]?|als?|ing)|set aside|earmarked|(?:was|were) to \w+|under consideration"
    r"|considering|not yet (?:discussed|decided|approved)|envisag\w+)\b",
    re.IGNORECASE,
)
_OPEN_YET = re.compile(
    r"\b(?:propos\w+|plan\w*|budget\w*|would|may|might|could|consider\w*|wants?|set aside|earmark\w*|to be|due)\b",
    re.IGNORECASE,
)


def only_proposed(claim: Setting, evidence: Setting) -> bool:
    """Whether the evidence only proposes or provides for what the claim takes for done or decided."""
    around = STOP.split(evidence.text[: evidence.figure.start])[-1] + evidence.text[evidence.figure.start :][:120]
    return bool(_PROPOSED.search(around)) and not _OPEN_YET.search(claim.text)


_WILL_MOVE = re.compile(
    r"\b(?:will|is to|are to|is (?:set|due) to)\s+(?:rise|fall|increase|decrease|grow|drop|climb|go (?:up|down)"
    r"|be (?:raised|cut|lifted|lowered|increased))\b[^.;]*$",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:will|to be|is to|are to|goes|due|next|from|in (?:19|20)\d\d)\b", re.IGNORECASE)


def only_to_come(claim: Setting, evidence: Setting) -> bool:
    """Whether a level is only to come which the claim tells as one that holds: "will rise to 15", "is 15"."""
    moved = claim.figure.change is not None or _TO_COME.search(claim.text)
    return not moved and _WILL_MOVE.search(evidence.text[: evidence.figure.start]) is not None


def outdone(claim: Setting, match: Match) -> bool:
    """Whether another item of the same list is the one that the claim names: "net migration", not "immigration"."""
    item = match.setting.item
    if item is None or _names(claim, match.setting):
        return False
    shared = len(match.setting.label & (claim.all_words | claim.measure))
    return any(
        other.item is not None and other.item.head == item.head and _names(claim, other) and len(other.label) > shared
        for other in match.reading.settings
        if other.figure.kind is match.setting.figure.kind
    )


def _names(claim: Setting, other: Setting) -> bool:
    """Whether a claim has every word of an item's own label."""
    return bool(other.label) and other.label <= (claim.all_words | claim.measure)


_NEVER = re.compile(r"\b(?:never|no \w+)\b", re.IGNORECASE)
_EVER = re.compile(
    r"\b(?:never|ever|always|every|all|highest|lowest|most|peak\w*|record|maximum|minimum|at (?:most|best|its height)"
    r"|largest|longest|fastest|greatest|ranged?|between)\b",
    re.IGNORECASE,
)


def says_never(claim: Setting) -> bool:
    """Whether a claim says that a bound was never passed: "never sold more than 300"."""
    return claim.denied and _NEVER.search(claim.text) is not None


def says_ever(evidence: Setting) -> bool:
    """Whether the evidence speaks of all of a time: of its highest, of every day of it."""
    return _EVER.search(evidence.text) is not None


def said_otherwise(claim: Setting, match: Match) -> bool:
    """Whether the two are told in ways of which one value says nothing of the other: one clause denies and the other
    does not, one is for each and the other for all, one is of men and the other of men and women, one is what is left
    out, one is the end of a time and the other a day, or a word narrows one of them and the model is not sure.
    """
    figure, other = as_rated(claim, match.setting)
    if claim.negated != match.setting.negated or _leaves_out(claim, match.setting):
        return True
    if _OF_A_YEAR.search(match.setting.stated) and claim.period is None and not _OF_A_YEAR.search(claim.text):
        return True
    if opposed(claim.clause, match.setting.clause):
        return True
    if _counts_otherwise(claim, match.setting):
        return True
    if figure.kind is Kind.ORDINAL and _by_what(claim) != _by_what(match.setting):
        return True
    if figure.kind is Kind.DURATION and _TOOK.search(claim.text[: figure.start] + figure.text[:7]):
        return True  # the time that a change took is not that of another
    if figure.kind is Kind.DATE:
        return bool(_UNTIL.match(figure.text)) != bool(_UNTIL.match(other.text))
    rated = ((figure, claim), (other, match.setting))
    each = [bool(own.rate or OF_EACH.search(side.stated.replace(side.figure.text, " "))) for own, side in rated]
    if all(_times_a_year(side) for side in (claim, match.setting)):
        each = [False, False]
    average = [_AVERAGE.search(side.stated) is not None for side in (claim, match.setting)]
    if (each[0] and not (each[1] or average[1])) or (each[1] and not (each[0] or average[0])):
        return True
    if _parts(claim) != _parts(match.setting):
        return True
    if says_never(claim) and says_ever(match.setting):
        return False  # "the highest" narrows nothing of what was never more
    narrowed = (qualifiers(match.setting.around) - qualifiers(claim.text)) & NARROWER
    if narrowed and (match.told or 0.0) < NARROWED_SAME:
        return True  # what is told of a part does not deny what is said of all
    return bool(match.alignment.features["qualified"]) and (match.told or 0.0) < QUALIFIED_SAME


_CARRIES = r"(?:carry|hold|seat|take|accommodate|house|handle|produce|store|process|treat)"
_MAY_HOLD = re.compile(rf"\b(?:can|could|able to|designed to|built to)\s+(?:\w+\s+)?{_CARRIES}\b", re.IGNORECASE)
_HOLDS = re.compile(r"\b(?:capacity|full|holds?|seats?|takes?|carr(?:y|ies)|houses?|stores?|room for)\b", re.IGNORECASE)


def _counts_otherwise(claim: Setting, other: Setting) -> bool:
    """Whether one side counts what there may be, or the evidence two sorts of things together."""
    return _may_hold(claim, other) or _may_hold(other, claim) or (_counts_more(other) and not _counts_more(claim))


def _may_hold(one: Setting, other: Setting) -> bool:
    """Whether a clause says how many there may be, and another how many there are: "can carry 400", "carried 312"."""
    return bool(_MAY_HOLD.search(one.clause)) and not (_MAY_HOLD.search(other.clause) or _HOLDS.search(other.clause))


_AND_OTHERS = re.compile(r"\s*(?:\w+\s+)?[a-z]+(?<!\band)\s+and\s+(?!its\b|their\b|his\b|her\b)[a-z]+\s*(?:[.,;:)]|$)")


def _counts_more(side: Setting) -> bool:
    """Whether a figure counts two sorts of things together: "15,000 students and staff"."""
    return side.figure.kind is Kind.NUMBER and _AND_OTHERS.match(side.text, side.figure.end) is not None


def _parts(side: Setting) -> frozenset[str]:
    """The parts of a population that a clause speaks of; of an item of a list, its own or else those of the head."""
    return parts_of(side.clause) or parts_of(side.stated)


_LONG_WORD = re.compile(r"[a-z]{5,}")
_PREFIXES = ("un", "in", "non", "dis")


def opposed(claim: str, evidence: str) -> bool:
    """Whether one clause has a word of which the other has the opposite: "inhabited", "uninhabited".

    >>> opposed("Only three islands are inhabited", "five are uninhabited"), opposed("Five are sold", "Five are sold")
    (True, False)
    """
    mine, theirs = (frozenset(_LONG_WORD.findall(text.lower())) for text in (claim, evidence))
    return any(
        prefix + word in more and word not in more
        for less, more in ((mine, theirs), (theirs, mine))
        for word in less
        for prefix in _PREFIXES
    )


def is_part(match: Match) -> bool:
    """Whether a value of a list is a part of the one before it: "of which 4.2 million"."""
    return match.setting.item is not None and match.setting.item.part


def of_another_item(claim: Setting, match: Match) -> bool:
    """Whether the words of an item of a list are none of the claim's: "Deaths in 2019: cyclists 120" are not all."""
    told = match.setting.label
    return bool(told) and not told & (claim.all_words | claim.measure)


_SELF = re.compile(
    r"\b(?:says?|said|insists?|insisted|claims?|claimed|maintains?|maintained|den(?:y|ies|ied))\s+(?:that\s+)?"
    r"(?:it|he|she|they|his|her|its|their|having)\b",
    re.IGNORECASE,
)


def speaks_for_itself(evidence: str, claim: str) -> bool:
    """Whether the evidence is but what somebody says of himself, which is no proof against a claim about him."""
    return bool(_SELF.search(evidence)) and not _SELF.search(claim)


def opposite_counts(claim: Setting, match: Match) -> bool:
    """Whether one says it of none and the other of all, in other words: none opposed what all 15 voted for."""
    counts = {claim.quantifier, match.setting.quantifier}
    return counts == {"none", "all"} and match.alignment.features["clause_covered"] < SAME_WORDS


_OPEN = re.compile(
    r"\b(?:neither\s+confirm(?:ed)?\s+nor\s+den(?:y|ied)|(?:declined?|refused?)\s+to\s+(?:say|comment|confirm|discuss)"
    r"|would\s+not\s+(?:say|comment|confirm|be drawn)|(?:un|not\s+)(?:known|clear)|(?:un|not\s+)confirmed"
    r"|could\s+not\s+(?:confirm|verify)|without\s+(?:confirming|saying)"
    r"|(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|rebut(?:s|ted|ting)?)\s+(?:\w+\s+){0,2}?"
    r"(?:reports?|rumou?rs?|claims?|allegations?|suggestions?|speculation)\s+(?:of|that|about))\b[^.;]*$",
    re.IGNORECASE,
)


def left_open(claim: Setting, evidence: Setting) -> bool:
    """Whether the evidence only says that somebody does not say so: "could not confirm that three had died"."""
    before = STOP.split(evidence.text[: evidence.figure.start])[-1]
    mine = claim.text[: claim.figure.start]
    return any(said.search(before) and not said.search(mine) for said in (_OPEN, _SAID_WRONGLY))


_SAID_WRONGLY = re.compile(
    r"\b(?:wrongly|falsely|mistakenly|erroneously|incorrectly|inaccurately)\s+(?:\w+\s+){0,2}?"
    r"(?:report\w*|claim\w*|said|say\w*|stat(?:e[sd]?|ing)|writes?|wrote|told|put|puts|believ\w*|suggest\w*|announc\w*|alleg\w*"
    r"|assert\w*|thought|assum\w*|g[ai]ve[ns]?|record\w*|listed)\b[^.;]*$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?[\s\"'”’)\]]*$")


def states_nothing(claim: Setting) -> bool:
    """Whether a sentence only asks, or tells what somebody said wrongly: "the paper wrongly reported 300 deaths"."""
    return bool(_ASKS.search(claim.text) or _SAID_WRONGLY.search(claim.text[: claim.figure.start]))


_LEAVES_OPEN = re.compile(
    r"\b(?:(?:did|does|do|would|will|could)\s+not\s+(?:yet\s+)?(?:say|know|comment|confirm)|(?:is|are|was|were)\s+not\s+known"
    r"|(?:\bno\b[^.;]{1,40}\s(?:has|have|had)\s+(?:yet\s+)?been|(?:has|have|had)\s+(?:not\s+(?:yet\s+)?been|yet\s+to\s+be))"
    r"\s+(?:set|fixed|decided|announced|confirmed|named|made public)"
    r"|neither\s+confirm\w*\s+nor\s+den\w+|remains?\s+(?:to be seen|open|unclear|unknown)|unclear|unknown)\b",
    re.IGNORECASE,
)


def leaves_open(evidence: str) -> bool:
    """Whether a text says, wherever it does, that something is not known or not decided: it denies nothing.

    >>> leaves_open("The hackers asked for $4 million from the firm, which did not say whether it had paid.")
    True
    """
    return bool(_LEAVES_OPEN.search(evidence) or _OPEN.search(evidence))


def is_held(claim: Setting) -> bool:
    """Whether a claim says that a level was kept: "unchanged at 3 euros"."""
    return _HELD.search(claim.clause) is not None


def holds_what_moved(claim: Setting, evidence: Setting) -> bool:
    """Whether a claim says that a level was kept which the evidence tells as one before or after a move."""
    return is_held(claim) and _moved(evidence.figure)
