"""Words that exclude each other: who is killed is not injured, what is wide is not deep. As data, one set of
alternatives a row.

Forms of one alternative are joined by ``/``. Two clauses contrast where each has an alternative of a row and they
share none.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ROWS = """
killed/killing/died/dead/deaths/death/dying/fatalities/drowned injured/wounded/hurt/injuries/injuring missing
rescued/saved/survived/survivors arrested/detained displaced/evacuated infected/cases vaccinated
hospitalised/hospitalized/admissions
wide/width/across/diameter deep/depth high/height/tall/altitude long/length
mass/weight/weighs/weighed cost/costs/price speed
exports/export/exported imports/import/imported
scored conceded
bought/purchased/acquired sold/sells rented/leased
approved/adopted/passed rejected/defeated/blocked
hired/recruited fired/dismissed/sacked/left/quit/resigned laid-off
arrived/entered/moved/immigrated left/departed/emigrated
joined/gained quit
won/wins lost
born/births died/deaths married/marriages divorced/divorces
began/begun/started/start/founded/opened/launched/inaugurated ended/finished/closed/completed/expired
signed ratified announced rejected force
forest/forests/forested/woodland agricultural/farmland/arable
infant maternal under-five neonatal
gdp gni/gnp
passed/approved/adopted effect/force
opened/inaugurated construction/work
budgeted/earmarked/allocated/set-aside spent/paid/disbursed
ordered/orders/order delivered/deliveries/delivery
applied/applicants/applications granted/admitted/accepted
generation/generated consumption/consumed
arrivals overnight/nights
approved/adopted built/completed
appearances/appeared/played goals/goal/tries/runs
nominated/nominations/shortlisted elected
enrolled graduated/graduates
elected re-elected/reelected
died/killed/dead/deaths recovered/cured
reported/recorded solved/cleared
won/wins/awarded nominated/shortlisted/nominations
convicted/sentenced/guilty charged/charges/accused/indicted acquitted
spilled/leaked aboard
demolition/demolished/demolish/razed built/building/erected
fleet catch
he/his/him she/her/hers
adjusted unadjusted
vote/votes seats/seat
sown/planted harvested
capacity laden/carried
new-build existing
gold silver bronze
wheat barley maize/corn rice oats rye soybeans potatoes sugar coffee cotton
oil gas coal nuclear solar wind hydro
pupils/students/schoolchildren teachers doctors nurses
men/male/males/boys women/female/females/girls
children/minors/teenagers adults pensioners/elderly
husband wife mother/mother's father son daughter
unemployment/jobless/unemployed inflation growth employment
profit/profits/earnings revenue/revenues/sales/turnover loss/losses debt/debts assets
deficit surplus debt
income/incomes/revenue spending/expenditure savings
rent/rents wages/salaries pensions
supply demand
urban rural
import export
houses/homes flats/apartments hotels offices schools hospitals churches shops
cars/vehicles trucks/lorries buses bicycles/bikes trains planes/aircraft ships/boats motorcycles
tickets postcards books newspapers records
dogs cats cattle/cows sheep pigs horses
production/produced/output consumption/consumed
lending/lent borrowing/borrowed
attendance turnout
murders/homicides burglaries/thefts robberies assaults rapes
upper lower
nominal real
gross net
headline core/underlying
older/elder younger
queued marched
oldest youngest
largest smallest
rainfall/rain snow temperature
summer winter spring autumn
morning afternoon evening
north/northern south/southern
east/eastern west/western
city state/province country county metropolitan
monday tuesday wednesday thursday friday saturday sunday
first second third
""".strip().splitlines()

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


_PHRASES = (
    (re.compile(r"\bgross domestic product\b", re.IGNORECASE), "gdp"),
    (re.compile(r"\bgross national (?:income|product)\b", re.IGNORECASE), "gni"),
    (re.compile(r"\bunder[- ](?:5s?|fives?)\b", re.IGNORECASE), "under-five"),
)
"""What stands for one word of the table."""


def _table() -> dict[str, tuple[tuple[int, int], ...]]:
    table: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, row in enumerate(_ROWS):
        for place, alternative in enumerate(row.split()):
            for form in alternative.split("/"):
                table[form] = (*table.get(form, ()), (number, place))
    return table


_ALTERNATIVES = _table()


@lru_cache(maxsize=20_000)
def _found(text: str) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for phrase, word in _PHRASES:
        text = phrase.sub(word, text)
    for match in _WORD.finditer(text):
        for number, place in _ALTERNATIVES.get(match.group().lower().removesuffix("'s").removesuffix("’s"), ()):
            found[number] = found.get(number, frozenset()) | {place}
    return found


def contrast(first: str, second: str) -> bool:
    """Whether two clauses exclude each other by a word.

    >>> contrast("the quake killed people", "the quake injured people"), contrast("killed people", "people died")
    (True, False)
    """
    mine, theirs = _found(first), _found(second)
    return any(not mine[number] & theirs[number] for number in mine.keys() & theirs.keys())
