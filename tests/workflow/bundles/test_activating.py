"""Which bundle answers: put to use after a report, gone back from exactly, and never another in its place."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from cds_app.workflow.compare_stored import compare_stored
from cds_app.workflow.export_log import export_log
from cds_app.workflow.manage_bundle_keys import revoke_key
from cds_app.workflow.manage_bundles import activate_bundle
from cds_app.workflow.self_check import self_check
from cds_app.workflow.show_models import card_in_use, model_bundles
from cds_app.workflow.verify_log import verify_log
from tests.support.independent_verifier import verify
from tests.support.small_bundle import SmallBundle, build
from tests.support.world import PASSPHRASE, SHOWCASE
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


def test_without_an_activation_the_shipped_bundle_answers(imported: BundleWorld):
    assert imported.session.bundle.ref.id == VENDOR


def test_an_activated_bundle_answers_at_once_and_after_a_restart(imported: BundleWorld):
    assert imported.session.bundle.ref.id == VENDOR
    made = activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    assert (made.status, made.bundle.id) == ("activated", SITE)
    assert compare_stored(imported.session, SHOWCASE)[0].bundle.id == SITE
    assert compare_stored(imported.reopened(), SHOWCASE)[0].bundle.id == SITE
    assert card_in_use(imported.session).id == SITE


def test_the_log_names_both_bundles_and_the_impact_in_counts(imported: BundleWorld):
    made = activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    ((_, data),) = imported.events("bundle_activated")
    assert data["bundle"] == {"id": SITE, "version": "2.1", "sha256": made.bundle.sha256}
    assert data["replaces"]["id"] == VENDOR
    assert data["rolled_back"] is False
    assert data["impact"]["patients"] == made.impact.patients > 0
    text = json.dumps(data)
    assert made.impact.affected
    assert not any(pseudonym in text for pseudonym in made.impact.affected)


def test_the_same_bundle_is_not_activated_twice(imported: BundleWorld):
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    assert refused(lambda: activate_bundle(imported.session, SITE, confirm=PASSPHRASE)) == "bundle_active_already"
    assert len(imported.events("bundle_activated")) == 1


def test_a_dry_run_reports_the_impact_and_changes_nothing(imported: BundleWorld):
    before = imported.session.store.head()
    made = activate_bundle(imported.session, SITE, dry_run=True)
    assert (made.status, made.impact.new, made.impact.old) == ("dry_run", SITE, VENDOR)
    assert imported.session.store.head() == before
    assert imported.session.bundle.ref.id == VENDOR


def test_going_back_leads_exactly_to_the_bundle_before_and_again_to_the_one_left(imported: BundleWorld):
    first = imported.session.bundle.ref
    assert refused(lambda: activate_bundle(imported.session, None, confirm=PASSPHRASE)) == "bundle_no_previous"
    second = activate_bundle(imported.session, SITE, confirm=PASSPHRASE).bundle
    for expected in (first, second, first):
        made = activate_bundle(imported.session, None, confirm=PASSPHRASE)
        assert (made.status, made.bundle) == ("rolled_back", expected)
        assert imported.reopened().bundle.ref == expected
    assert [data["rolled_back"] for _, data in imported.events("bundle_activated")] == [False, True, True, True]


def test_going_back_to_what_is_gone_is_refused(imported: BundleWorld):
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    activate_bundle(imported.session, VENDOR, confirm=PASSPHRASE)
    shutil.rmtree(imported.session.store.bundles_folder / SITE)
    assert refused(lambda: activate_bundle(imported.session, None, confirm=PASSPHRASE)) == "bundle_previous_gone"
    assert imported.session.bundle.ref.id == VENDOR


def test_going_back_below_the_minimum_version_is_refused(imported: BundleWorld):
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    session = imported.reopened(minimum_bundle_version="2")
    assert session.bundle.ref.id == SITE
    assert refused(lambda: activate_bundle(session, None, confirm=PASSPHRASE)) == "bundle_too_old"
    assert imported.events("bundle_refused")[-1][1] == {"what": "activate", "bundle_id": None, "code": "bundle_too_old"}


@pytest.mark.requirement("MOD-02")
def test_an_active_bundle_that_was_tampered_with_means_no_estimates_and_one_entry(imported: BundleWorld):
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    path = imported.session.store.bundles_folder / SITE / "response" / "central.txt"
    path.write_bytes(path.read_bytes() + b" ")
    session = imported.reopened()
    for _ in range(2):
        assert refused(lambda: session.bundle) == "bundle_file_changed"
    assert refused(lambda: compare_stored(session, SHOWCASE)) == "bundle_file_changed"
    failures = [data for _, data in imported.events("integrity_failure")]
    assert failures == [{"what": "bundle", "code": "bundle_file_changed", "bundle_id": SITE}]
    assert not any(check.passed for check in self_check(session=session) if check.code == "bundle_in_use")


def test_an_active_bundle_exchanged_for_another_signed_version_is_refused(imported: BundleWorld):
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    imported.site.seal(lambda manifest: manifest.update(version="9"))
    place = imported.session.store.bundles_folder / SITE
    shutil.rmtree(place)
    shutil.copytree(imported.site.directory, place)
    assert refused(lambda: imported.reopened().bundle) == "bundle_in_use_changed"


@pytest.mark.requirement("MOD-14")
def test_a_suspended_bundle_gives_no_estimates_and_no_other_takes_its_place(imported: BundleWorld):
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    session = imported.reopened(suspended_bundles=(SITE,))
    assert refused(lambda: compare_stored(session, SHOWCASE)) == "bundle_suspended"
    assert imported.events("integrity_failure") == []
    made = activate_bundle(session, VENDOR, confirm=PASSPHRASE)
    assert made.impact.old == SITE  # what patients were shown under it is still what to compare with
    assert compare_stored(session, SHOWCASE)[0].bundle.id == VENDOR


@pytest.mark.requirement("MOD-15")
def test_of_the_shipped_bundles_the_newest_that_has_not_expired_answers(world: BundleWorld):
    newer = copy_of(dataclasses.replace(world.shipped), world.surroundings.bundles.parent / "newer")
    newer.seal(lambda manifest: manifest.update(id="test-2026-12", expires="2026-11-01"))
    shutil.copytree(newer.directory, world.surroundings.bundles / "test-2026-12")
    assert world.session.bundle.ref.id == VENDOR
    marked = {s.id: s.active for s in model_bundles(world.surroundings, world.session.store)}
    assert marked == {VENDOR: True, "test-2026-12": False}


@pytest.mark.requirement("AUD-02")
def test_an_exported_log_with_every_event_about_bundles_verifies_here_and_elsewhere(
    imported: BundleWorld, tmp_path: Path
):
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    activate_bundle(imported.session, None, confirm=PASSPHRASE)
    revoke_key(imported.session, imported.site_key, PASSPHRASE)
    assert refused(lambda: activate_bundle(imported.session, SITE, confirm=PASSPHRASE)) == "bundle_key_revoked"
    target = tmp_path / "log.jsonl"
    export_log(imported.session, target, purpose="test", recipient="test", confirm=PASSPHRASE)
    assert verify_log(target).exit_code == 0
    assert verify(target)[0] == "consistent, not anchored"
