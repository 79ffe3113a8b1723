"""What the model is asked: which figures of the evidence may be the claimed one, and how the two texts are shown.

What arithmetic and rules can tell is left to them: values are marked, and times that are the same are told in the
same words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.figures.changed_by import is_amount
from factcheck.figures.marking import mark, mark_near, marked, shown_for
from factcheck.figures.masking import MASK
from factcheck.records import Claim, Figure, Kind, Label, Outcome, Score, View
from factcheck.verdicts.against import may_leave_open, may_refute
from factcheck.verdicts.decide import judge
from factcheck.verdicts.denials import asks_again, covers, has_moved, is_parted
from factcheck.verdicts.derivations import derive
from factcheck.verdicts.level_told import as_level, at_its_time
from factcheck.verdicts.match import FEW, Reading, Scores, differs, match_figures, worth_asking
from factcheck.verdicts.of_all import asks_of_all
from factcheck.verdicts.otherwise import says_more
from factcheck.verdicts.quantified import mark_count
from factcheck.verdicts.reckoned import reckonings
from factcheck.verdicts.retelling import retellings
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.sides import best_by_passage
from factcheck.verdicts.times import in_the_same_words, plain_times, time_in_words

MOST_QUESTIONS = 4
SPOKEN_OF = 0.4
"""The share of the claim's words that one of many passages must have for its numbers to be put together."""
READ_WHOLE, MOST_READ = 0.5, 2
"""The share of the claim's words that one of many passages must have to be read as a whole, and how many are."""
_SHARES = {Kind.PERCENT, Kind.FRACTION}


@dataclass(frozen=True, slots=True)
class Question:
    """One pair for the model:

    A claim (by its index), a passage, the view to show, and for a marked one the evidence's figure (its start).
    """

    claim: int
    passage: int
    figure: int
    evidence: str
    text: str
    view: View


Views = Mapping[tuple[int, int], Scores]
"""The model's answers by (index of the claim, id of the passage)."""


def questions(
    claims: Sequence[Claim], settings: Sequence[Setting], readings: Sequence[tuple[Reading, ...]]
) -> tuple[Question, ...]:
    """What the model should be asked: only pairs where arithmetic leaves a question.

    Two figures that can be compared are marked, and the model says whether they are one quantity; a relative figure,
    whose levels the evidence may state, is asked about with all values masked; a passage that denies, and a statement
    without a figure, as written.
    """
    asked = []
    for index, (claim, setting, found) in enumerate(zip(claims, settings, readings, strict=True)):
        if claim.figure.kind is Kind.STATEMENT:
            asked += [
                Question(index, r.passage.id, -1, r.passage.text, claim.text, View.WRITTEN)
                for r in found[:MOST_QUESTIONS]
            ]
            continue
        if claim.figure.kind is Kind.DATE and setting.several:
            continue  # the quantity beside the date, which may be wrong, would decide the answer
        markable = worth_asking(setting, found, MOST_QUESTIONS) if claim.figure.kind is not Kind.MULTIPLE else ()
        for reading, other in markable:
            asked += [
                Question(index, reading.passage.id, other.figure.start, shown, text, View.MARKED)
                for shown, text in marked_views(claim, setting, reading, other)
            ]
        relative = claim.figure.kind is Kind.MULTIPLE or is_amount(claim.figure) or setting.gap is not None
        relative = relative or (claim.figure.kind in _SHARES and not markable)
        for reading in found[:MOST_QUESTIONS]:
            if relative and any(other.figure.kind is not Kind.DATE for other in reading.settings):
                asked.append(Question(index, reading.passage.id, -1, reading.passage.text, claim.text, View.MASKED))
            if _tells_otherwise(claim, setting, reading):
                asked.append(Question(index, reading.passage.id, -1, reading.passage.text, claim.text, View.WRITTEN))
    return tuple(asked)


def _tells_otherwise(claim: Claim, setting: Setting, reading: Reading) -> bool:
    """Whether words alone may deny the claim or bear it out: one is negated, or tells of all, a part, or a move."""
    if claim.figure.kind is Kind.DATE:
        return says_more(setting, reading.bare)
    otherwise = reading.bare.negated != setting.negated or asks_of_all(claim.figure, setting, reading)
    return otherwise or is_parted(setting, reading) or has_moved(setting, reading)


