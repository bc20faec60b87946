"""The sign-off: its states, who may move them, what must be done before signing, and the signed statement.

Rules come in pairs: `left_to_do` says what is missing (the page shows it and enables its button when it is
empty), `check_can_sign` raises on the same answer (the use case enforces it), so the two cannot drift.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from cds_app.domain.audit import decimal
from cds_app.domain.errors import NotAllowed
from cds_app.domain.estimate import BundleRef, Comparison
from cds_app.domain.explanation import Explanation
from cds_app.domain.patient import PatientRecord

PRIMARY_OUTCOME = "response"
"""The outcome by which the comparison is grouped and by which agreement is told."""


class State(StrEnum):
    OPEN = "open"
    OWN_VIEW_RECORDED = "own_view_recorded"
    ESTIMATES_SHOWN = "estimates_shown"
    SIGNED = "signed"
    ABANDONED = "abandoned"


TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.OPEN: frozenset({State.OWN_VIEW_RECORDED, State.ESTIMATES_SHOWN, State.ABANDONED}),
    State.OWN_VIEW_RECORDED: frozenset({State.ESTIMATES_SHOWN, State.ABANDONED}),
    State.ESTIMATES_SHOWN: frozenset({State.SIGNED, State.ABANDONED}),
    State.SIGNED: frozenset(),
    State.ABANDONED: frozenset(),
}
OWNERS: Mapping[State, str] = dict.fromkeys(State, "clinician")

OwnViewPolicy = Literal["required", "optional", "off"]
NOT_A_DRUG = ("no_drug", "refer", "wait")
"""Own-view options beside the drugs: no drug treatment, refer, wait and see."""
MOST_OPTIONS = 3


@dataclass(frozen=True)
class OwnView:
    """What the clinician would do before seeing any estimate: up to three options, confidence 1–5, a coded reason."""

    options: tuple[str, ...]
    confidence: int
    reason: str


@dataclass(frozen=True)
class Decision:
    """The choice. `drug` and `dose_mg_day` belong to kind "treat" only."""

    kind: Literal["treat", "other_treatment", "defer", "none"]
    drug: str | None = None
    dose_mg_day: float | None = None


@dataclass(frozen=True)
class Reason:
    """A coded reason, as system, code and the words shown."""

    system: str
    code: str
    display: str


@dataclass(frozen=True)
class SignOff:
    """Everything the clinician enters on the sign-off page except the passphrase."""

    decision: Decision | None = None
    reasons: tuple[Reason, ...] = ()
    comment: str | None = None
    acknowledged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signer:
    user_id: str
    printed_name: str
    credential: str
    role: str = "clinician"


@dataclass(frozen=True)
class Signed:
    """A signature as kept: the statement, the key and the signature over its canonical bytes."""

    statement: Mapping[str, Any]
    key_id: str
    signature: str
    entry_index: int


@dataclass(frozen=True)
class Assessment:
    """A snapshot: the inputs as used, what was estimated and shown, the own view, and where the decision stands.

    `explanations` holds those that were opened on screen. `amends` names the assessment that this one replaces.
    """

    assessment_id: str
    record_id: str
    pseudonym: str
    state: State
    created_at: str
    user_id: str
    program: str
    catalogue_sha256: str
    policy_sha256: str
    record: PatientRecord
    own_view: OwnView | None = None
    comparison: Comparison | None = None
    explanations: tuple[Explanation, ...] = ()
    amends: str | None = None
    signed: Signed | None = field(default=None, compare=False)


def check_can_move(state: State, to: State) -> None:
    """Raise `NotAllowed` unless the table of states declares the move."""
    if to not in TRANSITIONS[state]:
        raise NotAllowed("move_not_declared", state=str(state), to=str(to))


def check_can_show_estimates(assessment: Assessment, policy: OwnViewPolicy) -> None:
    """Raise unless estimates may be computed now: where the policy asks, the own view must be locked first."""
    if policy == "required" and assessment.own_view is None:
        raise NotAllowed("own_view_first")
    if assessment.state is not State.ESTIMATES_SHOWN:
        check_can_move(assessment.state, State.ESTIMATES_SHOWN)


def check_own_view(own_view: OwnView, drugs: Sequence[str]) -> None:
    """Raise unless the own view names one to three known options, a confidence of 1–5 and a reason."""
    if not 1 <= len(own_view.options) <= MOST_OPTIONS or len(set(own_view.options)) != len(own_view.options):
        raise NotAllowed("own_view_options", most=MOST_OPTIONS)
    if any(option not in drugs and option not in NOT_A_DRUG for option in own_view.options):
        raise NotAllowed("own_view_options", most=MOST_OPTIONS)
    if own_view.confidence not in range(1, 6):
        raise NotAllowed("own_view_confidence")
    if not own_view.reason:
        raise NotAllowed("own_view_reason")


def has_estimates(assessment: Assessment) -> bool:
    return assessment.comparison is not None and any(e.status == "estimated" for e in assessment.comparison.estimates)


def agreement(assessment: Assessment, decision: Decision) -> str:
    """Where the decision stands against the comparison, in the log format's three words."""
    if assessment.comparison is None or not has_estimates(assessment):
        return "no_estimates"
    if decision.kind != "treat" or decision.drug is None:
        return "outside_best_group"
    for estimate in assessment.comparison.estimates:
        if estimate.drug == decision.drug and estimate.outcome == PRIMARY_OUTCOME and estimate.tie_group == 1:
            return "within_best_group"
    return "outside_best_group"


