"""One small exported log, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reporting.log_maker import Installation, small_installation


@pytest.fixture
def place() -> Installation:
    return small_installation()


@pytest.fixture
def exported(place: Installation, tmp_path: Path) -> Path:
    return place.export(tmp_path / "log.jsonl").path
