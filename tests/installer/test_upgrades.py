"""A store of each version before, opened by today's program that is killed while it brings the store up to date."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
import traceback
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cds_app.store import alike, migrations, passphrases, personal
from cds_app.store.session import Store
from tests.store.helpers import create, import_these, insider, refused, sign_in
from tests.support.factories import make_record

NOW = len(migrations.MIGRATIONS)
BEFORE = range(1, NOW)
PATIENTS, KILLS = 3, 4


@pytest.fixture(scope="module", autouse=True)
def remembered_derivations() -> Iterator[None]:
    """Argon2id as it is, but the same question is worked out once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))
        yield


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """A store with patients as the program of each version left it."""
    folder = tmp_path_factory.mktemp("stores")
    with pytest.MonkeyPatch.context() as patch:
        for version in BEFORE:
            patch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:NOW][:version])
            patch.setattr(personal, "keep", lambda *_: {})  # values beside the log are of today
            patch.setattr(alike, "add", lambda *_: None)  # and so are counts beside the patients
            with create(folder / str(version)) as store:
                import_these(store, [make_record(f"P-{number}") for number in range(PATIENTS)])
            patch.undo()
            patch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))
    return {version: folder / str(version) for version in BEFORE}


def version_of(folder: Path) -> int:
    """The version that the file itself names, read past the program."""
    with insider(folder) as opened:
        return int(opened.value("PRAGMA user_version"))


def holds_everything(store: Store) -> bool:
    return store.count_patients() == PATIENTS and store.verify_chain() is None


def killed_while_opening(folder: Path, seconds: float) -> None:
    """Open the store in a child that the system kills after so many seconds, if it has not ended by then. With 0 it
    is left alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a fork beside threads; the child uses none of them
        child = os.fork()
    if child == 0:
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, seconds)
            sign_in(folder).close()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, -signal.SIGALRM)


@pytest.mark.requirement("INS-09")
@pytest.mark.parametrize("version", BEFORE)
def test_an_upgrade_from_each_version_keeps_everything_and_copies_the_store_first(stores, tmp_path, version):
    folder = Path(shutil.copytree(stores[version], tmp_path / "store"))
    before = (folder / "store.db").read_bytes()
    with sign_in(folder) as store:
        assert holds_everything(store)
    assert version_of(folder) == NOW
    assert (folder / f"store.db.version-{version}").read_bytes() == before


@pytest.mark.requirement("INS-09")
@pytest.mark.parametrize("version", BEFORE)
def test_killed_at_any_moment_the_upgrade_is_not_begun_or_done_and_never_without_its_copy(stores, tmp_path, version):
    chance, before = random.Random(version), (stores[version] / "store.db").read_bytes()
    begun = time.monotonic()
    killed_while_opening(Path(shutil.copytree(stores[version], tmp_path / "whole")), 0)
    lasting = time.monotonic() - begun
    for number in range(KILLS):
        folder = Path(shutil.copytree(stores[version], tmp_path / str(number)))
        killed_while_opening(folder, chance.uniform(lasting / 10, lasting * 1.1))
        reached = version_of(folder)
        assert reached in (version, NOW)
        if reached == NOW:
            assert (folder / f"store.db.version-{version}").read_bytes() == before
        with sign_in(folder) as store:
            assert holds_everything(store)
        assert version_of(folder) == NOW


@pytest.mark.requirement("INS-09")
@pytest.mark.parametrize("version", BEFORE)
def test_the_program_before_refuses_the_new_store_and_opens_the_copy_that_was_put_aside(
    stores, tmp_path, monkeypatch, version
):
    folder = Path(shutil.copytree(stores[version], tmp_path / "store"))
    sign_in(folder).close()
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:version])
    monkeypatch.setattr(alike, "total", lambda opened: opened.value("SELECT count(*) FROM patients"))  # as of then
    newer = (folder / "store.db").read_bytes()
    with refused("schema_newer"):
        sign_in(folder)
    assert (folder / "store.db").read_bytes() == newer
    shutil.copy(folder / f"store.db.version-{version}", folder / "store.db")
    with sign_in(folder) as store:
        assert holds_everything(store)
