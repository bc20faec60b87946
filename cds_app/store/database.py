"""The one door to SQLCipher: key, settings, guard, transactions, and errors in our own words.

Rollback journal with `synchronous=EXTRA`, not WAL: one process writes (the folder lock), so WAL's readers gain
nothing, and its second file is a danger: deleting `store.db-wal` after a crash silently takes back committed
decisions. Here a commit is in `store.db` itself, and at rest the store is one file. A commit costs 1 ms.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlcipher3 import dbapi2 as cipher

from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.store.files import disk_errors

OLDEST_CIPHER = (4, 6)
KEY_BYTES = 32
PLAIN_HEADER = b"SQLite format 3\x00"
WAIT_SECONDS = 2.0
STATEMENTS_KEPT = 512
"""Parsed statements that the driver keeps. Of too few it throws away the newest, not the oldest, so that once its
hundred slots were full every statement of an import was parsed again and again."""
PAGES_AT_ONCE = 2048
"""Pages (8 MiB) that are copied between two looks at whether to go on."""

# result codes of sqlite3.h; the driver hands on the primary ones only
_BUSY, _LOCKED, _READ_ONLY, _IO, _CORRUPT, _FULL, _CANNOT_OPEN, _NOT_A_DATABASE = 5, 6, 8, 10, 11, 13, 14, 26
_PERMISSION, _CONSTRAINT = 3, 19

# action codes of sqlite3.h, as an authorizer is told them
_ALLOW, _DENY = 0, 1
_ATTACH, _DETACH, _PRAGMA, _FUNCTION = 24, 25, 19, 31
_ROW_CHANGES = frozenset({9, 18, 23})
_SCHEMA_CHANGES = frozenset({*range(1, 9), *range(10, 18), 26, 29, 30})
_DENIED_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export", "fts3_tokenizer"})
_READABLE_PRAGMAS = frozenset(
    {
        "cipher_version",
        "cipher_use_hmac",
        "cipher_memory_security",
        "cipher_integrity_check",
        "foreign_key_check",
        "temp_store",
        "page_count",
        "page_size",
        "quick_check",
        "user_version",
    }
)


class ConstraintBroken(Exception):
    """A row that the tables refuse. Callers who expect it say what it means; anywhere else it is a bug.

    The library's message names tables and columns, never values.
    """


@dataclass(frozen=True)
class Proof:
    """What was found when a store was proved: the cipher's version and the file's size in pages."""

    cipher_version: str
    pages: int


class Watch(Protocol):
    """Told of every transaction (see `freshness_watch`). Only `before_commit` may refuse one."""

    def before_commit(self) -> None: ...

    def after_commit(self) -> None: ...

    def after_rollback(self) -> None: ...


class Database:
    """One open connection. It belongs to the thread that made it. `watch`, if there is one, follows what it writes."""

    def __init__(self, connection: Any, path: Path) -> None:
        self._connection = connection
        self.path = path
        self.watch: Watch | None = None
        self._setting_up = self._closed = False
        self.walked = False
        """Whether every page was proved since it was opened."""
        self._writable: frozenset[str] | None = None
        connection.set_authorizer(self._authorize)

    # -- statements ------------------------------------------------------------------------------------------------

    def run(self, sql: str, *parameters: Any) -> int:
        """Execute a statement and return how many rows it touched."""
        with self._errors():
            return int(self._connection.execute(sql, parameters).rowcount)

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """All rows of a query. For few rows: fetching gives up the interpreter lock for each (see `packed`)."""
        with self._errors():
            return list(self._connection.execute(sql, parameters).fetchall())

    def row(self, sql: str, *parameters: Any) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        with self._errors():
            found: tuple[Any, ...] | None = self._connection.execute(sql, parameters).fetchone()
            return found

    def value(self, sql: str, *parameters: Any) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, *parameters)
        return None if found is None else found[0]

    def packed(self, columns: Sequence[str], source: str, *parameters: Any) -> list[list[Any]]:
        """Rows of text, whole numbers and NULL, fetched as one JSON value.

        One step of the statement instead of one a row, so a busy window cannot slow it a hundredfold. Not for
        fractions, which would pass through decimal text.
        """
        names = ", ".join(columns)
        text = self.value(f"SELECT json_group_array(json_array({names})) FROM ({source})", *parameters)  # noqa: S608
        return list(json.loads(text))

    # -- transactions ----------------------------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """The only place where a transaction begins. Committed at the end, rolled back by any exception."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            if self.watch is not None:
                self.watch.before_commit()
            self.run("COMMIT")
        except BaseException:
            self._roll_back()
            if self.watch is not None and self.usable:
                self.watch.after_rollback()
            raise
        if self.watch is not None:
            self.watch.after_commit()

    def _roll_back(self) -> None:
        # the library has rolled back by itself after some disk errors; should this fail too, the journal remains
        # and the next opening rolls back, so this connection must not be used again
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except cipher.Error:
            self.close()

    @property
    def usable(self) -> bool:
        """Whether the connection is open: a rollback that fails closes it."""
        return not self._closed

    # -- the guard -------------------------------------------------------------------------------------------------

    @contextmanager
    def setting_up(self) -> Iterator[None]:
        """While tables are made or settings chosen. Attaching another file stays denied even then."""
        self._setting_up = True
        try:
            yield
        finally:
            self._setting_up = False

    def limit_writes_to(self, *tables: str) -> None:
        """From now on this connection changes rows of no other table, whoever asks."""
        self._writable = frozenset(tables)
        self._connection.set_authorizer(self._authorize)  # or statements prepared before would still pass

    def _authorize(self, action: int, first: str | None, second: str | None, *_where: str | None) -> int:
        if action in (_ATTACH, _DETACH) or (action == _FUNCTION and second in _DENIED_FUNCTIONS):
            return _DENY
        if action in _ROW_CHANGES and self._writable is not None and first not in self._writable:
            return _DENY
        if self._setting_up:
            return _ALLOW
        if action in _SCHEMA_CHANGES:
            return _DENY
        if action == _PRAGMA:
            return _ALLOW if first in _READABLE_PRAGMAS and second is None else _DENY
        return _ALLOW

    # -- whole files -----------------------------------------------------------------------------------------------

    def prove(self) -> Proof:
        """Prove this store (see `prove`)."""
        with self._errors():
            proof = prove(self.path, self._connection)
        self.walked = True
        return proof

    def prove_at_sight(self) -> Proof:
        """All of it but the walk over every page: each page is still authenticated when it is read."""
        with self._errors():
            return prove_at_sight(self.path, self._connection)

    def copy_to(self, path: Path, key: bytes, progress: Callable[[int, int, int], None] | None = None) -> None:
        """Copy every page into a new file, encrypted with the key named. Raises `CdsError` like any write.

        `progress` is told a status, the pages left and all pages; what it raises stops the copy.
        """
        target = create_file(path, key)
        try:
            with target._errors():
                self._connection.backup(target._connection, pages=PAGES_AT_ONCE, progress=progress)
        finally:
            target.close()

    def close(self) -> None:
        """Close the connection; a statement afterwards is a bug."""
        self._closed = True
        with suppress(cipher.Error):
            self._connection.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except cipher.Error as error:
            raise _in_our_words(error, self.path) from error


