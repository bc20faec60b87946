"""Who the made-up patients are. Read by `make_sample_records.py`; the figures are plausible and describe nobody."""

from __future__ import annotations

from make_sample_records import Person, bare, known

BEFORE_14, BEFORE_35 = "stopped_within_14_days", "stopped_within_5_weeks"


def everyone() -> list[Person]:
    """All patients, in groups by what they show."""
    return [showcase(), *stopped(), *excluded_by_condition(), *by_other_medicines(), *by_body(), *courses(), *unknown()]


def showcase() -> Person:
    """The patient of the demonstration: a trend, two earlier treatments, wishes, one caution."""
    person = bare(
        "P-0412", "walk-through: rising PHQ-9, two earlier treatments, anxious distress, blood pressure, wishes",
        age_years=43, sex="female", bmi=26.4, education_years=16, employment="employed", partnered="yes", smoker="no",
        episode_type="recurrent", prior_episodes=2, episode_weeks=14, onset_age_years=27, care_setting="outpatient",
        anxious_distress="yes", melancholic="no", atypical="no", psychotic="no", peripartum="no", mixed_features="no",
        childhood_maltreatment="moderate", family_history_depression="yes", family_history_bipolar="no",
        suicide_attempt="never", pregnancy="no", cyp2d6="unknown", cyp2c19="normal", hepatic_impairment="none",
        renal_impairment="none", qtc_ms=418, systolic_bp=134, sodium=140,
    )  # fmt: skip
    person.items(-56, "PHQ-9", 12).items(-28, "PHQ-9", 15).items(-14, "PHQ-9", 16).items(0, "PHQ-9", 17)
    person.items(0, "GAD-7", 12).screened(0, 0, 0, 0, 0)
    person.tried("mirtazapine", 30, -1460, -1100, "response", "completed", "no")
    person.tried("escitalopram", 20, -84, -7, "partial", "no_benefit", "yes")
    person.has("generalised_anxiety", "hypertension").takes("C09AA05")
    return person.avoids(weight_gain=80, sexual_dysfunction=60, sedation=30)


def stopped() -> list[Person]:
    """No estimate is made for these; the program says why."""
    return [
        known("P-0103", "stop: bipolar disorder in the past", 38, "female", family_history_bipolar="yes")
        .items(0, "PHQ-9", 16).has("bipolar_disorder:past")
        .tried("sertraline", 100, -700, -640, "none", "side_effects", "no"),
        known("P-0107", "stop: psychotic features in this episode", 55, "male", psychotic="yes",
              care_setting="inpatient")
        .items(0, "HAMD-17", 29, harm=1),
        known("P-0111", "stop: psychotic disorder", 29, "male").total(0, "MADRS", 27).has("psychotic_disorder")
        .takes("N05AX08"),
        known("P-0115", "stop: dementia", 84, "female", employment="retired").total(0, "MADRS", 24)
        .has("dementia", "hypertension", "osteoporosis").takes("N06DA02", "C03AA03"),
        known("P-0118", "stop unless the site's policy allows it: pregnant", 31, "female", pregnancy="pregnant")
        .items(0, "PHQ-9", 18),
        known("P-0122", "stop: no depression rating, anxiety only", 36, "female").items(0, "GAD-7", 14)
        .has("panic_disorder"),
        partly_answered(),
        known("P-0130", "stop: screener high, intent in the past month", 26, "male", employment="student")
        .items(0, "PHQ-9", 21, harm=2).screened(0, 1, 1, 1, 1, 0, 0, 0),
        known("P-0134", "stop: attempt within three months", 33, "female", suicide_attempt="past_3_months")
        .items(0, "PHQ-9", 22, harm=3).screened(0, 1, 1, 1, 0, 0, 1, 1).has("personality_disorder", "ptsd"),
        known("P-0137", "screener moderate: an attempt years ago", 47, "female", suicide_attempt="lifetime")
        .items(0, "PHQ-9", 15, harm=1).screened(0, 1, 0, 1, 0).has("personality_disorder:past"),
    ]  # fmt: skip


def partly_answered() -> Person:
    """Seven of nine answers make no total."""
    person = known("P-0126", "stop: two answers of the PHQ-9 are missing, so there is no total", 41, "male")
    person.items(0, "PHQ-9", 13)
    person.rows["ratings"] = [row for row in person.rows["ratings"] if row[3] not in ("4", "7", "total")]
    return person


