"""Pairs worded from made-up statistics: the same seed gives the same pairs, and the held-aside words stay aside."""

from collections import Counter

from factcheck.figures.masking import mask_numbers
from factcheck.nli.training.cells import vocabulary
from factcheck.nli.training.examples import Relation
from factcheck.nli.training.worded import worded_pairs
from factcheck.records import View

ENTAILED = {"restated", "no_period", "change", "moved_to"}
OTHER = {
    "other_entity",
    "other_measure",
    "other_period",
    "subgroup",
    "stranger",
    "denied_elsewhere",
    "level_for_change",
}
WRONG = {"wrong_value", "neighbours_value", "wrong_change", "moved_to_wrong"}


def test_a_seed_gives_the_same_pairs() -> None:
    assert list(worded_pairs(50, 4)) == list(worded_pairs(50, 4))
    assert list(worded_pairs(50, 4)) != list(worded_pairs(50, 5))


def test_labels_follow_the_rule_and_the_view() -> None:
    pairs = list(worded_pairs(1500, 1))
    for pair in pairs:
        if pair.view is View.MASKED:
            if pair.set in ENTAILED | WRONG:
                assert pair.label is Relation.ENTAILMENT, pair
            if pair.set in OTHER | {"reversed"}:
                assert pair.label is Relation.NOT_ENTAILMENT, pair
        else:
            if pair.set in OTHER:
                assert pair.label is Relation.NEUTRAL, pair
            if pair.set in WRONG | {"reversed", "denied", "denied_change"}:
                assert pair.label is Relation.CONTRADICTION, pair
            if pair.set == "restated":
                assert pair.label is Relation.ENTAILMENT, pair


def test_masked_pairs_are_masked_and_no_claim_is_empty() -> None:
    for pair in worded_pairs(600, 2):
        assert pair.evidence.strip()
        assert pair.claim.strip()
        if pair.view is View.MASKED:
            assert (mask_numbers(pair.evidence), mask_numbers(pair.claim)) == (pair.evidence, pair.claim)


def test_no_label_gives_itself_away_by_number() -> None:
    masked = Counter(pair.label for pair in worded_pairs(3000, 3) if pair.view is View.MASKED)
    written = Counter(pair.label for pair in worded_pairs(3000, 3) if pair.view is View.WRITTEN)
    assert 0.4 < masked[Relation.ENTAILMENT] / masked.total() < 0.65
    assert min(written.values()) > 0.2 * written.total()


def test_held_aside_words_are_not_used_in_training() -> None:
    train, held = vocabulary(held=False), vocabulary(held=True)
    for kind, names in held.entities.items():
        assert names
        assert not set(names) & set(train.entities[kind])
    assert not {measure.names for measure in held.measures} & {measure.names for measure in train.measures}
    assert not set(held.forms) & set(train.forms)
    assert not set(held.tables) & set(train.tables)


def test_the_vocabulary_is_wide() -> None:
    train, held = vocabulary(held=False), vocabulary(held=True)
    entities = sum(len(names) for words in (train, held) for names in words.entities.values())
    assert entities >= 80
    assert len(train.measures) + len(held.measures) >= 100
    assert all(len(measure.names) >= 2 for words in (train, held) for measure in words.measures)
