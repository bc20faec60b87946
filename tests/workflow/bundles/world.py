"""A program that ships one small bundle, and a site that has made another."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization

from cds_app.domain.audit import EventKind
from cds_app.domain.messages import sentence
from cds_app.domain.patient import PatientRecord
from cds_app.scoring import bundle_exam
from cds_app.workflow.session import Session, Surroundings
from tests.support.clock import FixedClock
from tests.support.small_bundle import SmallBundle, key_id
from tests.support.world import make_surroundings, reopen

VENDOR, SITE = "test-2026-11", "site-2027-01"


@dataclass
class BundleWorld:
    """One store, `folder`, with every role in one person, and two bundles. `shipped` and `site` are its own copies."""

    session: Session
    folder: Path
    shipped: SmallBundle
    site: SmallBundle
    key_file: Path

    @property
    def surroundings(self) -> Surroundings:
        return self.session.surroundings

    @property
    def site_key(self) -> str:
        return key_id(self.site.key)

    def reopened(self, **policy: Any) -> Session:
        """The program started again, under another policy."""
        self.session.close()
        fresh = dataclasses.replace(
            self.surroundings,
            policy=dataclasses.replace(self.surroundings.policy, **policy),
            clock=FixedClock(self.surroundings.clock.now()),
        )
        self.session = reopen(self.folder, fresh)
        return self.session

    def days_pass(self, days: int) -> None:
        """The wall clock alone: the log's integers end before a year of nanoseconds does."""
        clock = self.surroundings.clock
        assert isinstance(clock, FixedClock)
        clock.moment += timedelta(days=days)

    def events(self, *kinds: str) -> list[tuple[str, dict[str, Any]]]:
        """The log's entries of these kinds, with their data."""
        return [(e["event"], e["data"]) for _, _, e in self.session.store.entries() if e["event"] in kinds]


def surroundings_of(parent: Path, shipped: SmallBundle) -> tuple[Surroundings, SmallBundle]:
    """A program that ships a copy of this bundle and trusts its key alone."""
    copied = copy_of(shipped, parent / "shipped")
    trusted = parent / "bundle_keys.json"
    shutil.copy(shipped.trusted, trusted)
    return (
        dataclasses.replace(make_surroundings(), bundles=parent / "shipped", trusted_keys=trusted),
        dataclasses.replace(copied, trusted=trusted),
    )


def copy_of(bundle: SmallBundle, parent: Path) -> SmallBundle:
    directory = parent / bundle.directory.name
    shutil.copytree(bundle.directory, directory)
    return dataclasses.replace(bundle, directory=directory)


def keep_records(session: Session, *records: PatientRecord) -> None:
    """Put records into the store without files."""
    with session.store.change(EventKind.RECORDS_IMPORTED, {"batch_id": "1"}) as change:
        change.add_batch("1", "1" * 64, "canonical_folder", (), {"patients": len(records)})
        change.add_records(records, "1", session.catalogue.scales)


def write_public_key(path: Path, bundle: SmallBundle) -> Path:
    public = bundle.key.public_key()
    path.write_bytes(public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo))
    return path


def exam_in_this_process(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Sit exams here, which takes a tenth of the time of a child process; the folders that were examined."""
    import base64

    from cds_app.domain.errors import IntegrityError

    seen: list[Path] = []

    def examine(directory: Path, key: Any, *, seconds: float) -> None:
        seen.append(directory)
        answer = bundle_exam.examine(directory, base64.b64encode(key.public_key).decode())
        if not answer["passed"]:
            raise IntegrityError(answer["code"], **answer["params"])

    monkeypatch.setattr(bundle_exam, "examine_apart", examine)
    return seen


def refused(act: Callable[[], Any]) -> str:
    """The code that the act is refused with; the code has its sentence."""
    from cds_app.domain.errors import CdsError

    with pytest.raises(CdsError) as caught:
        act()
    assert "{" not in sentence(caught.value)
    return caught.value.code
