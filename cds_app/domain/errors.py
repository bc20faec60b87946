"""Errors that are the world's fault: each carries a code and parameters and becomes a sentence elsewhere.

Anything that is not a `CdsError` is a bug of ours and is shown as one.
"""

from __future__ import annotations


class CdsError(Exception):
    """Something a person can act on. `code` is a key of `messages.ERRORS`; `params` fill its placeholders.

    No patient value may ever be put into `params`: name the row, the column and the rule instead.
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class IntegrityError(CdsError):
    """A file, bundle or log is not what it was when it was written."""


class NotAllowed(CdsError):
    """The person's role, or the state of the decision, does not permit this."""
