from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.store.curation import create_store

PASSAGES = """\
{"title": "Transit by country, 2023", "publisher": "Migration Service", "published": "2024-01-02", "tier": 1, "text": "In 2023, 520,085 people crossed the Darien Gap."}
{"title": "Transit by country, 2022", "publisher": "Migration Service", "published": "2023-01-03", "tier": 1, "text": "In 2022, 248,284 people crossed the Darien Gap."}
{"title": "A river in spate", "publisher": "The Courier", "tier": 3, "text": "The river rose by two metres in a night."}
"""  # noqa: E501


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty store."""
    path = tmp_path / "factcheck.db"
    create_store(path)
    return path


@pytest.fixture
def passages(tmp_path: Path) -> Path:
    """A file of three passages."""
    file = tmp_path / "passages.jsonl"
    file.write_text(PASSAGES, encoding="utf-8")
    return file
