"""The log: one chain, append-only, in step with what is written."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import arrival, session
from cds_app.store.audit_log import canonical, texts_of
from cds_app.store.database import ConstraintBroken
from tests.store.helpers import create, drop_triggers, events, import_these, insider, refused, sign_in
from tests.support.clock import FixedClock
from tests.support.factories import make_record

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=8), part, max_size=4),
    max_leaves=12,
)


def chain_in_plain_lines(installation, entries):
    link = hashlib.sha256(b"cds-decision-log/1\n" + installation.encode()).digest()
    for entry in entries:
        leaf = hashlib.sha256(b"\x00" + rfc8785.dumps(entry)).digest()
        link = hashlib.sha256(b"\x01" + link + leaf).digest()
    return link.hex()


@pytest.fixture(scope="module")
def shared(template, tmp_path_factory):
    with create(tmp_path_factory.mktemp("log") / "store", roles=("administrator",)) as store:
        yield store


@pytest.mark.requirement("AUD-02")
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(EventKind), st.dictionaries(st.text(max_size=8), plain, max_size=4)), max_size=4)
)
def test_the_chain_is_what_ten_plain_lines_say(shared, told):
    before, _ = shared.head()
    for kind, data in told:
        if kind not in session.SIGNING:
            with shared.change(kind, data) as change:
                assert change.entry_index == shared.head()[0]
    indexes, leaves, entries = zip(*shared.entries(), strict=True)
    assert list(indexes) == [e["index"] for e in entries] == list(range(len(entries)))
    assert [(e["event"], e["data"]) for e in entries[before:]] == [t for t in told if t[0] not in session.SIGNING]
    assert shared.head() == (len(entries), chain_in_plain_lines(shared.installation, entries))
    assert leaves[-1] == hashlib.sha256(b"\x00" + rfc8785.dumps(entries[-1])).hexdigest()
    assert shared.verify_chain() is None


@pytest.mark.requirement("AUD-01")
def test_stored_entries_are_canonical_bytes(store):
    with store.change(EventKind.WHAT_IF, {"z": 1, "a": "é\u2028\n", "long": [True, None, -3]}):
        pass
    for text in store._database.rows("SELECT entry FROM entries"):
        assert rfc8785.dumps(json.loads(text[0])).decode() == text[0]


def test_entries_say_who_when_where_and_in_which_role(store):
    clock = store._clock
    entry = list(store.entries())[-1][2]
    assert set(entry) == {
        "index",
        "time",
        "local_offset",
        "monotonic_ns",
        "boot_id",
        "user_id",
        "role",
        "event",
        "data",
    }
    assert entry["user_id"] == store.user.user_id
    assert entry["role"] == "administrator,importer,clinician"
    assert entry["time"] == "2026-11-02T09:00:00.000Z"
    assert (entry["local_offset"], entry["monotonic_ns"]) == (clock.local_offset(), clock.monotonic_ns())


def test_any_stretch_of_the_log_can_be_read(store):
    every = list(store.entries())
    assert list(store.entries(2, 3)) == every[2:5]
    assert list(store.entries(len(every) - 1)) == every[-1:]
    assert list(store.entries(len(every))) == list(store.entries(0, 0)) == []
    assert list(store.entries(1, 10_000)) == every[1:]


def test_what_does_not_hold_a_text_is_left_out_before_it_is_read(store):
    """And the range of indexes is found by the table's own key, however long the log is."""
    for kind in (EventKind.LOG_READ, EventKind.BACKED_UP, EventKind.LOG_READ):
        with store.change(kind, {"note": 'ß "LOG" \n', "other": str(EventKind.LOCKED)}):
            pass
    every = [entry for _, _, entry in store.entries()]
    asked = [("event", ("log_read",)), ("event", ("backed_up", "signed_in")), ("note", ('ß "LOG" \n', "x"))]
    for field, values in asked:
        plain = [e for e in every if {**e, **e["data"]}.get(field) in values]
        assert [e for _, _, e in store.entries(holding=[texts_of(field, *values)])] == plain
        assert [e for _, _, e in store.entries(1, 3, [texts_of(field, *values)])] == [
            e for e in plain if 1 <= e["index"] < 4
        ]
    both = [texts_of("event", "log_read", "backed_up"), ['"LOCKED"', "locked"]]
    assert [e["event"] for _, _, e in store.entries(holding=both)] == ["log_read", "backed_up", "log_read"]
    plan = store._database.rows(
        "EXPLAIN QUERY PLAN SELECT * FROM entries WHERE idx BETWEEN 1 AND 9 AND instr(entry, 'x')"
    )
    assert "SEARCH entries USING INTEGER PRIMARY KEY" in str(plan)


