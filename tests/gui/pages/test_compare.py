"""All drugs in one look: groups, figures, keyboard, the reader's own order, and what stands when there is no number."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.estimate import Finding
from cds_app.domain.evidence_quality import EvidenceCount, EvidenceQuality
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.patient import Preference
from cds_app.gui import style, text
from cds_app.gui.pages.compare import ComparePage
from cds_app.gui.widgets import compare_table
from cds_app.gui.widgets.compare_rows import rows_of, sections
from cds_app.gui.widgets.compare_sheet import CompareSheet
from cds_app.gui.widgets.compare_table import CompareTable
from cds_app.gui.widgets.compare_views import TABLE, TEXT
from cds_app.gui.widgets.compare_words import unknown_words
from cds_app.gui.widgets.painted import text_width
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.show_evidence import evidence_of
from cds_app.workflow.staleness import changed_since_shown
from tests.gui.pages.scenes import (
    BASIS,
    EXCLUDED,
    LOWER,
    PAGE,
    RESOURCES,
    assessment,
    comparison,
    cut,
    explained,
    gone,
    shown,
    who,
    without_a_name,
)
from tests.support.factories import make_record
from tests.support.fake_jobs import FakeJobs
from tests.support.wording import hit
from tests.support.world import real_catalogue

__all__ = ["gone"]
Key = Qt.Key


def a_page(qtbot, found=None, **policy):
    found = found or assessment()
    quality = policy.pop("quality", None)
    page = ComparePage(
        FakeJobs(answers={compare_treatments: found, evidence_of: quality, changed_since_shown: ()}), who(**policy)
    )
    qtbot.addWidget(page)
    page.show_estimates(found.record_id, found.assessment_id)
    return page


def titles(page):
    return [line.section.title for line in page.table.lines.lines if line.row is None]


def drugs(page):
    return [line.row.drug for line in page.table.lines.lines if line.row is not None]


def heard(signal):
    caught = []
    signal.connect(lambda *values: caught.append(values))
    return caught


def test_each_drug_stands_once_under_the_sentence_of_its_group(qtbot):
    page = a_page(qtbot)
    assert titles(page) == [
        "No clear difference from the best (16)",
        "Lower estimate (3)",
        "Excluded by a rule (2)",
        "Not estimated (1)",
    ]
    assert sorted(drugs(page)) == sorted(real_catalogue().drugs)


def test_inside_a_group_drugs_stand_by_name(qtbot):
    page = a_page(qtbot)
    tied = drugs(page)[:16]
    assert tied == sorted(tied)


def test_a_guideline_line_comes_before_the_name():
    catalogue = real_catalogue()
    lines = {"sertraline": 1, "duloxetine": 2}
    known = {n: dataclasses.replace(d, guideline_line=lines.get(n)) for n, d in catalogue.drugs.items()}
    rows = rows_of(assessment(), dataclasses.replace(catalogue, drugs=known))
    assert [row.drug for row in sections(rows)[0].rows][:3] == ["sertraline", "duloxetine", "agomelatine"]


@pytest.mark.requirement("EXP-09")
def test_every_figure_is_the_comparisons_own_through_the_one_formatter(qtbot):
    page = a_page(qtbot)
    shown_in_it = page.assessment.comparison
    model = page.table.lines
    for number, line in enumerate(model.lines):
        if line.row is None or not line.row.estimates:
            continue
        for outcome in OUTCOMES:
            estimate = shown_in_it.of(line.row.drug, outcome)
            cell = model.data(model.index(number, model.columns.index(outcome)))
            assert cell == f"{text.people(estimate.probability)} {text.bracketed(estimate.low, estimate.high)}"


@pytest.mark.requirement("EXP-10")
def test_table_and_text_hold_the_same_figures_as_the_picture(qtbot):
    page = a_page(qtbot)
    heads, *rows = page.views.words.as_rows()
    plain = page.views.plain.toPlainText()
    for line in page.table.lines.lines:
        if line.row is None:
            continue
        twin = next(row for row in rows if row[heads.index("Drug")] == line.row.name)
        for outcome in OUTCOMES:
            assert twin[heads.index(text.outcome_name(outcome))] == line.row.figure(outcome)
        for estimate in line.row.estimates:
            assert text.estimate_sentence(estimate) in plain


def test_cells_are_read_aloud_with_the_drug_and_both_frames(qtbot):
    page = a_page(qtbot)
    model = page.table.lines
    line = model.line_of("sertraline")
    said = model.data(model.index(line, model.columns.index("response")), int(Qt.ItemDataRole.AccessibleTextRole))
    estimate = page.assessment.comparison.of("sertraline", "response")
    assert said == f"Sertraline, Response: {text.estimate_sentence(estimate)}"


@pytest.mark.requirement("SCO-05")
def test_an_excluded_drug_stays_with_its_reason_and_source(qtbot):
    page = a_page(qtbot)
    model = page.table.lines
    for drug in EXCLUDED:
        row = model.lines[model.line_of(drug)].row
        assert row.group == "excluded"
        assert not row.estimates
        assert model.shown(row, "response") == f"{row.reason} · {row.source}"
    reason = model.lines[model.line_of("bupropion")].row.reason
    assert reason == next(r.title for r in real_catalogue().rules if r.id == EXCLUDED["bupropion"])


def test_the_patients_own_concerns_are_the_only_side_effects_the_heaviest_first(qtbot):
    page = a_page(qtbot)
    assert page.table.lines.columns[-2:] == ("weight_gain", "sexual_dysfunction")
    said = page.table.lines.said(page.table.lines.lines[page.table.lines.line_of("mirtazapine")].row, "weight_gain")
    assert said == "Weight gain: 12 of 100, graded high, not clinically reviewed"
    without = a_page(qtbot, assessment(record=make_record()))
    assert without.table.lines.columns[-1] == "side_effect_stop"


def test_a_concern_that_weighs_nothing_is_none(qtbot):
    record = make_record(preferences=(Preference("nausea", 0), Preference("insomnia", 10)))
    page = a_page(qtbot, assessment(record=record))
    assert page.table.lines.columns[-1] == "insomnia"


@pytest.mark.requirement("SCO-18")
def test_basis_and_unknown_inputs_are_always_said(qtbot):
    page = a_page(qtbot)
    assert page.sheet.context.basis.words() == text.sentence_case(BASIS)
    assert page.sheet.context.unknown.words() == (
        "3 inputs are not known; the ranges are wider for it: "
        "post-traumatic stress disorder, chronic pain, childhood maltreatment"
    )


@pytest.mark.requirement("SCO-06")
def test_no_word_directs(qtbot):
    words = a_page(qtbot).views.plain.toPlainText()
    assert hit(words) is None
    assert "score" not in words.lower()


# --- keyboard


def test_down_and_up_go_from_drug_to_drug_and_pass_over_the_titles(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page):
        table = page.table
        visited = [table.current_drug()]
        for _ in range(len(drugs(page)) - 1):
            qtbot.keyClick(table, Key.Key_Down)
            visited.append(table.current_drug())
        assert visited == drugs(page)
        qtbot.keyClick(table, Key.Key_Up)
        assert table.current_drug() == drugs(page)[-2]


def test_titles_are_passed_over_also_where_they_stand_between_the_rows(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page, 1720, 1008):
        assert not page.table.in_gutter
        page.table.choose("vortioxetine")
        qtbot.keyClick(page.table, Key.Key_Down)
        assert page.table.current_drug() == "fluvoxamine"


def test_enter_opens_the_chosen_drug(qtbot):
    page = a_page(qtbot)
    opened = heard(page.drug_opened)
    page.table.choose("sertraline")
    qtbot.keyClick(page.table, Key.Key_Return)
    assert opened == [(page.assessment, "sertraline", None)]


def test_letters_find_a_drug(qtbot):
    page = a_page(qtbot)
    qtbot.keyClicks(page.table, "mir")
    assert page.table.current_drug() == "mirtazapine"


def test_space_pins_two_at_most_and_enter_on_a_pinned_one_opens_it_beside_the_other(qtbot):
    page = a_page(qtbot)
    opened = heard(page.drug_opened)
    assert not page.sheet.tools.contrast.isEnabled()
    for drug in ("sertraline", "mirtazapine", "duloxetine"):
        page.table.choose(drug)
        qtbot.keyClick(page.table, Key.Key_Space)
    assert page.table.lines.pins == ("sertraline", "duloxetine")
    qtbot.keyClick(page.table, Key.Key_Return)
    page.sheet.tools.contrast.click()
    assert [values[1:] for values in opened] == [("duloxetine", "sertraline"), ("sertraline", "duloxetine")]
    assert page.sheet.tools.contrast.accessibleName() == "Why sertraline rather than duloxetine"
    qtbot.keyClick(page.table, Key.Key_Space)
    assert page.table.lines.pins == ("sertraline",)


def test_signing_names_a_drug_only_when_one_is_pinned(qtbot):
    page = a_page(qtbot)
    wanted, left = heard(page.sign_wanted), heard(page.abandon_wanted)
    page._sign.click()
    page.table.choose("sertraline")
    qtbot.keyClick(page.table, Key.Key_Space)
    page._sign.click()
    page._abandon.click()
    assert [drug for _, drug in wanted] == [None, "sertraline"]
    assert left == [(page.assessment,)]


# --- the reader's own order


def test_a_click_on_a_column_orders_by_it_says_so_and_the_way_back_is_there(qtbot):
    page = a_page(qtbot)
    groups = drugs(page)
    page.table.head.sectionClicked.emit(page.table.lines.columns.index("early_stop"))
    stops = [page.assessment.comparison.of(d, "early_stop").probability or 9 for d in drugs(page)[:19]]
    assert stops == sorted(stops)
    assert page.sheet.order_line.as_text() == "Sorted by early stop: your choice; groups are off."
    assert page.sheet.order_line.isVisibleTo(page)
    assert titles(page) == [""]
    page.sheet.order_line.back.emit()
    assert drugs(page) == groups
    assert not page.sheet.order_line.isVisibleTo(page)


@pytest.mark.parametrize("column", ["drug", "class", "safety", "response", "weight_gain"])
def test_every_order_keeps_every_drug_and_drugs_without_a_number_stay_behind(qtbot, column):
    page = a_page(qtbot)
    page._arranging.choose_order(column)
    assert sorted(drugs(page)) == sorted(real_catalogue().drugs)
    if column == "response":
        assert set(drugs(page)[-3:]) == {*EXCLUDED, "nortriptyline"}
        assert drugs(page)[-6:-3] == sorted(LOWER)


def test_the_order_menu_can_be_used_without_a_mouse(qtbot):
    page = a_page(qtbot)
    names = [action.text() for action in page.sheet.tools.order.menu().actions() if action.text()]
    assert names[0] == "Groups, as the program shows them"
    assert "Weight gain" in names
    next(a for a in page.sheet.tools.order.menu().actions() if a.text() == "Remission").trigger()
    assert page.sheet.order_line.as_text().startswith("Sorted by remission")


# --- no estimate


@pytest.mark.requirement("SCO-09")
def test_without_estimates_a_calm_panel_says_that_this_is_not_evidence_against_treatment(qtbot):
    page = a_page(qtbot, assessment(stop="bipolar_disorder"))
    words = page.sheet.calm.as_text()
    assert page.sheet.calm.isVisibleTo(page)
    assert words.startswith("No estimate: Bipolar disorder")
    assert "This is not evidence against treatment." in words
    assert titles(page) == ["Options by name, in no other order (20)", "Excluded by a rule (2)"]
    assert drugs(page)[:20] == sorted(drugs(page)[:20])
    assert "response" not in page.table.lines.columns
    assert "people like this" not in page.views.plain.toPlainText()


def test_where_nothing_is_estimated_no_range_is_said_to_be_wider():
    asked = Finding("input_missing", "caution", input="chronic_pain")
    given, stopped = assessment().comparison, assessment(stop="bipolar_disorder").comparison
    words = [unknown_words(dataclasses.replace(found, readiness=(asked,))) for found in (given, stopped)]
    assert words == [f"1 input is not known{more}: chronic pain" for more in ("; the ranges are wider for it", "")]


def test_home_and_end_go_to_the_first_and_the_last_drug(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page, *LOW):
        for key, drug in ((Key.Key_End, drugs(page)[-1]), (Key.Key_Home, drugs(page)[0])):
            qtbot.keyClick(page.table, key)
            assert page.table.current_drug() == drug


# --- one patient at a time


@pytest.mark.requirement("SCO-14")
def test_a_late_answer_about_another_patient_is_not_drawn(qtbot):
    jobs = FakeJobs(answers={compare_treatments: assessment("P-0002")})
    page = ComparePage(jobs, who())
    qtbot.addWidget(page)
    page.show_estimates("r-P-0001", "a-P-0001")
    assert page.assessment is None
    assert not page.sheet.isVisibleTo(page)


@pytest.mark.requirement("SCO-14")
def test_nothing_of_the_patient_before_stays_while_the_next_one_is_compared(qtbot):
    page = a_page(qtbot)
    page.jobs.hold = True
    page.show_estimates("r-P-0002", None)
    assert page.assessment is None
    assert not page.sheet.isVisibleTo(page)
    assert not page._sign.isVisibleTo(page)
    page.jobs.answers[compare_treatments] = assessment("P-0002")
    page.jobs.release()
    assert page.sheet.context.code.text() == "P-0002"
    assert page._arranging.now.pins == ()


def test_an_error_is_said_inline_and_opens_no_dialog(qtbot):
    page = ComparePage(FakeJobs(answers={compare_treatments: NotAllowed("own_view_first")}), who())
    qtbot.addWidget(page)
    page.show_estimates("r", None)
    assert "No estimate is computed before your own view is recorded." in page._frame._notice.as_text()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def test_an_error_from_elsewhere_leaves_the_comparison_on_screen(qtbot):
    page = a_page(qtbot)
    page.show_error(CdsError("stale_assessment"))
    assert "Start a new assessment" in page._frame._notice.as_text()
    assert page.sheet.isVisibleTo(page)


def test_explanations_opened_meanwhile_keep_pins_and_order(qtbot):
    page = a_page(qtbot)
    page._arranging.toggle_pin("sertraline")
    page._arranging.choose_order("remission")
    page.show_assessment(explained(page.assessment, "sertraline"))
    assert page._arranging.now.pins == ("sertraline",)
    assert page._arranging.now.order == "remission"
    assert page.assessment.explanations


def test_cautions_about_the_record_are_one_link_away(qtbot):
    from cds_app.domain.estimate import Finding

    readiness = (Finding("baseline_old", "caution", "PHQ-9"), Finding("input_missing", "information", "ptsd"))
    page = a_page(qtbot, assessment(comparison=comparison(readiness=readiness)))
    assert "1 caution about this record" in page.sheet.context.unknown.accessibleName()
    page.sheet.context.unknown.asked.emit()
    assert "more than 14 days old" in page._frame._notice.as_text()
    page._frame._notice.acted.emit()
    assert page._frame._notice is None


# --- looks


def test_all_drugs_stand_in_one_look_on_the_smallest_window(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page):
        assert page.table.in_gutter
        assert page.table.verticalScrollBar().maximum() == 0
        assert page.table.horizontalScrollBar().maximum() == 0
        heights = {page.table.rowHeight(n) for n, line in enumerate(page.table.lines.lines) if line.row is not None}
        assert min(heights) >= 23


def test_on_a_large_window_titles_stand_over_the_groups_and_each_outcome_has_its_bar(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page, 1720, 1008):
        assert page.table.verticalScrollBar().maximum() == 0
        assert page.table.painter_of_cells.with_bar == set(OUTCOMES)


@pytest.mark.requirement("EXP-07")
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_intended_use_and_basis_are_in_sight_without_scrolling(qtbot, scale):
    page = a_page(qtbot)
    with shown(qtbot, page, 1310, 696, scale):
        for words in (page.sheet.facts, page.sheet.context.basis):
            bottom = words.mapTo(page, words.rect().bottomLeft()).y()
            assert words.isVisible()
            assert bottom < page.height()


def test_what_stays_in_sight_until_rows_are_drawn_up_goes_at_once_with_the_patient(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page):
        qtbot.waitUntil(page.updatesEnabled)
        page._arranging.choose_order("early_stop")
        assert not page.updatesEnabled()
        page.forget()
        assert page.updatesEnabled()
        page.show_assessment(assessment("P-0002"))
        assert not page.updatesEnabled()
        qtbot.waitUntil(page.updatesEnabled)


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_has_a_name_and_no_word_is_cut(qtbot, scale):
    page = a_page(qtbot)
    page._arranging.choose_order("early_stop")
    with shown(qtbot, page, *PAGE, scale):
        assert without_a_name(page) == []
        assert cut(page) == []


@pytest.mark.parametrize("name", ["dark", "high_contrast"])
def test_it_can_be_drawn_in_every_look(qtbot, name):
    page = a_page(qtbot)
    with shown(qtbot, page):
        style.apply(QApplication.instance(), style.load(RESOURCES, name))
        page._arranging.toggle_pin("sertraline")
        assert not page.grab().isNull()


def test_on_a_chosen_row_every_ink_can_be_read_in_high_contrast():
    from cds_app.gui.widgets.compare_paint import on_selection

    look = style.load(RESOURCES, "high_contrast")
    inks = on_selection(look)
    ground = look.colour("selected")
    for token in ("text", "muted", "accent", "stop_text", "caution_text", "information_text"):
        assert style.contrast(inks.colour(token), ground) >= 4.5
    assert style.contrast(inks.colour("on_accent"), inks.colour("accent")) >= 4.5


def test_tab_goes_from_the_tools_to_the_table_and_ends_at_the_signature(qtbot):
    page = a_page(qtbot)
    page._arranging.toggle_pin("sertraline")
    page._arranging.toggle_pin("duloxetine")
    with shown(qtbot, page):
        assert QApplication.focusWidget() is page.table, "the comparison is read first"
        visited = [page.table]
        for _ in range(12):
            qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
            visited.append(QApplication.focusWidget())
        wanted = (page.sheet.tools.order, page.sheet.tools.contrast, page._abandon, page.table, page._sign)
        names = [w for w in visited if w in wanted]
        first = names.index(page.sheet.tools.order)
        assert tuple(names[first : first + 5]) == wanted


LOW = (1224, 420)
QUALITY = EvidenceQuality(
    tuple(
        EvidenceCount(drug, outcome, *((3, 410, "few", False) if few else (30, 3000, "many", False)))
        for drug in ("nefazodone", "sertraline", "clomipramine")
        for outcome in OUTCOMES
        for few in [drug == "nefazodone" or (drug == "clomipramine" and outcome == "remission")]
    )
)


def cell_words(page, drug, column, role=Qt.ItemDataRole.ToolTipRole):
    lines = page.table.lines
    return lines.data(lines.index(lines.line_of(drug), lines.columns.index(column)), role)


def test_an_estimate_on_few_trials_says_so_in_its_tip_and_to_screen_readers(qtbot):
    page = a_page(qtbot, quality=QUALITY)
    mark = "Rests on few trials: 3 trials, 410 people on this drug."
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert mark in cell_words(page, "nefazodone", "response", role)
        assert mark in cell_words(page, "clomipramine", "remission", role)
        assert mark not in cell_words(page, "clomipramine", "response", role)
        assert mark not in cell_words(page, "sertraline", "response", role)
    assert "few trials for remission" in cell_words(page, "clomipramine", "drug")


@pytest.mark.parametrize(("width", "scale", "in_sight"), [(1224, 1.0, True), (1168, 2.0, False)])
def test_the_mark_is_in_sight_on_every_line_that_needs_it_or_on_none(qtbot, width, scale, in_sight):
    page = a_page(qtbot, quality=QUALITY)
    with shown(qtbot, page, width, 648, scale):
        painter = page.table.painter_of_cells
        assert painter.with_few is in_sight
        marked = [row.drug for row in page._rows if painter.class_words(row).endswith("· few trials")]
        assert sorted(marked) == (["clomipramine", "nefazodone"] if in_sight else [])
        for row in page._rows:
            room = page.table.columnWidth(page.table.lines.columns.index("drug"))
            look = style.theme()
            needed = text_width(look.font(strong=True), row.name)
            needed += text_width(look.font("small"), painter.class_words(row)) if painter.with_class else 0
            assert needed <= room
        assert cut(page) == []


def test_the_views_in_words_name_the_outcomes_with_few_trials(qtbot):
    page = a_page(qtbot, quality=QUALITY)
    assert "Few trials for response, remission, early stop, stop for side effects" in page.views.plain.toPlainText()
    heads = [page.views.words.headerData(n, Qt.Orientation.Horizontal) for n in range(page.views.words.columnCount())]
    assert "Evidence" in heads


def test_a_bundle_that_does_not_count_its_trials_marks_nothing(qtbot):
    page = a_page(qtbot)
    assert "few trials" not in page.views.plain.toPlainText().lower()
    assert "few trials" not in cell_words(page, "nefazodone", "response")
    heads = [page.views.words.headerData(n, Qt.Orientation.Horizontal) for n in range(page.views.words.columnCount())]
    assert "Evidence" not in heads


def test_marks_that_come_late_leave_the_reader_where_they_were(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page, *LOW):
        bar = page.table.verticalScrollBar()
        bar.setValue(bar.maximum())
        last = drugs(page)[-1]
        place = page.table.visualRect(page.table.lines.index(page.table.lines.line_of(last), 1))
        page._show_evidence(QUALITY)
        assert bar.value() > 0
        assert page.table.visualRect(page.table.lines.index(page.table.lines.line_of(last), 1)) == place
        assert "few trials" in cell_words(page, "nefazodone", "response")


def test_marks_that_come_late_leave_the_reader_of_the_table_of_words_at_the_chosen_drug(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page, *LOW):
        page.views.show_view(TABLE)
        before = page.views.first()
        before.setFocus()
        drug = drugs(page)[15]
        before.choose(drug)
        before.verticalScrollBar().setValue(9)
        in_sight = before.verticalScrollBar().value()
        assert in_sight > 0
        page._show_evidence(QUALITY)
        after = page.views.first()
        assert after is not before
        assert after.hasFocus()
        assert after.current_row().row.drug == drug
        assert after.verticalScrollBar().value() == in_sight
        assert "Evidence" in [page.views.words.headerData(n, Qt.Orientation.Horizontal) for n in range(9)]


def test_marks_that_come_late_leave_the_reader_of_the_text_at_the_line(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page, *LOW):
        page.views.show_view(TEXT)
        bar = page.views.plain.verticalScrollBar()
        bar.setValue(12)
        assert bar.value() == 12
        page._show_evidence(QUALITY)
        assert bar.value() == 12
        assert "few trials" in page.views.plain.toPlainText().lower()


def test_marks_of_one_patient_do_not_stay_while_another_is_asked_for(qtbot):
    page = a_page(qtbot, quality=QUALITY)
    page.jobs.hold = True
    page.show_estimates("r-P-0002", "a-P-0002")
    assert page._evidence is None


# --- a hundred people a drug


def test_as_people_every_drug_stands_in_the_same_order_with_the_same_numbers(qtbot):
    page = a_page(qtbot)
    page.sheet.tools.switch.buttons()[2].click()
    cards = page.views.people.cards
    assert [line.row.drug for line in cards.lines if line.row is not None] == drugs(page)
    for number, line in enumerate(cards.lines):
        said = cards.data(cards.index(number), int(Qt.ItemDataRole.AccessibleTextRole))
        if line.row is not None and line.row.estimates:
            for outcome in ("response", "side_effect_stop"):
                assert text.estimate_sentence(line.row.estimate(outcome)) in said
    page._arranging.choose_order("early_stop")
    assert [line.row.drug for line in cards.lines if line.row is not None] == drugs(page)


def test_as_people_arrows_go_from_drug_to_drug_enter_opens_and_space_pins(qtbot):
    page = a_page(qtbot)
    opened = heard(page.drug_opened)
    with shown(qtbot, page):
        page.sheet.tools.switch.buttons()[2].click()
        page.views.people.setFocus()
        first = page.views.people.current_drug()
        qtbot.keyClick(page.views.people, Key.Key_Right)
        second = page.views.people.current_drug()
        assert (first, second) == tuple(drugs(page)[:2])
        qtbot.keyClick(page.views.people, Key.Key_Space)
        qtbot.keyClick(page.views.people, Key.Key_Return)
    assert page._arranging.now.pins == (second,)
    assert opened == [(page.assessment, second, None)]


# --- pins by mouse, names that stay, words and icons of the views


def test_a_click_on_the_pin_beside_a_name_pins_and_a_second_one_unpins(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page):
        place = page.table.pin_place(page.table.lines.line_of("sertraline")).center()
        for pinned in (("sertraline",), ()):
            qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
            assert page._arranging.now.pins == pinned
        assert page.table.current_drug() == "sertraline"


def test_scrolled_sideways_at_twice_the_text_the_names_stay_and_can_be_hit(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page, *PAGE, 2.0):
        table = page.table
        bar = table.horizontalScrollBar()
        assert bar.maximum() > 0, "at this size the table is wider than the page"
        bar.setValue(bar.maximum())
        line = table.lines.line_of("amitriptyline")
        name = table.lines.columns.index("drug")
        at = table.pin_place(line).center()
        assert table.viewport().rect().contains(at)
        assert table.indexAt(at) == table.lines.index(line, name)
        qtbot.keyClick(table, Key.Key_Down)
        assert bar.value() == bar.maximum(), "going down moves nothing sideways"


@pytest.mark.parametrize("gutter", [0, 168], ids=["titles over the groups", "titles beside them"])
def test_at_every_height_the_table_is_laid_out_once_and_the_last_row_can_be_seen(qtbot, monkeypatch, gutter):
    """Where the rows fit without the bar for sideways and not with it, one bar used to call for the other for ever."""
    monkeypatch.setattr(compare_table, "WIDEST_GUTTER", gutter)
    found, table, laid_out, both = assessment(), CompareTable(), [], set()
    qtbot.addWidget(table)
    table.show_sections(sections(rows_of(found, real_catalogue())), (), found.comparison, real_catalogue())
    table.resize(600, 400)
    table.show()
    lay_out = table._lay_out
    monkeypatch.setattr(table, "_lay_out", lambda: laid_out.append(1) or lay_out())
    last = table.lines.index(len(table.lines.lines) - 1, table.lines.columns.index("drug"))
    for height in range(401, 801, 3):
        laid_out.clear()
        table.resize(600, height)
        QApplication.processEvents()
        assert len(laid_out) == 1, height
        assert table.horizontalScrollBar().isVisible()
        both.add(table.verticalScrollBar().isVisible())
        table.scrollToBottom()
        assert table.visualRect(last).bottom() <= table.viewport().rect().bottom() + 1, height
    assert both == {True, False}


def test_at_twice_the_text_only_the_table_scrolls_and_not_the_page_around_it(qtbot):
    page = a_page(qtbot)
    rail = 56  # it grows with the text
    with shown(qtbot, page, PAGE[0] - rail, PAGE[1] - rail, 2.0):
        assert page._frame.findChild(QScrollArea).verticalScrollBar().maximum() == 0


def test_where_there_is_little_room_the_views_are_icons_with_the_same_words_and_letters(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page):
        assert [made.text() for made in page.sheet.tools.switch.buttons()] == ["", "", "", ""]
        assert [made.toolTip() for made in page.sheet.tools.switch.buttons()] == ["Bars", "Table", "People", "Text"]
        assert all(made.accessibleName() for made in page.sheet.tools.switch.buttons())
        qtbot.keyClick(page, Key.Key_T, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: page.sheet.tools.switch.code() == "table")
    with shown(qtbot, page, 1720, 1008):
        assert [made.text() for made in page.sheet.tools.switch.buttons()] == ["&Bars", "&Table", "&People", "Te&xt"]


# --- stop, hidden, changed


@pytest.mark.requirement("SCO-15")
def test_stop_ends_the_wait_says_so_and_shows_no_number(qtbot):
    page = ComparePage(FakeJobs(), who())
    qtbot.addWidget(page)
    asked_to_stop = []

    def scoring(_session, _record_id, _assessment_id, *, stop, progress):
        asked_to_stop.append(stop())
        raise CdsError("comparison_stopped")

    page.jobs.hold = True
    page.jobs.answers.clear()
    page.show_estimates("r-P-0001", "a-P-0001")
    ticket, _function, args, extras = page.jobs._held[0]
    page.jobs._held[0] = (ticket, scoring, args, extras)
    assert page._absent.waiting.isVisibleTo(page)
    page._absent.waiting.stop.click()
    assert not page._absent.waiting.stop.isEnabled()
    page.jobs.release()
    assert asked_to_stop == [True]
    assert "The comparison was stopped; no estimate was shown" in page._frame._notice.as_text()
    assert not page._absent.waiting.isVisibleTo(page)
    assert page.assessment is None
    assert not page.sheet.isVisibleTo(page)


def test_the_table_is_made_ahead_or_when_it_is_first_asked_for(qtbot):
    ahead, asked_for, at_once = (ComparePage(FakeJobs(), who()) for _ in range(3))
    for page in (ahead, asked_for, at_once):
        qtbot.addWidget(page)
        assert page.findChildren(CompareSheet) == []
    list(ahead.make_ahead())
    assert asked_for.table.isVisibleTo(asked_for) is False
    at_once.jobs.hold = True
    at_once.show_estimates("r-P-0001", "a-P-0001")
    for page in (ahead, asked_for, at_once):
        assert page.findChildren(CompareSheet) == [page.sheet]
        assert list(page.make_ahead()) == []
    with pytest.raises(AttributeError):
        ahead.no_part_of_it  # noqa: B018


def test_tab_goes_the_same_way_whenever_the_table_was_made(qtbot):
    before, after = ComparePage(FakeJobs(), who()), ComparePage(FakeJobs(), who())
    assert before.table is not None
    windows = (QWidget(), QWidget())
    for window, page in zip(windows, (before, after), strict=True):
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        column.addWidget(QPushButton("of the window"))
        column.addWidget(page)
        assert page.table is not None
        window.show()
        order = (*page.sheet.tools.controls(), page._abandon, page.table, page._sign, *page._absent.controls())
        assert tuple(one for one in by_tab(window) if one in order) == order
    assert [type(one) for one in by_tab(windows[0])] == [type(one) for one in by_tab(windows[1])]


def by_tab(window):
    """Everything of a window, in the order in which Tab goes."""
    found = [window]
    while (following := found[-1].nextInFocusChain()) is not window:
        found.append(following)
    return [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


@pytest.mark.requirement("STO-18")
def test_what_was_shown_before_the_lock_stays_hidden_until_it_is_asked_for(qtbot):
    found = assessment()
    page = ComparePage(FakeJobs(answers={compare_treatments: found, evidence_of: None, changed_since_shown: ()}), who())
    qtbot.addWidget(page)
    told = heard(page.revealed)
    page.keep_hidden(found)
    assert page.jobs.asked == []
    assert page.assessment is None
    assert not page.sheet.isVisibleTo(page)
    assert not page._sign.isVisibleTo(page)
    page._absent.hidden.findChild(QPushButton).click()
    assert page.jobs.asked[0][1] == (found.record_id, found.assessment_id)
    assert page.sheet.isVisibleTo(page)
    assert told == [(found,)]


@pytest.mark.requirement("SIG-15")
def test_estimates_whose_ground_has_changed_can_be_read_and_not_signed(qtbot):
    page = a_page(qtbot)
    again, wanted = heard(page.again_wanted), heard(page.sign_wanted)
    assert page._sign.isEnabled()
    page.jobs.answers[changed_since_shown] = ("record", "bundle")
    page._ask_changes()
    words = page._frame._notice.as_text()
    assert "Changed since these estimates were made: the patient's record, the model in use." in words
    assert page.sheet.isVisibleTo(page)
    assert not page._sign.isEnabled()
    page._sign.click()
    page._frame._notice.acted.emit()
    assert wanted == []
    assert again == [(page.assessment,)]
    page.show_estimates("r-P-0001", "a-P-0001")
    page.jobs.answers[changed_since_shown] = ()
    page._ask_changes()
    assert page._sign.isEnabled()


@pytest.mark.requirement("EXP-07")
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_intended_use_user_patients_and_limits_stand_without_scrolling_at_1366_by_768(qtbot, scale):
    page = a_page(qtbot)
    bars = round(72 * scale), round(56 * scale)  # top bar and status line, and the rail
    with shown(qtbot, page, 1366 - bars[1], 768 - bars[0], scale):
        words = f"{page.sheet.facts.text()} {page.sheet.context.basis.words()}"
        for said in ("psychiatrists", "adults with unipolar depression", "never decides", "suicide", "not validated"):
            assert said in words
        for part in (page.sheet.facts, page.sheet.context.basis):
            box = part.rect().translated(part.mapTo(page, part.rect().topLeft()))
            assert page.rect().contains(box)
            assert part.height() + 1 >= part.heightForWidth(part.width())


def test_a_detail_stands_beside_the_table_from_a_wide_page_on_and_nowhere_else(qtbot):
    page, beside = a_page(qtbot), QPushButton("detail")
    with shown(qtbot, page, 1399, 800):
        assert not page.room_beside()
    with shown(qtbot, page, 1400, 800):
        assert page.room_beside()
        page.put_beside(beside)
        assert page.shows_beside()
        assert beside.isVisible()
        page.show_estimates("r-P-0001", None)
        assert not page.shows_beside(), "the detail of a comparison does not stay beside another"
