"""Words beside which a number is a name, as data."""

from __future__ import annotations

from typing import Final

from factcheck.figures.word_sets import word_set

# Common nouns that number their things: "Article 50", "page 12", "flight 370", "category 4".
NUMBERED: Final = word_set(
    "article articles section sections chapter chapters page pages paragraph clause schedule annex appendix "
    "figure fig table box room flight highway route routes interstate channel radio phase tier type grade "
    "level category step group groups pool gate platform line bus train runway exit junction volume vol part "
    "episode season series act scene verse psalm sonnet symphony opus op model version class stage zone ward "
    "district block sector unit building apartment suite floor stall lane track bay berth hangar camp area "
    "protocol formula resolution rule title proposition prop amendment bill bills order directive regulation "
    "regulations question item exhibit count case cases docket id pin code zip apollo voyager soyuz "
    "falcon boeing airbus windows android ios iphone ipad galaxy playstation xbox python java covid vitamin "
    "omega carbon uranium plutonium caesium cesium iodine strontium studio agenda vision project generation "
    "web industry iso bt pier terminal hall house plot lot site station division corps brigade battalion squadron "
    "regiment precinct local league catch heaven windows sputnik mission expedition heathrow form ftse "
    "fortune nasdaq nikkei cac russell asx stoxx dax war apt"
)
# Some of these are also counted: the number then follows the noun only in a name, so a plural noun after it wins
# ("in case 3 people").
# Proper names among them: what follows the number never makes it a count ("Boeing 737 jets", "Fortune 500 companies").
PROPER: Final = word_set(
    "type iso apollo voyager soyuz falcon boeing airbus windows android ios iphone ipad playstation xbox covid fortune "
    "ftse nasdaq nikkei cac russell asx stoxx dax sputnik route interstate article channel formula"
)
MONTHS: Final = word_set(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues "
    "wed thu thurs fri sat sun"
)
# Dates and phrases in digits that are names.
# Names that are digits and a word: the number is the name's even where a noun follows.
# Digits and letters that name a thing, whatever scale or unit the letter may be elsewhere.
LETTERED: Final = frozenset({"4K", "8K", "2D", "3D", "2G", "3G", "4G", "5G", "6G", "4X4", "4x4"})
STREETS: Final = word_set(
    "street avenue road lane drive square boulevard court terrace crescent gardens st ave rd blvd"
)
MODELS: Final = frozenset({("737", "max"), ("787", "dreamliner"), ("747", "jumbo")})
SLASHED: Final = frozenset({"9/11", "24/7", "7/7", "50/50", "24/24", "20/20", "1/6", "4/20", "7/11"})
ROMAN: Final = word_set(
    "II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV LV LVI LVII LVIII LIX LX"
)
TIME_WORDS: Final = frozenset(
    {
        "am",
        "pm",
        "a.m",
        "p.m",
        "o'clock",
        "gmt",
        "bst",
        "utc",
        "est",
        "edt",
        "pst",
        "pdt",
        "cet",
        "hrs",
        "noon",
        "midnight",
    }
)
# Prefixes that stand before a quantity, so that the hyphen does not make a name: "sub-2%", "non-1".
PREFIXES: Final = word_set("pre post mid sub non plus under over near minus up super top")
# Words that make a number of three digits an emergency call or a code.
CALLING: Final = word_set("call called calls calling dial dialled dialed dialing phone ring rang")
VERSIONS: Final = word_set("version v ver release build update patch firmware")
