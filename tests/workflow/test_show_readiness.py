"""Readiness input by input, before anything is estimated."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.rating import Rating
from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.workflow.show_readiness import show_readiness
from tests.support.factories import make_record
from tests.support.world import make_session, real_catalogue

NUMBERS = itertools.count(1)


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    opened = make_session(tmp_path_factory.mktemp("readiness") / "store")
    yield opened
    opened.close()


def kept(session, **said):
    number = next(NUMBERS)
    with session.store.change(EventKind.RECORDS_IMPORTED, {}) as change:
        change.add_batch(f"b{number}", f"{number:064x}", "flat_csv", (), {})
        record = make_record(f"P-{number:04d}", **said)
        return change.add_records([record], f"b{number}", real_catalogue().scales)[0]


def by_name(found):
    return {state.name: state for state in found.inputs}


@pytest.mark.requirement("EXP-04")
def test_every_input_is_said_once_as_used_or_missing(session):
    found = show_readiness(session, kept(session, conditions=(), treatments=()))
    assert tuple(state.name for state in found.inputs) == PATIENT_INPUTS
    states = {name: state.state for name, state in by_name(found).items()}
    assert states["anxious_distress"] == "used"
    assert states["ptsd"] == "used"
    assert states["episode_months"] == states["childhood_maltreatment"] == "missing"
    for state in found.inputs:
        assert (state.value is None) == (state.state == "missing")


def test_only_the_rating_has_a_day(session):
    found = show_readiness(session, kept(session, phq9=None, ratings=(Rating(-3, "PHQ-9", "total", 17),)))
    assert {s.name: s.day for s in found.inputs if s.day is not None} == {"severity_level": -3}


def test_the_missing_input_that_narrows_most_is_named(session):
    found = show_readiness(session, kept(session))
    missing = [state for state in found.inputs if state.state == "missing"]
    assert found.narrows_most in missing
    assert all(found.narrows_most.narrows >= state.narrows for state in missing)
    known = {"prior_episodes": 1, "episode_weeks": 20, "childhood_maltreatment": "none"}
    full = show_readiness(session, kept(session, values=known, conditions=(), treatments=()))
    assert full.narrows_most is None


def test_what_narrows_is_the_same_for_everybody(session):
    one = by_name(show_readiness(session, kept(session)))
    other = by_name(show_readiness(session, kept(session, phq9=24, values={"employment": "unemployed"})))
    assert {n: s.narrows for n, s in one.items()} == {n: s.narrows for n, s in other.items()}


@pytest.mark.requirement("SCO-11")
def test_nothing_is_estimated_for_the_patient(session, monkeypatch):
    import cds_app.scoring.predictor as predictor
    from cds_app.scoring.ensemble import OutcomeModel

    record_id = kept(session)
    show_readiness(session, record_id)  # the bundle's own table is there from now on
    asked = []
    monkeypatch.setattr(predictor, "compare", lambda *a, **k: asked.append("compare"))
    monkeypatch.setattr(OutcomeModel, "central_logits", lambda *a: asked.append("central"))
    monkeypatch.setattr(OutcomeModel, "draw_logits", lambda *a: asked.append("draws"))
    monkeypatch.setattr(OutcomeModel, "with_every_drug", lambda *a: asked.append("both"))
    monkeypatch.setattr(OutcomeModel, "central_with_every_drug", lambda *a: asked.append("central"))
    show_readiness(session, record_id)
    show_readiness(session, kept(session, phq9=26))
    assert asked == []


def test_a_value_that_does_not_fit_another_is_pointed_out_at_its_input(session):
    values = {"prior_episodes": 4, "episode_type": "single", "episode_weeks": 2900, "onset_age_years": 40}
    found = by_name(show_readiness(session, kept(session, values=values)))
    assert "single_with_prior_episodes" in {f.code for f in found["prior_episodes"].remarks}
    assert {"episode_longer_than_life"} & {f.code for f in found["episode_months"].remarks}
    assert "unlike_training" in {f.code for f in found["episode_months"].remarks}


def test_an_old_rating_is_pointed_out_at_the_severity(session):
    found = show_readiness(session, kept(session, ratings=(Rating(-40, "PHQ-9", "total", 17),)))
    assert "baseline_old" in {f.code for f in by_name(found)["severity_level"].remarks}


@pytest.mark.parametrize(
    ("phq9", "severity", "band"),
    [
        (None, "not_known", None),
        (4, "in_remission", "none"),
        (5, "below_moderate", "mild"),
        (9, "below_moderate", "mild"),
        (10, "at_least_moderate", "moderate"),
        (27, "at_least_moderate", "severe"),
    ],
)
def test_the_gate_of_severity_begins_at_moderate(session, phq9, severity, band):
    found = show_readiness(session, kept(session, phq9=phq9))
    assert (found.severity, found.band) == (severity, band)
    assert found.stopped is (phq9 is None)


@pytest.mark.requirement("SCO-12")
def test_without_a_model_everything_else_is_still_said(session, monkeypatch):
    record_id = kept(session, values={"episode_weeks": 2900})
    session.forget_bundle()
    bundles = session.surroundings.bundles
    session.surroundings.bundles = bundles / "nowhere"
    found = show_readiness(session, record_id)
    session.surroundings.bundles = bundles
    assert found.model is None
    assert found.narrows_most is None
    assert all(state.narrows is None for state in found.inputs)
    assert "unlike_training" not in {f.code for f in found.findings}


def test_an_importer_sees_readiness_without_the_model(tmp_path):
    importer = make_session(tmp_path / "other", roles=("importer",))
    found = show_readiness(importer, kept(importer))
    assert found.model is None
    with pytest.raises(CdsError):
        show_readiness(importer, "0" * 32)
    importer.close()


def test_what_is_shown_is_a_value_that_cannot_be_changed(session):
    found = show_readiness(session, kept(session))
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.stopped = True
