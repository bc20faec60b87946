"""A bundle that is not exactly as signed is refused, and no byte of it reaches the parser before that is known."""

from __future__ import annotations

import base64
import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.domain.messages import sentence
from cds_app.scoring.bundle import load_bundle
from tests.support.small_bundle import TODAY, SmallBundle, key_id, sign, trust, write_json

LISTED = (
    "response/central.txt", "remission/draw_00.txt", "side_effect_stop/draw_03.txt", "drug_effects.json",
    "calibration.json", "support.json", "reference_sample.csv", "reference_cases.jsonl", "CARD.md",
)  # fmt: skip
MODEL = "response/central.txt"


def refused(small: SmallBundle, today: date = TODAY) -> str:
    with pytest.raises(CdsError) as caught:
        load_bundle(small.directory, small.trusted, today=today)
    assert sentence(caught.value)
    return caught.value.code


def rewrite(small: SmallBundle, name: str, old: str, new: str) -> None:
    path = small.directory / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8"))


def rewrite_json(small: SmallBundle, name: str, change: Any) -> None:
    path = small.directory / name
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    write_json(path, content)


@pytest.mark.requirement("MOD-02")
def test_an_untouched_bundle_is_parsed_after_verification(copied: SmallBundle, parsed: list[str]):
    bundle = load_bundle(copied.directory, copied.trusted, today=TODAY)
    assert len(parsed) == 4 * 5
    assert bundle.key_kind == "test"


@pytest.mark.requirement("SCO-12")
@pytest.mark.requirement("MOD-02")
@pytest.mark.parametrize("name", LISTED)
@pytest.mark.parametrize("where", [0.0, 0.5, 1.0])
def test_one_flipped_bit_is_refused_before_any_parser(copied: SmallBundle, parsed: list[str], name: str, where: float):
    content = bytearray((copied.directory / name).read_bytes())
    content[int(where * (len(content) - 1))] ^= 1
    (copied.directory / name).write_bytes(bytes(content))
    assert refused(copied) == "bundle_file_changed"
    assert parsed == []


@pytest.mark.requirement("MOD-02")
@pytest.mark.parametrize("where", [0.0, 0.3, 0.9, 1.0])
def test_one_flipped_bit_in_the_manifest_breaks_its_signature(copied: SmallBundle, parsed: list[str], where: float):
    content = bytearray((copied.directory / "manifest.json").read_bytes())
    content[int(where * (len(content) - 1))] ^= 1
    (copied.directory / "manifest.json").write_bytes(bytes(content))
    assert refused(copied) == "bundle_signature"
    assert parsed == []


@pytest.mark.parametrize("place", range(0, 64, 9))
def test_one_flipped_bit_in_the_signature_is_refused(copied: SmallBundle, parsed: list[str], place: int):
    def flip(content: dict[str, str]) -> None:
        raw = bytearray(base64.b64decode(content["signature"]))
        raw[place] ^= 1
        content["signature"] = base64.b64encode(bytes(raw)).decode()

    rewrite_json(copied, "manifest.sig", flip)
    assert refused(copied) == "bundle_signature"
    assert parsed == []


@pytest.mark.requirement("MOD-04")
@pytest.mark.parametrize("name", LISTED)
@pytest.mark.parametrize("keep", [0, 0.5, 0.999])
def test_a_truncated_file_is_refused_before_any_parser(copied: SmallBundle, parsed: list[str], name: str, keep: float):
    content = (copied.directory / name).read_bytes()
    (copied.directory / name).write_bytes(content[: int(keep * len(content))])
    assert refused(copied) == "bundle_file_changed"
    assert parsed == []


@pytest.mark.requirement("MOD-04")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("left_child=1", "left_child=0"),
        ("right_child=", "right_child=99"),
        ("split_feature=", "split_feature=77"),
        ("leaf_value=", "leaf_value=9"),
    ],
)
def test_a_cyclic_or_dangling_tree_never_reaches_the_parser(copied: SmallBundle, parsed: list[str], old: str, new: str):
    rewrite(copied, MODEL, old, new)
    assert refused(copied) == "bundle_file_changed"
    assert parsed == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MODEL, "response/draw_00.txt"),
        (MODEL, "remission/central.txt"),
        ("early_stop/draw_01.txt", "early_stop/draw_02.txt"),
        ("drug_effects.json", "calibration.json"),
    ],
)
def test_two_swapped_files_are_refused(copied: SmallBundle, parsed: list[str], one: str, other: str):
    a, b = copied.directory / one, copied.directory / other
    first = a.read_bytes()
    a.write_bytes(b.read_bytes())
    b.write_bytes(first)
    assert refused(copied) == "bundle_file_changed"
    assert parsed == []


