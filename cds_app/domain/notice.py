"""That a patient was told of the program: what there is to record of a notice (AI Act, article 26(11))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from cds_app.domain.errors import CdsError

How = Literal["handed_over", "read_out", "declined"]
WAYS: tuple[How, ...] = get_args(How)
"""What can become of a notice: the patient has the page, heard it, or did not want it."""


@dataclass(frozen=True)
class GivenNotice:
    """One notice as it was recorded: what became of it, when (RFC 3339, UTC), by whom (printed name), in which
    language (two letters), and the SHA-256 of the page's HTML."""

    how: How
    given_at: str
    given_by: str
    language: str
    sha256: str


def check_way(how: str) -> None:
    """Raise `CdsError` "notice_way_unknown" for a way that is not of `WAYS`."""
    if how not in WAYS:
        raise CdsError("notice_way_unknown")
