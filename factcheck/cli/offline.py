"""Nothing goes to the network: said once, to every library that might."""

from __future__ import annotations

import os

_SAID = {
    "HF_HUB_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "RAY_USAGE_STATS_ENABLED": "0",
}


def go_offline() -> None:
    """Tell the libraries that might, whatever the environment says; they read it when they are imported.

    ``factcheck model download`` goes to the network by itself (``nli/hub.py``), and ``factcheck batch --ray`` to the
    cluster that is named (``batch_ray.py``).
    """
    os.environ.update(_SAID)
