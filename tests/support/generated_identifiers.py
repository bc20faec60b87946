"""A second set of made-up identifiers, by another scheme than `planted_identifiers`: drawn, not written.

Built from the words of the 18 classes themselves (45 CFR 164.514(b)(2)(i), A to R): for each class the kinds of thing
that the rule names, forms in which offices write them, and lists to draw from, put into carrier sentences. It was
written without a look at what the scanner searches for, so that its recall is no echo of the first set's.
Nothing here is anybody's: names are put together at random, numbers are drawn.
"""

from __future__ import annotations

import random
from collections.abc import Callable

EACH = 60
"""Texts of each class."""

_GIVEN = """
    Aaliyah Benedikt Chiara Dorota Ewan Femke Gintaras Haruto Ioana Jasper Katalin Lorcan Mireille Nkechi Ondrej
    Pilar Quentin Rosalind Sunita Tadeusz Umar Violeta Wiremu Xiomara Yannick Zsofia Brandon Melissa Gregory Heather
""".split()  # noqa: SIM905 - easier to read than a list
_FAMILY = """
    Abernathy Bjornsson Castellanos Dimitriou Eriksen Fitzgerald Grabowski Hashimoto Ivanova Jankowski Kowalski
    Lindqvist Mbeki Nakamura Okonkwo Papadakis Quigley Rasmussen Szabo Thorvaldsen Urquhart Vandenberg Wojcik Yilmaz
""".split()  # noqa: SIM905 - easier to read than a list
_TOWNS = """
    Ashford Brantwood Carleton Dunmore Eastleigh Fairview Glenwood Harrow Kilbride Larkhill Milton Norwood
""".split()  # noqa: SIM905 - easier to read than a list
_STREETS = """
    Oak Maple Chestnut Station Mill Church Victoria Park Linden Juniper Willow Bridge
""".split()  # noqa: SIM905 - easier to read than a list
_KINDS_OF_STREET = ("Street", "Avenue", "Road", "Lane", "Drive", "Close", "Court", "St", "Ave", "Rd", "Blvd")
_MONTHS = """
    January February March April May June July August September October November December
""".split()  # noqa: SIM905 - easier to read than a list
_FIRMS = ("Brightwater Logistics", "Harlow Foods", "Stonebridge Motors", "Kestrel Insurance", "Northgate Steel")
_DOMAINS = ("mailhost.example", "northmail.example.com", "kliniek.example.nl", "post.example.org")
_CARRIERS = (
    "{}",
    "{}.",
    "Note: {}.",
    "{} - to be followed up",
    "as agreed ({})",
    "see {}, then 50 mg",
    "pt. says {}",
    "sleep poor; {}; PHQ-9 14",
)

_Draw = Callable[[random.Random], str]


def generated(seed: int = 164_514) -> dict[str, tuple[str, ...]]:
    """By the letter of the class, `EACH` different texts that hold one identifier of it."""
    made: dict[str, tuple[str, ...]] = {}
    for letter, draw in _CLASSES.items():
        rng = random.Random(f"{seed} {letter}")
        texts: dict[str, None] = {}
        while len(texts) < EACH:
            texts[rng.choice(_CARRIERS).format(draw(rng))] = None
        made[letter] = tuple(texts)
    return made


def _digits(rng: random.Random, count: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(count))


def _letters(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("ABCDEFGHJKLMNPRSTVWXYZ") for _ in range(count))


def _name(rng: random.Random) -> str:
    given, family = rng.choice(_GIVEN), rng.choice(_FAMILY)
    return rng.choice(
        (
            f"Mr {family}", f"Mrs. {family} came", f"{given} {family}", f"Dr {given} {family} referred",
            f"{family}, {given}", f"her brother {given}", f"his wife {given} called", f"mother is called {given}",
            f"Miss {family}", f"patient's name is {given} {family}", f"{given[0]}. {family}", f"spoke with {given}",
            f"daughter {given}",
        )
    )  # fmt: skip


def _place(rng: random.Random) -> str:
    street, kind, town = rng.choice(_STREETS), rng.choice(_KINDS_OF_STREET), rng.choice(_TOWNS)
    number = rng.randrange(1, 400)
    return rng.choice(
        (
            f"{number} {street} {kind}", f"{number} {street} {kind}, {town}", f"lives in {town}",
            f"moved to {town}", f"born in {town}", f"zip code {_digits(rng, 5)}",
            f"ZIP {_digits(rng, 5)}-{_digits(rng, 4)}", f"{town} County", f"PO Box {_digits(rng, 4)}",
            f"flat {rng.randrange(1, 40)}, {number} {street} {kind}", f"resident of {town}",
            f"the precinct of {town}",
        )
    )  # fmt: skip


