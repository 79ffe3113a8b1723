"""The words by which writers hedge a number, as data; the docs print this table. To add one, add it to its row."""

from __future__ import annotations

from typing import Final

from factcheck.records import Bound

# Before the number. The longest match wins, and matches repeat ("at least about").
BEFORE: Final[dict[Bound, tuple[str, ...]]] = {
    Bound.ABOUT: (
        "about", "around", "some", "roughly", "approximately", "approx", "approx.", "circa", "ca.", "c.", "~", "≈",
        "∼", "an estimated",
        "estimated", "an estimated total of", "in the region of", "somewhere around", "somewhere between",
        "in the order of", "on the order of",
        "in the neighborhood of", "in the neighbourhood of", "an average of", "near", "close to around",
        "more or less", "very roughly",
        "something like", "or so", "give or take",
    ),
    Bound.NEARLY: (
        "nearly", "almost", "close to", "just under", "just below", "just shy of", "shy of", "not quite",
        "a little under", "a little less than",
        "a little below", "slightly under", "slightly less than", "slightly below", "slightly fewer than",
        "just less than", "just short of",
        "a bit less than", "a bit under", "approaching", "approached", "nearing", "neared", "well-nigh",
        "virtually", "practically",
        "getting on for", "little less than", "a shade under", "verging on",
    ),
    Bound.JUST_OVER: (
        "just over", "just above", "just more than", "a little over", "a little more than", "a little above",
        "slightly over", "slightly more than",
        "slightly above", "a bit more than", "a bit over", "little more than", "a shade over", "marginally over",
        "marginally more than",
        "a fraction over",
    ),
    Bound.MORE_THAN: (
        "more than", "over", "above", "in excess of", "upwards of", "upward of", "greater than", "higher than",
        "larger than", "bigger than",
        "well over", "well above", "far more than", "much more than", "north of", "beyond", "topped", "topping",
        "to top", "will top", "would top", "could top", "may top", "might top", "exceeded", "exceeds",
        "exceeding", "exceed", "surpassed", "surpasses", "surpassing", "surpass", "passed the", "longer than",
        "older than", "better than", "faster than", "taller than", "heavier than", "deeper than", "hotter than", ">",
        "significantly more than", "considerably more than", "substantially more than", "a good deal more than",
        "comfortably more than",
        "way more than", "easily more than",
    ),
    Bound.AT_LEAST: (
        "at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of", "minimum",
        "as few as", "as little as",
        "at the least", "≥", ">=", "no smaller than", "no lower than", "a floor of", "at the very least",
    ),
    Bound.LESS_THAN: (
        "less than", "fewer than", "under", "below", "lower than", "smaller than", "beneath", "south of",
        "well under", "well below", "far fewer than",
        "far less than", "much less than", "shorter than", "younger than", "slower than", "lighter than", "<",
        "short of",
    ),
    Bound.AT_MOST: (
        "at most", "no more than", "not more than", "a maximum of", "maximum", "not exceeding", "no greater than",
        "no higher than", "no longer than",
        "within", "≤", "<=", "capped at", "a cap of", "a ceiling of", "limited to", "at the most", "not above",
        "not over",
    ),
    Bound.UP_TO: ("up to", "as many as", "as much as", "anything up to"),
    Bound.EQUAL: ("as high as", "as low as", "as long as", "as large as",
    "exactly", "precisely", "a record", "a record-breaking", "a record high of", "a record of",
    "an all-time high of"),
}  # fmt: skip

# After the number and its unit.
AFTER: Final[dict[Bound, tuple[str, ...]]] = {
    Bound.AT_LEAST: ("or more", "or over", "and over", "or higher", "and above", "or above", "or greater",
    "or older", "and older", "and up", "at least",
                     "plus", "-plus", "+", "or longer", "and more", "minimum", "or better"),
    Bound.AT_MOST: ("or less", "or fewer", "or under", "and under", "or lower", "or below", "and below", "at most",
    "maximum", "max", "or younger",
                    "and younger", "or smaller", "at the most"),
    Bound.ABOUT: ("or so", "-odd", "-ish", "or thereabouts", "ish", "give or take", "-some"),
}  # fmt: skip


def hedges_as_markdown() -> str:
    """Return both tables as the Markdown table of ``docs/figures.md``."""
    rows = ["| bound | before the number | after it |", "|---|---|---|"]
    for bound in Bound:
        before, after = (", ".join(f"`{phrase}`" for phrase in table.get(bound, ())) for table in (BEFORE, AFTER))
        rows.append(f"| {bound} | {before} | {after} |")
    return "\n".join(rows) + "\n"
