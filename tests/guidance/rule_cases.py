"""For every rule, stop and note: a patient for whom it holds, one for whom it does not, one of whom it cannot be told.

What is not said is known to be absent for lists and not known for columns, see `support.patient`. A callable gets
the drug under consideration.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from tests.guidance.support import (
    NO_CONDITIONS,
    NO_MEDICATIONS,
    NO_TREATMENTS,
    answers,
    earlier,
    has,
    known,
    takes,
)

Said = dict[str, Any] | Callable[[str], dict[str, Any]]


class Case(NamedTuple):
    holds: Said
    holds_not: Said
    unknown: Said


def condition(name: str, status: str = "current") -> Case:
    return Case(has(name, status), {}, NO_CONDITIONS)


def medicine(name: str, status: str = "current") -> Case:
    return Case(takes(name, status), takes("B01AC06", "stopped_within_14_days"), NO_MEDICATIONS)


def column(name: str, yes: object, no: object) -> Case:
    return Case(known(**{name: yes}), known(**{name: no}), {})


SELF_HARM = Case(
    known(suicide_attempt="lifetime"),
    {**known(suicide_attempt="never"), "ratings": answers("PHQ-9", i9=0)},
    known(suicide_attempt="never"),
)
LIVER = Case(
    known(hepatic_impairment="mild"),
    known(hepatic_impairment="none"),
    {},
)

RULES: dict[str, Case] = {
    "maoi": medicine("phenelzine", "stopped_within_14_days"),
    "linezolid_methylene_blue": medicine("linezolid"),
    "pimozide": medicine("pimozide"),
    "thioridazine": medicine("N05AC02"),
    "fluvoxamine_cyp1a2_substrates": medicine("tizanidine"),
    "fluvoxamine_narrow_margin_medicines": medicine("clozapine"),
    "agomelatine_strong_cyp1a2_inhibitor": medicine("ciprofloxacin"),
    "duloxetine_strong_cyp1a2_inhibitor": medicine("fluvoxamine"),
    "nefazodone_contraindicated_medicine": medicine("carbamazepine"),
    "tamoxifen_cyp2d6_inhibitor": medicine("tamoxifen"),
    "vortioxetine_cyp2d6_inhibitor": Case(
        {"treatments": (earlier("fluoxetine", end_day=-30),)},
        {"treatments": (earlier("paroxetine", end_day=-30),)},
        NO_TREATMENTS,
    ),
    "tca_cyp2d6_inhibitor": Case(
        {"treatments": (earlier("paroxetine", end_day=None),)},
        {"treatments": (earlier("sertraline", end_day=None),)},
        NO_MEDICATIONS,
    ),
    "levomilnacipran_cyp3a4_inhibitor": medicine("itraconazole"),
    "vilazodone_cyp3a4_inhibitor": medicine("clarithromycin"),
    "fluoxetine_antiarrhythmic": medicine("amiodarone"),
    "sertraline_disulfiram": medicine("disulfiram"),
    "serotonergic_medicine": medicine("lithium"),
    "serotonin_syndrome_history": condition("serotonin_syndrome_history", "past"),
    "other_antidepressant": Case(
        {"treatments": (earlier("sertraline", end_day=None), earlier("mirtazapine", end_day=5))},
        lambda drug: {"treatments": (earlier(drug, end_day=None),)},
        NO_TREATMENTS,
    ),
    "bleeding_condition": condition("gastrointestinal_bleeding", "past"),
    "bleeding_medicine": Case(takes("M01AE01"), takes("N02BE01"), NO_MEDICATIONS),
    "hyponatraemia": column("sodium", 134, 135),
    "sodium_in_older_adults": column("age_years", 65, 64),
    "bupropion_seizure_disorder": condition("seizure_disorder", "past"),
    "bupropion_eating_disorder": condition("eating_disorder", "past"),
    "bupropion_sedative_withdrawal": condition("sedative_withdrawal"),
    "bupropion_alcohol": condition("alcohol_use_disorder"),
    "seizure_disorder_tca_reboxetine": condition("seizure_disorder"),
    "citalopram_long_qt": condition("long_qt"),
    "escitalopram_long_qt": condition("long_qt", "past"),
    "qtc_500": column("qtc_ms", 500, 499),
    "qtc_450": column("qtc_ms", 450, 449),
    "qt_other_drugs": column("qtc_ms", 450, 449),
    "qt_medicine": medicine("methadone"),
    "citalopram_recent_infarction": condition("recent_myocardial_infarction"),
    "citalopram_heart_failure": condition("heart_failure"),
    "citalopram_over_60": column("age_years", 61, 60),
    "citalopram_hepatic": LIVER,
    "citalopram_cyp2c19_poor": column("cyp2c19", "poor", "intermediate"),
    "citalopram_cyp2c19_inhibitor": medicine("omeprazole"),
    "escitalopram_older_or_hepatic": Case(
        known(age_years=65), known(age_years=64, hepatic_impairment="none"), known(age_years=64)
    ),
    "tca_recent_infarction": condition("recent_myocardial_infarction"),
    "cardiac_disease": condition("coronary_disease"),
    "raised_blood_pressure": column("systolic_bp", 140, 139),
    "agomelatine_hepatic": LIVER,
    "agomelatine_liver_risk": Case(has("diabetes"), known(bmi=29.9), {}),
    "agomelatine_oestrogen": medicine("G03AA07"),
    "smoking_lowers_level": column("smoker", "yes", "no"),
    "duloxetine_liver": LIVER,
    "alcohol_duloxetine_milnacipran": condition("alcohol_use_disorder"),
    "nefazodone_liver": Case(has("liver_disease"), known(hepatic_impairment="none"), {}),
    "duloxetine_severe_renal": column("renal_impairment", "severe", "moderate"),
    "renal_dose_limit": Case(has("kidney_disease"), known(renal_impairment="mild"), {}),
    "narrow_angle_glaucoma": condition("narrow_angle_glaucoma"),
    "urinary_retention": condition("urinary_retention"),
    "tca_overdose": SELF_HARM,
    "venlafaxine_bupropion_overdose": SELF_HARM,
    "under_25": column("age_years", 24, 25),
    "anticholinergic_in_older_adults": column("age_years", 90, 64),
    "orthostatic_falls_in_older_adults": column("age_years", 65, 64),
    "agomelatine_75": column("age_years", 75, 74),
    "agomelatine_dementia": condition("dementia"),
    "paroxetine_pregnancy": column("pregnancy", "planning", "breastfeeding"),
    "cyp2d6_tca": column("cyp2d6", "ultrarapid", "rapid"),
    "cyp2c19_tca": column("cyp2c19", "poor", "normal"),
    "cyp2d6_poor": column("cyp2d6", "poor", "intermediate"),
    "cyp2d6_ultrarapid": column("cyp2d6", "ultrarapid", "poor"),
    "cyp2c19_poor": column("cyp2c19", "poor", "rapid"),
    "cyp2c19_ultrarapid": column("cyp2c19", "ultrarapid", "rapid"),
    "weight_gain": Case(has("diabetes"), known(bmi=29.9), {}),
    "duloxetine_glucose": condition("diabetes"),
    "same_drug_stopped_for_side_effects": Case(
        lambda drug: {"treatments": (earlier(drug, stop_reason="side_effects"),)},
        lambda drug: {"treatments": (earlier(drug, stop_reason="no_benefit"),)},
        lambda drug: {"treatments": (earlier(drug, stop_reason="unknown"),)},
    ),
    "same_drug_without_response": Case(
        lambda drug: {"treatments": (earlier(drug, outcome="partial"),)},
        lambda drug: {"treatments": (earlier(drug, outcome="none", dose_mg_day=0.5),)},
        lambda drug: {"treatments": (earlier(drug, outcome="none", dose_mg_day=None),)},
    ),
    "same_drug_with_response": Case(
        lambda drug: {"treatments": (earlier(drug, outcome="remission"),)},
        lambda drug: {"treatments": (earlier(drug, outcome="partial"),)},
        NO_TREATMENTS,
    ),
}

STOPS: dict[str, Case] = {
    # a rating that cannot be told is a rating that is missing: there is no third answer, so the stop holds
    "no_baseline_rating": Case(
        {},
        {"ratings": answers("PHQ-9", itotal=12)},
        {"ratings": answers("PHQ-9", i1=3, i2=3, i3=1, i4=1, i5=1, i6=1, i7=1, i8=1)},
    ),
    "age_under_18": column("age_years", 17, 18),
    "bipolar_disorder": condition("bipolar_disorder", "past"),
    "psychosis": Case(known(psychotic="yes"), known(psychotic="no"), {}),
    "dementia": condition("dementia"),
    "pregnancy": column("pregnancy", "pregnant", "not_applicable"),
    "screener_high": Case(
        {"ratings": answers("C-SSRS", i1=1, i2=1, i3=1, i4=1, i5=0, i6=0)},
        {"ratings": answers("C-SSRS", i1=1, i2=1, i3=1, i4=0, i5=0, i6=0)},
        {"ratings": answers("C-SSRS", i1=1, i2=1, i3=1, i5=0, i6=0)},
    ),
    "recent_suicide_attempt": column("suicide_attempt", "past_3_months", "lifetime"),
}

NOTES: dict[str, Case] = {
    "self_harm_item_positive": Case(
        {"ratings": answers("QIDS-SR16", i12=1)}, {"ratings": answers("MADRS", i10=0)}, {"ratings": ()}
    ),
    "screener_high_evaluated": Case(
        {"ratings": answers("C-SSRS", i1=1, i2=1, i3=1, i4=1, i5=0, i6=0, i8=1)},
        {"ratings": answers("C-SSRS", i1=1, i2=1, i3=1, i4=1, i5=0, i6=0, i8=0)},
        {"ratings": answers("C-SSRS", i1=1, i2=1, i3=1, i4=1, i5=0, i6=0)},
    ),
    "screener_moderate": Case(
        {"ratings": answers("C-SSRS", i1=0, i2=0, i6=1, i7=0)},
        {"ratings": answers("C-SSRS", i1=1, i2=0, i6=0)},
        {"ratings": answers("C-SSRS", i1=1, i2=0)},
    ),
    "screener_low": Case(
        {"ratings": answers("C-SSRS", i1=1, i2=0, i6=0)},
        {"ratings": answers("C-SSRS", i1=0, i2=0, i6=0)},
        {"ratings": answers("C-SSRS", i1=1, i2=1, i6=0)},
    ),
    "family_history_bipolar": column("family_history_bipolar", "yes", "no"),
    "mixed_features": column("mixed_features", "yes", "no"),
    "planning_pregnancy": column("pregnancy", "planning", "no"),
    "breastfeeding": column("pregnancy", "breastfeeding", "no"),
    "inpatient": column("care_setting", "inpatient", "outpatient"),
}
