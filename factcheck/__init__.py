"""factcheck: check the figures of an article against a curated reference store, offline."""

__version__ = "0.1.0"
