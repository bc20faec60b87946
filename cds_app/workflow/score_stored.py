"""Score every stored patient at once, for somebody who judges the model on the site's own people.

A role of its own, a limit by policy, and one entry in the log, which stands there before the first line is given out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.roles import may
from cds_app.guidance.safety import cautions
from cds_app.workflow.open_patient import readiness_of
from cds_app.workflow.read_log import newest_first
from cds_app.workflow.score_records import comparison_json, explanation_json, refuse_numbers
from cds_app.workflow.session import Session

PURPOSES = ("validation", "recalibration", "quality_review", "approved_research")
"""What the estimates of all patients are wanted for; each is a code in the log."""
WINDOW = timedelta(hours=24)
PAGE = 500


def score_stored(session: Session, purpose: str, *, explain: bool = False) -> Iterator[dict[str, Any]]:
    """One plain object per stored patient, as `score_records` gives them, with the record's random id.

    The pseudonym is there only for somebody who may see the worklist.
    Raises `NotAllowed`, `CdsError` "bulk_scoring_purpose", "bulk_scoring_limit", "numbers_hidden" or what loading the
    bundle raises, all before the first line; then nothing is logged. `purpose` is one of PURPOSES.
    """
    session.require("score_many")
    refuse_numbers(session.surroundings)
    if purpose not in PURPOSES:
        raise CdsError("bulk_scoring_purpose", purposes=", ".join(PURPOSES))
    bundle = session.bundle.ref
    count, limit = session.store.count_patients(), session.policy.bulk_scoring_limit
    left = max(0, limit - scored_lately(session))
    if count > left:
        raise CdsError("bulk_scoring_limit", count=count, limit=limit, left=left)
    event = {
        "patients": count,
        "purpose": purpose,
        "explained": explain,
        "limit": limit,
        "bundle": {"id": bundle.id, "version": bundle.version, "sha256": bundle.sha256},
        "surface": session.surface,
    }
    with session.store.change(EventKind.RECORDS_SCORED, event):
        pass
    return _lines(session, explain)


def scored_lately(session: Session) -> int:
    """How many patients were scored at once in the last 24 hours, whoever did it. A day is not a date: midnight gives
    nobody a second limit.
    """
    since, found = session.clock.now() - WINDOW, 0
    for entry in newest_first(session):
        if datetime.fromisoformat(entry["time"]) <= since:
            break
        found += _counted(entry)
    return found


def _counted(entry: Mapping[str, Any]) -> int:
    return int(entry["data"]["patients"]) if entry["event"] == EventKind.RECORDS_SCORED else 0


def _lines(session: Session, explain: bool) -> Iterator[dict[str, Any]]:
    from cds_app.scoring.predictor import compare_many

    coded, offset = may(session.user.roles, "view_patients"), 0
    while rows := session.store.patients(PAGE, offset):
        records = [session.store.record(row.record_id) for row in rows]
        judged = [(r, readiness_of(session, r), cautions(r, session.catalogue)) for r in records]
        compared = compare_many(judged, session.catalogue, session.bundle)
        for row, (record, comparison) in zip(rows, compared, strict=True):
            line = {"record_id": row.record_id, **comparison_json(comparison)}
            if not coded:
                del line["pseudonym"]
            if explain:
                wanted = [(e.drug, e.outcome) for e in comparison.estimates if e.status == "estimated"]
                explained = session.explainer.explain_many(record, session.catalogue, wanted, comparison)
                line["explanations"] = [explanation_json(explanation) for explanation in explained]
            yield line
        offset += len(rows)
