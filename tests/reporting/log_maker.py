"""A small installation that keeps a log and exports it, without a store; and ways to tamper with what it exported."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cds_app.domain.audit import first_link, leaf_hash, next_link
from cds_app.domain.decision import Decision, Reason, Signer, SignOff, statement
from cds_app.reporting.decision_log import ExportResult, disclosure, export_log
from tests.support.clock import FixedClock
from tests.support.factories import make_assessment

ADA, BOB = "ada" + "0" * 29, "bob" + "0" * 29


@dataclass(frozen=True)
class KeyInfo:
    key_id: str
    kind: str
    user_id: str | None
    display_name: str
    public_key: str
    enrolled_at_entry: int
    retired_at_entry: int | None = None


def seeded(name: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())


def public_text(private: Ed25519PrivateKey) -> str:
    return base64.b64encode(private.public_key().public_bytes_raw()).decode()


class Installation:
    """Keeps entries in memory and links them as the store does; signs as its people do."""

    def __init__(self, name: str = "0d9b7a52-6f6e-4f83-9f0a-5b1d3c1f7a10") -> None:
        self.name, self.clock = name, FixedClock()
        self.entries: list[tuple[int, str, dict[str, Any]]] = []
        self.link = first_link(name)
        self.keys: dict[str, KeyInfo] = {}
        self.private: dict[str, Ed25519PrivateKey] = {}
        self.previous: tuple[int, str] | None = None
        self.add("store_created", {"program": "0.1.0"})
        self.enrol("installation", None)

    def add(self, event: str, data: dict[str, Any], user_id: str | None = ADA) -> int:
        self.clock.advance(1)
        index = len(self.entries)
        entry = {
            "index": index,
            "time": self.clock.now().isoformat(),
            "local_offset": self.clock.local_offset(),
            "monotonic_ns": self.clock.monotonic_ns(),
            "boot_id": self.clock.boot_id(),
            "user_id": user_id,
            "role": "clinician",
            "event": event,
            "data": data,
        }
        leaf = leaf_hash(rfc8785.dumps(entry))
        self.link = next_link(self.link, leaf)
        self.entries.append((index, leaf.hex(), entry))
        return index

    def enrol(self, kind: str, user_id: str | None, secret: str | None = None) -> str:
        """A new key; the id of it."""
        private = seeded(f"{self.name}/{kind}/{user_id}/{secret or len(self.entries)}")
        public = public_text(private)
        key_id = hashlib.sha256(private.public_key().public_bytes_raw()).hexdigest()[:16]
        data = {"key_id": key_id, "kind": kind, "user_id": user_id, "public_key": public}
        index = self.add("key_enrolled", data)
        self.keys[key_id] = KeyInfo(key_id, kind, user_id, f"Dr {user_id}", public, index)
        self.private[key_id] = private
        return key_id

    def retire(self, key_id: str) -> None:
        index = self.add("key_retired", {"key_id": key_id, "user_id": self.keys[key_id].user_id})
        self.keys[key_id] = replace(self.keys[key_id], retired_at_entry=index)

    def sign_decision(self, key_id: str, assessment: str = "a" * 32, **changes: Any) -> int:
        """A signed decision of the key's owner, as the program writes it; `changes` are made before signing."""
        made = {**make_statement(str(self.keys[key_id].user_id), assessment), **changes}
        signature = base64.b64encode(self.private[key_id].sign(rfc8785.dumps(made))).decode()
        event = "decision_amended" if "amends" in made else "decision_signed"
        data = {"statement": made, "key_id": key_id, "signature": signature}
        return self.add(event, data, user_id=self.keys[key_id].user_id)

    def sign_checkpoint(self, message: bytes) -> tuple[str, str]:
        key_id = [k.key_id for k in self.keys.values() if k.kind == "installation" and k.retired_at_entry is None][-1]
        return key_id, base64.b64encode(self.private[key_id].sign(message)).decode()

    def export(
        self, target: Path, *, purpose: str = "yearly audit", withhold: Callable[[dict[str, Any]], bool] | None = None
    ) -> ExportResult:
        """As the workflow does it: the disclosure is the last entry of what is exported."""
        head: dict[str, Any] = {
            "installation": self.name,
            "program": "0.1.0",
            "exported_at": self.clock.now().isoformat(),
            "exported_by": ADA,
            "purpose": purpose,
            "recipient": "the auditor",
            "keys": list(self.keys.values()),
        }
        held_back = [index for index, _, entry in self.entries if withhold is not None and withhold(entry)]
        self.add("log_exported", disclosure(**head, previous_export=self.previous, withheld=held_back))
        result = export_log(
            target,
            **head,
            entries=iter(self.entries),
            size=len(self.entries),
            head=self.link.hex(),
            time=self.clock.now().isoformat(),
            sign=self.sign_checkpoint,
            previous_export=self.previous,
            withhold=withhold,
        )
        self.previous = (result.size, result.head)
        return result


def make_statement(user_id: str, assessment_id: str = "a" * 32) -> dict[str, Any]:
    assessment = make_assessment(assessment_id=assessment_id)
    draft = SignOff(
        Decision("treat", "escitalopram", 10.0),
        (Reason("urn:cds-app:signoff-reasons:1", "patient_preference", "The patient's own preference"),),
        "=1+1\nwith a second line",
        ("basis", "inputs_missing"),
    )
    signer = Signer(user_id, "Dr Ada Example", "MD")
    made = statement(assessment, "f" * 64, draft, meaning="my decision", signer=signer, signed_at="2026-11-02T10:00Z")
    return {**made, "estimates": made["estimates"][:2]}  # short, so that every byte can be flipped


def small_installation() -> Installation:
    """Two clinicians, two decisions, some other events: ten entries before an export."""
    place = Installation()
    ada, bob = place.enrol("clinician", ADA), place.enrol("clinician", BOB)
    place.add("patient_opened", {"record_id": "b" * 32, "note": "ß \U0001f600 \u001f"})
    place.sign_decision(ada, "a" * 32)
    place.add("locked", {})
    place.sign_decision(bob, "c" * 32)
    place.add("log_read", {})
    return place


# --- tampering --------------------------------------------------------------------------------------------------


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write_lines(path: Path, lines: list[Any]) -> Path:
    path.write_bytes(b"".join(rfc8785.dumps(line) + b"\n" for line in lines))
    return path


def rehash(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every leaf and the head made again, as an insider can who may write everything but has no key."""
    link = first_link(lines[0]["installation"])
    for line in lines[1:-1]:
        if "entry" in line:
            line["leaf"] = leaf_hash(rfc8785.dumps(line["entry"])).hex()
        link = next_link(link, bytes.fromhex(line["leaf"]))
    lines[-1]["checkpoint"]["head"] = link.hex()
    return lines


def resign(lines: list[dict[str, Any]], place: Installation) -> list[dict[str, Any]]:
    """The checkpoint signed again, as an insider can who holds the database key and so the installation's key."""
    key_id, signature = place.sign_checkpoint(rfc8785.dumps(lines[-1]["checkpoint"]))
    lines[-1].update(key_id=key_id, signature=signature)
    return lines


def renumber(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Indexes, count and size made to fit whatever lines there are."""
    for index, line in enumerate(lines[1:-1]):
        line["index"] = index
        if "entry" in line:
            line["entry"]["index"] = index
    lines[0]["count"] = lines[-1]["checkpoint"]["size"] = len(lines) - 2
    return lines
