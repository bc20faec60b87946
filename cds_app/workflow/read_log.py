"""Read the log on screen, a page at a time and filtered; reading and checking are themselves events."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cds_app.domain.audit import EventKind
from cds_app.domain.commitment import with_values
from cds_app.domain.log_filter import LogFilter, day_of
from cds_app.domain.roles import may
from cds_app.domain.unnumbered import unnumbered_entry
from cds_app.reporting.verification import receipt
from cds_app.store.audit_log import texts_of
from cds_app.workflow.session import Session

MOST = 200
"""Entries of one page: as many as somebody scrolls through before filtering."""
CHUNK = 500
"""Entries read from the store at once, from the newest back."""
SIGNED = (EventKind.DECISION_SIGNED, EventKind.DECISION_AMENDED)

GROUPS: Mapping[str, frozenset[str]] = {
    "decisions": frozenset({
        "own_view_recorded", "estimates_shown", "comparison_stopped", "explanation_opened", "what_if",
        "problem_reported", "decision_signed", "decision_amended", "assessment_abandoned", "notice_given",
        "records_scored",
    }),
    "records": frozenset({
        "records_imported", "import_refused", "import_undone", "ages_looked_at", "patient_opened", "rating_recorded",
        "preferences_recorded", "outcome_recorded",
    }),
    "people": frozenset({
        "signed_in", "sign_in_failed", "locked", "user_added", "user_disabled", "roles_changed", "personal_erased",
        "key_enrolled", "key_retired", "key_rotated", "sheet_made", "passphrase_changed", "emergency_access",
    }),
    "log": frozenset({"log_exported", "log_read", "log_co_signed", "entries_disposed"}),
    "models": frozenset({
        "bundle_imported", "bundle_activated", "bundle_refused", "recalibration_proposed", "recalibration_approved",
        "recalibration_withdrawn",
    }),
}  # fmt: skip
"""Event kinds by what they are about. Every other kind is about the program itself: "program"."""
PROGRAM = "program"


def group_of(event: str) -> str:
    """The group that an event kind belongs to."""
    return next((group for group, kinds in GROUPS.items() if event in kinds), PROGRAM)


@dataclass(frozen=True)
class LogQuery:
    """What to look for; an empty field asks for nothing.

    `group`: of GROUPS, or PROGRAM. `user_id`: whose entries. `first_day` and `last_day`: days of UTC as in an export,
    both included. `record`: a record id, or a patient's code for somebody who may see patients.
    `words`: each has to occur in the entry's codes, in any letter case.
    """

    group: str = ""
    user_id: str = ""
    first_day: date | None = None
    last_day: date | None = None
    record: str = ""
    words: str = ""

    def used(self) -> list[str]:
        """The names of the fields that ask for something, for the log's own entry: never what was typed."""
        return [name for name in self.__dataclass_fields__ if getattr(self, name)]

    def for_export(self, record_id: str | None) -> LogFilter:
        """The same as an export takes it; `record_id` is what `record` stands for. Words have no place in it."""
        return LogFilter(
            tuple(kind for kind in EventKind if group_of(kind) == self.group) if self.group else (),
            record_id,
            self.user_id or None,
            self.first_day,
            self.last_day,
        )


@dataclass(frozen=True)
class LogView:
    """One page of entries, newest first.

    `users` are display names by user id; `size` counts the whole log, `head` is its last link in hexadecimal.
    `earlier` is where the next page begins (its `before`), None when nothing before this page matches.
    `record_id` is what `query.record` stands for, None when nothing is behind it.
    `first_bad` is the first entry known not to fit the chain: from signing in, or the last `check_log`.
    """

    entries: tuple[dict[str, Any], ...]
    users: dict[str, str]
    size: int
    head: str
    first_bad: int | None
    earlier: int | None = None
    record_id: str | None = None


@dataclass(frozen=True)
class LogState:
    """The whole chain, recomputed: how many entries, the head in hexadecimal, the first bad index or None."""

    size: int
    head: str
    first_bad: int | None


@dataclass(frozen=True)
class ReceiptFound:
    """A receipt code as it was given, and the signed entry it belongs to; None when no decision here has it."""

    code: str
    entry: dict[str, Any] | None


def read_log(
    session: Session, query: LogQuery = LogQuery(), *, before: int | None = None, most: int = MOST
) -> LogView:  # fmt: skip
    """Up to `most` entries that match, from the one before index `before` back. Reading is itself an entry."""
    session.require("read_log")
    record_id = _record_id(session, query.record)
    event = {"filters": query.used(), "record_id": record_id, "before": before, "surface": session.surface}
    with session.store.change(EventKind.LOG_READ, event):
        pass
    size, head = session.store.head()
    found: list[dict[str, Any]] = []
    earlier = None
    for entry in newest_first(session, before, _held(query, record_id)):
        if matches(entry, query, record_id):
            if len(found) == most:
                earlier = found[-1]["index"]
                break
            found.append(entry)
    users = {user.user_id: user.display_name for user in session.store.users()}
    return LogView(tuple(found), users, size, head, session.store.log_broken_at, earlier, record_id)


