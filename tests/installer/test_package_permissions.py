"""Who may write to what the package brings: nobody but root, whatever the folder it was made from looked like."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import tarfile

import pytest

from cds_app.environment.installed_files import LIST
from installer import deb, papers
from tests.installer.conftest import modes_below


@pytest.fixture(scope="module")
def entries(package):
    """Every entry of the package's data, in its order."""
    unpacked = subprocess.run(["dpkg-deb", "--fsys-tarfile", package], check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(unpacked)) as archive:
        return archive.getmembers()


@pytest.mark.requirement("INS-02")
def test_everything_belongs_to_root_and_only_root_may_write(entries):
    assert {"./usr/lib/cds-app/cds-app", "./usr/bin/cds-app"} <= {entry.name for entry in entries}
    for entry in entries:
        assert (entry.uid, entry.gid, entry.uname, entry.gname) == (0, 0, "root", "root"), entry.name
        if not entry.issym():
            assert entry.mode & 0o022 == 0, entry.name


@pytest.mark.requirement("INS-02")
def test_nothing_runs_with_the_rights_of_somebody_else(entries):
    for entry in entries:
        assert entry.isfile() or entry.isdir() or entry.issym(), f"{entry.name} is a device"
        assert not entry.mode & 0o7000, entry.name


@pytest.mark.requirement("INS-02")
def test_everybody_may_read_everything_and_only_the_program_itself_can_be_started(entries):
    for entry in entries:
        if entry.isdir() or entry.name == "./usr/lib/cds-app/cds-app":
            assert entry.mode & 0o777 == 0o755, entry.name
        elif entry.isfile():
            assert entry.mode & 0o777 == 0o644, entry.name


@pytest.mark.requirement("INS-02")
def test_as_unpacked_by_dpkg_the_folder_is_as_closed_as_in_the_package(system, package):
    code, said = system.dpkg("--install", package)
    assert code == 0, said
    assert all(mode & 0o7022 == 0 for mode in modes_below(system.root / "usr").values())


@pytest.mark.requirement("INS-04")
def test_the_signed_list_covers_the_bill_of_materials_and_the_other_papers(system, package):
    assert system.dpkg("--install", package)[0] == 0
    listed = (system.program / LIST).read_text(encoding="utf-8")
    assert all(f"  {papers.FOLDER}/{name}\n" in listed for name in (papers.BILL, *papers.COPIED))
    shown = system.root / "usr/share/doc/cds-app/papers" / papers.BILL
    assert json.loads(shown.read_text(encoding="utf-8"))["bomFormat"] == "CycloneDX"


@pytest.mark.requirement("INS-17")
def test_the_same_folder_made_at_another_time_and_in_another_order_gives_the_same_package(
    frozen, key, package, tmp_path
):
    other = tmp_path / "cds-app"
    for path in sorted(frozen.rglob("*"), reverse=True):
        target = other / path.relative_to(frozen)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            target.symlink_to(path.readlink())
        elif path.is_file():
            shutil.copyfile(path, target)
            os.utime(target, (1, 1))
    assert deb.build(other, tmp_path, key).read_bytes() == package.read_bytes()
