"""What can go wrong in `scoring`, in words."""

from __future__ import annotations

from cds_app.domain.messages.marker import Message

ERRORS: dict[str, Message] = {}
