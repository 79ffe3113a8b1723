"""Dates, periods, durations and ages in English news text, as exact periods and values."""

from factcheck.figures.temporal.find import find_temporal

__all__ = ["find_temporal"]
