"""Where reports go: standard output, or files that are written whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import FactcheckError, UsageError
from factcheck.records import Report
from factcheck.report import RENDERERS, render_terminal
from factcheck.report.sarif import render_sarif


@dataclass(frozen=True, slots=True)
class Output:
    """One report to write: its format, its file (None: standard output), and whether in colour."""

    format: str
    file: Path | None
    color: bool = False


def plan_outputs(formats: Sequence[str], outputs: Sequence[Path], *, color: bool | None = None) -> tuple[Output, ...]:
    """Pair formats with files, in order. Without a format: rich at a terminal, markdown elsewhere."""
    for name in formats:
        if name not in RENDERERS:
            raise UsageError(f"--format {name} is not known", hint=f"choose one of {', '.join(RENDERERS)}")
    default = "rich" if sys.stdout.isatty() and not outputs else "markdown"
    chosen = list(formats) or [default]
    if len(outputs) > len(chosen) or (len(chosen) > 1 and len(outputs) < len(chosen) - 1):
        raise UsageError(
            "every --output needs its --format", hint="give them in pairs: --format json --output report.json"
        )
    files: list[Path | None] = [*outputs, *[None] * (len(chosen) - len(outputs))]
    colored = wants_color(color)
    return tuple(Output(name, file, file is None and colored) for name, file in zip(chosen, files, strict=True))


def wants_color(asked: bool | None) -> bool:
    """Whether standard output gets colours: at a terminal alone, and there as asked, else unless NO_COLOR or TERM=dumb.

    NO_COLOR counts if it is not empty (https://no-color.org).
    """
    if not sys.stdout.isatty():
        return False
    if asked is not None:
        return asked
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def render(report: Report, output: Output) -> str:
    """The text of a report; at a terminal as wide as it is."""
    if output.format == "rich" and output.file is None and sys.stdout.isatty():
        return render_terminal(report, width=shutil.get_terminal_size().columns, color=output.color)
    if output.format == "sarif":
        from factcheck.cli.explain import meanings

        return render_sarif(report, meanings())
    return RENDERERS[output.format](report)


def write_reports(report: Report, plan: Sequence[Output]) -> None:
    """Render everything first, then write: a renderer that fails leaves no file behind."""
    rendered = [(output, render(report, output)) for output in plan]
    for output, text in rendered:
        if output.file is None:
            print_text(text)
        else:
            write_whole(output.file, text)


def print_text(text: str) -> None:
    """Write to standard output as UTF-8, whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write((text if text.endswith("\n") else text + "\n").encode("utf-8"))
    sys.stdout.buffer.flush()


def write_whole(file: Path, text: str) -> None:
    """Write beside the target, then move into place. Raises FactcheckError where the folder does not take it."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text if text.endswith("\n") else text + "\n")
        Path(temporary).chmod(0o644)
        Path(temporary).replace(file)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise FactcheckError(
            f"{file} cannot be written: {error.strerror}", hint="check that the folder exists and takes files"
        ) from error
