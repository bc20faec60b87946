"""Training and scoring on real worker processes of a Dask cluster on this machine's loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest
from dask.distributed import LocalCluster
from hypothesis import given
from hypothesis import strategies as st

from cds_app.scoring.bundle import load_bundle
from cds_app.scoring.ensemble import all_pairs
from models.training.site import main
from models.training.site.boosters import train_ensemble
from models.training.site.distributed import _packed, cluster
from models.training.site.drug_effects import DrugEffects
from models.training.site.refusal import NotTrained
from tests.models.site.conftest import IN_USE, TODAY
from tests.models.site.made_cohorts import EFFECTS, made

pytestmark = [
    pytest.mark.enable_socket,  # the workers talk over 127.0.0.1
    # LightGBM gives its own default number of jobs to its own Dask code, which then says that it does not use it
    pytest.mark.filterwarnings("ignore:Parameter n_jobs will be ignored:UserWarning"),
]
SURE = DrugEffects(EFFECTS, 0.01 * np.eye(3), 0.1)
WORKERS = 2


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with LocalCluster(
        n_workers=WORKERS, processes=True, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as running:
        yield running.scheduler_address


def test_two_workers_train_what_one_machine_trains_up_to_binning(address: str) -> None:
    cohort, _ = made(2000, 1, gaps=True)
    here = train_ensemble(cohort, "response", SURE, 2, 5)
    with cluster(address) as (fit, _):
        there = train_ensemble(cohort, "response", SURE, 2, 5, fit)
    asked = made(400, 2, gaps=True)[0]
    ours, theirs = (e.model.central_logits(asked.inputs, asked.drug) for e in (here, there))
    assert there.rounds == here.rounds
    assert np.corrcoef(ours, theirs)[0, 1] > 0.98
    assert np.abs(ours - theirs).mean() < 0.05
    assert np.abs(there.model.draw_logits(asked.inputs, asked.drug)).max() < 10


def test_scores_from_the_workers_are_those_of_the_program(address: str) -> None:
    cohort, _ = made(800, 3, gaps=True)
    model = train_ensemble(cohort, "response", SURE, 2, 5).model
    pairs = all_pairs(cohort.inputs[:50], len(model.effects))
    with cluster(address) as (_, score):
        found, every_pair, few = (
            score(model, cohort.inputs, cohort.drug),
            score(model, *pairs),
            score(model, *first(pairs)),
        )
    assert np.array_equal(found, model.central_logits(cohort.inputs, cohort.drug))
    assert np.array_equal(every_pair, model.central_logits(*pairs))
    assert np.array_equal(few, every_pair[:1])  # fewer rows than workers


def first(pairs: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    return pairs[0][:1], pairs[1][:1]


@given(st.lists(st.tuples(st.sampled_from((0.0, -0.0, 1.5, np.nan)), st.sampled_from((2.0, np.nan))), max_size=12))
def test_rows_that_are_packed_come_out_as_they_went_in(rows: list[tuple[float, float]]) -> None:
    patients, drugs = np.array(rows, dtype=np.float64).reshape(-1, 2), np.arange(len(rows), dtype=np.uint8)
    kept, times, places = _packed(patients, drugs)
    assert np.repeat(kept, times, axis=0).tobytes() == patients.tobytes()
    assert np.array_equal(places, drugs)
    assert len(kept) == len([k for k, _ in groupby(row.tobytes() for row in patients)])


def test_the_command_trains_on_the_cluster_and_the_program_loads_the_bundle(
    address: str, other_site: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site-dask-2026-11"
    done = main([
        "--records", str(other_site), "--output", str(folder), "--active", str(IN_USE), "--draws", "2",
        "--date", TODAY.isoformat(), "--scheduler", address, "--key", str(tmp_path / "key"), "--new-key",
    ])  # fmt: skip
    assert done == 0
    bundle = load_bundle(folder, tmp_path / "key.public.json", today=TODAY)
    assert bundle.manifest["training_data"]["trained_on"].startswith("a Dask cluster; not byte-identical")
    texts = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())
    assert "127.0.0.1" not in texts
    report = json.loads((tmp_path / "site-dask-2026-11-report" / "report.json").read_text(encoding="utf-8"))
    assert report["against_bundle"]["response"] == "better"


def test_a_scheduler_that_is_not_there_is_said() -> None:
    with pytest.raises(NotTrained, match="No Dask scheduler"), cluster("tcp://127.0.0.1:1"):
        pass


def test_a_scheduler_without_workers_is_said() -> None:
    with (
        LocalCluster(n_workers=0, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0") as empty,
        pytest.raises(NotTrained, match="no worker"),
        cluster(empty.scheduler_address),
    ):
        pass
