"""Ages against dates of birth: on the day of the article, and at an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from factcheck.records import Bound, Figure, Inconsistency, Kind, Period
from factcheck.verdicts.consistency.account import Account, Line
from factcheck.verdicts.consistency.values import Values, widest

_BORN = re.compile(r"\b[Bb]orn(?: (?:in|at) (?:[A-Z][\w.'’-]*,? ?){1,4})?,? ?(?:in|on)? ?$")
_NAMED_BORN = re.compile(r"\s*(?!He\b|She\b|It\b|They\b)(?:[A-Z][\w.'’-]+ ){1,3}(?:was|is) born\b")
_SHE_WAS_BORN = re.compile(r"\s*(?P<who>He|She) (?:was|is) born\b")
_DEAD = re.compile(r"\b(?:died|dies|dead|death|killed|buried|late|average|median|law|reigned?)\b", re.IGNORECASE)
_GROUPS = re.compile(
    r"\b(?:people|persons|those|anyone|everyone|who were|who are|mothers|babies|women|men|children|voters)\b",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:his|her|their|whose) (?:\w+ )?(?:mother|father|parents|brother|sister|wife|husband|partner|son"
    r"|daughter|child|children"
    r"|twin|uncle|aunt|grand\w+|friend)\b|\b(?:mother|father|brother|sister|wife|husband|son|daughter|child)\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:then|when|at the time|back then|while|at)\s*(?:aged)?\s*$", re.IGNORECASE)
_PLAIN = r"(?!(?:by|of|for|from|with|about|to|and|on|after|against|in|at|beat|beats|who|which)\b)[a-z-]+"
_NAME = r"(?:Sir |Dr |Mr |Ms |Mrs )?(?:[A-Z][\w.’'-]*(?<!['’]s))(?: [A-Z][\w.’'-]*(?<!['’]s)){0,3}"
_NOUN = rf"{_PLAIN}(?: {_PLAIN})?"
_WHOM = rf"(?:(?:the|a|an) {_NOUN}|{_NAME})"
"""One person, by a name or a noun, without a verb or a preposition behind which another one stands."""
_WAS_BORN = r"(?:(?:was|is) )?(?:the )?born(?: (?:in|at) [A-Z][\w.'’ -]*?)?,? ?(?:in|on)?"
_AGE_THEN_BORN = re.compile(rf"(?: ?(?:{_NOUN}|{_WHOM}))?,? ?(?:and )?\(?(?:(?:who|which) )?{_WAS_BORN}")
_AGE_COMMA_BORN = re.compile(rf", (?:the|a|an) {_NOUN}, (?:who )?{_WAS_BORN}")
_BORN_THEN_AGE = re.compile(
    rf"(?: ?in [A-Z][\w.'’-]+)?,? ?(?:{_WHOM})(?:, | is now | is |, now | \()(?:aged )?"
    r"|\),? (?:is|is now|now)|,? ?(?:and )?(?:is |is now |now )(?:aged ?)?"
)
_PRESENT = re.compile(r",? (?:is|has|will|plans|wants|hopes|says|lives|leads|runs|can|may)\b")
_SHOWN_AGE = re.compile(r"(?:at|aged?)\s*$", re.IGNORECASE)


def birth(account: Account) -> Iterator[Inconsistency]:
    """A person's age does not fit the date of birth that stands beside it, on the day of the article.

    Only where the two are told of one person: in one noun phrase, or in two sentences of which the second begins "He
    was born". The age may be a year behind or ahead, since it may be of the day of an event.
    """
    if account.told is None:
        return
    for place, line in enumerate(account.prose):
        pair = _age_and_birth(line) or _over_two(account.prose, place)
        if pair is None:
            continue
        age, born = pair
        period, written = born.period, widest(age)
        if period is None or written is None or period.start > account.told:
            continue
        right = _ages(period, Period(account.told, account.told + timedelta(days=1), "day"))
        if not written.meets(right.wider(1, 1)):
            explanation = (
                f"Who was born in “{born.text}” is {right.in_words()} on {account.told.isoformat()}, not “{age.text}”."
            )
            yield Inconsistency("birth", explanation, tuple(sorted((age, born), key=lambda figure: figure.start)))


def age_at(account: Account) -> Iterator[Inconsistency]:
    """An age at an event does not fit the date of birth and the date of the event: "born in 1950, died in 2010 at the
    age of 65".

    The date of the event stands right beside the age, and nobody else (a mother, a son) comes between. The years that
    stand behind a name in brackets count as those of its life if they are forty or more.
    """
    for place, line in enumerate(account.prose):
        found = _life_in_brackets(line) or _born_and_event(line) or _event_over_two(account.prose, place)
        if found is None:
            continue
        figures, born, event, age = found
        written = widest(age)
        if written is None or age.bound is not Bound.EQUAL or event.start < born.end:
            continue
        right = _ages(born, event)
        if not Values(Fraction(age.value or 0), Fraction(age.value or 0)).meets(right):
            explanation = f"The age then was {right.in_words()}, not “{age.text}”."
            yield Inconsistency("age-at", explanation, tuple(sorted(figures, key=lambda figure: figure.start)))


# --------------------------------------------------------------------------- on the day of the article


def _ages_of(line: Line) -> tuple[Figure, ...]:
    """The ages of one person each; a bare number behind "is" and at the end is one too."""
    found = []
    for figure in line.figures:
        aged = figure.kind is Kind.AGE and figure.value is not None and figure.unit == "year" and not figure.vague
        bare = (
            figure.kind is Kind.NUMBER
            and figure.value is not None
            and figure.text.isdigit()
            and 10 <= figure.value <= 115
            and re.search(r"\bis(?: now)? $", line.before(figure, 20))
            and re.match(r"\s*(?:[.,;]|$)", line.after(figure, 5))
        )
        if aged or bare:
            found.append(figure)
    return tuple(found)


def _absolute(line: Line) -> tuple[Figure, ...]:
    """The dates that are written with a year."""
    return tuple(figure for figure in line.dates if re.search(r"\d{4}", figure.text))


def _age_and_birth(line: Line) -> tuple[Figure, Figure] | None:
    ages, dates = _ages_of(line), _absolute(line)
    if len(ages) != 1 or len(dates) != 1 or _DEAD.search(line.text):
        return None
    age, born = ages[0], dates[0]
    said = line.text[: max(age.end, born.end) - line.start]
    if _GROUPS.search(said) or _KIN.search(said):
        return None
    if not _BORN.search(line.before(born, 80)) or (_THEN.search(line.before(age, 20)) and not _still(line, born)):
        return None
    if age.end <= born.start:
        between = line.between(age, born)
        fits = _AGE_THEN_BORN.fullmatch(between) or _AGE_COMMA_BORN.fullmatch(between)
    else:
        fits = _BORN_THEN_AGE.fullmatch(
            line.between(born, age) + (" " if line.text[age.start - line.start - 1].isspace() else "")
        )
        fits = fits or _BORN_THEN_AGE.fullmatch(line.between(born, age))
    return (age, born) if fits else None


def _still(line: Line, born: Figure) -> bool:
    """ "At 81 years of age, the senator, who was born in 1936, is to stand again"."""
    return bool(_PRESENT.match(line.after(born, 20)))


def _over_two(lines: tuple[Line, ...], place: int) -> tuple[Figure, Figure] | None:
    """ "Tom Baker, 29, took over. He was born in 1985"."""
    if place + 1 >= len(lines):
        return None
    line, following = lines[place], lines[place + 1]
    ages, dates = _ages_of(line), _absolute(following)
    adjoining = following.block == line.block and following.number == line.number + 1
    if not adjoining or len(ages) != 1 or len(dates) != 1 or _absolute(line) or _ages_of(following):
        return None
    begins = re.match(r"(?:The |Sir |Dr )?[\w.'’-]+(?: [\w.'’-]+){0,2}, $", line.text[: ages[0].start - line.start])
    if not begins or not _SHE_WAS_BORN.match(following.text) or not _BORN.search(following.before(dates[0], 80)):
        return None
    others = [name for name in line.settings[0].all_names if name.start > ages[0].end - line.start and " " in name.key]
    if others or any(rule.search(each.text) for each in (line, following) for rule in (_DEAD, _GROUPS, _KIN)):
        return None
    return ages[0], dates[0]


# --------------------------------------------------------------------------- at an event

_LIFE = re.compile(r"\d{4}\s*[–—-]\s*\d{4}")
_OFFICES = re.compile(
    r"\b(?:president|king|queen|minister|chancellor|pope|emperor|mayor|band|chair\w*|director|governor|editor|war"
    r"|series"
    r"|office|term|season|group|club|reign)\W*$",
    re.IGNORECASE,
)
_LEAST_LIFE = 40
_DIED_AGED = re.compile(r"\)\s*(?:\w+ )?died(?: (?:at|at the))?", re.IGNORECASE)
_AT_AGE = re.compile(r",? ?(?:at(?: the)?)?", re.IGNORECASE)
_WHO_WAS_BORN = re.compile(r"\bwho (?:was|is) born\b")
_SOMEBODY_ELSE = re.compile(
    r"\b(?:club|team|band|firm|company|it|they|we|people|those|whose|who in)\b|;", re.IGNORECASE
)

Found = tuple[tuple[Figure, ...], Period, Period, Figure]


def _life_in_brackets(line: Line) -> Found | None:
    """ "Anna Kowalski (1950–2010) died aged 65"."""
    for life, age in zip(line.figures, line.figures[1:], strict=False):
        if (
            life.kind is not Kind.DATE
            or life.period is None
            or age.kind is not Kind.AGE
            or not _LIFE.fullmatch(life.text.strip())
        ):
            continue
        first, last = life.period.start.year, life.period.end.year - 1
        before = line.before(life, 60)
        if (
            not before.endswith("(")
            or _OFFICES.search(before[:-1])
            or last - first < _LEAST_LIFE
            or _KIN.search(line.text)
        ):
            continue
        if _DIED_AGED.fullmatch(line.between(life, age)):
            return (life, age), _year(first), _year(last), age
    return None


def _born_and_event(line: Line) -> Found | None:
    """ "Born in 1950, he died in 2010 at the age of 65"; also with the event before "who was born in"."""
    ages = [figure for figure in line.of_kind(Kind.AGE) if figure.value is not None and figure.unit == "year"]
    if len(ages) != 1 or _KIN.search(line.text) or _SOMEBODY_ELSE.search(line.text):
        return None
    age, dates = ages[0], _absolute(line)
    born = [figure for figure in dates if _BORN.search(line.before(figure, 80))]
    beside = [figure for figure in dates if figure.end <= age.start and _AT_AGE.fullmatch(line.between(figure, age))]
    if len(born) != 1 or len(beside) != 1 or born[0] is beside[0] or _circa(line, born[0]):
        return None
    if born[0].start > beside[0].start and not _WHO_WAS_BORN.search(line.text):
        return None
    mine, event = born[0].period, beside[0].period
    if mine is None or event is None:
        return None
    return (born[0], beside[0], age), mine, event, age


def _event_over_two(lines: tuple[Line, ...], place: int) -> Found | None:
    """ "He died in 1999 aged 88. He was born in 1921"."""
    if place + 1 >= len(lines):
        return None
    pair = (lines[place], lines[place + 1])
    if pair[0].block != pair[1].block or pair[1].number != pair[0].number + 1:
        return None
    begins = [re.match(r"\s*(He|She)\b", line.text) for line in pair]
    by_name = _NAMED_BORN.match(pair[0].text)
    if not begins[1] or not (by_name or (begins[0] and begins[0][1] == begins[1][1])):
        return None
    if any(_KIN.search(line.text) or _SOMEBODY_ELSE.search(line.text) for line in pair):
        return None
    born_line, event_line = pair if by_name or _SHE_WAS_BORN.match(pair[0].text) else (pair[1], pair[0])
    dates, ages = _absolute(event_line), event_line.of_kind(Kind.AGE)
    births = _absolute(born_line)
    if not (by_name or _SHE_WAS_BORN.match(born_line.text)) or len(births) != 1 or len(dates) != 1 or len(ages) != 1:
        return None
    born, event, age = births[0].period, dates[0].period, ages[0]
    beside = dates[0].end <= age.start and _AT_AGE.fullmatch(event_line.between(dates[0], age))
    if born is None or event is None or not beside or age.value is None or _circa(born_line, births[0]):
        return None
    return (births[0], dates[0], age), born, event, age


def _circa(line: Line, figure: Figure) -> bool:
    return bool(re.search(r"\b(?:around|about|circa|c\.|before|after|by)\s*$", line.before(figure, 20), re.IGNORECASE))


def _ages(born: Period, event: Period) -> Values:
    """The completed years from a day of one period to a day of the other, the least and the most."""
    return Values(
        Fraction(_completed(born.end - timedelta(days=1), event.start)),
        Fraction(_completed(born.start, event.end - timedelta(days=1))),
    )


def _completed(birth_day: date, day: date) -> int:
    return max(0, day.year - birth_day.year - ((day.month, day.day) < (birth_day.month, birth_day.day)))


def _year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number + 1, 1, 1), "year")
