"""The wheel works from any folder, in an environment without torch."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_an_installed_wheel_carries_the_model_and_needs_no_torch(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", wheels, ROOT], check=True
    )
    venv.create(tmp_path / "venv", with_pip=True)
    bin_folder = tmp_path / "venv" / "bin"
    subprocess.run([bin_folder / "python", "-m", "pip", "install", "--quiet", *wheels.glob("*.whl")], check=True)
    assert (
        subprocess.run([bin_folder / "python", "-c", "import torch"], check=False, capture_output=True).returncode != 0
    )

    work = tmp_path / "elsewhere"
    work.mkdir()
    (work / "references.jsonl").write_text(
        json.dumps(
            {
                "title": "Transit by country, 2023",
                "publisher": "Migration service",
                "text": "In 2023, 520,085 people crossed the Darien Gap.",
            }
        )
        + "\n"
    )
    (work / "article.md").write_text("In 2023 more than 500,000 people crossed the Darien Gap.\n")

    def factcheck(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [bin_folder / "factcheck", *arguments], cwd=work, capture_output=True, text=True, check=False
        )

    assert factcheck("store", "create", "desk.db").returncode == 0
    assert factcheck("store", "import", "references.jsonl", "--store", "desk.db").returncode == 0
    found = factcheck("store", "search", "people crossing", "--store", "desk.db")
    assert "520,085" in found.stdout
    assert "words alone" not in found.stdout + found.stderr, "the wheel carries the embedding"
    done = factcheck("run", "article.md", "--store", "desk.db", "--format", "json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["made_with"]["model"].startswith("sha256:")
    assert report["articles"][0]["summary"]["supported"] >= 1
