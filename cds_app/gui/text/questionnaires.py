"""The questionnaires' words as they are printed on paper, and whose they are.

PHQ-9 and GAD-7 are free to reproduce; their line of origin stands below each. Of the C-SSRS screener only what each
question is about is said, in words of our own: whether its wording may be printed here was not checked, and the site
asks from its own form. The other scales have licensed texts, so only their total is entered.

An instrument is never translated here: another wording is another instrument, with other norms. It is shown in English
in every language, and the page says so, until the translation that its owners published is put into `TRANSLATIONS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Questionnaire:
    """`items` and `answers` in their order, the first answer being 0; `origin` says whose words these are."""

    lead: str
    items: tuple[str, ...]
    answers: tuple[str, ...]
    origin: str


_OFTEN = (
    "Not at all",
    "Several days",
    "More than half the days",
    "Nearly every day",
)

_SPITZER = (
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an "
    "educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute."
)

QUESTIONNAIRES: Mapping[str, Questionnaire] = {
    "PHQ-9": Questionnaire(
        "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
        (
            "Little interest or pleasure in doing things",
            "Feeling down, depressed, or hopeless",
            "Trouble falling or staying asleep, or sleeping too much",
            "Feeling tired or having little energy",
            "Poor appetite or overeating",
            "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
            "Trouble concentrating on things, such as reading the newspaper or watching television",
            (
                "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety "
                "or restless that you have been moving around a lot more than usual"
            ),
            "Thoughts that you would be better off dead or of hurting yourself in some way",
        ),
        _OFTEN,
        _SPITZER,
    ),
    "GAD-7": Questionnaire(
        "Over the last 2 weeks, how often have you been bothered by the following problems?",
        (
            "Feeling nervous, anxious, or on edge",
            "Not being able to stop or control worrying",
            "Worrying too much about different things",
            "Trouble relaxing",
            "Being so restless that it is hard to sit still",
            "Becoming easily annoyed or irritable",
            "Feeling afraid, as if something awful might happen",
        ),
        _OFTEN,
        _SPITZER,
    ),
    "C-SSRS": Questionnaire(
        QT_TRANSLATE_NOOP(
            "forms",
            "Ask each question with the wording of your own C-SSRS screener form; here stands only what it is about. "
            "Questions 1 to 5 are about the past month.",
        ),
        (
            "Wish to be dead",
            "Thoughts of killing oneself, not specific",
            "Thoughts with a method, without intent",
            "Thoughts with some intent",
            "Thoughts with intent and a plan",
            "Suicidal behaviour at any time in life",
            "That behaviour within the past three months",
        ),
        ("No", "Yes"),
        QT_TRANSLATE_NOOP(
            "forms",
            "Columbia-Suicide Severity Rating Scale, screener: the order of its questions and its rule for leaving "
            "some out; the words on this page are this program's own.",
        ),
    ),
}
"""By scale; a scale that is not here is entered as its total."""

TRANSLATIONS: Mapping[str, Mapping[str, Questionnaire]] = {}
"""By language and scale: authorised translations, letter by letter as their owners published them. None is here yet."""
IN_ENGLISH = QT_TRANSLATE_NOOP("forms", "Its words are shown in English: no authorised translation is at hand.")


def questionnaire(scale: str, language: str) -> Questionnaire | None:
    """The scale's words in the language where there is an authorised translation, else the English ones."""
    return TRANSLATIONS.get(language, {}).get(scale, QUESTIONNAIRES.get(scale))


def only_in_english(scale: str, language: str) -> bool:
    """Whether a scale with words has none in this language."""
    return language != "en" and scale in QUESTIONNAIRES and scale not in TRANSLATIONS.get(language, {})
