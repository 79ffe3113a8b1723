"""The current currencies of ISO 4217 (active list), as data. To add one, add a row.

A row is: code; name in the singular; name in the plural; symbols that stand before or after the amount; bare names
by which
news text calls it without its country ("yen", but not "dollar", which ``BARE_NAMES`` decides).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from factcheck.figures.word_sets import word_set


class Currency(NamedTuple):
    """A currency and how it is written."""

    code: str
    singular: str
    plural: str
    symbols: tuple[str, ...]
    names: tuple[str, ...]


_TABLE = """
AED|UAE dirham|UAE dirhams|Dh Dhs|emirati dirham;dirham
AFN|Afghan afghani|Afghan afghanis|؋|afghani
ALL|Albanian lek|Albanian lekë||lek
AMD|Armenian dram|Armenian drams|֏|
ANG|Netherlands Antillean guilder|Netherlands Antillean guilders||
AOA|Angolan kwanza|Angolan kwanzas||kwanza
ARS|Argentine peso|Argentine pesos|AR$|argentinian peso
AUD|Australian dollar|Australian dollars|A$ AU$ AUD$|aussie dollar
AWG|Aruban florin|Aruban florins||
AZN|Azerbaijani manat|Azerbaijani manats|₼|azeri manat
BAM|Bosnian convertible mark|Bosnian convertible marks|KM|convertible mark
BBD|Barbados dollar|Barbados dollars|Bds$|barbadian dollar
BDT|Bangladeshi taka|Bangladeshi taka|৳ Tk|taka
BGN|Bulgarian lev|Bulgarian leva||lev;leva
BHD|Bahraini dinar|Bahraini dinars|BD|
BIF|Burundian franc|Burundian francs|FBu|
BMD|Bermudian dollar|Bermudian dollars||
BND|Brunei dollar|Brunei dollars|B$|
BOB|Bolivian boliviano|Bolivian bolivianos|Bs|boliviano
BRL|Brazilian real|Brazilian reais|R$|reais;brazilian reals
BSD|Bahamian dollar|Bahamian dollars||
BTN|Bhutanese ngultrum|Bhutanese ngultrum|Nu|ngultrum
BWP|Botswana pula|Botswana pula||pula
BYN|Belarusian rouble|Belarusian roubles|Br|belarusian ruble
BZD|Belize dollar|Belize dollars|BZ$|
CAD|Canadian dollar|Canadian dollars|C$ CA$ Can$ CAD$ CDN$|loonie
CDF|Congolese franc|Congolese francs||
CHF|Swiss franc|Swiss francs|SFr Sfr ₣|
CLP|Chilean peso|Chilean pesos|CLP$|
CNY|Chinese yuan|Chinese yuan|CN¥ RMB 元|yuan;renminbi;chinese renminbi
COP|Colombian peso|Colombian pesos|COL$|
CRC|Costa Rican colón|Costa Rican colones|₡|costa rican colon
CUP|Cuban peso|Cuban pesos||
CVE|Cape Verdean escudo|Cape Verdean escudos||
CZK|Czech koruna|Czech korunas|Kč|czech crown;koruna
DJF|Djiboutian franc|Djiboutian francs||
DKK|Danish krone|Danish kroner|DKr|danish crown
DOP|Dominican peso|Dominican pesos|RD$|
DZD|Algerian dinar|Algerian dinars||
EGP|Egyptian pound|Egyptian pounds|E£ LE|
ERN|Eritrean nakfa|Eritrean nakfa||nakfa
ETB|Ethiopian birr|Ethiopian birr||birr
EUR|euro|euros|€|euro;eur
FJD|Fijian dollar|Fijian dollars|FJ$|fiji dollar
FKP|Falkland Islands pound|Falkland Islands pounds||
GBP|pound sterling|pounds sterling|£ UK£ GB£|british pound;quid;sterling;uk pound
GEL|Georgian lari|Georgian lari|₾|lari
GHS|Ghanaian cedi|Ghanaian cedis|GH₵ ₵ GH¢|cedi;ghana cedi
GIP|Gibraltar pound|Gibraltar pounds||
GMD|Gambian dalasi|Gambian dalasis||dalasi
GNF|Guinean franc|Guinean francs||
GTQ|Guatemalan quetzal|Guatemalan quetzales||quetzal
GYD|Guyanese dollar|Guyanese dollars|G$|guyana dollar
HKD|Hong Kong dollar|Hong Kong dollars|HK$|
HNL|Honduran lempira|Honduran lempiras||lempira
HTG|Haitian gourde|Haitian gourdes||gourde
HUF|Hungarian forint|Hungarian forints|Ft|forint
IDR|Indonesian rupiah|Indonesian rupiah|Rp|rupiah
ILS|Israeli shekel|Israeli shekels|₪ NIS|shekel;new israeli shekel
INR|Indian rupee|Indian rupees|₹ Rs Rs. INR₹ Re|rupee
IQD|Iraqi dinar|Iraqi dinars||
IRR|Iranian rial|Iranian rials||
ISK|Icelandic króna|Icelandic krónur||icelandic krona;icelandic kronur
JMD|Jamaican dollar|Jamaican dollars|J$|
JOD|Jordanian dinar|Jordanian dinars|JD|
JPY|Japanese yen|Japanese yen|¥ JP¥ 円|yen
KES|Kenyan shilling|Kenyan shillings|KSh Ksh KES Sh|
KGS|Kyrgyz som|Kyrgyz soms||kyrgyzstani som
KHR|Cambodian riel|Cambodian riels|៛|riel
KMF|Comorian franc|Comorian francs||
KPW|North Korean won|North Korean won||
KRW|South Korean won|South Korean won|₩|korean won
KWD|Kuwaiti dinar|Kuwaiti dinars|KD|
KYD|Cayman Islands dollar|Cayman Islands dollars|CI$|
KZT|Kazakhstani tenge|Kazakhstani tenge|₸|tenge
LAK|Lao kip|Lao kip|₭|
LBP|Lebanese pound|Lebanese pounds|L£|lebanese lira
LKR|Sri Lankan rupee|Sri Lankan rupees|SLRs|
LRD|Liberian dollar|Liberian dollars|L$|
LSL|Lesotho loti|Lesotho maloti||maloti
LYD|Libyan dinar|Libyan dinars|LD|
MAD|Moroccan dirham|Moroccan dirhams||
MDL|Moldovan leu|Moldovan lei||
MGA|Malagasy ariary|Malagasy ariary||ariary
MKD|Macedonian denar|Macedonian denars||denar
MMK|Myanmar kyat|Myanmar kyats||kyat;burmese kyat
MNT|Mongolian tögrög|Mongolian tögrögs|₮|tugrik;mongolian tugrik
MOP|Macanese pataca|Macanese patacas|MOP$|pataca
MRU|Mauritanian ouguiya|Mauritanian ouguiyas||ouguiya
MUR|Mauritian rupee|Mauritian rupees||
MVR|Maldivian rufiyaa|Maldivian rufiyaa|Rf|rufiyaa
MWK|Malawian kwacha|Malawian kwachas|MK|
MXN|Mexican peso|Mexican pesos|MX$ Mex$|
MYR|Malaysian ringgit|Malaysian ringgit|RM|ringgit
MZN|Mozambican metical|Mozambican meticais|MT|metical;meticais
NAD|Namibian dollar|Namibian dollars|N$|
NGN|Nigerian naira|Nigerian naira|₦|naira
NIO|Nicaraguan córdoba|Nicaraguan córdobas||
NOK|Norwegian krone|Norwegian kroner|NKr|norwegian crown
NPR|Nepalese rupee|Nepalese rupees|NRs|nepali rupee
NZD|New Zealand dollar|New Zealand dollars|NZ$|kiwi dollar
OMR|Omani rial|Omani rials||
PAB|Panamanian balboa|Panamanian balboas||balboa
PEN|Peruvian sol|Peruvian soles|S/|
PGK|Papua New Guinean kina|Papua New Guinean kina||kina
PHP|Philippine peso|Philippine pesos|₱ PhP P|filipino peso
PKR|Pakistani rupee|Pakistani rupees|PKRs|pakistan rupee
PLN|Polish zloty|Polish zlotys|zł|zloty;zlotys;złoty;złotych
PYG|Paraguayan guaraní|Paraguayan guaraníes|₲|guarani
QAR|Qatari riyal|Qatari riyals|QR|
RON|Romanian leu|Romanian lei||
RSD|Serbian dinar|Serbian dinars||
RUB|Russian rouble|Russian roubles|₽|rouble;ruble;russian ruble
RWF|Rwandan franc|Rwandan francs|RWF FRw|
SAR|Saudi riyal|Saudi riyals|SR ﷼|
SBD|Solomon Islands dollar|Solomon Islands dollars|SI$|
SCR|Seychellois rupee|Seychellois rupees||
SDG|Sudanese pound|Sudanese pounds||
SEK|Swedish krona|Swedish kronor|SKr|swedish crown;kronor
SGD|Singapore dollar|Singapore dollars|S$ SG$|singaporean dollar
SHP|Saint Helena pound|Saint Helena pounds||
SLE|Sierra Leonean leone|Sierra Leonean leones||leone
SOS|Somali shilling|Somali shillings||
SRD|Surinamese dollar|Surinamese dollars||
SSP|South Sudanese pound|South Sudanese pounds||
STN|São Tomé and Príncipe dobra|São Tomé and Príncipe dobras||dobra
SVC|Salvadoran colón|Salvadoran colones||
SYP|Syrian pound|Syrian pounds||
SZL|Swazi lilangeni|Swazi emalangeni||emalangeni
THB|Thai baht|Thai baht|฿|baht
TJS|Tajikistani somoni|Tajikistani somoni||somoni
TMT|Turkmenistani manat|Turkmenistani manats||turkmen manat
TND|Tunisian dinar|Tunisian dinars|DT|
TOP|Tongan paʻanga|Tongan paʻanga|T$|paanga
TRY|Turkish lira|Turkish lira|₺ TL|lira
TTD|Trinidad and Tobago dollar|Trinidad and Tobago dollars|TT$|
TWD|New Taiwan dollar|New Taiwan dollars|NT$|taiwan dollar;taiwanese dollar
TZS|Tanzanian shilling|Tanzanian shillings|TSh|
UAH|Ukrainian hryvnia|Ukrainian hryvnias|₴|hryvnia;hryvnias;hryvnya
UGX|Ugandan shilling|Ugandan shillings|USh UShs|
USD|US dollar|US dollars|$ US$ USD$ U.S.$|american dollar;greenback;u.s. dollar;us dollar;buck
UYU|Uruguayan peso|Uruguayan pesos|$U|
UZS|Uzbekistani sum|Uzbekistani sum||uzbek sum;uzbek som
VED|Venezuelan digital bolívar|Venezuelan digital bolívares||
VES|Venezuelan bolívar|Venezuelan bolívares|Bs.|bolivar;bolivars;bolívar;bolívares;venezuelan bolivar
VND|Vietnamese dong|Vietnamese dong|₫|dong
VUV|Vanuatu vatu|Vanuatu vatu||vatu
WST|Samoan tala|Samoan tala|WS$|tala
XAF|Central African CFA franc|Central African CFA francs|FCFA|cfa franc
XCG|Caribbean guilder|Caribbean guilders|Cg|
XCD|East Caribbean dollar|East Caribbean dollars|EC$|
XDR|special drawing right|special drawing rights||special drawing rights
XOF|West African CFA franc|West African CFA francs||
XPF|CFP franc|CFP francs||
YER|Yemeni rial|Yemeni rials||
ZAR|South African rand|South African rand|R|rand;rands
ZMW|Zambian kwacha|Zambian kwachas|ZK|
ZWG|Zimbabwe gold|Zimbabwe gold|ZiG|zimbabwean gold
ZWL|Zimbabwean dollar|Zimbabwean dollars|Z$|zimbabwe dollar
"""


def _read(line: str) -> Currency:
    code, singular, plural, symbols, names = line.split("|")
    return Currency(code, singular, plural, tuple(symbols.split()), tuple(filter(None, names.split(";"))))


CURRENCIES: Final = {row.code: row for row in map(_read, _TABLE.strip().splitlines())}

# Names that many currencies share: the one that is meant where the text names no country, and whether that is a guess.
BARE_NAMES: Final = {
    "dollar": "USD",
    "dollars": "USD",
    "franc": "CHF",
    "francs": "CHF",
    "krona": "SEK",
    "kroner": "NOK",
    "krone": "NOK",
    "peso": "MXN",
    "pesos": "MXN",
    "won": "KRW",
    "dinar": "KWD",
    "dinars": "KWD",
    "rial": "IRR",
    "rials": "IRR",
    "riyal": "SAR",
    "riyals": "SAR",
    "shilling": "KES",
    "shillings": "KES",
}

# Parts of a currency: name, currency, how many make one. "cent" and "penny" are guessed unless the text says whose.
MINOR_UNITS: Final = {
    "cent": ("USD", 100),
    "cents": ("USD", 100),
    "euro cent": ("EUR", 100),
    "euro cents": ("EUR", 100),
    "¢": ("USD", 100),
    "dime": ("USD", 10),
    "dimes": ("USD", 10),
    "penny": ("GBP", 100),
    "pennies": ("GBP", 100),
    "pence": ("GBP", 100),
    "p": ("GBP", 100),
    "paise": ("INR", 100),
    "kopek": ("RUB", 100),
    "kopeks": ("RUB", 100),
    "kopecks": ("RUB", 100),
    "sen": ("MYR", 100),
    "öre": ("SEK", 100),
    "øre": ("DKK", 100),
    "centavos": ("MXN", 100),
    "groszy": ("PLN", 100),
}

# Codes that are common words or abbreviations in capitals: money only straight before or after digits, and never alone.
SHY_CODES: Final = word_set("ALL TOP TRY MAD PEN COP CUP BAM MOP GEL")
