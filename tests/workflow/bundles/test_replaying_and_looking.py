"""Old decisions under their own bundle, what a list shows, and choosing a bundle without a store."""

from __future__ import annotations

import shutil
from datetime import date
from typing import Any

import pytest

from cds_app.domain.errors import NotAllowed
from cds_app.workflow.choose_bundle import choose_bundle
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.manage_bundle_keys import revoke_key
from cds_app.workflow.manage_bundles import activate_bundle
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.replay_assessment import replay_assessment
from cds_app.workflow.self_check import self_check
from cds_app.workflow.show_models import model_bundle, model_bundles
from cds_app.workflow.sign_decision import check_not_stale
from tests.support.small_bundle import SmallBundle, build, key_id, sign
from tests.support.world import PASSPHRASE, SHOWCASE, an_own_view
from tests.workflow.bundles.world import (
    SITE,
    VENDOR,
    BundleWorld,
    refused,
)


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallBundle, SmallBundle]:
    """The vendor's and the site's, each signed with a key of its own."""
    vendor = build(tmp_path_factory.mktemp("vendor"), draws=2, trees=10, rows=800)
    site = build(tmp_path_factory.mktemp("site"), draws=2, trees=10, rows=800, seed=12, bundle_id=SITE, version="2.1")
    return vendor, site


def decide_under_the_shipped_bundle(world: BundleWorld) -> Any:
    record_id = find_patient(world.session, SHOWCASE)
    own = record_own_view(world.session, record_id, an_own_view())
    return compare_treatments(world.session, record_id, own.assessment_id)


@pytest.mark.requirement("MOD-14")
def test_an_old_decision_replays_under_its_own_bundle_after_another_was_activated(imported: BundleWorld):
    shown = decide_under_the_shipped_bundle(imported)
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    replay = replay_assessment(imported.session, SHOWCASE)
    assert replay.same
    assert (replay.bundle_id, replay.bundle_in_use, replay.compared) == (VENDOR, False, 84)
    assert replay.bundle_sha256 == shown.comparison.bundle.sha256
    assert replay.changed_since == ()
    with pytest.raises(NotAllowed):
        check_not_stale(imported.session, shown)


@pytest.mark.requirement("MOD-15")
def test_a_replay_outlives_expiry_suspension_and_the_bundle_in_use(imported: BundleWorld):
    decide_under_the_shipped_bundle(imported)
    imported.days_pass(800)
    session = imported.reopened(suspended_bundles=(VENDOR,))
    assert refused(lambda: session.bundle) == "bundle_suspended"
    replay = replay_assessment(session, SHOWCASE)
    assert replay.same
    assert replay.changed_since == ("policy",)


def test_a_replay_whose_bundle_is_gone_says_so(imported: BundleWorld):
    decide_under_the_shipped_bundle(imported)
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    shutil.rmtree(imported.shipped.directory)
    assert refused(lambda: replay_assessment(imported.session, SHOWCASE)) == "bundle_of_replay_missing"


@pytest.mark.requirement("MOD-03")
def test_nothing_of_a_revoked_key_is_read_again_and_the_decision_stays_readable(imported: BundleWorld):
    shown = decide_under_the_shipped_bundle(imported)
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    revoke_key(imported.session, key_id(imported.shipped.key), PASSPHRASE)
    assert refused(lambda: replay_assessment(imported.session, SHOWCASE)) == "bundle_key_revoked"
    kept = imported.session.store.assessment(shown.assessment_id)
    assert kept.comparison == shown.comparison


def test_a_replay_notices_a_bundle_that_answers_differently(imported: BundleWorld, monkeypatch: pytest.MonkeyPatch):
    decide_under_the_shipped_bundle(imported)
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    from cds_app.workflow import replay_assessment as module

    monkeypatch.setattr(module, "_bundle_of", lambda session, _: (session.bundle, False))
    assert not replay_assessment(imported.session, SHOWCASE).same


def test_every_bundle_is_shown_with_what_it_rests_on_and_how_long_it_may_be_used(imported: BundleWorld):
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    vendor, site = model_bundles(imported.surroundings, imported.session.store)
    assert (vendor.id, vendor.imported, vendor.active, vendor.key_kind) == (VENDOR, False, False, "test")
    assert (site.id, site.imported, site.active, site.key_kind) == (SITE, True, True, "site")
    assert site.days_left == (date(2027, 11, 1) - date(2026, 11, 2)).days
    assert (site.version, site.basis_code, site.problem) == ("2.1", "simulated", None)
    assert site.card.startswith("# A bundle for tests")
    assert [b.id for b in model_bundles(imported.surroundings)] == [VENDOR]


def test_what_a_bundle_says_of_itself_is_not_shown_unless_it_is_sound(imported: BundleWorld):
    (imported.session.store.bundles_folder / SITE / "CARD.md").write_text("# Trust me", encoding="utf-8")
    shown = model_bundle(imported.surroundings, SITE, imported.session.store)
    assert not shown.verified
    assert "CARD.md" in str(shown.problem)
    assert (shown.card, shown.basis, shown.manifest) == ("", "", {})


def test_an_expired_bundle_is_sound_and_has_a_problem(imported: BundleWorld):
    imported.days_pass(400)
    shown = model_bundle(imported.surroundings, SITE, imported.session.store)
    assert shown.verified
    assert "expired" in str(shown.problem)
    assert (shown.days_left or 0) < 0


def test_self_check_covers_imported_bundles_and_the_one_in_use(imported: BundleWorld):
    activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    checks = [c for c in self_check(session=imported.session) if c.code.startswith("bundle")]
    assert [c.passed for c in checks] == [True, True, True]
    assert any(f"{SITE} (imported, in use)" in c.detail for c in checks)
    (imported.session.store.bundles_folder / SITE / "CARD.md").unlink()
    checks = [c for c in self_check(session=imported.session) if c.code == "bundle"]
    assert [c.passed for c in checks] == [True, False]


def test_a_site_bundle_is_chosen_by_its_folder_with_its_key_and_not_without(world: BundleWorld):
    folder = str(world.site.directory)
    assert choose_bundle(world.surroundings).ref.id == VENDOR
    assert choose_bundle(world.surroundings, VENDOR).ref.id == VENDOR
    assert choose_bundle(world.surroundings, folder, world.key_file).key_kind == "site"
    assert refused(lambda: choose_bundle(world.surroundings, folder)) == "bundle_key_unknown"
    assert refused(lambda: choose_bundle(world.surroundings, None, world.key_file)) == "bundle_key_alone"
    assert refused(lambda: choose_bundle(world.surroundings, "absent-1")) == "bundle_missing"


def test_a_bundle_chosen_by_its_folder_obeys_expiry_and_policy(world: BundleWorld):
    world.site.seal(lambda manifest: manifest.update(expires="2026-01-01"))
    folder = str(world.site.directory)
    assert refused(lambda: choose_bundle(world.surroundings, folder, world.key_file)) == "bundle_expired"
    sign(world.site.directory, world.shipped.key)
    assert refused(lambda: choose_bundle(world.surroundings, folder)) == "bundle_expired"
