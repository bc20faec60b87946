"""Export the signed decision log, or a part of it, with copies for people and other programs; note the disclosure."""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.log_filter import LogFilter
from cds_app.environment import paths
from cds_app.environment.clock import rfc3339
from cds_app.environment.policy_table import EXPORT_FORMATS
from cds_app.reporting import verification
from cds_app.reporting.atomic_file import atomic_file
from cds_app.reporting.decision_log import ExportResult, disclosure
from cds_app.reporting.decision_log import export_log as write_log
from cds_app.reporting.decision_table import Line, Lines, decisions_csv, entries_csv, write_text
from cds_app.reporting.feedback import feedback_csv, feedback_json
from cds_app.reporting.fhir_bundle import fhir_bundle
from cds_app.workflow.checkpoints import copy_checkpoint
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.session import Session

FORMATS = EXPORT_FORMATS
"""What can be written beside the log: tables of entries and decisions, a FHIR R4 bundle, the feedback on decisions
(JSON and CSV), and the verifier as one Python file with a page on how to use it."""
VERIFIER, GUIDE = "verify_decision_log.py", "how_to_verify.txt"
ALWAYS_THE_SAME = (VERIFIER, GUIDE)
"""Files that may lie there from an earlier export: they hold nothing of the log."""
_NOTHING = LogFilter()


def export_log(
    session: Session,
    target: Path,
    *,
    purpose: str,
    recipient: str,
    confirm: str | None = None,
    only: LogFilter = _NOTHING,
    formats: Sequence[str] = (),
    folder: bool = False,
) -> ExportResult:
    """Write the log with a signed checkpoint; the export itself is its last entry and is never withheld.

    `confirm`: the signed-in person's passphrase again; only the command line, which has just asked for it, leaves it
    out. `only`: of other entries no more than the hash goes out. `formats`: of `FORMATS`; they hold what is not
    withheld and take the log's name. `folder`: it is for a folder of `export_folder`, and the entry says so. A wrong
    passphrase is an entry too.
    Raises `NotAllowed`, `CdsError` "export_form_closed", "purpose_missing", "passphrase_missing", "passphrase_wrong",
    "export_exists" or "export_not_writable"; then there is neither log nor copy.
    """
    session.require("export_log")
    _require_by_policy(session, formats)
    if not purpose.strip() or not recipient.strip():
        raise CdsError("purpose_missing")
    if confirm is not None:
        confirm_person(session, confirm, "log_export")
    elif session.surface != "command_line":
        raise CdsError("passphrase_missing")
    copies = planned_copies(target, formats)
    _refuse_to_overwrite([target, *copies])
    previous = session.store.last_export()
    now = session.clock.now()
    head_line: dict[str, Any] = {
        "installation": session.store.installation,
        "program": session.program,
        "exported_at": now.isoformat(timespec="seconds"),
        "exported_by": session.user.user_id,
        "purpose": purpose,
        "recipient": recipient,
        "keys": session.store.keys(),
    }
    hidden = [index for index, _, entry in session.store.lines() if entry is None or not only.shows(entry)]
    # the checkpoint's signature covers the entries only; this entry carries what the head line says
    event = disclosure(**head_line, previous_export=previous, withheld=hidden)
    told = {"filter": only.told(), "formats": [*formats, *(["folder"] if folder else [])], "surface": session.surface}
    with session.store.change(EventKind.LOG_EXPORTED, {**event, **told}):
        pass
    size, head = session.store.head()
    withheld = frozenset(hidden)
    with _all_or_none(copies):
        _write_copies(session, copies, withheld, rfc3339(now))
        result = write_log(
            target,
            **head_line,
            entries=session.store.lines(0, size),
            size=size,
            head=head,
            time=rfc3339(now),
            sign=session.store.sign_checkpoint,
            previous_export=previous,
            withhold=lambda entry: entry["index"] in withheld,
        )
    session.store.remember_export(size, head)
    copy_checkpoint(session, note=True)
    return dataclasses.replace(result, copies=tuple(copies))


def _require_by_policy(session: Session, formats: Sequence[str]) -> None:
    """A policy may leave fewer roles and fewer forms than the program has; more it cannot."""
    policy = session.policy
    if not set(session.user.roles) & set(policy.export_roles):
        raise NotAllowed("export_role_closed", roles=", ".join(policy.export_roles))
    closed = [name for name in formats if name not in policy.open_formats and name in FORMATS]
    if closed:
        raise CdsError("export_form_closed", form=", ".join(closed))


def planned_copies(target: Path, formats: Sequence[str]) -> dict[Path, str]:
    """What an export to `target` will write beside it: path → what it is. Raises ValueError for an unknown format."""
    if unknown := set(formats) - set(FORMATS):
        raise ValueError(f"no such format: {sorted(unknown)}")
    endings = {
        "csv": ("entries.csv", "decisions.csv"),
        "fhir": ("fhir.json",),
        "feedback": ("feedback.json", "feedback.csv"),
    }
    found = {target.with_name(f"{target.stem}.{ending}"): ending for one in formats for ending in endings.get(one, ())}
    return found | {target.with_name(name): name for name in ALWAYS_THE_SAME if "verifier" in formats}


def _refuse_to_overwrite(wanted: Sequence[Path]) -> None:
    """Before anything is logged: an export that cannot be written is no disclosure."""
    taken = next((path for path in wanted if path.exists() and path.name not in ALWAYS_THE_SAME), None)
    if taken is not None:
        raise CdsError("export_exists", path=str(taken))


@contextlib.contextmanager
def _all_or_none(copies: Mapping[Path, str]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for path, kind in copies.items():
            if kind not in ALWAYS_THE_SAME:
                path.unlink(missing_ok=True)
        raise


def _write_copies(session: Session, copies: Mapping[Path, str], withheld: frozenset[int], time: str) -> None:
    def lines() -> Iterator[Line]:
        for index, leaf, entry in session.store.lines():
            yield index, leaf, None if index in withheld else entry

    makers: dict[str, Callable[[Lines], Iterator[str]]] = {
        "entries.csv": entries_csv,
        "decisions.csv": decisions_csv,
        "fhir.json": lambda lines: fhir_bundle(
            lines, installation=session.store.installation, time=time, numbers=not session.policy.hides_numbers
        ),
        "feedback.json": lambda lines: feedback_json(lines, session.store.installation),
        "feedback.csv": feedback_csv,
    }
    for path, kind in copies.items():
        if kind in ALWAYS_THE_SAME:
            _hand_over(path)
        else:
            write_text(path, makers[kind](lines))


def _hand_over(path: Path) -> None:
    """The program's own verifier, which needs nothing else of it, or the page about it."""
    made = Path(verification.__file__) if path.name == VERIFIER else paths.resource(f"verifier/{GUIDE}")
    with made.open("rb") as source, atomic_file(path, overwrite=True) as file:
        shutil.copyfileobj(source, file)