def _date(rng: random.Random) -> str:
    day, month, year = rng.randrange(1, 29), rng.randrange(1, 13), rng.randrange(1935, 2026)
    word = _MONTHS[month - 1]
    return rng.choice(
        (
            f"{day:02}/{month:02}/{year}", f"{month}/{day}/{year % 100:02}", f"{year}-{month:02}-{day:02}",
            f"{day} {word} {year}", f"{word} {day}, {year}", f"born {day}.{month}.{year}", f"admitted {word} {day}",
            f"discharged on the {day}th of {word}", f"died in {word} {year}", f"{day}-{word[:3]}-{year}",
            f"aged {rng.randrange(90, 108)}", f"a {rng.randrange(90, 108)} year old woman",
            f"DOB {day:02}{month:02}{year}",
        )
    )  # fmt: skip


def _phone(rng: random.Random) -> str:
    area, office, line = rng.randrange(201, 989), rng.randrange(200, 999), _digits(rng, 4)
    return rng.choice(
        (
            f"({area}) {office}-{line}", f"{area}-{office}-{line}", f"{area}.{office}.{line}",
            f"+1 {area} {office} {line}", f"tel {area}{office}{line}", f"+44 7{_digits(rng, 3)} {_digits(rng, 6)}",
            f"mobile 07{_digits(rng, 9)}", f"0{_digits(rng, 3)} {_digits(rng, 6)}", f"+49 30 {_digits(rng, 7)}",
            f"ring {area} {office} {line}",
        )
    )  # fmt: skip


def _fax(rng: random.Random) -> str:
    return rng.choice(("fax ", "Fax: ", "facsimile ", "fax number ")) + rng.choice(
        (f"({rng.randrange(201, 989)}) {rng.randrange(200, 999)}-{_digits(rng, 4)}", f"0{_digits(rng, 9)}")
    )


def _email(rng: random.Random) -> str:
    given, family = rng.choice(_GIVEN).lower(), rng.choice(_FAMILY).lower()
    who = rng.choice((f"{given}.{family}", f"{given[0]}{family}", f"{given}{_digits(rng, 2)}", f"{family}_{given}"))
    return f"{who}@{rng.choice(_DOMAINS)}"


def _social(rng: random.Random) -> str:
    area, group, serial = rng.randrange(1, 666), rng.randrange(1, 99), rng.randrange(1, 9999)
    return rng.choice(
        (
            f"{area:03}-{group:02}-{serial:04}", f"{area:03} {group:02} {serial:04}",
            f"SSN {area:03}{group:02}{serial:04}", f"social security number {area:03}-{group:02}-{serial:04}",
            f"SSN: {area:03} {group:02} {serial:04}",
        )
    )  # fmt: skip


def _record(rng: random.Random) -> str:
    return rng.choice(
        (
            f"MRN {_digits(rng, 7)}", f"MRN: {_digits(rng, 8)}", f"medical record number {_digits(rng, 6)}",
            f"hospital number {_letters(rng, 1)}{_digits(rng, 6)}", f"chart no. {_digits(rng, 6)}",
            f"record no {_digits(rng, 3)}-{_digits(rng, 4)}",
            f"NHS number {_digits(rng, 3)} {_digits(rng, 3)} {_digits(rng, 4)}",
            f"patient id {_letters(rng, 2)}{_digits(rng, 5)}",
        )
    )  # fmt: skip


def _plan(rng: random.Random) -> str:
    return rng.choice(
        (
            f"health plan number {_digits(rng, 9)}", f"beneficiary {_digits(rng, 9)}{_letters(rng, 1)}",
            f"insurance number {_letters(rng, 1)}{_digits(rng, 9)}",
            f"policy no. {_digits(rng, 4)}-{_digits(rng, 5)}", f"member ID {_letters(rng, 3)}{_digits(rng, 8)}",
            f"Medicaid number {_digits(rng, 8)}", f"subscriber number {_digits(rng, 9)}",
        )
    )  # fmt: skip


