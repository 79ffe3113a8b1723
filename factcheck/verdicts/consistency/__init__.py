"""What an article says against itself, and the articles of one run against each other, without any store.

Quiet by design: each kind is one rule that speaks only where the words leave no other reading. The rules are the
table ``RULES``; ``factcheck explain`` prints their docstrings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factcheck.records import Article, Claim, Inconsistency
from factcheck.verdicts.consistency.account import Account, account_of
from factcheck.verdicts.consistency.ages import age_at, birth
from factcheck.verdicts.consistency.changes import change
from factcheck.verdicts.consistency.conversions import converted
from factcheck.verdicts.consistency.dates import time_span, weekday
from factcheck.verdicts.consistency.headlines import headline
from factcheck.verdicts.consistency.percentages import grim, percentage
from factcheck.verdicts.consistency.ranks import rank
from factcheck.verdicts.consistency.rates import rate
from factcheck.verdicts.consistency.restatements import restated
from factcheck.verdicts.consistency.shares import shares
from factcheck.verdicts.consistency.totals import total
from factcheck.verdicts.setting import Setting

Rule = Callable[[Account], Iterator[Inconsistency]]

RULES: dict[str, Rule] = {
    "restated": restated,
    "headline": headline,
    "total": total,
    "shares": shares,
    "change": change,
    "percentage": percentage,
    "grim": grim,
    "rate": rate,
    "converted": converted,
    "rank": rank,
    "weekday": weekday,
    "time-span": time_span,
    "birth": birth,
    "age-at": age_at,
}
"""Every kind of inconsistency within one article, by its code."""


def inconsistencies(
    article: Article, claims: Sequence[Claim], settings: Sequence[Setting]
) -> tuple[Inconsistency, ...]:
    """Figures of one article that cannot all be right, in order of the first one."""
    account = account_of(article, claims, settings)
    found = [item for rule in RULES.values() for item in rule(account)]
    return tuple(sorted(found, key=lambda item: (item.figures[0].start, item.reason)))
