"""Names and sentences that stand in more than one document. The same words as in the window."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cds_app.domain import messages
from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import Assessment, Decision, OwnView
from cds_app.domain.estimate import Comparison, Finding
from cds_app.domain.explanation import Contribution
from cds_app.domain.patient import age_band
from cds_app.domain.rating import band_of, baseline
from cds_app.domain.safety import EligibilityStop, PatientNote, Rule
from cds_app.reporting.numbers import dose, plain

NOT_CAUSES = "Contributions are associations in the model, not causes."
NOT_AGAINST = "That there is no estimate is not evidence against treatment."
INTENDED_USE = "For adults with unipolar depression. Informs a decision, makes none; not about suicide risk."

OUTCOMES: Mapping[str, str] = {
    "response": "Response",
    "remission": "Remission",
    "early_stop": "Early stop",
    "side_effect_stop": "Stop for side effects",
}
VERBS: Mapping[str, str] = {
    "response": "respond",
    "remission": "reach remission",
    "early_stop": "stop early",
    "side_effect_stop": "stop because of side effects",
}
INPUTS: Mapping[str, str] = {
    "severity_level": "Severity of depression",
    "failed_trials": "Adequate trials without response",
    "prior_episodes": "Earlier depressive episodes",
    "episode_months": "Length of this episode",
    "episode_weeks": "Length of this episode",
    "previous_treatment": "Earlier antidepressant treatment",
    "anxious_distress": "Anxious distress",
    "childhood_maltreatment": "Childhood maltreatment",
    "personality_disorder": "Personality disorder",
    "ptsd": "Post-traumatic stress disorder",
    "chronic_pain": "Chronic pain",
    "unemployed": "Unemployed",
    "drug_effect": "The drug's effect in trials",
    "melancholic": "Melancholic features",
    "atypical": "Atypical features",
    "psychotic": "Psychotic features",
    "family_history_depression": "Depression in the family",
    "family_history_bipolar": "Bipolar disorder in the family",
    "age_years": "Age",
    "onset_age_years": "Age at first onset",
    "bmi": "Body mass index",
    "cyp2d6": "CYP2D6 metaboliser",
    "cyp2c19": "CYP2C19 metaboliser",
    "qtc_ms": "QTc interval",
    "systolic_bp": "Systolic blood pressure",
    "crp": "C-reactive protein",
    "treatments": "Antidepressant treatments",
    "medications": "Other medications",
}
CONCERNS: Mapping[str, str] = {
    "weight_gain": "Weight gain",
    "sexual_dysfunction": "Sexual dysfunction",
    "sedation": "Sedation",
    "insomnia": "Insomnia",
    "nausea": "Nausea",
    "discontinuation_symptoms": "Discontinuation symptoms",
}
SEVERITIES: Mapping[str, str] = {
    "stop": "Stop",
    "exclude": "Excluded",
    "caution": "Caution",
    "information": "Information",
}
CHOICES: Mapping[str, str] = {"no_drug": "No drug treatment", "refer": "Refer", "wait": "Wait and see"}
KINDS: Mapping[str, str] = {
    "treat": "Antidepressant",
    "other_treatment": "Another treatment",
    "defer": "Defer the decision",
    "none": "No treatment",
}
AGREEMENTS: Mapping[str, str] = {
    "within_best_group": "No clear difference from the best",
    "outside_best_group": "Outside the group without a clear difference from the best",
    "no_estimates": "No estimates were shown",
}
CONFIDENCE: Mapping[int, str] = {
    1: "1, very unsure",
    2: "2, unsure",
    3: "3, in between",
    4: "4, sure",
    5: "5, very sure",
}
STATUSES: Mapping[str, str] = {
    "read": "seen in the source, not clinically reviewed",
    "read-secondary": "seen in a secondary source, not clinically reviewed",
    "computed": "computed, not clinically reviewed",
    "memory": "source not seen, not clinically reviewed",
}
_UNITS = {"failed_trials": ("trial", "trials"), "prior_episodes": ("episode", "episodes"),
          "episode_months": ("month", "months")}  # fmt: skip


def sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def drug_name(code: str) -> str:
    """A drug's generic name with a capital."""
    return sentence_case(code.replace("_", " "))


def choice_name(code: str) -> str:
    """An own-view option: a drug, or one of the options that are not a drug."""
    return CHOICES.get(code) or drug_name(code)


def input_name(code: str) -> str:
    """The dictionary name of a model input, a column, a scale or a part of the record; never a raw code."""
    stem = code.removesuffix(".csv")
    return INPUTS.get(stem) or (stem if stem.isupper() or "-" in stem else sentence_case(stem.replace("_", " ")))


def input_value(contribution: Contribution) -> str:
    """The patient's own value with its unit."""
    name, value = contribution.input, contribution.value
    if value is None:
        return "not known"
    if value in ("yes", "no") or re.fullmatch(r"-?[0-9.]+", value) is None:
        return value
    amount = float(value)
    if name == "severity_level":
        return f"{plain(amount)} of 5"
    if name == "failed_trials" and amount >= 3:
        return "3 trials or more"
    one, many = _UNITS.get(name, ("", ""))
    return f"{plain(amount)} {one if amount == 1 else many}".strip()