@pytest.mark.parametrize("name", ["notes.txt", "response/draw_99.txt", "new/central.txt", ".hidden", "model.pkl"])
def test_a_file_more_is_refused(copied: SmallBundle, parsed: list[str], name: str):
    (copied.directory / name).parent.mkdir(exist_ok=True)
    (copied.directory / name).write_text("x", encoding="utf-8")
    assert refused(copied) == "bundle_file_extra"
    assert parsed == []


@pytest.mark.parametrize("name", LISTED)
def test_a_file_less_is_refused(copied: SmallBundle, parsed: list[str], name: str):
    (copied.directory / name).unlink()
    assert refused(copied) == "bundle_file_missing"
    assert parsed == []


def test_a_link_in_place_of_a_file_is_refused(copied: SmallBundle, parsed: list[str], tmp_path: Path):
    outside = tmp_path / "outside.txt"
    shutil.move(copied.directory / MODEL, outside)
    (copied.directory / MODEL).symlink_to(outside)
    assert refused(copied) == "bundle_file_kind"
    assert parsed == []


def test_a_linked_folder_is_refused(copied: SmallBundle, tmp_path: Path):
    shutil.move(copied.directory / "response", tmp_path / "response")
    (copied.directory / "response").symlink_to(tmp_path / "response", target_is_directory=True)
    assert refused(copied) == "bundle_file_kind"


@pytest.mark.requirement("MOD-01")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model.pkl", b"text"),
        ("model.joblib", b"text"),
        ("model.npz", b"PK\x03\x04"),
        ("notes.txt", b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00\x8c"),
        ("figure.png", b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00\x8c"),
        ("table.csv", b"a\x00b"),
    ],
)
def test_a_file_that_could_hold_objects_is_refused_even_when_signed(
    copied: SmallBundle, parsed: list[str], name: str, content: bytes
):
    (copied.directory / name).write_bytes(content)
    copied.seal()
    assert refused(copied) == "bundle_file_kind"
    assert parsed == []


def test_a_signed_picture_and_a_signed_text_are_accepted(copied: SmallBundle):
    (copied.directory / "figure.png").write_bytes(b"\x89PNG\r\n\x1a\nrest")
    (copied.directory / "notes.md").write_text("Ünïcode", encoding="utf-8")
    copied.seal()
    assert load_bundle(copied.directory, copied.trusted, today=TODAY).ref.id == "test-2026-11"


def test_a_listed_path_outside_the_folder_is_never_read(copied: SmallBundle, parsed: list[str]):
    copied.seal(lambda manifest: manifest["files"].update({"../bundle_keys.json": "0" * 64}))
    assert refused(copied) == "bundle_file_missing"
    assert parsed == []


@pytest.mark.parametrize("name", ["manifest.json", "manifest.sig"])
def test_a_bundle_without_manifest_or_signature_is_refused(copied: SmallBundle, parsed: list[str], name: str):
    (copied.directory / name).unlink()
    assert refused(copied) == ("bundle_missing" if name == "manifest.json" else "bundle_signature")
    assert parsed == []


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"null", b"\xff\xfe", b"{}", b'{"key_id": 1, "signature": 2}', b'{"key_id": "a", "signature": "%"}',
        b"[" * 100_000, b'{"key_id": "a", "key_id": "b", "signature": ""}', b" " * 2_000_000,
    ],
)  # fmt: skip
def test_a_hostile_signature_file_is_refused(copied: SmallBundle, parsed: list[str], content: bytes):
    (copied.directory / "manifest.sig").write_bytes(content)
    assert refused(copied) == "bundle_signature"
    assert parsed == []


@pytest.mark.requirement("MOD-03")
def test_an_unknown_key_is_refused(copied: SmallBundle, parsed: list[str]):
    sign(copied.directory, Ed25519PrivateKey.generate())
    assert refused(copied) == "bundle_key_unknown"
    assert parsed == []


@pytest.mark.requirement("MOD-03")
def test_a_stranger_cannot_borrow_a_trusted_key_id(copied: SmallBundle, parsed: list[str]):
    sign(copied.directory, Ed25519PrivateKey.generate())
    rewrite_json(copied, "manifest.sig", lambda content: content.update(key_id=key_id(copied.key)))
    assert refused(copied) == "bundle_signature"
    assert parsed == []


@pytest.mark.requirement("MOD-03")
def test_a_revoked_key_is_refused(copied: SmallBundle, parsed: list[str]):
    trust(copied.trusted, copied.key, status="revoked")
    assert refused(copied) == "bundle_key_revoked"
    assert parsed == []


