"""Check the installation: cipher, catalogue, policy, bundles, space, permissions, and the store when one is named."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.environment import paths
from cds_app.environment.policy import load_policy
from cds_app.guidance.formulary import load_catalogue
from cds_app.workflow.session import Session, Surroundings
from cds_app.workflow.show_models import BundleStatus, model_bundles

SOUND = "signature, files and reference cases hold"
SPACE_NEEDED = 200_000_000
"""Bytes of free space below which a clinic's store would soon fail to write."""


@dataclass(frozen=True)
class Check:
    """One check: its code, whether it held, and a sentence."""

    code: str
    passed: bool
    detail: str


def self_check(store_directory: Path | None = None, session: Session | None = None) -> tuple[Check, ...]:
    """Run every check; a failing one never stops the others. With an open session, the store is checked in full."""
    checks = [
        _run("cipher", _cipher),
        _run("catalogue", lambda: f"version {load_catalogue(paths.resource('catalogue')).version}"),
        _run("policy", lambda: f"from {load_policy(paths.policy_file()).source}"),
        *_bundles(session),
        _run("space", lambda: _space(store_directory or paths.default_store())),
    ]
    if store_directory is not None:
        checks.append(_run("store_permissions", lambda: _permissions(store_directory)))
    if session is not None:
        checks.append(_run("store", lambda: _store(session)))
        checks.append(_run("log", lambda: _log(session)))
    return tuple(checks)


def _run(code: str, check: Callable[[], str]) -> Check:
    try:
        return Check(code, True, check())
    except CdsError as error:
        return Check(code, False, sentence(error))
    except OSError as error:
        return Check(code, False, f"The system refused it ({error.strerror}). Check the folder and its permissions.")


def _cipher() -> str:
    from cds_app.store.database import cipher_version

    return cipher_version()


def _bundles(session: Session | None) -> list[Check]:
    """The shipped bundles; with a session the imported ones too, by the keys and the activation of its store."""
    surroundings = Surroundings.of_this_machine() if session is None else session.surroundings
    try:
        found = model_bundles(surroundings, None if session is None else session.store)
    except CdsError as error:
        return [Check("bundles", False, sentence(error))]
    checks = [Check("bundle", _is_well(status), f"{_name(status)}: {status.problem or SOUND}") for status in found]
    if session is not None:
        checks.append(_run("bundle_in_use", lambda: f"{session.bundle.ref.id}, {session.bundle.ref.basis}"))
    return checks


def _is_well(status: BundleStatus) -> bool:
    """An expired or suspended bundle is a fault only while it is the one in use."""
    return status.verified and not (status.active and status.problem)


def _name(status: BundleStatus) -> str:
    return f"{status.id} ({'imported' if status.imported else 'shipped'}{', in use' if status.active else ''})"


def _space(folder: Path) -> str:
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free < SPACE_NEEDED:
        raise CdsError("disk_full")
    return f"{free // 1_000_000} MB free"


def _permissions(folder: Path) -> str:
    if os.name == "posix" and folder.exists() and folder.stat().st_mode & 0o077:
        raise CdsError("store_open_to_others", path=str(folder))
    return "only its owner can read the store's folder"


def _store(session: Session) -> str:
    session.store.prove()
    return f"encrypted, {session.store.count_patients()} patients"


def _log(session: Session) -> str:
    bad = session.store.verify_chain()
    if bad is not None:
        raise CdsError("log_broken", index=bad)
    return f"{session.store.head()[0]} entries, chain holds"
