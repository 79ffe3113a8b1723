"""A store without vectors is used, and the reader is told."""

import sqlite3
from contextlib import closing

from cli_place import RIGHT, Place

pytest_plugins = ["cli_place"]


def test_a_store_without_vectors_is_told_once_on_standard_error(place: Place) -> None:
    place.write("a.md", RIGHT)
    assert "vectors" not in place.run("a.md", "--no-model").err
    with closing(sqlite3.connect(place.folder / "desk.db")) as conn:
        conn.execute("DELETE FROM meta WHERE key = 'vectors'")
        conn.commit()
    done = place.run("a.md", "--no-model")
    assert done.code == 0
    assert done.err.count("factcheck: ") == 1
    assert "doctor --fix" in done.err
