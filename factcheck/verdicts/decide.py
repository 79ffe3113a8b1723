"""From matches to a verdict: the policy, top to bottom. Quiet and authoritative: what is not sure is unverified.

1. Agreement counts where the pair is alike enough for how easily a figure would agree by chance.
2. Difference counts only where every slot lines up, and nothing better aligned agrees.
3. A derivation decides where nothing states the figure itself.
4. Of sources that exclude each other, the one that the claim quotes counts, then vintage and tier (``conflicts``).

What counts for a claim stands in ``sides``, what counts against it in ``against``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.records import Claim, Figure, Kind, Label, Outcome, Stance
from factcheck.verdicts.against import is_open, may_dispute, may_refute
from factcheck.verdicts.conflicts import disputed, of_other_voices, settle, supported_by
from factcheck.verdicts.denials import covers, denial, denied
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.derivations import derive, leaves_it_open, speaks_of_it
from factcheck.verdicts.judgement import Judgement, quote, said_of
from factcheck.verdicts.match import Match, Reading, Scores, agrees, differs, match_figures
from factcheck.verdicts.of_all import said_of_all
from factcheck.verdicts.otherwise import leaves_open, states_nothing
from factcheck.verdicts.reckoned import reckoned
from factcheck.verdicts.series import broken, record_of, records
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.sides import (
    DOUBT,
    best_by_passage,
    follows,
    may_support,
    posterior,
)
from factcheck.verdicts.totals import may_follow
from factcheck.verdicts.trends import moved_between, moved_otherwise
from factcheck.verdicts.words import concepts

DERIVED_AGREES, DERIVED_DIFFERS = 0.6, 0.65
ORDER_SURE = 0.9
"""Sureness from which on the order of two levels is known well enough to say that a change went the other way."""
SURELY_WORKED_OUT = 0.9
"""The model's entailment from which on a calculation without words stands against a figure that denies."""
_COUNTING = {Kind.NUMBER, Kind.MONEY, Kind.MEASURE}
DERIVED_WORDS = 0.5
"""How much of the claim's clause the evidence must speak of for a calculation to deny an amount of something."""
HINT = 0.3
"""The model's entailment of an agreeing figure from which on no calculation denies."""
STATES, STATES_NOT = 0.8, 0.9
"""The model's entailment and contradiction from which on a sentence without a figure is borne out, or denied."""
RELATED = 0.3
NAMED = 0.75
"""How much of what the claim measures a passage must name for the two to measure one thing, as far as words tell."""


def judge(claim: Claim, setting: Setting, readings: tuple[Reading, ...], scores: dict[int, Scores]) -> Judgement:
    """Decide about one claimed figure.

    ``readings`` are the passages found for it, ``scores`` the model's views by passage id.
    """
    if claim.figure.kind is Kind.STATEMENT:
        return _unverified(setting, (), readings) if states_nothing(setting) else _statement(setting, readings, scores)
    matches = match_figures(setting, readings, scores)
    settled = _settled(setting, matches, readings, scores)
    if settled is not None:
        return settled
    supporting = best_by_passage([m for m in matches if agrees(m) and may_support(setting, m, matches)])
    refuting = best_by_passage([m for m in matches if differs(m) and may_refute(setting, m, matches)])
    stated = [m for m in matches if agrees(m) and m.alignment.gate is None]
    denying = [m for m in best_by_passage(stated) if denied(setting, m)]
    supporting = [m for m in supporting if m not in denying]
    if refuting and may_follow(setting, readings):
        refuting = []
    refuting = [m for m in refuting if not is_open(setting, m)]
    confirmed = {m.reading.passage.id for m in supporting}
    refuting = [m for m in refuting if m.reading.passage.id not in confirmed]
    if denying and not supporting:
        return said_of(
            Label.CONTRADICTED, "denied", denying, "the evidence denies what the article states", denying[0].sameness
        )
    if supporting and setting.turned is not None:
        return _turned(setting.turned, supporting)
    moved = _moved_otherwise(setting, supporting, readings)
    if moved is not None:
        return moved
    if supporting and refuting:
        return settle(setting, supporting, refuting)
    if supporting:
        against = [m for m in matches if differs(m) and may_dispute(setting, m, supporting)]
        against = [m for m in against if m.reading.passage.id not in confirmed and _one_bearer(m, supporting[0])]
        against = best_by_passage(against)
        return disputed(setting, supporting, against) if against else supported_by(supporting)
    derived = derive(setting, readings, scores)
    if derived is not None and _bears_out(setting, derived, scores):
        return _derived(Label.SUPPORTED, derived, scores)
    worked_out = None if _comes_out_otherwise(derived) else reckoned(setting, readings, scores)
    if worked_out is not None and (not refuting or worked_out.sureness >= SURELY_WORKED_OUT):
        return _derived(Label.SUPPORTED, worked_out, scores)
    if refuting:
        return _refuted(setting, refuting)
    if derived is not None and _excludes(setting, derived, matches, scores):
        return _derived(Label.CONTRADICTED, derived, scores)
    by_words = said_of_all(claim.figure, setting, readings, scores) or denial(setting, matches, readings, scores)
    return by_words or _unverified(setting, matches, readings)


