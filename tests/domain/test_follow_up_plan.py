"""When somebody is due to be seen again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.follow_up_plan import VISITS, NextVisit, next_visit


@pytest.mark.parametrize(
    ("days_since", "latest", "expected"),
    [
        (0, 0, NextVisit(14, "not_yet")),
        (13, 0, NextVisit(14, "not_yet")),
        (14, 0, NextVisit(14, "due")),
        (14, None, NextVisit(14, "due")),
        (21, 6, NextVisit(14, "due")),
        (22, 6, NextVisit(14, "overdue")),
        (22, 7, NextVisit(42, "not_yet")),
        (41, 0, NextVisit(14, "overdue")),
        (42, 0, NextVisit(42, "due")),
        (84, 14, NextVisit(42, "due")),
        (85, 14, NextVisit(42, "overdue")),
        (85, 42, NextVisit(None, "seen")),
        (10, 43, NextVisit(None, "seen")),
    ],
)
def test_the_next_visit(days_since, latest, expected):
    assert next_visit(days_since, latest) == expected


@given(days_since=st.integers(0, 400), latest=st.none() | st.integers(-30, 400))
def test_a_visit_is_due_only_once_its_day_has_come_and_no_total_stands_for_it(days_since, latest):
    found = next_visit(days_since, latest)
    if found.day is None:
        assert latest is not None
        assert latest >= VISITS[-1].counts_from
        return
    visit = next(v for v in VISITS if v.day == found.day)
    assert latest is None or latest < visit.counts_from
    assert (found.state == "not_yet") == (days_since < visit.day)
    assert (found.state == "overdue") == (days_since > visit.late_after)


@given(days_since=st.integers(0, 400), latest=st.integers(-30, 400), more=st.integers(1, 100))
def test_one_more_total_never_makes_a_visit_due(days_since, latest, more):
    order = ("seen", "not_yet", "due", "overdue")
    before, after = next_visit(days_since, latest), next_visit(days_since, latest + more)
    assert order.index(after.state) <= order.index(before.state) or after.day != before.day
