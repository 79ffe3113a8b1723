"""Where one sentence ends and the next begins."""

import pytest

from factcheck.reading import read_article


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Growth was 1.5 per cent. It fell.", 2),
        ("They came on Oct. 7 and stayed.", 1),
        ("The U.S. 5 year yield rose.", 1),
        ("It cost approx. 5 million.", 1),
        ("Profits rose 5 pct. to 3.", 1),
        ("Sales of $1.2bn in Q3 vs. $1.1bn in Q2.", 1),
        ("It happened in 2023. The next year it fell.", 2),
        ("“We lost 5.” He left.", 2),
        ("Mr. Smith et al. found No. 5 at 3 p.m. on Friday.", 1),
        ("Rates were 3.4%. Inflation was 2%.", 2),
    ],
)
def test_cuts(text: str, count: int):
    assert len(read_article(text.encode(), "a.txt").sentences) == count
