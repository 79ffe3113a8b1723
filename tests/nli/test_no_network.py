"""No command but ``model download`` goes to the network: with a hub that listens, nothing is asked of it."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

PAIR = '{"evidence": "A man plays a guitar.", "claim": "A man plays music.", "label": "entailment"}\n'
ROOT = Path(__file__).parents[2]


class Listener(ThreadingHTTPServer):
    """Writes down what is asked of it, and has nothing."""

    daemon_threads = True

    def __init__(self) -> None:
        self.asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(handler) -> None:  # noqa: N805 - the server is self here
                self.asked.append(f"{handler.command} {handler.path}")
                handler.send_error(404)

            do_HEAD = do_POST = do_GET  # noqa: N815 - names of the protocol

            def log_message(handler, *_: object) -> None:  # noqa: N805
                """Say nothing."""

        super().__init__(("127.0.0.1", 0), Handler)


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = Listener()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def call(listener: Listener, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """factcheck in a process of its own, with that hub as the only one; the environment asks for the network."""
    endpoint = f"http://127.0.0.1:{listener.server_port}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HF_") and "proxy" not in name}
    told = {"HF_ENDPOINT": endpoint, "HF_HOME": str(folder / "hf"), "XDG_DATA_HOME": str(folder), "HF_HUB_OFFLINE": "0"}
    told |= {"TRANSFORMERS_OFFLINE": "0", "PYTHONPATH": str(ROOT), "FACTCHECK_CACHE_DIR": ""}
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(command, env=kept | told, cwd=folder, capture_output=True, text=True, check=False)


NAMES = {
    "pairs to measure on": (["model", "evaluate", "someone/data-set"], "load_dataset('someone/data-set')"),
    "pairs to train on": (
        ["model", "train", "someone/data-set", "--base", str(ROOT / "models" / "figures")],
        "load_dataset('someone/data-set')",
    ),
    "pairs to make more of": (
        ["model", "synthesize", "out.jsonl", "--source", "someone/data-set"],
        "load_dataset('someone/data-set')",
    ),
    "a model to export": (["model", "export", "someone/base", "out"], "factcheck model download someone/base"),
    "a model to ask, by torch": (
        ["check", "A man plays.", "--evidence", "A man ran.", "--model", "someone/base", "--engine", "torch"],
        "factcheck model download someone/base",
    ),
    "a model to ask": (
        ["check", "A man plays.", "--evidence", "A man ran.", "--model", "someone/base"],
        "factcheck model download someone/base",
    ),
    "a model to look at": (
        ["model", "info", "--model", "someone/base", "--engine", "torch"],
        "factcheck model download someone/base",
    ),
}


@pytest.mark.parametrize(("arguments", "words"), NAMES.values(), ids=NAMES)
def test_a_name_that_was_never_fetched_is_told_in_one_line(
    arguments: list[str], words: str, listener: Listener, tmp_path: Path
) -> None:
    done = call(listener, tmp_path, *arguments)
    assert listener.asked == []
    assert done.returncode == 3, done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1 or arguments[1] == "train"  # which says how it goes
    line = lines[-1]
    assert line.startswith("factcheck: no ")
    assert words in line


@pytest.mark.parametrize("engine", ["onnx", "torch"])
def test_what_lies_here_is_used_without_asking(engine: str, listener: Listener, tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text(PAIR, "utf-8")
    for arguments in (["model", "evaluate", "pairs.jsonl"], ["eval", "pairs.jsonl"]):
        done = call(listener, tmp_path, *arguments, "--engine", engine)
        assert done.returncode == 0, done.stderr
    assert listener.asked == []


def test_a_base_that_was_never_fetched_is_not_asked_for(listener: Listener, tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text(PAIR, "utf-8")
    done = call(listener, tmp_path, "model", "train", "pairs.jsonl", "--base", "someone/base")
    assert listener.asked == []
    assert done.returncode == 3
    assert "someone/base" in done.stderr.splitlines()[-1]
