"""Records come out as they went in, and the worklist tells the truth about them."""

from __future__ import annotations

import dataclasses
import itertools
import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_app.domain.audit import EventKind
from cds_app.domain.patient import PATIENT_COLUMNS, PatientRecord, Preference
from cds_app.domain.rating import Rating, baseline, totals
from cds_app.domain.record_block import BLOCK as CHUNK
from cds_app.store import bulk, records
from cds_app.store.database import Database
from tests.store.helpers import create, events, import_these, refused
from tests.store.strategies import ratings
from tests.store.strategies import records as any_records
from tests.support.factories import SCALES, make_record, make_treatment

NUMBERS = itertools.count()
QUIET = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with create(tmp_path_factory.mktemp("records") / "store", roles=("importer",)) as store:
        yield store


def kept(store, *found):
    """Import records under fresh pseudonyms; returns them with their ids."""
    named = [dataclasses.replace(record, pseudonym=f"X-{next(NUMBERS)}") for record in found]
    return list(zip(named, import_these(store, named, f"{next(NUMBERS):064x}"[-64:]), strict=True))


def exactly(value):
    """1, 1.0 and True are equal in Python and not the same record."""
    return repr(value)


@QUIET
@given(st.lists(any_records, min_size=1, max_size=3))
def test_any_record_comes_out_as_it_went_in(shared, found):
    for record, record_id in kept(shared, *found):
        again = shared.record(record_id)
        assert again == record
        assert exactly(sorted(again.values.items())) == exactly(sorted(record.values.items()))
        assert exactly(again.treatments) == exactly(record.treatments)
        assert shared.find(record.pseudonym) == record_id


def test_nothing_said_and_nothing_there_stay_apart(shared):
    silent = make_record()
    empty = make_record(treatments=(), conditions=(), medications=())
    for record, record_id in kept(shared, silent, empty):
        assert shared.record(record_id) == record
    assert silent.treatments is None


@pytest.mark.parametrize(
    "number", [0.1, 1 / 3, math.pi, 24, 24.0, 1e-300, 5e-324, 1.7976931348623157e308, 2.0**53 + 2, -0.0]
)
def test_numbers_keep_their_last_bit_and_their_kind(shared, number):
    record = make_record(values={"bmi": number}, treatments=(make_treatment(dose_mg_day=number),))
    [(_, record_id)] = kept(shared, record)
    again = shared.record(record_id)
    assert exactly(again.values["bmi"]) == exactly(number)
    assert exactly(again.treatments[0].dose_mg_day) == exactly(number)


@pytest.mark.parametrize(
    "values",
    [
        {"age_years": "45"},
        {"bmi": "24"},
        {"bmi": True},
        {"age_years": 45.5},
        {"qtc_ms": 400.0},
        {"sex": 1},
    ],
)
def test_a_value_that_cannot_be_of_its_column_is_a_bug_and_leaves_nothing(shared, values):
    before = shared.count_patients(), shared.head()
    with pytest.raises(TypeError):
        kept(shared, make_record(values=values))
    assert (shared.count_patients(), shared.head()) == before


def test_a_column_nobody_declared_is_a_bug(shared):
    with pytest.raises(KeyError):
        kept(shared, make_record(values={"surname": "Example"}))


@pytest.mark.requirement("IMP-18")
def test_no_table_about_patients_has_a_date(shared):
    rows = shared._database.rows
    tables = ("patients", "ratings", "treatments", "conditions", "medications", "preferences", "preference_sets")
    with shared._database.setting_up():
        columns = {table: [row[1] for row in rows(f"PRAGMA table_info({table})")] for table in tables}
    assert all(columns.values())
    words = {word for found in columns.values() for name in found for word in name.split("_")}
    assert not words & {"date", "time", "at", "birth", "born", "month", "admitted", "imported", "created"}
    assert {c.name for c in PATIENT_COLUMNS} <= set(columns["patients"])


def test_record_ids_are_random_and_the_pseudonyms_are_not_in_them(shared):
    found = kept(shared, *(make_record() for _ in range(50)))
    ids = [record_id for _, record_id in found]
    assert len(set(ids)) == 50
    assert all(len(i) == 32 and set(i) <= set("0123456789abcdef") for i in ids)


