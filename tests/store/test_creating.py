"""A new store is whole from its first moment, or not there at all."""

from __future__ import annotations

import itertools
import os

import pytest

from cds_app.domain.errors import CdsError
from tests.store.helpers import crashed_at, create, refused, sign_in


def test_a_new_folder_is_for_its_owner_only(tmp_path):
    create(tmp_path / "a" / "b").close()
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    assert {p.stat().st_mode & 0o777 for p in (tmp_path / "a" / "b").iterdir()} == {0o600}


@pytest.mark.parametrize("roles", [("clinician",), ("auditor",), ("administrator", "importer", "clinician", "auditor")])
def test_a_new_store_is_proved_and_logged_from_its_first_moment(tmp_path, roles):
    with create(tmp_path / "new", roles=roles) as store:
        found = [entry["event"] for _, _, entry in store.entries()]
        keys = 2 if "clinician" in roles else 1
        assert found == ["store_created", "user_added", *["key_enrolled"] * keys, "signed_in"]
        assert store.verify_chain() is None
        assert {k.kind for k in store.keys()} == ({"installation", "clinician"} if keys == 2 else {"installation"})
        for key in store.keys():
            assert next(store.entries(key.enrolled_at_entry, 1))[2]["data"]["key_id"] == key.key_id


@pytest.mark.requirement("STO-12")
def test_a_crash_while_a_store_is_created_leaves_a_whole_one_or_lets_one_be_created(tmp_path):
    def work():
        create(folder, roles=("administrator",)).close()

    whole = []
    for step in itertools.count():
        folder = tmp_path / str(step)
        if not crashed_at(step, work):
            break
        whole.append((folder / "store.db").exists())
        if whole[-1]:
            sign_in(folder).close()
        else:
            work()
        assert {p.name for p in folder.iterdir()} == {
            "store.db", "slots.json", "store.lock", "attempts.json", "freshness.json", "freshness-latest.json"
        }  # fmt: skip
    assert whole == sorted(whole)
    assert set(whole) == {False, True}


def test_a_creation_that_fails_leaves_nothing_behind(tmp_path, monkeypatch):
    left = 0

    def failing(function):
        def wrapper(*arguments):
            nonlocal left
            left -= 1
            if left < 0:
                raise OSError(28, "No space left on device")
            return function(*arguments)

        return wrapper

    monkeypatch.setattr(os, "fsync", failing(os.fsync))
    monkeypatch.setattr(os, "replace", failing(os.replace))
    for steps in itertools.count():
        left = steps
        try:
            create(tmp_path / "deep" / "new", roles=("administrator",)).close()
        except CdsError as error:
            code = error.code
        else:
            break
        assert code == "disk_full"
        assert list(tmp_path.iterdir()) == []
    assert steps > 5


def test_a_creation_that_fails_leaves_what_was_in_the_folder(tmp_path, monkeypatch):
    (tmp_path / "letter.txt").write_text("somebody else's")

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with refused("disk_full"):
        create(tmp_path, roles=("administrator",))
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]
