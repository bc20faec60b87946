"""What the machine's policy makes mandatory is grey in the menu, explained, and not offered elsewhere."""

from __future__ import annotations

import json

import pytest

from cds_app.environment.policy import load_policy
from cds_app.environment.settings import load_settings
from cds_app.gui import app
from tests.support.world import make_surroundings


@pytest.fixture(autouse=True)
def light(monkeypatch):
    """Nothing is estimated here, so no library for it is loaded beforehand."""
    monkeypatch.setattr(app, "_get_ready", lambda surroundings, progress: None)


def program(qapp, qtbot, folder, policy_text):
    file = folder / "policy.json"
    file.write_text(json.dumps(policy_text), encoding="utf-8")
    surroundings = make_surroundings(load_policy(file))
    settings = load_settings(folder / "settings.json", surroundings.policy)
    made = app.build(qapp, surroundings, settings, folder / "settings.json", folder / "store")
    qtbot.addWidget(made.window)
    return made.window


@pytest.mark.requirement("INS-05")
def test_a_mandatory_language_is_grey_explained_and_no_command(qapp, qtbot, tmp_path):
    window = program(qapp, qtbot, tmp_path, {"language": {"mandatory": "en"}})
    menu = window.settings_menu()
    actions = menu.actions()
    assert [action.isEnabled() for action in actions if action.text().startswith("Language:")] == [False] * 3
    assert all(action.isEnabled() for action in actions if action.text().startswith(("Look:", "Text size")))
    assert [a.text() for a in actions if a.text().startswith("IT has fixed") and not a.isEnabled()]
    assert not [command for command in window.commands() if "Language:" in command.words]
    window.change_settings(text_scale=125)
    kept = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert kept["text_scale"] == 125
    assert "language" not in kept
    window.change_settings(text_scale=100)
    window.close()


@pytest.mark.requirement("INS-05")
def test_what_a_policy_only_begins_with_can_be_chosen_away_from(qapp, qtbot, tmp_path):
    window = program(qapp, qtbot, tmp_path, {"text_scale": {"default": 125}})
    assert window.settings.text_scale == 125
    menu = window.settings_menu()
    assert all(action.isEnabled() for action in menu.actions())
    window.change_settings(text_scale=100)
    policy = load_policy(tmp_path / "policy.json")
    assert load_settings(tmp_path / "settings.json", policy).text_scale == 100
    window.close()
