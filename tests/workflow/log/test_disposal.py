"""Old entries can be disposed of, above a floor, and then the log still says that they were there."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.audit import KEPT, EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.domain.retention import CHOICES, DAYS, FLOOR, FOR_EVER, latest_day
from cds_app.environment.policy import load_policy
from cds_app.reporting.folder_verification import verify_folder
from cds_app.reporting.verification import receipt, verify
from cds_app.store.schema_8 import VERSION_8
from cds_app.workflow.back_up import back_up
from cds_app.workflow.check_store import check_store
from cds_app.workflow.dispose_log import dispose_log
from cds_app.workflow.export_folder import export_folder
from cds_app.workflow.export_log import export_log
from cds_app.workflow.oversight import oversight_report
from cds_app.workflow.read_log import check_log, check_receipts, read_log
from tests.store.helpers import refused
from tests.support.independent_verifier import verify as verify_independently
from tests.support.world import PASSPHRASE
from tests.workflow.log.conftest import Practice

TOLD = {"purpose": "audit", "recipient": "auditor", "confirm": PASSPHRASE}


@pytest.fixture
def old(practice: Practice, tmp_path) -> Practice:
    """A practice whose policy keeps the log for the shortest time there is, half a year and a day later, backed up."""
    practice.reopened(retention=FLOOR)
    practice.clock.advance(timedelta(days=DAYS[FLOOR] + 1).total_seconds())
    back_up(practice.session, tmp_path / "backup")
    return practice


def today(practice: Practice) -> date:
    return practice.clock.now().date()


def may_go(practice: Practice) -> date:
    return today(practice) - timedelta(days=DAYS[FLOOR])


def contents(practice: Practice) -> list[dict[str, object] | None]:
    return [entry for _, _, entry in practice.session.store.lines()]


# --- the floor ---------------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-14")
@pytest.mark.parametrize("value", ["5_months", "183_days", "0_years", "", 0, 6, None, "6_Months"])
def test_a_policy_below_the_floor_is_refused(tmp_path, value):
    path = tmp_path / "policy.json"
    path.write_text(json.dumps({"retention": value}), encoding="utf-8")
    with pytest.raises(CdsError) as error:
        load_policy(path)
    assert (error.value.code, error.value.params["key"]) == ("policy_invalid", "retention")
    assert FLOOR in sentence(error.value)


@pytest.mark.requirement("AUD-14")
@given(st.dates(date(2024, 1, 1), date(2100, 1, 1)), st.sampled_from(CHOICES[1:]))
def test_no_choice_lets_anything_go_before_six_calendar_months_are_over(now, choice):
    latest = latest_day(choice, now)
    month = (latest.month + 5) % 12 + 1
    later = date(latest.year + (month <= latest.month), month, min(latest.day, 28))
    assert later <= now


def test_the_choices_stand_from_the_longest_to_the_floor_and_every_kept_kind_is_in_the_tables_rule():
    days = [DAYS[choice] for choice in CHOICES]
    assert days[0] is None
    assert days[1:] == sorted(days[1:], reverse=True)
    assert min(days[1:]) == DAYS[FLOOR] >= 184
    (rule,) = [statement for statement in VERSION_8 if "kept for ever" in statement]
    assert {kind for kind in EventKind if f"'{kind}'" in rule} == KEPT


@pytest.mark.requirement("AUD-14")
def test_what_is_too_young_stays_and_by_default_everything_does(old):
    size = len(old.events())
    with refused("retention_keeps_longer"):
        dispose_log(old.session, may_go(old) + timedelta(days=1), confirm=PASSPHRASE)
    old.reopened(retention=FOR_EVER)
    with refused("retention_keeps_all"):
        dispose_log(old.session, may_go(old), confirm=PASSPHRASE)
    assert None not in contents(old)
    assert "entries_disposed" not in [entry["event"] for entry in old.events()[size:]]


# --- who, and what has to be there before ------------------------------------------------------------------------


def test_without_a_backup_of_all_of_it_nothing_goes(practice):
    practice.reopened(retention=FLOOR)
    practice.clock.advance(timedelta(days=DAYS[FLOOR] + 1).total_seconds())
    with refused("disposal_without_backup"):
        dispose_log(practice.session, may_go(practice), confirm=PASSPHRASE)
    assert None not in contents(practice)


def test_only_an_administrator_with_the_passphrase_can_and_a_dry_run_changes_nothing(old):
    size = len(old.events())
    planned = dispose_log(old.session, may_go(old), dry_run=True)
    assert (planned.done, planned.count > 5, planned.kept > 3, len(old.events())) == (False, True, True, size)
    with refused("passphrase_missing"):
        dispose_log(old.session, may_go(old))
    with refused("passphrase_wrong"):
        dispose_log(old.session, may_go(old), confirm="not it")
    with refused("disposal_reason_unknown"):
        dispose_log(old.session, may_go(old), confirm=PASSPHRASE, reason="because")
    with refused("disposal_empty"):
        dispose_log(old.session, date(2020, 1, 1), confirm=PASSPHRASE)
    assert None not in contents(old)
    done = dispose_log(old.session, may_go(old), confirm=PASSPHRASE)
    assert (done.count, done.end, done.done) == (planned.count, planned.end, True)


# --- what is left ------------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-14")
def test_what_is_disposed_of_leaves_its_hash_and_a_signed_tombstone_and_everything_still_holds(old, tmp_path):
    before, earlier = contents(old), export_log(old.session, tmp_path / "before.jsonl", **TOLD)
    told = dispose_log(old.session, may_go(old), confirm=PASSPHRASE)
    after = contents(old)
    gone = [index for index, entry in enumerate(after) if entry is None]
    assert len(gone) == told.count
    assert all(after[index] == before[index] for index in range(len(before)) if index not in gone)
    assert {before[index]["event"] for index in gone}.isdisjoint(KEPT)
    assert {entry["event"] for entry in after[: told.end] if entry is not None} <= KEPT
    stone = after[-1]
    assert (stone["event"], stone["data"]["statement"]["count"]) == ("entries_disposed", told.count)
    assert check_log(old.session).first_bad is None
    assert check_store(old.session) == ()
    whole = export_log(old.session, tmp_path / "after.jsonl", **TOLD)
    found = verify(whole.path, earlier.path)
    assert (found.status, found.withheld) == ("anchored", told.count)
    said = f"Entry {stone['index']} says that {told.count} entries before {told.end} were disposed of."
    assert said in found.sentence
    assert verify_independently(whole.path)[0] == "consistent, not anchored"
    folder = export_folder(old.session, tmp_path / "folder", **TOLD).folder
    assert verify_folder(folder, whole.path).status == "anchored"
    assert "entries_disposed" in (folder / "proofs.json").read_text(encoding="utf-8")
    lost = json.dumps(before[gone[0]]["data"], sort_keys=True)
    assert len(lost) < 30 or lost not in (folder / "log.html").read_text(encoding="utf-8")


def test_the_log_can_be_read_and_the_program_started_again(old):
    dispose_log(old.session, may_go(old), confirm=PASSPHRASE)
    session = old.reopened(retention=FLOOR)
    assert session.store.log_broken_at is None
    assert None not in read_log(session).entries
    assert oversight_report(session).everybody.decisions == 2
    signature = next(entry for entry in old.events() if entry["event"] == "decision_signed")["data"]["signature"]
    assert check_receipts(session, receipt(signature))[0].entry is not None


def test_a_second_disposal_goes_on_where_the_first_one_ended(old, tmp_path):
    first = dispose_log(old.session, may_go(old), confirm=PASSPHRASE)
    old.clock.advance(timedelta(days=DAYS[FLOOR] + 2).total_seconds())
    back_up(old.session, tmp_path / "another")
    second = dispose_log(old.session, may_go(old), confirm=PASSPHRASE)
    assert (second.first, second.count > 0) == (first.end, True)
    assert old.session.store.verify_chain() is None
    assert verify(export_log(old.session, tmp_path / "log.jsonl", **TOLD).path).exit_code == 0
    kinds = [entry["event"] for entry in old.events()]
    assert kinds.count("entries_disposed") == 2


# --- what cannot be done behind the program's back ---------------------------------------------------------------


@pytest.mark.requirement("AUD-14")
@pytest.mark.requirement("AUD-04")
def test_an_entry_emptied_by_hand_is_named(old):
    told = dispose_log(old.session, may_go(old), confirm=PASSPHRASE)
    database = old.session.store._database
    kept = next(index for index, entry in enumerate(contents(old)) if entry is not None)
    for index in (kept, told.end):
        with pytest.raises(Exception, match=r"entries: (only disposed of|some kept for ever)"):
            database.run("UPDATE entries SET entry = '' WHERE idx = ?", index)
    database._connection.set_authorizer(None)
    with database.setting_up():
        for name in ("only_disposed_of", "some_kept_for_ever"):
            database.run(f"DROP TRIGGER entries_{name}")
    for index, bad in ((told.end, told.end), (kept, 0)):
        text = database.value("SELECT entry FROM entries WHERE idx = ?", index)
        database.run("UPDATE entries SET entry = '' WHERE idx = ?", index)
        assert old.session.store.verify_chain() == bad
        database.run("UPDATE entries SET entry = ? WHERE idx = ?", text, index)
    assert old.session.store.verify_chain() is None
