"""What can go wrong between the window and its worker, in words."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP, Message

ERRORS: dict[str, Message] = {
    "session_closed": Message(
        QT_TRANSLATE_NOOP("errors", "The program is locked, so this was not done."),
        QT_TRANSLATE_NOOP("errors", "Unlock it and try again."),
    ),
}
