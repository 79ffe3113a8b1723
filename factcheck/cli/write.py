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

STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Output:
    """One report to write: its format, its file (None: standard output), and whether in colour."""

    format: str
    file: Path | None
    color: bool = False


def plan_outputs(
    formats: Sequence[str], outputs: Sequence[Path], *, color: bool | None = None, inputs: Sequence[str] = ()
) -> tuple[Output, ...]:
    """Pair formats with files, in order; ``-`` is standard output. Without a format: rich at a terminal, else markdown.

    Raises UsageError for a format that is not known, an output without its format, two outputs to one file, and a
    file that is one of ``inputs``; FactcheckError where the folder of a file is missing.
    """
    for name in formats:
        if name not in RENDERERS:
            raise UsageError(f"--format {name} is not known", hint=f"choose one of {', '.join(RENDERERS)}")
    default = "rich" if sys.stdout.isatty() and not outputs else "markdown"
    chosen = list(formats) or [default]
    if len(outputs) > len(chosen) or (len(chosen) > 1 and len(outputs) < len(chosen) - 1):
        raise UsageError(
            "every --output needs its --format", hint="give them in pairs: --format json --output report.json"
        )
    files = [None if str(file) == STDOUT else file for file in outputs] + [None] * (len(chosen) - len(outputs))
    refuse_clashes(files, inputs)
    colored = wants_color(color)
    return tuple(Output(name, file, file is None and colored) for name, file in zip(chosen, files, strict=True))


def refuse_clashes(files: Sequence[Path | None], inputs: Sequence[str]) -> None:
    """Before anything is checked: what is read must not be written over, nor one report over another.

    Raises UsageError, and FactcheckError for a folder, or a file in a folder that is missing.
    """
    read = {Path(name).resolve() for name in inputs}
    taken: set[Path | None] = set()
    for file in files:
        target = None if file is None else file.resolve()
        if target in taken:
            raise UsageError(
                f"two reports cannot both go to {file or 'standard output'}", hint="give each format its own --output"
            )
        taken.add(target)
        if file is None:
            continue
        if target in read:
            raise UsageError(f"--output {file} would write over what is read", hint="name another file")
        if file.is_dir() or not file.absolute().parent.is_dir():
            told = "is a folder" if file.is_dir() else "cannot be written: its folder is missing"
            raise FactcheckError(f"{file} {told}", hint="name a file in a folder that exists")


def wants_color(asked: bool | None) -> bool:
    """Whether standard output gets colours: as asked, else at a terminal alone, unless NO_COLOR or TERM=dumb.

    NO_COLOR counts if it is not empty (https://no-color.org).
    """
    if asked is not None:
        return asked
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def render(report: Report, output: Output) -> str:
    """The text of a report; on standard output as wide as the terminal, or 100 columns where there is none."""
    if output.format == "rich" and output.file is None:
        return render_terminal(report, width=shutil.get_terminal_size((100, 24)).columns, color=output.color)
    if output.format == "sarif":
        from factcheck.cli.explain import meanings

        return render_sarif(report, meanings())
    return RENDERERS[output.format](report)


def write_reports(report: Report, plan: Sequence[Output]) -> None:
    """Render everything, then write everything, then move it into place: what fails before leaves no report behind."""
    rendered = [(output.file, render(report, output)) for output in plan]
    write_all([(file, text) for file, text in rendered if file is not None])
    for file, text in rendered:
        if file is None:
            print_text(text)


def print_text(text: str) -> None:
    """Write to standard output as UTF-8, whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write((text if text.endswith("\n") else text + "\n").encode("utf-8"))
    sys.stdout.buffer.flush()


def write_whole(file: Path, text: str) -> None:
    """Write one file whole, or not at all: see ``write_all``."""
    write_all([(file, text)])


def write_all(texts: Sequence[tuple[Path, str]]) -> None:
    """Write each text beside its file, then move all into place, so that a failure leaves the files as they were.

    A pipe or a device is written to directly. Raises FactcheckError where a folder does not take files.
    """
    ready: list[tuple[Path, Path]] = []
    file = Path()
    try:
        for file, text in texts:
            whole = text if text.endswith("\n") else text + "\n"
            if file.exists() and not file.is_file():
                file.write_text(whole, encoding="utf-8", newline="\n")
            else:
                ready.append((_beside(file, whole), file))
        while ready:
            temporary, file = ready[0]
            temporary.replace(file.resolve())  # what a link leads to is written, and the link stays
            ready.pop(0)
    except OSError as error:
        raise FactcheckError(
            f"{file} cannot be written: {error.strerror}", hint="check that the folder exists and takes files"
        ) from error
    finally:
        for temporary, _ in ready:
            temporary.unlink(missing_ok=True)


def _beside(file: Path, text: str) -> Path:
    """A new file with the text, in the folder of what it will take the place of, readable as that is."""
    target = file.resolve()
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        temporary.chmod(mode)
    except OSError:
        temporary.unlink(missing_ok=True)  # a full disk keeps no half of a report
        raise
    return temporary