def excluded_by_condition() -> list[Person]:
    """Conditions that exclude a drug or ask for care."""
    return [
        known("P-0151", "bupropion excluded: seizures in the past", 34, "male").items(0, "PHQ-9", 17)
        .has("seizure_disorder:past", "traumatic_brain_injury:past"),
        known("P-0154", "bupropion excluded: bulimia", 22, "female", bmi=19.1).items(0, "PHQ-9", 16, harm=1)
        .has("eating_disorder").avoids(weight_gain=100),
        known("P-0157", "bupropion excluded: withdrawal of a sedative; alcohol", 49, "male", smoker="yes")
        .items(0, "BDI-II", 33, harm=1).has("sedative_withdrawal", "alcohol_use_disorder").takes("N07BB01"),
        known("P-0160", "citalopram and escitalopram excluded: long QT", 44, "female", qtc_ms=486)
        .items(0, "PHQ-9", 14).has("long_qt"),
        known("P-0163", "citalopram and escitalopram excluded: QTc of 512 ms", 58, "male", qtc_ms=512)
        .items(0, "HAMD-17", 21).has("chronic_pain").takes("N07BC02"),
        known("P-0166", "care with citalopram: QTc of 462 ms", 51, "female", qtc_ms=462).items(0, "PHQ-9", 13)
        .takes("A04AA01"),
        known("P-0169", "tricyclics and citalopram excluded: infarction six weeks ago", 63, "male", smoker="yes")
        .items(0, "PHQ-9", 15).has("recent_myocardial_infarction", "coronary_disease").takes("B01AC06", "C07AB02"),
        known("P-0172", "heart failure and arrhythmia, on flecainide", 71, "male").total(0, "MADRS", 28)
        .has("heart_failure", "arrhythmia").takes("C01BC04", "B01AF02"),
        known("P-0175", "liver: agomelatine, duloxetine and nefazodone excluded", 53, "male",
              hepatic_impairment="moderate")
        .items(0, "PHQ-9", 16).has("liver_disease", "alcohol_use_disorder:past"),
        known("P-0178", "kidneys: duloxetine excluded, doses limited", 66, "female", renal_impairment="severe")
        .items(0, "PHQ-9", 18).has("kidney_disease", "hypertension", "diabetes"),
        known("P-0181", "kidney disease of unknown degree", 59, "male", renal_impairment="").total(0, "PHQ-9", 12)
        .has("kidney_disease"),
        known("P-0184", "narrow-angle glaucoma and urinary retention", 68, "male").items(0, "PHQ-9", 14)
        .has("narrow_angle_glaucoma", "urinary_retention"),
        known("P-0187", "bleeding: earlier gastrointestinal bleeding, takes ibuprofen", 57, "female")
        .items(0, "QIDS-SR16", 16).has("gastrointestinal_bleeding:past", "chronic_pain").takes("M01AE01"),
        known("P-0190", "bleeding: clotting disorder, on warfarin", 46, "female").items(0, "PHQ-9", 17)
        .has("bleeding_disorder", "stroke:past").takes("B01AA03"),
        known("P-0193", "low sodium on a thiazide, aged 79", 79, "female", sodium=128).total(0, "HAMD-17", 19)
        .has("hyponatraemia", "hypertension").takes("C03AA03"),
        known("P-0196", "blood pressure of 162 mm Hg", 54, "male", systolic_bp=162, bmi=31.2).items(0, "PHQ-9", 15)
        .has("hypertension").takes("C09AA05", "C08CA01"),
        known("P-0199", "diabetes and a BMI of 36", 50, "female", bmi=36.3).items(0, "PHQ-9", 19)
        .has("diabetes", "hypothyroidism").takes("A10BA02").avoids(weight_gain=90),
        known("P-0202", "serotonin syndrome in the past", 37, "female").items(0, "PHQ-9", 16)
        .has("serotonin_syndrome_history:past", "generalised_anxiety"),
        known("P-0205", "Parkinson's disease, on selegiline", 70, "male").total(0, "MADRS", 25)
        .has("parkinson_disease", "restless_legs").takes("N04BD01", "N04BA02"),
    ]  # fmt: skip