def _account(rng: random.Random) -> str:
    return rng.choice(
        (
            f"account number {_digits(rng, 8)}", f"account no. {_digits(rng, 10)}",
            f"bank account {_digits(rng, 9)}", f"acct {_digits(rng, 8)}",
            f"billing account {_letters(rng, 2)}-{_digits(rng, 6)}",
        )
    )  # fmt: skip


def _licence(rng: random.Random) -> str:
    return rng.choice(
        (
            f"driver's license {_letters(rng, 1)}{_digits(rng, 7)}",
            f"license number {_letters(rng, 2)}{_digits(rng, 6)}", f"certificate number {_digits(rng, 7)}",
            f"driving licence {_letters(rng, 5)}{_digits(rng, 6)}",
            f"passport number {_letters(rng, 1)}{_digits(rng, 8)}", f"licence no. {_digits(rng, 8)}",
        )
    )  # fmt: skip


def _vehicle(rng: random.Random) -> str:
    plate = rng.choice(
        (f"{_letters(rng, 2)}{_digits(rng, 2)} {_letters(rng, 3)}", f"{_letters(rng, 3)}-{_digits(rng, 4)}")
    )
    return rng.choice(
        (
            f"license plate {plate}", f"number plate {plate}", f"car registration {plate}",
            f"VIN {_letters(rng, 5)}{_digits(rng, 12)}",
            f"vehicle serial number {_letters(rng, 2)}{_digits(rng, 8)}",
        )
    )  # fmt: skip


def _device(rng: random.Random) -> str:
    mac = ":".join(f"{rng.randrange(256):02x}" for _ in range(6))
    return rng.choice(
        (
            f"device serial number {_letters(rng, 2)}{_digits(rng, 6)}", f"serial no. {_digits(rng, 9)}",
            f"S/N {_letters(rng, 1)}{_digits(rng, 7)}",
            f"pacemaker serial number {_letters(rng, 3)}{_digits(rng, 6)}", mac,
            f"device identifier {_digits(rng, 14)}", f"implant serial {_letters(rng, 3)}{_digits(rng, 5)}",
        )
    )  # fmt: skip


def _url(rng: random.Random) -> str:
    who = rng.choice(_FAMILY).lower()
    return rng.choice(
        (
            f"https://{who}.example.com/about", f"http://www.{who}.example", f"www.{who}-family.example.org",
            f"facebook.com/{who}{_digits(rng, 2)}", f"instagram.com/{who}", f"https://{who}.example.net",
        )
    )  # fmt: skip


def _address(rng: random.Random) -> str:
    four = ".".join(str(rng.randrange(1, 255)) for _ in range(4))
    six = ":".join(f"{rng.randrange(65536):x}" for _ in range(8))
    return rng.choice((four, f"IP {four}", f"IP address {four}", six, f"logged in from {four}"))


def _body(rng: random.Random) -> str:
    what = rng.choice(("fingerprint", "voiceprint", "iris scan", "retina scan", "palm print", "face template"))
    return rng.choice(
        (
            f"{what} file {_digits(rng, 4)}", f"{what} template {_letters(rng, 2)}{_digits(rng, 3)}",
            f"{what} id {_digits(rng, 6)}",
        )
    )  # fmt: skip


def _picture(rng: random.Random) -> str:
    end = rng.choice(("jpg", "jpeg", "png", "heic", "tiff"))
    return rng.choice(
        (f"IMG_{_digits(rng, 4)}.{end}", f"photo {rng.choice(_GIVEN).lower()}.{end}", f"face_{_digits(rng, 3)}.{end}")
    )


def _other(rng: random.Random) -> str:
    return rng.choice(
        (
            f"works at {rng.choice(_FIRMS)}", f"employed by {rng.choice(_FIRMS)}", f"code {_digits(rng, 11)}",
            f"the only dentist in {rng.choice(_TOWNS)}", "".join(rng.choice("0123456789abcdef") for _ in range(32)),
            f"mayor of {rng.choice(_TOWNS)}", f"study number {_digits(rng, 8)}",
            f"headmaster of {rng.choice(_TOWNS)} School",
        )
    )  # fmt: skip


_CLASSES: dict[str, _Draw] = {
    "A": _name,
    "B": _place,
    "C": _date,
    "D": _phone,
    "E": _fax,
    "F": _email,
    "G": _social,
    "H": _record,
    "I": _plan,
    "J": _account,
    "K": _licence,
    "L": _vehicle,
    "M": _device,
    "N": _url,
    "O": _address,
    "P": _body,
    "Q": _picture,
    "R": _other,
}
