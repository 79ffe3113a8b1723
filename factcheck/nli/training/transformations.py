"""The ways in which pairs are made, by name, so that some can be left out of training and measured afterwards.

A transformation's name is the ``set`` of the examples that it makes, without ``masked_`` or ``marked_``: one
transformation shows in several views.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from factcheck.errors import ModelError
from factcheck.nli.training.examples import Example
from factcheck.records import View

WORDED = {
    "restated": "the same cell, its value in true words: rounded, converted, bounded, spelled out, as one in N",
    "wrong_value": "the same cell, its value in false words: scaled, digits swapped, beyond a bound",
    "neighbours_value": "the value that the evidence gives for another entity or year",
    "no_period": "the period left out, where the evidence knows one alone",
    "other_entity": "another entity of the same kind",
    "other_measure": "another measure of the same entity",
    "other_period": "another year or part of the year",
    "subgroup": "a part of the whole, or another part",
    "change": "an amount of change, restated",
    "wrong_change": "another amount of change",
    "reversed": "the amount of change with the other direction",
    "denied_change": "the change denied",
    "level_for_change": "the level after, where the evidence states the amount of change",
    "moved_to": "the level after a rise or fall, restated",
    "moved_to_wrong": "another level after a rise or fall",
    "moved_the_other_way": "the level after, reached from the wrong side",
    "multiple": "one period as a multiple of the other",
    "denied": "the value denied on one side",
    "denied_elsewhere": "a value denied of another entity, measure or period",
    "stranger": "a claim from another field, or beside the evidence of another pair",
}
DERIVED = {
    "value_changed": "a number that both share changed in the claim",
    "year_changed": "a year that both share changed in the claim",
    "turned_round": "rose for fell, most for least",
    "entailed": "an entailed pair that shares its numbers, masked",
    "neutral": "a neutral pair with figures in new words, masked",
    "other_sentence": "another sentence of the same evidence, with a figure of its own",
    "table_row": "the table's row with the claim's number",
    "other_table_row": "another row of the same table",
    "stranger": WORDED["stranger"],
}
SENTENCES = {
    "rounded": "a long number rounded, with a hedge",
    "scaled": "1,200,000 as 1.2 million",
    "spelled_out": "a small number in words",
    "as_one_in": "a percentage as one in N, or a fraction",
    "reordered": "the period moved to the front",
    "clause_dropped": "a trailing clause without a figure left out",
    "scale_slipped": "million for billion",
    "digits_swapped": "two digits of a number exchanged",
    "unit_changed": "miles for kilometres, the number kept",
    "currency_changed": "euros for dollars, the number kept",
    "rate_changed": "a year for a day",
    "comparator_turned": "less than for more than",
    "bound_turned": "at most for at least",
    "direction_turned": "fell for rose, in the sentence itself",
    "quantifier_changed": "none for all, few for most",
    "negated": "the verb denied",
    "country_exchanged": "another country",
    "city_exchanged": "another city",
    "company_exchanged": "another company",
    "month_changed": "another month",
    "neighbour": "the next sentence of the same text, of something else",
}
MADE = {**WORDED, **DERIVED, **SENTENCES}
"""All that is measured by name."""
WHOLE = {
    "exchanged": "another figure of the same evidence in the place of the claim's",
    "parties": "the two parties of a deed or a comparison exchanged, all words the same",
    "framed": "a marked pair told by somebody, or beside another statement",
    "acted": "a marked pair whose evidence also tells who did it, or who counted it",
    "turned": "a marked pair whose claim says more than its evidence",
    "repeated": "evidence that says the same in the same words, alone or within a longer text",
}
"""Pairs made of the labelled ones as a whole: in training, or where they are asked for by name."""
TRANSFORMATIONS = {**MADE, **WHOLE}


def transformation_of(example: Example) -> str:
    """The name of the transformation that made an example (for one that was not made: its set)."""
    return example.set.removeprefix("masked_").removeprefix("marked_")


def read_views(names: str) -> tuple[View, ...]:
    """The views of a list with commas; all of them for an empty one. Raises ``ModelError`` for one that there is not.

    >>> [view.value for view in read_views("marked, masked")]
    ['masked', 'marked']
    """
    wanted = {name.strip() for name in names.split(",") if name.strip()}
    if unknown := sorted(wanted - {view.value for view in View}):
        raise ModelError(f"no view is called {', '.join(unknown)}", hint=f"choose among {', '.join(View)}")
    return tuple(view for view in View if not wanted or view.value in wanted)


def read_names(names: str, among: Mapping[str, str] = TRANSFORMATIONS) -> frozenset[str]:
    """Names in a list with commas. Raises ``ModelError`` for one that is no transformation, or none of ``among``.

    >>> sorted(read_names("no_period, year_changed"))
    ['no_period', 'year_changed']
    """
    wanted = frozenset(name.strip() for name in names.split(",") if name.strip())
    choice = f"choose among {', '.join(among)}"
    if unknown := sorted(wanted - TRANSFORMATIONS.keys()):
        raise ModelError(f"no transformation is called {', '.join(unknown)}", hint=choice)
    if unfit := sorted(wanted - among.keys()):
        raise ModelError(f"{', '.join(unfit)}: not made here", hint=choice)
    return wanted


def chosen(
    examples: Iterable[Example], leave_out: Collection[str] = (), only: Collection[str] | None = None
) -> Iterator[Example]:
    """The examples of transformations that are not left out, and, where ``only`` is given, are among those."""
    for example in examples:
        name = transformation_of(example)
        if name not in leave_out and (only is None or name in only):
            yield example