@pytest.mark.requirement("AUD-01")
@pytest.mark.parametrize(
    "value",
    [0.5, float("nan"), b"bytes", {1: "key"}, {"deep": [{"er": 1.0}]}, {1, 2}, object()],
    ids=["float", "nan", "bytes", "key", "deep", "set", "object"],
)
def test_what_the_format_does_not_have_is_a_bug_and_leaves_nothing(standing, value):
    before = standing.head()
    with pytest.raises(TypeError), standing.change(EventKind.WHAT_IF, {"value": value}):
        pass
    with pytest.raises(TypeError), standing.change(EventKind.WHAT_IF) as change:
        change.note(value=value)
    assert standing.head() == before


@pytest.mark.parametrize("value", [2**53, -(2**60), "\ud800"])
def test_numbers_and_text_that_json_cannot_carry_leave_nothing(standing, value):
    before = standing.head()
    with (
        pytest.raises((ValueError, rfc8785.CanonicalizationError)),
        standing.change(EventKind.WHAT_IF, {"value": value}),
    ):
        pass
    assert standing.head() == before


@given(plain)
@settings(max_examples=100, deadline=None)
def test_canonical_bytes_read_back_as_the_same_value(value):
    assert json.loads(canonical(value)) == value


# -- append-only -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entries SET entry = '{}' WHERE idx = 0",
        "UPDATE entries SET idx = idx + 100",
        "DELETE FROM entries WHERE idx = 0",
        "DELETE FROM entries",
        "INSERT OR REPLACE INTO entries (idx, leaf, link, entry) VALUES (0, '', '', '{}')",
        "REPLACE INTO entries (idx, leaf, link, entry) SELECT idx, leaf, link, '{}' FROM entries",
        "INSERT INTO entries (idx, leaf, link, entry) VALUES (0, '', '', '') ON CONFLICT DO UPDATE SET entry = '{}'",
        "INSERT INTO entries (idx, leaf, link, entry) VALUES (1000, '', '', '{}')",
        "INSERT INTO entries (idx, leaf, link, entry) VALUES (-1, '', '', '{}')",
        "INSERT INTO entries (leaf, link, entry) VALUES ('', '', '{}')",
        "UPDATE OR REPLACE entries SET idx = 1 WHERE idx = 0",
        "UPDATE exports SET size = 0",
        "DELETE FROM exports",
        "UPDATE keys SET public_key = 'x'",
        "DELETE FROM keys",
    ],
)
def test_what_is_written_stays(standing, sql):
    if standing.last_export() is None:
        with standing.change(EventKind.LOG_EXPORTED):
            pass
        standing.remember_export(*standing.head())
    before = standing.head(), list(standing.entries())
    with pytest.raises(ConstraintBroken), standing._database.transaction():
        standing._database.run(sql)
    assert (standing.head(), list(standing.entries())) == before


def test_replacing_is_refused_even_without_the_rule_of_order(store):
    """Without `recursive_triggers`, INSERT OR REPLACE would walk past the trigger that refuses deletion."""
    with store._database.setting_up():
        store._database.run("DROP TRIGGER entries_only_the_next")
    with pytest.raises(ConstraintBroken, match="never removed"), store._database.transaction():
        store._database.run("INSERT OR REPLACE INTO entries (idx, leaf, link, entry) VALUES (0, '', '', '{}')")


def test_a_change_that_fails_leaves_no_row_and_no_entry(store):
    before = store.head(), store.count_patients(), store.users(), store.last_export()

    def import_and_fail():
        with store.change(EventKind.RECORDS_IMPORTED) as change:
            import_rows(change)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        import_and_fail()
    assert (store.head(), store.count_patients(), store.users(), store.last_export()) == before
    assert not store.batch_known("9" * 64)
    assert import_these(store, [make_record("P-9")], "9")


