"""What can go wrong with the encrypted store, in words."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP, Message

MORE_WORDS = QT_TRANSLATE_NOOP("errors", "Take four or more words that do not belong together.")

ERRORS: dict[str, Message] = {
    # opening and creating
    "store_missing": Message(
        QT_TRANSLATE_NOOP("errors", "There is no store in {path}."),
        QT_TRANSLATE_NOOP("errors", "Check the folder, or create a new store there."),
    ),
    "store_exists": Message(
        QT_TRANSLATE_NOOP("errors", "There already is a store in {path}; it was left as it is."),
        QT_TRANSLATE_NOOP("errors", "Sign in to it, or choose an empty folder for a new one."),
    ),
    "store_busy": Message(
        QT_TRANSLATE_NOOP("errors", "Another copy of this program has the store in {path} open: {holder}."),
        QT_TRANSLATE_NOOP("errors", "Close the other copy, then try again."),
    ),
    "store_plain": Message(
        QT_TRANSLATE_NOOP("errors", "The file {path} is not encrypted, so it is not opened."),
        QT_TRANSLATE_NOOP("errors", "Somebody put another file there. Ask IT to bring back the store from a backup."),
    ),
    "store_damaged": Message(
        QT_TRANSLATE_NOOP("errors", "The store {path} is damaged, or is not the one that these passphrases belong to."),
        QT_TRANSLATE_NOOP("errors", "Keep the folder as it is, and ask IT to open the last good backup."),
    ),
    "store_not_newest": Message(
        QT_TRANSLATE_NOOP("errors", "This store, or a part of it, is not the newest one that was in use here."),
        QT_TRANSLATE_NOOP(
            "errors",
            "Nothing can be signed until an administrator restores a backup or takes it as it is (accept-state).",
        ),
    ),
    "store_on_network": Message(
        QT_TRANSLATE_NOOP("errors", "The folder {path} lies on another machine ({kind}), so no store is opened there."),
        QT_TRANSLATE_NOOP(
            "errors", "Choose a folder on a disk of this machine; a network cannot keep two users apart."
        ),
    ),
    "store_altered": Message(
        QT_TRANSLATE_NOOP("errors", "The tables of the store {path} are not as this program made them."),
        QT_TRANSLATE_NOOP("errors", "Somebody changed them from outside. Keep the folder and ask IT to look into it."),
    ),
    "schema_newer": Message(
        QT_TRANSLATE_NOOP("errors", "The store was written by a newer version of this program."),
        QT_TRANSLATE_NOOP("errors", "Install that version, or a later one, and open the store with it."),
    ),
    "cipher_missing": Message(
        QT_TRANSLATE_NOOP("errors", "The store would not be protected as it should: {what} is missing or too old."),
        QT_TRANSLATE_NOOP("errors", "Nothing was opened. Ask IT to install the program again."),
    ),
    # signing in
    "sign_in_refused": Message(
        QT_TRANSLATE_NOOP("errors", "This name and passphrase do not open the store."),
        QT_TRANSLATE_NOOP("errors", "Check both and try again; an administrator can tell whether you have an account."),
    ),
    "sign_in_wait": Message(
        QT_TRANSLATE_NOOP("errors", "Too many sign-ins under this name failed; the next is possible in {seconds} s."),
        QT_TRANSLATE_NOOP("errors", "Wait, then try again. If it was not you, tell an administrator."),
    ),
    "confirm_wait": Message(
        QT_TRANSLATE_NOOP("errors", "The passphrase was wrong several times; the next try is possible in {seconds} s."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Wait, then type your own passphrase again."),
    ),
    "passphrase_wrong": Message(
        QT_TRANSLATE_NOOP("errors", "The passphrase is not right."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Type your own passphrase again."),
    ),
    "passphrase_too_short": Message(
        QT_TRANSLATE_NOOP("errors", "The passphrase is too short: it needs at least {least} characters."),
        QT_TRANSLATE_NOOP("errors", "Several words with spaces are easy to remember; any characters may be used."),
    ),
    "passphrase_repeats": Message(
        QT_TRANSLATE_NOOP("errors", "The passphrase is easy to guess: it repeats itself."), MORE_WORDS
    ),
    "passphrase_sequence": Message(
        QT_TRANSLATE_NOOP("errors", "The passphrase is easy to guess: it is keys or letters in a row."), MORE_WORDS
    ),
    "passphrase_about_you": Message(
        QT_TRANSLATE_NOOP("errors", "The passphrase is easy to guess: it is your name, or words of this program."),
        MORE_WORDS,
    ),
    "passphrase_usual": Message(
        QT_TRANSLATE_NOOP("errors", "The passphrase is easy to guess: it is among the words that everybody tries."),
        MORE_WORDS,
    ),
    "slots_missing": Message(
        QT_TRANSLATE_NOOP("errors", "The file {path} is missing; without it no passphrase can open the store."),
        QT_TRANSLATE_NOOP("errors", "Ask IT to bring it back from the backup that belongs to this store."),
    ),
    "slots_damaged": Message(
        QT_TRANSLATE_NOOP("errors", "The file {path} is damaged; without it no passphrase can open the store."),
        QT_TRANSLATE_NOOP("errors", "Ask IT to bring it back from the backup that belongs to this store."),
    ),
    "kdf_outside": Message(
        QT_TRANSLATE_NOOP(
            "errors", "The passphrase protection asked for is weaker or costlier than this program allows."
        ),
        QT_TRANSLATE_NOOP("errors", "If nobody set it on purpose, ask IT to bring back slots.json from a backup."),
    ),
    # accounts
    "user_name_invalid": Message(
        QT_TRANSLATE_NOOP("errors", "This user name cannot be used."),
        QT_TRANSLATE_NOOP(
            "errors", "Use 1 to {most} letters, digits, dots, hyphens, underscores or @, without spaces."
        ),
    ),
    "user_exists": Message(
        QT_TRANSLATE_NOOP("errors", "There is, or was, a user with this name; names are never given twice."),
        QT_TRANSLATE_NOOP("errors", "Choose another name."),
    ),
    "user_disabled": Message(
        QT_TRANSLATE_NOOP("errors", "This user is disabled already."),
    ),
    "personal_nothing": Message(
        QT_TRANSLATE_NOOP("errors", "Beside the log nothing is left of this person that could be erased."),
        QT_TRANSLATE_NOOP(
            "errors", "Nothing was changed. Entries of earlier versions of the program hold names as part of the entry."
        ),
    ),
    "last_administrator": Message(
        QT_TRANSLATE_NOOP("errors", "This is the last administrator, so the account stays."),
        QT_TRANSLATE_NOOP("errors", "Add another administrator first."),
    ),
    "slot_not_removed": Message(
        QT_TRANSLATE_NOOP("errors", "The user is disabled, but the entry in {path} could not be removed yet."),
        QT_TRANSLATE_NOOP("errors", "Make the file writable; the next sign-in of anybody removes the entry."),
    ),
    # keys and signatures
    "no_signing_key": Message(
        QT_TRANSLATE_NOOP("errors", "You have no key to sign with; only clinicians have one."),
        QT_TRANSLATE_NOOP("errors", "Ask an administrator for an account with the role clinician."),
    ),
    "signature_refused": Message(
        QT_TRANSLATE_NOOP("errors", "Nothing was signed: the signature does not fit the {what}."),
        QT_TRANSLATE_NOOP(
            "errors", "Open the patient again. If it happens twice, tell whoever looks after the program."
        ),
    ),
    # records and assessments
    "pseudonym_present": Message(
        QT_TRANSLATE_NOOP("errors", "At least one pseudonym is in the store already, or twice in the files."),
        QT_TRANSLATE_NOOP("errors", "Nothing was imported. Remove the patients that were imported before."),
    ),
    "batch_present": Message(
        QT_TRANSLATE_NOOP("errors", "Exactly these files were imported before; nothing was imported again."),
    ),
    "batch_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "There is no such import in this store."),
        QT_TRANSLATE_NOOP("errors", "Look at the list of imports again; it may have been taken back already."),
    ),
    "batch_in_use": Message(
        QT_TRANSLATE_NOOP(
            "errors", "Something was recorded or decided about a patient of this import, so it cannot be taken back."
        ),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. What was recorded stays, and so do its patients."),
    ),
    "rating_present": Message(
        QT_TRANSLATE_NOOP("errors", "The record has an answer or total of {scale} for this day already."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Check the day."),
    ),
    "rating_changed": Message(
        QT_TRANSLATE_NOOP("errors", "What the record holds of {scale} for this day is not what was being corrected."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Look at the record as it is now, then enter it again."),
    ),
    "assessment_signed": Message(
        QT_TRANSLATE_NOOP("errors", "This assessment is signed and cannot be changed."),
        QT_TRANSLATE_NOOP("errors", "Amend it: that makes a new one which names this one."),
    ),
    "own_view_locked": Message(
        QT_TRANSLATE_NOOP("errors", "The own view cannot be changed after it was recorded."),
        QT_TRANSLATE_NOOP("errors", "Sign with another choice and give the reason."),
    ),
    # bundles
    "bundle_present": Message(
        QT_TRANSLATE_NOOP("errors", "A model bundle with this name or this content was imported before."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed; an imported bundle is never written over."),
    ),
    "bundle_key_present": Message(
        QT_TRANSLATE_NOOP("errors", "This key is, or was, on the site's list already."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. A revoked key is never trusted again: make a new one."),
    ),
    "bundle_key_revoked_before": Message(
        QT_TRANSLATE_NOOP("errors", "This key was revoked before."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed; no bundle signed with it is accepted."),
    ),
    # disk
    "disk_full": Message(
        QT_TRANSLATE_NOOP("errors", "The disk is full. Nothing of this step was kept."),
        QT_TRANSLATE_NOOP("errors", "Free some space and try again."),
    ),
    "disk_refused": Message(
        QT_TRANSLATE_NOOP("errors", "The disk refused to read or write. Nothing of this step was kept."),
        QT_TRANSLATE_NOOP(
            "errors", "It may be over its quota, unplugged or failing: ask IT to check it, then try again."
        ),
    ),
    "store_read_only": Message(
        QT_TRANSLATE_NOOP("errors", "{path} cannot be read and written here. Nothing of this step was kept."),
        QT_TRANSLATE_NOOP("errors", "Ask IT to give you access to the folder."),
    ),
    # backup
    "backup_exists": Message(
        QT_TRANSLATE_NOOP("errors", "There is something at {path} already; it was left as it is."),
        QT_TRANSLATE_NOOP("errors", "Name a folder that does not exist yet."),
    ),
    "backup_differs": Message(
        QT_TRANSLATE_NOOP("errors", "The copy did not open with the same content, so it was removed."),
        QT_TRANSLATE_NOOP("errors", "Try again, on another disk if it happens twice."),
    ),
}
