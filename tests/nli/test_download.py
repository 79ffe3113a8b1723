"""``factcheck model download`` against a hub on the loopback: whole or not at all, pinned, and never a pickle."""

import errno
import io
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hub_imitation import COMMIT, Hub, folder_as_repository, serving

from factcheck.cli import main
from factcheck.errors import ModelError
from factcheck.nli import download as download_module
from factcheck.nli import files, load_scorer, model_digest
from factcheck.nli import hub as hub_module
from factcheck.nli.download import PIN, download, plan_download, read_pin
from factcheck.nli.onnx import OnnxScorer
from factcheck.nli.torch import TorchScorer
from factcheck.records import View

NAME = "someone/tiny-nli"
PAIR = [("People crossed the gap.", "A man plays.")]


@pytest.fixture
def hub(tiny_export: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    files_of = folder_as_repository(tiny_export)
    files_of |= {"README.md": b"# A model", "pytorch_model.bin": b"pickled", "onnx/model_O4.onnx": b"another"}
    files_of |= {"training_args.bin": b"pickled", "modeling_tiny.py": b"print('code')"}
    with serving(Hub({NAME: files_of})) as served:
        monkeypatch.setenv("HF_ENDPOINT", served.endpoint)
        for proxy in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.delenv(proxy, raising=False)
        yield served


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of models."""
    monkeypatch.setattr(files, "models_folder", lambda: tmp_path / "models")
    return tmp_path / "models"


def fetch(name: str = NAME, revision: str = "main", engine: str | None = None, **more: object) -> Path:
    hub = hub_module.Hub(pause=lambda _: None)
    return download(hub, plan_download(hub, name, revision, engine), **more)  # type: ignore[arg-type]


def call(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as stop:
        main(["model", "download", *arguments])
    return int(stop.value.code or 0), out.getvalue(), err.getvalue()


def left(kept: Path) -> list[str]:
    return sorted(path.name for path in kept.iterdir()) if kept.exists() else []


def test_a_download_says_first_that_it_goes_to_the_network_and_what_it_keeps(hub: Hub, kept: Path) -> None:
    code, out, err = call(NAME)
    assert code == 0, err
    lines = err.splitlines()
    assert lines[0] == f"going to the network: {hub.endpoint}, for {NAME} (main)"
    assert COMMIT in lines[1]
    assert out.strip() == str(kept / "someone--tiny-nli")
    assert read_pin(kept / "someone--tiny-nli") == {
        "name": NAME,
        "endpoint": hub.endpoint,
        "asked": "main",
        "commit": COMMIT,
        "files": {path: len(hub.repositories[NAME][path]) for path in sorted(FETCHED)},
    }


FETCHED = {"config.json", "model.int8.onnx", "model.safetensors", "tokenizer.json", "tokenizer_config.json"}


def test_only_weights_without_code_tokenizer_and_configuration_are_fetched(hub: Hub, kept: Path) -> None:
    folder = fetch()
    assert {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} == {*FETCHED, PIN}
    assert not {"pytorch_model.bin", "training_args.bin", "modeling_tiny.py", "README.md"} & hub.asked.keys()
    assert all((folder / path).read_bytes() == hub.repositories[NAME][path] for path in FETCHED)


@pytest.mark.parametrize(("engine", "lacks"), [("onnx", "model.safetensors"), ("torch", "model.int8.onnx")])
def test_one_engines_files_alone(hub: Hub, engine: str, lacks: str) -> None:
    folder = fetch(engine=engine)
    assert {path.name for path in folder.iterdir()} == {*FETCHED, PIN} - {lacks}


def test_afterwards_the_name_is_found_offline(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fetch()
    asked = hub.asked.total()
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert model_digest("onnx", NAME) == model_digest("onnx", str(folder))
    for engine, scorer in (("onnx", OnnxScorer), ("torch", TorchScorer)):
        found = files.locate(engine, NAME)
        assert found == folder
        assert scorer(found, probe=False).score(PAIR, View.WRITTEN)
    assert hub.asked.total() == asked


def test_a_name_that_was_not_downloaded_says_how(hub: Hub) -> None:
    for engine in ("onnx", "torch"):
        with pytest.raises(ModelError) as caught:
            load_scorer(engine, "someone/else")
        assert caught.value.hint.endswith("factcheck model download someone/else")
    assert not hub.asked


def test_a_commit_or_tag_can_be_asked_for(hub: Hub) -> None:
    for revision in ("v1", COMMIT):
        assert (read_pin(fetch(revision=revision)) or {})["asked"] == revision


def test_a_second_download_takes_the_place_of_the_first(hub: Hub, kept: Path) -> None:
    folder = fetch()
    hub.commit = "f" * 40
    hub.repositories[NAME]["tokenizer_config.json"] += b" "
    del hub.repositories[NAME]["model.safetensors"]
    assert fetch() == folder
    assert (read_pin(folder) or {})["commit"] == "f" * 40
    assert not (folder / "model.safetensors").exists()
    assert left(kept) == ["someone--tiny-nli"]


def test_files_that_lie_elsewhere_are_followed(hub: Hub) -> None:
    hub.faults["model.safetensors"] = "moved"
    assert (fetch() / "model.safetensors").read_bytes() == hub.repositories[NAME]["model.safetensors"]


def test_a_transfer_that_breaks_off_is_tried_again(hub: Hub) -> None:
    hub.faults |= {"model.safetensors": "cut", "": 503}
    hub.times |= {"model.safetensors": 2, "": 2}
    came: list[int] = []
    folder = fetch(done=came.append)
    assert hub.asked["model.safetensors"] == 3
    assert sum(came) == sum((read_pin(folder) or {})["files"].values())


FAULTS: dict[str, tuple[Callable[[Hub], object], str]] = {
    "the server fails": (lambda hub: hub.faults.update({"": 500}), "the server says 500"),
    "the server fails at a file": (lambda hub: hub.faults.update({"tokenizer.json": 502}), "the server says 502"),
    "a transfer is cut off": (lambda hub: hub.faults.update({"model.safetensors": "cut"}), "bytes came"),
    "bytes are altered": (lambda hub: hub.faults.update({"model.safetensors": "altered"}), "other bytes"),
    "small bytes are altered": (lambda hub: hub.faults.update({"tokenizer.json": "altered"}), "other bytes"),
    "a file has gone": (lambda hub: hub.faults.update({"tokenizer.json": 404}), "no longer has tokenizer.json"),
    "the answer is no JSON": (lambda hub: setattr(hub, "answer", b"<html>"), "cannot be read"),
    "the answer is another": (lambda hub: setattr(hub, "answer", b'{"sha": "x", "siblings": []}'), "cannot be read"),
    "the answer is a list": (lambda hub: setattr(hub, "answer", b"[]"), "cannot be read"),
    "no configuration": (lambda hub: hub.repositories[NAME].pop("config.json"), "config.json is missing"),
    "labels are no relations": (lambda hub: relabel(hub, {"0": "toxic", "1": "fine"}), "not those of an NLI model"),
    "labels are named by letter": (lambda hub: relabel(hub, {"a": "entailment", "b": "neutral"}), "id2label"),
    "it needs code": (lambda hub: configure(hub, auto_map={"AutoModel": "modeling_tiny.Tiny"}), "code of its own"),
}


def configure(hub: Hub, **told: object) -> None:
    config = json.loads(hub.repositories[NAME]["config.json"]) | told
    hub.repositories[NAME]["config.json"] = json.dumps(config).encode()


def relabel(hub: Hub, labels: dict[str, str]) -> None:
    configure(hub, id2label=labels)


@pytest.mark.parametrize(("fault", "words"), FAULTS.values(), ids=FAULTS)
def test_what_goes_wrong_is_told_and_leaves_nothing(
    fault: Callable[[Hub], object], words: str, hub: Hub, kept: Path
) -> None:
    fault(hub)
    with pytest.raises(ModelError, match=words) as caught:
        fetch()
    assert caught.value.hint
    assert "\n" not in caught.value.message
    assert left(kept) == []


def test_what_goes_wrong_leaves_the_earlier_download(hub: Hub, kept: Path) -> None:
    folder = fetch()
    before = folder_as_repository(folder)
    hub.faults["model.safetensors"] = "cut"
    with pytest.raises(ModelError):
        fetch()
    assert folder_as_repository(folder) == before
    assert left(kept) == ["someone--tiny-nli"]


@pytest.mark.parametrize("lacks", ["tokenizer.json and torch weights", "tokenizer.json, for onnx", "every tokenizer"])
def test_a_model_that_could_not_be_used_for_want_of_a_tokenizer_is_refused(lacks: str, hub: Hub, kept: Path) -> None:
    files_of = hub.repositories[NAME]
    del files_of["tokenizer.json"]
    if lacks != "every tokenizer":
        files_of["vocab.txt"] = b"[PAD]"
    if lacks == "tokenizer.json and torch weights":
        del files_of["model.safetensors"]
    code, _, err = call(NAME, *(["--engine", "onnx"] if "onnx" in lacks else []))
    assert code == 3
    assert "tokenizer.json" in err.splitlines()[-1]
    assert set(hub.asked) == {""}
    assert left(kept) == []


def test_without_tokenizer_json_torch_alone_can_use_it(hub: Hub, kept: Path) -> None:
    hub.repositories[NAME]["vocab.txt"] = b"[PAD]"
    del hub.repositories[NAME]["tokenizer.json"]
    code, out, err = call(NAME)
    assert code == 0, err
    assert err.splitlines()[-1] == f"use it with: --model {NAME} --engine torch"
    assert not list(Path(out.strip()).glob("*.onnx"))


def test_two_names_never_share_a_folder(hub: Hub) -> None:
    hub.repositories["someone--tiny-nli"] = hub.repositories[NAME]
    fetch()
    with pytest.raises(ModelError, match="no name"):
        fetch("someone--tiny-nli")


def test_labels_are_looked_at_before_the_weights_come(hub: Hub) -> None:
    relabel(hub, {"0": "toxic", "1": "fine"})
    with pytest.raises(ModelError):
        fetch()
    assert "model.safetensors" not in hub.asked


def test_pickled_weights_are_refused_before_anything_is_fetched(hub: Hub, kept: Path) -> None:
    for path in ("model.safetensors", "model.int8.onnx", "model.onnx"):
        hub.repositories[NAME].pop(path, None)
    code, _, err = call(NAME)
    assert code == 3
    assert "pickled" in err.splitlines()[-1]
    assert set(hub.asked) == {""}
    assert left(kept) == []


def test_no_such_model_and_no_such_revision(hub: Hub, kept: Path) -> None:
    for arguments in (("no-one/nothing",), (NAME, "--revision", "v2")):
        code, _, err = call(*arguments)
        assert code == 3
        assert "the hub has no model" in err.splitlines()[-1]
    assert left(kept) == []


@pytest.mark.parametrize("arguments", [("../etc",), ("a/b/c",), ("https://x/y",), (NAME, "--revision", "../x")])
def test_names_that_cannot_be_one_are_not_asked_for(arguments: tuple[str, ...], hub: Hub) -> None:
    assert call(*arguments)[0] == 3
    assert not hub.asked


def test_files_outside_the_folder_are_not_taken(hub: Hub, tmp_path: Path) -> None:
    hub.repositories[NAME] |= {"../evil.safetensors": b"x", "/tmp/evil.onnx": b"x", "sub/config.json": b"{}"}
    folder = fetch()
    assert {path.name for path in folder.iterdir()} == {*FETCHED, PIN}


def test_an_endpoint_that_is_none_or_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "ftp://example.org")
    assert "no web address" in call(NAME)[2]
    monkeypatch.setattr(hub_module, "TRIES", 1)
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert "refused" in call(NAME)[2]


def test_a_disk_without_room_is_told_before_the_transfer(hub: Hub, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(kept.parent)
    monkeypatch.setattr(download_module.shutil, "disk_usage", lambda _: usage._replace(free=10))
    with pytest.raises(ModelError, match="the disk is full"):
        fetch()
    assert set(hub.asked) == {""}
    assert left(kept) == []


def test_a_disk_that_fills_up_during_the_transfer_leaves_nothing(
    hub: Hub, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def open_full(path: Path, mode: str = "r", *more: object, **named: object) -> object:
        if path.name != "model.safetensors":
            return opened(path, mode, *more, **named)  # type: ignore[arg-type,call-overload]
        if not Path("/dev/full").exists():  # the disk that Linux has for this
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(Path("/dev/full"), mode)

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(ModelError, match="the disk is full") as caught:
        fetch()
    assert "make room" in caught.value.hint
    assert left(kept) == []


def test_an_interrupt_leaves_nothing(hub: Hub, kept: Path) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(done=interrupted)
    assert left(kept) == []


def test_control_c_during_a_transfer(hub: Hub, tmp_path: Path) -> None:
    hub.faults["model.safetensors"] = "hangs"
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "model", "download", NAME],
        env=os.environ | {"HF_ENDPOINT": hub.endpoint, "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert hub.hanging.wait(30)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_a_killed_download_left_is_swept_away_later(hub: Hub, kept: Path) -> None:
    old, new = kept / ".part-old", kept / ".part-new"
    for folder in (old, new):
        folder.mkdir(parents=True)
    os.utime(old, (0, 0))
    fetch()
    assert left(kept) == [".part-new", "someone--tiny-nli"]
