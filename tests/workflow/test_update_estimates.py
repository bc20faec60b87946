"""The update from follow-up ratings: a record set without a store, and one stored patient."""

from __future__ import annotations

import pytest

from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.roles import ROLES
from cds_app.workflow.import_records import import_records
from cds_app.workflow.score_records import RecordsRefused
from cds_app.workflow.update_estimates import update_json, update_records, update_stored
from tests.support.follow_up_world import bundle_with_follow_up, surroundings_of, write_records
from tests.support.small_bundle import SmallBundle, build
from tests.support.world import make_session


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> SmallBundle:
    return bundle_with_follow_up(tmp_path_factory.mktemp("bundle"))


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    return write_records(tmp_path_factory.mktemp("records") / "set")


@pytest.fixture(scope="module")
def lines(made, records):
    return {line["pseudonym"]: line for line in update_records(surroundings_of(made), records)}


def test_every_patient_gets_a_line(lines):
    assert set(lines) == {"IMPROVED", "SAME", "DECIDED", "EARLY", "MILD", "ANXIOUS", "BIPOLAR"}


def test_a_line_keeps_the_contract(lines, made):
    line = lines["IMPROVED"]
    assert (line["scale"], line["day"], line["days"], line["fraction_improved"]) == ("PHQ-9", 15, [8, 15], 0.55)
    for name in ("response", "non_response", "worsening"):
        assert set(line[name]) == {"probability", "low", "high"}
        assert 0 < line[name]["low"] <= line[name]["probability"] <= line[name]["high"] < 1
    assert line["validated_on"] == ["dia_duloxetine_trial", "enrichd_bdi", "reisby_imipramine"]
    assert line["basis"] == "fitted on real patients"
    assert line["bundle"]["id"] == made.directory.name
    assert all(set(other) == set(line) for other in lines.values())


def test_who_improved_more_is_more_likely_to_respond_on_any_scale(lines):
    chances = [lines[name]["response"]["probability"] for name in ("SAME", "DECIDED", "IMPROVED")]
    assert chances == sorted(chances)
    assert not lines["DECIDED"]["scale_fitted"]
    assert lines["SAME"]["scale_fitted"]


def test_an_outcome_in_the_record_is_named_but_not_used(lines):
    assert lines["DECIDED"]["outcome_recorded"]
    assert lines["DECIDED"]["fraction_improved"] == pytest.approx(0.2)
    assert not lines["SAME"]["outcome_recorded"]


@pytest.mark.parametrize(
    ("pseudonym", "reason"),
    [("EARLY", "no_follow_up"), ("MILD", "baseline_too_low"), ("ANXIOUS", "no_baseline"), ("BIPOLAR", "stopped")],
)
def test_an_abstention_says_why(lines, pseudonym, reason):
    line = lines[pseudonym]
    assert (line["status"], line["reason"]) == ("abstained", reason)
    assert line["response"] is line["non_response"] is line["worsening"] is None


def test_a_stop_is_named(lines):
    assert lines["BIPOLAR"]["stops"] == ["bipolar_disorder"]
    assert lines["ANXIOUS"]["stops"] == []


def test_a_refused_set_gives_no_line(made, tmp_path):
    broken = write_records(tmp_path / "set", ("A,0,PHQ-9,total,20", "A,14,PHQ-9,total,99"))
    with pytest.raises(RecordsRefused):
        next(update_records(surroundings_of(made), broken))


def test_a_bundle_without_the_model_is_refused_before_any_line(records, tmp_path):
    plain = build(tmp_path, draws=2, trees=5, rows=600)
    with pytest.raises(CdsError) as error:
        next(update_records(surroundings_of(plain), records))
    assert error.value.code == "follow_up_missing"


def test_a_stored_patient_gets_the_same_numbers_and_the_log_says_who_looked(made, records, lines, tmp_path):
    session = make_session(tmp_path / "store", surroundings=surroundings_of(made))
    import_records(session, records, attested=True)
    found = update_stored(session, "IMPROVED")
    assert update_json(found) == lines["IMPROVED"]
    assert (found.first_day, found.last_day) == (7, 41)
    _, _, entry = list(session.store.entries())[-1]
    assert entry["event"] == "patient_opened"
    assert entry["data"]["follow_up"] == "estimated"
    assert "fraction_improved" not in entry["data"]
    with pytest.raises(CdsError) as error:
        update_stored(session, "NOBODY")
    assert error.value.code == "patient_unknown"
    session.close()


def test_only_who_may_compare_may_look(made, records, tmp_path):
    session = make_session(
        tmp_path / "store", roles=tuple(r for r in ROLES if r != "clinician"), surroundings=surroundings_of(made)
    )
    import_records(session, records, attested=True)
    with pytest.raises(NotAllowed):
        update_stored(session, "IMPROVED")
    session.close()
