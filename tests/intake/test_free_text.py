"""What a person may type: planted identifiers of all 18 classes are seen in any dress; clinical words pass."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.messages.identifiers import KINDS, english
from cds_app.intake import identifier_numbers as numbers
from cds_app.intake.free_text import identifiers_in
from cds_app.intake.identifier_shapes import SHAPES
from tests.support.generated_identifiers import EACH, generated
from tests.support.planted_identifiers import CLEAN, LETTERS, PLANTED, STRUCTURED, WRITTEN

OVERALL, PLAIN, FALSE_ALARMS = 0.95, 0.90, 0.01
DRAWN = 0.80
"""The floors: of all that is planted, of each class without a form of its own; the most clean notes that alarm; of
each class of the drawn set."""
MEANT = {
    "A": {"name"}, "B": {"address"}, "C": {"date", "age"}, "D": {"phone"}, "E": {"phone"}, "F": {"email"},
    "G": {"social_security"}, "H": {"record_number"}, "I": {"record_number"}, "J": {"record_number"}, "K": {"device"},
    "L": {"device"}, "M": {"device", "web"}, "N": {"web"}, "O": {"web"}, "P": {"binary"}, "Q": {"binary"},
    "R": {"hash", "long_number", "employer", "unique"},
}  # fmt: skip
"""The kinds that name a class for what it is."""


def test_there_are_enough_of_each_class_and_each_kind_has_words():
    assert len(PLANTED) == len(LETTERS) == 18
    assert sum(map(len, PLANTED.values())) >= 250
    assert min(map(len, PLANTED.values())) >= 8
    assert len(set(CLEAN)) >= 500
    assert len(WRITTEN) >= 100
    assert {kind for kind, _ in SHAPES} | {"pseudonym"} == set(KINDS)
    assert english(["date", "name"]) == "a date, a name"


@pytest.mark.requirement("IMP-22")
@pytest.mark.requirement("SIG-09")
@pytest.mark.parametrize("letter", PLANTED)
def test_of_each_class_nearly_all_are_seen_and_of_those_with_a_form_every_one(letter):
    planted = PLANTED[letter]
    missed = [text for text in planted if not identifiers_in(text)]
    floor = 1.0 if letter in STRUCTURED else PLAIN
    assert len(missed) <= (1 - floor) * len(planted), missed
    named = [text for text in planted if MEANT[letter] & set(identifiers_in(text))]
    assert len(named) >= 0.8 * len(planted), set(planted) - set(named)


@pytest.mark.requirement("IMP-22")
def test_as_a_whole_hardly_any_is_missed():
    every = [text for texts in PLANTED.values() for text in texts]
    missed = [text for text in every if not identifiers_in(text)]
    assert len(missed) <= (1 - OVERALL) * len(every), missed


@pytest.mark.requirement("IMP-22")
def test_of_identifiers_drawn_by_another_scheme_those_with_a_form_are_all_seen_and_nearly_all_others():
    """Bare names that no list holds, in no sentence that tells a name, are what is missed."""
    drawn = generated()
    missed = {letter: [text for text in texts if not identifiers_in(text)] for letter, texts in drawn.items()}
    assert {letter: missed[letter] for letter in STRUCTURED if missed[letter]} == {}
    assert all(len(missed[letter]) <= (1 - DRAWN) * EACH for letter in drawn), missed
    assert sum(map(len, missed.values())) <= (1 - OVERALL) * EACH * len(drawn), missed


def test_drawn_identifiers_differ_and_come_again_from_the_same_seed():
    assert all(len(set(texts)) == EACH for texts in generated(1).values())
    assert generated(1) == generated(1) != generated(2)


@pytest.mark.requirement("IMP-22")
def test_hardly_any_clinical_note_alarms():
    wrong = {text: identifiers_in(text) for text in CLEAN if identifiers_in(text)}
    assert len(wrong) <= FALSE_ALARMS * len(CLEAN), wrong
    assert sum(text in wrong for text in WRITTEN) <= FALSE_ALARMS * len(WRITTEN) + 1, wrong


@pytest.mark.requirement("IMP-22")
@pytest.mark.parametrize("note", ["", "start 50 mg, then 100 mg after 2 weeks. "])
@pytest.mark.parametrize("letter", STRUCTURED)
def test_an_identifier_is_seen_inside_a_note_too(letter, note):
    missed = [text for text in PLANTED[letter] if not identifiers_in(f"{note}{text}; agreed.")]
    assert missed == []


def test_a_patients_code_is_seen_in_any_letter_case_and_with_any_hyphen():
    assert identifiers_in("as for p\u20110412", ("P-0412",)) == ("pseudonym",)
    assert identifiers_in("as for P-0413", ("P-0412",)) == ()


def test_nothing_of_the_text_is_in_what_is_said_about_it():
    found = identifiers_in("Mr Smith, born 4/5/1980")
    assert "Smith" not in english(found)
    assert set(found) <= set(KINDS)


@pytest.mark.parametrize(
    ("holds", "number"),
    [
        (numbers._is_card, "4111 1111 1111 1111"),
        (numbers._is_imei, "490154203237518"),
        (numbers._is_npi, "1234567893"),
        (numbers._is_dea, "AB1234563"),
        (numbers._is_vin, "1M8GDM9AXKP042788"),
        (numbers._is_iban, "GB82WEST12345698765432"),
    ],
)
def test_a_check_digit_that_is_one_off_proves_nothing(holds, number):
    assert holds(number)
    place = max(i for i, c in enumerate(number) if c.isdigit())
    for other in set("0123456789") - {number[place]}:
        assert not holds(number[:place] + other + number[place + 1 :])


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text):
    assert set(identifiers_in(text)) <= set(KINDS)


def test_no_shape_begins_with_something_that_has_no_bound():
    """Such a pattern takes the square of the text's length: "a-a-a-…" of 8,000 characters took 14 seconds."""
    begins_open = re.compile(r"(?:^|\||\\b)(?:\[[^\]]+\]|\\w)[+*]")
    assert begins_open.search(r"\b[a-z-]+(?:weg)")
    assert [shape.pattern for _, shape in SHAPES if begins_open.search(shape.pattern)] == []
