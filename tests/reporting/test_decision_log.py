"""The export as a file: its bytes, and that it is there whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import resource
import tracemalloc

import pytest
import rfc8785

from cds_app.domain.audit import first_link, leaf_hash, next_link
from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.domain.messages import sentence
from cds_app.reporting.decision_log import disclosure, export_log
from cds_app.reporting.verification import verify
from tests.reporting.log_maker import ADA, Installation, lines_of


def arguments(place: Installation, **changes):
    values = {
        "installation": place.name,
        "program": "0.1.0",
        "exported_at": "2026-11-02T10:00:00+01:00",
        "exported_by": ADA,
        "purpose": "audit",
        "recipient": "auditor",
        "keys": tuple(place.keys.values()),
        "entries": iter(place.entries),
        "size": len(place.entries),
        "head": place.link.hex(),
        "time": "2026-11-02T09:00:00Z",
        "sign": place.sign_checkpoint,
        "previous_export": None,
    }
    return {**values, **changes}


def test_an_export_has_the_lines_of_the_format_page(place, tmp_path):
    result = export_log(tmp_path / "log.jsonl", **arguments(place))
    lines = lines_of(result.path)
    head, last, rows = lines[0], lines[-1], lines[1:-1]
    assert list(head) == sorted(head)
    assert (head["format"], head["version"], head["first"], head["count"]) == ("cds-decision-log", 1, 0, 9)
    assert set(head) == {
        "format", "version", "installation", "program", "exported_at", "exported_by", "purpose", "recipient", "first",
        "count", "keys",
    }  # fmt: skip
    assert [set(key) for key in head["keys"]] == [
        {"key_id", "kind", "user_id", "display_name", "public_key", "enrolled_at_entry", "retired_at_entry"}
    ] * 3
    assert [row["index"] for row in rows] == list(range(9))
    assert all(set(row) == {"index", "leaf", "entry"} for row in rows)
    assert set(last) == {"checkpoint", "key_id", "signature", "previous_export"}
    assert set(last["checkpoint"]) == {"installation", "size", "head", "time"}
    assert (result.size, result.head) == (last["checkpoint"]["size"], last["checkpoint"]["head"])


@pytest.mark.requirement("AUD-01")
def test_every_line_is_canonical_and_the_digest_is_that_of_the_file(place, tmp_path):
    result = export_log(tmp_path / "log.jsonl", **arguments(place, withhold=lambda entry: entry["event"] == "locked"))
    data = result.path.read_bytes()
    assert data == b"".join(rfc8785.dumps(json.loads(line)) + b"\n" for line in data.splitlines())
    assert result.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.requirement("AUD-02")
def test_the_head_is_what_ten_plain_lines_make_of_it(exported):
    lines = lines_of(exported)
    link = hashlib.sha256(b"cds-decision-log/1\n" + lines[0]["installation"].encode()).digest()
    for line in lines[1:-1]:
        leaf = hashlib.sha256(b"\x00" + rfc8785.dumps(line["entry"])).digest()
        assert leaf.hex() == line["leaf"]
        link = hashlib.sha256(b"\x01" + link + leaf).digest()
    assert link.hex() == lines[-1]["checkpoint"]["head"]


def test_the_disclosure_says_what_stands_in_the_head_line(place):
    head = {key: value for key, value in arguments(place).items() if key in (
        "installation", "program", "exported_at", "exported_by", "purpose", "recipient", "keys")}  # fmt: skip
    told = disclosure(**head, previous_export=(3, "ab" * 32))
    assert told["previous_export"] == {"size": 3, "head": "ab" * 32}
    assert (told["purpose"], told["recipient"], told["first"]) == ("audit", "auditor", 0)
    for name in ("program", "exported_at", "exported_by", "purpose", "recipient"):
        other = disclosure(**{**head, name: "another"}, previous_export=None)
        assert other["head_sha256"] != told["head_sha256"]
    assert disclosure(**{**head, "keys": ()}, previous_export=None)["head_sha256"] != told["head_sha256"]


def test_a_file_that_is_there_is_left_as_it_is(place, tmp_path):
    target = tmp_path / "log.jsonl"
    target.write_text("mine")
    with pytest.raises(CdsError) as error:
        export_log(target, **arguments(place))
    assert error.value.code == "export_exists"
    assert str(target) in sentence(error.value)
    assert target.read_text() == "mine"
    export_log(target, **arguments(place), overwrite=True)
    assert verify(target).exit_code == 0
    assert os.listdir(tmp_path) == ["log.jsonl"]


def test_a_file_that_appears_meanwhile_is_left_as_it_is(place, tmp_path):
    target = tmp_path / "log.jsonl"

    def sign(message: bytes):
        target.write_text("mine")
        return place.sign_checkpoint(message)

    with pytest.raises(CdsError) as error:
        export_log(target, **arguments(place, sign=sign))
    assert error.value.code == "export_exists"
    assert target.read_text() == "mine"
    assert os.listdir(tmp_path) == ["log.jsonl"]


def test_a_file_system_without_hard_links_will_do(place, tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    target = tmp_path / "log.jsonl"
    export_log(target, **arguments(place))
    assert verify(target).exit_code == 0
    assert os.listdir(tmp_path) == ["log.jsonl"]

    def sign(message: bytes):
        target.write_text("mine")
        return place.sign_checkpoint(message)

    target.unlink()
    with pytest.raises(CdsError) as error:
        export_log(target, **arguments(place, sign=sign))
    assert error.value.code == "export_exists"
    assert target.read_text() == "mine"


@pytest.mark.parametrize(
    "harm",
    [
        lambda entries: entries.pop(3),
        lambda entries: entries.pop(),
        lambda entries: entries.append((len(entries), entries[-1][1], entries[-1][2])),
        lambda entries: entries.insert(2, entries[2]),
        lambda entries: entries.__setitem__(slice(2, 4), entries[3:1:-1]),
        lambda entries: entries.__setitem__(4, (4, entries[3][1], entries[4][2])),
        lambda entries: entries.__setitem__(4, (4, entries[4][1], {**entries[4][2], "user_id": "x"})),
        lambda entries: entries.__setitem__(4, (4, entries[5][1], entries[5][2])),
    ],
)
def test_a_broken_chain_is_not_signed_and_not_exported(place, tmp_path, harm):
    size, signed = len(place.entries), []
    harm(place.entries)

    def sign(message: bytes):
        signed.append(message)
        return place.sign_checkpoint(message)

    with pytest.raises(IntegrityError) as error:
        export_log(tmp_path / "log.jsonl", **arguments(place, size=size, sign=sign))
    assert error.value.code == "export_broken"
    assert "entry" in sentence(error.value)
    assert signed == []
    assert os.listdir(tmp_path) == []


def test_a_chain_that_leads_to_another_head_is_not_signed(place, tmp_path):
    with pytest.raises(IntegrityError):
        export_log(tmp_path / "log.jsonl", **arguments(place, head="0" * 64))
    index, _, entry = place.entries[4]
    entry = {**entry, "user_id": "somebody else"}
    place.entries[4] = (index, leaf_hash(rfc8785.dumps(entry)).hex(), entry)
    with pytest.raises(IntegrityError):
        export_log(tmp_path / "log.jsonl", **arguments(place))
    assert os.listdir(tmp_path) == []


def test_a_missing_folder_and_a_folder_as_target_are_said_in_words(place, tmp_path):
    for target in (tmp_path / "missing" / "log.jsonl", tmp_path / "file" / "log.jsonl"):
        (tmp_path / "file").write_text("")
        with pytest.raises(CdsError) as error:
            export_log(target, **arguments(place))
        assert error.value.code == "export_not_writable"
        assert "space" in sentence(error.value)
    with pytest.raises(CdsError) as error:
        export_log(tmp_path, **arguments(place))
    assert error.value.code == "export_exists"
    (tmp_path / "folder").mkdir()
    with pytest.raises(CdsError) as error:
        export_log(tmp_path / "folder", **arguments(place), overwrite=True)
    assert error.value.code == "export_not_writable"
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]


@pytest.mark.parametrize("limit", [0, 1, 5_000, 9_000])
def test_a_disk_that_is_full_leaves_nothing_behind(place, tmp_path, limit):
    """The system's own limit on file size stands in for the full disk: a real refusal while writing or flushing."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        with pytest.raises(CdsError) as error:
            export_log(tmp_path / "log.jsonl", **arguments(place, purpose="x" * 9_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert error.value.code == "export_not_writable"
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("step", ["fsync", "link", "open"])
def test_a_refusal_at_any_step_leaves_nothing_behind(place, tmp_path, monkeypatch, step):
    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, step, refuse)
    if step == "link":
        monkeypatch.setattr("pathlib.Path.rename", refuse)
    with pytest.raises(CdsError) as error:
        export_log(tmp_path / "log.jsonl", **arguments(place))
    assert error.value.code == "export_not_writable"
    monkeypatch.undo()
    assert os.listdir(tmp_path) == []


def test_a_failure_of_the_store_or_the_signer_leaves_nothing_behind_and_is_not_hidden(place, tmp_path):
    def broken():
        yield place.entries[0]
        raise RuntimeError("store")

    with pytest.raises(RuntimeError):
        export_log(tmp_path / "log.jsonl", **arguments(place, entries=broken()))

    def sign(message: bytes):
        raise RuntimeError("signer")

    with pytest.raises(RuntimeError):
        export_log(tmp_path / "log.jsonl", **arguments(place, sign=sign))
    assert os.listdir(tmp_path) == []


def test_only_its_owner_can_read_an_export(exported):
    assert exported.stat().st_mode & 0o777 == 0o600


def test_exporting_needs_the_same_memory_whatever_the_length(place, tmp_path):
    template = place.entries[0][2]

    def entries(count: int):
        for index in range(count):
            entry = {**template, "index": index}
            yield index, leaf_hash(rfc8785.dumps(entry)).hex(), entry

    def peak(count: int) -> int:
        link = first_link(place.name)
        for _, leaf, _ in entries(count):
            link = next_link(link, bytes.fromhex(leaf))
        tracemalloc.start()
        try:
            target = tmp_path / f"{count}.jsonl"
            export_log(target, **arguments(place, entries=entries(count), size=count, head=link.hex()))
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(5)
    assert peak(2000) - peak(200) < 20_000
