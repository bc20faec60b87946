"""The bundle in use, a site's records on disk and the thresholds, made once for this folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from cds_app.environment import paths
from cds_app.scoring.bundle import Bundle, load_bundle
from models.training.site.thresholds import DEFAULT, Thresholds, read_thresholds
from tests.models.site.truths import by_severity, other_truth
from tests.support.cohorts import write_cohort

TODAY = dt.date(2026, 11, 21)
IN_USE = paths.bundles() / "first-2026-11"


@pytest.fixture(scope="session")
def in_use() -> Bundle:
    return load_bundle(IN_USE, paths.trusted_bundle_keys(), today=TODAY)


@pytest.fixture(scope="session")
def thresholds() -> Thresholds:
    return read_thresholds(DEFAULT, TODAY)


@pytest.fixture(scope="session")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records of 4,000 made-up patients whose truth differs from the bundle's."""
    folder = tmp_path_factory.mktemp("site") / "records"
    write_cohort(folder, 4000, np.random.default_rng(4), other_truth, choice=by_severity)
    return folder
