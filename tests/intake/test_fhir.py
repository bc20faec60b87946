"""FHIR R4 to records: what is said is taken, what is meant the other way round never is."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cds_app.domain.rating import TOTAL, Rating
from cds_app.environment import paths
from cds_app.guidance.formulary import load_catalogue
from cds_app.intake.chronology import IndexRule
from cds_app.intake.codes import load_codes
from cds_app.intake.foreign import Outside
from cds_app.intake.record_set import RecordSet, detect_format, read_record_set

CATALOGUE = load_catalogue(paths.resource("catalogue"))
OUTSIDE = Outside(load_codes(paths.resource("codes"), CATALOGUE), IndexRule(date(2026, 6, 1)))
LOINC, RXNORM, ICD = "http://loinc.org", "http://www.nlm.nih.gov/research/umls/rxnorm", "http://hl7.org/fhir/sid/icd-10"


def read(folder: Path, *resources: Any, lines: bool = False) -> RecordSet:
    """The resources as a Bundle, or as NDJSON, read back."""
    file = folder / ("set.ndjson" if lines else "set.json")
    if lines:
        file.write_text("".join(f"{json.dumps(r)}\n" for r in resources), encoding="utf-8")
    else:
        bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": r} for r in resources]}
        file.write_text(json.dumps(bundle), encoding="utf-8")
    return read_record_set(file, CATALOGUE, outside=OUTSIDE)


def concept(system: str, code: str, display: str = "") -> dict[str, Any]:
    return {"coding": [{"system": system, "code": code, "display": display}]}


def patient(**more: Any) -> dict[str, Any]:
    return {"resourceType": "Patient", "id": "A-1", "gender": "female", "birthDate": "1980-05-05", **more}


def observation(code: str, **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Observation", "status": "final", "code": concept(LOINC, code),
        "subject": {"reference": "Patient/A-1"}, "effectiveDateTime": "2026-05-01T10:00:00Z", **more,
    }  # fmt: skip


def request(**more: Any) -> dict[str, Any]:
    return {
        "resourceType": "MedicationRequest", "status": "active", "intent": "order",
        "medicationCodeableConcept": concept(RXNORM, "36437", "sertraline"),
        "subject": {"reference": "Patient/A-1"}, "authoredOn": "2026-04-01", **more,
    }  # fmt: skip


def condition(**more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Condition", "code": concept(ICD, "I10", "Hypertension"),
        "clinicalStatus": concept("", "active"), "verificationStatus": concept("", "confirmed"),
        "subject": {"reference": "Patient/A-1"}, "recordedDate": "2020-01-01", **more,
    }  # fmt: skip


def total(value: int = 14, day: str = "2026-05-01") -> dict[str, Any]:
    return observation("44261-6", valueInteger=value, effectiveDateTime=day)


def codes_of(found: RecordSet) -> set[str]:
    return {finding.code for finding in found.findings}


def test_a_rating_sets_day_0_and_dates_become_days(tmp_path):
    found = read(tmp_path, patient(), total(20, "2026-04-03"), total(14), request(), condition())
    (record,) = found.records
    assert found.format == "fhir"
    assert record.ratings == (Rating(-28, "PHQ-9", TOTAL, 20), Rating(0, "PHQ-9", TOTAL, 14))
    assert record.values == {"age_years": 45, "sex": "female"}
    assert [(t.drug, t.start_day, t.end_day) for t in record.treatments] == [("sertraline", -30, None)]
    assert [(c.condition, c.status) for c in record.conditions] == [("hypertension", "current")]


@pytest.mark.requirement("IMP-18")
def test_no_date_of_the_source_is_anywhere_in_what_was_read(tmp_path):
    found = read(tmp_path, patient(), total(), request(), condition())
    assert not any(text in repr(found) for text in ("1980", "2026", "2020", "05-01"))


def test_bundle_and_ndjson_say_the_same(tmp_path):
    resources = (patient(), total(), request(), condition())
    assert read(tmp_path, *resources).records == read(tmp_path, *resources, lines=True).records


def test_the_order_of_the_resources_does_not_matter(tmp_path):
    resources = (patient(), total(), request(), condition())
    assert read(tmp_path, *resources).records == read(tmp_path, *reversed(resources)).records


def test_items_answered_in_words_are_scored_and_a_total_told_twice_is_one(tmp_path):
    answers = {"44250-9": "LA6570-1", "44255-8": "LA6571-9", "44260-8": "LA6568-5"}
    items = [observation(code, valueCodeableConcept=concept(LOINC, answer)) for code, answer in answers.items()]
    response = {
        "resourceType": "QuestionnaireResponse", "status": "completed", "authored": "2026-05-01",
        "subject": {"reference": "Patient/A-1"},
        "item": [
            {"linkId": f"/{code}", "answer": [{"valueCoding": {"system": LOINC, "code": answer}}]}
            for code, answer in answers.items()
        ],
    }  # fmt: skip
    (record,) = read(tmp_path, patient(), *items, response).records
    assert {(r.item, r.value) for r in record.ratings} == {("1", 2), ("2", 3), ("9", 0)}


def test_the_total_is_44261_6_and_44260_8_is_item_9(tmp_path):
    (record,) = read(tmp_path, patient(), total(12), observation("44260-8", valueInteger=1)).records
    assert {(r.item, r.value) for r in record.ratings} == {(TOTAL, 12), ("9", 1)}


def test_totals_of_one_day_that_differ_refuse_the_patient_and_name_no_value(tmp_path):
    found = read(tmp_path, patient(), total(12), total(17))
    assert found.records == ()
    assert "rating_contradicted" in codes_of(found)
    assert not any("17" in str(finding) for finding in found.findings)


REVERSED = {
    "entered in error": observation("44261-6", valueInteger=20, status="entered-in-error"),
    "not final": observation("44261-6", valueInteger=20, status="preliminary"),
    "unknown modifier": observation("44261-6", valueInteger=20, modifierExtension=[{"url": "x", "valueBoolean": True}]),
    "implicit rules": observation("44261-6", valueInteger=20, implicitRules="http://example.invalid/rules"),
    "no data": observation("44261-6", valueInteger=20, dataAbsentReason=concept("", "unknown")),
    "refuted": condition(verificationStatus=concept("", "refuted")),
    "unconfirmed": condition(verificationStatus=concept("", "unconfirmed")),
    "diagnosis in error": condition(verificationStatus=concept("", "entered-in-error")),
    "family history in words": condition(code={"text": "Family history of hypertension"}),
    "a relative": {
        "resourceType": "FamilyMemberHistory", "status": "completed", "patient": {"reference": "Patient/A-1"},
        "condition": [{"code": concept(ICD, "I10")}],
    },
    "cancelled": request(status="cancelled"),
    "planned": request(intent="plan"),
    "must not be given": request(doNotPerform=True),
    "not taken": {
        "resourceType": "MedicationStatement", "status": "not-taken", "effectiveDateTime": "2026-04-01",
        "medicationCodeableConcept": concept(RXNORM, "36437"), "subject": {"reference": "Patient/A-1"},
    },
    "not done": {
        "resourceType": "MedicationAdministration", "status": "not-done", "effectiveDateTime": "2026-04-01",
        "medicationCodeableConcept": concept(RXNORM, "36437"), "subject": {"reference": "Patient/A-1"},
    },
    "about a group": request(subject={"reference": "Group/A-1"}),
    "in hospital slang": condition(code={"text": "no hypertension"}),
}  # fmt: skip


@pytest.mark.requirement("IMP-13")
@pytest.mark.parametrize("what", REVERSED)
def test_what_is_meant_the_other_way_round_never_becomes_a_fact(tmp_path, what):
    (record,) = read(tmp_path, patient(), REVERSED[what]).records
    assert not record.ratings
    assert not record.treatments
    assert not record.conditions


@pytest.mark.parametrize(
    "resource",
    [
        request(medication={"concept": concept(RXNORM, "36437")}),  # release 5
        {**condition(), "clinicalStatus": "active"},  # release 3
        {"resourceType": "MedicationStatement", "taken": "y", "subject": {"reference": "Patient/A-1"}},
        {"resourceType": "CapabilityStatement", "fhirVersion": "5.0.0"},
    ],
)
@pytest.mark.requirement("IMP-13")
def test_another_release_is_refused_as_a_whole(tmp_path, resource):
    for lines in (False, True):
        found = read(tmp_path, patient(), resource, lines=lines)
        assert found.records == ()
        assert "fhir_release_not_r4" in codes_of(found)


@pytest.mark.parametrize(
    ("product", "drug"),
    [
        (concept(RXNORM, "36437"), "sertraline"),
        (concept(RXNORM, "328670", "Sertraline 100MG"), "sertraline"),
        (concept(RXNORM, "0", "FLUoxetine 20 MG Oral Capsule [Prozac]"), "fluoxetine"),
        (concept("http://www.whocc.no/atc", "N06AB10"), "escitalopram"),
        ({"text": "Cipramil 20 mg Tabletten"}, "citalopram"),
        (concept(RXNORM, "0", "desvenlafaxine 50 MG"), "desvenlafaxine"),
    ],
)
def test_products_and_brands_resolve_to_the_ingredient(tmp_path, product, drug):
    (record,) = read(tmp_path, patient(), request(medicationCodeableConcept=product)).records
    assert [t.drug for t in record.treatments] == [drug]


def test_two_antidepressants_in_one_text_are_not_guessed_at(tmp_path):
    both = {"text": "sertraline or citalopram"}
    (record,) = read(tmp_path, patient(), request(medicationCodeableConcept=both)).records
    assert record.treatments == ()


@pytest.mark.parametrize(
    ("dose", "repeat", "milligrams"),
    [
        ({"value": 2}, {"frequency": 1, "period": 1, "periodUnit": "d"}, 100.0),
        ({"value": 50, "unit": "mg"}, {"frequency": 2, "period": 1, "periodUnit": "d"}, 100.0),
        ({"value": 1}, {"frequency": 1, "period": 12, "periodUnit": "h"}, 100.0),
        ({"value": 10, "unit": "mL"}, {"frequency": 2, "period": 1, "periodUnit": "d"}, None),
        ({"value": 1}, {}, None),
        ({"value": 1}, {"frequency": 1, "period": 1, "periodUnit": "d", "dayOfWeek": ["mon"]}, None),
    ],
)
def test_a_dose_is_taken_only_when_strength_amount_and_frequency_are_said(tmp_path, dose, repeat, milligrams):
    medicine = concept(RXNORM, "36437", "sertraline 50 MG Oral Tablet")
    how = [{"timing": {"repeat": repeat}, "doseAndRate": [{"doseQuantity": dose}]}]
    (record,) = read(tmp_path, patient(), request(medicationCodeableConcept=medicine, dosageInstruction=how)).records
    assert record.treatments[0].dose_mg_day == milligrams


def test_a_medicine_may_be_referred_to_and_may_come_later(tmp_path):
    medicine = {"resourceType": "Medication", "id": "m1", "code": concept(RXNORM, "36437")}
    order = {k: v for k, v in request().items() if k != "medicationCodeableConcept"}
    order["medicationReference"] = {"reference": "Medication/m1"}
    for resources in ((patient(), order, medicine), (medicine, order, patient())):
        (record,) = read(tmp_path, *resources, lines=True).records
        assert [t.drug for t in record.treatments] == ["sertraline"]


def test_an_order_written_anew_is_one_treatment_and_an_old_one_another(tmp_path):
    orders = [request(authoredOn=day, status=s) for day, s in (("2026-03-01", "stopped"), ("2026-03-20", "active"))]
    old = request(authoredOn="2020-01-01", status="stopped")
    (record,) = read(tmp_path, patient(), total(), *orders, old).records
    assert [(t.start_day, t.end_day) for t in record.treatments] == [(-2312, -2312), (-61, None)]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ({"value": 138.6, "unit": "mmol/L"}, 139),
        ({"value": 139, "unit": "mEq/L"}, 139),
        ({"value": 3190, "unit": "mg/L"}, None),
        ({"value": 139}, None),
        ({"value": 1390, "unit": "mmol/L"}, None),
    ],
)
@pytest.mark.requirement("IMP-14")
def test_a_measurement_counts_only_in_a_unit_that_is_known(tmp_path, value, kept):
    (record,) = read(tmp_path, patient(), observation("2951-2", valueQuantity=value)).records
    assert record.values.get("sodium") == kept


@pytest.mark.requirement("IMP-14")
def test_a_conversion_of_units_is_explicit(tmp_path):
    crp = {"value": 0.8, "unit": "mg/dL"}
    (record,) = read(tmp_path, patient(), observation("1988-5", valueQuantity=crp)).records
    assert record.values["crp"] == 8.0


@pytest.mark.requirement("IMP-19")
@pytest.mark.parametrize(
    ("born", "age"), [("1936-06-02", 89), ("1936-06-01", 90), ("1937", 89), ("1936", 90), ("1910-01-01", 90)]
)
def test_who_is_90_by_today_is_90_or_older(tmp_path, born, age):
    (record,) = read(tmp_path, patient(birthDate=born), total(day="2026-06-01")).records
    assert record.values["age_years"] == age


def test_a_child_is_refused_alone(tmp_path):
    found = read(tmp_path, patient(birthDate="2015-01-01"), total())
    assert found.records == ()
    assert codes_of(found) == {"age_not_allowed"}


def test_what_is_said_of_people_who_are_not_in_the_set_is_counted(tmp_path):
    stranger = observation("44261-6", valueInteger=20, subject={"reference": "Patient/B-2"})
    found = read(tmp_path, patient(), stranger)
    assert [r.pseudonym for r in found.records] == ["A-1"]
    assert "person_not_in_the_set" in codes_of(found)


def test_an_entry_may_be_named_by_its_full_address(tmp_path):
    uuid = "8adf7251-257f-4b45-8ef5-0a6b3b9fe0ef"
    order = request(subject={"reference": f"urn:uuid:{uuid}"})
    bundle = {
        "resourceType": "Bundle", "type": "transaction",
        "entry": [{"fullUrl": f"urn:uuid:{uuid}", "resource": patient()}, {"resource": order}],
    }  # fmt: skip
    file = tmp_path / "bundle.json"
    file.write_text(json.dumps(bundle), encoding="utf-8")
    (record,) = read_record_set(file, CATALOGUE, outside=OUTSIDE).records
    assert [t.drug for t in record.treatments] == ["sertraline"]


def test_xml_is_answered_with_what_to_do(tmp_path):
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "a.json").write_text("<Patient xmlns='http://hl7.org/fhir'/>", encoding="utf-8")
    assert "file_is_xml" in codes_of(read_record_set(folder, CATALOGUE, outside=OUTSIDE))


@pytest.mark.requirement("IMP-12")
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"resourceType": "Bundle", "resourceType": "Patient"}', "json_key_repeated"),
        (b'{"resourceType": "Observation", "valueDecimal": NaN}', "json_number"),
        (b'{"resourceType": "Observation", "valueDecimal": 1e400}', "json_number"),
        (b"[" * 100_000, "json_too_deep"),
        (b'{"resourceType": "Bundle", "entry": [', "json_invalid"),
        (b'{"name": "no resource"}', "json_not_fhir"),
        (b'["no object"]', "json_not_fhir"),
        (b'{"resourceType": "P\xff"}', "encoding_not_utf8"),
        (b'{"resourceType": "Bundle", "implicitRules": "x", "entry": []}', "fhir_implicit_rules"),
        (b'{"resourceType": "Bundle"}', "no_patients"),
    ],
)
def test_json_that_is_not_sound_gets_its_one_sentence(tmp_path, content, code):
    file = tmp_path / "set.json"
    file.write_bytes(content)
    found = read_record_set(file, CATALOGUE, outside=OUTSIDE)
    assert (found.records, codes_of(found)) == ((), {code})


def test_a_folder_of_single_resources_is_one_set(tmp_path):
    for number, resource in enumerate((patient(), total(), condition())):
        (tmp_path / f"{number}.json").write_text(json.dumps(resource), encoding="utf-8")
    assert detect_format(tmp_path) == "fhir"
    found = read_record_set(tmp_path, CATALOGUE, outside=OUTSIDE)
    assert [len(r.ratings) for r in found.records] == [1]
    assert len(found.files) == 3


def test_narrative_and_names_are_never_read(tmp_path):
    canary = "Zanzibarina Quux"
    named = patient(name=[{"family": canary}], text={"div": canary}, telecom=[{"value": canary}])
    note = observation("44261-6", valueInteger=10, note=[{"text": canary}])
    assert canary not in repr(read(tmp_path, named, note))


def test_patients_with_an_error_can_be_left_out(tmp_path):
    good = patient(id="B-2")
    file = tmp_path / "set.json"
    resources = [patient(birthDate="2015-01-01"), good]
    file.write_text(
        json.dumps({"resourceType": "Bundle", "entry": [{"resource": r} for r in resources]}), encoding="utf-8"
    )
    assert read_record_set(file, CATALOGUE, outside=OUTSIDE).records == ()
    found = read_record_set(file, CATALOGUE, outside=OUTSIDE, skip_refused=True)
    assert [r.pseudonym for r in found.records] == ["B-2"]
    assert "age_not_allowed" in codes_of(found)


def test_what_lies_after_the_index_day_does_not_count_on_it(tmp_path):
    late = observation("39156-5", valueQuantity={"value": 31, "unit": "kg/m2"}, effectiveDateTime="2026-05-20")
    early = observation("39156-5", valueQuantity={"value": 24.5, "unit": "kg/m2"}, effectiveDateTime="2026-04-20")
    resources = (total(), late, early, request(authoredOn="2026-05-10"), condition(recordedDate="2026-05-10"))
    found = read(tmp_path, patient(), *resources)
    (record,) = found.records
    assert record.values["bmi"] == 24.5
    assert (record.treatments, record.conditions) == ((), ())
    assert "after_index_day" in codes_of(found)


def test_a_value_without_a_day_is_left_out_and_counted(tmp_path):
    undated = {key: value for key, value in total().items() if key != "effectiveDateTime"}
    weight = observation("39156-5", valueQuantity={"value": 24, "unit": "kg/m2"}, effectiveDateTime="2026")
    found = read(tmp_path, patient(), undated, weight)
    assert found.records[0].ratings == ()
    assert {f.code: f.params["count"] for f in found.findings}["without_day"] == 2


def test_statements_and_doses_given_become_treatments_with_their_ends(tmp_path):
    taken = {
        "resourceType": "MedicationStatement", "status": "completed", "subject": {"reference": "Patient/A-1"},
        "medicationCodeableConcept": concept(RXNORM, "2556"),
        "effectivePeriod": {"start": "2026-01-01", "end": "2026-03-01"},
    }  # fmt: skip
    given = {
        "resourceType": "MedicationAdministration", "status": "completed", "subject": {"reference": "Patient/A-1"},
        "medicationReference": {"reference": "#m"}, "effectiveDateTime": "2026-04-30",
        "contained": [{"resourceType": "Medication", "id": "m", "code": concept(RXNORM, "15996")}],
    }  # fmt: skip
    (record,) = read(tmp_path, patient(), total(), taken, given).records
    assert [(t.drug, t.start_day, t.end_day) for t in record.treatments] == [
        ("citalopram", -120, -61),
        ("mirtazapine", -1, -1),
    ]


@pytest.mark.parametrize(
    ("words", "kept"),
    [("Never smoker", "no"), ("Former smoker", "no"), ("Current every day smoker", "yes"), ("?", None)],
)
def test_smoking_is_read_from_its_words(tmp_path, words, kept):
    status = observation("72166-2", valueCodeableConcept=concept("", "x", words))
    (record,) = read(tmp_path, patient(), status).records
    assert record.values.get("smoker") == kept


def test_yes_and_no_answers_of_the_screener_are_one_and_nothing(tmp_path):
    answers = [observation("93246-7", valueBoolean=True), observation("93247-5", valueBoolean=False)]
    (record,) = read(tmp_path, patient(), *answers).records
    assert [(r.scale, r.item, r.value) for r in record.ratings] == [("C-SSRS", "1", 1), ("C-SSRS", "2", 0)]


def test_an_id_that_is_a_name_of_nobody_but_a_date_refuses_the_set(tmp_path):
    found = read(tmp_path, patient(id="1980-02-29"))
    assert found.records == ()
    assert "pseudonym_like_date" in codes_of(found)


def test_an_order_for_a_drug_that_says_a_dose_nobody_takes_refuses_the_patient(tmp_path):
    how = [
        {
            "timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d"}},
            "doseAndRate": [{"doseQuantity": {"value": 4000, "unit": "mg"}}],
        }
    ]
    found = read(tmp_path, patient(), request(dosageInstruction=how))
    assert found.records == ()
    assert "dose_implausible" in codes_of(found)
