"""Verdicts on whole logs: what a tamperer, a thief of keys and a bad disk can do, and what is said of it."""

from __future__ import annotations

import base64
import copy
import json
import random
import shutil
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_app.domain.audit import first_link, leaf_hash, next_link
from cds_app.reporting import verification
from cds_app.reporting.verification import EXIT_CODES, main, receipt, verify
from tests.reporting.flipping import chosen_places, flips_that_pass, smallest_export
from tests.reporting.log_maker import (
    ADA,
    BOB,
    Installation,
    lines_of,
    make_statement,
    public_text,
    rehash,
    renumber,
    resign,
    seeded,
    write_lines,
)
from tests.support.independent_verifier import verify as verify_independently

FINE = ("anchored", "consistent, not anchored")
ENTRIES = 10


def tampered(exported: Path, change, name: str = "tampered.jsonl") -> Path:
    lines = lines_of(exported)
    return write_lines(exported.with_name(name), change(lines) or lines)


def both(path: Path, anchor: Path | None = None):
    """Our verdict; the independent one has to be the same, but for places that only ours can name."""
    ours = verify(path, anchor)
    status, index = verify_independently(path, anchor)
    assert (ours.status in FINE) is (status in FINE), (ours, status)
    assert ours.status == status, (ours, status)
    if index is not None:
        assert ours.first_bad_index == index
    return ours


# --- sound logs -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-02")
def test_a_sound_log_is_consistent_and_not_called_more(exported):
    verdict = both(exported)
    assert (verdict.status, verdict.exit_code, verdict.first_bad_index) == ("consistent, not anchored", 0, None)
    assert verdict.entries == ENTRIES
    assert verdict.head == lines_of(exported)[-1]["checkpoint"]["head"]
    assert "not anchored" in verdict.sentence
    assert "was not written anew" in verdict.sentence


def test_the_example_writing_of_the_format_page_is_read_too(exported):
    """White space and another order of the fields: the page asks for the canonical form of what is hashed only."""
    order = ["index", "leaf", "entry"]
    lines = lines_of(exported)
    loose = [
        json.dumps({key: line[key] for key in order} if "entry" in line else line, ensure_ascii=True) for line in lines
    ]
    path = exported.with_name("loose.jsonl")
    path.write_text("".join(line + "\n" for line in loose), encoding="utf-8")
    assert both(path).status == "consistent, not anchored"


def test_the_same_writing_with_characters_escaped_is_read_too(exported):
    path = exported.with_name("ascii.jsonl")
    lines = [json.dumps(line, sort_keys=True, separators=(",", ":")) for line in lines_of(exported)]
    path.write_text("".join(line + "\n" for line in lines), encoding="ascii")
    assert path.read_bytes() != exported.read_bytes()
    assert both(path).status == "consistent, not anchored"


def test_an_escape_that_nobody_writes_is_noticed(exported):
    path = exported.with_name("capital.jsonl")
    path.write_bytes(exported.read_bytes().replace(rb"\u001f", rb"\u001F"))
    verdict = verify(path)
    assert (verdict.status, verdict.first_bad_index) == ("altered", 4)


def test_one_line_in_another_writing_is_noticed_in_a_log_of_the_program(exported):
    for number in range(1, ENTRIES + 2):
        raw = exported.read_bytes().split(b"\n")
        raw[number] = raw[number].replace(b'"index":', b'"index": ').replace(b'"checkpoint":', b'"checkpoint": ')
        path = exported.with_name("spaced.jsonl")
        path.write_bytes(b"\n".join(raw))
        assert verify(path).status == "altered"


def test_a_line_that_is_as_the_program_writes_it_is_judged_as_if_it_were_looked_at_closely(exported, monkeypatch):
    """Most lines are taken at once; whatever is found in one must not depend on it."""
    strange = [
        exported,
        *(tampered(exported, change, f"{number}.jsonl") for number, change in enumerate((
            lambda lines: lines[4]["entry"].update(boot_id=1) or rehash(lines),
            lambda lines: lines[4]["entry"].update(index=99) or rehash(lines),
            lambda lines: lines[6]["entry"]["data"]["statement"].update(comment="\U0001f600") or rehash(lines),
            lambda lines: lines[8]["entry"]["data"].update(key_id="none") or rehash(lines),
            lambda lines: lines[0].update(count=ENTRIES - 2),
            lambda lines: lines.pop(7) and None,
        ))),
    ]  # fmt: skip
    at_once = [verify(path) for path in strange]
    assert len({verdict.sentence for verdict in at_once}) == len(strange)
    monkeypatch.setattr(verification.Log, "as_written", lambda _log, _line: None)
    assert [verify(path) for path in strange] == at_once


