"""What IT or the vendor needs to know of an installation that misbehaves, as text that is read before it is saved.

It holds versions, the self-check, sizes, rounded counts and the technical log's last lines. It holds no patient data:
no pseudonym, no record id, no person's name, no free text of the site. Folders of a person are written as "~".
"""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from cds_app import __version__
from cds_app.domain.audit import EventKind
from cds_app.environment import paths
from cds_app.reporting.atomic_file import atomic_file
from cds_app.store.folder import ATTEMPTS_FILE, LOCK_FILE, SLOTS_FILE, STORE_FILE
from cds_app.workflow.self_check import Check, self_check
from cds_app.workflow.session import Session
from cds_app.workflow.show_policy import FROM_FILE, policy_view

LIBRARIES = (
    "PySide6-Essentials",
    "sqlcipher3",
    "lightgbm",
    "numpy",
    "pandas",
    "cryptography",
    "argon2-cffi",
    "rfc8785",
    "shap",
)
"""Whose versions have explained faults before; one that is not there is said to be missing."""
LINES = 20
"""Lines of the technical log, the newest last."""
FEW = 10
"""Counts below this are not told exactly: a store of three patients is nearly a list of them."""
OWN_FILES = (STORE_FILE, f"{STORE_FILE}-journal", f"{STORE_FILE}-wal", SLOTS_FILE, LOCK_FILE, ATTEMPTS_FILE)
_LINE = re.compile(r"\d{4}-\d\d-\d\dT[\d:+.Z-]+ [0-9A-F]{8} \w+( [\w.<>-]+:\d+ in [\w.<>-]+( < )?)*\s*")
"""The only form in which the technical log writes; a line of another form is left out, whatever it says."""


@dataclass(frozen=True)
class Diagnostics:
    """`content` is the whole text as it will be saved; `sound` whether every check held."""

    content: str
    checks: tuple[Check, ...]

    @property
    def sound(self) -> bool:
        return all(check.passed for check in self.checks)


def diagnostics(session: Session) -> Diagnostics:
    """The text for the open store, made by an administrator. Every check is run anew."""
    session.require("manage_users")
    return diagnose(session.store.directory, session)


def diagnose(store: Path | None = None, session: Session | None = None) -> Diagnostics:
    """The text for this machine; with a store its sizes, with an open session its counts and full checks too."""
    checks = self_check(store, session)
    parts = [
        ("Versions", _versions()),
        ("Self-check", [f"{'ok' if c.passed else 'FAILED':6} {c.code}: {c.detail}" for c in _discreet(checks)]),
        ("Policy", _policy(session)),
        ("Sizes", [] if store is None else _sizes(store)),
        ("Counts", [] if session is None else _counts(session)),
        ("Technical log, last lines", _errors(paths.logbook_file())),
    ]
    body = "\n\n".join("\n".join((title, *(f"  {line}" for line in lines))) for title, lines in parts if lines)
    return Diagnostics(_without_homes(f"cds-app diagnostics, without patient data\n\n{body}\n"), checks)


def save_diagnostics(made: Diagnostics, target: Path) -> Path:
    """Write the text as it was read. Raises `CdsError` as `atomic_file` does."""
    with atomic_file(target, overwrite=True) as file:
        file.write(made.content.encode("utf-8"))
    return target


def keep_diagnostics(session: Session, made: Diagnostics, target: Path) -> Path:
    """Write the text of an open store; that it went out is an entry. Raises `CdsError` as `atomic_file` does."""
    session.require("manage_users")
    event = {
        "sha256": hashlib.sha256(made.content.encode("utf-8")).hexdigest(),
        "sound": made.sound,
        "surface": session.surface,
    }
    with session.store.change(EventKind.DIAGNOSTICS_SAVED, event):
        return save_diagnostics(made, target)


def rounded(count: int) -> str:
    """A count to one figure that matters, and to none when it is small."""
    if count < FEW:
        return f"fewer than {FEW}"
    step = 10 ** (len(str(count)) - 1)
    return f"about {round(count / step) * step}"


def _versions() -> list[str]:
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    return [
        f"cds-app {__version__}",
        f"Python {platform.python_version()} on {system}",
        *(f"{name} {_version(name)}" for name in LIBRARIES),
    ]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _discreet(checks: Iterable[Check]) -> list[Check]:
    """The checks with their own count of patients rounded like every other."""
    return [
        Check(
            c.code,
            c.passed,
            re.sub(r"\b(\d+) (patients|entries)\b", lambda m: f"{rounded(int(m[1]))} {m[2]}", c.detail),
        )
        for c in checks
    ]


def _policy(session: Session | None) -> list[str]:
    """Which settings IT fixed; their values stay out, for some are the site's own words."""
    if session is None:
        return []
    view = policy_view(session.policy, paths.policy_file())
    laid = [setting.key for setting in view.settings if setting.source == FROM_FILE]
    return [
        f"from {'a file' if view.in_force else 'the defaults'}, sha256 {view.sha256}",
        f"set by the site: {', '.join(laid) or 'nothing'}",
        *(["the file has changed since the program started"] if view.changed_since else []),
    ]


def _sizes(store: Path) -> list[str]:
    """The store's own files by name; of what else lies there only how much, for a name may say anything."""
    if not store.is_dir():
        return ["no store here"]
    inside = {path: path.stat().st_size for path in store.rglob("*") if path.is_file()}
    own = [path for path in sorted(inside) if path.parent == store and path.name in OWN_FILES]
    other = [size for path, size in inside.items() if path not in own]
    return [
        *(f"{path.name}: {_kilobytes(inside[path])}" for path in own),
        *([f"other files: {len(other)}, {_kilobytes(sum(other))}"] if other else []),
    ]


def _kilobytes(size: int) -> str:
    return f"{-(-size // 1000)} kB"


def _counts(session: Session) -> list[str]:
    store = session.store
    return [
        f"patients: {rounded(store.count_patients())}",
        f"log entries: {rounded(store.head()[0])}",
        f"accounts: {rounded(len(store.users()))}",
        f"keys: {rounded(len(store.keys()))}",
        f"imported bundles: {rounded(len(store.imported_bundles()))}",
    ]


def _errors(logbook: Path) -> list[str]:
    try:
        lines = logbook.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ["nothing noted"]
    known = [line.strip() for line in lines if _LINE.fullmatch(line)]
    left_out = len(lines) - len(known)
    told = known[-LINES:] or ["nothing noted"]
    return [*told, f"{left_out} lines of another form were left out"] if left_out else told


def _without_homes(content: str) -> str:
    """A home folder is named after a person."""
    home = str(Path.home())
    return content.replace(home, "~") if len(home) > 1 else content
