"""Names and sentences that stand in more than one document. The same words as in the window."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cds_app.domain import messages
from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import Assessment, Decision, OwnView
from cds_app.domain.estimate import Comparison, Finding
from cds_app.domain.explanation import Contribution
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.patient import age_band
from cds_app.domain.rating import band_of, baseline
from cds_app.domain.safety import EligibilityStop, PatientNote, Rule
from cds_app.domain.translated import CATALOGUE, DRUGS, plain_name
from cds_app.reporting.language import translate
from cds_app.reporting.numbers import dose, plain

NOT_CAUSES = QT_TRANSLATE_NOOP("compare", "Contributions are associations in the model, not causes.")
NOT_AGAINST = QT_TRANSLATE_NOOP("documents", "That there is no estimate is not evidence against treatment.")
NOT_REVIEWED = QT_TRANSLATE_NOOP("compare", "not clinically reviewed")
NUMBERS_HIDDEN = QT_TRANSLATE_NOOP(
    "documents", "By the policy of this site no absolute numbers are shown; groups and words stand in their place."
)
INTENDED_USE = QT_TRANSLATE_NOOP(
    "compare",
    "For psychiatrists; adults with unipolar depression. Informs, never decides. Not about suicide risk.",
)
"""Word for word as on screen."""

OUTCOMES: Mapping[str, str] = {
    "response": QT_TRANSLATE_NOOP("names", "Response"),
    "remission": QT_TRANSLATE_NOOP("names", "Remission"),
    "early_stop": QT_TRANSLATE_NOOP("names", "Early stop"),
    "side_effect_stop": QT_TRANSLATE_NOOP("names", "Stop for side effects"),
}
VERBS: Mapping[str, str] = {
    "response": QT_TRANSLATE_NOOP("estimate", "respond"),
    "remission": QT_TRANSLATE_NOOP("estimate", "reach remission"),
    "early_stop": QT_TRANSLATE_NOOP("estimate", "stop early"),
    "side_effect_stop": QT_TRANSLATE_NOOP("estimate", "stop because of side effects"),
}
INPUTS: Mapping[str, str] = {
    "severity_level": QT_TRANSLATE_NOOP("names", "Severity of depression"),
    "failed_trials": QT_TRANSLATE_NOOP("names", "Adequate trials failed this episode"),
    "prior_episodes": QT_TRANSLATE_NOOP("names", "Earlier depressive episodes"),
    "episode_months": QT_TRANSLATE_NOOP("names", "Length of this episode"),
    "episode_weeks": QT_TRANSLATE_NOOP("names", "Length of this episode"),
    "previous_treatment": QT_TRANSLATE_NOOP("names", "Earlier antidepressant treatment"),
    "anxious_distress": QT_TRANSLATE_NOOP("names", "Anxious distress"),
    "childhood_maltreatment": QT_TRANSLATE_NOOP("names", "Childhood maltreatment"),
    "personality_disorder": QT_TRANSLATE_NOOP("names", "Personality disorder"),
    "ptsd": QT_TRANSLATE_NOOP("names", "Post-traumatic stress disorder"),
    "chronic_pain": QT_TRANSLATE_NOOP("names", "Chronic pain"),
    "unemployed": QT_TRANSLATE_NOOP("names", "Unemployed"),
    "drug_effect": QT_TRANSLATE_NOOP("names", "The drug's effect in trials"),
    "melancholic": QT_TRANSLATE_NOOP("names", "Melancholic features"),
    "atypical": QT_TRANSLATE_NOOP("names", "Atypical features"),
    "psychotic": QT_TRANSLATE_NOOP("names", "Psychotic features"),
    "family_history_depression": QT_TRANSLATE_NOOP("names", "Depression in the family"),
    "family_history_bipolar": QT_TRANSLATE_NOOP("names", "Bipolar disorder in the family"),
    "age_years": QT_TRANSLATE_NOOP("names", "Age"),
    "onset_age_years": QT_TRANSLATE_NOOP("names", "Age at first onset"),
    "bmi": QT_TRANSLATE_NOOP("names", "Body mass index"),
    "cyp2d6": QT_TRANSLATE_NOOP("names", "CYP2D6 metaboliser"),
    "cyp2c19": QT_TRANSLATE_NOOP("names", "CYP2C19 metaboliser"),
    "qtc_ms": QT_TRANSLATE_NOOP("names", "QTc interval"),
    "systolic_bp": QT_TRANSLATE_NOOP("names", "Systolic blood pressure"),
    "crp": QT_TRANSLATE_NOOP("names", "C-reactive protein"),
    "treatments": QT_TRANSLATE_NOOP("names", "Antidepressant treatments"),
    "medications": QT_TRANSLATE_NOOP("names", "Other medications"),
}
CONCERNS: Mapping[str, str] = {
    "weight_gain": QT_TRANSLATE_NOOP("names", "Weight gain"),
    "sexual_dysfunction": QT_TRANSLATE_NOOP("names", "Sexual dysfunction"),
    "sedation": QT_TRANSLATE_NOOP("names", "Sedation"),
    "insomnia": QT_TRANSLATE_NOOP("names", "Insomnia"),
    "nausea": QT_TRANSLATE_NOOP("names", "Nausea"),
    "discontinuation_symptoms": QT_TRANSLATE_NOOP("names", "Discontinuation symptoms"),
}
SEVERITIES: Mapping[str, str] = {
    "stop": QT_TRANSLATE_NOOP("names", "Stop"),
    "exclude": QT_TRANSLATE_NOOP("names", "Excluded"),
    "caution": QT_TRANSLATE_NOOP("names", "Caution"),
    "information": QT_TRANSLATE_NOOP("names", "Information"),
}
CHOICES: Mapping[str, str] = {
    "no_drug": QT_TRANSLATE_NOOP("names", "No drug treatment"),
    "refer": QT_TRANSLATE_NOOP("names", "Refer"),
    "wait": QT_TRANSLATE_NOOP("names", "Wait and see"),
}
KINDS: Mapping[str, str] = {
    "treat": QT_TRANSLATE_NOOP("names", "Antidepressant"),
    "other_treatment": QT_TRANSLATE_NOOP("names", "Another treatment"),
    "defer": QT_TRANSLATE_NOOP("names", "Defer the decision"),
    "none": QT_TRANSLATE_NOOP("names", "No treatment"),
}
AGREEMENTS: Mapping[str, str] = {
    "within_best_group": QT_TRANSLATE_NOOP("names", "No clear difference from the best"),
    "outside_best_group": QT_TRANSLATE_NOOP("names", "Outside the group without a clear difference from the best"),
    "no_estimates": QT_TRANSLATE_NOOP("names", "No estimates were shown"),
}
NOTICE_WAYS: Mapping[str, str] = {
    "handed_over": QT_TRANSLATE_NOOP("names", "Handed over"),
    "read_out": QT_TRANSLATE_NOOP("names", "Read out"),
    "declined": QT_TRANSLATE_NOOP("names", "Offered, and the patient did not want it"),
}
CONFIDENCE: Mapping[int, str] = {
    1: QT_TRANSLATE_NOOP("names", "1, very unsure"),
    2: QT_TRANSLATE_NOOP("names", "2, unsure"),
    3: QT_TRANSLATE_NOOP("names", "3, in between"),
    4: QT_TRANSLATE_NOOP("names", "4, sure"),
    5: QT_TRANSLATE_NOOP("names", "5, very sure"),
}
STATUSES: Mapping[str, str] = {
    "read": QT_TRANSLATE_NOOP("compare", "seen in the source, not clinically reviewed"),
    "read-secondary": QT_TRANSLATE_NOOP("compare", "seen in a secondary source, not clinically reviewed"),
    "computed": QT_TRANSLATE_NOOP("compare", "computed, not clinically reviewed"),
    "memory": QT_TRANSLATE_NOOP("compare", "source not seen, not clinically reviewed"),
}
_UNITS = {
    "failed_trials": (QT_TRANSLATE_NOOP("names", "{n} trial"), QT_TRANSLATE_NOOP("names", "{n} trials")),
    "prior_episodes": (QT_TRANSLATE_NOOP("names", "{n} episode"), QT_TRANSLATE_NOOP("names", "{n} episodes")),
    "episode_months": (QT_TRANSLATE_NOOP("names", "{n} month"), QT_TRANSLATE_NOOP("names", "{n} months")),
}
_BANDS = {
    "none": QT_TRANSLATE_NOOP("names", "none"),
    "minimal": QT_TRANSLATE_NOOP("names", "minimal"),
    "mild": QT_TRANSLATE_NOOP("names", "mild"),
    "moderate": QT_TRANSLATE_NOOP("names", "moderate"),
    "moderately_severe": QT_TRANSLATE_NOOP("names", "moderately severe"),
    "severe": QT_TRANSLATE_NOOP("names", "severe"),
    "very_severe": QT_TRANSLATE_NOOP("names", "very severe"),
}
_VALUES = {"yes": QT_TRANSLATE_NOOP("names", "yes"), "no": QT_TRANSLATE_NOOP("names", "no")}
_NO_ESTIMATE = {
    "input_missing": QT_TRANSLATE_NOOP("documents", "An input that the model needs is not known"),
    "unlike_training": QT_TRANSLATE_NOOP("documents", "Unlike the people the model was made from"),
}


def sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def _named(table: Mapping[Any, str], code: Any) -> str:
    return translate("names", table[code])


def outcome_name(code: str) -> str:
    return _named(OUTCOMES, code)


def verb(outcome: str) -> str:
    """What people do: "respond", "stop early" …"""
    return translate("estimate", VERBS[outcome])


def concern_name(code: str) -> str:
    return _named(CONCERNS, code)


def severity_name(code: str) -> str:
    return _named(SEVERITIES, code)


def agreement_name(code: str) -> str:
    return _named(AGREEMENTS, code)


def notice_way(code: str) -> str:
    """What became of a patient notice."""
    return _named(NOTICE_WAYS, code)


def band_name(code: str) -> str:
    """A severity band; one that has no words here is shown with its own."""
    return _named(_BANDS, code) if code in _BANDS else code.replace("_", " ")


def drug_name(code: str, *, inside: bool = False) -> str:
    """A drug's generic name with a capital; `inside` a sentence it stays in small letters."""
    name = translate(DRUGS, plain_name(code))
    return name if inside else sentence_case(name)


