"""Marked pairs in other frames: told by somebody, beside another statement, or with the longer text as the claim.

Groups and labelled pairs show a claim that says less than its evidence. An article says more: its sentence goes on
about other things, and evidence is told by the police or a report. None of that changes whether the two marked figures
are one quantity, so the label stays.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from factcheck.figures.masking import MASK
from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.marked import mark_pair, other_figures, shared_figures
from factcheck.records import View

TELLERS = (
    "The ministry", "Police", "Rescuers", "The company", "A spokeswoman", "The statistics office", "Officials",
    "The agency", "The mayor", "Researchers", "The authors", "The bank", "The union", "The report", "The operator",
    "Doctors", "The regulator", "The institute", "Organisers", "The government", "The coastguard", "A survey",
)  # fmt: skip
_TOLD = (
    "{} said that {}", "{} said on Monday that {}", "{} said {}", "{} reported that {}", "{} found that {}",
    "{} confirmed that {}", "{} announced that {}", "{} told reporters that {}", "{} estimates that {}",
    "According to {1}, {0}", "Figures from {1} show that {0}", "In its latest report {1} says that {0}",
    "At the last census, {0}", "By the latest count, {0}", "In the view of {1}, {0}",
)  # fmt: skip
_AFTER = ("{}, {} said.", "{}, {} reported.", "{}, {} says.", "{}, according to {}.", "{}, {} announced on Tuesday.")
_JOINED = ("{}, while {}", "{}, and {}", "{}; {}", "{}, as {}", "Although {}, {}", "{}, but {}", "{} – {}")
_AGENTS = (
    "Officials", "Workers", "The authorities", "Crews", "The company", "Volunteers", "The agency", "Staff", "The city",
    "The army", "Inspectors", "The region's plants", "Local firms", "The operator", "Customs officers", "The ministry",
)  # fmt: skip
_COUNTED = ("counted", "registered", "recorded", "listed", "reported", "logged")
_PERSONS = frozenset(
    "people men women children patients workers migrants refugees voters pupils students visitors passengers members"
    " soldiers prisoners teachers doctors tourists residents employees players miners farmers drivers".split()
)
_SAME_FORMS = "built|sold|lost|found|held|paid|made|left|spent|cut|put|hit|bought|caught|sent|brought|won|shut|fed|lent"
_LEAD = r"(?P<lead>(?:In|On|At|By|During|Between)\b[^,]{1,30},\s+|(?:In|On) (?:[A-Z]\w+ )?\d{4}\s+|On [A-Z]\w+day\s+)?"
_OPENS = rf"^{_LEAD}{MASK}\s+"
_PASSIVE = re.compile(
    rf"{_OPENS}(?P<noun>(?:[a-z-]+\s+){{1,4}}?)(?:were|was|have been|had been|has been)\s+"
    rf"(?P<verb>[a-z]+ed|{_SAME_FORMS})\b(?P<rest>(?!\s+by\b).*)$"
)
_SUBJECT = re.compile(
    rf"^{_LEAD}(?P<noun>(?:The|the|A|a|An|an|Its|its|Their|their)\s+[\w'’ -]{{3,60}}?)\s+"
    r"(?:was|were|has been|have been)\s+"
    rf"(?P<verb>(?!based|located|situated|supposed|expected|estimated|aged|named|called|used)(?:[a-z]+ed|{_SAME_FORMS}))"
    rf"\b(?P<rest>(?!.*\bby\b).*\b{MASK}\b.*)$"
)
_DID = re.compile(
    rf"{_OPENS}(?P<noun>[a-z]+s|people|men|women|children)\s+"
    r"(?P<verb>were|was|are|have|had|died|fell|took|left|came|went|won|[a-z]{3,}ed)\b(?P<rest>.*)$"
)
_TOLD_SHARE, _BOTH_TOLD, _CLAIM_JOINED, _EVIDENCE_JOINED = 0.5, 0.15, 0.55, 0.25
_SMALL = re.compile(r"(?:The|A|An|In|On|At|By|From|Of|For|After|Before|There|It|Its|Some|Most|All|No|Every)\b")
_BACK = ((re.compile(r"\b(?:was|were)\b"), "had been"), (re.compile(r"\bhas\b|\bhave\b"), "had"))
_LONGEST = 45
"""Words of a text that is put into a frame."""


def framed(examples: Iterable[Example], seed: int) -> Iterator[Example]:
    """Each marked pair once more, one side or both in another frame; pairs of lists and long texts are left out.

    What stands beside is the claim of an earlier pair of another set, so that it speaks of something else.
    """
    beside: dict[str, str] = {}
    for number, example in enumerate(examples):
        rng = random.Random(f"framed:{seed}:{number}")  # noqa: S311 - nothing secret
        others = [text for name, text in beside.items() if name != example.set]
        aside = rng.choice((example.evidence, example.claim))
        if _is_sentence(aside) and aside.count(MASK) == 1:
            beside[example.set] = aside.replace(MASK, str(rng.randint(2, 900)))
        if not (others and _is_sentence(example.claim)):
            continue
        evidence, claim = example.evidence, example.claim
        plain = _is_sentence(evidence)
        if plain and rng.random() < _TOLD_SHARE:
            evidence = _told(evidence, rng)
        elif plain and rng.random() < _EVIDENCE_JOINED:
            evidence = _joined(evidence, rng.choice(others), rng)
        if rng.random() < _CLAIM_JOINED:
            claim = _joined(claim, rng.choice(others), rng)
        elif rng.random() < _BOTH_TOLD:
            claim = _told(claim, rng)
        if (evidence, claim) != (example.evidence, example.claim):
            yield Example(evidence, claim, example.label, f"framed_{example.set}", View.MARKED)


def acted(examples: Iterable[Example], seed: int) -> Iterator[Example]:
    """Each marked pair whose evidence names nobody, with somebody in it who did it or counted it."""
    for number, example in enumerate(examples):
        rng = random.Random(f"acted:{seed}:{number}")  # noqa: S311 - nothing secret
        evidence = _acted(example.evidence, rng) if _is_sentence(example.evidence) else None
        if evidence is not None:
            yield Example(evidence, example.claim, example.label, f"acted_{example.set}", View.MARKED)


def turned_pairs(group: Mapping[str, Sequence[str] | None], name: str, seed: int) -> Iterator[Example]:
    """Marked pairs of a contrast group with its passage, if it is no list, as a claim that says more than the evidence.

    The figure that both hold is one quantity with a wording of the fact and another with a neighbour; any other figure
    of the passage is another one.
    """
    passages = [text for text in group.get("passage") or () if len(text.split()) <= _LONGEST and ":" not in text]
    lists = (("same", Relation.ENTAILMENT), ("other", Relation.NEUTRAL), ("denied", Relation.CONTRADICTION))
    if group.get("operation"):
        return
    for field, label in lists:
        for number, (evidence, claim) in enumerate(product(group.get(field) or (), passages)):
            rng = random.Random(f"turned:{seed}:{name}:{field}:{number}:{evidence}")  # noqa: S311 - nothing secret
            example = Example(evidence, claim, label, f"turned_{name}")
            shared = shared_figures(example)
            if len(shared) != 1:
                continue
            own, claimed = shared[0]
            if label is Relation.CONTRADICTION and own.bound is not claimed.bound:
                continue
            yield mark_pair(example, own, claimed, label)
            beside = other_figures(claim, own) if label is Relation.ENTAILMENT else []
            if beside:
                yield mark_pair(example, own, rng.choice(beside), Relation.NEUTRAL)


def _is_sentence(text: str) -> bool:
    """Whether a text is one plain sentence, which can stand within another."""
    inner = text.strip().rstrip(".")
    return len(text.split()) <= _LONGEST and not re.search(r"[:;?!\"“]|\.\s", inner) and text.strip().endswith(".")


def _lowered(text: str) -> str:
    """A sentence without its full stop, to go on within another: its first word small where it is no name."""
    text = text.strip().rstrip(".")
    return text[0].lower() + text[1:] if _SMALL.match(text) else text


def _told(text: str, rng: random.Random) -> str:
    teller = rng.choice(TELLERS)
    if rng.random() < 0.3:
        return rng.choice(_AFTER).format(text.strip().rstrip("."), _lowered(teller))
    form, inner = rng.choice(_TOLD), _lowered(text)
    if "{1}" in form or "{0}" in form:
        return form.format(inner, _lowered(teller)) + "."
    if rng.random() < 0.5 and "estimates" not in form:
        for pattern, word in _BACK:
            inner = pattern.sub(word, inner, count=1)
    return form.format(teller, inner) + "."


def _acted(text: str, rng: random.Random) -> str | None:
    """A sentence that names nobody, with somebody who did it or counted it; None for any other.

    "X tonnes were burned in 2021" becomes "Workers burned X tonnes in 2021", "The mill was sold for $X" "The city sold
    the mill for $X", "X people died" "Officials counted X people who died".
    """
    match = _PASSIVE.match(text.strip())
    if match is not None:
        agent = rng.choice(_AGENTS)
        start = f"{match['lead']}{agent[0].lower()}{agent[1:]}" if match["lead"] else agent
        return f"{start} {match['verb']} {MASK} {match['noun'].strip()}{match['rest']}"
    match = _SUBJECT.match(text.strip())
    if match is not None:
        agent = rng.choice(_AGENTS)
        start = f"{match['lead']}{agent[0].lower()}{agent[1:]}" if match["lead"] else agent
        return f"{start} {match['verb']} {match['noun'][0].lower()}{match['noun'][1:]}{match['rest']}"
    match = _DID.match(text.strip())
    if match is None:
        return None
    teller, who = rng.choice(TELLERS), "who" if match["noun"] in _PERSONS else "that"
    start = f"{match['lead']}{teller[0].lower()}{teller[1:]}" if match["lead"] else teller
    return f"{start} {rng.choice(_COUNTED)} {MASK} {match['noun']} {who} {match['verb']}{match['rest']}"


def _joined(text: str, other: str, rng: random.Random) -> str:
    form = rng.choice(_JOINED)
    first, second = (text, other) if rng.random() < 0.5 else (other, text)
    start = _lowered(first) if not form.startswith("{}") else first.strip().rstrip(".")
    return form.format(start, _lowered(second)) + "."
