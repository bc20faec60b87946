"""Words for the update from follow-up ratings: why there is none, what it means, what it rests on.

Used by the window, which translates them, and by the command line, which prints them as they are.
"""

from __future__ import annotations

from collections.abc import Mapping

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP

CONTEXT = "follow_up"

REASONS: Mapping[str, str] = {
    "no_follow_up_model": QT_TRANSLATE_NOOP("follow_up", "The model bundle in use holds no follow-up model."),
    "stopped": QT_TRANSLATE_NOOP(
        "follow_up", "Something in the record rules out estimates for this patient; readiness names it."
    ),
    "no_baseline": QT_TRANSLATE_NOOP("follow_up", "There is no depression total on or before day 0."),
    "scale_not_supported": QT_TRANSLATE_NOOP("follow_up", "The follow-up model does not cover the baseline's scale."),
    "baseline_too_low": QT_TRANSLATE_NOOP(
        "follow_up", "The baseline lies in the scale's lowest band, where a fall by half has no meaning."
    ),
    "no_follow_up": QT_TRANSLATE_NOOP(
        "follow_up", "There is no total on the baseline's scale between day {first} and day {last}."
    ),
    "not_shown_here": QT_TRANSLATE_NOOP("follow_up", "The policy of this site shows no numbers about a patient."),
}
"""One sentence for each reason of `domain.follow_up.FollowUpReason`."""

MEANINGS: Mapping[str, str] = {
    "response": QT_TRANSLATE_NOOP(
        "follow_up", "A fall of at least half of the baseline total at the first total between day 42 and day 84."
    ),
    "non_response": QT_TRANSLATE_NOOP("follow_up", "A fall of less than a quarter of the baseline total by then."),
    "worsening": QT_TRANSLATE_NOOP("follow_up", "A total above the baseline by then."),
}

BASIS = QT_TRANSLATE_NOOP(
    "follow_up",
    "Fitted on real patients and tested on data sets left out of the fit. Describes people with a similar course on "
    "treatment; it does not say that a change of treatment would help.",
)
NO_SWITCH = QT_TRANSLATE_NOOP(
    "follow_up",
    "A slow start alone is no reason to change: of 100 people without early improvement, 29 still responded by week 6 "
    "and 43 by week 12.",
)
NO_SWITCH_SOURCE = "devries2019"
"""Read in its abstract, as the catalogue's reference says."""
SCALE_CARRIED_OVER = QT_TRANSLATE_NOOP(
    "follow_up",
    "No course on this scale was at hand: it is assumed that a fraction of the baseline means the same as on the "
    "scales that were.",
)

SETTINGS: Mapping[str, str] = {
    "dia_duloxetine_trial, drug": QT_TRANSLATE_NOOP("follow_up", "Duloxetine trial, on the drug"),
    "dia_duloxetine_trial, placebo": QT_TRANSLATE_NOOP("follow_up", "Duloxetine trial, on placebo"),
    "enrichd_bdi": QT_TRANSLATE_NOOP("follow_up", "Psychotherapy after a heart attack (ENRICHD)"),
    "reisby_imipramine": QT_TRANSLATE_NOOP("follow_up", "Imipramine, inpatients"),
}
"""The data sets that the update was tested on, each when it was left out of the fit."""
TESTED = QT_TRANSLATE_NOOP(
    "follow_up",
    "Each data set was predicted by a model that never saw it, from visits at about this time. AUC: how often the one "
    "of two people who responds got the higher number; 0.5 is chance. Intervals are 90 %.",
)
TOO_HIGH = QT_TRANSLATE_NOOP("follow_up", "{setting}: too high, {predicted} of 100 predicted and {observed} responded")
TOO_LOW = QT_TRANSLATE_NOOP("follow_up", "{setting}: too low, {predicted} of 100 predicted and {observed} responded")
LIMITS = QT_TRANSLATE_NOOP("follow_up", "Where it was off by 5 of 100 or more: {list}.")
NOT_OFF = QT_TRANSLATE_NOOP("follow_up", "In no data set was it off by 5 of 100 or more.")
NOT_TESTED = QT_TRANSLATE_NOOP(
    "follow_up", "This bundle holds no figures of how the update did on data sets left out of its fit."
)
