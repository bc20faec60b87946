"""Values of the record and of the model's inputs, in words and with their units."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.patient import COLUMNS_BY_NAME, OLDEST_AGE, Value
from cds_app.gui.text import codes
from cds_app.gui.text.names import tr
from cds_app.gui.text.numbers import number, plural

_UNITS = {
    "failed_trials": (QT_TRANSLATE_NOOP("names", "{n} trial"), QT_TRANSLATE_NOOP("names", "{n} trials")),
    "prior_episodes": (QT_TRANSLATE_NOOP("names", "{n} episode"), QT_TRANSLATE_NOOP("names", "{n} episodes")),
    "episode_months": (QT_TRANSLATE_NOOP("names", "{n} month"), QT_TRANSLATE_NOOP("names", "{n} months")),
}


def column_value(column: str, value: Value) -> str:
    """A value of the record with its unit: "42 years", "23.5 kg/m²", "past 3 months", "not known"."""
    if value is None:
        return tr("names", codes.VALUES["unknown"])
    if isinstance(value, str):
        return tr("names", codes.VALUES[value])
    if column == "age_years" and value >= OLDEST_AGE:
        return tr("names", QT_TRANSLATE_NOOP("names", "90 years or older"))
    described = COLUMNS_BY_NAME[column]
    whole = float(value).is_integer()
    return number(value, 0 if whole else 1, tr("names", described.unit) if described.unit else "")


def feature_value(feature: str, value: str | None) -> str:
    """A model input's value, as the explanation carries it, in words and with its unit."""
    if value is None:
        return tr("names", codes.VALUES["unknown"])
    if value in ("yes", "no"):
        return tr("names", codes.VALUES[value])
    amount = float(value)
    shown = number(amount, 0 if amount.is_integer() else 1)
    if feature == "severity_level":
        return tr("names", QT_TRANSLATE_NOOP("names", "{n} of 5"), n=shown)
    if feature == "failed_trials" and amount >= 3:
        return tr("names", QT_TRANSLATE_NOOP("names", "3 trials or more"))
    one, many = _UNITS[feature]
    if amount.is_integer():
        return plural("names", one, many, int(amount))
    return tr("names", many, n=shown)
