"""Check the whole open store, at the start and on a schedule; what is found is noted in the log and blocks signing."""

from __future__ import annotations

from contextlib import suppress

from cds_app.domain.errors import CdsError
from cds_app.store.whole_check import check_everything, note_problems
from cds_app.workflow.session import Session


def check_store(session: Session) -> tuple[str, ...]:
    """Codes of what is wrong (see `whole_check.check_everything`), empty when all is well.

    Each problem is noted once a sitting.
    """
    found = check_everything(session.store)
    fresh = tuple(code for code in found if code not in session.noted)
    if fresh:
        session.noted.update(fresh)
        with suppress(CdsError):  # a damaged store may not take an entry; who asked is told all the same
            note_problems(session.store, fresh)
    return found
