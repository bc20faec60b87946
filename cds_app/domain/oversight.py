"""How decisions stand to the estimates, over many of them: do estimates inform, or do they lead?

Plain counts, never a mark for a person. A share of fewer than `k` decisions is hidden: it would tell of a patient.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from statistics import median_low

BURST_SECONDS = 120
"""Two decisions of one person signed within this time of one another are signed in a burst: a choice."""
FAST_SECONDS = 60
"""From the first sight of the estimates to the signature: less is too fast to have read them. A choice."""
OTHER = "other"
AS_OWN_VIEW: Mapping[str, str] = {"none": "no_drug", "defer": "wait"}
"""A decision's kind in the words of an own view's options."""


@dataclass(frozen=True)
class Decided:
    """One signed decision, as far as it matters here.

    `choice` is the drug, or what the decision is in the words of an own view's options. `own` are these options (None:
    no own view was recorded), `best` whether one of them was in the best group, `within` whether the choice was; None
    where there were no estimates to tell by. `shown_at` is the first sight of its estimates.
    """

    user_id: str
    signed_at: datetime
    choice: str
    reasons: tuple[str, ...]
    own: tuple[str, ...] | None = None
    best: bool | None = None
    within: bool | None = None
    shown_at: datetime | None = None
    amends: bool = False


@dataclass(frozen=True)
class Share:
    """`count` of `of`; the count is None where there are too few to show it."""

    count: int | None
    of: int


@dataclass(frozen=True)
class Figures:
    """Shares of signed decisions.

    agreeing: of those with an own view, the choice was one of its options. towards: of those whose own view lay outside
    the best group, the choice lay inside. away: the other way round. other_reason: "other" was among the reasons.
    repeated: of those with an earlier one by the same person, all reasons were the same as in the one just before.
    in_bursts: of the same, signed within BURST_SECONDS of the one just before. fast: of those whose first sight of the
    estimates is known, signed within FAST_SECONDS of it; `seconds_to_sign` is their (lower) median, None when hidden.
    reasons: how many decisions gave each, most frequent first; the rare ones are left out.
    """

    decisions: int
    amended: int
    agreeing: Share
    towards: Share
    away: Share
    other_reason: Share
    repeated: Share
    in_bursts: Share
    fast: Share
    seconds_to_sign: int | None
    reasons: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class OversightReport:
    """The figures of everybody, of each person (by display name; empty for readers who may not see them), and what
    followed "no estimate": what was decided, "abandoned" or "nothing", with counts; None in place of a small one.
    """

    first_day: date | None
    last_day: date | None
    k: int
    everybody: Figures
    people: tuple[tuple[str, Figures], ...]
    after_no_estimate: tuple[tuple[str, int | None], ...]


def figures(decided: Iterable[Decided], k: int) -> Figures:
    """The figures over these decisions, in whatever order they come."""
    of_all = sorted(decided, key=lambda one: one.signed_at)
    rated = [one for one in of_all if one.own is not None and one.best is not None and one.within is not None]
    outside, inside = [one for one in rated if not one.best], [one for one in rated if one.best]
    viewed = [one for one in of_all if one.own is not None]
    pairs = [pair for person in by_person(of_all).values() for pair in pairwise(person)]
    timed = [seconds for one in of_all if (seconds := seconds_to_sign(one)) is not None]

    def share(found: Sequence[bool]) -> Share:
        return Share(None if len(found) < k else sum(found), len(found))

    given = Counter(code for one in of_all for code in dict.fromkeys(one.reasons))
    return Figures(
        decisions=len(of_all),
        amended=sum(one.amends for one in of_all),
        agreeing=share([one.choice in (one.own or ()) for one in viewed]),
        towards=share([one.within is True for one in outside]),
        away=share([one.within is False for one in inside]),
        other_reason=share([OTHER in one.reasons for one in of_all]),
        repeated=share([set(one.reasons) == set(before.reasons) for before, one in pairs]),
        in_bursts=share([(one.signed_at - before.signed_at).total_seconds() <= BURST_SECONDS for before, one in pairs]),
        fast=share([seconds < FAST_SECONDS for seconds in timed]),
        seconds_to_sign=None if len(timed) < k else round(median_low(timed)),
        reasons=tuple((code, n) for code, n in sorted(given.items(), key=lambda one: (-one[1], one[0])) if n >= k),
    )


def counted(outcomes: Iterable[str], k: int) -> tuple[tuple[str, int | None], ...]:
    """How often each occurred, most frequent first; a number below `k` is None, and so is its place in the order."""
    found = Counter(outcomes)
    shown = sorted(((name, n) for name, n in found.items() if n >= k), key=lambda one: (-one[1], one[0]))
    return (*shown, *((name, None) for name in sorted(found) if found[name] < k))


def by_person(decided: Iterable[Decided]) -> dict[str, list[Decided]]:
    """Each person's decisions, in the order given."""
    people: dict[str, list[Decided]] = {}
    for one in decided:
        people.setdefault(one.user_id, []).append(one)
    return people


def seconds_to_sign(one: Decided) -> float | None:
    """From the first sight of the estimates to the signature; None where that is not known or the clock was set."""
    if one.shown_at is None or one.shown_at > one.signed_at:
        return None
    return (one.signed_at - one.shown_at).total_seconds()
