from __future__ import annotations

import shutil

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.workflow.import_records import import_records
from cds_app.workflow.list_patients import STATUSES, FirstLook, list_patients
from cds_app.workflow.open_patient import open_patient
from cds_app.workflow.record_own_view import record_own_view
from tests.support.world import SAMPLE, an_own_view, make_session


def test_the_sample_records_import_and_cover_the_worklist(session):
    rows = list_patients(session)
    assert len(rows) >= 55
    assert {row.status for row in rows} <= set(STATUSES)
    assert {"incomplete", "ready"} <= {row.status for row in rows}


def test_a_second_import_of_the_same_batch_changes_nothing(session):
    before = session.store.head(), session.store.count_patients()
    report = import_records(session, SAMPLE, attested=True)
    assert report.status == "already_imported"
    assert (session.store.head(), session.store.count_patients()) == before


def test_a_dry_run_writes_nothing(tmp_path):
    session = make_session(tmp_path / "store")
    before = session.store.head()
    report = import_records(session, SAMPLE, dry_run=True)
    assert report.status == "dry_run"
    assert report.patients >= 55
    assert session.store.head() == before
    session.close()


@pytest.mark.requirement("IMP-24")
def test_without_the_attestation_nothing_is_imported(tmp_path):
    session = make_session(tmp_path / "store")
    with pytest.raises(CdsError) as error:
        import_records(session, SAMPLE)
    assert error.value.code == "attestation_missing"
    assert session.store.count_patients() == 0
    session.close()


def test_a_pseudonym_that_is_already_there_refuses_the_whole_batch(session, tmp_path):
    copy = tmp_path / "again"
    shutil.copytree(SAMPLE, copy)
    with (copy / "patients.csv").open("a", encoding="utf-8") as file:
        columns = (SAMPLE / "patients.csv").read_text(encoding="utf-8").splitlines()[0].count(",")
        file.write("NEW-1" + "," * columns + "\n")
    before = session.store.count_patients()
    report = import_records(session, copy, attested=True)
    assert report.status == "refused"
    assert "pseudonym_in_store" in {f.code for f in report.findings}
    assert session.store.count_patients() == before
    assert [e["event"] for _, _, e in session.store.entries()][-1] == EventKind.IMPORT_REFUSED


@pytest.mark.requirement("IMP-16")
def test_stopping_an_import_leaves_the_store_as_it_was(tmp_path):
    session = make_session(tmp_path / "store")
    before = session.store.head()
    with pytest.raises(CdsError) as error:
        import_records(session, SAMPLE, attested=True, stop=lambda: True)
    assert error.value.code == "import_stopped"
    assert (session.store.head(), session.store.count_patients()) == (before, 0)
    session.close()


def test_files_that_changed_since_the_dry_run_are_refused(tmp_path):
    session = make_session(tmp_path / "store")
    with pytest.raises(CdsError) as error:
        import_records(session, SAMPLE, attested=True, expected_sha256="0" * 64)
    assert error.value.code == "batch_changed"
    session.close()


@pytest.mark.requirement("IMP-25")
def test_the_batch_is_described_in_the_log(session):
    entry = next(e for _, _, e in session.store.entries() if e["event"] == EventKind.RECORDS_IMPORTED)
    assert {
        "batch_id", "sha256", "format", "files", "counts", "attested", "index_day", "mapping_sha256",
        "with_dictionary", "skip_refused", "left_out_patients", "smallest_group", "uniqueness_k", "not_read",
    } <= set(entry["data"])  # fmt: skip
    assert all(set(file) == {"sha256", "bytes"} for file in entry["data"]["files"])
    assert entry["user_id"] == session.user.user_id
    assert entry["time"]


@pytest.mark.requirement("STO-24")
@pytest.mark.parametrize(
    ("role", "work"),
    [
        ("auditor", lambda s: import_records(s, SAMPLE, attested=True)),
        ("administrator", list_patients),
        ("importer", lambda s: record_own_view(s, "x", an_own_view())),
    ],
)
def test_a_role_that_is_not_named_is_refused(tmp_path, role, work):
    session = make_session(tmp_path / "store", roles=(role,))
    with pytest.raises(NotAllowed) as error:
        work(session)
    assert error.value.code == "role_missing"
    session.close()


def test_every_sample_patient_opens(session):
    for row in list_patients(session):
        view = open_patient(session, row.record_id)
        assert view.pseudonym == view.record.pseudonym == row.pseudonym


def test_of_many_patients_the_first_are_told_at_once_and_of_few_nothing(session, monkeypatch):
    told = []
    rows = list_patients(session, told.append)
    assert told == []
    monkeypatch.setattr("cds_app.workflow.list_patients.FIRST", 2)
    assert list_patients(session, told.append) == rows
    assert told == [FirstLook(rows[:2], len(rows))]


def test_the_whole_list_is_what_the_pages_of_the_database_give(session):
    pages = [session.store.patients(3, offset) for offset in range(0, session.store.count_patients(), 3)]
    assert session.store.patients() == tuple(row for page in pages for row in page)
