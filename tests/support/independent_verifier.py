"""A second verifier of decision logs, written from the format page alone, with other libraries; slow and plain.

It reads the whole file into memory and knows nothing of the program: `rfc8785` canonicalises, `cryptography`
checks signatures. Returns the verdict's words and, where it can tell, the first bad index.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Answer = tuple[str, int | None]


def verify(path: Path, anchor: Path | None = None) -> Answer:
    try:
        lines = _read(path)
    except (ValueError, RecursionError):
        return "unreadable", None
    try:
        return _judge(lines, None if anchor is None else _kept(anchor))
    except (KeyError, TypeError, AttributeError, ValueError, rfc8785.CanonicalizationError):
        return "unreadable", None


def _read(path: Path) -> list[Any]:
    text = path.read_bytes().decode("utf-8")
    if not text.endswith("\n") or "\r" in text or "\n\n" in text or text.startswith("\n"):
        raise ValueError("line ends")
    return [json.loads(line, object_pairs_hook=_no_duplicates, parse_float=_no) for line in text[:-1].split("\n")]


def _no(text: str) -> Any:
    raise ValueError(text)


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("duplicate key")
    return dict(pairs)


def _judge(lines: list[Any], kept: dict[str, Any] | None) -> Answer:
    head, last = lines[0], lines[-1]
    if head["format"] != "cds-decision-log" or head["version"] != 1 or head["first"] != 0:
        return "unreadable", None
    if "checkpoint" not in last:
        return "incomplete", len(lines) - 1
    rows = lines[1:-1]
    keys = {key["key_id"]: key for key in head["keys"]}
    if len(keys) < len(head["keys"]) or len({key["public_key"] for key in head["keys"]}) < len(keys):
        return "untrusted key", None

    links = [hashlib.sha256(b"cds-decision-log/1\n" + head["installation"].encode()).digest()]
    seen = set()
    for place, row in enumerate(rows):
        if row["index"] != place:
            missing = row["index"] > place and place not in [other["index"] for other in rows]
            return ("incomplete" if missing else "altered"), place
        if place >= head["count"]:
            return "altered", place
        leaf = bytes.fromhex(row["leaf"])
        if len(leaf) != 32 or row["leaf"] != row["leaf"].lower():
            return "unreadable", place
        if row.get("withheld") is not True:
            entry = row["entry"]
            if hashlib.sha256(b"\x00" + rfc8785.dumps(entry)).digest() != leaf or entry["index"] != place:
                return "altered", place
            if entry["event"] in ("decision_signed", "decision_amended"):
                problem = _decision_problem(entry, keys, place)
                signature = entry["data"]["signature"]
                if problem or signature in seen:
                    return problem or "altered", place
                seen.add(signature)
            if entry["event"] in ("key_enrolled", "key_retired"):
                listed = keys.get(entry["data"]["key_id"], {}).get(entry["event"].split("_")[1] + "_at_entry")
                if listed != place:
                    return "altered", place
        links.append(hashlib.sha256(b"\x01" + links[-1] + leaf).digest())

    checkpoint = last["checkpoint"]
    if len(rows) < checkpoint["size"] or len(rows) < head["count"]:
        return "incomplete", len(rows)
    if len(rows) > checkpoint["size"]:
        return "altered", checkpoint["size"]
    key = keys.get(last["key_id"])
    if key is None or key["kind"] != "installation":
        return "untrusted key", None
    if not _signature_holds(key, checkpoint, last["signature"]) or checkpoint["installation"] != head["installation"]:
        return "altered", None
    previous = last["previous_export"]
    for mark in [checkpoint] + ([previous] if previous else []):
        if mark["size"] > len(rows) or links[mark["size"]].hex() != mark["head"]:
            return "altered", None
    if kept is None:
        return "consistent, not anchored", None
    if kept["size"] > len(rows):
        return "incomplete", len(rows)
    return ("anchored" if links[kept["size"]].hex() == kept["head"] else "altered"), None


def _decision_problem(entry: dict[str, Any], keys: dict[str, Any], place: int) -> str | None:
    data = entry["data"]
    key, signer = keys.get(data["key_id"]), data["statement"]["signer"]["user_id"]
    if key is None or key["kind"] != "clinician" or not key["user_id"] == signer == entry["user_id"]:
        return "untrusted key"
    if key["enrolled_at_entry"] > place or (key["retired_at_entry"] is not None and key["retired_at_entry"] <= place):
        return "untrusted key"
    return None if _signature_holds(key, data["statement"], data["signature"]) else "altered"


def _signature_holds(key: dict[str, Any], value: Any, signature: str) -> bool:
    public = base64.b64decode(key["public_key"], validate=True)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(
            base64.b64decode(signature, validate=True), rfc8785.dumps(value)
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def _kept(anchor: Path) -> dict[str, Any]:
    text = anchor.read_text(encoding="utf-8")
    try:
        value = json.loads(text)
    except ValueError:
        value = json.loads(text.splitlines()[-1])
    found: dict[str, Any] = value.get("checkpoint", value)
    return found
