"""Countries and blocs by every form a newspaper uses: names, short forms, people and adjectives. Public knowledge, as
data.

A row is ``canonical name|form|form …``. Forms that are ordinary words when written small (Turkey, us) are matched by
case elsewhere.
"""

from __future__ import annotations

import re

_ROWS = """
Afghanistan|Afghan|Afghans
Albania|Albanian|Albanians
Algeria|Algerian|Algerians
Andorra|Andorran
Angola|Angolan|Angolans
Argentina|Argentine|Argentinian|Argentines|Argentinians
Armenia|Armenian|Armenians
Australia|Australian|Australians
Austria|Austrian|Austrians
Azerbaijan|Azerbaijani|Azerbaijanis
Bahamas|Bahamian
Bahrain|Bahraini
Bangladesh|Bangladeshi|Bangladeshis
Barbados|Barbadian
Belarus|Belarusian|Belarusians
Belgium|Belgian|Belgians
Belize|Belizean
Benin|Beninese
Bhutan|Bhutanese
Bolivia|Bolivian|Bolivians
Bosnia and Herzegovina|Bosnia|Bosnian|Bosnians
Botswana|Botswanan
Brazil|Brazilian|Brazilians
Brunei|Bruneian
Bulgaria|Bulgarian|Bulgarians
Burkina Faso|Burkinabe
Burundi|Burundian
Cambodia|Cambodian|Cambodians
Cameroon|Cameroonian|Cameroonians
Canada|Canadian|Canadians
Cape Verde|Cabo Verde
Central African Republic
Chad|Chadian
Chile|Chilean|Chileans
China|Chinese|People's Republic of China|PRC
Colombia|Colombian|Colombians
Comoros|Comorian
Democratic Republic of the Congo|DR Congo|DRC|Congo-Kinshasa
Republic of the Congo|Congo-Brazzaville
Costa Rica|Costa Rican|Costa Ricans
Ivory Coast|Côte d'Ivoire|Cote d'Ivoire|Ivorian|Ivorians
Croatia|Croatian|Croatians|Croat
Cuba|Cuban|Cubans
Cyprus|Cypriot|Cypriots
Czech Republic|Czechia|Czech|Czechs
Denmark|Danish|Dane|Danes
Djibouti
Dominican Republic
Ecuador|Ecuadorian|Ecuadorians|Ecuadorean
Egypt|Egyptian|Egyptians
El Salvador|Salvadoran|Salvadorans
England|English
Equatorial Guinea
Eritrea|Eritrean|Eritreans
Estonia|Estonian|Estonians
Eswatini|Swaziland
Ethiopia|Ethiopian|Ethiopians
Fiji|Fijian
Finland|Finnish|Finn|Finns
France|French
Gabon|Gabonese
Gambia|Gambian
Georgia|Georgian|Georgians
Germany|German|Germans
Ghana|Ghanaian|Ghanaians
Greece|Greek|Greeks
Guatemala|Guatemalan|Guatemalans
Guinea|Guinean
Guyana|Guyanese
Haiti|Haitian|Haitians
Honduras|Honduran|Hondurans
Hong Kong|Hongkongers
Hungary|Hungarian|Hungarians
Iceland|Icelandic|Icelanders
India|Indian|Indians
Indonesia|Indonesian|Indonesians
Iran|Iranian|Iranians
Iraq|Iraqi|Iraqis
Ireland|Irish
Israel|Israeli|Israelis
Italy|Italian|Italians
Jamaica|Jamaican|Jamaicans
Japan|Japanese
Jordan|Jordanian|Jordanians
Kazakhstan|Kazakh|Kazakhs
Kenya|Kenyan|Kenyans
Kosovo|Kosovar
Kuwait|Kuwaiti|Kuwaitis
Kyrgyzstan|Kyrgyz
Laos|Laotian|Lao
Latvia|Latvian|Latvians
Lebanon|Lebanese
Lesotho
Liberia|Liberian
Libya|Libyan|Libyans
Liechtenstein
Lithuania|Lithuanian|Lithuanians
Luxembourg
Madagascar|Malagasy
Malawi|Malawian
Malaysia|Malaysian|Malaysians
Maldives|Maldivian
Mali|Malian
Malta|Maltese
Mauritania|Mauritanian
Mauritius|Mauritian
Mexico|Mexican|Mexicans
Moldova|Moldovan|Moldovans
Monaco
Mongolia|Mongolian|Mongolians
Montenegro|Montenegrin
Morocco|Moroccan|Moroccans
Mozambique|Mozambican
Myanmar|Burma|Burmese
Namibia|Namibian
Nepal|Nepali|Nepalese
Netherlands|Dutch|Holland
New Zealand|New Zealander|New Zealanders
Nicaragua|Nicaraguan|Nicaraguans
Niger|Nigerien
Nigeria|Nigerian|Nigerians
North Korea|North Korean|North Koreans|DPRK
North Macedonia|Macedonia|Macedonian
Northern Ireland
Norway|Norwegian|Norwegians
Oman|Omani
Pakistan|Pakistani|Pakistanis
Palestine|Palestinian|Palestinians
Panama|Panamanian|Panamanians
Papua New Guinea
Paraguay|Paraguayan
Peru|Peruvian|Peruvians
Philippines|Filipino|Filipinos|Philippine
Poland|Polish|Pole|Poles
Portugal|Portuguese
Qatar|Qatari|Qataris
Romania|Romanian|Romanians
Russia|Russian|Russians|Russian Federation
Rwanda|Rwandan|Rwandans
Saudi Arabia|Saudi|Saudis
Scotland|Scottish|Scots
Senegal|Senegalese
Serbia|Serbian|Serbians|Serb
Sierra Leone|Sierra Leonean
Singapore|Singaporean|Singaporeans
Slovakia|Slovak|Slovaks
Slovenia|Slovenian|Slovenians|Slovene
Somalia|Somali|Somalis
South Africa|South African|South Africans
South Korea|South Korean|South Koreans|Republic of Korea|Korea
South Sudan|South Sudanese
Spain|Spanish|Spaniard|Spaniards
Sri Lanka|Sri Lankan|Sri Lankans
Sudan|Sudanese
Suriname|Surinamese
Sweden|Swedish|Swede|Swedes
Switzerland|Swiss
Syria|Syrian|Syrians
Taiwan|Taiwanese
Tajikistan|Tajik
Tanzania|Tanzanian|Tanzanians
Thailand|Thai|Thais
Togo|Togolese
Trinidad and Tobago|Trinidadian
Tunisia|Tunisian|Tunisians
Turkey|Türkiye|Turkiye|Turkish|Turk|Turks
Turkmenistan|Turkmen
Uganda|Ugandan|Ugandans
Ukraine|Ukrainian|Ukrainians
United Arab Emirates|UAE|Emirati|Emiratis
United Kingdom|UK|U.K.|Britain|Great Britain|British|Briton|Britons
United States|US|U.S.|USA|U.S.A.|United States of America|America|American|Americans
Uruguay|Uruguayan|Uruguayans
Uzbekistan|Uzbek
Venezuela|Venezuelan|Venezuelans
Vietnam|Vietnamese
Wales|Welsh
Yemen|Yemeni|Yemenis
Zambia|Zambian
Zimbabwe|Zimbabwean|Zimbabweans
European Union|EU|E.U.
euro area|eurozone|euro zone|Eurozone|Euro area|Euro zone
Africa|African|Africans
Asia|Asian|Asians
Europe|European|Europeans
Latin America|Latin American|Latin Americans
"""

