"""What the unlock page asks of the worker, which imports what that takes: the page shows before cipher and store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cds_app.workflow.surroundings import Surroundings

if TYPE_CHECKING:
    from cds_app.workflow.session import Session, SignedIn


def session(surroundings: Surroundings, folder: Path, **asked: Any) -> Session:
    """See `open_session`."""
    from cds_app.workflow.session import open_session

    return open_session(surroundings, folder, **asked)


def first_session(surroundings: Surroundings, folder: Path, **person: Any) -> Session:
    """See `create_session`."""
    from cds_app.workflow.session import create_session

    return create_session(surroundings, folder, **person)


def sample(surroundings: Surroundings, folder: Path) -> object:
    """See `open_sample`."""
    from cds_app.workflow.open_sample import open_sample

    return open_sample(surroundings, folder)


def signed_in(session: Session) -> SignedIn:
    """See `signed_in` of the session's own module."""
    from cds_app.workflow.session import signed_in as described

    return described(session)
