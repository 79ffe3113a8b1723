"""The names of countries and their adjectives, so that "German exports" finds "exports of Germany".

A row is: name | code (ISO 3166-1 alpha-3) | other names | adjectives, each part with commas between. Names are in plain
lower case, as ``match_key`` writes them. To add a country or a name, add it here; nothing is guessed.
"""

from __future__ import annotations

import re

from factcheck.store.identity import match_key

_TABLE = """
afghanistan|afg||afghan
albania|alb||albanian
algeria|dza||algerian
angola|ago||angolan
argentina|arg||argentine, argentinian
armenia|arm||armenian
australia|aus||australian
austria|aut||austrian
azerbaijan|aze||azerbaijani
bangladesh|bgd||bangladeshi
belarus|blr||belarusian
belgium|bel||belgian
bolivia|bol|bolivia plurinational state of|bolivian
bosnia and herzegovina|bih|bosnia|bosnian
brazil|bra||brazilian
bulgaria|bgr||bulgarian
cambodia|khm||cambodian
cameroon|cmr||cameroonian
canada|can||canadian
chile|chl||chilean
china|chn|people s republic of china|chinese
colombia|col||colombian
costa rica|cri||costa rican
cote d ivoire|civ|ivory coast|ivorian
croatia|hrv||croatian
cuba|cub||cuban
cyprus|cyp||cypriot
czech republic|cze|czechia|czech
democratic republic of the congo|cod|dr congo, congo dem rep, drc|congolese
denmark|dnk||danish
dominican republic|dom||
ecuador|ecu||ecuadorian, ecuadorean
egypt|egy|egypt arab rep|egyptian
el salvador|slv||salvadoran, salvadorean
eritrea|eri||eritrean
estonia|est||estonian
eswatini|swz|swaziland|swazi
ethiopia|eth||ethiopian
finland|fin||finnish
france|fra||french
georgia|geo||
germany|deu||german
ghana|gha||ghanaian
greece|grc||greek
guatemala|gtm||guatemalan
haiti|hti||haitian
honduras|hnd||honduran
hungary|hun||hungarian
iceland|isl||icelandic
india|ind||indian
indonesia|idn||indonesian
iran|irn|iran islamic rep, islamic republic of iran|iranian
iraq|irq||iraqi
ireland|irl||irish
israel|isr||israeli
italy|ita||italian
jamaica|jam||jamaican
japan|jpn||japanese
jordan|jor||jordanian
kazakhstan|kaz||kazakh
kenya|ken||kenyan
kuwait|kwt||kuwaiti
latvia|lva||latvian
lebanon|lbn||lebanese
libya|lby||libyan
lithuania|ltu||lithuanian
malaysia|mys||malaysian
mali|mli||malian
mexico|mex||mexican
moldova|mda||moldovan
mongolia|mng||mongolian
morocco|mar||moroccan
mozambique|moz||mozambican
myanmar|mmr|burma|burmese
nepal|npl||nepalese, nepali
netherlands|nld|holland|dutch
new zealand|nzl||
nicaragua|nic||nicaraguan
niger|ner||
nigeria|nga||nigerian
north korea|prk|korea dem people s rep|north korean
north macedonia|mkd|macedonia|macedonian
norway|nor||norwegian
pakistan|pak||pakistani
panama|pan||panamanian
paraguay|pry||paraguayan
peru|per||peruvian
philippines|phl||filipino, philippine
poland|pol||polish
portugal|prt||portuguese
qatar|qat||qatari
romania|rou||romanian
russia|rus|russian federation|russian
rwanda|rwa||rwandan
saudi arabia|sau||saudi
senegal|sen||senegalese
serbia|srb||serbian
singapore|sgp||singaporean
slovakia|svk|slovak republic|slovak
slovenia|svn||slovenian
somalia|som||somali
south africa|zaf||south african
south korea|kor|korea rep, republic of korea|south korean
south sudan|ssd||south sudanese
spain|esp||spanish
sri lanka|lka||sri lankan
sudan|sdn||sudanese
sweden|swe||swedish
switzerland|che||swiss
syria|syr|syrian arab republic|syrian
taiwan|twn||taiwanese
tanzania|tza||tanzanian
thailand|tha||thai
tunisia|tun||tunisian
turkey|tur|turkiye|turkish
uganda|uga||ugandan
ukraine|ukr||ukrainian
united arab emirates|are|uae|emirati
united kingdom|gbr|uk, britain, great britain|british
united states|usa|us, united states of america|american
uruguay|ury||uruguayan
uzbekistan|uzb||uzbek
venezuela|ven|venezuela rb|venezuelan
vietnam|vnm|viet nam|vietnamese
yemen|yem|yemen rep|yemeni
zambia|zmb||zambian
zimbabwe|zwe||zimbabwean
european union|euu|eu|
"""

_ROWS = [[part.split(", ") for part in row.split("|")] for row in _TABLE.strip().splitlines()]

_CANONICAL = {name: row[0][0] for row in _ROWS for name in (*row[0], *row[1], *row[2]) if name}


def country_key(key: str) -> str:
    """The one name of a country for any of its names or its code; any other key as it is.

    >>> country_key("us"), country_key("deu"), country_key("ivory coast"), country_key("texas")
    ('united states', 'germany', 'cote d ivoire', 'texas')
    """
    return _CANONICAL.get(key, key)


# In running text a code is no name, and "us" is one only where it is written "US" or "U.S.".
_SPOKEN = {name: row[0][0] for row in _ROWS for name in (*row[0], *row[2], *row[3]) if name and name != "us"}
_FORMS = {row[0][0]: [name for name in (*row[0], *row[2], *row[3]) if name] for row in _ROWS}
_BY_LENGTH = sorted(_SPOKEN, key=len, reverse=True)
_NAME = re.compile(rf"\b(?:{'|'.join(_BY_LENGTH)})(?=s?\b)".replace(" ", r"[ '’.-]+"), re.IGNORECASE)
_US = re.compile(r"\bU\.\s?S\.?(?:A\.?)?(?!\w)|\bUSA?\b")


def countries_in(text: str) -> tuple[dict[str, list[str]], str]:
    """The forms of each country that a text names, by its one name; and the text without those names.

    >>> found, rest = countries_in("German exports to the U.S. told us little")
    >>> sorted(found), rest
    (['germany', 'united states'], '  exports to the   told us little')
    """
    found: dict[str, list[str]] = {}
    if _US.search(text):
        text = _US.sub(" ", text)
        found["united states"] = [*_FORMS["united states"], "u s"]
    for match in _NAME.finditer(text):
        name = _SPOKEN.get(match_key(match[0]))
        if name is not None:  # without regard to case, "ıran" is like "Iran", but it is not the same
            found.setdefault(name, _FORMS[name])
    return found, _NAME.sub(" ", text)
