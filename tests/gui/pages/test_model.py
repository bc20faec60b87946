"""The page on models: what is in use, what is here, and changing it only after its impact was read."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from cds_app.domain.card import CurvePoint, Figure, OutcomePerformance, Picture, SourceAttribute, Subgroup
from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import BundleRef
from cds_app.gui.pages.model import EVIDENCE, ModelPage
from cds_app.gui.widgets import model_words
from cds_app.gui.widgets.bundle_picture import BundlePicture
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.evidence_browser import review_words
from cds_app.gui.widgets.evidence_entries import KINDS, Entry
from cds_app.gui.widgets.fact_grid import FactGrid
from cds_app.workflow.bundle_impact import Impact, OutcomeImpact
from cds_app.workflow.bundle_papers import BundlePapers
from cds_app.workflow.manage_bundle_keys import trust_key
from cds_app.workflow.manage_bundles import ActivatedNow, activate_bundle, import_bundle
from cds_app.workflow.session import Session, SignedIn, signed_in
from cds_app.workflow.show_models import BundleStatus, ModelCard, ModelsView, models_view
from tests.support.factories import make_record
from tests.support.fake_jobs import FakeJobs
from tests.support.small_bundle import build
from tests.support.world import PASSPHRASE, make_session
from tests.workflow.bundles.world import (
    SITE,
    VENDOR,
    exam_in_this_process,
    keep_records,
    surroundings_of,
    write_public_key,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9" height="9"/></svg>'
BASIS = "simulated from published evidence; not validated on patients"
IN_USE = BundleStatus(
    "first-2026-11", Path("a"), False, True, True, None, {}, "a" * 64, "1.0.0", BASIS, "simulated", "2028-11-21", 750,
    "vendor", "# The first",
)  # fmt: skip
OTHER = dataclasses.replace(
    IN_USE, id=SITE, imported=True, active=False, sha256="b" * 64, key_kind="site", card="# The site's", days_left=30
)
BROKEN = dataclasses.replace(
    OTHER, id="broken-2027-01", verified=False, problem="Not what was signed.", days_left=None, card="", key_kind=""
)
VIEW = ModelsView((IN_USE, OTHER, BROKEN), ModelCard("first-2026-11", BASIS, "a" * 64, "# The first"), None, True)
IMPACT = Impact(
    "first-2026-11",
    SITE,
    1200,
    31,
    (OutcomeImpact("response", 25200, 12, 7, 9, 0.081),),
    1,
    2,
    ("reboxetine",),
    (),
    None,
)
REF = BundleRef(SITE, "2.1", "b" * 64, BASIS)


def page_of(qtbot, who: SignedIn, jobs: FakeJobs) -> ModelPage:
    page = ModelPage(jobs, who)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


@pytest.fixture
def jobs(qapp: object) -> FakeJobs:
    return FakeJobs(answers={models_view: VIEW, activate_bundle: ActivatedNow("dry_run", REF, IMPACT)})


def notice(page: ModelPage) -> str:
    return page._frame._notice.as_text()


def act(page: ModelPage) -> None:
    page._frame._notice.findChildren(QPushButton)[0].click()


def confirm(page: ModelPage, typed: str = PASSPHRASE) -> None:
    assert page.confirm is not None
    page.confirm.passphrase.setText(typed)
    page.confirm.act.click()


def test_the_bundle_in_use_is_named_with_basis_key_and_expiry(qtbot, jobs, who):
    page = page_of(qtbot, who, jobs)
    for word in ("first-2026-11", "Simulated from published evidence", "maker's key", "2028-11-21 (750 days left)"):
        assert word in notice(page)
    assert page.card.toPlainText() == "The first"
    assert page.table.current_row() == IN_USE


def test_every_bundle_stands_in_the_table_with_its_state(qtbot, jobs, who):
    page = page_of(qtbot, who, jobs)
    assert page.model.as_rows()[1:] == (
        ("first-2026-11", "in use", "shipped", "2028-11-21 (750 days left)"),
        (SITE, "verified", "imported", "2028-11-21 (30 days left)"),
        ("broken-2027-01", "cannot be used", "imported", "–"),
    )
    assert "a key of this site" in model_words.details(OTHER)
    assert model_words.details(BROKEN) == "Not what was signed."


def test_choosing_a_bundle_shows_its_card_and_of_an_unsound_one_only_why(qtbot, jobs, who):
    page = page_of(qtbot, who, jobs)
    page.table.choose((SITE, True))
    assert page.card.toPlainText() == "The site's"
    page.table.choose(("broken-2027-01", True))
    assert page.card.toPlainText() == "Not what was signed."


def test_only_another_sound_bundle_can_be_put_to_use(qtbot, jobs, who):
    page = page_of(qtbot, who, jobs)
    allowed = {}
    for bundle in VIEW.bundles:
        page.table.choose((bundle.id, bundle.imported))
        allowed[bundle.id] = page.activate.isEnabled()
    assert allowed == {"first-2026-11": False, SITE: True, "broken-2027-01": False}
    assert page.go_back.isEnabled()


def test_the_impact_is_read_before_anything_changes(qtbot, jobs, who):
    page = page_of(qtbot, who, jobs)
    page.table.choose((SITE, True))
    page.activate.click()
    assert jobs.asked[-1][:3] == (activate_bundle, (SITE,), {"dry_run": True})
    assert "31 of 1\N{NO-BREAK SPACE}200 patients" in notice(page)
    report = page.summary.toPlainText().replace(" ", "\N{NO-BREAK SPACE}")
    for word in ("Response", "25\N{NO-BREAK SPACE}200", "8.1", "reboxetine", "lose every estimate: 1"):
        assert word.replace(" ", "\N{NO-BREAK SPACE}") in report
    act(page)
    assert jobs.asked[-1][2] == {"dry_run": True}  # the passphrase is asked again first
    with qtbot.waitSignal(page.activated) as signal:
        confirm(page)
    assert signal.args == [BASIS]
    made = (activate_bundle, (SITE,), {"confirm": PASSPHRASE})
    assert [asked[:3] for asked in jobs.asked[-2:]] == [made, (models_view, (), {})]
    assert page.confirm is None


@pytest.mark.requirement("STO-25")
def test_without_the_right_passphrase_a_bundle_is_not_put_to_use(qtbot, small_session):
    page = page_of(qtbot, signed_in(small_session), FakeJobs(small_session))
    page.table.choose((SITE, True))
    page.activate.click()
    act(page)
    confirm(page, "")
    assert small_session.bundle.ref.id == VENDOR
    confirm(page, "this is not the passphrase")
    assert "not right" in notice(page)
    assert small_session.bundle.ref.id == VENDOR
    page.activate.click()
    act(page)
    page.hide()
    assert page.confirm is None


def test_going_back_shows_its_impact_first_too(qtbot, jobs, who):
    page = page_of(qtbot, who, jobs)
    page.go_back.click()
    assert jobs.asked[-1][:3] == (activate_bundle, (None,), {"dry_run": True})
    act(page)
    confirm(page)
    assert jobs.asked[-2][:3] == (activate_bundle, (None,), {"confirm": PASSPHRASE})


def test_while_the_impact_is_worked_out_nothing_else_can_be_asked(qtbot, jobs, who):
    page = page_of(qtbot, who, jobs)
    page.table.choose((SITE, True))
    jobs.hold = True
    page.activate.click()
    assert not page.activate.isEnabled()
    assert not page.go_back.isEnabled()
    jobs.release()
    assert page.activate.isEnabled()


def test_a_refusal_is_told_in_words_and_leaves_the_page_usable(qtbot, jobs, who):
    jobs.answers[activate_bundle] = CdsError("bundle_suspended", name=SITE)
    page = page_of(qtbot, who, jobs)
    page.table.choose((SITE, True))
    page.activate.click()
    assert "suspended" in notice(page)
    assert page.activate.isEnabled()


@pytest.mark.parametrize("roles", [("clinician",), ("auditor",), ("importer",)])
def test_nobody_but_an_administrator_is_offered_a_change(qtbot, jobs, who, roles):
    page = page_of(qtbot, dataclasses.replace(who, user=dataclasses.replace(who.user, roles=roles)), jobs)
    assert page.activate is None
    assert page.go_back is None
    assert not any("bundle" in made.text().lower() or "back" in made.text() for made in page.findChildren(QPushButton))
    page.table.choose((SITE, True))
    assert page.card.toPlainText() == "The site's"


@pytest.mark.requirement("SCO-12")
def test_a_bundle_in_use_that_gives_no_estimates_is_a_stop(qtbot, jobs, who):
    jobs.answers[models_view] = dataclasses.replace(VIEW, in_use=None, problem="The bundle has expired.")
    page = page_of(qtbot, who, jobs)
    assert notice(page).lower().startswith("stop")
    assert "expired" in notice(page)
    assert page.shown is None


def test_an_expired_bundle_says_so_in_its_row():
    assert model_words.expiry(dataclasses.replace(OTHER, days_left=-3)) == "2028-11-21 (expired)"
    assert model_words.expiry(BROKEN) == "–"


@pytest.fixture
def small_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A store whose program ships one small bundle, with a site's own imported and not in use."""
    exam_in_this_process(monkeypatch)
    vendor = build(tmp_path / "vendor", draws=2, trees=4, rows=400)
    site = build(tmp_path / "site", draws=2, trees=4, rows=400, seed=12, bundle_id=SITE)
    surroundings, _ = surroundings_of(tmp_path / "program", vendor)
    session = make_session(tmp_path / "store", surroundings=surroundings)
    keep_records(session, make_record("P-0001"))
    trust_key(session, write_public_key(tmp_path / "key.pem", site), PASSPHRASE)
    import_bundle(session, site.directory, confirm=PASSPHRASE)
    yield session
    session.close()


