"""What must not stand in any file: keys, passphrases, patients."""

from __future__ import annotations

import base64
import json

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.rating import Rating
from cds_app.store.passphrases import FLOOR
from cds_app.store.slots import SlotFile
from tests.store.helpers import SCALES, create, import_these, insider, refused, sign_in
from tests.support.factories import make_record, make_treatment

PASSPHRASE = "canary of a passphrase 7391"
CANARIES = ("CANARY-PSEUDONYM-5512", "canarydrug", PASSPHRASE, "another canary passphrase 8", "Canary Credential 1")


def encodings(text):
    raw = text.encode()
    return [
        raw,
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        raw.hex().encode(),
        base64.b64encode(raw).rstrip(b"=")[:-1],
        json.dumps(text).strip('"').encode(),
    ]


def every_file(folder):
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    """A store after the use of everything, while open and with a change under way; its key; all bytes ever seen."""
    base = tmp_path_factory.mktemp("secrecy")
    folder, seen = base / "store", []
    with create(folder, passphrase=PASSPHRASE, credential="Canary Credential 1") as store:
        record = make_record("CANARY-PSEUDONYM-5512", treatments=(make_treatment("canarydrug"),))
        with store.change(EventKind.USER_ADDED) as change:
            change.add_user(
                name="dora",
                display_name="Dora",
                credential="",
                roles=("clinician",),
                passphrase="another canary passphrase 8",
                kdf=FLOOR,
            )
            seen.append(every_file(base))
        [record_id] = import_these(store, [record])
        with store.change(EventKind.RATING_RECORDED, {"record_id": record_id}) as change:
            change.add_ratings(record_id, [Rating(7, "PHQ-9", "total", 9)], SCALES)
            seen.append(every_file(base))
        store.sign(PASSPHRASE, b"message")
        with store.change(EventKind.LOG_EXPORTED):
            pass
        store.remember_export(*store.head())
        store.back_up(base / "copy")
        key = store._key
        seen.append(every_file(base))
    with refused("sign_in_refused"):
        sign_in(folder, "CANARY-PSEUDONYM-5512", "another canary passphrase 8 mistyped")
    seen.append(every_file(base))
    sign_in(folder, passphrase=PASSPHRASE).close()
    seen.append(every_file(base))
    with insider(folder, passphrase=PASSPHRASE) as opened:
        entries = [text for (text,) in opened.rows("SELECT entry FROM entries")]
    return folder, key, seen, entries


@pytest.mark.requirement("STO-14")
@pytest.mark.parametrize("canary", CANARIES)
def test_no_file_holds_a_patient_or_a_passphrase_in_any_encoding(used, canary):
    _, _, seen, _ = used
    for moment in seen:
        for path, content in moment.items():
            assert not any(form in content for form in encodings(canary)), path


@pytest.mark.requirement("STO-03")
def test_no_file_and_no_entry_holds_a_key(used):
    _, key, seen, entries = used
    forms = [key, key.hex().encode(), key.hex().upper().encode(), base64.b64encode(key)[:-2]]
    for moment in seen:
        for path, content in moment.items():
            assert not any(form in content for form in forms), path
    for entry in entries:
        assert not any(form in entry.encode() for form in forms[1:])


@pytest.mark.requirement("AUD-12")
def test_no_entry_holds_a_pseudonym_a_passphrase_a_value_or_what_staff_is_called(used):
    _, _, _, entries = used
    for entry in entries:
        assert not any(canary in entry for canary in (*CANARIES, "Dr Ada Example"))


def test_the_journal_is_encrypted_while_a_change_is_under_way(store, folder):
    import_these(store, [make_record(f"CANARY-PSEUDONYM-{n}") for n in range(900)], "c")
    with store.change(EventKind.RECORDS_IMPORTED) as change:
        change.add_batch("d", "d" * 64, "flat_csv", (), {})
        change.add_records([make_record(f"CANARY-SECOND-{n}") for n in range(900)], "d", SCALES)
        journal = folder / "store.db-journal"
        assert journal.exists()
        content = journal.read_bytes() + (folder / "store.db").read_bytes()
    assert b"CANARY" not in content
    assert not (folder / "store.db-journal").exists()


def test_a_sealed_secret_does_not_show_itself(folder):
    slot = SlotFile(folder / "slots.json").read()[0]
    assert base64.b64encode(slot.wrapped.sealed).decode() not in repr(slot)
    assert str(slot.wrapped.salt) not in repr(slot)


def test_two_slots_of_one_passphrase_have_nothing_in_common(tmp_path):
    with create(tmp_path / "new", passphrase=PASSPHRASE) as store, store.change(EventKind.USER_ADDED) as change:
        for name in ("dora", "eve"):
            change.add_user(
                name=name, display_name="", credential="", roles=("auditor",), passphrase=PASSPHRASE, kdf=FLOOR
            )
    slots = [slot.wrapped for slot in SlotFile(tmp_path / "new" / "slots.json").read()]
    for field in ("salt", "nonce", "sealed"):
        assert len({getattr(wrapped, field) for wrapped in slots}) == 3
