"""From a record set with outcomes to figures, on cohorts whose truth is known."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cds_app.domain.errors import CdsError
from cds_app.domain.evaluation import ALL_BUT_FEWER, FEWER, shown_events
from cds_app.domain.outcome import OUTCOMES
from cds_app.intake.record_set import iter_records
from cds_app.reporting.performance_json import performance_json, performance_json_bytes
from cds_app.scoring.performance import auc, recalibration
from cds_app.workflow.choose_bundle import choose_bundle
from cds_app.workflow.evaluate_bundle import evaluate_bundle
from cds_app.workflow.evaluation_cases import collect_cases
from cds_app.workflow.judge_subgroups import judge_subgroups
from cds_app.workflow.score_records import RecordsRefused, score_records
from tests.support.cohorts import pseudonym, write_cohort, write_table
from tests.support.small_bundle import build
from tests.support.world import make_surroundings, real_catalogue


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("cohort")


@pytest.fixture(scope="module")
def cohort(folder):
    return write_cohort(folder, 160, np.random.default_rng(4))


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory):
    """The real catalogue with a small bundle, which is quicker."""
    small = build(tmp_path_factory.mktemp("bundles"))
    return replace(make_surroundings(), bundles=small.directory.parent, trusted_keys=small.trusted)


@pytest.fixture(scope="module")
def evaluation(surroundings, folder, cohort):
    return evaluate_bundle(surroundings, folder)


@pytest.fixture(scope="module")
def scored(surroundings, folder, cohort):
    """The estimates by the other way: every drug for everybody, then the one that was taken."""
    found = {}
    for line, drug in zip(score_records(surroundings, folder), cohort.drug, strict=True):
        found[line["pseudonym"]] = {e["outcome"]: e for e in line["estimates"] if e["drug"] == drug}
    return found


def of(evaluation, outcome):
    return next(found for found in evaluation.outcomes if found.outcome == outcome)


def rows(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.requirement("MOD-11")
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_figures_are_those_of_the_scored_estimate_of_the_drug_taken(evaluation, cohort, scored, outcome):
    known = cohort.rated if outcome in ("response", "remission") else np.ones(160, bool)
    p = np.array([scored[pseudonym(place)][outcome]["probability"] for place in range(160)])[known]
    happened = cohort.happened[outcome][known]
    found = of(evaluation, outcome)
    assert (found.people, found.events, found.not_known) == (known.sum(), happened.sum(), 160 - known.sum())
    assert found.predicted == pytest.approx(p.mean(), abs=1e-12)
    assert found.figures.auc.value == pytest.approx(auc(p, happened), abs=1e-12)
    line = recalibration(np.log(p / (1 - p)), happened)
    assert (found.figures.intercept.value, found.figures.slope.value) == pytest.approx(line, abs=1e-9)
    assert found.accuracy.brier.value == pytest.approx(((p - happened) ** 2).mean(), abs=1e-12)
    assert found.accuracy.rate_brier == pytest.approx(happened.mean() * (1 - happened.mean()), abs=1e-12)


@pytest.mark.requirement("MOD-11")
def test_the_groups_of_a_family_add_up_and_the_small_ones_are_marked(evaluation):
    for found in evaluation.outcomes:
        for family in {group.family for group in found.subgroups}:
            groups = [group for group in found.subgroups if group.family == family]
            if not any(group.rounded or group.people == FEWER for group in groups):
                assert sum(group.people for group in groups) == found.people
            assert all(group.small for group in groups)  # 160 people: nowhere 100 with and 100 without
            assert all(group.figures.auc.value is not None or group.why for group in groups)


def test_the_way_from_records_to_figures_adds_up(evaluation):
    assert evaluation.records == evaluation.estimated + sum(step.people for step in evaluation.steps)
    for found in evaluation.outcomes:
        assert found.people + found.not_known == evaluation.estimated


def test_the_same_records_give_the_same_bytes(surroundings, evaluation, folder):
    assert performance_json_bytes(evaluate_bundle(surroundings, folder)) == performance_json_bytes(evaluation)


def test_the_document_holds_no_code_of_a_patient_and_no_number_that_is_none(evaluation):
    text = performance_json_bytes(evaluation).decode()
    assert "C-0" not in text
    assert json.loads(text, parse_constant=pytest.fail) == json.loads(json.dumps(performance_json(evaluation)))


def test_each_record_that_cannot_be_used_has_its_reason(surroundings, tmp_path):
    write_cohort(tmp_path, 12, np.random.default_rng(1), missing=0)
    treatments = [row for row in rows(tmp_path / "treatments.csv") if row["start_day"] == "0"]
    ongoing = {"end_day": "", "stop_reason": ""}
    changed = [
        {**treatments[0], "start_day": "5", "end_day": "50"},
        *({**treatments[1], "drug": drug, **ongoing} for drug in ("sertraline", "mirtazapine")),
        {**treatments[2], "drug": "nortriptyline"},
        {**treatments[3], "drug": "bupropion"},
        {**treatments[4], "drug": "sertraline"},
        {**treatments[5], "drug": "sertraline", "end_day": "", "stop_reason": "side_effects"},
        {**treatments[6], "drug": "sertraline", "end_day": "20", "stop_reason": "unknown"},
        *({**row, "drug": "sertraline", **ongoing} for row in treatments[7:]),
    ]
    write_table(tmp_path / "treatments.csv", changed)
    write_table(
        tmp_path / "conditions.csv",
        [
            {"pseudonym": pseudonym(3), "condition": "seizure_disorder", "status": "current"},
            {"pseudonym": pseudonym(4), "condition": "bipolar_disorder", "status": "current"},
        ],
    )
    found = evaluate_bundle(surroundings, tmp_path)
    assert {step.code: step.people for step in found.steps} == {
        "no_treatment_on_day_0": 1,
        "several_treatments_on_day_0": 1,
        "drug_without_estimate": 1,
        "excluded_by_rule": 1,
        "stopped": 1,
    }
    assert len(found.stops) == 1
    assert found.estimated == 7
    assert of(found, "early_stop").not_known == 1
    assert of(found, "side_effect_stop").not_known == 2


def test_what_happened_later_never_reaches_an_estimate(surroundings, folder, cohort, tmp_path):
    """The same people with the opposite course have the same estimates."""
    for name in ("patients.csv", "conditions.csv"):
        (tmp_path / name).write_text((folder / name).read_text(encoding="utf-8"), encoding="utf-8")
    ratings = rows(folder / "ratings.csv")
    write_table(tmp_path / "ratings.csv", [{**r, "value": 27 if r["day"] != "0" else r["value"]} for r in ratings])
    treatments = rows(folder / "treatments.csv")
    stopped = {"end_day": "10", "stop_reason": "side_effects", "outcome": "none", "dose_mg_day": ""}
    write_table(tmp_path / "treatments.csv", [{**t, **(stopped if t["start_day"] == "0" else {})} for t in treatments])
    bundle = choose_bundle(surroundings)
    one, other = (
        collect_cases(iter_records(path, real_catalogue(), []), real_catalogue(), bundle, allow_pregnancy=False)
        for path in (folder, tmp_path)
    )
    for outcome in OUTCOMES:
        assert one.columns[outcome].probability == other.columns[outcome].probability
        assert (one.columns[outcome].low, one.columns[outcome].high) == (
            other.columns[outcome].low,
            other.columns[outcome].high,
        )
        assert one.columns[outcome].happened != other.columns[outcome].happened


@pytest.mark.parametrize(
    ("truth", "why"),
    [(-50.0, "figure_one_outcome"), (50.0, "figure_one_outcome"), (-3.5, "figure_too_few")],
)
def test_too_few_with_or_without_an_outcome_is_said_and_not_calculated(surroundings, tmp_path, truth, why):
    write_cohort(
        tmp_path, 40, np.random.default_rng(2), lambda _, drug: dict.fromkeys(OUTCOMES, np.full(len(drug), truth))
    )
    found = evaluate_bundle(surroundings, tmp_path)
    assert not found.anything
    assert {outcome.why for outcome in found.outcomes} == {why}
    assert {outcome.verdict for outcome in found.outcomes} == {"not_evaluated"}


def test_a_record_set_without_treatments_says_so(surroundings, tmp_path):
    write_cohort(tmp_path, 10, np.random.default_rng(2))
    (tmp_path / "treatments.csv").unlink()
    found = evaluate_bundle(surroundings, tmp_path)
    assert [(step.code, step.people) for step in found.steps] == [("treatments_not_known", 10)]
    assert {outcome.why for outcome in found.outcomes} == {"figure_no_people"}


def test_records_with_errors_and_bundles_that_are_not_there_are_refused(surroundings, tmp_path):
    write_cohort(tmp_path, 10, np.random.default_rng(2))
    with pytest.raises(CdsError):
        evaluate_bundle(surroundings, tmp_path, bundle=str(Path(tmp_path) / "no-such-bundle"))
    (tmp_path / "ratings.csv").write_text("pseudonym,day,scale,item,value\nC-00001,0,PHQ-9,total,99\n")
    with pytest.raises(RecordsRefused):
        evaluate_bundle(surroundings, tmp_path)


def groups_of(sizes, rng):
    """One family with groups of so many people; half of each has the outcome."""
    labels = np.repeat(list(sizes), list(sizes.values()))
    happened = np.concatenate([np.arange(size) % 2 for size in sizes.values()]).astype(float)
    return judge_subgroups(0.2 + 0.6 * rng.random(len(labels)), happened, {"sex": labels})


def test_fewer_than_five_people_have_no_number_and_cannot_be_worked_out():
    groups = {g.label: g for g in groups_of({"female": 203, "male": 98, "other": 4}, np.random.default_rng(1))}
    hidden = groups["other"]
    assert (hidden.people, hidden.events, hidden.predicted, hidden.figures.auc.value) == (FEWER, FEWER, None, None)
    shown = [groups["female"], groups["male"]]
    assert [(g.people, g.events, g.rounded) for g in shown] == [(200, 100, True), (100, 50, True)]
    assert all(g.figures.observed.value == round(g.figures.observed.value, 2) for g in shown)


def test_a_family_without_a_hidden_group_keeps_its_exact_counts():
    groups = groups_of({"female": 203, "male": 98}, np.random.default_rng(1))
    assert [(g.people, g.events, g.rounded) for g in groups] == [(203, 101, False), (98, 49, False)]


@pytest.mark.parametrize(
    ("people", "events", "shown"),
    [(100, 4, FEWER), (100, 5, 5), (100, 95, 95), (100, 96, ALL_BUT_FEWER), (4, 4, FEWER)],
)
def test_a_number_is_shown_when_neither_those_with_the_outcome_nor_those_without_are_too_few(people, events, shown):
    assert shown_events(people, events) == shown


def test_a_group_in_which_almost_all_had_the_outcome_does_not_say_how_many():
    happened = np.array([1.0] * 48 + [0.0] * 2 + [1.0, 0.0] * 25)
    labels = np.array(["female"] * 50 + ["male"] * 50)
    female, male = judge_subgroups(np.linspace(0.2, 0.8, 100), happened, {"sex": labels})
    assert (female.people, female.events, female.figures.observed.value) == (50, ALL_BUT_FEWER, None)
    assert (male.people, male.events, male.rounded) == (50, max(round(25 / 10) * 10, 5), True)
