"""From an export of another program to a comparison, as a person types it and as the window asks for it; no file is
changed by hand on the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cds_app.cli import run_command
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.import_records import import_records
from cds_app.workflow.look_through import change_draft, confirm_draft, draft_mapping, look_at
from cds_app.workflow.open_patient import find_patient, open_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.session import Session
from tests.intake.test_omop import CONCEPTS, CONDITION, DRUG, MEASUREMENT, OBSERVATION, PERSON
from tests.support.world import PASSPHRASE, an_own_view, make_session

ITEMS = ",".join(f"phq9_{n}" for n in range(1, 10))
REDCAP = (
    f"record_id,redcap_event_name,visit_date,age,sex,surname,{ITEMS},phq9_total,antidepressant,dose_mg,notes,visit_complete\n"
    "R-101,baseline_arm_1,2026-04-03,44,1,Canary,2,2,3,2,2,2,2,1,1,17,,,likes tea,2\n"
    "R-101,week_4_arm_1,2026-05-01,,,,2,2,2,1,1,1,2,1,1,13,3,50,,2\n"
    "R-102,baseline_arm_1,2026-04-10,51,2,Canary,3,3,3,2,2,2,2,1,1,19,,,,2\n"
)
DICTIONARY = (
    '"Variable / Field Name","Form Name","Field Type","Field Label","Choices, Calculations, OR Slider Labels",'
    '"Text Validation Type OR Show Slider Number","Identifier?"\n'
    "record_id,demographics,text,Record,,,\nvisit_date,visit,text,Visit,,date_dmy,\nage,demographics,text,Age,,integer,\n"
    'sex,demographics,radio,Sex,"1, Female | 2, Male",,\nsurname,demographics,text,Surname,,,y\n'
    'antidepressant,visit,dropdown,Drug,"3, Sertraline | 4, Mirtazapine",,\ndose_mg,visit,text,Dose,,number,\n'
    "notes,visit,notes,Notes,,,\n"
)
CLINIC = (
    "Nr;Visit;Geschlecht;Age;PHQ9 total;BMI;Drug;Second drug;Name\n"
    "K-7;03.04.2026;2;44;20;24,5;Zoloft 50 mg;;Canary\nK-7;01.05.2026;2;44;16;24,5;;mirtazapine;Canary\n"
)
ANSWERS = {
    "Visit": {"target": "day", "form": "%d.%m.%Y"},
    "Geschlecht": {"target": "sex", "values": {"1": "male", "2": "female"}},
    "Second drug": {"target": "treatments#2:drug"},
}
TYPED = (
    "--column", "Visit=day", "--dates", "Visit=%d.%m.%Y", "--column", "Geschlecht=sex", "--code", "Geschlecht:1=male",
    "--code", "Geschlecht:2=female", "--column", "Second drug=treatments#2:drug",
    "--decimal-comma",
)  # fmt: skip


def redcap(folder: Path) -> Path:
    (folder / "dictionary.csv").write_text(DICTIONARY, encoding="utf-8")
    (folder / "export.csv").write_text(REDCAP, encoding="utf-8")
    return folder / "export.csv"


def clinic(folder: Path) -> Path:
    (folder / "clinic.csv").write_text(CLINIC, encoding="utf-8")
    return folder / "clinic.csv"


def fhir(folder: Path) -> Path:
    who = {"reference": "Patient/F-1"}
    code = {"coding": [{"system": "http://loinc.org", "code": "44261-6"}]}
    drug = {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "36437"}]}
    resources = [
        {"resourceType": "Patient", "id": "F-1", "gender": "female", "birthDate": "1980-05-05",
         "name": [{"family": "Canary"}]},
        {"resourceType": "Observation", "status": "final", "code": code, "subject": who, "valueInteger": 20,
         "effectiveDateTime": "2026-04-03"},
        {"resourceType": "Observation", "status": "final", "code": code, "subject": who, "valueInteger": 16,
         "effectiveDateTime": "2026-05-01"},
        {"resourceType": "MedicationRequest", "status": "active", "intent": "order", "subject": who,
         "medicationCodeableConcept": drug, "authoredOn": "2026-04-03"},
    ]  # fmt: skip
    bundle = {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": r} for r in resources]}
    (folder / "bundle.json").write_text(json.dumps(bundle), encoding="utf-8")
    return folder / "bundle.json"


def omop(folder: Path) -> Path:
    made = folder / "omop"
    made.mkdir()
    tables = {
        "person": PERSON, "condition_occurrence": CONDITION, "drug_exposure": DRUG, "measurement": MEASUREMENT,
        "observation": OBSERVATION, "CONCEPT": CONCEPTS,
    }  # fmt: skip
    for name, content in tables.items():
        (made / f"{name}.csv").write_text(content, encoding="utf-8")
    return made


FORMATS: dict[str, tuple[Callable[[Path], Path], str, tuple[str, ...] | None]] = {
    "redcap": (redcap, "R-101", ("--dictionary", "dictionary.csv")),
    "mapped_csv": (clinic, "K-7", TYPED),
    "fhir": (fhir, "F-1", None),
    "omop": (omop, "1", None),
}
"""By format: what makes its export, whom to compare, and what `propose-mapping` is told where columns are explained."""


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("typed") / "store"
    make_session(folder).close()
    return folder


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Iterator[Session]:
    with closing(make_session(tmp_path_factory.mktemp("window") / "store")) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch):
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.mark.parametrize("name", FORMATS)
def test_on_the_command_line(name, store, tmp_path, capsys):
    make_export, code, told = FORMATS[name]
    path, mapping = make_export(tmp_path), tmp_path / "mapping.json"
    (tmp_path / "secret").write_text(PASSPHRASE, encoding="utf-8")
    signed_in = ["--store", str(store), "--user", "ada", "--passphrase-file", str(tmp_path / "secret")]
    extra: list[str] = []
    if told is not None:
        words = [str(tmp_path / word) if word == "dictionary.csv" else word for word in told]
        assert run_command(["propose-mapping", str(path), *words, "--output", str(mapping)]) == 0
        dictionary = [] if name != "redcap" else ["--dictionary", str(tmp_path / "dictionary.csv")]
        extra = ["--mapping", str(mapping), *dictionary]
    capsys.readouterr()
    assert run_command(["import-records", str(path), "--attest", *extra, *signed_in]) == 0, capsys.readouterr().err
    said = capsys.readouterr().out
    assert "Canary" not in said
    assert run_command(["compare", code, "--json", *signed_in]) == 0
    estimates = json.loads(capsys.readouterr().out)["estimates"]
    assert sum(estimate["status"] == "estimated" for estimate in estimates) > 40
    for command in ("score", "update"):  # with no store, the same file says the same
        assert run_command([command, str(path), *extra]) == 0, capsys.readouterr().err
        lines = {line["pseudonym"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
        assert code in lines
        if command == "score":
            assert lines[code]["estimates"] == estimates


@pytest.mark.parametrize("name", FORMATS)
def test_as_the_window_asks(name, session, tmp_path):
    make_export, code, told = FORMATS[name]
    path = make_export(tmp_path)
    source = look_at(session, path)
    assert (source.format, source.mapped) == (name, told is not None)
    dictionary = tmp_path / "dictionary.csv" if name == "redcap" else None
    profile = None
    if source.mapped:
        draft = draft_mapping(session, path, dictionary)
        for column, answer in ANSWERS.items() if name == "mapped_csv" else ():
            for part, said in answer.items():
                draft = change_draft(session, draft, column, **{part: said})
        draft = change_draft(session, draft, decimal_comma=name == "mapped_csv")
        assert draft.problems == ()
        profile = confirm_draft(session, draft)
    how = {"file_format": source.format, "mapping": profile, "dictionary": dictionary}
    checked = import_records(session, path, dry_run=True, **how)
    assert checked.status == "dry_run", checked.findings
    imported = import_records(session, path, attested=True, expected_sha256=checked.sha256, **how)
    assert imported.status == "imported"
    record_id = find_patient(session, code)
    record = open_patient(session, record_id).record
    assert {r.day for r in record.ratings} == {-28, 0}
    assert "Canary" not in repr(record)
    if name == "mapped_csv":
        assert {t.drug for t in record.treatments or ()} == {"sertraline", "mirtazapine"}
    own_view = record_own_view(session, record_id, an_own_view())
    shown = compare_treatments(session, record_id, own_view.assessment_id)
    assert shown.comparison is not None
    assert sum(estimate.status == "estimated" for estimate in shown.comparison.estimates) > 40


def test_an_answer_about_a_column_that_is_not_there_or_cannot_be_is_one_sentence(tmp_path, capsys):
    path = clinic(tmp_path)
    for words in (
        ("--column", "Nobody=day"), ("--column", "Visit=nonsense"), ("--dates", "Visit=%H"), ("--code", "Visit:1=male"),
        ("--column", "Visit"),
    ):  # fmt: skip
        assert run_command(["propose-mapping", str(path), *words]) == 1
        assert "can be" in capsys.readouterr().err