def import_rows(change):
    from tests.support.factories import SCALES

    change.add_batch("9", "9" * 64, "flat_csv", (), {})
    change.add_records([make_record("P-9")], "9", SCALES)


def test_a_change_is_over_after_its_block(store):
    with store.change(EventKind.LOG_READ) as change:
        pass
    with pytest.raises(RuntimeError):
        import_rows(change)


def test_there_is_one_change_at_a_time(store):
    with store.change(EventKind.LOG_READ), pytest.raises(RuntimeError), store.change(EventKind.LOG_READ):
        pass
    assert events(store)[-1] == EventKind.LOG_READ


def test_notes_taken_on_the_way_are_in_the_entry(store):
    with store.change(EventKind.RECORDS_IMPORTED, {"batch_id": "1"}) as change:
        change.note(counts={"patients": 3}, skipped=None)
    index, _, entry = list(store.entries())[-1]
    assert index == change.entry_index
    assert entry["data"] == {"batch_id": "1", "counts": {"patients": 3}, "skipped": None}


# -- the clock ---------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-09")
def test_a_clock_that_was_set_back_is_an_entry_of_its_own(folder):
    clock = FixedClock()
    with sign_in(folder, clock=clock) as store:
        size, _ = store.head()
        clock.advance(-3600)
        with store.change(EventKind.PATIENT_OPENED, {"n": 1}) as change:
            assert change.entry_index == size + 1
        with store.change(EventKind.PATIENT_OPENED, {"n": 2}):
            pass
        later = [entry for _, _, entry in store.entries(size)]
    assert [e["event"] for e in later] == ["clock_jump", "patient_opened", "patient_opened"]
    assert later[0]["data"] == {"last_time": "2026-11-02T09:00:00.000Z"}
    assert {e["time"] for e in later} == {"2026-11-02T08:00:00.000Z"}


@pytest.mark.requirement("AUD-09")
def test_a_clock_set_back_between_two_sittings_is_noticed(folder):
    sign_in(folder, clock=FixedClock()).close()
    with sign_in(folder, clock=FixedClock(FixedClock().moment - timedelta(days=400))) as store:
        assert events(store)[-2:] == ["clock_jump", "signed_in"]


def test_a_clock_set_back_during_a_change_is_noticed_in_the_next(store):
    clock = store._clock
    with store.change(EventKind.RECORDS_IMPORTED):
        clock.advance(-60)
    with store.change(EventKind.LOG_READ):
        pass
    assert events(store)[-3:] == ["records_imported", "clock_jump", "log_read"]


@pytest.mark.requirement("AUD-09")
def test_a_clock_that_was_set_while_the_count_went_on_is_noticed_in_either_direction(store):
    """Forward, and back by less than has passed since: no time runs backwards, and still it is seen."""
    clock = store._clock
    for step in (3600, -1800, 2.5, -2.5):
        clock.advance(7200 if abs(step) > 60 else 0.1)
        clock.set_by(step)
        with store.change(EventKind.LOG_READ):
            pass
        jump, _ = [entry for _, _, entry in store.entries()][-2:]
        assert (jump["event"], jump["data"]["step_ms"]) == ("clock_jump", round(step * 1000))


def test_a_clock_that_is_slowed_or_hurried_a_little_or_counts_another_boot_is_no_step(store):
    clock = store._clock
    for passed, drift in ((0, 1.9), (86_400, 40), (86_400, -40), (10, -1.9)):
        clock.advance(passed + 2)
        clock.set_by(drift)
        with store.change(EventKind.LOG_READ):
            pass
    clock.started, clock.ticks = clock.moment, 5  # the machine was started again
    clock.set_by(3 * 86_400)
    with store.change(EventKind.LOG_READ):
        pass
    assert EventKind.CLOCK_JUMP not in events(store)


def test_a_clock_that_stands_still_is_no_jump(store):
    with store.change(EventKind.LOG_READ):
        pass
    assert EventKind.CLOCK_JUMP not in events(store)


# -- insiders ----------------------------------------------------------------------------------------------------------


def tamper(folder, sql, *parameters):
    with insider(folder) as opened:
        again = drop_triggers(opened, "entries")
        opened.run(sql, *parameters)
        for trigger in again:
            opened.run(trigger)


