"""A hub on the loopback: enough of the Hugging Face hub's HTTP to fetch a model from, with faults on demand."""

from __future__ import annotations

import hashlib
import json
import threading
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Hub:
    """Repositories by name: files by path. ``faults`` are by path: "cut", "altered", "hangs", "moved", or a status.

    A fault holds for every request, or for as many as ``times`` says.
    """

    repositories: dict[str, dict[str, bytes]] = field(default_factory=dict)
    faults: dict[str, str | int] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    answer: bytes | None = None
    commit: str = COMMIT
    endpoint: str = ""
    released: threading.Event = field(default_factory=threading.Event)
    hanging: threading.Event = field(default_factory=threading.Event)

    def fault(self, path: str) -> str | int | None:
        if path in self.times:
            self.times[path] -= 1
            if self.times[path] < 0:
                return None
        return self.faults.get(path)

    def listing(self, name: str) -> bytes:
        rows = []
        for path, data in self.repositories[name].items():
            row: dict[str, object] = {"rfilename": path, "size": len(data)}
            row["blobId"] = hashlib.sha1(f"blob {len(data)}\0".encode() + data, usedforsecurity=False).hexdigest()
            if path.endswith((".safetensors", ".onnx", ".bin")):
                row["lfs"] = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 134}
            rows.append(row)
        return json.dumps({"id": name, "sha": self.commit, "siblings": rows}).encode()


def folder_as_repository(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@contextmanager
def serving(hub: Hub) -> Iterator[Hub]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
            if path.startswith("/api/models/"):
                name, _, revision = path.removeprefix("/api/models/").partition("/revision/")
                key, found = "", name in hub.repositories and revision in {"main", "v1", hub.commit}
                data = (hub.answer or hub.listing(name)) if found else b""
            else:
                name, _, rest = path.removeprefix("/").removeprefix("elsewhere/").partition("/resolve/")
                key = rest.removeprefix(f"{hub.commit}/")
                found = key in hub.repositories.get(name, {})
                data = hub.repositories[name][key] if found else b""
            hub.asked[key] += 1
            fault = hub.fault(key)
            if isinstance(fault, int) or not found:
                self.send_error(fault if isinstance(fault, int) else 401)  # what the real one says of the unknown
            elif fault == "moved" and not path.startswith("/elsewhere/"):
                self.send_response(302)
                self.send_header("Location", f"{hub.endpoint}/elsewhere{urllib.parse.quote(path)}")
                self.end_headers()
            else:
                self._send(data, fault)

        def _send(self, data: bytes, fault: str | int | None) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if fault == "altered":
                data = data[:-1] + bytes([data[-1] ^ 1])
            self.wfile.write(data[: len(data) // 2] if fault in {"cut", "hangs"} else data)
            if fault == "hangs":
                self.wfile.flush()
                hub.hanging.set()
                hub.released.wait(30)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    hub.endpoint = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        hub.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
