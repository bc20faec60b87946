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
    "policy_open_to_others": Message(
        QT_TRANSLATE_NOOP("errors", "Other people than an administrator can change the policy file {path}."),
        QT_TRANSLATE_NOOP("errors", "Ask IT to let only administrators write it."),
    ),
    "export_role_closed": Message(
        QT_TRANSLATE_NOOP("errors", "By the policy of this machine, your roles do not export the log."),
        QT_TRANSLATE_NOOP("errors", "It needs one of: {roles}. Ask IT if that is not as it should be."),
    ),
    "export_form_closed": Message(
        QT_TRANSLATE_NOOP("errors", "By the policy of this machine, this is not written beside the log: {form}."),
        QT_TRANSLATE_NOOP("errors", "Export without it, or ask IT."),
    ),
    "manual_not_pdf": Message(
        QT_TRANSLATE_NOOP("errors", "The manual is written as PDF, and {path} has another ending."),
        QT_TRANSLATE_NOOP("errors", "Name a file that ends in .pdf."),
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
