"""Import a bundle, put one to use, go back to the one before: governed by a role, judged first, and logged.

Reading what an administrator hands over follows one order: signature, hashes, limits, then a copy in the store's own
folder, then the exam of that copy in a child process, and only then is it a bundle of the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import BundleRef
from cds_app.workflow.bundle_impact import Impact, impact_of
from cds_app.workflow.choose_bundle import (
    active_bundle,
    limits,
    load,
    place_of,
    place_with,
    places,
    today,
    trusted_keys,
)
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.recalibration_in_use import with_recalibration
from cds_app.workflow.session import Session

if TYPE_CHECKING:
    from cds_app.scoring.bundle import Bundle
    from cds_app.scoring.sealed_files import SealedFiles

OPERATION = "manage_bundles"


@dataclass(frozen=True)
class ImportedNow:
    """What became of an import. `status` is "imported", "already_imported" or "dry_run"."""

    status: str
    bundle: BundleRef
    key_id: str
    key_kind: str
    expires: str


@dataclass(frozen=True)
class ActivatedNow:
    """What became of an activation. `status` is "activated", "rolled_back" or "dry_run"."""

    status: str
    bundle: BundleRef
    impact: Impact


def import_bundle(
    session: Session,
    folder: Path,
    *,
    confirm: str | None = None,
    dry_run: bool = False,
    seconds: float | None = None,
) -> ImportedNow:
    """Import the bundle in `folder`. A refusal leaves nothing but its entry in the log; a dry run leaves nothing.

    `confirm`: one's own passphrase, which only a dry run does without. `seconds` is the time its exam may take.
    Raises `CdsError` as `load_bundle` and `examine_apart` do, "passphrase_missing", "passphrase_wrong",
    "bundle_name_taken" or "bundle_present".
    """
    from cds_app.scoring.admission import check_admission
    from cds_app.scoring.bundle_tables import read_facts
    from cds_app.scoring.sealed_files import manifest_sha256, open_sealed_files

    session.require(OPERATION)
    _confirm(session, confirm, dry_run)
    told = None if dry_run else {"what": "import", "manifest_sha256": manifest_sha256(folder)}
    with _refusal_noted(session, told):
        sealed = open_sealed_files(folder, trusted_keys(session.surroundings, session.store))
        facts = read_facts(sealed)
        check_admission(facts.ref, facts.expires, today(session.surroundings), limits(session.policy))
        made = ImportedNow("dry_run", facts.ref, sealed.key.key_id, sealed.key.kind, facts.expires.isoformat())
        if _is_here(session, facts.ref):
            return _as(made, "already_imported")
        _take(session, sealed, facts.ref, dry_run=dry_run, seconds=seconds)
    return made if dry_run else _as(made, "imported")


def activate_bundle(
    session: Session,
    bundle_id: str | None,
    *,
    confirm: str | None = None,
    dry_run: bool = False,
    progress: Callable[[int], object] | None = None,
) -> ActivatedNow:
    """Put a bundle to use, or with None the one that was in use before (which a second time leads back).

    The impact on every stored patient is worked out first. A dry run ends there and leaves nothing; it alone does
    without `confirm`, one's own passphrase.
    Raises `CdsError` as `load_bundle` does, "passphrase_missing", "passphrase_wrong", "bundle_twice",
    "bundle_active_already", "bundle_no_previous" or "bundle_previous_gone"; a refusal is noted in the log.
    """
    session.require(OPERATION)
    _confirm(session, confirm, dry_run)
    told = None if dry_run else {"what": "activate", "bundle_id": bundle_id}
    with _refusal_noted(session, told):
        keys = trusted_keys(session.surroundings, session.store)
        path = (
            _previous(session) if bundle_id is None else place_of(session.surroundings, session.store, bundle_id).path
        )
        new = _as_used(session, load(session.surroundings, keys, path))
        old = _in_use(session)
        last = session.store.activations()[-1:]
        if new.ref.sha256 == (last[0].sha256 if last else None):
            raise CdsError("bundle_active_already", name=new.ref.id)
        impact = impact_of(session, old, new, progress)
    if dry_run:
        return ActivatedNow("dry_run", new.ref, impact)
    replaced = _replaced(session, old)
    event = {
        "bundle": _reference(new.ref),
        "replaces": None if replaced is None else {"id": replaced[0], "sha256": replaced[1]},
        "rolled_back": bundle_id is None,
        "impact": impact.for_the_log(),
    }
    with session.store.change(EventKind.BUNDLE_ACTIVATED, event) as change:
        change.activate_bundle(new.ref.id, new.ref.version, new.ref.sha256, replaced)
    session.forget_bundle()
    return ActivatedNow("rolled_back" if bundle_id is None else "activated", new.ref, impact)


def _confirm(session: Session, confirm: str | None, dry_run: bool) -> None:
    if dry_run:
        return
    if confirm is None:
        raise CdsError("passphrase_missing")
    confirm_person(session, confirm, OPERATION)


def _is_here(session: Session, ref: BundleRef) -> bool:
    """Whether exactly this bundle is here already. Raises `CdsError` when another one has its id or its content.

    An imported one whose folder is gone is not here: importing it again brings it back.
    """
    from cds_app.scoring.sealed_files import manifest_sha256

    known = {b.bundle_id: b.sha256 for b in session.store.imported_bundles()}
    for place in places(session.surroundings, session.store):
        found = manifest_sha256(place.path)
        if not place.imported and (ref.id == place.id or ref.sha256 == found):
            raise CdsError("bundle_name_taken", name=place.id)
        if place.imported and ref.id == place.id:
            if known[ref.id] != ref.sha256 or (place.path.exists() and found != ref.sha256):
                raise CdsError("bundle_present")
            return place.path.exists()
    return False


def _take(session: Session, sealed: SealedFiles, ref: BundleRef, *, dry_run: bool, seconds: float | None) -> None:
    """Copy the verified bytes, have the copy examined, and keep it unless this is a dry run."""
    from cds_app.scoring.bundle_exam import SECONDS, examine_apart

    partial = session.store.write_bundle(ref.id, {**sealed.files, **sealed.seal})
    kept = False
    try:
        examine_apart(partial, sealed.key, seconds=SECONDS if seconds is None else seconds)
        if not dry_run:
            event = {"bundle": _reference(ref), "bundle_key": sealed.key.key_id, "kind": sealed.key.kind}
            session.store.keep_bundle(partial, ref.id, ref.version, ref.sha256, sealed.key.key_id, event)
            kept = True
    finally:
        if not kept:
            session.store.drop_partial(partial)


def _wanted(session: Session, bundle_id: str | None) -> Path:
    if bundle_id is None:
        return _previous(session)
    return place_of(session.surroundings, session.store, bundle_id).path


def _previous(session: Session) -> Path:
    """Where the bundle lies that the last activation replaced: exactly that one."""
    last = session.store.activations()[-1:]
    if not last or last[0].replaced_id is None or last[0].replaced_sha256 is None:
        raise CdsError("bundle_no_previous")
    place = place_with(places(session.surroundings, session.store), last[0].replaced_sha256)
    if place is None:
        raise CdsError("bundle_previous_gone", name=last[0].replaced_id)
    return place.path


def _in_use(session: Session) -> Bundle | None:
    """The bundle in use, expired or suspended as it may be; None when it is unsound or gone."""
    try:
        return _as_used(session, active_bundle(session.surroundings, session.store, for_use=False))
    except CdsError:
        return None


def _as_used(session: Session, bundle: Bundle) -> Bundle:
    """A bundle with the recalibration that counts for it, so that the impact is what people will see."""
    return with_recalibration(bundle, session.store, session.catalogue)


def _replaced(session: Session, old: Bundle | None) -> tuple[str, str] | None:
    """Id and hash of what was in use until now: what the store says, or without that the default that was loaded."""
    last = session.store.activations()[-1:]
    if last:
        return last[0].bundle_id, last[0].sha256
    return None if old is None else (old.ref.id, old.ref.sha256)


@contextmanager
def _refusal_noted(session: Session, told: Mapping[str, Any] | None) -> Iterator[None]:
    """Note a refusal in the log (never for a dry run, which leaves nothing) and pass it on."""
    try:
        yield
    except CdsError as error:
        if told is not None:
            with session.store.change(EventKind.BUNDLE_REFUSED, {**told, "code": error.code}):
                pass
        raise


def _reference(ref: BundleRef) -> dict[str, str]:
    return {"id": ref.id, "version": ref.version, "sha256": ref.sha256}


def _as(made: ImportedNow, status: str) -> ImportedNow:
    return ImportedNow(status, made.bundle, made.key_id, made.key_kind, made.expires)
