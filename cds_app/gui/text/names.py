"""Codes to names. A code of a closed list that has no name is a bug and raises KeyError; open lists fall back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.translated import DRUGS, plain_name
from cds_app.gui.text import codes


def tr(context: str, text: str, /, **params: str | int) -> str:
    """A translated sentence with its named placeholders filled."""
    translated = QCoreApplication.translate(context, text)
    return translated.format(**params) if params else translated


def sentence_case(words: str) -> str:
    """The same words with a capital at the front."""
    return words[:1].upper() + words[1:]


def outcome_name(code: str) -> str:
    return _of(codes.OUTCOMES, code)


def feature_name(code: str) -> str:
    """The dictionary name of a model input; raw feature codes are never shown."""
    return _of(codes.FEATURES, code)


def scale_name(code: str, *, full: bool = False) -> str:
    """A rating scale's short name ("PHQ-9"), or its short and full name."""
    return _of(codes.SCALES, code) if full else code


def band_name(code: str) -> str:
    """A severity band; bands come from the catalogue, so an unknown one is shown with its own words."""
    return _of(codes.BANDS, code) if code in codes.BANDS else code.replace("_", " ")


def column_name(code: str) -> str:
    """A column of the record, or one of its parts (ratings, treatments …)."""
    return _of(codes.COLUMNS, code)


def condition_name(code: str) -> str:
    return _of(codes.CONDITIONS, code)


def condition_status(code: str) -> str:
    return _of(codes.CONDITION_STATUSES, code)


def medication_status(code: str) -> str:
    return _of(codes.MEDICATION_STATUSES, code)


def treatment_outcome(code: str) -> str:
    return _of(codes.TREATMENT_OUTCOMES, code)


def stop_reason(code: str) -> str:
    return _of(codes.STOP_REASONS, code)


def concern_name(code: str) -> str:
    return _of(codes.CONCERNS, code)


def state_name(code: str) -> str:
    """The state of an assessment."""
    return _of(codes.STATES, str(code))


def status_name(code: str) -> str:
    """What comes next for a patient on the worklist."""
    return _of(codes.STATUSES, code)


def role_name(code: str) -> str:
    return _of(codes.ROLES, code)


def severity_name(code: str) -> str:
    """The word that stands beside the shape: stop, excluded, caution, information."""
    return _of(codes.SEVERITIES, code)


def decision_kind(code: str) -> str:
    return _of(codes.DECISION_KINDS, code)


def agreement_name(code: str) -> str:
    """Where a decision stands against the comparison, in neutral words."""
    return _of(codes.AGREEMENTS, code)


def notice_way(code: str) -> str:
    """What became of a patient notice."""
    return _of(codes.NOTICE_WAYS, code)


def confidence_name(step: int) -> str:
    """One of the five steps of confidence."""
    return _of(codes.CONFIDENCE, str(step))


def event_name(code: str) -> str:
    return _of(codes.EVENTS, str(code))


def theme_name(code: str) -> str:
    return _of(codes.THEMES, code)


def choice_name(code: str) -> str:
    """An own-view option: a drug, or one of the options that are not a drug."""
    return _of(codes.CHOICES, code) if code in codes.CHOICES else drug_name(code)


def drug_name(code: str, *, inside: bool = False) -> str:
    """A drug's generic name; `inside` a sentence it stays in small letters."""
    name = QCoreApplication.translate(DRUGS, plain_name(code))
    return name if inside else sentence_case(name)


def class_name(code: str) -> str:
    """A drug class as the catalogue writes it: "SSRI", "SNRI" … stay, codes become words."""
    return QCoreApplication.translate(DRUGS, code if code.isupper() or " " in code else code.replace("_", " "))


def format_name(code: str) -> str:
    """The form in which records came."""
    return _of(codes.FORMATS, code)


class Side(NamedTuple):
    """One side of an explanation: its word ("For") and what it does to the number ("raises the estimate")."""

    word: str
    meaning: str

    def __str__(self) -> str:
        return f"{self.word}, {self.meaning}"


def side_names(outcome: str) -> tuple[Side, Side]:
    """The sides of the inputs that raise and of those that lower a number. What raises a harm speaks against."""
    from cds_app.domain.outcome import is_benefit  # how an outcome is read is not needed before sign-in

    speaks_for = tr("names", QT_TRANSLATE_NOOP("names", "For"))
    speaks_against = tr("names", QT_TRANSLATE_NOOP("names", "Against"))
    raises = tr("names", QT_TRANSLATE_NOOP("names", "raises the estimate"))
    lowers = tr("names", QT_TRANSLATE_NOOP("names", "lowers the estimate"))
    if is_benefit(outcome):
        return Side(speaks_for, raises), Side(speaks_against, lowers)
    return Side(speaks_against, raises), Side(speaks_for, lowers)


def _of(table: Mapping[str, str], code: str) -> str:
    return QCoreApplication.translate("names", table[code])
