"""The units of measure, as data. To add one, add a row; ``units.py`` and the readers pick it up.

A row is: canonical name (singular, lower case), what it is worth in base units, words (singular; plurals are made, or
written after a ``|``), symbols (case matters). The worth is ``factor base^power …``: exact decimals or fractions,
no floats.
Factors are those of the International System of Units (BIPM, 9th edition) and of NIST Handbook 44, appendix C.
Months and years are not a fixed number of days, so they have a dimension of their own.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from factcheck.figures.word_sets import word_set


class Row(NamedTuple):
    """One unit. ``prefixed`` names the rows that take the prefixes of ``PREFIXES``."""

    name: str
    worth: str
    words: str
    symbols: str = ""
    prefixed: str = ""


# Prefixes: word, symbol, power of ten.
PREFIXES: Final = (
    ("femto", "f", -15),
    ("pico", "p", -12),
    ("nano", "n", -9),
    ("micro", "µ", -6),
    ("milli", "m", -3),
    ("centi", "c", -2),
    ("deci", "d", -1),
    ("deca", "da", 1),
    ("hecto", "h", 2),
    ("kilo", "k", 3),
    ("mega", "M", 6),
    ("giga", "G", 9),
    ("tera", "T", 12),
    ("peta", "P", 15),
    ("exa", "E", 18),
    ("zetta", "Z", 21),
)
SMALL: Final = "femto pico nano micro milli"
LARGE: Final = "kilo mega giga tera peta exa"
BINARY: Final = (("kibi", "Ki", 1), ("mebi", "Mi", 2), ("gibi", "Gi", 3), ("tebi", "Ti", 4), ("pebi", "Pi", 5))

ROWS: Final = (
    # length
    Row("metre", "1 metre", "metre meter", "m", f"{SMALL} centi deci hecto kilo mega"),
    Row("inch", "0.0254 metre", "inch|inches", "in. '' ″"),
    Row("foot", "0.3048 metre", "foot|feet", "ft ft. ′"),
    Row("yard", "0.9144 metre", "yard", "yd yds yd."),
    Row("mile", "1609.344 metre", "mile statute_mile", "mi mi."),
    Row("nautical mile", "1852 metre", "nautical_mile sea_mile", "nmi"),
    Row("fathom", "1.8288 metre", "fathom"),
    Row("furlong", "201.168 metre", "furlong"),
    Row("angstrom", "1/10000000000 metre", "angstrom ångström", "Å"),
    Row("astronomical unit", "149597870700 metre", "astronomical_unit"),
    Row("light-year", "9460730472580800 metre", "light-year lightyear light_year", "ly"),
    Row("parsec", "30856775814913673 metre", "parsec", "pc", "kilo mega giga"),
    # area
    Row("hectare", "10000 metre^2", "hectare", "ha"),
    Row("acre", "4046.8564224 metre^2", "acre"),
    Row("square mile", "2589988.110336 metre^2", "", "sq_mi sqmi"),
    Row("square foot", "0.09290304 metre^2", "", "sq_ft sqft sf"),
    Row("barn", "1/10000000000000000000000000000 metre^2", "barn", "", "femto pico milli"),
    # volume
    Row("litre", "0.001 metre^3", "litre liter", "l L lt", "nano micro milli centi deci hecto kilo mega giga"),
    Row("gallon", "0.003785411784 metre^3", "gallon US_gallon u.s._gallon", "gal gals gal."),
    Row("imperial gallon", "0.00454609 metre^3", "imperial_gallon UK_gallon"),
    Row("quart", "0.000946352946 metre^3", "quart", "qt"),
    Row("pint", "0.000473176473 metre^3", "pint"),
    Row("cup", "0.0002365882365 metre^3", "cup"),
    Row("fluid ounce", "0.0000295735295625 metre^3", "fluid_ounce", "fl_oz fl._oz floz"),
    Row("tablespoon", "0.00001478676478125 metre^3", "tablespoon", "tbsp tbsps"),
    Row("teaspoon", "0.00000492892159375 metre^3", "teaspoon", "tsp tsps"),
    Row("barrel", "0.158987294928 metre^3", "barrel", "bbl bbls"),
    Row("bushel", "0.03523907016688 metre^3", "bushel"),
    Row("acre-foot", "1233.48183754752 metre^3", "acre-foot|acre-feet"),
    # mass
    Row("gram", "0.001 kilogram", "gram gramme", "g gs gm gms", f"{SMALL} kilo mega"),
    Row("kilogram", "1 kilogram", "kilo|kilos", "kg kgs k.g. k.gs"),
    Row("tonne", "1000 kilogram", "tonne metric_ton metric_tonne", "t", "kilo mega giga tera"),
    Row("ton", "907.18474 kilogram", "ton short_ton US_ton"),
    Row("long ton", "1016.0469088 kilogram", "long_ton imperial_ton"),
    Row("pound", "0.45359237 kilogram", "pound", "lb lbs lb. lbs."),
    Row("ounce", "0.028349523125 kilogram", "ounce", "oz oz."),
    Row("troy ounce", "0.0311034768 kilogram", "troy_ounce"),
    Row("stone", "6.35029318 kilogram", "stone|stone"),
    Row("hundredweight", "45.359237 kilogram", "hundredweight|hundredweight", "cwt"),
    Row("carat", "0.0002 kilogram", "carat"),
    Row("grain", "0.00006479891 kilogram", ""),
    # time
    Row("second", "1 second", "second", "s sec secs sec.", SMALL),
    Row("minute", "60 second", "minute", "min mins min."),
    Row("hour", "3600 second", "hour", "h hr hrs hr."),
    Row("day", "86400 second", "day"),
    Row("week", "604800 second", "week", "wk wks"),
    Row("fortnight", "1209600 second", "fortnight"),
    Row("month", "1 month", "month", "mo mos"),
    Row("quarter", "3 month", ""),
    Row("year", "12 month", "year", "yr yrs"),
    Row("decade", "120 month", "decade"),
    Row("century", "1200 month", "century|centuries"),
    Row("millennium", "12000 month", "millennium|millennia"),
    Row("megayear", "12000000 month", "megayear megaannum", "Ma Myr"),
    Row("gigayear", "12000000000 month", "gigayear gigaannum", "Ga Gyr"),
    # temperature (the offsets are in units.py)
    Row("kelvin", "1 kelvin", "kelvin|kelvin kelvins", "K", "milli micro nano"),
    Row(
        "degree celsius",
        "1 kelvin",
        "degree_celsius|degrees_celsius celsius °_celsius|°_celsius centigrade degree_centigrade|degrees_centigrade "
        "degree_c|degrees_c",
        "°C C ℃ ºC",
    ),
    Row(
        "degree fahrenheit",
        "5/9 kelvin",
        "degree_fahrenheit|degrees_fahrenheit fahrenheit °_fahrenheit|°_fahrenheit degree_f|degrees_f",
        "°F F ℉ ºF",
    ),
    Row("degree", "1 degree", "degree", "° º deg deg."),
    Row("radian", "1 radian", "radian", "rad"),
    # energy, power, force, pressure
    Row("joule", "1 kilogram metre^2 second^-2", "joule", "J", f"{SMALL} {LARGE}"),
    Row("calorie", "4.184 kilogram metre^2 second^-2", "calorie", "cal", "kilo"),
    Row("watt hour", "3600 kilogram metre^2 second^-2", "watt_hour watt-hour", "Wh", f"milli {LARGE}"),
    Row(
        "electronvolt",
        "0.0000000000000000001602176634 kilogram metre^2 second^-2",
        "electronvolt electron_volt",
        "eV",
        f"milli {LARGE}",
    ),
    Row("british thermal unit", "1055.05585262 kilogram metre^2 second^-2", "british_thermal_unit", "BTU Btu BTUs"),
    Row("therm", "105505585.262 kilogram metre^2 second^-2", "therm"),
    Row("watt", "1 kilogram metre^2 second^-3", "watt", "W", f"{SMALL} {LARGE}"),
    Row("horsepower", "745.69987158227022 kilogram metre^2 second^-3", "horsepower|horsepower", "hp bhp"),
    Row("pound-foot", "1.3558179483314004 kilogram metre^2 second^-2", "pound-foot|pound-feet foot-pound", "lb-ft"),
    Row("newton", "1 kilogram metre second^-2", "newton", "N", "milli kilo mega"),
    Row("pascal", "1 kilogram metre^-1 second^-2", "pascal", "Pa", "hecto kilo mega giga"),
    Row("bar", "100000 kilogram metre^-1 second^-2", "bar", "", "milli"),
    Row("atmosphere", "101325 kilogram metre^-1 second^-2", "atmosphere", "atm"),
    Row(
        "pound per square inch",
        "6894.757293168361 kilogram metre^-1 second^-2",
        "pound_per_square_inch|pounds_per_square_inch",
        "psi",
    ),
    Row("millimetre of mercury", "133.322387415 kilogram metre^-1 second^-2", "", "mmHg"),
    # speed
    Row("mile per hour", "1609.344/3600 metre second^-1", "", "mph m.p.h. mi/h"),
    Row("kilometre per hour", "1000/3600 metre second^-1", "", "kph kmh km/h kmph km/hr"),
    Row("metre per second", "1 metre second^-1", "", "m/s mps"),
    Row("knot", "1852/3600 metre second^-1", "knot", "kn kt kts"),
    # electricity, waves, radiation, chemistry, sound
    Row("volt", "1 kilogram metre^2 second^-3 ampere^-1", "volt", "V", "micro milli kilo mega"),
    Row("ampere", "1 ampere", "ampere amp", "A", "micro milli kilo"),
    Row("ampere hour", "3600 second ampere", "ampere_hour ampere-hour amp-hour amp_hour", "Ah", "milli"),
    Row("ohm", "1 kilogram metre^2 second^-3 ampere^-2", "ohm", "Ω", "kilo mega"),
    Row("farad", "1 kilogram^-1 metre^-2 second^4 ampere^2", "farad", "", "pico nano micro milli"),
    Row("tesla", "1 kilogram second^-2 ampere^-1", "", "", "micro milli"),
    Row("hertz", "1 second^-1", "hertz|hertz", "Hz", f"milli {LARGE}"),
    Row("candela", "1 candela", "candela", "cd"),
    Row("lumen", "1 lumen", "lumen", "lm"),
    Row("lux", "1 lux", "lux|lux"),
    Row("mole", "1 mole", "", "mol", "milli micro"),
    Row("becquerel", "1 becquerel", "becquerel", "Bq", "kilo mega giga tera peta"),
    Row("curie", "37000000000 becquerel", "curie", "Ci"),
    Row("gray", "1 gray", "", "Gy", "milli micro"),
    Row("sievert", "1 sievert", "sievert", "Sv", "milli micro"),
    Row("decibel", "1 decibel", "decibel", "dB dBA"),
    Row("pH", "1 pH", "", ""),
    # data
    Row("bit", "1 bit", "bit", "", "kilo mega giga tera"),
    Row("byte", "8 bit", "byte", "B", "kilo mega giga tera peta exa zetta"),
    Row("bit per second", "1 bit second^-1", "", "bps bit/s b/s"),
    Row("kilobit per second", "1000 bit second^-1", "", "kbps Kbps kbit/s kb/s"),
    Row("megabit per second", "1000000 bit second^-1", "", "Mbps mbps Mbit/s Mb/s"),
    Row("gigabit per second", "1000000000 bit second^-1", "", "Gbps gbps Gbit/s Gb/s"),
    Row("pixel", "1 pixel", "pixel", "px", "mega giga"),
    # parts of a whole; a percentage point is not a percent
    Row("percent", "1 percent", "", ""),
    Row("per mille", "0.1 percent", "", ""),
    Row("percentage point", "1 percentage-point", "", ""),
    Row("basis point", "0.01 percentage-point", "", ""),
    Row("part per million", "0.0001 percent", "part_per_million|parts_per_million", "ppm"),
    Row("part per billion", "0.0000001 percent", "part_per_billion|parts_per_billion", "ppb"),
)

# Offsets of the temperature scales: kelvin = value * factor + offset.
OFFSETS: Final = {"degree celsius": "273.15", "degree fahrenheit": "45967/180"}

# Symbols that are words of English too: read as units only straight after digits and where no noun follows.
SHY_SYMBOLS: Final = word_set("in. m s h g l t b K C F A V W N J L B M pc mo cal pt")

# Symbols whose case writers often get wrong; the wrong form is read as the right one.
LOOSE_SYMBOLS: Final = {
    "KM": "km", "Km": "km", "kms": "km", "Kms": "km", "KG": "kg", "Kg": "kg", "KGs": "kg", "cms": "cm", "CM": "cm",
    "MM": "mm",
    "mls": "ml", "mL": "ml", "dl": "dl", "dL": "dl", "cc": "cm³", "MPH": "mph", "KPH": "kph", "Kph": "kph",
    "kwh": "kWh",
    "KWh": "kWh", "KWH": "kWh", "MWH": "MWh", "Mwh": "MWh", "kw": "kW", "KW": "kW", "Mw": "MW",
    "MWe": "MW", "MWp": "MW", "MWth": "MW", "GWe": "GW", "GWp": "GW", "kWp": "kW", "kWe": "kW",
    "kb": "kilobit",
    "Kb": "kilobit",
    "Mb": "megabit", "Gb": "gigabit", "Tb": "terabit", "KB": "kB", "Mhz": "MHz", "Ghz": "GHz", "mhz": "MHz",
    "ghz": "GHz",
    "khz": "kHz", "KHz": "kHz", "hz": "Hz", "Lbs": "lbs", "LBS": "lbs", "Ft": "ft", "FT": "ft", "HP": "hp", "Hp": "hp",
    "fb": "femtobarn", "μm": "µm", "μg": "µg", "mcg": "µg", "um": "µm", "ug": "µg", "μl": "µl", "MP": "megapixel",
    "tpd": "tonne per day", "bpd": "barrel per day",
    "kcal": "kcal", "Kcal": "kcal", "db": "dB", "Hrs": "hrs", "Mins": "mins",
}  # fmt: skip
