"""A store of made-up patients to look around in: made in a folder that is thrown away afterwards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cds_app.environment import paths
from cds_app.workflow.import_records import import_records
from cds_app.workflow.session import Session, Surroundings, create_session

PASSPHRASE = "only made-up records in here"  # noqa: S105 (guards nothing but the made-up sample, and is shown)

ROLES = ("clinician", "importer", "auditor", "administrator")
"""What there is to look around in."""


def open_sample(surroundings: Surroundings, folder: Path) -> Session:
    """A new store in `folder`, which must not exist or be empty, with one person of every role and the sample records.

    Raises `CdsError` when the store cannot be made; then nothing stays open.
    """
    session = create_session(
        replace(surroundings, state=None),
        folder,
        name="sample",
        display_name="Dr Ada Example",
        credential="MD",
        roles=ROLES,
        passphrase=PASSPHRASE,
    )
    try:
        import_records(session, paths.resource("sample_records"), attested=True)
    except BaseException:
        session.close()
        raise
    return session
