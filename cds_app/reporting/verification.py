"""Checks an exported decision log, format "cds-decision-log", version 1. Needs nothing but Python.

    python verification.py LOG [--anchor FILE]... [--trusted-key BASE64] [--receipt CODE]... [--receipts FILE]
                               [--table FILE]... [--json]

The file is read line by line; memory grows only with the number of signed decisions (about 100 bytes each).
In order of appearance: strict JSON and its canonical form (RFC 8785), Ed25519 (RFC 8032), the lines, the anchors, the
tables for people (CSV), which are made again from the entries and compared byte for byte.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import contextlib
import dataclasses
import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import contains
from pathlib import Path
from typing import Any, BinaryIO

EXIT_CODES = {"anchored": 0, "consistent, not anchored": 0, "altered": 10, "incomplete": 11, "unreadable": 12,
              "untrusted key": 13}  # fmt: skip
Fields = Mapping[str, tuple[type, ...]]
_LIBRARY = "cryptography.hazmat.primitives.asymmetric.ed25519"
_BRACKETS, _OTHERS = bytes.maketrans(b"[{]}", b"(())"), bytes(set(range(256)) - set(b'[]{}"'))
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
    """The first thing found wrong: its verdict, what it is, and at which entry."""


def need(holds: bool, status: str, sentence: str, index: int | None = None) -> None:
    if not holds:
        raise Bad(status, sentence.replace("{here}", str(index)), index)


# --- strict JSON and its canonical form -------------------------------------------------------------------------


def parse(line: bytes, *, twice: bool = False) -> Any:
    """One JSON text, or ValueError: no fractions, no integer beyond 2^53 - 1, not too deep, no key `twice` over."""
    if line.count(b"[") + line.count(b"{") > DEEPEST:
        bare = line.replace(b"\\\\", b"").replace(b'\\"', b"")
        pairs = bare.translate(_BRACKETS, _OTHERS).replace(b'""', b"")
        if b'"' in pairs:  # there are brackets inside a text
            pairs = re.sub(rb'"[^"]*"', b"", bare).translate(_BRACKETS, _OTHERS)
        for _ in range(DEEPEST):
            pairs = pairs.replace(b"()", b"")  # the innermost ones
        if pairs:
            raise ValueError("nested too deeply")
    return (_LENIENT if twice else _STRICT).decode(line.decode("utf-8"))


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _integer(text: str) -> int:
    if len(text) > 15 and (len(text) > 17 or abs(int(text)) >= 2**53):
        raise ValueError("an integer beyond 2^53 - 1")
    return int(text)


def _refuse(text: str) -> Any:
    raise ValueError(f"not a value of this format: {text[:20]}")


_LENIENT = json.JSONDecoder(parse_int=_integer, parse_float=_refuse, parse_constant=_refuse)
_STRICT = json.JSONDecoder(object_pairs_hook=_pairs, parse_int=_integer, parse_float=_refuse, parse_constant=_refuse)
_SORTED = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"))
_UNSORTED = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def canonical(value: Any) -> bytes:
    """RFC 8785 for what `parse` returns: keys by UTF-16 code units, no white space. ValueError for lone surrogates."""
    text = _SORTED.encode(value)  # escapes what RFC 8785 escapes; sorts by code points, the same below surrogates
    return (text if text.isascii() or max(text) < "\ud800" else _UNSORTED.encode(_ordered(value))).encode("utf-8")


def canonical_entry(entry: dict[str, Any]) -> tuple[bytes, bytes]:
    """The canonical form of an entry and of the statement in it, its longest part, which is made once for both."""
    data = entry.get("data")
    if not isinstance(data, dict) or not isinstance(data.get("statement"), dict):
        return canonical(entry), b""
    statement = canonical(data["statement"])
    place = hashlib.sha256(b"place of " + statement).hexdigest()
    around = canonical({**entry, "data": {**data, "statement": place}})
    return around.replace(b'"%b"' % place.encode(), statement, 1), statement


def _ordered(value: Any) -> Any:
    if isinstance(value, list):
        return [_ordered(part) for part in value]
    if not isinstance(value, dict):
        return value
    return {key: _ordered(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be"))}


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


@lru_cache(maxsize=32)
def _proper_key(public: bytes) -> Point | None:
    """The key's point; None for a key of small order too, which "verifies" signatures that nobody made."""
    key = eightfold = _point(public)
    for _ in range(3):
        eightfold = eightfold and _add(eightfold, eightfold)
    return key if eightfold and eightfold[0] else None