def test_a_line_too_deep_by_one_is_unreadable_in_the_innermost_place(exported):
    for depth, status in ((verification.DEEPEST - 3, "altered"), (verification.DEEPEST - 2, "unreadable")):

        def edit(lines, depth=depth):
            lines[5]["entry"]["data"] = {"x": json.loads("[" * depth + "]" * depth)}
            return rehash(lines)

        assert verify(tampered(exported, edit)).status == status


def test_an_empty_log_is_consistent(tmp_path):
    place = Installation()
    place.entries.clear()
    place.link = first_link(place.name)
    place.keys = {k: v.__class__(**{**v.__dict__, "enrolled_at_entry": 0}) for k, v in place.keys.items()}
    from cds_app.reporting.decision_log import export_log

    path = tmp_path / "empty.jsonl"
    export_log(
        path, installation=place.name, program="0.1.0", exported_at="t", exported_by=ADA, purpose="p", recipient="r",
        keys=place.keys.values(), entries=(), size=0, head=place.link.hex(), time="t", sign=place.sign_checkpoint,
    )  # fmt: skip
    assert both(path).status == "consistent, not anchored"


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_logs_and_random_tampering_are_judged_alike_by_two_verifiers(tmp_path, data):
    place = Installation()
    keys = [place.enrol("clinician", user) for user in (ADA, BOB)]
    text = st.text(st.characters(codec="utf-8"), max_size=8)
    for number in range(data.draw(st.integers(0, 6))):
        if data.draw(st.booleans()):
            place.add("what_if", data.draw(st.dictionaries(text, text | st.integers(0, 99), max_size=3)))
        else:
            place.sign_decision(data.draw(st.sampled_from(keys)), f"{number:032x}")
    path = tmp_path / "random.jsonl"
    path.unlink(missing_ok=True)
    place.export(path)
    assert both(path).status == "consistent, not anchored"
    raw = bytearray(path.read_bytes())
    start = raw.index(b"\n") + 1  # the format alone does not bind the head line; the program does, see the flips
    raw[data.draw(st.integers(start, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(raw)
    assert verify(path).status not in FINE
    assert verify_independently(path)[0] not in FINE


# --- every byte, every entry ------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-20")
def test_no_flipped_byte_passes(tmp_path):
    """Every byte of the structure and one of every value; `flips_that_pass` without places tries every byte."""
    data = smallest_export(tmp_path)
    assert flips_that_pass(data, tmp_path, chosen_places(data)) == []


@pytest.mark.requirement("AUD-17")
def test_a_removed_entry_is_named(exported):
    for index in range(ENTRIES):
        verdict = both(tampered(exported, lambda lines, i=index: lines.pop(1 + i) and None))
        assert (verdict.status, verdict.exit_code, verdict.first_bad_index) == ("incomplete", 11, index)
        assert str(index) in verdict.sentence


def test_swapped_entries_are_named(exported):
    def swap(lines, i, j):
        lines[1 + i], lines[1 + j] = lines[1 + j], lines[1 + i]

    for i in range(ENTRIES):
        for j in range(i + 1, ENTRIES):
            verdict = both(tampered(exported, lambda lines, i=i, j=j: swap(lines, i, j)))
            assert (verdict.status, verdict.first_bad_index) == ("altered", i)


def test_a_doubled_entry_is_named(exported):
    for index in range(ENTRIES):
        verdict = both(tampered(exported, lambda lines, i=index: lines.insert(1 + i, lines[1 + i])))
        assert (verdict.status, verdict.first_bad_index) == ("altered", index + 1)


def test_an_inserted_entry_is_named_even_when_all_is_renumbered(exported):
    for index in range(ENTRIES):

        def insert(lines, i=index):
            lines.insert(1 + i, copy.deepcopy(lines[4]))
            return renumber(lines)

        verdict = both(tampered(exported, insert))
        assert verdict.status == "altered"
        assert verdict.first_bad_index is not None
        assert verdict.first_bad_index <= max(index, 4)


def test_an_edited_entry_is_named(exported):
    for index in range(ENTRIES):
        for field in ("time", "user_id", "event", "role", "boot_id", "local_offset"):

            def edit(lines, i=index, field=field):
                lines[1 + i]["entry"][field] = "changed"

            verdict = both(tampered(exported, edit))
            assert (verdict.status, verdict.first_bad_index) == ("altered", index)


def test_an_entry_that_lost_or_gained_a_field_is_refused(exported):
    for change in (lambda e: e.pop("boot_id"), lambda e: e.update(extra=1), lambda e: e.update(data=[])):

        def edit(lines, change=change):
            change(lines[5]["entry"])
            rehash(lines)

        verdict = verify(tampered(exported, edit))
        assert (verdict.status, verdict.first_bad_index) == ("unreadable", 4)


def test_removing_and_renumbering_does_not_help(exported):
    for index in range(ENTRIES):
        verdict = both(tampered(exported, lambda lines, i=index: lines.pop(1 + i) and renumber(lines)))
        assert verdict.exit_code != 0


@pytest.mark.requirement("AUD-06")
def test_every_cut_is_noticed(exported):
    data, path = exported.read_bytes(), exported.with_name("cut.jsonl")
    for size in range(0, len(data), 53):
        path.write_bytes(data[:size])
        assert verify(path).status in ("incomplete", "unreadable")
    ends = [place for place, byte in enumerate(data) if byte == 10]
    for number, end in enumerate(ends[:-1]):
        path.write_bytes(data[: end + 1])
        verdict = verify(path)
        assert (verdict.status, verdict.first_bad_index) == ("incomplete", number)
    path.write_bytes(data[: ends[4] + 30])
    assert (verify(path).status, verify(path).first_bad_index) == ("incomplete", 4)


def test_a_shortened_log_with_a_fitting_head_line_is_incomplete(exported):
    def shorten(lines):
        del lines[-3:-1]
        lines[0]["count"] = len(lines) - 2

    verdict = both(tampered(exported, shorten))
    assert (verdict.status, verdict.first_bad_index) == ("incomplete", ENTRIES - 2)


def test_a_lengthened_log_is_altered_where_the_checkpoint_ends(exported):
    def lengthen(lines):
        entry = copy.deepcopy(lines[-2]["entry"])
        entry["index"] = ENTRIES
        lines.insert(-1, {"index": ENTRIES, "leaf": leaf_hash(rfc8785.dumps(entry)).hex(), "entry": entry})
        lines[0]["count"] += 1

    verdict = both(tampered(exported, lengthen))
    assert (verdict.status, verdict.first_bad_index) == ("altered", ENTRIES)


def test_a_count_that_does_not_fit_is_noticed(exported):
    assert both(tampered(exported, lambda lines: lines[0].update(count=ENTRIES + 1))).status == "incomplete"
    verdict = both(tampered(exported, lambda lines: lines[0].update(count=ENTRIES - 1)))
    assert (verdict.status, verdict.first_bad_index) == ("altered", ENTRIES - 1)


# --- what nobody signed, and still is bound -----------------------------------------------------------------------


@pytest.mark.parametrize("field", ["program", "exported_at", "exported_by", "purpose", "recipient", "installation"])
def test_the_head_line_is_bound_by_the_exports_own_entry(exported, field):
    assert verify(tampered(exported, lambda lines: lines[0].update({field: "another"}))).status == "altered"


def test_the_names_beside_the_keys_are_bound(exported):
    for place in range(3):

        def rename(lines, place=place):
            lines[0]["keys"][place]["display_name"] = "Dr Someone Else"

        assert verify(tampered(exported, rename)).status == "altered"


def test_a_key_can_neither_vanish_nor_appear(exported):
    for place in range(3):
        assert verify(tampered(exported, lambda lines, p=place: lines[0]["keys"].pop(p) and None)).exit_code != 0
    stranger = {
        "key_id": "x", "kind": "installation", "user_id": None, "display_name": "x",
        "public_key": public_text(seeded("x")), "enrolled_at_entry": 0, "retired_at_entry": None,
    }  # fmt: skip
    assert verify(tampered(exported, lambda lines: lines[0]["keys"].append(stranger))).status == "altered"


def test_the_export_before_cannot_be_left_out_or_made_up(place, exported, tmp_path):
    second = place.export(tmp_path / "second.jsonl").path
    assert both(second).status == "consistent, not anchored"
    assert lines_of(second)[-1]["previous_export"]["size"] == ENTRIES
    for previous in (None, {"size": 4, "head": "0" * 64}, {"size": 99, "head": "0" * 64}, {"size": 0, "head": "x"}):

        def change(lines, previous=previous):
            lines[-1]["previous_export"] = previous

        assert verify(tampered(second, change)).status == "altered"


def test_a_true_but_other_export_before_is_noticed(place, exported, tmp_path):
    second = place.export(tmp_path / "second.jsonl").path
    start = {"size": 0, "head": first_link(place.name).hex()}
    assert verify(tampered(second, lambda lines: lines[-1].update(previous_export=start))).status == "altered"


# --- keys and signatures ----------------------------------------------------------------------------------------


@pytest.mark.requirement("SIG-12")
def test_no_field_of_a_signed_statement_can_change(exported, place):
    """With every hash and the checkpoint made again: the clinician's own signature is what remains."""
    statement = lines_of(exported)[6]["entry"]["data"]["statement"]
    for field in statement:

        def edit(lines, field=field):
            lines[6]["entry"]["data"]["statement"][field] = "changed"
            return resign(rehash(lines), place)

        verdict = verify(tampered(exported, edit))
        assert verdict.exit_code != 0, field
        assert verdict.first_bad_index == 5, field


@pytest.mark.requirement("SIG-13")
def test_a_signature_cannot_move_to_another_decision(exported, place):
    def swap(lines):
        a, b = lines[6]["entry"]["data"], lines[8]["entry"]["data"]
        a["signature"], b["signature"] = b["signature"], a["signature"]
        return resign(rehash(lines), place)

    verdict = both(tampered(exported, swap))
    assert (verdict.status, verdict.first_bad_index) == ("altered", 5)


@pytest.mark.requirement("SIG-13")
def test_a_signed_statement_cannot_be_transplanted(exported, place):
    """Another record or assessment under the same signature; and the whole decision repeated as a later one."""
    for field in ("record_id", "assessment_id"):

        def move(lines, field=field):
            lines[6]["entry"]["data"]["statement"][field] = "f" * 32
            return resign(rehash(lines), place)

        assert both(tampered(exported, move)).first_bad_index == 5

    def repeat(lines):
        lines[7]["entry"] = {**copy.deepcopy(lines[6]["entry"]), "index": 6}
        return resign(rehash(lines), place)

    verdict = both(tampered(exported, repeat))
    assert (verdict.status, verdict.first_bad_index) == ("altered", 6)


def test_a_decision_signed_with_somebody_elses_key_is_not_trusted(place, tmp_path):
    bob = next(k for k in place.keys.values() if k.user_id == BOB)
    place.sign_decision(bob.key_id, "d" * 32, signer={**make_statement(ADA)["signer"]})
    verdict = both(place.export(tmp_path / "log.jsonl").path)
    assert (verdict.status, verdict.exit_code, verdict.first_bad_index) == ("untrusted key", 13, 9)


def test_an_administrator_cannot_sign_with_the_installations_key(place, tmp_path):
    key = next(k for k in place.keys.values() if k.kind == "installation")
    place.sign_decision(key.key_id, "d" * 32)
    verdict = both(place.export(tmp_path / "log.jsonl").path)
    assert (verdict.status, verdict.first_bad_index) == ("untrusted key", 9)


def test_a_key_signs_nothing_before_it_is_enrolled_or_after_it_is_retired(tmp_path):
    early, late = Installation("early"), Installation("late")
    key = early.enrol("clinician", ADA)
    early.entries.pop()  # the key is told of only after its first signature
    early.link = next_link_of(early)
    early.sign_decision(key)
    info = early.keys[key]
    early.add("key_enrolled", {"key_id": key, "kind": "clinician", "user_id": ADA, "public_key": info.public_key})
    early.keys[key] = info.__class__(**{**info.__dict__, "enrolled_at_entry": len(early.entries) - 1})
    assert both(early.export(tmp_path / "early.jsonl").path).status == "untrusted key"

    key = late.enrol("clinician", ADA)
    late.sign_decision(key, "a" * 32)
    late.retire(key)
    fine = late.export(tmp_path / "fine.jsonl").path
    assert both(fine).status == "consistent, not anchored"
    index = late.sign_decision(key, "b" * 32)
    verdict = both(late.export(tmp_path / "late.jsonl").path)
    assert (verdict.status, verdict.first_bad_index) == ("untrusted key", index)


def next_link_of(place: Installation) -> bytes:
    link = first_link(place.name)
    for _, leaf, _ in place.entries:
        link = next_link(link, bytes.fromhex(leaf))
    return link


def test_the_head_lines_keys_have_to_agree_with_the_entries_that_tell_of_them(exported):
    for field, value in (
        ("enrolled_at_entry", 0),
        ("retired_at_entry", 9),
        ("user_id", BOB),
        ("kind", "installation"),
        ("public_key", public_text(seeded("another"))),
    ):

        def edit(lines, field=field, value=value):
            lines[0]["keys"][1][field] = value

        assert verify(tampered(exported, edit)).exit_code != 0, field
    verdict = both(tampered(exported, lambda lines: lines[0]["keys"][1].update(enrolled_at_entry=0)))
    assert (verdict.status, verdict.first_bad_index) == ("altered", 2)


def test_two_keys_of_one_name_and_one_key_of_two_names_are_not_trusted(exported):
    def same_id(lines):
        lines[0]["keys"][1]["key_id"] = lines[0]["keys"][2]["key_id"]

    def same_key(lines):
        lines[0]["keys"][1]["public_key"] = lines[0]["keys"][2]["public_key"]

    for change in (same_id, same_key):
        verdict = both(tampered(exported, change))
        assert (verdict.status, verdict.exit_code) == ("untrusted key", 13)


def test_a_checkpoint_needs_a_key_of_the_installation(exported, place):
    ada = next(k for k in place.keys.values() if k.user_id == ADA)

    def by_a_clinician(lines):
        message = rfc8785.dumps(lines[-1]["checkpoint"])
        signature = base64.b64encode(place.private[ada.key_id].sign(message)).decode()
        lines[-1].update(key_id=ada.key_id, signature=signature)

    assert both(tampered(exported, by_a_clinician)).status == "untrusted key"
    assert both(tampered(exported, lambda lines: lines[-1].update(key_id="nobody"))).status == "untrusted key"


def test_a_retired_installation_key_signs_no_later_checkpoint(place, tmp_path):
    old = next(k.key_id for k in place.keys.values() if k.kind == "installation")
    place.enrol("installation", None, "second")
    place.retire(old)
    path = place.export(tmp_path / "log.jsonl").path
    assert both(path).status == "consistent, not anchored"

    def by_the_old_one(lines):
        message = rfc8785.dumps(lines[-1]["checkpoint"])
        lines[-1].update(key_id=old, signature=base64.b64encode(place.private[old].sign(message)).decode())

    assert verify(tampered(path, by_the_old_one)).status == "untrusted key"


def test_a_key_that_the_auditor_knows_is_asked_for(exported, place):
    key = next(k for k in place.keys.values() if k.kind == "installation")
    assert verify(exported, trusted_key=key.public_key).exit_code == 0
    verdict = verify(exported, trusted_key=public_text(seeded("another")))
    assert (verdict.status, verdict.exit_code) == ("untrusted key", 13)


@pytest.mark.requirement("AUD-07")
def test_receipts_from_charts_are_looked_for(exported):
    codes = [receipt(line["entry"]["data"]["signature"]) for line in lines_of(exported) if "signature" in str(line)
             and line.get("entry", {}).get("event") == "decision_signed"]  # fmt: skip
    assert len(codes) == 2
    assert all(len(code) == 16 for code in codes)
    assert verify(exported, receipts=codes).exit_code == 0
    verdict = verify(exported, receipts=[codes[0].upper(), "0" * 16])
    assert (verdict.status, verdict.exit_code) == ("incomplete", 11)
    assert "0" * 16 in verdict.sentence


# --- withheld entries -------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-17")
def test_withheld_entries_are_counted_and_their_place_is_still_proved(place, tmp_path):
    path = place.export(tmp_path / "filtered.jsonl", withhold=lambda entry: entry["event"] == "patient_opened").path
    verdict = both(path)
    assert (verdict.status, verdict.withheld, verdict.entries) == ("consistent, not anchored", 1, ENTRIES)
    assert "1 entries were withheld" in verdict.sentence
    line = lines_of(path)[5]
    assert line == {"index": 4, "leaf": line["leaf"], "withheld": True}
    assert both(tampered(path, lambda lines: lines.pop(5) and None)).first_bad_index == 4
    assert both(tampered(path, lambda lines: lines[5].update(leaf="0" * 64))).status == "altered"
    for wrong in ({"withheld": False}, {"withheld": 1}, {"leaf": "0" * 63}, {"leaf": line["leaf"].upper()}):
        assert verify(tampered(path, lambda lines, wrong=wrong: lines[5].update(wrong))).status == "unreadable"


# --- anchors ----------------------------------------------------------------------------------------------------


@pytest.fixture
def later(place, exported, tmp_path):
    place.add("patient_opened", {"record_id": "c" * 32})
    return place.export(tmp_path / "later.jsonl").path


def bare(exported: Path, name: str, value) -> Path:
    path = exported.with_name(name)
    path.write_text(json.dumps(value, indent=2), encoding="utf-8")
    return path


@pytest.mark.requirement("AUD-06")
def test_an_earlier_export_or_its_checkpoint_anchors_a_later_one(exported, later):
    last = lines_of(exported)[-1]
    kept = [
        exported,
        bare(exported, "line.json", last),
        bare(exported, "checkpoint.json", last["checkpoint"]),
        bare(exported, "note.json", {"size": ENTRIES, "head": last["checkpoint"]["head"]}),
    ]
    for anchor in kept:
        verdict = both(later, anchor)
        assert (verdict.status, verdict.exit_code) == ("anchored", 0)
        assert f"the first {ENTRIES} agree" in verdict.sentence
    assert verify(later, kept).status == "anchored"
    assert verify(later, [exported, later]).status == "anchored"
    assert both(later, later).status == "anchored"


def test_an_anchor_of_more_than_is_here_shows_that_something_is_missing(exported, later):
    verdict = both(exported, later)
    assert (verdict.status, verdict.exit_code, verdict.first_bad_index) == ("incomplete", 11, ENTRIES)
    assert verify(exported, [exported, later]).status == "incomplete"


def test_an_anchor_at_nothing_anchors_nothing(exported, place):
    start = bare(exported, "start.json", {"size": 0, "head": first_link(place.name).hex()})
    assert verify(exported, start).status == "consistent, not anchored"


@pytest.mark.requirement("AUD-04")
@pytest.mark.requirement("AUD-19")
def test_an_insider_with_every_key_but_the_clinicians_is_exposed_by_one_earlier_export(exported, later, place):
    """All hashes made again, the checkpoint signed again: consistent by itself, and exactly located by an anchor."""
    for index in (0, 4, 6, 8):

        def edit(lines, i=index):
            lines[1 + i]["entry"]["role"] = "changed"
            previous = lines[-1]["previous_export"]
            told = lines[-2]["entry"]["data"]
            rehash(lines)
            link = first_link(place.name)
            for line in lines[1 : 1 + previous["size"]]:
                link = next_link(link, bytes.fromhex(line["leaf"]))
            previous["head"] = told["previous_export"]["head"] = link.hex()
            return resign(rehash(lines), place)

        path = tampered(later, edit)
        assert both(path).status == "consistent, not anchored"
        verdict = verify(path, exported)
        assert (verdict.status, verdict.exit_code, verdict.first_bad_index) == ("altered", 10, index)
        note = bare(exported, "note.json", lines_of(exported)[-1]["checkpoint"])
        verdict = verify(path, note)
        assert (verdict.status, verdict.first_bad_index) == ("altered", None)
        assert f"before entry {ENTRIES}" in verdict.sentence


def test_what_was_edited_without_a_key_is_located_by_an_anchor_too(exported, later):
    def edit(lines):
        lines[7]["entry"]["role"] = "changed"
        rehash(lines)

    verdict = verify(tampered(later, edit), exported)
    assert (verdict.status, verdict.first_bad_index) == ("altered", 6)
    verdict = verify(tampered(later, edit))
    assert (verdict.status, verdict.first_bad_index) == ("altered", None)


@pytest.mark.requirement("AUD-10")
def test_two_histories_of_one_length_expose_each_other(tmp_path):
    one, two = Installation(), Installation()
    one.add("locked", {})
    two.add("log_read", {})
    paths = [place.export(tmp_path / name).path for place, name in ((one, "one.jsonl"), (two, "two.jsonl"))]
    assert [verify(p).status for p in paths] == ["consistent, not anchored"] * 2
    verdict = verify(paths[0], paths[1])
    assert (verdict.status, verdict.first_bad_index) == ("altered", 2)


def test_an_anchor_of_another_installation_is_not_trusted(exported, tmp_path):
    other = Installation("another")
    other.add("locked", {})
    anchor = other.export(tmp_path / "other.jsonl").path
    assert (verify(exported, anchor).status, verify(exported, anchor).exit_code) == ("untrusted key", 13)


def test_an_anchor_signed_with_an_unknown_key_is_not_trusted(exported):
    last = lines_of(exported)[-1]
    strange = bare(exported, "strange.json", {**last, "key_id": "strange"})
    assert verify(exported, strange).status == "untrusted key"
    wrong = bare(exported, "wrong.json", {**last, "signature": base64.b64encode(b"\1" * 64).decode()})
    assert verify(exported, wrong).status == "untrusted key"


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"size": 1}', '{"size": 1.5, "head": "x"}', "log", "[" * 9999]
)
def test_an_anchor_that_is_none_is_said_to_be_unreadable(exported, text):
    path = exported.with_name("anchor")
    path.write_text(text, encoding="utf-8")
    verdict = verify(exported, path)
    assert (verdict.status, verdict.exit_code) == ("unreadable", 12)
    assert "anchor" in verdict.sentence
    assert verify(exported, exported.with_name("missing")).status == "unreadable"


# --- files that are no such log ---------------------------------------------------------------------------------


def test_other_line_ends_blank_lines_and_marks_are_unreadable(exported):
    data, path = exported.read_bytes(), exported.with_name("odd.jsonl")
    middle = data.index(b"\n", len(data) // 2)
    for odd in (
        data.replace(b"\n", b"\r\n"),
        data.replace(b"\n", b"\r"),
        data[:-1],
        data + b"\n",
        data + b" \n",
        data + b"{}\n",
        data + data,
        b"\n" + data,
        b"\xef\xbb\xbf" + data,
        data[:middle] + b"\n" + data[middle:],
        data[:middle] + b"\r" + data[middle:],
        data.decode().encode("utf-16"),
        b"",
        b"\n",
        b"\0" * 100,
        b"{}\n",
        b"[]\n" * 3,
        b"null\n",
        b"[" * 200_000,
        b"{" * 2_000_000 + b"\n",
    ):
        path.write_bytes(odd)
        verdict = verify(path)
        assert verdict.status in ("unreadable", "incomplete"), odd[:60]
        assert verdict.status == "unreadable" or not odd.endswith(b"\n")


@pytest.mark.parametrize(
    "harm",
    [
        lambda line: line.replace(b'"record_id":"b', b'"x":1.5,"record_id":"b'),
        lambda line: line.replace(b'"record_id":"b', b'"x":1,"x":1,"record_id":"b'),
        lambda line: line.replace(b'"record_id":"b', b'"x":NaN,"record_id":"b'),
        lambda line: line.replace(b'"record_id":"b', b'"x":9007199254740992,"record_id":"b'),
        lambda line: line.replace(b'"record_id":"b', rb'"x":"\ud800","record_id":"b'),
        lambda line: line.replace(b'"record_id":"b', b'"x":' + b"[" * 50_000 + b"]" * 50_000 + b',"record_id":"b'),
        lambda line: b"[" + line + b"]",
        lambda line: line[:-1],
        lambda line: b"\xff" + line,
        lambda line: b'"text"',
        lambda line: b"{}",
    ],
)  # fmt: skip
def test_a_line_that_is_not_strict_json_of_the_format_is_unreadable_and_named(exported, harm):
    raw = exported.read_bytes().split(b"\n")
    raw[5] = harm(raw[5])
    path = exported.with_name("harmed.jsonl")
    path.write_bytes(b"\n".join(raw))
    verdict = verify(path)
    assert (verdict.status, verdict.first_bad_index) == ("unreadable", 4)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("format", "other"), ("version", 2), ("version", True), ("version", "1"), ("first", 1), ("first", False),
        ("count", "10"), ("keys", {}), ("keys", [1]), ("installation", 7), ("purpose", None), ("extra", 1),
    ],
)  # fmt: skip
def test_a_head_line_of_another_shape_is_unreadable(exported, field, value):
    verdict = verify(tampered(exported, lambda lines: lines[0].update({field: value})))
    assert (verdict.status, verdict.exit_code, verdict.first_bad_index) == ("unreadable", 12, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [("key_id", 1), ("user_id", 1), ("public_key", None), ("enrolled_at_entry", True), ("retired_at_entry", "1"),
     ("extra", 1)],
)  # fmt: skip
def test_a_key_of_another_shape_is_unreadable(exported, field, value):
    assert verify(tampered(exported, lambda lines: lines[0]["keys"][0].update({field: value}))).status == "unreadable"


