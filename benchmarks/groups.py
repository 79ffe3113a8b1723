"""The whole decision on contrast groups.

What follows is supported, a neighbour is unverified, what is denied or has another value is contradicted.

    python benchmarks/groups.py FILE... [--no-model] [--show] [--each 2]

Give groups that the model was not trained on. Of every group ``--each`` pairs of each kind are drawn, always the same.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from case_tables import Case  # noqa: E402
from cases import check_case  # noqa: E402

from factcheck.cli.engine import LazyScorer  # noqa: E402
from factcheck.cli.evaluate import whole  # noqa: E402
from factcheck.nli.training.derive import change_value  # noqa: E402
from factcheck.nli.training.examples import Relation  # noqa: E402
from factcheck.nli.training.groups import pairs_of  # noqa: E402

_EXPECTED = {
    Relation.ENTAILMENT: "supported",
    Relation.NEUTRAL: "unverified",
    Relation.CONTRADICTION: "contradicted",
}


def rows_of(line: str, name: str, each: int) -> list[tuple[str, Case]]:
    """The drawn pairs of one group, as (kind, case)."""
    rng = random.Random(line)
    pairs = list(pairs_of(json.loads(line), name))
    rng.shuffle(pairs)
    rows: list[tuple[str, Case]] = []
    for label, verdict in _EXPECTED.items():
        chosen = [pair for pair in pairs if pair.label is label][:each]
        rows += [(label.value, Case(name, 0, p.claim, (p.evidence,), None, verdict, None)) for p in chosen]
    changed = []
    for pair in pairs:
        claim = change_value(pair.evidence, pair.claim, rng) if pair.label is Relation.ENTAILMENT else None
        if claim is not None:
            changed.append(("changed value", Case(name, 0, claim, (pair.evidence,), None, "contradicted", None)))
    return rows + changed[:each]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--each", type=int, default=2)
    options.add_argument("--model", help="a model folder; the packaged one without it")
    options.add_argument("--no-model", action="store_true")
    options.add_argument("--show", action="store_true")
    given = options.parse_args()
    scorer = None if given.no_model else LazyScorer("onnx", given.model)
    counts: dict[str, Counter[str]] = {}
    for file in given.files:
        for line in file.read_text(encoding="utf-8").splitlines():
            for kind, case in rows_of(line, file.stem, given.each):
                verdict = whole(check_case(case, scorer).verdicts)
                label = str(verdict.label) if verdict else "unverified"
                counts.setdefault(kind, Counter())[label] += 1
                if given.show and label != case.verdict:
                    print(f"{kind}: {case.verdict} -> {label} {verdict.reason if verdict else ''}")
                    print(f"    claim     {case.claim}\n    evidence  {case.evidence[0]}")
    print(f"{'kind':16}{'rows':>6}{'supported':>11}{'unverified':>12}{'contradicted':>14}")
    for kind, found in counts.items():
        total = found.total()
        shares = [found[label] / total for label in ("supported", "unverified", "contradicted")]
        print(f"{kind:16}{total:>6}{shares[0]:>11.3f}{shares[1]:>12.3f}{shares[2]:>14.3f}")


if __name__ == "__main__":
    main()
