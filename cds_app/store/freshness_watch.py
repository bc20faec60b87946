"""Keeps the marks of an open store up to date: at each commit, at its opening and its closing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cds_app.domain.errors import CdsError
from cds_app.store import audit_log, freshness
from cds_app.store.database import Database
from cds_app.store.files import write_quickly, write_whole
from cds_app.store.freshness import FILE, LATEST, Judgement, Mark, Phase, Problem, judge, pages_digest, seal

KNOWN = "freshness"
"""Row of `meta` by which a store knows that it has marks: taking them away is noticed."""
NOT_NEWEST = "not_newest"
"""Row of `meta` that stands as long as no restore was recorded after a problem; it holds the problem's code."""


class FreshnessWatch:
    """Told of every commit of one database. `problem` is what opening found, until a restore is recorded.

    `fresh_problem` says that this opening found it, so that the log does not know it yet.
    """

    def __init__(self, database: Database, installation: str, folder: Path, state: Path | None, key: bytes) -> None:
        """`state` is the folder of this person on this machine, None for a store that is not to be followed there."""
        self._database, self._installation, self._keys = database, installation, [key]
        self._durable, self._latest = folder / FILE, folder / LATEST
        name = hashlib.sha256(installation.encode()).hexdigest()[:32]
        self._elsewhere = None if state is None else state / f"{name}.json"
        self._generation = self._seen_size = 0
        self._committing = False
        self._pages = self._restored = ""
        self.problem: Problem | None = None
        self.fresh_problem = False
        self.crashed = False
        self.newest: Mark | None = None

    # -- opening and closing ---------------------------------------------------------------------------------------

    def begin(self, *, journal: bool) -> Judgement:
        """Judge the store as it was found, note that it is open now, and watch from here on."""
        found = self._judge(journal)
        known = self._noted()
        self.newest, self.crashed = found.newest, found.crashed
        self.problem = found.problem or known
        self.fresh_problem = self.problem is not None and known is None
        self._generation = 0 if found.newest is None else found.newest.generation
        self._restored = "" if found.newest is None else found.newest.restored
        self._write("open", durable=True)
        self._database.watch = self
        if self._database.value("SELECT value FROM meta WHERE key = ?", KNOWN) is None:
            with self._database.transaction():
                self._database.run("INSERT INTO meta (key, value) VALUES (?, '1')", KNOWN)
        return found

    def is_as_closed(self, *, journal: bool) -> bool:
        """Whether the file is, page for page, what this program closed last, with nothing amiss. Writes nothing."""
        if journal or self._noted() is not None:
            return False
        found = self._judge(journal)
        closed = found.newest is not None and found.newest.phase == "closed"
        return closed and found.problem is None and not found.crashed

    def _noted(self) -> Problem | None:
        noted = self._database.value("SELECT value FROM meta WHERE key = ?", NOT_NEWEST)
        return next((code for code in freshness.PROBLEMS if code == noted), None)

    def _judge(self, journal: bool) -> Judgement:
        expected = self._database.value("SELECT value FROM meta WHERE key = ?", KNOWN) is not None
        paths = [self._durable, self._latest, *([] if self._elsewhere is None else [self._elsewhere])]
        marks = [freshness.read(path, self._installation, self._keys[0]) for path in paths]
        there = [found for found in marks if found is not None]
        return judge(self._database, self._installation, there, expected=expected, journal=journal)

    def finish(self) -> None:
        """The store is about to be closed: from now on only this very state is honest."""
        with suppress(CdsError):  # then the mark says "open", which is true enough
            self._write("closed", durable=True)

    # -- each commit -----------------------------------------------------------------------------------------------

    def before_commit(self) -> None:
        """A step that leaves no entry says so first: after a crash the log alone could not tell it from a replay."""
        self._committing = True
        if self._size() == self._seen_size:
            self._write("loose", durable=False, pages=self._pages)  # the commit's own syncs come after it

    def after_commit(self) -> None:
        """The commit is a fact; a mark that cannot be written now is behind by one, which opening understands."""
        self._committing = False
        with suppress(CdsError):
            self._write("open", durable=False)

    def after_rollback(self) -> None:
        """Pages may have been written and taken back, with new tags; and a restore may not have been recorded."""
        self.problem = self.problem or self._noted()
        if self._committing:
            self.after_commit()

    # -- what others need ------------------------------------------------------------------------------------------

    def unchanged(self) -> bool:
        """Whether the file is, page for page, what this program wrote last. Not inside a transaction."""
        return pages_digest(self._database.path) == self._pages

    def note(self, problem: Problem) -> None:
        """Inside a change: what was found stays until a restore is recorded."""
        self.problem = problem
        sql = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        self._database.run(sql, NOT_NEWEST, problem)

    def accepted_before(self) -> bool:
        """Whether a restore was accepted at this very head already: then somebody put the restored file back again."""
        return self._restored == self._head()

    def _head(self) -> str:
        return audit_log.head(self._database, self._installation).link.hex()

    def accept(self) -> None:
        """Inside the change that records a restore: this state counts as the newest from its commit on."""
        self._restored = self._head()
        self._database.run("DELETE FROM meta WHERE key = ?", NOT_NEWEST)
        self.problem, self.fresh_problem = None, False

    @contextmanager
    def rekeying(self, new_key: bytes) -> Iterator[None]:
        """While the pages get a new key: the mark can be read with either, and either state is honest.

        Call it outside a transaction. Afterwards the marks are sealed with the new key alone; after an exception
        with the old one alone.
        """
        old = self._keys
        self._keys = [*old, new_key]
        self._write("loose", durable=True, pages=self._pages)
        try:
            yield
        except BaseException:
            if self._database.usable:  # or it was decided, and cannot be gone on with: either key may count
                self._keys = old
                self.after_commit()
            raise
        self._keys = [new_key]
        with suppress(CdsError):
            self._write("open", durable=True)

    def move_to(self, database: Database) -> None:
        """Watch another connection to the same file, as after the file was replaced by its re-keyed copy."""
        self._database = database
        database.watch = self

    # -- files -----------------------------------------------------------------------------------------------------

    def _size(self) -> int:
        return int(self._database.value("SELECT coalesce(max(idx), -1) + 1 FROM entries"))

    def _write(self, phase: Phase, *, durable: bool, pages: str | None = None) -> None:
        head = audit_log.head(self._database, self._installation)
        self._seen_size = head.size
        self._pages = pages_digest(self._database.path) if pages is None else pages
        self._generation += 1
        mark = Mark(
            self._installation,
            self._generation,
            head.size,
            head.link.hex(),
            self._pages,
            phase,
            self.problem,
            self._restored,
        )
        content = seal(mark, self._keys)
        if durable:
            write_whole(self._durable, content)
        write_quickly(self._latest, content)
        self._write_elsewhere(content)

    def _write_elsewhere(self, content: bytes) -> None:
        """The copy outside the store's folder. It may fall behind, so what the disk says of it is passed over."""
        if self._elsewhere is None:
            return
        with suppress(CdsError, OSError):
            self._elsewhere.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_quickly(self._elsewhere, content)
