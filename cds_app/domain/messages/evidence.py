"""Words for published figures, for what is known about suicidality, and for how much evidence there is.

Used by the window and by the documents, each through its own look-up.
"""

from __future__ import annotations

from collections.abc import Mapping

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP

CONTEXT = "evidence"

MEASURES: Mapping[str, str] = {
    "weight_change": QT_TRANSLATE_NOOP("evidence", "Weight change"),
    "sexual_dysfunction": QT_TRANSLATE_NOOP("evidence", "Sexual dysfunction"),
    "somnolence": QT_TRANSLATE_NOOP("evidence", "Somnolence"),
    "insomnia": QT_TRANSLATE_NOOP("evidence", "Insomnia"),
    "discontinuation_symptoms": QT_TRANSLATE_NOOP("evidence", "Symptoms after stopping"),
    "adverse_event_stop": QT_TRANSLATE_NOOP("evidence", "Stopped for an adverse event"),
    "heart_rate": QT_TRANSLATE_NOOP("evidence", "Heart rate"),
    "systolic_pressure": QT_TRANSLATE_NOOP("evidence", "Systolic blood pressure"),
    "diastolic_pressure": QT_TRANSLATE_NOOP("evidence", "Diastolic blood pressure"),
    "sustained_hypertension": QT_TRANSLATE_NOOP("evidence", "Sustained rise of diastolic pressure"),
    "qtc": QT_TRANSLATE_NOOP("evidence", "QTc interval"),
    "glucose": QT_TRANSLATE_NOOP("evidence", "Blood glucose"),
    "seizure": QT_TRANSLATE_NOOP("evidence", "Seizure"),
    "agranulocytosis": QT_TRANSLATE_NOOP("evidence", "Agranulocytosis"),
    "alt_rise": QT_TRANSLATE_NOOP("evidence", "ALT at 3 times the upper limit or more"),
    "constipation": QT_TRANSLATE_NOOP("evidence", "Constipation"),
    "diarrhoea": QT_TRANSLATE_NOOP("evidence", "Diarrhoea"),
    "dry_mouth": QT_TRANSLATE_NOOP("evidence", "Dry mouth"),
    "headache": QT_TRANSLATE_NOOP("evidence", "Headache"),
    "dizziness": QT_TRANSLATE_NOOP("evidence", "Dizziness"),
    "sweating": QT_TRANSLATE_NOOP("evidence", "Sweating"),
    "appetite_increase": QT_TRANSLATE_NOOP("evidence", "Increase of appetite"),
}

# one published figure
OF_PEOPLE = QT_TRANSLATE_NOOP("evidence", "{n} of {base} people")
ON_THE_OTHER_SIDE = QT_TRANSLATE_NOOP("evidence", "{figure}; {other} with {who}")
AGAINST = QT_TRANSLATE_NOOP("evidence", "{figure} against {who}")
ODDS_RATIO = QT_TRANSLATE_NOOP("evidence", "odds ratio {figure}")
RANGE = QT_TRANSLATE_NOOP("evidence", "{low} to {high}")

# what it rests on
PEOPLE = QT_TRANSLATE_NOOP("evidence", "{n} people")
NOT_READ = QT_TRANSLATE_NOOP("evidence", "Not read in the source: {names}.")
THE_INTERVAL = QT_TRANSLATE_NOOP("evidence", "the interval")
HOW_MANY = QT_TRANSLATE_NOOP("evidence", "how many people")
HOW_LONG = QT_TRANSLATE_NOOP("evidence", "over what time")

