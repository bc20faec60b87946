"""The log for systems that read FHIR R4: an AuditEvent an entry; Provenance and RiskAssessments a signed decision.

Patients appear as the store's random record id, never by pseudonym. A withheld entry has no resource. The signature in
a Provenance is over the statement's canonical JSON, which only the log holds: the log is what is verified.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import rfc8785

from cds_app.domain.audit import EventKind
from cds_app.domain.log_filter import record_of
from cds_app.domain.unnumbered import FIELD, HIDDEN
from cds_app.reporting.decision_table import DECISIONS, Lines

Resource = dict[str, Any]

_OWN = "urn:cds-app"
_DICOM = "http://dicom.nema.org/resources/ontology/DCM"
_RECORD = "110110", "Patient Record"
_ACTIVITY = "110100", "Application Activity"
_SECURITY = "110113", "Security Alert"
_IMPORT, _EXPORT = ("110107", "Import"), ("110106", "Export")
_SIGN_IN = "110114", "User Authentication"
_TYPES: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys((EventKind.SIGNED_IN, EventKind.SIGN_IN_FAILED, EventKind.LOCKED), _SIGN_IN),
    **dict.fromkeys((EventKind.RECORDS_IMPORTED, EventKind.IMPORT_REFUSED, EventKind.BUNDLE_IMPORTED), _IMPORT),
    **dict.fromkeys((EventKind.LOG_EXPORTED, EventKind.BACKED_UP), _EXPORT),
    EventKind.LOG_READ: ("110101", "Audit Log Used"),
    **dict.fromkeys(
        (
            EventKind.USER_ADDED, EventKind.USER_DISABLED, EventKind.ROLES_CHANGED, EventKind.KEY_ENROLLED,
            EventKind.KEY_RETIRED, EventKind.PASSPHRASE_CHANGED, EventKind.POLICY_CHANGED, EventKind.CLOCK_JUMP,
            EventKind.INTEGRITY_FAILURE, EventKind.EMERGENCY_ACCESS, EventKind.PERSONAL_ERASED,
        ),
        _SECURITY,
    ),
}  # fmt: skip
"""DICOM audit event types; an event about a record is `_RECORD`, every other one `_ACTIVITY`."""
_FAILED = frozenset(
    {EventKind.SIGN_IN_FAILED, EventKind.IMPORT_REFUSED, EventKind.BUNDLE_REFUSED, EventKind.INTEGRITY_FAILURE}
)
_AUTHOR = {"system": "urn:iso-astm:E1762-95:2013", "code": "1.2.840.10065.1.12.1.1", "display": "Author's Signature"}


def fhir_bundle(lines: Lines, *, installation: str, time: str, numbers: bool = True) -> Iterator[str]:
    """A Bundle of type "collection" as JSON, one resource a line, made while it is written. `time` is RFC 3339.

    Without `numbers`, and for a decision that was signed without seeing any, a prediction names the outcome alone.
    """
    head = json.dumps({"resourceType": "Bundle", "type": "collection", "timestamp": time}, ensure_ascii=False)
    yield f'{head[:-1]}, "entry": ['
    before = "\n"
    for resource in resources(lines, installation, numbers=numbers):
        entry = {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}
        yield before + json.dumps(entry, ensure_ascii=False, sort_keys=True)
        before = ",\n"
    yield "\n]}\n"


def resources(lines: Lines, installation: str, *, numbers: bool = True) -> Iterator[Resource]:
    """The resources in the order of the log."""
    for index, leaf, entry in lines():
        if entry is None:
            continue
        audit = _audit_event(installation, index, leaf, entry)
        yield audit
        if entry["event"] in DECISIONS:
            statement = entry["data"]["statement"]
            assessed = [*_risk_assessments(installation, index, statement, numbers=numbers)]
            yield from assessed
            yield _provenance(installation, index, entry, [audit, *assessed])


def _audit_event(installation: str, index: int, leaf: str, entry: Mapping[str, Any]) -> Resource:
    record, event = record_of(entry), entry["event"]
    code, display = _TYPES.get(event, _RECORD if record else _ACTIVITY)
    what = {"identifier": {"system": f"{_OWN}:log-entry:{installation}", "value": str(index)}}
    entity: list[Resource] = [{"what": what, "detail": [{"type": "leaf", "valueString": leaf}]}]
    if record:
        entity.append({"what": _identified("record", record)})
    agent: Resource = {"requestor": True}
    if entry["user_id"] is None:
        agent["altId"] = "program"
    else:
        agent["who"] = _identified("user", entry["user_id"])
    return {
        "resourceType": "AuditEvent",
        "id": _id(installation, index, "audit"),
        "type": {"system": _DICOM, "code": code, "display": display},
        "subtype": [{"system": f"{_OWN}:event", "code": event}],
        "recorded": entry["time"],
        "outcome": "8" if event in _FAILED else "0",
        "agent": [agent],
        "source": {"observer": _identified("installation", installation)},
        "entity": entity,
    }


def _risk_assessments(
    installation: str, index: int, statement: Mapping[str, Any], *, numbers: bool
) -> Iterator[Resource]:
    """One for each drug that had estimates; its predictions are the outcomes, in percent, the interval in words."""
    by_drug: dict[str, list[Mapping[str, Any]]] = {}
    for estimate in statement["estimates"]:
        if estimate["status"] == "estimated":
            by_drug.setdefault(estimate["drug"], []).append(estimate)
    bundle, numbers = statement["bundle"], numbers and statement.get(FIELD) != HIDDEN
    for drug, estimates in by_drug.items():
        yield {
            "resourceType": "RiskAssessment",
            "id": _id(installation, index, drug),
            "status": "final",
            "subject": _identified("record", statement["record_id"]),
            "occurrenceDateTime": statement["signed_at"],
            "method": {
                "coding": [{"system": f"{_OWN}:bundle", "version": bundle["version"], "code": bundle["id"]}],
                "text": bundle.get("basis", bundle["id"]),
            },
            "code": {"coding": [{"system": f"{_OWN}:drug", "code": drug}]},
            "prediction": [_prediction(estimate, numbers=numbers) for estimate in estimates],
        }


def _prediction(estimate: Mapping[str, Any], *, numbers: bool) -> Resource:
    outcome = {"outcome": {"coding": [{"system": f"{_OWN}:outcome", "code": estimate["outcome"]}]}}
    if not numbers:
        return outcome
    low, high = (_percent(estimate[name]) for name in ("low", "high"))
    return {
        **outcome,
        "probabilityDecimal": float(_percent(estimate["probability"])),
        "rationale": f"Interval from {low} % to {high} %",
    }


def _percent(fraction: str) -> Decimal:
    return Decimal(fraction) * 100


def _provenance(installation: str, index: int, entry: Mapping[str, Any], targets: list[Resource]) -> Resource:
    statement, data = entry["data"]["statement"], entry["data"]
    signer = _identified("user", statement["signer"]["user_id"]) | {"display": statement["signer"]["printed_name"]}
    signed = hashlib.sha256(rfc8785.dumps(statement)).hexdigest()
    return {
        "resourceType": "Provenance",
        "id": _id(installation, index, "provenance"),
        "target": [{"reference": f"urn:uuid:{target['id']}"} for target in targets],
        "occurredDateTime": statement["signed_at"],
        "recorded": entry["time"],
        "activity": {"coding": [{"system": f"{_OWN}:event", "code": entry["event"]}]},
        "reason": [
            {"coding": [{name: reason[name] for name in ("system", "code", "display")}]}
            for reason in statement["reasons"]
        ],
        "agent": [{"type": {"coding": [{"system": f"{_OWN}:role", "code": "clinician"}]}, "who": signer}],
        "signature": [
            {
                "type": [_AUTHOR],
                "when": statement["signed_at"],
                "who": signer,
                "targetFormat": "application/json",
                "sigFormat": "application/octet-stream",
                "data": data["signature"],
            }
        ],
        "entity": [{"role": "source", "what": _identified("statement-sha256", signed)}],
    }


def _identified(kind: str, value: str) -> Resource:
    return {"identifier": {"system": f"{_OWN}:{kind}", "value": value}}


def _id(installation: str, index: int, part: str) -> str:
    """The same resource has the same id in every export."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{_OWN}:{installation}/{index}/{part}"))
