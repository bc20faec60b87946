"""What the log says of people stands beside it: entries are committed to it, and it can go without breaking them."""

from __future__ import annotations

import hashlib
import json

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.commitment import commitment
from cds_app.domain.errors import NotAllowed
from cds_app.domain.log_filter import LogFilter
from cds_app.domain.retention import DAYS, FLOOR, latest_day
from cds_app.reporting.folder_verification import PERSONAL, need_personal, verify_folder
from cds_app.reporting.verification import Bad, verify
from cds_app.store.database import ConstraintBroken
from cds_app.store.whole_check import check_everything
from cds_app.workflow.back_up import back_up
from cds_app.workflow.check_store import check_store
from cds_app.workflow.dispose_log import dispose_log
from cds_app.workflow.emergency import emergency_state, make_emergency, open_emergency
from cds_app.workflow.erase_personal import erase_personal
from cds_app.workflow.export_folder import export_folder
from cds_app.workflow.export_log import export_log
from cds_app.workflow.manage_users import add_user, change_roles, disable_user
from cds_app.workflow.read_log import LogQuery, check_log, read_log
from tests.store.helpers import refused
from tests.support.independent_verifier import verify as verify_independently
from tests.support.world import PASSPHRASE, make_session, reopen

PERSON = {"name": "carla.canary", "display_name": "Carla Canary", "credential": "Canary MSc"}
COMMITTED = {"user_added": PERSON, "roles_changed": {"name": PERSON["name"]}, "user_disabled": {"name": PERSON["name"]}}
TOLD = {"purpose": "p", "recipient": "r", "confirm": PASSPHRASE}


@pytest.fixture
def carla(practice):
    """Carla came, changed roles and went; her id."""
    secret = "a passphrase of hers alone"
    user = add_user(practice.session, **PERSON, roles=("auditor",), passphrase=secret, confirm=PASSPHRASE)
    change_roles(practice.session, PERSON["name"], ("auditor", "importer"), PASSPHRASE)
    disable_user(practice.session, PERSON["name"], PASSPHRASE)
    return user.user_id


def about(entries, user_id):
    """Entries that are committed to something, about somebody, in the order of the log."""
    found = [e for e in entries if "commitments" in e["data"] and e["data"].get("user_id") == user_id]
    return sorted(found, key=lambda entry: entry["index"])


def shown(session, user_id, **query):
    return about(read_log(session, LogQuery(**query)).entries, user_id)


# --- what entries hold ------------------------------------------------------------------------------------------


def test_a_commitment_is_the_hash_of_prefix_salt_and_text():
    salt = bytes(range(32))
    by_hand = hashlib.sha256(b"cds-personal-value/1\n" + salt + "Ærø".encode()).hexdigest()
    assert commitment(salt, "Ærø") == by_hand
    assert commitment(bytes(32), "Ærø") != by_hand
    with pytest.raises(ValueError, match="32 bytes"):
        commitment(salt[:31], "Ærø")


@pytest.mark.requirement("AUD-12")
def test_entries_are_committed_to_names_that_stand_in_none_of_them(practice, carla, tmp_path):
    raw = about(practice.events(), carla)
    assert [entry["event"] for entry in raw] == list(COMMITTED)
    said = json.dumps(practice.events(), ensure_ascii=False)
    for value in ("anary", PERSON["name"], '"ada"'):
        assert value not in said
    export_log(practice.session, tmp_path / "log.jsonl", **TOLD)
    assert "anary" not in (tmp_path / "log.jsonl").read_text(encoding="utf-8")
    salts = {
        (index, field): bytes.fromhex(salt) for index, field, salt, _ in practice.session.store.personal_openings()
    }
    assert len(set(salts.values())) == len(salts)
    for entry in raw:
        values = COMMITTED[entry["event"]]
        made = {field: commitment(salts[entry["index"], field], value) for field, value in values.items()}
        assert entry["data"]["commitments"] == made


def test_whoever_may_read_the_log_sees_and_finds_the_names(practice, carla):
    for entry in shown(practice.session, carla):
        assert COMMITTED[entry["event"]].items() <= entry["data"].items()
    assert len(shown(practice.session, carla, words="carla.canary")) == len(COMMITTED)
    assert len(shown(practice.session, carla, words="canary msc")) == 1


@pytest.mark.requirement("AUD-12")
def test_a_folder_holds_the_names_apart_and_its_verifier_opens_each(practice, carla, tmp_path):
    folder = export_folder(practice.session, tmp_path / "folder", **TOLD).folder
    assert verify_folder(folder).exit_code == 0
    assert "anary" not in (folder / "log.html").read_text(encoding="utf-8")
    path = folder / PERSONAL
    whole = path.read_text(encoding="utf-8")
    values = json.loads(whole)["values"]
    assert {(one["field"], one["text"]) for one in values} >= set(PERSON.items())
    need_personal(folder)
    index = about(practice.events(), carla)[0]["index"]
    for changed, bad in (
        (whole.replace("Carla Canary", "Somebody Else"), index),
        (json.dumps({"values": [*values, {**values[0], "field": "other"}]}), None),
    ):
        path.write_text(changed, encoding="utf-8")
        with pytest.raises(Bad) as error:
            need_personal(folder)
        assert error.value.args[0::2] == ("altered", bad)
        assert verify_folder(folder).status == "altered"
    path.write_text(whole, encoding="utf-8")
    erase_personal(practice.session, PERSON["name"], PASSPHRASE)
    later = export_folder(practice.session, tmp_path / "later", **TOLD).folder
    assert verify_folder(later).exit_code == 0
    assert "anary" not in (later / PERSONAL).read_text(encoding="utf-8")
    only = LogFilter(events=(EventKind.DECISION_SIGNED,))
    part = export_folder(practice.session, tmp_path / "part", **TOLD, only=only).folder
    assert json.loads((part / PERSONAL).read_bytes()) == {"values": []}


