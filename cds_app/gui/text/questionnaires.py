"""The questionnaires' words as they are printed on paper, and whose they are.

PHQ-9 and GAD-7 are free to reproduce; their line of origin stands below each. Of the C-SSRS screener only what each
question is about is said, in words of our own: whether its wording may be printed here was not checked, and the site
asks from its own form. The other scales have licensed texts, so only their total is entered.
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
    QT_TRANSLATE_NOOP("forms", "Not at all"),
    QT_TRANSLATE_NOOP("forms", "Several days"),
    QT_TRANSLATE_NOOP("forms", "More than half the days"),
    QT_TRANSLATE_NOOP("forms", "Nearly every day"),
)

_SPITZER = QT_TRANSLATE_NOOP(
    "forms",
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an "
    "educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
)

QUESTIONNAIRES: Mapping[str, Questionnaire] = {
    "PHQ-9": Questionnaire(
        QT_TRANSLATE_NOOP(
            "forms", "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
        ),
        (
            QT_TRANSLATE_NOOP("forms", "Little interest or pleasure in doing things"),
            QT_TRANSLATE_NOOP("forms", "Feeling down, depressed, or hopeless"),
            QT_TRANSLATE_NOOP("forms", "Trouble falling or staying asleep, or sleeping too much"),
            QT_TRANSLATE_NOOP("forms", "Feeling tired or having little energy"),
            QT_TRANSLATE_NOOP("forms", "Poor appetite or overeating"),
            QT_TRANSLATE_NOOP(
                "forms",
                "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
            ),
            QT_TRANSLATE_NOOP(
                "forms", "Trouble concentrating on things, such as reading the newspaper or watching television"
            ),
            QT_TRANSLATE_NOOP(
                "forms",
                "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety "
                "or restless that you have been moving around a lot more than usual",
            ),
            QT_TRANSLATE_NOOP("forms", "Thoughts that you would be better off dead or of hurting yourself in some way"),
        ),
        _OFTEN,
        _SPITZER,
    ),
    "GAD-7": Questionnaire(
        QT_TRANSLATE_NOOP(
            "forms", "Over the last 2 weeks, how often have you been bothered by the following problems?"
        ),
        (
            QT_TRANSLATE_NOOP("forms", "Feeling nervous, anxious, or on edge"),
            QT_TRANSLATE_NOOP("forms", "Not being able to stop or control worrying"),
            QT_TRANSLATE_NOOP("forms", "Worrying too much about different things"),
            QT_TRANSLATE_NOOP("forms", "Trouble relaxing"),
            QT_TRANSLATE_NOOP("forms", "Being so restless that it is hard to sit still"),
            QT_TRANSLATE_NOOP("forms", "Becoming easily annoyed or irritable"),
            QT_TRANSLATE_NOOP("forms", "Feeling afraid, as if something awful might happen"),
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
            QT_TRANSLATE_NOOP("forms", "Wish to be dead"),
            QT_TRANSLATE_NOOP("forms", "Thoughts of killing oneself, not specific"),
            QT_TRANSLATE_NOOP("forms", "Thoughts with a method, without intent"),
            QT_TRANSLATE_NOOP("forms", "Thoughts with some intent"),
            QT_TRANSLATE_NOOP("forms", "Thoughts with intent and a plan"),
            QT_TRANSLATE_NOOP("forms", "Suicidal behaviour at any time in life"),
            QT_TRANSLATE_NOOP("forms", "That behaviour within the past three months"),
        ),
        (QT_TRANSLATE_NOOP("forms", "No"), QT_TRANSLATE_NOOP("forms", "Yes")),
        QT_TRANSLATE_NOOP(
            "forms",
            "Columbia-Suicide Severity Rating Scale, screener: the order of its questions and its rule for leaving "
            "some out; the words on this page are this program's own.",
        ),
    ),
}
"""By scale; a scale that is not here is entered as its total."""
