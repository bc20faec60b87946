from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cds_app.gui.pages.hand_over import HandOverPage
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.gui.widgets.admin_confirm import ConfirmAct
from cds_app.gui.widgets.admin_person_form import PersonForm
from cds_app.gui.widgets.admin_restore import RestoreCard
from cds_app.gui.widgets.preference_draft import Draft
from cds_app.gui.widgets.unlock_words import secret_field
from tests.support.fake_jobs import FakeJobs
from tests.support.world import PASSPHRASE, make_session, make_surroundings


@pytest.fixture
def page(qtbot, tmp_path):
    page = UnlockPage(FakeJobs(), make_surroundings(), tmp_path / "store")
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    return page


def fill_first_run(page, passphrase=PASSPHRASE, again=PASSPHRASE):
    page.user.setText("ada")
    page.passphrase.setText(passphrase)
    page.again.setText(again)
    page.display_name.setText("Dr Ada Example")
    page.roles["clinician"].setChecked(True)


def test_a_folder_without_a_store_asks_for_the_first_person(page, qtbot):
    assert page.again.isVisible()
    fill_first_run(page)
    with qtbot.waitSignal(page.signed_in) as signal:
        page.unlock()
    assert signal.args[0].user.display_name == "Dr Ada Example"
    assert page.passphrase.text() == page.again.text() == ""
    page.jobs.close_session()


def test_where_the_user_name_will_not_do_the_passphrase_stays_and_the_name_has_the_focus(page):
    fill_first_run(page)
    page.user.setText("a/d*a")
    page.unlock()
    assert page.problem()
    assert page.passphrase.text() == page.again.text() == PASSPHRASE
    assert page.focusWidget() is page.user
    assert not (page.store / "store.db").exists()


@pytest.mark.requirement("SIG-04")
def test_no_role_is_chosen_beforehand(page):
    assert not any(box.isChecked() for box in page.roles.values())


@pytest.mark.parametrize(
    ("passphrase", "again", "says"),
    [(PASSPHRASE, "something else entirely", "not the same"), ("fourteen chars", "fourteen chars", "15")],
)
def test_a_passphrase_that_will_not_do_creates_nothing(page, passphrase, again, says):
    fill_first_run(page, passphrase, again)
    page.unlock()
    assert says in page.problem()
    assert not (page.store / "store.db").exists()


def test_wrong_then_right_passphrase_works_without_restart(qtbot, tmp_path):
    make_session(tmp_path / "store").close()
    page = UnlockPage(FakeJobs(), make_surroundings(), tmp_path / "store", "ada")
    qtbot.addWidget(page)
    page.show()
    assert not page.again.isVisible()
    page.passphrase.setText("the wrong one, quite long")
    page.unlock()
    assert page.problem()
    assert "wrong one" not in page.problem()
    assert page.passphrase.text() == ""
    page.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(page.signed_in):
        qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    page.jobs.close_session()


@pytest.mark.requirement("STO-20")
def test_a_long_passphrase_can_be_pasted_and_is_never_cut_off(qtbot, tmp_path):
    words = " ".join(f"word {n} of a long one" for n in range(60))
    assert len(words) > 1000
    page = UnlockPage(FakeJobs(), make_surroundings(), tmp_path / "store")
    qtbot.addWidget(page)
    QApplication.clipboard().setText(words)
    fill_first_run(page, "", "")
    for field in (page.passphrase, page.again):
        field.paste()
        assert field.text() == words
    with qtbot.waitSignal(page.signed_in):
        page.unlock()
    page.jobs.close_session()
    page.begin()
    page.passphrase.setText(words[:-1])
    page.unlock()
    assert page.problem()
    page.passphrase.paste()
    with qtbot.waitSignal(page.signed_in):
        page.unlock()
    page.jobs.close_session()


@pytest.mark.requirement("STO-20")
def test_no_field_for_a_passphrase_anywhere_cuts_it_off(qtbot):
    words = "a passphrase of many words " * 40
    person, restore = PersonForm(), RestoreCard()
    fields = [person.secret.first, person.secret.again, restore.then, secret_field()]
    fields += [ConfirmAct("Do it").passphrase, HandOverPage(FakeJobs(), "r", Draft()).passphrase]
    for field in fields:
        field.setText(words)
        assert field.text() == words


@pytest.mark.requirement("STO-20")
def test_the_passphrase_is_hidden_until_asked(page):
    assert page.passphrase.echoMode() is page.passphrase.EchoMode.Password
    page.show_passphrase.setChecked(True)
    assert page.passphrase.echoMode() is page.passphrase.EchoMode.Normal


def test_every_field_says_what_it_is_to_a_screen_reader(page):
    for field in (page.user, page.passphrase, page.again, page.display_name, page.credential):
        assert field.accessibleName()
