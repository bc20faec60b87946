"""The import page step by step: choose, look through the columns, read the check, attest, import, take back."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from cds_app.domain.errors import CdsError
from cds_app.gui.pages.import_records import ImportPage
from cds_app.gui.widgets.import_steps import CHECK, COLUMNS, DONE, EARLIER, SOURCE
from cds_app.workflow.look_through import change_draft
from cds_app.workflow.session import signed_in
from tests.support.fake_jobs import FakeJobs
from tests.support.world import PASSPHRASE, SAMPLE, make_session

OWN = (
    "record_id;sex;age;visit;phq9_total;bmi;note\n"
    "A;1;44;03.04.2026;17;24,5;x\nA;1;44;01.05.2026;12;24,5;x\nB;2;51;03.04.2026;19;23,1;y\n"
)
REDCAP = "record_id,redcap_event_name,sex,age,surname,phq9_total\nA,base,1,44,Canary,17\nB,base,2,51,Canary,19\n"
DICTIONARY = (
    '"Variable / Field Name","Field Type","Choices, Calculations, OR Slider Labels",'
    '"Text Validation Type OR Show Slider Number","Identifier?"\n'
    'record_id,text,,,\nsex,radio,"1, Female | 2, Male",,\nage,text,,integer,\nsurname,text,,,y\nphq9_total,calc,,,\n'
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    opened = make_session(tmp_path_factory.mktemp("import") / "store")
    yield opened
    opened.close()


@pytest.fixture
def jobs(qapp, store):
    return FakeJobs(store)


@pytest.fixture
def page(qtbot, jobs, store, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = ImportPage(jobs, signed_in(store))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def own(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text(OWN, encoding="utf-8")
    return file


@pytest.fixture
def few(tmp_path):
    """Two patients in the program's own form, of whom the second has an impossible age."""

    def write(name="few.csv", age="450", codes=("CANARY-7", "CANARY-8")):
        file = tmp_path / name
        file.write_text(f"pseudonym,age_years,phq9_total\n{codes[0]},44,17\n{codes[1]},{age},12\n", encoding="utf-8")
        return file

    return write


def explain_columns(page):
    for column, change in (
        ("visit", {"target": "day"}), ("visit", {"form": "%d.%m.%Y"}),
        ("sex", {"values": {"1": "female", "2": "male"}}),
    ):  # fmt: skip
        page.columns.change_wanted.emit({"column": column, **change})
    page.columns.change_wanted.emit({"decimal_comma": True})


@pytest.mark.requirement("IMP-24")
def test_it_needs_a_check_and_the_attestation_first(page):
    page.begin(SAMPLE)
    assert page.step == SOURCE
    page.check()
    assert page.step == CHECK
    assert not page.attest.isChecked()
    assert not page.primary.isEnabled()
    page.attest.click()
    assert page.primary.isEnabled()


def test_what_a_check_found_is_read_from_its_beginning_and_tab_goes_on_to_the_attestation(page):
    page.resize(900, 200)
    page.begin(SAMPLE)
    QApplication.processEvents()
    bar = page.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0, "somebody reads what stands lowest on the first step"
    page.check()
    for _ in range(3):  # the ring's turn comes after that of the layouts
        QApplication.processEvents()
    assert bar.maximum() > 0
    assert bar.value() == 0
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
    assert page.window().focusWidget() is page.attest


@pytest.mark.requirement("IMP-24")
def test_another_check_takes_the_attestation_away(page, few):
    page.begin(few())
    page.check()
    assert not page.attest.isEnabled()
    page.skip.click()
    page.attest.click()
    assert page.can_import()
    page.skip.click()
    assert not page.attest.isChecked()
    assert not page.can_import()


def test_another_path_needs_another_check(page, few):
    page.begin(few(age="45"))
    page.check()
    page.attest.click()
    page._go_back()
    page.path.setText("/elsewhere")
    assert not page.can_import()


