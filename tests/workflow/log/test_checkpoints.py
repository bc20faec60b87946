"""The log's signed head goes where policy wants it: at lock, exit and export, and never in the way of work."""

from __future__ import annotations

import json

import pytest

from cds_app.domain.errors import CdsError
from cds_app.environment.policy import Policy, load_policy
from cds_app.workflow.checkpoints import copy_checkpoint
from cds_app.workflow.export_log import export_log
from cds_app.workflow.verify_log import verify_log
from tests.support.world import PASSPHRASE, reopen

TOLD = {"purpose": "audit", "recipient": "auditor", "confirm": PASSPHRASE}


@pytest.fixture
def kept(tmp_path):
    folder = tmp_path / "kept elsewhere"
    folder.mkdir()
    return folder


@pytest.mark.requirement("AUD-08")
@pytest.mark.parametrize(("locked", "event"), [(False, "program_stopped"), (True, "locked")])
def test_at_exit_and_at_lock_the_head_is_copied_and_anchors_a_later_export(practice, kept, tmp_path, locked, event):
    practice.reopened(checkpoint_folders=(str(kept),))
    size = len(practice.events())
    practice.session.close(locked=locked)
    (copy,) = kept.iterdir()
    practice.session = reopen(practice.folder, practice.surroundings)
    told = practice.events()[size]
    assert (told["event"], told["data"]["checkpoints_written"]) == (event, 1)
    assert json.loads(copy.read_text(encoding="utf-8"))["checkpoint"]["size"] == size
    log = export_log(practice.session, tmp_path / "log.jsonl", **TOLD).path
    assert verify_log(log, copy).status == "anchored"


@pytest.mark.requirement("AUD-08")
def test_an_exports_own_head_is_copied_and_is_a_checkpoint_of_the_export_itself(practice, kept, tmp_path):
    session = practice.reopened(checkpoint_folders=(str(kept),))
    result = export_log(session, tmp_path / "log.jsonl", **TOLD)
    (copy,) = kept.iterdir()
    assert verify_log(result.path, copy).status == "anchored"
    assert json.loads(copy.read_text(encoding="utf-8"))["checkpoint"]["head"] == result.head


@pytest.mark.requirement("AUD-08")
def test_a_folder_that_cannot_be_reached_is_an_entry_and_stops_nothing(practice, kept, tmp_path):
    session = practice.reopened(checkpoint_folders=(str(tmp_path / "unplugged"), str(kept)))
    result = export_log(session, tmp_path / "log.jsonl", **TOLD)
    assert verify_log(result.path).exit_code == 0
    told = practice.events()[-1]
    assert told["event"] == "integrity_failure"
    assert told["data"] == {
        "what": "checkpoint_folders", "checkpoints_written": 1, "checkpoint_folders_unreachable": [0],
    }  # fmt: skip
    size = len(practice.events())
    practice.session.close()
    practice.session = reopen(practice.folder, practice.surroundings)
    assert practice.events()[size]["data"]["checkpoint_folders_unreachable"] == [0]
    assert str(tmp_path) not in json.dumps(practice.events())


def test_two_histories_of_one_length_never_take_each_others_place(practice, kept):
    session = practice.reopened(checkpoint_folders=(str(kept),))
    first = copy_checkpoint(session)
    assert copy_checkpoint(session).written == first.written, "the same head has the same name"
    session.store.head = lambda: (len(practice.events()), "0" * 64)
    assert copy_checkpoint(session).written != first.written


def test_without_folders_nothing_is_signed_and_nothing_said(practice):
    copies = copy_checkpoint(practice.session)
    assert (copies.written, copies.unreachable, copies.told()) == ((), (), {})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("checkpoint_folders", ["relative"]), ("checkpoint_folders", "/folder"), ("checkpoint_folders", [1]),
        ("checkpoint_folders", [""]), ("small_group_k", 1), ("small_group_k", True), ("small_group_k", "5"),
    ],
)  # fmt: skip
def test_policy_refuses_folders_that_are_no_full_path_and_groups_of_one(tmp_path, key, value):
    path = tmp_path / "policy.json"
    path.write_text(json.dumps({key: value}), encoding="utf-8")
    with pytest.raises(CdsError) as error:
        load_policy(path)
    assert (error.value.code, error.value.params["key"]) == ("policy_invalid", key)


def test_policy_takes_folders_of_any_system_and_older_policies_keep_their_hash(tmp_path):
    path = tmp_path / "policy.json"
    path.write_text(json.dumps({"checkpoint_folders": ["/mnt/audit", "Z:\\audit"], "small_group_k": 10}), "utf-8")
    policy = load_policy(path)
    assert (policy.checkpoint_folders, policy.small_group_k) == (("/mnt/audit", "Z:\\audit"), 10)
    assert policy.sha256 != Policy().sha256
    path.write_text("{}", encoding="utf-8")
    assert load_policy(path).sha256 == Policy().sha256
