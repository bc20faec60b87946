"""Copy the encrypted store, verified, and note it; remove old copies."""

from __future__ import annotations

from pathlib import Path

from cds_app.domain.errors import CdsError
from cds_app.store.backup import Thinned, name_for
from cds_app.workflow.session import Session


def back_up(session: Session, target: Path) -> Path:
    """Write a verified, encrypted copy of the store into a new folder and return that folder."""
    session.require("back_up")
    return session.store.back_up(target)


def back_up_into(session: Session, parent: Path, keep: int | None = None) -> tuple[Path, Thinned]:
    """A copy in a new folder of `parent`, named by the moment; then at most `keep` of such copies stay.

    Only copies with a name of that kind that open with the present key are ever removed.
    Raises `CdsError` "backups_keep" for less than one, and as `back_up`.
    """
    session.require("back_up")
    if keep is not None and keep < 1:
        raise CdsError("backups_keep")
    made = session.store.back_up(parent / name_for(session.clock))
    return made, Thinned((), ()) if keep is None else session.store.thin_out(parent, keep)
