"""The self-check says where the policy comes from, what is wrong with it, and who else could write it."""

from __future__ import annotations

import argparse
import json
import os

import pytest

from cds_app.cli import care
from cds_app.environment import paths
from cds_app.workflow import self_check as module
from cds_app.workflow.self_check import self_check


@pytest.fixture
def file(tmp_path, monkeypatch):
    folder = tmp_path / "cds-app"
    folder.mkdir(mode=0o755)
    monkeypatch.setattr(paths, "policy_file", lambda: folder / "policy.json")
    monkeypatch.setattr(module, "_bundles", lambda _session: [])
    monkeypatch.setattr(os, "getuid", lambda: 0)
    return folder / "policy.json"


def checked():
    return next(check for check in self_check() if check.code == "policy")


@pytest.mark.requirement("INS-11")
def test_no_policy_is_no_fault(file):
    assert checked() == module.Check("policy", True, "none is laid down; the program's defaults hold")


@pytest.mark.requirement("INS-11")
def test_a_policy_that_others_can_write_is_a_fault(file):
    file.write_text('{"idle_lock_minutes": 5}', encoding="utf-8")
    for mode, folder_mode, sound in ((0o644, 0o755, True), (0o664, 0o755, False), (0o644, 0o777, False)):
        file.chmod(mode)
        file.parent.chmod(folder_mode)
        assert checked().passed is sound, (oct(mode), oct(folder_mode))


@pytest.mark.requirement("INS-11")
def test_a_policy_that_belongs_to_whoever_runs_the_program_is_a_fault(file, monkeypatch):
    file.write_text("{}", encoding="utf-8")
    owner = file.stat().st_uid
    monkeypatch.setattr(os, "getuid", lambda: owner or 1)
    assert checked().passed is (owner == 0)
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    assert checked().passed


@pytest.mark.requirement("INS-11")
def test_a_policy_that_is_not_understood_fails_the_command_with_its_reason_as_json(file, capsys):
    file.write_text('{"idle_lock_minutes": 99}', encoding="utf-8")
    args = argparse.Namespace(store=None, user=None, passphrase_file=None, json=True)
    assert care.self_check(args) == 1
    answer = json.loads(capsys.readouterr().out)
    found = next(check for check in answer["checks"] if check["code"] == "policy")
    assert not answer["passed"]
    assert not found["passed"]
    assert "idle_lock_minutes" in found["detail"]
    assert "from 1 to 30" in found["detail"]