def by_other_medicines() -> list[Person]:
    """What else the patient takes."""
    return [
        known("P-0221", "monoamine-oxidase inhibitor stopped nine days ago", 52, "female")
        .items(0, "HAMD-17", 26, harm=1).takes(f"N06AF03:{BEFORE_14}")
        .tried("venlafaxine", 225, -420, -300, "none", "no_benefit")
        .tried("nortriptyline", 100, -280, -170, "partial", "no_benefit"),
        known("P-0224", "on linezolid for an infection of the bone", 60, "male", care_setting="inpatient")
        .total(0, "PHQ-9", 15).takes("J01XX08"),
        known("P-0227", "on pimozide for tics", 27, "male").items(0, "PHQ-9", 14).has("ocd").takes("N05AG02"),
        known("P-0230", "on thioridazine for many years", 67, "female").total(0, "HAMD-17", 18).takes("N05AC02"),
        known("P-0233", "fluvoxamine excluded: tizanidine", 48, "female").items(0, "PHQ-9", 16)
        .has("chronic_pain").takes("M03BX02", "N02AX02"),
        known("P-0236", "care with fluvoxamine: theophylline, a smoker", 62, "male", smoker="yes")
        .items(0, "PHQ-9", 13).takes("R03DA04"),
        known("P-0239", "agomelatine and duloxetine excluded: ciprofloxacin", 45, "male").items(0, "PHQ-9", 17)
        .takes("J01MA02"),
        known("P-0242", "nefazodone excluded: carbamazepine", 56, "female").items(0, "PHQ-9", 15)
        .has("chronic_pain").takes("N03AF01"),
        known("P-0245", "tamoxifen: care with strong CYP2D6 inhibitors", 52, "female").items(0, "PHQ-9", 14)
        .takes("L02BA01").avoids(nausea=70),
        known("P-0248", "fluoxetine stopped three weeks ago", 39, "male").items(0, "PHQ-9", 18)
        .takes(f"N06AB03:{BEFORE_35}").tried("fluoxetine", 40, -120, -21, "none", "no_benefit"),
        known("P-0251", "on clarithromycin", 43, "female").items(0, "PHQ-9", 12).takes("J01FA09"),
        known("P-0254", "migraine: sumatriptan", 35, "female").items(0, "PHQ-9", 16).has("migraine")
        .takes("N02CC01").avoids(sexual_dysfunction=80, insomnia=40),
        known("P-0257", "lithium beside an antidepressant that goes on", 61, "female").items(0, "MADRS", 26)
        .takes("N05AN01", "N06AX11").tried("mirtazapine", 45, -150, None, "partial"),
        known("P-0260", "omeprazole: citalopram dose", 64, "male").items(0, "PHQ-9", 15).takes("A02BC01"),
        known("P-0263", "combined contraceptive, a smoker", 24, "female", smoker="yes").items(0, "PHQ-9", 17)
        .takes("G03AA07").avoids(weight_gain=70, sexual_dysfunction=50),
    ]  # fmt: skip


def by_body() -> list[Person]:
    """Age, genes, sex, plans for a family."""
    return [
        known("P-0301", "aged 19: care in young adults", 19, "female").items(0, "PHQ-9", 18, harm=1)
        .has("social_anxiety"),
        known("P-0304", "aged 90 or older", "90+", "female", employment="retired", onset_age_years=52)
        .total(0, "MADRS", 22).has("osteoporosis", "hypertension", "heart_failure"),
        known("P-0307", "aged 77: doses and falls", 77, "male").items(0, "PHQ-9", 14),
        known("P-0310", "CYP2C19 poor", 40, "male", cyp2c19="poor", cyp2d6="normal").items(0, "PHQ-9", 16),
        known("P-0313", "CYP2D6 poor", 32, "female", cyp2d6="poor", cyp2c19="intermediate").items(0, "PHQ-9", 15),
        known("P-0316", "CYP2D6 and CYP2C19 ultrarapid", 46, "male", cyp2d6="ultrarapid", cyp2c19="ultrarapid")
        .items(0, "PHQ-9", 17),
        known("P-0319", "planning a pregnancy", 34, "female", pregnancy="planning").items(0, "PHQ-9", 13),
        known("P-0322", "breastfeeding, depressed since the birth", 30, "female", pregnancy="breastfeeding",
              peripartum="yes")
        .items(0, "PHQ-9", 19),
        known("P-0325", "three failed trials", 51, "male", episode_weeks=150, employment="unemployed",
              episode_type="single", prior_episodes=0, onset_age_years=48)
        .items(0, "MADRS", 34, harm=1).tried("sertraline", 200, -900, -760, "none", "no_benefit")
        .tried("venlafaxine", 225, -740, -560, "partial", "no_benefit")
        .tried("N06AA09", 150, -540, -420, "none", "side_effects").has("chronic_pain", "ptsd"),
        known("P-0328", "sertraline helped before", 58, "female", episode_type="recurrent", prior_episodes=3,
              onset_age_years=31)
        .items(0, "PHQ-9", 16).tried("sertraline", 100, -2200, -1900, "remission", "completed", "no"),
    ]  # fmt: skip


