"""What can go wrong in `guidance`, and every finding about a patient, in words."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP, Message

ERRORS: dict[str, Message] = {
    "catalogue_missing": Message(
        QT_TRANSLATE_NOOP("errors", "The clinical catalogue cannot be read: {file} is missing or locked."),
        QT_TRANSLATE_NOOP(
            "errors", "Install the program again, or ask IT to do so; nothing can be compared without it."
        ),
    ),
    "catalogue_invalid": Message(
        QT_TRANSLATE_NOOP("errors", "The clinical catalogue is not valid: {file}, entry {entry}, field {field}."),
        QT_TRANSLATE_NOOP(
            "errors",
            "Put the released catalogue back, or have this field corrected; until then nothing is compared.",
        ),
    ),
}

ASK = QT_TRANSLATE_NOOP("findings", "Find out and record it before relying on an estimate.")
CHECK = QT_TRANSLATE_NOOP("findings", "Check the record; nothing was corrected.")
EVALUATE = QT_TRANSLATE_NOOP(
    "findings",
    "Evaluate the person now and follow the local pathway. Estimates return once an evaluation is recorded, or after a "
    "newer screener without this level.",
)
NOT_AGAINST = QT_TRANSLATE_NOOP(
    "findings", "No estimate is made; this is not evidence against treatment. Decide by guideline and judgement."
)

FINDINGS: dict[str, Message] = {
    # stops
    "no_baseline_rating": Message(
        QT_TRANSLATE_NOOP("findings", "No depression rating is recorded on or before day 0."),
        QT_TRANSLATE_NOOP(
            "findings",
            "Record a total, or all items, of a depression scale such as PHQ-9. Until then no estimate is made.",
        ),
    ),
    "age_under_18": Message(QT_TRANSLATE_NOOP("findings", "The person is under 18 years."), NOT_AGAINST),
    "bipolar_disorder": Message(QT_TRANSLATE_NOOP("findings", "Bipolar disorder is on the record."), NOT_AGAINST),
    "psychosis": Message(
        QT_TRANSLATE_NOOP("findings", "A psychotic disorder or psychotic features are on the record."), NOT_AGAINST
    ),
    "dementia": Message(QT_TRANSLATE_NOOP("findings", "Dementia is on the record."), NOT_AGAINST),
    "pregnancy": Message(QT_TRANSLATE_NOOP("findings", "The person is pregnant."), NOT_AGAINST),
    "screener_high": Message(
        QT_TRANSLATE_NOOP("findings", "The latest C-SSRS screener is at its high level; estimates are withheld."),
        EVALUATE,
    ),
    "recent_suicide_attempt": Message(
        QT_TRANSLATE_NOOP(
            "findings", "A suicide attempt in the past three months is recorded; estimates are withheld."
        ),
        QT_TRANSLATE_NOOP(
            "findings",
            "Evaluate the person now and follow the local pathway. Estimates return when the record no longer says so.",
        ),
    ),
    # stops that could not be judged
    "age_under_18_unknown": Message(QT_TRANSLATE_NOOP("findings", "The age is not known."), ASK),
    "bipolar_disorder_unknown": Message(
        QT_TRANSLATE_NOOP("findings", "Whether there is, or was, bipolar disorder is not known."), ASK
    ),
    "psychosis_unknown": Message(
        QT_TRANSLATE_NOOP("findings", "Whether there are psychotic symptoms, or a psychotic disorder, is not known."),
        ASK,
    ),
    "dementia_unknown": Message(QT_TRANSLATE_NOOP("findings", "Whether there is dementia is not known."), ASK),
    "pregnancy_unknown": Message(QT_TRANSLATE_NOOP("findings", "Whether the person is pregnant is not known."), ASK),
    "screener_high_unknown": Message(
        QT_TRANSLATE_NOOP("findings", "The C-SSRS screener has not been done, or is not complete."),
        QT_TRANSLATE_NOOP("findings", "It is there to be filled in; its absence does not mean that there is no risk."),
    ),
    "recent_suicide_attempt_unknown": Message(
        QT_TRANSLATE_NOOP("findings", "Whether there was a suicide attempt, and when, is not known."), ASK
    ),
    # notes
    "self_harm_item_positive": Message(
        QT_TRANSLATE_NOOP("findings", "The latest answer to a self-harm item is above 0."),
        QT_TRANSLATE_NOOP("findings", "Ask about it now and fill in the C-SSRS screener."),
    ),
    "self_harm_item_screened": Message(
        QT_TRANSLATE_NOOP(
            "findings", "The latest answer to a self-harm item is above 0; the C-SSRS screener has been filled in."
        ),
        QT_TRANSLATE_NOOP("findings", "Follow what the screener and the evaluation found and the local pathway."),
    ),
    "self_harm_item_positive_unknown": Message(
        QT_TRANSLATE_NOOP("findings", "No answer to a self-harm item is recorded (PHQ-9 item 9 or its like)."),
        QT_TRANSLATE_NOOP("findings", "Ask about thoughts of self-harm; a total alone does not tell."),
    ),
    "screener_high_evaluated": Message(
        QT_TRANSLATE_NOOP(
            "findings", "The latest C-SSRS screener is at its high level; an evaluation was recorded after it."
        ),
        QT_TRANSLATE_NOOP("findings", "Follow what the evaluation found and the local pathway."),
    ),
    "screener_moderate": Message(
        QT_TRANSLATE_NOOP("findings", "The latest C-SSRS screener is at its moderate level."),
        QT_TRANSLATE_NOOP("findings", "Evaluate at this visit and agree on a plan for crises."),
    ),
    "screener_low": Message(
        QT_TRANSLATE_NOOP(
            "findings", "The latest C-SSRS screener is at its low level, which is not the same as no risk."
        ),
        QT_TRANSLATE_NOOP("findings", "Arrange further evaluation by a behavioural-health clinician."),
    ),
    "family_history_bipolar": Message(
        QT_TRANSLATE_NOOP("findings", "There is bipolar disorder in the family."),
        QT_TRANSLATE_NOOP("findings", "Look for earlier mania or hypomania before an antidepressant is started."),
    ),
    "mixed_features": Message(
        QT_TRANSLATE_NOOP("findings", "Mixed features are recorded."),
        QT_TRANSLATE_NOOP("findings", "Look for earlier mania or hypomania before an antidepressant is started."),
    ),
    "inpatient": Message(
        QT_TRANSLATE_NOOP("findings", "The patient is an inpatient; the trials were mostly of outpatients."),
        QT_TRANSLATE_NOOP("findings", "Rely on the estimates less."),
    ),
    "planning_pregnancy": Message(
        QT_TRANSLATE_NOOP("findings", "A pregnancy is planned; the estimates say nothing about it."),
        QT_TRANSLATE_NOOP("findings", "Weigh each option for pregnancy on its own."),
    ),
    "breastfeeding": Message(
        QT_TRANSLATE_NOOP("findings", "The person is breastfeeding; the estimates say nothing about it."),
        QT_TRANSLATE_NOOP("findings", "Weigh each option for breastfeeding on its own."),
    ),
    # age of the ratings
    "baseline_old": Message(
        QT_TRANSLATE_NOOP("findings", "The latest depression rating is more than 14 days old."),
        QT_TRANSLATE_NOOP("findings", "Record a new one: the scale asks about two weeks at most."),
    ),
    "baseline_in_remission": Message(
        QT_TRANSLATE_NOOP("findings", "The latest depression rating is already within the scale's range of remission."),
        QT_TRANSLATE_NOOP("findings", "The estimates are for people with a current episode; check the rating."),
    ),
    "screener_old": Message(
        QT_TRANSLATE_NOOP("findings", "The latest C-SSRS screener is more than 30 days old."),
        QT_TRANSLATE_NOOP("findings", "Repeat it: its first five questions ask about the past month."),
    ),
    # combinations that do not fit
    "onset_after_age": Message(QT_TRANSLATE_NOOP("findings", "The age at the first episode is above the age."), CHECK),
    "single_with_prior_episodes": Message(
        QT_TRANSLATE_NOOP("findings", "A single episode and earlier episodes are both recorded."), CHECK
    ),
    "recurrent_without_prior_episodes": Message(
        QT_TRANSLATE_NOOP("findings", "A recurrent course is recorded, and no earlier episode."), CHECK
    ),
    "episode_longer_than_life": Message(
        QT_TRANSLATE_NOOP("findings", "This episode is recorded as longer than the person's life."), CHECK
    ),
    "episode_before_onset": Message(
        QT_TRANSLATE_NOOP("findings", "This episode is recorded as older than the first episode."), CHECK
    ),
    "pregnancy_and_sex": Message(
        QT_TRANSLATE_NOOP("findings", "Pregnancy, plans for it or breastfeeding stand beside male sex."), CHECK
    ),
    "screener_inconsistent": Message(
        QT_TRANSLATE_NOOP(
            "findings", "The C-SSRS answers contradict each other: a follow-up question is yes, its first question no."
        ),
        CHECK,
    ),
}
"""Every code of a finding that guidance makes about a patient; scoring has its own."""
