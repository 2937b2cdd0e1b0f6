"""The faults that a user can meet: each says what is wrong, where, and what to do.

Nothing is decided here about how a fault is shown; the command line prints the
message in one line and chooses the exit code.
"""

from __future__ import annotations


class DaibieuError(Exception):
    """The base of all faults that are not our own mistakes."""


class TableError(DaibieuError):
    """A table or the ontology is broken; nothing can be read until it is mended."""


class SourceError(DaibieuError):
    """One source could not be read; the others go on."""


class StoreError(DaibieuError):
    """A store cannot be opened, or was made by a newer version."""


class QuestionError(DaibieuError):
    """A question, or a value given to it, is not understood."""


class SeveralError(QuestionError):
    """A name fits several; which one is meant is for the asker to say."""


class UnknownNameError(QuestionError):
    """Nothing of a class is called so; `of` is the class, whose names an asker may want to see."""

    def __init__(self, message: str, of: str = "Person") -> None:  # pickle gives the message alone
        super().__init__(message)
        self.of = of


class DecisionError(DaibieuError):
    """A decision that cannot be taken, or not so."""


class NotBuiltError(DaibieuError):
    """A command that is announced but not built yet."""
