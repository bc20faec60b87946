"""Any sequence of acts on one patient's decision: only declared moves happen, and a refusal leaves no trace."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_app.domain.decision import OwnView, SignOff, State
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.workflow.check_store import check_store
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.import_records import import_records
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.sign_decision import abandon_assessment, amend_decision, sign_decision
from tests.support.world import PASSPHRASE, SAMPLE, SHOWCASE, a_draft, an_own_view, make_session, real_catalogue

DRUG = "sertraline"
SIGNED = ("decision_signed", "decision_amended")
ACTS = ("own view", "compare", "explain", "sign", "sign without reason", "sign with another passphrase", "sign again",
        "abandon", "amend", "change the own view", "forge the state")  # fmt: skip


@dataclass
class Expected:
    """The oracle: where the decision stands, by the table on paper."""

    state: str = "nothing"
    explained: bool = False
    amends: bool = False


def after(expected: Expected, act: str) -> Expected | None:
    """What an act leads to; None when it must be refused."""
    state = expected.state
    if act == "own view":  # each begins a new assessment
        return Expected("own_view_recorded")
    if act == "compare" and state in ("own_view_recorded", "estimates_shown"):
        return replace(expected, state="estimates_shown")
    if act == "explain" and state in ("estimates_shown", "signed", "abandoned") and not expected.explained:
        return replace(expected, explained=True) if state == "estimates_shown" else expected
    if act == "explain" and state in ("estimates_shown", "signed", "abandoned"):
        return expected
    if act == "sign" and state == "estimates_shown" and expected.explained:
        return replace(expected, state="signed")
    if act == "abandon" and state in ("own_view_recorded", "estimates_shown"):
        return replace(expected, state="abandoned")
    if act == "amend" and state == "signed":
        return Expected("estimates_shown", expected.explained, amends=True)
    return None


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    session = make_session(tmp_path_factory.mktemp("machine") / "store")
    import_records(session, SAMPLE, attested=True)
    yield session
    session.close()


def do(session, record_id, current, act):
    """Try the act; returns the assessment that is looked at afterwards."""
    number = current.assessment_id if current is not None else "0" * 32
    if act == "own view":
        return record_own_view(session, record_id, an_own_view())
    if act == "compare":
        return compare_treatments(session, record_id, number)
    if act == "explain":
        return explain_choice(session, number, DRUG).assessment
    if act.startswith("sign"):
        draft = a_draft(current, DRUG) if current is not None and current.comparison is not None else SignOff()
        if act == "sign without reason":
            draft = replace(draft, reasons=())
        passphrase = "somebody else's words" if act == "sign with another passphrase" else PASSPHRASE
        return sign_decision(session, number, draft, passphrase)
    if act == "abandon":
        return abandon_assessment(session, number, "not_now")
    if act == "amend":
        return amend_decision(session, number)
    return forge(session, current, act)


def forge(session, current, act):
    """Past the workflow, at the store itself."""
    from cds_app.domain.audit import EventKind

    if current is None:
        raise NotAllowed("state")
    stored = session.store.assessment(current.assessment_id)
    if act == "change the own view":
        changed = replace(stored, own_view=OwnView(("wait",), 1, real_catalogue().own_view_reasons[0].code))
    else:
        changed = replace(stored, state=State.SIGNED)
    with session.store.change(EventKind.ESTIMATES_SHOWN) as change:
        change.save_assessment(changed)
    return changed


@pytest.mark.requirement("SIG-01")
@pytest.mark.requirement("SIG-03")
@pytest.mark.requirement("SIG-24")
@settings(max_examples=7, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(st.sampled_from(ACTS), min_size=4, max_size=12))
def test_only_declared_moves_happen_and_a_refusal_leaves_no_trace(shared, acts):
    session, record_id = shared, find_patient(shared, SHOWCASE)
    expected, current = Expected(), None
    for act in ("own view", "compare", *acts):
        before = session.store.head()
        wanted = after(expected, act)
        try:
            result = do(session, record_id, current, act)
        except (CdsError, ValueError):
            assert wanted is None, (act, expected)
            assert session.store.head() == before, (act, expected)
            continue
        assert wanted is not None, (act, expected)
        current, expected = session.store.assessment(result.assessment_id), wanted
        assert current.state == expected.state
        assert (current.amends is not None) == expected.amends
        assert current.own_view == an_own_view()
        assert (current.signed is not None) == (expected.state == "signed")
        if current.signed is not None:
            entry = next(session.store.entries(current.signed.entry_index, 1))[2]
            assert entry["event"] in SIGNED
            assert entry["data"]["signature"] == current.signed.signature


@pytest.mark.requirement("SIG-01")
def test_the_fixed_order_leads_to_a_signature_and_the_store_is_sound(shared):
    record_id = find_patient(shared, SHOWCASE)
    current = None
    for act in ("own view", "compare", "explain", "sign", "amend", "sign"):
        current = do(shared, record_id, current, act)
    assert current.state is State.SIGNED
    assert check_store(shared) == ()
