"""The reference store: one SQLite file of sources, passages and observations that a person curates.

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> from factcheck.store.curation import add_text, create_store
>>> from factcheck.store.drafts import SourceDraft
>>> with TemporaryDirectory() as folder:
...     path = Path(folder, "factcheck.db")
...     create_store(path)
...     counts = add_text(path, "In 2022, 248,284 people crossed the Darien Gap.", SourceDraft("Transit by country"))
...     store = open_store(path)
...     found = store.search("How many crossed the Darién Gap?")
...     store.close()
>>> found[0].passage.text
'In 2022, 248,284 people crossed the Darien Gap.'
"""

from factcheck.store.store import Stats, Store, open_store

__all__ = ["Stats", "Store", "open_store"]