def required_acknowledgements(assessment: Assessment, decision: Decision | None) -> tuple[str, ...]:
    """What has to be acknowledged, each by itself: the model's basis, unknown inputs, the chosen drug's rules."""
    needed = ["basis"] if has_estimates(assessment) else ["no_estimate_is_not_evidence_against_treatment"]
    comparison = assessment.comparison
    if comparison is not None:
        if any(f.code == "input_missing" for f in comparison.readiness):
            needed.append("inputs_missing")
        if decision is not None and decision.kind == "treat":
            needed += [
                f"{c.severity}:{c.rule}"
                for c in comparison.cautions
                if c.drug == decision.drug and c.severity in ("exclude", "caution")
            ]
    return tuple(dict.fromkeys(needed))


def left_to_do(assessment: Assessment, draft: SignOff, drugs: Sequence[str]) -> tuple[str, ...]:
    """Codes of everything that still stands between this draft and a signature, in the order of the page."""
    left: list[str] = []
    decision = draft.decision
    if State.SIGNED not in TRANSITIONS[assessment.state]:
        left.append("state")
    if decision is None:
        left.append("decision")
    elif decision.kind == "treat":
        if decision.drug not in drugs:
            left.append("drug")
        elif not (decision.dose_mg_day is not None and decision.dose_mg_day > 0):
            left.append("dose")
        if _estimated(assessment, decision.drug) and not any(e.drug == decision.drug for e in assessment.explanations):
            left.append("explanation")
    if not draft.reasons:
        left.append("reason")
    needs_words = any(r.code == "other" for r in draft.reasons) or _chosen_is_excluded(assessment, decision)
    if needs_words and not (draft.comment or "").strip():
        left.append("comment")
    missing = set(required_acknowledgements(assessment, decision)) - set(draft.acknowledged)
    left += [f"acknowledge:{code}" for code in required_acknowledgements(assessment, decision) if code in missing]
    return tuple(left)


def check_can_sign(assessment: Assessment, draft: SignOff, drugs: Sequence[str]) -> None:
    """Raise `NotAllowed` naming the first thing left to do, if there is one."""
    left = left_to_do(assessment, draft, drugs)
    if left:
        raise NotAllowed("not_ready_to_sign", left=left[0])


def _estimated(assessment: Assessment, drug: str | None) -> bool:
    return assessment.comparison is not None and any(
        e.drug == drug and e.status == "estimated" for e in assessment.comparison.estimates
    )


def _chosen_is_excluded(assessment: Assessment, decision: Decision | None) -> bool:
    return (
        decision is not None
        and decision.kind == "treat"
        and assessment.comparison is not None
        and any(c.drug == decision.drug and c.severity == "exclude" for c in assessment.comparison.cautions)
    )


def statement(
    assessment: Assessment,
    assessment_sha256: str,
    draft: SignOff,
    *,
    meaning: str,
    signer: Signer,
    signed_at: str,
    numbers_hidden: bool = False,
) -> dict[str, Any]:
    """What is signed: the log format's `decision_signed.data.statement`, numbers with fractions as decimal strings.

    The estimates are those that were computed; `numbers_hidden` adds that the policy kept them off every surface.
    """
    if assessment.comparison is None or draft.decision is None:
        raise NotAllowed("not_ready_to_sign", left="decision")
    comparison, decision = assessment.comparison, draft.decision
    made: dict[str, Any] = {"kind": decision.kind}
    if decision.drug is not None:
        made["drug"] = decision.drug
    if decision.dose_mg_day is not None:
        made["dose_mg_day"] = decimal(decision.dose_mg_day, 2)
    result: dict[str, Any] = {
        "record_id": assessment.record_id,
        "assessment_id": assessment.assessment_id,
        "assessment_sha256": assessment_sha256,
        "bundle": {
            "id": comparison.bundle.id,
            "version": comparison.bundle.version,
            "sha256": comparison.bundle.sha256,
            "basis": comparison.bundle.basis,
            **_recalibrated(comparison.bundle),
        },
        "catalogue_sha256": assessment.catalogue_sha256,
        "policy_sha256": assessment.policy_sha256,
        "own_view": None
        if assessment.own_view is None
        else {
            "options": list(assessment.own_view.options),
            "confidence": assessment.own_view.confidence,
            "reason": assessment.own_view.reason,
        },
        "estimates": [
            {
                "drug": e.drug,
                "outcome": e.outcome,
                "probability": decimal(e.probability),
                "low": decimal(e.low),
                "high": decimal(e.high),
                "status": e.status,
            }
            for e in comparison.estimates
        ],
        "cautions": [{"drug": c.drug, "rule": c.rule, "severity": c.severity} for c in comparison.cautions],
        "decision": made,
        "agreement": agreement(assessment, decision),
        "reasons": [{"system": r.system, "code": r.code, "display": r.display} for r in draft.reasons],
        "comment": draft.comment or None,
        "acknowledged": list(draft.acknowledged),
        "meaning": meaning,
        "signer": {
            "user_id": signer.user_id,
            "printed_name": signer.printed_name,
            "credential": signer.credential,
            "role": signer.role,
        },
        "signed_at": signed_at,
    }
    if assessment.amends is not None:
        result["amends"] = assessment.amends
    if numbers_hidden:
        result["absolute_numbers"] = "hidden"
    return result


def _recalibrated(bundle: BundleRef) -> dict[str, Any]:
    """What was done to the bundle's estimates at the site; nothing for nothing."""
    found = bundle.recalibration
    return {} if found is None else {"recalibration": found.for_the_log()}
