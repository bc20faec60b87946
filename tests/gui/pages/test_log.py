"""The log page: filtered, a page at a time, in words; verified, receipts, oversight, export with everything asked."""

from __future__ import annotations

import base64
import dataclasses
import json
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from cds_app.domain.audit import EventKind
from cds_app.domain.log_filter import LogFilter
from cds_app.domain.oversight import Figures, OversightReport, Share
from cds_app.environment.policy import Policy
from cds_app.gui import text
from cds_app.gui.pages.log import LogPage
from cds_app.gui.rail import pages_for
from cds_app.gui.widgets import log_words
from cds_app.gui.widgets.log_entries import LogEntries
from cds_app.gui.widgets.log_export import FORMAT_WORDS, SHOWN
from cds_app.gui.widgets.log_filters import GROUP_WORDS
from cds_app.reporting.decision_log import ExportResult
from cds_app.reporting.verification import Verdict, receipt
from cds_app.workflow.co_sign_log import CoSigned, co_sign_log
from cds_app.workflow.export_folder import export_folder
from cds_app.workflow.export_log import FORMATS, export_log
from cds_app.workflow.oversight import oversight_report
from cds_app.workflow.read_log import (
    GROUPS,
    PROGRAM,
    LogQuery,
    LogState,
    LogView,
    ReceiptFound,
    check_log,
    check_receipts,
    read_log,
)
from cds_app.workflow.session import SignedIn
from cds_app.workflow.verify_log import verify_log
from tests.gui.pages.scenes import reach
from tests.support.fake_jobs import FakeJobs
from tests.support.turns import all_made

ADA, BEN = "a" * 32, "b" * 32
USERS = {ADA: "Dr Ada Example", BEN: "Ben Auditor"}
SIGNATURE = base64.b64encode(bytes(64)).decode()


def entry(index, event="log_read", data=None, user=ADA):
    return {
        "index": index, "time": "2026-11-02T09:00:00.000Z", "local_offset": "+01:00", "user_id": user,
        "role": "auditor", "event": event, "data": data or {},
    }  # fmt: skip


SIGNED = {
    "statement": {
        "decision": {"kind": "treat", "drug": "sertraline", "dose_mg_day": "50.00"},
        "agreement": "within_best_group", "reasons": [{"system": "s", "code": "c", "display": "Worked before"}],
        "record_id": "e" * 32, "assessment_id": "assessment-1",
    },
    "key_id": "1234", "signature": SIGNATURE,
}  # fmt: skip


def view(*entries, size=500, earlier=None, first_bad=None, record_id=None):
    return LogView(tuple(entries), USERS, size, "ab" * 32, first_bad, earlier, record_id)


@pytest.fixture
def fake(qapp):
    jobs = FakeJobs()
    jobs.answers[read_log] = view(entry(499), entry(498, "decision_signed", SIGNED), entry(497), earlier=497)
    return jobs


@pytest.fixture
def page(qtbot, fake, who):
    made = LogPage(fake, who)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    return made


def asked(jobs, use_case):
    """Arguments of the last request of a use case."""
    return next((args, kwargs) for function, args, kwargs, _ in reversed(jobs.asked) if function is use_case)


# --- made in parts


def test_the_entries_are_made_when_they_are_first_asked_for_or_seen(qtbot, fake, who):
    asked_for, seen = LogPage(fake, who), LogPage(fake, who)
    for made in (asked_for, seen):
        qtbot.addWidget(made)
        assert made.findChildren(LogEntries) == []
    assert asked_for.table is asked_for.entries.table
    asked_for.refresh()
    assert asked_for.model.rowCount() == 3
    seen.show()
    assert all_made(seen).findChildren(LogEntries) == [seen.entries]


def test_made_ahead_the_entries_are_in_their_place_two_turns_later(qtbot, fake, who):
    made = LogPage(fake, who)
    qtbot.addWidget(made)
    turns = made.make_ahead()
    next(turns)
    assert made.findChildren(LogEntries) == []
    next(turns)
    assert made.findChildren(LogEntries) == [made.entries]
    assert next(turns, None) is None, "what is behind the other tabs waits until the page is on screen"


