"""Codes to English sentences, one table a room. The only place where the core's words stand.

The tables are put together when one of them is first asked for: the window's first page has no error to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cds_app.domain.messages.every_room import ERRORS, FINDINGS, sentence

__all__ = ["ERRORS", "FINDINGS", "sentence"]

if not TYPE_CHECKING:  # for a reader of types every name is there, and no other

    def __getattr__(name: str) -> Any:
        """One of the tables, or what looks up in them."""
        if name not in __all__:
            raise AttributeError(name)
        from cds_app.domain.messages import every_room

        globals().update({each: getattr(every_room, each) for each in __all__})
        return globals()[name]