def open_file(path: Path, key: bytes) -> Database:
    """Open an existing store with its key.

    Raises `IntegrityError` "store_plain" or "store_damaged" (also for another store's key), `CdsError`
    "store_missing", "cipher_missing", "store_read_only", "store_busy".
    """
    if not path.is_file():
        raise CdsError("store_missing", path=str(path.parent))
    check_header(path)
    return _connect(path, key)


def create_file(path: Path, key: bytes) -> Database:
    """Make a new, empty, encrypted file that only its owner can read."""
    with disk_errors(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    return _connect(path, key)


def cipher_version() -> str:
    """The encryption library's version. Raises `CdsError` "cipher_missing" when it is absent or below the pinned."""
    connection = cipher.connect(":memory:")
    try:
        return _checked_version(connection)
    finally:
        connection.close()


def in_memory() -> Database:
    """An empty database that never touches a disk, for comparing schemas."""
    return Database(cipher.connect(":memory:", isolation_level=None), Path(":memory:"))


def check_header(path: Path) -> None:
    """Raise `IntegrityError` for a file that is empty ("store_damaged") or not encrypted ("store_plain")."""
    with disk_errors(path), path.open("rb") as file:
        header = file.read(len(PLAIN_HEADER))
    if header == PLAIN_HEADER:
        raise IntegrityError("store_plain", path=str(path))
    if len(header) < len(PLAIN_HEADER):
        raise IntegrityError("store_damaged", path=str(path))


def prove(path: Path, connection: Any) -> Proof:
    """Prove that a keyed store is encrypted, authenticated, whole, and leaves no plain text in temporary files.

    Raises `CdsError` "cipher_missing" when a protection is absent, `IntegrityError` "store_plain" or "store_damaged".
    Call it outside a transaction: closing any handle of the file drops the locks this process holds on it.
    """
    proof = prove_at_sight(path, connection)
    if _answer(connection, "cipher_integrity_check") or _answer(connection, "quick_check") != ["ok"]:
        raise IntegrityError("store_damaged", path=str(path))
    return proof


def prove_at_sight(path: Path, connection: Any) -> Proof:
    """What `prove` does before it walks over every page; raises the same, and holds at the same times."""
    version = _checked_version(connection)
    for name, wanted in (("cipher_use_hmac", "1"), ("cipher_memory_security", "1"), ("temp_store", "2")):
        if [str(value) for value in _answer(connection, name)] != [wanted]:
            raise CdsError("cipher_missing", what=name)
    check_header(path)
    # a page that is gone fails no authentication, and pages beyond the end no structure check: so the size as well
    pages, page_size = (int(_answer(connection, name)[0]) for name in ("page_count", "page_size"))
    if path.stat().st_size != pages * page_size:
        raise IntegrityError("store_damaged", path=str(path))
    return Proof(version, pages)


def _answer(connection: Any, name: str) -> list[Any]:
    return [row[0] for row in connection.execute(f"PRAGMA {name}").fetchall()]


def _connect(path: Path, key: bytes) -> Database:
    if len(key) != KEY_BYTES:
        raise ValueError("the database key has 32 bytes")
    try:
        connection = cipher.connect(
            str(path.absolute()), isolation_level=None, timeout=WAIT_SECONDS, cached_statements=STATEMENTS_KEPT
        )
    except cipher.Error as error:
        raise _in_our_words(error, path) from error
    database = Database(connection, path)
    try:
        with database.setting_up():
            _checked_version(connection)
            database.run("PRAGMA cipher_log_level = NONE")  # or a wrong key writes to standard error
            database.run("PRAGMA cipher_memory_security = ON")
            # bound parameters do not work here; the key is ours, random, and written as digits only
            database.run(f"PRAGMA key = \"x'{key.hex()}'\"")
            for setting in (
                "temp_store = MEMORY",
                "foreign_keys = ON",
                "secure_delete = ON",
                "recursive_triggers = ON",  # or INSERT OR REPLACE walks past the triggers that refuse deletion
                "cell_size_check = ON",
                "trusted_schema = OFF",
                "cache_size = -65536",
                "cache_spill = OFF",  # before its commit a step touches no page of the file (see `freshness`)
                "journal_mode = DELETE",
                "synchronous = EXTRA",
            ):
                database.run(f"PRAGMA {setting}")
            database.value("SELECT count(*) FROM sqlite_master")  # the key statement says "ok" to a wrong key
    except BaseException:
        database.close()
        raise
    return database


def _checked_version(connection: Any) -> str:
    found = connection.execute("PRAGMA cipher_version").fetchone()
    if found is None:
        raise CdsError("cipher_missing", what="cipher_version")
    version = str(found[0])
    try:
        numbers = tuple(int(part) for part in version.split()[0].split(".")[:2])
    except (ValueError, IndexError):
        numbers = (0, 0)
    if numbers < OLDEST_CIPHER:
        raise CdsError("cipher_missing", what="cipher_version")
    return version


def _in_our_words(error: Any, path: Path) -> Exception:
    """The person's error for the library's; the library's own for anything that is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code == _CONSTRAINT:
        return ConstraintBroken(str(error))
    if code in (_CORRUPT, _NOT_A_DATABASE):
        return IntegrityError("store_damaged", path=str(path))
    if code == _FULL:
        return CdsError("disk_full")
    if code == _IO:
        return CdsError("disk_refused")
    if code in (_READ_ONLY, _CANNOT_OPEN, _PERMISSION):
        return CdsError("store_read_only", path=str(path))
    if code in (_BUSY, _LOCKED):
        return CdsError("store_busy", path=str(path.parent), holder="another program")
    return error if isinstance(error, Exception) else RuntimeError("store")