# -- all or nothing ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 3])
def test_any_number_of_records_is_kept_in_order(shared, count):
    found = kept(shared, *(make_record(values={"age_years": 18 + n % 70}) for n in range(count)))
    assert len(found) == count
    for record, record_id in found[:: max(1, count // 7)]:
        assert shared.record(record_id) == record


@pytest.mark.requirement("IMP-16")
@pytest.mark.parametrize("place", [0, CHUNK + 5])
def test_a_pseudonym_that_is_there_keeps_the_whole_batch_out(shared, place):
    [(there, _)] = kept(shared, make_record())
    before = shared.count_patients(), shared.head()
    new = [make_record(f"N-{place}-{n}") for n in range(CHUNK + 10)]
    new[place] = there
    with refused("pseudonym_present"):
        import_these(shared, new, f"{place}" * 64)
    assert (shared.count_patients(), shared.head()) == before
    new[place] = new[place - 1]
    with refused("pseudonym_present"):  # twice in one batch
        import_these(shared, new, f"{place}" * 64)
    assert (shared.count_patients(), shared.head()) == before


def test_the_same_files_are_not_imported_twice(shared):
    assert not shared.batch_known("e" * 64)
    import_these(shared, [make_record("once")], "e")
    assert shared.batch_known("e" * 64)
    before = shared.head()
    with refused("batch_present"):
        import_these(shared, [make_record("twice")], "e")
    assert shared.head() == before


@pytest.mark.requirement("IMP-16")
def test_an_importer_that_stops_halfway_leaves_nothing(shared):
    class Stopped(Exception):
        pass

    def stopping():
        for number in range(3 * CHUNK):
            if number == 2 * CHUNK + 1:
                raise Stopped
            yield make_record(f"S-{number}")

    before = shared.count_patients(), shared.head()
    with pytest.raises(Stopped):
        import_these(shared, stopping(), "d")
    assert (shared.count_patients(), shared.head()) == before
    assert not shared.batch_known("d" * 64)


@pytest.mark.requirement("AUD-12")
def test_no_entry_holds_a_pseudonym(store):
    assert not any(p in str(entry) for p in ("P-0001", "P-0002", "Q-0003") for _, _, entry in store.entries())
    assert EventKind.RECORDS_IMPORTED in events(store)


def test_words_are_kept_once(shared):
    kept(shared, *(make_record() for _ in range(3)))
    terms = shared._database.rows("SELECT term FROM terms")
    assert len(terms) == len(set(terms))
    assert ("female",) in terms


def test_a_word_that_is_none_is_a_bug(shared):
    with pytest.raises(TypeError), shared._database.transaction():
        bulk.Terms(shared._database).number[3]  # type: ignore[index]


def test_a_bulk_import_takes_few_statements(shared, monkeypatch):
    """Each statement hands the interpreter lock over: one a row is a hundred times slower beside a busy window."""
    ran = []
    run = Database.run
    monkeypatch.setattr(Database, "run", lambda self, sql, *p: ran.append(sql[:30]) or run(self, sql, *p))
    full = make_record(treatments=(make_treatment(),) * 3, preferences=(Preference("nausea", 5),) * 2)
    kept(shared, *([full] * 1000))
    assert len(ran) < 40


def test_statements_stay_below_the_librarys_limits():
    assert bulk.MOST_ROWS * len(records._PATIENT) <= 250_000


def test_what_is_left_over_goes_in_halves_so_that_few_statements_are_ever_parsed(shared, monkeypatch):
    ran = []
    run = Database.run
    monkeypatch.setattr(Database, "run", lambda self, sql, *p: ran.append(sql.count("(?")) or run(self, sql, *p))
    monkeypatch.setattr(bulk, "MOST_ROWS", 8)
    with shared._database.transaction():
        bulk.insert_rows(shared._database, "terms", ("id", "term"), [(10_000 + n, f"word {n}") for n in range(29)])
    assert [rows for rows in ran if rows] == [8, 8, 8, 4, 1]
    assert len(shared._database.rows("SELECT 1 FROM terms WHERE id >= 10000")) == 29


# -- ratings -----------------------------------------------------------------------------------------------------------


def row_of(store, record):
    return next(row for row in store.patients(search=record.pseudonym) if row.pseudonym == record.pseudonym)


def add(store, record_id, *new):
    with store.change(EventKind.RATING_RECORDED, {"record_id": record_id}) as change:
        change.add_ratings(record_id, new, SCALES)


@QUIET
@given(ratings, ratings)
def test_ratings_added_later_are_as_good_as_ratings_that_came_along(shared, first, later):
    known = {(r.day, r.scale, r.item) for r in first}
    later = tuple(r for r in later if (r.day, r.scale, r.item) not in known)
    [(_, grown), (_, whole)] = kept(shared, make_record(ratings=first), make_record(ratings=first + later))
    add(shared, grown, *later)
    assert shared.record(grown).ratings == shared.record(whole).ratings == first + later
    a, b = (row_of(shared, shared.record(record_id)) for record_id in (grown, whole))
    assert dataclasses.replace(a, record_id="", pseudonym="") == dataclasses.replace(b, record_id="", pseudonym="")


@pytest.mark.parametrize("new", [Rating(0, "PHQ-9", "total", 3), Rating(0, "PHQ-9", "total", 17)])
def test_a_rating_that_is_there_is_not_replaced(shared, new):
    [(record, record_id)] = kept(shared, make_record())
    before = shared.head()
    with refused("rating_present"):
        add(shared, record_id, Rating(3, "PHQ-9", "total", 5), new)
    with refused("rating_present"):
        add(shared, record_id, Rating(4, "PHQ-9", "total", 5), Rating(4, "PHQ-9", "total", 6))
    assert shared.record(record_id) == record
    assert shared.head() == before


def test_ratings_of_nobody_are_refused(shared):
    with refused("patient_unknown"):
        add(shared, "0" * 32, Rating(0, "PHQ-9", "total", 3))
    with refused("patient_unknown"):
        shared.record("0" * 32)
    assert shared.find("nobody") is None


# -- the worklist ------------------------------------------------------------------------------------------------------


def slow_row(record: PatientRecord) -> tuple:
    """The worklist's facts by the plainest reading of the domain's own functions."""
    found = [t for t in totals(record.ratings, SCALES) if SCALES[t.scale].is_depression_scale]
    has_baseline = baseline(record.ratings, SCALES) is not None
    if not found:
        return (None, None, None, None, has_baseline)
    day = max(t.day for t in found)
    latest = next(t for code in SCALES for t in found if t.day == day and t.scale == code)
    before = sorted(t.day for t in found if t.scale == latest.scale and t.day < day)
    previous = next((t.value for t in found if before and t.scale == latest.scale and t.day == before[-1]), None)
    return (latest.scale, latest.value, latest.day, previous, has_baseline)


@QUIET
@given(ratings)
def test_the_worklist_says_what_the_slow_reading_says(shared, found):
    [(record, record_id)] = kept(shared, make_record(ratings=found))
    row = row_of(shared, record)
    assert (row.scale, row.total, row.day, row.previous_total, row.has_baseline) == slow_row(record)
    assert (row.record_id, row.age_years) == (record_id, 45)
    assert (row.last_assessment_id, row.last_state, row.signed_at) == (None, None, None)


def test_other_scales_make_no_baseline_and_no_trend(shared):
    anxious = dataclasses.replace(SCALES["PHQ-9"], code="GAD-7", measures="anxiety")
    scales = {**SCALES, "GAD-7": anxious}
    record = make_record("anxious", ratings=(Rating(0, "GAD-7", "total", 20),))
    with shared.change(EventKind.RECORDS_IMPORTED) as change:
        change.add_batch("anxious", "7" * 64, "flat_csv", (), {})
        change.add_records([record], "anxious", scales)
    [row] = shared.patients(search="anxious")
    assert (row.scale, row.total, row.has_baseline) == (None, None, False)


@pytest.fixture(scope="module")
def listed(tmp_path_factory):
    with create(tmp_path_factory.mktemp("list") / "store", roles=("importer",)) as store:
        names = [f"P-{n:04d}" for n in range(0, 2300)] + ["a_b", "a%b", "A!B", "axb", "ZZ", "ä", "\uffee", "\U00010348"]
        import_these(store, [make_record(name) for name in names])
        yield store, sorted(names)


def test_everybody_is_listed_by_pseudonym_across_pages(listed):
    store, names = listed
    assert [row.pseudonym for row in store.patients()] == names
    assert store.count_patients() == len(names)


@pytest.mark.parametrize(
    ("limit", "offset"), [(10, 0), (10, 2295), (5000, 7), (0, 3), (2000, 0), (2001, 299), (7, 9999)]
)
def test_a_page_is_a_slice_of_the_list(listed, limit, offset):
    store, names = listed
    assert [row.pseudonym for row in store.patients(limit, offset)] == names[offset : offset + limit]


@pytest.mark.parametrize(
    "search", ["P-00", "7", "_", "%", "!", "a", "B", "zz", "'", '"', "P-0001", "no such", "\x00", "a_b"]
)
def test_searching_finds_any_part_and_takes_no_sign_for_a_wildcard(listed, search):
    store, names = listed
    wanted = [name for name in names if search.lower() in name.lower()]
    assert [row.pseudonym for row in store.patients(search=search)] == wanted
    assert store.count_patients(search) == len(wanted)


def test_pseudonyms_that_are_there_are_told_from_those_that_are_not(listed):
    store, _ = listed
    asked = ["P-0001", "ZZ", "zz", "new", "", "P-0001"]
    assert store.pseudonyms_present(asked) == {"P-0001", "ZZ"}
    assert store.pseudonyms_present([]) == set()