def test_no_type_of_value_anywhere_makes_the_verifier_fall_over(exported):
    """Every value of the first, an entry's, a decision's and the last line replaced by values of other types."""

    def places(value, path=()):
        if isinstance(value, dict | list):
            for key in list(value if isinstance(value, dict) else range(len(value))):
                yield (*path, key)
                yield from places(value[key], (*path, key))

    original = lines_of(exported)
    for number in (0, 1, 6, len(original) - 1):
        for path in places(original[number]):
            for value in (None, -1, {}):
                lines = copy.deepcopy(original)
                target = lines[number]
                for step in path[:-1]:
                    target = target[step]
                if target[path[-1]] == value and type(target[path[-1]]) is type(value):
                    continue
                target[path[-1]] = value
                if path[0] == "entry":
                    rehash(lines)
                verdict = verify(write_lines(exported.with_name("typed.jsonl"), lines))
                assert verdict.exit_code != 0, (number, path, value)


def test_what_is_not_a_file_is_unreadable(tmp_path):
    for path in (tmp_path, tmp_path / "missing", Path("\0")):
        verdict = verify(path)
        assert (verdict.status, verdict.exit_code, verdict.entries) == ("unreadable", 12, 0)


# --- alone, and large -------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-18")
def test_the_verifier_runs_alone_and_imports_nothing_but_the_standard_library(exported, later, tmp_path):
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(verification.__file__, alone / "verification.py")
    watch = (
        "import sys, runpy\n"
        "sys.argv = ['verification.py', *sys.argv[1:]]\n"
        "try: runpy.run_path('verification.py', run_name='__main__')\n"
        "except SystemExit as end:\n"
        "    foreign = {n.split('.')[0] for n in sys.modules} - set(sys.stdlib_module_names) - {'__main__'}\n"
        "    assert not foreign, foreign\n"
        "    raise\n"
    )
    command = [sys.executable, "-I", "-S", "-W", "error"]

    def run(*arguments, start=("-c", watch)):
        return subprocess.run(
            [*command, *start, *map(str, arguments)], cwd=alone, capture_output=True, text=True, check=False, env={}
        )

    found = run(exported)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("Consistent, not anchored: 10 entries")
    found = run(later, "--anchor", exported, "--json", start=("verification.py",))
    assert (found.returncode, found.stderr) == (0, "")
    assert json.loads(found.stdout)["status"] == "anchored"
    found = run(tampered(exported, lambda lines: lines.pop(3) and None), "--json", start=("verification.py",))
    assert found.returncode == 11
    assert json.loads(found.stdout)["first_bad_index"] == 2


