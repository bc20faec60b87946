"""Checks an exported decision log, format "cds-decision-log", version 1. Needs nothing but Python.

    python verification.py LOG [--anchor FILE]... [--trusted-key BASE64] [--receipt CODE]... [--json]

The file is read line by line; memory grows only with the number of signed decisions (about 100 bytes each).
In order of appearance: strict JSON and its canonical form (RFC 8785), Ed25519 (RFC 8032), the lines, the anchors.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import dataclasses
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

EXIT_CODES = {"anchored": 0, "consistent, not anchored": 0, "altered": 10, "incomplete": 11, "unreadable": 12,
              "untrusted key": 13}  # fmt: skip
LONGEST_LINE, LONGEST_LAST_LINE, DEEPEST = 16 * 2**20, 2**16, 32


@dataclasses.dataclass(frozen=True)
class Verdict:
    """`first_bad_index` is the first entry that is altered, missing or out of place, where that can be told.

    `entries` counts the entries that were read, `withheld` those of them without content; `head` is the last link.
    """

    status: str
    exit_code: int
    first_bad_index: int | None
    sentence: str
    entries: int
    head: str
    withheld: int = 0


class Bad(Exception):
    """The first thing found wrong."""

    def __init__(self, status: str, sentence: str, index: int | None = None) -> None:
        super().__init__(sentence)
        self.status, self.index = status, index


# --- strict JSON and its canonical form -------------------------------------------------------------------------


def parse(line: bytes) -> Any:
    """One JSON text, or ValueError: no fractions, no duplicate keys, no integer beyond 2^53 - 1, not too deep."""
    if line.count(b"[") + line.count(b"{") > DEEPEST:
        depth = 0
        for token in re.finditer(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', line):
            depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(token.group(), 0)
            if depth > DEEPEST:
                raise ValueError("nested too deeply")
    return _DECODER.decode(line.decode("utf-8"))


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _integer(text: str) -> int:
    if len(text) > 17 or abs(int(text)) >= 2**53:
        raise ValueError("an integer beyond 2^53 - 1")
    return int(text)


def _refuse(text: str) -> Any:
    raise ValueError(f"not a value of this format: {text[:20]}")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_int=_integer, parse_float=_refuse, parse_constant=_refuse, strict=True
)
_quote = json.encoder.encode_basestring  # escapes exactly what RFC 8785 escapes: quote, backslash, U+0000 to U+001F


def canonical(value: Any) -> bytes:
    """RFC 8785 for what `parse` returns: keys by UTF-16 code units, no white space. ValueError for lone surrogates."""
    return _text(value).encode("utf-8")


def _text(value: Any) -> str:
    if isinstance(value, str):
        return _quote(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ",".join(map(_text, value)) + "]"
    ordered = sorted(value, key=lambda key: key.encode("utf-16-be"))
    return "{" + ",".join(f"{_quote(key)}:{_text(value[key])}" for key in ordered) + "}"


def decoded(text: Any, size: int) -> bytes:
    """The bytes of a Base64 text in its one proper form; b"" for anything else."""
    try:
        data = base64.b64decode(text, validate=True) if isinstance(text, str) else b""
    except (binascii.Error, ValueError):
        return b""
    return data if len(data) == size and base64.b64encode(data).decode() == text else b""


def receipt(signature: str) -> str:
    """The short code of a signature that stands in the chart."""
    return hashlib.sha256(decoded(signature, 64)).hexdigest()[:16]


# --- Ed25519, RFC 8032 ------------------------------------------------------------------------------------------

Point = tuple[int, int, int, int]  # X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ZERO: Point = (0, 1, 1, 0)


def _add(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _point(data: bytes) -> Point | None:
    """A point from its 32 bytes; None unless it is one, in its one proper encoding."""
    y, odd = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != square or (x == 0 and odd):
        return None
    x = x if x & 1 == odd else P - x
    return x, y, 1, x * y % P


@lru_cache(maxsize=32)
def _multiples(point: Point) -> list[list[Point]]:
    """Row i holds 0 to 15 times 16^i times the point, so that a product needs 64 additions and nothing else."""
    rows = []
    for _ in range(64):
        row = [ZERO]
        for _ in range(15):
            row.append(_add(row[-1], point))
        rows.append(row)
        point = _add(row[-1], point)
    return rows


def _times(number: int, point: Point) -> Point:
    result = ZERO
    for place, row in enumerate(_multiples(point)):
        result = _add(result, row[number >> 4 * place & 15])
    return result


BASE = _point((4 * pow(5, -1, P) % P).to_bytes(32, "little")) or ZERO


def signed_by(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether it is an Ed25519 signature: S below the group order, R and the key encoded properly, S B = R + k A."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, s = _point(public), int.from_bytes(signature[32:], "little")
    if key is None or s >= ORDER:
        return False
    eightfold = key
    for _ in range(3):
        eightfold = _add(eightfold, eightfold)
    if eightfold[0] == 0:  # a key of small order "verifies" signatures that nobody made
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    minus = (P - key[0], key[1], 1, P - key[3])
    x, y, z, _ = _add(_times(s, BASE), _times(k, minus))
    x, y = x * pow(z, -1, P) % P, y * pow(z, -1, P) % P
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


# --- one log, from its first line to its last --------------------------------------------------------------------

_TEXT, _WHOLE, _OBJECT, _NONE = (str,), (int,), (dict,), type(None)
_MARK = {"size": _WHOLE, "head": _TEXT}
_CHECKPOINT = {"installation": _TEXT, **_MARK, "time": _TEXT}
_LAST_LINE = {"checkpoint": _OBJECT, "key_id": _TEXT, "signature": _TEXT, "previous_export": (dict, _NONE)}
_HEAD = {"format": _TEXT, "version": _WHOLE, "installation": _TEXT, "program": _TEXT, "exported_at": _TEXT,
         "exported_by": _TEXT, "purpose": _TEXT, "recipient": _TEXT, "first": _WHOLE, "count": _WHOLE,
         "keys": (list,)}  # fmt: skip
_KEY = {"key_id": _TEXT, "kind": _TEXT, "user_id": (str, _NONE), "display_name": (str, _NONE), "public_key": _TEXT,
        "enrolled_at_entry": _WHOLE, "retired_at_entry": (int, _NONE)}  # fmt: skip
_FULL = {"index": _WHOLE, "leaf": _TEXT, "entry": _OBJECT}
_WITHHELD = {"index": _WHOLE, "leaf": _TEXT, "withheld": (bool,)}
_ENTRY = {"index": _WHOLE, "time": _TEXT, "local_offset": _TEXT, "monotonic_ns": _WHOLE, "boot_id": _TEXT,
          "user_id": (str, _NONE), "role": (str, list, _NONE), "event": _TEXT, "data": _OBJECT}  # fmt: skip


def fits(value: Any, fields: dict[str, tuple[type, ...]]) -> bool:
    """An object with exactly these fields, each of its type."""
    return (
        isinstance(value, dict) and value.keys() == fields.keys() and all(type(value[n]) in fields[n] for n in fields)
    )


def is_last_line(value: Any) -> bool:
    return (
        fits(value, _LAST_LINE)
        and fits(value["checkpoint"], _CHECKPOINT)
        and (value["previous_export"] is None or fits(value["previous_export"], _MARK))
    )


def read_lines(file: BinaryIO) -> Iterator[bytes]:
    """Each line without its end. Raises `Bad` for anything but single line feeds, and for a file that breaks off."""
    file.seek(0)
    while line := file.readline(LONGEST_LINE):
        if not line.endswith(b"\n"):
            if len(line) < LONGEST_LINE and not line.rstrip().endswith(b"}"):
                raise Bad("incomplete", "the file breaks off inside a line.")
            raise Bad("unreadable", "the last line has no line end, or a line is too long.")
        if b"\r" in line or line == b"\n":
            raise Bad("unreadable", "the line ends are not single line feeds, or a line is blank.")
        yield line[:-1]


def last_line(file: BinaryIO) -> Any:
    """The last line's value, read before the others; None when it cannot be read."""
    file.seek(max(0, file.seek(0, 2) - LONGEST_LAST_LINE))
    try:
        return parse(file.read().rstrip(b"\n").rpartition(b"\n")[2])
    except ValueError:
        return None


