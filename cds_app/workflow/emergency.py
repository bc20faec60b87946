"""Emergency access: a sealed sheet of paper that opens the store for reading, loudly.

An administrator makes the sheet beforehand and seals it in an envelope. Whoever opens the envelope says who they are
and why. The next sign-in of an administrator gives the database a new key, which the sheet does not have: then a new
one has to be made and sealed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cds_app import __version__
from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import sheet_entry, sheets
from cds_app.store.audit_log import texts_of
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.read_log import newest_first
from cds_app.workflow.recovery import SheetState, state_of
from cds_app.workflow.session import Session, Surroundings, started

REASONS = ("danger_to_patient", "nobody_can_sign_in", "urgent_request", "drill")
"""Why somebody may open the envelope; each is a code in the log."""
LONGEST_PERSON = 120


@dataclass(frozen=True)
class EmergencySheet:
    """What is to be printed, once: 16 groups of four letters. `made_at` is RFC 3339, UTC."""

    code: str
    made_at: str

    def __repr__(self) -> str:
        return "EmergencySheet(…)"


@dataclass(frozen=True)
class EmergencyUse:
    """One time that the envelope was opened: when (RFC 3339, UTC), by whom as they said, and why, of REASONS."""

    time: str
    person: str
    reason: str


@dataclass(frozen=True)
class EmergencyState:
    """The good sheet, if there is one; every use, newest first; and whether the database still has the key of then."""

    sheet: SheetState
    uses: tuple[EmergencyUse, ...]
    rekey_due: bool


def make_emergency(session: Session, confirm: str) -> EmergencySheet:
    """A new sheet for the envelope; an earlier one opens nothing from now on. Raises `CdsError` "passphrase_wrong"."""
    session.require("make_sheets")
    confirm_person(session, confirm, "make_sheets")
    secret = sheets.new_secret()
    with session.store.change(EventKind.SHEET_MADE) as change:
        note = change.make_sheet(sheets.EMERGENCY, sheets.public_half(sheets.EMERGENCY, secret))
    return EmergencySheet(sheets.written(secret), note.made_at)


def emergency_state(session: Session) -> EmergencyState:
    """Whether an envelope can be opened, and who did so when."""
    session.require("make_sheets")
    uses = [
        EmergencyUse(entry["time"], entry["data"].get("person") or "", entry["data"]["reason"])
        for entry in newest_first(session, holding=[texts_of("event", EventKind.EMERGENCY_ACCESS)])
        if entry["event"] == EventKind.EMERGENCY_ACCESS and entry["data"]["sheet"] == sheets.EMERGENCY
    ]
    due = sheets.EMERGENCY in (session.store.rekey_due() or "")
    return EmergencyState(state_of(session, sheets.EMERGENCY), tuple(uses), due)


def open_emergency(
    surroundings: Surroundings, directory: Path, code: str, *, person: str, reason: str, surface: str = "window"
) -> Session:
    """Open the store for reading with the code from the envelope. Patients can be looked at, and nothing else.

    `person` is the name of whoever opens it, as they give it; `reason` one of REASONS. Both stand in the log.
    Raises `CdsError` "emergency_reason_unknown", "emergency_person_missing", "sheet_mistyped", "sheet_other_kind",
    "sheet_refused", and what opening a store raises.
    """
    if reason not in REASONS:
        raise CdsError("emergency_reason_unknown", reasons=", ".join(REASONS))
    person = " ".join(person.split())[:LONGEST_PERSON]
    if not person:
        raise CdsError("emergency_person_missing")
    told = {"reason": reason, "surface": surface, "program": __version__}
    store = sheet_entry.open_for_reading(
        directory, sheets.read(code), person=person, told=told, clock=surroundings.clock, state=surroundings.state
    )
    return started(Session(store, surroundings, surface))
