"""The words that a patient reads: short, plain, and the same as on the handout. No figure stands among them."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text

_NAMES = {
    "weight_gain": QT_TRANSLATE_NOOP("patient", "Weight gain"),
    "sexual_dysfunction": QT_TRANSLATE_NOOP("patient", "Sex problems"),
    "sedation": QT_TRANSLATE_NOOP("patient", "Feeling sleepy"),
    "insomnia": QT_TRANSLATE_NOOP("patient", "Trouble sleeping"),
    "nausea": QT_TRANSLATE_NOOP("patient", "Feeling sick"),
    "discontinuation_symptoms": QT_TRANSLATE_NOOP("patient", "Feeling unwell when you stop"),
}
_MEANINGS = {
    "weight_gain": QT_TRANSLATE_NOOP("patient", "You may put on some pounds or kilos."),
    "sexual_dysfunction": QT_TRANSLATE_NOOP("patient", "Less wish for sex, or sex works less well."),
    "sedation": QT_TRANSLATE_NOOP("patient", "Tired or slow in the daytime."),
    "insomnia": QT_TRANSLATE_NOOP("patient", "Hard to fall asleep, or you wake at night."),
    "nausea": QT_TRANSLATE_NOOP("patient", "A bad stomach, or you may throw up."),
    "discontinuation_symptoms": QT_TRANSLATE_NOOP("patient", "Dizzy or upset when you stop the pills."),
}
QUESTION = QT_TRANSLATE_NOOP("patient", "What do you want to avoid?")
LEAD = QT_TRANSLATE_NOOP(
    "patient",
    "Pills can have side effects. Tick up to five that you want to avoid. There is no right or wrong answer.",
)
ORDER = QT_TRANSLATE_NOOP("patient", "Put them in order: the one that matters most goes on top.")
HOW_MUCH = QT_TRANSLATE_NOOP("patient", "Then move each mark to show how much it matters to you.")
NOT_AT_ALL = QT_TRANSLATE_NOOP("patient", "does not matter")
VERY_MUCH = QT_TRANSLATE_NOOP("patient", "matters very much")
NONE_YET = QT_TRANSLATE_NOOP("patient", "Nothing is ticked yet. You can also leave it so.")
FULL = QT_TRANSLATE_NOOP("patient", "That is five. To tick another one, untick one first.")


def tr(sentence: str, **params: str | int) -> str:
    """A sentence for the patient, translated."""
    return text.tr("patient", sentence, **params)


def plain_name(concern: str) -> str:
    return tr(_NAMES[concern])


def plain_meaning(concern: str) -> str:
    return tr(_MEANINGS[concern])


def all_words() -> tuple[str, ...]:
    """Every sentence that the form can show, for a test of how easy they are to read."""
    fixed = (QUESTION, LEAD, ORDER, HOW_MUCH, NOT_AT_ALL, VERY_MUCH, NONE_YET, FULL)
    return tuple(tr(words) for words in (*_NAMES.values(), *_MEANINGS.values(), *fixed))
