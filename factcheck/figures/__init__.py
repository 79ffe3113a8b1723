"""Quantities in English prose: reading them, converting them and comparing them. Pure: no files, no SQL, no model."""

from factcheck.figures.find import find_figures

__all__ = ["find_figures"]
