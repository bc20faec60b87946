"""Loading is strict: whatever is not understood refuses the whole catalogue, and says where."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.guidance.formulary import FILES, load_catalogue
from tests.guidance.conftest import CATALOGUE


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CATALOGUE, tmp_path / "catalogue"))


def refused(directory: Path) -> CdsError:
    with pytest.raises(CdsError) as caught:
        load_catalogue(directory)
    assert sentence(caught.value)
    return caught.value


def objects(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, part in value.items():
            yield from objects(part, (*path, key))
    if isinstance(value, list):
        for place, part in enumerate(value):
            yield from objects(part, (*path, place))


def one_of_each_shape() -> list[tuple[str, tuple[Any, ...]]]:
    """The place of one object of every shape in every file: list positions and free names are taken as one."""
    found: dict[Any, tuple[str, tuple[Any, ...]]] = {}
    for name in FILES:
        for path, data in objects(json.loads((CATALOGUE / name).read_text(encoding="utf-8"))):
            free = {place + 1 for place, key in enumerate(path) if key == "facts"}
            shape = tuple("*" if isinstance(k, int) or i in free else k for i, k in enumerate(path))
            # circumstances nest freely: the kind of the object is its shape
            shape = ("when",) if "when" in shape else shape
            found.setdefault((name, shape, tuple(sorted(data)) if shape == ("when",) else ()), (name, path))
    return list(found.values())


SHAPES = one_of_each_shape()
CLOSED_SHAPES = [(name, path) for name, path in SHAPES if "when" not in path and path[-1:] != ("facts",)]
"""Those whose keys are fixed: a drug may have more facts or fewer, a circumstance more bounds or fewer."""


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def changed(directory: Path, name: str, path: tuple[Any, ...], change: Any) -> CdsError | None:
    """The refusal after `change(object)` was done to one object of a file; the file is put back afterwards."""
    file = directory / name
    before = file.read_text(encoding="utf-8")
    data = json.loads(before)
    change(at(data, path))
    file.write_text(json.dumps(data), encoding="utf-8")
    try:
        load_catalogue(directory)
    except CdsError as error:
        return error
    finally:
        file.write_text(before, encoding="utf-8")
    return None


def test_there_are_objects_of_many_shapes():
    assert len(SHAPES) > 30
    assert {name for name, _ in SHAPES} == set(FILES)


@pytest.mark.parametrize(("name", "path"), SHAPES, ids=str)
def test_an_unknown_key_anywhere_is_refused(copy, name, path):
    error = changed(copy, name, path, lambda found: found.update(unexpected=1))
    assert error is not None
    assert error.code == "catalogue_invalid"
    assert error.params["file"] == name


@pytest.mark.parametrize(("name", "path"), CLOSED_SHAPES, ids=str)
def test_a_missing_key_anywhere_is_refused(copy, name, path):
    for key in at(json.loads((copy / name).read_text(encoding="utf-8")), path):
        error = changed(copy, name, path, lambda found, key=key: found.pop(key))
        assert error is not None, key
        assert error.code == "catalogue_invalid", key


@pytest.mark.parametrize(("name", "path"), SHAPES, ids=str)
def test_a_value_of_the_wrong_type_anywhere_is_refused(copy, name, path):
    for key, value in at(json.loads((copy / name).read_text(encoding="utf-8")), path).items():
        wrong = {"a": 1} if isinstance(value, str | int | float | bool) else "text"
        error = changed(copy, name, path, lambda found, key=key, wrong=wrong: found.update({key: wrong}))
        assert error is not None, key
        assert error.code == "catalogue_invalid"


def edit(name: str, *path: Any, to: Any) -> tuple[str, tuple[Any, ...], Any]:
    return name, path, to


@pytest.mark.parametrize(
    ("name", "path", "to"),
    [
        edit("rules.json", "rules", 0, "source", to=["nobody2020"]),
        edit("rules.json", "rules", 0, "source", to=[]),
        edit("rules.json", "rules", 0, "status", to="certain"),
        edit("rules.json", "rules", 0, "severity", to="stop"),
        edit("rules.json", "rules", 0, "if_unknown", to="exclude"),
        edit("rules.json", "rules", 0, "drugs", to=["aspirin"]),
        edit("rules.json", "rules", 0, "drugs", to=["class:Magic"]),
        edit("rules.json", "rules", 0, "drugs", to=["all", "-all"]),
        edit("rules.json", "rules", 0, "acknowledge", to=None),
        edit("rules.json", "rules", 0, "acknowledge", to=1),
        edit("rules.json", "rules", 0, "id", to="pimozide"),
        edit("rules.json", "rules", 0, "sentence", to="  "),
        edit("rules.json", "rules", 0, "when", to={"condition": "flu", "status": ["current"]}),
        edit("rules.json", "version", to="another"),
        edit("stops.json", "stops", 0, "policy_switch", to="allow_everything"),
        edit("stops.json", "stops", 1, "code", to="no_baseline_rating"),
        edit("stops.json", "notes", 0, "severity", to="stop"),
        edit("drugs.json", "drugs", 1, "name", to="agomelatine"),
        edit("drugs.json", "drugs", 1, "codes", "atc", to="N06AX22"),
        edit("drugs.json", "drugs", 1, "codes", "atc", to="N06AX"),
        edit("drugs.json", "drugs", 1, "dose", "usual_min", to=1000),
        edit("drugs.json", "drugs", 1, "dose", "usual_min", to=0),
        edit("drugs.json", "drugs", 1, "dose", "usual_min", to=True),
        edit("drugs.json", "drugs", 1, "sources", to=["nobody2020"]),
        edit("drugs.json", "drugs", 1, "guideline_line", to=0),
        edit("drugs.json", "drugs", 1, "reviewed_on", to="2026-02-30"),
        edit("drugs.json", "drugs", 1, "reviewed_on", to="20260228"),
        edit("rules.json", "rules", 0, "reviewed_on", to="yesterday"),
        edit("stops.json", "stops", 0, "input", to="shoe_size"),
        edit("drugs.json", "drugs", 1, "side_effects", to=[]),
        edit("drugs.json", "drugs", 1, "side_effects", 0, "concern", to="nausea"),
        edit("drugs.json", "drugs", 1, "side_effects", 0, "level", "value", to=3.5),
        edit("drugs.json", "drugs", 1, "side_effects", 0, "level", "value", to=-1),
        edit("drugs.json", "drugs", 1, "published", 0, "low", to=9.0),
        edit("scales.json", "scales", 0, "bands", "values", 1, "low", to=6),
        edit("scales.json", "scales", 0, "bands", "values", 4, "high", to=26),
        edit("scales.json", "scales", 0, "total_range", to=[27, 0]),
        edit("scales.json", "scales", 0, "total_range", to=None),
        edit("scales.json", "scales", 0, "item_ranges", to=[3, 3, 3]),
        edit("scales.json", "scales", 6, "conditional_items", 0, "items", to=[3, "4"]),
        edit("scales.json", "scales", 6, "conditional_items", 0, "items", to=[9]),
        edit("scales.json", "scales", 6, "recorded_apart", to=[9]),
        edit("scales.json", "scales", 6, "recorded_apart", to=["8"]),
        edit("scales.json", "scales", 6, "recorded_apart", to=8),
        edit("scales.json", "scales", 0, "item_ranges", 0, to=[0, 3, 6]),
        edit("scales.json", "scales", 0, "item_ranges", 0, to=[0, 2.5]),
        edit("scales.json", "scales", 1, "domains", 0, to=[1, 17]),
        edit("scales.json", "scales", 1, "code", to="PHQ-9"),
        edit("scales.json", "scales", 0, "measures", to="happiness"),
        edit("interactions.json", "interactions", 0, "atc_prefixes", 0, to="N06AF1"),
        edit("interactions.json", "interactions", 0, "names", 0, to="Moclobemide"),
        edit("interactions.json", "interactions", 1, "code", to="maoi"),
        edit("reasons.json", "reasons", 1, "code", to="patient_preference"),
        edit("references.json", "references", 1, "key", to="agds2023"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(copy, name, path, to):
    def put(found: Any) -> None:
        found[path[-1]] = to

    error = changed(copy, name, path[:-1], put)
    assert error is not None
    assert error.code == "catalogue_invalid"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b'{"version": "0.1.0", "version": "0.1.0"}',
        b'{"version": NaN}',
        b'{"version": "0.1.0"',
        b"\xef\xbb\xbf{}",
        b"\xff\xfe{\x00}\x00",
        b'{"a": ' * 100_000,
        b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
    ],
    ids=range(10),
)
def test_a_file_that_is_not_plain_json_with_unique_keys_is_refused(copy, content):
    (copy / "rules.json").write_bytes(content)
    error = refused(copy)
    assert (error.code, error.params["file"]) == ("catalogue_invalid", "rules.json")


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(copy, name):
    (copy / name).unlink()
    error = refused(copy)
    assert (error.code, error.params["file"]) == ("catalogue_missing", name)


def test_a_missing_folder_is_an_error_in_words(tmp_path):
    assert refused(tmp_path / "nowhere").code == "catalogue_missing"


def test_a_review_date_is_read_and_kept(copy):
    file = copy / "rules.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["rules"][0]["reviewed_on"] = "2026-02-28"
    file.write_text(json.dumps(data), encoding="utf-8")
    assert load_catalogue(copy).rules[0].reviewed_on == "2026-02-28"


def test_the_digest_is_over_names_and_bytes_in_name_order(catalogue):
    expected = hashlib.sha256()
    for file in sorted(CATALOGUE.glob("*.json")):
        content = file.read_bytes()
        expected.update(b"%s\0%d\0" % (file.name.encode(), len(content)))
        expected.update(content)
    assert catalogue.sha256 == expected.hexdigest()


@pytest.mark.parametrize("name", FILES)
def test_one_more_space_in_any_file_changes_the_digest(copy, catalogue, name):
    with (copy / name).open("ab") as file:
        file.write(b" ")
    assert load_catalogue(copy).sha256 != catalogue.sha256


def test_other_files_in_the_folder_change_nothing(copy, catalogue):
    (copy / "notes.txt").write_text("left behind", encoding="utf-8")
    assert load_catalogue(copy) == catalogue


def test_sets_of_drugs_are_named_by_class_by_set_and_by_exception(catalogue):
    drugs = {rule.id: set(rule.drugs) for rule in catalogue.rules}
    assert drugs["tca_overdose"] == {"amitriptyline", "clomipramine", "nortriptyline"}
    assert drugs["under_25"] == set(catalogue.drugs)
    assert drugs["hyponatraemia"] == {
        "citalopram", "escitalopram", "fluoxetine", "fluvoxamine", "paroxetine", "sertraline", "desvenlafaxine",
        "duloxetine", "levomilnacipran", "milnacipran", "venlafaxine", "vilazodone", "vortioxetine",
    }  # fmt: skip
    assert drugs["serotonergic_medicine"] == drugs["hyponatraemia"] | drugs["tca_overdose"]
