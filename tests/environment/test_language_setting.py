"""The language is a comfort: English until somebody chooses, and nonsense in the file is no reason to stop."""

from __future__ import annotations

import json

import pytest

from cds_app.environment.settings import LANGUAGES, Settings, load_settings, save_settings


def test_an_unreviewed_translation_is_never_switched_on_by_itself():
    assert Settings().language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chosen_language_is_remembered(tmp_path, language):
    save_settings(tmp_path / "settings.json", Settings(language=language))
    assert load_settings(tmp_path / "settings.json").language == language


@pytest.mark.parametrize("found", ["xx", "", "ES", 3, None, ["es"]])
def test_an_unknown_language_in_the_file_is_english(tmp_path, found):
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"language": found, "theme": "dark"}), encoding="utf-8")
    assert load_settings(file) == Settings(theme="dark")
