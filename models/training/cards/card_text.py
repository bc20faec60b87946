"""The card's fixed sentences and those that follow from the evidence: purpose, limits, methods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from models.training.paths import OUTCOMES
from models.training.patients.cohort import PERSON_BY_DRUG_SD

BASIS = "simulated from published evidence; not validated on patients"
DEVELOPER = "the cds-app project"
INTENDED_USE = (
    "Informs a psychiatrist who compares antidepressants together with an adult outpatient with depression: shows, "
    "for each of 21 drugs with trial evidence, the estimated chance of response, remission, an early stop and a stop "
    "for side effects within eight weeks, with its interval and with the drugs that are not clearly different. It "
    "informs a decision and never replaces it; it is not for triage, diagnosis or a decision to treat."
)
ELIGIBILITY = (
    "Adults aged 18 or more with a current depressive episode of at least moderate severity for whom a drug treatment "
    "is being chosen by a psychiatrist. Not for bipolar depression, psychotic depression, pregnancy, dementia, or "
    "people at acute risk of suicide; not for combinations or augmentation. With caution, and with a note beside the "
    "estimate, for inpatients and while breastfeeding. The trials behind the drug effects mostly left all of these "
    "people out."
)
WORDS = {"response": "response", "remission": "remission", "early_stop": "early stop",
         "side_effect_stop": "side-effect stop"}  # fmt: skip

LIMITS = (
    "No patient's course entered the patient part. It is simulated from published effect sizes and has not been "
    "validated on patients.",
    "Most of an interval's width is the spread between settings, which no input explains. It is shared by all drugs, "
    "so the differences between drugs are known better than their levels.",
    "No input favours one drug over another: no such factor had usable evidence. The order of the drugs on an outcome "
    "is therefore the same for every patient; what differs between patients is the level, the exclusions and the "
    "patient's own concerns. Choosing by the model gains nothing, in the simulated truth, over one drug for all.",
    "Published modifiers come from different studies, most unadjusted for each other; adding them on the logit counts "
    "what they share more than once, and makes people with many of them look worse than they may be.",
    "The trials report little about their participants beyond severity. They are taken to have the simulated "
    "population's mean of each factor, and no failed trial in the episode. If fewer of them had a factor, estimates "
    "for people with it are too high, and for people without it too low.",
    "A value that is not known stands for the average over it in the simulated population, and widens the interval. "
    "For people with several failed trials of whom this is not known, the chance of response and remission shown is "
    "too high and its interval holds the truth less often than it says (table below).",
    "Shares of several inputs in the simulated population are design choices, not prevalences. The reference "
    "population's mean is therefore not a figure about any real population.",
    "Figures by sex, age band and education say how the model does in a simulated truth in which these change an "
    "outcome only through the inputs that go with them. They cannot show harm to a group that the truth does not hold.",
    "Response and remission are estimated apart and may cross; so may the two stops in extreme cases.",
    "Trials last 4 to 12 weeks, mostly 6 to 8; all are read as eight weeks. Estimates are for the usual dose.",
    "Severity bands of different scales are taken as equal.",
)


def limits(effects: Mapping[str, Any]) -> list[str]:
    """The limits, with what held-out trials said about the differences between drugs in the second place."""
    return [LIMITS[0], _carrying_over(effects["outcomes"]), *LIMITS[1:]]


def _carrying_over(outcomes: Mapping[str, Any]) -> str:
    held = [WORDS[o] for o in OUTCOMES if outcomes[o]["clear_calls_confirmed"]]
    failed = [WORDS[o] for o in OUTCOMES if not outcomes[o]["clear_calls_confirmed"]]
    if not held:
        return "Differences between drugs did not carry over to trials that were left out of the fit, on any outcome."
    if not failed:
        return "Differences between drugs carried over to trials that were left out of the fit, on every outcome."
    return (
        f"Differences between drugs in {listed(held)} carried over to trials that were left out of the fit; those in "
        f"{listed(failed)} did not. On the latter, drugs can hardly be told apart."
    )


def listed(words: Sequence[str]) -> str:
    """Words as a phrase: a, b and c."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def methods(head: Mapping[str, Any], effects: Mapping[str, Any]) -> list[str]:
    """How the bundle was made, in the order of its making."""
    rows, draws = head["training_data"]["rows"], head["outcomes"]["response"]["draws"]
    widened = [WORDS[o] for o in OUTCOMES if not effects["outcomes"][o]["clear_calls_confirmed"]]
    return [
        f"Drug effects: {effects['method']}. Effects are shrunk towards class and overall mean by variances estimated "
        f"from the trials. Denominator: {effects['denominator']}. Between outcomes: {effects['between_outcomes']}.",
        f"Base rate: {effects.get('base_meaning', 'the logit of the middle trial on a drug of average effect')}.",
        f"Doses: {effects['doses']}.",
        f"Training: {rows} simulated rows, each with one drug; boosters learn the outcome's probability "
        "(cross-entropy), averaged over chance and over person-by-drug variation, instead of sampled outcomes. "
        "That removes noise which a real sample would have: nothing here shows how well such a model would "
        "learn from patients.",
        f"Person-by-drug variation: standard deviation {PERSON_BY_DRUG_SD} on the logit, the upper bound from the "
        "ratio of outcome variances on drug and placebo (ploderl2019); no input predicts it.",
        f"Intervals: one booster for each of {draws} joint draws of base, drug effects and modifiers. The draws hold "
        "the uncertainty of the mean, the spread of the base between settings and the heterogeneity between trials. "
        "Shown: central booster, and plus or minus 1.645 standard deviations of the draws on the logit; where values "
        "are missing, the spread of the central estimate over plausible values is added as a variance.",
        "Differences between drugs: the heterogeneity of drug effects between trials widens them, unless differences "
        "that the mean effects call clear were confirmed in held-out direct comparisons (table below). One rule for "
        f"all outcomes; it keeps heterogeneity in for {listed(widened) if widened else 'none'}. The rule was written "
        "after a first look at these comparisons; it was not fixed blind.",
        "Each tree uses one input, so the model is additive on the logit; no source gave the size of an interaction.",
        "A ridge logistic regression on the same inputs, trained on sampled outcomes, stands beside it.",
        "Failed trials: remission rates by step of a sequenced trial, carried over to response with a wider error. "
        "Earlier treatment counts only where no trial failed in this episode.",
        "Judging: new simulated people, outcomes sampled with person-by-drug variation; intervals are asked to hold "
        "truths from new draws of all parameters, by the code that the program shows them with, values complete and "
        "values missing. Thresholds were fixed before training (acceptance, with what was changed and when).",
    ]  # fmt: skip
