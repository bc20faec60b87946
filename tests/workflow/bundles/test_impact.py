"""The impact report: counts that a slow twin finds too, and who is told the pseudonyms."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from cds_app.domain.estimate import Comparison, Estimate
from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring.bundle import Bundle, load_bundle
from cds_app.workflow import bundle_impact
from cds_app.workflow.bundle_impact import impact_of
from cds_app.workflow.compare_treatments import compare_record
from cds_app.workflow.manage_bundles import activate_bundle
from tests.support.factories import make_comparison, make_record
from tests.support.small_bundle import TODAY
from tests.support.world import PASSPHRASE, make_session
from tests.workflow.bundles.world import SITE, BundleWorld, keep_records


def other_bundle(world: BundleWorld) -> Bundle:
    return load_bundle(world.site.directory, {k.key_id: k for k in _keys(world)}, today=TODAY)


def _keys(world: BundleWorld) -> list:
    from cds_app.scoring.trust import TrustedKey

    return [TrustedKey(world.site_key, "site", False, world.site.key.public_key().public_bytes_raw())]


def changed(comparison: Comparison, drug: str, outcome: str, **values: object) -> Comparison:
    """The comparison with one estimate changed."""
    estimates = tuple(
        dataclasses.replace(e, **values) if (e.drug, e.outcome) == (drug, outcome) else e  # type: ignore[arg-type]
        for e in comparison.estimates
    )
    return dataclasses.replace(comparison, estimates=estimates)


def counted(*pairs: tuple[Comparison | None, Comparison]) -> bundle_impact._Counting:
    counting = bundle_impact._Counting()
    for old, new in pairs:
        counting.add(old, new)
    return counting


@pytest.mark.parametrize(
    ("values", "best", "outside", "notable", "affected"),
    [
        ({}, 0, 0, 0, 0),
        ({"probability": 0.54 + 0.04}, 0, 0, 0, 0),
        ({"probability": 0.54 + 0.06}, 0, 0, 1, 1),
        ({"probability": 0.54 - 0.08}, 0, 1, 1, 1),
        ({"tie_group": 2}, 1, 0, 0, 1),
    ],
)
def test_a_single_change_is_counted_for_what_it_is(
    values: dict[str, object], best: int, outside: int, notable: int, affected: int
):
    old = make_comparison()
    found = counted((old, changed(old, "escitalopram", "response", **values)), (old, old))
    assert (found.best["response"], found.outside["response"], found.notable["response"]) == (best, outside, notable)
    assert len(found.affected) == affected
    assert found.patients == 2
    assert found.compared["response"] == 2 * 3
    assert found.best["remission"] == found.notable["remission"] == 0


def test_a_move_below_five_points_that_leaves_a_narrow_interval_is_counted():
    old = changed(make_comparison(), "escitalopram", "response", low=0.53, high=0.55)
    found = counted((old, changed(old, "escitalopram", "response", probability=0.56)))
    assert (found.outside["response"], found.notable["response"], len(found.affected)) == (1, 0, 1)


def test_patients_who_lose_or_gain_all_estimates_and_drugs_of_one_bundle_only():
    full = make_comparison()
    none = dataclasses.replace(
        full, estimates=tuple(Estimate(e.drug, e.outcome, "abstained", "stop") for e in full.estimates)
    )
    fewer = dataclasses.replace(full, estimates=tuple(e for e in full.estimates if e.drug != "reboxetine"))
    found = counted((full, none), (none, full), (None, full), (none, none))
    assert (found.newly_without, found.no_longer_without, len(found.affected)) == (1, 2, 3)
    had, has = counted((full, fewer)).drugs
    assert (had - has, has - had) == ({"reboxetine"}, set())


def test_the_whole_report_agrees_with_a_slow_twin(world: BundleWorld):
    old, new = world.session.bundle, other_bundle(world)
    impact = impact_of(world.session, old, new)
    rows = world.session.store.patients()
    pairs = [
        (compare_record(world.session, record, old), compare_record(world.session, record, new))
        for record in (world.session.store.record(row.record_id) for row in rows)
    ]
    affected = set()
    for told in impact.outcomes:
        moves, outside, best = [], 0, 0
        for before, after in pairs:
            groups = []
            for comparison in (before, after):
                group = [e.drug for e in comparison.estimates if e.outcome == told.outcome and e.tie_group == 1]
                groups.append(sorted(group))
            best += groups[0] != groups[1]
            for e in before.estimates:
                now = after.of(e.drug, e.outcome)
                if e.outcome == told.outcome and e.status == now.status == "estimated":
                    moves.append(abs(now.probability - e.probability))
                    left = now.probability < e.low or now.probability > e.high
                    outside += left
                    if left or moves[-1] > 0.05:
                        affected.add(before.pseudonym)
            if groups[0] != groups[1]:
                affected.add(before.pseudonym)
        assert (told.compared, told.best_group_changed, told.beyond_interval) == (len(moves), best, outside)
        assert told.beyond_points == sum(move > 0.05 for move in moves)
        assert told.largest_shift == pytest.approx(max(moves, default=0.0), abs=1e-12)
    assert set(impact.affected or ()) == affected
    assert (impact.patients, impact.patients_affected) == (3, len(affected))
    assert [told.outcome for told in impact.outcomes] == list(OUTCOMES)
    assert sum(told.beyond_points for told in impact.outcomes) > 0  # or the twin proves nothing


def test_the_same_bundle_against_itself_changes_nothing(world: BundleWorld):
    impact = impact_of(world.session, world.session.bundle, world.session.bundle)
    assert (impact.patients_affected, impact.affected) == (0, ())
    assert all(told.largest_shift == 0 for told in impact.outcomes)


def test_every_page_of_patients_is_counted_once(world: BundleWorld, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bundle_impact, "PAGE", 2)
    seen: list[int] = []
    assert impact_of(world.session, world.session.bundle, world.session.bundle, seen.append).patients == 3
    assert seen == [2]


def test_an_administrator_who_sees_no_patients_is_told_counts_and_no_pseudonym(world: BundleWorld, tmp_path: Path):
    session = make_session(tmp_path / "other", roles=("administrator",), surroundings=world.surroundings)
    keep_records(session, make_record("P-7777"))
    impact = impact_of(session, session.bundle, other_bundle(world))
    assert impact.affected is None
    assert impact.patients == 1
    assert "P-7777" not in repr(impact)
    session.close()


def test_without_a_sound_bundle_in_use_an_activation_is_still_possible(imported: BundleWorld):
    path = imported.shipped.directory / "CARD.md"
    path.write_text("changed", encoding="utf-8")
    made = activate_bundle(imported.session, SITE, confirm=PASSPHRASE)
    assert made.impact.old is None
    assert made.impact.no_longer_without == made.impact.patients_affected > 0
    assert imported.session.bundle.ref.id == SITE


def test_what_the_log_gets_is_whole_numbers_and_decimals_in_words(world: BundleWorld):
    impact = impact_of(world.session, world.session.bundle, other_bundle(world))
    told = impact.for_the_log()
    assert "affected" not in told
    for outcome in told["outcomes"]:
        assert isinstance(outcome["largest_shift"], str)
    assert "P-" not in json.dumps(told)
