"""A policy takes roles and forms of export away; what it closed is refused before anything is written."""

from __future__ import annotations

import dataclasses

import pytest

from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.environment.policy import Policy
from cds_app.workflow.export_log import FORMATS, export_log
from tests.support.world import make_session, make_surroundings


def opened(folder, policy, roles):
    return make_session(folder, roles=roles, surroundings=make_surroundings(policy))


@pytest.fixture(scope="module")
def auditor(tmp_path_factory):
    made = opened(tmp_path_factory.mktemp("exports") / "store", Policy(), ("auditor",))
    yield made
    made.close()


def export(session, policy, target, **more):
    session.surroundings = dataclasses.replace(session.surroundings, policy=policy)
    session.surface = "command_line"
    return export_log(session, target, purpose="audit", recipient="office", **more)


@pytest.mark.requirement("INS-07")
def test_a_role_that_the_policy_took_away_exports_nothing(auditor, tmp_path):
    before = auditor.store.head()
    with pytest.raises(NotAllowed) as error:
        export(auditor, Policy(export_roles=("administrator",)), tmp_path / "log.jsonl")
    assert error.value.code == "export_role_closed"
    assert list(tmp_path.iterdir()) == []
    assert auditor.store.head() == before
    assert export(auditor, Policy(export_roles=("auditor",)), tmp_path / "log.jsonl").path.exists()


@pytest.mark.requirement("INS-07")
def test_a_role_that_the_program_does_not_let_export_stays_out_whatever_a_policy_says(tmp_path):
    session = opened(tmp_path / "store", Policy(export_roles=("clinician",)), ("clinician",))
    try:
        with pytest.raises(NotAllowed) as error:
            export(session, session.policy, tmp_path / "log.jsonl")
    finally:
        session.close()
    assert error.value.code == "role_missing"


@pytest.mark.requirement("INS-07")
@pytest.mark.parametrize("form", FORMATS)
def test_a_form_that_the_policy_closed_is_not_written_and_the_others_are(auditor, tmp_path, form):
    policy = Policy(export_formats=tuple(name for name in FORMATS if name != form))
    with pytest.raises(CdsError) as error:
        export(auditor, policy, tmp_path / "log.jsonl", formats=FORMATS)
    assert (error.value.code, error.value.params["form"]) == ("export_form_closed", form)
    assert list(tmp_path.iterdir()) == []
    assert export(auditor, policy, tmp_path / "log.jsonl", formats=policy.export_formats[:1]).copies
