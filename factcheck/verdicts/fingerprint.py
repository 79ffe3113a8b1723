"""A verdict's id: it survives moved lines, and changes when the claim's words change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from factcheck.records import Claim


def fingerprints(claims: Iterable[Claim]) -> tuple[str, ...]:
    """One id a claim, from its sentence and figure; the same figure of the same sentence again gets a number."""
    seen: dict[str, int] = {}
    ids = []
    for claim in claims:
        words = " ".join(claim.sentence.split())
        place = " ".join(claim.sentence[: max(0, claim.figure.start - claim.start)].split())
        digest = hashlib.sha256(f"{words}\x1f{claim.figure.text}\x1f{len(place)}".encode()).hexdigest()[:16]
        seen[digest] = seen.get(digest, 0) + 1
        ids.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return tuple(ids)