@pytest.mark.requirement("AUD-18")
def test_a_file_that_lies_beside_the_verifier_is_never_imported(exported, tmp_path):
    """An export may come with more than it should: the script's own folder is where Python looks first."""
    shutil.copy(verification.__file__, tmp_path / "verification.py")
    (tmp_path / "cryptography.py").write_text("raise SystemExit(99)\n")
    command = [sys.executable, str(tmp_path / "verification.py"), str(exported)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.requirement("AUD-19")
def test_each_verdict_has_its_words_and_its_exit_code(exported, later, capsys):
    cases = {
        "anchored": [later, "--anchor", exported],
        "consistent, not anchored": [exported],
        "altered": [tampered(exported, lambda lines: lines[3]["entry"].update(event="x"), "a")],
        "incomplete": [tampered(exported, lambda lines: lines.pop() and None, "i")],
        "unreadable": [exported.with_name("missing")],
        "untrusted key": [tampered(exported, lambda lines: lines[-1].update(key_id="x"), "u")],
    }
    assert set(cases) == set(EXIT_CODES)
    for status, arguments in cases.items():
        assert main([str(a) for a in arguments]) == EXIT_CODES[status]
        said = capsys.readouterr().out
        assert said.startswith(status.capitalize())
        assert "valid" not in said.lower()


def many_lines(count: int):
    """Lines of a log with `count` small entries, made quickly."""
    place = Installation()
    link = first_link(place.name)
    template = place.entries[0][2]
    public = public_text(seeded("big"))
    key = {
        "key_id": "big", "kind": "installation", "user_id": None, "display_name": "", "public_key": public,
        "enrolled_at_entry": 0, "retired_at_entry": None,
    }  # fmt: skip
    head = {
        "format": "cds-decision-log", "version": 1, "installation": place.name, "program": "p", "exported_at": "t",
        "exported_by": "u", "purpose": "p", "recipient": "r", "first": 0, "count": count, "keys": [key],
    }  # fmt: skip
    yield rfc8785.dumps(head)
    start, end = rfc8785.dumps({**template, "index": 7}).split(b'"index":7')
    for index in range(count):
        entry = b'%b"index":%d%b' % (start, index, end)
        leaf = leaf_hash(entry)
        link = next_link(link, leaf)
        yield b'{"entry":%b,"index":%d,"leaf":"%b"}' % (entry, index, leaf.hex().encode())
    checkpoint = {"installation": place.name, "size": count, "head": link.hex(), "time": "t"}
    signature = base64.b64encode(seeded("big").sign(rfc8785.dumps(checkpoint))).decode()
    yield rfc8785.dumps({"checkpoint": checkpoint, "key_id": "big", "signature": signature, "previous_export": None})


def write_many(path: Path, count: int) -> Path:
    with path.open("wb") as file:
        file.writelines(line + b"\n" for line in many_lines(count))
    return path


def test_memory_stays_flat_whatever_the_length(tmp_path):
    def peak(count: int) -> int:
        path = write_many(tmp_path / "many.jsonl", count)
        tracemalloc.start()
        try:
            assert verify(path).entries == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)  # the tables of multiples are made once
    assert peak(3000) - peak(300) < 40_000


