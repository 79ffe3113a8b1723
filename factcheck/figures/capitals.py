"""Capitals, which stand for their countries in the news: "Tokyo plans", "the cabinet in Madrid". Public knowledge."""

from __future__ import annotations

_ROWS = """
Abu Dhabi|United Arab Emirates
Abuja|Nigeria
Accra|Ghana
Addis Ababa|Ethiopia
Algiers|Algeria
Amman|Jordan
Ankara|Turkey
Antananarivo|Madagascar
Ashgabat|Turkmenistan
Asmara|Eritrea
Asunción|Paraguay
Athens|Greece
Baghdad|Iraq
Baku|Azerbaijan
Bamako|Mali
Bangkok|Thailand
Beijing|China
Beirut|Lebanon
Belgrade|Serbia
Berlin|Germany
Bern|Switzerland
Berne|Switzerland
Bishkek|Kyrgyzstan
Bogotá|Colombia
Bogota|Colombia
Bratislava|Slovakia
Brasília|Brazil
Brasilia|Brazil
Bucharest|Romania
Budapest|Hungary
Buenos Aires|Argentina
Cairo|Egypt
Canberra|Australia
Caracas|Venezuela
Chisinau|Moldova
Colombo|Sri Lanka
Copenhagen|Denmark
Dakar|Senegal
Damascus|Syria
Dhaka|Bangladesh
Doha|Qatar
Dublin|Ireland
Dushanbe|Tajikistan
Freetown|Sierra Leone
Gaborone|Botswana
Hanoi|Vietnam
Harare|Zimbabwe
Havana|Cuba
Helsinki|Finland
Islamabad|Pakistan
Jakarta|Indonesia
Juba|South Sudan
Kabul|Afghanistan
Kampala|Uganda
Kathmandu|Nepal
Khartoum|Sudan
Kigali|Rwanda
Kinshasa|Democratic Republic of the Congo
Kuala Lumpur|Malaysia
Kyiv|Ukraine
Kiev|Ukraine
La Paz|Bolivia
Libreville|Gabon
Lilongwe|Malawi
Lima|Peru
Lisbon|Portugal
Ljubljana|Slovenia
London|United Kingdom
Luanda|Angola
Lusaka|Zambia
Madrid|Spain
Managua|Nicaragua
Manila|Philippines
Maputo|Mozambique
Minsk|Belarus
Mogadishu|Somalia
Monrovia|Liberia
Montevideo|Uruguay
Moscow|Russia
Nairobi|Kenya
New Delhi|India
Niamey|Niger
Nicosia|Cyprus
Oslo|Norway
Ottawa|Canada
Ouagadougou|Burkina Faso
Paris|France
Phnom Penh|Cambodia
Podgorica|Montenegro
Prague|Czech Republic
Pretoria|South Africa
Pyongyang|North Korea
Quito|Ecuador
Rabat|Morocco
Reykjavik|Iceland
Riga|Latvia
Riyadh|Saudi Arabia
Rome|Italy
Santiago|Chile
Sarajevo|Bosnia and Herzegovina
Seoul|South Korea
Skopje|North Macedonia
Sofia|Bulgaria
Stockholm|Sweden
Taipei|Taiwan
Tallinn|Estonia
Tashkent|Uzbekistan
Tbilisi|Georgia
Tegucigalpa|Honduras
Tehran|Iran
The Hague|Netherlands
Tirana|Albania
Tokyo|Japan
Tripoli|Libya
Tunis|Tunisia
Ulaanbaatar|Mongolia
Valletta|Malta
Vienna|Austria
Vilnius|Lithuania
Warsaw|Poland
Washington|United States
Wellington|New Zealand
Windhoek|Namibia
Yaoundé|Cameroon
Yerevan|Armenia
Zagreb|Croatia
"""

CAPITALS: dict[str, str] = dict(row.split("|") for row in _ROWS.strip().splitlines())
"""A capital (or seat of government) to the canonical name of its country."""
