"""Reading the log: filtered, a page at a time, and every reading an entry."""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import json
from datetime import date
from types import SimpleNamespace

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import NotAllowed
from cds_app.domain.log_filter import ALWAYS, LogFilter
from cds_app.environment.policy import Policy
from cds_app.reporting.verification import receipt
from cds_app.workflow import read_log as module
from cds_app.workflow.import_records import import_records
from cds_app.workflow.open_patient import find_patient, open_patient
from cds_app.workflow.read_log import (
    GROUPS,
    PROGRAM,
    LogQuery,
    check_log,
    check_receipts,
    group_of,
    matches,
    read_log,
)
from tests.support.clock import FixedClock
from tests.support.world import SAMPLE, SHOWCASE, make_session, make_surroundings


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A store with records, read-only but for entries; its clock."""
    clock = FixedClock()
    opened = make_session(tmp_path_factory.mktemp("log") / "store", surroundings=make_surroundings(clock=clock))
    import_records(opened, SAMPLE, attested=True)
    clock.advance(86_400)
    open_patient(opened, find_patient(opened, SHOWCASE))
    yield opened, clock
    opened.close()


@pytest.fixture
def session(world):
    return world[0]


def every(session):
    return [entry for _, _, entry in session.store.entries()]


def test_pages_joined_are_the_whole_log_newest_first(session):
    pages, before = [], None
    while True:
        view = read_log(session, before=before, most=4)
        pages.append([entry["index"] for entry in view.entries])
        if view.earlier is None:
            break
        before = view.earlier
    assert [index for page in pages for index in page] == list(range(pages[0][0], -1, -1))
    assert all(len(page) == 4 for page in pages[:-1])


def test_a_filter_finds_what_a_plain_loop_finds(session):
    record_id = find_patient(session, SHOWCASE)
    for query in (
        LogQuery(group="records"),
        LogQuery(user_id=session.user.user_id, group="people"),
        LogQuery(user_id="nobody"),
        LogQuery(record=record_id),
        LogQuery(words="COMMAND_line"),
        LogQuery(words="window signed_in program"),
        LogQuery(first_day=date(2026, 11, 3), last_day=date(2026, 11, 3)),
    ):
        view = read_log(session, query, most=10_000)
        wanted = [e["index"] for e in reversed(every(session)) if matches(e, query, query.record or None)]
        assert [entry["index"] for entry in view.entries] == wanted
        assert view.earlier is None


def test_a_record_is_found_by_its_id_and_by_the_patients_code(session):
    by_id = read_log(session, LogQuery(record=find_patient(session, SHOWCASE), group="records")).entries
    by_code = read_log(session, LogQuery(record=SHOWCASE, group="records")).entries
    assert [entry["event"] for entry in by_id] == ["patient_opened"]
    assert by_code == by_id
    assert read_log(session, LogQuery(record="P-9999")).entries == ()


@pytest.mark.requirement("AUD-13")
@pytest.mark.requirement("AUD-12")
def test_every_reading_is_an_entry_that_names_the_filters_and_nothing_that_was_typed(session):
    read_log(session, LogQuery(words="CANARY words", record=SHOWCASE, first_day=date(2020, 1, 2)))
    last = every(session)[-1]
    assert last["event"] == "log_read"
    assert last["data"]["filters"] == ["first_day", "record", "words"]
    assert last["data"]["record_id"] == find_patient(session, SHOWCASE)
    assert "CANARY" not in json.dumps(last)
    assert SHOWCASE not in json.dumps(last)
    read_log(session, LogQuery(record="CANARY"))
    assert "CANARY" not in json.dumps(every(session)[-1])
    check_receipts(session, "CANARY")
    assert every(session)[-1]["data"]["receipts"] == 1
    assert "CANARY" not in json.dumps(every(session)[-1])


def test_a_long_log_is_never_decoded_whole_for_its_first_page(session, monkeypatch):
    asked = []
    whole = type(session.store).entries

    def counted(self, first=0, count=None, holding=()):
        asked.append(count)
        return whole(self, first, count, holding)

    monkeypatch.setattr(module, "CHUNK", 3)
    monkeypatch.setattr(type(session.store), "entries", counted)
    read_log(session, most=2)
    assert asked == [3]


def test_every_group_names_kinds_that_exist_and_no_kind_twice():
    named = [kind for kinds in GROUPS.values() for kind in kinds]
    assert set(named) <= {str(kind) for kind in EventKind}
    assert len(named) == len(set(named))
    assert group_of("program_started") == group_of("a kind of a later version") == PROGRAM
    assert group_of("decision_signed") == "decisions"


def test_what_was_looked_for_can_be_exported(session):
    record_id = find_patient(session, SHOWCASE)
    query = LogQuery(group="records", record=SHOWCASE, first_day=date(2026, 11, 3))
    view = read_log(session, query)
    assert view.record_id == record_id
    exported = query.for_export(view.record_id)
    shown = [entry["index"] for entry in every(session) if exported.shows(entry) and entry["event"] not in ALWAYS]
    assert shown == sorted(entry["index"] for entry in view.entries) != []
    assert LogQuery().for_export(None) == LogFilter()
    programs = LogQuery(group=PROGRAM).for_export(None).events
    assert EventKind.PROGRAM_STARTED in programs
    assert EventKind.DECISION_SIGNED not in programs


@pytest.mark.requirement("STO-24")
def test_who_may_neither_audit_nor_treat_reads_nothing(session, monkeypatch):
    user = dataclasses.replace(session.user, roles=("administrator", "importer"))
    monkeypatch.setattr(session.store, "user", user)
    for ask in (read_log, check_log, lambda s: check_receipts(s, "a")):
        with pytest.raises(NotAllowed):
            ask(session)


class AStore:
    """A log with two signed decisions, and nothing else."""

    log_broken_at = None

    def __init__(self) -> None:
        self.signatures = [base64.b64encode(bytes([n]) * 64).decode() for n in (1, 2)]
        self.noted = []

    def entries(self, holding=()):
        kinds = ("decision_signed", "log_read", "decision_amended")
        signed = iter(self.signatures)
        for index, kind in enumerate(kinds):
            data = {} if kind == "log_read" else {"signature": next(signed)}
            yield index, "", {"index": index, "event": kind, "data": data}

    def change(self, kind, data):
        self.noted.append((kind, data))
        return contextlib.nullcontext()


@pytest.mark.requirement("AUD-07")
def test_receipts_are_found_or_said_to_be_missing():
    store = AStore()
    session = SimpleNamespace(require=lambda _operation: None, store=store, surface="window", policy=Policy())
    first, second = (receipt(signature) for signature in store.signatures)
    altered = ("0" if first[0] != "0" else "1") + first[1:]
    found = check_receipts(session, f" {second.upper()}, {altered};\n{first} {second}")
    assert [(one.code, one.entry and one.entry["index"]) for one in found] == [(second, 2), (altered, None), (first, 0)]
    assert check_receipts(session, "  \n") == ()
    assert [kind for kind, _ in store.noted] == [EventKind.LOG_READ] * 2


@pytest.mark.requirement("AUD-04")
def test_verify_now_recomputes_the_whole_chain_and_names_the_first_bad_entry(session, monkeypatch):
    state = check_log(session)
    assert state.first_bad is None
    assert every(session)[-1]["data"]["checked"] is True
    assert state.size == len(every(session))
    monkeypatch.setattr(session.store, "verify_chain", lambda: 3)
    monkeypatch.setattr(session.store, "log_broken_at", 3)
    state = check_log(session)
    assert state.first_bad == 3
    assert every(session)[-1]["event"] == "integrity_failure"
    assert every(session)[-1]["data"]["index"] == 3
    assert read_log(session).first_bad == 3
