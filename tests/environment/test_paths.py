"""One answer to where things lie, for a source tree, an installed wheel and a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cds_app.environment import paths


def test_in_a_source_tree_resources_lie_beside_the_package():
    assert paths.resource("style/tokens.json").is_file()
    assert paths.bundles().name == "bundles"
    assert paths.trusted_bundle_keys().is_file()


def test_a_wheel_carries_them_inside_the_package(tmp_path, monkeypatch):
    package = tmp_path / "cds_app"
    (package / "_resources").mkdir(parents=True)
    (package / "_bundles").mkdir()
    monkeypatch.setattr(paths, "PACKAGE", package)
    assert paths.resource("x") == package / "_resources" / "x"
    assert paths.bundles() == package / "_bundles"


def test_a_frozen_program_carries_them_in_its_own_folder(tmp_path, monkeypatch):
    (tmp_path / "_resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource() == tmp_path / "_resources"


def test_without_models_the_program_still_names_a_folder_and_without_resources_it_stops(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "cds_app")
    assert not paths.bundles().exists()
    with pytest.raises(FileNotFoundError):
        paths.resource()


def test_a_persons_files_lie_in_that_persons_folders_and_the_policy_does_not(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    own = (paths.default_store(), paths.settings_file(), paths.logbook_file())
    assert all(tmp_path in path.parents for path in own)
    assert tmp_path not in paths.policy_file().parents


def test_on_windows_the_policy_lies_where_programs_keep_what_holds_for_the_machine(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PROGRAMDATA", "D:/ProgramData")
    assert paths.policy_file() == Path("D:/ProgramData/cds-app/policy.json")