@pytest.mark.requirement("MOD-15")
@pytest.mark.parametrize(("today", "expired"), [(date(2027, 11, 1), False), (date(2027, 11, 2), True)])
def test_an_expired_bundle_scores_nothing(copied: SmallBundle, parsed: list[str], today: date, expired: bool):
    if expired:
        assert refused(copied, today) == "bundle_expired"
        assert parsed == []
    else:
        assert load_bundle(copied.directory, copied.trusted, today=today)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "bundle_keys_missing"),
        ("", "bundle_keys_not_valid"),
        ('{"keys": [{}]}', "bundle_keys_not_valid"),
        ('{"keys": {"a": 1}}', "bundle_keys_not_valid"),
        ('{"keys": []}', "bundle_key_unknown"),
    ],
)
def test_without_a_sound_list_of_keys_nothing_is_read(
    copied: SmallBundle, parsed: list[str], content: str | None, code: str
):
    copied.trusted.unlink()
    if content is not None:
        copied.trusted.write_text(content, encoding="utf-8")
    assert refused(copied) == code
    assert parsed == []


def test_a_key_under_another_keys_id_makes_the_list_unsound(copied: SmallBundle):
    stranger = Ed25519PrivateKey.generate()
    trust(copied.trusted, stranger)
    content = json.loads(copied.trusted.read_text(encoding="utf-8"))
    content["keys"][0]["key_id"] = key_id(copied.key)
    write_json(copied.trusted, content)
    assert refused(copied) == "bundle_keys_not_valid"


def test_every_file_is_read_once_so_an_exchange_after_the_check_changes_nothing(
    copied: SmallBundle, monkeypatch: pytest.MonkeyPatch
):
    real, count = Path.read_bytes, Counter[str]()

    def reading(path: Path) -> bytes:
        count[path.name if path.parent == copied.directory else f"{path.parent.name}/{path.name}"] += 1
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", reading)
    load_bundle(copied.directory, copied.trusted, today=TODAY)
    assert set(count.values()) == {1}
    assert count[MODEL] == 1


def test_an_unreadable_file_is_told_as_such(copied: SmallBundle, monkeypatch: pytest.MonkeyPatch):
    real = Path.read_bytes

    def failing(path: Path) -> bytes:
        if path.name == "support.json":
            raise PermissionError(path)
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", failing)
    assert refused(copied) == "bundle_unreadable"


def swap_first_two(table: list[Any]) -> None:
    table[0], table[1] = table[1], table[0]


@pytest.mark.requirement("SCO-01")
@pytest.mark.parametrize(
    "change",
    [
        swap_first_two,
        lambda table: table.pop(),
        lambda table: table.append(dict(table[0], name="more")),
        lambda table: table[3].update(unit="weeks"),
        lambda table: table[0].update(monotone={}),
        lambda table: table[2].update(source_column="age_years"),
    ],
)
def test_a_bundle_for_other_inputs_is_refused_even_when_signed(copied: SmallBundle, parsed: list[str], change: Any):
    copied.seal(lambda manifest: change(manifest["features"]))
    assert refused(copied) == "bundle_features"
    assert parsed == []


def test_the_wording_of_an_inputs_meaning_is_free(copied: SmallBundle):
    copied.seal(lambda manifest: manifest["features"][0].update(meaning="In other words"))
    assert load_bundle(copied.directory, copied.trusted, today=TODAY)


@pytest.mark.requirement("MOD-06")
@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.pop("basis"),
        lambda m: m.pop("expires"),
        lambda m: m.update(expires="soon"),
        lambda m: m.update(coverage=1.5),
        lambda m: m.update(drugs=["sertraline", "sertraline"]),
        lambda m: m["outcomes"].pop("remission"),
        lambda m: m["outcomes"].update(cure={"weeks": 1}),
        lambda m: m.update(features=None),
    ],
)
def test_a_signed_manifest_with_a_gap_is_refused(copied: SmallBundle, parsed: list[str], change: Any):
    copied.seal(change)
    assert refused(copied) == "bundle_table"
    assert parsed == []


def drop_last_draw(effects: Any) -> None:
    effects["response"]["draws"].pop()


def drop_one_drug(effects: Any) -> None:
    effects["remission"]["central"].pop()


def make_infinite(effects: Any) -> None:
    effects["remission"]["draws"][0][0] = float("inf")


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        ("drug_effects.json", drop_last_draw, "bundle_draws"),
        ("drug_effects.json", drop_one_drug, "bundle_table"),
        ("drug_effects.json", make_infinite, "bundle_table"),
        ("calibration.json", lambda c: c["response"].update(slope=-1.0), "bundle_table"),
        ("calibration.json", lambda c: c.pop("response"), "bundle_table"),
        ("support.json", lambda c: c["inputs"].pop("ptsd"), "bundle_table"),
        ("support.json", lambda c: c["inputs"]["ptsd"].update(p01=2.0), "bundle_table"),
        ("support.json", lambda c: c["joint"].update(bound=0), "bundle_table"),
        ("support.json", lambda c: c["joint"]["mean"].pop(), "bundle_table"),
        ("support.json", lambda c: c["joint"]["covariance"][0].__setitem__(0, -1.0), "bundle_table"),
        ("support.json", lambda c: c["joint"]["covariance"][0].__setitem__(1, 9.0), "bundle_table"),
    ],
)
def test_a_signed_table_that_does_not_fit_is_refused(
    copied: SmallBundle, parsed: list[str], name: str, change: Any, code: str
):
    rewrite_json(copied, name, change)
    copied.seal()
    assert refused(copied) == code
    assert not any("draw" in text for text in parsed)


