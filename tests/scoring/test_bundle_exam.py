"""A bundle's exam apart: what crashes, hangs or lies in the child is a refusal with a sentence, never more."""

from __future__ import annotations

import base64
import json
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import lightgbm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.scoring import bundle_exam
from cds_app.scoring.bundle_exam import examine, examine_apart
from cds_app.scoring.features import FEATURE_NAMES
from cds_app.scoring.model_text import whole_model
from cds_app.scoring.trust import TrustedKey
from tests.support.small_bundle import SmallBundle, key_id

MODEL = "response/central.txt"


def public(small: SmallBundle) -> str:
    return base64.b64encode(small.key.public_key().public_bytes_raw()).decode("ascii")


def key_of(small: SmallBundle) -> TrustedKey:
    return TrustedKey(key_id(small.key), "test", False, small.key.public_key().public_bytes_raw())


def refused(small: SmallBundle, code: str, seconds: float = 60) -> str:
    """The refusal when the child runs this Python code instead of the program."""
    with pytest.raises(CdsError) as caught:
        examine_apart(small.directory, key_of(small), seconds=seconds, program=[sys.executable, "-c", code])
    assert "{" not in sentence(caught.value)
    return caught.value.code


@pytest.mark.requirement("MOD-04")
def test_a_sound_bundle_passes_in_a_child_of_this_very_program(small: SmallBundle):
    examine_apart(small.directory, key_of(small))


@pytest.mark.requirement("MOD-04")
def test_what_the_child_finds_is_told_by_its_code_and_its_file(copied: SmallBundle):
    (copied.directory / "CARD.md").write_text("changed", encoding="utf-8")
    with pytest.raises(CdsError) as caught:
        examine_apart(copied.directory, key_of(copied))
    assert (caught.value.code, caught.value.params) == ("bundle_file_changed", {"file": "CARD.md"})


@pytest.mark.requirement("MOD-04")
def test_the_library_brought_down_by_half_a_model_is_a_refusal(small: SmallBundle):
    code = (
        "import sys, pathlib, lightgbm\n"
        f"text = (pathlib.Path(sys.argv[3]) / {MODEL!r}).read_text()\n"
        "lightgbm.Booster(model_str=text[:len(text) // 2])\n"
    )
    assert refused(small, code) == "bundle_exam_crashed"


@pytest.mark.requirement("MOD-04")
@pytest.mark.parametrize("code", ["import os; os.abort()", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
                                  "import os; os._exit(1)"])  # fmt: skip
def test_a_child_that_ends_without_a_word_is_a_refusal(small: SmallBundle, code: str):
    assert refused(small, code) == "bundle_exam_crashed"


@pytest.mark.requirement("MOD-04")
def test_a_child_that_hangs_is_stopped(small: SmallBundle):
    assert refused(small, "import threading; threading.Event().wait()", seconds=1) == "bundle_exam_late"


@pytest.mark.parametrize(
    "said",
    [
        "", "no JSON", "null", "[]", '{"code": "sign_in_refused", "params": {}}', '{"code": "bundle_table"}',
        '{"code": "bundle_table", "params": {}}', '{"code": "bundle_table", "params": []}',
        '{"code": [], "params": {}}',
        '{"code": "invented", "params": {}}', "[" * 100_000,
    ],
)  # fmt: skip
def test_a_child_that_talks_nonsense_is_taken_for_crashed(small: SmallBundle, said: str):
    assert refused(small, f"print({said!r}); raise SystemExit(1)") == "bundle_exam_crashed"


def test_a_child_that_cannot_be_started_is_told_as_such(small: SmallBundle, tmp_path: Path):
    with pytest.raises(CdsError) as caught:
        examine_apart(small.directory, key_of(small), program=[str(tmp_path / "absent")])
    assert caught.value.code == "bundle_exam_not_started"


