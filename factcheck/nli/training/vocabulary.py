# ruff: noqa: E501 - a measure is one row, however long
"""The words from which statistics are worded: entities, measures with their paraphrases, sources, side remarks.

A measure is a row ``unit | low | high | names | clauses``: names are noun phrases that mean the same, clauses say it
with the number inside (``{n}``) and the entity (``{e}``). Two rows never mean the same, since the generator takes
another row as another quantity. To teach a new field, add rows.
"""

from __future__ import annotations

# Countries with the adjective, where there is one that can stand before a noun.
COUNTRIES = {
    "Germany": "German", "France": "French", "Spain": "Spanish", "Italy": "Italian", "Poland": "Polish",
    "Portugal": "Portuguese", "Greece": "Greek", "Sweden": "Swedish", "Norway": "Norwegian", "Finland": "Finnish",
    "Ireland": "Irish", "Hungary": "Hungarian", "Turkey": "Turkish", "Egypt": "Egyptian", "Nigeria": "Nigerian",
    "Kenya": "Kenyan", "Ghana": "Ghanaian", "South Africa": "South African", "Ethiopia": "Ethiopian",
    "Morocco": "Moroccan", "India": "Indian", "Pakistan": "Pakistani", "Bangladesh": "Bangladeshi",
    "Vietnam": "Vietnamese", "Thailand": "Thai", "Indonesia": "Indonesian", "the Philippines": "Philippine",
    "Japan": "Japanese", "South Korea": "South Korean", "China": "Chinese", "Australia": "Australian",
    "New Zealand": "", "Canada": "Canadian", "Mexico": "Mexican", "Brazil": "Brazilian", "Argentina": "Argentine",
    "Chile": "Chilean", "Colombia": "Colombian", "Peru": "Peruvian", "Ecuador": "Ecuadorian", "Panama": "Panamanian",
    "Ukraine": "Ukrainian", "the United States": "American", "the United Kingdom": "British",
    "the Netherlands": "Dutch", "Haiti": "Haitian", "Venezuela": "Venezuelan", "Switzerland": "Swiss",
    "Denmark": "Danish", "Israel": "Israeli", "Iran": "Iranian", "Saudi Arabia": "Saudi", "Russia": "Russian",
    "California": "", "Texas": "Texan", "Scotland": "Scottish", "Wales": "Welsh", "Catalonia": "Catalan",
    "Ontario": "", "Bavaria": "Bavarian", "the European Union": "", "the euro zone": "",
}  # fmt: skip

ENTITIES = {
    "country": tuple(COUNTRIES),
    "city": (
        "London", "Paris", "Berlin", "Madrid", "Rome", "Vienna", "Warsaw", "Lisbon", "Athens", "Dublin",
        "Stockholm", "Oslo", "Cairo", "Lagos", "Nairobi", "Accra", "Johannesburg", "Mumbai", "Delhi", "Karachi",
        "Dhaka", "Bangkok", "Jakarta", "Manila", "Tokyo", "Seoul", "Shanghai", "Sydney", "Toronto", "Chicago",
        "New York City", "Los Angeles", "Houston", "Mexico City", "Bogotá", "Lima", "Buenos Aires", "Glasgow",
        "Leeds", "Hamburg",
    ),
    "company": (
        "Siemens", "Volkswagen", "Toyota", "Samsung", "Nestlé", "Unilever", "Shell", "Airbus", "Boeing", "Ryanair",
        "Lufthansa", "IKEA", "Tesco", "Walmart", "Amazon", "Netflix", "Spotify", "Tesla", "Ford", "Sony", "Pfizer",
        "Novartis", "Carrefour", "Adidas", "Nike", "HSBC", "Vodafone", "Maersk", "Ericsson", "Delta Air Lines",
    ),
    "team": (
        "Arsenal", "Liverpool", "Real Madrid", "Barcelona", "Bayern Munich", "Ajax", "Celtic", "Juventus", "Porto",
        "the Lakers", "the Celtics", "the Yankees", "the Packers", "the All Blacks", "Boca Juniors", "Benfica",
    ),
    "body": (
        "the Louvre", "the British Museum", "Heathrow Airport", "Schiphol Airport", "the port of Rotterdam",
        "the port of Hamburg", "the University of Oxford", "Harvard University", "Yale University",
        "the University of Tokyo", "Charité hospital", "the Mayo Clinic", "the Panama Canal", "the Suez Canal",
        "the Channel Tunnel", "Yellowstone National Park", "the National Gallery", "the Smithsonian",
        "Changi Airport", "Stanford University",
    ),
    "species": (
        "snow leopards", "Bengal tigers", "African elephants", "black rhinos", "giant pandas", "mountain gorillas",
        "grey wolves", "humpback whales", "monarch butterflies", "brown bears", "white storks", "Iberian lynxes",
        "koalas", "polar bears", "emperor penguins", "sea otters",
    ),
    "place": (
        "the Darien Gap", "the Mediterranean", "the English Channel", "the Rio Grande", "the Balkans", "the Sahel",
        "the Amazon", "the Arctic", "the Alps", "the Great Barrier Reef", "the Himalayas", "Lake Chad",
        "the Mekong Delta", "the Baltic Sea", "the Canary Islands", "the Evros border",
    ),
}  # fmt: skip