def signed_by(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether it is an Ed25519 signature: S below the group order, R and the key encoded properly, S B = R + k A."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, s = _proper_key(public), int.from_bytes(signature[32:], "little")
    if key is None or s >= ORDER:
        return False
    # seven times as fast where the program loaded it; never imported here, or a file beside this one might be
    if library := sys.modules.get(_LIBRARY):
        try:
            library.Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        except sys.modules["cryptography.exceptions"].InvalidSignature:
            return False
        return True
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    minus = (P - key[0], key[1], 1, P - key[3])
    x, y, z, _ = _add(_times(s, BASE), _times(k, minus))
    x, y = x * pow(z, -1, P) % P, y * pow(z, -1, P) % P
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


# --- one log, from its first line to its last --------------------------------------------------------------------

_TEXT, _WHOLE, _MAYBE = (str,), (int,), (str, type(None))
_HASH = re.compile("[0-9a-f]{64}")
_MARK: Fields = {"size": _WHOLE, "head": _TEXT}
_CHECKPOINT: Fields = {"installation": _TEXT, "size": _WHOLE, "head": _TEXT, "time": _TEXT}
_LAST: Fields = {"checkpoint": (dict,), "key_id": _TEXT, "signature": _TEXT, "previous_export": (dict, type(None))}
_HEAD: Fields = {"format": _TEXT, "version": _WHOLE, "installation": _TEXT, "program": _TEXT, "exported_at": _TEXT,
                 "exported_by": _TEXT, "purpose": _TEXT, "recipient": _TEXT, "first": _WHOLE, "count": _WHOLE,
                 "keys": (list,)}  # fmt: skip
_KEY: Fields = {"key_id": _TEXT, "kind": _TEXT, "user_id": _MAYBE, "display_name": _MAYBE, "public_key": _TEXT,
                "enrolled_at_entry": _WHOLE, "retired_at_entry": (int, type(None))}  # fmt: skip
_FULL: Fields = {"index": _WHOLE, "leaf": _TEXT, "entry": (dict,)}
_WITHHELD: Fields = {"index": _WHOLE, "leaf": _TEXT, "withheld": (bool,)}
_CO_SIGNED: Fields = {**_MARK, "installation": _TEXT, "signer": (dict,), "meaning": _TEXT, "signed_at": _TEXT}
_DISPOSED: Fields = {"installation": _TEXT, "first": _WHOLE, "end": _WHOLE, "count": _WHOLE, "sha256": _TEXT,
                     "head": _TEXT, "before": _TEXT, "retention_days": _WHOLE, "reason": _TEXT,
                     "disposed_at": _TEXT}  # fmt: skip
_ENTRY: Fields = {"index": _WHOLE, "time": _TEXT, "local_offset": _TEXT, "monotonic_ns": _WHOLE, "boot_id": _TEXT,
                  "user_id": _MAYBE, "role": (str, list, type(None)), "event": _TEXT, "data": (dict,)}  # fmt: skip


def fits(value: Any, fields: Fields) -> bool:
    """An object with exactly these fields, each of its type."""
    if not isinstance(value, dict) or value.keys() != fields.keys():
        return False
    return all(map(contains, map(fields.__getitem__, value), map(type, value.values())))


def is_last(value: Any) -> bool:
    previous = value.get("previous_export") if fits(value, _LAST) else 0
    return previous != 0 and fits(value["checkpoint"], _CHECKPOINT) and (previous is None or fits(previous, _MARK))


def read_lines(file: BinaryIO) -> Iterator[bytes]:
    """Each line without its end. Raises `Bad` for anything but single line feeds, and for a file that breaks off."""
    file.seek(0)
    while line := file.readline(LONGEST_LINE):
        if not line.endswith(b"\n"):
            cut = len(line) < LONGEST_LINE and not line.rstrip().endswith(b"}")
            need(not cut, "incomplete", "the file breaks off inside a line.")
            need(False, "unreadable", "the last line has no line end, or a line is too long.")
        need(b"\r" not in line and line != b"\n", "unreadable", "a line is blank or ends in more than a line feed.")
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
        self.hidden = hashlib.sha256()  # over the withheld indexes, one a line
        self.notes, self.link_before = "", b""  # who signed for the log, what was disposed of
        self.canonical = False  # a head line in canonical form promises that every line is

    def walk(self, lines: Iterator[bytes], trusted_key: str | None) -> None:
        """Raise `Bad` or ValueError at the first thing that is wrong."""
        self.begin(next(lines, b""))
        for line in lines:
            # a line that proves canonical holds no key twice, so only others are searched for one
            value = parse(line, twice=self.canonical)
            try:
                if fits(value, _FULL) or (fits(value, _WITHHELD) and value["withheld"]):
                    self.entry(line, value, lines)
                    continue
                need(is_last(value), "unreadable", "a line is neither an entry nor the checkpoint.")
                self.need_neat(line, canonical(value))
                need(next(lines, None) is None, "unreadable", "the file goes on after its checkpoint.")
                return self.end(value, trusted_key)
            except Bad:
                parse(line)
                raise
        raise Bad("incomplete", f"the file ends after {self.read} entries, without its checkpoint.", None)

    def begin(self, line: bytes) -> None:
        head = parse(line)
        told = (head["format"], head["version"], head["first"]) if fits(head, _HEAD) else ()
        fine = told == ("cds-decision-log", 1, 0) and all(fits(key, _KEY) for key in head["keys"])
        need(fine, "unreadable", "the first line is not the head of a decision log, version 1.")
        self.keys = {key["key_id"]: key for key in head["keys"]}
        single = len(self.keys) == len(head["keys"]) == len({key["public_key"] for key in head["keys"]})
        need(single, "untrusted key", "a key stands twice in the head line, so nobody can say whose it is.")
        self.head, self.canonical = head, canonical(head) == line
        self.follow(b"cds-decision-log/1\n" + head["installation"].encode())

    def follow(self, hashed: bytes) -> None:
        self.link = hashlib.sha256(hashed).digest()
        if self.read in self.links:
            self.links[self.read] = self.link.hex()

    def need_neat(self, line: bytes, expected: bytes) -> None:
        """A line as the head line promises it: canonical, or the same with every character beyond ASCII escaped."""
        if self.canonical and line != expected:
            escaped = json.dumps(parse(line), sort_keys=True, separators=(",", ":")).encode()
            need(line == escaped, "altered", "a line is not written as the program writes it.", self.read)

    def entry(self, line: bytes, value: dict[str, Any], rest: Iterator[bytes]) -> None:
        """Its place, its leaf, the link, and what a signature or a key in it claims."""
        index, leaf, entry, here = value["index"], value["leaf"], value.get("entry", {}), self.read
        if index > here:
            wanted = re.compile(rb'"index"\s*:\s*%d\s*,\s*"leaf"' % here)
            need(not any(wanted.search(later) for later in rest), "altered", "entry {here} is not in its place.", here)
            need(False, "incomplete", "entry {here} is missing.", here)
        if index < here:
            need(False, "altered", f"entry {index} stands again where entry {here} belongs.", here)
        need(here < self.head["count"], "altered", "there are more entries than the head line counts.", here)
        need(_HASH.fullmatch(leaf) is not None, "unreadable", "the hash of entry {here} is none.", here)
        if "withheld" in value:
            self.need_neat(line, canonical(value))
            self.withheld += 1
            self.hidden.update(b"%d\n" % index)
        else:
            content, statement = canonical_entry(entry)
            same = hashlib.sha256(b"\x00" + content).hexdigest() == leaf
            need(same, "altered", "entry {here} does not have the hash that stands beside it.", here)
            self.need_neat(line, b'{"entry":%b,"index":%d,"leaf":"%b"}' % (content, index, leaf.encode()))
            need(fits(entry, _ENTRY), "unreadable", "entry {here} does not have the fields of this format.", here)
            need(entry["index"] == here, "altered", "entry {here} was written as another entry.", here)
            if entry["event"] in ("decision_signed", "decision_amended"):
                self.decision(here, entry, entry["data"], statement)
            elif entry["event"] in ("key_enrolled", "key_retired") and "key_id" in entry["data"]:
                self.key_entry(here, entry["event"], entry["data"])
            elif entry["event"] in ("log_co_signed", "entries_disposed"):
                self.signed_note(here, entry, entry["data"])
        self.last_entry, self.read, self.link_before = entry, here + 1, self.link
        self.follow(b"\x01" + self.link + bytes.fromhex(leaf))

    def decision(self, here: int, entry: dict[str, Any], data: dict[str, Any], signed: bytes) -> None:
        """Signed by the named clinician, with a key of that person that was in force, and only once."""
        statement, signature = data.get("statement"), decoded(data.get("signature"), 64)
        statement = statement if isinstance(statement, dict) else {}
        signer = statement["signer"] if isinstance(statement.get("signer"), dict) else {}
        whole = bool(signer) and all(statement.get(name) for name in ("record_id", "assessment_id"))
        need(whole, "altered", "entry {here} is a decision without a complete statement.", here)
        key = self.keys.get(str(data.get("key_id")), {"kind": None})
        known = key["kind"] == "clinician" and in_force(key, here, here + 1)
        need(known, "untrusted key", "entry {here} is signed with a key that was not enrolled then.", here)
        own = key["user_id"] == signer.get("user_id") == entry["user_id"]
        need(own, "untrusted key", "entry {here} is signed with the key of another person.", here)
        made = signed_by(decoded(key["public_key"], 32), signed, signature)
        need(made, "altered", "the decision in entry {here} is not what was signed.", here)
        fresh = signature not in self.signatures
        need(fresh, "altered", "entry {here} repeats a decision that was signed in an earlier one.", here)
        self.signatures.add(signature)
        self.receipts.add(receipt(data["signature"]))

    def signed_note(self, here: int, entry: dict[str, Any], data: dict[str, Any]) -> None:
        """A second person signed for the log up to here, or the installation for what it disposed of."""
        person, made = entry["event"] == "log_co_signed", data.get("statement") or {}
        whole = fits(made, _CO_SIGNED if person else _DISPOSED)
        need(whole, "altered", "entry {here} does not hold what its kind says.", here)
        key = self.keys.get(str(data.get("key_id")), {"kind": None})
        known = key["kind"] == ("clinician" if person else "installation") and in_force(key, here, here + 1)
        own = known and (not person or key["user_id"] == entry["user_id"] == made["signer"].get("user_id"))
        need(own, "untrusted key", "entry {here} is not signed with a key of whom it names.", here)
        same = signed_by(decoded(key["public_key"], 32), canonical(made), decoded(data.get("signature"), 64))
        same = same and made["installation"] == self.head["installation"]
        if person:  # a clock that was set puts an entry in between
            heads = {here: self.link.hex(), here - 1: self.link_before.hex()}
            same = same and heads.get(made["size"]) == made["head"]
            self.notes += f" {made['signer'].get('printed_name')} signed for the first {made['size']} entries."
        else:
            same = same and 0 <= made["count"] <= self.withheld and made["end"] <= here
            self.notes += f" Entry {here} says that {made['count']} entries before {made['end']} were disposed of."
        need(same, "altered", "what was signed in entry {here} does not fit this log.", here)

    def key_entry(self, here: int, event: str, data: dict[str, Any]) -> None:
        """Where an entry tells of a key, the head line must tell the same."""
        key = self.keys.get(str(data["key_id"]), {})
        told: dict[str, Any] = {name: data[name] for name in ("kind", "user_id", "public_key") if name in data}
        told["enrolled_at_entry" if event == "key_enrolled" else "retired_at_entry"] = here
        need(key | told == key, "altered", "the head line's keys do not agree with entry {here}.", here)

    def end(self, line: dict[str, Any], trusted_key: str | None) -> None:
        """The checkpoint: of this log and length, signed by this installation; then what nobody signed."""
        mark, previous, read = line["checkpoint"], line["previous_export"], self.read
        whole = read >= max(mark["size"], self.head["count"])
        need(whole, "incomplete", f"there are {read} entries, and the file speaks of more.", read)
        need(read == mark["size"], "altered", f"the signed checkpoint ends before entry {mark['size']}.", mark["size"])
        key = self.installation_key(line)
        made = signed_by(decoded(key["public_key"], 32), canonical(mark), decoded(line["signature"], 64))
        need(made, "altered", "the checkpoint is not what this installation signed.")
        known = trusted_key in (None, key["public_key"])
        need(known, "untrusted key", "the checkpoint is not signed with the key that you trust.")
        same = (mark["installation"], mark["head"]) == (self.head["installation"], self.link.hex())
        need(same, "altered", "the entries do not lead to the head in the signed checkpoint.")
        same = previous is None or self.links.get(previous["size"]) == previous["head"]
        need(same, "altered", "the entries do not lead to the head of the export before this one.")
        told = self.last_entry["data"] if self.last_entry.get("event") == "log_exported" else {}
        held_back = {"count": self.withheld, "sha256": self.hidden.hexdigest()}
        same = told.get("withheld", held_back) == held_back
        need(same, "altered", "other entries are withheld than the log says were withheld.")
        uncounted = {name: value for name, value in self.head.items() if name != "count"}
        now = {"head_sha256": hashlib.sha256(canonical(uncounted)).hexdigest(), "previous_export": previous}
        same = all(told.get(name, value) == value for name, value in now.items())
        need(same, "altered", "the first or last line is not the one that the log says was exported.")

    def installation_key(self, line: dict[str, Any]) -> dict[str, Any]:
        """The key that a checkpoint names. Raises `Bad` unless the head line has it, in force at that length."""
        key, size = self.keys.get(line["key_id"], {"kind": None}), line["checkpoint"]["size"]
        known = key["kind"] == "installation" and in_force(key, size, size)
        need(known, "untrusted key", "a checkpoint is not signed with a key of this installation.")
        return key


def in_force(key: dict[str, Any], enrolled: int, until: int) -> bool:
    """Whether a key was enrolled by then, and not retired before there were `until` entries."""
    retired = key["retired_at_entry"]
    return bool(key["enrolled_at_entry"] <= enrolled and (retired is None or retired >= until))


# --- anchors -----------------------------------------------------------------------------------------------------


def read_anchor(path: Path) -> dict[str, Any]:
    """What was kept elsewhere, as a last line: an export's, one by itself, or only its checkpoint (size and head)."""
    found: Any = None
    with contextlib.suppress(OSError, ValueError), path.open("rb") as file:
        found = last_line(file)
        if not is_last(found):
            file.seek(0)
            found = parse(file.read(LONGEST_LAST_LINE).strip())
    if fits(found, _MARK) or fits(found, _CHECKPOINT):
        return {"checkpoint": found}
    need(is_last(found), "unreadable", "the anchor is neither an exported log nor a checkpoint of one.")
    return dict(found)


def compare(log: Log, anchor: dict[str, Any]) -> None:
    """Raise `Bad` unless the log leads to the anchor's head."""
    mark, size = anchor["checkpoint"], anchor["checkpoint"]["size"]
    own = mark.get("installation", log.head["installation"]) == log.head["installation"]
    need(own, "untrusted key", "the anchor comes from another installation.")
    if "signature" in anchor:
        public = decoded(log.installation_key(anchor)["public_key"], 32)
        made = signed_by(public, canonical(mark), decoded(anchor["signature"], 64))
        need(made, "untrusted key", "the anchor is not signed with a key of this installation.")
    need(size <= log.read, "incomplete", f"the anchor vouches for {size} entries, here are {log.read}.", log.read)
    said = "" if "signature" not in anchor else (
        " One installation has signed two histories of that length: its store was copied and both copies were used, "
        "or its log was written anew.")  # fmt: skip
    need(log.links[size] == mark["head"], "altered",
         f"before entry {size} the log is not what the anchor was made of.{said}")  # fmt: skip


# --- tables for people -------------------------------------------------------------------------------------------

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_ENTRIES = ("index", "leaf", "time", "local_offset", "monotonic_ns", "boot_id", "user_id", "role", "event", "data")


def cell(value: Any) -> str:
    """One cell (RFC 4180). Text that a spreadsheet could take for a formula begins with an apostrophe; numbers stay."""
    text = "" if value is None else canonical(value).decode() if isinstance(value, bool | list | dict) else str(value)
    shown, quiet = text.replace("\0", "\ufffd"), ("Cc", "Cf", "Mn", "Zs")
    if not _NUMBER.fullmatch(shown):
        first = next((c for c in text if not c.isspace() and unicodedata.category(c) not in quiet), "")
        acts = unicodedata.normalize("NFKC", first)[:1].replace("\u2212", "-") in tuple("=+-@|%")
        if text and (acts or unicodedata.category(text[0]) in ("Cc", "Cf")):
            shown = f"'{shown}"
    return '"' + shown.replace('"', '""') + '"' if any(sign in shown for sign in ',"\r\n') else shown


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every field of a statement by its dotted path; lists stay whole."""
    if isinstance(value, dict) and value:
        for name in sorted(value):
            yield from leaves(value[name], f"{path}.{name}" if path else name)
    else:
        yield path, value


def table_rows(path: Path, decisions: bool) -> Iterator[Sequence[Any]]:
    """The rows of one of the two tables: every entry, or every signed decision with every field that was signed."""

    def lines() -> Iterator[dict[str, Any]]:
        with path.open("rb") as file:
            yield from (line for line in map(parse, read_lines(file)) if "leaf" in line)

    def signed() -> Iterator[dict[str, Any]]:
        kinds = ("decision_signed", "decision_amended")
        yield from (e for e in (line.get("entry", {}) for line in lines()) if e.get("event") in kinds)

    if decisions:
        fields = sorted({name for entry in signed() for name, _ in leaves(entry["data"]["statement"])})
        yield ("index", "time", "event", *fields, "key_id", "signature", "statement")
        for entry in signed():
            data = entry["data"]
            found = dict(leaves(data["statement"]))
            yield (entry["index"], entry["time"], entry["event"], *map(found.get, fields), data["key_id"],
                   data["signature"], data["statement"])  # fmt: skip
        return
    yield _ENTRIES
    for line in lines():
        entry = line.get("entry", {"event": "(withheld)"})
        yield (line["index"], line["leaf"], *map(entry.get, _ENTRIES[2:]))


def is_made_of(table: Path, path: Path) -> bool:
    """Whether a table is, byte for byte, what the log's entries make of it."""
    with table.open("rb") as file:
        decisions = not file.read(12).startswith(b"index,leaf")
        file.seek(0)
        for row in table_rows(path, decisions):
            line = (",".join(map(cell, row)) + "\r\n").encode()
            if file.read(len(line)) != line:
                return False
        return not file.read(1)


def read_receipts(path: Path) -> list[str]:
    """Receipts from a file, one a line; what stands behind a space or a # is the reader's own."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [line.split()[0] for line in lines if line.strip() and not line.lstrip().startswith("#")]


# --- the whole ---------------------------------------------------------------------------------------------------


def first_difference(path: Path, anchor: Path) -> int | None:
    """The first index at which two exports hold different leaves; None when there is none, or no second export."""
    with contextlib.suppress(Bad, OSError, ValueError, AttributeError), path.open("rb") as a, anchor.open("rb") as b:
        for place, (ours, theirs) in enumerate(zip(read_lines(a), read_lines(b), strict=False)):
            leaves = {parse(ours).get("leaf"), parse(theirs).get("leaf")}
            if len(leaves - {None}) == 2:
                return place - 1
    return None


def verify(
    path: Path, anchor: Path | Sequence[Path] | None = None, *, trusted_key: str | None = None,
    receipts: Sequence[str] = (), tables: Sequence[Path] = (),
) -> Verdict:  # fmt: skip
    """The verdict on an exported log.

    `anchor`: earlier exports or checkpoints that were kept elsewhere. `trusted_key`: the installation's public key
    (Base64) as the auditor knows it. `receipts`: codes of signatures that have to be in the log. `tables`: CSV files
    that have to be what the entries make of them.
    """
    anchors, log = [anchor] if isinstance(anchor, Path) else list(anchor or ()), Log({})
    try:
        kept = [read_anchor(one) for one in anchors]
        with path.open("rb") as file:
            end = last_line(file)
            marks = [one["checkpoint"] for one in kept] + ([end["previous_export"]] if is_last(end) else [])
            log.links = {mark["size"]: "" for mark in marks if mark}
            log.walk(read_lines(file), trusted_key)
        for one in kept:
            compare(log, one)
        missing = sorted({code.lower() for code in receipts} - log.receipts)
        need(not missing, "incomplete", f"no decision with the receipt {', '.join(missing)} could be read.")
        for table in tables:
            need(is_made_of(table, path), "altered", f"the table {table.name} is not what the entries make of it.")
    except Bad as bad:
        status, sentence, index = bad.args
        if index is None and status == "altered":
            found = (first_difference(path, one) for one in anchors)
            index = next((place for place in found if place is not None), None)
        elif index is None and status != "untrusted key" and log.head:
            index = log.read
        return verdict(log, status, sentence, index)
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
    said = f"{status.capitalize()}: {sentence}{place}{closing}{log.notes if EXIT_CODES[status] == 0 else ''}"
    return Verdict(status, EXIT_CODES[status], index, said, log.read, log.link.hex(), log.withheld)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check an exported decision log.")
    parser.add_argument("log", type=Path)
    parser.add_argument("--anchor", type=Path, action="append", help="an earlier export or checkpoint kept elsewhere")
    parser.add_argument("--trusted-key", metavar="BASE64", help="the installation's public key as you know it")
    parser.add_argument("--receipt", action="append", default=[], help="the code of a signature, from the chart")
    parser.add_argument("--receipts", type=Path, metavar="FILE", help="receipts from a file, one a line")
    parser.add_argument("--table", type=Path, action="append", default=[], help="a CSV that came with the log")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    args = parser.parse_args(argv)
    try:
        codes = [*args.receipt, *(read_receipts(args.receipts) if args.receipts else ())]
    except (OSError, ValueError):
        parser.error("the file with receipts cannot be read")
    found = verify(args.log, args.anchor, trusted_key=args.trusted_key, receipts=codes, tables=args.table)
    sys.stdout.write((json.dumps(dataclasses.asdict(found)) if args.json else found.sentence) + "\n")
    return found.exit_code


if __name__ == "__main__":
    sys.exit(main())
