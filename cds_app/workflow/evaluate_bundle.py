"""Hold a bundle's estimates against what happened to a site's own patients; nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cds_app import __version__
from cds_app.domain.evaluation import Evaluation, Step
from cds_app.domain.outcome import OUTCOMES
from cds_app.intake.record_set import ImportFinding, iter_records
from cds_app.workflow.choose_bundle import choose_bundle
from cds_app.workflow.evaluation_cases import LEFT_OUT, collect_cases
from cds_app.workflow.outside import AS_IT_IS, How, outside_of
from cds_app.workflow.score_records import RecordsRefused
from cds_app.workflow.session import Surroundings


def evaluate_bundle(
    surroundings: Surroundings,
    path: Path,
    *,
    bundle: str | None = None,
    bundle_key: Path | None = None,
    how: How = AS_IT_IS,
    on_progress: Callable[[int], None] | None = None,
) -> Evaluation:
    """The evaluation of a bundle (the one in use by default) on the record set at `path`; `how` belongs to foreign
    formats (see `outside_of`).

    Raises `RecordsRefused` when the set has an error, `CdsError` as `choose_bundle` and `iter_records` do.
    """
    from cds_app.workflow.judge_outcome import judge_outcome

    chosen = choose_bundle(surroundings, bundle, bundle_key)
    findings: list[ImportFinding] = []
    needs = outside_of(surroundings, path, how)
    records = iter_records(path, surroundings.catalogue, findings, on_progress=on_progress, outside=needs)
    cases = collect_cases(records, surroundings.catalogue, chosen, allow_pregnancy=surroundings.policy.allow_pregnancy)
    if any(finding.severity == "error" for finding in findings):
        raise RecordsRefused(tuple(findings))
    means = dict(chosen.base_rates)
    return Evaluation(
        bundle=chosen.ref,
        site_bundle=chosen.key_kind == "site",
        program=__version__,
        evaluated_at=surroundings.clock.now().isoformat(timespec="seconds"),
        records=cases.records,
        estimated=len(cases.labels["drug"]),
        steps=tuple(Step(code, cases.left_out[code]) for code in LEFT_OUT if cases.left_out[code]),
        stops=tuple(code for code, _ in cases.stops.most_common()),
        outcomes=tuple(
            judge_outcome(outcome, chosen.weeks[outcome], cases.columns[outcome], cases.labels, means[outcome])
            for outcome in OUTCOMES
        ),
    )
