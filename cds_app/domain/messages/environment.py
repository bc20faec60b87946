"""What can go wrong with the workstation's own files, in words."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP, Message

ERRORS: dict[str, Message] = {
    "policy_unreadable": Message(
        QT_TRANSLATE_NOOP("errors", "The policy file {path} cannot be read, so the program does not start."),
        QT_TRANSLATE_NOOP("errors", "Ask IT to make it readable, or to remove it to use the defaults."),
    ),
    "policy_invalid": Message(
        QT_TRANSLATE_NOOP(
            "errors", "The policy file {path} is not valid at: {key}. {why} The program does not start on it."
        ),
        QT_TRANSLATE_NOOP("errors", "Ask IT to correct that entry; the manual lists the keys and their values."),
    ),
    "path_missing": Message(
        QT_TRANSLATE_NOOP("errors", "There is nothing at {path}."),
        QT_TRANSLATE_NOOP("errors", "Check the path and try again."),
    ),
    "not_writable": Message(
        QT_TRANSLATE_NOOP("errors", "{path} cannot be written."),
        QT_TRANSLATE_NOOP("errors", "Choose another folder, or free some space, and try again."),
    ),
    "passphrase_file": Message(
        QT_TRANSLATE_NOOP("errors", "The passphrase file cannot be read."),
        QT_TRANSLATE_NOOP("errors", "Name a readable text file that holds only the passphrase."),
    ),
}