class Log:
    """The walk through one file. `links` holds the link after so many entries, where somebody asks for it."""

    def __init__(self, links: dict[int, str]) -> None:
        self.links, self.read, self.withheld, self.link = links, 0, 0, b""
        self.head: dict[str, Any] = {}
        self.keys: dict[str, dict[str, Any]] = {}
        self.last_entry: dict[str, Any] = {}
        self.signatures: set[bytes] = set()
        self.receipts: set[str] = set()
        self.canonical = False  # a head line in canonical form promises that every line is

    def walk(self, lines: Iterator[bytes], trusted_key: str | None) -> None:
        """Raise `Bad` at the first thing that is wrong."""
        self.begin(next(lines, b""))
        for line in lines:
            value = parse(line)
            if self.canonical and canonical(value) != line:
                raise Bad("altered", "a line is not written as the program writes it.", self.read)
            if is_last_line(value):
                if next(lines, None) is not None:
                    raise Bad("unreadable", "the file goes on after its checkpoint.")
                return self.end(value, trusted_key)
            if not fits(value, _FULL) and not (fits(value, _WITHHELD) and value["withheld"]):
                raise Bad("unreadable", "a line is neither an entry nor the checkpoint.")
            self.entry(value, lines)
        raise Bad("incomplete", f"the file ends after {self.read} entries, without its checkpoint.")

    def begin(self, line: bytes) -> None:
        head = parse(line)
        told = fits(head, _HEAD) and (head["format"], head["version"], head["first"])
        if told != ("cds-decision-log", 1, 0) or not all(fits(key, _KEY) for key in head["keys"]):
            raise Bad("unreadable", "the first line is not the head of a decision log, version 1.")
        self.keys = {key["key_id"]: key for key in head["keys"]}
        if len(self.keys) != len(head["keys"]) or len({k["public_key"] for k in head["keys"]}) != len(head["keys"]):
            raise Bad("untrusted key", "a key stands twice in the head line, so nobody can say whose it is.")
        self.head, self.canonical = head, canonical(head) == line
        self.follow(b"cds-decision-log/1\n" + head["installation"].encode())

    def follow(self, hashed: bytes) -> None:
        self.link = hashlib.sha256(hashed).digest()
        if self.read in self.links:
            self.links[self.read] = self.link.hex()

    def entry(self, line: dict[str, Any], rest: Iterator[bytes]) -> None:
        """Its place, its leaf, the link, and what a signature or a key in it claims."""
        index, entry, here = line["index"], line.get("entry", {}), self.read
        if index > here:
            wanted = re.compile(rb'"index"\s*:\s*%d\s*,\s*"leaf"' % here)
            if any(wanted.search(later) for later in rest):
                raise Bad("altered", f"entry {here} is not in its place.", here)
            raise Bad("incomplete", f"entry {here} is missing.", here)
        if index < here:
            raise Bad("altered", f"entry {index} stands again where entry {here} belongs.", here)
        if here >= self.head["count"]:
            raise Bad("altered", "there are more entries than the head line counts.", here)
        if bytes.fromhex(line["leaf"]).hex() != line["leaf"] or len(line["leaf"]) != 64:
            raise Bad("unreadable", f"the hash of entry {here} is not 64 hexadecimal digits.", here)
        if "withheld" in line:
            self.withheld += 1
        elif hashlib.sha256(b"\x00" + canonical(entry)).hexdigest() != line["leaf"]:
            raise Bad("altered", f"entry {here} does not have the hash that stands beside it.", here)
        elif not fits(entry, _ENTRY):
            raise Bad("unreadable", f"entry {here} does not have the fields of this format.", here)
        elif entry["index"] != here:
            raise Bad("altered", f"entry {here} was written as entry {entry['index']}.", here)
        elif entry["event"] in ("decision_signed", "decision_amended"):
            self.decision(entry)
        elif entry["event"] in ("key_enrolled", "key_retired") and "key_id" in entry["data"]:
            self.key_entry(entry)
        self.last_entry, self.read = entry, here + 1
        self.follow(b"\x01" + self.link + bytes.fromhex(line["leaf"]))

    def decision(self, entry: dict[str, Any]) -> None:
        """Signed by the named clinician, with a key of that person that was in force, and only once."""
        here, data = self.read, entry["data"]
        statement, signature = data.get("statement"), decoded(data.get("signature"), 64)
        signer = statement.get("signer") if isinstance(statement, dict) else None
        if not isinstance(signer, dict) or not all(statement.get(n) for n in ("record_id", "assessment_id")):
            raise Bad("altered", f"entry {here} is a decision without a complete statement.", here)
        key = self.keys.get(str(data.get("key_id")))
        if key is None or key["kind"] != "clinician" or not in_force(key, here, here + 1):
            raise Bad("untrusted key", f"entry {here} is signed with a key that was not enrolled then.", here)
        if not (key["user_id"] == signer.get("user_id") == entry["user_id"]):
            raise Bad("untrusted key", f"entry {here} is signed with the key of another person.", here)
        if not signed_by(decoded(key["public_key"], 32), canonical(statement), signature):
            raise Bad("altered", f"the decision in entry {here} is not what was signed.", here)
        if signature in self.signatures:
            raise Bad("altered", f"entry {here} repeats a decision that was signed in an earlier one.", here)
        self.signatures.add(signature)
        self.receipts.add(receipt(data["signature"]))

    def key_entry(self, entry: dict[str, Any]) -> None:
        """Where an entry tells of a key, the head line must tell the same."""
        data, place = entry["data"], {"key_enrolled": "enrolled_at_entry"}.get(entry["event"], "retired_at_entry")
        key = self.keys.get(str(data["key_id"]), {})
        if {**key, **{n: data[n] for n in ("kind", "user_id", "public_key") if n in data}, place: self.read} != key:
            raise Bad("altered", f"the head line's keys do not agree with entry {self.read}.", self.read)

    def end(self, line: dict[str, Any], trusted_key: str | None) -> None:
        """The checkpoint: of this log and length, signed by this installation; then what nobody signed."""
        mark, previous = line["checkpoint"], line["previous_export"]
        if self.read < max(mark["size"], self.head["count"]):
            raise Bad("incomplete", f"there are {self.read} entries, and the file speaks of more.", self.read)
        if self.read > mark["size"]:
            raise Bad("altered", f"the signed checkpoint ends before entry {mark['size']}.", mark["size"])
        key = self.installation_key(line)
        if not signed_by(decoded(key["public_key"], 32), canonical(mark), decoded(line["signature"], 64)):
            raise Bad("altered", "the checkpoint is not what this installation signed.")
        if trusted_key not in (None, key["public_key"]):
            raise Bad("untrusted key", "the checkpoint is not signed with the key that you trust.")
        if mark["installation"] != self.head["installation"] or mark["head"] != self.link.hex():
            raise Bad("altered", "the entries do not lead to the head in the signed checkpoint.")
        if previous is not None and self.links.get(previous["size"]) != previous["head"]:
            raise Bad("altered", "the entries do not lead to the head of the export before this one.")
        told = self.last_entry["data"] if self.last_entry.get("event") == "log_exported" else {}
        head = hashlib.sha256(canonical(self.head)).hexdigest()
        if told.get("head_sha256", head) != head or told.get("previous_export", previous) != previous:
            raise Bad("altered", "the first or last line is not the one that the log says was exported.")

    def installation_key(self, line: dict[str, Any]) -> dict[str, Any]:
        """The key that a checkpoint names. Raises `Bad` unless the head line has it, in force at that length."""
        key, size = self.keys.get(line["key_id"]), line["checkpoint"]["size"]
        if key is None or key["kind"] != "installation" or not in_force(key, size, size):
            raise Bad("untrusted key", "a checkpoint is not signed with a key of this installation.")
        return key