def test_an_entry_of_an_earlier_version_shows_its_name_as_before(practice):
    old = {"user_id": "f" * 32, "name": "old.name"}
    with practice.session.store.change(EventKind.USER_DISABLED, old):
        pass
    entry = next(entry for entry in read_log(practice.session).entries if entry["event"] == "user_disabled")
    assert entry["data"] == old
    assert check_store(practice.session) == ()


def test_who_opened_an_envelope_stands_beside_the_log_too(practice):
    code = make_emergency(practice.session, PASSPHRASE).code
    practice.session.close()
    how = {"person": "Dr Canary Night", "reason": "drill"}
    open_emergency(practice.surroundings, practice.folder, code, **how).close()
    practice.session = reopen(practice.folder, practice.surroundings)
    assert "Canary Night" not in json.dumps(practice.events())
    assert [use.person for use in emergency_state(practice.session).uses] == ["Dr Canary Night"]
    assert check_store(practice.session) == ()


# --- erasing ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-12")
def test_an_erased_value_is_gone_and_log_store_and_exports_verify(practice, carla, tmp_path):
    session, before = practice.session, about(practice.events(), carla)
    earlier = export_log(session, tmp_path / "before.jsonl", **TOLD)
    assert erase_personal(session, PERSON["name"], PASSPHRASE) == tuple(entry["index"] for entry in before)
    told = practice.events()[-1]
    assert (told["event"], told["data"]["user_id"]) == ("personal_erased", carla)
    assert told["data"]["entries"] == [entry["index"] for entry in before]
    assert about(practice.events(), carla) == before
    rows = session.store._database.rows("SELECT salt, value FROM personal WHERE user_id = ?", carla)
    assert rows == [(None, None)] * 5
    assert check_log(session).first_bad is None
    assert check_everything(session.store) == ()
    whole = export_log(session, tmp_path / "after.jsonl", **TOLD).path
    assert verify(whole, earlier.path).status == "anchored"
    assert verify_independently(whole)[0] == "consistent, not anchored"
    for entry in shown(session, carla):
        assert {entry["data"][field] for field in COMMITTED[entry["event"]]} == {None}
    assert not shown(session, carla, words="canary")
    own = shown(session, session.user.user_id)
    assert own[0]["data"]["name"] == "ada"  # nobody else's values went
    with refused("personal_nothing"):
        erase_personal(session, PERSON["name"], PASSPHRASE)


@pytest.mark.requirement("AUD-12")
def test_only_an_administrator_who_says_so_again_erases_and_only_of_a_closed_account(practice, carla, tmp_path):
    for name, confirm, code in (
        ("ada", PASSPHRASE, "account_open"),
        ("nobody", PASSPHRASE, "user_unknown"),
        (PERSON["name"], "not the passphrase", "passphrase_wrong"),
    ):
        with refused(code):
            erase_personal(practice.session, name, confirm)
    assert practice.events()[-1]["data"]["during"] == "erase_personal"
    other = make_session(tmp_path / "other", roles=("auditor", "clinician"), surroundings=practice.surroundings)
    with pytest.raises(NotAllowed) as error:
        erase_personal(other, "ada", PASSPHRASE)
    assert error.value.code == "role_missing"
    other.close()
    assert [entry["data"]["name"] for entry in shown(practice.session, carla)] == [PERSON["name"]] * 3


def test_what_was_disposed_of_leaves_no_value_behind(practice, carla, tmp_path):
    practice.reopened(retention=FLOOR)
    practice.clock.set_by((DAYS[FLOOR] + 2) * 86_400)
    back_up(practice.session, tmp_path / "backup")
    day = latest_day(FLOOR, practice.clock.now().date())
    assert day is not None
    told = dispose_log(practice.session, day, confirm=PASSPHRASE)
    assert told.count
    assert practice.session.store.personal_values(0, told.end)
    assert all(index >= told.end for index, _, _, _ in practice.session.store.personal_openings())
    assert check_everything(practice.session.store) == ()


# --- behind the program's back ----------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-12")
def test_a_value_cannot_be_changed_or_taken_from_an_open_account(practice, carla):
    database = practice.session.store._database
    [(index,)] = database.rows("SELECT min(entry) FROM personal")  # ada's
    gone = "UPDATE personal SET salt = NULL, value = NULL, gone_at_entry = 0"
    for statement, words in (
        (f"UPDATE personal SET value = 'x' WHERE user_id = '{carla}'", "only erased"),
        (f"{gone}, field = 'x' WHERE user_id = '{carla}'", "place stays"),
        ("DELETE FROM personal", "never removed"),
        (f"{gone} WHERE entry = {index}", "not of open accounts"),
        (f"INSERT INTO personal (entry, field, salt, value) VALUES ({index}, 'x', '', '')", "only with its entry"),
    ):
        with pytest.raises(ConstraintBroken, match=words):
            database.run(statement)


@pytest.mark.requirement("AUD-12")
@pytest.mark.parametrize("how", ["value", "salt", "gone"])
def test_the_check_of_the_store_finds_a_value_that_is_not_the_entrys(practice, carla, how):
    database = practice.session.store._database
    database._connection.set_authorizer(None)
    with database.setting_up():
        database.run("DROP TRIGGER personal_only_erased")
    change = {
        "value": "value = 'Somebody Else'",
        "salt": f"salt = '{'0' * 64}'",
        "gone": "salt = NULL, value = NULL, gone_at_entry = 0",
    }[how]
    assert "rows" not in check_everything(practice.session.store)
    database.run(f"UPDATE personal SET {change} WHERE user_id = ?", carla)
    assert "rows" in check_everything(practice.session.store)