def questions_again(
    claims: Sequence[Claim], settings: Sequence[Setting], readings: Sequence[tuple[Reading, ...]], views: Views
) -> tuple[Question, ...]:
    """What the model should be asked a second time, as written, after its answers on marked pairs: passages that have
    the claim's own figure, what a calculation that agrees draws on, and those nearest to a claim that is still open;
    where figures are equal in other words, in those of the claim too.
    """
    asked, read, known = [], [], []
    for index, (claim, setting, found) in enumerate(zip(claims, settings, readings, strict=True)):
        scores = {reading.passage.id: views.get((index, reading.passage.id), Scores()) for reading in found}
        again = [reading for reading in found if asks_again(setting, reading, scores[reading.passage.id])]
        again += () if again else _calculated_from(setting, found, scores)
        again += [] if again else _denied_by(setting, found, scores)
        again += [] if again else _undecided(claim, setting, found, scores)
        asked += [Question(index, r.passage.id, -1, r.passage.text, claim.text, View.WRITTEN) for r in again]
        read.append([*again, *(reading for reading in found if scores[reading.passage.id].written is not None)])
        known.append(scores)
    for index, reading, text in retellings(claims, settings, read, known):
        asked.append(Question(index, reading.passage.id, -1, text, claims[index].text, View.WRITTEN))
    return tuple(asked)


def _calculated_from(setting: Setting, found: tuple[Reading, ...], scores: Mapping[int, Scores]) -> list[Reading]:
    """The one passage, but for a cell of a table, that a calculation draws on which decides the claim."""
    if setting.figure.kind in {Kind.DATE, Kind.STATEMENT}:
        return []
    derived = derive(setting, found, scores)
    known = derived is not None and derived.comparison.outcome is not Outcome.INCOMPARABLE
    drawn = list(derived.readings) if known and derived is not None and len(derived.readings) == 1 else []
    if derived is None or derived.comparison.outcome is not Outcome.AGREES:
        near = [each for each in found[:MOST_QUESTIONS] if len(found) <= FEW or covers(setting, each) >= SPOKEN_OF]
        drawn += [each.readings[0] for each in reckonings(setting, near)]
    unread = {each.passage.id: each for each in drawn if scores[each.passage.id].written is None}
    return [reading for reading in unread.values() if reading.passage.observation is None]


def _denied_by(setting: Setting, found: tuple[Reading, ...], scores: Mapping[int, Scores]) -> list[Reading]:
    """The passages with another figure that would deny the claim, which may yet leave it open."""
    if setting.several:
        return []
    matches = match_figures(setting, found, dict(scores))
    denying = best_by_passage([match for match in matches if differs(match) and may_refute(setting, match, matches)])
    return [each.reading for each in denying if may_leave_open(each)]


def _undecided(
    claim: Claim, setting: Setting, found: tuple[Reading, ...], scores: Mapping[int, Scores]
) -> list[Reading]:
    """The passages to read as a whole where nothing decides about a figure: those that share most of its words."""
    if claim.figure.kind is Kind.STATEMENT or (claim.figure.kind is Kind.DATE and setting.several) or setting.leans:
        return []
    unread = [r for r in found if r.passage.observation is None and scores[r.passage.id].written is None]
    near = [each for each in unread if len(found) <= FEW or covers(setting, each) >= READ_WHOLE]
    if not near or judge(claim, setting, found, dict(scores)).label is not Label.UNVERIFIED:
        return []
    return sorted(near, key=lambda each: -covers(setting, each))[:MOST_READ]


def marked_views(claim: Claim, setting: Setting, reading: Reading, other: Setting) -> list[tuple[str, str]]:
    """Evidence and claim as they are shown, with one figure of each marked: the whole claim, and its own clause."""
    shown = _levelled(marked_evidence(reading.passage.text, other, claim.figure), other)
    texts = dict.fromkeys(_levelled(text, setting) for text in marked_texts(claim, setting))
    return [(unhedged(in_the_same_words(shown, reading, other, setting, text)), unhedged(text)) for text in texts]


def _levelled(text: str, setting: Setting) -> str:
    """A marked text with a level before or after a change told as a level, of its own time."""
    told = as_level(text, setting.figure)
    return text if told == text else at_its_time(told, setting)


