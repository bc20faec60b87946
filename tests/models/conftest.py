"""One small build for the whole room, and copies of it to damage."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from tests.models.small_build import SmallBuild, build


@pytest.fixture(scope="session")
def small_build(tmp_path_factory: pytest.TempPathFactory) -> SmallBuild:
    place = tmp_path_factory.mktemp("build")
    return build(place / "bundle", place / "key.pem", place / "trust.json")


@pytest.fixture
def copied_build(small_build: SmallBuild, tmp_path: Path) -> SmallBuild:
    """A copy of the small build, its own to damage."""
    folder = tmp_path / "bundle"
    shutil.copytree(small_build.folder, folder)
    return dataclasses.replace(small_build, folder=folder)
