"""A batch on a Ray cluster: the function of every worker, mapped over its machines (``pip install 'factcheck[ray]'``).

The one part of checking that talks over a network, to the cluster that was named and to nobody else.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from factcheck.cli.archives import Item
from factcheck.cli.batch_workers import AHEAD, Checked, Crew, Task, Waiting, work
from factcheck.errors import FactcheckError

LOCAL = "local"
PATIENCE = 10.0
"""Seconds to wait for an answer from the address of a cluster."""


def need_ray() -> Any:
    """The library. Raises FactcheckError where it is not installed."""
    try:
        import ray
    except ImportError as error:
        raise FactcheckError(
            "--ray needs Ray, which is not installed", hint="install it with: pip install 'factcheck[ray]'"
        ) from error
    return ray


@contextmanager
def on_ray(task: Task, address: str, again: str) -> Iterator[Crew]:
    """The CPUs of a cluster, while the block runs: ``local`` begins one here, ``auto`` takes the one that is here.

    Raises FactcheckError if it cannot be reached or breaks off; ``again`` tells what to do then.
    """
    ray = need_ray()
    begun = {"include_dashboard": False} if address == LOCAL else {}
    try:
        _knock(address)
        ray.init(address=address, log_to_driver=False, logging_level="ERROR", **begun)
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        told = f"no Ray cluster at {address}: {error}"
        raise FactcheckError(told, hint="begin one with: ray start --head, or give --ray local") from error
    try:
        workers = max(1, int(ray.cluster_resources().get("CPU", 1)))
        remote, shared = ray.remote(work_or_tell), ray.put(task)

        def submit(item: Item) -> Waiting:
            return _waiting(ray, remote.remote(shared, item))

        yield Crew(submit, workers * AHEAD)
    except ray.exceptions.RayError as error:
        raise FactcheckError(f"the Ray cluster broke off: {type(error).__name__}: {error}", again) from error
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """See that somebody answers at ``host:port``, which Ray would try for minutes. Raises OSError."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdecimal():
        socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE).close()


def work_or_tell(task: Task, item: Item) -> Checked | FactcheckError:
    """As ``work``; an error for the user is handed back, since Ray would wrap it in its own."""
    try:
        return work(task, item)
    except FactcheckError as error:
        return error


def _waiting(ray: Any, reference: Any) -> Waiting:
    def wait() -> Checked:
        found = ray.get(reference)
        if isinstance(found, FactcheckError):
            raise found
        assert isinstance(found, Checked)  # noqa: S101 - what work_or_tell gives
        return found

    return wait
