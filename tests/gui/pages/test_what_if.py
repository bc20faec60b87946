"""Other inputs, other figures, side by side and marked; and no way from here to anything that lasts."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cds_app.domain.estimate import Caution
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui import style, text
from cds_app.gui.pages import what_if as page_module
from cds_app.gui.pages.what_if import WhatIfPage
from cds_app.gui.widgets.watermark import Watermark
from cds_app.gui.widgets.what_if_rows import WATERMARK, beside_sentences, changed_count, what_if_rows
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.what_if import WhatIf, what_if
from tests.support.factories import make_assessment, make_comparison, make_record
from tests.support.world import an_own_view, one_more_patient, real_catalogue


@pytest.fixture(scope="module")
def shown(session):
    record_id = one_more_patient(session, "F-1")
    own = record_own_view(session, record_id, an_own_view())
    return compare_treatments(session, record_id, own.assessment_id)


@pytest.fixture
def page(qtbot, jobs, who, shown):
    made = WhatIfPage(jobs, who)
    made.begin(shown)
    qtbot.addWidget(made)
    made.resize(1224, 648)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def changed(comparison, drug, outcome="response", **values):
    """The comparison with one estimate replaced in part."""
    estimates = tuple(
        dataclasses.replace(e, **values) if (e.drug, e.outcome) == (drug, outcome) else e for e in comparison.estimates
    )
    return dataclasses.replace(comparison, estimates=estimates)


def result(after, before=None):
    return WhatIf("P-0001", ("anxious_distress",), before or make_comparison(), after)


# --- the page


def test_it_starts_at_what_is_recorded_with_nothing_to_compare(page, shown):
    assert page.inputs.changes() == {}
    assert not page._compute.isEnabled()
    assert not page._results.isVisible()
    assert set(page.inputs.fields) == {
        "severity_level", "anxious_distress", "unemployed", "chronic_pain", "ptsd", "personality_disorder",
    }  # fmt: skip


def test_both_figures_stand_side_by_side_as_the_store_and_the_model_have_them(page, jobs, session, shown):
    page.inputs.fields["severity_level"].setValue(25)
    page._compute.click()
    assert page._results.isVisible()
    again = what_if(session, shown.assessment_id, {"severity_level": 25})
    _heads, *cells = page.table.as_rows()
    assert len(cells) == len(shown.comparison.drugs())
    rows = {row.name: row for row in what_if_rows(again, "response")}
    for name, before, after, difference, _bar in cells:
        assert before == rows[name].shown_before
        assert after == f"→ {rows[name].shown_after}"
        assert difference == rows[name].difference()
    assert any(cell[3].startswith("changed: ") for cell in cells)
    assert "17 → 25" in page._said.text()


def test_each_outcome_can_be_looked_at(page):
    page.inputs.fields["severity_level"].setValue(25)
    page.compute()
    seen = set()
    for outcome, made in zip(OUTCOMES, page._switch.buttons(), strict=True):
        made.click()
        seen.add(page.table.as_rows())
        assert text.outcome_name(outcome) in page._said.text()
    assert len(seen) == len(OUTCOMES)


def test_another_value_takes_away_what_was_computed_for_the_one_before(page, jobs):
    page.inputs.fields["severity_level"].setValue(25)
    page.compute()
    page.inputs.fields["severity_level"].setValue(24)
    assert not page._results.isVisible()
    assert page._result is None
    jobs.hold = True
    page.compute()
    page.inputs.fields["severity_level"].setValue(20)
    jobs.release()
    assert page._result is None


def test_as_recorded_puts_every_field_back(page):
    page.inputs.fields["severity_level"].setValue(25)
    page.inputs.fields["anxious_distress"].set_code("unknown")
    page._reset.click()
    assert page.inputs.changes() == {}
    assert not page._compute.isEnabled()


def test_the_fields_cannot_leave_the_bounds(page):
    field = page.inputs.fields["severity_level"]
    field.setValue(500)
    assert field.value() == 27
    field.setValue(-5)
    assert field.value() == 0


def test_what_is_locked_is_named_and_has_no_field(page):
    words = " ".join(label.text() for label in page.inputs.findChildren(type(page._said)))
    for name in ("age", "sex", "childhood maltreatment", "length of this episode"):
        assert name in words.lower()


def test_conditions_that_are_not_known_cannot_be_tried(qtbot, jobs, who):
    made = WhatIfPage(jobs, who)
    qtbot.addWidget(made)
    made.begin(make_assessment(record=make_record(conditions=None)))
    assert "ptsd" not in made.inputs.fields
    assert "anxious_distress" in made.inputs.fields


# --- nothing that lasts


@pytest.mark.requirement("EXP-06")
def test_the_watermark_lies_over_all_figures_in_every_look(page, qapp):
    page.inputs.fields["severity_level"].setValue(25)
    page.compute()
    before = style.theme()
    for look in (("light", 1.0), ("dark", 1.0), ("high_contrast", 1.0), ("light", 2.0)):
        style.apply(qapp, before.variant(*look))
        mark = page.findChild(Watermark)
        assert mark.isVisible()
        assert mark.words() == WATERMARK
        card = mark.parentWidget()
        assert mark.rect() == card.rect()
        assert card.isAncestorOf(page.table)
        with_it = card.grab().toImage()
        mark.hide()
        without = card.grab().toImage()
        mark.show()
        assert with_it != without
    style.apply(qapp, before)


@pytest.mark.requirement("EXP-06")
def test_nothing_of_it_is_written_before_or_after_the_log_entry(page, session, shown):
    stored = session.store.assessments(shown.record_id), session.store.record(shown.record_id)
    size, _ = session.store.head()
    page.inputs.fields["severity_level"].setValue(25)
    assert session.store.head()[0] == size
    page.compute()
    assert session.store.head()[0] == size + 1
    assert (session.store.assessments(shown.record_id), session.store.record(shown.record_id)) == stored


@pytest.mark.requirement("EXP-06")
def test_the_page_leads_only_back(page):
    signals = [name for name, value in vars(WhatIfPage).items() if isinstance(value, Signal)]
    assert signals == ["back"]
    buttons = {b.text().replace("&", "") for b in page.findChildren(QPushButton)}
    assert buttons == {
        "Back to the comparison", "As recorded", "Compare with the changes", *(text.outcome_name(o) for o in OUTCOMES)
    }  # fmt: skip
    uses = {
        name for name, value in vars(page_module).items() if getattr(value, "__module__", "").startswith("cds_app.w")
    }
    assert uses == {"SignedIn", "WhatIf", "what_if"}


@pytest.mark.requirement("EXP-06")
def test_nothing_can_be_copied_out_of_it(page):
    page.inputs.fields["severity_level"].setValue(25)
    page.compute()
    QApplication.clipboard().setText("before")
    page.table.setFocus()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "before"
    flag = Qt.TextInteractionFlag.TextSelectableByMouse
    assert not page._said.textInteractionFlags() & flag


# --- what counts as changed


def test_a_figure_that_shows_the_same_is_not_marked():
    before = make_comparison()
    p = before.of("escitalopram", "response").probability
    rows = {r.drug: r for r in what_if_rows(result(changed(before, "escitalopram", probability=p + 0.001)), "response")}
    assert not rows["escitalopram"].changed
    assert rows["escitalopram"].difference() == "same"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"probability": 0.58}, "changed: 4 more"),
        ({"probability": 0.50}, "changed: 4 fewer"),
        ({"low": 0.30}, "changed: only the range"),
        ({"tie_group": 2}, "changed: in the lower group"),
        ({"probability": 0.50, "tie_group": 2}, "changed: 4 fewer, in the lower group"),
        (
            {"status": "excluded", "probability": None, "low": None, "high": None, "tie_group": None},
            "changed: excluded by a rule",
        ),
    ],
)
def test_what_differs_is_said_in_words(values, words):
    after = changed(make_comparison(), "escitalopram", **values)
    rows = {row.drug: row for row in what_if_rows(result(after), "response")}
    assert rows["escitalopram"].difference() == words
    assert changed_count(result(after), "response") == 1
    assert not rows["mirtazapine"].changed


def test_drugs_stand_by_name_whatever_their_figures():
    names = [row.name for row in what_if_rows(result(make_comparison()), "response")]
    assert names == sorted(names)


def test_rules_that_would_fire_or_not_are_said():
    before = make_comparison()
    more = dataclasses.replace(before, cautions=(*before.cautions, Caution("mirtazapine", "qtc_500", "caution", "x")))
    catalogue = real_catalogue()
    assert any("would fire" in s and "Mirtazapine" in s for s in beside_sentences(result(more), catalogue))
    assert any("would not" in s for s in beside_sentences(result(before, more), catalogue))
    assert beside_sentences(result(before), catalogue) == ()
