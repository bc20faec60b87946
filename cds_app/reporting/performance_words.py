"""The words of an evaluation: what was found for each outcome in sentences, and why records could not be used."""

from __future__ import annotations

from collections.abc import Mapping

from cds_app.domain import messages
from cds_app.domain.evaluation import Evaluation, Figure, OutcomeEvaluation
from cds_app.reporting.numbers import DASH, FIXED_SPACE, bracketed, count, fixed, of_100, people
from cds_app.reporting.words import OUTCOMES

MOST_CREDIBLE_AUC = 0.75
"""More than this from what is known before treatment is not credible (bundled models, ceilings from the literature)."""

FAMILIES: Mapping[str, str] = {
    "sex": "Sex",
    "age_band": "Age in years",
    "severity_band": "Severity at the start",
    "employment": "Employment",
    "education": "Education",
    "care_setting": "Care setting",
    "drug": "Drug taken",
}
STEPS: Mapping[str, str] = {
    "treatments_not_known": "Nothing is recorded about treatments",
    "no_treatment_on_day_0": "No treatment began on day 0",
    "several_treatments_on_day_0": "Several treatments began on day 0, so no single one accounts for the outcome",
    "drug_without_estimate": "The bundle holds no estimates for the drug that was begun",
    "stopped": "No estimate is made for this patient (a stop, see below)",
    "excluded_by_rule": "A safety rule excludes the drug that was begun",
}
NOT_KNOWN: Mapping[str, str] = {
    "response": "no total on the first scale between day 42 and day 84",
    "remission": "no total on the first scale between day 42 and day 84, or a scale without a cut for remission",
    "early_stop": "a reason for stopping without a day",
    "side_effect_stop": "stopped early without a known reason, or a reason without a day",
}
REMARKS: Mapping[str, str] = {
    "rated_after_end": "were rated after the drug had been stopped; the rating counts as it is",
    "recorded_otherwise": "have another outcome recorded with the treatment than their ratings show; the ratings count",
    "open_end": "have neither an end of treatment nor a rating from day 56 on; they count as not stopped",
}
VERDICTS: Mapping[str, str] = {
    "better": "came closer to what happened than giving everybody these people's own rate would have",
    "no_better": "did no better than giving everybody these people's own rate",
    "worse": "did worse than giving everybody these people's own rate",
}


def sentences(found: OutcomeEvaluation) -> tuple[str, ...]:
    """What was found for one outcome: against the plain rate, ranking, level, and whether the people were few."""
    name = OUTCOMES[found.outcome]
    if found.verdict == "not_evaluated":
        return (f"{name}: not evaluated. {reason(found.why)}",)
    rate = found.figures.observed.value or 0.0
    said = [f"{name}: the estimates {VERDICTS[found.verdict]} ({of_100(rate)}).", _ranking(found.figures.auc)]
    said.append(_level(found))
    if found.small:
        said.append(
            "Fewer than 100 people had this outcome, or fewer than 100 did not, so these figures are uncertain."
        )
    if found.figures.auc.low is not None and found.figures.auc.low > MOST_CREDIBLE_AUC:
        said.append(
            "So high an area under the curve is not credible from what is known on day 0: look for something in the "
            "records that already tells the outcome."
        )
    return tuple(said)


def headline(evaluation: Evaluation) -> str:
    """How many could be used, in one sentence."""
    return (
        f"{count(evaluation.records)} records; for {count(evaluation.estimated)} of them there is an estimate for the "
        "drug that was begun on day 0."
    )


def reason(code: str | None) -> str:
    """Why a figure cannot be had, as a sentence without advice."""
    return messages.ERRORS[code].happened if code else ""


def number(figure: Figure, places: int = 2) -> str:
    """ "0.64 (0.60 to 0.68)", never broken over lines; a dash where there is no figure."""
    if figure.value is None:
        return DASH
    if figure.low is None or figure.high is None:
        return fixed(figure.value, places)
    ends = f"({fixed(figure.low, places)} to {fixed(figure.high, places)})"
    return f"{fixed(figure.value, places)} {ends}".replace(" ", FIXED_SPACE)


def area(figure: Figure) -> str:
    """ "0.64 (0.60–0.68)": an area under the curve is never below 0, so a dash can stand between the ends."""
    return number(figure).replace(f"{FIXED_SPACE}to{FIXED_SPACE}", DASH)


def rate(figure: Figure) -> str:
    """ "48 (44–52)", in people of 100; a dash where there is no figure."""
    if figure.value is None:
        return DASH
    ends = "" if figure.low is None or figure.high is None else f"{FIXED_SPACE}{bracketed(figure.low, figure.high)}"
    return f"{people(figure.value)}{ends}"


def _ranking(auc: Figure) -> str:
    if auc.value is None:
        return f"How well they rank people cannot be said. {reason(auc.why)}".strip()
    if auc.low is None or auc.high is None or auc.low <= 0.5 <= auc.high:
        how = "They were not shown to rank people better than chance"
    else:
        how = "They ranked people better than chance" if auc.low > 0.5 else "They ranked people worse than chance"
    ends = (
        "" if auc.low is None or auc.high is None else f", 95 % interval {fixed(auc.low, 2)}{DASH}{fixed(auc.high, 2)}"
    )
    return f"{how} (area under the curve {fixed(auc.value, 2)}{ends})."


def _level(found: OutcomeEvaluation) -> str:
    difference, predicted = found.figures.difference, found.predicted or 0.0
    pair = f"estimated {of_100(predicted)}, observed {of_100(found.figures.observed.value or 0.0)}"
    if difference.low is not None and difference.low > 0:
        return f"On average they were too low: {pair}."
    if difference.high is not None and difference.high < 0:
        return f"On average they were too high: {pair}."
    return f"On average they were neither too high nor too low by more than chance: {pair}."
