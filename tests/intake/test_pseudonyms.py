"""Pseudonyms that may name a person are refused; those that only count or are drawn at random pass."""

from __future__ import annotations

import hashlib
import uuid
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.intake import deidentification
from cds_app.intake.cells import CellRefused
from cds_app.intake.deidentification import pseudonym

REFUSED = {
    "pseudonym_form": [
        "P 1", "Jane Doe", "jane@x.org", "P.1", "P/1", "Jürgen", "x" * 65, "P-1\n", "\u0661\u0662", "P\u20111", "P+1",
    ],
    "pseudonym_like_date": [
        "2024-03-12", "2024_3_2", "20240312", "12-03-2024", "03-12-2024", "12032024", "12-03-24", "29-02-80",
        "P-1980-02-29", "JD1980-02-29", "JD_19800229", "12-Mar-2024", "12mar2024", "mar-12-2024", "2024-Mar-12",
        "1-January-1990", "3mar24", "1900-01-01", "1980-02-29_jd",
    ],
    "pseudonym_like_hash": [
        hashlib.md5(b"x").hexdigest(), hashlib.sha1(b"x").hexdigest(), hashlib.sha256(b"x").hexdigest(),
        hashlib.sha256(b"x").hexdigest().upper(), "0" * 32,
    ],
    "pseudonym_like_social_security_number": [
        "536-22-8721", "536_22_8721", "536228721", "ssn536228721", "x-536-22-8721", "010180-1234", "800101-123A",
    ],
    "pseudonym_like_phone_number": [
        "617-555-0123", "1-617-555-0123", "6175550123", "16175550123", "tel6175550123", "020-7946-0958",
        "02079460958", "07700900123", "00441632960001",
    ],
    "pseudonym_like_record_number": ["MRN00123456", "mrn-123456", "MRN_7"],
}  # fmt: skip
ACCEPTED = (
    "P-0412", "P-1", "007", "000001", "100101", "999999", "00000001", "0000000001", "9007199254740993", "site-12-004",
    "101-0001", "AB12cd", "a", "x" * 64, "P-20", "S1-2024-0001", "study_3_17", "marker12", "2024-001", "decile5",
    "R3fa85f64b2c1", "0123-4567", "P100000001", "3fa85f64-0123-4567-8901-a17555012345",
)  # fmt: skip


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in REFUSED.items() for text in texts])
@pytest.mark.requirement("IMP-21")
def test_a_pseudonym_that_may_name_a_person_is_refused(code, text):
    with pytest.raises(CellRefused) as refused:
        pseudonym(text)
    assert refused.value.code == code
    assert refused.value.params == {}


@pytest.mark.parametrize("text", ACCEPTED)
def test_a_pseudonym_that_only_counts_or_is_random_passes(text):
    assert pseudonym(text) == text


def test_an_empty_pseudonym_is_refused():
    with pytest.raises(CellRefused):
        pseudonym("")


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%d-%m-%Y", "%m%d%Y", "%d%m%Y"]),
)
@pytest.mark.requirement("IMP-21")
def test_every_date_is_refused_in_every_usual_form(day, form):
    with pytest.raises(CellRefused):
        pseudonym(day.strftime(form))


@given(st.uuids(version=4))
def test_a_random_uuid_passes(value: uuid.UUID):
    assert pseudonym(str(value)) == str(value)


def test_running_numbers_pass_in_the_usual_widths():
    for form in ("P-{}", "P{:06d}", "{:06d}", "{:07d}", "{:08d}", "{:010d}", "SITE1-{:05d}", "pt_{}"):
        for number in (*range(1, 3000), 99_999, 100_000):
            pseudonym(form.format(number))


@pytest.mark.requirement("IMP-21")
def test_a_birthday_inside_a_longer_id_is_found_on_every_day_of_a_year():
    for offset in range(366):
        day = date(1980, 1, 1) + timedelta(days=offset)
        with pytest.raises(CellRefused):
            pseudonym(f"P-{day.isoformat()}-A")


@given(st.from_regex(deidentification._PLAIN, fullmatch=True))
def test_the_usual_form_of_a_code_is_none_that_may_name_a_person(code):
    """Such codes are let through unlooked at, so no shape may have that form."""
    assert not any(shape.search(code) for _, shape in deidentification._SHAPES)
    assert pseudonym(code) == code
