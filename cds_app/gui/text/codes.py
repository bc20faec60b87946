"""Display names of the program's closed lists of codes, English, marked for translation. Looked up by `names.py`."""

from __future__ import annotations

from collections.abc import Mapping

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP

OUTCOMES: Mapping[str, str] = {
    "response": QT_TRANSLATE_NOOP("names", "Response"), "remission": QT_TRANSLATE_NOOP("names", "Remission"),
    "early_stop": QT_TRANSLATE_NOOP("names", "Early stop"),
    "side_effect_stop": QT_TRANSLATE_NOOP("names", "Stop for side effects"),
}  # fmt: skip
FEATURES: Mapping[str, str] = {
    "severity_level": QT_TRANSLATE_NOOP("names", "Severity of depression"),
    "failed_trials": QT_TRANSLATE_NOOP("names", "Adequate trials failed this episode"),
    "prior_episodes": QT_TRANSLATE_NOOP("names", "Earlier depressive episodes"),
    "episode_months": QT_TRANSLATE_NOOP("names", "Length of this episode"),
    "previous_treatment": QT_TRANSLATE_NOOP("names", "Earlier antidepressant treatment"),
    "anxious_distress": QT_TRANSLATE_NOOP("names", "Anxious distress"),
    "childhood_maltreatment": QT_TRANSLATE_NOOP("names", "Childhood maltreatment"),
    "personality_disorder": QT_TRANSLATE_NOOP("names", "Personality disorder"),
    "ptsd": QT_TRANSLATE_NOOP("names", "Post-traumatic stress disorder"),
    "chronic_pain": QT_TRANSLATE_NOOP("names", "Chronic pain"),
    "unemployed": QT_TRANSLATE_NOOP("names", "Unemployed"),
    "drug_effect": QT_TRANSLATE_NOOP("names", "The drug's effect in trials"),
}  # fmt: skip
FORMATS: Mapping[str, str] = {
    "canonical_folder": QT_TRANSLATE_NOOP("names", "canonical folder"),
    "flat_csv": QT_TRANSLATE_NOOP("names", "flat CSV"),
    "fhir": QT_TRANSLATE_NOOP("names", "FHIR"),
    "omop": QT_TRANSLATE_NOOP("names", "OMOP CDM tables"),
    "redcap": QT_TRANSLATE_NOOP("names", "REDCap export"),
    "mapped_csv": QT_TRANSLATE_NOOP("names", "CSV with a mapping"),
}
SCALES: Mapping[str, str] = {
    "PHQ-9": QT_TRANSLATE_NOOP("names", "PHQ-9, Patient Health Questionnaire"),
    "GAD-7": QT_TRANSLATE_NOOP("names", "GAD-7, Generalised Anxiety Disorder scale"),
    "HAMD-17": QT_TRANSLATE_NOOP("names", "HAMD-17, Hamilton Depression Rating Scale"),
    "MADRS": QT_TRANSLATE_NOOP("names", "MADRS, Montgomery-Åsberg Depression Rating Scale"),
    "QIDS-SR16": QT_TRANSLATE_NOOP("names", "QIDS-SR16, Quick Inventory of Depressive Symptomatology"),
    "BDI-II": QT_TRANSLATE_NOOP("names", "BDI-II, Beck Depression Inventory"),
    "C-SSRS": QT_TRANSLATE_NOOP("names", "C-SSRS, Columbia Suicide Severity Rating Scale"),
}  # fmt: skip
BANDS: Mapping[str, str] = {
    "none": QT_TRANSLATE_NOOP("names", "none"), "minimal": QT_TRANSLATE_NOOP("names", "minimal"),
    "mild": QT_TRANSLATE_NOOP("names", "mild"), "moderate": QT_TRANSLATE_NOOP("names", "moderate"),
    "moderately_severe": QT_TRANSLATE_NOOP("names", "moderately severe"),
    "severe": QT_TRANSLATE_NOOP("names", "severe"), "very_severe": QT_TRANSLATE_NOOP("names", "very severe"),
}  # fmt: skip
COLUMNS: Mapping[str, str] = {
    "age_years": QT_TRANSLATE_NOOP("names", "Age"), "sex": QT_TRANSLATE_NOOP("names", "Sex"),
    "bmi": QT_TRANSLATE_NOOP("names", "Body mass index"),
    "education_years": QT_TRANSLATE_NOOP("names", "Years of education"),
    "employment": QT_TRANSLATE_NOOP("names", "Employment"),
    "partnered": QT_TRANSLATE_NOOP("names", "Lives with a partner"), "smoker": QT_TRANSLATE_NOOP("names", "Smoker"),
    "episode_type": QT_TRANSLATE_NOOP("names", "Single or recurrent episode"),
    "prior_episodes": QT_TRANSLATE_NOOP("names", "Earlier depressive episodes"),
    "episode_weeks": QT_TRANSLATE_NOOP("names", "Length of this episode"),
    "onset_age_years": QT_TRANSLATE_NOOP("names", "Age at first onset"),
    "care_setting": QT_TRANSLATE_NOOP("names", "Care setting"),
    "anxious_distress": QT_TRANSLATE_NOOP("names", "Anxious distress"),
    "melancholic": QT_TRANSLATE_NOOP("names", "Melancholic features"),
    "atypical": QT_TRANSLATE_NOOP("names", "Atypical features"),
    "psychotic": QT_TRANSLATE_NOOP("names", "Psychotic features"),
    "peripartum": QT_TRANSLATE_NOOP("names", "Peripartum onset"),
    "mixed_features": QT_TRANSLATE_NOOP("names", "Mixed features"),
    "childhood_maltreatment": QT_TRANSLATE_NOOP("names", "Childhood maltreatment"),
    "family_history_depression": QT_TRANSLATE_NOOP("names", "Depression in the family"),
    "family_history_bipolar": QT_TRANSLATE_NOOP("names", "Bipolar disorder in the family"),
    "suicide_attempt": QT_TRANSLATE_NOOP("names", "Suicide attempt"),
    "pregnancy": QT_TRANSLATE_NOOP("names", "Pregnancy"), "cyp2d6": QT_TRANSLATE_NOOP("names", "CYP2D6 metaboliser"),
    "cyp2c19": QT_TRANSLATE_NOOP("names", "CYP2C19 metaboliser"),
    "hepatic_impairment": QT_TRANSLATE_NOOP("names", "Hepatic impairment"),
    "renal_impairment": QT_TRANSLATE_NOOP("names", "Renal impairment"),
    "qtc_ms": QT_TRANSLATE_NOOP("names", "QTc interval"),
    "systolic_bp": QT_TRANSLATE_NOOP("names", "Systolic blood pressure"),
    "sodium": QT_TRANSLATE_NOOP("names", "Sodium"), "crp": QT_TRANSLATE_NOOP("names", "C-reactive protein"),
    "ratings": QT_TRANSLATE_NOOP("names", "Ratings"),
    "treatments": QT_TRANSLATE_NOOP("names", "Antidepressant treatments"),
    "conditions": QT_TRANSLATE_NOOP("names", "Conditions"),
    "medications": QT_TRANSLATE_NOOP("names", "Other medications"),
    "preferences": QT_TRANSLATE_NOOP("names", "Preferences"),
}  # fmt: skip
VALUES: Mapping[str, str] = {
    "yes": QT_TRANSLATE_NOOP("names", "yes"), "no": QT_TRANSLATE_NOOP("names", "no"),
    "unknown": QT_TRANSLATE_NOOP("names", "not known"), "female": QT_TRANSLATE_NOOP("names", "female"),
    "male": QT_TRANSLATE_NOOP("names", "male"), "other": QT_TRANSLATE_NOOP("names", "other"),
    "employed": QT_TRANSLATE_NOOP("names", "employed"), "unemployed": QT_TRANSLATE_NOOP("names", "unemployed"),
    "student": QT_TRANSLATE_NOOP("names", "student"), "retired": QT_TRANSLATE_NOOP("names", "retired"),
    "homemaker": QT_TRANSLATE_NOOP("names", "homemaker"),
    "unable_to_work": QT_TRANSLATE_NOOP("names", "unable to work"), "single": QT_TRANSLATE_NOOP("names", "single"),
    "recurrent": QT_TRANSLATE_NOOP("names", "recurrent"), "outpatient": QT_TRANSLATE_NOOP("names", "outpatient"),
    "inpatient": QT_TRANSLATE_NOOP("names", "inpatient"), "none": QT_TRANSLATE_NOOP("names", "none"),
    "mild": QT_TRANSLATE_NOOP("names", "mild"), "moderate": QT_TRANSLATE_NOOP("names", "moderate"),
    "severe": QT_TRANSLATE_NOOP("names", "severe"), "never": QT_TRANSLATE_NOOP("names", "never"),
    "lifetime": QT_TRANSLATE_NOOP("names", "more than 3 months ago"),
    "past_3_months": QT_TRANSLATE_NOOP("names", "in the past 3 months"),
    "planning": QT_TRANSLATE_NOOP("names", "planning a pregnancy"),
    "pregnant": QT_TRANSLATE_NOOP("names", "pregnant"), "breastfeeding": QT_TRANSLATE_NOOP("names", "breastfeeding"),
    "not_applicable": QT_TRANSLATE_NOOP("names", "does not apply"), "poor": QT_TRANSLATE_NOOP("names", "poor"),
    "intermediate": QT_TRANSLATE_NOOP("names", "intermediate"), "normal": QT_TRANSLATE_NOOP("names", "normal"),
    "rapid": QT_TRANSLATE_NOOP("names", "rapid"), "ultrarapid": QT_TRANSLATE_NOOP("names", "ultrarapid"),
}  # fmt: skip
CONDITIONS: Mapping[str, str] = {
    "generalised_anxiety": QT_TRANSLATE_NOOP("names", "Generalised anxiety disorder"),
    "panic_disorder": QT_TRANSLATE_NOOP("names", "Panic disorder"),
    "social_anxiety": QT_TRANSLATE_NOOP("names", "Social anxiety disorder"),
    "ptsd": QT_TRANSLATE_NOOP("names", "Post-traumatic stress disorder"),
    "ocd": QT_TRANSLATE_NOOP("names", "Obsessive-compulsive disorder"),
    "adhd": QT_TRANSLATE_NOOP("names", "Attention deficit hyperactivity disorder"),
    "autism": QT_TRANSLATE_NOOP("names", "Autism"), "eating_disorder": QT_TRANSLATE_NOOP("names", "Eating disorder"),
    "alcohol_use_disorder": QT_TRANSLATE_NOOP("names", "Alcohol use disorder"),
    "substance_use_disorder": QT_TRANSLATE_NOOP("names", "Substance use disorder"),
    "personality_disorder": QT_TRANSLATE_NOOP("names", "Personality disorder"),
    "bipolar_disorder": QT_TRANSLATE_NOOP("names", "Bipolar disorder"),
    "psychotic_disorder": QT_TRANSLATE_NOOP("names", "Psychotic disorder"),
    "dementia": QT_TRANSLATE_NOOP("names", "Dementia"),
    "seizure_disorder": QT_TRANSLATE_NOOP("names", "Seizure disorder"),
    "traumatic_brain_injury": QT_TRANSLATE_NOOP("names", "Traumatic brain injury"),
    "parkinson_disease": QT_TRANSLATE_NOOP("names", "Parkinson's disease"),
    "restless_legs": QT_TRANSLATE_NOOP("names", "Restless legs syndrome"),
    "migraine": QT_TRANSLATE_NOOP("names", "Migraine"), "chronic_pain": QT_TRANSLATE_NOOP("names", "Chronic pain"),
    "hypertension": QT_TRANSLATE_NOOP("names", "Hypertension"),
    "coronary_disease": QT_TRANSLATE_NOOP("names", "Coronary disease"),
    "recent_myocardial_infarction": QT_TRANSLATE_NOOP("names", "Recent myocardial infarction"),
    "heart_failure": QT_TRANSLATE_NOOP("names", "Heart failure"),
    "arrhythmia": QT_TRANSLATE_NOOP("names", "Arrhythmia"), "long_qt": QT_TRANSLATE_NOOP("names", "Long QT syndrome"),
    "stroke": QT_TRANSLATE_NOOP("names", "Stroke"), "diabetes": QT_TRANSLATE_NOOP("names", "Diabetes"),
    "hypothyroidism": QT_TRANSLATE_NOOP("names", "Hypothyroidism"),
    "liver_disease": QT_TRANSLATE_NOOP("names", "Liver disease"),
    "kidney_disease": QT_TRANSLATE_NOOP("names", "Kidney disease"),
    "narrow_angle_glaucoma": QT_TRANSLATE_NOOP("names", "Narrow-angle glaucoma"),
    "urinary_retention": QT_TRANSLATE_NOOP("names", "Urinary retention"),
    "gastrointestinal_bleeding": QT_TRANSLATE_NOOP("names", "Gastrointestinal bleeding"),
    "bleeding_disorder": QT_TRANSLATE_NOOP("names", "Bleeding disorder"),
    "hyponatraemia": QT_TRANSLATE_NOOP("names", "Hyponatraemia"),
    "osteoporosis": QT_TRANSLATE_NOOP("names", "Osteoporosis"),
    "sedative_withdrawal": QT_TRANSLATE_NOOP("names", "Sedative withdrawal"),
    "serotonin_syndrome_history": QT_TRANSLATE_NOOP("names", "Serotonin syndrome in the past"),
}  # fmt: skip
CONDITION_STATUSES: Mapping[str, str] = {
    "current": QT_TRANSLATE_NOOP("names", "current"), "past": QT_TRANSLATE_NOOP("names", "past"),
}  # fmt: skip
MEDICATION_STATUSES: Mapping[str, str] = {
    "current": QT_TRANSLATE_NOOP("names", "current"),
    "stopped_within_14_days": QT_TRANSLATE_NOOP("names", "stopped within 14 days"),
    "stopped_within_5_weeks": QT_TRANSLATE_NOOP("names", "stopped within 5 weeks"),
}  # fmt: skip
TREATMENT_OUTCOMES: Mapping[str, str] = {
    "remission": QT_TRANSLATE_NOOP("names", "remission"), "response": QT_TRANSLATE_NOOP("names", "response"),
    "partial": QT_TRANSLATE_NOOP("names", "partial response"), "none": QT_TRANSLATE_NOOP("names", "no response"),
    "unknown": QT_TRANSLATE_NOOP("names", "outcome not known"),
}  # fmt: skip
STOP_REASONS: Mapping[str, str] = {
    "no_benefit": QT_TRANSLATE_NOOP("names", "no benefit"),
    "side_effects": QT_TRANSLATE_NOOP("names", "side effects"), "completed": QT_TRANSLATE_NOOP("names", "completed"),
    "patient_choice": QT_TRANSLATE_NOOP("names", "patient's choice"),
    "other": QT_TRANSLATE_NOOP("names", "other reason"), "unknown": QT_TRANSLATE_NOOP("names", "reason not known"),
}  # fmt: skip
CONCERNS: Mapping[str, str] = {
    "weight_gain": QT_TRANSLATE_NOOP("names", "Weight gain"),
    "sexual_dysfunction": QT_TRANSLATE_NOOP("names", "Sexual dysfunction"),
    "sedation": QT_TRANSLATE_NOOP("names", "Sedation"), "insomnia": QT_TRANSLATE_NOOP("names", "Insomnia"),
    "nausea": QT_TRANSLATE_NOOP("names", "Nausea"),
    "discontinuation_symptoms": QT_TRANSLATE_NOOP("names", "Discontinuation symptoms"),
}  # fmt: skip
STATES: Mapping[str, str] = {
    "open": QT_TRANSLATE_NOOP("names", "Open"), "own_view_recorded": QT_TRANSLATE_NOOP("names", "Own view recorded"),
    "estimates_shown": QT_TRANSLATE_NOOP("names", "Estimates shown"), "signed": QT_TRANSLATE_NOOP("names", "Signed"),
    "abandoned": QT_TRANSLATE_NOOP("names", "Abandoned"),
}  # fmt: skip
STATUSES: Mapping[str, str] = {
    "incomplete": QT_TRANSLATE_NOOP("names", "Incomplete"), "ready": QT_TRANSLATE_NOOP("names", "Ready"),
    "awaiting_decision": QT_TRANSLATE_NOOP("names", "Awaiting decision"),
    "signed": QT_TRANSLATE_NOOP("names", "Signed"), "follow_up_due": QT_TRANSLATE_NOOP("names", "Follow-up due"),
}  # fmt: skip
ROLES: Mapping[str, str] = {
    "clinician": QT_TRANSLATE_NOOP("names", "Clinician"), "importer": QT_TRANSLATE_NOOP("names", "Importer"),
    "auditor": QT_TRANSLATE_NOOP("names", "Auditor"), "administrator": QT_TRANSLATE_NOOP("names", "Administrator"),
    "analyst": QT_TRANSLATE_NOOP("names", "Analyst"), "emergency": QT_TRANSLATE_NOOP("names", "Emergency access"),
    "recovery": QT_TRANSLATE_NOOP("names", "Recovery sheets"),
}  # fmt: skip
SEVERITIES: Mapping[str, str] = {
    "stop": QT_TRANSLATE_NOOP("names", "Stop"), "exclude": QT_TRANSLATE_NOOP("names", "Excluded"),
    "caution": QT_TRANSLATE_NOOP("names", "Caution"), "information": QT_TRANSLATE_NOOP("names", "Information"),
}  # fmt: skip
CHOICES: Mapping[str, str] = {
    "no_drug": QT_TRANSLATE_NOOP("names", "No drug treatment"), "refer": QT_TRANSLATE_NOOP("names", "Refer"),
    "wait": QT_TRANSLATE_NOOP("names", "Wait and see"),
}  # fmt: skip
DECISION_KINDS: Mapping[str, str] = {
    "treat": QT_TRANSLATE_NOOP("names", "Antidepressant"),
    "other_treatment": QT_TRANSLATE_NOOP("names", "Another treatment"),
    "defer": QT_TRANSLATE_NOOP("names", "Defer the decision"), "none": QT_TRANSLATE_NOOP("names", "No treatment"),
}  # fmt: skip
AGREEMENTS: Mapping[str, str] = {
    "within_best_group": QT_TRANSLATE_NOOP("names", "No clear difference from the best"),
    "outside_best_group": QT_TRANSLATE_NOOP("names", "Outside the group without a clear difference from the best"),
    "no_estimates": QT_TRANSLATE_NOOP("names", "No estimates were shown"),
}  # fmt: skip
NOTICE_WAYS = {
    "handed_over": QT_TRANSLATE_NOOP("names", "Handed over"),
    "read_out": QT_TRANSLATE_NOOP("names", "Read out"),
    "declined": QT_TRANSLATE_NOOP("names", "Offered, and the patient did not want it"),
}
CONFIDENCE: Mapping[str, str] = {
    "1": QT_TRANSLATE_NOOP("names", "1, very unsure"), "2": QT_TRANSLATE_NOOP("names", "2, unsure"),
    "3": QT_TRANSLATE_NOOP("names", "3, in between"), "4": QT_TRANSLATE_NOOP("names", "4, sure"),
    "5": QT_TRANSLATE_NOOP("names", "5, very sure"),
}  # fmt: skip
THEMES: Mapping[str, str] = {
    "system": QT_TRANSLATE_NOOP("names", "As the system"), "light": QT_TRANSLATE_NOOP("names", "Light"),
    "dark": QT_TRANSLATE_NOOP("names", "Dark"), "high_contrast": QT_TRANSLATE_NOOP("names", "High contrast"),
}  # fmt: skip
EVENTS: Mapping[str, str] = {
    "program_started": QT_TRANSLATE_NOOP("names", "Program started"),
    "program_stopped": QT_TRANSLATE_NOOP("names", "Program stopped"),
    "store_created": QT_TRANSLATE_NOOP("names", "Store created"),
    "signed_in": QT_TRANSLATE_NOOP("names", "Signed in"),
    "sign_in_failed": QT_TRANSLATE_NOOP("names", "Sign-in failed"), "locked": QT_TRANSLATE_NOOP("names", "Locked"),
    "user_added": QT_TRANSLATE_NOOP("names", "User added"),
    "user_disabled": QT_TRANSLATE_NOOP("names", "User disabled"),
    "roles_changed": QT_TRANSLATE_NOOP("names", "Roles changed"),
    "personal_erased": QT_TRANSLATE_NOOP("names", "Personal values erased"),
    "key_enrolled": QT_TRANSLATE_NOOP("names", "Key enrolled"),
    "key_retired": QT_TRANSLATE_NOOP("names", "Key retired"),
    "key_rotated": QT_TRANSLATE_NOOP("names", "Database key changed"),
    "sheet_made": QT_TRANSLATE_NOOP("names", "Recovery or emergency sheet made"),
    "backups_removed": QT_TRANSLATE_NOOP("names", "Old backups removed"),
    "passphrase_changed": QT_TRANSLATE_NOOP("names", "Passphrase changed"),
    "policy_changed": QT_TRANSLATE_NOOP("names", "Policy changed"),
    "records_imported": QT_TRANSLATE_NOOP("names", "Records imported"),
    "import_refused": QT_TRANSLATE_NOOP("names", "Import refused"),
    "import_undone": QT_TRANSLATE_NOOP("names", "Import undone"),
    "ages_looked_at": QT_TRANSLATE_NOOP("names", "Ages looked at again"),
    "records_scored": QT_TRANSLATE_NOOP("names", "All stored patients scored"),
    "patient_opened": QT_TRANSLATE_NOOP("names", "Patient opened"),
    "rating_recorded": QT_TRANSLATE_NOOP("names", "Rating recorded"),
    "own_view_recorded": QT_TRANSLATE_NOOP("names", "Own view recorded"),
    "estimates_shown": QT_TRANSLATE_NOOP("names", "Estimates shown"),
    "explanation_opened": QT_TRANSLATE_NOOP("names", "Explanation opened"),
    "comparison_stopped": QT_TRANSLATE_NOOP("names", "Comparison stopped"),
    "problem_reported": QT_TRANSLATE_NOOP("names", "Problem with an estimate reported"),
    "what_if": QT_TRANSLATE_NOOP("names", "What-if opened"),
    "preferences_recorded": QT_TRANSLATE_NOOP("names", "Preferences recorded"),
    "decision_signed": QT_TRANSLATE_NOOP("names", "Decision signed"),
    "decision_amended": QT_TRANSLATE_NOOP("names", "Decision amended"),
    "assessment_abandoned": QT_TRANSLATE_NOOP("names", "Assessment abandoned"),
    "outcome_recorded": QT_TRANSLATE_NOOP("names", "Outcome recorded"),
    "notice_given": QT_TRANSLATE_NOOP("names", "Patient notice recorded"),
    "log_exported": QT_TRANSLATE_NOOP("names", "Log exported"), "log_read": QT_TRANSLATE_NOOP("names", "Log read"),
    "backed_up": QT_TRANSLATE_NOOP("names", "Backed up"), "restored": QT_TRANSLATE_NOOP("names", "Restored"),
    "bundle_imported": QT_TRANSLATE_NOOP("names", "Model bundle imported"),
    "bundle_activated": QT_TRANSLATE_NOOP("names", "Model bundle activated"),
    "bundle_refused": QT_TRANSLATE_NOOP("names", "Model bundle refused"),
    "recalibration_proposed": QT_TRANSLATE_NOOP("names", "Recalibration proposed"),
    "recalibration_approved": QT_TRANSLATE_NOOP("names", "Recalibration approved"),
    "recalibration_withdrawn": QT_TRANSLATE_NOOP("names", "Recalibration withdrawn"),
    "log_co_signed": QT_TRANSLATE_NOOP("names", "Log co-signed"),
    "entries_disposed": QT_TRANSLATE_NOOP("names", "Old entries disposed of"),
    "self_tested": QT_TRANSLATE_NOOP("names", "Installation checked"),
    "diagnostics_saved": QT_TRANSLATE_NOOP("names", "Diagnostics saved"),
    "clock_jump": QT_TRANSLATE_NOOP("names", "Clock jump"),
    "integrity_failure": QT_TRANSLATE_NOOP("names", "Integrity failure"),
    "emergency_access": QT_TRANSLATE_NOOP("names", "Emergency access"),
}  # fmt: skip
