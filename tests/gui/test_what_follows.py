"""Which pages are made ahead: those that a page leads to, and that this person may open."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMenu, QWidget

from cds_app.gui.following import following
from cds_app.gui.frame import SignedInFrame
from cds_app.workflow.import_records import import_records
from cds_app.workflow.session import load_bundle_now, signed_in
from tests.support.fake_jobs import FakeJobs
from tests.support.world import SAMPLE, make_session


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    opened = make_session(tmp_path_factory.mktemp("store") / "store")
    import_records(opened, SAMPLE, attested=True)
    yield opened
    opened.close()


def frame_of(qtbot, session, roles, own_view="required"):
    who = signed_in(session)
    who = dataclasses.replace(
        who,
        user=dataclasses.replace(who.user, roles=roles),
        policy=dataclasses.replace(who.policy, own_view=own_view),
    )
    made = SignedInFrame(FakeJobs(session, {load_bundle_now: "a basis"}), who, QMenu)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("own_view", "expected"),
    [("required", ("own_view", "compare", "rating")), ("off", ("compare", "rating"))],
)
def test_a_patients_page_leads_to_the_comparison_and_to_a_rating(qtbot, session, own_view, expected):
    frame = frame_of(qtbot, session, ("clinician",), own_view)
    assert following(frame.who, frame.patient) == expected


def test_the_own_view_leads_to_the_comparison(qtbot, session):
    frame = frame_of(qtbot, session, ("clinician",))
    assert following(frame.who, frame.own_view) == ("compare",)


def test_a_page_that_gets_its_place_ahead_is_not_laid_over_the_one_on_screen(qtbot, session):
    frame = frame_of(qtbot, session, ("clinician",))
    frame.resize(1280, 720)
    frame.start()
    painted = Painted(frame.worklist)
    frame.show()
    frame._ahead.stop()  # nothing gets a place but the page below
    before = at_rest(qtbot, painted)
    ahead = frame._ahead._made("rating")
    frame._place(ahead)
    assert frame.pages.indexOf(ahead) > 0
    # Qt dresses the frame again and paints it once; over the page on screen the new one would call for a second time
    assert at_rest(qtbot, painted) - before <= 1
    frame.show_page(ahead, "patient")
    assert ahead.geometry() == frame.pages.rect()


def at_rest(qtbot, painted):
    """How often it was painted, once nothing more is painted of it: what a page shows first comes in several turns."""
    times = -1
    while times != painted.times:
        times = painted.times
        qtbot.wait(100)
    return times


class Painted(QObject):
    """How often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_a_comparison_leads_to_reasons_signature_preferences_and_what_if(qtbot, session):
    frame = frame_of(qtbot, session, ("clinician",))
    assert following(frame.who, frame.compare) == ("detail", "sign_off", "preferences", "what_if")


def test_nothing_is_made_ahead_for_whoever_may_not_open_it(qtbot, session):
    frame = frame_of(qtbot, session, ("administrator",))
    assert following(frame.who, frame.patient) == ()
    assert following(frame.who, frame.compare) == ("detail", "what_if")


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (("clinician",), ("patient", "log")),
        (("auditor",), ("log",)),
        (("analyst",), ()),
    ],
)
def test_the_list_leads_to_a_patient_and_to_the_log_where_they_may_be_opened(qtbot, session, roles, expected):
    frame = frame_of(qtbot, session, roles)
    frame.worklist.refresh()
    assert frame.worklist.model.rowCount() > 0
    assert following(frame.who, frame.worklist) == expected


def test_a_list_without_a_patient_leads_to_the_import(qtbot, session):
    frame = frame_of(qtbot, session, ("clinician", "importer"))
    assert frame.worklist.model.rowCount() == 0, "as nothing was asked for yet"
    assert following(frame.who, frame.worklist) == ("import_page",)
