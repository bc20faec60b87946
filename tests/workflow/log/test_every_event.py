"""Every kind of event is produced by what a person can do; no entry holds a pseudonym or anything that was typed."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.environment import paths
from cds_app.reporting.verification import leaves, verify
from cds_app.workflow.back_up import back_up
from cds_app.workflow.change_passphrase import change_passphrase
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.diagnostics import diagnostics, keep_diagnostics
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.export_log import export_log
from cds_app.workflow.give_notice import give_notice
from cds_app.workflow.import_records import import_records
from cds_app.workflow.manage_bundle_keys import trust_key
from cds_app.workflow.manage_users import add_user, change_roles, disable_user
from cds_app.workflow.open_patient import open_patient
from cds_app.workflow.read_log import read_log
from cds_app.workflow.record_outcome import record_outcome
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.record_preferences import record_preferences
from cds_app.workflow.record_rating import record_rating
from cds_app.workflow.report_problem import problem_report, save_problem_report
from cds_app.workflow.self_check import self_check
from cds_app.workflow.sign_decision import abandon_assessment, amend_decision, sign_decision
from cds_app.workflow.what_if import what_if
from tests.support.independent_verifier import verify as verify_independently
from tests.support.small_bundle import build
from tests.support.world import PASSPHRASE, SHOWCASE, a_draft, an_own_view, reopen
from tests.workflow.bundles.world import write_public_key
from tests.workflow.log.conftest import COMMENT, Practice

ROOT = Path(__file__).resolve().parents[3]
AT_THE_START = frozenset({
    "program_started", "program_stopped", "store_created", "signed_in", "user_added", "key_enrolled",
    "records_imported", "own_view_recorded", "estimates_shown", "explanation_opened", "decision_signed",
})  # fmt: skip
"""What the practice did before a test begins."""
ELSEWHERE = {
    "restored": "tests/store",
    "key_rotated": "tests/store",
    "bundle_imported": "tests/workflow/bundles",
    "bundle_activated": "tests/workflow/bundles",
    "bundle_refused": "tests/workflow/bundles",
    "roles_changed": "tests/workflow",
    "personal_erased": "tests/workflow/log",
    "emergency_access": "tests/store",
    "sheet_made": "tests/store",
    "backups_removed": "tests/workflow",
    "import_undone": "tests/workflow",
    "ages_looked_at": "tests/workflow",
    "recalibration_proposed": "tests/workflow/recalibration",
    "recalibration_approved": "tests/workflow/recalibration",
    "recalibration_withdrawn": "tests/workflow/recalibration",
    "records_scored": "tests/workflow",
    "log_co_signed": "tests/workflow/log",
    "entries_disposed": "tests/workflow/log",
}
"""Kinds that other tests produce: where."""
NOT_YET: frozenset[str] = frozenset()
"""Kinds of the format page that nothing in the program does yet."""


def look(practice: Practice, folder: Path) -> None:
    """A patient is opened, rated and asked; estimates are looked at from every side."""
    session, (first, _) = practice.session, practice.records
    open_patient(session, first)
    record_preferences(session, first, (("nausea", 80),))
    begun = record_own_view(session, first, an_own_view())
    with pytest.raises(CdsError):
        compare_treatments(session, first, begun.assessment_id, stop=lambda: True)
    compare_treatments(session, first, begun.assessment_id)
    explain_choice(session, begun.assessment_id, "sertraline")
    what_if(session, begun.assessment_id, {"anxious_distress": "no"})
    give_notice(session, begun.assessment_id, "handed_over")
    report = problem_report(session, begun.assessment_id, "sertraline", "response", "too_high")
    save_problem_report(session, report, folder / "problem.json")
    abandon_assessment(session, begun.assessment_id, "patient_left")


def decide_again(practice: Practice, _folder: Path) -> None:
    """A signed decision is amended, and its treatment followed."""
    session, (first, second) = practice.session, practice.records
    record_rating(session, second, "PHQ-9", 0, total=12, corrects=session.store.record(second).ratings)
    signed = next(a for a in session.store.assessments(first) if a.signed)
    begun = record_own_view(session, first, an_own_view())
    shown = compare_treatments(session, first, begun.assessment_id)
    shown = explain_choice(session, shown.assessment_id, "sertraline").assessment
    sign_decision(session, shown.assessment_id, a_draft(shown), PASSPHRASE)
    assert signed.signed
    amended = amend_decision(session, shown.assessment_id)
    amended = explain_choice(session, amended.assessment_id, "sertraline").assessment
    sign_decision(session, amended.assessment_id, a_draft(amended, dose=75.0), PASSPHRASE)
    record_outcome(session, first, amended.assessment_id, 15, None)


def administer(practice: Practice, folder: Path) -> None:
    """People and keys come and go; a back-up; a refused import; a wrong passphrase; a clock that was set."""
    session = practice.session
    person = {"display_name": "Carol", "credential": "MD", "roles": ("clinician",)}
    add_user(session, name="carol", passphrase="a passphrase of carol's own", confirm=PASSPHRASE, **person)
    disable_user(session, "carol", confirm=PASSPHRASE)
    (folder / "batch").mkdir()
    (folder / "batch" / "patients.csv").write_text("pseudonym,age_years\nCANARY-7,450\n", encoding="utf-8")
    (folder / "batch" / "ratings.csv").write_text("pseudonym,day,scale,item,value\n", encoding="utf-8")
    assert import_records(session, folder / "batch", attested=True).status == "refused"
    site = build(folder / "site", draws=2, trees=4, rows=200, seed=5, bundle_id="site-2027-01")
    trust_key(session, write_public_key(folder / "site.pem", site), PASSPHRASE)
    back_up(session, folder / "backup")
    with pytest.raises(CdsError):
        export_log(session, folder / "x", purpose="p", recipient="r", confirm="wrong")
    practice.clock.set_by(3600)
    read_log(session)
    self_check(practice.folder, session)
    keep_diagnostics(session, diagnostics(session), folder / "diagnostics.txt")


def leave(practice: Practice, folder: Path) -> None:
    """Locked with a folder for checkpoints that is not there; opened again; a new passphrase; an export."""
    practice.reopened(checkpoint_folders=(str(folder / "unplugged"),))
    practice.session.close(locked=True)
    practice.session = reopen(
        practice.folder,
        replace(practice.surroundings, policy=replace(practice.surroundings.policy, checkpoint_folders=("/nowhere",))),
    )
    export_log(practice.session, folder / "log.jsonl", purpose="p", recipient="r", confirm=PASSPHRASE)
    change_passphrase(practice.session, PASSPHRASE, "another long passphrase of mine")
    change_passphrase(practice.session, "another long passphrase of mine", PASSPHRASE)


SCENES: dict[Callable[[Practice, Path], None], frozenset[str]] = {
    look: frozenset({
        "patient_opened", "preferences_recorded", "comparison_stopped", "what_if", "problem_reported",
        "assessment_abandoned", "notice_given",
    }),
    decide_again: frozenset({"rating_recorded", "decision_amended", "outcome_recorded"}),
    administer: frozenset({
        "user_disabled", "key_retired", "import_refused", "policy_changed", "backed_up", "sign_in_failed",
        "clock_jump", "log_read", "self_tested", "diagnostics_saved",
    }),
    leave: frozenset({"locked", "integrity_failure", "log_exported", "passphrase_changed"}),
}  # fmt: skip
"""What is done, and the kinds of event that it has to leave behind."""


@pytest.mark.requirement("AUD-11")
@pytest.mark.requirement("AUD-12")
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_each_scene_leaves_its_events_and_no_entry_tells_of_a_patient(practice, tmp_path, scene):
    assert {entry["event"] for entry in practice.events()} >= AT_THE_START
    size = len(practice.events())
    scene(practice, tmp_path)
    entries = practice.events()
    missing = SCENES[scene] - {entry["event"] for entry in entries[size:]}
    assert not missing
    words = json.loads(paths.resource("verifier/data_dictionary.json").read_bytes())["events"]
    for entry in entries:
        assert not entry["data"].keys() - words[entry["event"]]["fields"].keys(), entry["event"]
    said = json.dumps(entries)
    for canary in (SHOWCASE, "P-0002", "CANARY-7", "450", str(tmp_path), PASSPHRASE):
        assert not re.search(rf'[^0-9a-f]{re.escape(canary)}[^0-9a-f"]|"{re.escape(canary)}"', said), canary
    path = tmp_path / "whole.jsonl"
    export_log(practice.session, path, purpose="p", recipient="r", confirm=PASSPHRASE)
    assert verify(path).exit_code == 0
    assert verify_independently(path)[0] == "consistent, not anchored"


@pytest.mark.requirement("AUD-11")
def test_every_kind_of_event_is_produced_here_or_where_it_is_named():
    here = AT_THE_START.union(*SCENES.values())
    assert here | ELSEWHERE.keys() | NOT_YET == {str(kind) for kind in EventKind}
    for kind, folder in ELSEWHERE.items():
        name = EventKind(kind).name
        sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob("test_*.py"))
        assert f'"{kind}"' in sources or f"EventKind.{name}" in sources, kind


CHECKLIST = {
    "start": "program_started", "stop": "program_stopped", "login": "signed_in", "failure": "sign_in_failed",
    "lock": "locked", "user admin": "user_added user_disabled passphrase_changed personal_erased",
    "role": "roles_changed",
    "key": "key_enrolled key_retired key_rotated sheet_made", "policy": "policy_changed",
    "import": "records_imported import_undone", "view": "patient_opened", "score": "estimates_shown what_if",
    "reveal": "estimates_shown", "look": "explanation_opened", "decide": "own_view_recorded",
    "sign": "decision_signed", "amend": "decision_amended", "abandon": "assessment_abandoned",
    "export": "log_exported", "log read": "log_read", "backup": "backed_up", "restore": "restored",
    "model load": "bundle_imported bundle_activated", "refuse": "import_refused bundle_refused comparison_stopped",
    "suspend": "bundle_refused", "integrity failure": "integrity_failure", "clock jump": "clock_jump",
    "break-glass": "emergency_access", "self-test": "self_tested diagnostics_saved",
}  # fmt: skip
"""The list of the requirement, word for word, and the kinds that stand for each."""


@pytest.mark.requirement("AUD-11")
def test_every_word_of_the_list_has_kinds_and_each_of_them_is_produced():
    produced = AT_THE_START.union(*SCENES.values()) | ELSEWHERE.keys()
    assert len(CHECKLIST) == 29
    for word, kinds in CHECKLIST.items():
        assert produced >= set(kinds.split()), word


@pytest.mark.requirement("AUD-11")
@pytest.mark.parametrize(
    ("policy", "code"),
    [({"suspended_bundles": True}, "bundle_suspended"), ({"minimum_bundle_version": "999"}, "bundle_too_old")],
)
def test_a_bundle_that_policy_suspended_leaves_an_entry_once_a_sitting(practice, policy, code):
    in_use = practice.session.bundle.ref.id
    session = practice.reopened(**{key: (in_use,) if value is True else value for key, value in policy.items()})
    begun = record_own_view(session, practice.records[0], an_own_view())
    for _ in range(2):
        with pytest.raises(CdsError) as error:
            compare_treatments(session, practice.records[0], begun.assessment_id)
        assert error.value.code == code
    (told,) = [entry for entry in practice.events() if entry["event"] == "bundle_refused"]
    assert (told["data"]["code"], told["data"]["what"]) == (code, "use")


@pytest.mark.requirement("AUD-12")
def test_the_name_of_an_imported_file_is_in_the_store_and_in_no_entry(practice, tmp_path):
    (tmp_path / "batch").mkdir()
    header = "pseudonym,age_years,sex\nP-0900,44,female\n"
    (tmp_path / "batch" / "patients.csv").write_text(header, encoding="utf-8")
    (tmp_path / "batch" / "ratings.csv").write_text("pseudonym,day,scale,item,value\n", encoding="utf-8")
    assert import_records(practice.session, tmp_path / "batch", attested=True).status == "imported"
    told = next(entry for entry in reversed(practice.events()) if entry["event"] == "records_imported")
    assert all(file.keys() == {"sha256", "bytes"} for file in told["data"]["files"])
    assert "patients.csv" not in json.dumps(told)
    kept = "SELECT files FROM batches WHERE batch_id = ?"
    assert "patients.csv" in practice.session.store._database.value(kept, told["data"]["batch_id"])


PERSONAL = {
    ("log_exported", "purpose"), ("log_exported", "recipient"), ("decision_signed", "statement.comment"),
    ("decision_signed", "statement.signer.printed_name"), ("decision_signed", "statement.signer.credential"),
}  # fmt: skip
"""Every field in which an entry holds a name or somebody's own words. The format has all of them, in clear; what else
is said of a person stands beside the log (see test_personal_values.py)."""


@pytest.mark.requirement("AUD-12")
def test_names_and_own_words_stand_in_the_fields_that_are_listed_and_in_no_other(practice, tmp_path):
    session = practice.session
    person = {"display_name": "Carla Canary", "credential": "Canary MSc", "roles": ("auditor",)}
    add_user(session, name="carla.canary", passphrase="a passphrase of hers alone", confirm=PASSPHRASE, **person)
    change_roles(session, "carla.canary", ("auditor", "importer"), confirm=PASSPHRASE)
    disable_user(session, "carla.canary", confirm=PASSPHRASE)
    export_log(session, tmp_path / "x.jsonl", purpose="Canary purpose", recipient="Canary office", confirm=PASSPHRASE)
    typed = {
        "ada", "Dr Ada Example", "MD", "carla.canary", "Carla Canary", "Canary MSc", "Canary purpose", "Canary office",
        COMMENT,
    }  # fmt: skip
    found = {
        (entry["event"], path)
        for entry in practice.events()
        for path, value in leaves(entry["data"])
        if (isinstance(value, str) and value in typed) or "anary" in json.dumps(value)
    }
    assert found == PERSONAL


def test_what_the_program_does_not_do_yet_is_what_the_list_says():
    """As soon as something writes one of these, it needs a test that produces it."""
    written: set[str] = set()
    for room in ("workflow", "store"):
        for path in (ROOT / "cds_app" / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Attribute)
                    and isinstance(node.value, ast.Name)
                    and node.value.id == "EventKind"
                ):
                    written.add(str(EventKind[node.attr]))
    assert {str(kind) for kind in EventKind} - written == NOT_YET


@pytest.mark.requirement("AUD-11")
def test_no_policy_key_switches_a_kind_of_event_off():
    from cds_app.environment.policy import Policy

    fields = Policy.__dataclass_fields__
    kinds = {str(kind) for kind in EventKind}
    assert not [name for name in fields if kinds & set(re.split(r"[^a-z_]", name)) or "log_" in name or "audit" in name]
