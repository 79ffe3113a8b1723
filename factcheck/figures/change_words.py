"""The words of change, as data: verbs, nouns and adverbs that say a quantity moved, and which way."""

from __future__ import annotations

from typing import Final

from factcheck.figures.word_sets import word_set
from factcheck.records import Direction

ROSE: Final = word_set(
    "rose rise rises risen rising increase increases increased increasing grew grow grows grown growing "
    "growth gain gains gained gaining climb climbs climbed climbing jump jumps jumped jumping surge surges "
    "surged surging soar soars soared soaring up upped advance advances advanced advancing expand expands "
    "expanded expanding expansion leapt leap leaps leaping rocketed skyrocketed spiked spike spiking swelled "
    "swell swollen ballooned mushroomed accelerated accelerate strengthened rallied rally rebounded rebound "
    "recovered hike hiked hikes raised raise raises raising boosted boost lifted added add adds higher ticked "
    "edged inched crept widened upturn uptick quickened multiplied improved improvement appreciated uplift "
    "doubled tripled quadrupled trebled doubling tripling"
)
FELL: Final = word_set(
    "fell fall falls fallen falling decrease decreases decreased decreasing drop drops dropped dropping "
    "decline declines declined declining down cut cuts cutting slid slide slides sliding slipped slip slips "
    "slipping plunge plunged plunges plunging plummeted plummet plummets plummeting sank sink sinks sunk "
    "tumble tumbled tumbles tumbling shrank shrink shrinks shrunk shrinking contracted contract contracts "
    "contraction slump slumped slumps slumping lost lose loses losing reduce reduced reduces reducing "
    "reduction dipped dip dips dipping dived dive slashed slash crashed crash collapsed collapse eased ease "
    "eases easing lowered lower narrowed weakened shed trimmed downturn retreated halved fewer less slowed "
    "slow slowing shaved depreciated sagged dwindled loss losses halving shrinkage"
)
ADVERBS: Final = frozenset({"up", "down", "higher", "lower"})
# Comparatives after a figure: "20% more", "a third cheaper".
MORE: Final = word_set(
    "more higher faster dearer larger bigger longer taller heavier wider deeper richer older busier costlier pricier "
    "hotter warmer"
)
LESS: Final = word_set(
    "less fewer lower slower cheaper smaller shorter lighter narrower shallower poorer younger cooler colder weaker"
)
COMPARATIVES: Final = MORE | LESS
FLAT: Final = frozenset({"unchanged", "flat", "steady", "stable"})
STEPS: Final = word_set(
    "edged ticked inched crept ticks edges ticking edging adjusted revised moved"
)  # the adverb beside them decides
# Nouns of change: "a 3% rise", "a rise of 3%". They are verbs too; here only their place decides.
NOUNS: Final = word_set(
    "rise rises increase increases growth gain gains jump surge climb expansion leap spike rally hike hikes "
    "boost uptick upturn improvement rebound uplift advance fall falls decrease decreases drop drops decline "
    "declines cut cuts slide plunge slump reduction reductions dip contraction loss losses downturn collapse "
    "dive tumble shrinkage"
)


GOING: Final = word_set("went go goes going gone moved move moves climbed came shot pushed crept edged inched")
"""Verbs that leave the direction to the word behind them: "went up to"."""


PARTICLED: Final = word_set(
    "pick picks picked picking blow blows blew blown blowing set sets setting give gives gave given giving tear "
    "tears tore torn tearing shut shuts shutting close closes closed closing round rounds rounded rounding draw "
    "draws drew drawn drawing call calls called calling turn turns turned turning write writes wrote written "
    "writing bring brings brought bringing look looks looked looking put puts putting run runs ran running sign "
    "signs signed signing buy buys bought buying break breaks broke broken breaking knock knocks knocked knocking "
    "gun guns gunned gunning hunt hunts hunted hunting chop chops chopped chopping pull pulls pulled pulling "
    "strike strikes struck striking vote votes voted voting lay lays laid laying hold holds held holding dig digs "
    "dug digging line lines lined lining back backs backed backing snap snaps snapped snapping eat eats ate eaten "
    "eating use uses used using rack racks racked racking notch notches notched chalk chalks chalked chalking "
    "clock clocks clocked build builds built building clean cleans cleaned cleaning track tracks tracked tracking "
    "fix fixes fixed fixing hand hands handed handing burn burns burned burnt burning shoot shoots shot shooting "
    "prop props propped throw throws threw thrown bottle bottled book booked carve "
    "carved divide divided split serve served serving swallow swallowed gobble gobbled hoover hoovered mop mopped"
)
"""Verbs that with "up" or "down" make another verb, of which a count is no change: "picked up 62 castaways"."""
ADDING: Final = word_set("add adds added adding sum sums summed summing total totals totalled totaled")
"""Verbs that "up to" makes sums: "added up to 15,200"."""


def is_change(word: str) -> bool:
    """Whether the word says that a quantity moved."""
    return word in ROSE or word in FELL


def direction_of(word: str) -> Direction | None:
    """Return the direction a word of change gives, None for another word.

    >>> direction_of("plummeted"), direction_of("unchanged"), direction_of("said")
    (<Direction.FELL: 'fell'>, <Direction.NONE: 'none'>, None)
    """
    if word in ROSE or word in MORE:
        return Direction.ROSE
    if word in FELL or word in LESS:
        return Direction.FELL
    return Direction.NONE if word in FLAT else None
