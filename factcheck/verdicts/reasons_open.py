"""The reasons that leave a claim open: one row a rule."""

from __future__ import annotations

from factcheck.records import Label
from factcheck.verdicts.reason import row

OPEN = (
    row(
        "no-evidence",
        Label.UNVERIFIED,
        "The store holds nothing that speaks of this.",
        ("The castle has 62 rooms.",),
        ("The castle has 62 rooms.", "The castle has 62 rooms."),
    ),
    row(
        "other-period",
        Label.UNVERIFIED,
        "The evidence speaks of the same measure, but at another time.",
        ("In 2021, 860,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("In 2023, 860,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
    row(
        "other-entity",
        Label.UNVERIFIED,
        "The evidence speaks of the same measure, but of another country, body, person or place.",
        ("Poland has 38 million inhabitants.", "France has 68 million inhabitants."),
        ("Poland has 38 million inhabitants.", "Poland has 38 million inhabitants."),
    ),
    row(
        "other-measure",
        Label.UNVERIFIED,
        "The evidence speaks of something else: the same unit is not the same quantity.",
        ("Farm exports were worth $9 billion in 2018.", "Farm imports were worth $6 billion in 2018."),
        ("Farm exports were worth $9 billion in 2018.", "Farm exports were worth $9 billion in 2018."),
    ),
    row(
        "other-unit",
        Label.UNVERIFIED,
        "The evidence counts the same thing in a unit or currency that cannot be converted into the written one.",
        ("The grant was worth €3 million.", "The grant was worth $5 million."),
        ("The grant was worth €3 million.", "The grant was worth €3 million."),
    ),
    row(
        "uncertain",
        Label.UNVERIFIED,
        "The evidence is about the subject, but it is not sure enough that it measures the same thing.",
        ("The museum welcomed 300,000 visitors.", "The museum shop served 300,000 customers, most of them visitors."),
        ("The museum welcomed 300,000 visitors.", "The museum welcomed 300,000 visitors."),
    ),
    row(
        "sources-disagree",
        Label.UNVERIFIED,
        "Sources of equal standing give values that exclude each other; both are shown.",
        ("The crash injured 41 people.", "The crash injured 41 people.", "The crash injured 47 people."),
        ("The crash injured 41 people.", "The crash injured 41 people.", "The crash injured 41 people."),
    ),
    row(
        "period-only",
        Label.UNVERIFIED,
        "The date says when another figure of the sentence holds, and that figure is not supported.",
        ("In 2021, 860,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
        ("In 2023, 520,085 people crossed the Darien Gap.", "In 2023, 520,085 people crossed the Darien Gap."),
    ),
)