COUNTRIES: dict[str, str] = {form: row.split("|")[0] for row in _ROWS.strip().splitlines() for form in row.split("|")}
"""Every written form to its canonical name."""

_OFFICIAL = """
South Korea|Korea, Rep.|Korea, Republic of|Korea (Republic of)|Rep. of Korea
North Korea|Korea, Dem. People's Rep.|Democratic People's Republic of Korea|Dem. People's Republic of Korea
Iran|Iran, Islamic Rep.|Iran (Islamic Republic of)|Islamic Republic of Iran
Egypt|Egypt, Arab Rep.|Arab Republic of Egypt
Democratic Republic of the Congo|Congo, Dem. Rep.|Congo, Democratic Republic of the|Dem. Rep. of the Congo
Republic of the Congo|Congo, Rep.|Congo (Republic of the)
Yemen|Yemen, Rep.
Venezuela|Venezuela, RB|Venezuela (Bolivarian Republic of)|Bolivarian Republic of Venezuela
Bolivia|Bolivia (Plurinational State of)|Plurinational State of Bolivia
Bahamas|Bahamas, The
Gambia|Gambia, The
Hong Kong|Hong Kong SAR, China|China, Hong Kong SAR|Hong Kong SAR
Kyrgyzstan|Kyrgyz Republic
Slovakia|Slovak Republic
Laos|Lao PDR|Lao People's Democratic Republic
Vietnam|Viet Nam
Syria|Syrian Arab Republic
Brunei|Brunei Darussalam
Tanzania|United Republic of Tanzania|Tanzania, United Republic of
Moldova|Republic of Moldova|Moldova, Republic of
Palestine|West Bank and Gaza|State of Palestine
Netherlands|Netherlands (Kingdom of the)|Kingdom of the Netherlands
United Kingdom|United Kingdom of Great Britain and Northern Ireland
"""