@pytest.mark.requirement("IMP-17")
def test_findings_are_grouped_by_cause_with_their_rows_and_never_the_value(page, few):
    page.begin(few())
    page.check()
    shown = page.findings.as_text()
    assert "row 3" in shown
    assert "CANARY" not in shown
    assert "450" not in shown
    assert page.findings.model.rowCount() == 1
    assert not page.can_import()


def test_a_code_that_may_name_somebody_stands_first(page, tmp_path):
    file = tmp_path / "codes.csv"
    file.write_text("pseudonym,age_years,phq9_total\n1980-02-29,44,17\nB,450,12\nC,451,12\n", encoding="utf-8")
    page.begin(file)
    page.check()
    assert [cause.code for cause in page.findings.model.rows] == ["pseudonym_like_date", "age_not_allowed"]


def test_what_is_wrong_in_one_patient_can_be_left_out(page, few, store, qtbot):
    page.begin(few("left.csv", codes=("L-1", "L-2")))
    page.check()
    page.skip.click()
    assert page.attest.isEnabled()
    page.attest.click()
    with qtbot.waitSignal(page.imported):
        page.primary.click()
    assert page.step == DONE
    assert store.store.find("L-1")
    assert store.store.find("L-2") is None


@pytest.mark.requirement("IMP-23")
@pytest.mark.requirement("IMP-25")
def test_the_summary_says_where_it_comes_from_and_how_many_are_alike(page, few):
    page.begin(few("sum.csv", age="45", codes=("S-1", "S-2")))
    page.check()
    rows = dict(page.summary.facts.as_rows()[1:])
    assert rows["Patients"] == "2"
    assert "SHA-256" in rows["sum.csv"]
    assert "smallest group" in page.summary.unique.text()


def test_an_import_can_be_taken_back_at_once_with_the_passphrase(page, few, store, qtbot):
    page.begin(few("undo.csv", age="45", codes=("U-1", "U-2")))
    page.check()
    page.attest.click()
    page.primary.click()
    page.take_back.undo.click()
    page.take_back.confirm.passphrase.setText("something else entirely")
    page.take_back.confirm.act.click()
    assert store.store.find("U-1")
    page.take_back.confirm.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(page.undone):
        page.take_back.confirm.act.click()
    assert store.store.find("U-1") is None
    assert page.step == SOURCE


def test_and_later_from_the_list_of_imports(page, few, store):
    page.begin(few("later.csv", age="45", codes=("T-1", "T-2")))
    page.check()
    page.attest.click()
    page.primary.click()
    page.begin()
    page.show_earlier()
    assert page.step == EARLIER
    assert page.batches.model.rows[0].patients == 2
    page.batches.take_back.wanted.emit(page.batches.model.rows[0].batch_id, PASSPHRASE)
    assert store.store.find("T-1") is None
    assert page.step == EARLIER


@pytest.mark.requirement("IMP-08")
def test_a_sites_own_file_is_explained_and_confirmed_before_it_is_read(page, own, store):
    page.begin(own)
    page.check()
    assert page.step == SOURCE
    page.check()
    assert page.step == COLUMNS
    assert not page.columns.confirm.isChecked()
    assert not page.primary.isEnabled()
    assert dict(page.columns.draft.problems)["bmi"] == "other_mark"
    explain_columns(page)
    assert page.columns.draft.problems == ()
    page.columns.table.choose("visit")
    assert "03.04.2026 is read as 2026-04-03" in page.columns.line._said.text()
    page.columns.table.choose("bmi")
    assert "24,5 is read as 24.5" in page.columns.line._said.text()
    page.columns.confirm.click()
    page.primary.click()
    assert page.step == CHECK
    assert page.can_import() is False
    assert page._checked.status == "dry_run"
    assert page._checked.patients == 2
    assert page._checked.not_read == ("note",)


@pytest.mark.requirement("IMP-08")
def test_a_change_takes_the_confirmation_away(page, own):
    page.begin(own)
    page.check()
    page.check()
    page.columns.confirm.click()
    page.columns.change_wanted.emit({"decimal_comma": True})
    assert not page.columns.confirm.isChecked()


