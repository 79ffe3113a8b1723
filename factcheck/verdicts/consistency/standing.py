"""Standing facts: what holds without a date ("the default timeout is 30 seconds", "Acme employs 4,000 people"), and
events that happen once ("founded in 1987").

Two sentences tell one standing fact where they are the same words but for the figure, in the present tense, under
headings and in surroundings that name no other product, plan or version.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from factcheck.figures.compare import compare_figures
from factcheck.figures.units import dimension
from factcheck.records import Bound, Direction, Figure, Kind, Outcome, Role
from factcheck.verdicts.consistency.account import Account, Line
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import concept

Key = tuple[Hashable, bool, bool]
"""What a fact is known again by, whether that is sure in two articles, and whether a name tells whose it is."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with the words that it is told in, by which it is known again; ``scope`` names what it holds for.

    ``sure`` tells that the words alone make it one thing in two articles: by a name, or by what only a manual has.
    """

    article: int
    line: Line
    figure: Figure
    key: Hashable
    scope: frozenset[str]
    headings: frozenset[str]
    sure: bool
    named: bool

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, for a stable order."""
        return self.article, self.figure.start


def facts_of(account: Account, article: int) -> Iterator[Fact]:
    """The standing facts of an article."""
    for line in account.prose:
        code = _opening_code(account.article.text[: line.start])
        text = account.article.text[line.start : line.start + len(line.text)]
        leans = _LEANS.search(text) is not None
        for figure, setting in zip(line.figures, line.settings, strict=True):
            keys: tuple[Key | None, ...]
            if figure.kind is Kind.DATE:
                keys = (_founding(line, figure, text),)
            elif leans:
                keys = (_of_the_bearer(figure, setting),)
            else:
                keys = (
                    _told(line, figure, setting, text, code),
                    _told_otherwise(line, figure, setting, text),
                    _of_the_bearer(figure, setting),
                )
            for key, sure, named in (told for told in keys if told is not None):
                at = figure.start - line.start
                scope, headings = _scope(account, line, f"{text[:at]} {text[at + figure.end - figure.start :]}")
                yield Fact(article, line, figure, key, scope, headings, sure, named)


def conflicting(facts: Iterable[Fact], *, across: bool) -> list[tuple[Fact, Fact]]:
    """The pairs of facts that give one thing two values, in order of place; between articles where ``across``."""
    buckets: dict[Hashable, list[Fact]] = {}
    for fact in facts:
        buckets.setdefault(fact.key, []).append(fact)
    found = []
    for bucket in buckets.values():
        for one, other in combinations(bucket[:MOST_ALIKE], 2):
            apart = one.article != other.article if across else one.line.start != other.line.start
            told = apart and _one_scope(one, other) and (not across or (one.sure and other.sure))
            if told and _differ(one.figure, other.figure):
                found.append((one, other))
    once = {(one.place, other.place): (one, other) for one, other in found}
    return [once[place] for place in sorted(once)]


MOST_ALIKE = 50
_STATIC = {"length", "area", "volume", "mass"}
_KINDS = {Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.PERCENT}

# --------------------------------------------------------------------------- the words of a fact

