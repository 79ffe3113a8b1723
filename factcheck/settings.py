"""The project's settings: ``factcheck.toml``, or ``[tool.factcheck]`` in ``pyproject.toml``.

They are read once, from the nearest folder above. ``docs/settings.schema.json`` describes them for editors.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.errors import SettingsError

FAIL_ON = ("contradicted", "unverified", "never")
ENGINES = ("onnx", "torch")
TOLERANCES = ("strict", "usual", "lenient")


@dataclass(frozen=True, slots=True)
class PathSettings:
    """What holds for the articles that ``pattern`` matches; None leaves a setting as it is."""

    pattern: str
    fail_on: str | None = None
    all_claims: bool | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a configuration file may say. Options of the command line win over it.

    ``include`` and ``exclude`` choose among the files of a folder, by patterns over paths relative to the
    configuration; ``per_path`` changes settings for some articles, and of two that match the later wins.
    """

    store: str | None = None
    model: str | None = None
    engine: str = "onnx"
    device: str | None = None
    cache: bool = True
    calibration: str | None = None
    tolerance: str = "usual"
    fail_on: str = "contradicted"
    baseline: str | None = None
    all_claims: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    per_path: tuple[PathSettings, ...] = ()

    @property
    def digest(self) -> str:
        """Identifies what can change a verdict; where the files lie and what fails a run does not.

        Nor does the calibration's file: what stands in it is told beside this.
        """
        claims = {row.pattern: row.all_claims for row in self.per_path if row.all_claims is not None}
        told: dict[str, Any] = {"engine": self.engine}
        if self.device is not None:
            told["device"] = self.device
        if self.tolerance != "usual":
            told["tolerance"] = self.tolerance
        if self.all_claims or claims:
            told |= {"all_claims": self.all_claims, "per_path": claims}
        return "sha256:" + hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    def for_path(self, path: str) -> Settings:
        """The settings of one article; ``path`` is relative to the configuration, with forward slashes."""
        told: dict[str, Any] = {}
        for row in self.per_path:
            if matches(row.pattern, path):
                told |= {name: value for name in _PER_PATH if (value := getattr(row, name)) is not None}
        return replace(self, **told) if told else self


@dataclass(frozen=True, slots=True)
class Found:
    """The settings, and the file they came from (None: the defaults)."""

    settings: Settings
    file: Path | None


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern matches a path. ``*`` stays within a folder, ``**`` does not; a folder matches all within it.

    A pattern without a slash matches a name at any depth.

    >>> matches("articles/**/*.md", "articles/2023/may/gap.md"), matches("articles/*.md", "articles/2023/gap.md")
    (True, False)
    >>> matches("drafts", "news/drafts/gap.md"), matches("drafts/", "news/drafts.md")
    (True, False)
    """
    return _regex(pattern).match(path) is not None


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    name = pattern.strip("/")
    start = "" if "/" in name or pattern.startswith("/") else r"(?:.*/)?"
    steps = {"**/": r"(?:.*/)?", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}
    parts = (steps.get(part) or re.escape(part) for part in re.split(r"(\*\*/|\*\*|\*|\?)", name))
    end = "/.*" if pattern.endswith("/") else "(?:/.*)?"
    return re.compile(f"{start}{''.join(parts)}{end}\\Z", re.DOTALL)


def load_settings(folder: Path) -> Found:
    """Read the nearest configuration at or above ``folder``.

    Raises SettingsError for a file that is not TOML, an unknown name or a value of the wrong kind.
    """
    for place in (folder, *folder.parents):
        for name, table in (("factcheck.toml", _whole), ("pyproject.toml", _tool)):
            file = place / name
            if file.is_file():
                told = table(_parse(file))
                if told is not None:
                    return Found(_settings(told, file), file)
    return Found(Settings(), None)


def _parse(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        if file.name == "pyproject.toml" and b"tool.factcheck" not in file.read_bytes():
            return {}
        raise SettingsError(f"{file} cannot be read: {error}", hint="mend the TOML at that place") from error
    except OSError as error:
        raise SettingsError(f"{file} cannot be opened: {error.strerror}", hint="check its permissions") from error


def _whole(document: dict[str, Any]) -> dict[str, Any] | None:
    return document


def _tool(document: dict[str, Any]) -> dict[str, Any] | None:
    tool = document.get("tool", {})
    table = tool.get("factcheck") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a setting takes, for the check and for the hint."""

    fits: Callable[[Any], bool]
    words: str


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(_is_text(item) for item in value)


_FAIL_ON = _Kind(lambda value: value in FAIL_ON, " or ".join(FAIL_ON))
_TRUTH = _Kind(lambda value: isinstance(value, bool), "true or false")
_PATTERNS = _Kind(_are_texts, 'a list of patterns, such as ["articles/**/*.md"]')

_KINDS = {
    "store": _Kind(_is_text, "a path"),
    "model": _Kind(_is_text, "a folder or name"),
    "engine": _Kind(lambda value: value in ENGINES, " or ".join(ENGINES)),
    "device": _Kind(_is_text, "cpu or cuda"),
    "cache": _TRUTH,
    "tolerance": _Kind(lambda value: value in TOLERANCES, " or ".join(TOLERANCES)),
    "calibration": _Kind(_is_text, "a path"),
    "fail_on": _FAIL_ON,
    "baseline": _Kind(_is_text, "a path"),
    "all_claims": _TRUTH,
    "include": _PATTERNS,
    "exclude": _PATTERNS,
    "per_path": _Kind(lambda value: isinstance(value, dict), 'tables such as [per-path."opinion/**"]'),
}
_PER_PATH = tuple(field.name for field in fields(PathSettings) if field.name != "pattern")


def _settings(told: dict[str, Any], file: Path) -> Settings:
    values = _checked(told, tuple(_KINDS), f"{file}: ")
    rows = []
    for pattern, table in values.pop("per_path", {}).items():
        place = f'{file}, [per-path."{pattern}"]: '
        if not isinstance(table, dict):
            raise SettingsError(f"{place}not a table", hint=f"it takes {_KINDS['per_path'].words}")
        rows.append(PathSettings(pattern, **_checked(table, _PER_PATH, place)))
    for key in ("include", "exclude"):
        values[key] = tuple(values.get(key, ()))
    for key in ("store", "model", "baseline", "calibration"):
        if key in values and (key != "model" or (file.parent / values[key]).exists()):
            values[key] = str(file.parent / values[key])
    return Settings(**values, per_path=tuple(rows))


def _checked(told: dict[str, Any], names: tuple[str, ...], place: str) -> dict[str, Any]:
    """The values by field name; SettingsError for a name that is not known or a value that does not fit."""
    values = {}
    for key, value in told.items():
        name = key.replace("-", "_")
        if name not in names:
            listed = ", ".join(name.replace("_", "-") for name in names)
            raise SettingsError(f"{place}unknown setting {key!r}", hint=f"the settings are {listed}")
        if not _KINDS[name].fits(value):
            raise SettingsError(f"{place}{key} = {value!r} is not possible", hint=f"it takes {_KINDS[name].words}")
        values[name] = value
    return values