def test_twenty_thousand_entries_need_little_memory(tmp_path):
    path = write_many(tmp_path / "many.jsonl", 20_000)
    measure = (
        "import pathlib, re, runpy, sys\n"
        "sys.argv = sys.argv[1:]\n"
        "try: runpy.run_path(sys.argv[0], run_name='__main__')\n"
        "finally: print(re.search(r'VmHWM:\\s*(\\d+)', pathlib.Path('/proc/self/status').read_text()).group(1))\n"
    )
    found = subprocess.run(
        [sys.executable, "-I", "-S", "-c", measure, verification.__file__, str(path)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    said, kilobytes = found.stdout.splitlines()
    assert said.startswith("Consistent, not anchored: 20000 entries")
    assert path.stat().st_size > 5e6
    assert int(kilobytes) < 40_000


def test_random_lines_out_of_two_logs_never_pass(exported, later):
    mixed = lines_of(exported) + lines_of(later)
    originals = (lines_of(exported), lines_of(later))
    chance = random.Random(1)
    for _ in range(60):
        lines = [lines_of(exported)[0], *chance.sample(mixed, chance.randint(1, 14)), mixed[-1]]
        if lines not in originals:
            assert verify(write_lines(exported.with_name("mixed.jsonl"), lines)).exit_code != 0
