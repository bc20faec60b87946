"""What a second person signed for, and what was disposed of: only a note that fits the log passes."""

from __future__ import annotations

import base64

import pytest
import rfc8785

from cds_app.reporting.verification import verify
from tests.reporting.log_maker import ADA, BOB, Installation


def note(place, event, key_id, statement, user_id=ADA, signed=None):
    signature = base64.b64encode(place.private[key_id].sign(rfc8785.dumps(signed or statement))).decode()
    place.add(event, {"statement": statement, "key_id": key_id, "signature": signature}, user_id=user_id)


def co_statement(place, **changes):
    return {
        "installation": place.name, "size": len(place.entries), "head": place.link.hex(),
        "signer": {"user_id": ADA, "printed_name": "Dr Ada Example"}, "meaning": "m", "signed_at": "t", **changes,
    }  # fmt: skip


def disposal(place, **changes):
    return {
        "installation": place.name, "first": 0, "end": 4, "count": 1, "sha256": "0" * 64, "head": "0" * 64,
        "before": "2027-01-01", "retention_days": 184, "reason": "time_is_over", "disposed_at": "t", **changes,
    }  # fmt: skip


@pytest.fixture
def place():
    made = Installation()
    made.ada, made.bob = made.enrol("clinician", ADA), made.enrol("clinician", BOB)
    made.own = next(key for key, info in made.keys.items() if info.kind == "installation")
    made.add("log_read", {})
    return made


def checked(place, folder, withhold=None):
    return verify(place.export(folder / "log.jsonl", withhold=withhold).path)


@pytest.mark.requirement("AUD-08")
def test_a_good_co_signature_is_named_with_how_far_it_goes(place, tmp_path):
    note(place, "log_co_signed", place.ada, co_statement(place))
    found = checked(place, tmp_path)
    assert found.exit_code == 0
    assert found.sentence.endswith(" Dr Ada Example signed for the first 5 entries.")


@pytest.mark.requirement("AUD-08")
@pytest.mark.parametrize(
    ("changes", "how", "code"),
    [
        ({"head": "0" * 64}, {}, 10),
        ({"size": 3}, {}, 10),
        ({"size": 6}, {}, 10),
        ({"installation": "another"}, {}, 10),
        ({"signer": {"user_id": BOB}}, {}, 13),
        ({}, {"key": "bob"}, 13),
        ({}, {"key": "own"}, 13),
        ({}, {"user_id": BOB}, 13),
        ({}, {"signed": {"x": 1}}, 10),
        ({"more": 1}, {}, 10),
        ({"size": "5"}, {}, 10),
    ],
)  # fmt: skip
def test_a_co_signature_for_another_head_or_by_another_key_does_not_pass(place, tmp_path, changes, how, code):
    key = getattr(place, how.pop("key", "ada"))
    note(place, "log_co_signed", key, co_statement(place, **changes), **how)
    found = checked(place, tmp_path)
    assert (found.exit_code, found.first_bad_index) == (code, 5)


@pytest.mark.requirement("AUD-08")
def test_a_key_that_was_retired_before_co_signs_nothing(place, tmp_path):
    place.retire(place.ada)
    note(place, "log_co_signed", place.ada, co_statement(place))
    assert checked(place, tmp_path).status == "untrusted key"


@pytest.mark.requirement("AUD-14")
def test_a_good_tombstone_is_named(place, tmp_path):
    note(place, "entries_disposed", place.own, disposal(place))
    found = checked(place, tmp_path, withhold=lambda entry: entry["index"] == 0)
    assert (found.exit_code, found.withheld) == (0, 1)
    assert found.sentence.endswith(" Entry 5 says that 1 entries before 4 were disposed of.")


@pytest.mark.requirement("AUD-14")
@pytest.mark.parametrize(
    ("changes", "how", "code"),
    [
        ({"count": 2}, {}, 10),
        ({"count": -1}, {}, 10),
        ({"end": 6}, {}, 10),
        ({"installation": "another"}, {}, 10),
        ({"reason": 1}, {}, 10),
        ({}, {"signed": {"x": 1}}, 10),
        ({}, {"key": "ada"}, 13),
    ],
)  # fmt: skip
def test_a_tombstone_that_does_not_fit_or_is_not_the_installations_does_not_pass(place, tmp_path, changes, how, code):
    key = getattr(place, how.pop("key", "own"))
    note(place, "entries_disposed", key, disposal(place, **changes), **how)
    found = checked(place, tmp_path, withhold=lambda entry: entry["index"] == 0)
    assert (found.exit_code, found.first_bad_index) == (code, 5)


def test_a_note_without_a_statement_is_altered_and_raises_nothing(place, tmp_path):
    for data in ({}, {"statement": None}, {"statement": [1], "key_id": 3}):
        place.add("entries_disposed", data)
        assert checked(place, tmp_path).status == "altered"
        (tmp_path / "log.jsonl").unlink()
