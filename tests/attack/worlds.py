"""Small stores to attack, with the weakest passphrase protection that the program accepts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import passphrases
from cds_app.store.passphrases import FLOOR
from cds_app.store.session import Store
from cds_app.store.whole_check import check_everything
from tests.store.helpers import BOB, create, import_these, sign_in
from tests.support.factories import make_record

DETECTED = frozenset({"store_damaged", "store_plain", "store_altered", "log_broken", "store_not_newest"})
"""Codes by which a changed store is refused or reported."""


@contextmanager
def weak_derivations() -> Iterator[None]:
    """Argon2id as it is, but the same question is worked out once in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))
        yield


def small_store(folder: Path) -> Path:
    """Three patients, two people, some entries; closed."""
    with create(folder) as store:
        with store.change(EventKind.USER_ADDED) as change:
            change.add_user(
                name="bob", display_name="Bob", credential="", roles=("auditor",), passphrase=BOB, kdf=FLOOR
            )
        import_these(store, [make_record(f"P-{number}") for number in range(3)])
        for number in range(12):
            with store.change(EventKind.WHAT_IF, {"text": f"{number}" * 700}):
                pass
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def put(folder: Path, files: dict[str, bytes]) -> None:
    """Make the folder hold exactly these files."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def verdict(folder: Path) -> str:
    """What opening says: "sound", or the code of what it refuses or reports. Any other exception is a crash."""
    try:
        store: Store = sign_in(folder)
    except CdsError as error:
        return error.code
    with store:
        if store.not_newest is not None:
            return "store_not_newest"
        found = check_everything(store)
        return found[0] if found else "sound"