_LEANS = re.compile(
    r"\b(?:it|its|they|their|them|he|his|him|she|her|here|we|our|this|these|those|such|you said|same"
    r"|expect\w*|forecast\w*|project(?:ed|ions?)|predict\w*|plan(?:s|ned) to|target\w*|goal|would|could|might|may"
    r"|should|if|unless"
    r"|hope\w*|initial\w*|earlier|original\w*|formerly|previously|used to|until|provisional\w*|estimat\w*"
    r"|according to|said|says|claims?|claimed|reported|announced|not|n't|never|another|further|additional|alone"
    r"|average\w*|median|typical\w*|e\.g\.|for example|for instance|example|usually|often|sometimes|recommend\w*"
    r"|suppose|instead|rather|respectively|each|one of|some of|other|except|but)\b|\?",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|been|became|went|came|made|took|got|gave|left|lost|won|killed|died|rose|fell|grew|sold"
    r"|bought|paid|spent|held|led|met|sent|kept|found|stood|ran|cost in|(?!(?:valu|nam|call|limit|allow|support|bas"
    r"|locat|need|requir|set|unit|speed|indeed|red|fixed|shar|caus|embed|feed|measur|us|exc|succ|proc)(?:e)?d\b)[a-z]{2,}ed)\b"
)
_PRESENT_PASSIVE = re.compile(r"\b(?:is|are|be) (?:\w+ly )?(?:\w+ed|kept|held|set|sent|met|made|run)\b", re.IGNORECASE)
_LITTLE = frozenset(
    """a an the is are be of in for by at on with per has have had and that which who there also currently now today
    note mind please remember only about around roughly approximately some up to most at least as set equals can will
    does do any all its every limited""".split()
)
"""Words that tell nothing of what a figure is of."""
_SAME = {
    "defaults": "default",
    "max": "maximum",
    "min": "minimum",
    "employees": "employs",
    "staff": "employs",
    "workers": "employs",
    "employ": "employs",
    "inhabitants": "residents",
    "population": "residents",
    "valued": "worth",
    "length": "long",
    "height": "high",
    "tall": "high",
    "supporting": "supports",
    "support": "supports",
    "allow": "allows",
}
_WORD = re.compile(r"[A-Za-z0-9_][\w.'’-]*[\w]|[A-Za-z]")
_DEFINED = re.compile(
    r"\b(?:is|are|has|have|holds?|employs?|supports?|allows?|costs?|measures?|weighs?|takes?|lasts?|seats?|contains?"
    r"|accepts?|defaults?|expires?|requires?|needs?|handles?|covers?|kept|keeps?|stores?|retries|waits?|limited|valued"
    r"|worth|equals)\b|[:=]",
    re.IGNORECASE,
)
_MANUAL = re.compile(
    r"(?<!half-)\b(?:api|timeouts?|rate limits?|quotas?|retention|uploads?|requests?|retries|concurrent"
    r"|connections?|sessions?|caches?|tokens?|plugins?"
    r"|servers?|endpoints?|webhooks?|file size|payloads?|buffers?|threads?|queues?|backups?"
    r"|defaults?|tool|app|software|library|database|storage|bandwidth|latency|ports?|devices?|databases?|passwords?)\b"
    r"|[a-z]+_[a-z_]+",
    re.IGNORECASE,
)
"""Words of a manual: what two pages of one documentation tell of is one thing, if they say the same words."""
_TRAILS = re.compile(r",\s*(?!(?:in|on|for|with|when|per|as|during|under|from|at|by|to|and|or)\b)[^,]*$", re.IGNORECASE)
_BETWEEN_COMMAS = re.compile(r"^(?P<who>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}), (?P<told>[^,]*\x00[^,]*),", re.DOTALL)
_NO_NAMES = frozenset(
    "api the a an note users user default maximum minimum timeout requests request tool http url sql json each all "
    "every most many some in on at for with of exports imports sales prices it this".split()
)
_LEAST_WORDS = 2


_CODE_BEFORE = re.compile(r"(?:^|[.!?]\s|[-*|]\s)(?P<code>[^.!?\n]*`[^`\n]+`[^.!?\n`]*)$")


def _opening_code(before: str) -> str:
    """The code that opens a sentence, which reading leaves out of it: "`retry_count` defaults to 3"."""
    found = _CODE_BEFORE.search(before[-MOST_CODE:].rpartition("\n")[2])
    return found["code"] if found else ""


MOST_CODE = 200


def _told(line: Line, figure: Figure, setting: Setting, text: str, code: str) -> Key | None:
    """The key of a fact, whether it is sure in two articles, and whether a name tells whose it is."""
    others = [one for one in line.figures if one is not figure]
    if figure.kind not in _KINDS or figure.value is None or figure.vague or setting.negated:
        return None
    if figure.bound is Bound.MORE_THAN or figure.bound is Bound.LESS_THAN or figure.change is not None or others:
        return None
    at = figure.start - line.start
    marked = f"{text[:at]}\x00{text[at + figure.end - figure.start :]}"
    aside = _BETWEEN_COMMAS.match(marked.strip())
    clause = f"{aside['who']} {aside['told']}" if aside else _TRAILS.sub("", marked.strip().rstrip(".!"))
    if "\x00" not in clause or _PAST.search(_PRESENT_PASSIVE.sub(" ", clause)) or not _DEFINED.search(clause):
        return None
    words = _words(f"{code} {clause}".replace("\x00", " "))
    if len(words) < _LEAST_WORDS:
        return None
    opening = _WORD.match(clause.strip().lstrip('"“*_`- '))
    name = opening is not None and opening.group()[:1].isupper() and opening.group().lower() not in _NO_NAMES
    named = (
        name
        and bool(
            re.match(r"[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)* (?:is|has|employs|supports|valued|costs)\b", clause.strip())
        )
    ) or any(" " in one.key for one in setting.names if setting.named)
    manual = _MANUAL.search(f"{code} {clause}") is not None and not re.match(
        r"(?:an?|each|every) ", clause, re.IGNORECASE
    )
    static = figure.kind is Kind.MEASURE and dimension(figure.unit or "") in _STATIC
    if not (named or manual or static):
        return None
    unit = str(dimension(figure.unit) or figure.unit) if figure.unit else None
    kind = figure.kind if figure.kind is not Kind.DURATION else "time"
    bound = figure.bound if figure.bound not in {Bound.ABOUT, Bound.EQUAL} else Bound.EQUAL
    return (kind, unit, figure.rate, bound, words), named or manual, named


