"""What there is to read in a bundle: from verified bytes, tolerant of what another maker left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.card import ATTRIBUTES
from cds_app.domain.outcome import OUTCOMES
from cds_app.environment import paths
from cds_app.workflow.bundle_papers import NOTHING, read_papers
from cds_app.workflow.show_models import model_bundles
from tests.support.follow_up_world import surroundings_of
from tests.support.small_bundle import SmallBundle, build

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'
CARD = {
    "basis_code": "simulated",
    "figures": [{"file": "figures/calibration.svg", "caption": "Observed against predicted"}],
    "source_attributes": [
        {"number": 1, "attribute": "Developer", "value": "somebody; not available: no contact"},
        {"number": 2, "attribute": "Funding", "value": "not available: nobody said"},
        {"number": 3, "attribute": "Value", "value": "not available"},
        {"number": 4, "attribute": "Validity", "value": {"auc": 0.6}},
    ],
}


def shipped(name: str) -> dict[str, bytes]:
    folder = paths.bundles() / name
    files = [folder / "card.json", *sorted(folder.glob("figures/*.svg"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def card(**changes) -> dict[str, bytes]:
    return {"card.json": json.dumps({**CARD, **changes}).encode()}


@pytest.mark.requirement("EXP-13")
@pytest.mark.parametrize("name", [folder.name for folder in sorted(paths.bundles().iterdir()) if folder.is_dir()])
def test_every_released_bundle_has_all_31_attributes(name):
    found = read_papers(shipped(name), {}).attributes
    assert [a.number for a in found] == list(range(1, ATTRIBUTES + 1))
    assert all(a.name for a in found)
    assert all(a.available != bool(a.why) or not a.why for a in found)


@pytest.mark.requirement("MOD-11")
def test_the_second_bundle_has_figures_by_group_with_number_and_interval():
    found = read_papers(shipped("second-2026-11"), {})
    assert [p.outcome for p in found.performance] == list(OUTCOMES)
    for performance in found.performance:
        assert len(performance.calibration) == 10
        assert performance.benefit
        groups = {group.family for group in performance.subgroups}
        assert groups >= {"drug", "sex", "age_band", "severity_band", "employment", "education", "failed_trials"}
        for group in performance.subgroups:
            assert group.people > 0
            assert group.small or group.auc is not None
            assert group.auc is None or group.auc.low <= group.auc.value <= group.auc.high
    assert {picture.name for picture in found.pictures} >= {"calibration", "decision_curve", "coverage", "follow_up"}
    assert all(picture.caption for picture in found.pictures)
    assert found.thirds


def test_the_first_bundle_has_few_figures_and_no_picture():
    found = read_papers(shipped("first-2026-11"), {})
    assert [p.auc.low for p in found.performance] == [None] * len(OUTCOMES)
    assert not any(p.subgroups for p in found.performance)
    assert (found.pictures, found.thirds) == ((), ())


@pytest.mark.requirement("EXP-13")
def test_what_is_not_available_keeps_its_reason_and_what_is_not_stated_is_there_all_the_same():
    first, second, third, fourth, *rest = read_papers(card(), {}).attributes
    assert (first.available, first.value) == (True, "somebody; not available: no contact")
    assert (second.available, second.why) == (False, "nobody said")
    assert (third.available, third.why, third.name) == (False, "", "Value")
    assert (fourth.available, fourth.figures, fourth.value) == (True, True, "")
    assert [(a.number, a.name, a.available) for a in rest] == [(n, "", False) for n in range(5, ATTRIBUTES + 1)]


def test_a_caption_belongs_to_its_picture_and_a_picture_without_one_is_shown_too():
    papers = {**card(), "figures/other.svg": SVG, "figures/calibration.svg": SVG}
    found = read_papers(papers, {}).pictures
    assert [(p.name, p.caption) for p in found] == [("calibration", "Observed against predicted"), ("other", "")]


def test_nothing_at_all_gives_nothing():
    assert read_papers({}, {}) == NOTHING
    assert read_papers({"card.json": b"\xff not json"}, {}) == NOTHING
    assert read_papers({"card.json": b"[1, 2]"}, {}) == NOTHING


LEAVES = st.none() | st.booleans() | st.integers(-5, 5) | st.floats(0, 1) | st.text(max_size=5)
JUNK = st.recursive(
    LEAVES,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.sampled_from(["value", "by", "people"]), parts),
    max_leaves=8,
)


@given(junk=JUNK, part=st.sampled_from(["source_attributes", "metrics", "follow_up", "figures", "drug_layer"]))
def test_a_part_of_another_form_is_left_out_and_never_stops_the_page(junk, part):
    found = read_papers({**card(**{part: junk}), "figures/calibration.svg": SVG}, {})
    assert len(found.pictures) == 1
    assert len(found.attributes) == ATTRIBUTES


@given(junk=JUNK, part=st.sampled_from(["simulated", "subgroups", "calibration_curve", "decision_curve", "draws"]))
def test_one_broken_table_does_not_take_the_others_away(junk, part):
    whole = json.loads(shipped("second-2026-11")["card.json"])
    mine = {**whole["metrics"]["response"], part: junk}
    content = {**whole, "metrics": {**whole["metrics"], "response": mine}}
    found = read_papers({"card.json": json.dumps(content).encode()}, {})
    assert [p.outcome for p in found.performance][-3:] == list(OUTCOMES[1:])


@pytest.fixture(scope="module")
def bundle(tmp_path_factory) -> SmallBundle:
    made = build(tmp_path_factory.mktemp("bundle"), draws=2, trees=4, rows=400)
    (made.directory / "card.json").write_bytes(card()["card.json"])
    (made.directory / "figures").mkdir()
    (made.directory / "figures" / "calibration.svg").write_bytes(SVG)
    made.seal()
    return made


def test_a_verified_bundle_is_read_with_its_drug_effects(bundle):
    status = model_bundles(surroundings_of(bundle))[0]
    assert status.verified
    assert status.papers.pictures[0].svg == SVG
    assert set(status.papers.effects) == set(OUTCOMES)
    assert len(status.papers.effects["response"]) == 21


@pytest.mark.parametrize("path", ["card.json", "figures/calibration.svg"])
def test_of_a_bundle_that_was_changed_after_signing_nothing_is_read(bundle, path):
    target: Path = bundle.directory / path
    before = target.read_bytes()
    target.write_bytes(before + b" ")
    try:
        status = model_bundles(surroundings_of(bundle))[0]
    finally:
        target.write_bytes(before)
    assert not status.verified
    assert status.papers == NOTHING
