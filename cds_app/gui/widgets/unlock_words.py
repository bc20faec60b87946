"""The words of the other ways into a store, and the fields they share."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text

LONGEST = 400
"""Characters of a user name that is typed; a secret is never cut off."""
READING_ONLY = QT_TRANSLATE_NOOP(
    "unlock",
    "Emergency access: everything is read-only, and whatever you open is logged. The store gets a new key when an "
    "administrator signs in next.",
)
AFTER_EMERGENCY = QT_TRANSLATE_NOOP(
    "unlock",
    "Emergency access was used since the last sign-in of an administrator: who and why stands in the log. The store "
    "was given a new key. Make a new emergency sheet and a new backup.",
)
REASONS = {
    "danger_to_patient": QT_TRANSLATE_NOOP("unlock", "A patient is in danger"),
    "nobody_can_sign_in": QT_TRANSLATE_NOOP("unlock", "Nobody can sign in"),
    "urgent_request": QT_TRANSLATE_NOOP("unlock", "An urgent request"),
    "drill": QT_TRANSLATE_NOOP("unlock", "A drill"),
}
"""Why somebody opens the envelope, by the code that the log keeps."""


def tr(sentence: str, **params: str) -> str:
    return text.tr("unlock", sentence, **params)


def secret_field() -> QLineEdit:
    """A field for what nobody else should read from the screen."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def show_secrets(fields: tuple[QLineEdit, ...], shown: bool) -> None:
    """Show or hide what was typed into these fields."""
    for field in fields:
        field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