def _words(clause: str) -> frozenset[str]:
    """The words of a clause, all but those of grammar; names of options as they stand."""
    found = []
    for match in _WORD.finditer(clause):
        word = match.group().lower().replace("’", "'").removesuffix("'s")
        word = _SAME.get(word, word)
        if word not in _LITTLE:
            found.append(word if word in _SAME.values() or "_" in word else concept(word) or word)
    words = frozenset(found)
    return words - {concept("people"), concept("persons")} if "employs" in words else words


# --------------------------------------------------------------------------- what a fact holds for

_SCOPE = re.compile(
    r"\b(?:v\d[\w.]*|version \d[\w.]*|release \d[\w.]*|(?:19|20)\d\d|free|pro|plus|premium|enterprise|basic|standard"
    r"|starter|team|business|trial|paid|legacy|old|new|next|beta|deprecated|client|servers?|staging|production|sandbox"
    r"|windows|linux|macos|mac|ios|android|cloud|self-hosted|on-premises?|desktop|mobile|admins?|guests?|internal"
    r"|public|private|read|write|test\w*|dev\w*)\b",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    """limits limit faq overview introduction getting started reference usage settings configuration configure guide
    documentation docs about api the a an of and for to in your our with questions frequently asked quick start notes
    options parameters how use using manual readme facts company us profile technical details general""".split()
)
_CALLED = re.compile(r"\b([\w-]+) (?:plan|tier|edition|version|mode|model|package|environment)s?\b", re.IGNORECASE)