def courses() -> list[Person]:
    """Treatments begun on day 0 and what came of them."""
    return [
        known("P-0351", "course: response and remission on sertraline", 42, "female").items(0, "PHQ-9", 18)
        .course("PHQ-9", d14=13, d28=8, d42=5, d56=3).tried("sertraline", 100, 0, None, "remission"),
        known("P-0354", "course: response without remission on venlafaxine", 55, "male").items(0, "PHQ-9", 20)
        .course("PHQ-9", d14=17, d28=13, d45=9, d70=8).tried("venlafaxine", 150, 0, None, "response"),
        known("P-0357", "course: no response on escitalopram", 37, "female").items(0, "PHQ-9", 16)
        .course("PHQ-9", d14=16, d28=15, d56=14).tried("escitalopram", 20, 0, 60, "none", "no_benefit"),
        known("P-0360", "course: worse after two weeks, thoughts of self-harm appear", 23, "male", employment="student")
        .items(0, "PHQ-9", 14).items(14, "PHQ-9", 19, harm=1).tried("fluoxetine", 20, 0, 16, "none", "no_benefit"),
        known("P-0363", "course: stopped early for nausea", 48, "female").items(0, "PHQ-9", 15)
        .course("PHQ-9", d14=14).tried("duloxetine", 60, 0, 18, "none", "side_effects").avoids(nausea=60),
        known("P-0366", "course: stopped early by choice", 29, "male").items(0, "PHQ-9", 13)
        .course("PHQ-9", d14=9).tried("bupropion", 150, 0, 30, "partial", "patient_choice"),
        known("P-0369", "course on the HAMD-17: response on mirtazapine", 65, "female").items(0, "HAMD-17", 24)
        .course("HAMD-17", d14=18, d42=11, d56=9).tried("mirtazapine", 30, 0, None, "response"),
        known("P-0372", "course on the QIDS-SR16, with answers", 44, "male").items(0, "QIDS-SR16", 17)
        .items(14, "QIDS-SR16", 12).items(56, "QIDS-SR16", 5).tried("vortioxetine", 20, 0, None, "remission"),
        known("P-0375", "course on the BDI-II: slow, then response", 53, "female").items(0, "BDI-II", 34, harm=1)
        .course("BDI-II", d14=31, d28=27, d63=15).tried("paroxetine", 40, 0, None, "response"),
        known("P-0378", "course on the MADRS: little change", 60, "male").items(0, "MADRS", 30)
        .course("MADRS", d14=28, d28=27, d56=24).tried("agomelatine", 50, 0, None, "partial"),
    ]  # fmt: skip


def unknown() -> list[Person]:
    """Little is known of these."""
    silent = dict.fromkeys(("sex", "employment", "partnered", "smoker", "episode_type", "pregnancy"), "unknown")
    return [
        bare("P-0381", "only an age and a total: the options are hardly told apart", age_years=40, **silent)
        .total(0, "PHQ-9", 12),
        bare("P-0384", "everything says unknown", **silent, suicide_attempt="unknown", hepatic_impairment="unknown")
        .total(0, "PHQ-9", 11),
        known("P-0387", "the latest rating is seven weeks old", 49, "male").items(-49, "PHQ-9", 15),
        known("P-0390", "an earlier trial of unknown dose and length", 45, "female").items(0, "PHQ-9", 17)
        .tried("citalopram", None, None, -30, "unknown", "unknown", "unknown"),
        known("P-0393", "nearly well at the start", 33, "female").items(0, "PHQ-9", 4),
        known("P-0396", "two scales on one day", 36, "male").items(0, "PHQ-9", 16).total(0, "QIDS-SR16", 14)
        .has("adhd", "autism").avoids(discontinuation_symptoms=90),
    ]  # fmt: skip
