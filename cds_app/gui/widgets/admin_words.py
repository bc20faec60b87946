"""Words of the administration: what each role may do, what each setting does, how a state is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.retention import FOR_EVER
from cds_app.environment.policy_table import SETTINGS as TABLE
from cds_app.gui import text
from cds_app.workflow.show_administration import Person

ROLE_WORDS: Mapping[str, str] = {
    "clinician": QT_TRANSLATE_NOOP("admin", "sees patients, compares, decides and signs; reads the log"),
    "importer": QT_TRANSLATE_NOOP("admin", "brings records in; sees who is there"),
    "auditor": QT_TRANSLATE_NOOP("admin", "reads, checks and exports the log; sees no patient's code"),
    "administrator": QT_TRANSLATE_NOOP("admin", "people, keys, backups and models; sees no patient"),
    "analyst": QT_TRANSLATE_NOOP("admin", "scores all stored patients at once, to judge the model; sees no code"),
}
SETTINGS: Mapping[str, tuple[str, str]] = {setting.key: (setting.title, setting.effect) for setting in TABLE}
"""Name and effect of every setting of the policy."""
CHECKS: Mapping[str, str] = {
    "program_files": QT_TRANSLATE_NOOP("admin", "Program files"),
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

_NUMBERS = {
    "shown": QT_TRANSLATE_NOOP("admin", "shown"),
    "hidden": QT_TRANSLATE_NOOP("admin", "hidden"),
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
    if key == "absolute_numbers" and value in _NUMBERS:
        return tr(_NUMBERS[value])
    if key == "retention":
        return _retention(value)
    if isinstance(value, int):
        return text.count(value)
    return text.tr("policy", str(value))


def _retention(choice: str) -> str:
    """For how long, from a code such as "10_years"."""
    if choice == FOR_EVER:
        return tr(QT_TRANSLATE_NOOP("admin", "for ever"))
    number, unit = choice.split("_")
    words = {
        "months": QT_TRANSLATE_NOOP("admin", "{n} months"),
        "year": QT_TRANSLATE_NOOP("admin", "{n} year"),
        "years": QT_TRANSLATE_NOOP("admin", "{n} years"),
    }
    return tr(words[unit], n=number)


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