def test_in_a_real_store_a_site_bundle_is_put_to_use_and_taken_back(qtbot, small_session):
    page = page_of(qtbot, signed_in(small_session), FakeJobs(small_session))
    assert not page.go_back.isEnabled()
    page.table.choose((SITE, True))
    page.activate.click()
    assert small_session.bundle.ref.id == VENDOR
    act(page)
    confirm(page)
    assert small_session.bundle.ref.id == SITE
    assert f"{SITE} is in use" in notice(page)
    page.go_back.click()
    act(page)
    confirm(page)
    assert small_session.bundle.ref.id == VENDOR


# --- what there is to read about a bundle


FIGURES = BundlePapers(
    attributes=tuple(
        SourceAttribute(n, f"Attribute {n}", "stated" if n % 2 else "", bool(n % 2), "" if n % 2 else "no")
        for n in range(1, 32)
    ),
    performance=(
        OutcomePerformance(
            "response", 4000, 0.5, Figure(0.64, 0.63, 0.65), Figure(1.0, 0.9, 1.1),
            (CurvePoint(400, 0.31, Figure(0.33, 0.28, 0.38)),),
            subgroups=(
                Subgroup("response", "sex", "female", 2500, 1200, False, 0.48, Figure(0.65, 0.62, 0.68), None, None, 90,
                         Figure(0.9, 0.88, 0.92), None),
                Subgroup("response", "sex", "male", 150, 60, True, 0.4, None, None, None, 0, None, None),
            ),
        ),
    ),
    pictures=(Picture("calibration", "Observed against predicted", SVG),),
    simulated=True,
)  # fmt: skip