def patient_line(assessment: Assessment, catalogue: Catalogue) -> str:
    """Code, age band and baseline rating: "P-0412 · 40–49 · PHQ-9 17, moderately severe, day 0"."""
    parts = [assessment.pseudonym, age_band(assessment.record) or "age not known"]
    start = baseline(assessment.record.ratings, catalogue.scales)
    if start is None:
        return " · ".join([*parts, "no depression rating"])
    band = band_of(catalogue.scales[start.scale], start.value)
    level = f", {band.code.replace('_', ' ')}" if band else ""
    return " · ".join([*parts, f"{start.scale} {start.value}{level}, day {plain(start.day)}"])


def unknown_inputs(comparison: Comparison | None) -> tuple[str, ...]:
    """The names of the model inputs that are not known for this patient, each once."""
    found = comparison.readiness if comparison else ()
    return tuple(dict.fromkeys(input_name(f.input) for f in found if f.code == "input_missing" and f.input))


def finding_words(finding: Finding, catalogue: Catalogue) -> str:
    """What was found and what to do about it, with the input's name in front where there is one."""
    name = input_name(finding.input) if finding.input else ""
    message = messages.FINDINGS.get(finding.code)
    if message is not None:
        words = message.filled(input=name)
    else:
        entries: tuple[EligibilityStop | PatientNote, ...] = (*catalogue.stops, *catalogue.notes)
        entry = next((e for e in entries if e.code == finding.code), None)
        words = f"{entry.title}. {entry.sentence}" if entry else f"{sentence_case(finding.code.replace('_', ' '))}."
    return f"{name}: {words}" if name else words


def rule_of(code: str, catalogue: Catalogue) -> Rule | None:
    return next((rule for rule in catalogue.rules if rule.id == code), None)


def rule_title(code: str, catalogue: Catalogue) -> str:
    """The title of a rule; one that the catalogue does not hold is named by its code, in words."""
    rule = rule_of(code, catalogue)
    return rule.title if rule else sentence_case(code.replace("_", " "))


def reason_of_no_estimate(code: str | None, catalogue: Catalogue) -> str:
    """Why no estimate was made, in a few words."""
    for stop in catalogue.stops:
        if stop.code == code:
            return stop.title
    if code is not None and rule_of(code, catalogue) is not None:
        return rule_title(code, catalogue)
    return {
        "input_missing": "An input that the model needs is not known",
        "unlike_training": "Unlike the people the model was made from",
    }.get(code or "", "The model cannot make one from this record")


def source_keys(sources: Iterable[str]) -> tuple[str, ...]:
    """The reference keys in source fields, each once; a field may name several."""
    return tuple(dict.fromkeys(key for source in sources for key in re.split(r"[;,\s]+", source) if key))


def citations(sources: Iterable[str], catalogue: Catalogue) -> str:
    """The sources of some fields in full, each once."""
    found = catalogue.references
    return "; ".join(found[key].citation if key in found else key for key in source_keys(sources))


def status_words(status: str, reviewed_on: str | None) -> str:
    """How well a catalogue entry is founded; whatever nobody at the site has signed off says so."""
    if reviewed_on is not None:
        return f"clinically reviewed {reviewed_on}"
    return STATUSES.get(status, "not clinically reviewed")


def acknowledgement_words(code: str, comparison: Comparison | None, catalogue: Catalogue) -> str:
    """What one acknowledgement stands for."""
    if code == "basis" and comparison is not None:
        return f"What the estimates rest on: {comparison.bundle.basis.rstrip('.')}."
    if code == "no_estimate_is_not_evidence_against_treatment":
        return NOT_AGAINST
    if code == "inputs_missing":
        names = ", ".join(unknown_inputs(comparison))
        return (
            f"Not known, so the ranges are wider: {names}."
            if names
            else "Inputs that are not known make the ranges wider."
        )
    severity, _, rule = code.partition(":")
    if severity in SEVERITIES and rule:
        return f"{SEVERITIES[severity]}: {rule_title(rule, catalogue)}."
    return f"{sentence_case(code.replace('_', ' '))}."


def decision_words(decision: Decision) -> str:
    """ "Escitalopram, 10 mg a day", "Defer the decision"."""
    if decision.kind != "treat" or decision.drug is None:
        return KINDS[decision.kind]
    name = drug_name(decision.drug)
    return name if decision.dose_mg_day is None else f"{name}, {dose(decision.dose_mg_day)} a day"


def own_view_words(view: OwnView | None, catalogue: Catalogue) -> str:
    """Options in the order chosen, confidence and main reason."""
    if view is None:
        return "no own view was recorded"
    options = ", ".join(choice_name(option) for option in view.options)
    reason = next((r.display for r in catalogue.own_view_reasons if r.code == view.reason), None)
    reason = reason or sentence_case(view.reason.replace("_", " "))
    return f"{options} (confidence {CONFIDENCE[view.confidence]}; {reason})"


def signed_decision(assessment: Assessment) -> Decision | None:
    """The decision of a signed assessment, as its statement holds it."""
    if assessment.signed is None:
        return None
    made = assessment.signed.statement["decision"]
    amount = made.get("dose_mg_day")
    return Decision(made["kind"], made.get("drug"), None if amount is None else float(amount))