OFFICIAL: dict[str, str] = {
    form: row.split("|")[0] for row in _OFFICIAL.strip().splitlines() for form in row.split("|")[1:]
}
"""Forms that statistics offices use, which hold commas and brackets, to the canonical name."""

_CODES = """
AFG Afghanistan, AGO Angola, ALB Albania, ARE United Arab Emirates, ARG Argentina, ARM Armenia, AUS Australia, AUT
Austria, AZE Azerbaijan, BEL Belgium, BGD Bangladesh, BGR Bulgaria, BIH Bosnia and Herzegovina, BLR Belarus, BOL
Bolivia, BRA Brazil, CAN Canada, CHE Switzerland, CHL Chile, CHN China, CIV Ivory Coast, CMR Cameroon, COD Democratic
Republic of the Congo, COL Colombia, CRI Costa Rica, CUB Cuba, CYP Cyprus, CZE Czech Republic, DEU Germany, DNK
Denmark, DOM Dominican Republic, DZA Algeria, ECU Ecuador, EGY Egypt, ERI Eritrea, ESP Spain, EST Estonia, ETH
Ethiopia, FIN Finland, FRA France, GBR United Kingdom, GEO Georgia, GHA Ghana, GRC Greece, GTM Guatemala, HND
Honduras, HRV Croatia, HTI Haiti, HUN Hungary, IDN Indonesia, IND India, IRL Ireland, IRN Iran, IRQ Iraq, ISL Iceland,
ISR Israel, ITA Italy, JAM Jamaica, JOR Jordan, JPN Japan, KAZ Kazakhstan, KEN Kenya, KHM Cambodia, KOR South Korea,
KWT Kuwait, LBN Lebanon, LBY Libya, LKA Sri Lanka, LTU Lithuania, LVA Latvia, MAR Morocco, MDA Moldova, MEX Mexico,
MKD North Macedonia, MLI Mali, MMR Myanmar, MNG Mongolia, MOZ Mozambique, MYS Malaysia, NER Niger, NGA Nigeria, NIC
Nicaragua, NLD Netherlands, NOR Norway, NPL Nepal, NZL New Zealand, PAK Pakistan, PAN Panama, PER Peru, PHL
Philippines, POL Poland, PRK North Korea, PRT Portugal, PRY Paraguay, QAT Qatar, ROU Romania, RUS Russia, RWA Rwanda,
SAU Saudi Arabia, SDN Sudan, SEN Senegal, SGP Singapore, SLV El Salvador, SOM Somalia, SRB Serbia, SSD South Sudan,
SVK Slovakia, SVN Slovenia, SWE Sweden, SWZ Eswatini, SYR Syria, THA Thailand, TUN Tunisia, TUR Turkey, TWN Taiwan,
TZA Tanzania, UGA Uganda, UKR Ukraine, URY Uruguay, USA United States, UZB Uzbekistan, VEN Venezuela, VNM Vietnam, YEM
Yemen, ZAF South Africa, ZMB Zambia, ZWE Zimbabwe
"""

CODES: dict[str, str] = {row[:3]: row[4:] for row in " ".join(_CODES.split()).split(", ")}
"""Codes (ISO 3166-1 alpha-3) by which data portals name countries, to the canonical name."""
CODE_ALONE = re.compile(r"(?:(?<=[.:;,|(]\s)|(?<=[|(;])|^)(?P<code>[A-Z]{3})(?=\s*[:;,.|)]|\s+(?:19|20)\d\d\b)")
"""Three capitals that stand where a portal writes a code: "Country: ESP. Year: 2019"."""

_KNOWN = COUNTRIES | OFFICIAL
_FORMS = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in sorted(_KNOWN, key=len, reverse=True)))


def countries_in(text: str) -> tuple[str, ...]:
    """The countries and blocs that a text names, by their canonical names, in the order in which they come.

    >>> countries_in("Prices in the euro area and in Korea, Rep. rose; Germans paid more.")
    ('euro area', 'South Korea', 'Germany')
    """
    return tuple(dict.fromkeys(_KNOWN[match.group()] for match in _FORMS.finditer(text)))
