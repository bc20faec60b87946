"""What a person may type: planted identifiers of every class are seen in any dress, clinical words are let through."""

from __future__ import annotations

import pytest

from cds_app.domain.messages.identifiers import KINDS, english
from cds_app.intake.free_text import identifiers_in

PLANTED: dict[str, tuple[str, ...]] = {
    "date": (
        "seen on 12/03/2024", "seen on 2024-03-12", "seen on 12.3.24", "since 3 March", "since March 3rd, 2024",
        "on the 21st of June", "12 Sept. 2023", "20240312", "12032024", "born in 1980", "DOB 4/5/1980",
        "12\u20103\u20102024", "12\u20133\u20132024", "\uff11\uff12/\uff10\uff13/\uff12\uff10\uff12\uff14",
        "12 / 03 / 2024", "on 1 dec she called",
    ),
    "age": ("she is 93 years old", "a 91-year-old", "aged 95", "ninety-three years old", "age: 102", "92 yo"),
    "name": (
        "Mr Smith agreed", "mrs. jones agreed", "Dr. Müller", "Herr Schmidt", "her husband Peter", "his mother, Anna",
        "called Maria", "spoke to Lena", "her sister is called Ines", "Prof. Ortega", "nurse Kelly", "ms okafor",
        "her boss Martin", "Frau Weiß",
    ),
    "employer": (
        "works at Siemens", "employed by the Council", "works for Acme", "went to Lakeside School",
        "studies at Uppsala University", "job with Tesco",
    ),
    "address": (
        "lives at 12 Baker Street", "12 high street", "Hauptstraße 5", "lives in Leeds", "moved to Lyon",
        "P.O. Box 1234", "ZIP 90210", "SW1A 1AA", "CA 90210", "4 the old mill lane",
    ),
    "phone": (
        "call 555-123-4567", "(555) 123-4567", "+44 20 7946 0018", "tel 0301234567", "phone: 020 7946 0018",
        "+49\u20101511\u20101234567", "fax 5551234567", "call him on 07700 900123",
    ),
    "email": ("mail ada@example.org", "ada.b@example.co.uk", "ada (at) example.org", "ADA@EXAMPLE.ORG"),
    "web": ("see https://example.org/x", "www.example.org", "at 192.168.10.7", "00:1b:44:11:3a:b7", "facebook.com/ada"),
    "social_security": ("123-45-6789", "SSN 123456789", "123 45 6789", "AB 12 34 56 C"),
    "record_number": (
        "MRN 445566", "hospital no. 12345", "NHS 943 476 5919", "policy number 88-1234", "account: 998877",
        "case no 5512", "insurance no. A123456",
    ),
    "device": ("number plate AB12 CDE", "passport no. X1234567", "serial number 55AC21", "driving licence no. D123456"),
    "long_number": ("id 12345678", "1 2 3 4 5 6 7 8", "943 476 5919 1"),
    "hash": ("d41d8cd98f00b204e9800998ecf8427e",),
}  # fmt: skip
HARMLESS = (
    "as discussed",
    "Chosen together: prefers not to gain weight.",
    "start 50 mg, then 100 mg after 2 weeks",
    "PHQ-9 17, GAD-7 12, QTc 412 ms, BP 120/80, sodium 138 mmol/l",
    "venlafaxine 37.5-75-150 mg in steps of 2 weeks",
    "may need a higher dose; may try again in week 6",
    "failed sertraline 200 mg for 8 weeks and citalopram",
    "one earlier response to Mirtazapine; Escitalopram made her restless",
    "wants to keep working and driving; sleeps 4 hours",
    "eGFR 55 ml/min, ALT 3 times the limit",
    "second opinion agreed with the patient and her family",
    "CYP2C19 poor metaboliser, *2/*2",
    "45 years old, two children, no employer named",
    "review in 14 days, call at any time",
    "prefers one tablet in the morning",
)
FLOOR = 0.95


def test_there_are_enough_planted_ones_and_each_class_has_words():
    assert sum(map(len, PLANTED.values())) >= 80
    assert set(PLANTED) <= set(KINDS)
    assert english(["date", "name"]) == "a date, a name"


@pytest.mark.requirement("IMP-22")
@pytest.mark.requirement("SIG-09")
@pytest.mark.parametrize("kind", PLANTED)
def test_of_each_class_nearly_all_are_seen_for_what_they_are(kind):
    found = [text for text in PLANTED[kind] if identifiers_in(text)]
    exact = [text for text in PLANTED[kind] if kind in identifiers_in(text)]
    missed = set(PLANTED[kind]) - set(found)
    assert len(found) >= FLOOR * len(PLANTED[kind]), missed
    assert len(exact) >= 0.6 * len(PLANTED[kind]), "named as something else"


@pytest.mark.requirement("IMP-22")
def test_as_a_whole_hardly_any_is_missed():
    every = [text for texts in PLANTED.values() for text in texts]
    missed = [text for text in every if not identifiers_in(text)]
    assert len(missed) <= (1 - FLOOR) * len(every), missed


@pytest.mark.parametrize("text", HARMLESS)
def test_clinical_words_pass(text):
    assert identifiers_in(text) == ()


def test_a_patients_code_is_seen_in_any_letter_case_and_with_any_hyphen():
    assert identifiers_in("as for p\u20110412", ("P-0412",)) == ("pseudonym",)
    assert identifiers_in("as for P-0413", ("P-0412",)) == ()


def test_nothing_of_the_text_is_in_what_is_said_about_it():
    found = identifiers_in("Mr Smith, born 4/5/1980")
    assert "Smith" not in english(found)
    assert set(found) <= set(KINDS)
