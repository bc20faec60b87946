"""The signed list of the program's files: what it finds, and who can check it besides."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from cds_app.environment.installed_files import LIST, SIGNATURE, check_files, parse_list, program_folder
from cds_app.workflow import self_check
from installer.file_list import new_key, write_list


@pytest.fixture
def release(tmp_path):
    """A folder as a package installs it, the public key, and the private one."""
    folder, public, private = tmp_path / "program", tmp_path / "release_key.pem", tmp_path / "private.pem"
    (folder / "inner").mkdir(parents=True)
    (folder / "cds-app").write_bytes(b"\x7fELF")
    (folder / "inner" / "naïve name.txt").write_bytes(b"words\n")
    public.write_text(new_key(private), encoding="ascii")
    write_list(folder, private)
    return folder, public, private


def alter(file, place=0):
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)


@pytest.mark.requirement("INS-11")
def test_a_folder_as_it_was_released_holds(release):
    folder, public, _ = release
    verdict = check_files(folder, public)
    assert verdict.holds
    assert verdict.files == 2


@pytest.mark.requirement("INS-11")
@pytest.mark.parametrize("name", ["cds-app", "inner/naïve name.txt"])
def test_one_altered_byte_is_found_and_its_file_named(release, name):
    folder, public, _ = release
    alter(folder / name)
    verdict = check_files(folder, public)
    assert not verdict.holds
    assert verdict.altered == (name,)


@pytest.mark.requirement("INS-11")
def test_a_file_too_many_and_one_too_few_are_named(release):
    folder, public, _ = release
    (folder / "cds-app").rename(folder / "inner" / "other.py")
    verdict = check_files(folder, public)
    assert (verdict.missing, verdict.added) == (("cds-app",), ("inner/other.py",))
    assert not verdict.holds


@pytest.mark.requirement("INS-04")
@pytest.mark.parametrize("name", [LIST, SIGNATURE])
def test_an_altered_list_or_signature_is_not_believed(release, name):
    folder, public, _ = release
    alter(folder / name, 3)
    assert not check_files(folder, public).signed


@pytest.mark.requirement("INS-04")
@pytest.mark.parametrize("name", [LIST, SIGNATURE])
def test_without_its_list_or_signature_a_folder_does_not_hold(release, name):
    folder, public, _ = release
    (folder / name).unlink()
    assert not check_files(folder, public).holds


@pytest.mark.requirement("INS-04")
def test_a_list_that_another_key_signed_is_not_believed(release, tmp_path):
    folder, public, _ = release
    stranger = tmp_path / "stranger.pem"
    new_key(stranger)
    write_list(folder, stranger)
    assert not check_files(folder, public).signed


@pytest.mark.requirement("INS-04")
def test_a_list_without_a_key_is_written_and_not_believed(release):
    folder, public, _ = release
    write_list(folder, None)
    assert not (folder / SIGNATURE).exists()
    assert not check_files(folder, public).signed


@pytest.mark.requirement("INS-04")
def test_a_second_tool_reads_the_list(release):
    folder, _, _ = release
    command = ["sha256sum", "--check", "--strict", "--quiet", LIST]
    assert subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 0
    alter(folder / "cds-app")
    assert subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 1


@pytest.mark.parametrize("text", ["", "words", "0" * 64 + " one-space", "\n".join(["0" * 64 + "  twice"] * 2)])
def test_what_is_no_list_of_hashes_is_refused(text):
    with pytest.raises(ValueError, match="list"):
        parse_list(text)


def test_the_private_key_is_for_its_owner_only_and_is_never_written_over(release):
    _, _, private = release
    assert private.stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        new_key(private)


@pytest.mark.requirement("INS-11")
def test_the_self_check_names_what_differs(release, monkeypatch):
    folder, public, _ = release
    monkeypatch.setattr(self_check.paths, "resource", lambda _: public)
    assert self_check.program_files(folder).passed
    alter(folder / "cds-app")
    found = self_check.program_files(folder)
    assert not found.passed
    assert "altered: cds-app (1)" in found.detail
    (folder / SIGNATURE).unlink()
    assert "not signed" in self_check.program_files(folder).detail


def test_a_source_tree_has_no_list_and_says_so():
    assert program_folder() is None
    found = self_check.program_files(None)
    assert found.passed
    assert "no signed list" in found.detail


@pytest.mark.requirement("INS-11")
def test_a_damaged_catalogue_is_one_finding_and_the_other_checks_still_answer(release, tmp_path, monkeypatch):
    """What keeps the program from starting must not keep it from saying why."""
    real, broken = self_check.paths.resource, tmp_path / "catalogue"
    shutil.copytree(real("catalogue"), broken)
    alter(broken / "rules.json")
    monkeypatch.setattr(self_check.paths, "resource", lambda name="": broken if name == "catalogue" else real(name))
    monkeypatch.setattr(self_check, "program_folder", lambda: release[0])
    monkeypatch.setattr(self_check, "model_bundles", lambda *_: ())
    found = {check.code: check for check in self_check.self_check(tmp_path / "store")}
    assert {"program_files", "cipher", "catalogue", "policy", "space", "store_permissions"} <= set(found)
    assert not found["catalogue"].passed
    assert found["cipher"].passed
