"""The random attacks at a few seconds' length. At full length: `python -m tests.attack`."""

from __future__ import annotations

import random

import pytest

from tests.attack import canaries, fuzzers, kills, mutated_stores
from tests.attack.worlds import weak_derivations


@pytest.fixture(autouse=True)
def _weak():
    with weak_derivations():
        yield


@pytest.mark.requirement("IMP-16")
@pytest.mark.requirement("STO-07")
@pytest.mark.requirement("SIG-24")
@pytest.mark.requirement("STO-13")
def test_a_kill_at_a_random_moment_leaves_one_key_and_what_was_committed(tmp_path):
    assert kills.attack(tmp_path, random.Random(1), 10, 0) == []


@pytest.mark.requirement("STO-09")
@pytest.mark.requirement("STO-10")
def test_a_mutated_store_is_detected_or_identical_and_never_a_crash(tmp_path):
    assert mutated_stores.attack(tmp_path, random.Random(2), 40, 0) == []


@pytest.mark.requirement("STO-14")
def test_no_file_holds_a_patient_or_a_secret_after_using_everything(tmp_path):
    assert canaries.attack(tmp_path, random.Random(3), 1, 0) == []


@pytest.mark.requirement("STO-14")
def test_the_search_for_canaries_finds_them_in_every_form(tmp_path):
    exported = tmp_path / "exported"
    exported.mkdir()
    value = canaries.CANARIES["comment"]
    (exported / "log").write_text(value)
    assert canaries.search(tmp_path, exported) == []
    for form in canaries.encodings(value):
        (tmp_path / "leak").write_bytes(b"xx" + form + b"yy")
        assert canaries.search(tmp_path, exported) == ["leak holds the comment"]
    (tmp_path / "leak").unlink()
    (exported / "log").write_text("nothing")
    assert len(canaries.search(tmp_path, exported)) == 1


def test_made_up_bytes_crash_no_reader(tmp_path, monkeypatch):
    monkeypatch.setattr(fuzzers, "ROUND", 60)
    assert fuzzers.attack(tmp_path, random.Random(4), 1, 0) == []


def test_a_reader_that_crashes_is_found(tmp_path):
    def careless(content):
        if b"{" in content:
            raise KeyError("x")

    assert "KeyError" in fuzzers.one_round(b'{"a": 1}', careless, 5, 30)
