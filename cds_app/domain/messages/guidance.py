"""What can go wrong in `guidance`, in words."""

from __future__ import annotations

from cds_app.domain.messages.marker import Message

ERRORS: dict[str, Message] = {}
