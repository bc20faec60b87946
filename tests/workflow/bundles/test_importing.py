"""What may be imported, by whom; what is refused, what that leaves behind, what the log says."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from cds_app.domain.errors import NotAllowed
from cds_app.workflow.manage_bundle_keys import revoke_key, trust_key
from cds_app.workflow.manage_bundles import activate_bundle, import_bundle
from tests.support.small_bundle import SmallBundle, build, key_id, trust
from tests.support.world import PASSPHRASE, make_session
from tests.workflow.bundles.world import (
    SITE,
    VENDOR,
    BundleWorld,
    copy_of,
    refused,
)


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallBundle, SmallBundle]:
    """The vendor's and the site's, each signed with a key of its own."""
    vendor = build(tmp_path_factory.mktemp("vendor"), draws=2, trees=10, rows=800)
    site = build(tmp_path_factory.mktemp("site"), draws=2, trees=10, rows=800, seed=12, bundle_id=SITE, version="2.1")
    return vendor, site


def left_behind(world: BundleWorld) -> list[str]:
    folder = world.session.store.bundles_folder
    return sorted(p.name for p in folder.iterdir()) if folder.exists() else []


def test_an_imported_bundle_is_copied_examined_where_it_lies_and_logged(trusting: BundleWorld, examined: list[Path]):
    made = import_bundle(trusting.session, trusting.site.directory, confirm=PASSPHRASE)
    assert (made.status, made.bundle.id, made.key_kind, made.key_id) == ("imported", SITE, "site", trusting.site_key)
    (copy,) = examined
    assert copy.parent == trusting.session.store.bundles_folder
    assert left_behind(trusting) == [SITE]
    for file in trusting.site.directory.rglob("*.*"):
        inside = file.relative_to(trusting.site.directory)
        assert (trusting.session.store.bundles_folder / SITE / inside).read_bytes() == file.read_bytes()
    ((_, data),) = trusting.events("bundle_imported")
    reference = {"id": SITE, "version": "2.1", "sha256": made.bundle.sha256}
    assert data == {"bundle": reference, "bundle_key": trusting.site_key, "kind": "site"}
    assert import_bundle(trusting.session, trusting.site.directory, confirm=PASSPHRASE).status == "already_imported"
    assert len(trusting.events("bundle_imported", "bundle_refused")) == 1


def test_a_dry_run_examines_and_leaves_nothing(trusting: BundleWorld, examined: list[Path]):
    before = trusting.session.store.head()
    assert import_bundle(trusting.session, trusting.site.directory, dry_run=True).status == "dry_run"
    assert len(examined) == 1
    assert not trusting.session.store.bundles_folder.exists()
    assert trusting.session.store.head() == before


@pytest.mark.requirement("MOD-03")
def test_an_unknown_key_is_refused_before_anything_else_and_the_refusal_is_logged(
    world: BundleWorld, examined: list[Path]
):
    assert (
        refused(lambda: import_bundle(world.session, world.site.directory, confirm=PASSPHRASE)) == "bundle_key_unknown"
    )
    assert examined == []
    assert left_behind(world) == []
    ((_, data),) = world.events("bundle_refused")
    assert (data["what"], data["code"], len(data["manifest_sha256"])) == ("import", "bundle_key_unknown", 64)


def test_a_refused_dry_run_is_not_logged(world: BundleWorld):
    assert refused(lambda: import_bundle(world.session, world.site.directory, dry_run=True)) == "bundle_key_unknown"
    assert world.events("bundle_refused") == []


@pytest.mark.requirement("MOD-03")
def test_a_revoked_key_is_refused_for_good(imported: BundleWorld):
    revoke_key(imported.session, imported.site_key, PASSPHRASE)
    assert refused(lambda: trust_key(imported.session, imported.key_file, PASSPHRASE)) == "bundle_key_present"
    again = dataclasses.replace(imported.site)
    again.seal(lambda manifest: manifest.update(id="site-2027-02"))
    assert refused(lambda: import_bundle(imported.session, again.directory, confirm=PASSPHRASE)) == "bundle_key_revoked"
    assert refused(lambda: activate_bundle(imported.session, SITE, confirm=PASSPHRASE)) == "bundle_key_revoked"
    assert refused(lambda: revoke_key(imported.session, imported.site_key, PASSPHRASE)) == "bundle_key_revoked_before"
    told = [data["what"] for _, data in imported.events("policy_changed")]
    assert told == ["bundle_key_trusted", "bundle_key_revoked"]


@pytest.mark.requirement("MOD-14")
def test_a_site_can_revoke_a_shipped_key_and_then_has_no_estimates(world: BundleWorld):
    revoke_key(world.session, key_id(world.shipped.key), PASSPHRASE)
    assert refused(lambda: world.session.bundle) == "bundle_key_revoked"


@pytest.mark.requirement("MOD-03")
def test_a_site_key_never_makes_a_key_good_that_the_program_revoked(world: BundleWorld):
    trust(world.surroundings.trusted_keys, world.site.key, status="revoked")
    assert refused(lambda: trust_key(world.session, world.key_file, PASSPHRASE)) == "bundle_key_shipped"
    assert (
        refused(lambda: import_bundle(world.session, world.site.directory, confirm=PASSPHRASE)) == "bundle_key_revoked"
    )


@pytest.mark.requirement("MOD-03")
def test_a_key_exchanged_under_its_id_in_the_store_makes_the_list_unsound(trusting: BundleWorld):
    database = trusting.session.store._database
    stranger = "igjvdheUF1KGsuuuefnXAM93rwg/kYIy9PN5x+DwNJU="
    with database.setting_up(), database.transaction():
        database.run("DROP TRIGGER bundle_keys_identity_stays")
        database.run("UPDATE bundle_keys SET public_key = ?", stranger)
    assert (
        refused(lambda: import_bundle(trusting.session, trusting.site.directory, confirm=PASSPHRASE))
        == "bundle_keys_not_valid"
    )


def test_a_private_key_or_something_else_is_not_taken_for_a_public_key(world: BundleWorld, tmp_path: Path):
    from cryptography.hazmat.primitives import serialization

    file = tmp_path / "key"
    pem = world.site.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    for content, code in ((pem, "public_key_private"), (b"none", "public_key_file"), (b"", "public_key_file")):
        file.write_bytes(content)
        assert refused(lambda: trust_key(world.session, file, PASSPHRASE)) == code
    assert refused(lambda: trust_key(world.session, tmp_path / "absent", PASSPHRASE)) == "public_key_file"
    assert world.session.store.bundle_keys() == ()


@pytest.mark.requirement("MOD-02")
@pytest.mark.parametrize("name", ["response/central.txt", "drug_effects.json", "reference_cases.jsonl", "manifest.json",
                                  "reference_sample.csv", "CARD.md"])  # fmt: skip
def test_one_byte_off_is_refused_and_nothing_is_copied_or_examined(
    trusting: BundleWorld, examined: list[Path], name: str
):
    path = trusting.site.directory / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    code = refused(lambda: import_bundle(trusting.session, trusting.site.directory, confirm=PASSPHRASE))
    assert code == ("bundle_signature" if name == "manifest.json" else "bundle_file_changed")
    assert examined == []
    assert left_behind(trusting) == []
    assert [data["code"] for _, data in trusting.events("bundle_refused")] == [code]


def test_an_extra_file_a_link_and_a_path_outside_are_refused(trusting: BundleWorld, examined: list[Path]):
    site = trusting.site
    (site.directory / "extra.txt").write_text("x", encoding="utf-8")
    assert refused(lambda: import_bundle(trusting.session, site.directory, confirm=PASSPHRASE)) == "bundle_file_extra"
    (site.directory / "extra.txt").unlink()
    (site.directory / "link.txt").symlink_to(site.directory / "CARD.md")
    assert refused(lambda: import_bundle(trusting.session, site.directory, confirm=PASSPHRASE)) == "bundle_file_kind"
    (site.directory / "link.txt").unlink()
    site.seal(lambda manifest: manifest["files"].update({"../store.db": "0" * 64}))
    assert refused(lambda: import_bundle(trusting.session, site.directory, confirm=PASSPHRASE)) == "bundle_file_missing"
    assert examined == []


@pytest.mark.parametrize(
    "name", ["../evil-2027", "Site-2027", "a", "con", "site 2027", "a-" + "b" * 70, ".x-1", "a-1/b"]
)
def test_an_id_that_is_no_plain_folder_name_is_refused(trusting: BundleWorld, name: str):
    trusting.site.seal(lambda manifest: manifest.update(id=name))
    assert (
        refused(lambda: import_bundle(trusting.session, trusting.site.directory, confirm=PASSPHRASE)) == "bundle_table"
    )
    assert left_behind(trusting) == []


@pytest.mark.requirement("MOD-15")
def test_an_expired_bundle_is_neither_imported_nor_activated(imported: BundleWorld):
    other = dataclasses.replace(imported.site)
    other.seal(lambda manifest: manifest.update(id="old-2026-01", expires="2026-11-01"))
    assert refused(lambda: import_bundle(imported.session, other.directory, confirm=PASSPHRASE)) == "bundle_expired"
    imported.days_pass(400)
    assert refused(lambda: activate_bundle(imported.session, SITE, confirm=PASSPHRASE)) == "bundle_expired"


@pytest.mark.requirement("MOD-03")
def test_a_version_below_the_policys_minimum_is_refused(trusting: BundleWorld):
    session = trusting.reopened(minimum_bundle_version="2.2")
    assert refused(lambda: import_bundle(session, trusting.site.directory, confirm=PASSPHRASE)) == "bundle_too_old"
    session = trusting.reopened(minimum_bundle_version="2.1.0")
    assert import_bundle(session, trusting.site.directory, confirm=PASSPHRASE).status == "imported"
    assert refused(lambda: session.bundle) == "bundle_too_old"  # the shipped one has version 1


def test_a_bundle_named_like_a_shipped_one_is_refused(trusting: BundleWorld):
    trusting.site.seal(lambda manifest: manifest.update(id=VENDOR))
    assert (
        refused(lambda: import_bundle(trusting.session, trusting.site.directory, confirm=PASSPHRASE))
        == "bundle_name_taken"
    )


def test_a_shipped_bundle_cannot_be_imported_under_another_folder_name(trusting: BundleWorld, tmp_path: Path):
    folder = shutil.copytree(trusting.shipped.directory, tmp_path / "another-1")
    assert refused(lambda: import_bundle(trusting.session, folder, confirm=PASSPHRASE)) == "bundle_name_taken"


def test_another_bundle_under_an_imported_ones_name_is_refused_and_changes_nothing(imported: BundleWorld):
    before = (imported.session.store.bundles_folder / SITE / "manifest.json").read_bytes()
    imported.site.seal(lambda manifest: manifest.update(version="3"))
    assert (
        refused(lambda: import_bundle(imported.session, imported.site.directory, confirm=PASSPHRASE))
        == "bundle_present"
    )
    assert (imported.session.store.bundles_folder / SITE / "manifest.json").read_bytes() == before


def test_two_bundles_under_one_name_after_an_update_of_the_program_are_not_chosen_between(imported: BundleWorld):
    copy_of(dataclasses.replace(imported.site), imported.surroundings.bundles)
    assert refused(lambda: activate_bundle(imported.session, SITE, confirm=PASSPHRASE)) == "bundle_twice"


@pytest.mark.requirement("MOD-04")
def test_a_bundle_that_fails_its_exam_leaves_nothing_but_its_refusal(trusting: BundleWorld):
    path = trusting.site.directory / "reference_cases.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    lines[0]["probability"] += 1e-6
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    trusting.site.seal()
    assert (
        refused(lambda: import_bundle(trusting.session, trusting.site.directory, confirm=PASSPHRASE))
        == "bundle_reference_cases"
    )
    assert left_behind(trusting) == []
    assert trusting.session.store.imported_bundles() == ()
    assert [data["code"] for _, data in trusting.events("bundle_refused")] == ["bundle_reference_cases"]


def test_a_lost_imported_bundle_comes_back_by_importing_it_again(imported: BundleWorld):
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    shutil.rmtree(imported.session.store.bundles_folder / SITE)
    imported.session.forget_bundle()
    assert refused(lambda: imported.session.bundle) == "bundle_in_use_gone"
    assert import_bundle(imported.session, imported.site.directory, confirm=PASSPHRASE).status == "imported"
    assert imported.session.bundle.ref.id == SITE


@pytest.mark.parametrize("roles", [("clinician",), ("importer", "auditor"), ("clinician", "importer", "auditor")])
def test_only_an_administrator_changes_anything(world: BundleWorld, roles: tuple[str, ...], tmp_path: Path):
    session = make_session(tmp_path / "other", roles=roles, surroundings=world.surroundings)
    before = session.store.head()
    for act in (
        lambda: import_bundle(session, world.site.directory, confirm=PASSPHRASE),
        lambda: activate_bundle(session, VENDOR, confirm=PASSPHRASE),
        lambda: activate_bundle(session, None, confirm=PASSPHRASE),
        lambda: trust_key(session, world.key_file, PASSPHRASE),
        lambda: revoke_key(session, key_id(world.shipped.key), PASSPHRASE),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert session.store.head() == before
    session.close()
