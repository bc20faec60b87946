"""What is said of a site's recalibration and of drift, in the window, in documents and on the command line."""

from __future__ import annotations

from collections.abc import Mapping

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP

CONTEXT = "recalibration"

RECALIBRATED = QT_TRANSLATE_NOOP(
    "recalibration", "Recalibrated on {n} of the site's own patients, {day}, for: {outcomes}"
)
PROBLEMS: Mapping[str, str] = {
    "too_few": QT_TRANSLATE_NOOP(
        "recalibration", "too few people: at least {events} with the outcome and {without} without it are needed"
    ),
    "no_line": QT_TRANSLATE_NOOP("recalibration", "no line can be fitted to these people"),
    "slope_not_above_0": QT_TRANSLATE_NOOP(
        "recalibration", "the estimates do not sort these people clearly enough for a slope"
    ),
    "slope_too_steep": QT_TRANSLATE_NOOP("recalibration", "the slope lies above {slope}"),
    "intercept_too_far": QT_TRANSLATE_NOOP("recalibration", "the intercept lies more than {intercept} from 0"),
    "not_needed": QT_TRANSLATE_NOOP("recalibration", "no clear difference between estimates and outcomes"),
}
"""Why an outcome's estimates stay as the bundle gives them."""

GROUPS: Mapping[str, str] = {
    "bundle": QT_TRANSLATE_NOOP("recalibration", "the people the model was made with"),
    "first": QT_TRANSLATE_NOOP("recalibration", "the first patients here"),
}
DRIFT: Mapping[str, str] = {
    "input": QT_TRANSLATE_NOOP(
        "recalibration",
        "{name}: the mean is {now} in the latest {n} patients and {before} in {group} "
        "({difference} standard deviations).",
    ),
    "score": QT_TRANSLATE_NOOP(
        "recalibration",
        "{name}: the scores of the latest {n} patients lie {difference} standard deviations from those of {group}.",
    ),
    "missing": QT_TRANSLATE_NOOP(
        "recalibration",
        "{name}: missing in {now} of 100 of the latest patients, in {before} of 100 of the first patients here.",
    ),
    "abstained": QT_TRANSLATE_NOOP(
        "recalibration",
        "No estimate could be made for {now} of 100 of the latest patients, for {before} of 100 of the first here.",
    ),
    "calibration": QT_TRANSLATE_NOOP(
        "recalibration",
        "{name}: observed in {now} of 100 people, estimated {before} of 100 (ratio {difference}; {n} people).",
    ),
}
"""A measure in words, by what was measured."""
KINDS: Mapping[str, str] = {
    "input": QT_TRANSLATE_NOOP("recalibration", "Inputs"),
    "missing": QT_TRANSLATE_NOOP("recalibration", "Missing values"),
    "score": QT_TRANSLATE_NOOP("recalibration", "Scores"),
    "abstained": QT_TRANSLATE_NOOP("recalibration", "Patients without an estimate"),
    "calibration": QT_TRANSLATE_NOOP("recalibration", "Calibration"),
}
NO_DRIFT = QT_TRANSLATE_NOOP("recalibration", "No drift was found beyond the fixed limits.")
WAITING = QT_TRANSLATE_NOOP("recalibration", "Not measured yet, for there are too few patients: {kinds}.")
