"""Between the passphrase and the open store: what is made ahead, what shows early, and that it goes again."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtWidgets import QWidget

from cds_app.domain.errors import IntegrityError
from cds_app.environment.settings import Settings
from cds_app.gui.main_window import MainWindow
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.workflow.import_records import import_records
from cds_app.workflow.session import signed_in
from tests.support.fake_jobs import FakeJobs
from tests.support.stub_frame import StubFrame
from tests.support.world import PASSPHRASE, SAMPLE, make_session, make_surroundings


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    made = tmp_path_factory.mktemp("arriving") / "store"
    session = make_session(made)
    import_records(session, SAMPLE, attested=True)
    session.close()
    return made


@pytest.fixture
def folder(template, tmp_path):
    return shutil.copytree(template, tmp_path / "store")


@pytest.fixture(scope="module")
def who(tmp_path_factory):
    session = make_session(tmp_path_factory.mktemp("who") / "store")
    yield signed_in(session)
    session.close()


@pytest.fixture
def made(monkeypatch):
    """Every frame that was made."""
    frames = []

    def make(*args):
        frames.append(StubFrame(*args))
        return frames[-1]

    monkeypatch.setattr("cds_app.gui.frame.SignedInFrame", make)
    return frames


@pytest.fixture
def window(qtbot, fake_jobs, folder, made):
    opened = MainWindow(
        fake_jobs, UnlockPage(fake_jobs, make_surroundings(), folder, "ada"), Settings(), lambda _: None
    )
    opened.heard = []
    opened.entered.connect(lambda _: opened.heard.append("entered"))
    opened.locking.connect(lambda: opened.heard.append("locking"))
    qtbot.addWidget(opened)
    opened.show()
    return opened


def on_screen(window) -> QWidget:
    return window._stack.currentWidget()


def test_a_frame_that_is_made_ahead_can_be_reached_by_nobody(window, made, who):
    window.unlock.recognised.emit(who)
    assert len(made) == 1
    assert on_screen(window) is window.unlock
    assert window.frame is None
    assert not any(command.words.startswith("Go to") for command in window.commands())
    window.lock()
    assert on_screen(window) is window.unlock


def test_what_was_made_ahead_is_shown_early_and_stays_when_the_store_is_open(window, made, who):
    window.unlock.recognised.emit(who)
    window.unlock.seen_early.emit(who, "the beginning")
    assert on_screen(window) is window.frame is made[0]
    assert ("begin", "the beginning") in made[0].went
    window.unlock.signed_in.emit(who)
    assert window.frame is made[0]
    assert len(made) == 1
    assert made[0].went.count(("start",)) == 1
    assert window.heard == ["entered"]


def test_it_is_used_too_where_nothing_could_be_shown_early(window, made, who):
    window.unlock.recognised.emit(who)
    window.unlock.signed_in.emit(who)
    assert on_screen(window) is window.frame is made[0]
    assert len(made) == 1


def test_without_it_the_frame_is_made_at_the_sign_in(window, made, who):
    window.unlock.signed_in.emit(who)
    assert on_screen(window) is window.frame is made[0]


def test_a_store_that_does_not_hold_takes_everything_off_the_screen(window, made, who):
    window.unlock.recognised.emit(who)
    window.unlock.seen_early.emit(who, "the beginning")
    window.unlock.withdrawn.emit()
    assert window.frame is None
    assert on_screen(window) is window.unlock
    assert window._stack.indexOf(made[0]) < 0
    assert window.heard == ["entered", "locking"]
    window.unlock.signed_in.emit(who)  # the next try begins anew
    assert window.frame is made[1]


def test_a_refusal_throws_away_what_was_made_ahead(window, made, who):
    window.unlock.recognised.emit(who)
    window.unlock.withdrawn.emit()
    assert window._stack.indexOf(made[0]) < 0
    assert window.frame is None
    assert window.heard == []


@pytest.mark.requirement("STO-06")
def test_a_damaged_page_that_the_walk_finds_ends_with_its_sentence_on_the_unlock_page(window, made, monkeypatch):
    def damaged(store):
        assert "begin" in [word for word, *_ in made[0].went]  # it was on screen
        raise IntegrityError("store_damaged", path="store.db")

    monkeypatch.setattr("cds_app.store.session.Store.walk", damaged)
    window.unlock.passphrase.setText(PASSPHRASE)
    window.unlock.unlock()
    assert window.frame is None
    assert on_screen(window) is window.unlock
    assert "damaged" in window.unlock.problem()
    assert window.unlock.passphrase.text() == ""
    assert window.jobs.session is None


def test_the_first_patients_and_the_number_of_all_are_there_before_the_store_is_walked(window, made, monkeypatch):
    seen = []
    monkeypatch.setattr("cds_app.store.session.Store.walk", lambda store: seen.extend(made[0].went) or _walk(store))
    window.unlock.passphrase.setText(PASSPHRASE)
    window.unlock.unlock()
    first = next(value for word, *rest in seen if word == "begin" for value in rest)
    assert first.of == window.jobs.session.store.count_patients()
    assert [row.pseudonym for row in first.rows] == sorted(row.pseudonym for row in first.rows)
    assert window.jobs.session.store.walked
    window.jobs.close_session()


def _walk(store) -> None:
    store.prove()
    store.walked = True


def test_a_window_that_was_locked_meanwhile_does_not_open_again(qtbot, folder, who):
    jobs = FakeJobs()
    page = UnlockPage(jobs, make_surroundings(), folder, "ada")
    qtbot.addWidget(page)
    heard = []
    for name in ("signed_in", "seen_early", "recognised", "withdrawn"):
        getattr(page, name).connect(lambda *_: heard.append(1))
    jobs.hold = True
    page.passphrase.setText(PASSPHRASE)
    page.unlock()
    page.begin()  # what a lock does
    jobs.release()
    assert heard == []
    jobs.close_session()
