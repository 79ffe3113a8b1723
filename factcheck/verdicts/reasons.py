"""The reason codes: one row a rule, with an example that fires and one that stays quiet.

A test puts every example through the real pipeline. ``factcheck explain CODE`` prints a row, and the docs collect them.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.records import Label

SUPPORTED, CONTRADICTED, UNVERIFIED = Label.SUPPORTED, Label.CONTRADICTED, Label.UNVERIFIED


@dataclass(frozen=True, slots=True)
class Example:
    """What an article says and what the reference says; ``evidence`` may be several passages, or none."""

    claim: str
    evidence: tuple[str, ...]
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule of judgement: its code, the verdict it leads to, the rule in words, and two examples."""

    code: str
    label: Label
    rule: str
    fires: Example
    quiet: Example


def _row(  # noqa: PLR0917 - a row of the table below, in the order of its columns
    code: str, label: Label, rule: str, fires: tuple[str, ...], quiet: tuple[str, ...], date: str | None = None
) -> Reason:
    return Reason(code, label, rule, Example(fires[0], fires[1:], date), Example(quiet[0], quiet[1:], date))


_ROWS = (
    _row(
        "exact",
        SUPPORTED,
        "The evidence states the same value of the same thing, to at least the precision that was written.",
        ("In 2023, 520,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("In 2023, 520,185 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
    _row(
        "rounding",
        SUPPORTED,
        "The value of the evidence rounds to what was written: 3.4% stands for 3.35% to 3.45%.",
        ("The unemployment rate was 3.4% in 2019.", "In 2019 the unemployment rate was 3.37%."),
        ("The unemployment rate was 3.4% in 2019.", "In 2019 the unemployment rate was 3.29%."),
    ),
    _row(
        "bound",
        SUPPORTED,
        "The value of the evidence lies within what the hedge allows: more than, at least, nearly, about, up to.",
        ("More than 500,000 people crossed the Darien Gap in 2023.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("More than 600,000 people crossed the Darien Gap in 2023.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
    _row(
        "range",
        SUPPORTED,
        "The value of the evidence lies in the written range, or both ranges agree.",
        ("Between 30 and 40 people were injured in the fire.", "The fire injured 34 people."),
        ("Between 30 and 40 people were injured in the fire.", "The fire injured 52 people."),
    ),
    _row(
        "conversion",
        SUPPORTED,
        "After an exact conversion of units the values agree to the written precision.",
        ("A marathon is 42 km long.", "A marathon is 26.2 miles long."),
        ("A marathon is 45 km long.", "A marathon is 26.2 miles long."),
    ),
    _row(
        "vague",
        SUPPORTED,
        "The value of the evidence lies in the interval that a vague quantity stands for: dozens are 24 to 99.",
        ("Dozens of people were injured in the crash.", "The crash injured 41 people."),
        ("Dozens of people were injured in the crash.", "The crash injured 3 people."),
    ),
    _row(
        "date",
        SUPPORTED,
        "The evidence dates the same event to the same day, or to a day within the written month, year or decade.",
        ("The bridge opened in May 1937.", "The bridge opened on 27 May 1937."),
        ("The bridge opened in June 1937.", "The bridge opened on 27 May 1937."),
    ),
    _row(
        "period",
        SUPPORTED,
        "The date says when another figure of the sentence holds, and the evidence supports that figure for that time.",
        ("In 2023, 520,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("In 2021, 520,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
    _row(
        "multiple",
        SUPPORTED,
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
    _row(
        "difference",
        SUPPORTED,
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
    _row(
        "percent-change",
        SUPPORTED,
        "The change between two figures of the evidence, as a percentage of the earlier one, is what was written.",
        ("Exports rose 15% in 2022.", "Exports were $200 million in 2021.", "Exports were $230 million in 2022."),
        ("Exports rose 25% in 2022.", "Exports were $200 million in 2021.", "Exports were $230 million in 2022."),
    ),
    _row(
        "average",
        SUPPORTED,
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
    _row(
        "exchanged",
        SUPPORTED,
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
    _row(
        "standing",
        SUPPORTED,
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
    _row(
        "record",
        SUPPORTED,
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
    _row(
        "complement",
        SUPPORTED,
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
    _row(
        "share",
        SUPPORTED,
        "One figure of the evidence divided by another is the written share or percentage.",
        ("A quarter of the 400 staff work from home.", "Of 400 staff, 100 work from home."),
        ("Half of the 400 staff work from home.", "Of 400 staff, 100 work from home."),
    ),
    _row(
        "sum",
        SUPPORTED,
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
    _row(
        "duration",
        SUPPORTED,
        "The time between two dates or hours of the evidence, or from one to the article's day, is the written one.",
        ("Voyager 1 has been travelling for more than 45 years.", "Voyager 1 was launched on 5 September 1977."),
        ("Voyager 1 has been travelling for more than 55 years.", "Voyager 1 was launched on 5 September 1977."),
        "2023-09-10",
    ),
    _row(
        "age",
        SUPPORTED,
        "The date of birth or of the beginning gives the written age on the article's day, in completed years.",
        ("Mayor Anna Lind, 58, will run again.", "Anna Lind was born on 4 February 1961."),
        ("Mayor Anna Lind, 48, will run again.", "Anna Lind was born on 4 February 1961."),
        "2019-09-15",
    ),
    _row(
        "stated",
        SUPPORTED,
        "The evidence says the same in words; there is nothing to calculate, and the model finds the claim entailed.",
        ("The mill was destroyed by fire.", "A fire destroyed the mill in the spring."),
        ("The mill was sold to a farmer.", "A fire destroyed the mill in the spring."),
    ),
    _row(
        "value-differs",
        CONTRADICTED,
        "The evidence gives another value for the same measure of the same thing at the same time.",
        ("In 2023, 860,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("In 2021, 860,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
    _row(
        "scale-differs",
        CONTRADICTED,
        "The digits agree and the scale does not: thousand, million and billion were mixed up.",
        ("The grant was worth $1.2 billion.", "The grant was worth $1.2 million."),
        ("The grant was worth $1.2 million.", "The grant was worth $1.2 million."),
    ),
    _row(
        "unit-differs",
        CONTRADICTED,
        "The number agrees and the unit or currency does not; currencies are never converted without a dated rate.",
        ("The grant was worth €3 million.", "The grant was worth $3 million."),
        ("The grant was worth €3 million.", "The grant was worth $5 million."),
    ),
    _row(
        "bound-violated",
        CONTRADICTED,
        "The value of the evidence lies on the wrong side of the written bound, or outside what the hedge allows.",
        ("More than 600,000 people crossed the Darien Gap in 2023.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("More than 500,000 people crossed the Darien Gap in 2023.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
    _row(
        "direction-differs",
        CONTRADICTED,
        "The amount of change may agree, but the one says rise and the other fall.",
        ("Exports fell 5% in 2022.", "Exports rose 5% in 2022."),
        ("Exports rose 5% in 2022.", "Exports rose 5% in 2022."),
    ),
    _row(
        "date-differs",
        CONTRADICTED,
        "The evidence dates the same event to another time.",
        ("The bridge opened in June 1937.", "The bridge opened on 27 May 1937."),
        ("The tunnel opened in June 1937.", "The bridge opened on 27 May 1937."),
    ),
    _row(
        "multiple-differs",
        CONTRADICTED,
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
    _row(
        "difference-differs",
        CONTRADICTED,
        "The difference of the two figures that the claim speaks of is not the written amount of change.",
        ("Membership rose by 2,500 in 2022.", "In 2021 membership was 10,000.", "In 2022 membership was 11,500."),
        ("Membership rose by 1,500 in 2022.", "In 2021 membership was 10,000.", "In 2022 membership was 11,500."),
    ),
    _row(
        "percent-change-differs",
        CONTRADICTED,
        "The change between the two figures that the claim speaks of is not the written percentage.",
        ("Exports rose 25% in 2022.", "Exports were $200 million in 2021.", "Exports were $230 million in 2022."),
        ("Exports rose 15% in 2022.", "Exports were $200 million in 2021.", "Exports were $230 million in 2022."),
    ),
    _row(
        "average-differs",
        CONTRADICTED,
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
    _row(
        "exchanged-differs",
        CONTRADICTED,
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
    _row(
        "standing-differs",
        CONTRADICTED,
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
    _row(
        "record-differs",
        CONTRADICTED,
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
    _row(
        "share-differs",
        CONTRADICTED,
        "One figure of the evidence divided by the other, part by whole, is not the written share.",
        ("Half of the 400 staff work from home.", "Of 400 staff, 100 work from home."),
        ("A quarter of the 400 staff work from home.", "Of 400 staff, 100 work from home."),
    ),
    _row(
        "sum-differs",
        CONTRADICTED,
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
    _row(
        "duration-differs",
        CONTRADICTED,
        "The time between two dates or hours of the evidence, or from one to the article's day, is another one.",
        ("Voyager 1 has been travelling for more than 55 years.", "Voyager 1 was launched on 5 September 1977."),
        ("Voyager 1 has been travelling for more than 45 years.", "Voyager 1 was launched on 5 September 1977."),
        "2023-09-10",
    ),
    _row(
        "age-differs",
        CONTRADICTED,
        "The date of birth or of the beginning gives another age on the article's day.",
        ("Mayor Anna Lind, 48, will run again.", "Anna Lind was born on 4 February 1961."),
        ("Mayor Anna Lind, 58, will run again.", "Anna Lind was born on 4 February 1961."),
        "2019-09-15",
    ),
    _row(
        "denied",
        CONTRADICTED,
        "The evidence denies the statement itself (a negation, an opposite), whatever the figure.",
        ("The plant produced 500 cars in 2020.", "The plant never produced any cars."),
        ("The plant produced 500 cars in 2020.", "The plant produced 500 cars in 2020."),
    ),
    _row(
        "no-evidence",
        UNVERIFIED,
        "The store holds nothing that speaks of this.",
        ("The castle has 62 rooms.",),
        ("The castle has 62 rooms.", "The castle has 62 rooms."),
    ),
    _row(
        "other-period",
        UNVERIFIED,
        "The evidence speaks of the same measure, but at another time.",
        ("In 2021, 860,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("In 2023, 860,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
    _row(
        "other-entity",
        UNVERIFIED,
        "The evidence speaks of the same measure, but of another country, body, person or place.",
        ("Poland has 38 million inhabitants.", "France has 68 million inhabitants."),
        ("Poland has 38 million inhabitants.", "Poland has 38 million inhabitants."),
    ),
    _row(
        "other-measure",
        UNVERIFIED,
        "The evidence speaks of something else: the same unit is not the same quantity.",
        ("Farm exports were worth $9 billion in 2018.", "Farm imports were worth $6 billion in 2018."),
        ("Farm exports were worth $9 billion in 2018.", "Farm exports were worth $9 billion in 2018."),
    ),
    _row(
        "other-unit",
        UNVERIFIED,
        "The evidence counts the same thing in a unit or currency that cannot be converted into the written one.",
        ("The grant was worth €3 million.", "The grant was worth $5 million."),
        ("The grant was worth €3 million.", "The grant was worth €3 million."),
    ),
    _row(
        "uncertain",
        UNVERIFIED,
        "The evidence is about the subject, but it is not sure enough that it measures the same thing.",
        ("The museum welcomed 300,000 visitors.", "The museum shop served 300,000 customers, most of them visitors."),
        ("The museum welcomed 300,000 visitors.", "The museum welcomed 300,000 visitors."),
    ),
    _row(
        "sources-disagree",
        UNVERIFIED,
        "Sources of equal standing give values that exclude each other; both are shown.",
        ("The crash injured 41 people.", "The crash injured 41 people.", "The crash injured 47 people."),
        ("The crash injured 41 people.", "The crash injured 41 people.", "The crash injured 41 people."),
    ),
    _row(
        "period-only",
        UNVERIFIED,
        "The date says when another figure of the sentence holds, and that figure is not supported.",
        ("In 2021, 860,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("In 2023, 520,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
)

REASONS: dict[str, Reason] = {row.code: row for row in _ROWS}
"""Every reason code, in the order of the documentation: supported, contradicted, unverified."""
