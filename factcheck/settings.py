"""The project's settings: ``factcheck.toml``, or ``[tool.factcheck]`` in ``pyproject.toml``, read once from the nearest folder above."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from factcheck.errors import SettingsError

FAIL_ON = ("contradicted", "unverified", "never")
ENGINES = ("onnx", "torch")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a configuration file may say. Options of the command line win over it."""

    store: str | None = None
    model: str | None = None
    engine: str = "onnx"
    fail_on: str = "contradicted"

    @property
    def digest(self) -> str:
        """Identifies what can change a verdict; where the files lie does not."""
        told = {key: value for key, value in asdict(self).items() if key not in {"store", "model", "fail_on"}}
        return "sha256:" + hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Found:
    """The settings, and the file they came from (None: the defaults)."""

    settings: Settings
    file: Path | None


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


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "store": lambda value: isinstance(value, str),
    "model": lambda value: isinstance(value, str),
    "engine": lambda value: value in ENGINES,
    "fail_on": lambda value: value in FAIL_ON,
}
_EXPECTED = {
    "store": "a path",
    "model": "a folder or name",
    "engine": " or ".join(ENGINES),
    "fail_on": " or ".join(FAIL_ON),
}


def _settings(told: dict[str, Any], file: Path) -> Settings:
    values: dict[str, Any] = {}
    known = [field.name for field in fields(Settings)]
    for key, value in told.items():
        name = key.replace("-", "_")
        if name not in known:
            raise SettingsError(
                f"{file}: unknown setting {key!r}",
                hint=f"the settings are {', '.join(k.replace('_', '-') for k in known)}",
            )
        if not _CHECKS[name](value):
            raise SettingsError(f"{file}: {key} = {value!r} is not possible", hint=f"it takes {_EXPECTED[name]}")
        values[name] = value
    for key in ("store", "model"):
        if key in values and (key == "store" or (file.parent / values[key]).exists()):
            values[key] = str(file.parent / values[key])
    return Settings(**values)