def test_codes_are_chosen_one_by_one(page, own):
    page.begin(own)
    page.check()
    page.check()
    page.columns.table.choose("sex")
    line = page.columns.line
    assert set(line.fields) == {"1", "2"}
    line.fields["1"].set_code("female")
    line.fields["1"].activated.emit(1)
    line = page.columns.line
    line.fields["2"].set_code("male")
    line.fields["2"].activated.emit(2)
    assert page.columns.draft.profile.columns["sex"].values == {"1": "female", "2": "male"}


def looking_at_sex(page, own):
    page.begin(own)
    page.check()
    page.check()
    page.columns.table.choose("sex")
    return page.columns.line


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_keys_open_the_list_and_what_is_passed_over_is_not_chosen(page, own, jobs, qtbot):
    line = looking_at_sex(page, own)
    asked = len(jobs.asked)
    before = page.columns.draft
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_S):
        for field in (line.target, line.fields["1"]):
            qtbot.keyClick(field, key)
            assert field.view().isVisible()
            qtbot.keyClick(field.view(), Qt.Key.Key_Down)
            qtbot.keyClick(field.view(), Qt.Key.Key_Escape)
            assert not field.view().isVisible()
    assert len(jobs.asked) == asked
    assert page.columns.draft is before


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_code_is_chosen_by_keys_and_the_next_one_after_it(page, own, qtbot):
    line = looking_at_sex(page, own)
    first, second = line.fields["1"], line.fields["2"]
    for field, steps in ((first, 1), (second, 2)):
        field.setFocus()
        field.set_code("not explained")
        qtbot.keyClick(field, Qt.Key.Key_Down)
        for _ in range(steps):
            qtbot.keyClick(field.view(), Qt.Key.Key_Down)
        qtbot.keyClick(field.view(), Qt.Key.Key_Return)
        assert line.fields == {"1": first, "2": second}, "the fields stay"
        assert page.focusWidget() is field
    assert page.columns.table.current_row().column == "sex"
    assert page.columns.draft.profile.columns["sex"].values == {"1": "female", "2": "male"}


def test_what_is_chosen_while_the_answer_before_is_under_way_is_asked_next(page, own, jobs):
    line = looking_at_sex(page, own)
    jobs.hold = True
    line.fields["1"].setFocus()
    for code, word in (("1", "female"), ("2", "male")):
        assert line.fields[code].isEnabled()
        line.fields[code].set_code(word)
        line.fields[code].activated.emit(1)
    page.columns.change_wanted.emit({"decimal_comma": True})
    assert page.focusWidget() is line.fields["1"]
    while not jobs.idle():
        jobs.release()
    profile = page.columns.draft.profile
    assert profile.columns["sex"].values == {"1": "female", "2": "male"}
    assert profile.decimal_comma


def test_while_the_records_are_checked_the_columns_stay_as_they_were_confirmed(page, own, jobs):
    line = looking_at_sex(page, own)
    explain_columns(page)
    page.columns.confirm.click()
    jobs.hold = True
    page.primary.click()
    for _confirmed_then_checked in range(2):
        assert not page.columns.isEnabled()
        assert not line.target.isEnabled()
        jobs.release()
    assert page.step == CHECK
    assert jobs.idle()


def test_what_waits_is_dropped_when_the_one_before_fails_or_the_page_begins_anew(page, own, jobs):
    for end in ("fails", "anew"):
        looking_at_sex(page, own)
        jobs.hold = True
        page.columns.change_wanted.emit({"decimal_comma": True})
        page.columns.change_wanted.emit({"decimal_comma": False})
        if end == "fails":
            jobs.answers[change_draft] = CdsError("mapping_invalid", where="x")
        else:
            page.begin()
        asked = [one[0] for one in jobs.asked].count(change_draft)
        jobs.release()
        jobs.hold = False
        jobs.release()
        jobs.answers.clear()
        assert [one[0] for one in jobs.asked].count(change_draft) == asked


