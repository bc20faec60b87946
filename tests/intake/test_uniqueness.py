"""Groups of people whom an outsider could not tell apart: counted against a slow twin, on tables with a known k."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.intake.uniqueness import QUASI_IDENTIFIERS, count_groups, group_of, uniqueness

PERSON = st.fixed_dictionaries(
    {},
    optional={
        "age_years": st.sampled_from((18, 29, 30, 39, 40, 89, 90)),
        "sex": st.sampled_from(("female", "male")),
        "employment": st.sampled_from(("employed", "retired")),
        "education_years": st.sampled_from((0, 8, 9, 16, 17)),
        "partnered": st.sampled_from(("yes", "no")),
        "bmi": st.just(22.5),
    },
)


def of(**values: object) -> dict[str, object]:
    return {"age_years": 44, "sex": "female", "employment": "employed", "education_years": 12} | values


@pytest.mark.requirement("IMP-23")
@pytest.mark.parametrize(
    ("sizes", "k", "smallest", "alone", "below"),
    [((3, 3), 3, 3, 0, 0), ((3, 2), 3, 2, 0, 2), ((5, 1, 1), 2, 1, 2, 2), ((4,), 1, 4, 0, 0), ((), 5, 0, 0, 0)],
)
def test_a_table_with_a_known_k_is_reported_with_it(sizes, k, smallest, alone, below):
    jobs = ("employed", "unemployed", "student", "retired")
    people = [of(employment=job) for job, size in zip(jobs, sizes, strict=False) for _ in range(size)]
    found = uniqueness(count_groups(people), k)
    assert (found.smallest, found.alone, found.below) == (smallest, alone, below)
    assert (found.people, found.groups) == (sum(sizes), len(sizes))


def test_ages_and_years_of_education_count_in_bands():
    assert group_of(of(age_years=41)) == group_of(of(age_years=49))
    assert group_of(of(age_years=49)) != group_of(of(age_years=50))
    assert group_of(of(age_years=18)) == group_of(of(age_years=29))
    assert group_of(of(education_years=9)) == group_of(of(education_years=12))
    assert group_of(of(education_years=8)) != group_of(of(education_years=9))


def test_what_is_not_known_is_a_value_of_its_own():
    assert group_of({}) == ("unknown",) * len(QUASI_IDENTIFIERS)
    assert group_of(of(employment=None)) != group_of(of())
    assert group_of(of(education_years=0)) != group_of(of(education_years=None))


def test_people_who_are_there_already_make_groups_larger():
    there = count_groups([of()] * 4)
    assert uniqueness(count_groups([of()], there), 5).below == 0
    assert uniqueness(count_groups([of()]), 5).below == 1


@pytest.mark.requirement("IMP-23")
@given(st.lists(PERSON, max_size=30), st.integers(1, 5))
def test_as_a_slow_twin_counts(people, k):
    def same(one, other):
        bands = lambda p: (  # noqa: E731
            None if "age_years" not in p else max(2, min(9, p["age_years"] // 10)),
            None if "education_years" not in p else sum(p["education_years"] >= s for s in (9, 13, 17)),
            *(p.get(name) for name in ("sex", "employment", "partnered")),
        )
        return bands(one) == bands(other)

    alike = [sum(same(one, other) for other in people) for one in people]
    found = uniqueness(count_groups(people), k)
    assert found.smallest == min(alike, default=0)
    assert found.below == sum(size < k for size in alike)
    assert found.alone == alike.count(1)
