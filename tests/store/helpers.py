"""People, passphrases and insiders for the store's tests."""

from __future__ import annotations

import os
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cds_app.domain import messages
from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.patient import PatientRecord
from cds_app.store import database
from cds_app.store.database import Database
from cds_app.store.passphrases import FLOOR
from cds_app.store.session import Store
from cds_app.store.slots import SlotFile, key_for
from tests.support.clock import FixedClock
from tests.support.factories import SCALES

ADA, BOB, CAROL = "ada's passphrase is long", "bob's passphrase is long", "carol's passphrase is long"
PASSPHRASES = {"ada": ADA, "bob": BOB, "carol": CAROL}
"""ada: administrator, importer and clinician · bob: auditor · carol: clinician."""


def sign_in(folder: Path, name: str = "ada", passphrase: str | None = None, **changes: Any) -> Store:
    values: dict[str, Any] = {"clock": FixedClock(), "program": "0.1.0", "kdf": FLOOR, **changes}
    return Store.open(folder, name=name, passphrase=passphrase or PASSPHRASES[name], **values)


def create(folder: Path, **changes: Any) -> Store:
    values: dict[str, Any] = {
        "name": "ada",
        "display_name": "Dr Ada Example",
        "credential": "MD",
        "roles": ("administrator", "importer", "clinician"),
        "passphrase": ADA,
        "clock": FixedClock(),
        "program": "0.1.0",
        "kdf": FLOOR,
    }
    return Store.create(folder, **{**values, **changes})


def import_these(store: Store, records: list[PatientRecord], batch: str = "1") -> list[str]:
    with store.change(EventKind.RECORDS_IMPORTED, {"batch_id": batch}) as change:
        change.add_batch(batch, batch * 64, "canonical_folder", (("patients.csv", "f" * 64, 10),), {"patients": 1})
        return change.add_records(records, batch, SCALES)


def events(store: Store) -> list[str]:
    return [entry["event"] for _, _, entry in store.entries()]


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The block raises this code, and the code has its sentence with all placeholders filled."""
    with pytest.raises(CdsError) as error:
        yield
    assert error.value.code == code
    assert "{" not in messages.sentence(error.value)


@contextmanager
def insider(folder: Path, name: str = "ada", passphrase: str | None = None) -> Iterator[Database]:
    """Somebody with a passphrase, hence the database key, and another program: nothing of the guard is left."""
    _, key = key_for(SlotFile(folder / "slots.json").read(), name, passphrase or PASSPHRASES[name])
    opened = database.open_file(folder / "store.db", key)
    opened._connection.set_authorizer(None)
    opened.run("PRAGMA foreign_keys = OFF")
    try:
        yield opened
    finally:
        opened.close()


def drop_triggers(opened: Database, table: str) -> list[str]:
    """Drop the triggers of a table; returns what would make them again."""
    found = opened.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", table)
    for name, _ in found:
        opened.run(f"DROP TRIGGER {name}")
    return [sql for _, sql in found]


def crashed_at(step: int, act: Callable[..., Any], first: Callable[[], Any] | None = None) -> bool:
    """Run `act` in a child process that ends, without any clean-up, just before its step number `step`.

    A step is a sync, a rename or a commit: between two of them nothing lasts. False when there were fewer steps.
    What is to happen before the steps are counted, `first` does; its answer is handed to `act`.
    """
    with warnings.catch_warnings():
        # from Python 3.12 on, a fork warns when a library somewhere has started threads; the child uses none of them
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        assert code in (0, 42), f"the child failed with {code}"
        return code == 42
    try:
        handed = () if first is None else (first(),)
        _end_before(step)
        act(*handed)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _end_before(step: int) -> None:
    left = step

    def count() -> None:
        nonlocal left
        if left == 0:
            os._exit(42)
        left -= 1

    def counting(function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            count()
            return function(*arguments, **named)

        return counted

    run = Database.run

    def counted_run(self: Database, sql: str, *parameters: Any) -> int:
        if sql == "COMMIT":
            count()
        return run(self, sql, *parameters)

    os.fsync, os.replace, os.rename = counting(os.fsync), counting(os.replace), counting(os.rename)
    Database.run = counted_run  # type: ignore[method-assign]
