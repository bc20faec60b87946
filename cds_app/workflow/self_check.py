"""Check the installation: its files, cipher, catalogue, policy, bundles, space, permissions, and a store if named."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.environment import paths
from cds_app.environment.installed_files import check_files, program_folder
from cds_app.environment.policy import load_policy
from cds_app.guidance.formulary import load_catalogue
from cds_app.workflow.check_store import check_store
from cds_app.workflow.session import Session, Surroundings
from cds_app.workflow.show_models import BundleStatus, model_bundles

SOUND = "signature, files and reference cases hold"
RESERVE = 1_000_000_000
"""Bytes that should be free for a clinic's store and its log: a choice, years of work."""
SPACE_NEEDED = RESERVE // 5
"""Free bytes below which the check fails: four fifths of the reserve are gone, and the store would soon not write."""

SHOWN_FILES = 5
"""Files that a finding names; the rest are counted."""


@dataclass(frozen=True)
class Check:
    """One check: its code, whether it held, and a sentence."""

    code: str
    passed: bool
    detail: str


def first_look(session: Session) -> tuple[Check, ...]:
    """What takes no time, right after a store was made: the models are verified when they are loaded."""
    folder = session.store.directory
    return (
        program_files(program_folder()),
        _run("cipher", _cipher),
        _run("policy", lambda: _policy(paths.policy_file())),
        _run("space", lambda: _space(folder)),
        _run("store_permissions", lambda: _permissions(folder)),
    )


def self_check(store_directory: Path | None = None, session: Session | None = None) -> tuple[Check, ...]:
    """Run every check; a failing one never stops the others.

    With an open session, the store is checked in full, and the check is an entry of its log.
    """
    checks = [
        program_files(program_folder()),
        _run("cipher", _cipher),
        _run("catalogue", lambda: f"version {load_catalogue(paths.resource('catalogue')).version}"),
        _run("policy", lambda: _policy(paths.policy_file())),
        *_bundles(session),
        _run("space", lambda: _space(store_directory or paths.default_store())),
    ]
    if store_directory is not None:
        checks.append(_run("store_permissions", lambda: _permissions(store_directory)))
    if session is not None:
        checks.append(_run("store", lambda: _store(session)))
        checks.append(_run("log", lambda: _log(session)))
        checks.append(_run("content", lambda: _content(session)))
        _note(session, checks)
    return tuple(checks)


def _note(session: Session, checks: list[Check]) -> None:
    """That an open store was checked, and what did not hold, is an entry; who asked is told even when it cannot be."""
    failed = sorted({check.code for check in checks if not check.passed})
    event = {"passed": len([check for check in checks if check.passed]), "failed": failed, "surface": session.surface}
    with suppress(CdsError), session.store.change(EventKind.SELF_TESTED, event):
        pass


def _run(code: str, check: Callable[[], str]) -> Check:
    try:
        return Check(code, True, check())
    except CdsError as error:
        return Check(code, False, sentence(error))
    except OSError as error:
        return Check(code, False, f"The system refused it ({error.strerror}). Check the folder and its permissions.")


def program_files(folder: Path | None) -> Check:
    """Whether the installed files are those of the signed list. A source tree has no such list, and says so."""
    code = "program_files"
    if folder is None:
        return Check(code, True, "not installed from a package: there is no signed list to compare with")
    try:
        verdict = check_files(folder, paths.resource("trust/release_key.pem"))
    except OSError as error:
        return Check(code, False, f"A file of the program cannot be read ({error.strerror}). Install it again.")
    if not verdict.signed:
        return Check(code, False, "The list of the program's files is not signed by the release key. Install it again.")
    if verdict.holds:
        return Check(code, True, f"{verdict.files} files are those of the signed list")
    found = (("altered", verdict.altered), ("missing", verdict.missing), ("added", verdict.added))
    said = "; ".join(f"{how}: {', '.join(names[:SHOWN_FILES])} ({len(names)})" for how, names in found if names)
    return Check(code, False, f"The program's files are not those of the release. {said}. Install it again.")


def _policy(file: Path) -> str:
    """The policy in force is understood, and nobody can write it, or put another in its place, but an administrator."""
    policy = load_policy(file)
    if policy.source != str(file):
        return "none is laid down; the program's defaults hold"
    if os.name != "posix":
        return f"from {file}; who may write it is for the system's own tools to say"
    me = os.getuid()
    for found in (file.stat(), file.parent.stat()):
        if found.st_mode & 0o022 or (me != 0 and found.st_uid == me):
            raise CdsError("policy_open_to_others", path=str(file))
    return f"from {file}; only an administrator can write it"


def _cipher() -> str:
    from cds_app.store.database import cipher_version

    return cipher_version()


def _bundles(session: Session | None) -> list[Check]:
    """The shipped bundles; with a session the imported ones too, by the keys and the activation of its store."""
    try:
        surroundings = Surroundings.of_this_machine() if session is None else session.surroundings
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


def _content(session: Session) -> str:
    found = check_store(session)
    if found:
        raise CdsError("store_unsound", what=", ".join(found))
    return "the newest state; pages, entries, assessments, signatures and rows hold together"