# How a noun phrase takes its entity.
PREPOSITION = {
    "country": "in", "city": "in", "company": "at", "team": "of", "body": "at", "species": "of", "place": "in",
}  # fmt: skip

MEASURES = {
    "country": """
percent|2|24|unemployment rate; jobless rate; rate of unemployment; share of the workforce without a job|{n} of the workforce in {e} was out of work; {n} of workers in {e} were unemployed
percent|8|45|youth unemployment rate; jobless rate among young people; unemployment among those aged 15 to 24|
percent|0.5|18|inflation rate; annual inflation; rate of consumer price inflation; yearly rise in consumer prices|consumer prices in {e} were {n} higher than a year before
percent|0.5|12|core inflation; inflation excluding food and energy; underlying inflation|
percent|1|25|food price inflation; annual rise in food prices|food prices in {e} were {n} higher than a year before
percent|0.2|9|economic growth; growth in gross domestic product; GDP growth; growth rate of the economy|the economy of {e} grew by {n}; {e}'s economy expanded by {n}; gross domestic product in {e} grew {n}
percent|30|180|public debt as a share of GDP; government debt ratio; debt-to-GDP ratio|
percent|1|12|budget deficit as a share of GDP; fiscal deficit relative to output|
percent|0.25|15|central bank's policy rate; benchmark interest rate; key interest rate|
percent|1|14|average mortgage rate; typical interest rate on a home loan|
percent|5|45|poverty rate; share of people living in poverty; proportion of the population that is poor|{n} of people in {e} lived in poverty; {n} of the population of {e} was poor
percent|6|50|child poverty rate; share of children growing up in poverty|{n} of children in {e} lived in poverty
percent|40|99|literacy rate; share of adults who can read and write|{n} of adults in {e} could read and write
percent|20|85|voter turnout; turnout at the election; share of registered voters who cast a ballot|{n} of registered voters in {e} went to the polls; {n} of the electorate in {e} voted
percent|40|99|vaccination rate against measles; measles vaccine coverage|{n} of children in {e} had been vaccinated against measles
percent|10|40|smoking rate; share of adults who smoke; prevalence of smoking|{n} of adults in {e} smoked
percent|8|42|obesity rate; share of adults who are obese; prevalence of obesity|{n} of adults in {e} were obese
percent|5|98|share of electricity from renewable sources; renewables' share of power generation|{n} of the electricity in {e} came from renewable sources
percent|2|75|share of electricity from coal; coal's share of power generation|coal supplied {n} of the electricity in {e}
percent|5|68|forest cover; share of land covered by forest|forests covered {n} of the land in {e}
percent|20|99|share of households with internet access; household internet access rate|{n} of households in {e} were online
percent|10|60|share of women in parliament; proportion of parliamentary seats held by women|women held {n} of the seats in the parliament of {e}
percent|3|40|gender pay gap; difference between men's and women's earnings|women in {e} earned {n} less than men
percent|5|40|income tax rate for the top bracket; top rate of income tax|
percent|5|27|standard rate of value added tax; VAT rate|
percent|20|80|approval rating of the government; share of people who approve of the government|{n} of people in {e} approved of the government
percent|20|75|support for the death penalty; share of people who favour the death penalty|
percent|15|70|home ownership rate; share of households that own their home|{n} of households in {e} owned their home
percent|1|30|share of new cars that are electric; electric cars' share of new car sales|{n} of the new cars sold in {e} were electric
years|52|86|life expectancy; life expectancy at birth; average lifespan|people in {e} could expect to live {n}; a child born in {e} could expect to live {n}
years|16|48|median age; median age of the population|half the people of {e} were younger than {n}
years|21|33|average age of mothers at first birth; mean age at which women have their first child|women in {e} had their first child at {n} on average
count|300000|1400000000|population; number of inhabitants; number of people living in {e}|{n} people lived in {e}; {e} had {n} inhabitants; {e} was home to {n} people
count|2000|900000|number of births; births; number of babies born|{n} babies were born in {e}; {n} children were born in {e}
count|2000|900000|number of deaths; deaths from all causes; total number of deaths|{n} people died in {e} of all causes
count|500|900000|asylum applications; number of asylum claims; number of people seeking asylum; number applying for asylum in {e}|{n} people applied for asylum in {e}; {e} received {n} asylum applications
count|800|1200000|number of refugees admitted; refugees taken in; refugees resettled|{e} took in {n} refugees; {n} refugees were resettled in {e}
count|900|2500000|net migration; excess of immigrants over emigrants|{n} more people moved to {e} than left
count|500|500000|number of deportations; people deported; expulsions of foreign nationals|{e} deported {n} people; {n} people were deported from {e}
count|20|40000|number of homicides; murders; killings recorded by police|{n} people were murdered in {e}; police in {e} recorded {n} murders
count|90|45000|road deaths; number of people killed in traffic; traffic fatalities|{n} people were killed on the roads of {e}; traffic accidents in {e} killed {n} people
count|60|50000|number of suicides; deaths by suicide|{n} people in {e} took their own lives
count|50|110000|drug overdose deaths; number of fatal overdoses|{n} people in {e} died of drug overdoses; overdoses killed {n} people in {e}
count|900|300000|prison population; number of prisoners; people behind bars|{e} held {n} people in prison; {n} people were behind bars in {e}
count|100|300000|confirmed cases of measles; number of measles cases|{n} people in {e} caught measles; {e} recorded {n} cases of measles
count|100|300000|confirmed cases of cholera; number of cholera cases|{n} people in {e} fell ill with cholera; {e} reported {n} cases of cholera
count|1000|2000000|dengue cases; number of dengue infections|{e} recorded {n} dengue cases
count|500|900000|COVID-19 deaths; number of people who died of COVID-19; coronavirus deaths|{n} people in {e} died of COVID-19; COVID-19 killed {n} people in {e}
count|5000|2000000|number of teachers; teachers employed in schools|schools in {e} employed {n} teachers
count|8000|3000000|number of nurses; registered nurses|{n} nurses worked in {e}
count|3000|1500000|number of doctors; practising physicians|{n} doctors practised in {e}
count|20000|40000000|number of university students; students enrolled at universities|{n} students were enrolled at universities in {e}
count|200000|90000000|international tourist arrivals; number of foreign visitors; visits by foreign tourists|{n} foreign tourists visited {e}; {e} welcomed {n} foreign visitors
count|1000|2500000|new homes built; housing completions; number of dwellings completed|{n} homes were built in {e}; builders in {e} completed {n} homes
count|200|700000|people sleeping rough; number of homeless people; homelessness count|{n} people were homeless in {e}
count|3000|9000000|new car registrations; number of new cars registered; sales of new cars|{n} new cars were registered in {e}; drivers in {e} bought {n} new cars
count|100|900000|company insolvencies; number of business failures; bankruptcies of firms|{n} companies went bankrupt in {e}; {n} firms failed in {e}
count|1000|5000000|jobs created; number of jobs added by employers; net job creation|employers in {e} added {n} jobs; the economy of {e} created {n} jobs
count|1000|2000000|jobs lost; number of layoffs; dismissals|{n} people in {e} lost their jobs; employers in {e} cut {n} jobs
count|20000|9000000|people claiming unemployment benefit; number of benefit claimants; jobless claims|{n} people in {e} claimed unemployment benefit
count|10|60000|wildfires; number of forest fires; fires recorded|{n} wildfires broke out in {e}
count|20|9000|people killed by floods; deaths in floods; flood victims|floods killed {n} people in {e}; {n} people died in floods in {e}
count|20|60000|people killed in the earthquake; earthquake deaths; death toll of the earthquake|the earthquake killed {n} people in {e}; {n} people died in the earthquake in {e}
count|2000|1000000|active-duty soldiers; size of the armed forces; number of troops|the army of {e} had {n} soldiers
count|1000|9000000|people displaced by fighting; number of internally displaced people|fighting displaced {n} people in {e}; {n} people in {e} were driven from their homes by fighting
count|500|3000000|marriages; number of weddings; couples who married|{n} couples married in {e}
count|200|900000|divorces; number of marriages dissolved|{n} couples divorced in {e}
count|5000|3000000|organ donors; number of registered organ donors|{n} people in {e} were registered as organ donors
money|900000000|25000000000000|gross domestic product; GDP; economic output; size of the economy|the economy of {e} was worth {n}; {e} produced goods and services worth {n}
money|500000000|900000000000|exports; value of goods sold abroad; export revenue|{e} sold goods worth {n} abroad; {e} exported goods worth {n}
money|500000000|900000000000|imports; value of goods bought abroad; import bill|{e} imported goods worth {n}; {e} bought goods worth {n} from abroad
money|100000000|90000000000|trade deficit; gap between imports and exports; shortfall in trade|
money|100000000|900000000000|defence budget; military spending; spending on the armed forces|{e} spent {n} on its armed forces; {e} spent {n} on defence
money|100000000|600000000000|education budget; public spending on education; spending on schools and universities|{e} spent {n} on education
money|100000000|900000000000|health spending; spending on health care; cost of the health system|{e} spent {n} on health care
money|10000000|60000000000|foreign aid budget; development aid; spending on overseas aid|{e} gave {n} in development aid; {e} spent {n} on foreign aid
money|100000000|90000000000|foreign direct investment; investment by foreign companies|foreign companies invested {n} in {e}
money|100000000|120000000000|remittances; money sent home by emigrants; transfers from workers abroad|emigrants sent {n} home to {e}
money|500|7000|average monthly wage; mean monthly pay; typical pay per month|workers in {e} earned {n} a month on average
money|1|25|hourly minimum wage; legal minimum pay per hour; wage floor per hour|
money|900|95000|GDP per capita; output per head; economic output per person|
money|100|2500|average monthly rent; typical rent per month; cost of renting a flat per month|tenants in {e} paid {n} a month on average
money|40000|900000|average house price; mean price of a home; typical price of a house|a house in {e} cost {n} on average
tonnes|100000|11000000000|carbon dioxide emissions; CO2 emissions; emissions of carbon dioxide|{e} emitted {n} of carbon dioxide; {e} released {n} of CO2
tonnes|20000|150000000|wheat harvest; wheat production; output of wheat|farmers in {e} harvested {n} of wheat; {e} produced {n} of wheat
tonnes|20000|900000000|coal production; output of coal; coal mined|mines in {e} produced {n} of coal; {e} mined {n} of coal
tonnes|10000|900000000|steel output; crude steel production; steel made|steelmakers in {e} turned out {n} of steel
tonnes|1000|9000000|plastic waste; plastic thrown away; discarded plastic|{e} threw away {n} of plastic
tonnes|2000|4000000|coffee exports; coffee shipped abroad|{e} exported {n} of coffee
hectares|2000|9000000|forest lost; area of forest cleared; deforestation|{n} of forest were cleared in {e}; {e} lost {n} of forest
hectares|500|7000000|area burned by wildfires; land burned; area destroyed by fire|fires burned {n} of land in {e}
km|900|140000|length of the railway network; railway network; kilometres of track|
km|900|90000|length of motorways; motorway network|
degrees|4|31|average temperature; mean temperature; average air temperature|
mm|80|3200|annual rainfall; yearly precipitation; rain over the year|{n} of rain fell in {e}
GW|1|900|installed solar capacity; solar power capacity; capacity of solar panels|
GW|1|500|installed wind capacity; wind power capacity; capacity of wind turbines|
births|1|7|fertility rate; births per woman; average number of children per woman|women in {e} had {n} on average
""",
    "city": """
count|50000|30000000|population; number of residents; number of inhabitants|{n} people lived in {e}; {e} had {n} residents
count|5|900|murders; number of homicides; killings|{n} people were murdered in {e}; police in {e} counted {n} murders
count|100|90000|burglaries; number of break-ins; homes broken into|{n} homes were burgled in {e}; police in {e} recorded {n} burglaries
count|50|40000|thefts of bicycles; bicycles stolen|{n} bicycles were stolen in {e}
count|300|70000|homeless people; people sleeping in shelters; shelter residents|{n} people slept in shelters in {e}
count|500|90000|migrants in shelters; newly arrived migrants housed by the city|{e} housed {n} newly arrived migrants
count|100000|3000000000|journeys on the metro; underground passenger trips; metro ridership|passengers made {n} journeys on the metro in {e}
count|50000|900000000|bus journeys; bus passenger trips; bus ridership|passengers made {n} bus journeys in {e}
count|2000|2000000|runners in the marathon; finishers of the marathon|{n} runners finished the marathon in {e}
count|1000|900000|protesters; people at the demonstration; size of the crowd at the protest; number of people marching through {e}|{n} people marched through {e}; {n} protesters took to the streets of {e}
count|20|9000|people evacuated; residents moved to safety|{n} people were evacuated in {e}
count|2|3000|people injured; number of injured|{n} people were injured in {e}
percent|2|40|office vacancy rate; share of offices standing empty|{n} of offices in {e} stood empty
percent|1|15|rental vacancy rate; share of flats standing empty|{n} of flats in {e} stood empty
percent|20|95|hotel occupancy; share of hotel rooms occupied|{n} of hotel rooms in {e} were occupied
percent|5|70|share of trips made by bicycle; cycling's share of journeys|{n} of trips in {e} were made by bicycle
percent|20|90|graduation rate of its high schools; share of pupils who finish high school|{n} of pupils in {e} finished high school
money|400|6000|average monthly rent; typical rent per month; median rent|tenants in {e} paid {n} a month on average
money|60000|2000000|average flat price; typical price of an apartment|an apartment in {e} cost {n} on average
money|10000000|120000000000|city budget; municipal spending plan; annual budget of the city|{e} planned to spend {n}
money|2|30|price of a day ticket; cost of a day pass for public transport|a day ticket in {e} cost {n}
micrograms|4|160|average level of fine particles; PM2.5 concentration; fine particle pollution|
degrees|-9|46|highest temperature; maximum temperature; peak temperature|the temperature in {e} reached {n}
mm|5|400|rainfall in a single day; rain in 24 hours|{n} of rain fell in {e} in a single day
""",
    "company": """
money|100000000|600000000000|revenue; sales; turnover|{e} took in {n}; {e} had sales of {n}
money|10000000|90000000000|net profit; net income; profit after tax|{e} earned {n} after tax; {e} made a net profit of {n}
money|10000000|90000000000|operating profit; operating income; profit from operations|
money|10000000|20000000000|net loss; loss after tax|{e} lost {n}
money|10000000|40000000000|research and development spending; spending on research; R&D budget|{e} spent {n} on research
money|10000000|40000000000|advertising spending; marketing budget|{e} spent {n} on advertising
money|10000000|200000000000|debt; net borrowing; total debt|{e} owed {n}
money|1000000|9000000000|fine; penalty imposed by regulators|regulators fined {e} {n}; {e} was fined {n}
money|100000000|3000000000000|market value; market capitalisation; stock market value|investors valued {e} at {n}; {e} was worth {n} on the stock market
money|1|900|share price; price of a share; stock price|a share of {e} cost {n}
money|1000000|90000000|chief executive's pay; compensation of the chief executive|the chief executive of {e} was paid {n}
count|900|2300000|number of employees; workforce; headcount; staff|{e} employed {n} people; {n} people worked for {e}
count|100|60000|job cuts; number of jobs cut; positions eliminated|{e} cut {n} jobs; {n} jobs were cut at {e}
count|100|60000|new hires; number of people hired; recruits|{e} hired {n} people
count|20|12000|number of shops; stores; outlets|{e} ran {n} stores
count|10000|400000000|number of customers; subscribers; paying users|{e} had {n} subscribers; {n} people subscribed to {e}
count|1000|11000000|vehicles delivered; deliveries of vehicles; vehicles handed over to buyers|{e} delivered {n} vehicles
count|1000|9000000|products recalled; units recalled; items called back|{e} recalled {n} products
count|20|900|aircraft delivered; plane deliveries|{e} delivered {n} aircraft
count|100|90000|flights cancelled; cancellations of flights|{e} cancelled {n} flights
count|100000|190000000|passengers carried; number of passengers|{e} carried {n} passengers
percent|1|60|market share; share of the market|{e} had {n} of the market
percent|1|45|profit margin; operating margin|
percent|5|60|share of women in management; proportion of managers who are women|women held {n} of the management posts at {e}
percent|40|99|punctuality; share of departures on time|
""",
    "team": """
count|1|38|wins; victories; number of matches won|{e} won {n} matches
count|1|25|defeats; losses; number of matches lost|{e} lost {n} matches
count|10|140|goals scored; number of goals|{e} scored {n} goals
count|5|90|goals conceded; goals let in|{e} conceded {n} goals
count|10|110|points; points total; points won|{e} collected {n} points
count|1|40|league titles; number of championships|{e} had won {n} league titles
count|5000|95000|average attendance; mean crowd at home games|{n} spectators came to see {e} on average
count|9000|110000|capacity of the stadium; number of seats in the stadium|
money|1000000|900000000|transfer spending; spending on new players|{e} spent {n} on new players
money|10000000|1200000000|wage bill; spending on wages; payroll|{e} paid {n} in wages
money|20000000|1200000000|annual revenue; yearly income of the club|
percent|20|80|average possession; share of possession|
""",
    "body": """
count|20000|110000000|visitors; number of visitors; visitor numbers; attendance; number of people visiting {e}|{n} people visited {e}; {e} drew {n} visitors
count|50|30000|staff; employees; number of people employed|{e} employed {n} people
count|1000|90000|students; enrolment; number of students|{n} students were enrolled at {e}
count|500|70000|applications; number of applicants|{n} people applied to {e}
count|100|15000|ships; vessels; number of ships handled|{n} ships passed through {e}
count|20|900|items stolen; objects missing; missing items|{n} objects went missing at {e}
count|10|60000|flights; take-offs and landings|
tonnes|10000|500000000|cargo; freight; goods handled|{n} of cargo passed through {e}
money|1000000|60000000000|endowment; size of the endowment|
money|1000000|9000000000|annual budget; yearly spending|{e} spent {n}
money|2|95|admission price; ticket price; cost of entry|a ticket for {e} cost {n}
money|1000000|4000000000|renovation costs; cost of the renovation; bill for refurbishment|renovating {e} cost {n}
percent|2|60|acceptance rate; share of applicants admitted|{e} admitted {n} of applicants
percent|5|60|share of foreign visitors; proportion of guests from abroad|{n} of those who came to {e} were from abroad
minutes|5|240|average waiting time; mean wait|people at {e} waited {n} on average
""",
    "species": """
count|20|500000|population; number left in the wild; wild population|{n} {e} lived in the wild; {n} {e} were left in the wild
count|2|30000|number killed by poachers; animals poached|poachers killed {n} {e}
count|2|4000|animals held in zoos; number in captivity|{n} {e} lived in zoos
count|2|9000|births recorded; young born|{n} young {e} were born
years|4|70|average lifespan; life expectancy|{e} lived {n} on average
kg|2|6000|average weight; mean body weight; typical weight|{e} weighed {n} on average
km|2|9000|distance migrated; length of the migration|{e} travelled {n}
percent|5|95|survival rate of the young; share of young that reach adulthood|{n} of young {e} reached adulthood
hectares|900|9000000|protected habitat; area of protected habitat|
""",
    "place": """
count|900|900000|migrants crossing; number of migrants who crossed; migrant crossings; number crossing {e}; crossings of {e}; number of people making the journey through {e}|{n} migrants crossed {e}; {n} people crossed {e} on foot or by boat; {n} migrants made the journey through {e}
count|300|200000|children crossing; number of child migrants; minors who crossed; number of children crossing {e}|{n} children crossed {e}; {n} minors made the journey through {e}
count|5|6000|migrant deaths; people who died on the way; number of dead and missing migrants|{n} migrants died in {e}; {n} people lost their lives in {e}
count|100|90000|people rescued; number of rescues|rescuers saved {n} people in {e}
count|10|20000|people detained; arrests; number of arrests|police detained {n} people in {e}
count|2|900|boats intercepted; vessels stopped|patrols stopped {n} boats in {e}
count|2|4000|species recorded; number of species found|scientists recorded {n} species in {e}
count|1000|9000000|tourists; number of tourists; holidaymakers|{n} tourists came to {e}
percent|2|95|share of coral bleached; proportion of coral that bleached|{n} of the coral in {e} had bleached
percent|5|95|share of its ice lost; proportion of ice that melted|{e} had lost {n} of its ice
hectares|900|9000000|area protected; protected area|{n} of {e} were protected
hectares|900|3000000|area cleared; land cleared; area of trees felled|{n} of {e} were cleared
degrees|-30|32|average temperature; mean temperature|
tonnes|1000|9000000|fish catch; fish landed; amount of fish caught|boats landed {n} of fish from {e}
mm|2|90|yearly rise in sea level; annual sea-level rise|
money|100000000|20000000000|humanitarian aid; aid sent|donors sent {n} to {e}
""",
}  # fmt: skip

