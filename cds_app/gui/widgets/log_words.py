"""An entry of the log in words: one sentence, and the facts of its data under names that a reader knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cds_app.domain.commitment import FIELD
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.reporting.verification import receipt

Entry = Mapping[str, Any]

SENTENCES: Mapping[str, str] = {
    "program_started": QT_TRANSLATE_NOOP("log", "{who} started working with the program."),
    "program_stopped": QT_TRANSLATE_NOOP("log", "{who} stopped working with the program."),
    "store_created": QT_TRANSLATE_NOOP("log", "{who} created this store."),
    "signed_in": QT_TRANSLATE_NOOP("log", "{who} signed in."),
    "sign_in_failed": QT_TRANSLATE_NOOP("log", "Signing in failed."),
    "locked": QT_TRANSLATE_NOOP("log", "The program was locked."),
    "user_added": QT_TRANSLATE_NOOP("log", "{who} added a person."),
    "user_disabled": QT_TRANSLATE_NOOP("log", "{who} closed an account."),
    "roles_changed": QT_TRANSLATE_NOOP("log", "{who} changed somebody's roles."),
    "personal_erased": QT_TRANSLATE_NOOP("log", "{who} erased what the log said of a person."),
    "key_enrolled": QT_TRANSLATE_NOOP("log", "A signing key was enrolled."),
    "key_retired": QT_TRANSLATE_NOOP("log", "A key was retired."),
    "passphrase_changed": QT_TRANSLATE_NOOP("log", "{who} changed the own passphrase."),
    "policy_changed": QT_TRANSLATE_NOOP("log", "{who} changed what the program trusts."),
    "records_imported": QT_TRANSLATE_NOOP("log", "{who} imported records."),
    "import_refused": QT_TRANSLATE_NOOP("log", "An import by {who} was refused."),
    "import_undone": QT_TRANSLATE_NOOP("log", "{who} took an import back."),
    "ages_looked_at": QT_TRANSLATE_NOOP("log", "The ages of patients were looked at again."),
    "patient_opened": QT_TRANSLATE_NOOP("log", "{who} opened a patient."),
    "rating_recorded": QT_TRANSLATE_NOOP("log", "{who} recorded a rating."),
    "own_view_recorded": QT_TRANSLATE_NOOP("log", "{who} recorded the own view."),
    "estimates_shown": QT_TRANSLATE_NOOP("log", "Estimates were shown to {who}."),
    "comparison_stopped": QT_TRANSLATE_NOOP("log", "{who} stopped a comparison."),
    "explanation_opened": QT_TRANSLATE_NOOP("log", "{who} opened an explanation."),
    "problem_reported": QT_TRANSLATE_NOOP("log", "{who} reported a problem with an estimate."),
    "what_if": QT_TRANSLATE_NOOP("log", "{who} tried what if."),
    "preferences_recorded": QT_TRANSLATE_NOOP("log", "{who} recorded what a patient wants to avoid."),
    "decision_signed": QT_TRANSLATE_NOOP("log", "{who} signed a decision."),
    "decision_amended": QT_TRANSLATE_NOOP("log", "{who} signed an amended decision."),
    "assessment_abandoned": QT_TRANSLATE_NOOP("log", "{who} left a comparison without a decision."),
    "outcome_recorded": QT_TRANSLATE_NOOP("log", "{who} recorded what became of a treatment."),
    "notice_given": QT_TRANSLATE_NOOP("log", "{who} recorded what became of a notice to a patient."),
    "records_scored": QT_TRANSLATE_NOOP("log", "{who} had all stored patients scored at once."),
    "log_exported": QT_TRANSLATE_NOOP("log", "{who} exported the log."),
    "log_read": QT_TRANSLATE_NOOP("log", "{who} read or checked the log."),
    "log_co_signed": QT_TRANSLATE_NOOP("log", "{who} signed for the state of the log."),
    "entries_disposed": QT_TRANSLATE_NOOP("log", "{who} disposed of old entries."),
    "self_tested": QT_TRANSLATE_NOOP("log", "{who} checked the installation."),
    "diagnostics_saved": QT_TRANSLATE_NOOP("log", "{who} saved what support needs to know."),
    "backed_up": QT_TRANSLATE_NOOP("log", "{who} made a backup."),
    "restored": QT_TRANSLATE_NOOP("log", "The store was restored from a backup."),
    "bundle_imported": QT_TRANSLATE_NOOP("log", "{who} imported a model bundle."),
    "bundle_activated": QT_TRANSLATE_NOOP("log", "{who} put a model bundle to use."),
    "bundle_refused": QT_TRANSLATE_NOOP("log", "A model bundle was refused."),
    "recalibration_proposed": QT_TRANSLATE_NOOP("log", "{who} proposed a recalibration."),
    "recalibration_approved": QT_TRANSLATE_NOOP("log", "{who} approved a recalibration."),
    "recalibration_withdrawn": QT_TRANSLATE_NOOP("log", "{who} withdrew a recalibration."),
    "clock_jump": QT_TRANSLATE_NOOP("log", "The machine's clock stood earlier than at the entry before."),
    "integrity_failure": QT_TRANSLATE_NOOP("log", "Something was not what it was when it was written."),
    "key_rotated": QT_TRANSLATE_NOOP("log", "{who} gave the store a new key."),
    "sheet_made": QT_TRANSLATE_NOOP("log", "{who} made a sheet for recovery or emergencies."),
    "backups_removed": QT_TRANSLATE_NOOP("log", "Old backups were removed."),
    "emergency_access": QT_TRANSLATE_NOOP("log", "Emergency access was used."),
}
FACTS: Mapping[str, str] = {
    "record_id": QT_TRANSLATE_NOOP("log", "Record"),
    "assessment_id": QT_TRANSLATE_NOOP("log", "Assessment"),
    "amends": QT_TRANSLATE_NOOP("log", "Amends"),
    "batch_id": QT_TRANSLATE_NOOP("log", "Batch"),
    "name": QT_TRANSLATE_NOOP("log", "User name"),
    "display_name": QT_TRANSLATE_NOOP("log", "Printed name"),
    "credential": QT_TRANSLATE_NOOP("log", "Credential"),
    "person": QT_TRANSLATE_NOOP("log", "Person, as they said"),
    "roles": QT_TRANSLATE_NOOP("log", "Roles"),
    "user_id": QT_TRANSLATE_NOOP("log", "Person"),
    "key_id": QT_TRANSLATE_NOOP("log", "Key"),
    "kind": QT_TRANSLATE_NOOP("log", "Kind"),
    "drug": QT_TRANSLATE_NOOP("log", "Drug"),
    "outcome": QT_TRANSLATE_NOOP("log", "Outcome"),
    "scale": QT_TRANSLATE_NOOP("log", "Scale"),
    "day": QT_TRANSLATE_NOOP("log", "Day"),
    "reason": QT_TRANSLATE_NOOP("log", "Reason"),
    "code": QT_TRANSLATE_NOOP("log", "Code"),
    "what": QT_TRANSLATE_NOOP("log", "What"),
    "index": QT_TRANSLATE_NOOP("log", "Entry"),
    "count": QT_TRANSLATE_NOOP("log", "How often"),
    "during": QT_TRANSLATE_NOOP("log", "During"),
    "patients": QT_TRANSLATE_NOOP("log", "Patients"),
    "estimated": QT_TRANSLATE_NOOP("log", "With an estimate"),
    "abstained": QT_TRANSLATE_NOOP("log", "Without an estimate"),
    "excluded": QT_TRANSLATE_NOOP("log", "Excluded"),
    "purpose": QT_TRANSLATE_NOOP("log", "Purpose"),
    "recipient": QT_TRANSLATE_NOOP("log", "Recipient"),
    "filters": QT_TRANSLATE_NOOP("log", "Filtered by"),
    "formats": QT_TRANSLATE_NOOP("log", "Formats"),
    "receipts": QT_TRANSLATE_NOOP("log", "Receipts checked"),
    "size": QT_TRANSLATE_NOOP("log", "Entries then"),
    "head": QT_TRANSLATE_NOOP("log", "Head then"),
    "bundle_id": QT_TRANSLATE_NOOP("log", "Bundle"),
    "version": QT_TRANSLATE_NOOP("log", "Version"),
    "program": QT_TRANSLATE_NOOP("log", "Program version"),
    "last_time": QT_TRANSLATE_NOOP("log", "Time of the entry before"),
    "first": QT_TRANSLATE_NOOP("log", "From entry"),
    "end": QT_TRANSLATE_NOOP("log", "Before entry"),
    "entries": QT_TRANSLATE_NOOP("log", "Entries concerned"),
    "before": QT_TRANSLATE_NOOP("log", "Before"),
    "passed": QT_TRANSLATE_NOOP("log", "Checks that held"),
    "failed": QT_TRANSLATE_NOOP("log", "Checks that did not hold"),
    "how": QT_TRANSLATE_NOOP("log", "How"),
    "language": QT_TRANSLATE_NOOP("log", "Language"),
    "notice_sha256": QT_TRANSLATE_NOOP("log", "Notice, SHA-256"),
    "surface": QT_TRANSLATE_NOOP("log", "Where"),
}
"""Names of what may stand in an entry's data. What has no name here is among the codes."""
_SURFACES = {
    "window": QT_TRANSLATE_NOOP("log", "window"),
    "command_line": QT_TRANSLATE_NOOP("log", "command line"),
}
ERASED = QT_TRANSLATE_NOOP("log", "erased")
LONGEST = 16
"""Characters of a hash that are shown among the facts; the codes hold all of it."""