def reason_name(display: str) -> str:
    """A coded reason's words. The signed statement holds the English ones."""
    return translate(CATALOGUE, display)


def basis_words(basis: str) -> str:
    """What estimates rest on; the words of a bundle that is not the program's own stay as its maker wrote them."""
    return translate("bundle", basis)


def choice_name(code: str) -> str:
    """An own-view option: a drug, or one of the options that are not a drug."""
    return _named(CHOICES, code) if code in CHOICES else drug_name(code)


def input_name(code: str) -> str:
    """The dictionary name of a model input, a column, a scale or a part of the record; never a raw code."""
    stem = code.removesuffix(".csv")
    if stem in INPUTS:
        return _named(INPUTS, stem)
    return stem if stem.isupper() or "-" in stem else sentence_case(stem.replace("_", " "))


def input_value(contribution: Contribution) -> str:
    """The patient's own value with its unit."""
    name, value = contribution.input, contribution.value
    if value is None:
        return translate("names", "not known")
    if value in _VALUES:
        return _named(_VALUES, value)
    if re.fullmatch(r"-?[0-9.]+", value) is None:
        return value
    amount = float(value)
    if name == "severity_level":
        return translate("names", "{n} of 5").format(n=plain(amount))
    if name == "failed_trials" and amount >= 3:
        return translate("names", "3 trials or more")
    if name not in _UNITS:
        return plain(amount)
    one, many = _UNITS[name]
    return translate("names", one if amount == 1 else many).format(n=plain(amount))


