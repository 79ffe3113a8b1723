"""The reasons that contradict a claim: one row a rule."""

from __future__ import annotations

from factcheck.records import Label
from factcheck.verdicts.reason import row

CONTRADICTING = (
    row(
        "value-differs",
        Label.CONTRADICTED,
        "The evidence gives another value for the same measure of the same thing at the same time.",
        ("In 2023, 860,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("In 2021, 860,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
    row(
        "scale-differs",
        Label.CONTRADICTED,
        "The digits agree and the scale does not: thousand, million and billion were mixed up.",
        ("The grant was worth $1.2 billion.", "The grant was worth $1.2 million."),
        ("The grant was worth $1.2 million.", "The grant was worth $1.2 million."),
    ),
    row(
        "unit-differs",
        Label.CONTRADICTED,
        "The number agrees and the unit or currency does not; currencies are never converted without a dated rate.",
        ("The grant was worth €3 million.", "The grant was worth $3 million."),
        ("The grant was worth €3 million.", "The grant was worth $5 million."),
    ),
    row(
        "bound-violated",
        Label.CONTRADICTED,
        "The value of the evidence lies on the wrong side of the written bound, or outside what the hedge allows.",
        ("More than 600,000 people crossed the Darien Gap in 2023.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("More than 500,000 people crossed the Darien Gap in 2023.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
    row(
        "direction-differs",
        Label.CONTRADICTED,
        "The amount of change may agree, but the one says rise and the other fall.",
        ("Exports fell 5% in 2022.", "Exports rose 5% in 2022."),
        ("Exports rose 5% in 2022.", "Exports rose 5% in 2022."),
    ),
    row(
        "date-differs",
        Label.CONTRADICTED,
        "The evidence dates the same event to another time.",
        ("The bridge opened in June 1937.", "The bridge opened on 27 May 1937."),
        ("The tunnel opened in June 1937.", "The bridge opened on 27 May 1937."),
    ),
    row(
        "multiple-differs",
        Label.CONTRADICTED,
        "The quotient of the two figures that the claim speaks of is not the written multiple.",
        (
            "The number of crossings in 2023 was triple that of 2022.",
            "In 2023 the number of crossings was 520,085.",
            "In 2022 the number of crossings was 248,284.",
        ),
        (
            "The number of crossings in 2023 was double that of 2022.",
            "In 2023 the number of crossings was 520,085.",
            "In 2022 the number of crossings was 248,284.",
        ),
    ),
    row(
        "difference-differs",
        Label.CONTRADICTED,
        "The difference of the two figures that the claim speaks of is not the written amount of change.",
        ("Membership rose by 2,500 in 2022.", "In 2021 membership was 10,000.", "In 2022 membership was 11,500."),
        ("Membership rose by 1,500 in 2022.", "In 2021 membership was 10,000.", "In 2022 membership was 11,500."),
    ),
    row(
        "percent-change-differs",
        Label.CONTRADICTED,
        "The change between the two figures that the claim speaks of is not the written percentage.",
        ("Exports rose 25% in 2022.", "Exports were $200 million in 2021.", "Exports were $230 million in 2022."),
        ("Exports rose 15% in 2022.", "Exports were $200 million in 2021.", "Exports were $230 million in 2022."),
    ),
    row(
        "average-differs",
        Label.CONTRADICTED,
        "The one total of the evidence divided by its one count is not the written amount for each.",
        (
            "The ferry line carries 510 passengers a trip on average.",
            "In March the ferry line made 60 trips and carried 24,600 passengers.",
        ),
        (
            "The ferry line carries 410 passengers a trip on average.",
            "In March the ferry line made 60 trips and carried 24,600 passengers.",
        ),
    ),
    row(
        "exchanged-differs",
        Label.CONTRADICTED,
        "The amount of the evidence, at the rate of exchange that the evidence states, is not the written amount.",
        (
            "The new tram line of Ostrel cost about $14 million.",
            "The new tram line of Ostrel cost 10 million Swiss francs. One Swiss franc bought 1.10 US dollars.",
        ),
        (
            "The new tram line of Ostrel cost about $14 million.",
            "The new tram line of Ostrel cost 10 million Swiss francs.",
        ),
    ),
    row(
        "standing-differs",
        Label.CONTRADICTED,
        "A list of the evidence has the written one at another rank, or shows that it was more or less often.",
        (
            "Zagrel is the third-largest city of Tarvia.",
            "Largest cities of Tarvia: Marn 812,000; Zagrel 340,000; Pulo 215,000.",
        ),
        (
            "Zagrel is the third-largest city of Tarvia.",
            "Inhabitants of cities in Tarvia: Marn 812,000; Zagrel 340,000; Pulo 215,000.",
        ),
    ),
    row(
        "record-differs",
        Label.CONTRADICTED,
        "A series of yearly values has a higher or a lower one between the year that is named and that of the record.",
        (
            "Unemployment in Velmark fell to 3.1 percent in 2004, the lowest since 2001.",
            "In 2002, the unemployment rate of Velmark was 2.6 percent.",
            "In 2004, the unemployment rate of Velmark was 3.1 percent.",
        ),
        (
            "Unemployment in Velmark fell to 3.1 percent in 2004, the lowest since 2001.",
            "In 2002, the unemployment rate of Velmark was 3.6 percent.",
            "In 2004, the unemployment rate of Velmark was 3.1 percent.",
        ),
    ),
    row(
        "share-differs",
        Label.CONTRADICTED,
        "One figure of the evidence divided by the other, part by whole, is not the written share.",
        ("Half of the 400 staff work from home.", "Of 400 staff, 100 work from home."),
        ("A quarter of the 400 staff work from home.", "Of 400 staff, 100 work from home."),
    ),
    row(
        "sum-differs",
        Label.CONTRADICTED,
        "The parts that the evidence states as all of them do not add up to the written total.",
        (
            "The two plants employ 950 people in total.",
            "The northern plant employs 400 people and the southern plant employs 500 people.",
        ),
        (
            "The two plants employ 900 people in total.",
            "The northern plant employs 400 people and the southern plant employs 500 people.",
        ),
    ),
    row(
        "duration-differs",
        Label.CONTRADICTED,
        "The time between two dates or hours of the evidence, or from one to the article's day, is another one.",
        ("Voyager 1 has been travelling for more than 55 years.", "Voyager 1 was launched on 5 September 1977."),
        ("Voyager 1 has been travelling for more than 45 years.", "Voyager 1 was launched on 5 September 1977."),
        "2023-09-10",
    ),
    row(
        "age-differs",
        Label.CONTRADICTED,
        "The date of birth or of the beginning gives another age on the article's day.",
        ("Mayor Anna Lind, 48, will run again.", "Anna Lind was born on 4 February 1961."),
        ("Mayor Anna Lind, 58, will run again.", "Anna Lind was born on 4 February 1961."),
        "2019-09-15",
    ),
    row(
        "denied",
        Label.CONTRADICTED,
        "The evidence denies the statement itself (a negation, an opposite), whatever the figure.",
        ("The plant produced 500 cars in 2020.", "The plant never produced any cars."),
        ("The plant produced 500 cars in 2020.", "The plant produced 500 cars in 2020."),
    ),
)
