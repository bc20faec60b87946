"""Look again at ages: who was 89 or younger on day 0 may by now be 90, and then is shown as 90 or older only.

The store knows no date of a patient, only when a batch came in. Day 0 was not after that, so a person is at least as
much older as whole years have passed since (Safe Harbor, 45 CFR 164.514(b)(2)(i)(C)).
"""

from __future__ import annotations

from datetime import timedelta

from cds_app.domain.audit import EventKind
from cds_app.domain.patient import OLDEST_AGE
from cds_app.domain.roles import may
from cds_app.environment.clock import rfc3339
from cds_app.workflow.session import Session

YEAR = timedelta(days=365)


def rescan_ages(session: Session) -> int:
    """Turn the ages of people who passed 89 in the store into "90 or older"; returns how many.

    An entry is written when somebody was found, and once a year when nobody was. Assessments keep what they were
    made from. Called at each sign-in of an administrator; for anybody else nothing happens.
    """
    if not may(session.user.roles, "manage_users"):
        return 0
    today = rfc3339(session.clock.now())[:10]
    found = session.store.grown_old(today, OLDEST_AGE)
    if not found and not _is_due(session):
        return 0
    with session.store.change(EventKind.AGES_LOOKED_AT, {"raised": len(found)}) as change:
        change.raise_ages(found, OLDEST_AGE, today)
    return len(found)


def _is_due(session: Session) -> bool:
    """Whether a year has passed since the last look, or since the first import when there was none."""
    since = session.store.ages_looked_at()
    return since is not None and rfc3339(session.clock.now() - YEAR)[:10] >= since[:10]