def test_a_row_may_hold_a_second_treatment(page, tmp_path):
    file = tmp_path / "two.csv"
    file.write_text("record_id,phq9_total,drug,before\nA,17,sertraline,fluoxetine\n", encoding="utf-8")
    page.begin(file)
    page.check()
    page.check()
    page.columns.table.choose("before")
    offered = page.columns.line.target
    assert offered.findData("treatments#2:drug") >= 0
    assert offered.findData("treatments#3:drug") < 0
    offered.set_code("treatments#2:drug")
    offered.activated.emit(offered.currentIndex())
    assert offered.code() == "treatments#2:drug"
    assert offered.findData("treatments#3:drug") >= 0
    assert [line.target for line in page.columns.draft.lines[2:]] == ["treatments:drug", "treatments#2:drug"]
    page.columns.confirm.click()
    page.primary.click()
    assert page._checked.counts["treatments"] == 2


def test_a_mapping_is_saved_and_used_again(page, own, qtbot):
    page.begin(own)
    page.check()
    page.check()
    explain_columns(page)
    page.columns.save.click()
    assert page.columns._name_row.problem()
    page.columns.name.setText("Clinic A")
    page.columns.save.click()
    page.begin(own)
    page.check()
    saved = next(page.source.profile.itemData(n) for n in range(page.source.profile.count())
                 if page.source.profile.itemText(n) == "Clinic A")  # fmt: skip
    with open(saved, encoding="utf-8") as file:
        assert json.load(file)["decimal_comma"] is True
    page.source.profile.set_code(saved)
    page.check()
    assert page.columns.draft.problems == ()


@pytest.mark.requirement("IMP-02")
def test_what_redcaps_dictionary_flags_is_never_read_and_never_shown(page, tmp_path):
    export, dictionary = tmp_path / "export.csv", tmp_path / "dictionary.csv"
    export.write_text(REDCAP, encoding="utf-8")
    dictionary.write_text(DICTIONARY, encoding="utf-8")
    page.begin(export)
    page.check()
    assert "REDCap" in page.source.format.text()
    page.source.dictionary.setText(str(dictionary))
    page.check()
    flagged = next(line for line in page.columns.draft.lines if line.column == "surname")
    assert flagged.identifier
    assert "Canary" not in repr(page.columns.draft)
    page.columns.table.choose("surname")
    assert not page.columns.line.target.isEnabled()
    assert page.columns.draft.profile.columns["sex"].values == {"1": "female", "2": "male"}


def test_a_named_day_0_is_asked_for_only_where_there_are_dates(page, own, few):
    page.begin(few("own-form.csv", age="45", codes=("D-1", "D-2")))
    page.check()
    assert page.source.index_day() is None
    page.begin(own)
    page.check()
    page.source.by_date.click()
    page.source.date.setText("2026-05-10")
    assert page.source.index_day() == "2026-05-10"
    assert page.source._day.isVisible()


def test_a_path_that_is_not_there_is_one_sentence(page, tmp_path):
    page.begin(tmp_path / "absent")
    page.check()
    assert page._frame._notice.as_text()
    assert page.step == SOURCE


def test_reading_can_be_stopped_and_the_page_stays(page, few, jobs):
    jobs.hold = True
    page.begin(few("stop.csv", age="45", codes=("P-1", "P-2")))
    page.check()
    jobs.release()
    assert page._waiting.isVisible()
    assert not page.primary.isEnabled()
    page._waiting.stop.click()
    jobs.release()
    assert page._frame._notice.as_text()
    assert page.primary.isEnabled()


def test_enter_in_the_path_goes_on_and_nothing_is_imported_by_it(page, few, qtbot, store):
    before = store.store.count_patients()
    page.begin(few("enter.csv", age="45", codes=("E-1", "E-2")))
    qtbot.keyClick(page.path, Qt.Key.Key_Return)
    assert page.step == CHECK
    qtbot.keyClick(page.attest, Qt.Key.Key_Return)
    assert store.store.count_patients() == before