# --- looking


@pytest.mark.requirement("AUD-13")
def test_older_and_newer_ask_for_one_page_at_a_time(page, fake):
    assert asked(fake, read_log) == ((LogQuery(),), {"before": None})
    assert not page.entries.later.isEnabled()
    assert page.entries.count.text() == "#499 to #497 of 500 entries"
    fake.answers[read_log] = view(entry(496), entry(495))
    page.entries.earlier.click()
    assert asked(fake, read_log) == ((LogQuery(),), {"before": 497})
    assert page.model.rowCount() == 2
    assert not page.entries.earlier.isEnabled()
    page.entries.later.click()
    assert asked(fake, read_log) == ((LogQuery(),), {"before": None})


def test_the_filters_become_one_query_once_an_answer_is_complete(qtbot, page, fake):
    filters = page.entries.filters
    filters.group.setCurrentIndex(filters.group.findData("decisions"))
    filters.person.setCurrentIndex(filters.person.findData(BEN))
    qtbot.keyClicks(filters.first, "2026-11-01")
    qtbot.keyClicks(filters.last, "2026-11-30")
    qtbot.keyClicks(filters.record, " P-0412 ")
    before = len(fake.asked)
    qtbot.keyClicks(filters.words, "Window")
    assert len(fake.asked) == before, "typing alone asks nothing: every reading is an entry"
    filters.words.editingFinished.emit()
    filters.words.editingFinished.emit()
    assert len(fake.asked) == before + 1
    wanted = LogQuery("decisions", BEN, date(2026, 11, 1), date(2026, 11, 30), "P-0412", "Window")
    assert asked(fake, read_log) == ((wanted,), {"before": None})
    filters.clear.click()
    assert asked(fake, read_log) == ((LogQuery(),), {"before": None})


def test_a_day_that_cannot_be_read_is_said_and_nothing_is_asked(page, fake):
    before = len(fake.asked)
    page.entries.filters.first.setText("2.11.2026")
    page.entries.filters.first.editingFinished.emit()
    assert len(fake.asked) == before
    assert "2026-11-02" in page._frame._notice.as_text()


def test_nothing_found_leaves_no_entry_on_screen(page, fake):
    fake.answers[read_log] = view()
    page.entries.filters.group.setCurrentIndex(1)
    page.entries.filters.group.activated.emit(1)
    assert page.entries.count.text().startswith("No entry matches")
    assert page.entries.entry.codes.toPlainText() == ""


def test_the_groups_are_all_named_and_so_is_every_kind_of_event():
    assert set(GROUP_WORDS) == {"", PROGRAM, *GROUPS}
    assert {str(kind) for kind in EventKind} <= set(log_words.SENTENCES)
    assert set(FORMAT_WORDS) == set(FORMATS)


# --- one entry


def test_a_signed_decision_is_told_in_words_and_codes_and_can_be_opened(qtbot, page):
    page.table.choose(498)
    shown = page.entries.entry
    assert shown.said.text() == "Dr Ada Example signed a decision."
    facts = shown.facts.toPlainText()
    for words in ("Sertraline, 50", "Worked before", "No clear difference", receipt(SIGNATURE), "e" * 32):
        assert words in facts, words
    assert json.loads(shown.codes.toPlainText()) == entry(498, "decision_signed", SIGNED)
    with qtbot.waitSignal(page.decision_wanted) as told:
        shown.decision.click()
    assert told.args == ["assessment-1"]
    page.table.choose(499)
    assert shown.decision.isHidden()


def test_what_an_entry_says_is_never_taken_for_markup(page):
    odd = entry(
        9, "user_added", {"display_name": "<b>Eve</b> | [x](y)", "roles": ["auditor", "clinician"]}, user="gone"
    )
    page.entries.entry.show_entry(odd, USERS)
    assert "<b>Eve</b> | [x](y)" in page.entries.entry.facts.toPlainText()
    assert "Auditor, Clinician" in page.entries.entry.facts.toPlainText()
    assert page.entries.entry.said.text().startswith("The program")


