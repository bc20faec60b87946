"""Oversight: how signed decisions stand to the estimates, over some time. Reading it is an event of the log."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import PRIMARY_OUTCOME, Assessment
from cds_app.domain.log_filter import day_of
from cds_app.domain.oversight import AS_OWN_VIEW, Decided, OversightReport, by_person, counted, figures
from cds_app.workflow.session import Session

SIGNING = (EventKind.DECISION_SIGNED, EventKind.DECISION_AMENDED)


def oversight_report(
    session: Session, *, first_day: date | None = None, last_day: date | None = None
) -> OversightReport:
    """The report over decisions signed on these days (of UTC, both included).

    Figures by person only for auditors; groups smaller than the policy's `small_group_k` are hidden from everybody.
    Raises `NotAllowed`.
    """
    session.require("oversee")
    event = {
        "report": "oversight",
        "first_day": first_day and first_day.isoformat(),
        "last_day": last_day and last_day.isoformat(),
        "surface": session.surface,
    }
    with session.store.change(EventKind.LOG_READ, event):
        pass
    decided, followed = _gathered(session, first_day, last_day)
    k = session.policy.small_group_k
    names = {user.user_id: user.display_name for user in session.store.users()}
    seen = by_person(decided) if "auditor" in session.user.roles else {}
    people = sorted((names.get(user_id, user_id), user_id) for user_id in seen)
    return OversightReport(
        first_day,
        last_day,
        k,
        figures(decided, k),
        tuple((name, figures(seen[user_id], k)) for name, user_id in people),
        counted(followed, k),
    )


def _gathered(session: Session, first_day: date | None, last_day: date | None) -> tuple[list[Decided], list[str]]:
    """The decisions of these days, and what followed each assessment of these days that had no estimate."""
    shown: dict[str, datetime] = {}
    without: dict[str, str] = {}
    decided = []
    for _, _, entry in session.store.entries():
        event, data, moment = entry["event"], entry["data"], datetime.fromisoformat(entry["time"])
        inside = _within(day_of(entry["time"]), first_day, last_day)
        if event == EventKind.ESTIMATES_SHOWN and data.get("assessment_id"):
            shown.setdefault(data["assessment_id"], moment)
            if inside and data.get("estimated") == 0:
                without.setdefault(data["assessment_id"], "nothing")
        elif event == EventKind.ASSESSMENT_ABANDONED and data["assessment_id"] in without:
            without[data["assessment_id"]] = "abandoned"
        elif event in SIGNING:
            statement = data["statement"]
            assessment_id = statement["assessment_id"]
            if statement["agreement"] == "no_estimates" and (inside or assessment_id in without):
                without[assessment_id] = statement["decision"]["kind"]
            if inside:
                best = best_group(session.store.assessment(assessment_id))
                decided.append(as_decided(statement, moment, best, shown.get(assessment_id)))
    return decided, list(without.values())


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or day >= first) and (last is None or day <= last)


def best_group(assessment: Assessment) -> frozenset[str]:
    """The drugs that are not clearly different from the one with the highest estimate of the primary outcome."""
    estimates = assessment.comparison.estimates if assessment.comparison else ()
    return frozenset(e.drug for e in estimates if e.outcome == PRIMARY_OUTCOME and e.tie_group == 1)


def as_decided(
    statement: dict[str, Any], signed_at: datetime, best: frozenset[str], shown_at: datetime | None
) -> Decided:
    """A signed statement as oversight looks at it."""
    own, decision = statement["own_view"], statement["decision"]
    options = None if own is None else tuple(own["options"])
    rated = statement["agreement"] != "no_estimates"
    return Decided(
        user_id=statement["signer"]["user_id"],
        signed_at=signed_at,
        choice=decision.get("drug") or AS_OWN_VIEW.get(decision["kind"], decision["kind"]),
        reasons=tuple(reason["code"] for reason in statement["reasons"]),
        own=options,
        best=bool(best.intersection(options)) if rated and options is not None else None,
        within=statement["agreement"] == "within_best_group" if rated else None,
        shown_at=shown_at,
        amends="amends" in statement,
    )
