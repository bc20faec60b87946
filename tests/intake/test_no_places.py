"""No postal code and no other place is kept: there is no column for one, whatever form the records come in."""

from __future__ import annotations

import re

import pytest

from cds_app.domain.patient import PATIENT_COLUMNS
from cds_app.intake.mapping_lines import targets
from cds_app.intake.record_set import read_record_set
from tests.support.world import real_catalogue

PLACE = re.compile(r"zip|postal|post_?code|address|street|city|county|country|region|geo|latitude|longitude|plz")


@pytest.mark.requirement("IMP-20")
def test_no_column_of_the_record_is_a_place_and_none_can_be_mapped_to_one():
    assert [c.name for c in PATIENT_COLUMNS if PLACE.search(c.name)] == []
    assert [t for t in targets(real_catalogue()) if PLACE.search(t)] == []


@pytest.mark.requirement("IMP-20")
@pytest.mark.parametrize("column", ["zip", "zip3", "postal_code", "PLZ", "county", "latitude"])
@pytest.mark.parametrize("cell", ["02139", "036", "000", "20001"])
def test_a_column_with_a_place_is_named_and_never_read(tmp_path, column, cell):
    file = tmp_path / "records.csv"
    file.write_text(f"pseudonym,age_years,{column},phq9_total\nA-1,44,{cell}77,17\n", encoding="utf-8")
    found = read_record_set(file, real_catalogue())
    assert found.not_read == (column,)
    assert f"{cell}77" not in repr(found.records) + repr(found.findings)
    assert len(found.records) == 1