def test_the_child_is_this_program_frozen_or_not(monkeypatch: pytest.MonkeyPatch):
    assert bundle_exam.this_program() == [sys.executable, "-P", "-m", "cds_app"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert bundle_exam.this_program() == [sys.executable]


@pytest.mark.requirement("MOD-01")
def test_nothing_but_words_passes_between_the_two():
    source = Path(bundle_exam.__file__).read_text(encoding="utf-8")
    assert not re.search(r"^\s*(import|from) (multiprocessing|concurrent|pickle|shelve|marshal)", source, re.MULTILINE)


def test_another_key_than_the_one_that_signed_is_refused_in_the_child(small: SmallBundle):
    assert examine(small.directory, base64.b64encode(b"x" * 32).decode())["code"] == "bundle_key_unknown"


# -- the shape of trees --------------------------------------------------------------------------------------------


def edit(name: str, change: Callable[[list[str]], None]) -> Callable[[str], str]:
    """A change of one field of the first tree that leaves its text as long as it was, so that no size gives it away."""

    def edited(text: str) -> str:
        start = text.index(f"\n{name}=", text.index("\nTree=0\n")) + len(name) + 2
        end = text.index("\n", start)
        values = text[start:end].split(" ")
        before = len(text[start:end])
        change(values)
        return text[:start] + " ".join(values).ljust(before)[:before] + text[end:]

    return edited


def put(place: int, value: str) -> Callable[[list[str]], None]:
    return lambda values: values.__setitem__(place, value)


DAMAGES = {
    "a tree that leads back to its root": edit("left_child", put(1, "0")),
    "a node that is its own child": edit("right_child", put(1, "1")),
    "a child that is not there": edit("left_child", put(0, "99")),
    "a leaf that is not there": edit("right_child", put(-1, "-99")),
    "a node reached twice": edit("left_child", put(0, "2")),
    "an input that is not there": edit("split_feature", put(0, str(len(FEATURE_NAMES)))),
    "an input before the first": edit("split_feature", put(0, "-1")),
    "a leaf without a value": edit("leaf_value", put(0, "nan")),
    "a threshold that is none": edit("threshold", put(0, "nan")),
    "fewer children than splits": edit("left_child", lambda values: values.pop()),
    "words for numbers": edit("right_child", put(0, "x")),
    "a number beyond all numbers": edit("left_child", put(0, "9" * 3)),
}


@pytest.mark.requirement("MOD-04")
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_tree_that_is_none_is_refused_before_any_parser_sees_it_even_when_signed(
    copied: SmallBundle, parsed: list[str], damage: str
):
    path = copied.directory / MODEL
    text = path.read_text(encoding="utf-8")
    damaged = DAMAGES[damage](text)
    assert damaged != text
    assert len(damaged) == len(text)
    assert whole_model(text)
    assert not whole_model(damaged)
    path.write_bytes(damaged.encode("utf-8"))
    copied.seal()
    assert examine(copied.directory, public(copied)) == {
        "passed": False, "code": "bundle_model", "params": {"file": MODEL},
    }  # fmt: skip
    assert parsed == []


@pytest.mark.requirement("MOD-04")
@pytest.mark.parametrize("part", [0.05, 0.5, 0.95, 0.97, 0.999])
def test_a_cut_model_is_refused_before_any_parser_sees_it_even_when_signed(
    copied: SmallBundle, parsed: list[str], part: float
):
    path = copied.directory / "remission" / "draw_01.txt"
    content = path.read_bytes()
    path.write_bytes(content[: int(part * len(content))])
    copied.seal()
    assert examine(copied.directory, public(copied))["code"] == "bundle_model"
    assert parsed == []


def test_a_field_that_stands_twice_is_refused(small: SmallBundle):
    text = (small.directory / MODEL).read_text(encoding="utf-8")
    assert not whole_model(text.replace("\nleft_child=", "\nleft_child=1\nleft_child=", 1))


def test_a_model_without_trees_is_none(small: SmallBundle):
    text = (small.directory / MODEL).read_text(encoding="utf-8")
    assert not whole_model(text.split("\nTree=")[0])


def test_every_model_of_a_trained_bundle_is_whole_with_and_without_what_follows_the_trees(small: SmallBundle):
    for path in small.directory.glob("*/*.txt"):
        text = path.read_text(encoding="utf-8")
        assert whole_model(text)
        assert whole_model(text.partition("\nend of trees")[0] + "\nend of trees\n")
        assert not whole_model(text.partition("\nend of trees")[0])


@given(where=st.integers(0, 3000), letter=st.sampled_from("0x -[\n"))
def test_one_letter_changed_after_the_trees_never_kills_the_library(small: SmallBundle, where: int, letter: str):
    """Whatever passes is loaded, or refused in words; what would kill the library kills this test too."""
    text = (small.directory / MODEL).read_text(encoding="utf-8")
    start = text.index("\nend of trees") + 1
    place = min(start + where, len(text) - 1)
    changed = text[:place] + letter + text[place + 1 :]
    if whole_model(changed):
        with suppress(lightgbm.basic.LightGBMError, ValueError):
            assert lightgbm.Booster(model_str=changed).num_trees() > 0


@pytest.mark.parametrize("error", [lightgbm.basic.LightGBMError("no"), ValueError("no JSON")])
def test_a_model_that_the_library_refuses_in_words_is_refused_here_too(
    small: SmallBundle, monkeypatch: pytest.MonkeyPatch, error: Exception
):
    def refuse(*, model_str: str) -> None:
        raise error

    monkeypatch.setattr("cds_app.scoring.bundle.lightgbm.Booster", refuse)
    assert examine(small.directory, public(small))["code"] == "bundle_model"


def test_a_tree_with_one_leaf_is_a_tree(small: SmallBundle):
    text = "tree\nTree=0\nnum_leaves=1\nleaf_value=0.5\n\nend of trees\n"
    assert whole_model(text)
    assert not whole_model(text.replace("num_leaves=1", "num_leaves=2"))


def test_an_exam_answers_in_json(small: SmallBundle):
    assert json.loads(json.dumps(examine(small.directory, public(small)))) == {"passed": True}
