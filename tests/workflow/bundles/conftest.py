"""A store, a shipped bundle and a site's own, for every test its own copies."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cds_app.store import passphrases
from cds_app.workflow.manage_bundle_keys import trust_key
from cds_app.workflow.manage_bundles import import_bundle
from tests.support.factories import make_record
from tests.support.small_bundle import SmallBundle, build
from tests.support.world import PASSPHRASE, SHOWCASE, make_session
from tests.workflow.bundles.world import (
    SITE,
    BundleWorld,
    copy_of,
    exam_in_this_process,
    keep_records,
    surroundings_of,
    write_public_key,
)


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallBundle, SmallBundle]:
    """The vendor's and the site's, each signed with a key of its own."""
    vendor = build(tmp_path_factory.mktemp("vendor"), draws=2, trees=10, rows=800)
    site = build(tmp_path_factory.mktemp("site"), draws=2, trees=10, rows=800, seed=12, bundle_id=SITE, version="2.1")
    return vendor, site


@pytest.fixture(scope="package", autouse=True)
def remembered_derivations() -> Iterator[None]:
    """Argon2id as it is, but the same question is worked out once: every test opens a copy of one store."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))
        yield


@pytest.fixture(scope="package")
def template(remembered_derivations: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with three patients, closed: complete enough, with gaps, and with no rating at all."""
    folder = tmp_path_factory.mktemp("template") / "store"
    session = make_session(folder)
    keep_records(
        session,
        make_record(SHOWCASE),
        make_record("P-0002", values={"employment": None}),
        make_record("P-0003", phq9=None),
    )
    session.close()
    return folder


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    return exam_in_this_process(monkeypatch)


@pytest.fixture
def world(
    bundles: tuple[SmallBundle, SmallBundle], template: Path, tmp_path: Path, examined: list[Path]
) -> Iterator[BundleWorld]:
    from tests.support.world import reopen

    vendor, site = bundles
    surroundings, shipped = surroundings_of(tmp_path / "program", vendor)
    folder = Path(shutil.copytree(template, tmp_path / "store"))
    key_file = write_public_key(tmp_path / "site-key.pem", site)
    made = BundleWorld(reopen(folder, surroundings), folder, shipped, copy_of(site, tmp_path / "handed over"), key_file)
    yield made
    made.session.close()


@pytest.fixture
def trusting(world: BundleWorld) -> BundleWorld:
    """The site's key is on the list."""
    trust_key(world.session, world.key_file, PASSPHRASE)
    return world


@pytest.fixture
def imported(trusting: BundleWorld) -> BundleWorld:
    """The site's bundle is imported, and not in use."""
    import_bundle(trusting.session, trusting.site.directory, confirm=PASSPHRASE)
    return trusting