def tr(sentence: str, **params: str) -> str:
    return text.tr("log", sentence, **params)


def who_did(entry: Entry, users: Mapping[str, str]) -> str:
    """The person's printed name, or the program where nobody was signed in."""
    return users.get(entry["user_id"], tr(QT_TRANSLATE_NOOP("log", "the program")))


def event_words(event: str) -> str:
    """The kind of an entry; one of a later version shows its code."""
    return text.event_name(event) if event in SENTENCES else event


def sentence(entry: Entry, users: Mapping[str, str]) -> str:
    """What happened, in one sentence."""
    usual = QT_TRANSLATE_NOOP("log", "{who}: {event}.")
    who = text.sentence_case(who_did(entry, users))
    return tr(SENTENCES.get(entry["event"], usual), who=who, event=event_words(entry["event"]))


def facts(entry: Entry, users: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Names and values of what the entry says, in a fixed order; empty values are left out."""
    data = entry["data"]
    found = list(_of_statement(data)) if assessment_of(entry) is not None else []
    if not found and isinstance(data.get("statement"), Mapping):
        data = {**data["statement"], **data}
    for key, name in FACTS.items():
        value = data.get(key)
        if value is None and key in data and key in data.get(FIELD, ()):
            found.append((tr(name), tr(ERASED)))
        elif value not in (None, "", []):
            found.append((tr(name), _value(key, value, users)))
    return tuple(found)


def _value(key: str, value: Any, users: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(_value(key, part, users) for part in value)
    if key == "user_id":
        return users.get(value, value)
    if key == "roles":
        return text.role_name(value)
    if key == "drug":
        return text.drug_name(value)
    if key == "how":
        return text.notice_way(value)
    if key == "surface":
        return tr(_SURFACES.get(value, value))
    if key == "last_time":
        return text.moment(value)
    said = str(value)
    return f"{said[:LONGEST]} …" if key in ("head", "notice_sha256") else said


def _of_statement(data: Entry) -> tuple[tuple[str, str], ...]:
    """What was signed: the decision, where it stands, the reasons, who signed and the receipt."""
    made = data["statement"]
    return (
        (tr(QT_TRANSLATE_NOOP("log", "Decision")), decision_words(made["decision"])),
        (tr(QT_TRANSLATE_NOOP("log", "Beside the estimates")), text.agreement_name(made["agreement"])),
        (tr(QT_TRANSLATE_NOOP("log", "Reasons")), ", ".join(r["display"] for r in made.get("reasons", ()))),
        (tr(QT_TRANSLATE_NOOP("log", "Receipt")), receipt(data["signature"])),
        (tr(FACTS["record_id"]), str(made.get("record_id", ""))),
        (tr(FACTS["assessment_id"]), str(made.get("assessment_id", ""))),
    )


def decision_words(decision: Mapping[str, Any]) -> str:
    """ "Sertraline, 50 mg", or what was decided instead of a drug."""
    if decision.get("drug"):
        return f"{text.drug_name(decision['drug'])}, {text.dose(float(decision['dose_mg_day']))}"
    return text.decision_kind(decision["kind"])


def assessment_of(entry: Entry) -> str | None:
    """The assessment whose decision an entry signs; None for any other entry."""
    if entry["event"] not in ("decision_signed", "decision_amended"):
        return None
    found = entry["data"]["statement"].get("assessment_id")
    return found if isinstance(found, str) else None
