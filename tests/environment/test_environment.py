import json
import re

import pytest

from cds_app.domain.errors import CdsError
from cds_app.environment import paths
from cds_app.environment.clock import SPAN_NS, SystemClock, rfc3339
from cds_app.environment.logbook import note_unexpected
from cds_app.environment.policy import Policy, load_policy
from cds_app.environment.settings import Settings, load_settings, save_settings
from tests.support.clock import FixedClock


def test_without_a_policy_file_the_defaults_hold(tmp_path):
    assert load_policy(tmp_path / "absent.json") == Policy()
    assert Policy().own_view == "required"


@pytest.mark.requirement("INS-06")
@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "not json",
        '{"own_view": "maybe"}',
        '{"own_view": 1}',
        '{"allow_pregnancy": "yes"}',
        '{"unknown": true}',
        '{"source": "me"}',
        "[" * 100_000,
    ],
)
def test_a_policy_that_is_not_understood_stops_the_program(tmp_path, text):
    file = tmp_path / "policy.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CdsError) as error:
        load_policy(file)
    assert error.value.code == "policy_invalid"


def test_a_policy_file_is_named_as_the_source_and_does_not_change_the_hash_by_its_place(tmp_path):
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps({"own_view": "off"}), encoding="utf-8")
    first, second = load_policy(tmp_path / "a.json"), load_policy(tmp_path / "b.json")
    assert first.source != second.source
    assert first.sha256 == second.sha256 != Policy().sha256


def test_settings_come_back_and_nonsense_falls_back_to_defaults(tmp_path):
    file = tmp_path / "folder" / "settings.json"
    save_settings(file, Settings("dark", 150, "/store", "ada"))
    assert load_settings(file) == Settings("dark", 150, "/store", "ada")
    file.write_text('{"theme": "pink", "text_scale": 900, "store": 7, "extra": 1}', encoding="utf-8")
    assert load_settings(file) == Settings()
    file.write_text("{", encoding="utf-8")
    assert load_settings(file) == Settings()


def test_the_clock_writes_what_the_log_needs():
    clock = SystemClock()
    assert re.fullmatch(r"[+-]\d\d:\d\d", clock.local_offset())
    assert 0 <= clock.monotonic_ns() < SPAN_NS
    assert clock.boot_id()
    assert rfc3339(FixedClock().now()) == "2026-11-02T09:00:00.000Z"


@pytest.mark.requirement("INS-12")
def test_the_technical_log_holds_no_message_and_no_value(tmp_path):
    file = tmp_path / "technical.log"
    try:
        raise ValueError("P-0412 scored 17")
    except ValueError as error:
        reference = note_unexpected(file, error)
    text = file.read_text(encoding="utf-8")
    assert reference in text
    assert "ValueError" in text
    assert "test_environment.py" in text
    assert "P-0412" not in text


def test_a_log_that_cannot_be_written_does_not_add_a_second_error(tmp_path):
    (tmp_path / "file").write_text("")
    assert note_unexpected(tmp_path / "file" / "technical.log", ValueError())


def test_resources_are_found_and_a_missing_folder_is_an_error():
    assert paths.resource("catalogue").is_dir()
    with pytest.raises(FileNotFoundError):
        paths._root("_nowhere", "nowhere")
