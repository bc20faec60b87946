"""What a request can be refused for, in words."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP, Message

ERRORS: dict[str, Message] = {
    "records_refused": Message(
        QT_TRANSLATE_NOOP("errors", "The record set has {count} errors, so nothing was scored."),
        QT_TRANSLATE_NOOP("errors", "Correct the rows that are named and try again."),
    ),
    "batch_changed": Message(
        QT_TRANSLATE_NOOP("errors", "The files have changed since they were checked; nothing was imported."),
        QT_TRANSLATE_NOOP("errors", "Check them again."),
    ),
    "format_not_detected": Message(
        QT_TRANSLATE_NOOP("errors", "The files are not in the format that was named; nothing was imported."),
        QT_TRANSLATE_NOOP("errors", "Leave the format out to have it detected."),
    ),
    "index_day_not_used": Message(
        QT_TRANSLATE_NOOP("errors", "This format holds days, not dates, so an index day has no meaning here."),
        QT_TRANSLATE_NOOP("errors", "Leave --index-day out."),
    ),
    "purpose_missing": Message(
        QT_TRANSLATE_NOOP("errors", "An export needs a purpose and a recipient."),
        QT_TRANSLATE_NOOP("errors", "Enter both; they become part of the log."),
    ),
    "bundle_of_replay_missing": Message(
        QT_TRANSLATE_NOOP("errors", "The assessment was made with bundle {bundle}, which is not here in that version."),
        QT_TRANSLATE_NOOP("errors", "Install the program version that shipped it, and replay there."),
    ),
    "roles_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "At least one role is missing or unknown."),
        QT_TRANSLATE_NOOP("errors", "Choose from: {roles}."),
    ),
    "display_name_missing": Message(
        QT_TRANSLATE_NOOP("errors", "A person needs a name that is printed with signatures."),
        QT_TRANSLATE_NOOP("errors", "Enter the name."),
    ),
    "passphrase_missing": Message(
        QT_TRANSLATE_NOOP("errors", "No passphrase was given."),
        QT_TRANSLATE_NOOP("errors", "Type it at the prompt, or name a file with --passphrase-file."),
    ),
    "system_refused": Message(
        QT_TRANSLATE_NOOP("errors", "The system refused to read or write: {why}."),
        QT_TRANSLATE_NOOP("errors", "Check the path, its permissions and the free space, and try again."),
    ),
    "user_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "There is no user with this name."),
        QT_TRANSLATE_NOOP("errors", "List the users to see who is there."),
    ),
    "passphrases_differ": Message(
        QT_TRANSLATE_NOOP("errors", "The two passphrases are not the same."),
        QT_TRANSLATE_NOOP("errors", "Type them again."),
    ),
    "assessment_of_another": Message(
        QT_TRANSLATE_NOOP("errors", "This assessment was begun by another clinician."),
        QT_TRANSLATE_NOOP("errors", "Begin your own; an own view cannot be signed by somebody else."),
    ),
    "amend_unsigned": Message(
        QT_TRANSLATE_NOOP("errors", "Only a signed decision can be amended."),
        QT_TRANSLATE_NOOP("errors", "Continue with the open one instead."),
    ),
    "log_broken": Message(
        QT_TRANSLATE_NOOP("errors", "The log's chain breaks at entry {index}."),
        QT_TRANSLATE_NOOP("errors", "Sign nothing; keep the store as it is and call whoever looks after it."),
    ),
    "store_open_to_others": Message(
        QT_TRANSLATE_NOOP("errors", "Other users of this machine can read the folder {path}."),
        QT_TRANSLATE_NOOP("errors", "Ask IT to limit it to its owner."),
    ),
}
