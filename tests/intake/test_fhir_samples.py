"""FHIR as other people's programs write it: counted by hand in the files of two public generators, and the same
structures with values of our own.

The third-party files lie beside the checkout and are never in it; their structures are here.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cds_app.domain.rating import TOTAL
from cds_app.intake.record_set import RecordSet, read_record_set
from tests.intake.test_fhir import CATALOGUE, LOINC, OUTSIDE, RXNORM, concept

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "fhir_samples"
needs_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the raw data sets lie beside the checkout, never in it"
)

PHQ9 = ("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8")
"""LOINC codes of the nine items in the order of the questionnaire: the last, 44260-8, is the question about death."""
ANSWERS = ("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9")

BY_HAND = {
    # pseudonym: antidepressants with dose, conditions of the data dictionary, conditions in the file in all
    "389bac6b-5b19-43c2-90a6-79afa9ba59e7": (
        [("sertraline", 100.0)],
        {"chronic_pain": "current", "hypertension": "current", "migraine": "current", "ptsd": "past"},
        12,
    ),
    "8adf7251-257f-4b45-8ef5-0a6b3b9fe0ef": ([("fluoxetine", 25.0)], {}, 5),
    "ac2c231f-86d3-43e0-ab69-7527cbd8ac05": (
        [("sertraline", 100.0)],
        {"heart_failure": "current", "hypertension": "current", "ptsd": "past", "stroke": "current"},
        9,
    ),
}
"""Counted by reading every Condition and MedicationRequest. Of the others none is a condition of the dictionary
(prediabetes, anaemia, obesity, infections, sprains, teeth, osteoarthritis, one overdose, the depression itself), and
none of the other medicines is an antidepressant. PHQ-9 stands there as a procedure without a score, so no rating."""


@needs_samples
def test_of_the_generated_patients_every_antidepressant_and_condition_arrives():
    found = read_record_set(SAMPLES / "synthea_r4", CATALOGUE, outside=OUTSIDE)
    records = {record.pseudonym: record for record in found.records}
    assert records.keys() == BY_HAND.keys()
    for name, (drugs, conditions, _) in BY_HAND.items():
        record = records[name]
        assert [(t.drug, t.dose_mg_day) for t in record.treatments or ()] == drugs
        assert {c.condition: c.status for c in record.conditions or ()} == conditions
        assert record.ratings == ()
    counted = {finding.code: finding.params["count"] for finding in found.findings}
    read, there = sum(len(c) for _, c, _ in BY_HAND.values()), sum(n for _, _, n in BY_HAND.values())
    assert counted["condition_not_known"] == there - read
    assert not any(finding.severity == "error" for finding in found.findings)


@needs_samples
def test_every_medication_and_condition_of_the_generated_files_is_read_or_counted_as_left_out():
    """Resource by resource, by a count of its own: nothing disappears without a word."""
    for file in (SAMPLES / "synthea_r4").glob("*.json"):
        resources = [entry["resource"] for entry in json.loads(file.read_text())["entry"]]
        kinds = Counter(resource["resourceType"] for resource in resources)
        found = read_record_set(file, CATALOGUE, outside=OUTSIDE)
        counted = Counter({finding.code: int(finding.params["count"]) for finding in found.findings})
        assert found.counts.get("conditions", 0) + counted["condition_not_known"] == kinds["Condition"]
        medicines = found.counts.get("treatments", 0) + found.counts.get("medications", 0)
        # an order that is over is a fact, which then does not count at the index day
        assert medicines + counted["medicine_not_known"] == kinds["MedicationRequest"]
        assert all(f"{kind} ({kinds[kind]})" in found.not_read for kind in ("Claim", "Encounter", "CarePlan"))


@needs_samples
def test_the_published_questionnaire_has_all_its_answers_once():
    """The same nine answers and the total stand there twice, as observations and as a response."""
    found = read_record_set(SAMPLES / "us_core_r4", CATALOGUE, outside=OUTSIDE)
    (record,) = found.records
    written = {}
    for file in (SAMPLES / "us_core_r4").glob("Observation-PHQ9-item-*.json"):
        resource = json.loads(file.read_text())
        code = resource["code"]["coding"][0]["code"]
        answer = resource.get("valueCodeableConcept", {}).get("coding", [{}])[0].get("code")
        if code in PHQ9:
            written[str(PHQ9.index(code) + 1)] = ANSWERS.index(answer)
    assert len(written) == 9
    assert {r.item: r.value for r in record.ratings} == {**written, TOTAL: sum(written.values())}
    assert (found.counts["ratings"], len(record.ratings)) == (20, 10)


@needs_samples
def test_the_published_xml_is_answered_with_what_to_do():
    with pytest.raises(Exception, match="record_set_is_xml"):
        read_record_set(SAMPLES / "us_behavioral_health_r4_xml", CATALOGUE, outside=OUTSIDE)


# -- the same structures, values of our own ----------------------------------------------------------------------------

ONE = "urn:uuid:0b0c1d2e-0000-4000-8000-00000000000a"
SNOMED = "http://snomed.info/sct"


def entry(full_url: str, **resource: Any) -> dict[str, Any]:
    identity = full_url.removeprefix("urn:uuid:")
    request = {"method": "POST", "url": resource["resourceType"]}
    return {"fullUrl": full_url, "resource": {"id": identity, **resource}, "request": request}


def numbered(place: int) -> str:
    return f"urn:uuid:0b0c1d2e-0000-4000-8000-{place:012d}"


def order(place: int, code: str, display: str, status: str, day: str, who: str = ONE, **more: Any) -> dict[str, Any]:
    return entry(
        numbered(place), resourceType="MedicationRequest", status=status, intent="order",
        medicationCodeableConcept={**concept(RXNORM, code, display), "text": display},
        subject={"reference": who}, authoredOn=f"{day}T09:51:27+00:00", **more,
    )  # fmt: skip


def diagnosis(place: int, code: str, display: str, status: str, begun: str, ended: str | None = None) -> dict[str, Any]:
    over = {} if ended is None else {"abatementDateTime": f"{ended}T09:51:27+00:00"}
    return entry(
        numbered(place), resourceType="Condition", clinicalStatus=concept("", status),
        verificationStatus=concept("", "confirmed"), code={**concept(SNOMED, code, display), "text": display},
        subject={"reference": ONE}, onsetDateTime=f"{begun}T09:51:27+00:00", **over,
    )  # fmt: skip


def generated_set(folder: Path) -> RecordSet:
    """A transaction bundle in the manner of a generator of made-up patients."""
    once = {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d"}}
    tablet = [{"timing": once, "asNeededBoolean": False, "doseAndRate": [{"doseQuantity": {"value": 1}}]}]
    bundle = {
        "resourceType": "Bundle", "type": "transaction",
        "entry": [
            entry(ONE, resourceType="Patient", gender="male", birthDate="1971-02-03",
                  name=[{"family": "Canary900", "given": ["Zan12"]}], address=[{"city": "Canary"}]),
            entry(numbered(1), resourceType="Encounter", status="finished", subject={"reference": ONE}),
            order(2, "316049", "Hydrochlorothiazide 25 MG", "active", "2010-04-01"),
            order(3, "328670", "Sertraline 100MG", "stopped", "2018-01-01", dosageInstruction=tablet),
            order(4, "328670", "Sertraline 100MG", "active", "2018-01-20", dosageInstruction=tablet),
            order(5, "849574", "Naproxen sodium 220 MG Oral Tablet", "active", "2019-01-20"),
            diagnosis(6, "38341003", "Hypertension", "active", "2010-04-01"),
            diagnosis(7, "47505003", "Posttraumatic stress disorder", "resolved", "2015-06-19", "2017-03-14"),
            diagnosis(8, "15777000", "Prediabetes", "active", "2019-07-19"),
            entry(numbered(9), resourceType="Procedure", status="completed", subject={"reference": ONE},
                  code=concept(SNOMED, "715252007", "Depression screening using PHQ Nine Item score")),
            entry(numbered(10), resourceType="Claim", status="active", patient={"reference": ONE}),
        ],
    }  # fmt: skip
    file = folder / "generated.json"
    file.write_text(json.dumps(bundle), encoding="utf-8")
    return read_record_set(file, CATALOGUE, outside=OUTSIDE)


def test_a_generators_bundle_gives_one_course_its_conditions_and_counts_the_rest(tmp_path):
    found = generated_set(tmp_path)
    (record,) = found.records
    assert [(t.drug, t.dose_mg_day, t.end_day) for t in record.treatments or ()] == [("sertraline", 100.0, None)]
    assert {c.condition: c.status for c in record.conditions or ()} == {"hypertension": "current", "ptsd": "past"}
    assert [m.medication for m in record.medications or ()] == ["naproxen"]
    counted = {finding.code: finding.params["count"] for finding in found.findings}
    assert (counted["condition_not_known"], counted["medicine_not_known"]) == (1, 1)
    assert {"Claim (1)", "Encounter (1)", "Procedure (1)"} <= set(found.not_read)
    assert "Canary" not in repr((found, found.records))


def questionnaire(folder: Path, answers: tuple[int, ...]) -> RecordSet:
    """A response to the panel 44249-1, its items as observations too, the panel that names them, each in a file."""
    when, who = "2026-05-04T20:50:32.718000+00:00", {"reference": "Patient/someone"}
    items = [
        {"linkId": f"/{code}", "answer": [{"valueCoding": {"system": LOINC, "code": ANSWERS[answer]}}]}
        for code, answer in zip(PHQ9, answers, strict=True)
    ]
    items.append({"linkId": "/44261-6", "answer": [{"valueDecimal": sum(answers)}]})
    items.append({"linkId": "/69722-7", "answer": [{"valueCoding": {"system": LOINC, "code": "LA6573-5"}}]})
    resources: list[dict[str, Any]] = [
        {"resourceType": "Patient", "id": "someone", "birthDate": "1987-02-20", "gender": "unknown"},
        {"resourceType": "QuestionnaireResponse", "id": "r", "status": "completed", "authored": when, "subject": who,
         "questionnaire": "http://example.org/Questionnaire/44249-1", "item": items},
        {"resourceType": "Observation", "id": "panel", "status": "final", "code": concept(LOINC, "44249-1"),
         "subject": who, "effectiveDateTime": when, "hasMember": [{"reference": "Observation/i-1"}]},
        {"resourceType": "Observation", "id": "total", "status": "final", "code": concept(LOINC, "44261-6"),
         "subject": who, "effectiveDateTime": when, "valueQuantity": {"value": sum(answers), "code": "{score}"}},
        *(
            {"resourceType": "Observation", "id": f"i-{place}", "status": "final", "code": concept(LOINC, code),
             "subject": who, "effectiveDateTime": when, "derivedFrom": [{"reference": "QuestionnaireResponse/r"}],
             "valueCodeableConcept": concept(LOINC, ANSWERS[answer])}
            for place, (code, answer) in enumerate(zip(PHQ9, answers, strict=True))
        ),
    ]  # fmt: skip
    for place, resource in enumerate(resources):
        (folder / f"{place}.json").write_text(json.dumps(resource), encoding="utf-8")
    return read_record_set(folder, CATALOGUE, outside=OUTSIDE)


def test_a_response_and_its_observations_are_one_rating_with_each_item_at_its_place(tmp_path):
    answers = (3, 2, 1, 0, 1, 2, 3, 0, 1)
    found = questionnaire(tmp_path, answers)
    (record,) = found.records
    assert {r.item: r.value for r in record.ratings} == {str(n + 1): a for n, a in enumerate(answers)} | {TOTAL: 13}
    assert (found.counts["ratings"], len(record.ratings)) == (20, 10)


def test_an_order_a_statement_and_a_dose_given_of_one_drug_are_one_treatment(tmp_path):
    who, drug = {"reference": ONE}, {"medicationCodeableConcept": concept(RXNORM, "36437", "sertraline")}
    bundle = {
        "resourceType": "Bundle", "type": "collection",
        "entry": [
            entry(ONE, resourceType="Patient", gender="female", birthDate="1980-05-05"),
            order(1, "36437", "sertraline", "active", "2026-03-01"),
            entry(numbered(2), resourceType="MedicationStatement", status="active", subject=who, **drug,
                  effectivePeriod={"start": "2026-03-01"}),
            entry(numbered(3), resourceType="MedicationAdministration", status="completed", subject=who, **drug,
                  effectiveDateTime="2026-03-02"),
            entry(numbered(4), resourceType="Observation", status="final", code=concept(LOINC, "44261-6"), subject=who,
                  effectiveDateTime="2026-04-01", valueInteger=15),
        ],
    }  # fmt: skip
    file = tmp_path / "three.json"
    file.write_text(json.dumps(bundle), encoding="utf-8")
    (record,) = read_record_set(file, CATALOGUE, outside=OUTSIDE).records
    assert [(t.drug, t.start_day, t.end_day) for t in record.treatments or ()] == [("sertraline", -31, None)]