def _comes_out_otherwise(derived: Derivation | None) -> bool:
    return derived is not None and derived.comparison.outcome is Outcome.DIFFERS


def _excludes(setting: Setting, derived: Derivation, matches: Sequence[Match], scores: dict[int, Scores]) -> bool:
    """Whether a calculation comes out otherwise, is surely the one that is meant, and nothing hints at the claim."""
    turned = derived.comparison.reason == "direction-differs"
    if not _comes_out_otherwise(derived) or leaves_it_open(setting, derived, scores):
        return False
    if derived.sureness < (ORDER_SURE if turned else DERIVED_DIFFERS) or not _meant(setting, derived):
        return False
    agreeing = [match for match in matches if agrees(match)]
    if any(posterior(match.sameness, match.chance) >= DOUBT for match in agreeing):
        return False
    stated = [match for match in agreeing if match.alignment.gate is None]
    return not any(
        (match.told or 0.0) >= HINT or (match.comparison.reason == "exact" and match.reading in derived.readings)
        for match in stated
    )


def _bears_out(setting: Setting, derived: Derivation, scores: dict[int, Scores]) -> bool:
    """Whether a calculation agrees, hardly by chance, and draws on what speaks of the claim."""
    agreed = derived.comparison.outcome is Outcome.AGREES and follows(setting, derived) >= DERIVED_AGREES
    return agreed and speaks_of_it(setting, derived, scores)


def _refuted(claim: Setting, refuting: list[Match]) -> Judgement:
    """Nothing agrees and something differs: contradicted, unless others say so than those whom the claim quotes."""
    others = [match for match in refuting if of_other_voices(claim, match)]
    if len(others) == len(refuting):
        working = f"the article quotes others than those who say {others[0].setting.figure.text}"
        return said_of(Label.UNVERIFIED, "uncertain", others, working, 0.5)
    order = [*[match for match in refuting if match not in others], *others]
    first = order[0]
    return said_of(
        Label.CONTRADICTED, first.comparison.reason, order, first.comparison.working, _refute_confidence(first)
    )


def _settled(
    setting: Setting, matches: tuple[Match, ...], readings: tuple[Reading, ...], scores: dict[int, Scores]
) -> Judgement | None:
    """What needs no match: a question, the date of a record, which is no date of an event, and a record of all time
    that was broken before.
    """
    if states_nothing(setting):
        return _unverified(setting, matches, readings)
    if record_of(setting) is not None:
        held = next(records(setting, readings), None)
        agreed = held is not None and held.comparison.outcome is Outcome.AGREES
        label = Label.SUPPORTED if agreed else Label.CONTRADICTED
        return _unverified(setting, matches, readings) if held is None else _derived(label, held, scores)
    beaten = broken(setting, readings)
    return None if beaten is None else _derived(Label.CONTRADICTED, beaten, scores)


