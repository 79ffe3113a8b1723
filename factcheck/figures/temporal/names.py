"""Words of the calendar, as tables. Add a name here and every reader knows it."""

from __future__ import annotations


def words(line: str) -> list[str]:
    """The words of a line of a table."""
    return line.split()


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb febr",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
SHORT_MONTHS = frozenset(name for name in MONTHS if len(name) <= 4) - {"may", "june", "july"}
# Months that are ordinary words or given names too: they need a capital letter and a neighbour that dates them.
WORDLIKE_MONTHS = frozenset({"may", "march", "mar", "august", "april", "june", "jan", "dec"})

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
SHORT_WEEKDAYS = frozenset(name for name in WEEKDAYS if len(name) <= 5 or name == "thurs")

SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

# Units of durations, and what they are called in a Figure.
UNITS = {
    name: unit
    for unit, names in {
        "second": "second seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "week": "week weeks wk wks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "quarter": "quarters",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
        "night": "night nights",
        "weekend": "weekends",
    }.items()
    for name in names.split()
}
# Abbreviations that count as a unit only when glued to a number: 3h, 10d.
GLUED_UNITS = {"h": "hour", "d": "day", "w": "week", "y": "year", "s": "second"}

# Grains of the calendar that "last", "next", "this" and "the first … of" can name.
GRAINS = {
    "day": "day",
    "week": "week",
    "workweek": "week",
    "weekend": "weekend",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "half": "half",
    "year": "year",
    "decade": "decade",
    "century": "century",
}

# Which part of a longer stretch.
PARTS = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "start": "early",
    "beginning": "early",
    "end": "late",
    "close": "late",
}

SPELT_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

# Words that date the plain number after them.
YEAR_CUES = frozenset(
    words(
        "in since by of from until till before after during through throughout year circa around mid early late "
        "between to and or for than ending ended beginning starting fiscal calendar c"
    )
)
CURRENCY_SIGNS = frozenset("$£€¥₹₩₽₺₦₱")
# Words before a number that make it a label, not a year.
LABELS = frozenset(
    words(
        "no number nos page pages p pp chapter section room flight route highway article act model version "
        "bus channel line lot unit block apartment suite box ext extension phone tel fax pin code id ref case "
        "psalm verse figure fig table step level size studio windows "
        "office agenda vision boeing airbus mark area xbox radeon visual psalms"
    )
)
# Nouns, units and signs that are counted: "1,500 people", "2000 metres", "1800 GMT".
COUNTED = frozenset(
    words(
        "people persons men women children girls boys residents homes houses households families jobs workers "
        "employees staff troops soldiers police officers votes seats points goals runs miles mile km kilometers "
        "kilometres metre metres meter meters feet foot ft inches inch cm mm kg kilograms kilos grams g lbs "
        "pounds pound tons tonnes ton tonne barrels gallons litres liters dollars euros yen yuan rupees francs "
        "pesos cents pence bn m mn million billion trillion thousand hundred dozen percent pc per gmt utc hours "
        "hrs hour minutes seconds days weeks months years times copies units pieces items cases deaths students "
        "pupils patients prisoners migrants refugees passengers fans visitors tickets cars vehicles trees birds "
        "animals species calories kcal mg ml watts kw mw gw kwh hz mhz ghz mb gb tb degrees rpm km2 acres "
        "hectares sq square cubic words pages others"
    )
)
# Words ending in "s" that are no plural nouns.
NOT_PLURAL = frozenset(
    words(
        "was is has as this its his hers yes thus us plus minus versus vs does always perhaps unless besides "
        "whereas towards afterwards onwards sometimes census series news economics politics across"
    )
)
