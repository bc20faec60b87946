"""Keys and seals: what is signed is what the program accepts, and nothing else."""

import json
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from cds_app.domain.errors import IntegrityError
from cds_app.scoring.sealed_files import open_sealed_files
from cds_app.scoring.trust import load_trusted_keys
from models.training import sealing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "thing"
    (place / "inner").mkdir(parents=True)
    (place / "a.txt").write_text("one\n")
    (place / "inner" / "b.json").write_text("{}\n")
    return place


@pytest.fixture
def trusted(tmp_path: Path) -> Path:
    sealing.make_key(tmp_path / "key.pem", tmp_path / "trust.json", kind="site")
    return tmp_path / "trust.json"


def test_a_sealed_folder_opens_with_its_key(folder: Path, trusted: Path) -> None:
    sealing.seal_folder(folder, {"id": "x"}, sealing.read_key(trusted.with_name("key.pem")))
    sealed = open_sealed_files(folder, trusted)
    assert sealed.manifest["id"] == "x"
    assert set(sealed.files) == {"a.txt", "inner/b.json"}
    assert sealed.key.kind == "site"


def test_a_file_that_comes_after_the_seal_is_refused(folder: Path, trusted: Path) -> None:
    sealing.seal_folder(folder, {}, sealing.read_key(trusted.with_name("key.pem")))
    (folder / "c.txt").write_text("late\n")
    with pytest.raises(IntegrityError):
        open_sealed_files(folder, trusted)


def test_sealing_again_replaces_the_seal_and_gives_the_same_bytes(folder: Path, trusted: Path) -> None:
    key = sealing.read_key(trusted.with_name("key.pem"))
    seals = []
    for _ in range(2):
        sealing.seal_folder(folder, {"id": "x"}, key)
        seals.append([(folder / name).read_bytes() for name in (sealing.MANIFEST, sealing.SIGNATURE)])
    assert seals[0] == seals[1]
    assert set(json.loads(seals[0][0])["files"]) == {"a.txt", "inner/b.json"}


def test_a_head_may_not_name_files(folder: Path, trusted: Path) -> None:
    with pytest.raises(ValueError, match="files"):
        sealing.seal_folder(folder, {"files": {}}, sealing.read_key(trusted.with_name("key.pem")))


def test_a_new_key_is_its_owners_and_never_replaces_another(trusted: Path) -> None:
    file = trusted.with_name("key.pem")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    with pytest.raises(FileExistsError):
        sealing.make_key(file, trusted)
    assert file.read_bytes() == before
    assert len(load_trusted_keys(trusted)) == 1


def test_a_second_key_joins_the_first(trusted: Path) -> None:
    second = sealing.make_key(trusted.with_name("second.pem"), trusted)
    assert {key.kind for key in load_trusted_keys(trusted).values()} == {"site", "vendor"}
    assert second in load_trusted_keys(trusted)


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    other = rsa.generate_private_key(65537, 2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "rsa.pem").write_bytes(other)
    with pytest.raises(SystemExit):
        sealing.read_key(tmp_path / "rsa.pem")
