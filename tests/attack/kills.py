"""Programs killed at random moments: the store opens with exactly one key, holds what was committed, and is sound."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path

import rfc8785

from cds_app.domain.errors import CdsError
from cds_app.store import database, migrations
from cds_app.store.slots import SlotFile, key_for
from tests.attack.worlds import small_store, verdict
from tests.store.helpers import ADA, events, import_these, sign_in
from tests.store.test_decisions import an_assessment, save, sign, statement_of
from tests.support.factories import make_record

Work = Callable[[Path, Callable[[], None]], None]
NEXT = ("CREATE TABLE next_version (a INTEGER) STRICT",)


def attack(base: Path, chance: random.Random, times: int, _seconds: float) -> list[str]:
    """Kill each kind of work in turn, `times` times in all; what was not as it must be."""
    template = small_store(base / "template")
    first = _key(template)
    lasting = {name: _how_long(template, base / "once", work) for name, work in WORKS.items()}
    problems = []
    for number in range(times):
        name = list(WORKS)[number % len(WORKS)]
        folder = base / "attacked" / "store"
        shutil.rmtree(folder.parent, ignore_errors=True)
        shutil.copytree(template, folder)
        moment = chance.uniform(0, lasting[name] * 1.1)
        said = _killed(folder, WORKS[name], moment)
        problems += [f"number {number}, {name} after {moment:.4f} s: {wrong}" for wrong in _wrong(folder, said, first)]
    return problems


def _import(folder: Path, done: Callable[[], None]) -> None:
    with sign_in(folder) as store:
        import_these(store, [make_record(f"K-{number}") for number in range(300)], "k")
        done()


def _sign(folder: Path, done: Callable[[], None]) -> None:
    with sign_in(folder) as store:
        assessment = an_assessment(store, store.find("P-0"))
        made = statement_of(store, assessment, save(store, assessment))
        sign(store, assessment, made, *store.sign(ADA, rfc8785.dumps(made)))
        done()


def _rekey(folder: Path, done: Callable[[], None]) -> None:
    with sign_in(folder) as store:
        store.rotate_key(drop=True)
        done()


def _back_up(folder: Path, done: Callable[[], None]) -> None:
    with sign_in(folder) as store:
        store.back_up(folder.parent / "copy")
        done()


def _migrate(folder: Path, done: Callable[[], None]) -> None:
    migrations.MIGRATIONS = (*migrations.MIGRATIONS, NEXT)
    with sign_in(folder):
        done()


WORKS: dict[str, Work] = {
    "import": _import, "sign-off": _sign, "re-key": _rekey, "backup": _back_up, "migration": _migrate
}  # fmt: skip
EVENTS = {
    "import": "records_imported", "sign-off": "decision_signed", "re-key": "key_rotated", "backup": "backed_up"
}  # fmt: skip


def _killed(folder: Path, work: Work, seconds: float) -> tuple[str, bool]:
    """Run the work in a child that the system kills after a while: its name, and whether it said that it was done."""
    told, tell = os.pipe()
    child = _forked()
    if child == 0:
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-4))
            work(folder, lambda: os.write(tell, b"done") and None)
            os._exit(0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(tell)
    os.waitpid(child, 0)
    with os.fdopen(told, "rb") as pipe:
        done = pipe.read() == b"done"
    return next(name for name, known in WORKS.items() if known is work), done


def _forked() -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _how_long(template: Path, folder: Path, work: Work) -> float:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder / "store")
    begun = time.monotonic()
    _name, done = _killed(folder / "store", work, 600)
    if not done:
        raise RuntimeError("the work does not end by itself")
    return time.monotonic() - begun


def _wrong(folder: Path, said: tuple[str, bool], first: bytes) -> list[str]:
    """What is not as it must be after a kill."""
    name, done = said
    before, found = migrations.MIGRATIONS, []
    if name == "migration":
        migrations.MIGRATIONS = (*before, NEXT)  # the program that was killed starts again
    try:
        state = verdict(folder)
        if state != "sound":
            return [state]
        with sign_in(folder) as store:
            patients, log = store.count_patients(), events(store)
        if patients not in ((3, 303) if name == "import" else (3,)):
            found.append(f"{patients} patients")
        if log.count("what_if") != 12 or (done and name in EVENTS and EVENTS[name] not in log):
            found.append("a committed entry is gone")
        if (patients == 303) != (log.count("records_imported") == 2):
            found.append("rows without their entry, or an entry without its rows")
        if name == "re-key":
            opens = [_opens(folder, key) for key in {first, _key(folder)}]
            if opens.count(True) != 1:
                found.append("not exactly one key opens it")
        copy = folder.parent / "copy"
        if copy.exists() and verdict(copy) not in ("store_not_newest", "sound"):
            found.append("the backup that is there does not open")
    except Exception as error:
        found.append(f"crash: {type(error).__name__}: {error}")
    finally:
        migrations.MIGRATIONS = before
    return found


def _key(folder: Path) -> bytes:
    return key_for(SlotFile(folder / "slots.json").read(), "ada", ADA)[1]


def _opens(folder: Path, key: bytes) -> bool:
    try:
        database.open_file(folder / "store.db", key).close()
    except CdsError:
        return False
    return True
