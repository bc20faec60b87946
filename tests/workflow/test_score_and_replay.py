from __future__ import annotations

import itertools

import pytest

from cds_app.domain.errors import CdsError
from cds_app.domain.outcome import OUTCOMES
from cds_app.workflow.compare_stored import compare_stored
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.replay_assessment import replay_assessment
from cds_app.workflow.score_records import RecordsRefused, score_records
from tests.support.world import SAMPLE, SHOWCASE, an_own_view, make_surroundings, real_catalogue


@pytest.fixture(scope="module")
def scored():
    return {line["pseudonym"]: line for line in score_records(make_surroundings(), SAMPLE)}


@pytest.mark.requirement("SCO-06")
def test_every_patient_has_all_21_drugs_and_4_outcomes(scored):
    expected = set(itertools.product(real_catalogue().estimable(), OUTCOMES))
    assert len(expected) == 84
    for line in scored.values():
        assert {(e["drug"], e["outcome"]) for e in line["estimates"]} == expected
        assert len(line["estimates"]) == 84
        assert line["not_estimated"] == [{"drug": "nortriptyline", "reason": "no_trial_evidence"}]


def test_every_number_lies_in_its_interval_and_every_blank_has_a_reason(scored):
    seen = set()
    for line in scored.values():
        for e in line["estimates"]:
            seen.add(e["status"])
            if e["status"] == "estimated":
                assert 0 < e["low"] <= e["probability"] <= e["high"] < 1
                assert e["coverage"] == 0.9
                assert e["tie_group"] in (1, 2)
            else:
                assert e["reason"]
                assert e["probability"] is None
                assert e["tie_group"] is None
    assert seen == {"estimated", "abstained", "excluded"}


def test_a_stop_leaves_no_number_for_anybody(scored):
    for line in scored.values():
        if any(f["severity"] == "stop" for f in line["readiness"]):
            assert {e["status"] for e in line["estimates"]} == {"abstained"}


def test_the_sample_fires_every_stop_and_most_rules(scored):
    stops = {f["code"] for line in scored.values() for f in line["readiness"] if f["severity"] == "stop"}
    # the data dictionary refuses ages under 18, so no record of the canonical format can fire that stop
    assert stops == {stop.code for stop in real_catalogue().stops} - {"age_under_18"}
    fired = {c["rule"] for line in scored.values() for c in line["cautions"]}
    rules = {rule.id for rule in real_catalogue().rules}
    assert len(fired & rules) >= 0.8 * len(rules)


def test_the_base_is_the_same_whether_scored_alone_or_in_the_store(session, scored):
    comparison, _ = compare_stored(session, SHOWCASE)
    for line in scored[SHOWCASE]["estimates"]:
        mine = comparison.of(line["drug"], line["outcome"])
        assert mine.probability == line["probability"]


def test_explanations_add_up_to_the_shown_number(session):
    comparison, explanations = compare_stored(session, SHOWCASE, explain=True)
    assert len(explanations) == sum(e.status == "estimated" for e in comparison.estimates)
    for explanation in explanations:
        total = explanation.base + sum(c.points for c in explanation.contributions)
        assert abs(total - comparison.of(explanation.drug, explanation.outcome).probability) < 1e-6


@pytest.mark.requirement("SCO-13")
def test_a_stored_assessment_replays_to_the_same_numbers(session, record_id):
    own = record_own_view(session, record_id, an_own_view())
    compare_treatments(session, record_id, own.assessment_id)
    replay = replay_assessment(session, SHOWCASE)
    assert replay.same
    assert replay.compared == 84
    assert replay.changed_since == ()


def test_there_is_nothing_to_replay_before_estimates_were_shown(session):
    with pytest.raises(CdsError) as error:
        replay_assessment(session, SHOWCASE)
    assert error.value.code == "nothing_to_replay"


def test_a_refused_set_gives_no_line_at_all(tmp_path):
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "patients.csv").write_text("pseudonym,age_years\nA-1,45\nA-1,46\n", encoding="utf-8")
    (folder / "ratings.csv").write_text("pseudonym,day,scale,item,value\n", encoding="utf-8")
    with pytest.raises(RecordsRefused) as error:
        next(score_records(make_surroundings(), folder))
    assert {f.code for f in error.value.findings} == {"duplicate_pseudonym"}
