"""The one family of errors that becomes a message for the user. Any other exception is a bug of ours, and says so."""

from __future__ import annotations


class FactcheckError(Exception):
    """Something the user can mend. ``message`` says what is wrong in one line, ``hint`` what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(FactcheckError):
    """The command was called wrongly (exit code 2)."""


class ArticleError(FactcheckError):
    """An article cannot be read."""


class StoreError(FactcheckError):
    """The reference store is missing, damaged, too new or busy, or an import cannot be read."""


class ModelError(FactcheckError):
    """The model is missing, damaged or does not fit."""


class SettingsError(FactcheckError):
    """The configuration is broken."""
