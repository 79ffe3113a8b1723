"""Contrast groups: one fact in many wordings, beside its near neighbours and its denials, and the pairs that follow.

A group is a JSON object with lists of texts that all hold the same figure:

- ``same``: wordings of one fact, each of which entails each;
- ``passage``: longer texts from which the fact follows;
- ``vaguer``: claims that follow from the fact and say less;
- ``other``: texts with the same figure that neither follow nor are denied;
- ``denied``: texts that cannot be true together with the fact.

So a dozen sentences give some seventy pairs that differ in words alone: the contrast sets of Gardner et al. (2020),
"Evaluating Models' Local Decision Boundaries via Contrast Sets".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from factcheck.figures import find_figures
from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.names import follows_name
from factcheck.records import Figure, Kind

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
    worked_out = bool(group.get("operation"))  # what the passage's numbers deny, another wording may leave open
    for evidence, claim in product(passage if worked_out else (*same, *passage), denied):
        yield Example(evidence, claim, Relation.CONTRADICTION, name)
    for evidence, claim in product(denied, () if worked_out else same):
        yield Example(evidence, claim, Relation.CONTRADICTION, name)


_UNFIT = {Kind.DATE, Kind.ORDINAL, Kind.STATEMENT, Kind.MULTIPLE, Kind.FRACTION}
MOST = 2
"""Exchanged figures a pair of passage and claim."""


def exchanged(examples: Iterable[Example]) -> Iterator[Example]:
    """Entailed pairs with another figure of the evidence, of the same kind, in place of the claim's: whose is whose."""
    for example in examples:
        if example.label is Relation.ENTAILMENT:
            for claim in exchanged_figures(example.evidence, example.claim):
                yield Example(example.evidence, claim, Relation.NOT_ENTAILMENT, "exchanged")


def exchanged_figures(passage: str, claim: str) -> Iterator[str]:
    """The claim with other figures of the passage in place of the one that both hold; at most ``MOST``.

    >>> list(exchanged_figures("It has 90 men and 40 women.", "There are 90 men."))
    ['There are 40 men.']
    >>> list(exchanged_figures("It has 90 men in 1999.", "There are 90 men."))
    []
    """
    stated = [figure for figure in find_figures(passage).figures if _plain(figure, passage)]
    claimed = [figure for figure in find_figures(claim).figures if _plain(figure, claim)]
    values = {figure.value for figure in stated}
    shared = [figure for figure in claimed if figure.value in values]
    if len(shared) != 1 or len(claimed) != 1:
        return
    own = shared[0]
    others = [
        figure for figure in stated if figure.value != own.value and (figure.kind, figure.unit) == (own.kind, own.unit)
    ]
    for figure in others[:MOST]:
        yield claim[: own.start] + figure.text + claim[own.end :]


def _plain(figure: Figure, text: str) -> bool:
    fit = figure.kind not in _UNFIT and figure.value is not None and not figure.vague
    return fit and not follows_name(text[: figure.start])
