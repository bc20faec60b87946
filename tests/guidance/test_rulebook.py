"""The rules made ready give what looking at every rule, drug by drug, gives: the same cautions in the same order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.estimate import Caution
from cds_app.domain.patient import (
    CONDITION_STATUSES,
    CONDITIONS,
    MEDICATION_STATUSES,
    PATIENT_COLUMNS,
    STOP_REASONS,
    TREATMENT_OUTCOMES,
    Column,
    Condition,
    PatientRecord,
)
from cds_app.domain.rating import Rating
from cds_app.domain.safety import Rule
from cds_app.domain.treatment import InteractionGroup, Medication, Treatment
from cds_app.guidance.circumstances import LEAVES, Case
from cds_app.guidance.rulebook import ORDER, rulebook
from cds_app.guidance.safety import cautions, holds
from tests.guidance.support import earlier, patient, takes

OWN = ("fluoxetine", "sertraline", "fluvoxamine", "amitriptyline", "agomelatine", "N06AB03", "N06AB")
OTHERS = ("phenelzine", "lithium", "tamoxifen", "clozapine", "N05AC02", "N06AF", "ciprofloxacin", "something else")


def value(column: Column) -> st.SearchStrategy[Any]:
    if column.kind == "category":
        return st.sampled_from(sorted(column.values))
    return st.integers(int(column.low), int(column.high))


VALUES = st.fixed_dictionaries({}, optional={column.name: value(column) for column in PATIENT_COLUMNS})
DAYS = st.none() | st.integers(-500, 5)
TREATMENTS = st.builds(
    Treatment,
    drug=st.sampled_from(OWN[:5]),
    dose_mg_day=st.none() | st.sampled_from((1.0, 1000.0)),
    start_day=DAYS,
    end_day=DAYS,
    outcome=st.sampled_from(sorted(TREATMENT_OUTCOMES)),
    stop_reason=st.none() | st.sampled_from(sorted(STOP_REASONS)),
    same_episode=st.sampled_from(("yes", "no", "unknown")),
)
RATINGS = st.sampled_from((("PHQ-9", "9"), ("PHQ-9", "total"), ("C-SSRS", "1"), ("C-SSRS", "6"), ("C-SSRS", "7")))
RECORDS = st.builds(
    PatientRecord,
    pseudonym=st.just("P-1"),
    values=VALUES,
    ratings=st.lists(
        st.builds(lambda day, of, value: Rating(day, *of, value), st.integers(-3, 1), RATINGS, st.integers(0, 1)),
        max_size=4,
    ).map(tuple),
    treatments=st.none() | st.lists(TREATMENTS, max_size=3).map(tuple),
    conditions=st.none()
    | st.lists(
        st.builds(Condition, st.sampled_from(sorted(CONDITIONS)), st.sampled_from(sorted(CONDITION_STATUSES))),
        max_size=4,
    ).map(tuple),
    medications=st.none()
    | st.lists(
        st.builds(Medication, st.sampled_from(OWN + OTHERS), st.sampled_from(sorted(MEDICATION_STATUSES))), max_size=3
    ).map(tuple),
)


def answer(when: Any, case: Case) -> bool | None:
    """The obvious way: part by part, each leaf found anew."""
    if "not" in when:
        inner = answer(when["not"], case)
        return None if inner is None else not inner
    for name, settling in (("all", False), ("any", True)):
        if name in when:
            parts = [answer(part, case) for part in when[name]]
            return settling if settling in parts else (None if None in parts else not settling)
    return next(LEAVES[kind](when, case) for kind in LEAVES if kind in when)


def slowly(record: PatientRecord, catalogue: Catalogue) -> tuple[Caution, ...]:
    """Every rule for every drug by itself."""

    def said(rule: Rule) -> Iterator[Caution]:
        for drug in rule.drugs:
            found = answer(rule.when, Case(record, catalogue, drug))
            severity = rule.severity if found else (rule.if_unknown if found is None else None)
            if severity is not None:
                yield Caution(drug, rule.id, severity, rule.source, known=found is not None)

    found = [caution for rule in catalogue.rules for caution in said(rule)]
    return tuple(sorted(found, key=lambda c: (c.drug, ORDER.index(c.severity))))


@pytest.mark.requirement("SCO-05")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RECORDS)
def test_the_cautions_are_those_of_every_rule_looked_at_drug_by_drug(catalogue: Catalogue, record: PatientRecord):
    assert cautions(record, catalogue) == slowly(record, catalogue)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RECORDS)
def test_a_prepared_circumstance_answers_as_the_obvious_way_does(catalogue: Catalogue, record: PatientRecord):
    for entry in (*catalogue.rules, *catalogue.stops, *catalogue.notes):
        for drug in (None, "fluoxetine"):
            assert holds(entry.when, record, catalogue, drug=drug) == answer(entry.when, Case(record, catalogue, drug))


def test_a_drug_that_is_a_group_by_itself_is_judged_by_itself(catalogue: Catalogue):
    """Nothing is known about treatments: to the group's only member that says nothing, to others it does."""
    alone = InteractionGroup("alone", (), ("fluoxetine",), members=("fluoxetine",))
    rule = dataclasses.replace(
        catalogue.rules[0],
        drugs=("fluoxetine", "sertraline"),
        when={"medication": "alone", "status": ["current"]},
        if_unknown="information",
    )
    one = dataclasses.replace(catalogue, rules=(rule,), interactions={"alone": alone})
    found = cautions(patient(treatments=None), one)
    assert [(c.drug, c.known) for c in found] == [("sertraline", False)]
    assert found == slowly(patient(treatments=None), one)


def test_two_catalogues_in_turn_are_never_mixed_up(catalogue: Catalogue):
    fewer = dataclasses.replace(catalogue, rules=catalogue.rules[1:])
    record = patient(**takes("phenelzine"), treatments=(earlier("sertraline"),))
    first = catalogue.rules[0].id
    for _ in range(2):
        assert first in {c.rule for c in cautions(record, catalogue)}
        assert first not in {c.rule for c in cautions(record, fewer)}
    assert rulebook(fewer) is rulebook(fewer)
    assert len(rulebook(fewer).rules) == len(catalogue.rules) - 1
