"""A second person signs for the state of the log, with a key that nobody else can use."""

from __future__ import annotations

import json

import pytest

from cds_app.domain.log_filter import LogFilter
from cds_app.reporting.folder_verification import verify_folder
from cds_app.reporting.verification import verify
from cds_app.workflow.co_sign_log import co_sign_log
from cds_app.workflow.export_folder import export_folder
from cds_app.workflow.export_log import export_log
from cds_app.workflow.manage_users import add_user
from tests.store.helpers import refused
from tests.support.independent_verifier import verify as verify_independently
from tests.support.world import PASSPHRASE, reopen

TOLD = {"purpose": "audit", "recipient": "auditor", "confirm": PASSPHRASE}


@pytest.fixture
def second(practice):
    """Carol, a clinician, and Bob, an auditor, have accounts; Carol is signed in."""
    for name, roles in (("carol", ("clinician",)), ("bob", ("auditor",))):
        add_user(
            practice.session, name=name, display_name=f"{name.title()} Example", credential="", roles=roles,
            passphrase=PASSPHRASE, confirm=PASSPHRASE,
        )  # fmt: skip
    return as_person(practice, "carol")


def as_person(practice, name):
    practice.session.close()
    practice.session = reopen(practice.folder, practice.surroundings, name=name)
    return practice


@pytest.mark.requirement("AUD-08")
def test_a_co_signature_is_an_entry_that_the_verifier_checks_and_names(second, tmp_path):
    size, head = second.session.store.head()
    signed = co_sign_log(second.session, PASSPHRASE)
    assert (signed.size, signed.head, len(signed.receipt)) == (size, head, 16)
    as_person(second, "ada")
    path = export_log(second.session, tmp_path / "log.jsonl", **TOLD).path
    assert f"Carol Example signed for the first {size} entries." in verify(path).sentence
    assert verify_independently(path)[0] == "consistent, not anchored"
    part = export_log(second.session, tmp_path / "part.jsonl", only=LogFilter(user_id="x"), **TOLD).path
    assert "Carol Example signed for" in verify(part).sentence
    folder = export_folder(second.session, tmp_path / "folder", **TOLD).folder
    (told,) = json.loads((folder / "co_signatures.json").read_bytes())["co_signatures"]
    assert (told["statement"]["head"], told["statement"]["signer"]["printed_name"]) == (head, "Carol Example")
    assert verify_folder(folder, path).status == "anchored"


@pytest.mark.requirement("AUD-08")
def test_a_clock_that_is_set_in_between_does_not_part_signature_and_head(second, tmp_path):
    second.clock.set_by(3600)
    co_sign_log(second.session, PASSPHRASE)
    assert [entry["event"] for entry in second.events()[-2:]] == ["clock_jump", "log_co_signed"]
    as_person(second, "ada")
    assert verify(export_log(second.session, tmp_path / "log.jsonl", **TOLD).path).exit_code == 0


@pytest.mark.requirement("AUD-08")
def test_only_a_second_person_with_a_key_and_the_passphrase_can(second):
    with refused("passphrase_wrong"):
        co_sign_log(second.session, "not it")
    assert second.events()[-1]["data"]["during"] == "co_sign"
    co_sign_log(second.session, PASSPHRASE)
    with refused("co_signer_alone"):
        co_sign_log(second.session, PASSPHRASE)
    as_person(second, "bob")
    with refused("role_missing"):
        co_sign_log(second.session, PASSPHRASE)


def test_nobody_signs_for_a_log_that_does_not_hold(second):
    second.session.store.verify_chain = lambda: 3
    with refused("log_broken"):
        co_sign_log(second.session, PASSPHRASE)
