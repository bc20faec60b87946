"""An import is taken back whole or not at all, and only while nothing was recorded about its patients."""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.draft import Draft, OwnViewDraft
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.store import batches
from cds_app.workflow.check_store import check_store
from cds_app.workflow.import_records import import_records
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.record_preferences import record_preferences
from cds_app.workflow.record_rating import record_rating
from cds_app.workflow.undo_import import list_imports, undo_import, uniqueness_of_store
from tests.support.world import PASSPHRASE, an_own_view, make_session

FIRST = "pseudonym,age_years,sex,phq9_total\nF-1,30,female,12\n"
TWO_MORE = "pseudonym,age_years,sex,phq9_total\n{n}-1,44,female,17\n{n}-2,51,male,19\n"
NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Batch:
    """A small batch of two patients, `one` and `two` by their record ids."""

    id: str
    file: Path
    one: str
    two: str


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """A store with one patient in its first batch; each test works on a batch of its own."""
    folder = tmp_path_factory.mktemp("undo")
    opened = make_session(folder / "store")
    file = folder / "first.csv"
    file.write_text(FIRST, encoding="utf-8")
    import_records(opened, file, attested=True)
    yield opened
    opened.close()


@pytest.fixture
def second(session, tmp_path):
    name = f"N{next(NUMBERS)}"
    file = tmp_path / "more.csv"
    file.write_text(TWO_MORE.format(n=name), encoding="utf-8")
    report = import_records(session, file, attested=True)
    return Batch(report.batch_id, file, session.store.find(f"{name}-1"), session.store.find(f"{name}-2"))


@contextmanager
def refused(code, kind=CdsError):
    with pytest.raises(kind) as error:
        yield
    assert error.value.code == code


def test_what_was_imported_is_listed_newest_first(session, second):
    newest, *others = list_imports(session)
    assert (newest.patients, newest.format, newest.imported_by, newest.can_undo) == (2, "flat_csv", "ada", True)
    assert newest.batch_id == second.id
    assert others[-1].patients == 1


def test_an_import_that_is_taken_back_leaves_the_others_and_stands_in_the_log(session, second):
    before, others = session.store.count_patients(), list_imports(session)[1:]
    assert undo_import(session, second.id, confirm=PASSPHRASE) == 2
    assert session.store.count_patients() == before - 2
    assert list_imports(session) == others
    *_, (_, _, entry) = session.store.entries()
    assert entry["event"] == EventKind.IMPORT_UNDONE
    assert (entry["data"]["batch_id"], entry["data"]["patients"]) == (second.id, 2)
    assert check_store(session) == ()


def test_it_can_be_imported_again(session, second):
    undo_import(session, second.id, confirm=PASSPHRASE)
    before = session.store.count_patients()
    assert import_records(session, second.file, attested=True).status == "imported"
    assert session.store.count_patients() == before + 2


@pytest.mark.parametrize(
    "work",
    [
        lambda s, record: record_own_view(s, record, an_own_view()),
        lambda s, record: record_preferences(s, record, (("nausea", 80),)),
        lambda s, record: record_rating(s, record, "PHQ-9", 14, total=9),
    ],
    ids=["own view", "preferences", "rating"],
)
def test_nothing_goes_once_something_was_recorded_about_one_of_its_patients(session, second, work):
    work(session, second.two)
    before = session.store.head(), session.store.count_patients()
    assert not next(b for b in list_imports(session) if b.batch_id == second.id).can_undo
    with refused("batch_in_use"):
        undo_import(session, second.id, confirm=PASSPHRASE)
    assert (session.store.head(), session.store.count_patients()) == before


def test_the_store_refuses_it_too_whoever_asks(session, second):
    record_own_view(session, second.one, an_own_view())
    before = session.store.count_patients()
    with refused("batch_in_use"), session.store.change(EventKind.IMPORT_UNDONE) as change:
        change.remove_batch(second.id)
    assert session.store.count_patients() == before


@pytest.mark.requirement("IMP-16")
@pytest.mark.parametrize("table", [*batches.PARTS, "patients"])
def test_one_that_fails_half_way_has_taken_nothing(session, second, table, monkeypatch):
    before = session.store.head(), session.store.count_patients(), session.store.record(second.one)
    run = type(session.store._database).run

    def fail(self, sql, *parameters):
        if sql.startswith(f"DELETE FROM {table} "):
            raise OSError("the disk went away")
        return run(self, sql, *parameters)

    monkeypatch.setattr(type(session.store._database), "run", fail)
    with pytest.raises(OSError, match="went away"):
        undo_import(session, second.id, confirm=PASSPHRASE)
    monkeypatch.undo()
    after = session.store.head(), session.store.count_patients(), session.store.record(second.one)
    assert after == before


@pytest.mark.requirement("STO-25")
def test_it_asks_for_the_passphrase_again(session, second):
    with refused("passphrase_missing"):
        undo_import(session, second.id)
    with refused("passphrase_wrong"):
        undo_import(session, second.id, confirm="something else entirely")
    assert session.store.record(second.one)


def test_an_import_that_is_not_there_is_refused(session):
    with refused("batch_unknown"):
        undo_import(session, "0" * 32, confirm=PASSPHRASE)


@pytest.mark.requirement("STO-24")
def test_only_an_importer_may(tmp_path):
    session = make_session(tmp_path / "store", roles=("clinician", "administrator", "auditor"))
    for work in (list_imports, lambda s: undo_import(s, "0"), uniqueness_of_store):
        with refused("role_missing", NotAllowed):
            work(session)
    session.close()


def test_drafts_about_its_patients_go_with_them(session, second):
    with session.store.change(EventKind.LOCKED) as change:
        change.keep_draft(Draft("own_view", second.one, OwnViewDraft(("sertraline",))))
    assert session.store.draft("own_view", second.one)
    undo_import(session, second.id, confirm=PASSPHRASE)
    assert session.store.draft("own_view", second.one) is None
