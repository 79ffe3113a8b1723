"""Contrast groups: one fact in many wordings, beside its near neighbours and its denials, and the pairs that follow.

A group is a JSON object with lists of texts that all hold the same figure:

- ``same``: wordings of one fact, each of which entails each;
- ``passage``: longer texts from which the fact follows;
- ``vaguer``: claims that follow from the fact and say less;
- ``other``: texts with the same figure that neither follow nor are denied;
- ``denied``: texts that cannot be true together with the fact.

So a dozen sentences give some seventy pairs that differ in words alone, the contrast sets of Gardner et al. (2020), "Evaluating
Models' Local Decision Boundaries via Contrast Sets".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from factcheck.nli.training.examples import Example, Relation

FIELDS = ("same", "passage", "vaguer", "other", "denied")


def pairs_of(group: Mapping[str, Sequence[str] | None], name: str) -> Iterator[Example]:
    """Every pair whose label follows from the group, in the set ``name``; none twice.

    >>> group = {"same": ["Ten were hurt.", "Injured: ten."], "other": ["Ten were killed."]}
    >>> [(pair.claim, pair.label.value) for pair in pairs_of(group, "g") if pair.evidence == "Ten were hurt."]
    [('Injured: ten.', 'entailment'), ('Ten were killed.', 'neutral')]
    """
    same, passage, vaguer, other, denied = (tuple(group.get(field) or ()) for field in FIELDS)
    for evidence, claim in product((*same, *passage), (*same, *vaguer)):
        if evidence != claim:
            yield Example(evidence, claim, Relation.ENTAILMENT, name)
    for evidence, claim in product((*same, *passage), other):
        yield Example(evidence, claim, Relation.NEUTRAL, name)
    for evidence, claim in product(other, same):
        yield Example(evidence, claim, Relation.NEUTRAL, name)
    for evidence, claim in product((*same, *passage), denied):
        yield Example(evidence, claim, Relation.CONTRADICTION, name)
    for evidence, claim in product(denied, same):
        yield Example(evidence, claim, Relation.CONTRADICTION, name)
