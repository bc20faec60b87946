"""Every rule, with its three answers; and what holds for all of them together."""

from __future__ import annotations

from typing import Any

import pytest

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.estimate import Caution
from cds_app.domain.patient import CONDITIONS, Condition
from cds_app.domain.safety import Rule
from cds_app.domain.treatment import Medication
from cds_app.guidance.rulebook import ORDER
from cds_app.guidance.safety import cautions, holds
from tests.guidance.rule_cases import RULES, Said
from tests.guidance.support import NO_CONDITIONS, earlier, has, known, patient, takes


def said(part: Said, drug: str) -> dict[str, Any]:
    return part(drug) if callable(part) else part


def rule_named(catalogue: Catalogue, name: str) -> Rule:
    return next(rule for rule in catalogue.rules if rule.id == name)


def fired(catalogue: Catalogue, rule: str, drug: str, **what: Any) -> list[Caution]:
    return [c for c in cautions(patient(**what), catalogue) if (c.rule, c.drug) == (rule, drug)]


@pytest.mark.requirement("SCO-05")
def test_every_rule_has_a_positive_a_negative_and_an_unknown_case(catalogue):
    assert set(RULES) == {rule.id for rule in catalogue.rules}


@pytest.mark.requirement("SCO-05")
@pytest.mark.parametrize("name", RULES)
def test_a_rule_fires_for_each_of_its_drugs_when_its_circumstance_holds(catalogue, name):
    rule = rule_named(catalogue, name)
    for drug in rule.drugs:
        what = said(RULES[name].holds, drug)
        assert holds(rule.when, patient(**what), catalogue, drug=drug) is True
        assert fired(catalogue, name, drug, **what) == [Caution(drug, name, rule.severity, rule.source, known=True)]


@pytest.mark.parametrize("name", RULES)
def test_a_rule_stays_silent_when_its_circumstance_does_not_hold(catalogue, name):
    rule = rule_named(catalogue, name)
    for drug in rule.drugs:
        what = said(RULES[name].holds_not, drug)
        assert holds(rule.when, patient(**what), catalogue, drug=drug) is False
        assert fired(catalogue, name, drug, **what) == []


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_cannot_be_judged_says_so_or_says_nothing_as_declared(catalogue, name):
    rule = rule_named(catalogue, name)
    for drug in rule.drugs:
        what = said(RULES[name].unknown, drug)
        assert holds(rule.when, patient(**what), catalogue, drug=drug) is None
        expected = [] if rule.if_unknown is None else [Caution(drug, name, rule.if_unknown, rule.source, known=False)]
        assert fired(catalogue, name, drug, **what) == expected


@pytest.mark.parametrize("name", RULES)
def test_a_rule_never_speaks_of_a_drug_that_it_is_not_about(catalogue, name):
    rule = rule_named(catalogue, name)
    what = said(RULES[name].holds, rule.drugs[0])
    assert {c.drug for c in cautions(patient(**what), catalogue) if c.rule == name} <= set(rule.drugs)


def test_no_contraindication_passes_in_silence_when_its_facts_are_missing(catalogue):
    assert not [rule.id for rule in catalogue.rules if rule.severity == "exclude" and rule.if_unknown is None]


def test_a_rule_that_could_not_be_judged_never_excludes(catalogue):
    found = cautions(patient(conditions=None, medications=None, treatments=None), catalogue)
    assert {c.severity for c in found if not c.known} <= {"caution", "information"}
    assert not [c for c in found if c.known]


@pytest.mark.parametrize(
    ("rule", "column", "outside", "inside"),
    [
        ("under_25", "age_years", 25, 24),
        ("citalopram_over_60", "age_years", 60, 61),
        ("sodium_in_older_adults", "age_years", 64, 65),
        ("agomelatine_75", "age_years", 74, 75),
        ("qtc_450", "qtc_ms", 449, 450),
        ("qtc_450", "qtc_ms", 500, 499),
        ("qtc_500", "qtc_ms", 499, 500),
        ("qt_other_drugs", "qtc_ms", 449, 650),
        ("hyponatraemia", "sodium", 135, 134),
        ("raised_blood_pressure", "systolic_bp", 139, 140),
        ("agomelatine_liver_risk", "bmi", 29.9, 30.0),
        ("weight_gain", "bmi", 29.99, 30),
    ],
)
def test_a_threshold_lies_exactly_where_the_sentence_says(catalogue, rule, column, outside, inside):
    when = rule_named(catalogue, rule).when
    assert holds(when, patient(**known(**{column: inside})), catalogue) is True
    assert holds(when, patient(**known(**{column: outside})), catalogue) is False


