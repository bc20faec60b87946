from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cds_app.domain.audit import EventKind
from cds_app.store import passphrases
from cds_app.store.passphrases import FLOOR
from cds_app.store.session import Store
from tests.store.helpers import BOB, CAROL, create, import_these, sign_in
from tests.support.factories import make_record


@pytest.fixture(scope="session", autouse=True)
def remembered_derivations() -> Iterator[None]:
    """Argon2id as it is, but the same question is worked out once: most tests open copies of one template."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))
        yield


@pytest.fixture(scope="session")
def template(remembered_derivations: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with three people and three patients, closed."""
    folder = tmp_path_factory.mktemp("template") / "store"
    with create(folder) as store:
        for name, roles, passphrase in (("bob", ("auditor",), BOB), ("carol", ("clinician",), CAROL)):
            with store.change(EventKind.USER_ADDED) as change:
                change.add_user(
                    name=name,
                    display_name=name.title(),
                    credential="",
                    roles=roles,
                    passphrase=passphrase,
                    kdf=FLOOR,
                )
        import_these(store, [make_record("P-0001"), make_record("P-0002", phq9=None), make_record("Q-0003")])
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A copy of that store, closed."""
    return Path(shutil.copytree(template, tmp_path / "store"))


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """That copy, with ada signed in."""
    with sign_in(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def standing(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all tests of a module, for those that try to do what cannot be done."""
    copy = Path(shutil.copytree(template, tmp_path_factory.mktemp("standing") / "store"))
    with sign_in(copy) as opened:
        yield opened


@pytest.fixture
def record_id(store: Store) -> str:
    found = store.find("P-0001")
    assert found is not None
    return found
