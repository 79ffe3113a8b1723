"""Write the pages that are made from the program: ``commands.md`` from ``--help``, ``reasons.md`` from the codes.

``python docs/generate.py`` writes them, ``--check`` says which are out of date (exit code 1).
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
_MADE = "<!-- made by docs/generate.py: change the program, then run it -->"


def commands_page() -> str:
    """Every command with its help, in the order of ``--help``."""
    from factcheck.cli.app import command

    lines = ["# Commands", "", _MADE, ""]
    lines += [
        "What each command takes, as `--help` prints it. See [getting started](getting-started.md) for examples.",
        "",
    ]
    for path in _walk(command(), ()):
        lines += [f"{'#' * (2 + max(len(path) - 1, 0))} {' '.join(['factcheck', *path])}", ""]
        lines += ["```", help_of(path), "```", ""]
    return "\n".join(lines)


def help_of(path: tuple[str, ...]) -> str:
    """What ``factcheck … --help`` prints in a terminal of 100 columns."""
    from factcheck.cli import main

    told = io.StringIO()
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "100"
    try:
        with redirect_stdout(told):
            main([*path, "--help"])
    except SystemExit:
        pass
    finally:
        os.environ.pop("COLUMNS") if before is None else os.environ.update(COLUMNS=before)
    return "\n".join(line.rstrip() for line in told.getvalue().strip().splitlines())


def _walk(command: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield path
    for name, below in getattr(command, "commands", {}).items():
        yield from _walk(below, (*path, name))


def reasons_page() -> str:
    """Every reason code by verdict, with its rule, an example that fires and one that stays quiet."""
    from factcheck.cli.explain import COMMENTS
    from factcheck.records import Label
    from factcheck.verdicts.consistency.examples import KINDS
    from factcheck.verdicts.reasons import REASONS, Example

    def table(name: str, example: Example) -> list[str]:
        day = f" (dated {example.date})" if example.date else ""
        told = [f"- {name}, the article says{day}: {example.claim}"]
        return [*told, *[f"  - the reference says: {text}" for text in example.evidence or ("nothing",)]]

    lines = ["# Reasons", "", _MADE, ""]
    lines += [
        "Each verdict has a reason code. `factcheck explain CODE` prints the same. Every example here is a test.",
        "",
    ]
    for label in Label:
        lines += [f"## {label.capitalize()}", ""]
        for row in REASONS.values():
            if row.label is label:
                lines += [f"### `{row.code}`", "", row.rule, ""]
                lines += [*table("Fires", row.fires), *table("Stays quiet", row.quiet), ""]
    lines += [
        "## Inconsistencies",
        "",
        "What an article says against itself, without any store: see [consistency](consistency.md).",
        "",
    ]
    for kind in KINDS.values():
        lines += [f"### `{kind.code}`", "", kind.rule, ""]
        for name, texts in (("Fires", kind.fires), ("Stays quiet", kind.quiet)):
            told = " / ".join(f"“{' '.join(text.split())}”" for text in texts)
            lines.append(f"- {name}, {'the articles say' if len(texts) > 1 else 'the article says'}: {told}")
        lines.append("")
    lines += ["## Ignore comments", "", "What a run reports about the comments of an article.", ""]
    lines += ["| code | meaning |", "|---|---|", *[f"| `{code}` | {rule} |" for code, rule in COMMENTS.items()], ""]
    return "\n".join(lines)


PAGES = {"commands.md": commands_page, "reasons.md": reasons_page}


def write_pages(arguments: list[str]) -> int:
    """Write or check the pages."""
    late = []
    for name, make in PAGES.items():
        file, text = DOCS / name, make()
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        late.append(name)
        if "--check" not in arguments:
            file.write_text(text, encoding="utf-8", newline="\n")
    for name in late:
        sys.stdout.write(f"docs/{name} {'is out of date' if '--check' in arguments else 'written'}\n")
    return 1 if late and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(write_pages(sys.argv[1:]))
