"""The verifier's own canonical form and its own Ed25519, each against another implementation."""

from __future__ import annotations

import json
import sys

import pytest
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_app.reporting import verification
from cds_app.reporting.verification import (
    BASE,
    DEEPEST,
    ORDER,
    P,
    _add,
    _point,
    canonical,
    decoded,
    parse,
    signed_by,
)

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXT,
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(TEXT, parts, max_size=4),
    max_leaves=12,
)


# --- canonical form ---------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-01")
@given(VALUES)
def test_the_canonical_form_is_that_of_another_implementation(value):
    assert canonical(value) == rfc8785.dumps(value)
    assert parse(canonical(value)) == value


@given(VALUES)
def test_any_other_writing_of_a_value_has_the_same_canonical_form(value):
    assert canonical(parse(json.dumps(value, indent=1, ensure_ascii=True).encode())) == rfc8785.dumps(value)


def test_keys_are_ordered_by_utf_16_and_not_by_code_point():
    value = {"\ufb33": 1, "\U0001f600": 2, "a": 3}
    assert canonical(value) == rfc8785.dumps(value) == '{"a":3,"\U0001f600":2,"\ufb33":1}'.encode()


@pytest.mark.parametrize(
    "text",
    [
        b"1.0", b"1e3", b"-0.0", b"NaN", b"Infinity", b"9007199254740992", b"-9007199254740992", b"1" * 5000,
        b'{"a":1,"a":1}', b'{"a":{"b":1,"b":2}}', b'{"a":1,}', b"[1] [2]", b"", b"\xff", b'"\xed\xa0\x80"',
        b"\xef\xbb\xbf{}", b'"\x01"', b"'a'", b"01", b"+1", b"[" * 100_000, b'{"a":' * 100_000, b"[" * 40 + b"]" * 40,
    ],
)  # fmt: skip
def test_what_is_not_strict_json_of_this_format_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        parse(text)


def test_the_largest_integers_and_the_deepest_nesting_are_read():
    assert parse(b"[9007199254740991,-9007199254740991]") == [2**53 - 1, -(2**53) + 1]
    assert canonical(parse(b"[" * DEEPEST + b"]" * DEEPEST)) == b"[" * DEEPEST + b"]" * DEEPEST


def test_brackets_inside_a_text_are_not_nesting():
    many = json.dumps(["[{" * 500 + '\\"[[' * 100])
    assert parse(many.encode()) == json.loads(many)


def test_half_a_character_has_no_canonical_form():
    with pytest.raises(ValueError, match="surrogates"):
        canonical(parse(rb'"\ud800"'))
    with pytest.raises(ValueError, match="surrogates"):
        canonical(parse(rb'{"\udfff": 1}'))


def test_base64_is_taken_in_its_one_proper_form_only():
    assert decoded("AAAA", 3) == b"\0\0\0"
    for text in ("AAA", "AAAA\n", " AAAA", "AAAA=", "AB==", "A-_A", None, 3, ["AAAA"], "ÄAAA"):
        assert decoded(text, 3) == b""
    assert decoded("AA==", 1) == b"\0"
    assert decoded("AB==", 1) == b""  # the same byte, with stray bits


# --- Ed25519 ----------------------------------------------------------------------------------------------------

RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bb"
        "e24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302"
        "aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed"
        "28dc027beceea1ec40a",
    ),
    (
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce"
        "80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac"
        "17ad9bef1177331a704",
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), RFC_8032)
def test_the_vectors_of_rfc_8032_verify_and_no_changed_one_does(public, message, signature):
    parts = [bytes.fromhex(part) for part in (public, message, signature)]
    assert signed_by(*parts)
    assert not signed_by(parts[0], parts[1] + b"x", parts[2])
    for bit in range(0, 512, 7):
        changed = bytearray(parts[2])
        changed[bit // 8] ^= 1 << bit % 8
        assert not signed_by(parts[0], parts[1], bytes(changed))


@given(
    seed=st.binary(min_size=32, max_size=32), message=st.binary(max_size=80), flip=st.integers(0, 64 * 8 + 32 * 8 - 1)
)
@settings(max_examples=40, deadline=None)
def test_signatures_are_judged_as_another_implementation_judges_them(seed, message, flip):
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = private.public_key().public_bytes_raw(), private.sign(message)
    assert signed_by(public, message, signature)
    changed = bytearray(public + signature)
    changed[flip // 8] ^= 1 << flip % 8
    try:
        Ed25519PublicKey.from_public_bytes(bytes(changed[:32])).verify(bytes(changed[32:]), message)
        other = True
    except (InvalidSignature, ValueError):
        other = False
    assert signed_by(bytes(changed[:32]), message, bytes(changed[32:])) is other


@settings(max_examples=25, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=40), st.integers(0, 511))
def test_the_arithmetic_without_the_library_says_what_the_library_says(seed, message, flip):
    """Whoever has only Python gets the same verdict, for what was signed and for what was changed by one bit."""
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = private.public_key().public_bytes_raw(), private.sign(message)
    changed = bytearray(signature)
    changed[flip // 8] ^= 1 << flip % 8
    asked = [(public, message, signature), (public, message, bytes(changed)), (public, message + b"x", signature)]
    with_it = [signed_by(*one) for one in asked]
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(sys.modules, verification._LIBRARY)
        assert [signed_by(*one) for one in asked] == with_it == [True, False, False]


@given(VALUES)
def test_the_canonical_form_with_keys_put_in_order_first_is_the_same(value):
    in_order = json.loads(json.dumps(value), object_pairs_hook=verification._ordered)
    assert json.dumps(in_order, ensure_ascii=False, separators=(",", ":")).encode() == rfc8785.dumps(value)


@given(VALUES)
def test_a_python_that_makes_its_encoder_in_another_way_writes_the_same(value):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verification, "_PARTS", None)
        assert canonical(value) == rfc8785.dumps(value)


@given(VALUES, TEXT)
def test_an_entry_s_form_is_the_same_made_in_two_parts(value, key):
    entry = {"data": {"statement": {key: value}, "a": value}, "z": value, key: value}
    assert verification.canonical_entry(entry) == (rfc8785.dumps(entry), rfc8785.dumps({key: value}))


def test_signs_inside_a_text_are_no_nesting_and_nesting_behind_them_is_found():
    def deep(number):
        return b"[" * number + b'"]}\\\\\\""' + b"]" * number

    assert parse(b'["' + b"]" * 40 + b'",' + deep(DEEPEST - 1) + b"]")
    with pytest.raises(ValueError, match="deep"):
        parse(b'["' + b"]" * 40 + b'",' + deep(DEEPEST) + b"]")


def test_neighbours_are_no_nesting_and_what_is_deep_among_them_is_found():
    """Most lists hold objects side by side; only when that does not explain the brackets are they counted closely."""
    flat = b",".join([b'{"a":{"b":1}}'] * 200)
    for depth, fine in ((DEEPEST - 3, True), (DEEPEST - 2, False)):
        for text in (b"[%b]" % flat, b'["},{",%b]' % flat, b"[%b,%b%b]" % (flat, b"[" * depth, b"]" * depth)):
            deep = b"[" * 2 + text[:-1] + b"," + b"[" * depth + b"1" + b"]" * depth + b"]" * 3
            if fine:
                assert parse(deep) == json.loads(deep)
            else:
                with pytest.raises(ValueError, match="deep"):
                    parse(deep)


def test_a_text_that_looks_like_the_place_of_a_statement_stays_where_it_is():
    for text in ('"statement":NaN', '\\"statement":NaN', 'x,"statement":NaN,"y":"'):
        data = {text: text, "a": {"statement": text}, "statement": {text: text, "statement": {"statement": 1}}}
        entry = {"data": data, "statement": text}
        assert verification.canonical_entry(entry) == (rfc8785.dumps(entry), rfc8785.dumps(data["statement"]))


def test_a_key_that_is_twice_in_a_part_does_not_survive_the_canonical_form():
    line = b'{"entry":{"a":1,"a":1},"index":0}'
    assert canonical(parse(line, line[9:])) != line[9:22]
    with pytest.raises(ValueError, match="twice"):
        parse(line)


def test_a_signature_has_one_form_only():
    private = Ed25519PrivateKey.from_private_bytes(b"\7" * 32)
    public, signature = private.public_key().public_bytes_raw(), private.sign(b"decision")
    s = int.from_bytes(signature[32:], "little")
    for multiple in (1, 2, 8, 15):
        other = s + multiple * ORDER
        if other < 2**256:
            assert not signed_by(public, b"decision", signature[:32] + other.to_bytes(32, "little"))


@pytest.mark.parametrize("y", [P, P + 1, 2**255 - 1, P + 18])
def test_a_point_beyond_the_field_is_no_point(y):
    assert _point(y.to_bytes(32, "little")) is None


def test_the_sign_of_zero_is_no_point():
    one = (1).to_bytes(32, "little")
    assert _point(one) == (0, 1, 1, 0)
    assert _point(one[:31] + b"\x80") is None


def test_every_point_lies_on_the_curve_or_is_none():
    on_curve = 0
    for y in range(2, 60):
        point = _point(y.to_bytes(32, "little"))
        if point is not None:
            x = point[0]
            assert (-x * x + y * y - 1 + 121665 * pow(121666, -1, P) * x * x * y * y) % P == 0
            on_curve += 1
    assert 10 < on_curve < 50


def test_keys_of_small_order_sign_nothing():
    """With such a key, a signature that nobody made passes the equation for many messages."""
    neutral = (1).to_bytes(32, "little")
    minus_one = (P - 1).to_bytes(32, "little")
    root = bytes(32)
    forged = neutral + bytes(32)
    for key in (neutral, minus_one, root):
        assert not any(signed_by(key, bytes([n]), forged) for n in range(32))


def test_adding_a_point_to_its_negative_gives_nothing():
    minus = ((P - BASE[0]) % P, BASE[1], 1, (P - BASE[3]) % P)
    x, y, z, _ = _add(BASE, minus)
    assert x == 0
    assert y == z


@pytest.mark.parametrize(
    ("key", "signature"), [(b"", b"\0" * 64), (b"\0" * 31, b"\0" * 64), (b"\x01" * 32, b"\0" * 63)]
)
def test_other_lengths_are_refused(key, signature):
    assert not signed_by(key, b"", signature)
