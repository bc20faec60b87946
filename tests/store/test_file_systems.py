"""A store lies on a disk of this machine; who holds it is told."""

from __future__ import annotations

import json
import os
from pathlib import PurePosixPath

import pytest

from cds_app.store import file_systems
from cds_app.store.file_systems import check_local, is_remote, kind_of
from cds_app.store.files import FolderLock, holder
from tests.store.helpers import crashed_at, create, refused, sign_in

MOUNTS_LINES = r"""/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ada/local xfs rw 0 0
//files/share /mnt/the\040share cifs rw 0 0
ada@far:/ /mnt/far fuse.sshfs rw 0 0
tmpfs /mnt/over tmpfs rw 0 0
x /mnt/over nfs rw 0 0
/dev/fuse /run/portal fuse.portal rw 0 0
nonsense
"""


@pytest.mark.requirement("STO-26")
@pytest.mark.parametrize(
    ("path", "kind", "remote"),
    [
        ("/srv/store", "ext4", False),
        ("/home/ada/store", "nfs4", True),
        ("/home/ada/local/store", "xfs", False),
        ("/home/ada/localized", "nfs4", True),
        ("/mnt/the share/store", "cifs", True),
        ("/mnt/far/store", "fuse.sshfs", True),
        ("/mnt/over/store", "nfs", True),
        ("/run/portal/store", "fuse.portal", False),
    ],
)
def test_the_innermost_mount_says_where_a_folder_lies(path, kind, remote):
    assert kind_of(PurePosixPath(path), MOUNTS_LINES) == kind
    assert is_remote(kind) == remote


@pytest.mark.requirement("STO-26")
@pytest.mark.parametrize("kind", ["nfs", "cifs", "smb3", "fuse.sshfs", "fuse.rclone", "lustre", "afs"])
def test_no_store_is_made_or_opened_on_a_network(folder, tmp_path, monkeypatch, kind):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nfar {tmp_path.resolve()} {kind} rw 0 0\n")
    monkeypatch.setattr(file_systems, "MOUNTS", mounts)
    before = sorted(p.name for p in folder.iterdir())
    with refused("store_on_network"):
        sign_in(folder)
    with refused("store_on_network"):
        create(tmp_path / "new")
    assert sorted(p.name for p in folder.iterdir()) == before
    assert not (tmp_path / "new").exists()


def test_a_link_to_a_network_is_followed(tmp_path, monkeypatch):
    (tmp_path / "far").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "far")
    mounts = tmp_path / "mounts"
    mounts.write_text(f"d / ext4 rw 0 0\nfar {(tmp_path / 'far').resolve()} nfs rw 0 0\n")
    monkeypatch.setattr(file_systems, "MOUNTS", mounts)
    with refused("store_on_network"):
        check_local(tmp_path / "link" / "store")
    check_local(tmp_path / "near")


def test_this_very_machine_has_local_disks(tmp_path):
    assert file_systems.remote_kind(tmp_path) is None


def test_a_system_without_a_list_of_mounts_refuses_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(file_systems, "MOUNTS", tmp_path / "none")
    check_local(tmp_path)


@pytest.mark.parametrize(("anchor", "drive", "kind"), [("Z:\\", 4, "network drive"), ("C:\\", 3, None)])
def test_a_drive_letter_is_asked_of_the_other_system(monkeypatch, anchor, drive, kind):
    class Library:
        class kernel32:  # noqa: N801
            GetDriveTypeW = staticmethod(lambda root: drive if root == anchor else 0)

    class Place:
        pass

    place = Place()
    place.anchor = anchor
    import ctypes

    monkeypatch.setattr(ctypes, "windll", Library, raising=False)
    assert file_systems._remote_drive(place) == kind
    place.anchor = "\\\\files\\share\\"
    assert file_systems._remote_drive(place) == "network share"


@pytest.mark.requirement("STO-26")
def test_whoever_is_refused_is_told_the_process_and_the_machine_that_hold_the_store(folder):
    from cds_app.domain.errors import CdsError
    from cds_app.domain.messages import sentence

    with sign_in(folder):
        with pytest.raises(CdsError) as error:
            sign_in(folder, "bob")
        words = sentence(error.value)
        assert f"process {os.getpid()} on " in words
        assert set(json.loads((folder / "store.lock").read_text())) == {"process", "machine", "since"}


@pytest.mark.requirement("STO-26")
def test_the_lock_of_a_program_that_died_is_taken_over_and_names_the_new_holder(folder):
    def die_with_the_lock():
        sign_in(folder)
        os._exit(42)

    assert crashed_at(10**6, die_with_the_lock)
    left = json.loads((folder / "store.lock").read_text())["process"]
    assert left != os.getpid()
    with sign_in(folder):
        assert f"process {os.getpid()} on " in holder(folder / "store.lock")


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{}", b'{"process": "x", "machine": 1, "since": 2}'])
def test_a_lock_file_that_tells_nothing_is_vague_and_no_error(tmp_path, content):
    path = tmp_path / "store.lock"
    path.write_bytes(content)
    assert holder(path) == "another process on this machine"
    assert holder(tmp_path / "none") == "another process on this machine"
    lock = FolderLock(path)
    assert str(os.getpid()) in holder(path)
    lock.release()
