"""One small exported log, and one assessment with a small catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import Assessment
from tests.reporting.assessments import an_assessment, sign, small_catalogue
from tests.reporting.log_maker import Installation, small_installation


@pytest.fixture
def place() -> Installation:
    return small_installation()


@pytest.fixture
def exported(place: Installation, tmp_path: Path) -> Path:
    return place.export(tmp_path / "log.jsonl").path


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return small_catalogue()


@pytest.fixture(scope="session")
def open_assessment() -> Assessment:
    return an_assessment()


@pytest.fixture(scope="session")
def signed_assessment(open_assessment: Assessment) -> Assessment:
    return sign(open_assessment)
