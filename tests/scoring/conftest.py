"""One small bundle for the whole room, and copies of it to damage."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cds_app.domain.catalogue import Catalogue
from cds_app.scoring.bundle import Bundle, load_bundle
from cds_app.scoring.explainer import Explainer
from tests.support.small_bundle import TODAY, SmallBundle, build, small_catalogue


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallBundle:
    return build(tmp_path_factory.mktemp("bundles"))


@pytest.fixture(scope="session")
def bundle(small: SmallBundle) -> Bundle:
    return load_bundle(small.directory, small.trusted, today=TODAY)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return small_catalogue()


@pytest.fixture(scope="session")
def explainer(bundle: Bundle) -> Explainer:
    return Explainer(bundle)


@pytest.fixture
def copied(small: SmallBundle, tmp_path: Path) -> SmallBundle:
    """A copy of the small bundle, its own to damage."""
    directory = tmp_path / small.directory.name
    shutil.copytree(small.directory, directory)
    trusted = tmp_path / small.trusted.name
    shutil.copy(small.trusted, trusted)
    return dataclasses.replace(small, directory=directory, trusted=trusted)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collects every model text that reaches the library's parser."""
    import lightgbm

    real: Callable[..., lightgbm.Booster] = lightgbm.Booster
    seen: list[str] = []

    def spy(*, model_str: str) -> lightgbm.Booster:
        seen.append(model_str)
        return real(model_str=model_str)

    monkeypatch.setattr("cds_app.scoring.bundle.lightgbm.Booster", spy)
    return seen
