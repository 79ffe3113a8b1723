"""Made pairs written to a file: worded statistics, and pairs made of labelled ones and of any text."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from factcheck.errors import ModelError
from factcheck.nli.training.derive import derive
from factcheck.nli.training.examples import Example, load_examples, load_groups
from factcheck.nli.training.framing import acted, framed, turned_pairs
from factcheck.nli.training.groups import exchanged
from factcheck.nli.training.marked import marked_pairs, repeated
from factcheck.nli.training.parties import parties
from factcheck.nli.training.sentences import from_sentences
from factcheck.nli.training.transformations import WHOLE
from factcheck.nli.training.worded import worded_pairs


def synthesize(
    number: int,
    seed: int,
    *,
    sources: Sequence[str] = (),
    texts: Iterable[Path] = (),
    held: bool = False,
    only: Collection[str] | None = None,
) -> list[Example]:
    """``number`` worded pairs, then all that can be made of ``sources`` and ``texts``; the same in, the same out.

    ``sources`` are labelled pairs, of whose evidence sentences are made into pairs too; ``texts`` are files that
    ``read_texts`` reads. ``held`` words pairs with the entities, measures and sentence forms that training never uses;
    ``only`` names transformations; those of ``WHOLE`` are made if they are named, of ``sources`` alone. Raises
    ``ModelError`` where nothing can be made.
    """
    whole = sorted(WHOLE.keys() & (only or ()))
    if whole and not sources:
        raise ModelError(f"{', '.join(whole)}: made of labelled pairs alone", hint="give some with --source")
    made = list(worded_pairs(number, seed, held=held, only=only))
    labelled = load_examples(sources) if sources else []
    made += derive(labelled, seed, only=only)
    passages = [
        *dict.fromkeys(example.evidence for example in labelled),
        *(t for file in texts for t in read_texts(file)),
    ]
    made += from_sentences(passages, seed, only=only)
    for name in whole:
        made += _whole(name, labelled, sources, seed)
    if not made:
        raise ModelError(
            "nothing can be made of that", hint="give a --number of worded pairs, or more labelled pairs or texts"
        )
    return made


def _whole(name: str, labelled: Sequence[Example], sources: Sequence[str], seed: int) -> Iterable[Example]:
    """The pairs of a transformation of ``WHOLE``, as training makes them."""
    if name == "exchanged":
        return exchanged(labelled)
    if name == "parties":
        return parties(labelled)
    if name == "repeated":
        return repeated(labelled, seed)
    if name == "turned":
        return (pair for set_, group in load_groups(sources) for pair in turned_pairs(group, set_, seed))
    marked = marked_pairs(labelled, seed)
    return framed(marked, seed) if name == "framed" else acted(marked, seed)


def read_texts(file: Path) -> list[str]:
    """The texts of a file: one a line of JSON Lines (``text``, as store export writes it), else the paragraphs.

    Raises ``ModelError`` if it cannot be read, or a line has no text.
    """
    try:
        content = file.read_text("utf-8")
    except OSError as error:
        raise ModelError(f"cannot read {file}: {error.strerror}", hint="give a text file, or JSON Lines") from error
    except UnicodeDecodeError as error:
        raise ModelError(f"{file} is not UTF-8 text", hint="give a text file, or JSON Lines") from error
    if file.suffix != ".jsonl":
        return [part.strip() for part in content.split("\n\n") if part.strip()]
    texts = []
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            texts.append(str(json.loads(line)["text"]))
        except (ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{file}, line {number}: no text", hint='each line is {"text": …}') from error
    return texts


def write_examples(examples: Iterable[Example], out: Path) -> int:
    """Write one JSON object a line; returns how many. Raises ``ModelError`` if ``out`` cannot be written."""
    rows = [
        {
            "id": f"{example.set}-{number}",
            "evidence": example.evidence,
            "claim": example.claim,
            "label": example.label.value,
            "set": example.set,
            "view": example.view.value,
        }
        for number, example in enumerate(examples)
    ]
    try:
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    except OSError as error:
        raise ModelError(f"cannot write {out}: {error.strerror}", hint="give a file in a folder that exists") from error
    return len(rows)
