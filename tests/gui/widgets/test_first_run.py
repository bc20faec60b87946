"""What a store that was just made still needs, and the notices that stand over the pages of a sitting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cds_app.domain.errors import CdsError
from cds_app.environment.policy import Policy
from cds_app.gui.widgets.first_run import FirstRunStrip
from cds_app.gui.widgets.sitting_notices import put_sitting_notices, sitting_notices
from cds_app.store.accounts import User
from cds_app.workflow.self_check import Check, first_look
from cds_app.workflow.session import SignedIn, signed_in
from tests.support.fake_jobs import FakeJobs
from tests.support.stub_frame import StubFrame
from tests.support.world import make_session, real_catalogue

ADA = User("a" * 32, "ada", "Dr Ada Example", "MD", ("clinician", "administrator"))
SOUND = (Check("cipher", True, "4.6.1"), Check("policy", True, "none is laid down"))


def who(**changes) -> SignedIn:
    return replace(SignedIn(ADA, Policy(), real_catalogue(), first_run=True), **changes)


def strip_of(qtbot, person, checks=SOUND) -> FirstRunStrip:
    made = FirstRunStrip(FakeJobs(None, {first_look: checks}), person)
    qtbot.addWidget(made)
    made.show()
    return made


def test_recovery_sheets_are_offered_and_policy_and_checks_are_told(qtbot):
    strip = strip_of(qtbot, who())
    said = strip.words.text()
    for words in ("recovery sheets", "none is laid down", "defaults hold", "2 checks passed"):
        assert words in said
    assert strip.accessibleName() == said
    with qtbot.waitSignal(strip.sheets_wanted):
        strip.sheets.click()
    strip.later.click()
    assert not strip.isVisible()


def test_a_policy_that_was_found_is_named_and_a_check_that_failed_says_why(qtbot):
    laid = Policy(own_view="optional", source="/etc/x/policy.json", laid=(("own_view", "mandatory"),))
    strip = strip_of(qtbot, who(policy=laid), (*SOUND, Check("space", False, "The disk is full.")))
    assert "/etc/x/policy.json lays down 1 of the settings" in strip.words.text()
    assert "Self-check failed: Free space (The disk is full)." in strip.words.text()


def test_a_store_without_an_administrator_says_what_that_means(qtbot):
    strip = strip_of(qtbot, who(user=replace(ADA, roles=("clinician",))))
    assert "nobody is its administrator" in strip.words.text()
    assert not strip.sheets.isVisible()


def test_a_look_that_fails_leaves_the_offer(qtbot):
    jobs = FakeJobs(None, {first_look: CdsError("disk_full")})
    strip = FirstRunStrip(jobs, who())
    qtbot.addWidget(strip)
    assert "recovery sheets" in strip.words.text()


def test_the_real_look_at_this_machine_takes_no_models_and_writes_no_entry(tmp_path):
    session = make_session(tmp_path / "store", roles=("administrator",))
    assert signed_in(session).first_run
    size = session.store.head()
    assert [check.code for check in first_look(session)] == [
        "program_files", "cipher", "policy", "space", "store_permissions",
    ]  # fmt: skip
    assert session.store.head() == size
    session.close()


@pytest.mark.parametrize(("first_run", "sample", "strips"), [(True, False, 1), (True, True, 0), (False, False, 0)])
def test_the_strip_stands_there_after_the_making_alone_and_never_in_the_sample(qtbot, first_run, sample, strips):
    frame = StubFrame()
    qtbot.addWidget(frame)
    put_sitting_notices(FakeJobs(None, {first_look: SOUND}), frame, who(first_run=first_run), sample)
    assert len(frame.findChildren(FirstRunStrip)) == strips


@pytest.mark.requirement("STO-19")
def test_an_emergency_says_so_as_long_as_it_lasts_and_the_next_administrator_is_told(qtbot):
    reading = who(user=User("emergency", "emergency", "Emergency access", "", ("emergency",)))
    [notice] = sitting_notices(reading)
    qtbot.addWidget(notice)
    for words in ("read-only", "logged", "new key"):
        assert words in notice.as_text()
    [after] = sitting_notices(who(after_emergency=True))
    qtbot.addWidget(after)
    assert "Emergency access was used" in after.as_text()
    assert sitting_notices(who()) == ()