def patient_line(assessment: Assessment, catalogue: Catalogue) -> str:
    """Code, age band and baseline rating: "P-0412 · 40–49 · PHQ-9 17, moderately severe, day 0"."""
    parts = [assessment.pseudonym, age_band(assessment.record) or translate("documents", "age not known")]
    start = baseline(assessment.record.ratings, catalogue.scales)
    if start is None:
        return " · ".join([*parts, translate("documents", "no depression rating")])
    band = band_of(catalogue.scales[start.scale], start.value)
    level = f", {band_name(band.code)}" if band else ""
    day = translate("numbers", "day {n}").format(n=plain(start.day))
    return " · ".join([*parts, f"{start.scale} {start.value}{level}, {day}"])


def unknown_inputs(comparison: Comparison | None) -> tuple[str, ...]:
    """The names of the model inputs that are not known for this patient, each once."""
    found = comparison.readiness if comparison else ()
    return tuple(dict.fromkeys(input_name(f.input) for f in found if f.code == "input_missing" and f.input))


def finding_words(finding: Finding, catalogue: Catalogue) -> str:
    """What was found and what to do about it, with the input's name in front where there is one."""
    name = input_name(finding.input) if finding.input else ""
    message = messages.FINDINGS.get(finding.code)
    if message is not None:
        told = (translate("findings", part) for part in (message.happened, message.to_do) if part)
        words = " ".join(told).format(input=name)
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
    if code in _NO_ESTIMATE:
        return translate("documents", _NO_ESTIMATE[code])
    return translate("documents", "The model cannot make one from this record")


