"""The figures of oversight against a slow twin, and planted behaviour that has to come back exactly."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_app.domain.oversight import Decided, Share, counted, figures

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
K = 5


def decided(minute: float, **changes) -> Decided:
    values = {
        "user_id": "ada", "choice": "sertraline", "reasons": ("past_response",), "own": ("sertraline",), "best": True,
        "within": True, **changes,
    }  # fmt: skip
    return Decided(signed_at=START + timedelta(minutes=minute), **values)


# --- planted behaviour ------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-25")
def test_planted_switches_towards_the_model_and_away_from_it_come_back_exactly():
    follower = [decided(60 * n, own=("bupropion",), best=False, within=n < 7) for n in range(10)]
    firm = [decided(1000 + 60 * n, user_id="bob", within=n >= 2) for n in range(8)]
    found = figures([*firm, *follower], K)
    assert (found.towards, found.away) == (Share(7, 10), Share(2, 8))
    assert found.agreeing == Share(8, 18)
    assert found.decisions == 18


@pytest.mark.requirement("AUD-25")
def test_planted_repeats_and_the_share_of_other_come_back_exactly():
    """Ada copies one reason, Bob never does; the two are mixed in time, and only a person's own count."""
    ada = [decided(60 * n, reasons=("other",)) for n in range(6)]
    bob = [decided(60 * n + 1, user_id="bob", reasons=(f"r{n}", "other") if n % 2 else (f"r{n}",)) for n in range(6)]
    found = figures([*ada, *bob], K)
    assert found.repeated == Share(5, 10)
    assert found.other_reason == Share(9, 12)
    assert found.reasons == (("other", 9),)


@pytest.mark.requirement("AUD-25")
@pytest.mark.requirement("SIG-23")
def test_planted_bursts_and_hasty_signatures_come_back_exactly():
    seconds = [0, 120, 240, 361, 400, 10_000]
    ada = [decided(s / 60, shown_at=START + timedelta(seconds=s - wait)) for s, wait in zip(
        seconds, (59, 60, 5, 1000, 61, 3), strict=True)]  # fmt: skip
    found = figures(ada, K)
    assert found.in_bursts == Share(3, 5), "at 120 seconds still, at 121 no longer"
    assert found.fast == Share(3, 6)
    assert found.seconds_to_sign == 59


def test_a_signature_before_the_first_sight_says_that_the_clock_was_set_and_counts_nowhere():
    early = [decided(n, shown_at=START + timedelta(hours=9)) for n in range(6)]
    assert (figures(early, K).fast, figures(early, K).seconds_to_sign) == (Share(None, 0), None)


def test_decisions_without_own_view_or_estimates_are_in_no_rate_about_them():
    found = figures([decided(60 * n, own=None, best=None) for n in range(6)], K)
    assert (found.agreeing, found.towards, found.away) == (Share(None, 0),) * 3
    found = figures([decided(60 * n, best=None, within=None) for n in range(6)], K)
    assert (found.agreeing, found.towards, found.away) == (Share(6, 6), Share(None, 0), Share(None, 0))


@pytest.mark.requirement("AUD-25")
def test_small_groups_are_hidden():
    for n in range(8):
        found = figures([decided(60 * i) for i in range(n)], K)
        assert (found.agreeing.count is None) is (n < K)
        assert bool(found.reasons) is (n >= K)
        assert (found.repeated.count is None) is (n - 1 < K)
    assert counted(["treat"] * 5 + ["none"] * 4 + ["defer"] * 7, K) == (("defer", 7), ("treat", 5), ("none", None))


# --- the slow twin ----------------------------------------------------------------------------------------------

DRUGS = st.sampled_from(["a", "b", "wait"])
ONE = st.builds(
    Decided,
    user_id=st.sampled_from(["ada", "bob"]),
    signed_at=st.integers(0, 2000).map(lambda s: START + timedelta(seconds=s)),
    choice=DRUGS,
    reasons=st.lists(st.sampled_from(["x", "y", "other"]), min_size=1, max_size=2).map(tuple),
    own=st.none() | st.lists(DRUGS, max_size=2).map(tuple),
    best=st.none() | st.booleans(),
    within=st.none() | st.booleans(),
    shown_at=st.none() | st.integers(0, 2000).map(lambda s: START + timedelta(seconds=s)),
)


def slowly(decisions, k):
    """Every rule again, one decision at a time, from its words."""
    decisions = sorted(decisions, key=lambda d: d.signed_at)
    answers = {name: [] for name in ("agreeing", "towards", "away", "other_reason", "repeated", "in_bursts", "fast")}
    before = {}
    waits = []
    for d in decisions:
        if d.own is not None:
            answers["agreeing"].append(any(option == d.choice for option in d.own))
            if d.best is False and d.within is not None:
                answers["towards"].append(d.within)
            if d.best is True and d.within is not None:
                answers["away"].append(not d.within)
        answers["other_reason"].append(any(r == "other" for r in d.reasons))
        if d.user_id in before:
            last = before[d.user_id]
            answers["repeated"].append(sorted(set(last.reasons)) == sorted(set(d.reasons)))
            answers["in_bursts"].append(d.signed_at <= last.signed_at + timedelta(seconds=120))
        before[d.user_id] = d
        if d.shown_at is not None and d.signed_at >= d.shown_at:
            waits.append(Fraction((d.signed_at - d.shown_at) / timedelta(seconds=1)))
            answers["fast"].append(waits[-1] < 60)
    shares = {n: Share(len([a for a in given if a]) if len(given) >= k else None, len(given))
              for n, given in answers.items()}  # fmt: skip
    middle = sorted(waits)[(len(waits) - 1) // 2] if len(waits) >= k else None
    tally = Counter(reason for d in decisions for reason in set(d.reasons))
    return shares, middle, {reason: n for reason, n in tally.items() if n >= k}


@pytest.mark.requirement("AUD-25")
@settings(max_examples=60, deadline=None)
@given(st.lists(ONE, max_size=14, unique_by=lambda d: d.signed_at), st.integers(1, 6))
def test_the_figures_are_those_of_a_slow_twin(decisions, k):
    found = figures(decisions, k)
    shares, middle, reasons = slowly(decisions, k)
    assert {name: getattr(found, name) for name in shares} == shares
    assert found.seconds_to_sign == middle
    assert dict(found.reasons) == reasons
    assert figures(decisions[::-1], k) == found
