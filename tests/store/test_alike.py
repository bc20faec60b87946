"""How many patients there are is kept, and is at any time what counting them one by one finds."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.patient import PatientRecord
from cds_app.intake.uniqueness import QUASI_IDENTIFIERS
from cds_app.store import alike
from cds_app.store.schema_10 import COUNTED
from cds_app.store.whole_check import check_everything
from tests.store.helpers import create, import_these, refused
from tests.support.factories import make_record


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with create(tmp_path_factory.mktemp("alike") / "store") as opened:
        yield opened


def some(rng: random.Random, batch: int):
    """People of few kinds; of some nothing is known."""
    kinds = ({}, {"age_years": 88}, {"age_years": 88, "sex": "female"}, {"sex": "female", "education_years": 0})
    return [PatientRecord(f"B{batch}-{number}", rng.choice(kinds)) for number in range(rng.randrange(1, 9))]


def one_by_one(store) -> Counter:
    """The slow way: every record read whole."""
    people = (store.record(row.record_id).values for row in store.patients())
    return Counter(tuple(values.get(name) for name in QUASI_IDENTIFIERS) for values in people)


def kept(store) -> Counter:
    return Counter({tuple(values.values()): people for values, people in store.counted_by(QUASI_IDENTIFIERS)})


def test_what_is_counted_is_what_an_import_asks_about():
    assert tuple(QUASI_IDENTIFIERS) == COUNTED


def test_imports_undone_imports_and_raised_ages_leave_the_count_that_counting_finds(store):
    rng, batches = random.Random(3), []
    assert (store.count_patients(), kept(store)) == (0, Counter())
    for turn in range(1, 9):
        if turn % 4 == 3:
            with store.change(EventKind.IMPORT_UNDONE) as change:
                change.remove_batch(batches.pop(rng.randrange(len(batches))))
        elif turn == 6:
            with store.change(EventKind.AGES_LOOKED_AT) as change:
                change.raise_ages([row[0] for row in store._database.rows("SELECT id FROM patients")][:5], 90, "")
        else:
            import_these(store, some(rng, turn), batch=str(turn))
            batches.append(str(turn))
        assert kept(store) == one_by_one(store)
        assert store.count_patients() == len(store.patients()) == store.count_patients("B")
        assert alike.agrees(store._database)
    assert check_everything(store) == ()


def test_an_import_that_fails_counts_nobody(store):
    before = kept(store)
    with refused("pseudonym_present"):
        import_these(store, [make_record("F-1"), make_record("F-1")], batch="f")
    assert kept(store) == before


def test_a_count_that_is_wrong_is_found_by_the_whole_check(tmp_path):
    with create(tmp_path / "store") as store:
        import_these(store, [make_record("A-1")])
        with store._database.transaction():
            store._database.run("UPDATE alike SET people = people + 1")
        assert check_everything(store) == ("rows",)
