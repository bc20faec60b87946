"""A corrected rating: both entries are kept, the later one counts, everywhere that a record is read."""

from __future__ import annotations

import itertools

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.rating import Rating, of_scale
from tests.store.helpers import create
from tests.support.factories import SCALES, make_record

NUMBERS = itertools.count(1)
FIRST = tuple(Rating(0, "PHQ-9", str(n), 2) for n in range(1, 10))
SECOND = tuple(Rating(0, "PHQ-9", str(n), 1) for n in range(1, 10))


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with create(tmp_path_factory.mktemp("ratings") / "store", roles=("importer", "clinician")) as store:
        yield store


@pytest.fixture
def kept(shared):
    name = str(next(NUMBERS))
    with shared.change(EventKind.RECORDS_IMPORTED) as change:
        change.add_batch(name, name.zfill(64), "flat_csv", (), {})
        (record_id,) = change.add_records([make_record(f"P-{name}", ratings=FIRST)], name, SCALES)
    return record_id


def correct(store, record_id, earlier, new):
    with store.change(EventKind.RATING_RECORDED, {"record_id": record_id}) as change:
        change.correct_ratings(record_id, earlier, new, SCALES)


def row_of(store, record_id):
    return next(row for row in store.patients() if row.record_id == record_id)


def test_the_later_set_counts_in_the_record_and_on_the_worklist_and_the_earlier_is_kept(shared, kept):
    assert row_of(shared, kept).total == 18
    correct(shared, kept, FIRST, SECOND)
    assert shared.record(kept).ratings == SECOND
    assert shared.corrected_ratings(kept) == FIRST
    assert row_of(shared, kept).total == 9


def test_a_correction_of_a_correction_keeps_all_three(shared, kept):
    correct(shared, kept, FIRST, SECOND)
    correct(shared, kept, SECOND, FIRST)
    assert shared.record(kept).ratings == FIRST
    assert shared.corrected_ratings(kept) == FIRST + SECOND


def test_something_else_than_what_stands_cannot_be_corrected(shared, kept):
    before = shared.head()
    for earlier in (SECOND, FIRST[:-1], ()):
        with pytest.raises(CdsError) as error:
            correct(shared, kept, earlier, SECOND)
        assert error.value.code == "rating_changed"
    with pytest.raises(CdsError) as error:
        correct(shared, "0" * 32, FIRST, SECOND)
    assert error.value.code == "patient_unknown"
    assert (shared.head(), shared.record(kept).ratings) == (before, FIRST)


@pytest.mark.parametrize(
    "new",
    [
        (Rating(0, "PHQ-9", "total", 9),),
        (SECOND[0], Rating(1, "PHQ-9", "2", 1)),
        (SECOND[0], Rating(0, "QIDS-SR16", "2", 1)),
        (SECOND[0], SECOND[0]),
    ],
)
def test_what_would_not_replace_the_set_is_a_bug(shared, kept, new):
    with pytest.raises(ValueError, match="replaces"):
        correct(shared, kept, FIRST, new)
    assert shared.record(kept).ratings == FIRST


def test_after_a_correction_an_item_that_fell_away_can_be_added(shared, kept):
    ninth = FIRST[8]
    correct(shared, kept, FIRST, SECOND[:8])
    with shared.change(EventKind.RATING_RECORDED) as change:
        change.add_ratings(kept, [ninth], SCALES)
    assert of_scale(shared.record(kept).ratings, "PHQ-9", 0) == (*SECOND[:8], ninth)
    with pytest.raises(CdsError) as error, shared.change(EventKind.RATING_RECORDED) as change:
        change.add_ratings(kept, [ninth], SCALES)
    assert error.value.code == "rating_present"
