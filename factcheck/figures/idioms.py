"""Phrases with a number word that states no quantity, as data. To add one, add a line.

``<>`` marks the number word that is exempt; the other words must stand around it. A word may list choices with ``|``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from factcheck.figures.number_words import SCALES, SHORT_SCALES, UNITS
from factcheck.figures.tokens import NUMBER, Token

IDIOMS: Final = """
<one> of the|them|these|those|its|his|her|their|our|my|your|us|you|several|many|a|which|whom|two|three|four|five
<one> another
<one> day|night|morning when|he|she|they|it|we|i
<one> by one
no|every|any|each|this|that|which|the|another|loved|big|wrong|good|bad|great|what <one>
the|a|this|that|his|her new|old|latest|previous|last|other|same|right|only|main|original|current|former <one>
no - <one>
at <one> point|time|stage|moment
on <one> hand|side|occasion
on the <one> hand
<one> or the|more|other|another
<one> - on|way|off|time|sided|size|stop|liner|upmanship|dimensional|trick|party|state|to
- on - <one>
<one> way or|to|of
<one> can|must|should|could|might|would|may|needs|has|who|that|with|which|he
<one> she|they|we|i|is|was|said|says|knows|wants|thing|reason|example|such
<one> and only|all|the|another
for <one> ,|thing|.
<one> too many
<one> ' s
rolled into <one>
day|square|phase|chapter|part|volume|season|page <one>
<second> to none
i|we|to <second> that|the|this|a
<second> - hand|guess|rate|class|string|home
<second> thoughts|thought|nature|hand|home|opinion|language|life|wind|chance|chances|child|world|gentleman|lady|half
on <second> thought
<first> of all
at|at the <first>
<first> and foremost
<first> lady|minister|name|names|aid|hand|responder|responders|floor|person|class|world|instance
<first> sight|glance|love|draft|cousin|cousins|thing|things|gentleman|half|daughter|family|step|steps
<first> - hand|class|rate|aid|name|person|come|ever|responder|responders|time|past|degree|team|world
in the <first> place|instance
<first> come|,
<third> party|parties|world|person|degree|reich|sector|base|way
<third> - party|world|rate|degree|person
<fourth> estate|of july|wall
<fifth> column|avenue
<sixth> sense|form
<seventh> heaven
<eleventh> hour
ground|patient|year|absolute|net|sub|- <zero>
<zero> - sum|tolerance|hour|day|carbon|emission|emissions|covid|waste|hours
<zero> tolerance|hour|sum
net - <zero>
<two> - way|faced|tone|step|ply
<two> cents|bit
cloud <nine>
<nine> - to
- to - <five>
<ten> - gallon
<four> - wheel|letter
<forty> winks
dressed to the <nines>
<million> dollar question
<thousand> cuts
death by a <thousand>
a <hundred> times
<dozen> of one
a dime a <dozen>
<half> - hearted|heartedly|brother|sister|time|baked|life|lives|truth
<half> - truths|term|way|mast|back|finals|siblings|measures|light|moon|marathon|marathons
<half> time|way|life|term|brother|sister|heartedly|back|board|marathon|marathons
better|other|second|first|latter|former|top|bottom|back <half>
front|western|eastern|northern|southern|this|that|your|my <half>
<quarter> - final|finals|finalist|back
<quarter> final|finals
the|this|that|last|next|first|second|third|fourth|current|previous <quarter>
latest|per|each|every|fiscal|french|latin|city|old|jewish|fourth- <quarter>
"""


def _pattern(line: str) -> Pattern:
    words = [tuple(word.split("|")) for word in line.split()]
    at = next(n for n, word in enumerate(words) if word[0].startswith("<"))
    return Pattern(words[at][0].strip("<>"), tuple(map(frozenset, words[:at])), tuple(map(frozenset, words[at + 1 :])))


class Pattern(NamedTuple):
    """An idiom: its number word, and the choices of words before and after it."""

    word: str
    before: tuple[frozenset[str], ...]
    after: tuple[frozenset[str], ...]

    def fits(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether the words stand around ``tokens[i]``."""
        start = i - len(self.before)
        if start < 0 or i + len(self.after) >= len(tokens):
            return False
        return all(tokens[start + n].low in choices for n, choices in enumerate(self.before)) and all(
            tokens[i + 1 + n].low in choices for n, choices in enumerate(self.after)
        )


@cache
def _index() -> dict[str, list[Pattern]]:
    index: dict[str, list[Pattern]] = {}
    for line in IDIOMS.strip().splitlines():
        pattern = _pattern(line)
        index.setdefault(pattern.word, []).append(pattern)
    return index


# A "one" before these counts, whatever stands before it: "the one million people", "that one third".
_COUNTING = frozenset(
    {*SCALES, *SHORT_SCALES, "percent", "per", "%", "in", "out", "third", "half", "quarter", "fifth", "tenth"}
)


def is_idiom(tokens: Sequence[Token], i: int) -> bool:
    """Whether the number word at ``tokens[i]`` is part of an idiom and states no quantity."""
    patterns = _index().get(tokens[i].low)
    if patterns is None:
        return False
    if tokens[i].low == "one" and (tokens[i + 1].low in _COUNTING or _one_of_many(tokens, i)):
        return False
    return any(pattern.fits(tokens, i) for pattern in patterns)


def _one_of_many(tokens: Sequence[Token], i: int) -> bool:
    """ "one of the five lifeboats": a part of a counted whole; "every one of the five" are all."""
    return (
        tokens[i + 1].low == "of"
        and tokens[i - 1].low not in {"every", "each"}
        and tokens[i + 2].low in {"the", "its", "their", "his", "her"}
        and (tokens[i + 3].kind == NUMBER or (tokens[i + 3].low in UNITS and UNITS[tokens[i + 3].low] > 1))
    )