def test_a_name_that_was_erased_beside_the_log_is_said_to_be_erased(page):
    held = {"commitments": {"name": "ab" * 32}, "user_id": "u-9"}
    page.entries.entry.show_entry(entry(9, "user_disabled", {"name": "eve", **held}), USERS)
    assert "eve" in page.entries.entry.facts.toPlainText()
    assert "erased" not in page.entries.entry.facts.toPlainText()
    page.entries.entry.show_entry(entry(9, "user_disabled", {"name": None, **held}), USERS)
    assert "erased" in page.entries.entry.facts.toPlainText()
    page.entries.entry.show_entry(entry(9, "personal_erased", {"user_id": "u-9", "entries": [3, 5]}), USERS)
    assert page.entries.entry.said.text() == "Dr Ada Example erased what the log said of a person."
    assert "3, 5" in page.entries.entry.facts.toPlainText()


def test_an_event_of_a_later_version_shows_its_code(page):
    page.entries.entry.show_entry(entry(9, "newly_invented", {"x": 1}), USERS)
    assert page.entries.entry.said.text() == "Dr Ada Example: newly_invented."


# --- verifying


@pytest.mark.requirement("AUD-04")
def test_verify_now_says_that_the_chain_holds_or_where_it_breaks(page, fake):
    fake.answers[check_log] = LogState(1234, "ab" * 32, None)
    page.verify_now()
    said = page._frame._notice.as_text()
    assert said.startswith(text.severity_name("information"))
    assert f"{text.count(1234)} entries" in said
    fake.answers[check_log] = LogState(1234, "ab" * 32, 17)
    page.verify_now()
    said = page._frame._notice.as_text()
    assert said.startswith("Stop")
    assert "entry 17" in said


def test_a_break_that_is_known_is_said_whenever_the_log_is_read(page, fake):
    fake.answers[read_log] = view(entry(1), first_bad=3)
    page.refresh()
    assert "entry 3" in page._frame._notice.as_text()


@pytest.mark.requirement("AUD-07")
def test_receipts_are_checked_and_a_found_one_leads_to_its_entry(page, fake):
    page.tabs.setCurrentIndex(2)
    page.receipts.check.click()
    assert check_receipts not in [function for function, *_ in fake.asked], "nothing was typed"
    found = entry(498, "decision_signed", SIGNED)
    fake.answers[check_receipts] = (ReceiptFound("aa", found), ReceiptFound("bb", None))
    page.receipts.codes.setPlainText("aa bb")
    page.receipts.check.click()
    assert asked(fake, check_receipts) == (("aa bb",), {})
    assert page.receipts.verdict.text().startswith("1 receipt belongs to no decision")
    _heads, first, second = page.receipts.model.as_rows()
    assert (first[1], first[3]) == ("498", "Dr Ada Example")
    assert first[4].startswith("Sertraline, 50")
    assert second[1] == "not in this log"
    page.receipts.table.opened.emit(page.receipts.model.rows[0])
    assert page.tabs.currentIndex() == 0
    assert asked(fake, read_log) == ((LogQuery(),), {"before": 499})
    assert page.table.current_row()["index"] == 498


# --- oversight


