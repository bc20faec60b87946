"""Administration: every sensitive act asks for the passphrase again, and nothing secret stays on the page."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from cds_app.domain.errors import CdsError
from cds_app.domain.roles import ROLES
from cds_app.environment.policy import Policy
from cds_app.gui.pages.administration import BACKUP, CHECK, KEYS, PEOPLE, POLICY, AdministrationPage
from cds_app.gui.printing import page_layout
from cds_app.gui.rail import pages_for
from cds_app.gui.widgets.admin_person_form import NewPerson
from cds_app.gui.widgets.admin_sheets import Sheet
from cds_app.gui.widgets.admin_state import REASONS as STATE_REASONS
from cds_app.gui.widgets.admin_state import WRONG
from cds_app.gui.widgets.admin_words import ROLE_WORDS, SETTINGS
from cds_app.store.accounts import User
from cds_app.store.backup import Thinned
from cds_app.store.freshness import PROBLEMS
from cds_app.store.signing import KeyInfo
from cds_app.workflow.back_up import back_up_into
from cds_app.workflow.diagnostics import Diagnostics, diagnostics, keep_diagnostics
from cds_app.workflow.emergency import EmergencySheet, EmergencyState, EmergencyUse, emergency_state, make_emergency
from cds_app.workflow.manage_users import add_user, change_roles, disable_user, reset_passphrase
from cds_app.workflow.recovery import RecoverySheet, SheetState, make_recovery, recovery_state
from cds_app.workflow.restore import REASONS, DrillReport, accept_state, confirm_restore, drill, store_state
from cds_app.workflow.rotate_key import rotate_key, who_waits
from cds_app.workflow.self_check import Check
from cds_app.workflow.session import SignedIn
from cds_app.workflow.show_administration import KeyRow, Person, last_backup, show_keys, show_people, store_folder
from cds_app.workflow.show_policy import policy_view, show_policy
from tests.gui.pages.scenes import reach
from tests.support.fake_jobs import FakeJobs
from tests.support.turns import all_made
from tests.support.world import real_catalogue

MOMENT = "2026-11-02T09:00:00.000Z"
SECRET, OWN = "a walk by the grey river", "correct horse battery staple"
ADA = User("a" * 32, "ada", "Dr Ada Example", "MD", ("clinician", "administrator"))
BO = User("b" * 32, "bo", "Bo Sample", "", ("importer",))
CY = User("c" * 32, "cy", "Cy Gone", "", ("auditor",), enabled=False)
HALVES = ("ABCD EFGH", "IJKL MNOP")


@pytest.fixture
def jobs(qapp):
    made = FakeJobs()
    keys = (KeyInfo("1" * 16, "installation", None, "this installation", "", 1, None),
            KeyInfo("2" * 16, "clinician", ADA.user_id, "Dr Ada Example", "", 2, 9))  # fmt: skip
    made.answers.update({
        show_people: (Person(ADA, MOMENT, True), Person(BO, None, False), Person(CY, None, False)),
        show_policy: policy_view(Policy(own_view="optional", suspended_bundles=("old",)), Path("/etc/x/policy.json")),
        last_backup: None,
        store_state: None,
        store_folder: Path("/srv/store"),
        show_keys: (KeyRow(keys[0], MOMENT, None), KeyRow(keys[1], MOMENT, MOMENT)),
        who_waits: (),
        recovery_state: SheetState(None, None),
        emergency_state: EmergencyState(SheetState(MOMENT, "Dr Ada Example"), (), False),
    })  # fmt: skip
    return made


@pytest.fixture
def page(qtbot, jobs):
    made = AdministrationPage(jobs, SignedIn(ADA, Policy(), real_catalogue()))
    qtbot.addWidget(made)
    made.resize(1224, 648)
    made.show()
    made.refresh()
    return all_made(made)


def show_tab(page, name):
    page.show_tab(name)
    all_made(page)


def asked(jobs, use_case):
    return next((args, kwargs) for function, args, kwargs, _ in reversed(jobs.asked) if function is use_case)


def was_asked(jobs, use_case):
    return any(function is use_case for function, *_ in jobs.asked)


def said(page):
    return page._frame._notice.as_text()


def confirm(part, passphrase=OWN):
    part.passphrase.setText(passphrase)
    part.act.click()


def choose(page, user):
    assert page.people.table.choose(user.user_id)


def secrets_on(page):
    """What stands in every field of the page."""
    fields = [field.text() for field in page.findChildren(QLineEdit)]
    return " ".join(fields + [field.toPlainText() for field in page.findChildren(QPlainTextEdit)])


def test_made_ahead_each_tab_has_its_part_and_asks_for_nothing_before_it_is_looked_at(page, jobs):
    list(page.make_ahead())
    parts = [page.people, page.policy, page.backup, page.keys, page.check]
    assert [page.tabs.widget(place).widget() for place in range(page.tabs.count())] == parts
    assert not any(was_asked(jobs, use_case) for use_case in (show_policy, show_keys, store_state))
    page.show_tab(POLICY)
    assert was_asked(jobs, show_policy)


# --- people


def test_people_are_listed_with_roles_state_and_last_sign_in(page):
    _heads, ada, bo, cy = page.people.model.as_rows()
    assert ada[1] == "Clinician, Administrator"
    assert (ada[2], bo[2], cy[2]) == ("you", "open", "closed")
    assert "2026" in ada[3]
    assert (bo[3], cy[3]) == ("never", "")


def test_what_cannot_be_done_is_not_offered_and_says_why(page):
    choose(page, ADA)
    assert page.people.change.isEnabled()
    assert not page.people.close_account.isEnabled()
    assert "another administrator" in page.people._refusal.text()
    choose(page, CY)
    assert not page.people.change.isEnabled()
    choose(page, BO)
    assert page.people.close_account.isEnabled()
    assert page.people.reset.isEnabled()


def fill_in(form):
    form.name.setText("dee")
    form.display_name.setText("Dr Dee New")
    form.roles.boxes["clinician"].click()
    form.secret.first.setText(SECRET)
    form.secret.again.setText(SECRET)


@pytest.mark.requirement("STO-25")
def test_a_person_is_added_with_both_passphrases_and_none_stays_on_the_page(page, jobs):
    jobs.answers[add_user] = BO
    page.people.add.click()
    form = page.people.form
    assert form.roles.roles() == (), "no role is chosen beforehand"
    assert "15 characters" in form.secret._first_row.field.accessibleDescription()
    fill_in(form)
    form.confirm.act.click()
    assert not was_asked(jobs, add_user), "without the administrator's passphrase nothing happens"
    confirm(form.confirm)
    assert asked(jobs, add_user)[1] == {
        "name": "dee", "display_name": "Dr Dee New", "credential": "", "roles": ("clinician",),
        "passphrase": SECRET, "confirm": OWN,
    }  # fmt: skip
    assert "Dr Dee New can now sign in." in said(page)
    assert SECRET not in secrets_on(page)
    assert OWN not in secrets_on(page)


@pytest.mark.parametrize("missing", ["name", "display_name", "roles", "first", "again"])
def test_an_incomplete_person_is_not_added(page, jobs, missing):
    page.people.add.click()
    form = page.people.form
    fill_in(form)
    if missing == "roles":
        form.roles.set_roles(())
    elif missing in ("first", "again"):
        getattr(form.secret, missing).clear()
    else:
        getattr(form, missing).clear()
    confirm(form.confirm)
    assert not was_asked(jobs, add_user)


def test_a_refusal_is_said_and_the_form_stays(page, jobs):
    jobs.answers[add_user] = CdsError("passphrase_wrong")
    page.people.add.click()
    fill_in(page.people.form)
    confirm(page.people.form.confirm)
    assert said(page).startswith("Stop")
    assert page.people.form.isVisible()
    assert page.people.form.name.text() == "dee"


def test_a_new_person_is_not_shown_with_the_passphrase():
    assert SECRET not in repr(NewPerson("dee", "Dee", "", ("auditor",), SECRET))


@pytest.mark.requirement("STO-25")
def test_roles_passphrase_and_closing_ask_for_the_own_passphrase_again(page, jobs):
    jobs.answers.update({change_roles: BO, reset_passphrase: BO, disable_user: None})
    choose(page, BO)
    page.people.change.click()
    assert page.people.roles.roles() == ("importer",)
    page.people.roles.boxes["auditor"].click()
    page.people.confirm_roles.act.click()
    assert not was_asked(jobs, change_roles)
    confirm(page.people.confirm_roles)
    assert asked(jobs, change_roles) == (("bo", ("importer", "auditor"), OWN), {})
    page.people.reset.click()
    page.people.secret.first.setText(SECRET)
    page.people.secret.again.setText(SECRET)
    confirm(page.people.confirm_reset)
    assert asked(jobs, reset_passphrase) == (("bo", SECRET, OWN), {})
    page.people.close_account.click()
    assert "never used again" in page.people._closing.text()
    page.people.confirm_close.act.click()
    assert not was_asked(jobs, disable_user)
    confirm(page.people.confirm_close)
    assert asked(jobs, disable_user) == (("bo", OWN), {})
    assert SECRET not in secrets_on(page)


def test_an_account_that_is_closed_while_the_new_key_waits_shows_as_closed(page, jobs):
    jobs.answers[disable_user] = CdsError("rekey_waits", names="cy")
    choose(page, BO)
    page.people.close_account.click()
    before = sum(function is show_people for function, *_ in jobs.asked)
    confirm(page.people.confirm_close)
    assert sum(function is show_people for function, *_ in jobs.asked) == before + 1
    assert said(page).startswith("Stop")


def test_enter_in_a_passphrase_field_does_nothing(qtbot, page, jobs):
    jobs.answers[disable_user] = None
    choose(page, BO)
    page.people.close_account.click()
    page.people.confirm_close.passphrase.setText(OWN)
    qtbot.keyClick(page.people.confirm_close.passphrase, Qt.Key.Key_Return)
    assert not was_asked(jobs, disable_user)


# --- policy


@pytest.mark.requirement("INS-05")
def test_each_setting_stands_there_with_value_source_and_effect_and_nothing_can_be_changed(page):
    show_tab(page, POLICY)
    rows = {row[0]: row[1:] for row in page.policy.grid.as_rows()}
    assert rows["Own view first"][:2] == ("optional", "policy file; the default is: required")
    assert rows["Compare in pregnancy"][:2] == ("no", "the program's default")
    assert rows["Suspended models"][0] == "old"
    assert all(row[2] for row in page.policy.grid.as_rows())
    assert page.policy.findChildren(QLineEdit) == []
    assert "/etc/x/policy.json" in page.policy._where.text()


@pytest.mark.requirement("INS-05")
def test_every_setting_of_the_policy_and_every_role_is_explained():
    assert set(SETTINGS) >= {field.name for field in dataclasses.fields(Policy)} - {"source", "laid"}
    assert set(ROLE_WORDS) == set(ROLES)


# --- backups


@pytest.mark.requirement("STO-11")
def test_a_backup_is_made_where_it_was_asked_for_and_then_offered_for_the_drill(page, jobs, tmp_path):
    show_tab(page, BACKUP)
    assert "No backup" in page.backup.last.text()
    page.backup.make.click()
    assert not was_asked(jobs, back_up_into), "no folder was named"
    jobs.answers[back_up_into] = (tmp_path / "made", Thinned((tmp_path / "old",), ()))
    jobs.answers[last_backup] = MOMENT
    page.backup.into.path.setText(str(tmp_path))
    page.backup.make.click()
    assert asked(jobs, back_up_into) == ((tmp_path, None), {}), "nothing is removed unless somebody says so"
    assert "1 older backup was removed" in page.backup.result.text()
    assert "2026" in page.backup.last.text()
    assert page.backup.backup.path.text() == str(tmp_path / "made")
    page.backup.limit.click()
    page.backup.keep.setValue(3)
    page.backup.make.click()
    assert asked(jobs, back_up_into)[0] == (tmp_path, 3)


@pytest.mark.requirement("STO-11")
def test_the_drill_says_what_would_come_back_and_what_would_not(page, jobs, tmp_path):
    show_tab(page, BACKUP)
    page.backup.backup.path.setText(str(tmp_path))
    page.backup.then.setText(SECRET)
    jobs.answers[drill] = DrillReport(3, 71, 900, "ab" * 32, True, ())
    page.backup.drill.click()
    args, kwargs = asked(jobs, drill)
    assert (args, kwargs["passphrase"]) == ((tmp_path,), SECRET)
    assert "come back whole: 3 people, 71 patients, 900 log entries" in page.backup.drilled.text()
    assert SECRET not in secrets_on(page)
    jobs.answers[drill] = DrillReport(0, 0, 0, "", False, (CdsError("disk_full"),))
    page.backup.drill.click()
    assert "would not come back whole" in page.backup.drilled.text()
    assert "disk is full" in page.backup.drilled.text()


SOUND = DrillReport(2, 71, 900, "ab" * 32, True, (), ("Dr Ada Example", "Bo Sample"), MOMENT, 12, 3, 74)


def tried(page, jobs, report, folder):
    jobs.answers[drill] = report
    page.backup.backup.path.setText(str(folder))
    page.backup.drill.click()


@pytest.mark.requirement("STO-11")
def test_a_backup_comes_back_only_after_its_drill_was_read_and_with_the_passphrase(page, jobs, tmp_path, qtbot):
    show_tab(page, BACKUP)
    card = page.backup.restore
    assert not card.confirm.isVisible()
    tried(page, jobs, SOUND, tmp_path)
    words = card.found.text()
    for part in ("Dr Ada Example, Bo Sample", "2026", "900 log entries", "71 patients", "12 log entries", "3 signed"):
        assert part in words
    card.confirm.act.click()
    assert not was_asked(jobs, confirm_restore)
    jobs.answers[confirm_restore] = CdsError("passphrase_wrong")
    confirm(card.confirm, "not this one")
    assert "not right" in said(page)
    jobs.answers[confirm_restore] = "wanted"
    card.then.setText(SECRET)
    with qtbot.waitSignal(page.restore_wanted) as signal:
        confirm(card.confirm)
    assert signal.args == ["wanted"]
    assert asked(jobs, confirm_restore) == ((tmp_path, OWN), {"passphrase": SECRET})
    assert SECRET not in secrets_on(page)
    assert OWN not in secrets_on(page)
    page.backup.into.path.setText("other")
    show_tab(page, KEYS)
    assert not card.confirm.isVisible()
    show_tab(page, BACKUP)
    assert not card.confirm.isVisible(), "it has to be tried again"


@pytest.mark.requirement("STO-11")
def test_a_backup_that_is_not_sound_or_of_another_history_says_what_that_means(page, jobs, tmp_path):
    show_tab(page, BACKUP)
    tried(page, jobs, DrillReport(0, 0, 0, "", False, (CdsError("disk_full"),)), tmp_path)
    assert not page.backup.restore.confirm.isVisible()
    assert "cannot be brought back" in page.backup.restore.found.text()
    tried(page, jobs, dataclasses.replace(SOUND, later_entries=None, later_decisions=None), tmp_path)
    assert "would be gone" in page.backup.restore.found.text()
    tried(page, jobs, dataclasses.replace(SOUND, later_entries=0, later_decisions=0), tmp_path)
    assert "nothing would be lost" in page.backup.restore.found.text()


@pytest.mark.requirement("STO-10")
@pytest.mark.parametrize("found", PROBLEMS)
def test_a_store_that_is_not_the_newest_says_what_is_wrong_and_is_accepted_for_a_reason(page, jobs, qtbot, found):
    card = page.backup.state
    show_tab(page, BACKUP)
    assert not card.isVisible()
    jobs.answers[store_state] = found
    page.refresh()
    assert card.isVisible()
    assert "Nothing can be signed" in card.said()
    assert WRONG[found] in card.said()
    assert card.reason.code() == "", "no reason is chosen beforehand"
    confirm(card.confirm)
    assert card.problem()
    assert not was_asked(jobs, accept_state)
    card.reason.choose("no_newer_copy")
    jobs.answers.update({accept_state: found, store_state: None})
    with qtbot.waitSignal(page.state_accepted):
        confirm(card.confirm)
    assert asked(jobs, accept_state)[0] == (OWN, "no_newer_copy")
    assert not card.isVisible()
    assert set(STATE_REASONS) == set(REASONS)


def test_how_to_restore_names_the_store_and_the_person(page):
    show_tab(page, BACKUP)
    words = page.backup.restore.command.toPlainText()
    assert words == 'cds-app restore "BACKUP" --store "/srv/store" --user ada'


# --- keys


@pytest.mark.requirement("STO-25")
def test_a_new_key_asks_for_the_passphrase_and_can_be_stopped(page, jobs):
    show_tab(page, KEYS)
    page.keys.rotate.act.click()
    assert not was_asked(jobs, rotate_key)
    jobs.answers[rotate_key] = None
    jobs.hold = True
    confirm(page.keys.rotate)
    args, kwargs = asked(jobs, rotate_key)
    assert (args, kwargs["drop"]) == ((OWN,), False)
    assert page.keys.rotating.isVisible()
    page.keys.show_progress(1, 4)
    page.keys.rotating.stop.click()
    assert page._rotation.stopped.is_set()
    jobs.hold = False
    jobs.release()
    assert not page.keys.rotating.isVisible()
    assert "new key" in page.keys.rotated.text()


@pytest.mark.requirement("STO-25")
def test_who_has_guessed_too_often_is_told_how_long_to_wait(page, jobs):
    jobs.answers[rotate_key] = CdsError("confirm_wait", seconds=40)
    show_tab(page, KEYS)
    confirm(page.keys.rotate)
    assert "possible in 40 s" in said(page)


def test_who_has_to_sign_in_first_is_named_and_leaving_them_behind_is_a_choice(page, jobs):
    jobs.answers.update({who_waits: ("bo",), rotate_key: CdsError("rekey_waits", names="bo")})
    show_tab(page, KEYS)
    assert "bo" in page.keys.waits.text()
    assert not page.keys.drop.isChecked()
    page.keys.drop.click()
    confirm(page.keys.rotate)
    assert asked(jobs, rotate_key)[1]["drop"] is True
    assert said(page).startswith("Stop")


def test_recovery_sheets_are_shown_one_by_one_once_and_printed_alone(page, jobs, tmp_path):
    jobs.answers[make_recovery] = RecoverySheet(HALVES, MOMENT)
    show_tab(page, KEYS)
    confirm(page.keys.recovery)
    assert asked(jobs, make_recovery) == ((OWN,), {})
    sheets = page.keys.recovery_sheets
    assert sheets.code.toPlainText() == HALVES[0]
    assert HALVES[1] not in secrets_on(page)
    document = sheets.sheet().document()
    assert HALVES[0] in document.html
    assert HALVES[1] not in document.html
    writer = QPdfWriter(str(tmp_path / "sheet.pdf"))
    writer.setPageLayout(page_layout())
    assert sheets.print_on(writer) == 1
    sheets.next.click()
    assert sheets.code.toPlainText() == HALVES[1]
    sheets.next.click()
    assert sheets.isHidden()
    assert not any(half in secrets_on(page) for half in HALVES)
    assert page.keys.recovery.isVisible()
    assert HALVES[0] not in repr(Sheet("title", "advice", HALVES[0], MOMENT))


@pytest.mark.parametrize("leave", [lambda page: page.show_tab(PEOPLE), lambda page: page.hide()])
def test_leaving_forgets_every_sheet_and_passphrase(page, jobs, leave):
    jobs.answers[make_emergency] = EmergencySheet("WXYZ WXYZ", MOMENT)
    show_tab(page, KEYS)
    confirm(page.keys.emergency)
    assert "WXYZ" in secrets_on(page)
    page.keys.rotate.passphrase.setText(OWN)
    page.people.form.secret.first.setText(SECRET)
    leave(page)
    assert page.keys.emergency_sheets.sheet() is None
    assert not any(word in secrets_on(page) for word in ("WXYZ", OWN, SECRET))


@pytest.mark.requirement("STO-19")
def test_every_use_of_the_emergency_sheet_is_told_and_that_a_new_key_is_due(page, jobs):
    use = EmergencyUse(MOMENT, "Ed Night", "danger_to_patient")
    jobs.answers[emergency_state] = EmergencyState(SheetState(None, None), (use,), True)
    show_tab(page, KEYS)
    words = page.keys.emergency_said.text()
    assert "by Ed Night: danger to a patient" in words
    assert "no emergency sheet" in words
    assert "new one" in words


def test_signing_keys_are_listed_with_enrolment_and_retirement(page):
    show_tab(page, KEYS)
    _heads, installation, clinician = page.keys.model.as_rows()
    assert (installation[0], installation[3]) == ("this installation", "in use")
    assert clinician[0] == "Dr Ada Example"
    assert "2026" in clinician[2]
    assert "2026" in clinician[3]


# --- self-check


@pytest.mark.requirement("INS-12")
def test_diagnostics_are_read_before_they_are_saved_and_saved_as_read(page, jobs, tmp_path):
    show_tab(page, CHECK)
    assert not page.check.save.isEnabled()
    checks = (Check("cipher", True, "4.6.1"), Check("log", False, "The chain breaks."))
    jobs.answers[diagnostics] = Diagnostics("versions and checks\n", checks)
    page.check.run.click()
    assert page.check.said.text().startswith("1 check failed.")
    assert page.check.model.as_rows()[2][1] == "failed"
    assert page.check.content.toPlainText() == "versions and checks\n"
    jobs.answers[keep_diagnostics] = tmp_path / "diagnostics.txt"
    page.save_diagnostics(tmp_path / "diagnostics.txt")
    saved = next(one for one in jobs.asked if one[0] is keep_diagnostics)
    assert saved[1] == (jobs.answers[diagnostics], tmp_path / "diagnostics.txt")
    assert str(tmp_path) in said(page)


# --- the page


@pytest.mark.requirement("STO-24")
def test_only_administrators_have_the_page():
    assert "administration" in pages_for(("administrator",))
    assert "administration" not in pages_for(("clinician", "auditor", "importer"))


def test_every_tab_is_reached_and_left_by_keyboard(qtbot, page):
    page.activateWindow()
    page.tabs.tabBar().setFocus()
    reach(qtbot, page.people.add)
    show_tab(page, KEYS)
    page.tabs.tabBar().setFocus()
    reach(qtbot, page.keys.emergency.act)


def test_the_way_to_the_models_is_a_signal(qtbot, page):
    with qtbot.waitSignal(page.models_wanted):
        page.models_wanted.emit()
