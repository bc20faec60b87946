"""Who passes 89 inside the store becomes "90 or older": at an administrator's sign-in, by the years since import."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.patient import age_band
from cds_app.store import batches
from cds_app.workflow.import_records import import_records
from cds_app.workflow.rescan_ages import rescan_ages
from tests.support.clock import START, FixedClock
from tests.support.world import make_session, make_surroundings, reopen

PEOPLE = "pseudonym,age_years,phq9_total\nA,84,17\nB,89,17\nC,88,17\nD,90+,17\nE,,17\n"


@pytest.fixture
def folder(tmp_path):
    """A store in which five people were imported, closed."""
    session = make_session(tmp_path / "store")
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")
    import_records(session, file, attested=True)
    session.close()
    return tmp_path / "store"


def ages(session):
    return {row.pseudonym: row.age_years for row in session.store.patients()}


def looks(session):
    return [e["data"]["raised"] for _, _, e in session.store.entries() if e["event"] == "ages_looked_at"]


def signed_in_after(folder, days):
    """Another boot of the machine, so many days after the import."""
    return reopen(folder, make_surroundings(clock=FixedClock(START + timedelta(days=days))))


@pytest.mark.requirement("IMP-19")
def test_a_year_later_who_was_89_is_shown_as_90_or_older(folder):
    session = signed_in_after(folder, 366)
    assert ages(session) == {"A": 84, "B": 90, "C": 88, "D": 90, "E": None}
    assert age_band(session.store.record(session.store.find("B"))) == "90+"
    assert looks(session) == [1]
    session.close()


@pytest.mark.requirement("IMP-19")
def test_six_years_later_so_are_those_of_84(folder):
    session = signed_in_after(folder, 6 * 366)
    assert ages(session) == {"A": 90, "B": 90, "C": 90, "D": 90, "E": None}
    assert looks(session) == [3]
    session.close()


def test_before_the_year_is_over_nothing_is_looked_at(folder):
    session = signed_in_after(folder, 364)
    assert ages(session)["B"] == 89
    assert looks(session) == []
    session.close()


def test_a_look_that_finds_nobody_is_noted_once_a_year(folder):
    signed_in_after(folder, 366).close()
    signed_in_after(folder, 376).close()
    session = signed_in_after(folder, 2 * 366)
    assert looks(session) == [1, 1]
    assert rescan_ages(session) == 0
    assert looks(session) == [1, 1]
    session.close()
    session = signed_in_after(folder, 3 * 366)
    assert looks(session) == [1, 1, 0]
    session.close()


def test_for_somebody_who_is_no_administrator_nothing_happens(tmp_path):
    session = make_session(tmp_path / "other", roles=("importer",))
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")
    import_records(session, file, attested=True)
    session.surroundings.clock = FixedClock(START + timedelta(days=400))
    before = session.store.head()
    assert (rescan_ages(session), session.store.head()) == (0, before)
    session.close()


@pytest.mark.requirement("IMP-19")
@given(
    st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.dates(date(2020, 1, 1), date(2060, 12, 31)), st.integers(18, 90)
)
def test_whole_years_are_counted_as_a_calendar_counts_them(imported, today, age):
    later = max(imported, today)
    years = sum((imported.month, imported.day) <= (later.month, later.day) or y < later.year for y in
                range(imported.year + 1, later.year + 1))  # fmt: skip
    database = _database(imported, age)
    found = batches.grown_old(database, later.isoformat(), 90)
    assert bool(found) is (age < 90 and age + years >= 90)
    database.close()


def _database(imported, age):
    from cds_app.store.database import in_memory

    database = in_memory()
    with database.setting_up(), database.transaction():
        database.run("CREATE TABLE batches (id INTEGER PRIMARY KEY, imported_at TEXT)")
        database.run("CREATE TABLE patients (id INTEGER PRIMARY KEY, batch INTEGER, age_years INTEGER)")
    with database.transaction():
        database.run("INSERT INTO batches VALUES (1, ?)", f"{imported.isoformat()}T12:00:00.000Z")
        database.run("INSERT INTO patients VALUES (1, 1, ?)", age)
    return database
