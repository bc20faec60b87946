"""One failing record for each rule over several cells, and the twin that passes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_app.domain.patient import CONCERNS, CONDITIONS, Condition, Medication, Preference
from cds_app.domain.rating import TOTAL, Rating, total_of_items
from cds_app.domain.treatment import Treatment
from cds_app.intake.ratings import PackedRatings, PatientsRatings, RatingRules, disagreements
from tests.intake.support import SCALES, codes, patient, places, read, write_folder


def items(scale: str, answers: list[int], day: str = "0") -> list[tuple[str, ...]]:
    return [("P-1", day, scale, str(item), str(answer)) for item, answer in enumerate(answers, start=1)]


RATINGS = {
    "a total over the range": (("P-1", "0", "PHQ-9", "total", "28"), "value", "out_of_range"),
    "a negative answer": (("P-1", "0", "PHQ-9", "3", "-1"), "value", "out_of_range"),
    "an answer over the range": (("P-1", "0", "PHQ-9", "3", "4"), "value", "out_of_range"),
    "HAMD-17 item 4 goes to 2 only": (("P-1", "0", "HAMD-17", "4", "3"), "value", "out_of_range"),
    "a half point": (("P-1", "0", "PHQ-9", "total", "16.5"), "value", "whole_number_needed"),
    "a word": (("P-1", "0", "PHQ-9", "total", "severe"), "value", "number_form"),
    "a missing code": (("P-1", "0", "PHQ-9", "total", "999"), "value", "out_of_range"),
    "an item that is not there": (("P-1", "0", "PHQ-9", "10", "1"), "item", "item_unknown"),
    "item 0": (("P-1", "0", "PHQ-9", "0", "1"), "item", "item_unknown"),
    "an item in words": (("P-1", "0", "PHQ-9", "sleep", "1"), "item", "item_unknown"),
    "an item in other digits": (("P-1", "0", "PHQ-9", "٣", "1"), "item", "item_unknown"),
    "a total of the screener": (("P-1", "0", "C-SSRS", "total", "1"), "item", "item_unknown"),
    "a screener answer of 2": (("P-1", "0", "C-SSRS", "1", "2"), "value", "out_of_range"),
    "an unknown scale": (("P-1", "0", "HADS", "total", "9"), "scale", "category_unknown"),
    "a scale in small letters": (("P-1", "0", "phq-9", "total", "9"), "scale", "category_unknown"),
    "no scale": (("P-1", "0", "", "total", "9"), "scale", "value_missing"),
    "no item": (("P-1", "0", "PHQ-9", "", "9"), "item", "value_missing"),
    "no day": (("P-1", "", "PHQ-9", "total", "9"), "day", "value_missing"),
    "a date for a day": (("P-1", "2024-03-12", "PHQ-9", "total", "9"), "day", "number_form"),
    "a spreadsheet's date": (("P-1", "45363", "PHQ-9", "total", "9"), "day", "out_of_range"),
    "half a day": (("P-1", "0.5", "PHQ-9", "total", "9"), "day", "whole_number_needed"),
}


@pytest.mark.parametrize("case", RATINGS, ids=str)
@pytest.mark.requirement("IMP-15")
def test_a_rating_outside_the_dictionary_is_refused(tmp_path, case):
    row, column, code = RATINGS[case]
    found = read(write_folder(tmp_path, ratings=[("P-1", "-7", "PHQ-9", "total", "9"), row]))
    assert places(found) == [("ratings.csv", 3, column, code)]
    assert found.records == ()


def test_both_ends_of_every_item_and_total_are_read(tmp_path):
    rows = []
    for scale in SCALES.values():
        for end in (0, 1):
            answers = [limits[end] for limits in scale.item_ranges]
            rows += items(scale.code, answers, day=str(end))
            total = total_of_items(scale, dict(enumerate(answers, start=1)))
            if total is not None:
                assert scale.total_range is not None
                assert total == scale.total_range[end]
                rows.append(("P-1", str(end), scale.code, "total", str(total)))
    found = read(write_folder(tmp_path, ratings=rows))
    assert places(found) == []
    assert len(found.records[0].ratings) == len(rows)


def test_an_answer_that_is_not_known_is_no_rating(tmp_path):
    found = read(write_folder(tmp_path, ratings=[("P-1", "0", "PHQ-9", "1", "2"), ("P-1", "0", "PHQ-9", "2", "")]))
    assert found.records[0].ratings == (Rating(0, "PHQ-9", "1", 2),)


@pytest.mark.requirement("IMP-15")
def test_a_total_must_equal_its_items(tmp_path):
    answers = [2, 2, 2, 2, 2, 2, 2, 2, 1]
    right = [*items("PHQ-9", answers), ("P-1", "0", "PHQ-9", "total", "17")]
    wrong = [*items("PHQ-9", answers), ("P-1", "0", "PHQ-9", "total", "16")]
    assert places(read(write_folder(tmp_path / "right", ratings=right))) == []
    assert places(read(write_folder(tmp_path / "wrong", ratings=wrong))) == [
        ("ratings.csv", 11, "value", "total_disagrees")
    ]


@pytest.mark.requirement("IMP-15")
def test_of_a_qids_domain_only_the_highest_answer_counts(tmp_path):
    answers = [3, 2, 1, 0, 1, 0, 0, 2, 1, 1, 1, 1, 1, 1, 2, 3]
    domains = 3 + 1 + 2 + 1 + 1 + 1 + 1 + 1 + 3
    for total, expected in ((domains, []), (sum(answers), ["total_disagrees"])):
        rows = [*items("QIDS-SR16", answers), ("P-1", "0", "QIDS-SR16", "total", str(total))]
        assert codes(read(write_folder(tmp_path / str(total), ratings=rows))) == expected


def test_items_that_are_incomplete_or_of_another_day_judge_no_total(tmp_path):
    total = [("P-1", "0", "PHQ-9", "total", "17")]
    assert codes(read(write_folder(tmp_path / "a", ratings=items("PHQ-9", [1] * 8) + total))) == []
    assert codes(read(write_folder(tmp_path / "b", ratings=items("PHQ-9", [1] * 9, day="-7") + total))) == []


@pytest.mark.parametrize(
    ("value", "code"), [("17", "rating_repeated"), ("17.0", "rating_repeated"), ("18", "rating_contradicted")]
)
def test_a_rating_stands_once(tmp_path, value, code):
    rows = [("P-1", "0", "PHQ-9", "total", "17"), ("P-1", "0", "PHQ-9", "total", value)]
    assert places(read(write_folder(tmp_path, ratings=rows))) == [("ratings.csv", 3, "value", code)]


def _disagreements_slowly(ratings: list[tuple[Rating, int]]) -> set[tuple[int, str, str]]:
    """The same rules as the packed ones, written to be read."""
    found = set()
    for rating, row in ratings:
        for other, other_row in ratings:
            if other_row < row and (rating.day, rating.scale, rating.item) == (other.day, other.scale, other.item):
                code = "rating_repeated" if rating.value == other.value else "rating_contradicted"
                found.add((row, code, rating.scale))
    for rating, row in ratings:
        same = [r for r, _ in ratings if (r.day, r.scale) == (rating.day, rating.scale) and r.item != TOTAL]
        made = total_of_items(SCALES[rating.scale], {int(r.item): r.value for r in same})
        if rating.item == TOTAL and made is not None and made != rating.value:
            found.add((row, "total_disagrees", rating.scale))
    return found


@st.composite
def _a_patients_ratings(draw):
    keys = {}
    for scale in draw(st.lists(st.sampled_from(["GAD-7", "PHQ-9", "QIDS-SR16"]), unique=True)):
        for day in draw(st.lists(st.integers(-3, 3), unique=True, max_size=2)):
            ranges = SCALES[scale].item_ranges
            chosen = range(1, len(ranges) + 1) if draw(st.booleans()) else draw(st.sets(st.integers(1, len(ranges))))
            for item in chosen:
                keys[day, scale, str(item)] = draw(st.integers(0, 3))
            if draw(st.booleans()):
                answers = {int(i): v for (d, s, i), v in keys.items() if (d, s) == (day, scale)}
                made = total_of_items(SCALES[scale], answers)
                keys[day, scale, TOTAL] = draw(st.sampled_from([made or 0, 5]))
    ratings = [Rating(day, scale, item, value) for (day, scale, item), value in keys.items()]
    if ratings and draw(st.booleans()):
        again = draw(st.sampled_from([r for r in ratings if r.item != TOTAL] or ratings))
        if again.item != TOTAL:
            ratings.append(Rating(again.day, again.scale, again.item, again.value))
    return list(zip(draw(st.permutations(ratings)), range(2, 1000), strict=False))


@given(_a_patients_ratings())
@settings(max_examples=150, deadline=None)
def test_packed_ratings_say_what_the_plain_ones_say(ratings):
    rules, packed = RatingRules(SCALES), PackedRatings()
    for rating, row in ratings:
        packed.add(rules.pack(rating.day, rating.scale, rating.item, rating.value), row)
    pairs = packed.sorted()
    assert {(row, code, scale) for row, code, scale in disagreements(pairs, rules)} == _disagreements_slowly(ratings)
    order = {code: place for place, code in enumerate(SCALES)}
    expected = sorted(
        (r for r, _ in ratings), key=lambda r: (r.day, order[r.scale], 99 if r.item == TOTAL else int(r.item))
    )
    assert [rules.rating(pair) for pair, _ in pairs] == expected


@given(st.lists(_a_patients_ratings(), max_size=4))
@settings(max_examples=80, deadline=None)
def test_the_ratings_of_many_are_those_of_each(patients):
    rules, together, alone = RatingRules(SCALES), PatientsRatings(), [PackedRatings() for _ in patients]
    for number, ratings in reversed(list(enumerate(patients))):
        for rating, row in ratings:
            packed = rules.pack(rating.day, rating.scale, rating.item, rating.value)
            alone[number].add(packed, row)
            together.add(number, packed, row)
    together.sort()
    pairs = [packed.sorted() for packed in alone]
    doubtful = dict(together.doubtful())
    assert all(pairs[number] == mine for number, mine in doubtful.items())
    assert all(number in doubtful for number, mine in enumerate(pairs) if list(disagreements(mine, rules)))
    wanted = list(range(0, len(patients), 2))
    places, positions, packed = (column.tolist() for column in together.of(wanted))
    expected = [(at, i, pair) for at, n in enumerate(wanted) for i, (pair, _) in enumerate(pairs[n])]
    assert list(zip(places, positions, packed, strict=True)) == expected


TREATMENTS = {
    "an end before the start": (("sertraline", "100", "-10", "-20", "", "", ""), "end_day", "end_before_start"),
    "a dose of nothing": (("sertraline", "0", "-90", "-20", "", "", ""), "dose_mg_day", "dose_implausible"),
    "a dose in grams": (("sertraline", "0.1", "-90", "-20", "", "", ""), "dose_mg_day", "dose_implausible"),
    "another dose in grams": (("venlafaxine", "0.15", "-90", "-20", "", "", ""), "dose_mg_day", "dose_implausible"),
    "a dose in micrograms": (("sertraline", "4000", "-90", "-20", "", "", ""), "dose_mg_day", "dose_implausible"),
    "a dose beyond any": (("sertraline", "50000", "-90", "-20", "", "", ""), "dose_mg_day", "out_of_range"),
    "a negative dose": (("sertraline", "-50", "-90", "-20", "", "", ""), "dose_mg_day", "out_of_range"),
    "a dose with its unit": (("sertraline", "50 mg", "-90", "-20", "", "", ""), "dose_mg_day", "number_form"),
    "a brand": (("Zoloft", "100", "-90", "-20", "", "", ""), "drug", "drug_unknown"),
    "a class": (("SSRI", "100", "-90", "-20", "", "", ""), "drug", "drug_unknown"),
    "two drugs": (("sertraline, venlafaxine", "100", "-90", "-20", "", "", ""), "drug", "drug_unknown"),
    "no drug": (("", "100", "-90", "-20", "", "", ""), "drug", "value_missing"),
    "a day as a date": (("sertraline", "100", "2024-03-12", "", "", "", ""), "start_day", "number_form"),
    "an outcome of its own": (("sertraline", "100", "-90", "-20", "better", "", ""), "outcome", "category_unknown"),
    "a stop reason of its own": (("sertraline", "", "", "-20", "", "moved", ""), "stop_reason", "category_unknown"),
    "an episode of its own": (("sertraline", "", "", "", "", "", "1"), "same_episode", "category_unknown"),
}


@pytest.mark.parametrize("case", TREATMENTS, ids=str)
@pytest.mark.requirement("IMP-14")
@pytest.mark.requirement("IMP-15")
def test_a_treatment_outside_the_dictionary_is_refused(tmp_path, case):
    row, column, code = TREATMENTS[case]
    found = read(write_folder(tmp_path, treatments=[("P-1", *row)]))
    assert places(found) == [("treatments.csv", 2, column, code)]
    assert found.records == ()


def test_a_treatment_is_read_by_name_or_code_and_its_gaps_stay_gaps(tmp_path):
    rows = [
        ("P-1", "N06AX16", "", "", "", "", "", ""),
        ("P-1", "sertraline", "12.5", "-90", "-90", "partial", "side_effects", "no"),
        ("P-1", "nortriptyline", "75", "0", "", "unknown", "unknown", "unknown"),
    ]
    found = read(write_folder(tmp_path, treatments=rows))
    assert found.findings == ()
    assert set(found.records[0].treatments or ()) == {
        Treatment("venlafaxine", None, None, None, "unknown", None, "unknown"),
        Treatment("sertraline", 12.5, -90, -90, "partial", "side_effects", "no"),
        Treatment("nortriptyline", 75.0, 0, None, "unknown", "unknown", "unknown"),
    }


def test_a_stop_reason_without_an_end_is_noted_and_read_as_ongoing(tmp_path):
    found = read(write_folder(tmp_path, treatments=[("P-1", "sertraline", "", "-9", "", "none", "no_benefit", "yes")]))
    assert places(found) == [("treatments.csv", 2, "stop_reason", "stop_reason_without_end")]
    assert found.findings[0].severity == "information"
    assert found.records[0].treatments == (Treatment("sertraline", None, -9, None, "none", "no_benefit", "yes"),)


@pytest.mark.parametrize("text", ["M01AE01", "M01AE", "m01ae01", "ibuprofen", "Ibuprofen", "methylene blue"])
def test_a_medicine_is_named_by_its_code_or_as_on_the_interaction_list(tmp_path, text):
    found = read(write_folder(tmp_path, medications=[("P-1", text, "current")]))
    kept = {"m01ae01": "M01AE01", "Ibuprofen": "ibuprofen", "methylene blue": "Methylene blue"}.get(text, text)
    assert found.records[0].medications == (Medication(kept, "current"),)


@pytest.mark.parametrize(
    "text", ["Nurofen", "M01A", "M01", "M", "M01AE1", "M01AE011", "Z01AE01", "M0IAE01", "٣", "x", "aspirin 100"]
)
def test_other_medicines_are_refused(tmp_path, text):
    found = read(write_folder(tmp_path, medications=[("P-1", text, "current")]))
    assert places(found) == [("medications.csv", 2, "medication", "medication_unknown")]


SIDE_ROWS = {
    "a condition that is none": ("conditions", ("P-1", "sadness", "current"), "condition", "category_unknown"),
    "a status that is none": ("conditions", ("P-1", "ptsd", "earlier"), "status", "category_unknown"),
    "a condition without status": ("conditions", ("P-1", "ptsd", ""), "status", "value_missing"),
    "a medicine without status": ("medications", ("P-1", "M01AE01", ""), "status", "value_missing"),
    "a medicine stopped long ago": ("medications", ("P-1", "M01AE01", "past"), "status", "category_unknown"),
    "a concern that is none": ("preferences", ("P-1", "taste", "5"), "concern", "category_unknown"),
    "a weight over 100": ("preferences", ("P-1", "nausea", "101"), "weight", "out_of_range"),
    "a weight below 0": ("preferences", ("P-1", "nausea", "-1"), "weight", "out_of_range"),
    "no weight": ("preferences", ("P-1", "nausea", ""), "weight", "value_missing"),
}


@pytest.mark.parametrize("case", SIDE_ROWS, ids=str)
def test_a_side_row_outside_the_dictionary_is_refused(tmp_path, case):
    file, row, column, code = SIDE_ROWS[case]
    assert places(read(write_folder(tmp_path, **{file: [row]}))) == [(f"{file}.csv", 2, column, code)]


def test_every_condition_and_concern_of_the_dictionary_is_read(tmp_path):
    conditions = [("P-1", name, status) for name in CONDITIONS for status in ("current", "past")]
    preferences = [("P-1", name, "100") for name in CONCERNS]
    found = read(write_folder(tmp_path, conditions=conditions, preferences=preferences))
    assert found.findings == ()
    assert set(found.records[0].conditions or ()) == {Condition(name, status) for _, name, status in conditions}
    assert set(found.records[0].preferences) == {Preference(name, 100) for name in CONCERNS}


@pytest.mark.parametrize(
    ("file", "first", "second", "code"),
    [
        ("conditions", ("P-1", "ptsd", "past"), ("P-1", "ptsd", "past"), "row_repeated"),
        ("medications", ("P-1", "M01AE01", "current"), ("P-1", "m01ae01", "current"), "row_repeated"),
        ("preferences", ("P-1", "nausea", "5"), ("P-1", "nausea", "6"), "preference_contradicted"),
        (
            "treatments",
            ("P-1", "sertraline", "50", "-9", "-2", "", "", ""),
            ("P-1", "N06AB06", "50", "-9", "-2", "unknown", "", ""),
            "row_repeated",
        ),
    ],
)
def test_a_side_row_stands_once(tmp_path, file, first, second, code):
    found = read(write_folder(tmp_path, **{file: [first, second]}))
    assert [(f.row, f.code) for f in found.findings] == [(3, code)]


def test_nobody_has_hundreds_of_treatments(tmp_path):
    rows = [("P-1", "sertraline", "50", str(-n), "", "", "", "") for n in range(201)]
    assert codes(read(write_folder(tmp_path / "a", treatments=rows[:-1]))) == []
    assert codes(read(write_folder(tmp_path / "b", treatments=rows))) == ["too_many_entries"]


PATIENTS = {
    "an onset after today": ({"age_years": "40", "onset_age_years": "41"}, "onset_age_years", "onset_after_age"),
    "an episode in days": ({"age_years": "20", "episode_weeks": "1200"}, "episode_weeks", "episode_longer_than_life"),
}


@pytest.mark.parametrize("case", PATIENTS, ids=str)
@pytest.mark.requirement("IMP-15")
def test_a_patient_cannot_be_ill_before_birth_or_after_today(tmp_path, case):
    cells, column, code = PATIENTS[case]
    assert places(read(write_folder(tmp_path, patients=[patient(**cells)]))) == [("patients.csv", 2, column, code)]


def test_an_age_that_stands_for_any_above_89_judges_nothing(tmp_path):
    cells = {"age_years": "90+", "onset_age_years": "89", "episode_weeks": "3000"}
    assert codes(read(write_folder(tmp_path, patients=[patient(**cells)]))) == []


@pytest.mark.parametrize("age", ["45", "46"])
def test_a_patient_stands_once(tmp_path, age):
    rows = [patient(age_years="45"), patient("P-2"), patient(age_years=age)]
    found = read(write_folder(tmp_path, patients=rows))
    assert places(found) == [("patients.csv", 4, "pseudonym", "duplicate_pseudonym")]
    assert found.records == ()


@pytest.mark.parametrize("file", ["ratings", "treatments", "conditions", "medications", "preferences"])
def test_a_side_row_of_nobody_is_refused(tmp_path, file):
    rows = {
        "ratings": ("P-2", "0", "PHQ-9", "total", "17"),
        "treatments": ("P-2", "sertraline", "", "", "", "", "", ""),
        "conditions": ("P-2", "ptsd", "past"),
        "medications": ("P-2", "M01AE01", "current"),
        "preferences": ("P-2", "nausea", "1"),
    }
    found = read(write_folder(tmp_path, **{file: [rows[file]]}))
    assert places(found) == [(f"{file}.csv", 2, "pseudonym", "pseudonym_unknown")]


def test_each_row_of_nobody_is_named(tmp_path):
    rows = [("P-2", "0", "PHQ-9", "total", "17"), ("P-3", "0", "PHQ-9", "total", "17")]
    found = read(write_folder(tmp_path, ratings=rows, conditions=[("P-2", "ptsd", "past")]))
    assert codes(found) == ["pseudonym_unknown"] * 3


def test_every_fault_of_a_row_is_named(tmp_path):
    rows = [patient(age_years="17", sex="f", bmi="8", smoker="no")]
    found = read(write_folder(tmp_path, patients=rows))
    assert [f.column for f in found.findings] == ["age_years", "sex", "bmi"]
