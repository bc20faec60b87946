"""What can go wrong with keys, sheets of paper, backups and their return, in words."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP, Message

ERRORS: dict[str, Message] = {
    # a new key for the database
    "slots_altered": Message(
        QT_TRANSLATE_NOOP("errors", "An entry in {path} was exchanged from outside; no new key is given to it."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Keep the folder as it is, and ask IT to look into it."),
    ),
    "rekey_waits": Message(
        QT_TRANSLATE_NOOP(
            "errors", "These people have to sign in once before a new key can be given to them: {names}."
        ),
        QT_TRANSLATE_NOOP("errors", "The key was not changed. Ask them to sign in, or leave them behind on purpose."),
    ),
    "rekey_stopped": Message(
        QT_TRANSLATE_NOOP("errors", "The change of the key was stopped."),
        QT_TRANSLATE_NOOP("errors", "The old key still opens the store, and nothing is lost."),
    ),
    "rekey_differs": Message(
        QT_TRANSLATE_NOOP("errors", "The copy under the new key did not hold the same content, so it was removed."),
        QT_TRANSLATE_NOOP("errors", "The old key still opens the store. Ask IT to check the disk, then try again."),
    ),
    "rekey_unfinished": Message(
        QT_TRANSLATE_NOOP("errors", "The new key counts from now on, but the store could not be opened with it yet."),
        QT_TRANSLATE_NOOP("errors", "Close the program and sign in again; nothing is lost."),
    ),
    "roles_same": Message(
        QT_TRANSLATE_NOOP("errors", "The person has exactly these roles already."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
    ),
    "reset_own": Message(
        QT_TRANSLATE_NOOP(
            "errors", "A passphrase of one's own is changed, not reset: a reset takes the signing key away."
        ),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Change your passphrase with the old one."),
    ),
    # sheets of paper
    "sheet_mistyped": Message(
        QT_TRANSLATE_NOOP("errors", "Sheet {number} was not typed as it is printed."),
        QT_TRANSLATE_NOOP("errors", "Compare it letter by letter: 16 groups of four."),
    ),
    "sheet_other_kind": Message(
        QT_TRANSLATE_NOOP("errors", "This sheet is not of the kind that is asked for."),
        QT_TRANSLATE_NOOP("errors", "The recovery key is two sheets, the emergency code is one."),
    ),
    "sheet_halves_same": Message(
        QT_TRANSLATE_NOOP("errors", "The same sheet was entered twice."),
        QT_TRANSLATE_NOOP("errors", "Enter the other person's sheet as well."),
    ),
    "sheet_halves_apart": Message(
        QT_TRANSLATE_NOOP("errors", "The two sheets are halves of different keys."),
        QT_TRANSLATE_NOOP("errors", "Use two sheets that were made on the same day."),
    ),
    "sheet_refused": Message(
        QT_TRANSLATE_NOOP("errors", "What stands on paper does not open this store."),
        QT_TRANSLATE_NOOP("errors", "It was made for another store, was used before, or was replaced by a newer one."),
    ),
    "recovery_not_administrator": Message(
        QT_TRANSLATE_NOOP("errors", "The recovery key lets an administrator back in, and this is nobody of that role."),
        QT_TRANSLATE_NOOP("errors", "Enter the user name of an administrator whose account is open."),
    ),
    "reading_only": Message(
        QT_TRANSLATE_NOOP("errors", "The store was opened in an emergency, for reading only."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Sign in with an account to change anything."),
    ),
    "accept_reason_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "Going on with a store that is not the newest needs a reason: {reasons}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Choose one of them."),
    ),
    "emergency_reason_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "Emergency access needs one of these reasons: {reasons}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was opened. Choose one of them."),
    ),
    "emergency_person_missing": Message(
        QT_TRANSLATE_NOOP("errors", "Emergency access needs the name of the person who asks for it."),
        QT_TRANSLATE_NOOP("errors", "Nothing was opened. Enter your name; it becomes part of the log."),
    ),
    # backups and restore
    "backup_missing": Message(
        QT_TRANSLATE_NOOP("errors", "There is no backup in {path}."),
        QT_TRANSLATE_NOOP("errors", "Name the folder that holds store.db and slots.json."),
    ),
    "backup_unfinished": Message(
        QT_TRANSLATE_NOOP(
            "errors", "The folder {path} holds a step that was not finished, so it is no finished backup."
        ),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Choose a backup that this program made."),
    ),
    "backup_damaged": Message(
        QT_TRANSLATE_NOOP("errors", "The log in the backup does not hold from its first entry to its last."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Choose an earlier backup, and keep this one as it is."),
    ),
    "backup_other_store": Message(
        QT_TRANSLATE_NOOP("errors", "The backup is of another store than the one that is open."),
        QT_TRANSLATE_NOOP("errors", "Choose a backup of this store."),
    ),
    "backup_other_key": Message(
        QT_TRANSLATE_NOOP("errors", "The backup was made before the key was changed."),
        QT_TRANSLATE_NOOP("errors", "Give the passphrase that you had then, to have it checked."),
    ),
    "backup_other_history": Message(
        QT_TRANSLATE_NOOP("errors", "The log in the backup is not the beginning of the log of the open store."),
        QT_TRANSLATE_NOOP("errors", "One of the two was restored or altered since. Ask IT to look into it."),
    ),
    "backup_bundles_missing": Message(
        QT_TRANSLATE_NOOP("errors", "The backup lacks {count} of its model bundles."),
        QT_TRANSLATE_NOOP("errors", "It can be restored; import these bundles again afterwards."),
    ),
    "backup_people_missing": Message(
        QT_TRANSLATE_NOOP("errors", "{count} people with an open account could not sign in to the backup."),
        QT_TRANSLATE_NOOP("errors", "After a restore, an administrator has to give them a new passphrase."),
    ),
    "backups_keep": Message(
        QT_TRANSLATE_NOOP("errors", "At least one backup has to be kept."),
        QT_TRANSLATE_NOOP("errors", "Nothing was removed. Name a number from 1 on."),
    ),
    "restore_itself": Message(
        QT_TRANSLATE_NOOP("errors", "The backup and the store are the same folder."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Name the folder of the store that is to be replaced."),
    ),
    "restore_not_administrator": Message(
        QT_TRANSLATE_NOOP(
            "errors", "Only an administrator, of the backup and of the store that is there, may restore."
        ),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Ask an administrator."),
    ),
}
