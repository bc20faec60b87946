"""The catalogue's levels of a side effect, 0 to 3, in words. Halves stand between two of them."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP

CONTEXT = "levels"
_STEPS = (
    QT_TRANSLATE_NOOP("levels", "graded none"),
    QT_TRANSLATE_NOOP("levels", "graded none to low"),
    QT_TRANSLATE_NOOP("levels", "graded low"),
    QT_TRANSLATE_NOOP("levels", "graded low to medium"),
    QT_TRANSLATE_NOOP("levels", "graded medium"),
    QT_TRANSLATE_NOOP("levels", "graded medium to high"),
    QT_TRANSLATE_NOOP("levels", "graded high"),
)


def level_words(level: float) -> str:
    """The English words of a level from 0 to 3, to the nearest half, halves of a half upwards."""
    return _STEPS[min(len(_STEPS) - 1, max(0, int(2 * level + 0.5)))]