def reading_page(qtbot, jobs, who) -> ModelPage:
    full = dataclasses.replace(IN_USE, papers=FIGURES)
    jobs.answers[models_view] = dataclasses.replace(VIEW, bundles=(full, OTHER, BROKEN))
    return page_of(qtbot, who, jobs)


@pytest.mark.requirement("EXP-13")
def test_all_31_attributes_are_read_and_what_is_not_available_says_why(qtbot, jobs, who):
    page = reading_page(qtbot, jobs, who)
    rows = page.attributes.as_rows()
    assert len(rows) == 31
    assert rows[0] == ("1. Attribute 1", "Stated")
    assert rows[1] == ("2. Attribute 2", "Not available: no")
    assert "31 source attributes; 15 are not available" in page.attributes.summary()


@pytest.mark.requirement("MOD-11")
def test_groups_have_their_number_and_interval_and_small_ones_a_mark(qtbot, jobs, who):
    page = reading_page(qtbot, jobs, who)
    table = page.performance.groups
    female, male = table.model.as_rows()[1:]
    assert female[:6] == (
        "Sex: female",
        "Response",
        "2\N{NO-BREAK SPACE}500",
        "1\N{NO-BREAK SPACE}200",
        "",
        "0.65 (0.62 to 0.68)",
    )
    assert (male[0], male[4]) == ("Sex: male", "few")
    assert table.model.columns[0].icon(table.model.rows[1]) == "caution"
    assert "a small group" in table.model.columns[2].spoken(table.model.rows[1])
    table.outcomes.set_on(("remission",))
    assert table.model.rowCount() == 0
    table.outcomes.set_on(("response",))
    assert table.model.rowCount() == 2


def test_the_figures_are_in_sight_at_a_glance(qtbot, jobs, who):
    page = reading_page(qtbot, jobs, who)
    page.tabs.setCurrentWidget(page.performance)
    page.show()
    (figures,) = (grid for grid in page.performance.findChildren(FactGrid) if grid.isVisible())
    assert [row[0] for row in figures.as_rows()][:2] == ["Outcome", "Response"]


@pytest.mark.requirement("EXP-08")
def test_every_picture_has_its_table_and_says_so_to_a_screen_reader(qtbot, jobs, who):
    page = reading_page(qtbot, jobs, who)
    assert list(page.performance.choices) == ["overview", "calibration", "by_group"]
    page.performance.choices["calibration"].click()
    picture = page.performance.findChild(BundlePicture)
    assert picture.is_drawn()
    assert picture.accessibleName() == "Calibration"
    assert "Observed against predicted" in picture.accessibleDescription()
    assert picture.as_rows()[1] == ("Response", "400", "31.0", "33.0 (28.0 to 38.0)")


