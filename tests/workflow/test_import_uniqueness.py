"""The uniqueness report comes with every import, counts who is there already, and the policy's k is kept."""

from __future__ import annotations

import pytest

from cds_app.environment.policy import Policy, load_policy
from cds_app.workflow.import_records import import_records
from cds_app.workflow.undo_import import uniqueness_of_store
from tests.support.world import make_session, make_surroundings

HEADER = "pseudonym,age_years,sex,employment,phq9_total\n"


@pytest.fixture
def opened(tmp_path):
    made = []

    def make(k):
        made.append(make_session(tmp_path / "store", surroundings=make_surroundings(Policy(uniqueness_k=k))))
        return made[-1]

    yield make
    for session in made:
        session.close()


@pytest.fixture
def csv(tmp_path):
    def write(name, *people):
        file = tmp_path / name
        rows = (f"{code},{age},{sex},employed,17\n" for code, age, sex in people)
        file.write_text(HEADER + "".join(rows), encoding="utf-8")
        return file

    return write


def three(letter, age, sex):
    return [(f"{letter}-{n}", age, sex) for n in range(3)]


@pytest.mark.requirement("IMP-23")
def test_it_is_shown_before_the_first_use(opened, csv):
    session = opened(1)
    report = import_records(session, csv("a.csv", *three("A", 44, "female"), ("B-1", 51, "male")), dry_run=True)
    found = report.uniqueness
    assert (found.people, found.groups, found.smallest, found.alone, found.k) == (4, 2, 1, 1, 1)
    assert report.status == "dry_run"


@pytest.mark.requirement("IMP-23")
def test_under_the_policys_k_nothing_is_imported_and_the_log_says_why(opened, csv):
    session = opened(3)
    report = import_records(session, csv("a.csv", *three("A", 44, "female"), ("B-1", 51, "male")), attested=True)
    assert report.status == "refused"
    finding = next(f for f in report.findings if f.code == "groups_too_small")
    assert dict(finding.params) == {"count": 1, "k": 3}
    assert session.store.count_patients() == 0
    *_, (_, _, entry) = session.store.entries()
    assert entry["data"]["codes"] == ["groups_too_small"]


@pytest.mark.requirement("IMP-23")
def test_those_in_small_groups_can_be_left_out(opened, csv):
    session = opened(3)
    file = csv("a.csv", *three("A", 44, "female"), ("B-1", 51, "male"))
    report = import_records(session, file, attested=True, skip_refused=True)
    assert (report.status, report.patients, report.left_out) == ("imported", 3, 1)
    assert session.store.find("B-1") is None
    assert report.uniqueness.smallest == 3


def test_people_of_earlier_imports_count(opened, csv):
    session = opened(3)
    import_records(session, csv("a.csv", *three("A", 44, "female")), attested=True)
    assert import_records(session, csv("b.csv", ("C-1", 47, "female")), attested=True).status == "imported"
    assert import_records(session, csv("c.csv", ("D-1", 47, "male")), attested=True).status == "refused"
    assert uniqueness_of_store(session).smallest == 4


def test_a_policy_file_may_ask_for_k_and_a_slip_in_it_is_refused(tmp_path):
    file = tmp_path / "policy.json"
    file.write_text('{"uniqueness_k": 5}', encoding="utf-8")
    assert load_policy(file).uniqueness_k == 5
    assert Policy().uniqueness_k == 1
    assert Policy(uniqueness_k=1).sha256 == Policy().sha256 != Policy(uniqueness_k=5).sha256
    for wrong in ("0", "true", '"5"', "1.5"):
        file.write_text(f'{{"uniqueness_k": {wrong}}}', encoding="utf-8")
        with pytest.raises(Exception, match="policy_invalid"):
            load_policy(file)
