"""Many rows at once are the rows that were given, and wait nowhere but in memory, and not for long."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_app.domain.audit import EventKind
from cds_app.domain.patient import PatientRecord
from cds_app.domain.record_block import BLOCK, in_blocks
from cds_app.store import bulk, records
from cds_app.store.database import ConstraintBroken, Database, in_memory
from tests.store.helpers import create, import_these
from tests.support.factories import SCALES, make_record

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
VALUES = st.none() | st.integers(-(1 << 40), 1 << 40) | st.floats(allow_nan=False)
ROWS = st.lists(st.tuples(VALUES, VALUES, TEXTS, TEXTS), max_size=40)


def database() -> Database:
    made = in_memory()
    with made.setting_up():
        made.run("CREATE TABLE kept (number INTEGER PRIMARY KEY, a ANY, b ANY, name TEXT NOT NULL, word TEXT) STRICT")
        made.run("CREATE UNIQUE INDEX by_name ON kept (name)")
    return made


def columns(rows):
    a, b, names, words = zip(*rows, strict=True) if rows else ((),) * 4
    unique = [f"{place}{name}" for place, name in enumerate(names)]
    return {"number": range(1, len(rows) + 1), "a": a, "b": b}, {"name": unique, "word": words}


@settings(max_examples=80, deadline=None)
@given(ROWS, ROWS, st.sampled_from([1, 2, 8, 512]))
def test_rows_that_came_in_two_goes_are_inserted_by_one_statement_as_if_in_one(first, second, size):
    at_once, in_two = database(), database()
    numbers, texts = columns([*first, *second])
    bulk.insert_at_once(at_once, "kept", numbers, texts)
    waiting, there = bulk.Waiting(in_two, "kept"), len(first)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "_WAITING_ROWS", size)
        for part in (slice(there), slice(there, None)):
            waiting.add({n: v[part] for n, v in numbers.items()}, {n: v[part] for n, v in texts.items()})
    assert waiting.count == len(first) + len(second)
    assert in_two.rows("SELECT * FROM kept") == []
    waiting.insert()
    stored = "SELECT * FROM kept ORDER BY number"
    assert repr(in_two.rows(stored)) == repr(at_once.rows(stored))


@settings(max_examples=80, deadline=None)
@given(ROWS, st.sampled_from([1, 2, 8, 512]))
def test_rows_at_once_are_the_rows_that_one_statement_each_would_make(rows, size):
    at_once, one_by_one = database(), database()
    numbers, texts = columns(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "_WAITING_ROWS", size)
        bulk.insert_at_once(at_once, "kept", numbers, texts)
    for row in zip(*numbers.values(), *texts.values(), strict=True):
        one_by_one.run("INSERT INTO kept VALUES (?, ?, ?, ?, ?)", *row)
    stored = "SELECT number, a, typeof(a), b, typeof(b), name, hex(word), typeof(word) FROM kept ORDER BY number"
    assert repr(at_once.rows(stored)) == repr(one_by_one.rows(stored))


def test_nothing_waits_afterwards_and_the_next_rows_may_have_other_columns():
    kept = database()
    bulk.insert_at_once(kept, "kept", {"number": range(900)}, {"name": [str(n) for n in range(900)]})
    assert kept.value("SELECT count(*) FROM temp.waiting_kept") == 0
    bulk.insert_at_once(kept, "kept", {"number": [900], "b": [7]}, {"word": ["x"], "name": ["y"]})
    assert kept.rows("SELECT * FROM kept WHERE number >= 899") == [
        (899, None, None, "899", None),
        (900, None, 7, "y", "x"),
    ]


def test_rows_that_the_table_refuses_leave_nothing_behind():
    kept = database()

    def refused() -> None:
        with kept.transaction():
            bulk.insert_at_once(kept, "kept", {"number": [1]}, {"name": ["a"]})
            bulk.insert_at_once(kept, "kept", {"number": [2, 3]}, {"name": ["b", "a"]})

    with pytest.raises(ConstraintBroken):
        refused()
    assert kept.rows("SELECT * FROM kept") == []
    with kept.transaction():
        bulk.insert_at_once(kept, "kept", {"number": [2]}, {"name": ["b"]})
    assert kept.rows("SELECT number, name FROM kept") == [(2, "b")]


def test_all_patients_of_an_import_are_one_statement(tmp_path, monkeypatch):
    """Their record ids are random: each statement of many would copy most pages of the index."""
    ran: list[str] = []
    run = Database.run
    monkeypatch.setattr(Database, "run", lambda self, sql, *p: ran.append(sql[:21]) or run(self, sql, *p))
    with create(tmp_path / "store", roles=("importer",)) as store:
        import_these(store, (make_record(f"P-{n}") for n in range(BLOCK + 100)))
    assert ran.count("INSERT INTO patients ") == 1


def test_what_does_not_fit_into_the_waiting_rows_is_inserted_meanwhile(tmp_path, monkeypatch):
    """Blocks may know different things, and a patient's parts come after the patient."""
    kinds = ({}, {"treatments": None}, {"values": {"age_years": None}}, {"preferences": (), "conditions": None})
    given = [make_record(f"P-{n}", **kinds[n % len(kinds)]) for n in range(10)]
    monkeypatch.setattr(records, "MOST_WAITING", 7)
    with create(tmp_path / "store", roles=("importer",)) as store:
        with store.change(EventKind.RECORDS_IMPORTED, {"batch_id": "1"}) as change:
            change.add_batch("1", "1" * 64, "canonical_folder", (), {})
            ids = change.add_blocks(in_blocks(given, 2), "1", SCALES)
        assert [store.record(one) for one in ids] == [without_gaps(record) for record in given]
        assert store.count_patients() == len(given)


def without_gaps(record: PatientRecord) -> PatientRecord:
    return replace(record, values={name: value for name, value in record.values.items() if value is not None})


def test_a_statement_is_parsed_once_however_many_others_came_before(tmp_path):
    """Parsing asks the guard; the driver's own hundred places were full before an import began."""
    asked: list[object] = []
    with create(tmp_path / "store", roles=("importer",)) as store:
        kept = store._database
        for number in range(200):
            kept.run(f"SELECT {number} FROM terms")
        kept._connection.set_authorizer(lambda *action: asked.append(action) or kept._authorize(*action))
        for _ in range(2):
            told = len(asked)
            kept.run("SELECT id FROM terms")
            kept.run("SELECT term FROM terms")
        assert len(asked) == told > 0
