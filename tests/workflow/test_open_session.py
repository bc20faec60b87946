"""What an opening tells before it is complete, and what the log knows by then."""

from __future__ import annotations

import shutil

import pytest

from cds_app.domain.errors import IntegrityError
from cds_app.store.session import Store
from cds_app.workflow.import_records import import_records
from cds_app.workflow.list_patients import list_patients
from cds_app.workflow.session import open_session
from tests.support.world import PASSPHRASE, SAMPLE, make_session, make_surroundings, reopen


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    session = make_session(tmp_path_factory.mktemp("template") / "store")
    import_records(session, SAMPLE, attested=True)
    session.close()
    return session.store.directory


@pytest.fixture
def folder(template, tmp_path):
    return shutil.copytree(template, tmp_path / "store")


def opened(folder, progress, name="ada"):
    return open_session(make_surroundings(), folder, name=name, passphrase=PASSPHRASE, progress=progress)


def test_first_who_it_is_then_the_beginning_of_the_worklist(folder):
    told = []
    session = opened(folder, lambda *value: told.append(value))
    (who, nothing), (same, first) = told
    assert who == same
    assert who.user.name == "ada"
    assert nothing is None
    assert first.rows == list_patients(session)[: len(first.rows)]
    assert first.of == session.store.count_patients()
    session.close()


def test_no_patient_is_told_before_the_sign_in_is_in_the_log_nor_after_the_walk(folder, monkeypatch):
    heard = []
    change, walk = Store.change, Store.walk
    monkeypatch.setattr(
        Store, "change", lambda store, kind, *more: heard.append(kind.value) or change(store, kind, *more)
    )
    monkeypatch.setattr(Store, "walk", lambda store: heard.append("walk") or walk(store))
    opened(folder, lambda who, first: heard.append("patients" if first else "who")).close()
    assert heard[:5] == ["who", "signed_in", "patients", "walk", "program_started"]


def test_a_store_whose_walk_fails_is_closed_for_good(folder, monkeypatch):
    def damaged(store):
        raise IntegrityError("store_damaged", path="store.db")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "walk", damaged)
        with pytest.raises(IntegrityError, match="store_damaged"):
            opened(folder, lambda *value: None)
    told = []
    opened(folder, lambda *value: told.append(value)).close()
    assert told == []  # it was left open, so it was walked first
    with reopen(folder).store as store:
        assert [e["event"] for _, _, e in store.entries()].count("program_started") == 3


def test_who_may_see_no_patients_is_told_none(tmp_path):
    make_session(tmp_path / "store", roles=("administrator",)).close()
    told = []
    opened(tmp_path / "store", lambda *value: told.append(value)).close()
    assert [first for _, first in told] == [None]
