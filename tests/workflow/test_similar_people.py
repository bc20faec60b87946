"""How the model did for people like this one: the card's own rows for the patient's groups, as they are."""

from __future__ import annotations

import dataclasses
import json

import pytest

from cds_app.environment import paths
from cds_app.workflow import similar_people
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.import_records import import_records
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.similar_people import groups_of, holds_age, performance_for
from tests.support.world import SAMPLE, SHOWCASE, an_own_view, make_session


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    opened = make_session(tmp_path_factory.mktemp("similar") / "store")
    import_records(opened, SAMPLE, attested=True)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def shown(session):
    begun = record_own_view(session, find_patient(session, SHOWCASE), an_own_view())
    return compare_treatments(session, begun.record_id, begun.assessment_id)


def test_the_rows_are_the_cards_own_for_the_patients_groups(session, shown):
    card = json.loads((paths.bundles() / shown.comparison.bundle.id / "card.json").read_text(encoding="utf-8"))
    found = performance_for(session, shown.assessment_id, "sertraline")
    if "subgroups" not in card["metrics"]["response"]:
        assert found.rows == {}
        return
    rows = {row.family: row for row in found.rows["response"]}
    assert {"sex", "age_band", "severity_band", "employment", "education", "drug"} >= set(rows)
    assert rows["drug"].label == "sertraline"
    for row in rows.values():
        own = card["metrics"]["response"]["subgroups"][row.family][row.label]
        assert (row.people, row.events, row.small, row.rate) == (
            own["people"], own["events"], own["small"], own["rate"],
        )  # fmt: skip
        assert row.auc.value == own["auc"]["value"]
    assert found.basis == shown.comparison.bundle.basis


def test_a_bundle_without_such_rows_says_nothing(session, shown, monkeypatch):
    monkeypatch.setattr(similar_people, "CARD", "no such file.json")
    assert performance_for(session, shown.assessment_id, "sertraline").rows == {}


def test_of_a_bundle_that_is_gone_nothing_is_said(session, shown, monkeypatch):
    monkeypatch.setattr(similar_people, "place_with", lambda _places, _sha256: None)
    assert performance_for(session, shown.assessment_id, "sertraline") is None


def test_a_group_that_cannot_be_told_is_left_out(session, shown):
    nothing = dataclasses.replace(shown.record, values={}, ratings=())
    assert groups_of(nothing, "sertraline", session) == {"drug": "sertraline"}


@pytest.mark.parametrize(
    ("band", "age", "inside"),
    [
        ("18-29", 29, True),
        ("18-29", 30, False),
        ("65 and over", 65, True),
        ("65 and over", 64, False),
        ("x", 40, False),
    ],
)
def test_an_age_lies_in_the_band_that_names_it(band, age, inside):
    assert holds_age(band, age) is inside
