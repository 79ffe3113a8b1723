"""The fixtures of ``cli_place`` for every test of the command line."""

from cli_place import made_store, place

__all__ = ["made_store", "place"]