def check_log(session: Session) -> LogState:
    """Recompute the chain from its first entry. What is found wrong is an entry of its own and blocks signing."""
    session.require("read_log")
    bad = session.store.verify_chain()
    event: dict[str, Any] = {"surface": session.surface}
    kind = EventKind.LOG_READ
    if bad is not None:
        kind, event = EventKind.INTEGRITY_FAILURE, {"what": "log", "index": bad, **event}
    else:
        event["checked"] = True
    with session.store.change(kind, event):
        pass
    return LogState(*session.store.head(), bad)


def check_receipts(session: Session, typed: str) -> tuple[ReceiptFound, ...]:
    """Whether each receipt code of a list, apart by spaces, commas or lines, belongs to a decision of this log."""
    session.require("read_log")
    codes = tuple(dict.fromkeys(code.lower() for code in re.split(r"[\s,;]+", typed) if code))
    with session.store.change(EventKind.LOG_READ, {"receipts": len(codes), "surface": session.surface}):
        pass
    wanted = set(codes)
    found = {
        code: entry
        for _, _, entry in session.store.entries(holding=[texts_of("event", *SIGNED)])
        if entry["event"] in SIGNED and (code := receipt(entry["data"]["signature"])) in wanted
    }
    shown = unnumbered_entry if session.policy.hides_numbers else _as_it_is
    return tuple(ReceiptFound(code, shown(found[code]) if code in found else None) for code in codes)


def newest_first(
    session: Session, before: int | None = None, holding: Sequence[Collection[str]] = ()
) -> Iterator[dict[str, Any]]:
    """The entries before an index, or all of them, from the last one back, a chunk of the store at a time.

    `holding`: only those that hold one text of each of these (see `audit_log.entries`).
    What stands beside the log about people is filled in, None where it was erased. Where the policy shows no numbers
    about patients, without those that were signed.
    """
    shown = unnumbered_entry if session.policy.hides_numbers else _as_it_is
    size, _ = session.store.head()
    end = size if before is None else min(before, size)
    while end > 0:
        first = max(0, end - CHUNK)
        found = [shown(entry) for _, _, entry in session.store.entries(first, end - first, holding)]
        beside = session.store.personal_values(first, end) if found else {}
        yield from (with_values(entry, beside.get(entry["index"], {})) for entry in reversed(found))
        end = first


def _held(query: LogQuery, record_id: str | None) -> list[tuple[str, ...]]:
    """Texts that the store can look for before anything is read: every entry that `matches` holds one of each."""
    kinds = [kind for kind in EventKind if query.group and group_of(kind) == query.group]
    asked = (texts_of("event", *kinds), texts_of("user_id", *filter(None, [query.user_id])), _quoted(record_id))
    return [texts for texts in asked if texts]


def _quoted(record_id: str | None) -> tuple[str, ...]:
    return () if record_id is None else (f'"{record_id}"',)


def _as_it_is(entry: dict[str, Any]) -> dict[str, Any]:
    return entry


def matches(entry: Mapping[str, Any], query: LogQuery, record_id: str | None = None) -> bool:
    """Whether an entry is what is looked for; `record_id` is what `query.record` stands for."""
    if query.group and group_of(entry["event"]) != query.group:
        return False
    if query.user_id and entry["user_id"] != query.user_id:
        return False
    if (query.first_day or query.last_day) and not _within(day_of(entry["time"]), query.first_day, query.last_day):
        return False
    if query.record and not _holds(entry["data"], record_id):
        return False
    if not query.words.strip():
        return True
    codes = json.dumps(entry, ensure_ascii=False).casefold()
    return all(word in codes for word in query.words.casefold().split())


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _holds(value: Any, wanted: str | None) -> bool:
    """Whether a text stands anywhere in an entry's data."""
    if isinstance(value, Mapping):
        return any(_holds(part, wanted) for part in value.values())
    if isinstance(value, list):
        return any(_holds(part, wanted) for part in value)
    return isinstance(value, str) and value == wanted


def _record_id(session: Session, typed: str) -> str | None:
    """What was typed as a record id: itself, or the record behind a patient's code. None when nothing was typed or
    no record is behind it, so that what is no id never gets into the log."""
    typed = typed.strip()
    if not typed:
        return None
    if re.fullmatch(r"[0-9a-f]{32}", typed):
        return typed
    return session.store.find(typed) if may(session.user.roles, "view_patients") else None
