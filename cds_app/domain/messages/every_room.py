"""The tables of all rooms put together, and an error's sentence."""

from __future__ import annotations

from cds_app.domain.errors import CdsError
from cds_app.domain.messages import (
    decision,
    environment,
    gui,
    guidance,
    intake,
    keys,
    reporting,
    scoring,
    store,
    workflow,
)
from cds_app.domain.messages.marker import Message

ERRORS: dict[str, Message] = {
    **decision.ERRORS,
    **environment.ERRORS,
    **gui.ERRORS,
    **guidance.ERRORS,
    **intake.ERRORS,
    **keys.ERRORS,
    **reporting.ERRORS,
    **scoring.ERRORS,
    **store.ERRORS,
    **workflow.ERRORS,
}
"""Every code a `CdsError` can carry."""

FINDINGS: dict[str, Message] = {**guidance.FINDINGS, **scoring.FINDINGS}
"""Every code that a finding about a record can carry, except the stops, whose sentences are in the catalogue."""


def sentence(error: CdsError) -> str:
    """The English sentences of an error: what happened and what to do. Raises KeyError for an undeclared code."""
    return ERRORS[error.code].filled(**error.params)
