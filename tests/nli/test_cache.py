"""The cache of scores: it saves the model's work, keeps to its bound, and never stands in the way of a run."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck.nli import cache as cache_module
from factcheck.nli.cache import FILE, CachedScorer, cache_facts, cache_folder, clear_cache, open_cache, scoring_key
from factcheck.nli.onnx import OnnxScorer
from factcheck.records import Score, View

PAIRS = [(f"The port handled {n} containers.", "The port was busy.") for n in range(5)]


class Counting:
    """A scorer whose scores follow from the texts, in doubles that need all their digits; counts what it is asked."""

    digest = "sha256:0"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]], view: View) -> list[Score]:
        self.asked += pairs
        return [self.one(pair, view) for pair in pairs]

    @staticmethod
    def one(pair: tuple[str, str], view: View) -> Score:
        if not pair[0].strip() or len(pair[1]) > 1000:
            return Score(0.0, 1.0, 0.0, view)
        first = 1 / (3 + sum(map(ord, pair[0] + pair[1])))
        return Score(first, first / 7, 1 - first - first / 7, view)


def cached(folder: Path, *, key: str = "k", now: float = 1e9, rows: int = 100) -> tuple[CachedScorer, Counting]:
    behind = Counting()
    return CachedScorer(behind, key, folder, now=lambda: now, rows=rows), behind


def test_a_second_run_asks_nothing_and_gets_the_same_to_the_last_bit(tmp_path: Path) -> None:
    first, _ = cached(tmp_path)
    told = first.score(PAIRS, View.WRITTEN)
    second, behind = cached(tmp_path)
    assert second.score(PAIRS[::-1], View.WRITTEN) == told[::-1]
    assert behind.asked == []
    assert told == Counting().score(PAIRS, View.WRITTEN)


def test_only_what_is_new_is_asked_and_each_once(tmp_path: Path) -> None:
    cached(tmp_path)[0].score(PAIRS[:2], View.WRITTEN)
    scorer, behind = cached(tmp_path)
    assert len(scorer.score([*PAIRS[:3], PAIRS[2]], View.WRITTEN)) == 4
    assert behind.asked == [PAIRS[2]]


def test_models_and_views_are_told_apart(tmp_path: Path) -> None:
    cached(tmp_path)[0].score(PAIRS, View.WRITTEN)
    other, behind = cached(tmp_path, key="another model")
    other.score(PAIRS[:1], View.WRITTEN)
    assert behind.asked == PAIRS[:1]
    masked, behind = cached(tmp_path)
    assert masked.score(PAIRS[:1], View.MASKED)[0].view is View.MASKED
    assert behind.asked == PAIRS[:1]


def test_evidence_and_claim_are_not_run_together(tmp_path: Path) -> None:
    cached(tmp_path)[0].score([("ab", "c")], View.WRITTEN)
    scorer, behind = cached(tmp_path)
    scorer.score([("a", "bc"), ("c", "ab")], View.WRITTEN)
    assert len(behind.asked) == 2


def test_masked_pairs_that_look_alike_are_one(tmp_path: Path) -> None:
    cached(tmp_path)[0].score([("It sold 20 cars.", "It sold 30 cars.")], View.MASKED)
    scorer, behind = cached(tmp_path)
    scorer.score([("It sold 40 cars.", "It sold 50 cars.")], View.MASKED)
    assert behind.asked == []


def test_empty_texts_need_no_model_and_what_is_not_judged_is_not_kept(tmp_path: Path) -> None:
    too_long = ("Evidence.", "word " * 300)
    for _ in range(2):
        scorer, behind = cached(tmp_path)
        assert [score.neutral for score in scorer.score([("", "a"), ("a", " "), too_long], View.WRITTEN)] == [1, 1, 1]
        assert behind.asked == [too_long]


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    day = cache_module.DAY
    for n, pair in enumerate(PAIRS):
        cached(tmp_path, now=n * 2 * day, rows=5)[0].score([pair], View.WRITTEN)
    cached(tmp_path, now=20 * day, rows=5)[0].score(PAIRS[:1], View.WRITTEN)  # used again
    cached(tmp_path, now=21 * day, rows=5)[0].score([("new", "new")], View.WRITTEN)
    assert cache_facts(tmp_path).scores == 4
    scorer, behind = cached(tmp_path, now=22 * day)
    scorer.score([*PAIRS, ("new", "new")], View.WRITTEN)
    assert behind.asked == PAIRS[1:3]


def test_models_without_scores_are_forgotten(tmp_path: Path) -> None:
    cached(tmp_path, key="old", now=1, rows=3)[0].score(PAIRS[:3], View.WRITTEN)
    cached(tmp_path, key="new", now=2, rows=3)[0].score(PAIRS, View.WRITTEN)
    assert cache_facts(tmp_path).models == 1


DAMAGE = {
    "not a database": lambda path: path.write_bytes(b"This is not SQLite." * 90),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:6000]),
    "empty": lambda path: path.write_bytes(b""),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "another database": lambda path: (path.unlink(), sqlite3.connect(path).execute("CREATE TABLE scores (a)").close()),
    "tables missing": lambda path: sqlite3.connect(path).execute("DROP TABLE scores").close(),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_cache_is_left_alone(damage: object, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    cached(tmp_path)[0].score(PAIRS, View.WRITTEN)
    damage(tmp_path / FILE)  # type: ignore[operator]
    scorer, behind = cached(tmp_path)
    for _ in range(3):
        assert scorer.score(PAIRS, View.WRITTEN) == Counting().score(PAIRS, View.WRITTEN)
    assert behind.asked == PAIRS * 3
    (warning,) = caplog.messages
    assert "factcheck model cache clear" in warning
    assert "\n" not in warning


def test_wrong_values_in_the_file_are_asked_again(tmp_path: Path) -> None:
    cached(tmp_path)[0].score(PAIRS, View.WRITTEN)
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("UPDATE scores SET entailment = 7.5")
    database.close()
    scorer, behind = cached(tmp_path)
    assert scorer.score(PAIRS, View.WRITTEN) == Counting().score(PAIRS, View.WRITTEN)
    assert behind.asked == PAIRS


def test_a_locked_cache_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(cache_module, "BUSY", 0.05)
    cached(tmp_path)[0].score(PAIRS[:2], View.WRITTEN)
    writer = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    scorer, behind = cached(tmp_path)
    assert scorer.score(PAIRS[:3], View.WRITTEN) == Counting().score(PAIRS[:3], View.WRITTEN)
    assert behind.asked == [PAIRS[2]], "what is known can be read while another writes"
    assert "locked" in caplog.text
    writer.close()


def test_a_folder_that_cannot_be_made_is_no_reason_to_warn(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    scorer, behind = cached(tmp_path / "file" / "cache")
    scorer.score(PAIRS, View.WRITTEN)
    scorer.score(PAIRS, View.WRITTEN)
    assert behind.asked == PAIRS * 2
    assert caplog.messages == []


def test_a_full_disk_is_survived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cached(tmp_path)[0].score(PAIRS[:1], View.WRITTEN)

    def nearly_full(path: Path) -> sqlite3.Connection:
        database = open_cache(path)
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        database.execute(f"PRAGMA max_page_count = {pages}")  # SQLite then says what it says of a full disk
        return database

    monkeypatch.setattr(cache_module, "open_cache", nearly_full)
    many = [(f"{n} " * 3, "claim") for n in range(2000)]
    scorer, _ = cached(tmp_path, rows=10_000)
    assert scorer.score(many, View.WRITTEN) == Counting().score(many, View.WRITTEN)
    assert "full" in caplog.text


def test_many_at_once_do_not_disturb_each_other(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    told: list[list[Score]] = []

    def work(number: int) -> None:
        own = [(f"Text {number}.{n}", "claim") for n in range(20)]
        told.append(cached(tmp_path, rows=10_000)[0].score([*PAIRS, *own], View.WRITTEN)[:5])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [Counting().score(PAIRS, View.WRITTEN)] * 8
    assert caplog.messages == []
    assert cache_facts(tmp_path).scores == 5 + 8 * 20


def test_processes_share_the_file(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, 'tests/nli'); from test_cache import *\n"
        "for n in range(30):\n"
        "    cached(Path(sys.argv[1]), rows=10_000)[0].score([(f'{sys.argv[2]} {n}', 'c')], View.WRITTEN)\n"
    )
    root = Path(__file__).parents[2]
    started = [
        subprocess.Popen([sys.executable, "-c", code, tmp_path, str(number)], cwd=root, stderr=subprocess.PIPE)
        for number in range(3)
    ]
    assert [process.communicate()[1] for process in started] == [b""] * 3
    assert cache_facts(tmp_path).scores == 90


def test_clearing_takes_all_files_and_the_damaged_too(tmp_path: Path) -> None:
    assert not clear_cache(tmp_path)
    cached(tmp_path)[0].score(PAIRS, View.WRITTEN)
    assert cache_facts(tmp_path).size > 0
    (tmp_path / FILE).write_bytes(b"damaged")
    assert clear_cache(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert cache_facts(tmp_path).scores == 0


def test_the_folder_is_the_users_unless_said_otherwise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", "")
    assert cache_folder() is None
    monkeypatch.delenv("FACTCHECK_CACHE_DIR")
    assert cache_folder() is not None


def test_only_scores_that_depend_on_the_pair_alone_have_a_key() -> None:
    key = scoring_key("onnx", "sha256:1", None)
    assert key is not None
    assert key != scoring_key("onnx", "sha256:2", None)
    assert scoring_key("torch", "sha256:1", "cpu") not in {None, key}
    assert scoring_key("torch", "sha256:1", "cuda") is None


def test_a_real_models_scores_come_back_as_they_were(tiny_export: Path, tmp_path: Path) -> None:
    model = OnnxScorer(tiny_export, probe=False)
    alone = [model.score([pair], View.WRITTEN)[0] for pair in PAIRS]
    CachedScorer(model, "k", tmp_path, now=lambda: 0).score(PAIRS[1:3], View.WRITTEN)
    assert CachedScorer(model, "k", tmp_path, now=lambda: 0).score(PAIRS, View.WRITTEN) == alone
