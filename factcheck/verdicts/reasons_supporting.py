"""The reasons that support a claim: one row a rule."""

from __future__ import annotations

from factcheck.records import Label
from factcheck.verdicts.reason import row

SUPPORTING = (
    row(
        "exact",
        Label.SUPPORTED,
        "The evidence states the same value of the same thing, to at least the precision that was written.",
        ("In 2023, 520,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("In 2023, 520,185 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
    row(
        "rounding",
        Label.SUPPORTED,
        "The value of the evidence rounds to what was written: 3.4% stands for 3.35% to 3.45%.",
        ("The unemployment rate was 3.4% in 2019.", "In 2019 the unemployment rate was 3.37%."),
        ("The unemployment rate was 3.4% in 2019.", "In 2019 the unemployment rate was 3.29%."),
    ),
    row(
        "bound",
        Label.SUPPORTED,
        "The value of the evidence lies within what the hedge allows: more than, at least, nearly, about, up to.",
        ("More than 500,000 people crossed the Darien Gap in 2023.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("More than 600,000 people crossed the Darien Gap in 2023.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
    row(
        "range",
        Label.SUPPORTED,
        "The value of the evidence lies in the written range, or both ranges agree.",
        ("Between 30 and 40 people were injured in the fire.", "The fire injured 34 people."),
        ("Between 30 and 40 people were injured in the fire.", "The fire injured 52 people."),
    ),
    row(
        "conversion",
        Label.SUPPORTED,
        "After an exact conversion of units the values agree to the written precision.",
        ("A marathon is 42 km long.", "A marathon is 26.2 miles long."),
        ("A marathon is 45 km long.", "A marathon is 26.2 miles long."),
    ),
    row(
        "vague",
        Label.SUPPORTED,
        "The value of the evidence lies in the interval that a vague quantity stands for: dozens are 24 to 99.",
        ("Dozens of people were injured in the crash.", "The crash injured 41 people."),
        ("Dozens of people were injured in the crash.", "The crash injured 3 people."),
    ),
    row(
        "date",
        Label.SUPPORTED,
        "The evidence dates the same event to the same day, or to a day within the written month, year or decade.",
        ("The bridge opened in May 1937.", "The bridge opened on 27 May 1937."),
        ("The bridge opened in June 1937.", "The bridge opened on 27 May 1937."),
    ),
    row(
        "period",
        Label.SUPPORTED,
        "The date says when another figure of the sentence holds, and the evidence supports that figure for that time.",
        ("In 2023, 520,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("In 2021, 520,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
    row(
        "multiple",
        Label.SUPPORTED,
        "The quotient of two figures of the evidence is the written multiple: double accepts 1.9 to 2.1 times.",
        (
            "The number of crossings in 2023 was double that of 2022.",
            "In 2023 the number of crossings was 520,085.",
            "In 2022 the number of crossings was 248,284.",
        ),
        (
            "The number of crossings in 2023 was triple that of 2022.",
            "In 2023 the number of crossings was 520,085.",
            "In 2022 the number of crossings was 248,284.",
        ),
    ),
    row(
        "difference",
        Label.SUPPORTED,
        "The difference of two figures of the evidence is the written amount of change.",
        (
            "Membership rose by 1,500 in 2022.",
            "In 2021 membership was 10,000.",
            "In 2022 membership was 11,500.",
        ),
        (
            "Membership rose by 2,500 in 2022.",
            "In 2021 membership was 10,000.",
            "In 2022 membership was 11,500.",
        ),
    ),
    row(
        "percent-change",
        Label.SUPPORTED,
        "The change between two figures of the evidence, as a percentage of the earlier one, is what was written.",
        ("Exports rose 15% in 2022.", "Exports were $200 million in 2021.", "Exports were $230 million in 2022."),
        ("Exports rose 25% in 2022.", "Exports were $200 million in 2021.", "Exports were $230 million in 2022."),
    ),
    row(
        "average",
        Label.SUPPORTED,
        "A total of the evidence divided by a count of the evidence is the written amount for each.",
        (
            "The bank will pay its 2,300 savers about €7,800 each.",
            "The bank will pay €18 million to its 2,300 savers.",
        ),
        (
            "The bank will pay its 2,300 savers about €9,800 each.",
            "The bank will pay €18 million to its 2,300 savers.",
        ),
    ),
    row(
        "exchanged",
        Label.SUPPORTED,
        "An amount of the evidence, at a rate of exchange that the evidence states for that time, is the written one.",
        (
            "The new tram line of Ostrel cost about $11 million.",
            "The new tram line of Ostrel cost 10 million Swiss francs. One Swiss franc bought 1.10 US dollars.",
        ),
        (
            "The new tram line of Ostrel cost about $14 million.",
            "The new tram line of Ostrel cost 10 million Swiss francs. One Swiss franc bought 1.10 US dollars.",
        ),
    ),
    row(
        "standing",
        Label.SUPPORTED,
        "A list of the evidence has the written one at the written rank, or shows that it was so often (in a row).",
        (
            "Zagrel is the second-largest city of Tarvia.",
            "Largest cities of Tarvia: Marn 812,000; Zagrel 340,000; Pulo 215,000.",
        ),
        (
            "Zagrel is the third-largest city of Tarvia.",
            "Largest cities of Tarvia: Marn 812,000; Zagrel 340,000; Pulo 215,000.",
        ),
    ),
    row(
        "record",
        Label.SUPPORTED,
        "A series of yearly values has the written one as its highest or lowest since the year that is named.",
        (
            "Unemployment in Velmark fell to 3.1 percent in 2004, the lowest since 2001.",
            "In 2001, the unemployment rate of Velmark was 2.9 percent.",
            "In 2002, the unemployment rate of Velmark was 3.8 percent.",
            "In 2003, the unemployment rate of Velmark was 3.5 percent.",
            "In 2004, the unemployment rate of Velmark was 3.1 percent.",
        ),
        (
            "Unemployment in Velmark fell to 3.1 percent in 2004, the lowest since 2001.",
            "In 2001, the unemployment rate of Velmark was 2.9 percent.",
            "In 2003, the unemployment rate of Velmark was 3.5 percent.",
            "In 2004, the unemployment rate of Velmark was 3.1 percent.",
        ),
    ),
    row(
        "complement",
        Label.SUPPORTED,
        "One side states a share and the other what is left of the whole: 7% with electricity are 93% without.",
        (
            "More than nine in ten people in South Sudan had no access to electricity in 2020.",
            "In 2020, 7.2 percent of people in South Sudan had access to electricity.",
        ),
        (
            "More than nine in ten people in South Sudan had access to electricity in 2020.",
            "In 2020, 7.2 percent of people in South Sudan had access to electricity.",
        ),
    ),
    row(
        "part",
        Label.SUPPORTED,
        "A share and an amount of one passage come to what was written: the part, the rest, or the whole of a part.",
        (
            "About 69 metres of the walk are open to visitors.",
            "The walk is 346 metres long, and a fifth of it is open to visitors.",
        ),
        (
            "About 79 metres of the walk are open to visitors.",
            "The walk is 346 metres long, and a fifth of it is open to visitors.",
        ),
    ),
    row(
        "share",
        Label.SUPPORTED,
        "One figure of the evidence divided by another is the written share or percentage.",
        ("A quarter of the 400 staff work from home.", "Of 400 staff, 100 work from home."),
        ("Half of the 400 staff work from home.", "Of 400 staff, 100 work from home."),
    ),
    row(
        "sum",
        Label.SUPPORTED,
        "The parts that the evidence states add up to the written total.",
        (
            "The two plants employ 900 people in total.",
            "The northern plant employs 400 people and the southern plant employs 500 people.",
        ),
        (
            "The two plants employ 950 people in total.",
            "The northern plant employs 400 people and the southern plant employs 500 people.",
        ),
    ),
    row(
        "duration",
        Label.SUPPORTED,
        "The time between two dates or hours of the evidence, or from one to the article's day, is the written one.",
        ("Voyager 1 has been travelling for more than 45 years.", "Voyager 1 was launched on 5 September 1977."),
        ("Voyager 1 has been travelling for more than 55 years.", "Voyager 1 was launched on 5 September 1977."),
        "2023-09-10",
    ),
    row(
        "age",
        Label.SUPPORTED,
        "The date of birth or of the beginning gives the written age on the article's day, in completed years.",
        ("Mayor Anna Lind, 58, will run again.", "Anna Lind was born on 4 February 1961."),
        ("Mayor Anna Lind, 48, will run again.", "Anna Lind was born on 4 February 1961."),
        "2019-09-15",
    ),
    row(
        "stated",
        Label.SUPPORTED,
        "The evidence says the same in words; there is nothing to calculate, and the model finds the claim entailed.",
        ("The mill was destroyed by fire.", "A fire destroyed the mill in the spring."),
        ("The mill was sold to a farmer.", "A fire destroyed the mill in the spring."),
    ),
)
