"""The policy's table: every value that a file may give, every floor, and which of file, person and program wins."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.environment.policy import DEFAULT, MANDATORY, Policy, load_policy
from cds_app.environment.policy_table import BY_KEY, FIRST, SETTINGS, Setting
from cds_app.environment.settings import (
    LANGUAGES,
    PERSONAL,
    TEXT_SCALES,
    THEMES,
    Settings,
    load_settings,
    save_settings,
)
from installer import policy_pages

WORDS = "Ask about them now, please, and write it down."
OTHERS: dict[str, Any] = {
    "own_view": "optional", "allow_pregnancy": True, "item9_wording": WORDS, "crisis_line": "Call 112.",
    "absolute_numbers": "hidden",
    "signature_meaning": WORDS, "minimum_bundle_version": "1.2", "suspended_bundles": ["a-1"],
    "checkpoint_folders": ["/srv/heads"], "retention": "10_years", "small_group_k": 9, "idle_lock_minutes": 3,
    "session_hours": 8,
    "uniqueness_k": 5, "bulk_scoring_limit": 90, "export_roles": ["auditor"], "export_formats": ["csv"],
    "language": "es", "theme": "dark",
    "text_scale": 150,
}  # fmt: skip
"""A value of each setting that is not its default."""


def laid(folder: Path, **values: Any) -> Path:
    file = folder / "policy.json"
    file.write_text(json.dumps(values), encoding="utf-8")
    return file


def refusal(folder: Path, **values: Any) -> CdsError:
    with pytest.raises(CdsError) as caught:
        load_policy(laid(folder, **values))
    assert caught.value.code == "policy_invalid"
    return caught.value


def form(setting: Setting, value: Any) -> Any:
    return value if setting.may_fix else {DEFAULT: value}


# --- one table


@pytest.mark.requirement("INS-08")
def test_table_and_policy_hold_the_same_settings_in_the_same_order():
    fields = {field.name: field.default for field in dataclasses.fields(Policy)}
    assert list(fields)[:-2] == [setting.key for setting in SETTINGS]
    assert {setting.key: setting.default for setting in SETTINGS} == dict(list(fields.items())[:-2])
    assert set(OTHERS) == set(BY_KEY)


@pytest.mark.requirement("INS-08")
@pytest.mark.parametrize("path", policy_pages.made(), ids=lambda path: path.name)
def test_page_example_and_schema_are_those_that_the_table_makes(path):
    """After a change of the table: python -m installer.policy_pages."""
    assert path.read_text(encoding="utf-8") == policy_pages.made()[path]


@pytest.mark.requirement("INS-08")
def test_the_page_names_every_setting_with_its_floor():
    page = policy_pages.page()
    for setting in SETTINGS:
        assert f"<code>{setting.key}</code>" in page
        assert setting.effect.replace("&", "&amp;") in page
    assert page.count("The floor is:") == sum(setting.tighter != "none" for setting in SETTINGS)


@pytest.mark.requirement("INS-08")
def test_the_example_says_what_holds_without_a_file():
    policy = load_policy(policy_pages.EXAMPLE)
    assert {s.key: getattr(policy, s.key) for s in SETTINGS} == {s.key: s.default for s in SETTINGS}
    assert policy.sha256 == Policy().sha256


plain = (
    st.none() | st.booleans() | st.integers(-3, 1100) | st.text("aé1. /", max_size=40)
    | st.sampled_from(["required", "off", "system", "en", "de", "1.0", "v1", "csv", "Z:\\audit", "/a", "a/b", 100, 175])
)  # fmt: skip
values = plain | st.lists(plain | st.sampled_from(["auditor", "clinician"]), max_size=3)
forms = values | st.dictionaries(st.sampled_from([MANDATORY, DEFAULT, "x"]), values, max_size=2)


@pytest.mark.requirement("INS-08")
@given(st.dictionaries(st.sampled_from([*BY_KEY, "unknown"]), forms, max_size=2))
def test_the_schema_accepts_what_the_program_accepts_and_nothing_else(tmp_path_factory, data):
    file = tmp_path_factory.getbasetemp() / "drawn.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    try:
        load_policy(file)
        accepted = True
    except CdsError:
        accepted = False
    assert jsonschema.Draft202012Validator(policy_pages.schema()).is_valid(data) == accepted


def test_the_schema_is_a_schema_and_knows_the_example():
    jsonschema.Draft202012Validator.check_schema(policy_pages.schema())
    example = json.loads(policy_pages.EXAMPLE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(policy_pages.schema()).validate(example)


# --- floors


def plainly(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.requirement("INS-07")
@pytest.mark.parametrize("setting", [s for s in SETTINGS if s.tighter != "none"], ids=lambda s: s.key)
def test_a_policy_reaches_its_floor(tmp_path, setting):
    policy = load_policy(laid(tmp_path, **{setting.key: plainly(setting.floor)}))
    assert getattr(policy, setting.key) == setting.floor


@pytest.mark.requirement("INS-07")
@pytest.mark.parametrize("setting", [s for s in SETTINGS if s.kind == "number" and s.may_fix], ids=lambda s: s.key)
def test_one_step_past_the_floor_or_the_strictest_value_is_refused(tmp_path, setting):
    assert setting.floor == (setting.most if setting.tighter == "lower" else setting.least)
    for value in (setting.least, setting.most):
        assert getattr(load_policy(laid(tmp_path, **{setting.key: value})), setting.key) == value
    for value in (setting.least - 1, setting.most + 1, True, str(setting.least), 5.0, None):
        assert refusal(tmp_path, **{setting.key: value}).params["key"] == setting.key


@pytest.mark.requirement("INS-07")
def test_a_policy_takes_roles_and_forms_of_export_away_and_adds_none(tmp_path):
    assert load_policy(laid(tmp_path, export_formats=[])).export_formats == ()
    for key, value in (
        ("export_roles", ["clinician"]), ("export_roles", ["auditor", "clinician"]), ("export_roles", []),
        ("export_formats", ["names"]),
    ):  # fmt: skip
        assert refusal(tmp_path, **{key: value}).params["key"] == key


@pytest.mark.requirement("INS-07")
@pytest.mark.parametrize("key", ["item9_wording", "crisis_line", "signature_meaning"])
def test_a_sentence_cannot_be_emptied(tmp_path, key):
    for value in ("", "  ", " " * 30, "x" * 1001):
        assert refusal(tmp_path, **{key: value}).params["key"] == key


# --- closed when wrong, with the reason


@pytest.mark.requirement("INS-06")
@pytest.mark.parametrize(
    ("text", "key", "why"),
    [
        ('{"idle_lock_minutes": 31}', "idle_lock_minutes", "whole number from 1 to 30"),
        ('{"idle_lock": 3}', "idle_lock", "no setting of this name"),
        ('{"own_view": "off", "own_view": "required"}', "own_view", "twice"),
        ('{"own_view": {"default": "off"}}', "own_view", "only be mandatory"),
        ('{"text_scale": 200}', "text_scale", 'only be a "default"'),
        ('{"own_view": {"mandatory": "off", "default": "off"}}', "own_view", "nothing else"),
        ('{"own_view": {}}', "own_view", "nothing else"),
        ("[]", "the whole file", "curly brackets"),
        ("{", "the whole file", "not JSON"),
    ],
)
def test_what_is_wrong_is_named_with_its_reason(tmp_path, text, key, why):
    file = tmp_path / "policy.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CdsError) as caught:
        load_policy(file)
    assert (caught.value.code, caught.value.params["key"]) == ("policy_invalid", key)
    assert why in sentence(caught.value)


def test_a_file_from_a_windows_editor_is_read(tmp_path):
    file = tmp_path / "policy.json"
    file.write_bytes(b"\xef\xbb\xbf" + b'{"own_view": "off"}')
    assert load_policy(file).own_view == "off"


# --- mandatory, default, absent


@pytest.mark.requirement("INS-05")
@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.key)
def test_each_setting_is_mandatory_a_default_or_absent(tmp_path, setting):
    value = OTHERS[setting.key]
    assert load_policy(laid(tmp_path)).mode(setting.key) == ""
    for mode, allowed in ((MANDATORY, setting.may_fix), (DEFAULT, setting.personal)):
        if not allowed:
            refusal(tmp_path, **{setting.key: {mode: value}})
            continue
        policy = load_policy(laid(tmp_path, **{setting.key: {mode: value}}))
        assert policy.mode(setting.key) == mode
        assert plainly(getattr(policy, setting.key)) == value
    if setting.may_fix:
        short = load_policy(laid(tmp_path, **{setting.key: value}))
        assert short == load_policy(laid(tmp_path, **{setting.key: {MANDATORY: value}}))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.key)
def test_a_setting_leaves_the_hash_at_its_default_and_changes_it_elsewhere(tmp_path, setting):
    """The hash without a file is pinned in test_policy_of_bundles."""
    at_default = load_policy(laid(tmp_path, **{setting.key: form(setting, plainly(setting.default))}))
    assert at_default.sha256 == Policy().sha256
    assert load_policy(laid(tmp_path, **{setting.key: form(setting, OTHERS[setting.key])})).sha256 != Policy().sha256


def test_a_policy_of_the_first_release_has_the_hash_it_had_then(tmp_path):
    file = laid(tmp_path, own_view="off", crisis_line="112")
    assert {s.key for s in SETTINGS if s.since == FIRST} == {
        "own_view", "allow_pregnancy", "item9_wording", "crisis_line", "signature_meaning",
    }  # fmt: skip
    assert load_policy(file).sha256 == FIRST_RELEASE


FIRST_RELEASE = "5b9989aa3e79ed29bf659437c056754cc34bab6b163379431256c80b01ebcffe"
"""Computed by the program before the table came."""


# --- what people choose for themselves


def test_the_table_knows_what_people_can_choose():
    assert {s.key for s in SETTINGS if s.personal} == set(PERSONAL)
    assert set(BY_KEY["theme"].values) == set(THEMES)
    assert set(BY_KEY["language"].values) == set(LANGUAGES)
    assert set(BY_KEY["text_scale"].values) == set(map(str, TEXT_SCALES))
    assert Settings() == load_settings(Path("absent"), Policy())


@pytest.mark.requirement("INS-05")
def test_mandatory_comes_before_a_persons_choice_and_that_before_the_default_of_the_file(tmp_path):
    file = tmp_path / "settings.json"
    begins = load_policy(laid(tmp_path, language={DEFAULT: "es"}, theme={DEFAULT: "dark"}))
    fixes = load_policy(laid(tmp_path, language={MANDATORY: "en"}))
    found = load_settings(file, begins)
    assert (found.language, found.theme, found.text_scale, found.fixed) == ("es", "dark", 100, ())
    save_settings(file, dataclasses.replace(found, language="en"), begins)
    again = load_settings(file, begins)
    assert (again.language, again.theme) == ("en", "dark"), "a choice is kept, even if it is the program's default"
    assert load_settings(file, Policy()).theme == "system", "what nobody chose follows the policy"
    save_settings(file, dataclasses.replace(found, language="es"), Policy())
    assert load_settings(file, Policy()).language == "es"
    fixed = load_settings(file, fixes)
    assert (fixed.language, fixed.fixed) == ("en", ("language",))
    save_settings(file, fixed, fixes)
    assert "fixed" not in json.loads(file.read_text(encoding="utf-8"))