@pytest.mark.requirement("AUD-04")
@pytest.mark.parametrize(
    ("sql", "bad"),
    [
        ("UPDATE entries SET entry = replace(entry, 'auditor', 'importer') WHERE idx = 5", 5),
        ("UPDATE entries SET leaf = upper(leaf) WHERE idx = 6", 6),
        ("UPDATE entries SET link = (SELECT link FROM entries WHERE idx = 1) WHERE idx = 7", 7),
        ("DELETE FROM entries WHERE idx = 3", 3),
        ("DELETE FROM entries WHERE idx = 0", 0),
        ("UPDATE entries SET entry = '' WHERE idx = 2", 2),
        ("UPDATE entries SET entry = 'not json' WHERE idx = 2", 2),
    ],
)
def test_an_edited_log_is_found_told_in_the_log_and_blocks_signing(folder, sql, bad):
    tamper(folder, sql)
    with sign_in(folder) as store:
        assert store.log_broken_at == bad
        last = next(store.entries(store.head()[0] - 1))[2]
        assert (last["event"], last["data"]) == ("integrity_failure", {"what": "log", "index": bad})
        assert store.verify_chain() == bad
        with refused("log_broken"), store.change(EventKind.DECISION_SIGNED):
            pass
        with store.change(EventKind.LOG_READ):  # what happened can still be read, and exported
            pass


@pytest.mark.parametrize("text", ["", "[]", "null", "[" * 100_000, '{"index": 1e400}'])
def test_an_entry_made_unreadable_stops_reading_there_even_if_it_is_the_last(folder, text):
    tamper(folder, "UPDATE entries SET entry = ? WHERE idx = (SELECT max(idx) FROM entries)", text)
    with sign_in(folder) as store:
        bad = store.log_broken_at
        assert bad is not None
        if "index" not in text:
            with refused("log_broken"):
                list(store.entries())
            with refused("log_broken"):
                list(store.entries(holding=[["in no entry"]]))
        assert len(list(store.entries(0, bad))) == bad


@pytest.mark.requirement("AUD-04")
def test_damage_far_back_is_found_by_the_whole_chain(folder, monkeypatch):
    monkeypatch.setattr(arrival, "TAIL", 3)
    tamper(folder, "UPDATE entries SET entry = replace(entry, 'auditor', 'importer') WHERE idx = 5")
    with sign_in(folder) as store:
        assert store.log_broken_at is None
        assert store.verify_chain() == 5
        with refused("log_broken"), store.change(EventKind.DECISION_SIGNED):
            pass


def test_a_last_link_that_is_none_is_told_in_words(folder):
    tamper(folder, "UPDATE entries SET link = 'no link' WHERE idx = (SELECT max(idx) FROM entries)")
    with refused("log_broken"):
        sign_in(folder)


def test_a_foreign_installations_chain_does_not_fit(folder):
    with insider(folder) as opened:
        opened.run("UPDATE meta SET value = '00000000-0000-4000-8000-000000000000' WHERE key = 'installation'")
    with sign_in(folder) as store:
        assert store.verify_chain() == 0


# -- exports -----------------------------------------------------------------------------------------------------------


def test_an_export_is_remembered_with_the_head_it_had(store):
    assert store.last_export() is None
    for _ in range(2):
        with store.change(EventKind.LOG_EXPORTED, {"purpose": "audit"}):
            pass
        size, head = store.head()
        with store.change(EventKind.LOG_READ):
            pass
        store.remember_export(size, head)
        assert store.last_export() == (size, head)


def test_only_what_the_log_calls_an_export_is_remembered(store):
    size, head = store.head()
    with pytest.raises(ValueError, match="own entry"):
        store.remember_export(size, head)
    with pytest.raises(ValueError, match="own entry"):
        store.remember_export(size + 5, head)
    with store.change(EventKind.LOG_EXPORTED):
        pass
    with pytest.raises(ValueError, match="head"):
        store.remember_export(size + 1, head)
    assert store.last_export() is None


def test_errors_of_the_store_are_the_worlds_fault_or_bugs_never_both(store):
    with pytest.raises(CdsError) as error:
        store.record("0" * 32)
    assert error.value.params == {}
