"""The passphrase asked for again inside a sitting: one count with the sign-in, which nothing but time or it ends."""

from __future__ import annotations

import json

import pytest

from cds_app.domain.errors import CdsError
from cds_app.store.attempts import AttemptFile
from tests.store.helpers import ADA, BOB, events, refused, sign_in
from tests.support.clock import FixedClock

pytestmark = pytest.mark.requirement("STO-25")
WRONG = "this is not the passphrase"
ASKS = {
    "check": lambda store, typed: store.check_passphrase(typed),
    "sign": lambda store, typed: store.sign(typed, b""),
}


def wrong(store, times, ask="check"):
    for _ in range(times):
        with refused("passphrase_wrong"):
            ASKS[ask](store, WRONG)


def waits(act):
    with pytest.raises(CdsError) as error:
        act()
    assert error.value.code in ("confirm_wait", "sign_in_wait")
    return error.value.params["seconds"]


@pytest.mark.parametrize("ask", ASKS)
def test_from_the_third_wrong_one_every_further_try_waits_longer(folder, ask):
    clock = FixedClock()
    with sign_in(folder, clock=clock) as store:
        wrong(store, 3, ask)
        for pause in (5, 10, 20):
            assert waits(lambda: ASKS[ask](store, ADA)) == pause
            clock.advance(pause - 1)
            assert waits(lambda: ASKS[ask](store, ADA)) == 1
            clock.advance(1)
            wrong(store, 1, ask)


def test_both_questions_and_the_sign_in_share_one_count(folder):
    clock = FixedClock()
    with sign_in(folder, clock=clock) as store:
        wrong(store, 2, "check")
        wrong(store, 1, "sign")
        assert waits(lambda: ASKS["check"](store, ADA)) == 5
    assert waits(lambda: sign_in(folder, clock=clock)) == 5  # and closing the program does not end it
    clock.advance(5)
    with pytest.raises(CdsError):
        sign_in(folder, passphrase=WRONG, clock=clock)
    assert waits(lambda: sign_in(folder, clock=clock)) == 10


def test_the_right_passphrase_ends_the_count(folder):
    with sign_in(folder) as store:
        for _ in range(3):
            wrong(store, 2)
            store.check_passphrase(ADA)
        assert AttemptFile(folder / "attempts.json").read().accounts == {}


def test_a_wait_is_refused_before_anything_is_derived(folder, monkeypatch):
    with sign_in(folder) as store:
        wrong(store, 3)
        monkeypatch.setattr(type(store), "_own_slot", lambda _self: pytest.fail("looked at"))
        assert waits(lambda: store.check_passphrase(ADA)) == 5


@pytest.mark.requirement("STO-22")
def test_taking_the_count_away_frees_nobody_and_is_a_security_entry(folder):
    clock = FixedClock()
    with sign_in(folder, clock=clock) as store:
        wrong(store, 3)
        (folder / "attempts.json").unlink()
        assert waits(lambda: store.check_passphrase(ADA)) == 5
        clock.advance(5)
        wrong(store, 1)
        assert waits(lambda: store.check_passphrase(ADA)) == 10
    clock.advance(60)
    with sign_in(folder, clock=clock) as store:
        assert "integrity_failure" in events(store)


def test_what_each_failure_told_the_log_is_not_told_again_at_the_next_sign_in(folder):
    clock = FixedClock()
    with sign_in(folder, clock=clock) as store:
        wrong(store, 2)
    with sign_in(folder, clock=clock) as store:  # the store tells nothing of its own: whoever asked has done so
        assert "sign_in_failed" not in events(store)


def test_somebody_elses_count_is_left_alone(folder):
    clock = FixedClock()
    with pytest.raises(CdsError):
        sign_in(folder, "bob", WRONG, clock=clock)
    with sign_in(folder, clock=clock) as store:
        wrong(store, 1)
        store.check_passphrase(ADA)
    assert [failed["count"] for failed in json.loads((folder / "attempts.json").read_text())["accounts"].values()] == [
        1
    ]
    sign_in(folder, "bob", BOB, clock=clock).close()
