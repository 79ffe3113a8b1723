"""Where the store is, if the user does not say."""

from __future__ import annotations

from pathlib import Path

NAME = "factcheck.db"


def find_store(explicit: Path | None, folder: Path) -> Path:
    """The store to use: the one named; else ``factcheck.db`` in ``folder`` (beside the config); else the user's own.

    The file need not be there: opening it tells what to do then.

    >>> find_store(Path("/data/desk.db"), Path("."))
    PosixPath('/data/desk.db')
    """
    if explicit is not None:
        return explicit
    beside = folder / NAME
    if beside.exists():
        return beside
    import platformdirs

    return Path(platformdirs.user_data_dir("factcheck", appauthor=False)) / NAME
