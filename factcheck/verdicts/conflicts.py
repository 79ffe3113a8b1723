"""Sources that exclude each other: whose word counts, which vintage, which tier; where nothing decides, nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.records import Kind, Label
from factcheck.verdicts.judgement import Judgement, said_of
from factcheck.verdicts.match import Match
from factcheck.verdicts.otherwise import SAME_WORDS
from factcheck.verdicts.qualifiers import bodies, voices
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.sides import RIVAL, SURELY_SAME, posterior


def settle(claim: Setting, supporting: list[Match], refuting: list[Match]) -> Judgement:
    """Two sides, each of at least one match.

    The source that the claim names wins ("police put it at"); then what was known when the article appeared, with a
    note that it has been revised since; then the later of two figures of one publisher; then the better tier; then the
    much better aligned agreement. Otherwise the sources disagree. What loses is shown, and the reason is told.
    """
    for_it, against = _quoted(claim, supporting), _quoted(claim, refuting)
    if for_it and not against:
        others = [match for match in supporting if match not in for_it]
        return supported_by([*_best_first(for_it), *others], refuting, _why(for_it, refuting, _QUOTED), in_order=True)
    nearest = max(match.sameness for match in supporting)
    equals = [m for m in refuting if _same_statement(m) and m.sameness >= nearest - RIVAL / 2]
    equals = [m for m in equals if not all(_of_other_measures(m, each) for each in supporting)]
    if against and not for_it:
        if min(m.tier for m in against) <= min(m.tier for m in supporting):
            return _refuted_by(against, refuting, supporting, _QUOTED)
        return _disagreeing(supporting, against)
    if not equals:
        return supported_by(supporting)
    known = [match for match in supporting if _known(match, claim.told)]
    if claim.told is not None and known and not any(_known(match, claim.told) for match in equals):
        return _revised_since(known, equals)
    later = _later_of_one_publisher(supporting, equals)
    top_for, top_against = min(m.tier for m in supporting), min(m.tier for m in equals)
    if later in supporting or (later is None and top_for < top_against):
        if claim.figure.kind is Kind.DATE:
            return supported_by(supporting)  # that two passages tell of two times is no dispute
        because = _tiers(top_for, top_against) if later is None else _LATER
        return supported_by(supporting, equals, _why([later] if later else _best_first(supporting), equals, because))
    if later is not None or top_against < top_for:
        because = _tiers(top_against, top_for) if later is None else _LATER
        return _refuted_by([later] if later is not None else equals, equals, supporting, because)
    return _disagreeing(supporting, equals)


def of_other_voices(claim: Setting, match: Match) -> bool:
    """Whether a figure is what others say than those whom the claim quotes: police, and not the organisers."""
    named, speaking = voices(claim.clause), voices(match.setting.text)
    return bool(named and speaking) and not named & (speaking | _publishing(match))


def _quoted(claim: Setting, matches: list[Match]) -> list[Match]:
    """What those say whom the claim quotes: as the passage tells, or as its publisher."""
    named = voices(claim.clause)
    return [match for match in matches if (voices(match.setting.text) or _publishing(match)) & named]


def _publishing(match: Match) -> frozenset[str]:
    return bodies(match.reading.passage.source.publisher or "")


def _best_first(matches: list[Match]) -> list[Match]:
    return sorted(matches, key=lambda m: (m.tier, m.comparison.reason != "exact", -m.sameness))


_QUOTED = "it is the one that the article quotes"
_LATER = "it is the later figure of one publisher"


def _tiers(better: int, worse: int) -> str:
    return f"it is of tier {better}, the other of tier {worse}"


def _why(deciding: list[Match], others: list[Match], because: str) -> str:
    """Whose word counts, against whose, and why: a sentence."""
    best, other = deciding[0], _best_first(others)[0]
    one, two = _name(best), _name(other)
    told = f"that of {two}" if two and two != one else "the other"
    return f"The word of {one or 'this source'} counts, not {told} ({other.setting.figure.text}): {because}."


def _name(match: Match) -> str:
    source = match.reading.passage.source
    return source.publisher or source.title


def _disagreeing(supporting: list[Match], against: list[Match]) -> Judgement:
    working = f"{supporting[0].comparison.working}; but elsewhere {against[0].comparison.working}"
    return said_of(Label.UNVERIFIED, "sources-disagree", [*supporting, *against], working, 0.5)


def disputed(claim: Setting, supporting: list[Match], against: list[Match]) -> Judgement:
    """What agrees, beside other values that are not sure enough to deny: supported, or the sources disagree."""
    judgement = settle(claim, supporting, against)
    if judgement.label is not Label.CONTRADICTED:
        return judgement
    return _disagreeing(supporting, against)


def supported_by(
    supporting: list[Match], dissent: Sequence[Match] = (), why: str = "", *, in_order: bool = False
) -> Judgement:
    """The verdict for a claim that nothing stands against, or nothing that counts; the best source first, unless they
    are in order.
    """
    order = supporting if in_order else _best_first(supporting)
    best = order[0]
    confidence = posterior(best.sameness, best.chance)
    return said_of(
        Label.SUPPORTED, best.comparison.reason, order, best.comparison.working, confidence, dissent=dissent, why=why
    )


def _refuted_by(deciding: list[Match], refuting: list[Match], supporting: list[Match], because: str) -> Judgement:
    best = min(deciding, key=lambda m: (m.tier, -m.sameness))
    order = [best, *[match for match in refuting if match is not best], *supporting]
    why = _why([best], supporting, because)
    return said_of(
        Label.CONTRADICTED, best.comparison.reason, order, best.comparison.working, best.sameness * 0.9, why=why
    )


def _of_other_measures(one: Match, other: Match) -> bool:
    """Whether two cells of tables are of measures with other names, which do not disagree with one another."""
    mine, theirs = one.reading.passage.observation, other.reading.passage.observation
    return mine is not None and theirs is not None and mine.measure != theirs.measure


def _published(match: Match) -> date | None:
    return match.reading.passage.source.published


def _known(match: Match, told: date | None) -> bool:
    """Whether a source was there when the article appeared; one without a date may have been."""
    published = _published(match)
    return told is None or published is None or published <= told


def _revised_since(known: list[Match], later: list[Match]) -> Judgement:
    """Right by what was known then: supported, and the reader is told what is said now."""
    judgement = supported_by(known, later, "It is what was known when the article appeared.")
    newest = max(later, key=lambda match: _published(match) or date.min)
    source, day = newest.reading.passage.source, _published(newest)
    who = source.publisher or source.title or "a later source"
    note = f"; since revised: {who} says {newest.setting.figure.text}" + (f" ({day.isoformat()})" if day else "")
    return replace(judgement, working=judgement.working + note)


def _later_of_one_publisher(supporting: list[Match], refuting: list[Match]) -> Match | None:
    """Of two figures that one publisher gave at two times, the later one."""
    for mine in supporting:
        for theirs in refuting:
            publisher = mine.reading.passage.source.publisher
            one, other = _published(mine), _published(theirs)
            same = bool(publisher) and publisher == theirs.reading.passage.source.publisher
            if same and one and other and one != other and mine.tier == theirs.tier:
                return mine if one > other else theirs
    return None


def _same_statement(match: Match) -> bool:
    """Whether the evidence says of the claim's subject nothing but another value, by its words or as the model sees it:

    A real rival, not a neighbouring measure.
    """
    if (match.told or 0.0) >= SURELY_SAME:
        return True
    features = match.alignment.features
    counted = match.setting.figure.kind is not Kind.NUMBER or features["head"] == 1
    covered = features["clause_covered"] >= 0.75 and features["evidence_covered"] >= SAME_WORDS
    return counted and covered and not features["qualified"] and not features["contrasted"]
