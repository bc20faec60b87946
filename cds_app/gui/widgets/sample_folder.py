"""The throw-away store under the tour on made-up patients."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from cds_app.gui.jobs import Jobs


class SampleFolder:
    """Where the sample store lies while the tour is under way; nothing of it stays afterwards."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._folder: Path | None = None

    @property
    def in_use(self) -> bool:
        return self._folder is not None

    def make(self) -> Path:
        """A new folder for the store."""
        self.throw_away()
        self._folder = Path(tempfile.mkdtemp(prefix="cds-sample-"))
        return self._folder / "store"

    def throw_away(self) -> None:
        """Remove it on the worker, after the session in it was closed there."""
        folder, self._folder = self._folder, None
        if folder is not None:
            self._jobs.call(shutil.rmtree, folder, ignore_errors=True)

    def throw_away_at_once(self) -> None:
        """Remove it here; only for the end of the program, when the worker has ended."""
        folder, self._folder = self._folder, None
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
