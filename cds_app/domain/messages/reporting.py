"""What can go wrong in `reporting`, in words."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP, Message

ERRORS: dict[str, Message] = {
    "export_not_writable": Message(
        QT_TRANSLATE_NOOP("errors", "{path} could not be written, so there is no export; nothing was left behind."),
        QT_TRANSLATE_NOOP("errors", "Choose a folder that you may write to and that has space, and export again."),
    ),
    "export_exists": Message(
        QT_TRANSLATE_NOOP("errors", "There already is a file {path}; it was left as it is and nothing was exported."),
        QT_TRANSLATE_NOOP("errors", "Choose another name, or move the file away, and export again."),
    ),
    "export_broken": Message(
        QT_TRANSLATE_NOOP("errors", "The log's chain breaks at entry {index}, so no signed export was made of it."),
        QT_TRANSLATE_NOOP("errors", "Keep the store as it is, sign nothing, and call whoever looks after it."),
    ),
}