@pytest.mark.requirement("AUD-25")
def test_the_oversight_report_is_told_in_words_and_small_groups_are_hidden(page, fake):
    few, some = Share(None, 2), Share(4, 12)
    everybody = Figures(12, 1, some, Share(3, 6), few, few, some, few, some, 95, (("own_reason", 7),))
    ben = Figures(5, 0, *[few] * 7, None, ())
    after = (("defer", 6), ("abandoned", None))
    fake.answers[oversight_report] = OversightReport(None, None, 5, everybody, (("Ben Auditor", ben),), after)
    page.tabs.setCurrentIndex(1)
    page.oversight.first.setText("2026-01-01")
    page.oversight.make.click()
    assert asked(fake, oversight_report) == ((), {"first_day": date(2026, 1, 1), "last_day": None})
    rows = {row[0]: row[1:] for row in page.oversight.model.as_rows()}
    assert rows["Own view outside the best group, decision inside it"] == ("3", "6")
    assert rows["Own view inside the best group, decision outside it"] == ("too few", "2")
    assert rows["After no estimate: Defer the decision"][0] == "6"
    assert rows["After no estimate: Left without a decision"][0] == "too few"
    assert rows["Reason: own_reason"] == ("7", "12")
    page.oversight.person.setCurrentIndex(1)
    page.oversight.person.activated.emit(1)
    assert page.oversight.said.text().startswith("5 signed decisions.")
    assert not any(row[0].startswith("After") for row in page.oversight.model.as_rows())
    page.oversight.copy.click()
    assert "too few" in QApplication.clipboard().text()


# --- export


@pytest.fixture
def exporting(page, fake, tmp_path):
    fake.answers[export_log] = ExportResult(500, "ab" * 32, tmp_path / "log.jsonl", "cd" * 32)
    fake.answers[verify_log] = Verdict("consistent, not anchored", 0, None, "Consistent, not anchored: …", 500, "ab")
    page.tabs.setCurrentIndex(3)
    page.purpose.setText("audit")
    page.recipient.setText("audit office")
    page.passphrase.setText("secret")
    return page


@pytest.mark.requirement("AUD-24")
@pytest.mark.parametrize("field", ["purpose", "recipient", "passphrase"])
def test_without_purpose_recipient_or_passphrase_nothing_goes_out(exporting, fake, tmp_path, field):
    getattr(exporting, field).clear()
    exporting.export_to(tmp_path / "log.jsonl")
    assert export_log not in [function for function, *_ in fake.asked]
    assert exporting.export._rows[field].problem()


@pytest.mark.requirement("AUD-24")
def test_an_export_is_asked_for_with_everything_and_verified(qtbot, exporting, fake, tmp_path):
    exporting.export.formats["csv"].click()
    with qtbot.waitSignal(exporting.exported):
        exporting.export_to(tmp_path / "log.jsonl")
    assert asked(fake, export_log) == (
        (tmp_path / "log.jsonl",),
        {
            "purpose": "audit",
            "recipient": "audit office",
            "confirm": "secret",
            "only": LogFilter(),
            "formats": ("csv",),
        },
    )
    assert exporting.passphrase.text() == ""
    assert exporting.verdict.exit_code == 0


@pytest.mark.requirement("AUD-17")
def test_a_part_is_exported_by_the_filter_of_the_entries(exporting, fake, tmp_path):
    fake.answers[read_log] = view(entry(1), record_id="f" * 32)
    exporting.entries.filters.record.setText("P-0412")
    exporting.entries.filters.record.editingFinished.emit()
    exporting.export.scope.set_code(SHOWN)
    exporting.export_to(tmp_path / "log.jsonl")
    assert asked(fake, export_log)[1]["only"] == LogFilter(record_id="f" * 32)


@pytest.mark.requirement("STO-24")
@pytest.mark.parametrize(
    ("roles", "tabs"),
    [
        (("clinician",), ["E&ntries", "&Receipts", "Co-si&gn"]),
        (("auditor",), ["E&ntries", "&Oversight", "&Receipts", "E&xport"]),
        (("administrator",), ["&Oversight", "E&xport"]),
    ],
)
def test_each_role_has_its_tabs(qtbot, fake, who, roles, tabs):
    person = SignedIn(dataclasses.replace(who.user, roles=roles), who.policy, who.catalogue)
    made = LogPage(fake, person)
    qtbot.addWidget(made)
    assert [made.tabs.tabText(n) for n in range(made.tabs.count())] == tabs


