"""A mapping line by line: what a column is can be changed, and what it was before is never read twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_app.intake.mapping import EntryMap, FieldMap, MappingProfile, RatingMap, check
from cds_app.intake.mapping_lines import lines, target_of, targets, with_field, with_target
from cds_app.intake.preview import preview
from tests.support.world import real_catalogue

CATALOGUE = real_catalogue()
TARGETS = targets(CATALOGUE)
MORE_TARGETS = (*TARGETS, "treatments#2:drug", "treatments#2:start", "treatments#3:dose_mg_day", "conditions#2:when")
COLUMNS = ("id", "A", "B", "C", "D")
EMPTY = MappingProfile("", "id")


def test_every_target_can_be_given_and_is_then_what_the_line_says():
    for target in TARGETS[2:]:
        profile = with_target(EMPTY, "A", target)
        assert target_of(profile, "a ") == target
        assert {line.column: line.target for line in lines(profile, COLUMNS)}["A"] == target
    assert with_target(EMPTY, "A", "pseudonym").pseudonym == "A"


def test_what_is_given_to_another_column_is_taken_from_the_first():
    profile = with_target(with_target(EMPTY, "A", "sex"), "B", "sex")
    assert (target_of(profile, "A"), target_of(profile, "B")) == ("", "sex")


def test_one_entry_is_made_of_the_columns_of_a_treatment():
    profile = with_target(with_target(EMPTY, "A", "treatments:drug"), "B", "treatments:start")
    assert profile.treatments == (EntryMap({"drug": FieldMap("A"), "start": FieldMap("B", form="day")}),)
    assert with_target(profile, "A", "").treatments == (EntryMap({"start": FieldMap("B", form="day")}),)


def test_a_row_may_hold_a_second_treatment_and_there_is_always_room_for_one_more():
    profile = with_target(EMPTY, "A", "treatments:drug")
    assert "treatments#2:drug" in targets(CATALOGUE, profile)
    assert "treatments#2:drug" not in TARGETS
    profile = with_target(with_target(profile, "B", "treatments#2:drug"), "C", "treatments#2:outcome")
    assert profile.treatments == (
        EntryMap({"drug": FieldMap("A")}),
        EntryMap({"drug": FieldMap("B"), "outcome": FieldMap("C")}),
    )
    assert [line.target for line in lines(profile, "ABC")] == [
        "treatments:drug", "treatments#2:drug", "treatments#2:outcome"
    ]  # fmt: skip
    assert "none" in lines(profile, "C")[0].allowed
    assert "treatments#3:drug" in targets(CATALOGUE, profile)


@pytest.mark.parametrize("kind", ["medications:medication", "conditions:condition"])
def test_so_may_medicines_and_diagnoses(kind):
    group, _, name = kind.partition(":")
    profile = with_target(with_target(EMPTY, "A", kind), "B", f"{group}#2:{name}")
    assert [target_of(profile, column) for column in "AB"] == [kind, f"{group}#2:{name}"]
    check(profile, CATALOGUE)


def test_what_is_left_of_the_entries_is_counted_anew():
    profile = with_target(with_target(EMPTY, "A", "treatments:drug"), "B", "treatments#2:drug")
    assert target_of(with_target(profile, "A", ""), "B") == "treatments:drug"


def test_entries_that_a_hand_wrote_stay_as_they_are():
    two = (
        EntryMap({"drug": FieldMap("A")}, {"outcome": "none"}),
        EntryMap({"drug": FieldMap("B")}, {"outcome": "none"}),
    )
    profile = MappingProfile("", "id", treatments=two)
    assert with_target(profile, "C", "treatments:dose_mg_day").treatments[:2] == two


def test_codes_and_forms_are_changed_where_the_column_is():
    profile = with_target(with_target(EMPTY, "A", "sex"), "B", "day")
    profile = with_field(with_field(profile, "a", values={"1": "male"}), "B", form="%d.%m.%Y")
    assert profile.columns["sex"].values == {"1": "male"}
    assert profile.day == FieldMap("B", form="%d.%m.%Y")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(COLUMNS[1:]), st.sampled_from(MORE_TARGETS)), max_size=12))
def test_after_any_changes_no_column_is_two_things_and_none_is_what_another_is(changes):
    profile = EMPTY
    for column, target in changes:
        if target != "pseudonym":
            profile = with_target(profile, column, target)
    said = [line.target for line in lines(profile, COLUMNS) if line.target]
    assert len(said) == len(set(said))
    last = dict(changes)
    for column, target in last.items():
        later = [t for c, t in changes[max(i for i, (c, _) in enumerate(changes) if c == column) + 1:]]  # fmt: skip
        counted_anew = any("#" in one for one in (target, *later))
        if target not in ("", "pseudonym", *later) and not counted_anew:
            assert target_of(profile, column) == target
    needed = {"treatments": "drug", "medications": "medication", "conditions": "condition"}
    whole = all({**e.fixed, **e.fields}.keys() >= {n} for k, n in needed.items() for e in getattr(profile, k))
    if whole:
        check(profile, CATALOGUE)


def test_a_rating_keeps_its_step():
    profile = MappingProfile("", "id", ratings=(RatingMap("PHQ-9", "1", "A", -1),))
    assert with_target(profile, "A", "rating:PHQ-9:1") == profile


# -- how the first rows come out ---------------------------------------------------------------------------------------


@pytest.fixture
def seen(tmp_path):
    def look(text, profile, never=()):
        file = tmp_path / "x.csv"
        file.write_text(text, encoding="utf-8")
        found, problems = preview(file, profile, never)
        assert problems == ()
        return {p.column: p for p in found}

    return look


@pytest.mark.requirement("IMP-08")
def test_dates_are_shown_as_they_are_read(seen):
    profile = MappingProfile("", "id", day=FieldMap("d", form="%d/%m/%Y"))
    found = seen("id,d\nA,03/04/2026\nB,13/04/2026\nC,04/13/2026\n", profile)["d"]
    assert found.examples == (("03/04/2026", "2026-04-03"), ("13/04/2026", "2026-04-13"))
    assert found.unread == 1


@pytest.mark.requirement("IMP-08")
@pytest.mark.parametrize(
    ("cells", "comma", "other", "unread"),
    [(("1,5", "2"), True, False, 0), (("1,5", "1.5"), True, True, 1), (("1.234", "2,5"), False, True, 1),
     (("1.5", "20"), False, False, 0), (("n/a", "1.5"), False, False, 1)],
)  # fmt: skip
def test_two_decimal_marks_in_a_column_are_seen(seen, cells, comma, other, unread):
    profile = MappingProfile("", "id", columns={"bmi": FieldMap("b")}, delimiter=";", decimal_comma=comma)
    rows = "".join(f"P{n};{cell}\n" for n, cell in enumerate(cells))
    found = seen(f"id;b\n{rows}", profile)["b"]
    assert (found.other_mark, found.unread) == (other, unread)


def test_codes_are_listed_only_where_they_can_be_codes(seen):
    profile = MappingProfile("", "id", columns={"sex": FieldMap("s")})
    assert seen("id,s\nA,1\nB,2\nC,1\n", profile)["s"].codes == ("1", "2")
    assert seen("id,s\n" + "".join(f"P{n},n{n}\n" for n in range(40)), profile)["s"].codes is None
    assert seen("id,s\nA,a sentence that is certainly not a code\n", profile)["s"].codes is None


@pytest.mark.requirement("IMP-02")
def test_nothing_of_a_flagged_or_unmapped_column_is_looked_at(seen):
    profile = MappingProfile("", "id", columns={"sex": FieldMap("s")})
    found = seen("id,s,note\nA,1,CANARY\n", profile, ("s",))
    assert set(found) == {"id"}
    assert "CANARY" not in repr(found)
