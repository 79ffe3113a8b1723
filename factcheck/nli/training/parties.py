"""Pairs in which two parties have changed places: "A sold 40 buses to B" says nothing true of "B sold 40 buses to A".

All words are the same, so that only their order tells. A model that looks for like words takes such a pair for
entailment; the contrast is that of the PAWS pairs (Zhang et al. 2019, "Paraphrase Adversaries from Word Scrambling").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.nli.training.examples import Example, Relation
from factcheck.records import View

_NAME = re.compile(r"\b[A-Z][\w'’&-]*[\w](?: (?:of |de )?[A-Z][\w'’&-]*\w)*(?<!['’]s)")
_MANY = r"(?:[a-z]{3,}s|men|women|people|children)"
_COMPARED = re.compile(
    rf"^(?P<one>{_MANY})(?P<way> [^.;,]*\b(?:more|less|fewer|[a-z]{{2,}}er)\b[^.;,]*\bthan )"
    rf"(?P<other>{_MANY})(?=[ .]|$)",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"\b(?:sold|sells?|selling|bought|buys?|buying|paid|pays?|paying|owes?|owed|owns?|lent|lends?|leased|gave|gives?|donated"
    r"|beat|beats|beaten|defeat(?:ed|s)|thrashed|edged|outplayed|overtook|overtaken|overtakes|outsold|outsells|outscored"
    r"|surpass\w+|leads?|led|trails?|trailed|sued|sues|accus\w+|acquir\w+|took over|takes over|swallowed|hir\w+|fir\w+"
    r"|replac\w+|succeed\w*|arrest\w+|kill\w*|shot|wounded|attack\w*|invad\w+|bomb\w*|occup\w+|export\w*|import\w*|ship\w*|sent|sends"
    r"|suppl\w+|deliver\w*|fined?|tax\w*|fund\w*|backed|support\w*|vetoed|recogni\w+|employ\w*|trains?|trained|taught|teaches"
    r"|wrote|directed|produced|painted|invented|discovered|founded|built|commission\w+|ceded|lost \w+ to|conced\w+"
    r"|(?:bigger|larger|smaller|older|younger|taller|richer|poorer|longer|shorter|higher|faster|heavier) than)\b"
)
"""What one party does to another, and not both to each other."""
MOST_WORDS = 30
_OPENING = frozenset(
    "the a an in on at by for from to of and but or nor so yet if when while after before since until during as this "
    "that these those it its he his she her they their we our you your who what which where all some many most more "
    "less fewer few several both each every either neither no none not only just about nearly almost over under".split()
)
_BOTH_WAYS = re.compile(
    r"\b(?:and|or|with|vs|versus|against|plus|meets?|met|marr\w+|borders?|near|between|from|away|drew|tied?|joint\w*|like"
    r"|in|at|who|which|whose|that|as)\b|[.;:,()–—]",
    re.IGNORECASE,
)
"""What stands between two parties that may change places, or of whom one is but where the other is."""


def parties(examples: Iterable[Example]) -> Iterator[Example]:
    """Of entailed pairs, the claim with its two parties exchanged, beside the same evidence, and the evidence's own
    words with them exchanged.
    """
    for example in examples:
        if example.label is not Relation.ENTAILMENT or example.view is not View.WRITTEN:
            continue
        for text in dict.fromkeys((example.claim, example.evidence)):
            other = exchanged_parties(text)
            if other is not None and all(party in example.evidence for party in _two_of(text) or ()):
                yield Example(example.evidence, other, Relation.NOT_ENTAILMENT, "parties")


def exchanged_parties(text: str) -> str | None:
    """A sentence with its two parties exchanged, or None where it has not exactly two with a deed between them.

    >>> exchanged_parties("Brennick sold 40 buses to Marlow.")
    'Marlow sold 40 buses to Brennick.'
    >>> exchanged_parties("Women earn 20 percent less than men.")
    'Men earn 20 percent less than women.'
    >>> exchanged_parties("Brennick and Marlow sold 40 buses.")
    """
    if len(text.split()) > MOST_WORDS:
        return None
    compared = _COMPARED.match(text)
    if compared is not None and compared["one"].lower() != compared["other"].lower():
        one, other = compared.span("one"), compared.span("other")
    else:
        found = _parties(text)
        if found is None:
            return None
        one, other = found
    first, second = text[slice(*one)], text[slice(*other)]
    if compared is not None:
        opens = first[:1].isupper()
        first, second = first.lower(), second.capitalize() if opens else second
    return text[: one[0]] + second + text[one[1] : other[0]] + first + text[other[1] :]


def _two_of(text: str) -> tuple[str, str] | None:
    found = _parties(text)
    return None if found is None else (text[slice(*found[0])], text[slice(*found[1])])


def _parties(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    names = [match.span() for match in _NAME.finditer(text) if match.group().split()[0].lower() not in _OPENING]
    if len(names) != 2 or text[slice(*names[0])] == text[slice(*names[1])]:
        return None
    between = text[names[0][1] : names[1][0]]
    possessed = between.startswith(("'s", "’s")) or text[names[1][1] :].startswith(("'s", "’s"))
    if possessed or _BOTH_WAYS.search(between) or not _DEED.search(between):
        return None
    return names[0], names[1]
