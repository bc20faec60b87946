"""Whose key counts, which file is a public key, and what bars a sound bundle from use."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.scoring.admission import Limits
from cds_app.scoring.bundle import load_bundle
from cds_app.scoring.bundle_tables import version_numbers
from cds_app.scoring.sealed_files import open_sealed_files
from cds_app.scoring.trust import TrustedKey, key_id_of, read_public_key, trusted_key, with_site_keys
from tests.support.small_bundle import TODAY, SmallBundle

PEM, INFO = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo


def a_key(kind: str = "site", *, revoked: bool = False) -> TrustedKey:
    raw = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    return TrustedKey(key_id_of(raw), kind, revoked, raw)


def refused(act: object, *arguments: object, **named: object) -> str:
    with pytest.raises(CdsError) as caught:
        act(*arguments, **named)  # type: ignore[operator]
    assert "{" not in sentence(caught.value)
    return caught.value.code


@pytest.mark.requirement("MOD-03")
def test_a_site_adds_keys_and_can_only_revoke_shipped_ones():
    shipped, revoked, own = a_key("vendor"), a_key("vendor", revoked=True), a_key()
    keys = with_site_keys({k.key_id: k for k in (shipped, revoked)}, [own, replace(revoked, revoked=False)])
    assert keys[own.key_id] == own
    assert keys[shipped.key_id] == shipped
    assert keys[revoked.key_id].revoked
    keys = with_site_keys(
        {shipped.key_id: shipped}, [replace(shipped, kind="site", public_key=b"x" * 32, revoked=True)]
    )
    assert keys[shipped.key_id] == replace(shipped, revoked=True)


@pytest.mark.requirement("MOD-03")
def test_a_key_under_another_keys_id_is_never_taken():
    one, other = a_key(), a_key()
    encoded = base64.b64encode(other.public_key).decode()
    assert refused(trusted_key, one.key_id, "site", encoded) == "bundle_keys_not_valid"
    assert trusted_key(other.key_id, "site", encoded) == other


def test_a_public_key_is_read_in_each_of_its_forms(tmp_path: Path):
    key = Ed25519PrivateKey.generate().public_key()
    raw, file = key.public_bytes_raw(), tmp_path / "key"
    encoded = base64.b64encode(raw).decode()
    for content in (
        key.public_bytes(PEM, INFO),
        encoded.encode() + b"\n",
        json.dumps({"public_key": encoded}).encode(),
        json.dumps({"keys": [{"key_id": key_id_of(raw), "public_key": encoded}]}).encode(),
    ):
        file.write_bytes(content)
        assert read_public_key(file) == raw


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{}", b'{"keys": []}', b'{"keys": [{"public_key": "AA=="}, {"public_key": "AA=="}]}', b"AAAA",
        b"\xff\xfe",
        b'{"public_key": 7}', X25519PrivateKey.generate().public_key().public_bytes(PEM, INFO), b"-----BEGIN x",
        b"{" * 100_000,
    ],
)  # fmt: skip
def test_anything_else_is_not_a_public_key(tmp_path: Path, content: bytes):
    (tmp_path / "key").write_bytes(content)
    assert refused(read_public_key, tmp_path / "key") == "public_key_file"


@pytest.mark.parametrize(
    ("lower", "higher"), [("1", "2"), ("1.9", "1.10"), ("1.0.0", "1.0.1"), ("0.9.9", "1"), ("1", "1.1")]
)
def test_versions_are_compared_number_by_number(lower: str, higher: str):
    assert version_numbers(lower) < version_numbers(higher)


@given(st.lists(st.integers(0, 99), min_size=1, max_size=4))
def test_zeros_at_the_end_of_a_version_count_for_nothing(numbers: list[int]):
    version = ".".join(str(number) for number in numbers)
    assert version_numbers(version) == version_numbers(f"{version}.0")


@pytest.mark.parametrize("version", ["", "1.", ".1", "1.x", "v1", "-1", "1..2", "1 ", "²"])
def test_what_is_not_a_version_is_not_compared(version: str):
    with pytest.raises(ValueError, match=f"^{re.escape(version)}$"):
        version_numbers(version)


@pytest.mark.requirement("MOD-03")
@pytest.mark.parametrize(
    ("limits", "today", "code"),
    [
        (Limits("1.0"), TODAY, None),
        (Limits("1.0.1"), TODAY, "bundle_too_old"),
        (Limits(suspended=("test-2026-11",)), TODAY, "bundle_suspended"),
        (Limits(suspended=("other-2026-11",)), TODAY, None),
        (Limits(), date(2027, 11, 2), "bundle_expired"),
        (Limits("9", ("test-2026-11",)), None, None),
    ],
)
def test_what_bars_a_bundle_bars_it_before_any_parser_and_never_bars_a_replay(
    small: SmallBundle, parsed: list[str], limits: Limits, today: date | None, code: str | None
):
    if code is None:
        load_bundle(small.directory, small.trusted, today=today, limits=limits)
        assert parsed
    else:
        assert refused(load_bundle, small.directory, small.trusted, today=today, limits=limits) == code
        assert parsed == []


def test_a_manifest_whose_version_cannot_be_compared_is_refused(copied: SmallBundle):
    copied.seal(lambda manifest: manifest.update(version="first"))
    assert refused(load_bundle, copied.directory, copied.trusted, today=TODAY) == "bundle_table"


@pytest.mark.requirement("MOD-01")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("figures/plot.svg", "<svg><script>alert(1)</script></svg>"),
        ("figures/plot.svg", "<svg><a href='JavaScript:x()'/></svg>"),
        ("coalition_card.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("coalition_card.xml", '<?xml-stylesheet href="x"?><a/>'),
        ("page.html", "<p>words</p>"),
        ("run.py", "print()"),
        ("run.sh", "true"),
    ],
)
def test_nothing_that_runs_or_unfolds_has_a_place_in_a_bundle(copied: SmallBundle, name: str, content: str):
    path = copied.directory / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    copied.seal()
    assert refused(open_sealed_files, copied.directory, copied.trusted) == "bundle_file_kind"


def test_figures_cards_and_further_tables_have_their_place(copied: SmallBundle):
    (copied.directory / "figures").mkdir()
    for name, content in (
        ("figures/plot.svg", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'),
        ("follow_up.json", "{}"),
        ("evidence_quality.json", "{}"),
        ("coalition_card.json", "{}"),
        ("coalition_card.xml", "<card/>"),
    ):
        (copied.directory / name).write_text(content, encoding="utf-8")
    copied.seal()
    sealed = open_sealed_files(copied.directory, copied.trusted)
    assert sealed.text("coalition_card.xml") == "<card/>"


def test_a_file_too_long_to_be_a_bundles_is_not_read(copied: SmallBundle, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cds_app.scoring.sealed_files.MOST_FILE_BYTES", 100)
    assert refused(open_sealed_files, copied.directory, copied.trusted) == "bundle_file_kind"