def _one_bearer(one: Match, other: Match) -> bool:
    """Whether two figures of the evidence are told of one bearer, as far as their names tell."""
    mine, theirs = ({name.key for name in match.setting.names} for match in (one, other))
    return not mine or not theirs or bool(mine & theirs)


def _meant(claim: Setting, derived: Derivation) -> bool:
    """Whether a calculation speaks of what an amount is of: by its words, and by some of those of its own clause."""
    if claim.figure.kind not in _COUNTING or derived.by_terms:
        return True
    own = concepts(claim.clause) - concepts(claim.figure.text)
    spoken = [reading.bare.all_words for reading in derived.readings]
    told = not own or any(own & words for words in spoken)
    return told and any(covers(claim, reading) >= DERIVED_WORDS for reading in derived.readings)


def _turned(levels: tuple[Figure, Figure], supporting: list[Match]) -> Judgement:
    """The levels are right and the verb is not: "rose from 28.2 percent to 18.0 percent"."""
    before, after = levels
    fell = before.value is not None and after.value is not None and after.value < before.value
    working = f"from {before.text} to {after.text} is a {'fall' if fell else 'rise'}, and the article says otherwise"
    sure = posterior(supporting[0].sameness, supporting[0].chance)
    return said_of(Label.CONTRADICTED, "direction-differs", supporting, working, sure)


def _moved_otherwise(claim: Setting, supporting: list[Match], readings: tuple[Reading, ...]) -> Judgement | None:
    """The verdict where a level agrees and the evidence has it move the other way than the claim does; or None."""
    for match in supporting:
        listed = moved_otherwise(claim, match)
        earlier = listed.figure if listed is not None else moved_between(claim, match, readings)
        if earlier is not None:
            return _moved(earlier, match, supporting)
    return None


def _moved(earlier: Figure, match: Match, supporting: list[Match]) -> Judgement:
    """The level is right, and the one before it in the same list tells that it moved the other way."""
    fell = (match.setting.figure.value or 0) < (earlier.value or 0)
    moved = f"from {earlier.text} to {match.setting.figure.text}"
    working = f"{moved} is a {'fall' if fell else 'rise'}, and the article says otherwise"
    return said_of(
        Label.CONTRADICTED, "direction-differs", supporting, working, posterior(match.sameness, match.chance)
    )


def _derived(label: Label, derived: Derivation, scores: dict[int, Scores]) -> Judgement:
    stance = Stance.SUPPORTS if label is Label.SUPPORTED else Stance.REFUTES
    evidence = []
    for reading in derived.readings:
        used = [figure for figure in derived.comparison.figures if any(s.figure == figure for s in reading.settings)]
        evidence.append(
            quote(reading, stance, used[0] if used else None, scores.get(reading.passage.id, Scores()).masked)
        )
    confidence = 0.55 + 0.4 * derived.sureness
    comparison = derived.comparison
    return Judgement(
        label,
        comparison.reason,
        confidence,
        comparison.working,
        tuple(evidence),
        worked_out=comparison.result,
        inputs=comparison.figures,
    )


_BOTH = re.compile(r"\b(?:both|all|every|each|neither|none)\b", re.IGNORECASE)
_ONE_OF_TWO = re.compile(r"\bone of\b[^.]*\bthe others?\b|\bone\b[^.;]*[.;,][^.]*\bthe others?\b", re.IGNORECASE)


