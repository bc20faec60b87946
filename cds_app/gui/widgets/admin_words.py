"""Words of the administration: what each role may do, what each setting does, how a state is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.workflow.show_administration import Person

ROLE_WORDS: Mapping[str, str] = {
    "clinician": QT_TRANSLATE_NOOP("admin", "sees patients, compares, decides and signs; reads the log"),
    "importer": QT_TRANSLATE_NOOP("admin", "brings records in; sees who is there"),
    "auditor": QT_TRANSLATE_NOOP("admin", "reads, checks and exports the log; sees no patient's code"),
    "administrator": QT_TRANSLATE_NOOP("admin", "people, keys, backups and models; sees no patient"),
}
SETTINGS: Mapping[str, tuple[str, str]] = {
    "own_view": (
        QT_TRANSLATE_NOOP("admin", "Own view first"),
        QT_TRANSLATE_NOOP(
            "admin", "Whether the clinician's own view must, may or need not be recorded before estimates show."
        ),
    ),
    "allow_pregnancy": (
        QT_TRANSLATE_NOOP("admin", "Compare in pregnancy"),
        QT_TRANSLATE_NOOP("admin", "Whether a pregnancy stops the comparison. The model knows nothing of pregnancy."),
    ),
    "item9_wording": (
        QT_TRANSLATE_NOOP("admin", "Sentence on self-harm"),
        QT_TRANSLATE_NOOP("admin", "What is shown when a rating tells of thoughts of self-harm."),
    ),
    "crisis_line": (
        QT_TRANSLATE_NOOP("admin", "Contact in a crisis"),
        QT_TRANSLATE_NOOP("admin", "Stands on the patient's handout."),
    ),
    "signature_meaning": (
        QT_TRANSLATE_NOOP("admin", "Meaning of a signature"),
        QT_TRANSLATE_NOOP("admin", "The sentence that a clinician signs."),
    ),
    "minimum_bundle_version": (
        QT_TRANSLATE_NOOP("admin", "Oldest model version"),
        QT_TRANSLATE_NOOP("admin", "No model with a lower version gives estimates."),
    ),
    "suspended_bundles": (
        QT_TRANSLATE_NOOP("admin", "Suspended models"),
        QT_TRANSLATE_NOOP("admin", "Models that give no estimate until they are taken off this list."),
    ),
    "idle_lock_minutes": (
        QT_TRANSLATE_NOOP("admin", "Lock after minutes"),
        QT_TRANSLATE_NOOP("admin", "After so many minutes without a key or the mouse the program locks."),
    ),
    "session_hours": (
        QT_TRANSLATE_NOOP("admin", "Longest sitting in hours"),
        QT_TRANSLATE_NOOP("admin", "After so many hours the program locks, however busy it is."),
    ),
    "checkpoint_folders": (
        QT_TRANSLATE_NOOP("admin", "Places for checkpoints"),
        QT_TRANSLATE_NOOP("admin", "Folders to which the log's signed head is copied at lock, exit and export."),
    ),
    "small_group_k": (
        QT_TRANSLATE_NOOP("admin", "Smallest group shown"),
        QT_TRANSLATE_NOOP("admin", "The least number of decisions that the oversight report shows a figure for."),
    ),
    "uniqueness_k": (
        QT_TRANSLATE_NOOP("admin", "Smallest group imported"),
        QT_TRANSLATE_NOOP(
            "admin", "How many patients have to share what an outsider could know of them; with 1 it is only reported."
        ),
    ),
}
"""Name and effect of every setting of the policy."""
CHECKS: Mapping[str, str] = {
    "cipher": QT_TRANSLATE_NOOP("admin", "Cipher"),
    "catalogue": QT_TRANSLATE_NOOP("admin", "Catalogue"),
    "policy": QT_TRANSLATE_NOOP("admin", "Policy"),
    "bundles": QT_TRANSLATE_NOOP("admin", "Models"),
    "bundle": QT_TRANSLATE_NOOP("admin", "Model"),
    "bundle_in_use": QT_TRANSLATE_NOOP("admin", "Model in use"),
    "space": QT_TRANSLATE_NOOP("admin", "Free space"),
    "store_permissions": QT_TRANSLATE_NOOP("admin", "Store's folder"),
    "store": QT_TRANSLATE_NOOP("admin", "Store"),
    "content": QT_TRANSLATE_NOOP("admin", "Store's content"),
    "log": QT_TRANSLATE_NOOP("admin", "Log"),
}
"""Names of the self-check's parts; what each says is for IT and stays as it is."""
_OWN_VIEW = {
    "required": QT_TRANSLATE_NOOP("admin", "required"),
    "optional": QT_TRANSLATE_NOOP("admin", "optional"),
    "off": QT_TRANSLATE_NOOP("admin", "off"),
}


def tr(sentence: str, **params: str) -> str:
    return text.tr("admin", sentence, **params)


def setting_name(key: str) -> str:
    """The name of a setting; one that has none yet shows its key."""
    return tr(SETTINGS[key][0]) if key in SETTINGS else key


def setting_effect(key: str) -> str:
    return tr(SETTINGS[key][1]) if key in SETTINGS else ""


def setting_value(key: str, value: Any) -> str:
    """A setting's value as it is read."""
    if isinstance(value, bool):
        return tr(QT_TRANSLATE_NOOP("admin", "yes")) if value else tr(QT_TRANSLATE_NOOP("admin", "no"))
    if isinstance(value, tuple):
        return ", ".join(value) if value else tr(QT_TRANSLATE_NOOP("admin", "none"))
    if key == "own_view" and value in _OWN_VIEW:
        return tr(_OWN_VIEW[value])
    if isinstance(value, int):
        return text.count(value)
    return text.tr("policy", str(value))


def check_name(code: str) -> str:
    """The name of a part of the self-check; one that has none yet shows its code."""
    return tr(CHECKS[code]) if code in CHECKS else code.replace("_", " ")


def roles_words(roles: tuple[str, ...]) -> str:
    return ", ".join(text.role_name(role) for role in roles)


def state_words(person: Person) -> str:
    if not person.user.enabled:
        return tr(QT_TRANSLATE_NOOP("admin", "closed"))
    return tr(QT_TRANSLATE_NOOP("admin", "you")) if person.is_self else tr(QT_TRANSLATE_NOOP("admin", "open"))


def last_sign_in(person: Person) -> str:
    if person.last_sign_in is None:
        return tr(QT_TRANSLATE_NOOP("admin", "never")) if person.user.enabled else ""
    return text.moment(person.last_sign_in)
