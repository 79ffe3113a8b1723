"""Nothing goes to the network: said once, to every library that might."""

from __future__ import annotations

import os

_SAID = ("HF_HUB_OFFLINE", "HF_DATASETS_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY")


def go_offline() -> None:
    """Tell the libraries of the hub, whatever the environment says; they read it when they are imported.

    ``factcheck model download``, the one command that goes to the network, does so by itself (``nli/hub.py``).
    """
    os.environ.update(dict.fromkeys(_SAID, "1"))
