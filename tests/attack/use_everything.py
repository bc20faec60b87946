"""Use what the program can do, with values that are told on standard input. A process of its own (see `canaries`)."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from cds_app.cli import run_command
from cds_app.domain.decision import SignOff
from cds_app.domain.draft import sign_off_draft
from cds_app.domain.errors import CdsError
from cds_app.environment import paths
from cds_app.environment.logbook import note_unexpected
from cds_app.environment.settings import Settings, save_settings
from cds_app.workflow.back_up import back_up
from cds_app.workflow.change_passphrase import change_passphrase
from cds_app.workflow.check_store import check_store
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.export_log import export_log
from cds_app.workflow.import_records import import_records
from cds_app.workflow.keep_draft import keep_draft
from cds_app.workflow.list_patients import find_patients
from cds_app.workflow.open_patient import find_patient, open_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.record_preferences import record_preferences
from cds_app.workflow.record_rating import record_rating
from cds_app.workflow.report_problem import problem_report, save_problem_report
from cds_app.workflow.session import Session, Surroundings, open_session
from cds_app.workflow.sign_decision import abandon_assessment, amend_decision, sign_decision
from cds_app.workflow.write_documents import write_documents
from tests.support.world import SAMPLE, a_draft, an_own_view, make_session, one_more_patient


def main(base: Path, told: dict[str, str]) -> None:
    surroundings = Surroundings.of_this_machine()
    session = make_session(base / "store", surroundings=surroundings, passphrase=told["passphrase"])
    import_records(session, SAMPLE, attested=True)
    record_id = one_more_patient(session, told["pseudonym"])
    _decide(session, record_id, told, base)
    change_passphrase(session, told["passphrase"], told["new passphrase"])
    back_up(session, base / "copy")
    session.store.rotate_key(drop=True)
    check_store(session)
    session.close(locked=True)
    _refusals(base, told, surroundings)
    again = open_session(surroundings, base / "store", name="ada", passphrase=told["new passphrase"])
    find_patients(again, told["pseudonym"], 5)
    again.close()
    _on_the_command_line(base, told)
    save_settings(paths.settings_file(), Settings(store=str(base / "store"), user="ada"))


def _decide(session: Session, record_id: str, told: dict[str, str], base: Path) -> None:
    open_patient(session, record_id)
    record_rating(session, record_id, "GAD-7", -2, total=9)
    record_preferences(session, record_id, (("sexual_dysfunction", 2),))
    first = _compared(session, record_id)
    report = problem_report(session, first.assessment_id, "sertraline", "response", "too_high")
    save_problem_report(session, report, base / "exported" / "problem.json")
    keep_draft(session, sign_off_draft(first.assessment_id, SignOff(comment=told["comment"])))
    signed = sign_decision(
        session, first.assessment_id, replace(a_draft(first), comment=told["comment"]), told["passphrase"]
    )
    amended = amend_decision(session, signed.assessment_id)
    abandon_assessment(session, amended.assessment_id, "not_now")
    documents = write_documents(session, signed.assessment_id)
    (base / "exported" / "documents.txt").write_text(repr(documents), encoding="utf-8")
    target = base / "exported" / "log.jsonl"
    export_log(session, target, purpose="a check", recipient="nobody", confirm=told["passphrase"])


def _compared(session: Session, record_id: str):
    begun = record_own_view(session, record_id, an_own_view())
    shown = compare_treatments(session, record_id, begun.assessment_id)
    return explain_choice(session, shown.assessment_id, "sertraline", "mirtazapine").assessment


def _refusals(base: Path, told: dict[str, str], surroundings: Surroundings) -> None:
    """What goes wrong is where programs like to write things down."""
    for name, passphrase in (("ada", told["passphrase"]), (told["pseudonym"], told["new passphrase"])):
        try:
            open_session(surroundings, base / "store", name=name, passphrase=passphrase)
        except CdsError as error:
            note_unexpected(paths.logbook_file(), error)
    try:
        raise ValueError(told["pseudonym"], told["comment"])
    except ValueError as error:
        note_unexpected(paths.logbook_file(), error)


def _on_the_command_line(base: Path, told: dict[str, str]) -> None:
    secret = base / "exported" / "passphrase"
    secret.write_text(told["new passphrase"] + "\n", encoding="utf-8")
    common = ["--store", str(base / "store"), "--user", "ada", "--passphrase-file", str(secret)]
    run_command(["list-patients", *common])
    run_command(["self-check", *common])
    session = open_session(
        Surroundings.of_this_machine(), base / "store", name="ada", passphrase=told["new passphrase"]
    )
    find_patient(session, told["pseudonym"])
    session.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.load(sys.stdin))
