import hashlib

import pytest

from cds_app.domain.audit import decimal, first_link, leaf_hash, next_link
from cds_app.domain.errors import NotAllowed
from cds_app.domain.patient import PatientRecord, age_band
from cds_app.domain.roles import EMERGENCY, OPERATIONS, ROLES, may, require


@pytest.mark.requirement("AUD-02")
def test_the_chain_follows_the_format_page():
    leaf = hashlib.sha256(b"\x00{}").digest()
    start = hashlib.sha256(b"cds-decision-log/1\nabc").digest()
    assert leaf_hash(b"{}") == leaf
    assert first_link("abc") == start
    assert next_link(start, leaf) == hashlib.sha256(b"\x01" + start + leaf).digest()


def test_a_decimal_never_has_an_exponent():
    assert decimal(1e-7) == "0.000000"
    assert decimal(0.5234, 4) == "0.5234"
    assert decimal(None) is None


@pytest.mark.requirement("SIG-21")
@pytest.mark.requirement("STO-24")
def test_each_operation_is_denied_to_every_role_not_named_for_it():
    for operation, allowed in OPERATIONS.items():
        assert allowed <= {*ROLES, EMERGENCY}
        assert may((EMERGENCY,), operation) is (operation == "view_patients")
        for role in ROLES:
            assert may((role,), operation) is (role in allowed)
            if role not in allowed:
                with pytest.raises(NotAllowed):
                    require((role,), operation)
        assert not may((), operation)


@pytest.mark.requirement("IMP-19")
@pytest.mark.parametrize(
    ("age", "band"), [(18, "18–29"), (29, "18–29"), (30, "30–39"), (45, "40–49"), (89, "80–89"), (90, "90+")]
)
def test_an_age_is_shown_as_its_band(age, band):
    assert age_band(PatientRecord("P-1", {"age_years": age})) == band


def test_an_unknown_age_has_no_band():
    assert age_band(PatientRecord("P-1")) is None
