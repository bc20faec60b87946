"""The third-party list and the bill of materials: every package and every model is in them, with a licence."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import re

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.licenses import canonicalize_license_expression

from installer import sbom, third_party

WORDS_OF_CLASSIFIERS = {
    "MIT License": "MIT", "Apache Software License": "Apache", "BSD License": "BSD", "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL", "Python Software Foundation License": "PSF",
}  # fmt: skip


@pytest.fixture(scope="module")
def found():
    return third_party.packages()


@pytest.fixture(scope="module")
def written(found):
    return json.loads(sbom.bill_json(sbom.bill(found)))


@pytest.mark.requirement("DOC-03")
def test_the_page_is_the_one_that_lock_and_words_make(found):
    """After a change of the lock or of the words: python -m installer.third_party."""
    assert third_party.PAGE.read_text(encoding="utf-8") == third_party.page(found)


@pytest.mark.requirement("DOC-03")
def test_a_package_without_words_is_refused_by_name():
    lock = "argon2-cffi==25.1.0 \\\n    --hash=sha256:00\nstranger==1.0 ; sys_platform == 'linux' \\\n"
    with pytest.raises(KeyError, match="stranger"):
        third_party.packages(lock)


def test_every_pinned_line_of_the_lock_is_read(found):
    lock = third_party.LOCK.read_text(encoding="utf-8")
    assert len(found) == len(re.findall(r"^\S+==", lock, re.MULTILINE)) > 100
    assert {p.where for p in found if p.name == "appnope"} == {"sys_platform == 'darwin'"}


@pytest.mark.requirement("DOC-03")
def test_every_package_has_purpose_and_licence_and_in_the_program_a_risk(found):
    for package in found:
        assert package.purpose.endswith("."), package.name
        assert canonicalize_license_expression(package.licence) == package.licence, package.name
        assert package.part in (third_party.PROGRAM, third_party.TRAINING, third_party.TOOLS)
        assert (package.risk in third_party.RISKS) == (package.part == third_party.PROGRAM), package.name


def test_the_licences_are_those_that_the_installed_packages_name(found):
    for package in found:
        try:
            installed = importlib.metadata.metadata(package.name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system
        expressions = installed.get_all("License-Expression", [])
        if expressions:
            assert [package.licence] == expressions, package.name
            continue
        named = [line.split("::")[-1].strip() for line in installed.get_all("Classifier", []) if "License ::" in line]
        for word in filter(None, map(WORDS_OF_CLASSIFIERS.get, named)):
            assert word in package.licence, package.name


def test_what_the_program_asks_for_is_a_part_of_it(found):
    parts = {package.name: package.part for package in found}
    assert {parts[name] for name in sbom._direct()} == {third_party.PROGRAM}


@pytest.mark.requirement("MOD-09")
def test_the_bill_is_cyclonedx_with_every_package_and_one_entry_a_bundle(found, written):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(written)) is None
    named = {(c["name"], c["version"]) for c in written["components"] if c["type"] == "library"}
    assert named == {(package.name, package.version) for package in found}
    assert all(c["licenses"] for c in written["components"] if c["type"] == "library")
    models = {c["name"]: c for c in written["components"] if c["type"] == "machine-learning-model"}
    assert set(models) == {folder.name for folder in sbom.BUNDLES.iterdir() if folder.is_dir()}


@pytest.mark.requirement("MOD-09")
def test_a_bundles_entry_says_what_its_manifest_and_its_card_say(written):
    for folder in (path for path in sbom.BUNDLES.iterdir() if path.is_dir()):
        entry = next(c for c in written["components"] if c["name"] == folder.name)
        said = {p["name"].removeprefix("cds-app:"): p["value"] for p in entry["properties"]}
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        assert entry["version"] == manifest["version"] == card["version"]
        assert entry["hashes"][0]["content"] == hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
        for key in sbom.SHARED:
            assert said[key] == manifest[key]
            assert said[key] == card.get(key, said[key])
        assert said["features"].split(", ") == [feature["name"] for feature in manifest["features"]]


def test_two_runs_give_the_same_bytes_and_another_version_another_number(found, tmp_path, monkeypatch):
    for name in ("one.json", "two.json"):
        assert sbom.main(["--output", str(tmp_path / name)]) == 0
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    first = sbom.bill(found)
    assert sbom.bill(found[1:]).serial_number != first.serial_number
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert sbom.bill(found).metadata.timestamp.year == 2023
