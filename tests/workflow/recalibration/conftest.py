"""The store is made once; every test works on a copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cds_app.scoring.bundle import load_bundle
from cds_app.store import passphrases
from cds_app.workflow.approve_recalibration import approve_recalibration
from cds_app.workflow.manage_users import add_user
from cds_app.workflow.propose_recalibration import propose_recalibration
from cds_app.workflow.session import Surroundings
from tests.support.factories import make_record
from tests.support.small_bundle import TODAY, build
from tests.support.world import PASSPHRASE, SHOWCASE, make_session, reopen
from tests.workflow.bundles.world import keep_records, surroundings_of
from tests.workflow.recalibration.world import ADA, BEN, PEOPLE, TwoPeople, later, treated


@pytest.fixture(scope="package", autouse=True)
def remembered_derivations() -> Iterator[None]:
    """Argon2id as it is, but the same question is worked out once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))
        yield


@pytest.fixture(scope="package")
def stages(
    remembered_derivations: None, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Path], Surroundings]:
    """The store before anything, with a proposal of Ada's, and after Ben approved it; closed."""
    folder = tmp_path_factory.mktemp("recalibration")
    small = build(folder / "vendor", draws=2, trees=20, rows=1200)
    surroundings, shipped = surroundings_of(folder / "program", small)
    session = make_session(folder / "plain", surroundings=surroundings)
    person = {"display_name": "Dr Ben Example", "credential": "MD", "roles": ("clinician", "administrator")}
    add_user(session, name=BEN, passphrase=PASSPHRASE, confirm=PASSPHRASE, **person)
    bundle = load_bundle(shipped.directory, shipped.trusted, today=TODAY)
    keep_records(session, make_record(SHOWCASE), *treated(bundle, PEOPLE, seed=4))
    session.close()
    shutil.copytree(folder / "plain", folder / "proposed")
    session = reopen(folder / "proposed", surroundings)
    made, _ = propose_recalibration(session, PASSPHRASE)
    session.close()
    shutil.copytree(folder / "proposed", folder / "approved")
    session = reopen(folder / "approved", surroundings, BEN)
    approve_recalibration(session, made, PASSPHRASE)
    session.close()
    return {name: folder / name for name in ("plain", "proposed", "approved")}, surroundings


def _opened(stages: tuple[dict[str, Path], Surroundings], stage: str, name: str, tmp_path: Path) -> Iterator[TwoPeople]:
    folders, surroundings = stages
    folder = Path(shutil.copytree(folders[stage], tmp_path / stage))
    own = later(surroundings)
    made = TwoPeople(folder, own, reopen(folder, own, name))
    yield made
    made.session.close()


@pytest.fixture
def plain(stages: tuple[dict[str, Path], Surroundings], tmp_path: Path) -> Iterator[TwoPeople]:
    """Ada is signed in; nothing was proposed."""
    yield from _opened(stages, "plain", ADA, tmp_path)


@pytest.fixture
def proposed(stages: tuple[dict[str, Path], Surroundings], tmp_path: Path) -> Iterator[TwoPeople]:
    """Ada is signed in, who has proposed."""
    yield from _opened(stages, "proposed", ADA, tmp_path)


@pytest.fixture
def approved(stages: tuple[dict[str, Path], Surroundings], tmp_path: Path) -> Iterator[TwoPeople]:
    """Ben is signed in, who has approved what Ada proposed."""
    yield from _opened(stages, "approved", BEN, tmp_path)