def in_force(key: dict[str, Any], enrolled: int, until: int) -> bool:
    """Whether a key was enrolled by then, and not retired before there were `until` entries."""
    return bool(key["enrolled_at_entry"] <= enrolled and (key["retired_at_entry"] or until) >= until)


# --- anchors, and the whole --------------------------------------------------------------------------------------


def read_anchor(path: Path) -> dict[str, Any]:
    """What was kept elsewhere, as a last line: an export's, one by itself, or only its checkpoint (size and head)."""
    try:
        with path.open("rb") as file:
            found = last_line(file)
            if not is_last_line(found):
                file.seek(0)
                found = parse(file.read(LONGEST_LAST_LINE).strip())
    except (OSError, ValueError):
        found = None
    if is_last_line(found):
        return dict(found)
    if fits(found, _MARK) or fits(found, _CHECKPOINT):
        return {"checkpoint": found}
    raise Bad("unreadable", "the anchor is neither an exported log nor a checkpoint of one.")


def compare(log: Log, anchor: dict[str, Any]) -> None:
    """Raise `Bad` unless the log leads to the anchor's head."""
    mark = anchor["checkpoint"]
    if mark.get("installation", log.head["installation"]) != log.head["installation"]:
        raise Bad("untrusted key", "the anchor comes from another installation.")
    if "signature" in anchor:
        public = decoded(log.installation_key(anchor)["public_key"], 32)
        if not signed_by(public, canonical(mark), decoded(anchor["signature"], 64)):
            raise Bad("untrusted key", "the anchor is not signed with a key of this installation.")
    if mark["size"] > log.read:
        raise Bad("incomplete", f"the anchor vouches for {mark['size']} entries, here are {log.read}.", log.read)
    if log.links[mark["size"]] != mark["head"]:
        raise Bad("altered", f"before entry {mark['size']} the log is not the one that the anchor was made of.")