def _scope(account: Account, line: Line, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words for plans, versions and years around a line, and those of its headings that say more than "FAQ"."""
    sentences = account.article.sentences
    mine = next((sentence for sentence in sentences if sentence.start == line.start), None)
    heading = (mine.heading if mine else None) or ""
    title = account.article.title or next((one.text for one in sentences if one.is_heading), "")
    before = [one.text for one in sentences[max(0, line.number - 3) : max(0, line.number)] if not one.is_heading]
    folder = account.article.path.replace("\\", "/")
    before = [_YEAR.sub(" ", one) for one in before]
    around = " ".join((heading, title, *before, text, folder.replace("/", " ").replace("_", " ")))
    scope = {found.group().lower() for found in _SCOPE.finditer(around)}
    scope |= {found[1].lower() for found in _CALLED.finditer(around)}
    above = {word.lower() for word in re.findall(r"[A-Za-z][\w'-]*", f"{heading} {title}")} - _GENERIC
    plain = {concept(word) or word for word in above} - _words(text)
    return frozenset(scope), frozenset(plain)


def _one_scope(one: Fact, other: Fact) -> bool:
    """Whether nothing around two facts says that they hold for two things."""
    if one.scope != other.scope:
        return False
    return one.named or one.headings == other.headings


def _differ(first: Figure, second: Figure) -> bool:
    """Whether two values exclude each other; two bounds of one kind do, if they are not one value."""
    if first.kind is Kind.DATE:
        one, two = first.period, second.period
        return one is not None and two is not None and not one.overlaps(two)
    if first.change is not None:
        return _opposite(first, second)
    if first.bound not in {Bound.EQUAL, Bound.ABOUT} and first.bound is second.bound:
        first, second = (_plain(figure) for figure in (first, second))
    results = (compare_figures(first, second), compare_figures(second, first))
    return all(result.outcome is Outcome.DIFFERS for result in results)


def _plain(figure: Figure) -> Figure:
    return replace(figure, bound=Bound.EQUAL)


# --------------------------------------------------------------------------- what happens once

_LEGAL = re.compile(r",? (?:Ltd|Inc|GmbH|AG|SA|plc|PLC|LLC|Corp|Co|NV|BV|AB|Oy|ASA)\b\.?")
_ONCE = r"(?:was |were |is )?(?P<event>founded|established|incorporated|born|set up)"
_WHOM = r"(?P<who>[A-Z][\w&.’'-]*(?: (?:of |the |and |de |van )?[A-Z][\w&.’'-]*){0,4})"
_THING = r"(?P<thing>[Tt]he (?:firm|company|club|school|university|bank|party|town|city|museum|college|group|charity))"
_FOUNDED = re.compile(rf"(?:^|[.;:] )(?:\W*)(?:The )?(?:{_WHOM}|{_THING}),? (?:(?:which|who) )?{_ONCE} in $")
_FOUNDED_FIRST = re.compile(r"(?:^|[.;:] )(?P<event>Founded|Established|Incorporated|Born) in $")
_WHO_THEN = re.compile(rf", (?:the )?{_WHOM} (?:is|has|was|are|employs|makes|sells|had|became|won|plays|runs|lives)\b")
_YEAR = re.compile(r"(?:in )?(?:1[5-9]|20)\d\d")


def _founding(line: Line, figure: Figure, text: str) -> Key | None:
    """ "Acme, founded in 1978, …", "Acme was founded in 1987": an event that a name has once."""
    if not _YEAR.fullmatch(figure.text) or figure.period is None or figure.period.grain != "year":
        return None
    at = figure.start - line.start
    before = " ".join(text[:at].split()) + (" " if text[:at] else "")
    before = _LEGAL.sub("", before)
    before += "in " if figure.text.startswith("in") else ""
    found = _FOUNDED.search(before)
    if found is not None:
        who = (found["who"] or found["thing"]).lower()
        if found["event"] == "born" and " " not in who:
            return None
        return ("once", found["event"].lower(), who), found["who"] is not None, True
    first, then = _FOUNDED_FIRST.search(before), _WHO_THEN.match(_LEGAL.sub("", line.after(figure, 80)))
    if first is not None and then is not None:
        return ("once", first["event"].lower(), then["who"].lower()), True, True
    return None


# --------------------------------------------------------------------------- the same digits, told otherwise

_SCALED = re.compile(r"(?P<digits>\d+(?:\.\d+)?) ?(?:thousand|million|billion|trillion|mn|bn|m|k)\b", re.IGNORECASE)
_RISEN = re.compile(
    r"\b(?:rise|rises|rose|risen|fall|falls|fell|fallen|grew|grow|grows|grown|increased?|decreased?|declined?|dropped|climbed"
    r"|jumped|shrank|shrunk|slipped|gained|lost|up|down|by)\b",
    re.IGNORECASE,
)


def _told_otherwise(line: Line, figure: Figure, setting: Setting, text: str) -> Key | None:
    """The key of a figure whose digits stand elsewhere with another scale ("$30 million", "$30 billion") or in the
    other direction ("rose 12%", "fell 12%"), of one time, in the same words.
    """
    dates = [one for one in line.figures if one.kind is Kind.DATE]
    if len(line.figures) != len(dates) + 1 or figure.value is None or figure.kind not in _KINDS or setting.negated:
        return None
    blanks = sorted([figure, *dates], key=lambda one: -one.start)
    clause = text
    for one in blanks:
        clause = f"{clause[: one.start - line.start]} {clause[one.end - line.start :]}"
    words = _words(_RISEN.sub(" ", clause))
    period = (setting.period.start, setting.period.end) if setting.period else None
    moved = figure.change is not None and figure.change.role is Role.AMOUNT and figure.change.direction
    if moved in {Direction.ROSE, Direction.FELL} and period is not None and words:
        return ("turned", figure.kind, figure.unit, figure.value, period, words), True, True
    scaled = _SCALED.search(figure.text)
    if scaled is not None and figure.change is None and len(words) >= _LEAST_WORDS:
        return ("scaled", figure.kind, figure.unit, scaled["digits"], period, words), True, True
    return None


_BEARER = re.compile(
    r"\b(?:town|city|village|country|island|county|district|region|company|firm|club|bank|party|university|school"
    r"|museum|hospital|union|church|league)\b(?=['’]s|,| of \x00| with \x00| has \x00| had \x00)",
    re.IGNORECASE,
)
_LEAST_DIGITS = 2


def _of_the_bearer(figure: Figure, setting: Setting) -> Key | None:
    """ "A town of 1.2 million inhabitants" and "the town's 1.2 billion inhabitants", in one article."""
    scaled = _SCALED.search(figure.text)
    at = setting.text.find(figure.text)
    behind = re.match(r"\s+([a-z]+)", setting.text[at + len(figure.text) :])
    counted = concept(behind[1]) if behind else None
    if scaled is None or figure.change is not None or counted is None or at < 0:
        return None
    marked = f"{setting.text[:at]}\x00{setting.text[at + len(figure.text) :]}"
    bearers = {found.group().lower() for found in _BEARER.finditer(marked)}
    if len(scaled["digits"].replace(".", "").strip("0")) < _LEAST_DIGITS or len(bearers) != 1:
        return None
    return ("scaled", figure.kind, figure.unit, scaled["digits"], counted, frozenset(bearers)), False, True


def _opposite(first: Figure, second: Figure) -> bool:
    """Whether two changes go opposite ways."""
    return first.change is not None and second.change is not None and first.change.direction != second.change.direction