@pytest.mark.parametrize("name", ["bupropion_seizure_disorder", "agomelatine_hepatic", "maoi", "nefazodone_liver"])
def test_the_gravest_rules_ask_for_a_caution_while_their_facts_are_missing(catalogue, name):
    assert rule_named(catalogue, name).if_unknown == "caution"


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_past_condition_counts_only_where_the_rule_says_so(catalogue, condition):
    current = {c.rule for c in cautions(patient(**has(condition)), catalogue) if c.known}
    past = {c.rule for c in cautions(patient(**has(condition, "past")), catalogue) if c.known}
    assert past <= current


def test_a_patient_with_nothing_on_record_gets_only_open_questions(catalogue):
    found = cautions(patient(), catalogue)
    assert all(not c.known for c in found)


def test_cautions_come_by_drug_and_the_gravest_first(catalogue):
    record = patient(**known(age_years=80, qtc_ms=510, smoker="yes"), **has("hypertension"))
    found = cautions(record, catalogue)
    assert list(found) == sorted(found, key=lambda c: (c.drug, ORDER.index(c.severity)))
    assert cautions(record, catalogue) == found


def test_each_rule_speaks_at_most_once_for_a_drug(catalogue):
    record = patient(
        conditions=tuple(Condition(name, "current") for name in CONDITIONS),
        medications=(Medication("ibuprofen", "current"), Medication("warfarin", "current")),
        values={"age_years": 90, "qtc_ms": 600, "sodium": 120},
    )
    pairs = [(c.drug, c.rule) for c in cautions(record, catalogue)]
    assert len(set(pairs)) == len(pairs)


@pytest.mark.requirement("SCO-05")
def test_an_excluded_drug_is_known_by_reason_and_source(catalogue):
    found = [c for c in cautions(patient(**has("seizure_disorder")), catalogue) if c.severity == "exclude"]
    assert [(c.drug, c.rule, c.source) for c in found] == [
        ("bupropion", "bupropion_seizure_disorder", "label_bupropion")
    ]


def test_an_maoi_rules_out_every_drug_but_agomelatine_for_which_no_source_is_at_hand(catalogue):
    found = cautions(patient(**takes("N06AF04")), catalogue)
    excluded = {c.drug for c in found if c.rule == "maoi"}
    assert set(catalogue.drugs) - excluded == {"agomelatine"}


def test_a_drug_that_was_stopped_for_side_effects_does_not_cast_its_shadow_on_others(catalogue):
    record = patient(treatments=(earlier("sertraline", stop_reason="side_effects"),))
    found = [c for c in cautions(record, catalogue) if c.rule == "same_drug_stopped_for_side_effects"]
    assert [c.drug for c in found] == ["sertraline"]


def test_an_ongoing_treatment_was_not_stopped_for_side_effects(catalogue):
    record = patient(treatments=(earlier("sertraline", end_day=None, stop_reason=None),))
    assert not [c for c in cautions(record, catalogue) if c.rule == "same_drug_stopped_for_side_effects"]


def test_the_treatment_that_starts_on_day_0_is_no_earlier_treatment(catalogue):
    record = patient(treatments=(earlier("sertraline", start_day=0, end_day=20, stop_reason="side_effects"),))
    assert not [c for c in cautions(record, catalogue) if c.rule.startswith("same_drug")]


def test_kidney_disease_of_unknown_degree_counts_as_a_reason_for_dose_limits(catalogue):
    when = rule_named(catalogue, "renal_dose_limit").when
    assert holds(when, patient(**has("kidney_disease")), catalogue) is True
    assert holds(when, patient(**has("kidney_disease"), **known(renal_impairment="mild")), catalogue) is False
    assert holds(when, patient(**NO_CONDITIONS, **known(renal_impairment="severe")), catalogue) is True
