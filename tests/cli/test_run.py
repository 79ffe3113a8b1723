"""``factcheck run`` as a user calls it: reports, exit codes, and bad input that ends in one clear line."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def factcheck(
    *arguments: object, stdin: bytes | None = None, cwd: Path | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd or ROOT,
        check=False,
        env={**os.environ, **env},
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "darien-gap.db"
    assert factcheck("store", "create", path).returncode == 0
    done = factcheck("store", "import", *sorted((FIXTURES / "stores" / "darien-gap").iterdir()), "--store", path)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text("In 2023, 520,085 people crossed the Darien Gap.\n")
    return path


def assert_one_line(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_a_right_article_passes(store: Path, article: Path) -> None:
    done = factcheck("run", article, "--store", store, "--format", "json")
    assert done.returncode == 0, done.stderr
    (found,) = json.loads(done.stdout)["articles"]
    assert found["summary"]["supported"] == found["summary"]["figures"] == 2
    assert done.stderr == ""


def test_a_wrong_figure_fails_the_run_and_is_corrected(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_text("In 2023, 620,085 people crossed the Darien Gap.\n")
    done = factcheck("run", path, "--store", store, "--format", "json")
    assert done.returncode == 1
    wrong = [v for v in json.loads(done.stdout)["articles"][0]["verdicts"] if v["label"] == "contradicted"]
    assert [(v["figure"]["text"], v["reason"], v["correction"]) for v in wrong] == [
        ("620,085", "value-differs", "520,085")
    ]
    assert factcheck("run", path, "--store", store, "--fail-on", "never").returncode == 0


def test_fail_on_unverified(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("The castle has 62 rooms.\n")
    assert factcheck("run", path, "--store", store).returncode == 0
    assert factcheck("run", path, "--store", store, "--fail-on", "unverified").returncode == 1


def test_the_same_input_gives_the_same_bytes(store: Path) -> None:
    arguments = ("run", FIXTURES / "articles" / "darien-gap.md", "--store", store)
    for name in ("json", "markdown"):
        assert (
            factcheck(*arguments, "--format", name, PYTHONHASHSEED="1").stdout
            == factcheck(*arguments, "--format", name, PYTHONHASHSEED="2").stdout
        )


def test_offsets_are_true(store: Path) -> None:
    path = FIXTURES / "articles" / "darien-gap.md"
    text = path.read_bytes().decode()
    (found,) = json.loads(factcheck("run", path, "--store", store, "--format", "json").stdout)["articles"]
    for item in [verdict["figure"] for verdict in found["verdicts"]] + found["exempt"]:
        assert text[item["start"] : item["end"]] == item["text"]


def test_run_works_where_torch_cannot_be_imported(store: Path, article: Path, tmp_path: Path) -> None:
    for name in ("torch", "transformers", "datasets", "pandas"):
        (tmp_path / f"{name}.py").write_text("raise ImportError('not here')\n")
    assert factcheck("run", article, "--store", store, PYTHONPATH=str(tmp_path)).returncode == 0


def test_a_run_never_changes_the_store(store: Path, article: Path) -> None:
    before = store.read_bytes()
    factcheck("run", article, "--store", store)
    assert store.read_bytes() == before
    assert [path.name for path in store.parent.iterdir()] == [store.name]


def test_several_formats_and_folders(store: Path, article: Path, tmp_path: Path) -> None:
    done = factcheck(
        "run",
        tmp_path,
        "--store",
        store,
        "--format",
        "json",
        "--output",
        tmp_path / "r.json",
        "--format",
        "markdown",
        "--output",
        tmp_path / "r.out",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert json.loads((tmp_path / "r.json").read_text())["version"] == 1
    assert "520,085" in (tmp_path / "r.out").read_text()


def test_standard_input(store: Path) -> None:
    done = factcheck(
        "run", "-", "--store", store, "--format", "json", stdin=b"In 2023, 520,085 people crossed the Darien Gap."
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["articles"][0]["summary"]["supported"] == 2


# --------------------------------------------------------------------------- bad input


def test_no_store(article: Path, tmp_path: Path) -> None:
    assert_one_line(factcheck("run", article, "--store", tmp_path / "none.db"), 3, "none.db", "factcheck store create")


def test_a_store_that_is_not_sqlite(article: Path, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("not a database, but long enough to be looked at " * 20)
    assert_one_line(factcheck("run", article, "--store", tmp_path / "text.db"), 3)


def test_another_programs_database(article: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("create table t (a)")
    connection.commit()
    connection.close()
    assert_one_line(factcheck("run", article, "--store", tmp_path / "other.db"), 3)


def test_a_store_of_a_newer_version(store: Path, article: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    newer.write_bytes(store.read_bytes())
    connection = sqlite3.connect(newer)
    connection.execute("pragma user_version = 9999")
    connection.commit()
    connection.close()
    assert_one_line(factcheck("run", article, "--store", newer), 3, "newer")


def test_a_folder_for_a_store(article: Path, tmp_path: Path) -> None:
    assert_one_line(factcheck("run", article, "--store", tmp_path), 3)


def test_an_empty_article(store: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_bytes(b"")
    done = factcheck("run", tmp_path / "empty.md", "--store", store, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["articles"][0]["summary"]["figures"] == 0


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x89PNG" * 50, b"caf\xe9 and 5 people " * 20], ids=["binary", "invalid UTF-8"]
)
def test_what_is_no_text(data: bytes, store: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    done = factcheck("run", tmp_path / "bad.txt", "--store", store, "--format", "json")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "bad.txt" in done.stderr
    assert json.loads(done.stdout)["errors"][0]["path"].endswith("bad.txt")


def test_one_unreadable_article_among_others(store: Path, article: Path, tmp_path: Path) -> None:
    done = factcheck("run", article, tmp_path / "missing.md", "--store", store, "--format", "json")
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert len(report["articles"]) == len(report["errors"]) == 1


def test_a_folder_without_articles(store: Path, tmp_path: Path) -> None:
    assert_one_line(factcheck("run", tmp_path, "--store", store), 2)


def test_hostile_words_are_data(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(
        'He said "5 NEAR/3 * people" AND (OR) NOT col:x ^ "unbalanced\n'
        "'; DROP TABLE passages; -- 7 people {a b}: 12%\n"
    )
    done = factcheck("run", path, "--store", store, "--format", "json")
    assert done.returncode == 0, done.stderr


@pytest.mark.timeout(120)
def test_a_single_line_of_five_megabytes(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("The quick brown fox jumps over the lazy dog and " * 108_000)
    done = factcheck("run", path, "--store", store, "--format", "json")
    assert done.returncode == 0, done.stderr[:500]


@pytest.mark.parametrize(
    "arguments",
    [("--fail-on", "sometimes"), ("--format", "papyrus"), ("--date", "yesterday"), ("--engine", "steam")],
    ids=lambda pair: pair[0],
)
def test_wrong_options(arguments: tuple[str, str], store: Path, article: Path) -> None:
    done = factcheck("run", article, "--store", store, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_report_is_written_whole_or_not_at_all(store: Path, article: Path, tmp_path: Path) -> None:
    done = factcheck("run", article, "--store", store, "--format", "json", "--output", tmp_path / "nowhere" / "r.json")
    assert_one_line(done, 3, "r.json")


def test_broken_settings(store: Path, article: Path, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("fail-on = 'sometimes'\n")
    assert_one_line(factcheck("run", article, "--store", store, cwd=tmp_path), 3, "factcheck.toml")


def test_settings_are_read(store: Path, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text(f"store = '{store}'\nfail-on = 'unverified'\n")
    (tmp_path / "a.txt").write_text("The castle has 62 rooms.\n")
    assert factcheck("run", "a.txt", cwd=tmp_path).returncode == 1