_HEDGED = re.compile(
    r"\b(?:barely|hardly|scarcely|nearly|almost|about|around|roughly|approximately|some|just|only|merely|a mere"
    rf"|a total of|all(?: of)?(?: the)?|exactly|precisely|fully)\s+(?=[$€£¥]?{MASK}\b)",
    re.IGNORECASE,
)


def unhedged(text: str) -> str:
    """A marked text without what only says how closely, or that all are meant: that is a matter of arithmetic.

    >>> unhedged("The isle had barely X inhabitants."), unhedged("All X miners were rescued.")
    ('The isle had X inhabitants.', 'X miners were rescued.')
    """
    return _HEDGED.sub("", text)


def marked_texts(claim: Claim, setting: Setting) -> tuple[str, ...]:
    """The claim with its value marked, so that only what is said of it is left to judge.

    A long sentence is shown a second time, cut to the figure's own clause: a small model loses its way among the
    other clauses.
    """
    figure = claim.figure
    own = " ".join(figure.text.split())
    before = " ".join(setting.text[: setting.figure.start].split())
    texts = [_mark_in(claim.text, own, figure, len(_places(before + " ", own)))]
    clause = " ".join(_OPENING.sub("", setting.undated if setting.period else setting.clause).split())
    if len(claim.text.split()) > LONG_SENTENCE and own in clause and len(clause) < len(claim.text) - 2:
        when = time_in_words(setting.period) if setting.period is not None else ""
        texts.append(_DANGLING.sub("", _mark_in(clause, own, figure, 0).rstrip(" .,;")) + when)
    return tuple(dict.fromkeys(texts))


def marked_evidence(text: str, setting: Setting, claimed: Figure) -> str:
    """A passage with one of its figures marked, in the form of the claimed one."""
    none = None
    if setting.quantifier in {"none", "but"}:
        spoken = setting.figure.end - setting.figure.start
        none = mark_count(text, setting.figure.start, spoken)
    spoken_of = replace(setting.figure, text=text[setting.figure.start : setting.figure.end])
    return none or mark_near(text, spoken_of, shown_for(claimed, setting.figure), setting.item)


def _places(text: str, own: str) -> list[int]:
    """Where a figure's words stand in a text, not as a part of another number or word."""
    return [match.start() for match in re.finditer(rf"(?<![\w.,]){re.escape(own)}(?!\w|[.,]\d)", text)] if own else []


_ADDED = re.compile(r" \((?:[A-Z]?[a-z]+ )*\d[^()]*\)")


def _mark_in(text: str, own: str, figure: Figure, which: int) -> str:
    """``text`` with the figure marked where its words stand for the time number ``which`` (from 0)."""
    added = [match.span() for match in _ADDED.finditer(text)]  # "Friday (5 May 2023)": the day was put in
    free = [at for at in _places(text, own) if not any(start <= at < end for start, end in added)]
    places = free or [text.find(own)]
    start = places[min(which, len(places) - 1)]
    none = mark_count(text, start, len(own)) if start > 0 and figure.kind is Kind.NUMBER else None
    if none is not None:
        return none
    if start < 0:
        return text
    shown = marked(figure)
    text = mark(text, replace(figure, text=own), shown, start)
    if figure.kind is Kind.DATE:
        text = text[: start + len(shown)] + _ADDED.sub("", text[start + len(shown) :], count=1)  # its value
    return plain_times(text)


_OPENING = re.compile(r"^[\s,;:–—-]*(?:(?:and|but|while|whereas|however|which|who)\b[\s,]*)?", re.IGNORECASE)
_DANGLING = re.compile(r"\s+(?:in|on|at|by|since|during|of|from|between)$")
LONG_SENTENCE = 14
"""Words from which on the figure's own clause is shown too."""


def gather(asked: Sequence[Question], scores: Sequence[Score]) -> dict[tuple[int, int], Scores]:
    """The answers by (index of the claim, id of the passage)."""
    answers: dict[tuple[int, int], Scores] = {}
    for question, score in zip(asked, scores, strict=True):
        key = (question.claim, question.passage)
        before = answers.get(key, Scores())
        if question.view is View.MARKED:
            other = before.marked.get(question.figure)
            if other is None or score.entailment > other.entailment:
                answers[key] = replace(before, marked={**before.marked, question.figure: score})
        elif question.view is View.MASKED:
            answers[key] = replace(before, masked=score)
        elif before.written is None or score.entailment > before.written.entailment:
            answers[key] = replace(before, written=score)
    return answers
