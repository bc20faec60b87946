"""Scoring on the workers of a Dask cluster: two and four workers against one, one thread each."""

from __future__ import annotations

import os
from typing import Any

import dask
import numpy as np
from dask.distributed import LocalCluster

from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.ensemble import all_pairs
from cds_app.workflow.session import active_bundle
from models.training.site.distributed import cluster
from models.training.site.scorer import Scorer
from tests.bench.measure import Row, measured
from tests.support.world import make_surroundings

PATIENTS = 100_000
"""As many as the row of `score` that this one goes on from."""
QUIET = {"distributed.worker.profile.enabled": False, "distributed.admin.tick.interval": "1s"}
"""For every cluster here: Dask otherwise looks at itself a hundred times a second, with the cores that it works on."""


def rows() -> list[Row]:
    """`ours` is the time of several workers times the cores they have; 0.85 of linear is a ratio of 1.18."""
    bundle = active_bundle(make_surroundings())
    some = np.resize(bundle.reference, (PATIENTS, bundle.reference.shape[1]))
    asked = all_pairs(some, len(bundle.drugs))
    with _workers(1) as alone, cluster(alone.scheduler_address) as (_, one):
        return [_row(bundle, asked, one, workers) for workers in (2, 4)]


def _row(bundle: Bundle, asked: tuple[Any, Any], one: Scorer, workers: int) -> Row:
    def work(score: Scorer) -> None:
        for outcome in OUTCOMES:
            score(bundle.models[outcome], *asked)

    with _workers(workers) as more, cluster(more.scheduler_address) as (_, several):
        found = measured("", lambda: work(several), lambda: work(one), "", rounds=3)
    cores = min(workers, os.cpu_count() or 1)
    name = f"score on {workers} Dask workers, {len(asked[1]):,} rows × 4 outcomes"
    return Row(name, found.ours * cores, found.floor, f"one worker; times {cores} cores", 1 / 0.85)


def _workers(number: int) -> LocalCluster:
    with dask.config.set(QUIET):
        return LocalCluster(n_workers=number, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0")
