"""Records travel to the store as columns, and come out of the columns as they went in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_app.domain.record_block import BLOCK, in_blocks, records_of
from tests.store.strategies import records as any_records
from tests.support.factories import make_record


@settings(max_examples=60, deadline=None)
@given(st.lists(any_records, max_size=5), st.integers(1, 3))
def test_any_records_are_the_same_after_a_journey_in_blocks(found, most):
    again = list(records_of(in_blocks(found, most)))
    assert again == found
    for one, other in zip(again, found, strict=True):
        assert repr(sorted(one.values.items())) == repr(sorted(other.values.items()))
        assert repr(one.treatments) == repr(other.treatments)


@pytest.mark.parametrize("count", [0, 1, BLOCK, BLOCK + 1])
def test_a_block_is_full_before_the_next_one_begins(count):
    sizes = [len(block.pseudonyms) for block in in_blocks(make_record(f"P-{n}") for n in range(count))]
    assert sizes == [BLOCK] * (count // BLOCK) + [count % BLOCK] * bool(count % BLOCK)


def test_entries_say_whose_they_are_and_in_which_place():
    first, second = make_record("A", preferences=()), make_record("B")
    [block] = in_blocks([first, second])
    ratings = block.parts["ratings"]
    assert list(ratings["patient"]) == [0] * len(first.ratings) + [1] * len(second.ratings)
    assert list(ratings["position"]) == [*range(len(first.ratings)), *range(len(second.ratings))]