def first_difference(path: Path, anchor: Path) -> int | None:
    """The first index at which two exports hold different leaves; None when there is none, or no second export."""
    try:
        with path.open("rb") as file, anchor.open("rb") as other:
            pairs = zip(read_lines(file), read_lines(other), strict=False)
            both = ((parse(a).get("leaf"), parse(b).get("leaf")) for a, b in pairs)
            return next((place - 1 for place, (a, b) in enumerate(both) if a and b and a != b), None)
    except (Bad, OSError, ValueError, AttributeError):
        return None


def verify(
    path: Path,
    anchor: Path | Sequence[Path] | None = None,
    *,
    trusted_key: str | None = None,
    receipts: Sequence[str] = (),
) -> Verdict:
    """The verdict on an exported log.

    `anchor`: earlier exports or checkpoints that were kept elsewhere. `trusted_key`: the installation's public key
    (Base64) as the auditor knows it. `receipts`: codes of signatures that have to be in the log.
    """
    anchors, log = [anchor] if isinstance(anchor, Path) else list(anchor or ()), Log({})
    try:
        kept = [read_anchor(a) for a in anchors]
        with path.open("rb") as file:
            end = last_line(file)
            marks = [k["checkpoint"] for k in kept] + ([end["previous_export"]] if is_last_line(end) else [])
            log.links = {mark["size"]: "" for mark in marks if mark}
            log.walk(read_lines(file), trusted_key)
        for one in kept:
            compare(log, one)
        missing = sorted({code.lower() for code in receipts} - log.receipts)
        if missing:
            raise Bad("incomplete", f"no decision with the receipt {missing[0]} could be read.")
    except Bad as bad:
        if bad.index is None and bad.status == "altered":
            found = (first_difference(path, a) for a in anchors)
            bad.index = next((index for index in found if index is not None), None)
        elif bad.index is None and bad.status != "untrusted key" and log.head:
            bad.index = log.read
        return verdict(log, bad.status, str(bad), bad.index)
    except ValueError:
        return verdict(log, "unreadable", "a line is not JSON as this format has it.", log.read if log.head else None)
    except OSError as error:
        return verdict(log, "unreadable", f"the file cannot be opened ({error.strerror}).")
    size = max((one["checkpoint"]["size"] for one in kept), default=0)
    if size:
        return verdict(log, "anchored", f"{log.read} entries follow from one another and agree with their signed "
                       f"checkpoint; the first {size} agree with what was kept elsewhere.")  # fmt: skip
    return verdict(log, "consistent, not anchored", f"{log.read} entries follow from one another and agree with the "
                   "signed checkpoint in the same file. Only a checkpoint kept elsewhere (--anchor) can show that the "
                   "whole was not written anew.")  # fmt: skip


def verdict(log: Log, status: str, sentence: str, index: int | None = None) -> Verdict:
    place = f" First bad index: {index}." if index is not None else ""
    closing = f" {log.withheld} entries were withheld and could not be read." if log.withheld else ""
    said = f"{status.capitalize()}: {sentence}{place}{closing}"
    return Verdict(status, EXIT_CODES[status], index, said, log.read, log.link.hex(), log.withheld)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check an exported decision log.")
    parser.add_argument("log", type=Path)
    parser.add_argument("--anchor", type=Path, action="append", help="an earlier export or checkpoint kept elsewhere")
    parser.add_argument("--trusted-key", metavar="BASE64", help="the installation's public key as you know it")
    parser.add_argument("--receipt", action="append", default=[], help="the code of a signature, from the chart")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    args = parser.parse_args(argv)
    found = verify(args.log, args.anchor, trusted_key=args.trusted_key, receipts=args.receipt)
    sys.stdout.write((json.dumps(dataclasses.asdict(found)) if args.json else found.sentence) + "\n")
    return found.exit_code


if __name__ == "__main__":
    sys.exit(main())