@pytest.mark.parametrize("name", ["support.json", "drug_effects.json", "calibration.json", "reference_cases.jsonl",
                                  "reference_sample.csv"])  # fmt: skip
@pytest.mark.parametrize("content", ["", "{", "[1]\n", "null\n", '"x"\n'])
def test_a_signed_table_that_is_not_a_table_is_refused(copied: SmallBundle, name: str, content: str):
    (copied.directory / name).write_text(content, encoding="utf-8")
    copied.seal()
    assert refused(copied) in ("bundle_table", "bundle_reference_cases")


@pytest.mark.parametrize(
    ("old", "new"), [("severity_level,", "ptsd,"), (",1.0\n", ",nan\n"), (",1.0\n", ",\n"), (",1.0\n", ",1.0,1.0\n")]
)
def test_a_reference_sample_of_another_shape_or_with_gaps_is_refused(copied: SmallBundle, old: str, new: str):
    rewrite(copied, "reference_sample.csv", old, new)
    copied.seal()
    assert refused(copied) == "bundle_table"


@pytest.mark.parametrize("names", [["draw_01.txt"], ["draw_03.txt"], ["draw_01.txt", "draw_02.txt", "draw_03.txt"]])
def test_missing_draws_are_refused_even_when_signed(copied: SmallBundle, names: list[str]):
    for name in names:
        (copied.directory / "early_stop" / name).unlink()
    copied.seal()
    assert refused(copied) == "bundle_draws"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("feature_names=severity_level failed_trials", "feature_names=failed_trials severity_level"),
        ("leaf_value=0.", "leaf_value=0.0"),
        ("num_class=1", "num_class=2"),
        ("objective=binary sigmoid:1", "objective=regression"),
        ("objective=binary sigmoid:1", "objective=binary sigmoid:2"),
        ("num_cat=0", "num_cat=1"),
        ("is_linear=0", "is_linear=1"),
        ("label_index=0", "label_index=0\naverage_output"),
    ],
)
def test_a_model_of_another_kind_is_refused_before_any_parser(
    copied: SmallBundle, parsed: list[str], old: str, new: str
):
    rewrite(copied, MODEL, old, new)
    copied.seal()
    assert refused(copied) == "bundle_model"
    assert parsed == []


@pytest.mark.requirement("MOD-05")
def test_a_changed_leaf_is_refused_by_the_reference_cases_even_when_signed(copied: SmallBundle):
    path = copied.directory / MODEL
    text = path.read_text(encoding="utf-8")
    start = text.index("leaf_value=") + len("leaf_value=")
    end = text.index("\n", start)
    turned = {"1": "2", "2": "1", "3": "4", "4": "3", "5": "6", "6": "5", "7": "8", "8": "7"}
    leaves = [leaf[:7] + turned.get(leaf[7], "5") + leaf[8:] for leaf in text[start:end].split()]
    path.write_bytes((text[:start] + " ".join(leaves) + text[end:]).encode("utf-8"))
    copied.seal()
    assert refused(copied) == "bundle_reference_cases"


@pytest.mark.requirement("MOD-05")
@pytest.mark.parametrize("field", ["probability", "sd"])
@pytest.mark.parametrize("off", [1e-8, float("nan")])
def test_a_reference_case_that_does_not_come_out_is_refused(copied: SmallBundle, field: str, off: float):
    path = copied.directory / "reference_cases.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    lines[-1][field] += off
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    copied.seal()
    assert refused(copied) == "bundle_reference_cases"


@pytest.mark.parametrize("change", [{"drug": "placebo"}, {"outcome": "response"}])
def test_an_exam_about_something_else_or_with_an_outcome_left_out_is_refused(
    copied: SmallBundle, change: dict[str, str]
):
    path = copied.directory / "reference_cases.jsonl"
    lines = [json.loads(line) | change for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    copied.seal()
    assert refused(copied) == "bundle_reference_cases"


def test_a_refusal_for_content_is_an_integrity_error(copied: SmallBundle):
    (copied.directory / "CARD.md").write_text("changed", encoding="utf-8")
    with pytest.raises(IntegrityError) as caught:
        load_bundle(copied.directory, copied.trusted, today=TODAY)
    assert caught.value.params == {"file": "CARD.md"}