def test_an_administrator_exports_all_of_it_and_reads_none_of_it(qtbot, fake, who, tmp_path):
    assert "log" in pages_for(("administrator",))
    assert "log" not in pages_for(("importer",))
    person = dataclasses.replace(who, user=dataclasses.replace(who.user, roles=("administrator",)))
    made = LogPage(fake, person)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    assert fake.asked == []
    assert made.export._rows["scope"].isHidden()
    for field, words in ((made.purpose, "audit"), (made.recipient, "office"), (made.passphrase, "secret words")):
        field.setText(words)
    fake.answers[export_log] = ExportResult(3, "ab" * 32, tmp_path / "log.jsonl", "cd" * 32)
    fake.answers[verify_log] = Verdict("consistent, not anchored", 0, None, "Consistent.", 3, "ab" * 32)
    made.export_to(tmp_path / "log.jsonl")
    assert asked(fake, export_log)[1]["only"] == LogFilter()


@pytest.mark.requirement("AUD-16")
def test_a_folder_is_chosen_made_and_checked_as_one(qtbot, page, fake, tmp_path, monkeypatch):
    export = page.export
    assert not export.as_folder()
    export.form.setCurrentIndex(1)
    assert not export.formats["csv"].isEnabled()
    for field, words in ((page.purpose, "audit"), (page.recipient, "office"), (page.passphrase, "secret words")):
        field.setText(words)
    offered = []

    def choose(*told):
        offered.append(told[2])
        return str(tmp_path / "f"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    fake.answers[export_folder] = ExportResult(3, "ab" * 32, tmp_path / "f/log.jsonl", "cd" * 32, folder=tmp_path / "f")
    fake.answers[verify_log] = Verdict("consistent, not anchored", 0, None, "All 20 files are those.", 3, "ab" * 32)
    export.export.click()
    assert offered == ["decision-log"]
    assert asked(fake, export_folder)[0] == (tmp_path / "f",)
    assert "formats" not in asked(fake, export_folder)[1]
    assert asked(fake, verify_log)[0] == (tmp_path / "f",)
    export.form.setCurrentIndex(0)
    assert export.formats["csv"].isEnabled()


@pytest.mark.requirement("AUD-08")
def test_a_clinician_signs_for_the_log_with_the_passphrase_again(page, fake):
    confirm = page.co_sign.confirm
    confirm.act.click()
    assert not [one for one in fake.asked if one[0] is co_sign_log]
    fake.answers[co_sign_log] = CoSigned(1234, "ab" * 32, "0123456789abcdef")
    confirm.passphrase.setText("secret words")
    confirm.act.click()
    assert asked(fake, co_sign_log)[0] == ("secret words",)
    assert confirm.passphrase.text() == ""
    said = page._frame._notice.as_text()
    assert text.count(1234) in said
    assert "0123456789abcdef" in said


def test_everything_is_done_by_keyboard(qtbot, page, fake):
    page.activateWindow()
    page.table.setFocus()
    reach(qtbot, page.entries.earlier)
    reach(qtbot, page.entries.filters.words)


# --- what the machine's policy closed


@pytest.mark.requirement("INS-05")
def test_forms_that_the_policy_closed_are_grey_and_explained(qtbot, fake, who):
    closed = dataclasses.replace(who, policy=Policy(export_formats=("csv",)))
    made = LogPage(fake, closed)
    qtbot.addWidget(made)
    assert {code for code, box in made.export.formats.items() if box.isEnabled()} == {"csv"}
    assert "IT has closed" in made.export._closed.text()
    assert not made.export._closed.isHidden()
    assert made.export.export.isEnabled()


@pytest.mark.requirement("INS-05")
def test_a_role_that_the_policy_keeps_from_exporting_sees_why(qtbot, fake, who):
    user = dataclasses.replace(who.user, roles=("auditor",))
    made = LogPage(fake, dataclasses.replace(who, user=user, policy=Policy(export_roles=("administrator",))))
    qtbot.addWidget(made)
    assert not made.export.export.isEnabled()
    assert "your roles do not export" in made.export._closed.text()


def test_without_a_policy_nothing_is_grey_and_nothing_is_explained(page):
    assert all(box.isEnabled() for box in page.export.formats.values())
    assert page.export._closed.isHidden()
