"""The shipped catalogue, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from cds_app.domain.catalogue import Catalogue
from cds_app.guidance.formulary import load_catalogue

CATALOGUE = Path(__file__).resolve().parents[2] / "resources" / "catalogue"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(CATALOGUE)
