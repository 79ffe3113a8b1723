"""From matches to a verdict: the policy, top to bottom. Quiet and authoritative: what is not sure is unverified.

1. Agreement counts where the pair is alike enough for how easily a figure would agree by chance.
2. Difference counts only where every slot lines up, and nothing better aligned agrees.
3. A derivation decides where nothing states the figure itself.
4. Sources that exclude each other leave it open, unless a higher tier speaks on one side only.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from factcheck.records import Claim, Evidence, Figure, Kind, Label, Outcome, Score, Stance
from factcheck.verdicts.derivations import derive
from factcheck.verdicts.lapses import Derivation
from factcheck.verdicts.match import Match, Reading, Scores, agrees, chance, differs, match_figures
from factcheck.verdicts.qualifiers import parts_of
from factcheck.verdicts.reasons import REASONS
from factcheck.verdicts.setting import Setting

SUPPORT_LONG, SUPPORT_USUAL, SUPPORT_EASY = 0.25, 0.45, 0.6
"""Sameness that an agreement needs, by how seldom the figure would agree by chance (``LONG``, ``USUAL``, more often).
"""
LONG, USUAL = 0.001, 0.05
NARROW = {"day", "month", "span", "week", "quarter"}
REFUTE, REFUTE_ASKED = 0.75, 0.85
"""Sameness that a difference needs to deny, by rules alone and where the model was asked."""
RIVAL, APART = 0.2, 0.5
DOUBT = 0.5
"""The chance that an agreeing figure elsewhere measures the same, from which on a denial is not sure."""
DERIVED_AGREES, DERIVED_DIFFERS, DERIVED_PRIOR = 0.6, 0.65, 0.8
SLOTS, FAR = 0.1, 3
"""Sameness from which on a figure may deny by its slots alone, and how many times greater or smaller it may be."""
DENIES = 0.8
STATES, STATES_OTHERWISE = 0.8, 0.9
RELATED = 0.3
SAME_WORDS, FLAT_WORDS = 0.6, 0.75
SURELY_SAME = 0.8
"""The model's entailment of a matched pair that makes up for words which differ."""
LIKE = 0.5
"""The model's entailment of a matched pair without which, where it was asked, nothing is denied."""
DENIED, DENIED_SAME = 0.85, 0.5
RARE, CELL_RARE, CELL_LIKE, PART = 0.002, 0.02, 0.1, 0.5
"""For a cell of the claim's entity and time: how seldom a value would agree by chance, and the least entailment."""
REFUSED, DENIES_SURELY, DENIED_WORDS, DENIED_LEAST = 0.8, 0.95, 0.6, 0.3
SURE_PERIODS = {"equal", "unknown", "unknown-claim"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict before it is worded: what was decided, by which rule, how sure, from what."""

    label: Label
    reason: str
    confidence: float
    working: str
    evidence: tuple[Evidence, ...]
    decisive: Match | None = None


def judge(claim: Claim, setting: Setting, readings: tuple[Reading, ...], scores: dict[int, Scores]) -> Judgement:
    """Decide about one claimed figure.

    ``readings`` are the passages found for it, ``scores`` the model's views by passage id.
    """
    if claim.figure.kind is Kind.STATEMENT:
        return _statement(setting, readings, scores)
    matches = match_figures(setting, readings, scores)
    supporting = _best_by_passage([m for m in matches if agrees(m) and _may_support(setting, m, matches)])
    refuting = _best_by_passage([m for m in matches if differs(m) and _may_refute(setting, m, matches)])
    stated = [m for m in matches if agrees(m) and m.alignment.gate is None]
    denying = [m for m in _best_by_passage(stated) if _denied(setting, m)]
    supporting = [m for m in supporting if m not in denying]
    if denying and not supporting:
        return _said(
            Label.CONTRADICTED, "denied", denying, "the evidence denies what the article states", denying[0].sameness
        )
    if supporting and setting.turned is not None:
        return _turned(setting.turned, supporting)
    if supporting and refuting:
        return _conflict(supporting, refuting)
    if supporting:
        return _supported(supporting)
    derived = derive(setting, readings, scores)
    if (
        derived is not None
        and derived.comparison.outcome is Outcome.AGREES
        and _follows(setting, derived) >= DERIVED_AGREES
    ):
        return _derived(Label.SUPPORTED, derived, scores)
    if refuting:
        return _said(
            Label.CONTRADICTED,
            refuting[0].comparison.reason,
            refuting,
            refuting[0].comparison.working,
            _refute_confidence(refuting[0]),
        )
    differs_by = derived is not None and derived.comparison.outcome is Outcome.DIFFERS
    hinted = any(agrees(m) and posterior(m.sameness, m.chance) >= DOUBT for m in matches)
    if derived is not None and differs_by and derived.sureness >= DERIVED_DIFFERS and not hinted:
        return _derived(Label.CONTRADICTED, derived, scores)
    flat = _flat_denial(setting, readings, scores)
    return flat or _unverified(setting, matches, readings)


# --------------------------------------------------------------------------- what counts


def posterior(sameness: float, easy: float) -> float:
    """The chance that two agreeing figures measure the same, by Bayes:

    Others agree only as often as chance lets them.
    """
    return sameness / (sameness + (1 - sameness) * easy)


def _follows(claim: Setting, derived: Derivation) -> float:
    """The chance that a calculation that agrees is what the claim means: its slots, and how many were tried."""
    easy = min(1.0, chance(claim.figure, claim.figure) * derived.tried)
    return posterior(derived.sureness * DERIVED_PRIOR, easy)


def _may_support(claim: Setting, match: Match, matches: tuple[Match, ...]) -> bool:
    """Alike enough for how easily it would agree by chance, and no likelier counterpart in the same passage says
    otherwise.
    """
    if match.alignment.features["contrasted"] or _refused(match) or _of_a_part(claim, match):
        return False
    if match.sameness < _least(match):
        return _same_cell(match, matches)
    if match.chance <= LONG:
        return True
    beside = [m for m in matches if m.reading is match.reading and differs(m) and m.alignment.gate is None]
    return not any(m.sameness > match.sameness + RIVAL for m in beside)


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


def _refused(match: Match) -> bool:
    """Whether the model takes the evidence for the opposite of what the claim says, the figure being the same."""
    said = match.matched
    if said is None or match.signed:
        return False
    return said.contradiction >= REFUSED and said.entailment <= 1 - REFUSED


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


def _may_support_any(claim: Setting, matches: tuple[Match, ...]) -> bool:
    """Whether something agrees well enough to stand against a denial, which a mere hint of it only makes doubtful."""
    return any(agrees(m) and _may_support(claim, m, matches) for m in matches)


def _least(match: Match) -> float:
    """The sameness that an agreement needs: less for a long number, and less again where who, what and when line up."""
    easy, period = match.chance, match.setting.period
    least = SUPPORT_LONG if easy <= LONG else SUPPORT_USUAL if easy <= USUAL else SUPPORT_EASY
    sibling = match.bounded and match.reading.passage.observation is not None
    if match.alignment.period != "equal" or period is None or sibling:
        return least
    if match.alignment.slots and easy <= USUAL:
        return SLOTS if period.grain in NARROW else least / 2
    return least / 2 if easy <= LONG else least


def _may_refute(claim: Setting, match: Match, matches: tuple[Match, ...]) -> bool:
    """Every slot lines up, and no other figure of the same passage is a likelier counterpart or agrees."""
    if match.alignment.gate is not None or match.alignment.period not in SURE_PERIODS or _of_a_part(claim, match):
        return False
    if _only_by_slots(match, matches):
        return True
    if match.sameness < (REFUTE if match.told is None else REFUTE_ASKED):
        return False
    features = match.alignment.features
    told = match.told or 0.0
    loose = features["exchanged"] or features["qualified"] or features["clause_covered"] < SAME_WORDS
    unlike = match.told is not None and told < LIKE
    if unlike or features["names_missing"] or features["contrasted"] or match.alignment.thin:
        return False
    if loose and told < SURELY_SAME:
        return False
    if any(agrees(m) and m.reading is not match.reading and posterior(m.sameness, m.chance) >= DOUBT for m in matches):
        return _may_support_any(claim, matches)
    beside = [m for m in matches if m.reading is match.reading and m is not match and m.alignment.gate is None]
    rival = max(RIVAL, match.sameness - APART)
    return not any((agrees(m) and m.sameness >= rival) or m.sameness > match.sameness + 0.1 for m in beside)


def _denied(claim: Setting, match: Match) -> bool:
    """One of the two sentences is negated, and the model does not find that it says the same; or the model is sure."""
    if claim.figure.kind is Kind.DATE or match.reading.passage.observation is not None:
        return False  # a cell denies by its value alone: those who "had no job" are the unemployed
    if claim.negated == match.setting.negated:
        said = match.matched
        sure = said is not None and said.contradiction >= DENIES_SURELY
        return sure and match.alignment.features["clause_covered"] >= DENIED_WORDS and match.sameness >= DENIED_LEAST
    said = match.matched or match.scores.written
    if said is None:
        return match.sameness >= REFUTE and match.alignment.features["clause_covered"] >= SAME_WORDS
    return said.contradiction >= DENIED and match.sameness >= DENIED_SAME


def _best_by_passage(matches: list[Match]) -> list[Match]:
    best: dict[int, Match] = {}
    for match in matches:
        best.setdefault(match.reading.passage.id, match)
    return list(best.values())


# --------------------------------------------------------------------------- verdicts


def _supported(supporting: list[Match]) -> Judgement:
    order = sorted(supporting, key=lambda m: (m.tier, m.comparison.reason != "exact", -m.sameness))
    best = order[0]
    confidence = posterior(best.sameness, best.chance)
    return _said(Label.SUPPORTED, best.comparison.reason, order, best.comparison.working, confidence)


def _turned(levels: tuple[Figure, Figure], supporting: list[Match]) -> Judgement:
    """The levels are right and the verb is not: "rose from 28.2 percent to 18.0 percent"."""
    before, after = levels
    fell = before.value is not None and after.value is not None and after.value < before.value
    working = f"from {before.text} to {after.text} is a {'fall' if fell else 'rise'}, and the article says otherwise"
    sure = posterior(supporting[0].sameness, supporting[0].chance)
    return _said(Label.CONTRADICTED, "direction-differs", supporting, working, sure)


def _conflict(supporting: list[Match], refuting: list[Match]) -> Judgement:
    """Two sides. The one with the better tier wins; otherwise the much better aligned agreement; otherwise nobody."""
    top_for, top_against = min(m.tier for m in supporting), min(m.tier for m in refuting)
    equals = [
        m for m in refuting if _same_statement(m) and m.sameness >= max(s.sameness for s in supporting) - RIVAL / 2
    ]
    if top_for < top_against or not equals:
        return _supported(supporting)
    if top_against < top_for:
        best = min(refuting, key=lambda m: (m.tier, -m.sameness))
        return _said(
            Label.CONTRADICTED,
            best.comparison.reason,
            [best, *refuting, *supporting],
            best.comparison.working,
            best.sameness * 0.9,
        )
    working = f"{supporting[0].comparison.working}; but elsewhere {refuting[0].comparison.working}"
    return _said(Label.UNVERIFIED, "sources-disagree", [*supporting, *refuting], working, 0.5)


def _same_statement(match: Match) -> bool:
    """Whether the evidence says of the claim's subject nothing but another value:

    A real rival, not a neighbouring measure.
    """
    features = match.alignment.features
    counted = match.setting.figure.kind is not Kind.NUMBER or features["head"] == 1
    covered = features["clause_covered"] >= 0.75 and features["evidence_covered"] >= SAME_WORDS
    return counted and covered and not features["qualified"] and not features["contrasted"]


def _derived(label: Label, derived: Derivation, scores: dict[int, Scores]) -> Judgement:
    stance = Stance.SUPPORTS if label is Label.SUPPORTED else Stance.REFUTES
    evidence = []
    for reading in derived.readings:
        used = [figure for figure in derived.comparison.figures if any(s.figure == figure for s in reading.settings)]
        evidence.append(
            _quote(reading, stance, used[0] if used else None, scores.get(reading.passage.id, Scores()).masked)
        )
    confidence = 0.55 + 0.4 * derived.sureness
    return Judgement(label, derived.comparison.reason, confidence, derived.comparison.working, tuple(evidence))


def _flat_denial(claim: Setting, readings: tuple[Reading, ...], scores: dict[int, Scores]) -> Judgement | None:
    """A passage without a counterpart figure that denies the whole: "the plant never produced any cars"."""
    for reading in readings:
        written = scores.get(reading.passage.id, Scores()).written
        if claim.figure.kind is Kind.DATE or reading.bare.negated == claim.negated or _counts(reading):
            continue
        sure = 0.8 if reading.bare.none else 0.0
        sure = max(sure, written.contradiction) if written is not None else sure
        if sure >= DENIES and _covers(claim, reading) >= FLAT_WORDS and (written is None or written.entailment < 0.5):
            quoted = _quote(reading, Stance.REFUTES, None, written)
            return Judgement(
                Label.CONTRADICTED, "denied", sure, "the evidence denies what the article states", (quoted,)
            )
    return None


def _statement(claim: Setting, readings: tuple[Reading, ...], scores: dict[int, Scores]) -> Judgement:
    """A sentence without a figure: the model alone decides, from the passage it is surest about."""
    asked = [(reading, scores[reading.passage.id].written) for reading in readings if reading.passage.id in scores]
    known = [(reading, score) for reading, score in asked if score is not None]
    if not known:
        return Judgement(Label.UNVERIFIED, "no-evidence" if not readings else "uncertain", 0.5, "", ())
    entailing = max(known, key=lambda pair: pair[1].entailment)
    denying = max(known, key=lambda pair: pair[1].contradiction)
    if denying[1].contradiction >= STATES_OTHERWISE and denying[1].contradiction > entailing[1].entailment:
        quoted = _quote(denying[0], Stance.REFUTES, None, denying[1])
        return Judgement(
            Label.CONTRADICTED,
            "denied",
            denying[1].contradiction,
            "the evidence denies what the article states",
            (quoted,),
        )
    if entailing[1].entailment >= STATES:
        quoted = _quote(entailing[0], Stance.SUPPORTS, None, entailing[1])
        return Judgement(
            Label.SUPPORTED, "stated", entailing[1].entailment, "the evidence says the same in other words", (quoted,)
        )
    quoted = _quote(entailing[0], Stance.RELATED, None, entailing[1])
    related = len(claim.words & entailing[0].bare.all_words) >= 1
    return Judgement(
        Label.UNVERIFIED,
        "uncertain" if related else "no-evidence",
        entailing[1].neutral,
        "",
        (quoted,) if related else (),
    )


def _counts(reading: Reading) -> bool:
    """Whether the passage states a quantity of its own; then it is compared, not taken as a flat denial."""
    return any(setting.figure.kind is not Kind.DATE for setting in reading.settings)


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
        return _said(
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
        return _said(Label.UNVERIFIED, "other-unit", units[:1], units[0].comparison.working, 0.8)
    related = [reading for reading in readings if _covers(claim, reading) >= 0.5]
    if related:
        quoted = tuple(_quote(reading, Stance.RELATED, None, None) for reading in related[:2])
        return Judgement(Label.UNVERIFIED, "other-measure", 0.7, "", quoted)
    return Judgement(Label.UNVERIFIED, "no-evidence", 0.8, "", ())


def _touches(match: Match) -> bool:
    features = match.alignment.features
    return max(features["claim_covered"], features["measure_covered"]) >= RELATED


def _soft_reason(match: Match) -> str:
    if match.alignment.period in {"within", "unknown-evidence"} and match.sameness >= 0.5:
        return "other-period"
    if match.alignment.features["names_exchanged"]:
        return "other-entity"
    if match.sameness < 0.3 and match.comparison.outcome is not Outcome.AGREES:
        return "other-measure"
    return "uncertain"


def _covers(claim: Setting, reading: Reading) -> float:
    words = claim.words | claim.measure
    return len(words & reading.bare.all_words) / len(words) if words else 0.0


def _refute_confidence(match: Match) -> float:
    return min(0.97, match.sameness)


# --------------------------------------------------------------------------- quoting


def _said(label: Label, reason: str, matches: list[Match], working: str, confidence: float) -> Judgement:
    quoted = []
    for match in matches[:4]:
        stance = Stance.RELATED
        if label is not Label.UNVERIFIED or reason == "sources-disagree":
            stance = Stance.SUPPORTS if agrees(match) and label is not Label.CONTRADICTED else Stance.REFUTES
        quoted.append(_quote(match.reading, stance, match.setting.figure, match.matched or match.scores.masked))
    return Judgement(
        label,
        _known(reason, label),
        round(max(0.0, min(1.0, confidence)), 3),
        working,
        tuple(quoted),
        matches[0] if len({match.setting.figure.value for match in matches}) == 1 else None,
    )


def _known(reason: str, label: Label) -> str:
    """The reason code; a comparison's finer word for "no conclusion" is plain uncertainty."""
    if reason in REASONS and REASONS[reason].label is label:
        return reason
    return "uncertain"


def _quote(reading: Reading, stance: Stance, figure: object, nli: Score | None) -> Evidence:
    exact = figure if isinstance(figure, Figure) else None
    return Evidence(reading.passage, 0, len(reading.passage.text), stance, exact, nli)