# the class
PUBLISHED_TITLE = QT_TRANSLATE_NOOP("evidence", "Published figures (not from the model)")
PUBLISHED_NOTE = QT_TRANSLATE_NOOP(
    "evidence",
    "Of the people who were studied, not of this patient. Studies differ in people, time and counting, so figures "
    "from different sources cannot be set against each other.",
)
PUBLISHED_NOTHING = QT_TRANSLATE_NOOP("evidence", "No published figure for this drug is at hand.")
SUICIDALITY_TITLE = QT_TRANSLATE_NOOP("evidence", "Suicidal thoughts and behaviour: what is known about the class")
SUICIDALITY_NOTE = QT_TRANSLATE_NOOP(
    "evidence",
    "The same for every drug and every patient. Not from the model, and not about this person: the program estimates "
    "no suicide risk.",
)
AGE_TITLE = QT_TRANSLATE_NOOP("evidence", "Antidepressant against placebo, by age")
AGE_NOTE = QT_TRANSLATE_NOOP(
    "evidence",
    "Odds ratio with 95 % interval, {trials} trials, {people} people with psychiatric conditions. Above 1: more on the "
    "antidepressant. An interval that holds 1 leaves open whether there is a difference.",
)
AGE_BAND = QT_TRANSLATE_NOOP("evidence", "{ages}, {event}")
RATES_TITLE = QT_TRANSLATE_NOOP("evidence", "In approval programmes of antidepressants")
RATES_NOTE = QT_TRANSLATE_NOOP(
    "evidence", "Mean rate with 95 % interval; under it what was counted, in how many people or years."
)
RATE_NAMES: Mapping[tuple[str, str], str] = {
    ("suicides", "people"): QT_TRANSLATE_NOOP("evidence", "Suicide, of {base} people"),
    ("attempts", "people"): QT_TRANSLATE_NOOP("evidence", "Suicide attempt, of {base} people"),
    ("suicides", "person_years"): QT_TRANSLATE_NOOP("evidence", "Suicide, in {base} years of taking part"),
    ("attempts", "person_years"): QT_TRANSLATE_NOOP("evidence", "Suicide attempt, in {base} years of taking part"),
}
RATE_BASE = 10_000
"""People or person-years that a class rate is told of."""
ON_DRUG = QT_TRANSLATE_NOOP("evidence", "Antidepressant")
ON_PLACEBO = QT_TRANSLATE_NOOP("evidence", "Placebo")
RATIO = QT_TRANSLATE_NOOP("evidence", "Ratio inside programmes")
COUNTED = QT_TRANSLATE_NOOP("evidence", "{events} in {amount}")
PROGRAMMES = QT_TRANSLATE_NOOP("evidence", "{n} programmes")
IDEATION_TITLE = QT_TRANSLATE_NOOP("evidence", "Thoughts that were new or stronger under treatment")
PATHWAY_TITLE = QT_TRANSLATE_NOOP("evidence", "What to do")
PATHWAY = QT_TRANSLATE_NOOP(
    "evidence",
    "Ask about such thoughts at every visit, and follow the site's pathway. The text that this site shows when an "
    "answer to a self-harm item is above 0: “{wording}”",
)
PATHWAY_IN_SHORT = QT_TRANSLATE_NOOP(
    "evidence", "Ask about such thoughts at every visit, and follow the site's pathway."
)

# how much evidence there is
LEVELS: Mapping[str, str] = {
    "many": QT_TRANSLATE_NOOP("evidence", "many trials"),
    "some": QT_TRANSLATE_NOOP("evidence", "some trials"),
    "few": QT_TRANSLATE_NOOP("evidence", "few trials"),
}
RESTS_ON = QT_TRANSLATE_NOOP(
    "evidence", "{drug}: {level}. Its effect on this outcome rests on {trials} with {people} people on it."
)
TRIALS = (QT_TRANSLATE_NOOP("evidence", "{n} trial"), QT_TRANSLATE_NOOP("evidence", "{n} trials"))
INDIRECT = QT_TRANSLATE_NOOP(
    "evidence", "Most of it comes by way of other drugs, not from trials of it against placebo."
)
FEW_MEANS = QT_TRANSLATE_NOOP(
    "evidence", "With few trials the estimate leans on its class and may change with the next one."
)
FEW_MARK = QT_TRANSLATE_NOOP("evidence", "few trials")
FEW_OUTCOMES = QT_TRANSLATE_NOOP("evidence", "few trials for {outcomes}")
FEW_SAID = QT_TRANSLATE_NOOP("evidence", "Rests on few trials: {trials}, {people} people on this drug.")