def source_keys(sources: Iterable[str]) -> tuple[str, ...]:
    """The reference keys in source fields, each once; a field may name several."""
    return tuple(dict.fromkeys(key for source in sources for key in re.split(r"[;,\s]+", source) if key))


def citations(sources: Iterable[str], catalogue: Catalogue) -> str:
    """The sources of some fields in full, each once. Never translated."""
    found = catalogue.references
    return "; ".join(found[key].citation if key in found else key for key in source_keys(sources))


def status_words(status: str, reviewed_on: str | None) -> str:
    """How well a catalogue entry is founded; whatever nobody at the site has signed off says so."""
    if reviewed_on is not None:
        return translate("documents", "clinically reviewed {day}").format(day=reviewed_on)
    return translate("compare", STATUSES.get(status, NOT_REVIEWED))


def acknowledgement_words(code: str, comparison: Comparison | None, catalogue: Catalogue) -> str:
    """What one acknowledgement stands for."""
    if code == "basis" and comparison is not None:
        basis = basis_words(comparison.bundle.basis).rstrip(".")
        return translate("sign", "What the estimates rest on: {basis}.").format(basis=basis)
    if code == "no_estimate_is_not_evidence_against_treatment":
        return translate("documents", NOT_AGAINST)
    if code == "inputs_missing":
        return unknown_words(unknown_inputs(comparison)) or translate(
            "sign", "Inputs that are not known make the ranges wider."
        )
    severity, _, rule = code.partition(":")
    if severity in SEVERITIES and rule:
        return f"{severity_name(severity)}: {rule_title(rule, catalogue)}."
    return f"{sentence_case(code.replace('_', ' '))}."


def unknown_words(names: Sequence[str]) -> str:
    """That these inputs are not known and what follows; nothing for nothing."""
    if not names:
        return ""
    return translate("sign", "Not known, so the ranges are wider: {names}.").format(names=", ".join(names))


def decision_words(decision: Decision) -> str:
    """ "Escitalopram, 10 mg a day", "Defer the decision"."""
    if decision.kind != "treat" or decision.drug is None:
        return _named(KINDS, decision.kind)
    name = drug_name(decision.drug)
    if decision.dose_mg_day is None:
        return name
    return translate("sign", "{drug}, {dose} a day").format(drug=name, dose=dose(decision.dose_mg_day))


def own_view_words(view: OwnView | None, catalogue: Catalogue) -> str:
    """Options in the order chosen, confidence and main reason."""
    if view is None:
        return translate("compare", "no own view was recorded")
    found = next((r.display for r in catalogue.own_view_reasons if r.code == view.reason), None)
    return translate("documents", "{options} (confidence {confidence}; {reason})").format(
        options=", ".join(choice_name(option) for option in view.options),
        confidence=_named(CONFIDENCE, view.confidence),
        reason=reason_name(found) if found else sentence_case(view.reason.replace("_", " ")),
    )


def signed_decision(assessment: Assessment) -> Decision | None:
    """The decision of a signed assessment, as its statement holds it."""
    if assessment.signed is None:
        return None
    made = assessment.signed.statement["decision"]
    amount = made.get("dose_mg_day")
    return Decision(made["kind"], made.get("drug"), None if amount is None else float(amount))