def test_a_bundle_without_them_says_so_plainly(qtbot, jobs, who):
    page = reading_page(qtbot, jobs, who)
    page.table.choose((SITE, True))
    assert "holds no source attributes" in page.attributes.summary()
    assert list(page.performance.choices) == ["overview", "by_group"]
    said = [w.text() for w in page.performance.findChildren(Words) if not w.isHidden()]
    for words in ("no performance figures", "no pictures", "no test of a week-2 update", "no figures by group"):
        assert any(f"This bundle holds {words}" in text for text in said), words
    assert "Holds no source attributes, no pictures" in page.summary.toPlainText()


def test_the_title_names_the_bundle_where_a_tab_is_about_one(qtbot, jobs, who):
    page = reading_page(qtbot, jobs, who)
    page.table.choose((SITE, True))
    titles = []
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        titles.append(page._frame._title.text())
    assert titles == ["Model", f"Model {SITE}", f"Model {SITE}", f"Model {SITE}", "Model", "Model"]


def test_that_nothing_can_be_used_stands_over_every_tab(qtbot, jobs, who):
    jobs.answers[models_view] = dataclasses.replace(VIEW, in_use=None, problem="The bundle has expired.")
    page = page_of(qtbot, who, jobs)
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        assert "expired" in notice(page)


def test_the_shipped_bundle_is_read_from_its_verified_bytes(qtbot, jobs, who, session):
    page = page_of(qtbot, who, FakeJobs(session))
    shown = page.table.current_row()
    assert shown.active
    assert len(shown.papers.attributes) == 31
    assert {p.name for p in shown.papers.pictures} >= {"calibration", "decision_curve"}
    for picture in shown.papers.pictures:
        page.performance.show_part(picture.name)
    drawn = page.performance.findChildren(BundlePicture)
    assert len(drawn) == len(shown.papers.pictures)
    assert all(p.is_drawn() and len(p.as_rows()) > 1 for p in drawn)


# --- evidence and rules


def test_evidence_and_rules_are_read_when_their_tab_is_first_looked_at(qtbot, jobs, who):
    page = page_of(qtbot, who, jobs)
    assert "evidence" not in vars(page)
    page.tabs.setCurrentIndex(EVIDENCE)
    assert vars(page)["evidence"].isVisibleTo(page)


@pytest.mark.requirement("EXP-08")
def test_the_browser_holds_every_rule_figure_and_reference_with_source_and_review(qtbot, jobs, who):
    page = page_of(qtbot, who, jobs)
    entries, catalogue = page.evidence.model.rows, who.catalogue
    kinds = {kind: [e for e in entries if e.kind == kind] for kind in KINDS}
    assert len(kinds["rule"]) == len(catalogue.rules)
    assert len(kinds["stop"]) == len(catalogue.stops) + len(catalogue.notes)
    assert len(kinds["published"]) == len(catalogue.published)
    assert len(kinds["reference"]) == len(catalogue.references)
    assert len(kinds["scale"]) == len(catalogue.scales)
    figures = [f for drug in catalogue.drugs.values() for e in drug.side_effects for f in (e.percent, e.level)]
    assert len(kinds["side_effect"]) == sum(figure is not None for figure in figures)
    assert all(e.sources and set(e.sources) <= set(catalogue.references) and e.status for e in entries)


def test_an_entry_is_found_by_word_kind_and_author_and_read_in_full(qtbot, jobs, who):
    page = page_of(qtbot, who, jobs)
    browser = page.evidence
    browser.kinds.set_on(("rule",))
    browser.search.setText("pimozide")
    found = browser.model.shown_rows()
    assert found
    assert all(e.kind == "rule" for e in found)
    browser.table.selectRow(0)
    assert found[0].title in browser.shown_text()
    assert "not clinically reviewed" in browser.shown_text()
    browser.kinds.set_on(())
    browser.search.setText("de vries")
    assert [e.kind for e in browser.model.shown_rows() if e.kind == "reference"] == ["reference"]


def test_a_review_is_shown_with_its_date(qtbot):
    entry = Entry("rule", "A rule", "Words.", ("kroenke2001",), "reviewed", "2026-10-05")
    assert review_words(entry) == "Clinically reviewed on 5\N{NO-BREAK SPACE}Oct\N{NO-BREAK SPACE}2026"
    assert review_words(dataclasses.replace(entry, reviewed_on=None, status="memory")) == (
        "Source not seen, not clinically reviewed"
    )
