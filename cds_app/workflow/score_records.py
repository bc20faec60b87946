"""Score a record set without a store; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import Caution, Comparison, Finding
from cds_app.domain.explanation import Explanation
from cds_app.domain.patient import PatientRecord
from cds_app.domain.snapshot import to_plain
from cds_app.guidance.readiness import assess_readiness
from cds_app.guidance.safety import cautions
from cds_app.intake.record_set import ImportFinding, iter_records
from cds_app.workflow.choose_bundle import choose_bundle
from cds_app.workflow.outside import AS_IT_IS, How, outside_of
from cds_app.workflow.session import Surroundings


class RecordsRefused(CdsError):
    """A record set with errors: `findings` says which, without values."""

    def __init__(self, findings: tuple[ImportFinding, ...]) -> None:
        super().__init__("records_refused", count=sum(f.severity == "error" for f in findings))
        self.findings = findings


def score_records(
    surroundings: Surroundings,
    path: Path,
    *,
    explain: bool = False,
    bundle: str | None = None,
    bundle_key: Path | None = None,
    how: How = AS_IT_IS,
) -> Iterator[dict[str, Any]]:
    """One plain object per patient, in the form that the command line promises.

    `how` belongs to foreign formats (see `outside_of`). `bundle` and `bundle_key` name another bundle than the one in
    use (see `choose_bundle`).
    Raises `CdsError` "numbers_hidden" where the policy gives out no numbers; `RecordsRefused` before the first line
    when the set has an error: no line of a refused set is given out.
    """
    from cds_app.scoring.explainer import Explainer
    from cds_app.scoring.predictor import compare_many

    refuse_numbers(surroundings)
    chosen = choose_bundle(surroundings, bundle, bundle_key)
    explainer = Explainer(chosen) if explain else None
    catalogue = surroundings.catalogue
    records = whole_set(surroundings, path, how)

    def judged() -> Iterator[tuple[PatientRecord, tuple[Finding, ...], tuple[Caution, ...]]]:
        for record in records:
            readiness = assess_readiness(record, catalogue, allow_pregnancy=surroundings.policy.allow_pregnancy)
            yield record, readiness, cautions(record, catalogue)

    for record, comparison in compare_many(judged(), catalogue, chosen):
        line = comparison_json(comparison)
        if explainer is not None:
            wanted = [(e.drug, e.outcome) for e in comparison.estimates if e.status == "estimated"]
            explained = explainer.explain_many(record, catalogue, wanted, comparison)
            line["explanations"] = [explanation_json(explanation) for explanation in explained]
        yield line


def whole_set(surroundings: Surroundings, path: Path, how: How) -> Iterator[PatientRecord]:
    """The patients of a record set that was read to its end without an error.

    Raises `RecordsRefused` at once, and `CdsError` as `outside_of` and `iter_records` do.
    """
    findings: list[ImportFinding] = []
    records = iter_records(path, surroundings.catalogue, findings, outside=outside_of(surroundings, path, how))
    first = list(islice(records, 1))
    if any(f.severity == "error" for f in findings):
        raise RecordsRefused(tuple(findings))
    return chain(first, records)


def refuse_numbers(surroundings: Surroundings) -> None:
    """Raise `CdsError` "numbers_hidden" where the policy lets no number about a patient out: here is nothing else."""
    if surroundings.policy.hides_numbers:
        raise CdsError("numbers_hidden")


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """A comparison as the command line's contract writes it."""
    return {
        "pseudonym": comparison.pseudonym,
        "bundle": to_plain(comparison.bundle),
        "readiness": [
            {"code": f.code, "severity": f.severity} | ({"input": f.input} if f.input else {})
            for f in comparison.readiness
        ],
        # plain fields in their order: `asdict` looks into each value, which takes as long as all of the scoring
        "cautions": [dict(vars(c)) for c in comparison.cautions],
        "estimates": [
            {k: v for k, v in vars(e).items() if k != "reason" or v is not None} for e in comparison.estimates
        ],
        "base_rates": dict(comparison.base_rates),
        "not_estimated": [{"drug": drug, "reason": "no_trial_evidence"} for drug in comparison.not_estimated],
    }


def explanation_json(explanation: Explanation) -> dict[str, Any]:
    """An explanation as the command line's contract writes it; without numbers, which inputs and which way."""
    if explanation.unnumbered:
        raising, lowering = explanation.for_and_against()
        sides = {"raises": raising, "lowers": lowering}
        named = {side: [{"input": c.input, "value": c.value} for c in parts] for side, parts in sides.items()}
        return {"drug": explanation.drug, "outcome": explanation.outcome, **named}
    return vars(explanation) | {"contributions": [dict(vars(c)) for c in explanation.contributions]}
