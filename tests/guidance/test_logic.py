"""Three-valued logic: its laws, an oracle, and what more knowledge may and may not change."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_app.domain.patient import (
    CONDITION_STATUSES,
    CONDITIONS,
    MEDICATION_STATUSES,
    PATIENT_COLUMNS,
    STOP_REASONS,
    TREATMENT_OUTCOMES,
    Condition,
    PatientRecord,
)
from cds_app.domain.rating import Rating
from cds_app.domain.treatment import Medication, Treatment
from cds_app.guidance.logic import conjunction, disjunction, negation
from cds_app.guidance.readiness import assess_readiness
from cds_app.guidance.safety import cautions, holds

TRUTH = st.sampled_from([True, False, None])
MANY = st.lists(TRUTH, max_size=6)
DEGREE = {True: 1.0, None: 0.5, False: 0.0}
TRUTH_OF = {degree: truth for truth, degree in DEGREE.items()}


@given(MANY)
def test_and_is_the_least_true_or_the_most_true_of_its_parts(values):
    degrees = [DEGREE[v] for v in values]
    assert conjunction(values) is TRUTH_OF[min(degrees, default=1.0)]
    assert disjunction(values) is TRUTH_OF[max(degrees, default=0.0)]


@given(MANY)
def test_de_morgan(values):
    assert negation(conjunction(values)) is disjunction([negation(v) for v in values])
    assert negation(disjunction(values)) is conjunction([negation(v) for v in values])


@given(TRUTH, TRUTH, TRUTH)
def test_and_and_or_distribute_over_each_other(a, b, c):
    assert conjunction([a, disjunction([b, c])]) is disjunction([conjunction([a, b]), conjunction([a, c])])
    assert disjunction([a, conjunction([b, c])]) is conjunction([disjunction([a, b]), disjunction([a, c])])


@given(TRUTH)
def test_double_negation_and_unknown(value):
    assert negation(negation(value)) is value
    assert (negation(value) is None) is (value is None)


@given(MANY, MANY)
def test_order_and_repetition_do_not_matter(some, more):
    assert conjunction(some + more) is conjunction(more + some + some)
    assert disjunction(some + more) is disjunction(more + some + some)


@given(st.lists(st.booleans(), max_size=6))
def test_without_unknowns_it_is_ordinary_logic(values):
    assert conjunction(values) is all(values)
    assert disjunction(values) is any(values)


# --- records


def a_value(column):
    if column.kind == "category":
        return st.sampled_from([v for v in column.values if v != "unknown"])
    return st.integers(int(column.low), int(column.high))


NAMES = ["sertraline", "fluoxetine", "N06AB", "phenelzine", "omeprazole", "lithium", "N05AC02", "warfarin", "A10BA02"]
full_values = st.fixed_dictionaries({column.name: a_value(column) for column in PATIENT_COLUMNS})
conditions = st.lists(
    st.builds(Condition, st.sampled_from(CONDITIONS), st.sampled_from(CONDITION_STATUSES)), max_size=5
).map(tuple)
medications = st.lists(
    st.builds(Medication, st.sampled_from(NAMES), st.sampled_from(MEDICATION_STATUSES)), max_size=4
).map(tuple)
treatments = st.lists(
    st.builds(
        Treatment,
        st.sampled_from(["sertraline", "fluoxetine", "bupropion", "nefazodone"]),
        st.sampled_from([None, 0.5, 1000.0]),
        st.sampled_from([None, -500, -60, -20, 0]),
        st.sampled_from([None, -36, -35, -15, -14, -1, 0, 10]),
        st.sampled_from(TREATMENT_OUTCOMES),
        st.sampled_from([None, *STOP_REASONS]),
        st.just("yes"),
    ),
    max_size=3,
).map(tuple)
ratings = st.lists(
    st.builds(
        Rating,
        st.integers(-40, 5),
        st.sampled_from(["C-SSRS", "PHQ-9"]),
        st.sampled_from(["1", "2", "3", "4", "5", "6", "7"]),
        st.integers(0, 1),
    ),
    max_size=10,
).map(tuple)
records = st.builds(
    PatientRecord,
    st.just("P-1"),
    full_values,
    ratings,
    treatments,
    conditions,
    medications,
)
FORGOTTEN = st.sets(st.sampled_from([c.name for c in PATIENT_COLUMNS] + ["treatments", "conditions", "medications"]))
ON_PURPOSE = {"renal_dose_limit", "pregnancy", "screener_high", "screener_moderate", "screener_low"}
"""These look at whether something is known: behaviour at an unknown time counts as recent, kidney disease of unknown
degree as relevant, and a man is not asked about pregnancy."""


def forget(record, what):
    lists = {name: None for name in ("treatments", "conditions", "medications") if name in what}
    values = {name: value for name, value in record.values.items() if name not in what}
    return replace(record, values=values, **lists)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records, FORGOTTEN)
def test_forgetting_facts_never_turns_a_yes_into_a_no_or_a_no_into_a_yes(catalogue, record, what):
    less = forget(record, what)
    for rule in catalogue.rules:
        for drug in rule.drugs[:2]:
            full = holds(rule.when, record, catalogue, drug=drug)
            part = holds(rule.when, less, catalogue, drug=drug)
            assert part in (full, None) or (rule.id in ON_PURPOSE and part is True), rule.id
    for entry in (*catalogue.stops, *catalogue.notes):
        full, part = holds(entry.when, record, catalogue), holds(entry.when, less, catalogue)
        assert part in (full, None) or (entry.code in ON_PURPOSE and part is not full), entry.code


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records, FORGOTTEN)
def test_forgetting_facts_never_makes_a_contraindication_vanish(catalogue, record, what):
    before = {(c.drug, c.rule) for c in cautions(record, catalogue) if c.severity == "exclude"}
    after = {(c.drug, c.rule) for c in cautions(forget(record, what), catalogue)}
    assert before <= after


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records, FORGOTTEN)
def test_any_record_gets_an_answer_and_always_the_same(catalogue, record, what):
    less = forget(record, what)
    assert cautions(less, catalogue) == cautions(less, catalogue)
    assert assess_readiness(less, catalogue) == assess_readiness(less, catalogue)
