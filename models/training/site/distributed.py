"""Training and scoring on a Dask cluster, with LightGBM's own Dask estimators, for a cohort that outgrows one machine.

The workers train together: each builds histograms of its own patients, and splits are found from their sums. Sums of
parts round differently and bins are found on parts, so the result is not byte-identical to that of one machine, nor
from run to run with other partitions; the model texts are checked and judged in the same way.

Scheduler and workers look at themselves fifty to a hundred times a second, which takes a twentieth of two cores; set
`distributed.worker.profile.enabled: False` and `distributed.admin.tick.interval: 1s` where that counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import lightgbm as lgb
import numpy as np
from numpy.typing import NDArray

from cds_app.scoring.calibration import Floats
from cds_app.scoring.ensemble import OutcomeModel, matrix
from cds_app.scoring.features import FEATURE_NAMES
from models.training.site.boosters import Fit
from models.training.site.cohort import Places
from models.training.site.refusal import NotTrained
from models.training.site.scorer import Scorer

SECONDS_TO_CONNECT = 5
SHUFFLE_SEED = 1

_Part = tuple[Floats, Places, NDArray[np.integer[Any]]]
"""Patients, how many rows each stands for, and the drug of each row."""


@contextmanager
def cluster(address: str) -> Iterator[tuple[Fit, Scorer]]:
    """A way to train and a way to score on the workers of the scheduler at `address` ("tcp://host:port").

    Raises `NotTrained` when Dask is not installed, nobody answers, or the scheduler has no worker.
    """
    try:
        from dask.distributed import Client
    except ImportError:
        raise NotTrained('Dask is not installed: add "dask[distributed]", or leave --scheduler out.') from None
    try:
        connect: Callable[..., Any] = Client  # LightGBM waits on the default client, which this becomes
        client = connect(address, timeout=SECONDS_TO_CONNECT)
    except (OSError, ValueError):
        raise NotTrained("No Dask scheduler answers at the address given with --scheduler.") from None
    try:
        workers = len(client.nthreads())
        if not workers:
            raise NotTrained("The Dask scheduler has no worker; start one and try again.")
        yield _fit_on(client, workers), _score_on(client, workers)
    finally:
        client.close()


def _fit_on(client: Any, workers: int) -> Fit:
    from_array = _dask_arrays()

    def fit(rows: Floats, happened: Floats, offset: Floats, given: dict[str, object], rounds: int) -> str:
        # every part needs both classes, whatever the order of the records
        order = np.random.default_rng(SHUFFLE_SEED).permutation(len(rows))
        size = -(-len(rows) // workers)
        settings = {name: value for name, value in given.items() if name not in ("num_threads", "objective")}
        model = lgb.DaskLGBMClassifier(
            client=client, objective="binary", n_estimators=rounds, tree_learner="data", **settings
        )
        model.fit(
            from_array(rows[order], chunks=(size, rows.shape[1])),
            from_array(happened[order].astype(np.int32), chunks=size),
            init_score=from_array(offset[order], chunks=size),
            feature_name=list(FEATURE_NAMES),
        )
        return str(model.booster_.model_to_string())

    return fit


def _score_on(client: Any, workers: int) -> Scorer:
    def score(model: OutcomeModel, patients: Floats, drugs: Places) -> Floats:
        # one part for each worker, and as little of it as can be: what this process packs, no worker helps it with
        places = drugs.astype(np.min_scalar_type(len(model.effects)))
        packed = list(map(_packed, np.array_split(patients, workers), np.array_split(places, workers)))
        # handed over as data: a task that carries much is kept by the scheduler, which warns of it
        parts = client.scatter(packed, hash=False)
        tasks = client.map(_raw_scores, parts, effects=model.effects, text=model.central_text, pure=False)
        return model.calibration.logits(np.concatenate(client.gather(tasks)))

    return score


def _packed(patients: Floats, drugs: NDArray[np.integer[Any]]) -> _Part:
    """Rows of one patient with several drugs carry the patient once; alike means bit by bit, so missing is alike."""
    inputs = patients.shape[1]
    bits = np.ascontiguousarray(patients).view(np.int64).ravel()
    new = np.zeros(len(patients), dtype=np.bool_)
    new[:1] = True
    # in one long line, each value beside the one a row before: row by row numpy takes more than twice as long
    new[np.flatnonzero(bits[inputs:] != bits[:-inputs]) // inputs + 1] = True
    first = np.flatnonzero(new)
    return patients[first], np.diff(np.append(first, len(patients))), drugs


def _dask_arrays() -> Callable[..., Any]:
    """Dask's way to make an array of parts; imported late, because Dask is optional."""
    import dask.array

    return dask.array.from_array


def _raw_scores(part: _Part, effects: Floats, text: str) -> Floats:
    """On a worker: raw scores of one part. The model travels as text, never as a pickled object of ours."""
    patients, times, drugs = part
    booster = lgb.Booster(model_str=text)
    rows = matrix(np.repeat(patients, times, axis=0), effects[drugs])
    return np.asarray(booster.predict(rows, raw_score=True, num_threads=1), dtype=np.float64)