# Said of a part of the whole, and so of another quantity.
SUBGROUPS = (
    "among women", "among men", "in rural areas", "among people over 65", "among foreign nationals", "in the north",
    "in the capital region", "among first-time applicants", "in the private sector", "among those without a degree",
)  # fmt: skip

SOURCES = (
    "the national statistics office", "Eurostat", "the World Bank", "the health ministry", "the United Nations",
    "the annual report", "the labour ministry", "the central bank", "a study by the institute", "the audit office",
    "official figures", "the International Monetary Fund", "the agency", "the survey", "the registry", "the OECD",
)  # fmt: skip

REMARKS = (
    "The figures were published after a long delay.", "Analysts had expected little movement.",
    "Campaigners called for swift action.", "A spokesman declined to comment.", "The numbers are not seasonally adjusted.",
    "Opposition parties blamed the government.", "The series begins in 1990.", "Experts pointed to the weather.",
    "The data cover all regions.", "The minister welcomed the news.", "Methods have changed little since then.",
    "Some details remain under review.", "It is the subject of a long debate.", "The report runs to 140 pages.",
    "Revisions are due next spring.", "Several neighbours publish similar statistics.", "The trend has many causes.",
)  # fmt: skip

# What a reporter puts around a statement. None of it says another measure, entity or period of the statement's own figure.
LEADS = (
    "As the debate over the budget continues,", "Despite promises by the government,", "Amid growing concern,", "However,",
    "Meanwhile,", "After months of uncertainty,", "Critics point out that", "Officials admit that", "Even so,",
    "In its latest report, the agency says that", "With winter approaching,", "At the same time,", "Nevertheless,",
    "To the dismay of campaigners,", "While many had hoped for better,", "Experts warn that", "The minister told parliament that",
    "It is a familiar picture:", "Few noticed that", "But",
)  # fmt: skip
TAILS = (
    "double the record of the year before", "double last year's record", "up sharply on the year before",
    "the highest level in a decade", "a rise of 12 percent on the year before", "three times as many as ten years earlier",
    "well above the average of its neighbours", "straining public services", "putting pressure on the government to act",
    "a figure that has alarmed campaigners", "far more than officials had predicted", "nearly twice the previous record",
    "compared with far lower numbers a generation ago", "down from a peak some years earlier", "and many expect it to grow",
    "as families look for a better life", "a level not seen for 30 years", "half of it in the last few months",
    "a third of it from abroad", "four times the target", "a drop of 8 percent", "one of the highest figures in the world",
    "with experts warning of worse to come", "even though spending has grown by 20 percent", "partly because of the weather",
    "and 15 more than expected", "which the opposition calls a disgrace", "the most since records began",
)  # fmt: skip
APPOSITIVES = (
    "long a subject of debate", "once known for its industry", "which has made headlines before", "straddling two regions",
    "under pressure from its rivals", "one of the largest of its kind", "where conditions are harsh", "in many ways a special case",
)  # fmt: skip

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