def _statement(claim: Setting, readings: tuple[Reading, ...], scores: dict[int, Scores]) -> Judgement:
    """A sentence without a figure: the model alone decides, from the passage it is surest about."""
    asked = [(reading, scores[reading.passage.id].written) for reading in readings if reading.passage.id in scores]
    known = [(reading, score) for reading, score in asked if score is not None]
    if not known:
        return Judgement(Label.UNVERIFIED, "no-evidence" if not readings else "uncertain", 0.5, "", ())
    entailing = max(known, key=lambda pair: pair[1].entailment)
    denying = max(known, key=lambda pair: pair[1].contradiction)
    told = not leaves_open(denying[0].bare.text)
    if told and denying[1].contradiction >= STATES_NOT and denying[1].contradiction > entailing[1].entailment:
        quoted = quote(denying[0], Stance.REFUTES, None, denying[1])
        return Judgement(
            Label.CONTRADICTED,
            "denied",
            denying[1].contradiction,
            "the evidence denies what the article states",
            (quoted,),
        )
    parted = _BOTH.search(claim.text) and _ONE_OF_TWO.search(entailing[0].bare.text)
    if entailing[1].entailment >= STATES and not parted:
        quoted = quote(entailing[0], Stance.SUPPORTS, None, entailing[1])
        return Judgement(
            Label.SUPPORTED, "stated", entailing[1].entailment, "the evidence says the same in other words", (quoted,)
        )
    quoted = quote(entailing[0], Stance.RELATED, None, entailing[1])
    related = len(claim.words & entailing[0].bare.all_words) >= 1
    return Judgement(
        Label.UNVERIFIED,
        "uncertain" if related else "no-evidence",
        entailing[1].neutral,
        "",
        (quoted,) if related else (),
    )


def _unverified(claim: Setting, matches: tuple[Match, ...], readings: tuple[Reading, ...]) -> Judgement:
    """Say why: the slot that differs in the nearest evidence, or that there is none."""

    def nearness(match: Match) -> float:
        features = match.alignment.features
        return features["claim_covered"] + features["measure_covered"] + 0.5 * features["head"]

    near = sorted(
        (m for m in matches if m.comparison.reason != "other-unit" and _touches(m)), key=lambda m: -nearness(m)
    )
    if near:
        reason = near[0].alignment.gate or _soft_reason(near[0])
        confidence = 1 - near[0].sameness if near[0].alignment.gate is None else 0.8
        return said_of(
            Label.UNVERIFIED, reason, near[:3], near[0].comparison.working if reason == "uncertain" else "", confidence
        )
    units = [
        m
        for m in matches
        if m.comparison.reason == "other-unit"
        and m.alignment.features["claim_covered"] >= 0.6
        and m.alignment.gate is None
    ]
    if units and claim.figure.kind is Kind.MONEY and units[0].setting.figure.kind is Kind.MONEY:
        return said_of(Label.UNVERIFIED, "other-unit", units[:1], units[0].comparison.working, 0.8)
    related = [reading for reading in readings if covers(claim, reading) >= 0.5]
    if related:
        quoted = tuple(quote(reading, Stance.RELATED, None, None) for reading in related[:2])
        return Judgement(Label.UNVERIFIED, "other-measure", 0.7, "", quoted)
    return Judgement(Label.UNVERIFIED, "no-evidence", 0.8, "", ())


def _touches(match: Match) -> bool:
    features = match.alignment.features
    return max(features["claim_covered"], features["measure_covered"]) >= RELATED


def _soft_reason(match: Match) -> str:
    features = match.alignment.features
    named = features["head"] == 1 and features["measure_covered"] >= NAMED
    apart = named and match.comparison.outcome is not Outcome.AGREES
    if match.alignment.period in {"within", "stale"} and (apart or match.sameness >= 0.5):
        return "other-period"
    if features["names_exchanged"]:
        return "other-entity"
    alike = features["clause_covered"] >= NAMED and features["evidence_covered"] >= NAMED
    alike = alike and (match.setting.figure.kind is not Kind.NUMBER or features["head"] == 1)
    if alike and not (features["exchanged"] or features["contrasted"] or features["qualified"]):
        return "uncertain"  # nothing in the words says that it is something else
    if match.sameness < 0.3 and match.comparison.outcome is not Outcome.AGREES:
        return "other-measure"
    return "uncertain"


def _refute_confidence(match: Match) -> float:
    return min(0.97, match.sameness)
