"""The policy page's view: every setting, its value, and whether a file or the defaults say so."""

from __future__ import annotations

import dataclasses
import json

import pytest

from cds_app.environment.policy import Policy, load_policy
from cds_app.workflow.show_policy import FROM_DEFAULT, FROM_FILE, policy_view


def laid(tmp_path, **settings):
    file = tmp_path / "policy.json"
    file.write_text(json.dumps(settings), encoding="utf-8")
    return file


@pytest.mark.requirement("INS-05")
def test_each_setting_is_there_once_with_its_value_and_source(tmp_path):
    file = laid(tmp_path, own_view="optional", allow_pregnancy=False)
    view = policy_view(load_policy(file), tmp_path / "usual.json")
    assert [setting.key for setting in view.settings] == [
        field.name for field in dataclasses.fields(Policy) if field.name not in ("source", "laid")
    ]
    by_key = {setting.key: setting for setting in view.settings}
    assert (by_key["own_view"].value, by_key["own_view"].source) == ("optional", FROM_FILE)
    assert by_key["own_view"].default == "required"
    assert by_key["allow_pregnancy"].source == FROM_FILE, "laid down, even if it is the default"
    assert by_key["crisis_line"].source == FROM_DEFAULT
    assert view.in_force
    assert view.file == file


def test_without_a_file_everything_is_a_default_and_the_usual_place_is_named(tmp_path):
    view = policy_view(Policy(), tmp_path / "usual.json")
    assert {setting.source for setting in view.settings} == {FROM_DEFAULT}
    assert not view.in_force
    assert view.file == tmp_path / "usual.json"
    assert not view.changed_since


@pytest.mark.requirement("INS-05")
@pytest.mark.parametrize("now", ['{"own_view": "off"}', "{", '{"unknown": 1}'])
def test_a_file_that_says_something_else_by_now_is_told(tmp_path, now):
    file = laid(tmp_path, own_view="optional")
    policy = load_policy(file)
    assert not policy_view(policy, file).changed_since
    file.write_text(now, encoding="utf-8")
    assert policy_view(policy, file).changed_since
    file.unlink()
    assert policy_view(policy, file).changed_since


def test_a_file_that_came_after_the_start_is_told(tmp_path):
    policy = load_policy(tmp_path / "policy.json")
    laid(tmp_path, own_view="off")
    assert policy_view(policy, tmp_path / "policy.json").changed_since
