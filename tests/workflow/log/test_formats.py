"""The log in other programs' words: FHIR R4 against its models, the feedback on decisions against its schema."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter

import pytest
from fhir.resources.R4B.bundle import Bundle
from jsonschema import Draft202012Validator

from cds_app.domain.audit import EventKind
from cds_app.environment import paths
from cds_app.reporting.decision_table import DECISIONS
from cds_app.reporting.feedback import feedback_csv, feedback_json, utc
from cds_app.reporting.fhir_bundle import fhir_bundle, resources

TIME = "2026-11-02T09:00:00.000Z"


@pytest.fixture
def lines(practice):
    kept = [*practice.session.store.entries()]
    return lambda: kept


@pytest.fixture
def bundle(lines):
    return json.loads("".join(fhir_bundle(lines, installation="i", time=TIME)))


def decisions(lines):
    return [entry for _, _, entry in lines() if entry["event"] in DECISIONS]


@pytest.mark.requirement("AUD-23")
def test_the_bundle_is_one_by_the_models_of_fhir(bundle, lines):
    read = Bundle.model_validate(bundle)
    kinds = Counter(one.resource.get_resource_type() for one in read.entry)
    assert kinds["AuditEvent"] == len(lines())
    assert kinds["Provenance"] == len(decisions(lines)) == 2
    estimated = {e["drug"] for e in decisions(lines)[0]["data"]["statement"]["estimates"] if e["status"] == "estimated"}
    assert kinds["RiskAssessment"] == len(estimated) > 10


@pytest.mark.requirement("AUD-23")
def test_every_kind_of_event_is_an_audit_event_by_the_models_of_fhir(lines):
    _, leaf, entry = lines()[0]
    for kind in EventKind:
        for data in ({}, {"record_id": "b" * 32}):
            if kind in DECISIONS:
                continue
            made = {**entry, "event": str(kind), "data": data, "user_id": entry["user_id"] if data else None}
            (event,) = resources(lambda made=made: [(0, leaf, made)], "i")
            read = Bundle.model_validate(
                {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": event}]}
            )
            assert read.entry[0].resource.subtype[0].code == kind


@pytest.mark.requirement("AUD-23")
def test_estimates_decision_and_signature_are_those_of_the_log(bundle, lines):
    signed = decisions(lines)[0]
    statement = signed["data"]["statement"]
    found = [one["resource"] for one in bundle["entry"]]
    of_drug = {r["code"]["coding"][0]["code"]: r for r in found if r["resourceType"] == "RiskAssessment"}
    for estimate in statement["estimates"]:
        predictions = of_drug[estimate["drug"]]["prediction"]
        (one,) = [p for p in predictions if p["outcome"]["coding"][0]["code"] == estimate["outcome"]]
        assert one["probabilityDecimal"] == pytest.approx(100 * float(estimate["probability"]), abs=1e-9)
        assert of_drug[estimate["drug"]]["subject"]["identifier"]["value"] == statement["record_id"]
    provenance = next(r for r in found if r["resourceType"] == "Provenance")
    assert provenance["signature"][0]["data"] == signed["data"]["signature"]
    assert [c["coding"][0]["code"] for c in provenance["reason"]] == [r["code"] for r in statement["reasons"]]
    known = {one["fullUrl"] for one in bundle["entry"]}
    assert len(known) == len(bundle["entry"])
    assert {target["reference"] for target in provenance["target"]} <= known


def test_a_failure_is_told_as_one_and_the_same_entry_has_the_same_id_everywhere(lines):
    _, leaf, entry = lines()[3]
    refused = {**entry, "event": "sign_in_failed", "data": {"count": 1}}
    (event,) = resources(lambda: [(3, leaf, refused)], "i")
    assert (event["outcome"], event["type"]["code"]) == ("8", "110114")
    assert event["id"] == next(iter(resources(lambda: [(3, leaf, entry)], "i")))["id"]
    assert event["id"] != next(iter(resources(lambda: [(3, leaf, entry)], "another")))["id"]


@pytest.mark.requirement("AUD-23")
def test_the_feedback_is_valid_by_its_schema_and_holds_outcome_reason_comment_and_time(lines):
    schema = json.loads(paths.resource("verifier/decision_feedback.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    made = json.loads("".join(feedback_json(lines, "i")))
    Draft202012Validator(schema).validate(made)
    for item, entry in zip(made["feedback"], decisions(lines), strict=True):
        statement = entry["data"]["statement"]
        assert item["entry"] == entry["index"]
        assert (item["outcome"], item["comment"]) == (statement["agreement"], statement["comment"])
        assert item["reasons"] == statement["reasons"]
        assert item["time"] == utc(statement["signed_at"])
    assert [item["outcome"] for item in made["feedback"]][1] == "no_estimates"
    rows = list(csv.DictReader(io.StringIO("".join(feedback_csv(lines)), newline="")))
    assert [row["reason_codes"] for row in rows] == [i["reasons"][0]["code"] for i in made["feedback"]]
    assert rows[0]["comment"] == f"'{made['feedback'][0]['comment']}"


def test_times_of_feedback_are_in_utc():
    assert utc("2026-11-02T00:30:00+01:00") == "2026-11-01T23:30:00Z"
    assert utc("2026-11-02T09:00:00Z") == "2026-11-02T09:00:00Z"


def test_an_empty_log_makes_valid_files():
    assert json.loads("".join(fhir_bundle(lambda: [], installation="i", time=TIME)))["entry"] == []
    assert json.loads("".join(feedback_json(lambda: [], "i")))["feedback"] == []
